# re: methods of patterns and matches, scanner, errors of mixed types.
import os, io
print(os.listdir("/tmp/py"), os.path.join("a","b"), io.open, os.getcwd())
