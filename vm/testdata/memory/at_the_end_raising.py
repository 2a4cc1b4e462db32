# An uncaught exception whose traceback holds an object, and a failing __del__.
import sys
sys.stderr = sys.stdout
class Thing:
    def __init__(self, name): self.name = name
    def __del__(self): print("gone", self.name)
def deep():
    t = Thing("in the frame")
    raise ValueError("uncaught")
sys.exit(7) if len(sys.argv) > 1 else deep()
