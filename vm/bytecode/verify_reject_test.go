package bytecode

import (
	"errors"
	"strings"
	"testing"
)

// ins is an instruction of made-up code.
type ins struct {
	op  Opcode
	arg int
}

// assemble writes instructions with their caches, and EXTENDED_ARG where needed.
func assemble(list ...ins) []byte {
	var code []byte
	for _, i := range list {
		for shift := 24; shift > 0; shift -= 8 {
			if i.arg>>shift != 0 {
				code = append(code, byte(EXTENDED_ARG), byte(i.arg>>shift))
			}
		}
		code = append(code, byte(i.op), byte(i.arg))
		code = append(code, make([]byte, 2*i.op.Caches())...)
	}
	return code
}

// handled adds entries to an exception table.
func handled(entries ...ExceptionEntry) []byte {
	var table []byte
	for _, e := range entries {
		table = AppendExceptionEntry(table, e)
	}
	return table
}

// sample returns code with some of everything, for tests to put instructions in.
func sample(list ...ins) *Code {
	return &Code{
		StackSize: 8,
		Flags:     Optimized | NewLocals,
		Code:      assemble(list...),
		Consts: Tuple{None, Int(1), Tuple{Str("k")}, &Code{Code: assemble(ins{LOAD_SMALL_INT, 1}, ins{RETURN_VALUE, 0}), StackSize: 1, Name: "plain"},
			closure, Tuple{Str("a"), Str("b")}, Bool(true)},
		Names:           []string{"name"},
		LocalsPlusNames: []string{"arg", "local", "both", "cell"},
		LocalsPlusKinds: []LocalKind{KindLocal, KindLocal, KindLocal | KindCell, KindCell},
		ArgCount:        1,
		Name:            "sample",
	}
}

// The constants of sample.
const (
	constNone = iota
	constInt
	constNames
	constCode
	constClosure
	constTwoNames
	constTrue
)

var closure = &Code{
	Code:            assemble(ins{COPY_FREE_VARS, 1}, ins{LOAD_DEREF, 0}, ins{RETURN_VALUE, 0}),
	StackSize:       1,
	LocalsPlusNames: []string{"free"},
	LocalsPlusKinds: []LocalKind{KindFree},
	Name:            "closure",
}

var (
	load  = ins{LOAD_SMALL_INT, 1}
	null  = ins{PUSH_NULL, 0}
	pop   = ins{POP_TOP, 0}
	ret   = ins{RETURN_VALUE, 0}
	reret = ins{RERAISE, 0}
)

