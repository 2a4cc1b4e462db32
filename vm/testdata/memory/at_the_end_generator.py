# A generator and a cycle that a program leaves behind.
def suspended():
    try: yield 1
    finally: print("closed")
g = suspended()
print(next(g))
