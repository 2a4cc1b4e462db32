package compile

import bc "github.com/adder-vm/adder/vm/bytecode"

// stackRef is what is known of a value on the stack: the instruction of the block
// that pushed it and the local it is, each -1 where there is none.
type stackRef struct {
	by, local int32
}

const (
	stored     = 1 << iota // the value was stored in a local
	orphaned               // the local changed while the value was on the stack
	unconsumed             // the value is on the stack when the block ends
)

// borrowLocals lets loads of locals push borrowed references where the local
// surely outlives what was pushed: it is consumed within the block, before the
// local changes, by something that does not make it a local.
func (g *graph) borrowLocals() {
	if g.locals == 0 {
		return
	}
	g.walk()
	g.blocks[0].depth = 0
	g.visit(0)
	for b := g.take(); b != noBlock; b = g.take() {
		g.borrowIn(b)
	}
}

func (g *graph) borrowIn(b blockID) {
	code := g.blocks[b].code
	g.marks = resize(g.marks, len(code))
	refs := g.refs[:0]
	for i := int32(0); i < g.blocks[b].depth; i++ {
		refs = append(refs, stackRef{-1, -1})
	}
	// change notes that a local no longer is what it was.
	change := func(local int32) {
		for _, r := range refs {
			if r.local == local {
				g.marks[r.by] |= orphaned
			}
		}
	}
	pop := func() (r stackRef) {
		if len(refs) == 0 {
			g.fail("stack underflow")
			return stackRef{-1, -1}
		}
		r = refs[len(refs)-1]
		refs = refs[:len(refs)-1]
		return r
	}
	store := func(local int32) {
		r := pop()
		change(local)
		if r.by >= 0 {
			g.marks[r.by] |= stored
		}
	}
	push := func(by, local int32) { refs = append(refs, stackRef{by, local}) }

	for i := range code {
		in, at, arg := &code[i], int32(i), code[i].arg
		switch in.op {
		case bc.DELETE_FAST:
			change(arg)
		case bc.LOAD_FAST:
			push(at, arg)
		case bc.LOAD_FAST_AND_CLEAR:
			change(arg)
			push(at, arg)
		case bc.LOAD_FAST_LOAD_FAST:
			push(at, arg>>4)
			push(at, arg&15)
		case bc.STORE_FAST:
			store(arg)
		case bc.STORE_FAST_LOAD_FAST:
			store(arg >> 4)
			push(at, arg&15)
		case bc.STORE_FAST_STORE_FAST:
			store(arg >> 4)
			store(arg & 15)
		case bc.COPY, bc.SWAP:
			from := len(refs) - int(arg)
			if arg < 1 || from < 0 {
				g.fail("stack underflow")
				return
			}
			if top := len(refs) - 1; in.op == bc.COPY {
				push(refs[from].by, refs[from].local)
			} else {
				refs[from], refs[top] = refs[top], refs[from]
			}

		// These leave what they look at where it is, or may push it again. What they
		// push counts as the block's first instructions', as an oversight in CPython
		// has it: code objects show the difference.
		case bc.FORMAT_SIMPLE, bc.GET_ANEXT, bc.GET_LEN, bc.GET_YIELD_FROM_ITER, bc.IMPORT_FROM, bc.MATCH_KEYS, bc.MATCH_MAPPING,
			bc.MATCH_SEQUENCE, bc.WITH_EXCEPT_START:
			for n := range bc.StackEffect(in.op, int(arg), false) {
				push(int32(n), -1)
			}
		case bc.DICT_MERGE, bc.DICT_UPDATE, bc.LIST_APPEND, bc.LIST_EXTEND, bc.MAP_ADD,
			bc.RERAISE, bc.SET_ADD, bc.SET_UPDATE:
			for n := bc.StackEffect(in.op, int(arg), false); n < 0; n++ {
				pop()
			}
		case bc.END_SEND, bc.SET_FUNCTION_ATTRIBUTE:
			top := pop()
			pop()
			push(top.by, top.local)
		case bc.CHECK_EXC_MATCH:
			pop()
			push(at, -1)
		case bc.FOR_ITER:
			g.enterDepth(in.target, len(refs)+1)
			push(at, -1)
		case bc.LOAD_ATTR, bc.LOAD_SUPER_ATTR:
			self := pop()
			if in.op == bc.LOAD_SUPER_ATTR {
				pop()
				pop()
			}
			push(at, -1)
			if arg&1 != 0 {
				push(self.by, self.local)
			}
		case bc.LOAD_SPECIAL, bc.PUSH_EXC_INFO:
			top := pop()
			push(at, -1)
			push(top.by, top.local)
		case bc.SEND:
			g.enterDepth(in.target, len(refs))
			pop()
			push(at, -1)
		default:
			pops := popCount(in.op, int(arg))
			pushes := pops + bc.StackEffect(in.op, int(arg), false)
			if in.target != noBlock {
				g.enterDepth(in.target, len(refs)-pops+pushes)
			}
			if pops > len(refs) {
				g.fail("stack underflow")
				return
			}
			refs = refs[:len(refs)-pops]
			for ; pushes > 0; pushes-- {
				push(at, -1)
			}
		}
		if g.err != nil {
			return
		}
	}
	blk := &g.blocks[b]
	if len(code) > 0 && blk.next != noBlock && blk.fallsThrough() {
		g.enterDepth(blk.next, len(refs))
	}
	for _, r := range refs {
		if r.by >= 0 {
			g.marks[r.by] |= unconsumed
		}
	}
	g.refs = refs
	for i := range code {
		if g.marks[i] != 0 {
			continue
		}
		switch code[i].op {
		case bc.LOAD_FAST:
			code[i].op = bc.LOAD_FAST_BORROW
		case bc.LOAD_FAST_LOAD_FAST:
			code[i].op = bc.LOAD_FAST_BORROW_LOAD_FAST_BORROW
		}
	}
}

// enterDepth visits a block that is entered with depth values on the stack.
func (g *graph) enterDepth(b blockID, depth int) {
	if !g.blocks[b].seen {
		g.blocks[b].depth = int32(depth)
		g.visit(b)
	}
}
