// Package abc is the native module _abc: what abc.ABCMeta does when a class is
// made, registered or asked for its instances and subclasses.
//
// Each abstract base class carries, as _abc_impl, its registry and the answers it
// has given. The answers are kept by the classes' unique numbers, which keep no
// class alive and are never used again.
package abc

import (
	"encoding/binary"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _abc module.
var Module = vm.NativeModule{
	Name: "_abc",
	Doc:  "Module contains faster C implementation of abc.ABCMeta",
	Funcs: []object.Def{
		{Name: "get_cache_token", Sig: "()", Doc: "Return the current ABC cache token, which changes with every registration.", F0: cacheToken},
		{Name: "_abc_init", Sig: "(self, /)", Doc: "Set up a new abstract base class.", F1: initClass},
		{Name: "_reset_registry", Sig: "(self, /)", Doc: "Forget the registered classes.", F1: resetRegistry},
		{Name: "_reset_caches", Sig: "(self, /)", Doc: "Forget the answers given.", F1: resetCaches},
		{Name: "_get_dump", Sig: "(self, /)", Doc: "Return registry, cache, negative cache and its version.", F1: dump},
		{Name: "_abc_register", Sig: "(self, subclass, /)", Doc: "Register a class as a virtual subclass.", F2: register},
		{Name: "_abc_instancecheck", Sig: "(self, instance, /)", Doc: "Decide isinstance().", F2: instanceCheck},
		{Name: "_abc_subclasscheck", Sig: "(self, subclass, /)", Doc: "Decide issubclass().", F2: subclassCheck},
	},
	Init: initModule, Freeze: freeze, Thaw: thaw,
}

// classData is what an abstract base class keeps.
//
//adder:heap
type classData struct {
	object.Header
	registry *object.List // weak references to classes
	yes, no  *object.Set  // numbers of classes answered for
	noAsOf   int64        // the token when no was begun
}

var dataSpec = object.TypeSpec{
	Name: "_abc._abc_data", Kind: object.KindOpaque, Size: object.SizeOf[classData](),
	Doc:   "Internal state held by ABC machinery.",
	Slots: object.Slots{New: newData},
}

var dataKey = object.TypeKey{Name: "_abc._abc_data"}

// tokenKey leads to the cache token of a runtime.
type tokenKey struct{}

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	t.RT.RegisterType(&dataKey, t.NewBuiltinType(&dataSpec, t.RT.T.Object))
	t.RT.SetState(tokenKey{}, new(int64))
	return nil
}

// freeze and thaw carry the token over.
func freeze(_ *vm.VM, t *object.Thread) ([]byte, error) {
	return binary.AppendVarint(nil, *token(t)), nil
}

func thaw(_ *vm.VM, t *object.Thread, _ *object.Module, data []byte) error {
	n, _ := binary.Varint(data)
	t.RT.SetState(tokenKey{}, &n)
	return nil
}

func token(t *object.Thread) *int64 { return t.RT.State(tokenKey{}).(*int64) }

func newData(t *object.Thread, cls *object.Type, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	return object.ValueOf(object.New[classData](t, cls)), nil
}

func cacheToken(t *object.Thread) (object.Value, error) { return object.Int(*token(t)), nil }

// dataOf returns the state of an abstract base class.
func dataOf(t *object.Thread, cls object.Value) (*classData, error) {
	v, err := t.GetAttrString(cls, "_abc_impl")
	if err != nil {
		return nil, err
	}
	if t.TypeOf(v) != t.RT.Type(&dataKey) {
		return nil, t.TypeErrorf("_abc_impl is set to a wrong type")
	}
	return object.Cast[classData](v), nil
}

// initClass is _abc_init(cls): it finds the abstract methods that the class
// leaves, and gives it its state.
func initClass(t *object.Thread, cls object.Value) (object.Value, error) {
	if cls.Kind() == object.KindType {
		if err := findAbstract(t, cls); err != nil {
			return object.Empty(), err
		}
	}
	d := object.New[classData](t, t.RT.Type(&dataKey))
	d.noAsOf = *token(t)
	if err := t.SetAttrString(cls, "_abc_impl", object.ValueOf(d)); err != nil {
		return object.Empty(), err
	}
	if cls.Kind() != object.KindType {
		return object.None(), nil
	}
	return object.None(), takeCollectionFlags(t, cls.AsType())
}

// The bits of __abc_tpflags__: CPython's numbers of the flags that decide which
// patterns a match statement tries.
const (
	sequenceBit = 1 << 5
	mappingBit  = 1 << 6
)

