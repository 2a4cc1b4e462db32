package object

import "unsafe"

// This file uses unsafe to compare stack addresses and to allocate for packages
// that lay out objects of their own.

// NewObject allocates size zeroed bytes for an object of a kind whose struct
// another package defines; the struct begins with a Header.
func (t *Thread) NewObject(typ *Type, k Kind, size uintptr) unsafe.Pointer {
	p := t.alloc(typ, k, size)
	(*Header)(p).flags = FlagExact
	return p
}

// InHeap tells whether an address lies in an object rather than on a stack.
func (t *Thread) InHeap(p unsafe.Pointer) bool { return t.RT.heap.Contains(uintptr(p)) }

// IsTop tells whether args are the topmost slots of the value stack.
func (t *Thread) IsTop(args []Value) bool {
	return unsafe.Add(unsafe.Pointer(unsafe.SliceData(args)), uintptr(len(args))*ValueSize) == t.Top
}

// PendingError returns the error that stands for the pending exception.
func (t *Thread) PendingError() error { return errRaised }

// CurrentHandled returns the exception being handled (sys.exception), or empty.
func (t *Thread) CurrentHandled() Value {
	if !t.Handled.IsEmpty() {
		return t.Handled
	}
	return t.HandledOuter
}

// SetReturnValue keeps the value a generator returned, for TakeReturnValue.
func (t *Thread) SetReturnValue(v Value) { t.returned = v }

// TakeReturnValue returns what a generator whose Next was exhausted returned; None
// for any other iterator.
func (t *Thread) TakeReturnValue() Value {
	v := t.returned
	t.returned = Value{}
	if v.IsEmpty() {
		return None()
	}
	return v
}

// AsyncGenHooks returns the thread's hooks for asynchronous generators
// (sys.get_asyncgen_hooks): what is called before the first step of one, and when
// one is collected before its end; empty where there is none.
func (t *Thread) AsyncGenHooks() (first, final Value) { return t.asyncGenFirst, t.asyncGenFinal }

// SetAsyncGenHooks sets the hooks.
func (t *Thread) SetAsyncGenHooks(first, final Value) {
	t.asyncGenFirst, t.asyncGenFinal = first, final
}

// StopValue is the value of a StopIteration instance.
func (t *Thread) StopValue(exc Value) Value { return t.member(exc, stopIterationValue) }

// StopIterationValue raises StopIteration with a value, empty or None for none;
// unlike a call of the type it keeps a tuple whole.
func (t *Thread) StopIterationValue(v Value) error {
	if v.IsNone() {
		v = Value{}
	}
	exc, err := t.NewException(t.RT.T.Exc.StopIteration, v)
	if err != nil {
		return err
	}
	if !v.IsEmpty() {
		t.setMember(exc, stopIterationValue, v)
	}
	return t.RaiseValue(exc)
}

// LookupSpecialMethod finds a special method on v's type: unbound with bound true
// when it is a plain function, else bound to v; empty when there is none.
func (t *Thread) LookupSpecialMethod(v Value, id NameID) (m Value, bound bool, err error) {
	typ := t.TypeOf(v)
	d := t.LookupType(typ, t.RT.Name(id))
	if d.IsEmpty() {
		return d, false, nil
	}
	if isMethodDescriptor(t, d) {
		return d, true, nil
	}
	m, err = t.bindDescr(d, v, typ)
	return m, false, err
}

// TypeFullName is a type's name with its module unless that is builtins, as newer
// error texts show it.
func (t *Thread) TypeFullName(typ *Type) string {
	m := t.typeModule(typ)
	if m.IsStr() && StringOf(m) != "builtins" && StringOf(m) != "__main__" {
		return GoString(m) + "." + GoString(typ.QualName)
	}
	return GoString(typ.QualName)
}

// HasGetItem tells whether v is iterable by subscription.
func (t *Thread) HasGetItem(v Value) bool {
	typ := t.TypeOf(v)
	return typ.slots.GetItem != nil && typ.kind != KindDict
}

// IsDict tells whether v is a dict or an instance of a subclass.
func (v Value) IsDict() bool { return v.isKind(KindDict) }

// AsDict views a dict's struct.
func (v Value) AsDict() *Dict { return v.dict() }

// AsType views a type's struct.
func (v Value) AsType() *Type { return v.typ() }

// SetTypeAttr stores an attribute of a built-in type while it is being made.
func (t *Thread) SetTypeAttr(typ *Type, name string, v Value) error {
	typ.Dict.setStr(t, t.InternString(name), v)
	t.modified(typ)
	return nil
}
