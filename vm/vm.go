package vm

import (
	"fmt"
	"sync/atomic"

	"github.com/adder-vm/adder/specialize"
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
	"github.com/adder-vm/adder/vm/stdlib"
)

// VM is a Python virtual machine: a heap, a set of modules, and threads that take
// turns. VMs are isolated from each other; several may run in one process.
type VM struct {
	// Typing is set by the _typing module.
	Typing *TypingIntrinsics

	RT      *object.Runtime
	Home    *stdlib.Home
	Options Options

	natives        map[string]*NativeModule
	interrupt      atomic.Bool // a thread should look up at its next safepoint
	yieldRequested atomic.Bool // another thread has waited for its turn
	lock           lock
	pending        pendingCalls
	// register executes the frames of a register engine, from the innermost on; nil
	// when everything runs on baseline.
	register    engine
	translation regcode.Options
	handlers    *[regcode.NumOps]handler // of the threaded engine
	spec        *specialize.Specializer
	counts      *specialize.Counts // of the counted engine
	// collected are called at safepoints; see AtCollection.
	collected []func(t *object.Thread)
	// finishers are called when a program has ended; see AtFinish.
	finishers   []func(t *object.Thread)
	importClock importClock
	// exiting is set when a SystemExit ends the program.
	exiting bool
	// starting is set while Start runs: what runs then runs once, as bytecode, for
	// making its register code would take longer.
	starting bool
	// prepared is set once importlib and what site imports are there; thawed where
	// that came with an image. frozen is what went wrong when one was to be written.
	prepared, thawed bool
	frozen           error
	// endedByInterrupt is set when nobody handled a KeyboardInterrupt.
	endedByInterrupt bool
}

// Options configure a VM.
type Options struct {
	Heap     heap.Options
	HashSeed *uint32 // PYTHONHASHSEED; nil for a random key
	// Modules are the native modules that programs may import. builtins and sys
	// must be among them.
	Modules []*NativeModule
	// Home is where the standard library comes from; nil for none.
	Home *stdlib.Home
	// ImageDir is a folder for images of the start-up; "" for none.
	ImageDir string
	// Engine says how Python code is executed.
	Engine EngineOptions
	// Config is what the command line and the environment say; see Config.
	Config Config
}

// NativeModule defines a module written in Go. Definitions are package-level
// variables that nothing changes.
type NativeModule struct {
	Name string
	Doc  string
	// Funcs are the module's functions.
	Funcs []object.Def
	// Init adds the rest: types, constants. It may be nil.
	Init func(vm *VM, t *object.Thread, m *object.Module) error
	// Configure sets anew what depends on the VM's Config; Start calls it.
	Configure func(vm *VM, t *object.Thread, m *object.Module) error

	// The rest is for modules that are imported before an image is taken (see
	// image.go). Thaw makes again what Init leaves in Go's memory, and what belongs
	// to one process; Freeze gives the data that Thaw gets, nil for none.
	Thaw   func(vm *VM, t *object.Thread, m *object.Module, data []byte) error
	Freeze func(vm *VM, t *object.Thread) ([]byte, error)
	// Types and Structs are those of the module's definitions that are put together
	// when the process starts, instead of by the compiler.
	Types   []*object.TypeSpec
	Structs []*object.StructSpec
	// Remake makes Go values of objects (object.Imageable), by name.
	Remake map[string]func() any
}

// New makes a VM and its main thread.
func New(o Options) (*VM, *object.Thread, error) {
	if o.ImageDir != "" {
		if vm, t, err := thaw(o); err == nil {
			return vm, t, nil
		}
		o.Heap.Base = imageBase // an image may be taken of this one
	}
	rt, t, err := object.NewRuntime(object.Options{Heap: o.Heap, HashSeed: o.HashSeed})
	if err != nil {
		return nil, nil, fmt.Errorf("making a virtual machine: %w", err)
	}
	vm := newVM(o, rt)
	vm.makeTypes(t)
	if err := vm.start(t); err != nil {
		text := vm.describePending(t)
		rt.Close()
		return nil, nil, fmt.Errorf("starting a virtual machine: %s", text)
	}
	return vm, t, nil
}

// newVM makes the VM of a runtime.
func newVM(o Options, rt *object.Runtime) *VM {
	vm := &VM{RT: rt, Home: o.Home, Options: o, natives: map[string]*NativeModule{}}
	vm.lock.init()
	vm.lock.threads.Store(1)
	vm.lock.held = true
	rt.NoDebugRanges = o.Config.NoDebugRanges
	rt.Engine = vm
	rt.OnCollect = func() { vm.interrupt.Store(true) }
	rt.Host = vm
	vm.chooseEngine(o.Engine)
	for _, m := range o.Modules {
		vm.natives[m.Name] = m
	}
	return vm
}

// Close gives back the VM's memory.
func (vm *VM) Close() { vm.RT.Close() }

func vmOf(t *object.Thread) *VM { return t.RT.Host.(*VM) }

// Of returns the VM that a thread belongs to.
func Of(t *object.Thread) *VM { return vmOf(t) }

