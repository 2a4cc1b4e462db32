


x
