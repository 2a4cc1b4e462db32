package vm

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take sizes.

// Asynchronous generators (PEP 525). What one yields to its consumer comes out of
// its frame wrapped, to tell it from what an await inside hands to the event loop;
// the awaitables that asend, athrow and aclose return drive the frame and unwrap.

var asyncGeneratorSpec = object.TypeSpec{
	Name: "async_generator", Kind: object.KindGenerator, Size: unsafe.Sizeof(Generator{}), Flags: object.TypeHasWeak,
	Slots: object.Slots{AIter: selfIter, ANext: asyncNext, Repr: generatorRepr, Del: generatorDel},
	Methods: []object.Def{
		{Name: "asend", Text: "($self, object, /)", Sig: "(self, value, /)", Doc: "Return an awaitable that sends a value into the generator.", F2: asyncSend},
		{Name: "athrow", Sig: "(self, type, value=None, traceback=None, /)", Doc: "Return an awaitable that raises an exception inside the generator.", FV: asyncThrow},
		{Name: "aclose", Sig: "(self, /)", Doc: "Return an awaitable that raises GeneratorExit inside the generator.", F1: asyncClose},
		{Name: "__class_getitem__", Text: "($type, object, /)", Sig: "(cls, item, /)", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Getters: []object.GetSet{
		{Name: "ag_frame", Get: generatorFrame},
		{Name: "ag_running", Get: asyncIsRunning},
		{Name: "ag_suspended", Get: generatorIsSuspended},
		{Name: "ag_code", Get: generatorCode},
		{Name: "ag_await", Get: generatorYieldFrom},
		{Name: "__name__", Get: generatorName, Set: generatorSetName},
		{Name: "__qualname__", Get: generatorQualName, Set: generatorSetQualName},
	},
}

var asyncSendSpec = asyncStepSpec("async_generator_asend")
var asyncThrowSpec = asyncStepSpec("async_generator_athrow")

func asyncStepSpec(name string) object.TypeSpec {
	return object.TypeSpec{
		Name: name, Kind: object.KindOpaque, Size: unsafe.Sizeof(asyncStep{}),
		Slots: object.Slots{Iter: selfIter, Await: selfIter, Next: stepNext},
		Methods: []object.Def{
			{Name: "send", Sig: "(self, value, /)", F2: stepSend},
			{Name: "throw", Sig: "(self, type, value=None, traceback=None, /)", FV: stepThrow},
			{Name: "close", Sig: "(self, /)", F1: stepClose},
		},
	}
}

var wrappedValueSpec = object.TypeSpec{
	Name: "async_generator_wrapped_value", Kind: object.KindOpaque, Size: unsafe.Sizeof(wrappedValue{}), Flags: object.TypeNoNew,
}

var wrappedValueKey = object.TypeKey{Name: "async_generator_wrapped_value"}

// wrappedValue is a value on its way from an asynchronous generator's yield to
// its consumer.
//
//adder:heap
type wrappedValue struct {
	object.Header
	value object.Value
}

func (vm *VM) makeAsyncTypes(t *object.Thread) {
	ts := &t.RT.T
	ts.AsyncGenerator = t.NewBuiltinType(&asyncGeneratorSpec, ts.Object)
	ts.AsyncGenASend = t.NewBuiltinType(&asyncSendSpec, ts.Object)
	ts.AsyncGenAThrow = t.NewBuiltinType(&asyncThrowSpec, ts.Object)
	t.RT.RegisterType(&wrappedValueKey, t.NewBuiltinType(&wrappedValueSpec, ts.Object))
}

// wrapAsyncValue wraps what an asynchronous generator yields to its consumer.
func wrapAsyncValue(t *object.Thread, v object.Value) object.Value {
	w := object.New[wrappedValue](t, t.RT.Type(&wrappedValueKey))
	w.value = v
	return object.ValueOf(w)
}

func isWrapped(t *object.Thread, v object.Value) bool {
	return v.Kind() == object.KindOpaque && t.TypeOf(v) == t.RT.Type(&wrappedValueKey)
}

type stepMode uint8

const (
	stepSends  stepMode = iota // asend, __anext__
	stepThrows                 // athrow
	stepCloses                 // aclose
)

type stepState uint8

const (
	stepNew stepState = iota
	stepIterating
	stepDone
)

// asyncStep is the awaitable that takes an asynchronous generator one step: to its
// next yield, or its end.
//
//adder:heap
type asyncStep struct {
	object.Header
	gen   object.Value
	arg   object.Value // what asend sends or athrow raises
	mode  stepMode
	state stepState
}

func newAsyncStep(t *object.Thread, gen, arg object.Value, mode stepMode) (object.Value, error) {
	if err := object.Cast[Generator](gen).callHooks(t, gen); err != nil {
		return object.Empty(), err
	}
	typ := t.RT.T.AsyncGenASend
	if mode != stepSends {
		typ = t.RT.T.AsyncGenAThrow
	}
	s := object.New[asyncStep](t, typ)
	s.gen, s.arg, s.mode = gen, arg, mode
	return object.ValueOf(s), nil
}

// callHooks calls the thread's firstiter hook before a generator's first step.
func (g *Generator) callHooks(t *object.Thread, gen object.Value) error {
	if g.hooked {
		return nil
	}
	g.hooked = true
	first, final := t.AsyncGenHooks()
	g.finalHook = final
	if first.IsEmpty() {
		return nil
	}
	_, err := t.Call1(first, gen)
	return err
}

func asyncNext(t *object.Thread, v object.Value) (object.Value, error) {
	return newAsyncStep(t, v, object.None(), stepSends)
}

func asyncSend(t *object.Thread, self, v object.Value) (object.Value, error) {
	return newAsyncStep(t, self, v, stepSends)
}

func asyncThrow(t *object.Thread, args []object.Value) (object.Value, error) {
	if !args[2].IsEmpty() {
		err := t.Warn(t.RT.T.Exc.DeprecationWarning, "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.", 1)
		if err != nil {
			return object.Empty(), err
		}
	}
	w := t.Push(3)
	w[0], w[1], w[2] = args[1], args[2], args[3]
	arg := t.NewTuple(w)
	t.Pop(3)
	return newAsyncStep(t, args[0], arg.Value(), stepThrows)
}

func asyncClose(t *object.Thread, self object.Value) (object.Value, error) {
	return newAsyncStep(t, self, object.Empty(), stepCloses)
}

func asyncIsRunning(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(object.Cast[Generator](v).asyncRun), nil
}

// outcome turns what the generator's frame gave into the step's: the value of a
// yield ends the step, that of an await goes on to the event loop.
func (s *asyncStep) outcome(t *object.Thread, g *Generator, r object.Value, done bool, err error) (object.Value, bool, error) {
	exc := &t.RT.T.Exc
	if done && err == nil {
		if stop, e := t.NewException(exc.StopAsyncIteration, object.Empty()); e != nil {
			err = e
		} else {
			err = t.RaiseValue(stop)
		}
	}
	if s.mode == stepCloses {
		switch {
		case err == nil && isWrapped(t, r):
			g.asyncRun = false
			s.state = stepDone
			return object.Empty(), false, t.RuntimeErrorf("async generator ignored GeneratorExit")
		case err == nil:
			return r, false, nil
		}
		g.asyncRun = false
		s.state = stepDone
		if t.Matches(exc.StopAsyncIteration) || t.Matches(exc.GeneratorExit) {
			t.ClearError()
			return object.None(), true, nil
		}
		return object.Empty(), false, err
	}
	if err != nil {
		if t.Matches(exc.StopAsyncIteration) || t.Matches(exc.GeneratorExit) {
			g.closing = true
		}
		g.asyncRun = false
		s.state = stepDone
		return object.Empty(), false, err
	}
	if isWrapped(t, r) {
		g.asyncRun = false
		s.state = stepDone
		return object.Cast[wrappedValue](r).value, true, nil
	}
	return r, false, nil
}

// begin checks that the step may run, and starts it.
func (s *asyncStep) begin(t *object.Thread, g *Generator) error {
	if s.state == stepDone {
		if s.mode == stepSends {
			return t.RuntimeErrorf("cannot reuse already awaited __anext__()/asend()")
		}
		return t.RuntimeErrorf("cannot reuse already awaited aclose()/athrow()")
	}
	if s.state == stepNew && g.asyncRun {
		s.state = stepDone
		what := [...]string{stepSends: "anext", stepThrows: "athrow", stepCloses: "aclose"}[s.mode]
		return t.RuntimeErrorf("%s(): asynchronous generator is already running", what)
	}
	return nil
}

// send takes the step on with a value from the event loop. done tells that the
// step has ended with the value r.
func (s *asyncStep) send(t *object.Thread, v object.Value) (r object.Value, done bool, err error) {
	g := object.Cast[Generator](s.gen)
	if s.mode != stepSends && s.state != stepDone && g.state == generatorFinished {
		s.state = stepDone
		return object.None(), true, nil
	}
	if err := s.begin(t, g); err != nil {
		return object.Empty(), false, err
	}
	first := s.state == stepNew
	if first && s.mode != stepSends {
		if g.closing {
			s.state = stepDone
			stop, err := t.NewException(t.RT.T.Exc.StopAsyncIteration, object.Empty())
			if err != nil {
				return object.Empty(), false, err
			}
			return object.Empty(), false, t.RaiseValue(stop)
		}
		if !v.IsNone() {
			return object.Empty(), false, t.RuntimeErrorf("can't send non-None value to a just-started coroutine")
		}
	}
	s.state = stepIterating
	g.asyncRun = true
	switch {
	case !first:
		r, done, err = g.send(t, v)
	case s.mode == stepSends:
		if v.IsNone() {
			v = s.arg
		}
		r, done, err = g.send(t, v)
	default:
		var exc object.Value
		if s.mode == stepCloses {
			g.closing = true
			exc, err = t.NewException(t.RT.T.Exc.GeneratorExit, object.Empty())
		} else {
			a := s.arg.AsTuple().Items()
			exc, err = throwArgument(t, a[0], a[1], a[2])
		}
		if err == nil {
			r, done, err = g.throwKeeping(t, exc)
		}
	}
	return s.outcome(t, g, r, done, err)
}

// throw raises an exception of the event loop's where the generator waits.
func (s *asyncStep) throw(t *object.Thread, exc object.Value) (r object.Value, done bool, err error) {
	g := object.Cast[Generator](s.gen)
	if err := s.begin(t, g); err != nil {
		return object.Empty(), false, err
	}
	s.state = stepIterating
	g.asyncRun = true
	r, done, err = g.throw(t, exc)
	return s.outcome(t, g, r, done, err)
}

func stepNext(t *object.Thread, v object.Value) (object.Value, error) {
	r, done, err := object.Cast[asyncStep](v).send(t, object.None())
	if done {
		t.SetReturnValue(r)
		return object.Empty(), nil
	}
	return r, err
}

func stepSend(t *object.Thread, self, v object.Value) (object.Value, error) {
	r, done, err := object.Cast[asyncStep](self).send(t, v)
	return finish(t, r, done, err)
}

func stepThrow(t *object.Thread, args []object.Value) (object.Value, error) {
	exc, err := throwArgument(t, args[1], args[2], args[3])
	if err != nil {
		return object.Empty(), err
	}
	r, done, err := object.Cast[asyncStep](args[0]).throw(t, exc)
	return finish(t, r, done, err)
}

func stepClose(t *object.Thread, self object.Value) (object.Value, error) {
	s := object.Cast[asyncStep](self)
	if s.state == stepDone {
		return object.None(), nil
	}
	e := &t.RT.T.Exc
	exc, err := t.NewException(e.GeneratorExit, object.Empty())
	if err != nil {
		return object.Empty(), err
	}
	_, done, err := s.throw(t, exc)
	switch {
	case err == nil && !done:
		return object.Empty(), t.RuntimeErrorf("coroutine ignored GeneratorExit")
	case err == nil:
		return object.None(), nil
	case t.Matches(e.StopIteration) || t.Matches(e.StopAsyncIteration) || t.Matches(e.GeneratorExit):
		t.ClearError()
		return object.None(), nil
	}
	return object.Empty(), err
}

// throwKeeping is throw without closing, on GeneratorExit, the iterator that the
// generator delegates to: aclose lets the awaited coroutine handle it.
func (g *Generator) throwKeeping(t *object.Thread, exc object.Value) (object.Value, bool, error) {
	if y := g.yieldFrom(); g.state == generatorSuspended && !y.IsEmpty() {
		return g.throwInto(t, y, exc, false)
	}
	return g.throw(t, exc)
}

// warnUnawaited warns of a coroutine that nobody awaited. Module warnings knows how
// to tell where it was made; without that module a plain warning has to do.
func warnUnawaited(t *object.Thread, coro object.Value) error {
	warnings, err := Of(t).Import(t, t.InternString("warnings"), nil, object.None(), 0)
	if err == nil {
		var f object.Value
		if f, err = t.GetAttrString(warnings, "_warn_unawaited_coroutine"); err == nil {
			_, err = t.Call1(f, coro)
			return err
		}
	}
	t.ClearError()
	name := object.GoString(object.Cast[Generator](coro).qualName)
	return t.Warn(t.RT.T.Exc.RuntimeWarning, "coroutine '"+name+"' was never awaited", 1)
}

// generatorDel ends a generator that is collected before it has finished, and
// warns of a coroutine that nobody awaited.
func generatorDel(t *object.Thread, self object.Value) error {
	g := object.Cast[Generator](self)
	switch {
	case g.state == generatorFinished || g.state == generatorRunning:
		return nil
	case g.kind == asyncGenerator && !g.finalHook.IsEmpty() && !g.closing:
		_, err := t.Call1(g.finalHook, self)
		return err
	case g.state == generatorCreated:
		if g.kind == coroutine && g.frame.code.Flags&bytecode.Coroutine != 0 {
			return warnUnawaited(t, self)
		}
		return nil
	}
	_, err := g.close(t)
	return err
}
