// Package imp is the native module _imp: what importlib needs of the virtual
// machine. Modules written in Go take the place of built-in ones; frozen are only
// the two halves of importlib itself, which the start-up has run before; and there
// are no extension modules.
package imp

import (
	"slices"
	"sync/atomic"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _imp module.
var Module = vm.NativeModule{
	Name: "_imp",
	Doc:  "What the import system needs of the virtual machine.",
	Funcs: []object.Def{
		{Name: "_fix_co_filename", Sig: "($module, code, path, /)", F2: fixFilename},
		{Name: "_frozen_module_names", Sig: "($module, /)", F0: frozenNames},
		{Name: "_override_frozen_modules_for_tests", Sig: "($module, override, /)", F1: ignored},
		{Name: "_override_multi_interp_extensions_check", Sig: "($module, override, /)", F1: notInMain},
		{Name: "acquire_lock", Sig: "($module, /)", F0: acquireLock},
		{Name: "create_builtin", Sig: "($module, spec, /)", F1: createBuiltin},
		{Name: "exec_builtin", Sig: "($module, mod, /)", F1: execBuiltin},
		{Name: "extension_suffixes", Sig: "($module, /)", F0: noSuffixes},
		{Name: "find_frozen", Sig: "(name, /, *, withdata=False)", FV: findFrozen},
		{Name: "get_frozen_object", Sig: "(name, data=None, /)", FV: getFrozen},
		{Name: "init_frozen", Sig: "($module, name, /)", F1: ignored},
		{Name: "is_builtin", Sig: "($module, name, /)", F1: isBuiltin},
		{Name: "is_frozen", Sig: "($module, name, /)", F1: isFrozen},
		{Name: "is_frozen_package", Sig: "($module, name, /)", F1: isFrozenPackage},
		{Name: "lock_held", Sig: "($module, /)", F0: lockHeld},
		{Name: "release_lock", Sig: "($module, /)", F0: releaseLock},
		{Name: "source_hash", Sig: "(key, source)", FV: sourceHash},
	},
	Init: initModule, Thaw: thaw,
}

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	check := m.Options.Config.CheckHashPycs
	if check == "" {
		check = "default"
	}
	mod.Dict.SetString(t, "check_hash_based_pycs", t.NewStr(check))
	mod.Dict.SetString(t, "pyc_magic_number_token", object.Int(int64(bytecode.Magic)))
	t.RT.SetState(lockKey, new(lock))
	return nil
}

// thaw makes the import lock, which nobody holds.
func thaw(_ *vm.VM, t *object.Thread, _ *object.Module, _ []byte) error {
	t.RT.SetState(lockKey, new(lock))
	return nil
}

// frozen are the modules that come with the start-up.
var frozen = []string{"_frozen_importlib", "_frozen_importlib_external"}

func nameArg(t *object.Thread, function string, v object.Value) (string, error) {
	if !v.IsStr() {
		return "", t.TypeErrorf("%s() argument must be str, not %s", function, t.ArgTypeName(v))
	}
	return object.GoString(v), nil
}

func isBuiltin(t *object.Thread, v object.Value) (object.Value, error) {
	name, err := nameArg(t, "is_builtin", v)
	if err != nil {
		return object.Empty(), err
	}
	switch {
	case name == "sys" || name == "builtins":
		return object.Int(-1), nil // there already, and not to be made again
	case slices.Contains(vm.Of(t).NativeNames(), name):
		return object.Int(1), nil
	}
	return object.Int(0), nil
}

func createBuiltin(t *object.Thread, spec object.Value) (object.Value, error) {
	v, err := t.GetAttrString(spec, "name")
	if err != nil {
		return object.Empty(), err
	}
	name, err := nameArg(t, "create_builtin", v)
	if err != nil {
		return object.Empty(), err
	}
	if m := t.RT.Modules.GetString(t, name); (name == "sys" || name == "builtins") && !m.IsEmpty() {
		return m, nil
	}
	if !slices.Contains(vm.Of(t).NativeNames(), name) {
		return object.None(), nil
	}
	return vm.Of(t).NewNative(t, name)
}

// execBuiltin has nothing left to do: a native module is whole when it is made.
func execBuiltin(*object.Thread, object.Value) (object.Value, error) { return object.Int(0), nil }

func isFrozen(t *object.Thread, v object.Value) (object.Value, error) {
	name, err := nameArg(t, "is_frozen", v)
	return object.Bool(slices.Contains(frozen, name)), err
}

