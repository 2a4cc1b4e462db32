package object

// Call calls any object with arguments in vectorcall form: positional arguments
// followed by the values of the keyword arguments whose names kw holds, in order;
// kw is nil for none. args must stand on the value stack or in the heap
// (Thread.Push), and is only read.
func (t *Thread) Call(f Value, args []Value, kw *Tuple) (Value, error) {
	switch f.Kind() {
	case KindFunction:
		return t.RT.Engine.CallFunction(t, f.function(), args, kw)
	case KindNative:
		return t.callNative(f.native(), args, kw)
	case KindMethod:
		m := f.method()
		w := t.Push(len(args) + 1)
		w[0] = m.Self
		copy(w[1:], args)
		v, err := t.Call(m.Func, w, kw)
		t.Pop(len(w))
		return v, err
	}
	typ := t.TypeOf(f)
	if typ.slots.Call == nil {
		return Value{}, t.TypeErrorf("'%s' object is not callable", t.TypeName(f))
	}
	if err := t.EnterNative(); err != nil {
		return Value{}, err
	}
	v, err := typ.slots.Call(t, f, args, kw)
	t.LeaveNative()
	return v, err
}

// maxNative bounds nested native calls, each of which uses Go stack.
const maxNative = 20000

// EnterNative counts an entry into native code that may call back without bound
// and raises RecursionError when the nesting is too deep. LeaveNative ends it.
func (t *Thread) EnterNative() error {
	if t.Native >= maxNative {
		return t.RecursionError("")
	}
	t.Native++
	return nil
}

// LeaveNative undoes EnterNative.
func (t *Thread) LeaveNative() { t.Native-- }

// RecursionError raises RecursionError; doing, when not empty, says what was
// going on (" while calling a Python object").
func (t *Thread) RecursionError(doing string) error {
	return t.Raisef(t.RT.T.Exc.RecursionError, "maximum recursion depth exceeded%s", doing)
}

// Call0 calls f without arguments.
func (t *Thread) Call0(f Value) (Value, error) { return t.Call(f, nil, nil) }

// Call1 calls f with one argument.
func (t *Thread) Call1(f, a Value) (Value, error) {
	w := t.Push(1)
	w[0] = a
	v, err := t.Call(f, w, nil)
	t.Pop(1)
	return v, err
}

// Call2 calls f with two arguments.
func (t *Thread) Call2(f, a, b Value) (Value, error) {
	w := t.Push(2)
	w[0], w[1] = a, b
	v, err := t.Call(f, w, nil)
	t.Pop(2)
	return v, err
}

// Call3 calls f with three arguments.
func (t *Thread) Call3(f, a, b, c Value) (Value, error) {
	w := t.Push(3)
	w[0], w[1], w[2] = a, b, c
	v, err := t.Call(f, w, nil)
	t.Pop(3)
	return v, err
}

// CallDict calls f with positional arguments and a dict of keyword arguments,
// which may be nil.
func (t *Thread) CallDict(f Value, args []Value, kw *Dict) (Value, error) {
	if kw == nil || kw.Len(t) == 0 {
		return t.Call(f, args, nil)
	}
	n := kw.Len(t)
	names := t.NewTupleN(n)
	w := t.Push(len(args) + n)
	copy(w, args)
	pos, i := 0, 0
	for {
		k, v, ok := kw.Next(t, &pos)
		if !ok {
			break
		}
		if !k.IsStr() {
			t.Pop(len(w))
			return Value{}, t.TypeErrorf("keywords must be strings")
		}
		names.Items()[i] = k
		w[len(args)+i] = v
		i++
	}
	v, err := t.Call(f, w, names)
	t.Pop(len(w))
	return v, err
}

