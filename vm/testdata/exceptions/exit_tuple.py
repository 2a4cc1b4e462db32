# A tuple as exit code is printed; flushing happens; context is not shown.
import sys
sys.stdout.write("no newline at end")
try: {}["x"]
except KeyError: raise SystemExit(("a", 1))
