// Package gc is the gc module: what programs may ask of the collector and tell it.
//
// There are no reference counts and one generation. Collections are started by the
// volume of allocation (vm/heap), and count as collections of the youngest
// generation, to which all objects belong that were made since the last; the others
// are of the oldest. The first threshold is taken for that many objects of 64 bytes,
// 0 and gc.disable hold collections back until memory grows by 256 MiB, and the
// thresholds of the older generations are kept and shown but decide nothing.
package gc

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the gc module.
var Module = vm.NativeModule{
	Name: "gc",
	Doc:  "This module provides access to the garbage collector for reference cycles.",
	Funcs: []object.Def{
		{Name: "collect", Sig: "($module, /, generation=2)", Doc: "Run the garbage collector and return the number of objects that it freed.", FV: collect},
		{Name: "enable", Sig: "($module, /)", F0: enable},
		{Name: "disable", Sig: "($module, /)", F0: disable},
		{Name: "isenabled", Sig: "($module, /)", F0: isEnabled},
		{Name: "set_debug", Sig: "($module, flags, /)", F1: setDebug},
		{Name: "get_debug", Sig: "($module, /)", F0: getDebug},
		{Name: "get_count", Sig: "($module, /)", F0: getCount},
		{Name: "set_threshold", FV: setThreshold, Min: 1, Max: 3},
		{Name: "get_threshold", Sig: "($module, /)", F0: getThreshold},
		{Name: "get_stats", Sig: "($module, /)", F0: getStats},
		{Name: "get_objects", Sig: "($module, /, generation=None)", FV: getObjects},
		{Name: "get_referrers", Text: "($module, /, *objs)", FV: getReferrers, Min: 0, Max: -1},
		{Name: "get_referents", Text: "($module, /, *objs)", FV: getReferents, Min: 0, Max: -1},
		{Name: "is_tracked", Sig: "($module, obj, /)", F1: isTracked},
		{Name: "is_finalized", Sig: "($module, obj, /)", F1: isFinalized},
		{Name: "freeze", Sig: "($module, /)", F0: freeze},
		{Name: "unfreeze", Sig: "($module, /)", F0: unfreeze},
		{Name: "get_freeze_count", Sig: "($module, /)", F0: freezeCount},
	},
	Init: initModule,
}

// state is what a VM keeps for the module.
//
//adder:root
type state struct {
	callbacks, garbage *object.List
	disabled           bool
	notifying          bool // callbacks are being called
	debug              int64
	threshold          [3]int64
	frozen             int64
	// asked are the collections that gc.collect made, by generation, and what they
	// freed; the heap's others are automatic.
	asked [3]struct{ collections, collected uint64 }
	seen  struct{ collections, freed uint64 } // by the callbacks
}

// defaultThreshold is CPython's; it leaves the heap's own policy as it is.
const defaultThreshold = 2000

// objectBytes is the size that an object is taken to have, where CPython counts
// objects and the heap bytes.
const objectBytes = 64

type stateKey struct{}

func stateOf(t *object.Thread) *state { return t.RT.State(stateKey{}).(*state) }

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	s := &state{callbacks: t.NewList(0), garbage: t.NewList(0), threshold: [3]int64{defaultThreshold, 10, 10}}
	t.RT.SetState(stateKey{}, s)
	t.RT.AddRoots(func(m *heap.Marker) {
		m.Mark(s.callbacks.Value().Addr())
		m.Mark(s.garbage.Value().Addr())
	})
	m.AtCollection(s.automatic)
	mod.Dict.SetString(t, "callbacks", s.callbacks.Value())
	mod.Dict.SetString(t, "garbage", s.garbage.Value())
	for name, v := range map[string]int64{"DEBUG_STATS": 1, "DEBUG_COLLECTABLE": 2, "DEBUG_UNCOLLECTABLE": 4, "DEBUG_SAVEALL": 32, "DEBUG_LEAK": 38} {
		mod.Dict.SetString(t, name, object.Int(v))
	}
	return nil
}

func collect(t *object.Thread, args []object.Value) (object.Value, error) {
	generation := int64(2)
	if !args[0].IsEmpty() {
		g, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		if g < 0 || g > 2 {
			return object.Empty(), t.ValueErrorf("invalid generation")
		}
		generation = int64(g)
	}
	s := stateOf(t)
	if err := s.notify(t, "start", generation, 0); err != nil {
		return object.Empty(), err
	}
	before := t.RT.Heap().Stats().Collections
	freed := vm.Of(t).CollectGarbage(t)
	after := t.RT.Heap().Stats()
	a := &s.asked[generation]
	a.collections += after.Collections - before
	a.collected += uint64(freed)
	s.seen.collections, s.seen.freed = after.Collections, after.Freed
	if err := s.notify(t, "stop", generation, freed); err != nil {
		return object.Empty(), err
	}
	return object.Int(freed), nil
}

// automatic calls gc.callbacks for the collections that allocation has started since
// it was last called. They are over by then: Python code cannot run inside one.
func (s *state) automatic(t *object.Thread) {
	h := t.RT.Heap().Stats()
	if h.Collections == s.seen.collections || s.notifying {
		return
	}
	freed := h.Freed - s.seen.freed
	s.seen.collections, s.seen.freed = h.Collections, h.Freed
	for _, phase := range [...]string{"start", "stop"} {
		collected := int64(0)
		if phase == "stop" {
			collected = int64(freed)
		}
		if s.notify(t, phase, 0, collected) != nil {
			t.ClearError()
		}
	}
}

