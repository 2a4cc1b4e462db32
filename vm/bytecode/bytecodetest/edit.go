// Package bytecodetest makes bytecode for tests and fuzzing: code objects of all
// constructs of the language, and edits of them that keep jumps and handlers
// together, so that an edited code object has a fair chance to verify. To fuzz an
// engine, edit a seed by what the fuzzer brings and run what verifies:
//
//	seeds, err := bytecodetest.Seeds()
//	...
//	f.Fuzz(func(t *testing.T, seed uint16, edits []byte) {
//		c := bytecodetest.Edit(seeds[int(seed)%len(seeds)], edits)
//		if bytecode.Verify(c) == nil {
//			run(c)
//		}
//	})
//
// Code that verifies may loop without end; what runs it needs a limit.
package bytecodetest

import (
	"slices"

	"github.com/adder-vm/adder/vm/bytecode"
)

// instruction is one of code that is being edited. Jumps name instructions, not
// distances.
type instruction struct {
	op     bytecode.Opcode
	arg    int
	target int // of a jump: the instruction's index
}

// handler is an entry of the exception table, by indices of instructions.
type handler struct {
	start, end, target, depth int
	lasti                     bool
}

// editor is code taken apart.
type editor struct {
	code     *bytecode.Code
	list     []instruction
	handlers []handler
}

// Edit returns a copy of a code object, changed as edits say: every four bytes of
// them are one change. What comes of it may verify or not. The original has to
// verify; its constants are shared.
func Edit(c *bytecode.Code, edits []byte) *bytecode.Code {
	e := takeApart(c)
	for ; len(edits) >= 4; edits = edits[4:] {
		e.edit(edits[0], int(edits[1])|int(edits[2])<<8, int(edits[3]))
	}
	return e.assemble()
}

func takeApart(c *bytecode.Code) *editor {
	copied := *c
	e := &editor{code: &copied}
	index := make([]int, len(c.Code)/2+1)
	var targets []int
	arg := 0
	start := 0
	for at := 0; at+1 < len(c.Code); {
		op := bytecode.Opcode(c.Code[at])
		arg = arg<<8 | int(c.Code[at+1])
		if op == bytecode.EXTENDED_ARG {
			at += 2
			continue
		}
		for i := start; i <= at && i/2 < len(index); i += 2 {
			index[i/2] = len(e.list)
		}
		next := at + 2 + 2*op.Caches()
		target := -1
		if op.HasJump() {
			target = next + 2*arg
			if op.BackwardJump() {
				target = next - 2*arg
			}
		}
		targets = append(targets, target)
		e.list = append(e.list, instruction{op: op, arg: arg})
		at, start, arg = next, next, 0
	}
	index[len(index)-1] = len(e.list)
	for i, target := range targets {
		if target >= 0 && target/2 < len(index) {
			e.list[i].target = index[target/2]
		}
	}
	for it := c.Exceptions(); it.Next(); {
		if it.End/2 < len(index) && it.Target/2 < len(index) {
			e.handlers = append(e.handlers, handler{index[it.Start/2], index[it.End/2], index[it.Target/2], it.Depth, it.Lasti})
		}
	}
	return e
}

// edit makes one change: its kind, the place it is made at, and a value.
func (e *editor) edit(kind byte, place, value int) {
	if len(e.list) == 0 {
		return
	}
	at := place % len(e.list)
	in := &e.list[at]
	c := e.code
	switch kind % 16 {
	case 0:
		e.remove(at)
	case 1:
		e.insert(at, *in)
	case 2:
		if at+1 < len(e.list) {
			e.list[at], e.list[at+1] = e.list[at+1], e.list[at]
		}
	case 3:
		in.arg = value
	case 4:
		in.arg = value % 8
	case 5:
		in.arg ^= 1 << (value % 10)
	case 6:
		in.op = bytecode.Opcode(value)
	case 7:
		for _, group := range alike {
			if slices.Contains(group, in.op) {
				in.op = group[value%len(group)]
				break
			}
		}
	case 8:
		group := alike[value%len(alike)]
		e.insert(at, instruction{op: group[value/len(alike)%len(group)], arg: place >> 13, target: at + 1})
	case 9:
		e.insert(at, instruction{op: stackOps[value%len(stackOps)], arg: 1 + place>>14})
	case 10:
		in.target = (in.target + value) % len(e.list)
	case 11:
		c.StackSize += int(int8(value))
	case 12:
		if len(e.handlers) > 0 {
			h := &e.handlers[place%len(e.handlers)]
			switch value % 4 {
			case 0:
				h.depth = max(0, h.depth+value/4%3-1)
			case 1:
				h.lasti = !h.lasti
			case 2:
				h.target = (h.target + value/4) % len(e.list)
			case 3:
				e.handlers = slices.Delete(e.handlers, place%len(e.handlers), place%len(e.handlers)+1)
			}
		}
	case 13:
		h := handler{start: at, end: min(len(e.list), at+1+value%8), target: (at + value/8) % len(e.list), depth: value % 3, lasti: value&4 != 0}
		i := 0
		for i < len(e.handlers) && e.handlers[i].end <= h.start {
			i++
		}
		if i == len(e.handlers) || e.handlers[i].start >= h.end {
			e.handlers = slices.Insert(e.handlers, i, h)
		}
	case 14:
		c.Flags ^= 1 << (value % 10)
	case 15:
		if n := len(c.LocalsPlusKinds); n > 0 {
			c.LocalsPlusKinds = slices.Clone(c.LocalsPlusKinds)
			c.LocalsPlusKinds[place%n] = bytecode.LocalKind(value)
		}
	}
}

