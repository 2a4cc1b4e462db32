package object

// This file uses unsafe. Its invariants: each struct below lies over the memory
// of an object of its kind, which is at least as large; every cast is made after
// a check of the kind (or on memory just allocated for it). Slices made here view
// heap memory and are good as long as the object that owns the memory lives.

import (
	"math/big"
	"unsafe"
)

// BigInt is an int beyond 64 bits, or an instance of a subclass of int of any size.
//
//adder:heap
type BigInt struct {
	Header
	neg   bool
	n     int32   // limbs in use; the highest is not zero
	limbs uintptr // little endian; inside the object when exact
}

// FloatObj is an instance of a subclass of float.
//
//adder:heap
type FloatObj struct {
	Header
	f float64
}

// Complex is a complex number.
//
//adder:heap
type Complex struct {
	Header
	c complex128
}

// Str is a str: UTF-8 in which lone surrogates stand as three bytes each.
//
//adder:heap
type Str struct {
	Header
	hash  uint64
	n     int     // code points
	nb    int     // bytes
	data  uintptr // the bytes; inside the object when exact
	index uintptr // for a str that is not ASCII: offsets of code points, or 0
}

// Bytes is a bytes object.
//
//adder:heap
type Bytes struct {
	Header
	hash uint64
	n    int
	data uintptr
}

// ByteArray is a bytearray.
//
//adder:heap
type ByteArray struct {
	Header
	n, cap  int
	data    uintptr // leaf block
	exports int     // buffers given out: no resize while any
}

// Tuple is a tuple.
//
//adder:heap
type Tuple struct {
	Header
	n     int
	items uintptr // inside the object when exact
}

// List is a list.
//
//adder:heap
type List struct {
	Header
	n, cap int
	items  uintptr // first Value of a values block, or 0
}

// valuesBlock heads a block of Values that belongs to another object.
//
//adder:heap
type valuesBlock struct {
	Header
}

// Instance is an object whose attributes a shape describes: the fixed part of an
// instance of a class without built-in base.
//
//adder:heap
type Instance struct {
	Header
}

// Slice is a slice object.
//
//adder:heap
type Slice struct {
	Header
	Start, Stop, Step Value
}

// Range is a range object; its parts are ints of any size.
//
//adder:heap
type Range struct {
	Header
	Start, Stop, Step, Len Value
}

// Cell is a cell of a closure.
//
//adder:heap
type Cell struct {
	Header
	V Value
}

// Method is a bound method.
//
//adder:heap
type Method struct {
	Header
	Func, Self Value
}

// Module is a module object.
//
//adder:heap
type Module struct {
	Header
	Dict *Dict
}

// Function is a Python function.
//
//adder:heap
type Function struct {
	Header
	Code        *Code
	Globals     *Dict
	Builtins    *Dict
	Defaults    *Tuple // nil when there are none
	KwDefaults  *Dict
	Closure     *Tuple
	Name        Value
	QualName    Value
	Doc         Value
	Module      Value
	Annotations Value
	Annotate    Value
	TypeParams  Value
	Dict        *Dict
	Version     uint32 // changes with Code, Defaults, KwDefaults; 0 when never asked for
}

// Property is a property.
//
//adder:heap
type Property struct {
	Header
	Get, SetF, Del, Doc, Name Value
	docFromGetter             bool
}

// Wrapper is a classmethod or a staticmethod.
//
//adder:heap
type Wrapper struct {
	Header
	Func Value
	Dict *Dict
}

// Alloc gives zeroed memory for an object of type typ and kind k; size is that of
// the kind's struct, and the type's slots, if it has any, come on top.
// begin sets what every object has. Types lie outside Go's heap, as objects do:
// stored as a word, the pointer costs no write barrier.
func (h *Header) begin(typ *Type, k Kind) {
	*(*uintptr)(unsafe.Pointer(&h.typ)) = uintptr(unsafe.Pointer(typ))
	h.kind = k
}

func (t *Thread) alloc(typ *Type, k Kind, size uintptr) unsafe.Pointer {
	p := t.RT.heap.TryAlloc(size)
	if p == nil {
		if p = t.RT.heap.Alloc(size); p == nil {
			p = t.outOfMemory(size)
		}
	}
	(*Header)(p).begin(typ, k)
	return p
}

