package bytecode

import (
	"fmt"
	"strings"
)

// The contract of the verifier.
//
// An engine may run a Code that Verify accepts, and every Code among its
// constants, without checks of its own, relying on what follows. It holds for
// any way through the code, exceptions raised by any instruction at any time
// included, save by those that never raise (below).
//
// Shape:
//   - Code is a sequence of whole instructions: opcodes of the table that are
//     neither specialized, instrumented, pseudo nor internal (CACHE, RESERVED,
//     INTERPRETER_EXIT, EXIT_INIT_CHECK, ENTER_EXECUTOR), each followed by its
//     cache entries, which are zero. At most three EXTENDED_ARG stand before an
//     instruction, which has an operand; together they fit 31 bits.
//   - Jumps, and the ranges and targets of the exception table, lie on
//     instructions: on the first EXTENDED_ARG where there is one. Ranges are in
//     order and do not overlap. Control never runs past the end.
//   - Operands are in range: constants, names, variables, ids of operators,
//     comparisons, intrinsics, special methods, common constants, conversions,
//     counts of BUILD_SLICE and RAISE_VARARGS, bits of SET_FUNCTION_ATTRIBUTE.
//     LOAD_SMALL_INT is at most 256.
//   - Constants are None, Ellipsis, bools, numbers, strings, bytes, tuples,
//     frozensets, slices and code objects, these last not within others. None
//     holds itself, nor nests deeper than 500 levels. Code objects can occur in
//     more than one place: who converts them remembers which he has.
//   - FOR_ITER's jump leads to END_FOR, which POP_ITER follows, and SEND's to
//     END_SEND.
//
// Variables (slots of LocalsPlusNames):
//   - Local variables stand first, then cells that are not local variables, then
//     free variables; the arguments are the first local variables.
//   - COPY_FREE_VARS copies all free variables, once, before anything else.
//   - A slot that LOAD_DEREF, STORE_DEREF, DELETE_DEREF or
//     LOAD_FROM_DICT_OR_DEREF names holds a cell (which may be empty). For that,
//     whoever writes variables from outside (frame.f_locals) must write into the
//     cell where a slot holds one.
//   - LOAD_FAST, LOAD_FAST_BORROW and their pairs find their slots set.
//     LOAD_FAST_CHECK, DELETE_FAST and LOAD_FAST_AND_CLEAR may find them empty,
//     and STORE_FAST may store an empty value that LOAD_FAST_AND_CLEAR took.
//   - A borrowed value's variable may change while the value is on the stack;
//     the verifier does not bound the life of borrowed references.
//
// Value stack:
//   - Its depth at each instruction is the same whichever way led there, never
//     below zero and never above StackSize, which is at most MaxStackSize.
//   - Entries are objects, except these, which are never taken for objects: NULL,
//     where PUSH_NULL, LOAD_GLOBAL, LOAD_ATTR, LOAD_SUPER_ATTR, LOAD_SPECIAL and
//     LOAD_FAST_AND_CLEAR leave it and CALL, CALL_KW, CALL_FUNCTION_EX,
//     WITH_EXCEPT_START, STORE_FAST, POP_TOP, COPY and SWAP allow it; the
//     offset of an instruction that raised; and what PUSH_EXC_INFO saved. Engines
//     may represent the latter two as they like.
//   - LIST_APPEND and LIST_EXTEND find a list made by BUILD_LIST, SET_UPDATE a set
//     made by BUILD_SET, MAP_ADD, DICT_UPDATE and DICT_MERGE a dict made by
//     BUILD_MAP. (SET_ADD finds any object: modules that have conditional
//     annotations load their set by name.)
//   - CALL_KW's names are a constant tuple of strings, no more than there are
//     arguments; so are MATCH_CLASS's, in any number. CALL_FUNCTION_EX's keywords
//     are NULL or a dict made by BUILD_MAP, and which of them is the same whenever
//     control comes there. MATCH_KEYS and BUILD_TEMPLATE find tuples.
//   - UNARY_NOT finds a bool. (POP_JUMP_IF_TRUE and POP_JUMP_IF_FALSE find any
//     object: __annotate__ functions jump on the result of a comparison as it is.
//     The former jumps for True only, the latter for False only.)
//   - MAKE_FUNCTION finds a constant code object, and a function whose code has
//     free variables gets a tuple of as many cells by SET_FUNCTION_ATTRIBUTE
//     before anything else can use it. Other attributes that it sets can be any
//     object.
//   - PUSH_EXC_INFO, CHECK_EXC_MATCH, WITH_EXCEPT_START, CLEANUP_THROW,
//     END_ASYNC_FOR and INTRINSIC_STOPITERATION_ERROR find an exception,
//     INTRINSIC_PREP_RERAISE_STAR one below a list; CHECK_EG_MATCH and RERAISE an
//     exception or the None that CHECK_EG_MATCH or INTRINSIC_PREP_RERAISE_STAR
//     leaves. RERAISE and WITH_EXCEPT_START find the raising offset where they
//     look for it, and POP_EXCEPT what PUSH_EXC_INFO saved.
//   - RETURN_VALUE finds one entry on the stack.
//   - A handler finds as many entries as its table entry says, those that were
//     there before, then the offset if the entry says so, then the exception.
//
// Generators:
//   - Code flagged Generator, Coroutine or AsyncGenerator (one of them) has one
//     RETURN_GENERATOR, after nothing but COPY_FREE_VARS, MAKE_CELL and NOP,
//     where no jump leads; other code has none, nor YIELD_VALUE. RESUME follows
//     YIELD_VALUE.
//   - An exception thrown into a suspended generator is raised at its YIELD_VALUE
//     (RETURN_GENERATOR if it has not begun), with the sent value on the stack.
//   - Code flagged Optimized has no instructions that need a mapping of locals
//     (LOAD_NAME and so on).
//
// Loops: every loop passes YIELD_VALUE, JUMP_BACKWARD or the entry of a handler (one
// that raises to itself loops too), where engines have to look for interrupts.
//
// What the verifier leaves to the engine: types of all other objects (the
// operands of FOR_ITER, SEND, GET_ANEXT and of the intrinsics among them), unset
// names and cells, recursion, and time.
//
// These never raise, and handlers need not expect them to: NOP, NOT_TAKEN,
// EXTENDED_ARG, POP_TOP, POP_ITER, END_FOR, END_SEND, COPY, SWAP, PUSH_NULL,
// PUSH_EXC_INFO, POP_EXCEPT, LOAD_CONST, LOAD_SMALL_INT, LOAD_COMMON_CONSTANT,
// LOAD_FAST and its kin except LOAD_FAST_CHECK, STORE_FAST and its pairs, IS_OP,
// UNARY_NOT, JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT, POP_JUMP_IF_*,
// RETURN_VALUE, SET_FUNCTION_ATTRIBUTE and COPY_FREE_VARS.

