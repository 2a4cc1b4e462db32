package vm

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// This file imports modules before importlib runs: native ones, and the sources
// that sys.path or a package's __path__ lead to. It is what the start-up is made
// with; hooks, finders and loaders are importlib's.

// importByPath imports the module with an absolute name and its parents.
func (vm *VM) importByPath(t *object.Thread, name object.Value) (object.Value, error) {
	full := object.GoString(name)
	if m := t.RT.Modules.GetString(t, full); !m.IsEmpty() && !m.IsNone() {
		return m, nil
	}
	if vm.natives[full] != nil {
		mod, err := vm.newNative(t, full)
		if err != nil {
			return object.Empty(), err
		}
		t.RT.Modules.SetString(t, full, mod.Value())
		return mod.Value(), nil
	}
	path := t.RT.Sys.Dict.GetString(t, "path")
	var parent object.Value
	last := full
	if dot := strings.LastIndexByte(full, '.'); dot >= 0 {
		var err error
		if parent, err = vm.importByPath(t, t.NewStr(full[:dot])); err != nil {
			return object.Empty(), err
		}
		if m := t.RT.Modules.GetString(t, full); !m.IsEmpty() && !m.IsNone() {
			return m, nil // the parent has imported it
		}
		if path, err = t.GetAttrOptID(parent, object.N__path__); err != nil {
			return object.Empty(), err
		}
		if path.IsEmpty() {
			return object.Empty(), vm.moduleNotFound(t, full, "; '"+full[:dot]+"' is not a package")
		}
		last = full[dot+1:]
	}
	dirs, err := t.ListFrom(path)
	if err != nil {
		return object.Empty(), err
	}
	for i := 0; i < dirs.Len(); i++ {
		if !dirs.Items()[i].IsStr() {
			continue
		}
		base := filepath.Join(object.GoString(dirs.Items()[i]), last)
		for _, file := range [2]string{filepath.Join(base, "__init__.py"), base + ".py"} {
			text, err := os.ReadFile(file)
			if err != nil {
				continue
			}
			m, err := vm.execSource(t, full, file, text, file != base+".py")
			if err == nil && !parent.IsEmpty() {
				err = t.SetAttrString(parent, last, m)
			}
			return m, err
		}
	}
	return object.Empty(), vm.moduleNotFound(t, full, "")
}

// execSource makes a module of a source file.
func (vm *VM) execSource(t *object.Thread, name, file string, text []byte, isPackage bool) (object.Value, error) {
	code, err := vm.Compile(t, text, syntax.ModeExec, &compile.Options{Filename: file, Optimize: vm.Options.Config.Optimize})
	if err != nil {
		return object.Empty(), err
	}
	m := t.NewModule(name, "")
	d := m.Dict
	d.SetString(t, "__file__", t.NewStr(file))
	d.SetString(t, "__builtins__", t.RT.Builtins.Value())
	parent := name
	if isPackage {
		path := t.NewList(1)
		path.Append(t, t.NewStr(filepath.Dir(file)))
		d.SetString(t, "__path__", path.Value())
	} else {
		parent = name[:max(0, strings.LastIndexByte(name, '.'))]
	}
	d.SetString(t, "__package__", t.NewStr(parent))
	t.RT.Modules.SetString(t, name, m.Value())
	if _, err := vm.RunCode(t, code, d, object.Empty(), nil); err != nil {
		exc := t.TakeError()
		if _, derr := t.RT.Modules.Delete(t, t.InternString(name)); derr != nil {
			t.ClearError()
		}
		return object.Empty(), t.Reraise(exc)
	}
	if own := t.RT.Modules.GetString(t, name); !own.IsEmpty() {
		return own, nil // a module may put another object in its place
	}
	return m.Value(), nil
}

func (vm *VM) moduleNotFound(t *object.Thread, name, why string) error {
	err := t.Raise(t.RT.T.Exc.ModuleNotFoundError, "No module named '"+name+"'"+why)
	if exc := t.Pending(); exc.IsException() {
		if serr := t.SetAttrString(exc, "name", t.NewStr(name)); serr != nil {
			return serr
		}
	}
	return err
}

// importFromList imports the submodules that "from package import names" asks for.
func (vm *VM) importFromList(t *object.Thread, mod, fromlist object.Value) error {
	name, err := t.GetAttrID(mod, object.N__name__)
	if err != nil {
		return err
	}
	prefix := object.GoString(name) + "."
	names, err := t.ListFrom(fromlist)
	if err != nil {
		return err
	}
	for i := 0; i < names.Len(); i++ {
		n := names.Items()[i]
		if !n.IsStr() {
			return t.TypeErrorf("Item in ``from list'' must be str, not %s", t.TypeName(n))
		}
		if object.StringOf(n) == "*" {
			all, err := t.GetAttrOptID(mod, object.N__all__)
			if err != nil {
				return err
			}
			if !all.IsEmpty() {
				if err := vm.importFromList(t, mod, all); err != nil {
					return err
				}
			}
			continue
		}
		v, err := t.GetAttrOpt(mod, t.Intern(n))
		if err != nil {
			return err
		}
		if !v.IsEmpty() {
			continue
		}
		full := prefix + object.GoString(n)
		if _, err := vm.importByPath(t, t.NewStr(full)); err != nil {
			if !t.Matches(t.RT.T.Exc.ModuleNotFoundError) {
				return err
			}
			missing, gerr := t.GetAttrString(t.Pending(), "name")
			if gerr != nil || !missing.IsStr() || object.StringOf(missing) != full {
				return err
			}
			t.ClearError()
		}
	}
	return nil
}
