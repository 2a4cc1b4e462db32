package compile

import (
	"hash/maphash"
	"math"

	"github.com/adder-vm/adder/vm/bytecode"
)

// constTable holds the constants of one code object in the order of their
// indexes. Constants that a program could not tell apart share an index: 1, 1.0
// and True differ, as do 0.0 and -0.0, at any depth of a tuple; two NaNs always
// differ; two code objects are the same where CPython's code comparison says so,
// which merges the functions in a finally clause that is compiled twice.
//
// The zero value is an empty table.
type constTable struct {
	values []bytecode.Const
	hashes []uint64
	slots  []int32 // open addressing; an index plus one, 0 where free
}

// linearConsts is the number of constants up to which a table is searched from
// end to end.
const linearConsts = 8

// constSeed keys the hashes of strings.
var constSeed = maphash.MakeSeed()

// add returns the index of c, which it appends unless the table has it.
func (t *constTable) add(c bytecode.Const) int32 {
	h := hashConst(c)
	if t.slots == nil {
		for i, v := range t.hashes {
			if v == h && sameConst(t.values[i], c) {
				return int32(i)
			}
		}
		return t.append(c, h)
	}
	mask := uint64(len(t.slots) - 1)
	for p := h & mask; t.slots[p] != 0; p = (p + 1) & mask {
		if i := t.slots[p] - 1; t.hashes[i] == h && sameConst(t.values[i], c) {
			return i
		}
	}
	return t.append(c, h)
}

// append gives c, whose hash is h, the next index.
func (t *constTable) append(c bytecode.Const, h uint64) int32 {
	i := int32(len(t.values))
	t.values = append(t.values, c)
	t.hashes = append(t.hashes, h)
	switch {
	case i < linearConsts:
	case 2*int(i) >= len(t.slots):
		t.slots = make([]int32, max(64, 4*len(t.slots)))
		for j := range t.hashes {
			t.index(int32(j))
		}
	default:
		t.index(i)
	}
	return i
}

// index enters constant i in the slots.
func (t *constTable) index(i int32) {
	mask := uint64(len(t.slots) - 1)
	p := t.hashes[i] & mask
	for t.slots[p] != 0 {
		p = (p + 1) & mask
	}
	t.slots[p] = i + 1
}

// mix folds v into the hash h.
func mix(h, v uint64) uint64 {
	h = (h ^ v) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}

// hashConst returns a hash that is equal for constants that sameConst or
// equalConst call the same: numbers of equal value agree whatever their type.
func hashConst(c bytecode.Const) uint64 {
	switch c := c.(type) {
	case bytecode.NoneType:
		return mix(1, 1)
	case bytecode.EllipsisType:
		return mix(1, 2)
	case bytecode.Bool:
		if c {
			return mix(2, 1)
		}
		return mix(2, 0)
	case bytecode.Int:
		return mix(2, uint64(c))
	case *bytecode.BigInt:
		f, _ := c.Float64()
		return mix(3, math.Float64bits(f))
	case bytecode.Float:
		return hashFloat(float64(c))
	case bytecode.Complex:
		h := hashFloat(real(c))
		if imag(c) != 0 {
			h = mix(h, hashFloat(imag(c)))
		}
		return h
	case bytecode.Str:
		return mix(4, maphash.String(constSeed, string(c)))
	case bytecode.Bytes:
		return mix(5, maphash.String(constSeed, string(c)))
	case bytecode.Tuple:
		h := mix(6, uint64(len(c)))
		for _, e := range c {
			h = mix(h, hashConst(e))
		}
		return h
	case bytecode.FrozenSet:
		sum := uint64(len(c))
		for _, e := range c {
			sum += hashConst(e)
		}
		return mix(7, sum)
	case *bytecode.Slice:
		return mix(mix(mix(8, hashConst(c.Start)), hashConst(c.Stop)), hashConst(c.Step))
	case *bytecode.Code:
		// Functions on one line differ in their columns, if in nothing else.
		h := mix(9, uint64(c.FirstLine))
		h = mix(h, maphash.Bytes(constSeed, c.LineTable))
		return mix(h, maphash.Bytes(constSeed, c.Code))
	}
	return 0
}

func hashFloat(f float64) uint64 {
	if f >= math.MinInt64 && f < -math.MinInt64 && f == math.Trunc(f) {
		return mix(2, uint64(int64(f)))
	}
	return mix(3, math.Float64bits(f))
}

// sameConst reports whether a and b may share an index.
func sameConst(a, b bytecode.Const) bool {
	switch a := a.(type) {
	case bytecode.NoneType, bytecode.EllipsisType, bytecode.Bool, bytecode.Int, bytecode.Str, bytecode.Bytes:
		return a == b
	case *bytecode.BigInt:
		b, ok := b.(*bytecode.BigInt)
		return ok && a.Cmp(&b.Int) == 0
	case bytecode.Float:
		b, ok := b.(bytecode.Float)
		return ok && sameFloat(float64(a), float64(b))
	case bytecode.Complex:
		b, ok := b.(bytecode.Complex)
		return ok && sameFloat(real(a), real(b)) && sameFloat(imag(a), imag(b))
	case bytecode.Tuple:
		b, ok := b.(bytecode.Tuple)
		return ok && sameConsts(a, b)
	case bytecode.FrozenSet:
		b, ok := b.(bytecode.FrozenSet)
		return ok && sameSet(a, b)
	case *bytecode.Slice:
		b, ok := b.(*bytecode.Slice)
		return ok && sameConst(a.Start, b.Start) && sameConst(a.Stop, b.Stop) && sameConst(a.Step, b.Step)
	case *bytecode.Code:
		b, ok := b.(*bytecode.Code)
		return ok && sameCode(a, b)
	}
	return false
}

func sameFloat(a, b float64) bool {
	return a == b && math.Signbit(a) == math.Signbit(b)
}

func sameConsts(a, b []bytecode.Const) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameConst(a[i], b[i]) {
			return false
		}
	}
	return true
}

// sameSet compares sets whose elements may stand in any order. The folding that
// makes them keeps them at 30 elements or fewer.
func sameSet(a, b bytecode.FrozenSet) bool {
	if len(a) != len(b) {
		return false
	}
next:
	for _, x := range a {
		for _, y := range b {
			if sameConst(x, y) {
				continue next
			}
		}
		return false
	}
	return true
}

// sameCode is the equality of code objects in Python: their file and qualified
// name do not count.
func sameCode(a, b *bytecode.Code) bool {
	return a == b || a.Name == b.Name &&
		a.ArgCount == b.ArgCount && a.PosOnlyArgCount == b.PosOnlyArgCount &&
		a.KwOnlyArgCount == b.KwOnlyArgCount && a.Flags == b.Flags &&
		a.FirstLine == b.FirstLine &&
		string(a.Code) == string(b.Code) &&
		string(a.LineTable) == string(b.LineTable) &&
		string(a.ExceptionTable) == string(b.ExceptionTable) &&
		sameStrings(a.Names, b.Names) &&
		sameStrings(a.LocalsPlusNames, b.LocalsPlusNames) &&
		sameConsts(a.Consts, b.Consts)
}

func sameStrings(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
