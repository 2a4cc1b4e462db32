package object

import (
	"strings"
	"unsafe"
)

// This file uses unsafe. It gives the engines and specialize what their inline
// caches read: numbers that say that nothing has changed, and the places of values
// that are then still right. Each function is small enough to be inlined into a
// function as large as an engine's loop.

// ShapeID returns the number of an instance's shape. For an object of a type
// without TypeHasDict it means something else.
func (h *Header) ShapeID() uint32 { return h.aux }

// SetShapeID moves an instance to another shape whose slots it has.
func (h *Header) SetShapeID(id uint32) { h.aux = id }

// InlineSlots returns how many slots of an instance's shape stand in its own memory.
func (h *Header) InlineSlots() uint16 { return h.aux16 }

// Slot returns the place of slot i of an instance in slot mode, wherever it is.
func (h *Header) Slot(i int) *Value { return h.slot(i) }

// At returns the Value off bytes into an object.
func (h *Header) At(off uint32) *Value { return (*Value)(unsafe.Add(unsafe.Pointer(h), off)) }

// AttrEpoch returns a number that changes when a class that may have instances
// gets something that comes before their own attributes: a data descriptor,
// another way to read or write attributes, other bases.
func (t *Thread) AttrEpoch() uint64 { return t.RT.attrEpoch }

// bumpEpoch ends the validity of all caches of instances' own attributes.
func (t *Thread) bumpEpoch() { t.RT.attrEpoch++ }

// shadowsInstances tells whether storing v under name in a class can change what
// reading an attribute that its instances themselves have gives.
func (t *Thread) shadowsInstances(name, v Value) bool {
	if s := StringOf(name); len(s) > 4 && s[:2] == "__" && s[len(s)-2:] == "__" {
		return true
	}
	return !v.IsEmpty() && t.TypeOf(v).slots.Set != nil
}

// KeysVersion returns the number that says which keys a dict has and where its
// values stand; 0 when nobody has asked since that changed. See AskKeysVersion.
func (d *Dict) KeysVersion() uint32 { return d.keysVer }

// AskKeysVersion is KeysVersion that gives the dict a number, which no other dict
// has or will have, when it has none.
func (d *Dict) AskKeysVersion(t *Thread) uint32 {
	if d.keysVer == 0 {
		t.RT.nextDictVersion++
		d.keysVer = t.RT.nextDictVersion
	}
	return d.keysVer
}

// IsView tells whether the dict is a view on an instance's slots.
func (d *Dict) IsView() bool { return d.owner != nil }

// Place returns the address of the value of an interned str key, 0 when the dict
// does not have it. The address is good as long as KeysVersion stays the same.
func (d *Dict) Place(t *Thread, name Value) uintptr {
	if d.table == nil || d.owner != nil {
		return 0
	}
	i, _ := d.findStr(t, name, strHash(t, name.str()))
	if i < 0 {
		return 0
	}
	return addrOf(&d.table.entry(i).val)
}

// ValueAt reads the Value at an address that Place gave.
func ValueAt(a uint64) Value { return *(*Value)(ptr(uintptr(a))) }

// FunctionVersion returns a number that changes when a function's code or defaults
// do, and that no other function has.
func (t *Thread) FunctionVersion(f *Function) uint32 {
	if f.Version == 0 {
		t.RT.nextFuncVersion++
		f.Version = t.RT.nextFuncVersion
	}
	return f.Version
}

// SetExtra hangs an object of the engine's on the code object, which keeps it alive.
func (c *Code) SetExtra(p unsafe.Pointer) { c.Extra = uintptr(p) }

// Data returns the address of a list's first item.
func (o *List) Data() unsafe.Pointer { return ptr(o.items) }

// Data returns the address of a tuple's first item.
func (o *Tuple) Data() unsafe.Pointer { return ptr(o.items) }

// Room tells whether a list has room for another item without growing.
func (o *List) Room() bool { return o.n < o.cap }

// Put appends to a list that has Room.
func (o *List) Put(v Value) {
	*(*Value)(ptr(o.items + uintptr(o.n)*ValueSize)) = v
	o.n++
}

// IsExactList tells whether v's type is list itself.
func (v Value) IsExactList() bool { return v.isKind(KindList) && v.Header().flags&FlagExact != 0 }

// IsExactTuple tells whether v's type is tuple itself.
func (v Value) IsExactTuple() bool { return v.isKind(KindTuple) && v.Header().flags&FlagExact != 0 }

// IsExactDict tells whether v's type is dict itself.
func (v Value) IsExactDict() bool { return v.isKind(KindDict) && v.Header().flags&FlagExact != 0 }

// IsType tells whether v is a class.
func (v Value) IsType() bool { return v.isKind(KindType) }

// CompareInts is x op y.
func CompareInts(x, y int64, op CompareOp) bool { return compareInts(x, y, op) }

// CompareFloats is x op y.
func CompareFloats(x, y float64, op CompareOp) bool { return compareFloats(x, y, op) }

// CompareStrs is a op b for two strs.
func CompareStrs(a, b Value, op CompareOp) bool {
	switch op {
	case EQ:
		return a == b || StringOf(a) == StringOf(b)
	case NE:
		return a != b && StringOf(a) != StringOf(b)
	}
	return compareInts(int64(strings.Compare(StringOf(a), StringOf(b))), 0, op)
}

// ConcatStrs is a + b for two exact strs.
func (t *Thread) ConcatStrs(a, b Value) Value {
	v, _ := strConcat(t, a, b) // cannot fail for strs
	return v
}

// CharAt is s[i] for a str of ASCII, empty when i is out of bounds or s is not
// ASCII.
func (t *Thread) CharAt(s Value, i int64) Value {
	o := s.str()
	if i < 0 {
		i += int64(o.n)
	}
	if o.flags&FlagASCII == 0 || uint64(i) >= uint64(o.n) {
		return Value{}
	}
	return t.RT.chars[bytesAt(o.data, o.n)[i]]
}

// DefAddr returns the address of a built-in's definition, which tells built-ins
// apart for good.
func (n *Native) DefAddr() uintptr { return uintptr(unsafe.Pointer(n.Def)) }

// IsBound tells whether Self is passed before the arguments.
func (n *Native) IsBound() bool { return n.bound }

// NewInstance allocates an instance of a class whose __new__ is object's.
func (t *Thread) NewInstance(typ *Type) Value {
	return Value{uintptr(t.newInstance(typ)), 0}
}

// TakeResult takes what an engine left in Result.
func (t *Thread) TakeResult() Value {
	v := t.Result
	t.Result = Value{}
	return v
}
