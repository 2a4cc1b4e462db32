// Package functools is the native module _functools: partial application, caching,
// and the small helpers that sorting and folding use.
package functools

import (
	"unsafe"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _functools module.
var Module = vm.NativeModule{
	Name: "_functools",
	Doc:  "Tools that operate on functions.",
	Funcs: []object.Def{
		{Name: "reduce", Text: "($module, function, iterable, /, initial=<unrepresentable>)", Doc: "Fold an iterable from the left with a function of two arguments.", FK: reduce},
		{Name: "cmp_to_key", Sig: "(mycmp)", Doc: "Make a key function of a comparison function.", FV: cmpToKey},
	},
	Init: initModule,
}

var (
	partialKey     = object.TypeKey{Name: "functools.partial"}
	placeholderKey = object.TypeKey{Name: "functools._PlaceholderType"}
	keyKey         = object.TypeKey{Name: "functools.KeyWrapper"}
	linkKey        = object.TypeKey{Name: "functools._lru_list_elem"}
	cacheKey       = object.TypeKey{Name: "functools._lru_cache_wrapper"}
)

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for _, x := range []struct {
		name string
		spec *object.TypeSpec
		key  *object.TypeKey
	}{
		{"partial", &partialSpec, &partialKey}, {"_PlaceholderType", &placeholderSpec, &placeholderKey},
		{"", &keySpec, &keyKey}, {"", &linkSpec, &linkKey}, {"_lru_cache_wrapper", &cacheSpec, &cacheKey},
	} {
		typ := t.NewBuiltinType(x.spec, t.RT.T.Object)
		t.RT.RegisterType(x.key, typ)
		if x.name != "" {
			m.Dict.SetString(t, x.name, typ.Value())
		}
	}
	p := object.ValueOf(object.New[placeholder](t, t.RT.Type(&placeholderKey)))
	m.Dict.SetString(t, "Placeholder", p)
	t.RT.Type(&placeholderKey).Dict.SetString(t, instanceName, p)
	return nil
}

// instanceName is where the placeholder's type keeps its only instance.
const instanceName = "_adder_instance"

// placeholder is the type of Placeholder, which stands in a partial's arguments for
// one that the call brings.
//
//adder:heap
type placeholder struct{ object.Header }

var placeholderSpec = object.TypeSpec{
	Name: "functools._PlaceholderType", Kind: object.KindOpaque, Size: unsafe.Sizeof(placeholder{}),
	Doc:     "The type of the Placeholder singleton.",
	Slots:   object.Slots{New: placeholderNew, Repr: placeholderRepr},
	Methods: []object.Def{{Name: "__reduce__", Sig: "($self, /)", F1: placeholderReduce}},
}

func thePlaceholder(t *object.Thread) object.Value {
	return t.RT.Type(&placeholderKey).Dict.GetString(t, instanceName)
}

func placeholderNew(t *object.Thread, _ *object.Type, args []object.Value, _ *object.Tuple) (object.Value, error) {
	if len(args) > 0 {
		return object.Empty(), t.TypeErrorf("PlaceholderType takes no arguments")
	}
	return thePlaceholder(t), nil
}

func placeholderRepr(t *object.Thread, _ object.Value) (object.Value, error) {
	return t.NewStr("Placeholder"), nil
}

func placeholderReduce(t *object.Thread, _ object.Value) (object.Value, error) {
	return t.NewStr("Placeholder"), nil
}

// reduce is reduce(function, iterable, /, initial=...).
func reduce(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	n := len(args) - kw.Len()
	if n < 2 {
		return object.Empty(), t.TypeErrorf("reduce() takes at least 2 positional arguments (%d given)", n)
	}
	if len(args) > 3 {
		return object.Empty(), t.TypeErrorf("reduce() takes at most 3 arguments (%d given)", len(args))
	}
	if kw.Len() == 1 && object.StringOf(kw.Items()[0]) != "initial" {
		return object.Empty(), t.TypeErrorf("reduce() got an unexpected keyword argument '%s'", object.StringOf(kw.Items()[0]))
	}
	acc := object.Empty()
	if len(args) == 3 {
		acc = args[2]
	}
	it, err := t.Iter(args[1])
	if err != nil {
		if t.Matches(t.RT.T.Exc.TypeError) {
			t.ClearError()
			err = t.TypeErrorf("reduce() arg 2 must support iteration")
		}
		return object.Empty(), err
	}
	for {
		x, err := t.Next(it)
		if err != nil {
			return object.Empty(), err
		}
		if x.IsEmpty() {
			break
		}
		if acc.IsEmpty() {
			acc = x
			continue
		}
		if acc, err = t.Call2(args[0], acc, x); err != nil {
			return object.Empty(), err
		}
	}
	if acc.IsEmpty() {
		return object.Empty(), t.TypeErrorf("reduce() of empty iterable with no initial value")
	}
	return acc, nil
}

// keyWrapper orders an object by a comparison function; without an object it is
// the key function itself.
//
//adder:heap
type keyWrapper struct {
	object.Header
	cmp, obj object.Value
}

var keySpec = object.TypeSpec{
	Name: "functools.KeyWrapper", Kind: object.KindOpaque, Size: unsafe.Sizeof(keyWrapper{}),
	Slots:   object.Slots{Call: keyCall, Compare: keyCompare},
	Members: []object.Member{{Name: "obj", Offset: unsafe.Offsetof(keyWrapper{}.obj), None: true, Doc: "Value wrapped by a key function."}},
}

var keyCallSig = object.Def{Name: "K", Sig: "(obj)"}

func newKey(t *object.Thread, cmp, obj object.Value) object.Value {
	k := object.New[keyWrapper](t, t.RT.Type(&keyKey))
	k.cmp, k.obj = cmp, obj
	return object.ValueOf(k)
}

func cmpToKey(t *object.Thread, args []object.Value) (object.Value, error) {
	return newKey(t, args[0], object.Empty()), nil
}

func keyCall(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	if err := t.BindArgs(&keyCallSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	return newKey(t, object.Cast[keyWrapper](self).cmp, w[0]), nil
}

func keyCompare(t *object.Thread, a, b object.Value, op object.CompareOp) (object.Value, error) {
	if !t.IsType(b, t.RT.Type(&keyKey)) {
		return object.Empty(), t.TypeErrorf("other argument must be K instance")
	}
	x, y := object.Cast[keyWrapper](a), object.Cast[keyWrapper](b)
	if x.obj.IsEmpty() || y.obj.IsEmpty() {
		return object.Empty(), t.AttributeErrorf("object")
	}
	r, err := t.Call2(x.cmp, x.obj, y.obj)
	if err != nil {
		return object.Empty(), err
	}
	return t.RichCompare(r, object.Int(0), op)
}
