// Package contextvars is the native module _contextvars (PEP 567): variables whose
// values belong to a context, and contexts that functions run in.
package contextvars

import (
	"unsafe"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _contextvars module.
var Module = vm.NativeModule{
	Name: "_contextvars",
	Doc:  "Context Variables",
	Funcs: []object.Def{
		{Name: "copy_context", Sig: "()", Doc: "A copy of the current context.", F0: copyContext},
	},
	Init: initModule,
}

var (
	varKey     = object.TypeKey{Name: "_contextvars.ContextVar"}
	contextKey = object.TypeKey{Name: "_contextvars.Context"}
	tokenKey   = object.TypeKey{Name: "_contextvars.Token"}
	missingKey = object.TypeKey{Name: "_contextvars.Token.MISSING"}
)

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for _, x := range []struct {
		name string
		spec *object.TypeSpec
		key  *object.TypeKey
	}{
		{"ContextVar", &varSpec, &varKey}, {"Context", &contextSpec, &contextKey}, {"Token", &tokenSpec, &tokenKey},
	} {
		typ := t.NewBuiltinType(x.spec, t.RT.T.Object)
		t.RT.RegisterType(x.key, typ)
		m.Dict.SetString(t, x.name, typ.Value())
	}
	missing := t.NewBuiltinType(&missingSpec, t.RT.T.Object)
	t.RT.RegisterType(&missingKey, missing)
	t.RT.Type(&tokenKey).Dict.SetString(t, "MISSING", object.FromPointer(unsafe.Pointer(object.New[sentinel](t, missing))))
	return nil
}

// sentinel is the type of Token.MISSING.
//
//adder:heap
type sentinel struct{ object.Header }

var missingSpec = object.TypeSpec{
	Name: "Token.MISSING", Kind: object.KindOpaque, Size: unsafe.Sizeof(sentinel{}),
	Slots: object.Slots{Repr: missingRepr},
}

func missingRepr(t *object.Thread, _ object.Value) (object.Value, error) {
	return t.NewStr("<Token.MISSING>"), nil
}

func missing(t *object.Thread) object.Value {
	return t.RT.Type(&tokenKey).Dict.GetString(t, "MISSING")
}
