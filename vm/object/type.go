package object

import "unsafe"

// TypeFlag is a bit of a type's flags.
type TypeFlag uint32

// The type flags.
const (
	TypeHeap           TypeFlag = 1 << iota // made by a class statement or type()
	TypeBase                                // may be subclassed
	TypeReady                               // slots inherited, MRO set
	TypeHasDict                             // instances have a shape and a __dict__
	TypeHasWeak                             // instances may be weakly referenced
	TypeAbstract                            // has abstract methods
	TypeSequence                            // matches sequence patterns
	TypeMapping                             // matches mapping patterns
	TypeIntSub                              // subclass of int
	TypeStrSub                              // subclass of str
	TypeTupleSub                            // subclass of tuple
	TypeListSub                             // subclass of list
	TypeDictSub                             // subclass of dict
	TypeBytesSub                            // subclass of bytes
	TypeTypeSub                             // subclass of type
	TypeExceptionSub                        // subclass of BaseException
	TypeImmutable                           // attributes cannot be set
	TypeNoNew                               // cannot be instantiated by a call
	TypeHasFinalizer                        // defines __del__
	TypeGenericNew                          // __new__ is object's
	TypeOwnGetAttr                          // defines __getattribute__ or __getattr__
	TypeGenericGetAttr                      // GetAttr is GenericGetAttr
	TypeGenericSetAttr                      // SetAttr is GenericSetAttr
)

// Type is a type object.
//
//adder:heap
type Type struct {
	Header
	Name     Value // str
	QualName Value // str
	Dict     *Dict
	MRO      *Tuple
	Bases    *Tuple
	Base     *Type

	flags   TypeFlag
	version uint32 // tag of the current state of everything a lookup can see; never 0
	kind    Kind   // of instances
	exact   bool   // instances carry FlagExact
	inline  uint16 // inline slots given to the next instance
	// Instances: the kind's struct, then Value slots of __slots__ from slotsStart
	// to fixedEnd, then, with TypeHasDict, the extension word at fixedEnd and
	// shape slots behind it.
	slotsStart uint32
	fixedEnd   uint32

	rootShape  *Shape
	dictShape  *Shape
	subclasses *List // see subclasses.go
	module     *Module
	doc        Value
	serial     uint32
	textSig    Value // __text_signature__ of a built-in type, or empty

	slots Slots
}

// UnaryFunc and the following are the signatures of type slots. They are always
// top-level functions: a slot lives in the VM's heap, where Go's collector would
// not see a closure.
type (
	UnaryFunc   func(t *Thread, v Value) (Value, error)
	BinaryFunc  func(t *Thread, a, b Value) (Value, error)
	TernaryFunc func(t *Thread, a, b, c Value) (Value, error)
	// CallFunc gets positional arguments followed by the values of the keyword
	// arguments whose names kw holds (nil for none).
	CallFunc    func(t *Thread, self Value, args []Value, kw *Tuple) (Value, error)
	NewFunc     func(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error)
	InitFunc    func(t *Thread, self Value, args []Value, kw *Tuple) error
	HashFunc    func(t *Thread, v Value) (int64, error)
	BoolFunc    func(t *Thread, v Value) (bool, error)
	LenFunc     func(t *Thread, v Value) (int, error)
	ContainFunc func(t *Thread, v, item Value) (bool, error)
	CompareFunc func(t *Thread, a, b Value, op CompareOp) (Value, error)
	// SetFunc stores; an empty value deletes.
	SetFunc     func(t *Thread, self, name, value Value) error
	DescrGetter func(t *Thread, descr, obj Value, typ *Type) (Value, error)
	VoidFunc    func(t *Thread, self Value) error
	BufferFunc  func(t *Thread, self Value) (Buffer, error)
)

// CompareOp is a rich comparison.
type CompareOp uint8

// The rich comparisons, numbered as in COMPARE_OP.
const (
	LT CompareOp = iota
	LE
	EQ
	NE
	GT
	GE
)

var compareSymbols = [...]string{"<", "<=", "==", "!=", ">", ">="}
var compareNames = [...]NameID{N__lt__, N__le__, N__eq__, N__ne__, N__gt__, N__ge__}

