package object

import "unsafe"

// Kind says which struct lies over an object's memory. Instances of a subclass
// have the kind of the built-in type whose struct they extend.
type Kind uint8

// The kinds. Those below kindHeap are immediates.
const (
	KindEmpty Kind = iota
	KindInt        // an int of 64 bits
	KindFloat
	KindBool
	KindNone
	KindEllipsis
	KindNotImplemented

	kindHeap Kind = iota + 9

	KindBigInt   // int beyond 64 bits, or instance of a subclass of int
	KindFloatObj // instance of a subclass of float
	KindComplex
	KindStr
	KindBytes
	KindByteArray
	KindTuple
	KindList
	KindDict
	KindSet // set and frozenset
	KindSlice
	KindRange
	KindType
	KindInstance // no built-in part
	KindFunction
	KindNative // built-in function, method or method descriptor
	KindMethod // bound method
	KindCode
	KindCell
	KindGenerator // generator, coroutine, asynchronous generator
	KindFrame     // frame object
	KindTraceback
	KindModule
	KindException
	KindProperty
	KindClassMethod
	KindStaticMethod
	KindMember // member descriptor: a Value slot at an offset
	KindGetSet
	KindSlotWrapper
	KindSuper
	KindMappingProxy
	KindDictView // keys, values or items
	KindListIter
	KindTupleIter
	KindRangeIter
	KindStrIter
	KindDictIter
	KindSetIter
	KindSeqIter // iterator over __getitem__
	KindCallIter
	KindEnumerate
	KindZip
	KindMap
	KindFilter
	KindReversed
	KindMemoryView
	KindWeakRef

	KindOpaque    // traced conservatively, word by word: layouts of native modules
	KindValues    // a block of Values, part of another object
	KindDictTable // a dict's or set's entries and index
	KindShape
	KindLimbs // leaf data of another object
)

// Flag is a bit of an object's header.
type Flag uint8

// The flags.
const (
	// FlagExact marks an instance of exactly the built-in type of its kind.
	FlagExact Flag = 1 << iota
	// FlagASCII marks a str whose code points are all below 128.
	FlagASCII
	// FlagInterned marks a str in the table of interned strings.
	FlagInterned
	// FlagHasWeak marks an object with weak references to it.
	FlagHasWeak
	// FlagSlots marks an object with Value slots behind its kind's struct: those
	// of __slots__, or of a shape.
	FlagSlots
	// FlagHashed marks an object whose cached hash is valid.
	FlagHashed
	// FlagFinalized marks an object whose __del__ has run.
	FlagFinalized
	// FlagFrozen marks a frozenset.
	FlagFrozen
)

// Header begins every object.
type Header struct {
	typ   *Type
	kind  Kind
	flags Flag
	aux16 uint16 // number of inline slots of an instance
	aux   uint32 // shape of an instance; free for other kinds
}

// HeaderSize is the size of a Header in bytes.
const HeaderSize = unsafe.Sizeof(Header{})

// Type returns the object's type.
func (h *Header) Type() *Type { return h.typ }

// Kind returns the kind of the object's layout.
func (h *Header) Kind() Kind { return h.kind }

// Interned tells whether a str is in the table of interned ones.
func (h *Header) Interned() bool { return h.flags&FlagInterned != 0 }

// Exact tells whether the object's type is exactly the built-in type of its kind.
func (h *Header) Exact() bool { return h.flags&FlagExact != 0 }

// Has tells whether any of the flags is set.
func (h *Header) Has(f Flag) bool { return h.flags&f != 0 }

// Set sets flags.
func (h *Header) Set(f Flag) { h.flags |= f }

// Clear clears flags.
func (h *Header) Clear(f Flag) { h.flags &^= f }

// Value returns the object as a Value.
func (h *Header) Value() Value { return Value{uintptr(unsafe.Pointer(h)), 0} }
