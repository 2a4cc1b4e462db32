# Importing is over when the modules are torn down.
class Thing:
    def __del__(self):
        try:
            import colorsys
        except ImportError as e: print(type(e).__name__, e)
t = Thing()
t.cycle = t
