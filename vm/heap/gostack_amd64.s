#include "textflag.h"

// func snapshot(dst unsafe.Pointer, capacity uintptr) (n uintptr)
//
// R14 is the running goroutine; its stack ends at stack.hi, the second word.
TEXT ·snapshot(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ capacity+8(FP), DX
	MOVQ SP, SI
	MOVQ 8(R14), CX
	SUBQ SI, CX
	MOVQ CX, n+16(FP)
	CMPQ CX, DX
	JHI  done
	SHRQ $3, CX
	CLD
	REP; MOVSQ
done:
	RET

// func StackDepth() uintptr
TEXT ·StackDepth(SB), NOSPLIT, $0-8
	MOVQ 8(R14), CX
	SUBQ SP, CX
	SUBQ $8, CX // the return address
	MOVQ CX, ret+0(FP)
	RET
