A = "from one"
