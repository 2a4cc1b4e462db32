package collections

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// defaultDict is a dict that makes missing values.
//
//adder:heap
type defaultDict struct {
	object.Dict
	factory object.Value // empty reads as None
}

var defaultDictSpec = object.TypeSpec{
	Name: "collections.defaultdict", Kind: object.KindDict, Size: unsafe.Sizeof(defaultDict{}), Flags: object.TypeBase | object.TypeHasWeak,
	Doc: "A dict that asks a function for the value of a key that is missing.",
	Slots: object.Slots{
		Init: defaultDictInit, Repr: defaultDictRepr,
		Binary: orOnly(defaultDictOr),
	},
	Methods: []object.Def{
		{Name: "__missing__", Sig: "($self, key, /)", Doc: "Make, store and return the value of a missing key.", F2: defaultDictMissing},
		{Name: "copy", Sig: "($self, /)", Doc: "Return a shallow copy.", F1: defaultDictCopy},
		{Name: "__copy__", Sig: "($self, /)", Doc: "Return a shallow copy.", F1: defaultDictCopy},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: defaultDictReduce},
		{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Members: []object.Member{{Name: "default_factory", Offset: unsafe.Offsetof(defaultDict{}.factory), None: true, Doc: "Called without arguments for a missing value."}},
}

// orOnly returns binary operations of which only | is there.
func orOnly(f object.BinaryFunc) (ops [len(object.Slots{}.Binary)]object.BinaryFunc) {
	ops[object.OpOr] = f
	return ops
}

func defaultDictInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	factory := object.Empty()
	if len(args) > kw.Len() {
		factory = args[0]
		if !factory.IsNone() && !callable(t, factory) {
			return t.TypeErrorf("first argument must be callable or None")
		}
		args = args[1:]
	}
	object.Cast[defaultDict](self).factory = factory
	return t.RT.T.Dict.Slots().Init(t, self, args, kw)
}

func callable(t *object.Thread, v object.Value) bool { return t.TypeOf(v).Slots().Call != nil }

func defaultDictMissing(t *object.Thread, v, key object.Value) (object.Value, error) {
	d := object.Cast[defaultDict](v)
	if d.factory.IsEmpty() || d.factory.IsNone() {
		return object.Empty(), t.RaiseArg(t.RT.T.Exc.KeyError, key)
	}
	x, err := t.Call0(d.factory)
	if err != nil {
		return object.Empty(), err
	}
	return x, t.SetItem(v, key, x)
}

func defaultDictRepr(t *object.Thread, v object.Value) (object.Value, error) {
	base, err := t.RT.T.Dict.Slots().Repr(t, v)
	if err != nil {
		return object.Empty(), err
	}
	d := object.Cast[defaultDict](v)
	factory := "None"
	if !d.factory.IsEmpty() {
		if t.ReprEnter(d.factory) {
			factory = "..."
		} else {
			factory, err = t.ReprString(d.factory)
			t.ReprLeave(d.factory)
			if err != nil {
				return object.Empty(), err
			}
		}
	}
	return t.NewStr(t.TypeOf(v).NameString() + "(" + factory + ", " + object.GoString(base) + ")"), nil
}

func (d *defaultDict) factoryOrNone() object.Value {
	if d.factory.IsEmpty() {
		return object.None()
	}
	return d.factory
}

func defaultDictCopy(t *object.Thread, v object.Value) (object.Value, error) {
	return t.Call2(t.TypeOf(v).Value(), object.Cast[defaultDict](v).factoryOrNone(), v)
}

func defaultDictOr(t *object.Thread, a, b object.Value) (object.Value, error) {
	self, other := a, b
	typ := t.RT.Type(&defaultDictKey)
	if !t.IsType(a, typ) {
		self, other = b, a
	}
	if !other.IsDict() {
		return object.NotImplemented(), nil
	}
	r, err := t.Call2(t.TypeOf(self).Value(), object.Cast[defaultDict](self).factoryOrNone(), a)
	if err != nil {
		return object.Empty(), err
	}
	if !r.IsDict() {
		return object.Empty(), t.TypeErrorf("%s() must return a dict", t.TypeName(self))
	}
	return r, r.AsDict().Update(t, b)
}

func defaultDictReduce(t *object.Thread, v object.Value) (object.Value, error) {
	d := object.Cast[defaultDict](v)
	args := t.NewTupleN(0).Value()
	if !d.factory.IsEmpty() && !d.factory.IsNone() {
		args = t.Tuple1(d.factory)
	}
	items, err := t.CallMethod(v, t.InternString("items"), nil, nil)
	if err != nil {
		return object.Empty(), err
	}
	it, err := t.Iter(items)
	if err != nil {
		return object.Empty(), err
	}
	r := t.NewTupleN(5)
	s := r.Items()
	s[0], s[1], s[2], s[3], s[4] = t.TypeOf(v).Value(), args, object.None(), object.None(), it
	return r.Value(), nil
}

// tupleGetter is the property of a named tuple's field.
//
//adder:heap
type tupleGetter struct {
	object.Header
	doc object.Value
	i   int
}

var tupleGetterSpec = object.TypeSpec{
	Name: "collections._tuplegetter", Kind: object.KindOpaque, Size: unsafe.Sizeof(tupleGetter{}),
	Slots:   object.Slots{New: tupleGetterNew, Get: tupleGetterGet, Set: tupleGetterSet, Repr: tupleGetterRepr},
	Methods: []object.Def{{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: tupleGetterReduce}},
	Members: []object.Member{{Name: "__doc__", Offset: unsafe.Offsetof(tupleGetter{}.doc), None: true}},
}

func tupleGetterNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if kw.Len() > 0 {
		return object.Empty(), t.TypeErrorf("_tuplegetter() takes no keyword arguments")
	}
	if len(args) != 2 {
		return object.Empty(), t.TypeErrorf("_tuplegetter expected 2 arguments, got %d", len(args))
	}
	i, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	g := object.New[tupleGetter](t, cls)
	g.i, g.doc = i, args[1]
	return object.ValueOf(g), nil
}

func tupleGetterGet(t *object.Thread, descr, obj object.Value, _ *object.Type) (object.Value, error) {
	if obj.IsEmpty() || obj.IsNone() {
		return descr, nil
	}
	g := object.Cast[tupleGetter](descr)
	if !obj.IsTuple() {
		return object.Empty(), t.TypeErrorf("descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", g.i, t.TypeName(obj))
	}
	if g.i < 0 || g.i >= obj.AsTuple().Len() {
		return object.Empty(), t.IndexErrorf("tuple index out of range")
	}
	return obj.AsTuple().Items()[g.i], nil
}

func tupleGetterSet(t *object.Thread, _, _, value object.Value) error {
	if value.IsEmpty() {
		return t.AttributeErrorf("can't delete attribute")
	}
	return t.AttributeErrorf("can't set attribute")
}

func tupleGetterRepr(t *object.Thread, v object.Value) (object.Value, error) {
	g := object.Cast[tupleGetter](v)
	doc, err := t.ReprString(g.doc)
	if err != nil {
		return object.Empty(), err
	}
	n, err := t.ReprString(object.Int(int64(g.i)))
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr(t.TypeOf(v).NameString() + "(" + n + ", " + doc + ")"), nil
}

func tupleGetterReduce(t *object.Thread, v object.Value) (object.Value, error) {
	g := object.Cast[tupleGetter](v)
	return t.Tuple2(t.TypeOf(v).Value(), t.Tuple2(object.Int(int64(g.i)), g.doc)), nil
}
