x = 1
if x = 2:
    print("ünïcödé before", x +)
