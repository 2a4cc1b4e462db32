package builtins

import (
	"github.com/adder-vm/adder/vm/object"
)

// anextAwaitable is anext(iterator, default): what the iterator gives, or the
// default where it ends.
//
//adder:heap
type anextAwaitable struct {
	object.Header
	wrapped, def object.Value
	it           object.Value // what awaiting wrapped goes through, once begun
}

var anextKey = object.TypeKey{Name: "anext_awaitable"}

var anextSpec = object.TypeSpec{
	Name: "anext_awaitable", Kind: object.KindOpaque, Size: object.SizeOf[anextAwaitable](), Flags: object.TypeNoNew,
	Slots: object.Slots{Await: anextSelf, Iter: anextSelf, Next: anextNext},
	Methods: []object.Def{
		{Name: "send", F2: anextSend},
		{Name: "throw", FV: anextThrow, Min: 1, Max: 3},
		{Name: "close", F1: anextClose},
	},
}

func anext(t *object.Thread, args []object.Value) (object.Value, error) {
	f := t.TypeOf(args[0]).Slots().ANext
	if f == nil {
		return object.Empty(), t.TypeErrorf("'%s' object is not an async iterator", t.TypeName(args[0]))
	}
	v, err := f(t, args[0])
	if err != nil || len(args) == 1 {
		return v, err
	}
	typ := t.RT.Type(&anextKey)
	if typ == nil {
		typ = t.NewBuiltinType(&anextSpec, t.RT.T.Object)
		t.RT.RegisterType(&anextKey, typ)
	}
	a := object.New[anextAwaitable](t, typ)
	a.wrapped, a.def = v, args[1]
	return object.ValueOf(a), nil
}

func anextSelf(_ *object.Thread, v object.Value) (object.Value, error) { return v, nil }

// begin returns the iterator that drives the wrapped awaitable.
func (a *anextAwaitable) begin(t *object.Thread) (object.Value, error) {
	if !a.it.IsEmpty() {
		return a.it, nil
	}
	f := t.TypeOf(a.wrapped).Slots().Await
	if f == nil {
		if t.TypeOf(a.wrapped).Slots().Next == nil {
			return object.Empty(), t.TypeErrorf("object %s can't be used in 'await' expression", t.TypeName(a.wrapped))
		}
		a.it = a.wrapped
		return a.it, nil
	}
	it, err := f(t, a.wrapped)
	if err == nil {
		a.it = it
	}
	return it, err
}

// settle turns the end of the asynchronous iterator into the default.
func (a *anextAwaitable) settle(t *object.Thread, v object.Value, err error) (object.Value, error) {
	if err != nil && t.Matches(t.RT.T.Exc.StopAsyncIteration) {
		t.ClearError()
		return object.Empty(), t.StopIteration(a.def)
	}
	return v, err
}

func anextNext(t *object.Thread, v object.Value) (object.Value, error) {
	a := object.Cast[anextAwaitable](v)
	it, err := a.begin(t)
	if err != nil {
		return it, err
	}
	r, err := t.Next(it) // a value at its end stays where TakeReturnValue finds it
	return a.settle(t, r, err)
}

func (a *anextAwaitable) call(t *object.Thread, method string, args []object.Value) (object.Value, error) {
	it, err := a.begin(t)
	if err != nil {
		return it, err
	}
	r, err := t.CallMethod(it, t.InternString(method), args, nil)
	return a.settle(t, r, err)
}

func anextSend(t *object.Thread, v, sent object.Value) (object.Value, error) {
	w := t.Push(1)
	w[0] = sent
	r, err := object.Cast[anextAwaitable](v).call(t, "send", w)
	t.Pop(1)
	return r, err
}

func anextThrow(t *object.Thread, args []object.Value) (object.Value, error) {
	return object.Cast[anextAwaitable](args[0]).call(t, "throw", args[1:])
}

func anextClose(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[anextAwaitable](v).call(t, "close", nil)
}
