package itertools

import (
	"github.com/adder-vm/adder/vm/object"
)

// groupBy splits an iterator into runs of items with equal keys. The runs read
// from the same iterator: moving on to the next run ends the one before.
//
//adder:heap
type groupBy struct {
	object.Header
	it, keyFn object.Value
	target    object.Value // key of the current run
	curKey    object.Value
	curValue  object.Value
	current   object.Value // the run that may still read
}

// grouper is one run of a groupBy.
//
//adder:heap
type grouper struct {
	object.Header
	parent *groupBy
	target object.Value
}

var groupBySig = object.Def{Name: "groupby", Sig: "(iterable, key=None)"}

var groupBySpec = object.TypeSpec{
	Name: "itertools.groupby", Kind: object.KindOpaque, Size: object.SizeOf[groupBy](), Flags: object.TypeBase,
	Doc:    "Give pairs of a key and an iterator over the neighbouring items that have it.",
	Slots:  object.Slots{New: groupByNew, Iter: selfIter, Next: groupByNext},
	NewSig: "(iterable, key=None)",
}

var grouperSpec = object.TypeSpec{
	Name: "itertools._grouper", Kind: object.KindOpaque, Size: object.SizeOf[grouper](),
	Slots: object.Slots{Iter: selfIter, Next: grouperNext},
}

func groupByNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&groupBySig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	it, err := t.Iter(w[0])
	if err != nil {
		return object.Empty(), err
	}
	g := object.New[groupBy](t, cls)
	g.it = it
	if given(w[1]) {
		g.keyFn = w[1]
	}
	return object.ValueOf(g), nil
}

// step reads the next item and its key; ok is false at the end.
func (g *groupBy) step(t *object.Thread) (ok bool, err error) {
	x, err := t.Next(g.it)
	if err != nil || x.IsEmpty() {
		return false, err
	}
	key := x
	if !g.keyFn.IsEmpty() {
		if key, err = t.Call1(g.keyFn, x); err != nil {
			return false, err
		}
	}
	g.curKey, g.curValue = key, x
	return true, nil
}

func groupByNext(t *object.Thread, v object.Value) (object.Value, error) {
	g := object.Cast[groupBy](v)
	g.current = object.Empty()
	for {
		if !g.curKey.IsEmpty() {
			if g.target.IsEmpty() {
				break
			}
			same, err := t.Equal(g.target, g.curKey)
			if err != nil {
				return object.Empty(), err
			}
			if !same {
				break
			}
		}
		ok, err := g.step(t)
		if err != nil || !ok {
			return object.Empty(), err
		}
	}
	g.target = g.curKey
	run := object.New[grouper](t, t.RT.Type(&grouperKey))
	run.parent, run.target = g, g.target
	g.current = object.ValueOf(run)
	return t.Tuple2(g.curKey, g.current), nil
}

func grouperNext(t *object.Thread, v object.Value) (object.Value, error) {
	run := object.Cast[grouper](v)
	g := run.parent
	if g.current != v {
		return object.Empty(), nil
	}
	if g.curValue.IsEmpty() {
		ok, err := g.step(t)
		if err != nil || !ok {
			return object.Empty(), err
		}
	}
	same, err := t.Equal(run.target, g.curKey)
	if err != nil || !same {
		return object.Empty(), err
	}
	x := g.curValue
	g.curValue = object.Empty()
	return x, nil
}

// teeData is a block of items that several tee iterators read, chained to the
// next block; the last one is filled from the source.
//
//adder:heap
type teeData struct {
	object.Header
	it      object.Value
	items   *object.List
	next    *teeData
	running int
}

// teeIter reads a chain of blocks.
//
//adder:heap
type teeIter struct {
	object.Header
	data *teeData
	i    int
}

const teeBlock = 57

var teeSig = object.Def{Name: "_tee", Sig: "(iterable, /)"}

var teeSpec = object.TypeSpec{
	Name: "itertools._tee", Kind: object.KindOpaque, Size: object.SizeOf[teeIter](),
	Doc:     "Iterator that shares its source with its copies.",
	Slots:   object.Slots{New: teeNew, Iter: selfIter, Next: teeNext},
	Methods: []object.Def{{Name: "__copy__", Sig: "($self, /)", Doc: "An independent iterator at the same place.", F1: teeCopy}},
	NewSig:  "(iterable, /)",
}

var teeDataSpec = object.TypeSpec{Name: "itertools._tee_dataobject", Kind: object.KindOpaque, Size: object.SizeOf[teeData]()}

func newTee(t *object.Thread, data *teeData, i int) object.Value {
	x := object.New[teeIter](t, t.RT.Type(&teeKey))
	x.data, x.i = data, i
	return object.ValueOf(x)
}

func newTeeData(t *object.Thread, it object.Value) *teeData {
	d := object.New[teeData](t, t.RT.Type(&teeDataKey))
	d.it = it
	d.items = t.NewList(0)
	return d
}

func teeNew(t *object.Thread, _ *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	if err := t.BindArgs(&teeSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	return teeFrom(t, w[0])
}

func teeFrom(t *object.Thread, iterable object.Value) (object.Value, error) {
	it, err := t.Iter(iterable)
	if err != nil {
		return object.Empty(), err
	}
	if t.IsType(it, t.RT.Type(&teeKey)) {
		return teeCopy(t, it)
	}
	return newTee(t, newTeeData(t, it), 0), nil
}

func teeCopy(t *object.Thread, v object.Value) (object.Value, error) {
	x := object.Cast[teeIter](v)
	return newTee(t, x.data, x.i), nil
}

func teeNext(t *object.Thread, v object.Value) (object.Value, error) {
	x := object.Cast[teeIter](v)
	if x.i >= teeBlock {
		if x.data.next == nil {
			x.data.next = newTeeData(t, x.data.it)
		}
		x.data, x.i = x.data.next, 0
	}
	d := x.data
	if x.i >= d.items.Len() {
		if d.running != 0 {
			return object.Empty(), t.RuntimeErrorf("cannot re-enter the tee iterator")
		}
		d.running = 1
		item, err := t.Next(d.it)
		d.running = 0
		if err != nil || item.IsEmpty() {
			return item, err
		}
		d.items.Append(t, item)
	}
	item := d.items.Items()[x.i]
	x.i++
	return item, nil
}

func tee(t *object.Thread, args []object.Value) (object.Value, error) {
	n := 2
	if !args[1].IsEmpty() {
		var err error
		if n, err = nonNegative(t, args[1], "n must be >= 0"); err != nil {
			return object.Empty(), err
		}
	}
	if n == 0 {
		return t.NewTupleN(0).Value(), nil
	}
	it, err := t.Iter(args[0])
	if err != nil {
		return object.Empty(), err
	}
	name := t.InternString("__copy__")
	copier, err := t.GetAttrOpt(it, name)
	if err != nil {
		return object.Empty(), err
	}
	if copier.IsEmpty() || t.IsType(it, t.RT.Type(&teeKey)) {
		if it, err = teeFrom(t, it); err != nil {
			return object.Empty(), err
		}
		if copier, err = t.GetAttr(it, name); err != nil {
			return object.Empty(), err
		}
	}
	out := t.NewTupleN(n)
	for i := range out.Items() {
		out.Items()[i] = object.None()
	}
	out.Items()[0] = it
	for i := 1; i < n; i++ {
		c, err := t.Call0(copier)
		if err != nil {
			return object.Empty(), err
		}
		out.Items()[i] = c
	}
	return out.Value(), nil
}