// notify calls gc.callbacks; what they raise is reported and does not spread.
func (s *state) notify(t *object.Thread, phase string, generation, collected int64) error {
	if s.callbacks.Len() == 0 || s.notifying {
		return nil
	}
	s.notifying = true
	defer func() { s.notifying = false }()
	info := t.NewDict()
	info.SetString(t, "generation", object.Int(generation))
	info.SetString(t, "collected", object.Int(collected))
	info.SetString(t, "uncollectable", object.Int(0))
	for i := 0; i < s.callbacks.Len(); i++ {
		f := s.callbacks.Items()[i]
		if _, err := t.Call2(f, t.InternString(phase), info.Value()); err != nil {
			t.WriteUnraisable(f)
		}
	}
	return nil
}

func enable(t *object.Thread) (object.Value, error) {
	s := stateOf(t)
	s.disabled = false
	s.apply(t)
	return object.None(), nil
}

func disable(t *object.Thread) (object.Value, error) {
	s := stateOf(t)
	s.disabled = true
	s.apply(t)
	return object.None(), nil
}

// apply tells the heap when to collect by itself.
func (s *state) apply(t *object.Thread) {
	h, n := t.RT.Heap(), s.threshold[0]
	h.SetAutomatic(!s.disabled && n != 0)
	switch {
	case n == defaultThreshold || n <= 0:
		h.SetThreshold(0)
	case n > 1<<40:
		h.SetThreshold(1 << 46)
	default:
		h.SetThreshold(uint64(max(n, 100)) * objectBytes)
	}
}

func isEnabled(t *object.Thread) (object.Value, error) { return object.Bool(!stateOf(t).disabled), nil }

func setDebug(t *object.Thread, v object.Value) (object.Value, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	stateOf(t).debug = int64(n)
	return object.None(), nil
}

func getDebug(t *object.Thread) (object.Value, error) { return object.Int(stateOf(t).debug), nil }

func getCount(t *object.Thread) (object.Value, error) {
	s := t.RT.Heap().Stats()
	return t.Tuple3(object.Int(int64(s.SinceLast/objectBytes)), object.Int(int64(s.Collections%10)), object.Int(0)), nil
}

func setThreshold(t *object.Thread, args []object.Value) (object.Value, error) {
	var n [3]int64
	for i, a := range args {
		x, err := t.IndexInt(a, t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		n[i] = int64(x)
	}
	s := stateOf(t)
	copy(s.threshold[:], n[:len(args)])
	s.apply(t)
	return object.None(), nil
}

func getThreshold(t *object.Thread) (object.Value, error) {
	s := stateOf(t)
	return t.Tuple3(object.Int(s.threshold[0]), object.Int(s.threshold[1]), object.Int(s.threshold[2])), nil
}

func getStats(t *object.Thread) (object.Value, error) {
	l := t.NewList(3)
	s, h := stateOf(t), t.RT.Heap().Stats()
	n, freed := h.Collections, h.Freed // of the automatic ones, in the end
	for _, a := range s.asked {
		n -= min(n, a.collections)
		freed -= min(freed, a.collected)
	}
	for g, a := range s.asked {
		if g == 0 {
			a.collections += n
			a.collected += freed
		}
		d := t.NewDict()
		d.SetString(t, "collections", object.Int(int64(a.collections)))
		d.SetString(t, "collected", object.Int(int64(a.collected)))
		d.SetString(t, "uncollectable", object.Int(0))
		l.Append(t, d.Value())
	}
	return l.Value(), nil
}

func getObjects(t *object.Thread, args []object.Value) (object.Value, error) {
	if !args[0].IsEmpty() && !args[0].IsNone() {
		if t.TypeOf(args[0]).Slots().Index == nil && !args[0].IsInt() {
			return object.Empty(), t.TypeErrorf("argument should be integer or None, not '%s'", t.TypeName(args[0]))
		}
		g, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		if g < -1 {
			return object.Empty(), t.ValueErrorf("generation parameter cannot be negative")
		}
		if g > 2 {
			return object.Empty(), t.ValueErrorf("generation parameter must be less than the number of available generations (3)")
		}
		switch g {
		case 0:
			return t.HeapObjects(object.Young).Value(), nil
		case 1:
			return t.NewList(0).Value(), nil
		case 2:
			return t.HeapObjects(object.Old).Value(), nil
		}
	}
	l := t.HeapObjects(object.Young)
	old := t.HeapObjects(object.Old)
	for i := 0; i < old.Len(); i++ {
		if v := old.Items()[i]; v != l.Value() {
			l.Append(t, v)
		}
	}
	return l.Value(), nil
}

func getReferrers(t *object.Thread, args []object.Value) (object.Value, error) {
	return t.Referrers(args).Value(), nil
}

func getReferents(t *object.Thread, args []object.Value) (object.Value, error) {
	return t.Referents(args).Value(), nil
}

func isTracked(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(object.Tracked(v)), nil
}

func isFinalized(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(v.IsObject() && v.Header().Has(object.FlagFinalized)), nil
}

func freeze(t *object.Thread) (object.Value, error) {
	stateOf(t).frozen = int64(t.HeapObjects(object.AnyAge).Len())
	t.RT.Heap().Freeze()
	return object.None(), nil
}

func unfreeze(t *object.Thread) (object.Value, error) {
	stateOf(t).frozen = 0
	t.RT.Heap().Thaw()
	return object.None(), nil
}

func freezeCount(t *object.Thread) (object.Value, error) { return object.Int(stateOf(t).frozen), nil }
