package bytecode_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	. "github.com/adder-vm/adder/vm/bytecode"
)

// machine runs code at random: values are only of kinds, conditions are diced,
// instructions raise when they like, variables change from outside. What it
// meets at each instruction is held against the verifier's contract, so it finds
// out where the verifier lets something through. It is written from stack
// pictures, to share nothing with the verifier.
type machine struct {
	c      *Code
	rng    *rand.Rand
	stack  []value
	locals []value
	pc     int
	calm   int // one in so many instructions raises
}

// value is a value's kind, by its letter in the pictures, with the length of
// names and cells, or the number of free variables of code and functions.
//
//	z NULL            b bool       N tuple of names   f function
//	o other object    l list       P tuple of cells   F function without its cells
//	n None            s set        c cell             e exception
//	                  d dict       C code             S saved exception
//	                  t tuple                         I instruction's offset
type value struct {
	kind byte
	n    int
}

// Classes of values that instructions take: letters that stand for others.
var classes = map[byte]string{
	'O': "onbldstNPcCfe",      // any object
	'A': "onbldstNPcCfezFSI",  // anything
	'Q': "onbldstNPcCfez",     // an object or NULL
	'T': "tNP",                // a tuple
	'E': "en",                 // an exception or None
	'X': "oooooonbldst" + "e", // some object, as a result
	'Y': "oz",                 // self or NULL, as a result
}

// pictures show what instructions take and leave, the top at the right.
var pictures = map[Opcode]string{
	NOP: ">", NOT_TAKEN: ">", RESUME: ">", EXTENDED_ARG: ">", POP_TOP: "A>", POP_ITER: "O>", END_FOR: "O>", END_SEND: "OO>O",
	PUSH_NULL: ">z", LOAD_SMALL_INT: ">o", LOAD_COMMON_CONSTANT: ">o", IS_OP: "OO>b", UNARY_NOT: "b>b", POP_EXCEPT: "S>", PUSH_EXC_INFO: "e>Se",
	UNARY_NEGATIVE: "O>X", UNARY_INVERT: "O>X", FORMAT_SIMPLE: "O>o", CONVERT_VALUE: "O>o", GET_ITER: "O>X", GET_YIELD_FROM_ITER: "O>X",
	GET_AITER: "O>X", GET_AWAITABLE: "O>X", LOAD_FROM_DICT_OR_GLOBALS: "O>X", BINARY_OP: "OO>X", FORMAT_WITH_SPEC: "OO>o", IMPORT_NAME: "OO>o",
	BINARY_SLICE: "OOO>X", BUILD_TEMPLATE: "TT>o", LOAD_BUILD_CLASS: ">o", LOAD_LOCALS: ">d", LOAD_NAME: ">X",
	STORE_NAME: "O>", STORE_GLOBAL: "O>", DELETE_ATTR: "O>", STORE_ATTR: "OO>", DELETE_SUBSCR: "OO>", STORE_SUBSCR: "OOO>", STORE_SLICE: "OOOO>",
	DELETE_NAME: ">", DELETE_GLOBAL: ">", SETUP_ANNOTATIONS: ">", GET_LEN: "O>Oo", GET_ANEXT: "O>OX", IMPORT_FROM: "O>OX",
	MATCH_MAPPING: "O>Ob", MATCH_SEQUENCE: "O>Ob", MATCH_KEYS: "OT>OTX", MATCH_CLASS: "OON>X", TO_BOOL: "O>b", CONTAINS_OP: "OO>b",
	LOAD_SPECIAL: "O>XY", CHECK_EXC_MATCH: "eO>eb", CHECK_EG_MATCH: "EO>EE", CLEANUP_THROW: "OOe>nX", END_ASYNC_FOR: "Oe>",
	WITH_EXCEPT_START: "OQISe>OQISeX", JUMP_FORWARD: ">", JUMP_BACKWARD: ">", JUMP_BACKWARD_NO_INTERRUPT: ">",
	POP_JUMP_IF_TRUE: "O>", POP_JUMP_IF_FALSE: "O>", POP_JUMP_IF_NONE: "O>", POP_JUMP_IF_NOT_NONE: "O>",
	FOR_ITER: "O>OX", SEND: "OO>OX", YIELD_VALUE: "O>X", RETURN_GENERATOR: ">o", LOAD_GLOBAL: ">X", STORE_DEREF: "O>", DELETE_DEREF: ">",
	LOAD_DEREF: ">X", LOAD_FROM_DICT_OR_DEREF: "O>X",
}

