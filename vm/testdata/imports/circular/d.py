from circular.c import C
D = 1
