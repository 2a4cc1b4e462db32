# measures: starting an engine, running a line and ending
# origin: the empty program
# category: startup
# size: one line of output
# value: process

print("started")
