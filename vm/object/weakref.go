package object

// WeakRef is a weak reference or a weak proxy.
//
//adder:heap
type WeakRef struct {
	Header
	Callback Value
	hash     int64
	// hidden is the object's address with all bits inverted, so that reading it
	// word by word does not keep the object alive; 0 once the object is dead.
	hidden uintptr
}

var weakRefSpec = TypeSpec{
	Name: "weakref.ReferenceType", Kind: KindWeakRef, Size: SizeOf[WeakRef](), Flags: TypeBase,
	Doc:   "",
	Slots: Slots{New: weakRefNew, Init: weakRefInit, Call: weakRefCall, Repr: weakRefRepr, Hash: weakRefHash, Compare: weakRefCompare},
	Methods: []Def{
		{Name: "__class_getitem__", Text: "($type, object, /)", Sig: "(object, /)", Doc: "See PEP 585", F2: ClassGetItem, Kind: DefClass},
	},
	Getters: []GetSet{{Name: "__callback__", Get: weakRefCallback}},
}

// Target returns the object referred to, or empty when it is dead.
func (r *WeakRef) Target() Value {
	if r.hidden == 0 {
		return Value{}
	}
	return Value{^r.hidden, 0}
}

// canWeak tells whether weak references to v may be made.
func (t *Thread) canWeak(v Value) bool {
	return v.IsObject() && t.TypeOf(v).flags&TypeHasWeak != 0
}

// newWeak makes a weak reference of type typ; callback may be empty.
func (t *Thread) newWeak(typ *Type, v, callback Value) (Value, error) {
	if !t.canWeak(v) {
		return Value{}, t.TypeErrorf("cannot create weak reference to '%s' object", t.TypeFullName(t.TypeOf(v)))
	}
	if callback.IsNone() {
		callback = Value{}
	}
	rt := t.RT
	head := rt.weakTable[v.t]
	if callback.IsEmpty() && head != nil && typ.flags&TypeHeap == 0 {
		for _, a := range head.refs { // one without a callback serves again
			r := (*WeakRef)(ptr(a))
			if r.typ == typ && r.Callback.IsEmpty() {
				return ValueOf(r), nil
			}
		}
	}
	r := (*WeakRef)(t.newInstance(typ))
	r.Callback = callback
	r.hidden = ^v.t
	if head = rt.weakTable[v.t]; head == nil {
		head = &weakHead{}
		rt.weakTable[v.t] = head
		rt.heap.SetWeak(v.Pointer())
		v.Header().flags |= FlagHasWeak
	}
	head.refs = append(head.refs, addrOf(r))
	rt.heap.SetRelease(ValueOf(r).Pointer())
	return ValueOf(r), nil
}

// WeakRefs returns the list of live weak references to v.
func (t *Thread) WeakRefs(v Value) *List {
	l := t.NewList(0)
	if head := t.RT.weakTable[v.t]; v.IsObject() && head != nil {
		for i := range head.refs {
			l.Append(t, FromPointer(ptr(head.refs[i])))
		}
	}
	return l
}

// NewWeakRef returns a weak reference to v.
func (t *Thread) NewWeakRef(v, callback Value) (Value, error) {
	return t.newWeak(t.RT.T.WeakRef, v, callback)
}

func weakRefNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 && cls == t.RT.T.WeakRef {
		return Value{}, t.TypeErrorf("%s() takes no keyword arguments", cls.NameString())
	}
	n := len(args) - kw.Len()
	if n < 1 || n > 2 {
		if cls == t.RT.T.WeakRef || n < 1 {
			return Value{}, t.expectedArgs("__new__", n, 1, 2)
		}
		n = 2
	}
	callback := Value{}
	if n == 2 {
		callback = args[1]
	}
	return t.newWeak(cls, args[0], callback)
}

func weakRefInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if n := len(args) - kw.Len(); n < 1 || n > 2 {
		return t.expectedArgs("__init__", n, 1, 2)
	}
	return nil
}

func weakRefCall(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("%s() takes no keyword arguments", t.TypeName(self))
	}
	if len(args) > 0 {
		return Value{}, t.TypeErrorf("%s expected 0 arguments, got %d", "__call__", len(args))
	}
	if v := Cast[WeakRef](self).Target(); !v.IsEmpty() {
		return v, nil
	}
	return None(), nil
}

func weakRefCallback(t *Thread, v Value) (Value, error) {
	if f := Cast[WeakRef](v).Callback; !f.IsEmpty() {
		return f, nil
	}
	return None(), nil
}

func weakRefRepr(t *Thread, self Value) (Value, error) {
	v := Cast[WeakRef](self).Target()
	at := "<" + "weakref at " + t.AddressString(self) + "; "
	if v.IsEmpty() {
		return t.NewStr(at + "dead>"), nil
	}
	name, err := t.GetAttrOptID(v, N__name__)
	if err != nil {
		return Value{}, err
	}
	text := at + "to '" + t.TypeFullName(t.TypeOf(v)) + "' at " + t.AddressString(v)
	if name.IsStr() {
		text += " (" + GoString(name) + ")"
	}
	return t.NewStr(text + ">"), nil
}

func weakRefHash(t *Thread, self Value) (int64, error) {
	r := Cast[WeakRef](self)
	if r.flags&FlagHashed != 0 {
		return r.hash, nil
	}
	v := r.Target()
	if v.IsEmpty() {
		return 0, t.TypeErrorf("weak object has gone away")
	}
	h, err := t.Hash(v)
	if err == nil {
		r.hash = h
		r.flags |= FlagHashed
	}
	return h, err
}

func weakRefCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || !b.isKind(KindWeakRef) || !t.IsType(b, t.RT.T.WeakRef) {
		return NotImplemented(), nil
	}
	x, y := Cast[WeakRef](a).Target(), Cast[WeakRef](b).Target()
	if x.IsEmpty() || y.IsEmpty() {
		return Bool((a == b) == (op == EQ)), nil
	}
	return t.RichCompare(x, y, op)
}
