#include "textflag.h"

// func prefetch4(p unsafe.Pointer)
TEXT ·prefetch4(SB), NOSPLIT, $0-8
	MOVD p+0(FP), R0
	LDP  0(R0), (R1, R2)
	LDP  16(R0), (R3, R4)
	PRFM (R4), PLDL1KEEP
	PRFM (R3), PLDL1KEEP
	PRFM (R2), PLDL1KEEP
	PRFM (R1), PLDL1KEEP
	RET
