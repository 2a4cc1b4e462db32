# measures: compile(): tokenizer, parser, symbol table, code generation, optimiser, assembler
# origin: the engine's own standard library
# category: frontend
# size: every module of the standard library once, read into memory before

import os
import warnings

import measure


def modules(top):
    found = []
    for folder, _, names in os.walk(top):
        if "site-packages" in folder:
            continue
        for name in names:
            if name.endswith(".py"):
                found.append(os.path.join(folder, name))
    return sorted(found)


def sources():
    read = []
    for name in modules(os.path.dirname(os.__file__)):
        with open(name, "rb") as file:
            read.append((name, file.read()))
    return read


SOURCES = sources()


def work():
    compiled = 0
    for name, text in SOURCES:
        compile(text, name, "exec", dont_inherit=True)
        compiled += 1
    return compiled


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    measure.run("frontend", work, len(SOURCES))
