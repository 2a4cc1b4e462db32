print("init alpha", __name__, __package__)
NAME = "alpha"
def where():
    return __name__, __spec__.parent, __file__.rsplit("/", 1)[-1]