// alike are instructions that take and leave as much as each other.
var alike = [...][]bytecode.Opcode{
	{bytecode.LOAD_FAST, bytecode.LOAD_FAST_BORROW, bytecode.LOAD_FAST_CHECK, bytecode.LOAD_FAST_AND_CLEAR, bytecode.LOAD_DEREF, bytecode.LOAD_CONST,
		bytecode.LOAD_SMALL_INT, bytecode.PUSH_NULL},
	{bytecode.STORE_FAST, bytecode.POP_TOP, bytecode.STORE_DEREF},
	{bytecode.NOP, bytecode.DELETE_FAST, bytecode.MAKE_CELL, bytecode.DELETE_DEREF, bytecode.RESUME},
	{bytecode.POP_JUMP_IF_NONE, bytecode.POP_JUMP_IF_NOT_NONE, bytecode.POP_JUMP_IF_TRUE},
	{bytecode.BUILD_LIST, bytecode.BUILD_TUPLE, bytecode.BUILD_SET, bytecode.BUILD_STRING},
	{bytecode.LIST_APPEND, bytecode.SET_ADD, bytecode.LIST_EXTEND, bytecode.SET_UPDATE, bytecode.DICT_UPDATE, bytecode.DICT_MERGE},
	{bytecode.STORE_FAST_LOAD_FAST, bytecode.NOP},
	{bytecode.LOAD_FAST_LOAD_FAST, bytecode.LOAD_FAST_BORROW_LOAD_FAST_BORROW},
	{bytecode.CALL_FUNCTION_EX, bytecode.BINARY_SLICE},
	{bytecode.JUMP_FORWARD, bytecode.JUMP_BACKWARD, bytecode.JUMP_BACKWARD_NO_INTERRUPT},
}

// stackOps are instructions that only move entries of the stack.
var stackOps = [...]bytecode.Opcode{bytecode.COPY, bytecode.SWAP, bytecode.POP_TOP, bytecode.PUSH_NULL, bytecode.NOP}

// insert puts an instruction before the one at an index; jumps there lead to it.
func (e *editor) insert(at int, in instruction) {
	e.list = slices.Insert(e.list, at, in)
	e.shift(at, 1)
}

func (e *editor) remove(at int) {
	e.list = slices.Delete(e.list, at, at+1)
	e.shift(at, -1)
}

// shift moves what names instructions behind an index.
func (e *editor) shift(at, by int) {
	move := func(i *int) {
		if *i > at {
			*i += by
		}
	}
	for i := range e.list {
		move(&e.list[i].target)
	}
	for i := range e.handlers {
		h := &e.handlers[i]
		move(&h.start)
		move(&h.end)
		move(&h.target)
	}
}

// assemble puts the code together again.
func (e *editor) assemble() *bytecode.Code {
	// Instructions are made longer until all jumps fit.
	sizes := make([]int, len(e.list)) // in units, without caches
	for i := range sizes {
		sizes[i] = 1
	}
	starts := make([]int, len(e.list)+1)
	for again := true; again; {
		again = false
		for i, in := range e.list {
			starts[i+1] = starts[i] + sizes[i] + in.op.Caches()
		}
		for i := range e.list {
			in := &e.list[i]
			if in.op.HasJump() {
				in.arg = starts[min(in.target, len(e.list))] - starts[i+1]
				if in.op.BackwardJump() {
					in.arg = -in.arg
				}
				in.arg = max(in.arg, 0)
			}
			size := 1
			for a := in.arg >> 8; a != 0; a >>= 8 {
				size++
			}
			if size > sizes[i] {
				sizes[i] = size
				again = true
			}
		}
	}
	c := e.code
	c.Code = nil
	lines := bytecode.NewLineTableEncoder(nil, c.FirstLine)
	for i, in := range e.list {
		for k := sizes[i] - 1; k > 0; k-- {
			c.Code = append(c.Code, byte(bytecode.EXTENDED_ARG), byte(in.arg>>(8*k)))
		}
		c.Code = append(c.Code, byte(in.op), byte(in.arg))
		c.Code = append(c.Code, make([]byte, 2*in.op.Caches())...)
		line := int32(c.FirstLine + i)
		lines.Add(bytecode.Location{Line: line, EndLine: line, Column: 0, EndColumn: 1}, sizes[i]+in.op.Caches())
	}
	c.LineTable = lines.Bytes()
	c.ExceptionTable = nil
	for _, h := range e.handlers {
		if h.start < h.end && h.end <= len(e.list) && h.target < len(e.list) {
			c.ExceptionTable = bytecode.AppendExceptionEntry(c.ExceptionTable, bytecode.ExceptionEntry{
				Start: 2 * starts[h.start], End: 2 * starts[h.end], Target: 2 * starts[h.target], Depth: h.depth, Lasti: h.lasti})
		}
	}
	return c
}
