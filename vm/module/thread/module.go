package thread

import (
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _thread module.
var Module = vm.NativeModule{
	Name: "_thread",
	Doc:  "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
	Funcs: []object.Def{
		{Name: "start_new_thread", Text: "($module, function, args, kwargs={}, /)", Doc: "Start a new thread and return its identifier.", FV: startNew, Min: 2, Max: 3},
		{Name: "start_new", Text: "($module, function, args, kwargs={}, /)", FV: startNew, Min: 2, Max: 3},
		{Name: "start_joinable_thread", Text: "($module, /, function, handle=None, daemon=True)", Sig: "($module, function, handle=None, daemon=True)", FV: startJoinable},
		{Name: "allocate_lock", Sig: "($module, /)", Doc: "Create a new lock object.", F0: allocateLock},
		{Name: "allocate", Sig: "($module, /)", F0: allocateLock},
		{Name: "exit", Sig: "($module, /)", F0: exitThread},
		{Name: "exit_thread", Sig: "($module, /)", F0: exitThread},
		{Name: "interrupt_main", Sig: "($module, signum=signal.SIGINT, /)", FV: interruptMain, Min: 0, Max: 1},
		{Name: "get_ident", Sig: "($module, /)", Doc: "Return a non-zero integer that uniquely identifies the current thread.", F0: getIdent},
		{Name: "_get_main_thread_ident", Sig: "($module, /)", F0: mainIdent},
		{Name: "get_native_id", Sig: "($module, /)", F0: nativeID},
		{Name: "_count", Sig: "($module, /)", Doc: "Return the number of currently running Python threads.", F0: count},
		{Name: "stack_size", Sig: "($module, size=0, /)", FV: stackSize, Min: 0, Max: 1},
		{Name: "_shutdown", Sig: "($module, /)", F0: shutdown},
		{Name: "_make_thread_handle", Sig: "($module, ident, /)", F1: makeHandle},
		{Name: "_is_main_interpreter", Sig: "($module, /)", F0: isMain},
		{Name: "daemon_threads_allowed", Sig: "($module, /)", F0: isMain},
		{Name: "set_name", Sig: "($module, /, name)", FV: setName},
		{Name: "_excepthook", Text: "($module, args, /)", Sig: "($module, (exc_type, exc_value, exc_traceback, thread), /)", F1: excepthook},
	},
	Init: initModule,
	Thaw: func(_ *vm.VM, t *object.Thread, _ *object.Module, _ []byte) error {
		t.RT.SetState(stateKey{}, &state{})
		return nil
	},
	Structs: []*object.StructSpec{hookArgs},
	Remake:  map[string]func() any{lockImage: func() any { return make(semaphore, 1) }},
}

var hookArgs = object.NewStructSpec("_thread._ExceptHookArgs", "Type used to pass arguments to threading.excepthook.", 4,
	object.StructField{Name: "exc_type"}, object.StructField{Name: "exc_value"}, object.StructField{Name: "exc_traceback"}, object.StructField{Name: "thread"})

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	t.RT.SetState(stateKey{}, &state{})
	obj := t.RT.T.Object
	lock := t.NewBuiltinType(&lockSpec, obj)
	rlock := t.NewBuiltinType(&rlockSpec, obj)
	handle := t.NewBuiltinType(&handleSpec, obj)
	t.RT.RegisterType(&lockKey, lock)
	t.RT.RegisterType(&rlockKey, rlock)
	t.RT.RegisterType(&handleKey, handle)
	d := mod.Dict
	d.SetString(t, "lock", lock.Value())
	d.SetString(t, "LockType", lock.Value())
	d.SetString(t, "RLock", rlock.Value())
	d.SetString(t, "_ThreadHandle", handle.Value())
	d.SetString(t, "_local", t.NewBuiltinType(&localSpec, obj).Value())
	d.SetString(t, "_ExceptHookArgs", t.NewStructType(hookArgs).Value())
	d.SetString(t, "error", t.RT.T.Exc.RuntimeError.Value())
	d.SetString(t, "TIMEOUT_MAX", object.Float(timeoutMax))
	d.SetString(t, "_NAME_MAXLEN", object.Int(15))
	return nil
}

func allocateLock(t *object.Thread) (object.Value, error) {
	return makeLock(t, t.RT.Type(&lockKey)), nil
}

func exitThread(t *object.Thread) (object.Value, error) {
	return object.Empty(), t.RaiseArg(t.RT.T.Exc.SystemExit, object.Empty())
}

// interruptMain has the main thread handle a signal at its next safepoint.
func interruptMain(t *object.Thread, args []object.Value) (object.Value, error) {
	signum := int64(syscall.SIGINT)
	if len(args) == 1 {
		n, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		signum = int64(n)
	}
	if signum < 1 || signum > 64 {
		return object.Empty(), t.ValueErrorf("signal number out of range")
	}
	vm.Of(t).AddPending(func(main *object.Thread) error {
		return main.RaiseArg(main.RT.T.Exc.KeyboardInterrupt, object.Empty())
	})
	return object.None(), nil
}

func getIdent(t *object.Thread) (object.Value, error) { return object.Int(t.ID), nil }

func mainIdent(t *object.Thread) (object.Value, error) { return object.Int(1), nil }

func nativeID(t *object.Thread) (object.Value, error) {
	return object.Int(int64(syscall.Getpid()) + t.ID - 1), nil
}

func count(t *object.Thread) (object.Value, error) { return object.Int(stateOf(t).count), nil }

// stackSize is kept for programs that ask: goroutines' stacks grow as they need.
func stackSize(t *object.Thread, args []object.Value) (object.Value, error) {
	if len(args) == 1 {
		n, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		if n < 0 {
			return object.Empty(), t.ValueErrorf("size must be 0 or a positive value")
		}
		if n > 0 && n < 32768 {
			return object.Empty(), t.ValueErrorf("size not valid: %d bytes", n)
		}
	}
	return object.Int(0), nil
}

func makeHandle(t *object.Thread, ident object.Value) (object.Value, error) {
	id, err := t.IndexInt(ident, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	h, err := newHandle(t, t.RT.Type(&handleKey), nil, nil)
	if err != nil {
		return h, err
	}
	r := runningOf(t, h)
	r.id, r.started = int64(id), true
	return h, nil
}

func isMain(t *object.Thread) (object.Value, error) { return object.True(), nil }

func setName(t *object.Thread, args []object.Value) (object.Value, error) {
	if !args[0].IsStr() {
		return object.Empty(), t.TypeErrorf("set_name() argument 'name' must be str, not %s", t.ArgTypeName(args[0]))
	}
	return object.None(), nil
}

// excepthook reports an exception that ended a thread.
func excepthook(t *object.Thread, args object.Value) (object.Value, error) {
	if !args.IsTuple() || args.AsTuple().Len() != 4 {
		return object.Empty(), t.TypeErrorf("_thread._excepthook argument type must be ExceptHookArgs")
	}
	s := args.AsTuple().Items()
	if s[0] == t.RT.T.Exc.SystemExit.Value() {
		return object.None(), nil
	}
	name := itoa(t.ID)
	if !s[3].IsNone() {
		n, err := t.GetAttrString(s[3], "name")
		if err != nil {
			return n, err
		}
		if n.IsStr() {
			name = object.GoString(n)
		}
	}
	m := vm.Of(t)
	m.WriteError(t, "Exception in thread "+name+":\n")
	m.PrintException(t, s[1])
	return object.None(), nil
}
