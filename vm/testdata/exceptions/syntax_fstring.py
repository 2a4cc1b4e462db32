name = "x"
print(f"hello {name!z} and {1 +}")
