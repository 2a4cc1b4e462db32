# comment
y = "café"
print(y)
