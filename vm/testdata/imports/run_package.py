#: module pkg
#: args one two
# Runs pkg/__main__.py from this folder, as -m pkg does.
