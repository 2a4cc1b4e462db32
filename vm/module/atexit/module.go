// Package atexit is the native module atexit: functions to be called when the
// program ends. Whoever ends it calls _run_exitfuncs.
package atexit

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the atexit module.
var Module = vm.NativeModule{
	Name: "atexit",
	Doc:  "Register functions to be called when the interpreter exits.",
	Funcs: []object.Def{
		{Name: "register", Text: "($module, func, /, *args, **kwargs)", Doc: "Have a function called with these arguments at exit; returns the function.", FS: register},
		{Name: "unregister", Text: "($module, func, /)", Doc: "Forget a function that was registered.", FS: unregister},
		{Name: "_clear", Text: "($module, /)", Doc: "Forget all functions.", FS: clearAll},
		{Name: "_run_exitfuncs", Text: "($module, /)", Doc: "Call all functions, the newest first.", FS: runAll},
		{Name: "_ncallbacks", Text: "($module, /)", Doc: "How many functions are registered.", FS: count},
	},
	Init: initModule,
}

// hooks holds the calls to make, each a tuple of the function, its positional
// arguments and its keyword arguments. It stands in the module's dict, where the
// collector finds it.
const hooksName = "_adder_hooks"

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	m.Dict.SetString(t, hooksName, t.NewList(0).Value())
	return nil
}

func hooks(t *object.Thread, self object.Value) *object.List {
	return object.Cast[object.Module](self).Dict.GetString(t, hooksName).AsList()
}

func register(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) (object.Value, error) {
	n := len(args) - kw.Len()
	if n < 1 {
		return object.Empty(), t.TypeErrorf("register() takes at least 1 argument (0 given)")
	}
	if t.TypeOf(args[0]).Slots().Call == nil {
		return object.Empty(), t.TypeErrorf("the first argument must be callable")
	}
	named := t.NewDict()
	for i := range kw.Len() {
		if err := named.Set(t, kw.Items()[i], args[n+i]); err != nil {
			return object.Empty(), err
		}
	}
	hooks(t, self).Append(t, t.Tuple3(args[0], t.NewTuple(args[1:n]).Value(), named.Value()))
	return args[0], nil
}

func unregister(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if kw.Len() > 0 || len(args) != 1 {
		return object.Empty(), t.TypeErrorf("atexit.unregister() takes exactly one argument (%d given)", len(args))
	}
	l := hooks(t, self)
	kept := t.NewList(l.Len())
	for i := 0; i < l.Len(); i++ {
		h := l.Items()[i]
		same, err := t.Equal(h.AsTuple().Items()[0], args[0])
		if err != nil {
			return object.Empty(), err
		}
		if !same {
			kept.Append(t, h)
		}
	}
	object.Cast[object.Module](self).Dict.SetString(t, hooksName, kept.Value())
	return object.None(), nil
}

func clearAll(t *object.Thread, self object.Value, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	hooks(t, self).SetLen(t, 0)
	return object.None(), nil
}

func count(t *object.Thread, self object.Value, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	return object.Int(int64(hooks(t, self).Len())), nil
}

func runAll(t *object.Thread, self object.Value, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	for {
		l := hooks(t, self)
		if l.Len() == 0 {
			return object.None(), nil
		}
		h := l.PopLast().AsTuple().Items()
		if _, err := t.CallDict(h[0], h[1].AsTuple().Items(), h[2].AsDict()); err != nil {
			t.WriteUnraisableFrom("Exception ignored in atexit callback", h[0])
		}
	}
}
