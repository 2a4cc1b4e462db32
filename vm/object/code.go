package object

import (
	"math/big"
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
)

// Code is a code object: the plain data of vm/bytecode as Python objects and heap
// memory, in the form the engines run.
//
//adder:heap
type Code struct {
	Header
	Name, QualName, Filename Value // str
	Consts, Names            *Tuple
	LocalsPlusNames          *Tuple
	Flags                    bytecode.Flags
	ArgCount                 int32 // positional parameters, positional-only included
	PosOnlyArgCount          int32
	KwOnlyArgCount           int32
	NLocalsPlus              int32
	NLocals                  int32
	NCells                   int32
	NFree                    int32
	StackSize                int32
	FirstLine                int32
	NArgs                    int32 // parameters of every kind

	Bytes          *Bytes // co_code
	LineTable      *Bytes
	ExceptionTable *Bytes
	Kinds          *Bytes // a bytecode.LocalKind for each of LocalsPlusNames

	// Handle leads to the code's plain data (*bytecode.Code) in Go's memory, or is 0;
	// see Data.
	Handle uint32
	// Version changes never; it tells code objects apart in caches.
	Version uint32
	// Extra is the engine's own heap block for this code, or 0.
	Extra uintptr
	// caches keeps what inline caches of the engine's code refer to.
	caches *List
}

// NewCode makes a code object. The data must have been verified before it runs.
func (t *Thread) NewCode(c *bytecode.Code) *Code {
	if t.RT.NoDebugRanges {
		lines := *c
		lines.LineTable = c.WithoutColumns()
		c = &lines
	}
	o := (*Code)(t.alloc(t.RT.T.Code, KindCode, codeSize))
	o.flags = FlagExact
	o.Name = t.InternString(c.Name)
	o.QualName = t.InternString(c.QualName)
	o.Filename = t.InternString(c.Filename)
	o.Names = t.internTuple(c.Names)
	o.LocalsPlusNames = t.internTuple(c.LocalsPlusNames)
	o.Consts = t.NewTupleN(len(c.Consts))
	for i, k := range c.Consts {
		v := t.FromConst(k)
		o.Consts.Items()[i] = v
	}
	o.Flags = c.Flags
	o.ArgCount, o.PosOnlyArgCount, o.KwOnlyArgCount = int32(c.ArgCount), int32(c.PosOnlyArgCount), int32(c.KwOnlyArgCount)
	o.NLocalsPlus = int32(len(c.LocalsPlusNames))
	for _, k := range c.LocalsPlusKinds {
		if k&bytecode.KindLocal != 0 {
			o.NLocals++
		}
		if k&bytecode.KindCell != 0 {
			o.NCells++
		}
		if k&bytecode.KindFree != 0 {
			o.NFree++
		}
	}
	o.NArgs = o.ArgCount + o.KwOnlyArgCount
	if c.Flags&bytecode.VarArgs != 0 {
		o.NArgs++
	}
	if c.Flags&bytecode.VarKeywords != 0 {
		o.NArgs++
	}
	o.StackSize = int32(c.StackSize)
	o.FirstLine = int32(c.FirstLine)
	o.Bytes = t.NewBytesObject(string(c.Code))
	o.LineTable = t.NewBytesObject(string(c.LineTable))
	o.ExceptionTable = t.NewBytesObject(string(c.ExceptionTable))
	kinds := make([]byte, len(c.LocalsPlusKinds))
	for i, k := range c.LocalsPlusKinds {
		kinds[i] = byte(k)
	}
	o.Kinds = t.NewBytesObject(string(kinds))
	o.Handle = t.RT.heap.NewHandle(c)
	t.RT.nextFuncVersion++
	o.Version = t.RT.nextFuncVersion
	t.RT.heap.SetRelease(o.Value().Pointer())
	return o
}

// KeepCache keeps an object that an inline cache of the code refers to.
func (c *Code) KeepCache(t *Thread, p unsafe.Pointer) {
	if c.caches == nil {
		c.caches = t.NewList(0)
	}
	c.caches.Append(t, FromPointer(p))
}

// Data returns the code's plain data. A code object that came with an image has
// none before somebody asks: it is then made of the object's parts.
func (c *Code) Data(rt *Runtime) *bytecode.Code {
	if c.Handle == 0 {
		c.Handle = rt.heap.NewHandle(c.plain(rt.current))
	}
	return rt.heap.Handle(c.Handle).(*bytecode.Code)
}

// Loops tells whether the code jumps backwards anywhere.
func (c *Code) Loops() bool {
	code := bytesAt(c.Bytes.data, c.Bytes.n)
	for i := 0; i < len(code); i += 2 { // cache entries are zero
		if bytecode.Opcode(code[i]).BackwardJump() {
			return true
		}
	}
	return false
}

// HandlerAt returns the entry of the exception table that covers the instruction at
// a byte offset.
func (c *Code) HandlerAt(offset int) (bytecode.ExceptionEntry, bool) {
	return bytecode.HandlerAt(bytesAt(c.ExceptionTable.data, c.ExceptionTable.n), offset)
}

// plain makes a code object's plain data.
func (c *Code) plain(t *Thread) *bytecode.Code {
	b := &bytecode.Code{
		Name: GoString(c.Name), QualName: GoString(c.QualName), Filename: GoString(c.Filename),
		Names: goStrings(c.Names), LocalsPlusNames: goStrings(c.LocalsPlusNames),
		Flags: c.Flags, ArgCount: int(c.ArgCount), PosOnlyArgCount: int(c.PosOnlyArgCount), KwOnlyArgCount: int(c.KwOnlyArgCount),
		StackSize: int(c.StackSize), FirstLine: int(c.FirstLine),
		Code: []byte(c.Bytes.String()), LineTable: []byte(c.LineTable.String()), ExceptionTable: []byte(c.ExceptionTable.String()),
	}
	for _, k := range []byte(c.Kinds.String()) {
		b.LocalsPlusKinds = append(b.LocalsPlusKinds, bytecode.LocalKind(k))
	}
	for _, v := range c.Consts.Items() {
		k, err := t.constOf(v)
		if err != nil { // nested too deep for native code: it stands for itself no more
			t.ClearError()
			k = bytecode.NoneType{}
		}
		b.Consts = append(b.Consts, k)
	}
	return b
}