func takeCollectionFlags(t *object.Thread, typ *object.Type) error {
	v := typ.Dict.GetString(t, "__abc_tpflags__")
	if !v.IsInt() {
		return nil
	}
	bits := v.AsInt() & (sequenceBit | mappingBit)
	switch bits {
	case sequenceBit | mappingBit:
		return t.TypeErrorf("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
	case sequenceBit:
		typ.SetCollection(object.TypeSequence)
	case mappingBit:
		typ.SetCollection(object.TypeMapping)
	}
	_, err := typ.Dict.Delete(t, t.InternString("__abc_tpflags__"))
	return err
}

func findAbstract(t *object.Thread, cls object.Value) error {
	names := t.NewSet()
	typ := cls.AsType()
	ns := typ.Dict.Copy(t)
	for pos := 0; ; {
		k, v, ok := ns.Next(t, &pos)
		if !ok {
			break
		}
		abstract, err := isAbstract(t, v)
		if err != nil {
			return err
		}
		if abstract {
			if err := names.Add(t, k); err != nil {
				return err
			}
		}
	}
	for i := 0; i < typ.Bases.Len(); i++ {
		inherited, err := t.GetAttrOpt(typ.Bases.Items()[i], t.InternString("__abstractmethods__"))
		if err != nil {
			return err
		}
		if inherited.IsEmpty() {
			continue
		}
		list, err := t.ListFrom(inherited)
		if err != nil {
			return err
		}
		for j := 0; j < list.Len(); j++ {
			name := list.Items()[j]
			v, err := t.GetAttrOpt(cls, name)
			if err != nil {
				return err
			}
			if v.IsEmpty() {
				continue
			}
			abstract, err := isAbstract(t, v)
			if err != nil {
				return err
			}
			if abstract {
				if err := names.Add(t, name); err != nil {
					return err
				}
			}
		}
	}
	frozen, err := t.Call1(t.RT.T.FrozenSet.Value(), names.Value())
	if err != nil {
		return err
	}
	return t.SetAttrString(cls, "__abstractmethods__", frozen)
}

func isAbstract(t *object.Thread, v object.Value) (bool, error) {
	m, err := t.GetAttrOptID(v, object.N__isabstractmethod__)
	if err != nil || m.IsEmpty() {
		return false, err
	}
	return t.Truth(m)
}

func resetRegistry(t *object.Thread, cls object.Value) (object.Value, error) {
	d, err := dataOf(t, cls)
	if err == nil {
		d.registry = nil
	}
	return object.None(), err
}

func resetCaches(t *object.Thread, cls object.Value) (object.Value, error) {
	d, err := dataOf(t, cls)
	if err == nil {
		d.yes, d.no = nil, nil
	}
	return object.None(), err
}

func register(t *object.Thread, cls, sub object.Value) (object.Value, error) {
	if sub.Kind() != object.KindType {
		return object.Empty(), t.TypeErrorf("Can only register classes")
	}
	if is, err := t.IsSubclass(sub, cls); err != nil || is {
		return sub, err
	}
	if is, err := t.IsSubclass(cls, sub); err != nil {
		return object.Empty(), err
	} else if is {
		return object.Empty(), t.RuntimeErrorf("Refusing to create an inheritance cycle")
	}
	d, err := dataOf(t, cls)
	if err != nil {
		return object.Empty(), err
	}
	if d.registry == nil {
		d.registry = t.NewList(1)
	}
	known := false
	for _, c := range registered(t, d).Items() {
		known = known || c == sub
	}
	if !known {
		ref, err := t.NewWeakRef(sub, object.Empty())
		if err != nil {
			return object.Empty(), err
		}
		d.registry.Append(t, ref)
	}
	*token(t)++
	if cls.Kind() == object.KindType {
		for _, f := range [...]object.TypeFlag{object.TypeSequence, object.TypeMapping} {
			if cls.AsType().HasFlag(f) {
				sub.AsType().SetCollectionBelow(f)
			}
		}
	}
	return sub, nil
}

// registered returns the classes in a registry that are still there, and drops the
// references to those that are not.
func registered(t *object.Thread, d *classData) *object.List {
	if d.registry == nil {
		return t.NewList(0)
	}
	classes := t.NewList(d.registry.Len())
	n := 0
	for _, ref := range d.registry.Items() {
		if c := object.Cast[object.WeakRef](ref).Target(); !c.IsEmpty() {
			classes.Append(t, c)
			d.registry.Items()[n] = ref
			n++
		}
	}
	d.registry.SetLen(t, n)
	return classes
}
