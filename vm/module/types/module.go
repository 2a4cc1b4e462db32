// Package types is the native module _types: the built-in types that have no name
// among the builtins, for module types.
package types

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _types module.
var Module = vm.NativeModule{
	Name: "_types",
	Doc:  "Define names for built-in types.",
	Init: initModule,
}

// capsuleSpec is the type of what CPython's C modules hand each other. Nothing
// here makes one.
var capsuleSpec = object.TypeSpec{
	Name: "PyCapsule", Kind: object.KindOpaque, Size: object.HeaderSize,
	Doc: "An opaque value that native modules of CPython hand each other.",
}

var capsuleKey = object.TypeKey{Name: "PyCapsule"}

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	capsule := t.NewBuiltinType(&capsuleSpec, t.RT.T.Object)
	t.RT.RegisterType(&capsuleKey, capsule)
	ts := &t.RT.T
	for _, x := range []struct {
		name string
		typ  *object.Type
	}{
		{"AsyncGeneratorType", ts.AsyncGenerator}, {"BuiltinFunctionType", ts.Native}, {"BuiltinMethodType", ts.Native},
		{"CapsuleType", capsule}, {"CellType", ts.Cell}, {"ClassMethodDescriptorType", ts.ClassMethodDescr},
		{"CodeType", ts.Code}, {"CoroutineType", ts.Coroutine}, {"EllipsisType", ts.Ellipsis}, {"FrameType", ts.Frame},
		{"FunctionType", ts.Function}, {"GeneratorType", ts.Generator}, {"GenericAlias", ts.GenericAlias},
		{"GetSetDescriptorType", ts.GetSet}, {"LambdaType", ts.Function}, {"MappingProxyType", ts.MappingProxy},
		{"MemberDescriptorType", ts.Member}, {"MethodDescriptorType", ts.MethodDescr}, {"MethodType", ts.Method},
		{"MethodWrapperType", ts.MethodWrapper}, {"ModuleType", ts.Module}, {"NoneType", ts.None},
		{"NotImplementedType", ts.NotImplemented}, {"SimpleNamespace", ts.Namespace}, {"TracebackType", ts.Traceback},
		{"UnionType", ts.Union}, {"WrapperDescriptorType", ts.SlotWrapper},
	} {
		m.Dict.SetString(t, x.name, x.typ.Value())
	}
	return nil
}
