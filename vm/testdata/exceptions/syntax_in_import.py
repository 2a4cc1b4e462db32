# A syntax error in an imported module, shown with the import that met it.
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
def load():
    import broken_module
print("before")
load()
