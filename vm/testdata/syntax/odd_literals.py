1if 1else 2
print(1 is 1)
