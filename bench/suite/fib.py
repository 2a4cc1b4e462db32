# measures: calls of a plain function, small-integer arithmetic and comparison
# origin: the Fibonacci recurrence, doubly recursive, as every language's first benchmark has it
# category: calls
# size: fib(30), 2692537 calls

import measure


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def work():
    return fib(30)


if __name__ == "__main__":
    measure.run("fib", work, 832040)