func (t *Thread) allocLeaf(typ *Type, k Kind, size uintptr) unsafe.Pointer {
	p := t.RT.heap.TryAllocLeaf(size)
	if p == nil {
		if p = t.RT.heap.AllocLeaf(size); p == nil {
			p = t.outOfMemory(size)
		}
	}
	(*Header)(p).begin(typ, k)
	return p
}

// New allocates an instance of typ, or of a subclass of the built-in type that T
// is the struct of, with room for its slots. The kind is the type's. T must begin
// with a Header.
func New[T any](t *Thread, typ *Type) *T {
	return (*T)(t.newInstance(typ))
}

// Cast views v as the struct T; the caller has checked its type.
func Cast[T any](v Value) *T { return (*T)(ptr(v.t)) }

// ValueOf returns the Value of a heap struct that begins with a Header.
func ValueOf[T any](p *T) Value {
	if p == nil {
		return Value{}
	}
	return Value{uintptr(unsafe.Pointer(p)), 0}
}

// valuesAt views n Values at address a.
func valuesAt(a uintptr, n int) []Value {
	if n == 0 {
		return nil
	}
	return unsafe.Slice((*Value)(ptr(a)), n)
}

// bytesAt views n bytes at address a.
func bytesAt(a uintptr, n int) []byte {
	if n == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(ptr(a)), n)
}

// stringAt views n bytes at address a as a string.
func stringAt(a uintptr, n int) string {
	if n == 0 {
		return ""
	}
	return unsafe.String((*byte)(ptr(a)), n)
}

func valueAt(a uintptr) *Value { return (*Value)(ptr(a)) }

func addrOf[T any](p *T) uintptr { return uintptr(unsafe.Pointer(p)) }

func (v Value) str() *Str             { return (*Str)(ptr(v.t)) }
func (v Value) bigInt() *BigInt       { return (*BigInt)(ptr(v.t)) }
func (v Value) bytes() *Bytes         { return (*Bytes)(ptr(v.t)) }
func (v Value) tuple() *Tuple         { return (*Tuple)(ptr(v.t)) }
func (v Value) list() *List           { return (*List)(ptr(v.t)) }
func (v Value) dict() *Dict           { return (*Dict)(ptr(v.t)) }
func (v Value) typ() *Type            { return (*Type)(ptr(v.t)) }
func (v Value) function() *Function   { return (*Function)(ptr(v.t)) }
func (v Value) native() *Native       { return (*Native)(ptr(v.t)) }
func (v Value) method() *Method       { return (*Method)(ptr(v.t)) }
func (v Value) exception() *Exception { return (*Exception)(ptr(v.t)) }

// Value conversions of the structs used most.
func (o *Str) Value() Value       { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Bytes) Value() Value     { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Tuple) Value() Value     { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *List) Value() Value      { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Dict) Value() Value      { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Type) Value() Value      { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Function) Value() Value  { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Native) Value() Value    { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Method) Value() Value    { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Exception) Value() Value { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Code) Value() Value      { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Cell) Value() Value      { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *Module) Value() Value    { return Value{uintptr(unsafe.Pointer(o)), 0} }
func (o *BigInt) Value() Value    { return Value{uintptr(unsafe.Pointer(o)), 0} }

// outOfMemory is called when the heap's limit is reached.
func (t *Thread) outOfMemory(size uintptr) unsafe.Pointer {
	panic(memoryError{})
}

// memoryError unwinds native code when the heap's limit is reached; the engine
// turns it into MemoryError where native code was entered.
type memoryError struct{}

func wordsAt(a uintptr, n int) []big.Word {
	if n == 0 {
		return nil
	}
	return unsafe.Slice((*big.Word)(ptr(a)), n)
}

// extensionAt is the place of an instance's extension word.
func extensionAt(a uintptr) **extension { return (**extension)(ptr(a)) }

func (h *Header) ext() *extension { return *extensionAt(addrOf(h) + uintptr(h.typ.fixedEnd)) }
