package vm

import "github.com/adder-vm/adder/vm/object"

// finalizeAll finalizes, at a program's end, what garbage and its modules hold:
// __del__ methods, generators suspended in a try. Where the only ones to be told are
// the standard streams it does nothing, which is most of the time.
//
// As in CPython, sys.modules is emptied and what thereby becomes garbage is
// finalized whole, so that a __del__ method still finds the globals of its module;
// importing is over by then. Modules that are reachable all the same have their names
// set to None, the latest first. The Go stack is read from depth on.
func (vm *VM) finalizeAll(t *object.Thread, depth uintptr) {
	if !vm.mustFinalize(t) {
		return
	}
	vm.collectBeyond(t, depth)
	if !vm.mustFinalize(t) {
		return
	}
	sys := t.RT.Sys.Dict
	for _, name := range [...]string{"path", "argv", "ps1", "ps2", "last_exc", "last_type", "last_value", "last_traceback",
		"path_hooks", "path_importer_cache", "meta_path", "__interactivehook__"} {
		if !sys.GetString(t, name).IsEmpty() {
			sys.SetString(t, name, object.None())
		}
	}
	for _, name := range [...]string{"stdin", "stdout", "stderr"} {
		if f := sys.GetString(t, "__"+name+"__"); !f.IsEmpty() {
			sys.SetString(t, name, f)
		}
	}
	w := t.Push(1) // the Go stack is not read here
	defer t.Pop(1)
	modules := weakModules(t)
	w[0] = modules.Value()
	builtins := t.RT.Modules.GetString(t, "builtins")
	t.RT.Modules.Clear(t)
	if !builtins.IsEmpty() {
		t.RT.Modules.SetString(t, "builtins", builtins)
	}
	t.RT.Modules.SetString(t, "sys", t.RT.Sys.Value())
	vm.collectBeyond(t, depth)
	for i := modules.Len() - 1; i >= 0 && vm.mustFinalize(t); i-- {
		if m := object.Cast[object.WeakRef](modules.Items()[i]).Target(); m.Kind() == object.KindModule {
			forgetNames(t, object.Cast[object.Module](m).Dict)
			vm.collectBeyond(t, depth)
		}
	}
}

// weakModules lists weak references to the modules in sys.modules, in the order of
// their import, but for sys and builtins.
func weakModules(t *object.Thread) *object.List {
	l := t.NewList(0)
	for pos := 0; ; {
		_, m, ok := t.RT.Modules.Next(t, &pos)
		if !ok {
			return l
		}
		if m.Kind() != object.KindModule || object.Cast[object.Module](m) == t.RT.Sys || object.Cast[object.Module](m).Dict == t.RT.Builtins {
			continue
		}
		if r, err := t.NewWeakRef(m, object.Empty()); err == nil {
			l.Append(t, r)
		} else {
			t.ClearError()
		}
	}
}

// forgetNames sets a module's names to None: first those that begin with one
// underscore, which the others may need for their own end.
func forgetNames(t *object.Thread, d *object.Dict) {
	for _, private := range [...]bool{true, false} {
		for pos := 0; ; {
			k, v, ok := d.Next(t, &pos)
			if !ok {
				break
			}
			if !k.IsStr() || v.IsNone() {
				continue
			}
			name := object.StringOf(k)
			single := len(name) > 0 && name[0] == '_' && (len(name) == 1 || name[1] != '_')
			if single == private && name != "__builtins__" {
				if d.Set(t, k, object.None()) != nil {
					t.ClearError()
				}
			}
		}
	}
}

// mustFinalize tells whether anything but the standard streams waits to be told of
// its end.
func (vm *VM) mustFinalize(t *object.Thread) bool {
	streams := t.Push(9)[:0]
	defer t.Pop(9)
	for _, name := range [...]string{"__stdin__", "__stdout__", "__stderr__"} {
		f := t.RT.Sys.Dict.GetString(t, name)
		for _, inner := range [...]string{"buffer", "raw", ""} {
			if !f.IsObject() {
				break
			}
			streams = streams[:len(streams)+1]
			streams[len(streams)-1] = f
			if inner != "" {
				var err error
				if f, err = t.GetAttrOpt(f, t.InternString(inner)); err != nil {
					t.ClearError()
				}
			}
		}
	}
	found := false
	t.RT.EachFinalizable(func(v object.Value) bool {
		for i := range streams {
			if streams[i] == v {
				return true
			}
		}
		found = true
		return false
	})
	return found
}
