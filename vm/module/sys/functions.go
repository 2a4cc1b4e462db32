package sys

import (
	"math"
	"os"
	"strings"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

func nothing(*object.Thread) (object.Value, error) { return object.None(), nil }
func two(*object.Thread) (object.Value, error)     { return object.Int(2), nil }
func yes(*object.Thread) (object.Value, error)     { return object.True(), nil }
func no(*object.Thread) (object.Value, error)      { return object.False(), nil }

func utf8(t *object.Thread) (object.Value, error) { return t.InternString("utf-8"), nil }

func surrogateEscape(t *object.Thread) (object.Value, error) {
	return t.InternString("surrogateescape"), nil
}

// stdlibNames sets stdlib_module_names.
func stdlibNames(t *object.Thread, d *object.Dict) error {
	names := t.NewList(len(stdlibModules))
	for _, n := range stdlibModules {
		names.Append(t, t.InternString(n))
	}
	set, err := t.Call1(t.RT.T.FrozenSet.Value(), names.Value())
	if err != nil {
		return err
	}
	d.SetString(t, "stdlib_module_names", set)
	return nil
}

func depthArg(t *object.Thread, args []object.Value) (int, error) {
	if len(args) == 0 || args[0].IsEmpty() {
		return 0, nil
	}
	n, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
	return max(0, n), err
}

func getFrame(t *object.Thread, args []object.Value) (object.Value, error) {
	depth, err := depthArg(t, args)
	if err != nil {
		return object.Empty(), err
	}
	f := vm.Of(t).FrameObject(t, depth)
	if f.IsEmpty() || f.IsNone() {
		return f, t.ValueErrorf("call stack is not deep enough")
	}
	return f, nil
}

func frameModuleName(t *object.Thread, args []object.Value) (object.Value, error) {
	depth, err := depthArg(t, args)
	if err != nil {
		return object.Empty(), err
	}
	return vm.Of(t).FrameModule(t, depth), nil
}

func isInterned(t *object.Thread, s object.Value) (object.Value, error) {
	if !s.IsStr() {
		return object.Empty(), t.TypeErrorf("_is_interned() argument must be str, not %s", t.ArgTypeName(s))
	}
	return object.Bool(s.Header().Interned()), nil
}

func intern(t *object.Thread, s object.Value) (object.Value, error) {
	if !s.IsStr() {
		return object.Empty(), t.TypeErrorf("intern() argument must be str, not %s", t.ArgTypeName(s))
	}
	if !s.IsExactStr() {
		return object.Empty(), t.TypeErrorf("can't intern %s", t.TypeName(s))
	}
	return t.Intern(s), nil
}

func addAuditHook(t *object.Thread, args []object.Value) (object.Value, error) {
	t.RT.AuditHooks(t).Append(t, args[0])
	return object.None(), nil
}

func audit(t *object.Thread, args []object.Value) (object.Value, error) {
	if !args[0].IsStr() {
		return object.Empty(), t.TypeErrorf("expected str for argument 'event', not %s", t.TypeName(args[0]))
	}
	hooks := t.RT.AuditHooks(t)
	rest := t.NewTuple(args[1:])
	for i := 0; i < hooks.Len(); i++ {
		if _, err := t.Call2(hooks.Items()[i], args[0], rest.Value()); err != nil {
			return object.Empty(), err
		}
	}
	return object.None(), nil
}

// displayHook shows what an interactive statement gave, and keeps it as _.
func displayHook(t *object.Thread, v object.Value) (object.Value, error) {
	if v.IsNone() {
		return v, nil
	}
	t.RT.Builtins.SetString(t, "_", object.None())
	out := t.RT.Sys.Dict.GetString(t, "stdout")
	if out.IsEmpty() || out.IsNone() {
		return object.Empty(), t.RuntimeErrorf("lost sys.stdout")
	}
	r, err := t.Repr(v)
	if err != nil {
		return object.Empty(), err
	}
	w := t.Push(1)
	w[0] = t.NewStr(object.StringOf(r) + "\n")
	_, err = t.CallMethod(out, t.InternString("write"), w, nil)
	t.Pop(1)
	if err != nil {
		return object.Empty(), err
	}
	t.RT.Builtins.SetString(t, "_", v)
	return object.None(), nil
}

func excInfo(t *object.Thread) (object.Value, error) {
	e := t.CurrentHandled()
	if e.IsEmpty() || e.IsNone() {
		return t.Tuple3(object.None(), object.None(), object.None()), nil
	}
	tb := e.AsException().Traceback
	if tb.IsEmpty() {
		tb = object.None()
	}
	return t.Tuple3(t.TypeOf(e).Value(), e, tb), nil
}

func exception(t *object.Thread) (object.Value, error) {
	e := t.CurrentHandled()
	if e.IsEmpty() {
		e = object.None()
	}
	return e, nil
}

func exit(t *object.Thread, args []object.Value) (object.Value, error) {
	status := args[0]
	if status.IsEmpty() || status.IsNone() {
		exc, err := t.NewException(t.RT.T.Exc.SystemExit, object.Empty())
		if err != nil {
			return object.Empty(), err
		}
		return object.Empty(), t.RaiseValue(exc)
	}
	if status.IsTuple() {
		exc, err := t.Call(t.RT.T.Exc.SystemExit.Value(), status.AsTuple().Items(), nil)
		if err != nil {
			return object.Empty(), err
		}
		return object.Empty(), t.RaiseValue(exc)
	}
	return object.Empty(), t.RaiseArg(t.RT.T.Exc.SystemExit, status)
}

// exceptHook prints an exception that nobody handled.
func exceptHook(t *object.Thread, _, value, tb object.Value) (object.Value, error) {
	if value.IsException() && tb.Kind() == object.KindTraceback {
		value.AsException().Traceback = tb
	}
	vm.Of(t).PrintException(t, value)
	return object.None(), nil
}

func unraisableHook(t *object.Thread, v object.Value) (object.Value, error) {
	text := "Exception ignored"
	msg, err := t.GetAttrString(v, "err_msg")
	if err != nil {
		return object.Empty(), err
	}
	obj, err := t.GetAttrString(v, "object")
	if err != nil {
		return object.Empty(), err
	}
	if msg.IsStr() {
		text = object.GoString(msg)
	}
	if !obj.IsNone() {
		r, err := t.ReprString(obj)
		if err != nil {
			t.ClearError()
			r = "<object repr() failed>"
		}
		text += ": " + r
	}
	exc, err := t.GetAttrString(v, "exc_value")
	if err != nil {
		return object.Empty(), err
	}
	m := vm.Of(t)
	m.WriteError(t, text+":\n")
	if exc.IsException() {
		m.PrintPlain(t, exc)
	}
	return object.None(), nil
}

// breakpointHook calls what PYTHONBREAKPOINT names, pdb.set_trace by default.
func breakpointHook(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	name := os.Getenv("PYTHONBREAKPOINT")
	switch name {
	case "0":
		return object.None(), nil
	case "":
		name = "pdb.set_trace"
	}
	module, function := "builtins", name
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		module, function = name[:dot], name[dot+1:]
	}
	mod, err := vm.Of(t).Import(t, t.NewStr(module), nil, t.Tuple1(t.NewStr(function)), 0)
	if err != nil {
		return object.Empty(), err
	}
	f, err := t.GetAttrString(mod, function)
	if err != nil {
		return object.Empty(), err
	}
	return t.Call(f, args, kw)
}

