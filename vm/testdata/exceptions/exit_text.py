# A text exit code goes to standard error and means 1.
import sys
print("out")
def work():
    try: raise ValueError("hidden")
    except ValueError: sys.exit("fatal: \u00e9 no luck")
work()