// silent instructions never raise.
var silent = map[Opcode]bool{
	NOP: true, NOT_TAKEN: true, EXTENDED_ARG: true, POP_TOP: true, POP_ITER: true, END_FOR: true, END_SEND: true, COPY: true, SWAP: true, PUSH_NULL: true,
	PUSH_EXC_INFO: true, POP_EXCEPT: true, LOAD_CONST: true, LOAD_SMALL_INT: true, LOAD_COMMON_CONSTANT: true, LOAD_FAST: true, LOAD_FAST_BORROW: true,
	LOAD_FAST_LOAD_FAST: true, LOAD_FAST_BORROW_LOAD_FAST_BORROW: true, LOAD_FAST_AND_CLEAR: true, STORE_FAST: true, STORE_FAST_STORE_FAST: true,
	STORE_FAST_LOAD_FAST: true, IS_OP: true, UNARY_NOT: true, JUMP_FORWARD: true, JUMP_BACKWARD_NO_INTERRUPT: true, POP_JUMP_IF_TRUE: true,
	POP_JUMP_IF_FALSE: true, POP_JUMP_IF_NONE: true, POP_JUMP_IF_NOT_NONE: true, RETURN_VALUE: true, SET_FUNCTION_ATTRIBUTE: true, COPY_FREE_VARS: true,
}

// violation is what the machine panics with.
type violation string

// runAtRandom runs verified code for some steps and returns what broke the
// contract, "" if nothing did.
func runAtRandom(c *Code, rng *rand.Rand, steps int) (fault string) {
	m := &machine{c: c, rng: rng, calm: 2 + rng.IntN(20), locals: make([]value, len(c.LocalsPlusNames))}
	for i := range m.locals {
		m.locals[i] = value{kind: 'z'}
		if i < c.TotalArgs() {
			m.locals[i] = m.some('X')
		}
	}
	defer func() {
		if r := recover(); r != nil {
			fault = fmt.Sprintf("at %d, stack %s: %v", m.pc, m.picture(), r)
		}
	}()
	for range steps {
		if !m.step() {
			break
		}
	}
	return ""
}

func (m *machine) picture() string {
	var b strings.Builder
	for _, v := range m.stack {
		b.WriteByte(v.kind)
	}
	return b.String()
}

func (m *machine) fail(format string, args ...any) { panic(violation(fmt.Sprintf(format, args...))) }

func (m *machine) some(class byte) value {
	if set := classes[class]; set != "" {
		class = set[m.rng.IntN(len(set))]
	}
	return value{kind: class}
}

func is(v value, class byte) bool {
	set := classes[class]
	return v.kind == class || strings.IndexByte(set, v.kind) >= 0
}

func (m *machine) pop(class byte) value {
	if len(m.stack) == 0 {
		m.fail("nothing to pop")
	}
	v := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	if !is(v, class) {
		m.fail("%c is no %c", v.kind, class)
	}
	return v
}

func (m *machine) push(v value) {
	m.stack = append(m.stack, v)
	if len(m.stack) > m.c.StackSize {
		m.fail("stack of %d is larger than %d", len(m.stack), m.c.StackSize)
	}
}

func (m *machine) at(depth int, class byte) value {
	if depth > len(m.stack) {
		m.fail("no entry %d", depth)
	}
	v := m.stack[len(m.stack)-depth]
	if !is(v, class) {
		m.fail("entry %d, %c, is no %c", depth, v.kind, class)
	}
	return v
}

// take pops n objects.
func (m *machine) take(n int) {
	for range n {
		m.pop('O')
	}
}

func (m *machine) cell(i int) {
	if m.locals[i].kind != 'c' {
		m.fail("variable %d holds %c, no cell", i, m.locals[i].kind)
	}
}

func (m *machine) load(i int) {
	if m.locals[i].kind == 'z' {
		m.fail("variable %d is empty", i)
	}
	m.push(m.locals[i])
}

func (m *machine) store(i int, v value) {
	if !is(v, 'Q') {
		m.fail("%c in a variable", v.kind)
	}
	m.locals[i] = v
}

// raise enters the handler, and reports whether there is one.
func (m *machine) raise() bool {
	e, ok := m.c.HandlerAt(m.pc)
	if !ok {
		return false
	}
	if e.Depth > len(m.stack) {
		m.fail("handler wants %d entries", e.Depth)
	}
	m.stack = m.stack[:e.Depth]
	if e.Lasti {
		m.push(value{kind: 'I'})
	}
	m.push(value{kind: 'e'})
	m.pc = e.Target
	return true
}

