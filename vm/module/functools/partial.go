package functools

import (
	"github.com/adder-vm/adder/vm/object"
)

// partial is a function with some of its arguments given.
//
//adder:heap
type partial struct {
	object.Header
	fn   object.Value
	args *object.Tuple
	kw   *object.Dict
	open int // placeholders among args
}

var partialSpec = object.TypeSpec{
	Name: "functools.partial", Kind: object.KindOpaque, Size: object.SizeOf[partial](),
	Flags:  object.TypeBase | object.TypeHasDict | object.TypeHasWeak,
	Doc:    "A function with some of its arguments given.",
	NewSig: "(func, /, *args, **keywords)",
	Slots:  object.Slots{New: partialNew, Call: partialCall, Repr: partialRepr, Get: partialGet},
	Methods: []object.Def{
		{Name: "__reduce__", Sig: "($self, /)", F1: partialReduce},
		{Name: "__setstate__", Sig: "($self, state, /)", F2: partialSetState},
		{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Getters: []object.GetSet{
		{Name: "func", Get: partialFunc, Set: readOnly, Doc: "function object to use in future partial calls"},
		{Name: "args", Get: partialArgs, Set: readOnly, Doc: "tuple of arguments to future partial calls"},
		{Name: "keywords", Get: partialKeywords, Set: readOnly, Doc: "dictionary of keyword arguments to future partial calls"},
		{Name: "__dict__", Get: instanceDict},
	},
}

func readOnly(t *object.Thread, _, _ object.Value) error {
	return t.AttributeErrorf("readonly attribute")
}

func instanceDict(t *object.Thread, v object.Value) (object.Value, error) {
	return t.InstanceDict(v).Value(), nil
}

func partialFunc(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[partial](v).fn, nil
}

func partialArgs(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[partial](v).args.Value(), nil
}

func partialKeywords(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[partial](v).kw.Value(), nil
}

func callable(t *object.Thread, v object.Value) bool { return t.TypeOf(v).Slots().Call != nil }

func partialNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	n := len(args) - kw.Len()
	if n < 1 {
		return object.Empty(), t.TypeErrorf("type 'partial' takes at least one argument")
	}
	if !callable(t, args[0]) {
		return object.Empty(), t.TypeErrorf("the first argument must be callable")
	}
	hole := thePlaceholder(t)
	if n > 1 && args[n-1] == hole {
		return object.Empty(), t.TypeErrorf("trailing Placeholders are not allowed")
	}
	for _, v := range args[n:] {
		if v == hole {
			return object.Empty(), t.TypeErrorf("Placeholder cannot be passed as a keyword argument")
		}
	}
	fn := args[0]
	given := t.NewList(n)
	named := t.NewDict()
	if t.IsType(fn, t.RT.Type(&partialKey)) && t.InstanceDict(fn).Len(t) == 0 {
		// A partial of a partial is one partial.
		inner := object.Cast[partial](fn)
		fn = inner.fn
		given = object.ValueOf(t.NewListFrom(inner.args.Items())).AsList()
		if err := named.Update(t, inner.kw.Value()); err != nil {
			return object.Empty(), err
		}
	}
	at := 0
	for _, v := range args[1:n] {
		for at < given.Len() && given.Items()[at] != hole {
			at++
		}
		if at < given.Len() {
			given.Items()[at] = v
			at++
		} else {
			given.Append(t, v)
			at = given.Len()
		}
	}
	for i := range kw.Len() {
		if err := named.Set(t, kw.Items()[i], args[n+i]); err != nil {
			return object.Empty(), err
		}
	}
	p := object.New[partial](t, cls)
	p.fn, p.kw = fn, named
	p.setArgs(t, t.NewTuple(given.Items()))
	return object.ValueOf(p), nil
}

// setArgs keeps the positional arguments and counts the placeholders among them.
func (p *partial) setArgs(t *object.Thread, args *object.Tuple) {
	p.args, p.open = args, 0
	for _, v := range args.Items() {
		if v == thePlaceholder(t) {
			p.open++
		}
	}
}

func partialCall(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) (object.Value, error) {
	p := object.Cast[partial](self)
	n := len(args) - kw.Len()
	if n < p.open {
		return object.Empty(), t.TypeErrorf("missing positional arguments in 'partial' call; expected at least %d, got %d", p.open, n)
	}
	own := p.args.Len()
	w := t.Push(own + len(args) - p.open)
	copy(w, p.args.Items())
	if p.open > 0 {
		hole := thePlaceholder(t)
		next := 0
		for i := range own {
			if w[i] == hole {
				w[i] = args[next]
				next++
			}
		}
	}
	copy(w[own:], args[p.open:])
	var v object.Value
	var err error
	if p.kw.Len(t) == 0 {
		v, err = t.Call(p.fn, w, kw)
	} else {
		named := p.kw.Copy(t)
		for i := 0; i < kw.Len() && err == nil; i++ {
			err = named.Set(t, kw.Items()[i], args[n+i])
		}
		if err == nil {
			v, err = t.CallDict(p.fn, w[:len(w)-kw.Len()], named)
		}
	}
	t.Pop(len(w))
	return v, err
}

// partialGet makes a partial in a class a method.
func partialGet(t *object.Thread, descr, obj object.Value, _ *object.Type) (object.Value, error) {
	if obj.IsEmpty() || obj.IsNone() {
		return descr, nil
	}
	return t.NewMethod(descr, obj), nil
}

func partialRepr(t *object.Thread, v object.Value) (object.Value, error) {
	if t.ReprEnter(v) {
		return t.NewStr("..."), nil
	}
	defer t.ReprLeave(v)
	p := object.Cast[partial](v)
	typ := t.TypeOf(v)
	mod, err := t.GetAttrString(typ.Value(), "__module__")
	if err != nil {
		return object.Empty(), err
	}
	text := object.GoString(typ.QualName) + "("
	if mod.IsStr() {
		text = object.GoString(mod) + "." + text
	}
	r, err := t.ReprString(p.fn)
	if err != nil {
		return object.Empty(), err
	}
	text += r
	args := p.args
	for i := range args.Len() {
		if r, err = t.ReprString(args.Items()[i]); err != nil {
			return object.Empty(), err
		}
		text += ", " + r
	}
	named := p.kw
	for pos := 0; ; {
		k, x, ok := named.Next(t, &pos)
		if !ok {
			break
		}
		name, err := t.Str(k)
		if err != nil {
			return object.Empty(), err
		}
		text += ", " + object.GoString(name)
		if r, err = t.ReprString(x); err != nil {
			return object.Empty(), err
		}
		text += "=" + r
	}
	return t.NewStr(text + ")"), nil
}

func partialReduce(t *object.Thread, v object.Value) (object.Value, error) {
	p := object.Cast[partial](v)
	dict := object.None()
	if d := t.InstanceDict(v); d != nil && d.Len(t) > 0 {
		dict = d.Value()
	}
	state := t.NewTupleN(4)
	s := state.Items()
	s[0], s[1], s[2], s[3] = p.fn, p.args.Value(), p.kw.Value(), dict
	return t.Tuple3(t.TypeOf(v).Value(), t.Tuple1(p.fn), state.Value()), nil
}

func partialSetState(t *object.Thread, v, state object.Value) (object.Value, error) {
	if !state.IsTuple() || state.AsTuple().Len() != 4 {
		return object.Empty(), t.TypeErrorf("invalid partial state")
	}
	s := state.AsTuple().Items()
	fn, args, kw, dict := s[0], s[1], s[2], s[3]
	if !callable(t, fn) || !args.IsTuple() || !kw.IsNone() && !kw.IsDict() {
		return object.Empty(), t.TypeErrorf("invalid partial state")
	}
	a := args.AsTuple()
	if n := a.Len(); n > 0 && a.Items()[n-1] == thePlaceholder(t) {
		return object.Empty(), t.TypeErrorf("trailing Placeholders are not allowed")
	}
	p := object.Cast[partial](v)
	p.fn = fn
	p.setArgs(t, t.NewTuple(a.Items()))
	p.kw = t.NewDict()
	if kw.IsDict() {
		if err := p.kw.Update(t, kw); err != nil {
			return object.Empty(), err
		}
	}
	if dict.IsDict() {
		d := t.InstanceDict(v)
		d.Clear(t)
		if err := d.Update(t, dict); err != nil {
			return object.Empty(), err
		}
	}
	return object.None(), nil
}
