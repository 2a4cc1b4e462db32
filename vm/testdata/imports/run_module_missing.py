#: module no_such_module_anywhere
# What -m says about a module that does not exist.
