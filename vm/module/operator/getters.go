// Package operator is the native module _operator: the language's operations as
// functions, and callables that get attributes, get items and call methods.
package operator

import (
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _operator module.
var Module = vm.NativeModule{
	Name:  "_operator",
	Doc:   "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.",
	Funcs: functions,
	Init: func(_ *vm.VM, t *object.Thread, m *object.Module) error {
		for _, spec := range []*object.TypeSpec{&attrGetterSpec, &itemGetterSpec, &methodCallerSpec} {
			m.Dict.SetString(t, strings.TrimPrefix(spec.Name, "operator."), t.NewBuiltinType(spec, t.RT.T.Object).Value())
		}
		return nil
	},
}

// attrGetter gets one attribute, or several as a tuple. Each is the names on the
// way to it.
//
//adder:heap
type attrGetter struct {
	object.Header
	names value // tuple of str, as given
	paths value // tuple of tuples of str
}

var attrGetterSpec = object.TypeSpec{
	Name: "operator.attrgetter", Kind: object.KindOpaque, Size: object.SizeOf[attrGetter](),
	Doc:     "Return a callable object that fetches the given attribute(s) from its operand.\n\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
	Slots:   object.Slots{New: newAttrGetter, Call: callAttrGetter, Repr: reprAttrGetter},
	Methods: []object.Def{{Name: "__reduce__", Sig: "(self, /)", Doc: "Return state information for pickling", F1: reduceAttrGetter}},
	NewSig:  "(attr, /, *attrs)",
}

func newAttrGetter(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	if kw.Len() > 0 {
		return value{}, t.TypeErrorf("attrgetter() takes no keyword arguments")
	}
	if len(args) == 0 {
		return value{}, t.TypeErrorf("attrgetter expected 1 argument, got 0")
	}
	paths := t.NewTupleN(len(args))
	for i, a := range args {
		if !a.IsStr() {
			return value{}, t.TypeErrorf("attribute name must be a string")
		}
		parts := strings.Split(object.GoString(a), ".")
		path := t.NewTupleN(len(parts))
		for k, p := range parts {
			path.Items()[k] = t.InternString(p)
		}
		paths.Items()[i] = path.Value()
	}
	g := object.New[attrGetter](t, cls)
	g.paths = paths.Value()
	v := object.ValueOf(g)
	g.names = t.NewTuple(args).Value()
	return v, nil
}

// oneArgument checks how a getter was called.
func oneArgument(t *thread, name string, args []value, kw *object.Tuple) error {
	if kw.Len() > 0 {
		return t.TypeErrorf("%s() takes no keyword arguments", name)
	}
	if len(args) != 1 {
		return t.TypeErrorf("%s expected 1 argument, got %d", name, len(args))
	}
	return nil
}

func callAttrGetter(t *thread, self value, args []value, kw *object.Tuple) (value, error) {
	if err := oneArgument(t, "attrgetter", args, kw); err != nil {
		return value{}, err
	}
	paths := object.Cast[attrGetter](self).paths.AsTuple()
	walk := func(path value) (value, error) {
		v := args[0]
		for _, name := range path.AsTuple().Items() {
			var err error
			if v, err = t.GetAttr(v, name); err != nil {
				return v, err
			}
		}
		return v, nil
	}
	if paths.Len() == 1 {
		return walk(paths.Items()[0])
	}
	r := t.NewTupleN(paths.Len())
	for i, path := range paths.Items() {
		v, err := walk(path)
		if err != nil {
			return v, err
		}
		r.Items()[i] = v
	}
	return r.Value(), nil
}

// show writes a getter's type and arguments.
func show(t *thread, self value, args, kw value) (value, error) {
	if again := t.ReprEnter(self); again {
		return t.NewStr(object.GoString(t.TypeOf(self).Name) + "(...)"), nil
	}
	defer t.ReprLeave(self)
	buf := []byte("operator." + object.GoString(t.TypeOf(self).Name) + "(")
	for i, a := range args.AsTuple().Items() {
		if i > 0 {
			buf = append(buf, ", "...)
		}
		r, err := t.Repr(a)
		if err != nil {
			return value{}, err
		}
		buf = append(buf, object.StringOf(r)...)
	}
	if !kw.IsEmpty() {
		pos := 0
		for {
			k, x, ok := kw.AsDict().Next(t, &pos)
			if !ok {
				break
			}
			r, err := t.Repr(x)
			if err != nil {
				return value{}, err
			}
			buf = append(append(append(append(buf, ", "...), object.StringOf(k)...), '='), object.StringOf(r)...)
		}
	}
	return t.NewStrBytes(append(buf, ')')), nil
}

func reprAttrGetter(t *thread, self value) (value, error) {
	return show(t, self, object.Cast[attrGetter](self).names, value{})
}

func reduceAttrGetter(t *thread, self value) (value, error) {
	return t.Tuple2(t.TypeOf(self).Value(), object.Cast[attrGetter](self).names), nil
}

// itemGetter gets one item, or several as a tuple.
//
//adder:heap
type itemGetter struct {
	object.Header
	keys value // tuple
}

var itemGetterSpec = object.TypeSpec{
	Name: "operator.itemgetter", Kind: object.KindOpaque, Size: object.SizeOf[itemGetter](),
	Doc:     "Return a callable object that fetches the given item(s) from its operand.\n\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
	Slots:   object.Slots{New: newItemGetter, Call: callItemGetter, Repr: reprItemGetter},
	Methods: []object.Def{{Name: "__reduce__", Sig: "(self, /)", Doc: "Return state information for pickling", F1: reduceItemGetter}},
	NewSig:  "(item, /, *items)",
}

func newItemGetter(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	if kw.Len() > 0 {
		return value{}, t.TypeErrorf("itemgetter() takes no keyword arguments")
	}
	if len(args) == 0 {
		return value{}, t.TypeErrorf("itemgetter expected 1 argument, got 0")
	}
	g := object.New[itemGetter](t, cls)
	v := object.ValueOf(g)
	g.keys = t.NewTuple(args).Value()
	return v, nil
}

func callItemGetter(t *thread, self value, args []value, kw *object.Tuple) (value, error) {
	if err := oneArgument(t, "itemgetter", args, kw); err != nil {
		return value{}, err
	}
	keys := object.Cast[itemGetter](self).keys.AsTuple()
	if keys.Len() == 1 {
		return t.GetItem(args[0], keys.Items()[0])
	}
	r := t.NewTupleN(keys.Len())
	for i, k := range keys.Items() {
		v, err := t.GetItem(args[0], k)
		if err != nil {
			return v, err
		}
		r.Items()[i] = v
	}
	return r.Value(), nil
}

func reprItemGetter(t *thread, self value) (value, error) {
	return show(t, self, object.Cast[itemGetter](self).keys, value{})
}

func reduceItemGetter(t *thread, self value) (value, error) {
	return t.Tuple2(t.TypeOf(self).Value(), object.Cast[itemGetter](self).keys), nil
}

// methodCaller calls a method with arguments given before.
//
//adder:heap
type methodCaller struct {
	object.Header
	all value // tuple: the name and the positional arguments
	kw  value // dict, or empty
}

var methodCallerSpec = object.TypeSpec{
	Name: "operator.methodcaller", Kind: object.KindOpaque, Size: object.SizeOf[methodCaller](),
	Doc:     "Return a callable object that calls the given method on its operand.\n\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
	Slots:   object.Slots{New: newMethodCaller, Call: callMethodCaller, Repr: reprMethodCaller},
	Methods: []object.Def{{Name: "__reduce__", Sig: "(self, /)", Doc: "Return state information for pickling", F1: reduceMethodCaller}},
	NewSig:  "(name, /, *args, **kwargs)",
}

func newMethodCaller(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	n := len(args) - kw.Len()
	if n == 0 {
		return value{}, t.TypeErrorf("methodcaller needs at least one argument, the method name")
	}
	if !args[0].IsStr() {
		return value{}, t.TypeErrorf("method name must be a string")
	}
	g := object.New[methodCaller](t, cls)
	v := object.ValueOf(g)
	all := t.NewTuple(args[:n])
	all.Items()[0] = t.Intern(args[0])
	g.all = all.Value()
	if kw.Len() > 0 {
		d := t.NewDict()
		g.kw = d.Value()
		for i, k := range kw.Items() {
			if err := d.Set(t, k, args[n+i]); err != nil {
				return value{}, err
			}
		}
	}
	return v, nil
}

func callMethodCaller(t *thread, self value, args []value, kw *object.Tuple) (value, error) {
	if err := oneArgument(t, "methodcaller", args, kw); err != nil {
		return value{}, err
	}
	g := object.Cast[methodCaller](self)
	all := g.all.AsTuple()
	method, err := t.GetAttr(args[0], all.Items()[0])
	if err != nil {
		return value{}, err
	}
	if g.kw.IsEmpty() {
		return t.Call(method, all.Items()[1:], nil)
	}
	d := g.kw.AsDict()
	npos, nkw := all.Len()-1, d.Len(t)
	names := t.NewTupleN(nkw)
	w := t.Push(npos + nkw)
	copy(w, all.Items()[1:])
	pos := 0
	for i := range nkw {
		k, x, _ := d.Next(t, &pos)
		names.Items()[i] = k
		w[npos+i] = x
	}
	v, err := t.Call(method, w, names)
	t.Pop(npos + nkw)
	return v, err
}

func reprMethodCaller(t *thread, self value) (value, error) {
	g := object.Cast[methodCaller](self)
	return show(t, self, g.all, g.kw)
}

// reduceMethodCaller answers with a partial of the class where there are keywords.
func reduceMethodCaller(t *thread, self value) (value, error) {
	g := object.Cast[methodCaller](self)
	cls := t.TypeOf(self).Value()
	if g.kw.IsEmpty() {
		return t.Tuple2(cls, g.all), nil
	}
	functools, err := t.RT.Host.(*vm.VM).Import(t, t.InternString("functools"), nil, object.None(), 0)
	if err != nil {
		return value{}, err
	}
	partial, err := t.GetAttrString(functools, "partial")
	if err != nil {
		return value{}, err
	}
	d := g.kw.AsDict()
	n := d.Len(t)
	names := t.NewTupleN(n)
	w := t.Push(2 + n)
	w[0], w[1] = cls, g.all.AsTuple().Items()[0]
	pos := 0
	for i := range n {
		names.Items()[i], w[2+i], _ = d.Next(t, &pos)
	}
	p, err := t.Call(partial, w, names)
	t.Pop(2 + n)
	if err != nil {
		return value{}, err
	}
	return t.Tuple2(p, t.NewTuple(g.all.AsTuple().Items()[1:]).Value()), nil
}
