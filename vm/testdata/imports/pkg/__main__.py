import sys
print("main of pkg", __name__, __package__, sys.argv[1:], __spec__.name)
from .alpha import where
print(where())