func getAsyncgenHooks(t *object.Thread) (object.Value, error) {
	first, finalizer := t.AsyncGenHooks()
	if first.IsEmpty() {
		first = object.None()
	}
	if finalizer.IsEmpty() {
		finalizer = object.None()
	}
	return t.NewStruct(t.RT.Type(&asyncgenHooksKey), asyncgenHooksSpec, first, finalizer), nil
}

func setAsyncgenHooks(t *object.Thread, args []object.Value) (object.Value, error) {
	first, finalizer := t.AsyncGenHooks()
	for i, name := range [2]string{"firstiter", "finalizer"} {
		v := args[i]
		if !v.IsEmpty() && !v.IsNone() && t.TypeOf(v).Slots().Call == nil &&
			v.Kind() != object.KindFunction && v.Kind() != object.KindNative && v.Kind() != object.KindMethod {
			return object.Empty(), t.TypeErrorf("callable %s expected, got %s", name, t.TypeName(v))
		}
	}
	for i, to := range [2]*object.Value{&first, &finalizer} {
		if v := args[i]; v.IsNone() {
			*to = object.Empty()
		} else if !v.IsEmpty() {
			*to = v
		}
	}
	t.SetAsyncGenHooks(first, finalizer)
	return object.None(), nil
}

func getMaxDigits(t *object.Thread) (object.Value, error) {
	return object.Int(int64(t.RT.IntMaxStrDigits)), nil
}