// makeTypes makes the built-in types that belong to the engine.
func (vm *VM) makeTypes(t *object.Thread) {
	ts := &t.RT.T
	ts.Generator = t.NewBuiltinType(&generatorSpec, ts.Object)
	ts.Coroutine = t.NewBuiltinType(&coroutineSpec, ts.Object)
	ts.CoroutineWrapper = t.NewBuiltinType(&coroutineWrapperSpec, ts.Object)
	vm.makeAsyncTypes(t)
	vm.makeFrameTypes(t)
}

// start makes the modules that everything needs.
func (vm *VM) start(t *object.Thread) error {
	rt := t.RT
	rt.Modules = t.NewDict()
	b, err := vm.newNative(t, "builtins")
	if err != nil {
		return err
	}
	rt.Builtins = b.Dict
	s, err := vm.newNative(t, "sys")
	if err != nil {
		return err
	}
	rt.Sys = s
	rt.Modules.SetString(t, "builtins", b.Value())
	rt.Modules.SetString(t, "sys", s.Value())
	return nil
}

// newNative makes a native module's object, without entering it in sys.modules.
func (vm *VM) newNative(t *object.Thread, name string) (*object.Module, error) {
	def := vm.natives[name]
	if def == nil {
		return nil, t.Raisef(t.RT.T.Exc.ModuleNotFoundError, "No module named '%s'", name)
	}
	m := t.NewModule(def.Name, def.Doc)
	mod := t.InternString(def.Name)
	for i := range def.Funcs {
		d := &def.Funcs[i]
		m.Dict.SetString(t, d.Name, t.NewNativeFunction(d, m.Value(), mod))
	}
	if def.Init != nil {
		if err := def.Init(vm, t, m); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// CallFunction calls a Python function from native code (object.Engine).
func (vm *VM) CallFunction(t *object.Thread, fn *object.Function, args []object.Value, kw *object.Tuple) (object.Value, error) {
	f, err := vm.enter(t, fn, args, kw, len(args) > 0 && t.IsTop(args))
	if err != nil {
		return object.Empty(), err
	}
	if t.Native >= maxNativeDepth {
		popFrame(t, f)
		return object.Empty(), t.RecursionError("")
	}
	t.Native++
	v, err := vm.run(t, f)
	t.Native--
	return v, err
}

// maxNativeDepth bounds the nesting of native code that calls back into Python;
// each level uses Go stack.
const maxNativeDepth = 20000

// Globals returns the innermost frame's globals (object.Engine).
func (vm *VM) Globals(t *object.Thread) *object.Dict {
	if f := currentFrame(t); f != nil {
		return f.globals
	}
	return nil
}

// runRaising runs a resumed generator's frame with exc raised where it stands.
func (vm *VM) runRaising(t *object.Thread, f *frame, exc object.Value) (object.Value, error) {
	f.raise = exc
	return vm.run(t, f)
}

// RunCode executes module-level code with the given namespaces; locals may be any
// mapping, empty for the globals themselves.
func (vm *VM) RunCode(t *object.Thread, code *object.Code, globals *object.Dict, locals object.Value, closure *object.Tuple) (object.Value, error) {
	if code.NArgs > 0 {
		// A function's code: it is called without arguments, and says what it misses.
		fn := t.NewPyFunction(code, globals)
		fn.Closure = closure
		return vm.CallFunction(t, fn, nil, nil)
	}
	if locals.IsEmpty() {
		locals = globals.Value()
	}
	builtins, err := vm.builtinsFor(t, globals)
	if err != nil {
		return object.Empty(), err
	}
	if t.Native >= maxNativeDepth {
		return object.Empty(), t.RecursionError("")
	}
	clear(windowAt(t.Top, int(code.NLocalsPlus)))
	f, err := pushFrame(t, code, t.Top)
	if err != nil {
		return object.Empty(), err
	}
	f.globals, f.builtins, f.locals = globals, builtins, locals
	f.sp = code.NLocalsPlus
	if closure != nil {
		f.fn = t.NewPyFunction(code, globals)
		f.fn.Closure = closure
	}
	if code.Flags&bytecode.Optimized != 0 {
		f.locals = object.Empty()
	}
	vm.makeReady(t, f)
	t.Native++
	v, err := vm.run(t, f)
	t.Native--
	return v, err
}

// builtinsFor returns the builtins namespace that code with these globals sees,
// and enters it there when it is missing.
func (vm *VM) builtinsFor(t *object.Thread, globals *object.Dict) (*object.Dict, error) {
	name := t.RT.Name(object.N__builtins__)
	b, err := globals.Get(t, name)
	if err != nil {
		return nil, err
	}
	switch b.Kind() {
	case object.KindDict:
		return b.AsDict(), nil
	case object.KindModule:
		return object.Cast[object.Module](b).Dict, nil
	case object.KindEmpty:
		if err := globals.Set(t, name, t.RT.Builtins.Value()); err != nil {
			return nil, err
		}
	}
	return t.RT.Builtins, nil
}

// Load makes a code object of bytecode, after verifying it.
func (vm *VM) Load(t *object.Thread, code *bytecode.Code) (*object.Code, error) {
	if err := bytecode.Verify(code); err != nil {
		return nil, t.SystemErrorf("%v", err)
	}
	return t.NewCode(code), nil
}
