B = "from two"
