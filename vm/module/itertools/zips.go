package itertools

import (
	"github.com/adder-vm/adder/vm/object"
)

// zipLongest goes through several iterators at once until all are exhausted.
//
//adder:heap
type zipLongest struct {
	object.Header
	its  *object.List // exhausted ones are None
	left int
	fill object.Value
}

var zipLongestSig = object.Def{Name: "zip_longest", Sig: "(*iterables, fillvalue=None)"}

var zipLongestSpec = object.TypeSpec{
	Name: "itertools.zip_longest", Kind: object.KindOpaque, Size: object.SizeOf[zipLongest](), Flags: object.TypeBase,
	Doc:    "Tuples of one item of each iterable; fillvalue stands for those of the shorter ones.",
	Slots:  object.Slots{New: zipLongestNew, Iter: selfIter, Next: zipLongestNext},
	NewSig: "(*iterables, fillvalue=None)",
}

func zipLongestNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2) // fillvalue, then the tuple of iterables
	defer t.Pop(2)
	for i := 0; i < kw.Len(); i++ {
		if object.StringOf(kw.Items()[i]) != "fillvalue" {
			return object.Empty(), t.TypeErrorf("zip_longest() got an unexpected keyword argument")
		}
	}
	if err := t.BindArgs(&zipLongestSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	its := w[1].AsTuple()
	z := object.New[zipLongest](t, cls)
	z.its = t.NewList(its.Len())
	z.left = its.Len()
	z.fill = object.None()
	if !w[0].IsEmpty() {
		z.fill = w[0]
	}
	for i := 0; i < its.Len(); i++ {
		it, err := t.Iter(its.Items()[i])
		if err != nil {
			return object.Empty(), err
		}
		z.its.Append(t, it)
	}
	return object.ValueOf(z), nil
}

func zipLongestNext(t *object.Thread, v object.Value) (object.Value, error) {
	z := object.Cast[zipLongest](v)
	n := z.its.Len()
	if n == 0 || z.left == 0 {
		return object.Empty(), nil
	}
	out := filled(t, n, z.fill)
	for i := 0; i < n; i++ {
		it := z.its.Items()[i]
		if it.IsNone() {
			continue
		}
		x, err := t.Next(it)
		if err != nil {
			z.left = 0
			return object.Empty(), err
		}
		if x.IsEmpty() {
			z.left--
			if z.left == 0 {
				return object.Empty(), nil
			}
			z.its.Items()[i] = object.None()
			continue
		}
		out.Items()[i] = x
	}
	return out.Value(), nil
}

// filled returns a tuple of n times v.
func filled(t *object.Thread, n int, v object.Value) *object.Tuple {
	out := t.NewTupleN(n)
	for i := range out.Items() {
		out.Items()[i] = v
	}
	return out
}

// pairwise gives overlapping pairs.
//
//adder:heap
type pairwise struct {
	object.Header
	it, old object.Value
}

var pairwiseSig = object.Def{Name: "pairwise", Sig: "(iterable, /)"}

var pairwiseSpec = object.TypeSpec{
	Name: "itertools.pairwise", Kind: object.KindOpaque, Size: object.SizeOf[pairwise](), Flags: object.TypeBase,
	Doc:    "Each item with the one that follows it.",
	Slots:  object.Slots{New: pairwiseNew, Iter: selfIter, Next: pairwiseNext},
	NewSig: "(iterable, /)",
}

func pairwiseNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	if err := t.BindArgs(&pairwiseSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	it, err := t.Iter(w[0])
	if err != nil {
		return object.Empty(), err
	}
	p := object.New[pairwise](t, cls)
	p.it = it
	return object.ValueOf(p), nil
}

func pairwiseNext(t *object.Thread, v object.Value) (object.Value, error) {
	p := object.Cast[pairwise](v)
	if p.it.IsEmpty() {
		return object.Empty(), nil
	}
	if p.old.IsEmpty() {
		x, err := t.Next(p.it)
		if err != nil || x.IsEmpty() {
			p.it = object.Empty()
			return object.Empty(), err
		}
		p.old = x
		if p.it.IsEmpty() {
			return object.Empty(), nil
		}
	}
	x, err := t.Next(p.it)
	if err != nil || x.IsEmpty() {
		p.it, p.old = object.Empty(), object.Empty()
		return object.Empty(), err
	}
	r := t.Tuple2(p.old, x)
	p.old = x
	return r, nil
}

// batched gives tuples of n items.
//
//adder:heap
type batched struct {
	object.Header
	it     object.Value
	n      int
	strict int
}

var batchedSig = object.Def{Name: "batched", Sig: "(iterable, n, *, strict=False)"}

var batchedSpec = object.TypeSpec{
	Name: "itertools.batched", Kind: object.KindOpaque, Size: object.SizeOf[batched](), Flags: object.TypeBase,
	Doc:    "Tuples of n items each; the last may be shorter, unless strict.",
	Slots:  object.Slots{New: batchedNew, Iter: selfIter, Next: batchedNext},
	NewSig: "(iterable, n, *, strict=False)",
}

func batchedNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(3)
	defer t.Pop(3)
	if err := t.BindArgs(&batchedSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	n, err := t.SizeArg(w[1])
	if err != nil {
		return object.Empty(), err
	}
	strict := 0
	if !w[2].IsEmpty() {
		on, err := t.Truth(w[2])
		if err != nil {
			return object.Empty(), err
		}
		if on {
			strict = 1
		}
	}
	if n < 1 {
		return object.Empty(), t.ValueErrorf("n must be at least one")
	}
	it, err := t.Iter(w[0])
	if err != nil {
		return object.Empty(), err
	}
	b := object.New[batched](t, cls)
	b.it, b.n, b.strict = it, n, strict
	return object.ValueOf(b), nil
}

func batchedNext(t *object.Thread, v object.Value) (object.Value, error) {
	b := object.Cast[batched](v)
	if b.it.IsEmpty() {
		return object.Empty(), nil
	}
	l := t.NewList(min(b.n, 64))
	for l.Len() < b.n {
		x, err := t.Next(b.it)
		if err != nil {
			b.it = object.Empty()
			return object.Empty(), err
		}
		if x.IsEmpty() {
			b.it = object.Empty()
			if l.Len() == 0 {
				return object.Empty(), nil
			}
			if b.strict != 0 {
				return object.Empty(), t.ValueErrorf("batched(): incomplete batch")
			}
			break
		}
		l.Append(t, x)
	}
	return t.NewTuple(l.Items()).Value(), nil
}
