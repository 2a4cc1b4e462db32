"""The protocol every program of the suite speaks, and nothing more.

A program hands its work and the right result to `run`, which measures the work
again and again in this process and prints one line for each thing measured:

    name fib            the program
    loops 1             how often the work is done for one value
    value 0.1034        seconds for one go at the work (elapsed time / loops)
    result 832040       what the work gave; the same for every value
    done 12             all went well; the number of values before this line

Other lines are errors to a reader. A wrong result ends the process with status
1 and a message on standard error.

Options, all of them optional:

    --loops N           do the work N times for one value     (default 1)
    --values N          stop after N values                   (default 10)
    --seconds S         start no value after S seconds        (default no limit)

Nothing but `sys` and `time` is imported, so that a young virtual machine can be
measured as early as one that is complete.
"""

import sys
from time import perf_counter


def number(convert, option, text):
    try:
        found = convert(text)
    except ValueError:
        found = 0
    if not found > 0:
        sys.exit("%s wants a number above zero, not %r" % (option, text))
    return found


def options(words):
    loops, values, seconds = 1, 10, None
    at = 0
    while at < len(words):
        option = words[at]
        if option not in ("--loops", "--values", "--seconds"):
            sys.exit("unknown option %r; there are --loops, --values and --seconds" % option)
        if at + 1 == len(words):
            sys.exit("%s wants a number" % option)
        if option == "--loops":
            loops = number(int, option, words[at + 1])
        elif option == "--values":
            values = number(int, option, words[at + 1])
        else:
            seconds = number(float, option, words[at + 1])
        at += 2
    return loops, values, seconds


def run(name, work, right):
    """Measure work(), whose every result must equal right, as the options say."""
    loops, values, seconds = options(sys.argv[1:])
    print("name", name)
    print("loops", loops, flush=True)
    begin = perf_counter()
    measured = 0
    while measured < values:
        start = perf_counter()
        for _ in range(loops):
            result = work()
        end = perf_counter()
        if result != right:
            sys.exit("%s: wrong result: %r instead of %r" % (name, result, right))
        print("value", repr((end - start) / loops), flush=True)
        measured += 1
        if seconds is not None and end - begin >= seconds:
            break
    print("result", result)
    print("done", measured, flush=True)
