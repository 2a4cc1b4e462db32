a = "fine"
b = 'never closed
c = 1
