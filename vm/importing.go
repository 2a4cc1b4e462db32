package vm

import (
	"github.com/adder-vm/adder/vm/object"
)

// This file carries out import statements and __import__. The machinery is the
// standard library's importlib, run as Python code (Runtime.Importlib).

// importName is IMPORT_NAME: it calls builtins.__import__ unless that is the
// built-in one, which is carried out right here.
func (vm *VM) importName(t *object.Thread, f *frame, name, fromlist, level object.Value) (object.Value, error) {
	fn, err := f.builtins.Get(t, t.RT.Name(object.N__import__))
	if err != nil {
		return fn, err
	}
	if fn.IsEmpty() {
		return fn, t.Raisef(t.RT.T.Exc.ImportError, "__import__ not found")
	}
	if fn == t.RT.ImportFunc {
		n, err := t.IndexInt(level, t.RT.T.Exc.OverflowError)
		if err != nil {
			return fn, err
		}
		return vm.Import(t, name, f.globals, fromlist, n)
	}
	locals := f.locals
	if locals.IsEmpty() {
		locals = object.None()
	}
	w := t.Push(5)
	w[0], w[1], w[2], w[3], w[4] = name, f.globals.Value(), locals, fromlist, level
	v, err := t.Call(fn, w, nil)
	t.Pop(5)
	return v, err
}

// Import is __import__(name, globals, None, fromlist, level); globals may be nil.
func (vm *VM) Import(t *object.Thread, name object.Value, globals *object.Dict, fromlist object.Value, level int) (object.Value, error) {
	m, err := vm.importLevel(t, name, globals, fromlist, level)
	if err != nil {
		vm.trimImportFrames(t)
	}
	return m, err
}

func (vm *VM) importLevel(t *object.Thread, name object.Value, globals *object.Dict, fromlist object.Value, level int) (object.Value, error) {
	if !name.IsStr() {
		return object.Empty(), t.TypeErrorf("module name must be a string")
	}
	abs := name
	if level < 0 {
		return object.Empty(), t.ValueErrorf("level must be >= 0")
	}
	if level > 0 {
		var err error
		if abs, err = vm.resolveName(t, name, globals, level); err != nil {
			return object.Empty(), err
		}
	} else if object.StringOf(name) == "" {
		return object.Empty(), t.ValueErrorf("Empty module name")
	}
	mod, err := vm.importAbsolute(t, abs)
	if err != nil {
		return mod, err
	}
	hasFrom := false
	if !fromlist.IsEmpty() && !fromlist.IsNone() {
		if hasFrom, err = t.Truth(fromlist); err != nil {
			return object.Empty(), err
		}
	}
	if hasFrom {
		path, err := t.GetAttrOptID(mod, object.N__path__)
		if err != nil || path.IsEmpty() {
			return mod, err
		}
		if t.RT.Importlib == nil {
			return mod, vm.importFromList(t, mod, fromlist)
		}
		handle, err := t.GetAttrString(t.RT.Importlib.Value(), "_handle_fromlist")
		if err != nil {
			return handle, err
		}
		return t.Call3(handle, mod, fromlist, t.RT.ImportFunc)
	}
	s := object.StringOf(name)
	dot := indexByte(s, '.')
	if dot < 0 && (level == 0 || len(s) > 0) && level == 0 {
		return mod, nil
	}
	if level == 0 {
		return vm.importAbsolute(t, t.NewStr(s[:dot]))
	}
	if len(s) == 0 || dot < 0 {
		return mod, nil
	}
	// from . import a.b is not possible, but __import__("a.b", level=1) is: cut
	// what follows the first part.
	a := object.StringOf(abs)
	top := t.NewStr(a[:len(a)-(len(s)-dot)])
	m, err := t.RT.Modules.Get(t, top)
	if err == nil && m.IsEmpty() {
		err = t.KeyError(top)
	}
	return m, err
}

func indexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// importAbsolute returns the module with an absolute name, importing it first when
// it is not in sys.modules.
func (vm *VM) importAbsolute(t *object.Thread, name object.Value) (object.Value, error) {
	m, err := t.RT.Modules.Get(t, name)
	if err != nil {
		return m, err
	}
	if !m.IsEmpty() && !m.IsNone() {
		if vm.Options.Config.ImportTime > 1 {
			vm.reportImported(t, name)
		}
		if busy, err := vm.initializing(t, m); err != nil || !busy {
			return m, err
		}
		if t.RT.Importlib == nil {
			return m, nil
		}
		lock, err := t.GetAttrString(t.RT.Importlib.Value(), "_lock_unlock_module")
		if err != nil {
			return lock, err
		}
		if _, err := t.Call1(lock, name); err != nil {
			return object.Empty(), err
		}
		return m, nil
	}
	if t.RT.Importlib == nil {
		if m.IsNone() {
			return object.Empty(), vm.moduleNotFound(t, object.GoString(name), "")
		}
		return vm.importByPath(t, name)
	}
	f, err := t.GetAttrString(t.RT.Importlib.Value(), "_find_and_load")
	if err != nil {
		return f, err
	}
	if vm.Options.Config.ImportTime > 0 {
		return vm.timedImport(t, name, func() (object.Value, error) { return t.Call2(f, name, t.RT.ImportFunc) })
	}
	return t.Call2(f, name, t.RT.ImportFunc)
}

// initializing tells whether a module in sys.modules is still being imported.
func (vm *VM) initializing(t *object.Thread, m object.Value) (bool, error) {
	spec, err := t.GetAttrOptID(m, object.N__spec__)
	if err != nil || spec.IsEmpty() || spec.IsNone() {
		return false, err
	}
	v, err := t.GetAttrOpt(spec, t.InternString("_initializing"))
	if err != nil || v.IsEmpty() {
		return false, err
	}
	return t.Truth(v)
}

// resolveName makes a relative import's name absolute (language reference 5.7).
func (vm *VM) resolveName(t *object.Thread, name object.Value, globals *object.Dict, level int) (object.Value, error) {
	if globals == nil {
		return name, t.KeyError(t.NewStr("'__name__' not in globals"))
	}
	get := func(id object.NameID) (object.Value, error) { return globals.Get(t, t.RT.Name(id)) }
	pkg, err := get(object.N__package__)
	if err != nil {
		return name, err
	}
	spec, err := get(object.N__spec__)
	if err != nil {
		return name, err
	}
	switch {
	case !pkg.IsEmpty() && !pkg.IsNone():
		if !pkg.IsStr() {
			return name, t.TypeErrorf("package must be a string")
		}
	case !spec.IsEmpty() && !spec.IsNone():
		if pkg, err = t.GetAttrString(spec, "parent"); err != nil {
			return name, err
		}
		if !pkg.IsStr() {
			return name, t.TypeErrorf("__spec__.parent must be a string")
		}
	default:
		if pkg, err = get(object.N__name__); err != nil {
			return name, err
		}
		if pkg.IsEmpty() {
			return name, t.KeyError(t.NewStr("'__name__' not in globals"))
		}
		if !pkg.IsStr() {
			return name, t.TypeErrorf("__name__ must be a string")
		}
		path, err := get(object.N__path__)
		if err != nil {
			return name, err
		}
		if path.IsEmpty() {
			s := object.StringOf(pkg)
			dot := lastIndexByte(s, '.')
			if dot < 0 {
				return name, t.Raisef(t.RT.T.Exc.ImportError, "attempted relative import with no known parent package")
			}
			pkg = t.NewStr(s[:dot])
		}
	}
	base := object.StringOf(pkg)
	if base == "" {
		return name, t.Raisef(t.RT.T.Exc.ImportError, "attempted relative import with no known parent package")
	}
	for ; level > 1; level-- {
		dot := lastIndexByte(base, '.')
		if dot < 0 {
			return name, t.Raisef(t.RT.T.Exc.ImportError, "attempted relative import beyond top-level package")
		}
		base = base[:dot]
	}
	if s := object.StringOf(name); s != "" {
		return t.NewStr(base + "." + s), nil
	}
	return t.NewStr(base), nil
}

