package bytecode

// The parts of the verifier that look at a code object's fields and constants.

// fields checks counts and the order of variables.
func (v *verifier) fields() {
	c := v.code
	v.offset = -1
	if len(c.Code) == 0 || len(c.Code)%2 != 0 || len(c.Code) > 1<<30 {
		v.fail("%d bytes are no sequence of instructions", len(c.Code))
		return
	}
	if c.StackSize < 0 || c.StackSize > MaxStackSize {
		v.fail("stack size %d", c.StackSize)
		return
	}
	if len(c.LocalsPlusKinds) != len(c.LocalsPlusNames) {
		v.fail("%d variables have %d kinds", len(c.LocalsPlusNames), len(c.LocalsPlusKinds))
		return
	}
	if c.PosOnlyArgCount < 0 || c.ArgCount < c.PosOnlyArgCount || c.KwOnlyArgCount < 0 ||
		c.ArgCount > len(c.LocalsPlusNames) || c.KwOnlyArgCount > len(c.LocalsPlusNames) {
		v.fail("%d arguments, %d of them positional only, and %d keyword only", c.ArgCount, c.PosOnlyArgCount, c.KwOnlyArgCount)
		return
	}
	kinds := 0
	for _, f := range [...]Flags{Generator, Coroutine, AsyncGenerator} {
		if c.Flags&f != 0 {
			kinds++
		}
	}
	if kinds > 1 {
		v.fail("flags %#x are those of more than one kind of generator", c.Flags)
		return
	}
	v.nfree = 0
	v.cellable.reset(len(c.LocalsPlusKinds))
	const (
		locals = iota
		cells
		free
	)
	at, nlocals := locals, 0
	for i, k := range c.LocalsPlusKinds {
		kind := locals
		switch {
		case k&KindFree != 0 && k&(KindLocal|KindCell) == 0:
			kind = free
			v.nfree++
			v.cellable.set(i)
		case k&KindLocal != 0 && k&KindFree == 0:
			nlocals++
			if k&KindCell != 0 {
				v.cellable.set(i)
			}
		case k&KindCell != 0 && k&KindFree == 0:
			kind = cells
			v.cellable.set(i)
		default:
			v.fail("variable %d has kind %#x", i, k)
			return
		}
		if kind < at {
			v.fail("variable %d stands behind a cell or free variable", i)
			return
		}
		at = kind
	}
	if c.TotalArgs() > nlocals {
		v.fail("%d arguments in %d local variables", c.TotalArgs(), nlocals)
	}
}

// maxConstNodes bounds the size of a code object's constants as trees: a few
// tuples that hold each other can stand for more objects than there is memory.
const maxConstNodes = 1 << 24

// constants checks the constants and finds out what LOAD_CONST pushes for each.
func (v *verifier) constants() {
	v.consts = v.consts[:0]
	var m constMeasure
	nodes := 0
	for i, c := range v.code.Consts {
		size, fault := m.measure(c, 0)
		if nodes += size.nodes; fault == "" && nodes > maxConstNodes {
			fault = "is too large"
		}
		if fault != "" {
			v.fail("constant %d %s", i, fault)
			return
		}
		v.consts = append(v.consts, v.constant(c, i))
	}
}

func (v *verifier) constant(c Const, i int) entry {
	switch c := c.(type) {
	case NoneType:
		return isNone
	case Bool:
		return isBool
	case *Code:
		return isCode.with(i)
	case Tuple:
		for _, e := range c {
			if _, ok := e.(Str); !ok {
				return isTuple
			}
		}
		return isNames.with(len(c))
	}
	return isObject
}

// constSize is the size of a constant as a tree.
type constSize struct{ nodes, height int }

// constMeasure measures constants, each tuple once.
type constMeasure struct {
	known map[constKey]constSize
}

// constKey tells tuples apart: two can begin in the same place of an array.
type constKey struct {
	first *Const
	count int
}

// measure returns a constant's size, or what is wrong with it.
func (m *constMeasure) measure(c Const, depth int) (constSize, string) {
	switch c := c.(type) {
	case NoneType, EllipsisType, Bool, Int, Float, Complex, Str, Bytes:
		return constSize{1, 1}, ""
	case *BigInt:
		if c != nil {
			return constSize{1, 1}, ""
		}
	case *Code:
		if c != nil {
			return constSize{1, 1}, ""
		}
	case Tuple:
		return m.sequence(c, depth)
	case FrozenSet:
		return m.sequence(c, depth)
	case *Slice:
		if c != nil {
			return m.sequence([]Const{c.Start, c.Stop, c.Step}, depth)
		}
	case nil:
	default:
		return constSize{}, "is a " + typeName(c)
	}
	return constSize{}, "is NULL"
}

func (m *constMeasure) sequence(elems []Const, depth int) (constSize, string) {
	if len(elems) == 0 {
		return constSize{1, 1}, ""
	}
	// Most tuples hold nothing that could be shared.
	flat := true
	for _, e := range elems {
		switch e.(type) {
		case Tuple, FrozenSet, *Slice:
			flat = false
		}
	}
	key := constKey{&elems[0], len(elems)}
	size, known := m.known[key]
	if depth >= maxConstDepth || known && depth+size.height > maxConstDepth {
		return size, "nests too deep"
	}
	if known {
		return size, ""
	}
	size = constSize{1, 1}
	for _, e := range elems {
		if _, ok := e.(*Code); ok {
			return size, "holds a code object"
		}
		s, fault := m.measure(e, depth+1)
		if fault != "" {
			return size, fault
		}
		size.height = max(size.height, s.height+1)
		if size.nodes += s.nodes; size.nodes > maxConstNodes {
			return size, "is too large"
		}
	}
	if !flat {
		if m.known == nil {
			m.known = map[constKey]constSize{}
		}
		m.known[key] = size
	}
	return size, ""
}
