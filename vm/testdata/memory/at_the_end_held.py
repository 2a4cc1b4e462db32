# Something outside holds the main module: its names are None by the time.
import sys

class Thing:
    def __del__(self):
        print("gone", Thing, sys)
_private = Thing()
sys.keep = lambda: _private
try: raise ValueError(Thing)
except ValueError as e: sys.last_exc = e
