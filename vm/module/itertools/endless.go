package itertools

import (
	"github.com/adder-vm/adder/vm/object"
)

// count is an iterator over an arithmetic progression without end.
//
//adder:heap
type count struct {
	object.Header
	cur, step object.Value
}

var countSig = object.Def{Name: "count", Sig: "(start=0, step=1)"}

var countSpec = object.TypeSpec{
	Name: "itertools.count", Kind: object.KindOpaque, Size: object.SizeOf[count](), Flags: object.TypeBase,
	Doc:    "Count from start by step, without end.",
	Slots:  object.Slots{New: countNew, Iter: selfIter, Next: countNext, Repr: countRepr},
	NewSig: "(start=0, step=1)",
}

func isNumber(t *object.Thread, v object.Value) bool {
	s := t.TypeOf(v).Slots()
	return s.Index != nil || s.Int != nil || s.Float != nil || v.Kind() == object.KindComplex
}

func countNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&countSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	if w[0].IsEmpty() {
		w[0] = object.Int(0)
	}
	if w[1].IsEmpty() {
		w[1] = object.Int(1)
	}
	if !isNumber(t, w[0]) || !isNumber(t, w[1]) {
		return object.Empty(), t.TypeErrorf("a number is required")
	}
	c := object.New[count](t, cls)
	c.cur, c.step = w[0], w[1]
	return object.ValueOf(c), nil
}

func countNext(t *object.Thread, v object.Value) (object.Value, error) {
	c := object.Cast[count](v)
	cur := c.cur
	next, err := t.Binary(cur, c.step, object.OpAdd)
	if err != nil {
		return object.Empty(), err
	}
	c.cur = next
	return cur, nil
}

func countRepr(t *object.Thread, v object.Value) (object.Value, error) {
	c := object.Cast[count](v)
	text, err := t.ReprString(c.cur)
	if err != nil {
		return object.Empty(), err
	}
	if !c.step.IsInt() || c.step.AsInt() != 1 {
		step, err := t.ReprString(c.step)
		if err != nil {
			return object.Empty(), err
		}
		text += ", " + step
	}
	return t.NewStr(t.TypeOf(v).NameString() + "(" + text + ")"), nil
}

// cycle repeats an iterable's items for ever; it remembers them on the first round.
//
//adder:heap
type cycle struct {
	object.Header
	it    object.Value // empty after the first round
	saved *object.List
	i     int
}

var cycleSig = object.Def{Name: "cycle", Sig: "(iterable, /)"}

var cycleSpec = object.TypeSpec{
	Name: "itertools.cycle", Kind: object.KindOpaque, Size: object.SizeOf[cycle](), Flags: object.TypeBase,
	Doc:    "Repeat the items of an iterable, without end.",
	Slots:  object.Slots{New: cycleNew, Iter: selfIter, Next: cycleNext},
	NewSig: "(iterable, /)",
}

func cycleNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	if err := t.BindArgs(&cycleSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	it, err := t.Iter(w[0])
	if err != nil {
		return object.Empty(), err
	}
	c := object.New[cycle](t, cls)
	c.it, c.saved = it, t.NewList(0)
	return object.ValueOf(c), nil
}

func cycleNext(t *object.Thread, v object.Value) (object.Value, error) {
	c := object.Cast[cycle](v)
	if !c.it.IsEmpty() {
		x, err := t.Next(c.it)
		if err != nil {
			return object.Empty(), err
		}
		if !x.IsEmpty() {
			c.saved.Append(t, x)
			return x, nil
		}
		c.it = object.Empty()
	}
	if c.saved.Len() == 0 {
		return object.Empty(), nil
	}
	if c.i >= c.saved.Len() {
		c.i = 0
	}
	x := c.saved.Items()[c.i]
	c.i++
	return x, nil
}

// repeat gives one object again and again; left is negative for without end.
//
//adder:heap
type repeat struct {
	object.Header
	obj  object.Value
	left int
}

var repeatSig = object.Def{Name: "repeat", Sig: "(object, times=None)"}

var repeatSpec = object.TypeSpec{
	Name: "itertools.repeat", Kind: object.KindOpaque, Size: object.SizeOf[repeat](), Flags: object.TypeBase,
	Doc:   "Give an object again and again, a number of times or without end.",
	Slots: object.Slots{New: repeatNew, Iter: selfIter, Next: repeatNext, Repr: repeatRepr},
	Methods: []object.Def{
		{Name: "__length_hint__", Sig: "($self, /)", Doc: "How many are left.", F1: repeatHint},
	},
}

func repeatNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&repeatSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	left := -1
	if !w[1].IsEmpty() {
		n, err := t.IndexInt(w[1], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		left = max(n, 0)
	}
	r := object.New[repeat](t, cls)
	r.obj, r.left = w[0], left
	return object.ValueOf(r), nil
}

func repeatNext(_ *object.Thread, v object.Value) (object.Value, error) {
	r := object.Cast[repeat](v)
	if r.left == 0 {
		return object.Empty(), nil
	}
	if r.left > 0 {
		r.left--
	}
	return r.obj, nil
}

func repeatHint(t *object.Thread, v object.Value) (object.Value, error) {
	r := object.Cast[repeat](v)
	if r.left < 0 {
		return object.Empty(), t.TypeErrorf("len() of unsized object")
	}
	return object.Int(int64(r.left)), nil
}

func repeatRepr(t *object.Thread, v object.Value) (object.Value, error) {
	r := object.Cast[repeat](v)
	text, err := t.ReprString(r.obj)
	if err != nil {
		return object.Empty(), err
	}
	if r.left >= 0 {
		n, err := t.ReprString(object.Int(int64(r.left)))
		if err != nil {
			return object.Empty(), err
		}
		text += ", " + n
	}
	return t.NewStr(t.TypeOf(v).NameString() + "(" + text + ")"), nil
}
