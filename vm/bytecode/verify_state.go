package bytecode

// What the verifier knows of values: the states of its abstract interpretation.

// entry is what can stand in an entry of the value stack: a set of kinds and, for
// some of these, a number that all of them share.
type entry uint64

// The kinds. Whatever no other kind names is isObject; None, bools and tuples
// count as isObject where it does not matter which they are.
const (
	isNull     entry = 1 << iota
	isObject         // any object
	isNone           // None
	isBool           // True or False
	isList           // made by BUILD_LIST
	isSet            // made by BUILD_SET
	isDict           // made by BUILD_MAP
	isTuple          // any tuple
	isNames          // a constant tuple of strings, its length the number
	isCells          // a tuple of cells, its length the number
	isCell           // a cell
	isCode           // a constant code object, its index the number
	isFunction       // made from the code object at the number
	isOpen           // the same, still without the cells that its code needs
	isExc            // an exception
	isSaved          // what PUSH_EXC_INFO saves
	isLasti          // the offset of an instruction that raised

	kindBits = 32
	anyKind  = 1<<kindBits - 1

	// noNumber is the number of a set in which numbers meet that differ.
	noNumber entry = 1<<32 - 1

	objects  = anyKind &^ (isNull | isOpen | isSaved | isLasti)
	tuples   = isTuple | isNames | isCells
	excOrNil = isExc | isNone
)

func (e entry) with(number int) entry { return e | entry(number)<<kindBits }
func (e entry) kinds() entry          { return e & anyKind }
func (e entry) number() entry         { return e >> kindBits }

// only reports whether e can be nothing but the given kinds.
func (e entry) only(kinds entry) bool { return e.kinds()&^kinds == 0 }

// join returns what is either a or b.
func join(a, b entry) entry {
	if a == b {
		return a
	}
	j := (a | b).kinds()
	if a.number() == b.number() {
		return j | a&^anyKind
	}
	return j | noNumber<<kindBits
}

// bitset is a set of small numbers.
type bitset []uint64

func (b *bitset) reset(n int) {
	words := (n + 63) / 64
	if cap(*b) < words {
		*b = make(bitset, words)
	}
	*b = (*b)[:words]
	clear(*b)
}

func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 != 0 }
func (b bitset) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) unset(i int)    { b[i/64] &^= 1 << (i % 64) }

func (b bitset) put(i int, is bool) {
	if is {
		b.set(i)
	} else {
		b.unset(i)
	}
}

// locals is what can stand in the variables' slots. It needs no more than that:
// what else the verifier knows of a value ends when it is stored, since others
// can replace the values of variables.
type locals struct {
	words  []uint64 // of the three sets
	empty  bitset   // slots that may be empty
	object bitset   // that may hold an object other than a cell
	cell   bitset   // that may hold a cell; slots that are for cells only
}

func (l *locals) use(words []uint64) {
	n := len(words) / 3
	l.words, l.empty, l.object, l.cell = words, words[:n], words[n:2*n], words[2*n:]
}

// load returns what can be in a slot.
func (l *locals) load(i int) entry {
	var e entry
	if l.empty.has(i) {
		e |= isNull
	}
	if l.object.has(i) {
		e |= isObject
	}
	if l.cell.has(i) {
		e |= isCell
	}
	return e
}

// store puts e into a slot, which can hold cells or not.
func (l *locals) store(i int, e entry, cellable bool) {
	cell := cellable && e&isCell != 0
	l.empty.put(i, e&isNull != 0)
	l.cell.put(i, cell)
	l.object.put(i, !e.only(isNull|isCell) || e&isCell != 0 && !cellable)
}

// block is a run of instructions that control enters at its first one only.
type block struct {
	offset  int
	state   int32 // where its state begins in the slab: the locals, then the stack
	depth   int32 // of the stack, -1 until control is known to come here
	changed bool  // since the block was last looked at
}

// maxSlab bounds the memory for states; code that needs more than this has
// thousands of variables and tens of thousands of jumps.
const maxSlab = 1 << 24

// enter joins a state into that of the block at an offset: the locals at hand and
// the given stack.
func (v *verifier) enter(offset int, stack []entry) {
	index := int(v.blockAt[offset/2]) - 1
	b := &v.blocks[index]
	words := len(v.locals.words)
	if b.depth < 0 {
		if len(v.slab)+words+len(stack) > maxSlab {
			v.fail("too complex")
			return
		}
		b.state, b.depth = int32(len(v.slab)), int32(len(stack))
		v.slab = append(v.slab, v.locals.words...)
		for _, e := range stack {
			v.slab = append(v.slab, uint64(e))
		}
		b.changed = true
	} else {
		if int(b.depth) != len(stack) {
			v.fail("stack depth %d at %d, which is %d otherwise", len(stack), offset, b.depth)
			return
		}
		state := v.slab[b.state : int(b.state)+words+len(stack)]
		for i, w := range v.locals.words {
			if j := state[i] | w; j != state[i] {
				state[i] = j
				b.changed = true
			}
		}
		state = state[words:]
		for i, e := range stack {
			if j := uint64(join(entry(state[i]), e)); j != state[i] {
				state[i] = j
				b.changed = true
			}
		}
	}
	if b.changed && offset <= v.offset {
		v.again = true
	}
}

