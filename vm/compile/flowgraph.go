package compile

import (
	"fmt"
	"strings"

	bc "github.com/adder-vm/adder/vm/bytecode"
)

// blockID is the index of a block in its graph; noBlock is none.
type blockID int32

const noBlock blockID = -1

// node is an instruction in the flow graph.
type node struct {
	op     bc.Opcode
	arg    int32
	target blockID // of a jump, or the handler that a block push sets up
	except blockID // the handler of what is raised here
	loc    location
}

// block is a run of instructions that is entered at its top only. Blocks stand in
// the order of their next fields, which is the order of the code.
type block struct {
	code  []node
	next  blockID
	preds int32 // edges into it, block pushes counted, as of the last count
	depth int32 // of the stack on entry; -1 while unknown
	stack int32 // what is handled on entry, a position in graph.handlers

	unset uint64 // locals, of the first 64, that may be unset on entry

	labelled bool // it was some jump's target when the graph was made
	handler  bool // of exceptions
	lasti    bool // its handler wants the offset of the instruction that raised
	seen     bool // a mark for whoever walks the graph
	warm     bool // reached without an exception
	cold     bool // reached by an exception only
}

// last returns the block's last instruction, nil of an empty block.
func (b *block) last() *node {
	if len(b.code) == 0 {
		return nil
	}
	return &b.code[len(b.code)-1]
}

// fallsThrough reports whether control may run off the block's end.
func (b *block) fallsThrough() bool {
	return len(b.code) == 0 || !b.code[len(b.code)-1].is(noFallsInto)
}

// leaves reports whether the block ends by leaving the code object.
func (b *block) leaves() bool {
	return len(b.code) != 0 && b.code[len(b.code)-1].is(exits)
}

// lineless reports whether no instruction of the block has a line.
func (b *block) lineless() bool {
	for i := range b.code {
		if b.code[i].loc.Line >= 0 {
			return false
		}
	}
	return true
}

// clear makes the instruction a NOP that keeps its place in the source.
func (in *node) clear() { in.set(bc.NOP, 0) }

// set changes what the instruction does, where it does not jump.
func (in *node) set(op bc.Opcode, arg int32) {
	in.op, in.arg, in.target = op, arg, noBlock
}

// graph is the control flow graph of one code object. Its first block is the
// entry; its buffers serve one code object after another.
type graph struct {
	unit   *unit
	blocks []block
	nodes  []node // the memory of the blocks' code, as first cut

	work     []blockID
	handlers []handlerStack
	marks    []uint8
	starts   []blockID
	refs     []stackRef
	cellSlot []int32 // of each cell and free variable: its slot among localsplus
	defined  []int32

	stackSize int
	locals    int // in localsplus
	err       error
}

// spareNodes is the room left at the end of each block, for what passes append.
const spareNodes = 2

// build cuts a sequence into blocks: one begins where a label is used, and after
// each jump or exit.
func (g *graph) build(u *unit, s *sequence) error {
	g.unit = u
	g.blocks = g.blocks[:0]
	g.stackSize, g.locals, g.err = 0, 0, nil

	total := len(s.instrs)
	if s.annotations != nil {
		total += len(s.annotations.instrs)
	}
	const labelled = 1
	g.marks = resize(g.marks, len(s.instrs)+1)
	cuts := 1
	for i := range s.instrs {
		in := &s.instrs[i]
		class := classOf(in.op)
		if class&terminators != 0 {
			cuts++
		}
		if err := u.checkOperand(in); err != nil {
			return err
		}
		if class&targets != 0 {
			if uint(in.arg) >= uint(len(s.labels)) || uint(s.labels[in.arg]) >= uint(len(s.instrs)) {
				return fmt.Errorf("compile %s: instruction %d, %v, has a label that is not placed", u.qualName, i, in.op)
			}
			if at := s.labels[in.arg]; g.marks[at] == 0 {
				g.marks[at] = labelled
				cuts++
			}
		}
	}
	if n := total + cuts*spareNodes; cap(g.nodes) < n {
		g.nodes = make([]node, n+n/4)
	}
	g.starts = resize(g.starts, len(s.instrs)+1)

	mem := g.nodes[:cap(g.nodes)]
	cur := g.newBlock()
	size, ended := 0, false // of the current block
	closeBlock := func() {
		g.blocks[cur].code = mem[: size : size+spareNodes]
		fresh(mem[size : size+spareNodes])
		mem = mem[size+spareNodes:]
	}
	for i := range s.instrs {
		in := &s.instrs[i]
		if in.op == bc.ANNOTATIONS_PLACEHOLDER {
			if s.annotations != nil {
				for i := range s.annotations.instrs {
					a := &s.annotations.instrs[i]
					if err := u.checkOperand(a); err != nil {
						return err
					}
					mem[size] = node{a.op, a.arg, noBlock, noBlock, a.loc}
					size++
				}
			}
			continue
		}
		lab := g.marks[i] == labelled
		if ended || lab && (size > 0 || g.blocks[cur].labelled) {
			closeBlock()
			b := g.newBlock()
			g.blocks[cur].next = b
			cur, size = b, 0
		}
		if lab {
			g.blocks[cur].labelled = true
			g.starts[i] = cur
		}
		mem[size] = node{in.op, in.arg, noBlock, noBlock, in.loc}
		size++
		ended = classOf(in.op)&terminators != 0
	}
	closeBlock()
	for b := range g.blocks {
		code := g.blocks[b].code
		for i := range code {
			if in := &code[i]; in.is(targets) {
				in.target = g.starts[s.labels[in.arg]]
				in.arg = 0
			}
		}
	}
	return nil
}

