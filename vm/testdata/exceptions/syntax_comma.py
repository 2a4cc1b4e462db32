colours = ["red" "blue", 1 2]
