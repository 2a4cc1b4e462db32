package itertools

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// choice is the state of the combinatoric iterators: the pool (product: a tuple of
// pools), and the places taken from it for the tuple given last.
//
//adder:heap
type choice struct {
	object.Header
	pool    *object.Tuple
	indices *object.List // ints
	cycles  *object.List // permutations only
	r       int
	state   int // stateFresh and so on
}

const (
	stateFresh = iota
	stateRunning
	stateDone
)

const choiceSize = unsafe.Sizeof(choice{})

var (
	permutationsSig     = object.Def{Name: "permutations", Sig: "(iterable, r=None)"}
	combinationsSig     = object.Def{Name: "combinations", Sig: "(iterable, r)"}
	combinationsReplSig = object.Def{Name: "combinations_with_replacement", Sig: "(iterable, r)"}
	productSig          = object.Def{Name: "product", Sig: "(*iterables, repeat=1)"}
)

var productSpec = object.TypeSpec{
	Name: "itertools.product", Kind: object.KindOpaque, Size: choiceSize, Flags: object.TypeBase,
	Doc:    "The Cartesian product of iterables, the last one varying fastest.",
	Slots:  object.Slots{New: productNew, Iter: selfIter, Next: productNext},
	NewSig: "(*iterables, repeat=1)",
}

var permutationsSpec = object.TypeSpec{
	Name: "itertools.permutations", Kind: object.KindOpaque, Size: choiceSize, Flags: object.TypeBase,
	Doc:    "Ordered selections of r items, by position.",
	Slots:  object.Slots{New: permutationsNew, Iter: selfIter, Next: permutationsNext},
	NewSig: "(iterable, r=None)",
}

var combinationsSpec = object.TypeSpec{
	Name: "itertools.combinations", Kind: object.KindOpaque, Size: choiceSize, Flags: object.TypeBase,
	Doc:    "Selections of r items in the order of the pool.",
	Slots:  object.Slots{New: combinationsNew, Iter: selfIter, Next: combinationsNext},
	NewSig: "(iterable, r)",
}

var combinationsReplSpec = object.TypeSpec{
	Name: "itertools.combinations_with_replacement", Kind: object.KindOpaque, Size: choiceSize, Flags: object.TypeBase,
	Doc:    "Selections of r items in the order of the pool, each as often as wanted.",
	Slots:  object.Slots{New: combinationsReplNew, Iter: selfIter, Next: combinationsReplNext},
	NewSig: "(iterable, r)",
}

// ints returns a list of n ints made by f.
func ints(t *object.Thread, n int, f func(i int) int) *object.List {
	l := t.NewList(n)
	for i := range n {
		l.Append(t, object.Int(int64(f(i))))
	}
	return l
}

func at(l *object.List, i int) int       { return int(l.Items()[i].AsInt()) }
func setAt(l *object.List, i int, n int) { l.Items()[i] = object.Int(int64(n)) }

// pick makes the tuple of the first r indices' items.
func (c *choice) pick(t *object.Thread) object.Value {
	out := t.NewTupleN(c.r)
	for i := range c.r {
		out.Items()[i] = c.pool.Items()[at(c.indices, i)]
	}
	return out.Value()
}

func productNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&productSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	repeat := 1
	if !w[0].IsEmpty() {
		var err error
		if repeat, err = nonNegative(t, w[0], "repeat argument cannot be negative"); err != nil {
			return object.Empty(), err
		}
	}
	its := w[1].AsTuple()
	n := its.Len()
	if n > 0 && repeat > 1<<31/n {
		return object.Empty(), t.OverflowErrorf("repeat argument too large")
	}
	pools := t.NewList(n)
	for i := range n {
		p, err := t.TupleFrom(its.Items()[i])
		if err != nil {
			return object.Empty(), err
		}
		pools.Append(t, p.Value())
	}
	c := object.New[choice](t, cls)
	c.r = n * repeat
	c.pool = filled(t, c.r, object.None())
	for i := range c.r {
		c.pool.Items()[i] = pools.Items()[i%n]
	}
	c.indices = ints(t, c.r, func(int) int { return 0 })
	return object.ValueOf(c), nil
}

func productNext(t *object.Thread, v object.Value) (object.Value, error) {
	c := object.Cast[choice](v)
	pools := c.pool.Items()
	switch c.state {
	case stateFresh:
		c.state = stateRunning
		for _, p := range pools {
			if p.AsTuple().Len() == 0 {
				c.state = stateDone
				return object.Empty(), nil
			}
		}
	case stateRunning:
		i := c.r - 1
		for ; i >= 0; i-- {
			n := at(c.indices, i) + 1
			if n < pools[i].AsTuple().Len() {
				setAt(c.indices, i, n)
				break
			}
			setAt(c.indices, i, 0)
		}
		if i < 0 {
			c.state = stateDone
			return object.Empty(), nil
		}
	case stateDone:
		return object.Empty(), nil
	}
	out := t.NewTupleN(c.r)
	for i := range c.r {
		out.Items()[i] = c.pool.Items()[i].AsTuple().Items()[at(c.indices, i)]
	}
	return out.Value(), nil
}

