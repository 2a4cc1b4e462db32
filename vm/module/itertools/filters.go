package itertools

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// filter is the state of the iterators made of a function and an iterator.
//
//adder:heap
type filter struct {
	object.Header
	fn, it object.Value
	state  int // dropwhile: 1 once dropping is over; takewhile: 1 once at the end
}

const filterSize = unsafe.Sizeof(filter{})

var (
	dropWhileSig   = object.Def{Name: "dropwhile", Sig: "(predicate, iterable, /)"}
	takeWhileSig   = object.Def{Name: "takewhile", Sig: "(predicate, iterable, /)"}
	filterFalseSig = object.Def{Name: "filterfalse", Sig: "(function, iterable, /)"}
	starMapSig     = object.Def{Name: "starmap", Sig: "(function, iterable, /)"}
	compressSig    = object.Def{Name: "compress", Sig: "(data, selectors)"}
)

var dropWhileSpec = object.TypeSpec{
	Name: "itertools.dropwhile", Kind: object.KindOpaque, Size: filterSize, Flags: object.TypeBase,
	Doc:    "Leave out items while a predicate is true, then give all that follow.",
	Slots:  object.Slots{New: dropWhileNew, Iter: selfIter, Next: dropWhileNext},
	NewSig: "(predicate, iterable, /)",
}

var takeWhileSpec = object.TypeSpec{
	Name: "itertools.takewhile", Kind: object.KindOpaque, Size: filterSize, Flags: object.TypeBase,
	Doc:    "Give items for as long as a predicate is true.",
	Slots:  object.Slots{New: takeWhileNew, Iter: selfIter, Next: takeWhileNext},
	NewSig: "(predicate, iterable, /)",
}

var filterFalseSpec = object.TypeSpec{
	Name: "itertools.filterfalse", Kind: object.KindOpaque, Size: filterSize, Flags: object.TypeBase,
	Doc:    "Give the items for which a function is false; None stands for the items' own truth.",
	Slots:  object.Slots{New: filterFalseNew, Iter: selfIter, Next: filterFalseNext},
	NewSig: "(function, iterable, /)",
}

var starMapSpec = object.TypeSpec{
	Name: "itertools.starmap", Kind: object.KindOpaque, Size: filterSize, Flags: object.TypeBase,
	Doc:    "Call a function with each item as its arguments.",
	Slots:  object.Slots{New: starMapNew, Iter: selfIter, Next: starMapNext},
	NewSig: "(function, iterable, /)",
}

var compressSpec = object.TypeSpec{
	Name: "itertools.compress", Kind: object.KindOpaque, Size: filterSize, Flags: object.TypeBase,
	Doc:    "Give the data items whose selectors are true.",
	Slots:  object.Slots{New: compressNew, Iter: selfIter, Next: compressNext},
	NewSig: "(data, selectors)",
}

func newFilter(t *object.Thread, cls *object.Type, sig *object.Def, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(sig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	it, err := t.Iter(w[1])
	if err != nil {
		return object.Empty(), err
	}
	f := object.New[filter](t, cls)
	f.fn, f.it = w[0], it
	return object.ValueOf(f), nil
}

func dropWhileNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return newFilter(t, cls, &dropWhileSig, args, kw)
}

func takeWhileNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return newFilter(t, cls, &takeWhileSig, args, kw)
}

func filterFalseNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return newFilter(t, cls, &filterFalseSig, args, kw)
}

func starMapNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return newFilter(t, cls, &starMapSig, args, kw)
}

// compressNew keeps the data's iterator as fn.
func compressNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&compressSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	data, err := t.Iter(w[0])
	if err != nil {
		return object.Empty(), err
	}
	w[0] = data
	selectors, err := t.Iter(w[1])
	if err != nil {
		return object.Empty(), err
	}
	f := object.New[filter](t, cls)
	f.fn, f.it = data, selectors
	return object.ValueOf(f), nil
}

// test is the truth of fn(x).
func (f *filter) test(t *object.Thread, x object.Value) (bool, error) {
	r, err := t.Call1(f.fn, x)
	if err != nil {
		return false, err
	}
	return t.Truth(r)
}

func dropWhileNext(t *object.Thread, v object.Value) (object.Value, error) {
	f := object.Cast[filter](v)
	for {
		x, err := t.Next(f.it)
		if err != nil || x.IsEmpty() || f.state == 1 {
			return x, err
		}
		ok, err := f.test(t, x)
		if err != nil {
			return object.Empty(), err
		}
		if !ok {
			f.state = 1
			return x, nil
		}
	}
}

func takeWhileNext(t *object.Thread, v object.Value) (object.Value, error) {
	f := object.Cast[filter](v)
	if f.state == 1 {
		return object.Empty(), nil
	}
	x, err := t.Next(f.it)
	if err != nil || x.IsEmpty() {
		return x, err
	}
	ok, err := f.test(t, x)
	if err != nil {
		return object.Empty(), err
	}
	if !ok {
		f.state = 1
		return object.Empty(), nil
	}
	return x, nil
}

func filterFalseNext(t *object.Thread, v object.Value) (object.Value, error) {
	f := object.Cast[filter](v)
	for {
		x, err := t.Next(f.it)
		if err != nil || x.IsEmpty() {
			return x, err
		}
		var ok bool
		if f.fn.IsNone() || f.fn == t.RT.T.Bool.Value() {
			ok, err = t.Truth(x)
		} else {
			ok, err = f.test(t, x)
		}
		if err != nil {
			return object.Empty(), err
		}
		if !ok {
			return x, nil
		}
	}
}

func starMapNext(t *object.Thread, v object.Value) (object.Value, error) {
	f := object.Cast[filter](v)
	x, err := t.Next(f.it)
	if err != nil || x.IsEmpty() {
		return x, err
	}
	args, err := t.TupleFrom(x)
	if err != nil {
		return object.Empty(), err
	}
	return t.Call(f.fn, args.Items(), nil)
}

func compressNext(t *object.Thread, v object.Value) (object.Value, error) {
	f := object.Cast[filter](v)
	for {
		x, err := t.Next(f.fn)
		if err != nil || x.IsEmpty() {
			return x, err
		}
		s, err := t.Next(f.it)
		if err != nil || s.IsEmpty() {
			return s, err
		}
		ok, err := t.Truth(s)
		if err != nil {
			return object.Empty(), err
		}
		if ok {
			return x, nil
		}
	}
}
