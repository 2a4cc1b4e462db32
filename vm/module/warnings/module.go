// Package warnings is the native module _warnings: it decides what becomes of a
// warning by the filters, and calls the warnings module to show it. Native code
// warns through it too.
package warnings

import (
	"encoding/binary"
	"sync"
	"unsafe"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to hand the address of the module to the collector.

// Module is the definition of the _warnings module.
var Module = vm.NativeModule{
	Name: "_warnings",
	Doc:  "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
	Funcs: []object.Def{
		{Name: "warn", Text: "($module, /, message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=<unrepresentable>)", Sig: "(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
			Doc: "Issue a warning, or maybe ignore it or raise an exception.", FV: warn},
		{Name: "warn_explicit", Text: "($module, /, message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)", Sig: "(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)",
			Doc: "Issue a warning, or maybe ignore it or raise an exception.", FV: warnExplicitFunc},
		{Name: "_filters_mutated_lock_held", Sig: "()", F0: filtersMutated},
		{Name: "_acquire_lock", Sig: "()", F0: acquireLock},
		{Name: "_release_lock", Sig: "()", F0: releaseLock},
	},
	Init: initModule, Freeze: freeze, Thaw: thaw,
}

// state is what the module keeps beside its namespace. It is a registered root
// table.
//
//adder:root
type state struct {
	mod     *object.Module
	version int64 // of the filters

	mu    sync.Mutex // guards the two below
	free  *sync.Cond
	owner int64 // thread that holds the filters' lock, 0 for none
	depth int
}

type stateKey struct{}

func stateOf(t *object.Thread) *state { return t.RT.State(stateKey{}).(*state) }

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	keepState(t, mod, 0)
	e := &t.RT.T.Exc
	filters := t.NewList(0)
	mod.Dict.SetString(t, "filters", filters.Value())
	for _, f := range []struct {
		action   string
		category *object.Type
		module   string
	}{
		{"default", e.DeprecationWarning, "__main__"},
		{"ignore", e.DeprecationWarning, ""},
		{"ignore", e.PendingDeprecationWarning, ""},
		{"ignore", e.ImportWarning, ""},
		{"ignore", e.ResourceWarning, ""},
	} {
		w := t.Push(5)
		w[0], w[1], w[2], w[3], w[4] = t.InternString(f.action), object.None(), f.category.Value(), object.None(), object.Int(0)
		if f.module != "" {
			w[3] = t.InternString(f.module)
		}
		filters.Append(t, t.NewTuple(w).Value())
		t.Pop(5)
	}
	mod.Dict.SetString(t, "_defaultaction", t.InternString("default"))
	mod.Dict.SetString(t, "_onceregistry", t.NewDict().Value())
	if err := addContext(m, t, mod); err != nil {
		return err
	}
	return nil
}

// keepState makes what the module keeps beside its namespace.
func keepState(t *object.Thread, mod *object.Module, version int64) {
	s := &state{mod: mod, version: version}
	s.free = sync.NewCond(&s.mu)
	t.RT.SetState(stateKey{}, s)
	t.RT.AddRoots(func(m *heap.Marker) { m.Mark(uintptr(unsafe.Pointer(s.mod))) })
	t.RT.Warner = warner
}

func freeze(_ *vm.VM, t *object.Thread) ([]byte, error) {
	return binary.AppendVarint(nil, stateOf(t).version), nil
}

func thaw(_ *vm.VM, t *object.Thread, mod *object.Module, data []byte) error {
	version, _ := binary.Varint(data)
	keepState(t, mod, version)
	return nil
}

// addContext makes the context variable that warnings._use_context works with.
func addContext(m *vm.VM, t *object.Thread, mod *object.Module) error {
	cv, err := m.Import(t, t.InternString("_contextvars"), nil, object.Empty(), 0)
	if err != nil {
		if t.Matches(t.RT.T.Exc.ModuleNotFoundError) {
			t.ClearError() // a VM made without that module: no contexts
			return nil
		}
		return err
	}
	f, err := t.GetAttrString(cv, "ContextVar")
	if err != nil {
		return err
	}
	v, err := t.Call1(f, t.NewStr("_warnings_context"))
	if err == nil {
		mod.Dict.SetString(t, "_warnings_context", v)
	}
	return err
}

func filtersMutated(t *object.Thread) (object.Value, error) {
	s := stateOf(t)
	s.mu.Lock()
	held := s.owner == t.ID
	s.mu.Unlock()
	if !held {
		return object.Empty(), t.RuntimeErrorf("warnings lock is not held")
	}
	s.version++
	return object.None(), nil
}

func acquireLock(t *object.Thread) (object.Value, error) {
	s := stateOf(t)
	s.mu.Lock()
	if s.owner != 0 && s.owner != t.ID {
		s.mu.Unlock()
		id := t.ID
		vm.Of(t).Blocking(t, func() {
			s.mu.Lock()
			for s.owner != 0 {
				s.free.Wait()
			}
			s.owner = id
			s.mu.Unlock()
		})
		s.mu.Lock()
	}
	s.owner = t.ID
	s.depth++
	s.mu.Unlock()
	return object.None(), nil
}

func releaseLock(t *object.Thread) (object.Value, error) {
	s := stateOf(t)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.owner != t.ID {
		return object.Empty(), t.RuntimeErrorf("cannot release un-acquired lock")
	}
	if s.depth--; s.depth == 0 {
		s.owner = 0
		s.free.Signal()
	}
	return object.None(), nil
}
