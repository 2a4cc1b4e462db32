package itertools

import (
	"math"

	"github.com/adder-vm/adder/vm/object"
)

// chain runs through the iterables that source gives, one after the other.
//
//adder:heap
type chain struct {
	object.Header
	source, active object.Value
}

var chainSpec = object.TypeSpec{
	Name: "itertools.chain", Kind: object.KindOpaque, Size: object.SizeOf[chain](), Flags: object.TypeBase,
	Doc:   "Give the items of several iterables, one after the other.",
	Slots: object.Slots{New: chainNew, Iter: selfIter, Next: chainNext},
	Methods: []object.Def{
		{Name: "from_iterable", Sig: "($type, iterable, /)", Doc: "A chain of the iterables that one iterable gives.", F2: chainFrom, Kind: object.DefClass},
		{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	NewSig: "(*iterables)",
}

func chainNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if kw.Len() > 0 {
		return object.Empty(), t.TypeErrorf("chain() takes no keyword arguments")
	}
	return newChain(t, cls, t.NewTuple(args).Value())
}

func chainFrom(t *object.Thread, cls, iterables object.Value) (object.Value, error) {
	return newChain(t, cls.AsType(), iterables)
}

func newChain(t *object.Thread, cls *object.Type, iterables object.Value) (object.Value, error) {
	it, err := t.Iter(iterables)
	if err != nil {
		return object.Empty(), err
	}
	c := object.New[chain](t, cls)
	c.source = it
	return object.ValueOf(c), nil
}

func chainNext(t *object.Thread, v object.Value) (object.Value, error) {
	c := object.Cast[chain](v)
	for !c.source.IsEmpty() {
		if c.active.IsEmpty() {
			next, err := t.Next(c.source)
			if err != nil || next.IsEmpty() {
				c.source = object.Empty()
				return object.Empty(), err
			}
			it, err := t.Iter(next)
			if err != nil {
				c.source = object.Empty()
				return object.Empty(), err
			}
			c.active = it
		}
		x, err := t.Next(c.active)
		if err != nil || !x.IsEmpty() {
			return x, err
		}
		c.active = object.Empty()
	}
	return object.Empty(), nil
}

// islice gives the items at start, start+step, ... of an iterator.
//
//adder:heap
type islice struct {
	object.Header
	it   object.Value // empty at the end
	next int          // index of the item to give next
	stop int          // negative for no end
	step int
	at   int // items taken so far
}

var isliceSpec = object.TypeSpec{
	Name: "itertools.islice", Kind: object.KindOpaque, Size: object.SizeOf[islice](), Flags: object.TypeBase,
	Doc:   "Give selected items of an iterable, as a slice would.",
	Slots: object.Slots{New: isliceNew, Iter: selfIter, Next: isliceNext},
}

var isliceSig = object.Def{Name: "islice", Sig: "(iterable, start, stop=None, step=None, /)"}

func isliceNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(4)
	defer t.Pop(4)
	if err := t.BindArgs(&isliceSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	start, stop, step := 0, -1, 1
	index := func(v object.Value, text string, to *int) error {
		if !given(v) {
			return nil
		}
		n, err := t.IndexInt(v, nil)
		if err != nil {
			t.ClearError()
			n = -1
		}
		if n < 0 || n == math.MaxInt {
			return t.ValueErrorf("%s", text)
		}
		*to = n
		return nil
	}
	const indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
	if w[2].IsEmpty() {
		if err := index(w[1], "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", &stop); err != nil {
			return object.Empty(), err
		}
	} else {
		if err := index(w[2], "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", &stop); err != nil {
			return object.Empty(), err
		}
		if err := index(w[1], indices, &start); err != nil {
			return object.Empty(), err
		}
		if err := index(w[3], "Step for islice() must be a positive integer or None.", &step); err != nil {
			return object.Empty(), err
		}
		if step < 1 {
			return object.Empty(), t.ValueErrorf("Step for islice() must be a positive integer or None.")
		}
	}
	it, err := t.Iter(w[0])
	if err != nil {
		return object.Empty(), err
	}
	s := object.New[islice](t, cls)
	s.it, s.next, s.stop, s.step = it, start, stop, step
	return object.ValueOf(s), nil
}

func isliceNext(t *object.Thread, v object.Value) (object.Value, error) {
	s := object.Cast[islice](v)
	if s.it.IsEmpty() {
		return object.Empty(), nil
	}
	for s.at < s.next {
		x, err := t.Next(s.it)
		if err != nil || x.IsEmpty() {
			s.it = object.Empty()
			return object.Empty(), err
		}
		s.at++
	}
	if s.stop >= 0 && s.at >= s.stop {
		s.it = object.Empty()
		return object.Empty(), nil
	}
	x, err := t.Next(s.it)
	if err != nil || x.IsEmpty() {
		s.it = object.Empty()
		return object.Empty(), err
	}
	s.at++
	s.next += s.step
	if s.next < 0 || s.stop >= 0 && s.next > s.stop {
		s.next = s.stop
		if s.stop < 0 {
			s.next = math.MaxInt
		}
	}
	return x, nil
}

// accumulate gives running totals.
//
//adder:heap
type accumulate struct {
	object.Header
	it, fn, total, initial object.Value
}

var accumulateSpec = object.TypeSpec{
	Name: "itertools.accumulate", Kind: object.KindOpaque, Size: object.SizeOf[accumulate](), Flags: object.TypeBase,
	Doc:    "Give running totals, or what a function of two arguments makes of them.",
	Slots:  object.Slots{New: accumulateNew, Iter: selfIter, Next: accumulateNext},
	NewSig: "(iterable, func=None, *, initial=None)",
}

var accumulateSig = object.Def{Name: "accumulate", Sig: "(iterable, func=None, *, initial=None)"}

func accumulateNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(3)
	defer t.Pop(3)
	if err := t.BindArgs(&accumulateSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	it, err := t.Iter(w[0])
	if err != nil {
		return object.Empty(), err
	}
	a := object.New[accumulate](t, cls)
	a.it = it
	if given(w[1]) {
		a.fn = w[1]
	}
	if given(w[2]) {
		a.initial = w[2]
	}
	return object.ValueOf(a), nil
}

func accumulateNext(t *object.Thread, v object.Value) (object.Value, error) {
	a := object.Cast[accumulate](v)
	if !a.initial.IsEmpty() {
		a.total, a.initial = a.initial, object.Empty()
		return a.total, nil
	}
	x, err := t.Next(a.it)
	if err != nil || x.IsEmpty() {
		return x, err
	}
	if a.total.IsEmpty() {
		a.total = x
		return x, nil
	}
	var sum object.Value
	if a.fn.IsEmpty() {
		sum, err = t.Binary(a.total, x, object.OpAdd)
	} else {
		sum, err = t.Call2(a.fn, a.total, x)
	}
	if err != nil {
		return object.Empty(), err
	}
	a.total = sum
	return sum, nil
}
