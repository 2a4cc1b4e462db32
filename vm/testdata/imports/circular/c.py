from circular.d import D
C = 1
