#include "textflag.h"

// func snapshot(dst unsafe.Pointer, capacity uintptr) (n uintptr)
//
// g is the running goroutine; its stack ends at stack.hi, the second word.
TEXT ·snapshot(SB), NOSPLIT|NOFRAME, $0-24
	MOVD dst+0(FP), R0
	MOVD capacity+8(FP), R1
	MOVD RSP, R2
	MOVD 8(g), R3
	SUB  R2, R3, R4
	MOVD R4, n+16(FP)
	CMP  R1, R4
	BHI  done
copy:
	CMP  R3, R2
	BHS  done
	MOVD.P 8(R2), R5
	MOVD.P R5, 8(R0)
	B    copy
done:
	RET

// func StackDepth() uintptr
TEXT ·StackDepth(SB), NOSPLIT|NOFRAME, $0-8
	MOVD 8(g), R3
	MOVD RSP, R2
	SUB  R2, R3, R4
	MOVD R4, ret+0(FP)
	RET