// newChoice binds (iterable, r) and makes the pool.
func newChoice(t *object.Thread, cls *object.Type, sig *object.Def, args []object.Value, kw *object.Tuple) (*choice, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(sig, w, args, kw); err != nil {
		return nil, err
	}
	pool, err := t.TupleFrom(w[0])
	if err != nil {
		return nil, err
	}
	c := object.New[choice](t, cls)
	c.pool, c.r = pool, pool.Len()
	if given(w[1]) || !w[1].IsEmpty() && sig != &permutationsSig {
		if sig == &permutationsSig && w[1].Kind() != object.KindInt && t.TypeOf(w[1]).Slots().Index == nil {
			return nil, t.TypeErrorf("Expected int as r")
		}
		if c.r, err = nonNegative(t, w[1], "r must be non-negative"); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func permutationsNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	c, err := newChoice(t, cls, &permutationsSig, args, kw)
	if err != nil {
		return object.Empty(), err
	}
	n := c.pool.Len()
	if c.r > n {
		c.state, c.r = stateDone, 0
		return object.ValueOf(c), nil
	}
	c.indices = ints(t, n, func(i int) int { return i })
	c.cycles = ints(t, c.r, func(i int) int { return n - i })
	return object.ValueOf(c), nil
}

func permutationsNext(t *object.Thread, v object.Value) (object.Value, error) {
	c := object.Cast[choice](v)
	n := c.pool.Len()
	switch c.state {
	case stateFresh:
		c.state = stateRunning
		return c.pick(t), nil
	case stateDone:
		return object.Empty(), nil
	}
	for i := c.r - 1; i >= 0; i-- {
		left := at(c.cycles, i) - 1
		if left == 0 {
			// Rotate indices[i:] left by one and start this place over.
			x := c.indices.Items()[i:]
			first := x[0]
			copy(x, x[1:])
			x[len(x)-1] = first
			setAt(c.cycles, i, n-i)
			continue
		}
		setAt(c.cycles, i, left)
		x := c.indices.Items()
		x[i], x[n-left] = x[n-left], x[i]
		return c.pick(t), nil
	}
	c.state = stateDone
	return object.Empty(), nil
}

func combinationsNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	c, err := newChoice(t, cls, &combinationsSig, args, kw)
	if err != nil {
		return object.Empty(), err
	}
	if c.r > c.pool.Len() {
		c.state, c.r = stateDone, 0
	}
	c.indices = ints(t, c.r, func(i int) int { return i })
	return object.ValueOf(c), nil
}

func combinationsNext(t *object.Thread, v object.Value) (object.Value, error) {
	c := object.Cast[choice](v)
	n := c.pool.Len()
	switch c.state {
	case stateFresh:
		c.state = stateRunning
		return c.pick(t), nil
	case stateDone:
		return object.Empty(), nil
	}
	i := c.r - 1
	for i >= 0 && at(c.indices, i) == i+n-c.r {
		i--
	}
	if i < 0 {
		c.state = stateDone
		return object.Empty(), nil
	}
	for x := at(c.indices, i) + 1; i < c.r; i, x = i+1, x+1 {
		setAt(c.indices, i, x)
	}
	return c.pick(t), nil
}

func combinationsReplNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	c, err := newChoice(t, cls, &combinationsReplSig, args, kw)
	if err != nil {
		return object.Empty(), err
	}
	if c.pool.Len() == 0 && c.r > 0 {
		c.state, c.r = stateDone, 0
	}
	c.indices = ints(t, c.r, func(int) int { return 0 })
	return object.ValueOf(c), nil
}

func combinationsReplNext(t *object.Thread, v object.Value) (object.Value, error) {
	c := object.Cast[choice](v)
	n := c.pool.Len()
	switch c.state {
	case stateFresh:
		c.state = stateRunning
		return c.pick(t), nil
	case stateDone:
		return object.Empty(), nil
	}
	i := c.r - 1
	for i >= 0 && at(c.indices, i) == n-1 {
		i--
	}
	if i < 0 {
		c.state = stateDone
		return object.Empty(), nil
	}
	for x := at(c.indices, i) + 1; i < c.r; i++ {
		setAt(c.indices, i, x)
	}
	return c.pick(t), nil
}
