// Package gc is the gc module: what programs may ask of the collector and tell it.
//
// There are no reference counts and one generation, so thresholds and counts of
// the older generations are kept and shown but decide nothing: collections are
// started by the volume of allocation (vm/heap).
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
	debug              int64
	threshold          [3]int64
	frozen             int64
	collected          int64
}

type stateKey struct{}

func stateOf(t *object.Thread) *state { return t.RT.State(stateKey{}).(*state) }

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	s := &state{callbacks: t.NewList(0), garbage: t.NewList(0), threshold: [3]int64{2000, 10, 0}}
	t.RT.SetState(stateKey{}, s)
	t.RT.AddRoots(func(m *heap.Marker) {
		m.Mark(s.callbacks.Value().Addr())
		m.Mark(s.garbage.Value().Addr())
	})
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
	freed := vm.Of(t).CollectGarbage(t)
	s.collected += freed
	if err := s.notify(t, "stop", generation, freed); err != nil {
		return object.Empty(), err
	}
	return object.Int(freed), nil
}

// notify calls gc.callbacks; what they raise is reported and does not spread.
func (s *state) notify(t *object.Thread, phase string, generation, collected int64) error {
	if s.callbacks.Len() == 0 {
		return nil
	}
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
	stateOf(t).disabled = false
	return object.None(), nil
}

// disable only changes what isenabled says: without reference counts nothing at
// all would be freed, and a program that turns the collector off means cycles.
func disable(t *object.Thread) (object.Value, error) {
	stateOf(t).disabled = true
	return object.None(), nil
}

func isEnabled(t *object.Thread) (object.Value, error) { return object.Bool(!stateOf(t).disabled), nil }

func setDebug(t *object.Thread, v object.Value) (object.Value, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	stateOf(t).debug = int64(n)
	return object.None(), err
}

func getDebug(t *object.Thread) (object.Value, error) { return object.Int(stateOf(t).debug), nil }

func getCount(t *object.Thread) (object.Value, error) {
	s := t.RT.Heap().Stats()
	return t.Tuple3(object.Int(int64(s.SinceLast/64)), object.Int(int64(s.Collections%10)), object.Int(0)), nil
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
	return object.None(), nil
}

func getThreshold(t *object.Thread) (object.Value, error) {
	s := stateOf(t)
	return t.Tuple3(object.Int(s.threshold[0]), object.Int(s.threshold[1]), object.Int(s.threshold[2])), nil
}

func getStats(t *object.Thread) (object.Value, error) {
	l := t.NewList(3)
	for g := range 3 {
		d := t.NewDict()
		n, c := int64(0), int64(0)
		if g == 2 {
			n, c = int64(t.RT.Heap().Stats().Collections), stateOf(t).collected
		}
		d.SetString(t, "collections", object.Int(n))
		d.SetString(t, "collected", object.Int(c))
		d.SetString(t, "uncollectable", object.Int(0))
		l.Append(t, d.Value())
	}
	return l.Value(), nil
}

func getObjects(t *object.Thread, args []object.Value) (object.Value, error) {
	if !args[0].IsEmpty() && !args[0].IsNone() {
		g, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		if g < 0 {
			return object.Empty(), t.ValueErrorf("generation parameter cannot be negative")
		}
		if g > 2 {
			return object.Empty(), t.ValueErrorf("generation parameter must be less than the number of available generations (3)")
		}
		if g < 2 {
			return t.NewList(0).Value(), nil
		}
	}
	return t.HeapObjects().Value(), nil
}

func getReferrers(t *object.Thread, args []object.Value) (object.Value, error) {
	return t.Referrers(args).Value(), nil
}

func getReferents(t *object.Thread, args []object.Value) (object.Value, error) {
	return t.Referents(args).Value(), nil
}

func isTracked(t *object.Thread, v object.Value) (object.Value, error) {
	switch v.Kind() {
	case object.KindStr, object.KindBytes, object.KindByteArray, object.KindComplex, object.KindRange:
		return object.False(), nil
	case object.KindBigInt, object.KindFloatObj:
		return object.Bool(!v.Header().Exact()), nil
	}
	return object.Bool(v.IsObject()), nil
}

func isFinalized(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(v.IsObject() && v.Header().Has(object.FlagFinalized)), nil
}

func freeze(t *object.Thread) (object.Value, error) {
	stateOf(t).frozen = int64(t.RT.Heap().Stats().LiveObjects)
	return object.None(), nil
}

func unfreeze(t *object.Thread) (object.Value, error) {
	stateOf(t).frozen = 0
	return object.None(), nil
}

func freezeCount(t *object.Thread) (object.Value, error) { return object.Int(stateOf(t).frozen), nil }