// String returns the operator.
func (op CompareOp) String() string { return compareSymbols[op] }

// Swapped returns the comparison with operands exchanged.
func (op CompareOp) Swapped() CompareOp { return [...]CompareOp{GT, GE, EQ, NE, LT, LE}[op] }

// BinaryOp is a binary operation, numbered as in BINARY_OP.
type BinaryOp uint8

// The binary operations. In-place ones are at OpInplace plus these.
const (
	OpAdd BinaryOp = iota
	OpAnd
	OpFloorDiv
	OpLShift
	OpMatMul
	OpMul
	OpMod
	OpOr
	OpPow
	OpRShift
	OpSub
	OpTrueDiv
	OpXor
	numBinary
	OpInplace   = numBinary
	OpSubscript = 26
)

// String returns the operator.
func (op BinaryOp) String() string {
	switch {
	case op == OpPow:
		return "**"
	case op < OpInplace:
		return binarySymbols[op]
	case op < 2*OpInplace:
		return symbolInplace(op - OpInplace)
	case op == OpSubscript:
		return "[]"
	}
	return "?"
}

// Slots are a type's operations; nil where it has none. An operation that both
// operands' types may answer returns NotImplemented to pass.
type Slots struct {
	New     NewFunc
	Init    InitFunc
	Call    CallFunc
	Repr    UnaryFunc
	Str     UnaryFunc
	Hash    HashFunc
	Compare CompareFunc
	GetAttr BinaryFunc // (self, name)
	SetAttr SetFunc

	Get DescrGetter
	Set SetFunc // (descr, obj, value)

	Iter UnaryFunc
	Next UnaryFunc // an empty Value and no error when exhausted

	Bool   BoolFunc
	Int    UnaryFunc
	Index  UnaryFunc
	Float  UnaryFunc
	Neg    UnaryFunc
	Pos    UnaryFunc
	Abs    UnaryFunc
	Invert UnaryFunc
	Pow    TernaryFunc // with a modulus; two-operand power is Binary[OpPow]
	DivMod BinaryFunc

	Binary  [numBinary]BinaryFunc
	Inplace [numBinary]BinaryFunc

	// Sequence concatenation and repetition, tried by + and * after Binary.
	Concat        BinaryFunc
	Repeat        BinaryFunc // (self, count)
	InplaceConcat BinaryFunc
	InplaceRepeat BinaryFunc

	Len      LenFunc
	GetItem  BinaryFunc // subscription
	SetItem  SetFunc    // (self, key, value); empty value deletes
	Contains ContainFunc

	Await UnaryFunc
	AIter UnaryFunc
	ANext UnaryFunc

	Del VoidFunc

	// Buffer shows the memory of an object to memoryview and whatever takes
	// bytes-like objects.
	Buffer BufferFunc
	// ReleaseBuffer hears that a view of that memory is used no more.
	ReleaseBuffer func(t *Thread, self, view Value) error
}

// Slots returns the type's operations.
func (typ *Type) Slots() *Slots { return &typ.slots }

// Flags returns the type's flags.
func (typ *Type) Flags() TypeFlag { return typ.flags }

// HasFlag tells whether any of the flags is set.
func (typ *Type) HasFlag(f TypeFlag) bool { return typ.flags&f != 0 }

// InstanceKind returns the kind of the type's instances.
func (typ *Type) InstanceKind() Kind { return typ.kind }

// Version returns the tag of the type's state; it changes whenever a lookup
// through the type could give another answer, and is never used again.
func (typ *Type) Version() uint32 { return typ.version }

// TypeOf returns v's type.
func (t *Thread) TypeOf(v Value) *Type {
	if v.t > tagMax {
		return (*Header)(ptr(v.t)).typ
	}
	return t.RT.immediate[v.t&15]
}

// TypeName returns the name of v's type as error texts show it: that of a built-in
// type with its module, unless that is builtins.
func (t *Thread) TypeName(v Value) string { return t.typeFullName(t.TypeOf(v)) }

// NameString returns the type's name in Go's memory.
func (typ *Type) NameString() string { return GoString(typ.Name) }

