package bytecode

import "strconv"

//go:generate go run ../../cmd/genopcodes -o opcodes_gen.go

// opInfo is what the opcode table holds of one opcode. The stack effect of
// operand arg is effect + perArg*arg + perOdd*(arg&1), and onJump more where the
// jump is taken or, for the pseudo-instructions that set up a block, where the
// handler is entered.
type opInfo struct {
	name   string
	base   Opcode // the opcode it specializes, where it does
	flags  opFlags
	caches uint8
	effect int8
	perArg int8
	perOdd int8
	onJump int8
}

type opFlags uint16

const (
	isValid opFlags = 1 << iota
	isSpecialized
	isSplitArg // the stack effect adds the operand's low byte and the rest
	hasArg
	hasConst
	hasName
	hasJump
	hasFree
	hasLocal
	hasExc
)

func (op Opcode) has(f opFlags) bool { return op <= maxOpcode && opTable[op].flags&f != 0 }

// Valid reports whether op is an opcode or pseudo-instruction of CPython's opmap;
// specialized opcodes are none.
func (op Opcode) Valid() bool { return op.has(isValid) }

// Pseudo reports whether op is a pseudo-instruction, which never stands in code.
func (op Opcode) Pseudo() bool { return op > 255 && op.Valid() }

// Specialized reports whether op is one that CPython's specializing interpreter
// writes over another, its Base.
func (op Opcode) Specialized() bool { return op.has(isSpecialized) }

// Instrumented reports whether op is one that CPython writes over others while
// code is being monitored.
func (op Opcode) Instrumented() bool { return op >= MinInstrumented && op < 256 }

// Base returns the opcode that op is a specialization of, or op.
func (op Opcode) Base() Opcode {
	if op.Specialized() {
		return opTable[op].base
	}
	return op
}

// String returns the opcode's name, or its number in angle brackets.
func (op Opcode) String() string {
	if op <= maxOpcode && opTable[op].name != "" {
		return opTable[op].name
	}
	return "<" + strconv.Itoa(int(op)) + ">"
}

// Caches returns how many two-byte cache entries follow the instruction.
func (op Opcode) Caches() int {
	if op > maxOpcode {
		return 0
	}
	return int(opTable[op].caches)
}

// CacheField is a part of an instruction's inline cache.
type CacheField struct {
	Name  string
	Units int // of two bytes
}

// CacheFields returns the parts of the instruction's inline cache, in order.
func (op Opcode) CacheFields() []CacheField {
	if op = op.Base(); op > 255 {
		return nil
	}
	return cacheFields[op]
}

// HasArg reports whether the instruction uses its operand.
func (op Opcode) HasArg() bool { return op.has(hasArg) }

// HasConst reports whether the operand is an index of the constants.
func (op Opcode) HasConst() bool { return op.has(hasConst) }

// HasName reports whether the operand holds an index of the names.
func (op Opcode) HasName() bool { return op.has(hasName) }

// HasJump reports whether the operand is a relative jump.
func (op Opcode) HasJump() bool { return op.has(hasJump) }

// HasFree reports whether the operand names a cell or free variable, as the
// table of CPython has it (LOAD_DEREF is counted among HasLocal).
func (op Opcode) HasFree() bool { return op.has(hasFree) }

// HasLocal reports whether the operand names a local variable.
func (op Opcode) HasLocal() bool { return op.has(hasLocal) }

// HasExc reports whether op is a pseudo-instruction that sets up a handler.
func (op Opcode) HasExc() bool { return op.has(hasExc) }

// BackwardJump reports whether the operand counts backwards from the next
// instruction. END_ASYNC_FOR does not jump, but names the SEND of its loop so.
func (op Opcode) BackwardJump() bool {
	return op == JUMP_BACKWARD || op == JUMP_BACKWARD_NO_INTERRUPT || op == END_ASYNC_FOR
}

// StackEffect returns by how much the instruction changes the depth of the value
// stack, in the case that its jump is taken (or the handler it sets up entered)
// or in the case that it is not. It is CPython's table, in which GET_ANEXT and
// others count their net effect only; of an opcode that is not Valid it is 0.
func StackEffect(op Opcode, arg int, jump bool) int {
	if !op.Valid() {
		return 0
	}
	info := &opTable[op]
	n := int(info.effect)
	if info.flags&isSplitArg != 0 {
		n += arg&0xff + arg>>8
	} else {
		n += int(info.perArg)*arg + int(info.perOdd)*(arg&1)
	}
	if jump {
		n += int(info.onJump)
	}
	return n
}

// OpcodeNamed returns the opcode, pseudo-instruction or specialized opcode called
// name.
func OpcodeNamed(name string) (Opcode, bool) {
	for i := range opTable {
		if opTable[i].name == name && name != "" {
			return Opcode(i), true
		}
	}
	return 0, false
}

func nameAt(names []string, i int) string {
	if uint(i) < uint(len(names)) {
		return names[i]
	}
	return ""
}

// Intrinsic1Name returns the name of an operand of CALL_INTRINSIC_1, "" where
// there is no such operand; the functions below do the same for others.
func Intrinsic1Name(arg int) string { return nameAt(intrinsic1Names[:], arg) }

// Intrinsic2Name names an operand of CALL_INTRINSIC_2.
func Intrinsic2Name(arg int) string { return nameAt(intrinsic2Names[:], arg) }

// BinaryOpSymbol returns the operator of an operand of BINARY_OP, such as "+=".
func BinaryOpSymbol(arg int) string { return nameAt(binaryOpSymbols[:], arg) }

// BinaryOpName returns the name of an operand of BINARY_OP, such as "NB_ADD".
func BinaryOpName(arg int) string { return nameAt(binaryOpNames[:], arg) }

// CompareOpSymbol returns the operator of a comparison's number, which is
// COMPARE_OP's operand shifted right by 5.
func CompareOpSymbol(cmp int) string { return nameAt(compareOpSymbols[:], cmp) }

// SpecialMethodName returns the method an operand of LOAD_SPECIAL names.
func SpecialMethodName(arg int) string { return nameAt(specialMethodNames[:], arg) }

// CommonConstantName names an operand of LOAD_COMMON_CONSTANT.
func CommonConstantName(arg int) string { return nameAt(commonConstantNames[:], arg) }