// checkOperand reports an operand that indexes nothing.
func (u *unit) checkOperand(in *instruction) error {
	size := 0
	switch in.op {
	case bc.LOAD_CONST:
		size = len(u.consts.values)
	case bc.LOAD_FAST, bc.STORE_FAST, bc.DELETE_FAST, bc.LOAD_FAST_AND_CLEAR, bc.STORE_FAST_MAYBE_NULL:
		size = len(u.varNames)
	case bc.MAKE_CELL, bc.LOAD_CLOSURE, bc.LOAD_DEREF, bc.STORE_DEREF, bc.DELETE_DEREF, bc.LOAD_FROM_DICT_OR_DEREF:
		size = len(u.cellVars) + len(u.freeVars)
	default:
		return nil
	}
	if uint(in.arg) >= uint(size) {
		return fmt.Errorf("compile %s: operand %d of %v, where %d are known", u.qualName, in.arg, in.op, size)
	}
	return nil
}

// resize returns a zeroed slice of n elements, in s's memory if it has room.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2+16)
	}
	s = s[:n]
	clear(s)
	return s
}

// newBlock adds a block that is not yet in the order. Pointers to blocks do not
// survive it.
func (g *graph) newBlock() blockID {
	g.blocks = append(g.blocks, block{next: noBlock, depth: -1, stack: -1})
	return blockID(len(g.blocks) - 1)
}

// insertAfter adds a block behind b.
func (g *graph) insertAfter(b blockID) blockID {
	n := g.newBlock()
	g.blocks[n].next = g.blocks[b].next
	g.blocks[b].next = n
	return n
}

// nonEmpty returns the first block from b on, in order, that is not empty.
func (g *graph) nonEmpty(b blockID) blockID {
	for b != noBlock && len(g.blocks[b].code) == 0 {
		b = g.blocks[b].next
	}
	return b
}

// walk empties the list of blocks to visit and forgets which were seen.
func (g *graph) walk() {
	g.work = g.work[:0]
	for i := range g.blocks {
		g.blocks[i].seen = false
	}
}

// visit puts b on the list of blocks to visit unless it was seen.
func (g *graph) visit(b blockID) {
	if blk := &g.blocks[b]; !blk.seen {
		blk.seen = true
		g.work = append(g.work, b)
	}
}

// take returns a block to visit, noBlock when there are no more.
func (g *graph) take() blockID {
	n := len(g.work)
	if n == 0 {
		return noBlock
	}
	b := g.work[n-1]
	g.work = g.work[:n-1]
	return b
}

// extend adds an instruction at the block's end, to be filled in by the caller.
//
// Its handler is what stood in that place of the block before, if anything did:
// CPython leaves the field alone when it adds an instruction to a block out of
// which others have been removed, and so an instruction that cannot raise anyway
// may count as covered by a handler or not. Code objects show the difference.
func (b *block) extend() *node {
	n := len(b.code)
	if n == cap(b.code) {
		b.grow(1)
	}
	b.code = b.code[:n+1]
	in := &b.code[n]
	in.op, in.arg, in.target = bc.NOP, 0, noBlock
	return in
}

// grow makes room for n more instructions.
func (b *block) grow(n int) {
	size := len(b.code)
	code := make([]node, size+n, size+n+size/2+spareNodes)
	copy(code, b.code)
	b.code = code[:size]
	fresh(code[size:cap(code)])
}

// fresh marks places of a block as never used.
func fresh(code []node) {
	for i := range code {
		code[i].except = noBlock
	}
}

// append adds copies of instructions at the block's end.
func (b *block) append(code []node) {
	if n := len(b.code) + len(code); n > cap(b.code) {
		b.grow(len(code))
	}
	b.code = append(b.code, code...)
}

// prepend puts instructions at the block's start.
func (b *block) prepend(code []node) {
	for range code {
		b.extend()
	}
	copy(b.code[len(code):], b.code)
	copy(b.code, code)
}

// String prints the graph, a line an instruction.
func (g *graph) String() string {
	var sb strings.Builder
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		blk := &g.blocks[b]
		fmt.Fprintf(&sb, "b%d: preds %d", b, blk.preds)
		for _, f := range []struct {
			on   bool
			name string
		}{{blk.labelled, "labelled"}, {blk.handler, "handler"}, {blk.lasti, "lasti"}, {blk.warm, "warm"}, {blk.cold, "cold"}} {
			if f.on {
				sb.WriteString(" " + f.name)
			}
		}
		if blk.depth >= 0 {
			fmt.Fprintf(&sb, " depth %d", blk.depth)
		}
		sb.WriteByte('\n')
		for i := range blk.code {
			in := &blk.code[i]
			fmt.Fprintf(&sb, "\t%d:%d-%d:%d\t%v", in.loc.Line, in.loc.Col, in.loc.EndLine, in.loc.EndCol, in.op)
			if in.target != noBlock {
				fmt.Fprintf(&sb, " b%d", in.target)
			} else if in.op.HasArg() {
				fmt.Fprintf(&sb, " %d", in.arg)
			}
			if in.except != noBlock {
				fmt.Fprintf(&sb, " except b%d", in.except)
			}
			sb.WriteByte('\n')
		}
	}
	return sb.String()
}
