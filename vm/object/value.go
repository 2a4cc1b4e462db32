package object

// This file uses unsafe. Its invariants: a Value whose first word is above tagMax
// holds the address of an object in a VM's heap, which begins with a Header;
// such objects never move, and live as long as a Value naming them stands where
// the collector looks (doc.go, "The one rule").

import (
	"math"
	"unsafe"
)

// Value is a Python value: two words without any Go pointer. The first is a tag
// or an object's address, the second the payload of an immediate and zero for an
// object, so that two Values are the same object exactly when they are ==.
//
// The zero Value is the empty slot: no Python value at all.
type Value struct {
	t uintptr
	n uint64
}

// ValueSize is the size of a Value in bytes.
const ValueSize = unsafe.Sizeof(Value{})

// The tags of immediates equal their Kind.
const (
	tagEmpty          = uintptr(KindEmpty)
	tagInt            = uintptr(KindInt)
	tagFloat          = uintptr(KindFloat)
	tagBool           = uintptr(KindBool)
	tagNone           = uintptr(KindNone)
	tagEllipsis       = uintptr(KindEllipsis)
	tagNotImplemented = uintptr(KindNotImplemented)
	tagMax            = 63
)

// Int returns the int i.
func Int(i int64) Value { return Value{tagInt, uint64(i)} }

// Float returns the float f.
func Float(f float64) Value { return Value{tagFloat, math.Float64bits(f)} }

// Bool returns True or False.
func Bool(b bool) Value {
	if b {
		return Value{tagBool, 1}
	}
	return Value{tagBool, 0}
}

// True returns True.
func True() Value { return Value{tagBool, 1} }

// False returns False.
func False() Value { return Value{tagBool, 0} }

// None returns None.
func None() Value { return Value{tagNone, 0} }

// Ellipsis returns Ellipsis.
func Ellipsis() Value { return Value{tagEllipsis, 0} }

// NotImplemented returns NotImplemented.
func NotImplemented() Value { return Value{tagNotImplemented, 0} }

// Empty returns the empty slot.
func Empty() Value { return Value{} }

// IsEmpty tells whether v is the empty slot.
func (v Value) IsEmpty() bool { return v.t == tagEmpty }

// IsInt tells whether v is an immediate int; ints beyond 64 bits, instances of
// subclasses of int, and bools are not.
func (v Value) IsInt() bool { return v.t == tagInt }

// IsFloat tells whether v is an immediate float (any exact float is).
func (v Value) IsFloat() bool { return v.t == tagFloat }

// IsBool tells whether v is True or False.
func (v Value) IsBool() bool { return v.t == tagBool }

// IsNone tells whether v is None.
func (v Value) IsNone() bool { return v.t == tagNone }

// IsNotImplemented tells whether v is NotImplemented.
func (v Value) IsNotImplemented() bool { return v.t == tagNotImplemented }

// IsIntOrBool tells whether v is an immediate int or a bool; AsInt then gives
// its number.
func (v Value) IsIntOrBool() bool { return v.t == tagInt || v.t == tagBool }

// IsTrue tells whether v is True itself.
func (v Value) IsTrue() bool { return v.t == tagBool && v.n != 0 }

// IsFalse tells whether v is False itself.
func (v Value) IsFalse() bool { return v.t == tagBool && v.n == 0 }

// AsInt returns the number of an immediate int or bool.
func (v Value) AsInt() int64 { return int64(v.n) }

// AsFloat returns the number of an immediate float.
func (v Value) AsFloat() float64 { return math.Float64frombits(v.n) }

// AsBool returns the truth of a bool.
func (v Value) AsBool() bool { return v.n != 0 }

// IsObject tells whether v is an object in the heap.
func (v Value) IsObject() bool { return v.t > tagMax }

// Addr returns the address of an object's memory.
func (v Value) Addr() uintptr { return v.t }

// Payload returns the second word, for hashing and id of immediates.
func (v Value) Payload() uint64 { return v.n }

// Kind returns the kind of v's layout.
func (v Value) Kind() Kind {
	if v.t > tagMax {
		return (*Header)(ptr(v.t)).kind
	}
	return Kind(v.t)
}

// Header returns the header of an object.
func (v Value) Header() *Header { return (*Header)(ptr(v.t)) }

// Pointer returns the address of an object as a pointer.
func (v Value) Pointer() unsafe.Pointer { return ptr(v.t) }

// FromPointer returns the Value of the object at p.
func FromPointer(p unsafe.Pointer) Value { return Value{uintptr(p), 0} }

// ptr turns an address in the VM's heap into a pointer. The compiler takes the
// result for non-nil: a must not be 0 where somebody compares it with nil.
func ptr(a uintptr) unsafe.Pointer { return unsafe.Add(unsafe.Pointer(nil), a) }

// isKind is true when v is an object of the kind.
func (v Value) isKind(k Kind) bool { return v.t > tagMax && (*Header)(ptr(v.t)).kind == k }