func TestVerifierRefuses(t *testing.T) {
	type list []ins
	edit := func(l list, f func(*Code)) *Code {
		c := sample(l...)
		f(c)
		return c
	}
	except := func(l list, entries ...ExceptionEntry) *Code {
		c := sample(l...)
		c.ExceptionTable = handled(entries...)
		return c
	}
	generator := func(l ...ins) *Code {
		c := sample(l...)
		c.Flags |= Generator
		return c
	}
	raw := func(code string) *Code {
		c := sample()
		c.Code = []byte(code)
		return c
	}
	freeing := func(l ...ins) *Code {
		c := sample(l...)
		c.LocalsPlusNames = append(c.LocalsPlusNames, "free")
		c.LocalsPlusKinds = append(c.LocalsPlusKinds, KindFree)
		return c
	}
	self := Tuple{nil}
	self[0] = self
	deep := Const(None)
	for range 1000 {
		deep = Tuple{deep}
	}
	wide := Const(None)
	for range 100 {
		wide = Tuple{wide, wide}
	}
	nested := &Code{Code: assemble(load, ret), StackSize: 1}
	for range 1000 {
		nested = &Code{Code: assemble(load, ret), StackSize: 1, Consts: Tuple{nested}}
	}
	// Each element holds the one before; none is deep when it is first seen.
	var chain, links Tuple
	for i := range 1000 {
		c := &Code{Code: assemble(load, ret), StackSize: 1}
		l := Tuple{Tuple{None}}
		if i > 0 {
			c.Consts = Tuple{chain[i-1]}
			l = Tuple{links[i-1]}
		}
		chain, links = append(chain, c), append(links, l)
	}
	tests := []struct {
		name string
		code *Code
		want string // what the error says, "" for none
	}{
		{"fine", sample(load, ret), ""},
		{"empty", sample(), "0 bytes"},
		{"odd", raw("\x1b\x00\x1b"), "3 bytes"},
		{"falls off", sample(load), "past the end"},
		{"falls off behind jump", sample(load, ins{POP_JUMP_IF_NONE, 2}, load, ret), "no instruction begins"},
		{"stack underflow", sample(pop, load, ret), "empty stack"},
		{"stack overflow", edit(list{load, load, pop, ret}, func(c *Code) { c.StackSize = 1 }), "full stack"},
		{"stack size just right", edit(list{load, load, pop, ret}, func(c *Code) { c.StackSize = 2 }), ""},
		{"huge stack", edit(list{load, ret}, func(c *Code) { c.StackSize = MaxStackSize + 1 }), "stack size"},
		{"negative stack", edit(list{load, ret}, func(c *Code) { c.StackSize = -1 }), "stack size"},
		{"unpack overflow", sample(load, ins{UNPACK_SEQUENCE, 1 << 30}, ret), "leaves"},
		{"build underflow", sample(ins{BUILD_LIST, 1 << 30}, ret), "BUILD_LIST of"},
		{"kinds missing", edit(list{load, ret}, func(c *Code) { c.LocalsPlusKinds = nil }), "kinds"},
		{"kind unknown", edit(list{load, ret}, func(c *Code) { c.LocalsPlusKinds[1] = 0 }), "kind 0x0"},
		{"kinds out of order", edit(list{load, ret}, func(c *Code) { c.LocalsPlusKinds[0] = KindFree }), "stands behind"},
		{"too many arguments", edit(list{load, ret}, func(c *Code) { c.ArgCount = 4 }), "arguments in"},
		{"negative arguments", edit(list{load, ret}, func(c *Code) { c.KwOnlyArgCount = -1 }), "keyword only"},
		{"star arguments", edit(list{load, ret}, func(c *Code) { c.ArgCount = 2; c.Flags |= VarArgs | VarKeywords }), "arguments in"},

		{"constant out of range", sample(ins{LOAD_CONST, 7}, ret), "operand 7"},
		{"constant far out of range", sample(ins{LOAD_CONST, 1 << 20}, ret), "operand 1048576"},
		{"name out of range", sample(ins{LOAD_GLOBAL, 2}, ret), "operand 2"},
		{"name in range", sample(ins{LOAD_GLOBAL, 0}, ret), ""},
		{"attribute out of range", sample(load, ins{LOAD_ATTR, 2}, ret), "operand 2"},
		{"super out of range", sample(load, load, load, ins{LOAD_SUPER_ATTR, 4}, ret), "operand 4"},
		{"variable out of range", sample(ins{LOAD_FAST, 4}, ret), "operand 4"},
		{"second variable out of range", sample(ins{LOAD_FAST_LOAD_FAST, 4}, pop, ret), "operand 4"},
		{"pair too large", sample(ins{LOAD_FAST_LOAD_FAST, 256}, pop, ret), "operand 256"},
		{"operator", sample(load, load, ins{BINARY_OP, 27}, ret), "operand 27"},
		{"comparison", sample(load, load, ins{COMPARE_OP, 6 << 5}, ret), "operand 192"},
		{"intrinsic 0", sample(load, ins{CALL_INTRINSIC_1, 0}, ret), "operand 0"},
		{"intrinsic", sample(load, ins{CALL_INTRINSIC_1, 12}, ret), "operand 12"},
		{"intrinsic of two", sample(load, load, ins{CALL_INTRINSIC_2, 6}, ret), "operand 6"},
		{"special method", sample(load, ins{LOAD_SPECIAL, 4}, pop, ret), "operand 4"},
		{"common constant", sample(ins{LOAD_COMMON_CONSTANT, 5}, ret), "operand 5"},
		{"small int", sample(ins{LOAD_SMALL_INT, 257}, ret), "operand 257"},
		{"conversion", sample(load, ins{CONVERT_VALUE, 0}, ret), "operand 0"},
		{"slice of one", sample(load, ins{BUILD_SLICE, 1}, ret), "operand 1"},
		{"copy of nothing", sample(load, ins{COPY, 0}, ret), "operand 0"},
		{"copy too deep", sample(load, ins{COPY, 2}, ret), "entry 2"},
		{"swap of one", sample(load, ins{SWAP, 1}, ret), "operand 1"},
		{"swap too deep", sample(load, ins{SWAP, 2}, ret), "SWAP 2"},
		{"raise of three", sample(load, load, load, ins{RAISE_VARARGS, 3}), "operand 3"},
		{"attribute flag", sample(load, ins{LOAD_CONST, constCode}, ins{MAKE_FUNCTION, 0}, ins{SET_FUNCTION_ATTRIBUTE, 3}, ret), "operand 3"},
		{"operand of 32 bits", sample(load, ins{LOAD_CONST, 1 << 31}, ret), "operand 2147483648"},
		{"CACHE", sample(ins{CACHE, 0}, load, ret), "no instruction"},
		{"RESERVED", sample(ins{RESERVED, 0}, load, ret), "no instruction"},
		{"unknown opcode", raw("\x7f\x00\x23\x00"), "no instruction"},
		{"specialized", sample(ins{OpcodeMust(t, "RESUME_CHECK"), 0}, load, ret), "no instruction"},
		{"instrumented", sample(ins{INSTRUMENTED_RESUME, 0}, load, ret), "no instruction"},
		{"executor", sample(ins{ENTER_EXECUTOR, 0}, load, ret), "no instruction"},
		{"exit", sample(load, ins{INTERPRETER_EXIT, 0}), "no instruction"},
		{"unreachable nonsense", sample(load, ret, ins{LOAD_CONST, 99}), "operand 99"},
		{"cache missing", raw(string([]byte{byte(LOAD_SMALL_INT), 1, byte(TO_BOOL), 0, 0, 0})), "cut off"},
		{"cache filled", raw(string([]byte{byte(LOAD_SMALL_INT), 1, byte(TO_BOOL), 0, 0, 0, 1, 0, 0, 0, byte(RETURN_VALUE), 0})), "not empty"},
		{"extended nothing", raw(string([]byte{byte(EXTENDED_ARG), 1})), "EXTENDED_ARG"},
		{"extended four times", raw(strings.Repeat(string([]byte{byte(EXTENDED_ARG), 1}), 4) + string([]byte{byte(LOAD_CONST), 1})), "EXTENDED_ARG"},
		{"extended without operand", raw(string([]byte{byte(EXTENDED_ARG), 1, byte(NOP), 1})), "EXTENDED_ARG before NOP"},

		{"jump into cache", sample(ins{JUMP_FORWARD, 2}, load, ins{TO_BOOL, 0}, ret), "no instruction begins"},
		{"jump behind extended", sample(load, ins{JUMP_FORWARD, 1}, ins{LOAD_SMALL_INT, 256}, ret), "no instruction begins"},
		{"jump before the beginning", sample(ins{JUMP_BACKWARD, 9}), "no instruction begins"},
		{"jump past the end", sample(ins{JUMP_FORWARD, 9}), "no instruction begins"},
		{"depths differ", sample(load, load, ins{POP_JUMP_IF_NONE, 1}, load, ret), "depth"},
		{"loop grows", sample(load, ins{JUMP_BACKWARD, 3}), "depth 1 at 0"},
		{"return leaves", sample(load, load, ret), "leaves 1"},
		{"for", sample(load, ins{GET_ITER, 0}, ins{FOR_ITER, 3}, pop, ins{JUMP_BACKWARD, 5}, ins{END_FOR, 0}, ins{POP_ITER, 0}, load, ret), ""},
		{"for to nowhere", sample(load, ins{GET_ITER, 0}, ins{FOR_ITER, 1}, pop, pop, load, ret), "no loop ends"},
		{"send to nowhere", sample(load, load, ins{SEND, 0}, pop, ret), "no END_SEND"},

		{"quiet loop", sample(ins{NOP, 0}, ins{JUMP_BACKWARD_NO_INTERRUPT, 2}), "cannot be interrupted"},
		{"quiet loop of two", sample(load, ins{POP_JUMP_IF_NONE, 2}, ins{NOP, 0}, ins{JUMP_BACKWARD_NO_INTERRUPT, 5}, load, ret), "cannot be interrupted"},
		{"loop with RESUME", sample(load, ins{POP_JUMP_IF_NONE, 2}, ins{RESUME, 0}, ins{JUMP_BACKWARD_NO_INTERRUPT, 5}, load, ret), "cannot be interrupted"},
		{"return NULL", sample(null, ret), "NULL"},
		{"call NULL", sample(null, null, ins{CALL, 0}, ret), "NULL"},
		{"call with NULL argument", sample(load, load, null, ins{CALL, 1}, ret), "NULL"},
		{"call", sample(load, null, load, ins{CALL, 1}, ret), ""},
		{"method", sample(load, ins{LOAD_ATTR, 1}, ins{CALL, 0}, ret), ""},
		{"method taken for an object", sample(load, ins{LOAD_ATTR, 1}, ins{BINARY_OP, 0}, ret), "NULL"},
		{"global taken for an object", sample(ins{LOAD_GLOBAL, 1}, ret), "NULL"},
		{"keywords", sample(load, null, load, ins{LOAD_CONST, constNames}, ins{CALL_KW, 1}, ret), ""},
		{"too many keywords", sample(load, null, load, ins{LOAD_CONST, constTwoNames}, ins{CALL_KW, 1}, ret), "2 names"},
		{"keywords of no names", sample(load, null, load, load, ins{CALL_KW, 1}, ret), "tuple of names"},
		{"keywords one of two", sample(load, null, load, load, load, ins{POP_JUMP_IF_NONE, 3}, ins{NOT_TAKEN, 0}, ins{LOAD_CONST, constNames}, ins{JUMP_FORWARD, 1}, ins{LOAD_CONST, constTwoNames}, ins{CALL_KW, 2}, ret), "names for"},
		{"call ex", sample(load, null, load, null, ins{CALL_FUNCTION_EX, 0}, ret), ""},
		{"call ex dict", sample(load, null, load, ins{BUILD_MAP, 0}, ins{CALL_FUNCTION_EX, 0}, ret), ""},
		{"call ex object", sample(load, null, load, load, ins{CALL_FUNCTION_EX, 0}, ret), "NULL or a dict"},
		{"call ex either", sample(load, null, load, load, ins{POP_JUMP_IF_NONE, 2}, null, ins{JUMP_FORWARD, 1}, ins{BUILD_MAP, 0}, ins{CALL_FUNCTION_EX, 0}, ret), "NULL or a dict"},
		{"append", sample(ins{BUILD_LIST, 0}, load, ins{LIST_APPEND, 1}, ret), ""},
		{"append to object", sample(load, load, ins{LIST_APPEND, 1}, ret), "a list"},
		{"append to set", sample(ins{BUILD_SET, 0}, load, ins{LIST_APPEND, 1}, ret), "a list"},
		{"append to variable", sample(ins{BUILD_LIST, 0}, ins{STORE_FAST, 1}, ins{LOAD_FAST, 1}, load, ins{LIST_APPEND, 1}, ret), "a list"},
		{"append to list or object", sample(load, ins{POP_JUMP_IF_NONE, 2}, ins{BUILD_LIST, 0}, ins{JUMP_FORWARD, 1}, load, load, ins{LIST_APPEND, 1}, ret), "a list"},
		{"append too deep", sample(ins{BUILD_LIST, 0}, load, ins{LIST_APPEND, 2}, ret), "entry 2"},
		{"update", sample(ins{BUILD_MAP, 0}, load, ins{DICT_UPDATE, 1}, ret), ""},
		{"update object", sample(load, load, ins{DICT_UPDATE, 1}, ret), "a dict"},
		{"merge without callable", sample(ins{BUILD_MAP, 0}, load, ins{DICT_MERGE, 1}, ret), "entry 4"},
		{"add to map", sample(load, load, load, ins{MAP_ADD, 1}, ret), "a dict"},
		{"not of an object", sample(load, ins{UNARY_NOT, 0}, ret), "a bool"},
		{"not", sample(load, ins{TO_BOOL, 0}, ins{UNARY_NOT, 0}, ret), ""},
		{"not of True", sample(ins{LOAD_CONST, constTrue}, ins{UNARY_NOT, 0}, ret), ""},
		{"keys of an object", sample(load, load, ins{MATCH_KEYS, 0}, pop, pop, ret), "a tuple"},

		{"unset", sample(ins{LOAD_FAST, 1}, ret), "may be empty"},
		{"checked", sample(ins{LOAD_FAST_CHECK, 1}, pop, ins{LOAD_FAST, 1}, ret), ""},
		{"argument", sample(ins{LOAD_FAST, 0}, ret), ""},
		{"deleted", sample(ins{DELETE_FAST, 0}, ins{LOAD_FAST, 0}, ret), "may be empty"},
		{"cleared", sample(ins{LOAD_FAST_AND_CLEAR, 0}, ins{LOAD_FAST, 0}, pop, pop, load, ret), "may be empty"},
		{"cleared and back", sample(ins{LOAD_FAST_AND_CLEAR, 0}, ins{STORE_FAST, 0}, ins{LOAD_FAST, 0}, ret), ""},
		{"cleared empty and back", sample(ins{LOAD_FAST_AND_CLEAR, 1}, ins{STORE_FAST, 1}, ins{LOAD_FAST, 1}, ret), "may be empty"},
		{"set on one way", sample(load, ins{POP_JUMP_IF_NONE, 2}, load, ins{STORE_FAST, 1}, ins{LOAD_FAST, 1}, ret), "may be empty"},
		{"pair unset", sample(ins{LOAD_FAST_LOAD_FAST, 0x01}, pop, ret), "may be empty"},
		{"store and load unset", sample(load, ins{STORE_FAST_LOAD_FAST, 0x12}, ret), "may be empty"},
		{"unset when it raises", except(list{load, ins{GET_LEN, 0}, ins{STORE_FAST, 1}, pop, load, ret, pop, ins{LOAD_FAST, 1}, ret}, ExceptionEntry{2, 6, 12, 0, false}), "may be empty"},
		{"set before it raises", except(list{load, ins{STORE_FAST, 1}, ins{LOAD_GLOBAL, 0}, ret, pop, ins{LOAD_FAST, 1}, ret}, ExceptionEntry{4, 14, 16, 0, false}), ""},

		{"cell", sample(ins{MAKE_CELL, 2}, ins{LOAD_DEREF, 2}, ret), ""},
		{"no cell yet", sample(ins{LOAD_DEREF, 2}, ret), "no cell"},
		{"cell of a local", sample(ins{MAKE_CELL, 1}, load, ret), "no cell"},
		{"cell lost", sample(ins{MAKE_CELL, 2}, load, ins{STORE_FAST, 2}, ins{LOAD_DEREF, 2}, ret), "no cell"},
		{"cell in a plain variable", sample(ins{MAKE_CELL, 2}, ins{LOAD_FAST, 2}, ins{STORE_FAST, 1}, ins{LOAD_DEREF, 1}, ret), "no cell"},
		{"cell moved away and back", sample(ins{MAKE_CELL, 2}, ins{LOAD_FAST_AND_CLEAR, 2}, ins{STORE_FAST, 2}, ins{LOAD_DEREF, 2}, ret), ""},
		{"cell on one way", sample(load, ins{POP_JUMP_IF_NONE, 1}, ins{MAKE_CELL, 2}, ins{LOAD_DEREF, 2}, ret), "no cell"},
		{"free variable without a copy", freeing(ins{LOAD_DEREF, 4}, ret), "no cell"},
		{"free variable", freeing(ins{COPY_FREE_VARS, 1}, ins{LOAD_DEREF, 4}, ret), ""},
		{"free variables miscounted", freeing(ins{COPY_FREE_VARS, 2}, load, ret), "COPY_FREE_VARS of 2"},
		{"free variables late", freeing(ins{NOP, 0}, ins{COPY_FREE_VARS, 1}, load, ret), "COPY_FREE_VARS"},
		{"free variables twice", freeing(ins{COPY_FREE_VARS, 1}, ins{JUMP_BACKWARD, 3}), "no instruction begins"},
		{"free variables of none", sample(ins{COPY_FREE_VARS, 1}, load, ret), "COPY_FREE_VARS of 1"},

		{"function", sample(ins{LOAD_CONST, constCode}, ins{MAKE_FUNCTION, 0}, ret), ""},
		{"function of an int", sample(load, ins{MAKE_FUNCTION, 0}, ret), "a code object"},
		{"function of a stored code object", sample(ins{LOAD_CONST, constCode}, ins{STORE_FAST, 1}, ins{LOAD_FAST, 1}, ins{MAKE_FUNCTION, 0}, ret), "a code object"},
		{"function without its cells", sample(ins{LOAD_CONST, constClosure}, ins{MAKE_FUNCTION, 0}, ret), "without its cells"},
		{"function without its cells stored", sample(ins{LOAD_CONST, constClosure}, ins{MAKE_FUNCTION, 0}, ins{STORE_FAST, 1}, load, ret), "without its cells"},
		{"function with its cells", sample(ins{MAKE_CELL, 2}, ins{LOAD_FAST, 2}, ins{BUILD_TUPLE, 1}, ins{LOAD_CONST, constClosure}, ins{MAKE_FUNCTION, 0}, ins{SET_FUNCTION_ATTRIBUTE, 8}, ret), ""},
		{"function with too many cells", sample(ins{MAKE_CELL, 2}, ins{LOAD_FAST, 2}, ins{LOAD_FAST, 2}, ins{BUILD_TUPLE, 2}, ins{LOAD_CONST, constClosure}, ins{MAKE_FUNCTION, 0}, ins{SET_FUNCTION_ATTRIBUTE, 8}, ret), "closure of 2"},
		{"function with objects for cells", sample(load, ins{BUILD_TUPLE, 1}, ins{LOAD_CONST, constClosure}, ins{MAKE_FUNCTION, 0}, ins{SET_FUNCTION_ATTRIBUTE, 8}, ret), "tuple of cells"},
		{"function with cells it has no use for", sample(ins{MAKE_CELL, 2}, ins{LOAD_FAST, 2}, ins{BUILD_TUPLE, 1}, ins{LOAD_CONST, constCode}, ins{MAKE_FUNCTION, 0}, ins{SET_FUNCTION_ATTRIBUTE, 8}, ret), "closure of 1"},
		{"attribute of an object", sample(load, load, ins{SET_FUNCTION_ATTRIBUTE, 1}, ret), "a function"},
		{"name in a function", sample(ins{LOAD_NAME, 0}, ret), "in a function"},
		{"name in a module", edit(list{ins{LOAD_NAME, 0}, ret}, func(c *Code) { c.Flags = 0 }), ""},

		{"handler", except(list{ins{LOAD_GLOBAL, 0}, ret, ins{PUSH_EXC_INFO, 0}, pop, ins{POP_EXCEPT, 0}, load, ret}, ExceptionEntry{0, 10, 12, 0, false}), ""},
		{"handler with lasti", except(list{ins{LOAD_GLOBAL, 0}, ret, ins{RERAISE, 1}}, ExceptionEntry{0, 10, 12, 0, true}), ""},
		{"reraise without lasti", except(list{ins{LOAD_GLOBAL, 0}, ret, load, ins{SWAP, 2}, ins{RERAISE, 1}}, ExceptionEntry{0, 10, 12, 0, false}), "offset"},
		{"reraise of an object", sample(load, reret), "exception"},
		{"exception info of an object", sample(load, ins{PUSH_EXC_INFO, 0}, pop, pop, load, ret), "exception"},
		{"pop except of an object", sample(load, ins{POP_EXCEPT, 0}, load, ret), "saved"},
		{"saved exception returned", except(list{ins{LOAD_GLOBAL, 0}, ret, ins{PUSH_EXC_INFO, 0}, pop, ret}, ExceptionEntry{0, 10, 12, 0, false}), "saved"},
		{"lasti returned", except(list{ins{LOAD_GLOBAL, 0}, ret, pop, ret}, ExceptionEntry{0, 10, 12, 0, true}), "offset"},
		{"match of an object", sample(load, load, ins{CHECK_EXC_MATCH, 0}, pop, ret), "exception"},
		{"with of an object", sample(load, load, load, load, load, ins{WITH_EXCEPT_START, 0}, ret), "exception"},
		{"handler deeper than the stack", except(list{ins{LOAD_GLOBAL, 0}, ret, pop, pop, load, ret}, ExceptionEntry{0, 10, 12, 1, false}), "wants 1"},
		{"handler of what an instruction takes", except(list{load, ins{TO_BOOL, 0}, ret, pop, ret}, ExceptionEntry{2, 10, 12, 1, false}), "wants 1"},
		{"handler of what it leaves", except(list{load, ins{GET_LEN, 0}, pop, ret, pop, ret}, ExceptionEntry{2, 4, 8, 1, false}), ""},
		{"handler overflows", except(list{load, ins{GET_LEN, 0}, pop, ret, pop, ret}, ExceptionEntry{2, 4, 8, 9, false}), "depth 9"},
		{"handler overflows a full stack", edit(list{load, ins{GET_LEN, 0}, pop, ret, pop, pop, ret}, func(c *Code) {
			c.StackSize = 2
			c.ExceptionTable = handled(ExceptionEntry{2, 4, 8, 1, true})
		}), "needs a stack of 3"},
		{"handlers differ", except(list{load, ins{GET_LEN, 0}, pop, ins{GET_LEN, 0}, pop, ret, pop, load, ret}, ExceptionEntry{2, 4, 12, 0, false}, ExceptionEntry{6, 8, 12, 1, false}), "depth"},
		{"range in a cache", except(list{ins{LOAD_GLOBAL, 0}, ret, pop, load, ret}, ExceptionEntry{0, 4, 12, 0, false}), "from 0 to 4"},
		{"range past the end", except(list{load, ret, pop, load, ret}, ExceptionEntry{0, 40, 4, 0, false}), "from 0 to 40"},
		{"handler in a cache", except(list{ins{LOAD_GLOBAL, 0}, ret}, ExceptionEntry{0, 10, 4, 0, false}), "handler at 4"},
		{"ranges overlap", except(list{load, ret, pop, load, ret}, ExceptionEntry{0, 4, 4, 0, false}, ExceptionEntry{2, 4, 4, 0, false}), "from 2"},
		{"range empty", except(list{load, ret, pop, load, ret}, ExceptionEntry{0, 0, 4, 0, false}), "from 0 to 0"},
		{"table cut off", edit(list{load, ret}, func(c *Code) { c.ExceptionTable = []byte{0x80, 1} }), "ends amid"},

		{"generator", generator(ins{RETURN_GENERATOR, 0}, pop, ins{RESUME, 0}, load, ins{YIELD_VALUE, 0}, ins{RESUME, 5}, ret), ""},
		{"generator that makes none", generator(load, ret), "no RETURN_GENERATOR"},
		{"generator made twice", generator(ins{RETURN_GENERATOR, 0}, pop, ins{RETURN_GENERATOR, 0}, ret), "where none can be"},
		{"generator made in a loop", generator(ins{NOP, 0}, ins{RETURN_GENERATOR, 0}, pop, ins{JUMP_BACKWARD, 4}), "no instruction begins"},
		{"generator made late", generator(load, pop, ins{RETURN_GENERATOR, 0}, ret), "where none can be"},
		{"generator in a function", sample(ins{RETURN_GENERATOR, 0}, ret), "where none can be"},
		{"yield in a function", sample(load, ins{YIELD_VALUE, 0}, ins{RESUME, 1}, ret), "outside of a generator"},
		{"yield without resume", generator(ins{RETURN_GENERATOR, 0}, pop, load, ins{YIELD_VALUE, 0}, ret), "no RESUME"},
		{"generator and coroutine", edit(list{load, ret}, func(c *Code) { c.Flags |= Generator | Coroutine }), "more than one kind"},

		{"constant that is a list", edit(list{load, ret}, func(c *Code) { c.Consts[1] = &List{} }), "is a list"},
		{"constant that is nothing", edit(list{load, ret}, func(c *Code) { c.Consts[1] = nil }), "is NULL"},
		{"constant that is no pointer", edit(list{load, ret}, func(c *Code) { c.Consts[1] = (*BigInt)(nil) }), "is NULL"},
		{"constant that holds itself", edit(list{load, ret}, func(c *Code) { c.Consts[1] = self }), "too deep"},
		{"constant too deep", edit(list{load, ret}, func(c *Code) { c.Consts[1] = deep }), "too deep"},
		{"constant too large", edit(list{load, ret}, func(c *Code) { c.Consts[1] = wide }), "too large"},
		{"code too deep", edit(list{load, ret}, func(c *Code) { c.Consts[1] = nested }), "too deep"},
		{"code that holds itself", edit(list{load, ret}, func(c *Code) { c.Consts[1] = c }), "holds itself"},
		{"code too deep by sharing", edit(list{load, ret}, func(c *Code) { c.Consts = chain }), "too deep"},
		{"constant too deep by sharing", edit(list{load, ret}, func(c *Code) { c.Consts[1] = links }), "too deep"},
		{"code within a tuple", edit(list{load, ret}, func(c *Code) { c.Consts[1] = Tuple{closure} }), "holds a code object"},
		{"bad code within", edit(list{load, ret}, func(c *Code) { c.Consts[1] = &Code{Code: assemble(pop), Name: "inner", QualName: "inner"} }), "'inner', offset 0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := Verify(test.code)
			var e *VerifyError
			switch {
			case test.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case test.want != "" && err == nil:
				t.Error("accepted")
			case test.want != "" && (!errors.As(err, &e) || !strings.Contains(err.Error(), test.want)):
				t.Errorf("%v does not say %q", err, test.want)
			}
		})
	}
}