// IsSubtype tells whether typ is sup or derives from it, by the MRO.
func (typ *Type) IsSubtype(sup *Type) bool {
	if typ == sup {
		return true
	}
	if typ.MRO == nil {
		for b := typ.Base; b != nil; b = b.Base {
			if b == sup {
				return true
			}
		}
		return false
	}
	s := uintptr(unsafe.Pointer(sup))
	for _, m := range typ.MRO.Items() {
		if m.t == s {
			return true
		}
	}
	return false
}

// IsInstance tells whether v is an instance of typ or of a subclass, by v's real
// type; __class__ and __instancecheck__ are not asked (see Thread.IsInstance).
func (t *Thread) IsType(v Value, typ *Type) bool { return t.TypeOf(v).IsSubtype(typ) }

// instanceSize is the number of bytes for an instance with the inline slots the
// type now gives.
func (typ *Type) instanceSize() uintptr {
	n := uintptr(typ.fixedEnd)
	if typ.flags&TypeHasDict != 0 {
		n += extSize + uintptr(typ.inline)*ValueSize
	}
	return n
}

func (t *Thread) newInstance(typ *Type) unsafe.Pointer {
	p := t.alloc(typ, typ.kind, typ.instanceSize())
	h := (*Header)(p)
	if typ.exact {
		h.flags = FlagExact
	}
	if typ.flags&(TypeHasDict|TypeHasFinalizer) != 0 || typ.slotsStart != typ.fixedEnd {
		h.flags |= FlagSlots
		if typ.flags&TypeHasDict != 0 {
			h.aux16 = typ.inline
			h.aux = typ.shape(t).id
		}
		if typ.flags&TypeHasFinalizer != 0 {
			t.RT.heap.SetFinalizer(p)
		}
	}
	return p
}

// Lookup finds name, an interned str, along the MRO; the result is empty when no
// class of it has the name. It does not raise.
func (t *Thread) LookupType(typ *Type, name Value) Value {
	c := &t.RT.typeCache[(uintptr(typ.version)*31+name.t>>4)%typeCacheSize]
	if c.version == typ.version && c.name == name.t {
		return c.v
	}
	var found Value
	for _, m := range typ.MRO.Items() {
		if v := m.typ().Dict.getInterned(t, name); !v.IsEmpty() {
			found = v
			break
		}
	}
	if name.Header().flags&FlagInterned != 0 {
		c.version, c.name, c.v = typ.version, name.t, found
	}
	return found
}

// LookupName is LookupType for a well-known name.
func (t *Thread) LookupName(typ *Type, id NameID) Value { return t.LookupType(typ, t.RT.Name(id)) }

// modified gives typ and all its subclasses new versions: call it after anything
// a lookup through the type can see has changed.
func (t *Thread) modified(typ *Type) {
	t.RT.nextVersion++
	typ.version = t.RT.nextVersion
	for i := 0; i < typ.subclassCount(); i++ {
		t.modified(typ.subclassAt(i))
	}
}

const typeCacheSize = 4096

// typeCacheEntry remembers one lookup. Versions are never used again, so an entry
// of a dead type can never match; entries keep nothing alive.
//
//adder:heap
type typeCacheEntry struct {
	version uint32
	name    uintptr
	v       Value
}

// Serial returns the type's own number, given when it was made and never used
// again: it stands for the type where a reference would keep it alive.
func (typ *Type) Serial() int64 { return int64(typ.serial) }

// SetCollection makes instances match sequence or mapping patterns, not both.
func (typ *Type) SetCollection(f TypeFlag) {
	typ.flags = typ.flags&^(TypeSequence|TypeMapping) | f
}

// SetCollectionBelow is SetCollection for a class made in Python and its
// subclasses.
func (typ *Type) SetCollectionBelow(f TypeFlag) {
	if typ.flags&TypeImmutable != 0 || typ.flags&(TypeSequence|TypeMapping) == f {
		return
	}
	typ.SetCollection(f)
	for i := 0; i < typ.subclassCount(); i++ {
		typ.subclassAt(i).SetCollectionBelow(f)
	}
}
