#include "textflag.h"

// func prefetch4(p unsafe.Pointer)
TEXT ·prefetch4(SB), NOSPLIT, $0-8
	MOVQ p+0(FP), AX
	MOVQ 0(AX), CX
	MOVQ 8(AX), DX
	MOVQ 16(AX), R8
	MOVQ 24(AX), R9
	PREFETCHT0 (R9)
	PREFETCHT0 (R8)
	PREFETCHT0 (DX)
	PREFETCHT0 (CX)
	RET
