# Exit codes are taken modulo 256.
import sys
print("going")
sys.exit(300)