func freeVars(c *Code) int { return len(c.FreeVars()) }

// step runs one instruction and reports whether the code goes on.
func (m *machine) step() bool {
	code := m.c.Code
	if m.pc < 0 || m.pc >= len(code) {
		m.fail("no code here")
	}
	op, arg, next := Opcode(code[m.pc]), int(code[m.pc+1]), m.pc+2
	for op == EXTENDED_ARG {
		op, arg, next = Opcode(code[next]), arg<<8|int(code[next+1]), next+2
	}
	next += 2 * op.Caches()

	// Variables change from outside: frame.f_locals writes into cells where there
	// are any, and cannot delete.
	if len(m.locals) > 0 && m.rng.IntN(20) == 0 {
		if i := m.rng.IntN(len(m.locals)); m.locals[i].kind != 'c' {
			m.locals[i] = m.some('X')
		} else if m.c.LocalsPlusKinds[i]&(KindCell|KindFree) == 0 {
			m.locals[i] = m.some('X')
		}
	}
	raises := !silent[op] && m.rng.IntN(m.calm) == 0
	// It may raise before it takes its operands from the stack, or after.
	if raises && op != YIELD_VALUE && op != RETURN_GENERATOR && m.rng.IntN(2) == 0 {
		return m.raise()
	}
	jump := next + 2*arg
	if op.BackwardJump() {
		jump = next - 2*arg
	}
	taken := false
	var results []value
	leave := func(class byte) { results = append(results, m.some(class)) }
	switch op {
	case LOAD_CONST:
		switch k := m.c.Consts[arg].(type) {
		case NoneType:
			m.push(value{kind: 'n'})
		case Bool:
			m.push(value{kind: 'b'})
		case *Code:
			m.push(value{'C', freeVars(k)})
		case Tuple:
			v := value{'N', len(k)}
			for _, e := range k {
				if _, ok := e.(Str); !ok {
					v = value{kind: 't'}
				}
			}
			m.push(v)
		default:
			m.push(value{kind: 'o'})
		}
	case LOAD_FAST, LOAD_FAST_BORROW:
		m.load(arg)
	case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW:
		m.load(arg >> 4)
		m.load(arg & 15)
	case LOAD_FAST_CHECK:
		if m.locals[arg].kind == 'z' {
			return m.raise()
		}
		m.load(arg)
	case LOAD_FAST_AND_CLEAR:
		m.push(m.locals[arg])
		m.locals[arg] = value{kind: 'z'}
	case STORE_FAST:
		m.store(arg, m.pop('A'))
	case STORE_FAST_LOAD_FAST:
		m.store(arg>>4, m.pop('A'))
		m.load(arg & 15)
	case STORE_FAST_STORE_FAST:
		m.store(arg>>4, m.pop('A'))
		m.store(arg&15, m.pop('A'))
	case DELETE_FAST:
		if m.locals[arg].kind == 'z' {
			return m.raise()
		}
		m.locals[arg] = value{kind: 'z'}
	case MAKE_CELL:
		m.locals[arg] = value{kind: 'c'}
	case COPY_FREE_VARS:
		for i, k := range m.c.LocalsPlusKinds {
			if k&KindFree != 0 {
				m.locals[i] = value{kind: 'c'}
			}
		}
	case COPY:
		m.push(m.at(arg, 'A'))
	case SWAP:
		m.at(arg, 'A')
		top, other := len(m.stack)-1, len(m.stack)-arg
		m.stack[top], m.stack[other] = m.stack[other], m.stack[top]
	case RETURN_VALUE:
		m.pop('O')
		if len(m.stack) != 0 {
			m.fail("returns with a stack")
		}
		return false
	case RAISE_VARARGS:
		m.take(arg)
		return m.raise()
	case RERAISE:
		m.pop('E')
		if arg > 0 {
			m.at(arg, 'I')
		}
		return m.raise()
	case BUILD_SLICE, BUILD_STRING:
		m.take(arg)
		leave('o')
	case BUILD_INTERPOLATION:
		m.take(2 + arg&1)
		leave('o')
	case BUILD_LIST:
		m.take(arg)
		leave('l')
	case BUILD_SET:
		m.take(arg)
		leave('s')
	case BUILD_MAP:
		m.take(2 * arg)
		leave('d')
	case BUILD_TUPLE:
		v := value{'P', arg}
		for range arg {
			if m.pop('O').kind != 'c' {
				v = value{kind: 't'}
			}
		}
		if arg == 0 {
			v = value{kind: 't'}
		}
		results = append(results, v)
	case COMPARE_OP:
		m.take(2)
		if arg&16 != 0 {
			leave('b')
		} else {
			leave('X')
		}
	case LIST_APPEND, LIST_EXTEND:
		m.take(1)
		m.at(arg, 'l')
	case SET_ADD:
		m.take(1)
		m.at(arg, 'O')
	case SET_UPDATE:
		m.take(1)
		m.at(arg, 's')
	case MAP_ADD:
		m.take(2)
		m.at(arg, 'd')
	case DICT_UPDATE:
		m.take(1)
		m.at(arg, 'd')
	case DICT_MERGE:
		m.take(1)
		m.at(arg, 'd')
		m.at(arg+3, 'O')
	case UNPACK_SEQUENCE:
		m.take(1)
		for range arg {
			leave('X')
		}
	case UNPACK_EX:
		m.take(1)
		for range arg&0xff + 1 + arg>>8 {
			leave('X')
		}
	case LOAD_ATTR:
		m.take(1)
		leave('X')
		if arg&1 != 0 {
			leave('Y')
		}
	case LOAD_SUPER_ATTR:
		m.take(3)
		leave('X')
		if arg&1 != 0 {
			leave('Y')
		}
	case LOAD_GLOBAL:
		leave('X')
		if arg&1 != 0 {
			leave('z')
		}
	case CALL, CALL_KW:
		if op == CALL_KW {
			if n := m.pop('N').n; n > arg {
				m.fail("%d names for %d arguments", n, arg)
			}
		}
		m.take(arg)
		m.pop('Q')
		m.take(1)
		leave('X')
	case CALL_FUNCTION_EX:
		if v := m.pop('A'); v.kind != 'z' && v.kind != 'd' {
			m.fail("keywords are %c", v.kind)
		}
		m.take(1)
		m.pop('Q')
		m.take(1)
		leave('X')
	case CALL_INTRINSIC_1:
		if arg == INTRINSIC_STOPITERATION_ERROR {
			m.pop('e')
			leave('e')
		} else {
			m.take(1)
			leave('X')
		}
	case CALL_INTRINSIC_2:
		if arg == INTRINSIC_PREP_RERAISE_STAR {
			m.pop('l')
			m.pop('e')
			leave('E')
		} else {
			m.take(2)
			leave('X')
		}
	case MAKE_FUNCTION:
		v := m.pop('C')
		if v.n == 0 {
			results = append(results, value{kind: 'f'})
		} else {
			results = append(results, value{'F', v.n})
		}
	case SET_FUNCTION_ATTRIBUTE:
		f := m.pop('A')
		if f.kind != 'f' && f.kind != 'F' {
			m.fail("attribute of %c", f.kind)
		}
		if arg == 8 {
			if cells := m.pop('P'); cells.n != f.n {
				m.fail("%d cells for %d free variables", cells.n, f.n)
			}
			f.kind = 'f'
		} else {
			m.pop('O')
		}
		m.push(f)
	default:
		picture, ok := pictures[op]
		if !ok {
			m.fail("%v is no instruction", op)
		}
		before, after, _ := strings.Cut(picture, ">")
		if len(before) > len(m.stack) {
			m.fail("%v on a stack of %d", op, len(m.stack))
		}
		base := len(m.stack) - len(before)
		kept := append([]value(nil), m.stack[base:]...)
		for i := len(before) - 1; i >= 0; i-- {
			m.pop(before[i])
		}
		for i := range len(after) {
			// What stays where it was is the same value.
			if i < len(before) && before[i] == after[i] && len(after) >= len(before) && op != END_SEND {
				if raises {
					m.stack = append(m.stack, kept[i])
				} else {
					results = append(results, kept[i])
				}
			} else {
				leave(after[i])
			}
		}
		switch op {
		case STORE_DEREF, DELETE_DEREF, LOAD_DEREF, LOAD_FROM_DICT_OR_DEREF:
			m.cell(arg)
		case POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, FOR_ITER, SEND:
			taken = m.rng.IntN(2) == 0
		case JUMP_FORWARD, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT:
			taken = true
		case YIELD_VALUE, RETURN_GENERATOR:
			if raises { // thrown into it, with what was sent on the stack
				m.stack = append(m.stack, results...)
			}
		}
	}
	if raises {
		return m.raise()
	}
	for _, v := range results {
		m.push(v)
	}
	m.pc = next
	if taken {
		m.pc = jump
	}
	return true
}
