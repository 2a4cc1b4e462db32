"""A stand-in for the pyperf package, with as much of it as benchmarks use that are
run by its Runner, so that they run unmodified where nothing can be installed.

The process measures one of the script's benchmarks, which ADDER_PYPERF names, and
reports it in the protocol of adder's own suite (see measure.py there). When
ADDER_PYPERF is "*", it runs none and prints the names of all:

    benchmark chaos

Loops are calibrated as pyperf does: doubled until one value takes a tenth of a
second. What a script prints itself goes to standard error.
"""

import argparse
import os
import sys
from time import perf_counter

VERSION = (2, 9, 0)
__version__ = "2.9.0"

MIN_TIME = 0.1

_out = sys.stdout
sys.stdout = sys.stderr


def _say(*words):
    print(*words, file=_out, flush=True)


def python_implementation():
    return sys.implementation.name


def python_has_jit():
    return sys.implementation.name == "pypy"


def format_timedelta(seconds):
    return "%.3g sec" % seconds


class Runner:
    """Runs the one benchmark that is asked for, and passes over the others."""

    def __init__(self, values=None, processes=None, loops=0, min_time=MIN_TIME, metadata=None,
                 show_name=True, program_args=None, add_cmdline_args=None, _argparser=None, warmups=None):
        self.metadata = dict(metadata or {})
        self.args = None
        self.min_time = min_time
        self.asked = os.environ.get("ADDER_PYPERF", "")
        self.begin = perf_counter()
        self.argparser = argparse.ArgumentParser() if _argparser is None else _argparser
        option = self.argparser.add_argument
        option("--values", type=int, default=10)
        option("--seconds", type=float, default=None)
        option("--loops", type=int, default=loops)
        option("--processes", type=int, default=1)
        option("--warmups", type=int, default=0)
        option("--inner-loops", type=int, default=None)
        for flag in ("--fast", "--rigorous", "--quiet", "--verbose", "--debug-single-value"):
            option(flag, action="store_true")
        option("--inherit-environ", default=None)
        option("--timeout", type=float, default=None)

    def parse_args(self, args=None):
        if self.args is None:
            self.args = self.argparser.parse_args(args)
        return self.args

    def bench_func(self, name, func, *args, **options):
        def time_func(loops):
            start = perf_counter()
            for _ in range(loops):
                func(*args)
            return perf_counter() - start

        return self._measure(name, time_func, options)

    def bench_time_func(self, name, time_func, *args, **options):
        return self._measure(name, lambda loops: time_func(loops, *args), options)

    def bench_async_func(self, name, func, *args, **options):
        loop_factory = options.pop("loop_factory", None)

        def time_func(loops):
            import asyncio

            async def rounds():
                start = perf_counter()
                for _ in range(loops):
                    await func(*args)
                return perf_counter() - start

            if loop_factory is None:
                return asyncio.run(rounds())
            loop = loop_factory()
            try:
                return loop.run_until_complete(rounds())
            finally:
                loop.close()

        return self._measure(name, time_func, options)

    def bench_command(self, name, command, **options):
        def time_func(loops):
            import subprocess

            start = perf_counter()
            for _ in range(loops):
                subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            return perf_counter() - start

        return self._measure(name, time_func, options)

    def timeit(self, name, stmt=None, setup="pass", teardown="pass", inner_loops=None, duplicate=None,
               metadata=None, globals=None):
        import timeit

        timer = timeit.Timer(name if stmt is None else stmt, setup, perf_counter, globals)

        def time_func(loops):
            seconds = timer.timeit(loops)
            exec(teardown, globals if globals is not None else {})
            return seconds

        return self._measure(name, time_func, {"inner_loops": inner_loops})

    def _measure(self, name, time_func, options):
        args = self.parse_args()
        if self.asked == "*":
            _say("benchmark", name)
        elif self.asked == name:
            self._values(name, time_func, options.get("inner_loops") or args.inner_loops or 1, args)
        return None

    def _values(self, name, time_func, inner, args):
        loops = args.loops
        if not loops:
            loops = 1
            while time_func(loops) < self.min_time and loops < 1 << 32:
                loops *= 2
        _say("name", name)
        _say("loops", loops * inner)
        count = 0
        while count < args.values:
            seconds = time_func(loops)
            if not seconds > 0:
                sys.exit("%s: a time of %r seconds" % (name, seconds))
            _say("value", repr(seconds / (loops * inner)))
            count += 1
            if args.seconds is not None and perf_counter() - self.begin >= args.seconds:
                break
        _say("result not checked")
        _say("done", count)
