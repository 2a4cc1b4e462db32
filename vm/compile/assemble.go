package compile

import (
	"fmt"

	bc "github.com/adder-vm/adder/vm/bytecode"
)

// An assembler makes code objects out of instruction sequences: it builds the
// flow graph, runs the passes over it and encodes what is left. It keeps its
// buffers from one sequence to the next, so one assembler should serve a whole
// compilation; it must not be used by two goroutines at once. The zero value is
// ready.
type assembler struct {
	graph graph
	flat  []node  // the instructions in order, targets being positions in flat
	sizes []uint8 // in code units, caches included
	at    []int32 // offsets in code units
	first []int32 // of each block: the position in flat of its first instruction
	bytes []byte  // scratch for encoding

	// dump, when set, is shown the graph as built and after each pass.
	dump func(pass string, g *graph)
}

// endSendUnits is the distance from an asynchronous loop's SEND, which
// END_ASYNC_FOR names, to its END_SEND, which the operand says.
const endSendUnits = 5

// assemble returns the code object of a sequence, which it uses up; constants
// that folding makes are added to u.consts, and those not loaded are taken out.
// An error means that the sequence or unit is inconsistent.
func (a *assembler) assemble(u *unit, s *sequence) (*bc.Code, error) {
	g := &a.graph
	if err := g.build(u, s); err != nil {
		return nil, err
	}
	if a.dump != nil {
		a.dump("build", g)
	}
	for i := range passes {
		passes[i].run(g)
		if g.err != nil {
			return nil, fmt.Errorf("%w (pass %s)", g.err, passes[i].name)
		}
		if a.dump != nil {
			a.dump(passes[i].name, g)
		}
	}
	a.flatten()
	a.resolve()
	code := &bc.Code{
		ArgCount:        u.argCount,
		PosOnlyArgCount: u.posOnlyArgCount,
		KwOnlyArgCount:  u.kwOnlyArgCount,
		StackSize:       max(g.stackSize, 1),
		Flags:           u.flags,
		Consts:          append([]bc.Const(nil), u.consts.values...),
		Names:           u.names,
		Filename:        u.filename,
		Name:            u.name,
		QualName:        u.qualName,
		FirstLine:       u.firstLine,
	}
	code.LocalsPlusNames, code.LocalsPlusKinds = g.localsPlus()
	code.Code = a.encode()
	code.LineTable = a.encodeLines(u.firstLine)
	code.ExceptionTable = a.encodeHandlers()
	return code, nil
}

// flatten lays the blocks out in order.
func (a *assembler) flatten() {
	g := &a.graph
	a.first = resize(a.first, len(g.blocks))
	a.flat = a.flat[:0]
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		a.first[b] = int32(len(a.flat))
		a.flat = append(a.flat, g.blocks[b].code...)
	}
	for i := range a.flat {
		in := &a.flat[i]
		if in.target == noBlock {
			continue
		}
		to := a.first[in.target]
		in.target, in.arg = blockID(to), to
		switch in.op {
		case bc.JUMP:
			if in.op = bc.JUMP_BACKWARD; int(to) > i {
				in.op = bc.JUMP_FORWARD
			}
		case bc.JUMP_NO_INTERRUPT:
			if in.op = bc.JUMP_BACKWARD_NO_INTERRUPT; int(to) > i {
				in.op = bc.JUMP_FORWARD
			}
		}
	}
}

// units returns the size of an instruction in code units: itself, its cache
// entries, and an EXTENDED_ARG for each byte of the operand beyond the first.
func units(op bc.Opcode, arg int32) uint8 {
	n := uint8(1 + op.Caches())
	for u := uint32(arg) >> 8; u != 0; u >>= 8 {
		n++
	}
	return n
}

// resolve turns the targets of jumps into operands. An operand's size depends on
// the distance and the distance on sizes, so it goes over them until nothing
// changes, starting, as CPython does, from targets' positions as operands.
func (a *assembler) resolve() {
	a.sizes = resize(a.sizes, len(a.flat))
	a.at = resize(a.at, len(a.flat)+1)
	for i := range a.flat {
		a.sizes[i] = units(a.flat[i].op, a.flat[i].arg)
	}
	for changed := true; changed; {
		changed = false
		pos := int32(0)
		for i, size := range a.sizes {
			a.at[i] = pos
			pos += int32(size)
		}
		a.at[len(a.flat)] = pos
		for i := range a.flat {
			in := &a.flat[i]
			if in.target == noBlock {
				continue
			}
			to, from := a.at[in.target], a.at[i+1]
			switch {
			case in.op == bc.END_ASYNC_FOR:
				in.arg = from - to - endSendUnits
			case to < from:
				in.arg = from - to
			default:
				in.arg = to - from
			}
			if size := units(in.op, in.arg); size != a.sizes[i] {
				a.sizes[i] = size
				changed = true
			}
		}
	}
}

// encode returns the bytes of the code, cache entries being zero.
func (a *assembler) encode() []byte {
	code := make([]byte, 2*a.at[len(a.flat)])
	p := 0
	for i := range a.flat {
		in := &a.flat[i]
		arg := uint32(in.arg)
		if arg > 0xff {
			for shift := 24; shift > 0; shift -= 8 {
				if arg>>shift != 0 {
					code[p], code[p+1] = byte(bc.EXTENDED_ARG), byte(arg>>shift)
					p += 2
				}
			}
		}
		code[p], code[p+1] = byte(in.op), byte(arg)
		p = 2 * int(a.at[i+1])
	}
	return code
}

// encodeLines returns the location table.
func (a *assembler) encodeLines(firstLine int) []byte {
	for i := len(a.flat) - 1; i >= 0; i-- {
		if in := &a.flat[i]; in.loc == nextLocation {
			if in.is(terminators) || i+1 == len(a.flat) {
				in.loc = noLocation
			} else {
				in.loc = a.flat[i+1].loc
			}
		}
	}
	enc := bc.NewLineTableEncoder(a.bytes[:0], firstLine)
	for i := range a.flat {
		loc := &a.flat[i].loc
		enc.Add(bc.Location{Line: loc.Line, EndLine: loc.EndLine, Column: loc.Col, EndColumn: loc.EndCol}, int(a.sizes[i]))
	}
	a.bytes = enc.Bytes()
	return append([]byte(nil), a.bytes...)
}

// encodeHandlers returns the exception table.
func (a *assembler) encodeHandlers() []byte {
	g := &a.graph
	a.bytes = a.bytes[:0]
	handler, start := noBlock, int32(0)
	for i := 0; i <= len(a.flat); i++ {
		here := noBlock
		if i < len(a.flat) {
			here = a.flat[i].except
		}
		if here == handler {
			continue
		}
		if handler != noBlock {
			blk := &g.blocks[handler]
			depth := int(blk.depth) - 1
			if blk.lasti {
				depth--
			}
			a.bytes = bc.AppendExceptionEntry(a.bytes, bc.ExceptionEntry{
				Start: 2 * int(start), End: 2 * int(a.at[i]),
				Target: 2 * int(a.at[a.first[handler]]),
				Depth:  depth, Lasti: blk.lasti,
			})
		}
		handler, start = here, a.at[i]
	}
	if len(a.bytes) == 0 {
		return nil
	}
	return append([]byte(nil), a.bytes...)
}