func lastIndexByte(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// importFrom is IMPORT_FROM: an attribute of a module, or a submodule that is in
// sys.modules already.
func (vm *VM) importFrom(t *object.Thread, f *frame, mod, name object.Value) (object.Value, error) {
	v, err := t.GetAttrOpt(mod, name)
	if err != nil || !v.IsEmpty() {
		return v, err
	}
	modName, err := t.GetAttrOptID(mod, object.N__name__)
	if err != nil {
		return v, err
	}
	if modName.IsStr() {
		full := t.NewStr(object.StringOf(modName) + "." + object.StringOf(name))
		if m, err := t.RT.Modules.Get(t, full); err != nil || !m.IsEmpty() {
			return m, err
		}
	}
	return v, vm.cannotImport(t, mod, modName, name)
}

// cannotImport raises the ImportError of a failed "from ... import name".
func (vm *VM) cannotImport(t *object.Thread, mod, modName, name object.Value) error {
	shown := "<unknown module name>"
	if modName.IsStr() {
		shown = object.GoString(modName)
	} else {
		modName = object.None()
	}
	spec, err := t.GetAttrOptID(mod, object.N__spec__)
	if err != nil {
		return err
	}
	origin, err := t.SpecOrigin(spec)
	if err != nil {
		return err
	}
	busy, err := vm.initializing(t, mod)
	if err != nil {
		return err
	}
	advice := ""
	if modName.IsStr() {
		if advice, err = t.ShadowAdvice(shown, origin, busy); err != nil {
			return err
		}
	}
	if origin == "" {
		if file, err := t.GetAttrOptID(mod, object.N__file__); err == nil && file.IsStr() {
			origin = object.GoString(file)
		}
	}
	if origin == "" {
		origin = "unknown location"
	}
	text := "cannot import name '" + object.GoString(name) + "' from "
	if advice != "" {
		text += "'" + shown + "' " + advice
	} else if busy {
		text += "partially initialized module '" + shown + "' (most likely due to a circular import) (" + origin + ")"
	} else {
		text += "'" + shown + "' (" + origin + ")"
	}
	err = t.Raise(t.RT.T.Exc.ImportError, text)
	exc := t.Pending()
	if exc.IsException() {
		path := object.None()
		if origin != "unknown location" {
			path = t.NewStr(origin)
		}
		for _, a := range [...]struct {
			name  string
			which int
		}{{"name", 0}, {"path", 1}, {"name_from", 2}} {
			v := modName
			switch a.which {
			case 1:
				v = path
			case 2:
				v = name
			}
			if serr := t.SetAttrString(exc, a.name, v); serr != nil {
				return serr
			}
		}
	}
	return err
}

// importStar is "from module import *": the names of __all__, or all that do not
// begin with an underscore.
func (vm *VM) importStar(t *object.Thread, f *frame, mod object.Value) error {
	all, err := t.GetAttrOptID(mod, object.N__all__)
	if err != nil {
		return err
	}
	skip := false
	if all.IsEmpty() {
		d, err := t.GetAttrOptID(mod, object.N__dict__)
		if err != nil {
			return err
		}
		if d.IsEmpty() {
			return t.Raisef(t.RT.T.Exc.ImportError, "from-import-* object has no __dict__ and no __all__")
		}
		if all, err = t.CallMethod0(d, object.Nkeys); err != nil {
			return err
		}
		skip = true
	}
	names, err := t.ListFrom(all)
	if err != nil {
		return err
	}
	for i := 0; i < names.Len(); i++ {
		name := names.Items()[i]
		if !name.IsStr() {
			where, err := t.GetAttrOptID(mod, object.N__name__)
			if err != nil {
				return err
			}
			shown := "?"
			if where.IsStr() {
				shown = object.GoString(where)
			}
			if skip {
				return t.TypeErrorf("Key in %s.__dict__ must be str, not %s", shown, t.TypeName(name))
			}
			return t.TypeErrorf("Item in %s.__all__ must be str, not %s", shown, t.TypeName(name))
		}
		if s := object.StringOf(name); skip && len(s) > 0 && s[0] == '_' {
			continue
		}
		v, err := t.GetAttr(mod, name)
		if err != nil {
			return err
		}
		if err := storeName(t, f.locals, name, v); err != nil {
			return err
		}
	}
	return nil
}