// LoadMethod looks up an attribute to be called: when it is found as a function
// of obj's class it is returned unbound with bound true, and the caller passes obj
// as the first argument; no bound method is made.
func (t *Thread) LoadMethod(obj, name Value) (f Value, bound bool, err error) {
	typ := t.TypeOf(obj)
	if typ.flags&TypeOwnGetAttr != 0 || typ.kind == KindType || typ.kind == KindModule || typ.slots.GetAttr == nil || !typ.genericGetAttr() {
		f, err = t.GetAttr(obj, name)
		return f, false, err
	}
	d := t.LookupType(typ, name)
	if d.IsEmpty() || !isMethodDescriptor(t, d) {
		f, err = t.GetAttr(obj, name)
		return f, false, err
	}
	if typ.flags&TypeHasDict != 0 {
		if v := t.instanceGet(obj.Header(), name); !v.IsEmpty() {
			return v, false, nil
		}
	}
	return d, true, nil
}

// isMethodDescriptor tells whether binding d to an object and calling it equals
// calling d with the object first.
func isMethodDescriptor(t *Thread, d Value) bool {
	switch d.Kind() {
	case KindFunction:
		return true
	case KindNative:
		n := d.native()
		return n.typ == t.RT.T.MethodDescr
	case KindSlotWrapper:
		return true
	}
	return false
}

// CallMethod calls the method name of obj with arguments in vectorcall form.
func (t *Thread) CallMethod(obj, name Value, args []Value, kw *Tuple) (Value, error) {
	f, bound, err := t.LoadMethod(obj, name)
	if err != nil {
		return Value{}, err
	}
	if !bound {
		return t.Call(f, args, kw)
	}
	w := t.Push(len(args) + 1)
	w[0] = obj
	copy(w[1:], args)
	v, err := t.Call(f, w, kw)
	t.Pop(len(w))
	return v, err
}

// CallMethod0 calls a method without arguments.
func (t *Thread) CallMethod0(obj Value, id NameID) (Value, error) {
	return t.CallMethod(obj, t.RT.Name(id), nil, nil)
}

// CallMethod1 calls a method with one argument.
func (t *Thread) CallMethod1(obj Value, id NameID, a Value) (Value, error) {
	w := t.Push(1)
	w[0] = a
	v, err := t.CallMethod(obj, t.RT.Name(id), w, nil)
	t.Pop(1)
	return v, err
}

// LookupSpecial finds a special method on v's type and binds it to v; the result
// is empty when the type has none.
func (t *Thread) LookupSpecial(v Value, id NameID) (Value, error) {
	typ := t.TypeOf(v)
	d := t.LookupType(typ, t.RT.Name(id))
	if d.IsEmpty() {
		return d, nil
	}
	return t.bindDescr(d, v, typ)
}

// CallSpecial1 calls a special method found on a's type with a as the receiver;
// found is false when there is none.
func (t *Thread) CallSpecial(v Value, id NameID, args ...Value) (res Value, found bool, err error) {
	typ := t.TypeOf(v)
	d := t.LookupType(typ, t.RT.Name(id))
	if d.IsEmpty() {
		return d, false, nil
	}
	n := len(args)
	if isMethodDescriptor(t, d) {
		w := t.Push(n + 1)
		w[0] = v
		for i := range args {
			w[i+1] = args[i]
		}
		res, err = t.Call(d, w, nil)
		t.Pop(n + 1)
		return res, true, err
	}
	f, err := t.bindDescr(d, v, typ)
	if err != nil {
		return Value{}, true, err
	}
	w := t.Push(n)
	copy(w, args)
	res, err = t.Call(f, w, nil)
	t.Pop(n)
	return res, true, err
}

// bindDescr applies d.__get__(obj, typ) when d is a descriptor.
func (t *Thread) bindDescr(d, obj Value, typ *Type) (Value, error) {
	if g := t.TypeOf(d).slots.Get; g != nil {
		return g(t, d, obj, typ)
	}
	return d, nil
}

// NewMethod returns the bound method of f and self.
func (t *Thread) NewMethod(f, self Value) Value {
	m := (*Method)(t.alloc(t.RT.T.Method, KindMethod, methodSize))
	m.flags = FlagExact
	m.Func, m.Self = f, self
	return m.Value()
}