// flow follows control through the code, block by block, until nothing new is
// learnt.
func (v *verifier) flow() {
	v.makeBlocks()
	words := 3 * len(v.cellable)
	v.slab = v.slab[:0]
	var first [3 * 8]uint64
	entryWords := first[:]
	if words > len(first) {
		entryWords = make([]uint64, words)
	}
	v.locals.use(entryWords[:words])
	args := v.code.TotalArgs()
	for i := range v.code.LocalsPlusNames {
		if i < args {
			v.locals.object.set(i)
		} else {
			v.locals.empty.set(i)
		}
	}
	v.offset = -1
	v.enter(0, nil)

	working := make([]uint64, words)
	v.locals.use(working)
	// Each visit of a block can be worth it only if something new was learnt, and
	// what can be learnt of real code is learnt in two or three visits.
	v.budget = 64*len(v.units) + 1<<16
	for v.again = true; v.again && v.err == nil; {
		v.again = false
		for i := range v.blocks {
			if v.blocks[i].changed && v.err == nil {
				v.blocks[i].changed = false
				v.block(i)
			}
		}
		v.budget -= len(v.blocks)
	}
}

// makeBlocks lists the blocks, the first of which is the code's beginning.
func (v *verifier) makeBlocks() {
	v.blocks = v.blocks[:0]
	v.units[0] |= unitLeads
	for i, u := range v.units {
		if u&unitLeads != 0 {
			v.blocks = append(v.blocks, block{offset: 2 * i, depth: -1})
			v.blockAt[i] = int32(len(v.blocks))
		}
	}
}

// block looks at a block's instructions.
func (v *verifier) block(index int) {
	b := &v.blocks[index]
	words := len(v.locals.words)
	state := v.slab[b.state : int(b.state)+words+int(b.depth)]
	copy(v.locals.words, state)
	v.stack = v.stack[:0]
	for _, e := range state[words:] {
		v.stack = append(v.stack, entry(e))
	}
	v.joined = -1
	handler := v.handlerAfter(b.offset)
	end := len(v.code.Code)
	if index+1 < len(v.blocks) {
		end = v.blocks[index+1].offset
	}
	for at := b.offset; ; {
		if at == end {
			v.offset = b.offset
			if index+1 == len(v.blocks) {
				v.fail("control runs past the end")
				return
			}
			v.enter(end, v.stack)
			return
		}
		if v.budget--; v.budget < 0 {
			v.fail("too complex")
			return
		}
		for handler < len(v.handlers) && v.handlers[handler].End <= at {
			handler++
			v.joined = -1
		}
		in := v.decode(at)
		v.offset, v.low = at, len(v.stack)
		covered := -1
		if handler < len(v.handlers) && v.handlers[handler].Start <= at {
			covered = handler
		}
		goesOn := v.step(&in, covered)
		if v.err != nil || !goesOn {
			return
		}
		at = in.next
	}
}

// handlerAfter returns the index of the first entry of the exception table that
// ends after an offset.
func (v *verifier) handlerAfter(offset int) int {
	lo, hi := 0, len(v.handlers)
	for lo < hi {
		if mid := (lo + hi) / 2; v.handlers[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// raise enters the handler that covers the instruction at hand, in the state in
// which it raises: with the entries that it has left alone.
func (v *verifier) raise(covered int) {
	if covered < 0 || v.joined == covered {
		return
	}
	e := &v.handlers[covered]
	if e.Depth > v.low {
		v.fail("the handler at %d wants %d entries of %d", e.Target, e.Depth, v.low)
		return
	}
	// The rest of the stack is kept aside while the handler's is made up.
	depth := len(v.stack)
	var kept [2]entry
	v.stack = append(v.stack, 0, 0)
	copy(kept[:], v.stack[e.Depth:])
	n := e.Depth
	if e.Lasti {
		v.stack[n] = isLasti
		n++
	}
	v.stack[n] = isExc
	n++
	if n > v.code.StackSize {
		v.fail("the handler at %d needs a stack of %d", e.Target, n)
		return
	}
	v.enter(e.Target, v.stack[:n])
	copy(v.stack[e.Depth:], kept[:])
	v.stack = v.stack[:depth]
	v.joined, v.below = covered, e.Depth
}
