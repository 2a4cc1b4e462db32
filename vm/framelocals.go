package vm

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take sizes.

// localsProxySpec is the type of f_locals of a function's frame (PEP 667): a
// mapping that reads and writes the frame's own variables.
var localsProxySpec = object.TypeSpec{
	Name: "FrameLocalsProxy", Kind: object.KindOpaque, Size: unsafe.Sizeof(localsProxy{}), Flags: object.TypeMapping,
	Slots: object.Slots{
		New: localsProxyNew, Repr: localsProxyRepr, Len: localsProxyLen, Iter: localsProxyIter,
		GetItem: localsProxyGet, SetItem: localsProxySet, Contains: localsProxyContains,
		Compare: localsProxyCompare,
		Binary:  [13]object.BinaryFunc{object.OpOr: localsProxyOr},
		Inplace: [13]object.BinaryFunc{object.OpOr: localsProxyMerge},
	},
	Methods: []object.Def{
		{Name: "keys", Sig: "(self, /)", F1: localsProxyKeys},
		{Name: "values", Sig: "(self, /)", F1: localsProxyValues},
		{Name: "items", Sig: "(self, /)", F1: localsProxyItems},
		{Name: "copy", Sig: "(self, /)", F1: localsProxyCopy},
		{Name: "__copy__", Sig: "(self, /)", F1: localsProxyCopy},
		{Name: "__reversed__", Sig: "(self, /)", F1: localsProxyReversed},
		{Name: "get", Sig: "(self, key, default=None, /)", FV: localsProxyGetDefault},
		{Name: "setdefault", Sig: "(self, key, default=None, /)", FV: localsProxySetDefault},
		{Name: "update", Sig: "(self, other, /)", F2: localsProxyUpdate},
		{Name: "pop", Sig: "(self, key, default=None, /)", FV: localsProxyPop},
	},
}

var localsProxyKey = object.TypeKey{Name: "FrameLocalsProxy"}

//adder:heap
type localsProxy struct {
	object.Header
	frame object.Value
}

func newLocalsProxy(t *object.Thread, frame object.Value) object.Value {
	p := object.New[localsProxy](t, t.RT.Type(&localsProxyKey))
	p.frame = frame
	return object.ValueOf(p)
}

func localsProxyNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if kw.Len() > 0 {
		return object.Empty(), t.TypeErrorf("FrameLocalsProxy takes no keyword arguments")
	}
	if len(args) != 1 {
		return object.Empty(), t.TypeErrorf("FrameLocalsProxy expected 1 argument, got %d", len(args))
	}
	if args[0].Kind() != object.KindFrame {
		return object.Empty(), t.TypeErrorf("expect frame, not %s", t.TypeName(args[0]))
	}
	return newLocalsProxy(t, args[0]), nil
}

func proxied(v object.Value) *Frame { return object.Cast[Frame](object.Cast[localsProxy](v).frame) }

// hidden tells whether a variable is one of an inlined comprehension in a module
// or class, which nobody sees from outside.
func (o *Frame) hidden(i int) bool {
	return bytecode.LocalKind(o.code.Kinds.String()[i])&bytecode.KindHidden != 0
}

// variable returns the value of variable i, empty where it is unbound.
func (o *Frame) variable(i int) object.Value {
	v := o.fastLocals()[i]
	kind := bytecode.LocalKind(o.code.Kinds.String()[i])
	if kind&(bytecode.KindCell|bytecode.KindFree) != 0 && v.Kind() == object.KindCell {
		return object.Cast[object.Cell](v).V
	}
	return v
}

func (o *Frame) setVariable(i int, v object.Value) {
	slot := &o.fastLocals()[i]
	kind := bytecode.LocalKind(o.code.Kinds.String()[i])
	if kind&(bytecode.KindCell|bytecode.KindFree) != 0 && slot.Kind() == object.KindCell {
		object.Cast[object.Cell](*slot).V = v
		return
	}
	*slot = v
}

// find returns the number of the variable called name, -1 if there is none.
func (o *Frame) find(name object.Value) int {
	if !name.IsStr() {
		return -1
	}
	want := object.StringOf(name)
	fast := o.fastLocals()
	for i, n := range o.code.LocalsPlusNames.Items() {
		if i < len(fast) && (n == name || object.StringOf(n) == want) && !o.hidden(i) {
			return i
		}
	}
	return -1
}