func setMaxDigits(t *object.Thread, args []object.Value) (object.Value, error) {
	n, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	if n != 0 && n < 640 {
		return object.Empty(), t.ValueErrorf("maxdigits must be 0 or larger than 640")
	}
	t.RT.IntMaxStrDigits = n
	return object.None(), nil
}

func allocatedBlocks(t *object.Thread) (object.Value, error) {
	return object.Int(int64(t.RT.Heap().Stats().LiveObjects)), nil
}

func getRecursionLimit(t *object.Thread) (object.Value, error) {
	return object.Int(int64(t.RT.RecursionLimit)), nil
}

func setRecursionLimit(t *object.Thread, v object.Value) (object.Value, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	switch {
	case err != nil:
		return object.Empty(), err
	case n > math.MaxInt32 || n < math.MinInt32:
		return object.Empty(), t.OverflowErrorf("Python int too large to convert to C int")
	case n < 1:
		return object.Empty(), t.ValueErrorf("recursion limit must be greater or equal than 1")
	case t.Depth >= n:
		return object.Empty(), t.Raisef(t.RT.T.Exc.RecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, t.Depth)
	}
	t.RT.RecursionLimit = n
	return object.None(), nil
}

// refCount answers what programs expect of an object that they hold once: Adder
// does not count references.
func refCount(*object.Thread, object.Value) (object.Value, error) { return object.Int(2), nil }

func getSizeOf(t *object.Thread, args []object.Value) (object.Value, error) {
	v, err := t.CallMethod(args[0], t.InternString("__sizeof__"), nil, nil)
	if err != nil {
		if !args[1].IsEmpty() && t.Matches(t.RT.T.Exc.TypeError) {
			t.ClearError()
			return args[1], nil
		}
		return object.Empty(), err
	}
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err == nil && n < 0 {
		err = t.ValueErrorf("__sizeof__() should return >= 0")
	}
	return object.Int(int64(n)), err
}

func getSwitchInterval(t *object.Thread) (object.Value, error) {
	return object.Float(vm.Of(t).SwitchInterval().Seconds()), nil
}

func setSwitchInterval(t *object.Thread, v object.Value) (object.Value, error) {
	f, err := t.Call1(t.RT.T.Float.Value(), v)
	if err != nil {
		return object.Empty(), err
	}
	if !(f.AsFloat() > 0) {
		return object.Empty(), t.ValueErrorf("switch interval must be strictly positive")
	}
	vm.Of(t).SetSwitchInterval(time.Duration(f.AsFloat() * float64(time.Second)))
	return object.None(), nil
}

// cpuCountConfig is the number of processors that was asked for, or -1.
func cpuCountConfig(t *object.Thread) (object.Value, error) {
	if n := vm.Of(t).Options.Config.CPUCount; n > 0 {
		return object.Int(int64(n)), nil
	}
	return object.Int(-1), nil
}

// isImmortal tells which values no program can make die: those without memory.
func isImmortal(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(!v.IsObject()), nil
}

func originDepth(t *object.Thread) (object.Value, error) {
	return object.Int(int64(t.OriginDepth)), nil
}

func setOriginDepth(t *object.Thread, args []object.Value) (object.Value, error) {
	depth, err := t.Index(args[0])
	switch {
	case err != nil:
		return object.Empty(), err
	case !depth.IsInt() || depth.AsInt() != int64(int32(depth.AsInt())):
		return object.Empty(), t.OverflowErrorf("Python int too large to convert to C int")
	case depth.AsInt() < 0:
		return object.Empty(), t.ValueErrorf("depth must be >= 0")
	}
	t.OriginDepth = int(depth.AsInt())
	return object.None(), nil
}

func callTracing(t *object.Thread, f, args object.Value) (object.Value, error) {
	if !args.IsTuple() {
		return object.Empty(), t.TypeErrorf("call_tracing() argument 2 must be tuple, not %s", t.ArgTypeName(args))
	}
	return t.Call(f, args.AsTuple().Items(), nil)
}

// noTracing takes None, which is how things are; there is no tracing yet.
func noTracing(t *object.Thread, f object.Value) (object.Value, error) {
	if f.IsNone() {
		return f, nil
	}
	return object.Empty(), t.Raise(t.RT.T.Exc.NotImplementedError, "tracing and profiling functions are not supported yet")
}