func (t *Thread) internTuple(names []string) *Tuple {
	o := t.NewTupleN(len(names))
	for i, s := range names {
		v := t.InternString(s)
		o.Items()[i] = v
	}
	return o
}

// FromConst makes the object of a constant. Strings that look like identifiers
// are interned, as CPython does.
func (t *Thread) FromConst(c bytecode.Const) Value {
	switch c := c.(type) {
	case bytecode.NoneType:
		return None()
	case bytecode.EllipsisType:
		return Ellipsis()
	case bytecode.Bool:
		return Bool(bool(c))
	case bytecode.Int:
		return Int(int64(c))
	case *bytecode.BigInt:
		return t.NewBig(&c.Int)
	case bytecode.Float:
		return Float(float64(c))
	case bytecode.Complex:
		return t.NewComplex(complex128(c))
	case bytecode.Str:
		if isNameLike(string(c)) {
			return t.InternString(string(c))
		}
		return t.NewStr(string(c))
	case bytecode.Bytes:
		return t.NewBytes(string(c))
	case bytecode.Tuple:
		o := t.NewTupleN(len(c))
		for i, k := range c {
			v := t.FromConst(k)
			o.Items()[i] = v
		}
		return o.Value()
	case bytecode.FrozenSet:
		return t.frozenSetFromConsts(c)
	case *bytecode.Slice:
		return t.NewSlice(t.FromConst(c.Start), t.FromConst(c.Stop), t.FromConst(c.Step))
	case *bytecode.Code:
		return t.NewCode(c).Value()
	}
	return None()
}

func isNameLike(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// NewComplex returns a complex number.
func (t *Thread) NewComplex(c complex128) Value {
	o := (*Complex)(t.allocLeaf(t.RT.T.Complex, KindComplex, complexSize))
	o.flags = FlagExact
	o.c = c
	return ValueOf(o)
}

// AsComplex returns the number of a complex object.
func (v Value) AsComplex() complex128 { return Cast[Complex](v).c }

// NewSlice returns a slice object.
func (t *Thread) NewSlice(start, stop, step Value) Value {
	o := (*Slice)(t.alloc(t.RT.T.Slice, KindSlice, sliceSize))
	o.flags = FlagExact
	o.Start, o.Stop, o.Step = start, stop, step
	return ValueOf(o)
}

// NewBytesObject returns a bytes object with the contents of s.
func (t *Thread) NewBytesObject(s string) *Bytes {
	if s == "" {
		return t.RT.empty.bytes
	}
	o := (*Bytes)(t.allocLeaf(t.RT.T.Bytes, KindBytes, bytesSize+uintptr(len(s))))
	o.flags = FlagExact
	o.n = len(s)
	o.data = addrOf(o) + bytesSize
	copy(bytesAt(o.data, o.n), s)
	return o
}

// NewBytes returns a bytes object with the contents of s.
func (t *Thread) NewBytes(s string) Value { return t.NewBytesObject(s).Value() }

// NewBytesN returns a bytes object of n zero bytes, and a view to fill it through
// before Python code can see it.
func (t *Thread) NewBytesN(n int) (Value, []byte) {
	if n == 0 {
		return t.RT.empty.bytes.Value(), nil
	}
	o := (*Bytes)(t.allocLeaf(t.RT.T.Bytes, KindBytes, bytesSize+uintptr(n)))
	o.flags = FlagExact
	o.n = n
	o.data = addrOf(o) + bytesSize
	return o.Value(), bytesAt(o.data, n)
}

// BytesOf views a bytes object's contents as a Go string without copying; see
// StringOf for how long the view is good.
func BytesOf(v Value) string { b := v.bytes(); return stringAt(b.data, b.n) }

// String views the contents; see BytesOf.
func (o *Bytes) String() string { return stringAt(o.data, o.n) }

// NewBig returns the int x; one that fits 64 bits is immediate.
func (t *Thread) NewBig(x *big.Int) Value {
	if x.IsInt64() {
		return Int(x.Int64())
	}
	words := x.Bits()
	o := (*BigInt)(t.allocLeaf(t.RT.T.Int, KindBigInt, bigIntSize+uintptr(len(words))*8))
	o.flags = FlagExact
	o.neg = x.Sign() < 0
	o.n = int32(len(words))
	o.limbs = addrOf(o) + bigIntSize
	copy(wordsAt(o.limbs, len(words)), words)
	return o.Value()
}

// BigToInt64 returns the number of a KindBigInt object that fits 64 bits.
func BigToInt64(v Value) (int64, bool) {
	var z big.Int
	x := v.BigInt(&z)
	return x.Int64(), x.IsInt64()
}

// BigInt returns the number of an int of any form, using z for the header: the
// limbs of a heap int are viewed in place, so the result is only to be read, and
// only while v lives.
func (v Value) BigInt(z *big.Int) *big.Int {
	if v.IsIntOrBool() {
		return z.SetInt64(v.AsInt())
	}
	o := v.bigInt()
	z.SetBits(wordsAt(o.limbs, int(o.n)))
	if o.neg {
		z.Neg(z)
	}
	return z
}
