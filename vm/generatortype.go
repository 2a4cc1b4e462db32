package vm

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take a struct's size.

var generatorSpec = object.TypeSpec{
	Name: "generator", Kind: object.KindGenerator, Size: unsafe.Sizeof(Generator{}), Flags: object.TypeHasWeak,
	Slots: object.Slots{Iter: selfIter, Next: generatorNext, Repr: generatorRepr, Del: generatorDel},
	Methods: []object.Def{
		{Name: "send", Text: "($self, object, /)", Sig: "(self, value, /)", Doc: "Send a value into the generator and return what it yields next.", F2: generatorSend},
		{Name: "throw", Sig: "(self, type, value=None, traceback=None, /)", Doc: "Raise an exception inside the generator.", FV: generatorThrow},
		{Name: "close", Sig: "(self, /)", Doc: "Raise GeneratorExit inside the generator.", F1: generatorClose},
		{Name: "__class_getitem__", Text: "($type, object, /)", Sig: "(cls, item, /)", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Getters: []object.GetSet{
		{Name: "gi_frame", Get: generatorFrame},
		{Name: "gi_running", Get: generatorIsRunning},
		{Name: "gi_suspended", Get: generatorIsSuspended},
		{Name: "gi_code", Get: generatorCode},
		{Name: "gi_yieldfrom", Get: generatorYieldFrom},
		{Name: "__name__", Get: generatorName, Set: generatorSetName},
		{Name: "__qualname__", Get: generatorQualName, Set: generatorSetQualName},
	},
}

var coroutineSpec = object.TypeSpec{
	Name: "coroutine", Kind: object.KindGenerator, Size: unsafe.Sizeof(Generator{}), Flags: object.TypeHasWeak,
	Slots: object.Slots{Await: coroutineAwait, Repr: generatorRepr, Del: generatorDel},
	Methods: []object.Def{
		{Name: "send", Text: "($self, object, /)", Sig: "(self, value, /)", Doc: "Send a value into the coroutine and return what it yields next.", F2: generatorSend},
		{Name: "throw", Sig: "(self, type, value=None, traceback=None, /)", Doc: "Raise an exception inside the coroutine.", FV: generatorThrow},
		{Name: "close", Sig: "(self, /)", Doc: "Raise GeneratorExit inside the coroutine.", F1: generatorClose},
		{Name: "__class_getitem__", Text: "($type, object, /)", Sig: "(cls, item, /)", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Getters: []object.GetSet{
		{Name: "cr_frame", Get: generatorFrame},
		{Name: "cr_running", Get: generatorIsRunning},
		{Name: "cr_suspended", Get: generatorIsSuspended},
		{Name: "cr_code", Get: generatorCode},
		{Name: "cr_await", Get: generatorYieldFrom},
		{Name: "cr_origin", Get: coroutineOrigin},
		{Name: "__name__", Get: generatorName, Set: generatorSetName},
		{Name: "__qualname__", Get: generatorQualName, Set: generatorSetQualName},
	},
}

// coroutineWrapperSpec is the iterator that a coroutine's __await__ returns.
var coroutineWrapperSpec = object.TypeSpec{
	Name: "coroutine_wrapper", Kind: object.KindOpaque, Size: unsafe.Sizeof(coroutineWrapper{}),
	Slots: object.Slots{Iter: selfIter, Next: wrapperNext},
	Methods: []object.Def{
		{Name: "send", Sig: "(self, object, /)", F2: wrapperSend},
		{Name: "throw", Sig: "(self, type, value=None, traceback=None, /)", FV: wrapperThrow},
		{Name: "close", Sig: "(self, /)", F1: wrapperClose},
	},
}

//adder:heap
type coroutineWrapper struct {
	object.Header
	coroutine object.Value
}

func selfIter(t *object.Thread, v object.Value) (object.Value, error) { return v, nil }

// finish turns the end of a send into what a method returns: StopIteration when
// the generator returned.
func finish(t *object.Thread, r object.Value, done bool, err error) (object.Value, error) {
	if err != nil || !done {
		return r, err
	}
	if r.IsNone() {
		r = object.Empty()
	}
	return object.Empty(), t.StopIterationValue(r)
}

// generatorNext is __next__; a returned value is left for TakeReturnValue.
func generatorNext(t *object.Thread, v object.Value) (object.Value, error) {
	r, done, err := object.Cast[Generator](v).send(t, object.None())
	if done {
		t.SetReturnValue(r)
		return object.Empty(), nil
	}
	return r, err
}

func generatorSend(t *object.Thread, self, v object.Value) (object.Value, error) {
	r, done, err := object.Cast[Generator](self).send(t, v)
	return finish(t, r, done, err)
}

func generatorThrow(t *object.Thread, args []object.Value) (object.Value, error) {
	if !args[2].IsEmpty() || !args[3].IsEmpty() {
		const text = "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead."
		if err := t.Warn(t.RT.T.Exc.DeprecationWarning, text, 1); err != nil {
			return object.Empty(), err
		}
	}
	exc, err := throwArgument(t, args[1], args[2], args[3])
	if err != nil {
		return object.Empty(), err
	}
	r, done, err := object.Cast[Generator](args[0]).throw(t, exc)
	return finish(t, r, done, err)
}

// throwArgument makes the exception that throw(type, value, traceback) raises.
func throwArgument(t *object.Thread, typ, val, tb object.Value) (object.Value, error) {
	if !tb.IsEmpty() && !tb.IsNone() && tb.Kind() != object.KindTraceback {
		return object.Empty(), t.TypeErrorf("throw() third argument must be a traceback object")
	}
	var exc object.Value
	switch {
	case typ.Kind() == object.KindType && object.Cast[object.Type](typ).HasFlag(object.TypeExceptionSub):
		cls := object.Cast[object.Type](typ)
		switch {
		case t.IsType(val, cls):
			exc = val
		case val.IsEmpty() || val.IsNone():
			v, err := t.Call0(typ)
			if err != nil {
				return v, err
			}
			exc = v
		case val.IsTuple():
			v, err := t.Call(typ, val.AsTuple().Items(), nil)
			if err != nil {
				return v, err
			}
			exc = v
		default:
			v, err := t.Call1(typ, val)
			if err != nil {
				return v, err
			}
			exc = v
		}
	case typ.IsException():
		if !val.IsEmpty() && !val.IsNone() {
			return object.Empty(), t.TypeErrorf("instance exception may not have a separate value")
		}
		exc = typ
	default:
		return object.Empty(), t.TypeErrorf("exceptions must be classes or instances deriving from BaseException, not %s", t.TypeName(typ))
	}
	if !tb.IsEmpty() && !tb.IsNone() {
		exc.AsException().Traceback = tb
	}
	return exc, nil
}

func generatorClose(t *object.Thread, self object.Value) (object.Value, error) {
	return object.Cast[Generator](self).close(t)
}

func generatorRepr(t *object.Thread, v object.Value) (object.Value, error) {
	g := object.Cast[Generator](v)
	kind := [...]string{"generator", "coroutine", "async_generator"}[g.kind]
	return t.NewStr("<" + kind + " object " + object.StringOf(g.qualName) + " at " + t.AddressString(v) + ">"), nil
}

func generatorFrame(t *object.Thread, v object.Value) (object.Value, error) {
	g := object.Cast[Generator](v)
	switch g.state {
	case generatorFinished:
		return object.None(), nil
	case generatorRunning:
		return frameObject(t, &g.frame).value(), nil
	}
	return frameObject(t, &g.frame).value(), nil
}

func generatorIsRunning(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(object.Cast[Generator](v).state == generatorRunning), nil
}

func generatorIsSuspended(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(object.Cast[Generator](v).state == generatorSuspended), nil
}

func generatorCode(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Generator](v).frame.code.Value(), nil
}

func generatorYieldFrom(t *object.Thread, v object.Value) (object.Value, error) {
	if y := object.Cast[Generator](v).yieldFrom(); !y.IsEmpty() {
		return y, nil
	}
	return object.None(), nil
}

func coroutineOrigin(t *object.Thread, v object.Value) (object.Value, error) {
	if o := object.Cast[Generator](v).origin; !o.IsEmpty() {
		return o, nil
	}
	return object.None(), nil
}

func generatorName(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Generator](v).name, nil
}

func generatorSetName(t *object.Thread, v, value object.Value) error {
	if !value.IsStr() {
		return t.TypeErrorf("__name__ must be set to a string object")
	}
	object.Cast[Generator](v).name = value
	return nil
}

func generatorQualName(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Generator](v).qualName, nil
}

func generatorSetQualName(t *object.Thread, v, value object.Value) error {
	if !value.IsStr() {
		return t.TypeErrorf("__qualname__ must be set to a string object")
	}
	object.Cast[Generator](v).qualName = value
	return nil
}

func coroutineAwait(t *object.Thread, v object.Value) (object.Value, error) {
	w := object.New[coroutineWrapper](t, t.RT.T.CoroutineWrapper)
	w.coroutine = v
	return object.ValueOf(w), nil
}

func wrapperNext(t *object.Thread, v object.Value) (object.Value, error) {
	return generatorNext(t, object.Cast[coroutineWrapper](v).coroutine)
}

func wrapperSend(t *object.Thread, self, v object.Value) (object.Value, error) {
	return generatorSend(t, object.Cast[coroutineWrapper](self).coroutine, v)
}

func wrapperThrow(t *object.Thread, args []object.Value) (object.Value, error) {
	args[0] = object.Cast[coroutineWrapper](args[0]).coroutine
	return generatorThrow(t, args)
}

func wrapperClose(t *object.Thread, self object.Value) (object.Value, error) {
	return generatorClose(t, object.Cast[coroutineWrapper](self).coroutine)
}

// getYieldFromIter is the iterator that a yield from runs: a coroutine may only be
// delegated to from another one.
func getYieldFromIter(t *object.Thread, f *frame, v object.Value) (object.Value, error) {
	if g := asGenerator(v); g != nil {
		if g.kind == coroutine {
			if f.code.Flags&(bytecode.Coroutine|bytecode.IterableCoroutine) == 0 {
				return object.Empty(), t.TypeErrorf("cannot 'yield from' a coroutine object in a non-coroutine generator")
			}
			return v, nil
		}
		if g.kind == plainGenerator {
			return v, nil
		}
	}
	return t.Iter(v)
}

// getAwaitable is the iterator behind an await (PEP 492); where says what awaits.
func getAwaitable(t *object.Thread, v object.Value, where int) (object.Value, error) {
	it, err := awaitable(t, v)
	if err != nil && t.Matches(t.RT.T.Exc.TypeError) && t.TypeOf(v).Slots().Await == nil {
		switch where {
		case 1:
			t.ClearError()
			return object.Empty(), t.TypeErrorf("'async with' received an object from __aenter__ that does not implement __await__: %s", t.TypeName(v))
		case 2:
			t.ClearError()
			return object.Empty(), t.TypeErrorf("'async with' received an object from __aexit__ that does not implement __await__: %s", t.TypeName(v))
		}
	}
	if err != nil {
		return it, err
	}
	if g := asGenerator(it); g != nil && g.kind == coroutine && !g.yieldFrom().IsEmpty() {
		return object.Empty(), t.RuntimeErrorf("coroutine is being awaited already")
	}
	return it, nil
}

// awaitable returns a coroutine itself, or the iterator of v's __await__.
func awaitable(t *object.Thread, v object.Value) (object.Value, error) {
	if g := asGenerator(v); g != nil {
		if g.kind == coroutine || g.kind == plainGenerator && g.frame.code.Flags&bytecode.IterableCoroutine != 0 {
			return v, nil
		}
	}
	f := t.TypeOf(v).Slots().Await
	if f == nil {
		return object.Empty(), t.TypeErrorf("'%s' object can't be awaited", t.TypeName(v))
	}
	it, err := f(t, v)
	if err != nil {
		return it, err
	}
	if g := asGenerator(it); g != nil && (g.kind == coroutine || g.frame.code.Flags&bytecode.IterableCoroutine != 0) {
		return object.Empty(), t.TypeErrorf("__await__() returned a coroutine")
	}
	if t.TypeOf(it).Slots().Next == nil {
		return object.Empty(), t.TypeErrorf("__await__() returned non-iterator of type '%s'", t.TypeName(it))
	}
	return it, nil
}

func getAIter(t *object.Thread, v object.Value) (object.Value, error) {
	f := t.TypeOf(v).Slots().AIter
	if f == nil {
		return object.Empty(), t.TypeErrorf("'async for' requires an object with __aiter__ method, got %s", t.TypeName(v))
	}
	it, err := f(t, v)
	if err != nil {
		return it, err
	}
	if t.TypeOf(it).Slots().ANext == nil {
		return object.Empty(), t.TypeErrorf("'async for' received an object from __aiter__ that does not implement __anext__: %s", t.TypeName(it))
	}
	return it, nil
}

func getANext(t *object.Thread, it object.Value) (object.Value, error) {
	f := t.TypeOf(it).Slots().ANext
	if f == nil {
		return object.Empty(), t.TypeErrorf("'async for' requires an iterator with __anext__ method, got %s", t.TypeName(it))
	}
	next, err := f(t, it)
	if err != nil {
		return next, err
	}
	if asGenerator(it) != nil { // its __anext__ makes an iterator already
		return next, nil
	}
	a, err := awaitable(t, next)
	if err != nil {
		exc := t.TakeError()
		err = t.TypeErrorf("'async for' received an invalid object from __anext__: %s", t.TypeName(next))
		p := t.Pending().AsException()
		p.Cause, p.Context, p.Suppress = exc, exc, true
		return object.Empty(), err
	}
	return a, nil
}