// snapshot returns the bound variables as a new dict.
func (o *Frame) snapshot(t *object.Thread) (*object.Dict, error) {
	d := t.NewDict()
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = d.Value()
	fast := o.fastLocals()
	for i, n := range o.code.LocalsPlusNames.Items() {
		if i >= len(fast) || o.hidden(i) {
			continue
		}
		if v := o.variable(i); !v.IsEmpty() {
			if err := d.Set(t, n, v); err != nil {
				return nil, err
			}
		}
	}
	if !o.extra.IsEmpty() {
		if err := d.Update(t, o.extra); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// Locals returns what locals() gives in the innermost frame: a snapshot of a
// function's variables, the namespace itself elsewhere.
func (vm *VM) Locals(t *object.Thread) (object.Value, error) {
	f := currentFrame(t)
	if f == nil {
		return object.Empty(), t.SystemErrorf("frame does not exist")
	}
	if f.code.Flags&bytecode.Optimized == 0 {
		return vm.namespaceLocals(t, f)
	}
	d, err := frameObject(t, f).snapshot(t)
	if err != nil {
		return object.Empty(), err
	}
	return d.Value(), nil
}

// namespaceLocals is the namespace of module or class code. While one of its
// comprehensions runs inline, names that it hides are seen in a copy.
func (vm *VM) namespaceLocals(t *object.Thread, f *frame) (object.Value, error) {
	bound := false
	for i := range int(f.code.NLocalsPlus) {
		kind := bytecode.LocalKind(f.code.Kinds.String()[i])
		if kind&bytecode.KindHidden != 0 && !f.values()[i].IsEmpty() {
			bound = true
		}
	}
	if !bound {
		return f.locals, nil
	}
	d := t.NewDict()
	if err := d.Update(t, f.locals); err != nil {
		return object.Empty(), err
	}
	for i, n := range f.code.LocalsPlusNames.Items() {
		kind := bytecode.LocalKind(f.code.Kinds.String()[i])
		v := f.values()[i]
		if kind&bytecode.KindHidden == 0 || v.IsEmpty() {
			continue
		}
		if v.Kind() == object.KindCell && kind&bytecode.KindCell != 0 {
			v = object.Cast[object.Cell](v).V
		}
		if !v.IsEmpty() {
			if err := d.Set(t, n, v); err != nil {
				return object.Empty(), err
			}
		}
	}
	return d.Value(), nil
}

func frameLocals(t *object.Thread, v object.Value) (object.Value, error) {
	o := object.Cast[Frame](v)
	if o.code.Flags&bytecode.Optimized != 0 {
		return newLocalsProxy(t, v), nil
	}
	return o.locals, nil
}

func localsProxyRepr(t *object.Thread, v object.Value) (object.Value, error) {
	d, err := proxied(v).snapshot(t)
	if err != nil {
		return object.Empty(), err
	}
	return t.Repr(d.Value())
}

func localsProxyLen(t *object.Thread, v object.Value) (int, error) {
	d, err := proxied(v).snapshot(t)
	if err != nil {
		return 0, err
	}
	return d.Len(t), nil
}

func localsProxyGet(t *object.Thread, self, key object.Value) (object.Value, error) {
	o := proxied(self)
	if i := o.find(key); i >= 0 {
		if v := o.variable(i); !v.IsEmpty() {
			return v, nil
		}
		return object.Empty(), noLocal(t, key)
	}
	if _, err := t.Hash(key); err != nil {
		return object.Empty(), err
	}
	if !o.extra.IsEmpty() {
		v, err := o.extra.AsDict().Get(t, key)
		if err != nil || !v.IsEmpty() {
			return v, err
		}
	}
	return object.Empty(), noLocal(t, key)
}

// noLocal raises the KeyError of a name that the frame does not have.
func noLocal(t *object.Thread, key object.Value) error {
	r, err := t.ReprString(key)
	if err != nil {
		return err
	}
	return t.Raisef(t.RT.T.Exc.KeyError, "local variable '%s' is not defined", r)
}

func localsProxySet(t *object.Thread, self, key, v object.Value) error {
	o := proxied(self)
	if i := o.find(key); i >= 0 {
		if v.IsEmpty() {
			return t.ValueErrorf("cannot remove local variables from FrameLocalsProxy")
		}
		o.setVariable(i, v)
		return nil
	}
	if v.IsEmpty() {
		if o.extra.IsEmpty() {
			return t.KeyError(key)
		}
		old, err := o.extra.AsDict().Delete(t, key)
		if err == nil && old.IsEmpty() {
			err = t.KeyError(key)
		}
		return err
	}
	if o.extra.IsEmpty() {
		o.extra = t.NewDict().Value()
	}
	return o.extra.AsDict().Set(t, key, v)
}

func localsProxyContains(t *object.Thread, self, key object.Value) (bool, error) {
	_, err := localsProxyGet(t, self, key)
	if err != nil && t.Matches(t.RT.T.Exc.KeyError) {
		t.ClearError()
		return false, nil
	}
	return err == nil, err
}

func localsProxyCompare(t *object.Thread, a, b object.Value, op object.CompareOp) (object.Value, error) {
	if op != object.EQ && op != object.NE {
		return object.NotImplemented(), nil
	}
	if b.Kind() == object.KindOpaque && t.TypeOf(b) == t.RT.Type(&localsProxyKey) {
		same := object.Cast[localsProxy](a).frame == object.Cast[localsProxy](b).frame
		return object.Bool(same == (op == object.EQ)), nil
	}
	if !b.IsDict() {
		return object.NotImplemented(), nil
	}
	d, err := proxied(a).snapshot(t)
	if err != nil {
		return object.Empty(), err
	}
	return t.RichCompare(d.Value(), b, op)
}

func localsProxyOr(t *object.Thread, a, b object.Value) (object.Value, error) {
	isProxy := func(v object.Value) bool {
		return v.Kind() == object.KindOpaque && t.TypeOf(v) == t.RT.Type(&localsProxyKey)
	}
	if !(a.IsDict() || isProxy(a)) || !(b.IsDict() || isProxy(b)) {
		return object.NotImplemented(), nil
	}
	d := t.NewDict()
	if err := d.Update(t, a); err != nil {
		return object.Empty(), err
	}
	return d.Value(), d.Update(t, b)
}

func localsProxyMerge(t *object.Thread, self, other object.Value) (object.Value, error) {
	if _, err := localsProxyUpdate(t, self, other); err != nil {
		return object.Empty(), err
	}
	return self, nil
}

// view calls a method of the variables' snapshot.
func (o *Frame) view(t *object.Thread, method string) (object.Value, error) {
	d, err := o.snapshot(t)
	if err != nil {
		return object.Empty(), err
	}
	m, err := t.GetAttrString(d.Value(), method)
	if err != nil {
		return m, err
	}
	v, err := t.Call0(m)
	if err != nil {
		return v, err
	}
	l, err := t.ListFrom(v)
	if err != nil {
		return object.Empty(), err
	}
	return l.Value(), nil
}

func localsProxyKeys(t *object.Thread, v object.Value) (object.Value, error) {
	return proxied(v).view(t, "keys")
}

func localsProxyValues(t *object.Thread, v object.Value) (object.Value, error) {
	return proxied(v).view(t, "values")
}

func localsProxyItems(t *object.Thread, v object.Value) (object.Value, error) {
	return proxied(v).view(t, "items")
}

func localsProxyIter(t *object.Thread, v object.Value) (object.Value, error) {
	keys, err := localsProxyKeys(t, v)
	if err != nil {
		return keys, err
	}
	return t.Iter(keys)
}

func localsProxyReversed(t *object.Thread, v object.Value) (object.Value, error) {
	keys, err := localsProxyKeys(t, v)
	if err != nil {
		return keys, err
	}
	items := keys.AsList().Items()
	for i, j := 0, len(items)-1; i < j; i, j = i+1, j-1 {
		items[i], items[j] = items[j], items[i]
	}
	return t.Iter(keys)
}

func localsProxyCopy(t *object.Thread, v object.Value) (object.Value, error) {
	d, err := proxied(v).snapshot(t)
	if err != nil {
		return object.Empty(), err
	}
	return d.Value(), nil
}

func localsProxyGetDefault(t *object.Thread, args []object.Value) (object.Value, error) {
	v, err := localsProxyGet(t, args[0], args[1])
	if err == nil || !t.Matches(t.RT.T.Exc.KeyError) {
		return v, err
	}
	t.ClearError()
	if args[2].IsEmpty() {
		return object.None(), nil
	}
	return args[2], nil
}

func localsProxySetDefault(t *object.Thread, args []object.Value) (object.Value, error) {
	v, err := localsProxyGet(t, args[0], args[1])
	if err == nil || !t.Matches(t.RT.T.Exc.KeyError) {
		return v, err
	}
	t.ClearError()
	v = args[2]
	if v.IsEmpty() {
		v = object.None()
	}
	return v, localsProxySet(t, args[0], args[1], v)
}

func localsProxyUpdate(t *object.Thread, self, other object.Value) (object.Value, error) {
	d := t.NewDict()
	if err := d.Update(t, other); err != nil {
		return object.Empty(), err
	}
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = d.Value()
	for pos := 0; ; {
		k, v, ok := d.Next(t, &pos)
		if !ok {
			return object.None(), nil
		}
		if err := localsProxySet(t, self, k, v); err != nil {
			return object.Empty(), err
		}
	}
}

func localsProxyPop(t *object.Thread, args []object.Value) (object.Value, error) {
	o := proxied(args[0])
	if o.find(args[1]) >= 0 {
		return object.Empty(), t.ValueErrorf("cannot remove local variables from FrameLocalsProxy")
	}
	v, err := localsProxyGet(t, args[0], args[1])
	if err != nil {
		if !args[2].IsEmpty() && t.Matches(t.RT.T.Exc.KeyError) {
			t.ClearError()
			return args[2], nil
		}
		return v, err
	}
	return v, localsProxySet(t, args[0], args[1], object.Empty())
}
