package bytecode

import "math/big"

// Opcode is the number of an instruction of CPython 3.14. Numbers above 255 are
// pseudo-instructions, which only the compiler's intermediate forms hold.
type Opcode uint16

// Flags are the bits of co_flags.
type Flags uint32

// The bits of co_flags (inspect's CO_ constants and the __future__ features).
const (
	Optimized         Flags = 0x1
	NewLocals         Flags = 0x2
	VarArgs           Flags = 0x4
	VarKeywords       Flags = 0x8
	Nested            Flags = 0x10
	Generator         Flags = 0x20
	Coroutine         Flags = 0x80
	IterableCoroutine Flags = 0x100
	AsyncGenerator    Flags = 0x200
	FutureDivision    Flags = 0x20000
	FutureAbsImport   Flags = 0x40000
	FutureWith        Flags = 0x80000
	FuturePrint       Flags = 0x100000
	FutureUnicode     Flags = 0x200000
	FutureBarryAsBDFL Flags = 0x400000
	FutureStopIter    Flags = 0x800000
	FutureAnnotations Flags = 0x1000000
	HasDocstring      Flags = 0x4000000
	Method            Flags = 0x8000000
	NoMonitoring      Flags = 0x2000000
)

// LocalKind says what a name of LocalsPlusNames is (co_localspluskinds).
type LocalKind uint8

// The bits of a LocalKind.
const (
	KindArgPos LocalKind = 0x02
	KindArgKw  LocalKind = 0x04
	KindArgVar LocalKind = 0x08
	KindHidden LocalKind = 0x10
	KindLocal  LocalKind = 0x20
	KindCell   LocalKind = 0x40
	KindFree   LocalKind = 0x80
)

// Code is the plain data of a code object: every field that marshal writes.
// Strings are UTF-8 in which lone surrogates stand as three-byte sequences.
type Code struct {
	ArgCount        int // positional arguments, positional-only included
	PosOnlyArgCount int
	KwOnlyArgCount  int
	StackSize       int
	Flags           Flags
	Code            []byte // co_code: two-byte units, cache entries included
	Consts          []Const
	Names           []string
	LocalsPlusNames []string
	LocalsPlusKinds []LocalKind
	Filename        string
	Name            string
	QualName        string
	FirstLine       int
	LineTable       []byte
	ExceptionTable  []byte
}

// Const is a constant of a code object: None, Ellipsis, a Bool, Int, *BigInt,
// Float, Complex, Str, Bytes, Tuple, FrozenSet, *Slice or *Code. Marshal data at
// large also holds StopIteration, *List, *Dict and *Set.
//
// Constants are shared, not copied: what reads them may keep them but not change
// them, and data from outside can make a Tuple, *Slice or *List hold itself.
type Const interface{ isConst() }

type (
	// NoneType is the type of None.
	NoneType struct{}
	// EllipsisType is the type of Ellipsis.
	EllipsisType struct{}
	// Bool is True or False.
	Bool bool
	// Int is an int that fits 64 bits.
	Int int64
	// BigInt is an int that does not fit 64 bits.
	BigInt struct{ big.Int }
	// Float is a float; NaNs and zeros are told apart by their bits.
	Float float64
	// Complex is a complex number.
	Complex complex128
	// Str is a str, in WTF-8.
	Str string
	// Bytes is a bytes object.
	Bytes string
	// Tuple is a tuple of constants.
	Tuple []Const
	// FrozenSet is a frozenset of constants, in the order the compiler made it.
	FrozenSet []Const
	// Slice is a slice of constants; absent parts are NoneType.
	Slice struct{ Start, Stop, Step Const }
	// StopIterationType is the type of StopIteration, the exception's class.
	StopIterationType struct{}
	// List is a list, which may hold itself.
	List struct{ Elems []Const }
	// Dict is a dict: as many values as keys, in order. A key may occur again, as
	// in marshal data; the last value counts.
	Dict struct{ Keys, Values []Const }
	// Set is a set, in which an element may occur again.
	Set struct{ Elems []Const }
)

func (NoneType) isConst()          {}
func (EllipsisType) isConst()      {}
func (Bool) isConst()              {}
func (Int) isConst()               {}
func (*BigInt) isConst()           {}
func (Float) isConst()             {}
func (Complex) isConst()           {}
func (Str) isConst()               {}
func (Bytes) isConst()             {}
func (Tuple) isConst()             {}
func (FrozenSet) isConst()         {}
func (*Slice) isConst()            {}
func (*Code) isConst()             {}
func (StopIterationType) isConst() {}
func (*List) isConst()             {}
func (*Dict) isConst()             {}
func (*Set) isConst()              {}

// The constants that have one value.
var (
	None          = NoneType{}
	Ellipsis      = EllipsisType{}
	StopIteration = StopIterationType{}
)