// OpcodeMust returns the opcode of a name that must exist.
func OpcodeMust(t *testing.T, name string) Opcode {
	op, ok := OpcodeNamed(name)
	if !ok {
		t.Fatalf("no opcode %s", name)
	}
	return op
}

// TestVerifierEnds gives the verifier code made to keep it busy.
func TestVerifierEnds(t *testing.T) {
	// Twenty thousand variables, each set on one of two ways.
	const n = 20000
	c := sample()
	c.LocalsPlusNames = make([]string, n)
	c.LocalsPlusKinds = make([]LocalKind, n)
	for i := range c.LocalsPlusKinds {
		c.LocalsPlusKinds[i] = KindLocal
	}
	c.Code = nil
	for i := range n {
		c.Code = append(c.Code, assemble(load, ins{POP_JUMP_IF_NONE, 3}, load)...)
		c.Code = append(c.Code, byte(EXTENDED_ARG), byte(i>>8), byte(STORE_FAST), byte(i))
	}
	c.Code = append(c.Code, assemble(load, ret)...)
	if err := Verify(c); err == nil || !strings.Contains(err.Error(), "too complex") {
		t.Errorf("many variables: %v", err)
	}

	// A jump back from each block to the one before, so that what the last learns
	// has to travel to the first.
	const blocks = 5000
	list := []ins{load, {STORE_FAST, 1}, load, {POP_JUMP_IF_NONE, 2}, {JUMP_BACKWARD, 7}}
	for range blocks {
		list = append(list, load, ins{STORE_FAST, 1}, load, ins{POP_JUMP_IF_NONE, 2}, ins{JUMP_BACKWARD, 14})
	}
	if err := Verify(sample(append(list, load, ret)...)); err != nil {
		t.Errorf("many jumps back: %v", err)
	}
	list = append(list, ins{DELETE_FAST, 0}, ins{JUMP_BACKWARD, 10})
	if err := Verify(sample(list...)); err != nil && !strings.Contains(err.Error(), "too complex") {
		t.Errorf("news that travel far: %v", err)
	}
}
