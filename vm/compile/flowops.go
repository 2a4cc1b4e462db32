package compile

import bc "github.com/adder-vm/adder/vm/bytecode"

// opClass is what the flow graph asks of an opcode, a set of bits.
type opClass uint8

const (
	// jumps ends a block and has a target; END_ASYNC_FOR counts as one, since it
	// names the SEND of its loop.
	jumps opClass = 1 << iota
	// unconditional marks the jumps that are always taken.
	unconditional
	// exits marks what leaves the code object.
	exits
	// pushesBlock marks the pseudo-instructions whose target is a handler.
	pushesBlock
	// conditional marks the jumps that the end of a block may turn around.
	conditional
	// breaks marks where the interpreter looks for signals, of what can stand in
	// a block that has no line.
	breaks

	targets     = jumps | pushesBlock
	terminators = jumps | exits
	noFallsInto = unconditional | exits
)

var opClasses = [512]opClass{
	bc.JUMP:                       jumps | unconditional | breaks,
	bc.JUMP_NO_INTERRUPT:          jumps | unconditional,
	bc.JUMP_FORWARD:               jumps | unconditional,
	bc.JUMP_BACKWARD:              jumps | unconditional | breaks,
	bc.JUMP_BACKWARD_NO_INTERRUPT: jumps | unconditional,
	bc.JUMP_IF_FALSE:              jumps,
	bc.JUMP_IF_TRUE:               jumps,
	bc.POP_JUMP_IF_FALSE:          jumps | conditional,
	bc.POP_JUMP_IF_TRUE:           jumps | conditional,
	bc.POP_JUMP_IF_NONE:           jumps | conditional,
	bc.POP_JUMP_IF_NOT_NONE:       jumps | conditional,
	bc.FOR_ITER:                   jumps,
	bc.SEND:                       jumps,
	bc.END_ASYNC_FOR:              jumps,
	bc.SETUP_FINALLY:              pushesBlock,
	bc.SETUP_CLEANUP:              pushesBlock,
	bc.SETUP_WITH:                 pushesBlock,
	bc.RETURN_VALUE:               exits,
	bc.RAISE_VARARGS:              exits,
	bc.RERAISE:                    exits,
	bc.INTERPRETER_EXIT:           exits,
	bc.RESUME:                     breaks,
	bc.CALL:                       breaks,
	bc.CALL_FUNCTION_EX:           breaks,
}

func classOf(op bc.Opcode) opClass { return opClasses[op&511] }

func (in *node) is(c opClass) bool { return classOf(in.op)&c != 0 }

func loadsConst(op bc.Opcode) bool { return op == bc.LOAD_CONST || op == bc.LOAD_SMALL_INT }

// popCount returns how many values an instruction takes off the stack, for those
// that leave none of what they take in place; what it pushes is that plus its
// stack effect.
func popCount(op bc.Opcode, arg int) int {
	switch op {
	case bc.BINARY_OP, bc.BINARY_SLICE, bc.BUILD_INTERPOLATION, bc.BUILD_TEMPLATE,
		bc.CALL_INTRINSIC_2, bc.CHECK_EG_MATCH, bc.COMPARE_OP, bc.CONTAINS_OP,
		bc.DELETE_SUBSCR, bc.FORMAT_WITH_SPEC, bc.IMPORT_NAME, bc.IS_OP, bc.STORE_ATTR:
		switch op {
		case bc.BINARY_SLICE:
			return 3
		case bc.BUILD_INTERPOLATION:
			return 2 + arg&1
		}
		return 2
	case bc.STORE_SUBSCR, bc.MATCH_CLASS, bc.CLEANUP_THROW:
		return 3
	case bc.STORE_SLICE, bc.CALL_FUNCTION_EX:
		return 4
	case bc.BUILD_LIST, bc.BUILD_SET, bc.BUILD_SLICE, bc.BUILD_STRING, bc.BUILD_TUPLE, bc.RAISE_VARARGS:
		return arg
	case bc.BUILD_MAP:
		return 2 * arg
	case bc.CALL:
		return 2 + arg
	case bc.CALL_KW:
		return 3 + arg
	case bc.CALL_INTRINSIC_1, bc.CONVERT_VALUE, bc.DELETE_ATTR, bc.END_FOR,
		bc.FORMAT_SIMPLE, bc.GET_AITER, bc.GET_AWAITABLE, bc.GET_ITER,
		bc.GET_YIELD_FROM_ITER, bc.LOAD_FROM_DICT_OR_DEREF, bc.LOAD_FROM_DICT_OR_GLOBALS,
		bc.MAKE_FUNCTION, bc.POP_EXCEPT, bc.POP_ITER, bc.POP_JUMP_IF_FALSE,
		bc.POP_JUMP_IF_NONE, bc.POP_JUMP_IF_NOT_NONE, bc.POP_JUMP_IF_TRUE, bc.POP_TOP,
		bc.RETURN_VALUE, bc.STORE_DEREF, bc.STORE_GLOBAL, bc.STORE_NAME, bc.TO_BOOL,
		bc.UNARY_INVERT, bc.UNARY_NEGATIVE, bc.UNARY_NOT, bc.UNPACK_EX,
		bc.UNPACK_SEQUENCE, bc.YIELD_VALUE, bc.INTERPRETER_EXIT:
		return 1
	case bc.END_ASYNC_FOR:
		return 2
	}
	return 0
}