func isFrozenPackage(t *object.Thread, v object.Value) (object.Value, error) {
	name, err := nameArg(t, "is_frozen_package", v)
	if err == nil && !slices.Contains(frozen, name) {
		err = noFrozen(t, name)
	}
	return object.False(), err
}

func noFrozen(t *object.Thread, name string) error {
	return t.Raisef(t.RT.T.Exc.ImportError, "No such frozen object named '%s'", name)
}

func findFrozen(t *object.Thread, args []object.Value) (object.Value, error) {
	name, err := nameArg(t, "find_frozen", args[0])
	if err != nil || !slices.Contains(frozen, name) {
		return object.None(), err
	}
	origin := map[string]string{"_frozen_importlib": "importlib._bootstrap", "_frozen_importlib_external": "importlib._bootstrap_external"}[name]
	return t.Tuple3(object.None(), object.False(), t.NewStr(origin)), nil
}

func getFrozen(t *object.Thread, args []object.Value) (object.Value, error) {
	name, err := nameArg(t, "get_frozen_object", args[0])
	if err != nil {
		return object.Empty(), err
	}
	return object.Empty(), noFrozen(t, name)
}

func frozenNames(t *object.Thread) (object.Value, error) {
	l := t.NewList(len(frozen))
	for _, n := range frozen {
		l.Append(t, t.InternString(n))
	}
	return l.Value(), nil
}

func ignored(*object.Thread, object.Value) (object.Value, error) { return object.None(), nil }

func notInMain(t *object.Thread, _ object.Value) (object.Value, error) {
	return object.Empty(), t.RuntimeErrorf("_imp._override_multi_interp_extensions_check() cannot be used in the main interpreter")
}

func noSuffixes(t *object.Thread) (object.Value, error) { return t.NewList(0).Value(), nil }

// fixFilename gives a code object read from a .pyc file, and those within it that
// have the same file name, the name of where its source is now.
func fixFilename(t *object.Thread, v, path object.Value) (object.Value, error) {
	if v.Kind() != object.KindCode {
		return object.Empty(), t.TypeErrorf("_fix_co_filename() argument 1 must be code, not %s", t.ArgTypeName(v))
	}
	if !path.IsStr() {
		return object.Empty(), t.TypeErrorf("_fix_co_filename() argument 2 must be str, not %s", t.ArgTypeName(path))
	}
	code := object.Cast[object.Code](v)
	old := code.Filename
	if object.StringOf(old) == object.StringOf(path) {
		return object.None(), nil
	}
	rename(code, old, path)
	return object.None(), nil
}

func rename(code *object.Code, old, path object.Value) {
	if object.StringOf(code.Filename) != object.StringOf(old) {
		return
	}
	code.Filename = path
	for _, c := range code.Consts.Items() {
		if c.Kind() == object.KindCode {
			rename(object.Cast[object.Code](c), old, path)
		}
	}
}

func sourceHash(t *object.Thread, args []object.Value) (object.Value, error) {
	key, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	source, err := t.Call1(t.RT.T.Bytes.Value(), args[1])
	if err != nil {
		return object.Empty(), err
	}
	h := bytecode.KeyedSourceHash(uint64(key), []byte(object.BytesOf(source)))
	return t.NewBytes(string(h[:])), nil
}

// The lock of old imports: importlib has finer ones, and holds this only for
// moments.
type lock struct {
	owner atomic.Int64 // thread, 0 for none
	depth int
}

var lockKey = new(struct{ _ byte })

func lockOf(t *object.Thread) *lock { return t.RT.State(lockKey).(*lock) }

func acquireLock(t *object.Thread) (object.Value, error) {
	l := lockOf(t)
	me := t.ID + 1
	for l.owner.Load() != me && !l.owner.CompareAndSwap(0, me) {
		vm.Of(t).Yield(t)
	}
	l.depth++
	return object.None(), nil
}

func releaseLock(t *object.Thread) (object.Value, error) {
	l := lockOf(t)
	if l.owner.Load() != t.ID+1 {
		return object.Empty(), t.RuntimeErrorf("not holding the import lock")
	}
	if l.depth--; l.depth == 0 {
		l.owner.Store(0)
	}
	return object.None(), nil
}

func lockHeld(t *object.Thread) (object.Value, error) {
	return object.Bool(lockOf(t).owner.Load() != 0), nil
}