// MaxStackSize is the largest StackSize of code that verifies.
const MaxStackSize = 1 << 20

// maxNestedCode is how deep code objects may nest, and maxConstDepth tuples.
const (
	maxNestedCode = 500
	maxConstDepth = 500
)

// VerifyError says what is wrong with code, and where.
type VerifyError struct {
	Code   *Code
	Offset int // of the instruction, in bytes; -1 for what is not about one
	Text   string
}

func (e *VerifyError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "invalid code %s", AppendStrRepr(nil, e.Code.QualName))
	if e.Offset >= 0 {
		fmt.Fprintf(&b, ", offset %d", e.Offset)
	}
	return b.String() + ": " + e.Text
}

// Verify reports whether c, and each code object among its constants, is safe to
// run for an engine that relies on the contract above; if not, its error is a
// *VerifyError. It ends for any Code, in time about linear in its size.
func Verify(c *Code) error {
	v := verifier{heights: map[*Code]int{}}
	_, err := v.all(c, 0)
	return err
}

// verifier holds the buffers that verifying one code object after another uses.
type verifier struct {
	heights map[*Code]int // how deep code objects nest in each that was verified; beingVerified

	// Of the code object at hand:
	code       *Code
	consts     []entry // what LOAD_CONST pushes
	nfree      int
	cellable   bitset           // slots that hold cells at times
	quietJumps bool             // it has JUMP_BACKWARD_NO_INTERRUPT
	once       int              // no jump leads here or before: what happens once stands there
	units      []unitFlags      // for each two bytes of the code
	handlers   []ExceptionEntry // the exception table
	blocks     []block          // in the order of their offsets
	blockAt    []int32          // for each unit, 1 + the block that it begins, or 0
	slab       []uint64         // the blocks' states
	again      bool             // a block before the one at hand has to be looked at again
	budget     int              // steps left

	// Of the instruction at hand:
	offset int
	stack  []entry
	locals locals
	low    int // the lowest depth during the instruction
	joined int // the handler that knows of the state, -1 for none
	below  int // the depth of entries that it has taken over
	err    error
}

// beingVerified stands for the height of code that holds the code at hand.
const beingVerified = -1

// all verifies c and what it holds, depth levels below the first, and returns how
// many levels there are in it.
func (v *verifier) all(c *Code, depth int) (int, error) {
	height, seen := v.heights[c]
	if seen && height != beingVerified && depth+height <= maxNestedCode {
		return height, nil
	}
	v.code, v.err = c, nil
	if height == beingVerified {
		return 0, &VerifyError{c, -1, "it holds itself"}
	}
	if seen || depth >= maxNestedCode {
		return 0, &VerifyError{c, -1, "code objects nest too deep"}
	}
	v.heights[c] = beingVerified
	if err := v.one(); err != nil {
		return 0, err
	}
	height = 1
	for _, k := range c.Consts {
		if k, ok := k.(*Code); ok {
			h, err := v.all(k, depth+1)
			if err != nil {
				return 0, err
			}
			height = max(height, h+1)
		}
	}
	v.heights[c] = height
	return height, nil
}

func (v *verifier) one() error {
	for _, pass := range [...]func(){v.fields, v.constants, v.layout, v.exceptionTable, v.flow, v.loops} {
		if pass(); v.err != nil {
			return v.err
		}
	}
	return nil
}

// fail records the first thing found wrong, at the offset at hand.
func (v *verifier) fail(format string, args ...any) {
	if v.err == nil {
		v.err = &VerifyError{v.code, v.offset, fmt.Sprintf(format, args...)}
	}
}
