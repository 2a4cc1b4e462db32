package compile

import (
	"math"
	"math/big"
	"unicode/utf8"

	bc "github.com/adder-vm/adder/vm/bytecode"
)

// The limits beyond which CPython leaves an operation to be done at run time, so
// that a short source does not make a large code object.
const (
	maxFoldedBits  = 128
	maxFoldedItems = 256
	maxFoldedChars = 4096
	maxFoldedTotal = 1024 // items of a tuple, nested ones counted
)

// The operands of BINARY_OP that are folded.
const (
	opAdd       = 0
	opAnd       = 1
	opFloorDiv  = 2
	opLshift    = 3
	opMultiply  = 5
	opRemainder = 6
	opOr        = 7
	opPower     = 8
	opRshift    = 9
	opSubtract  = 10
	opTrueDiv   = 11
	opXor       = 12
	opSubscript = 26
)

// foldBinary evaluates a binary operation on constants; ok is false where it
// would raise an exception or is left to run time.
func foldBinary(op int, l, r bc.Const) (c bc.Const, ok bool) {
	ln, rn := numberRank(l), numberRank(r)
	switch {
	case op == opSubscript:
		return foldSubscript(l, r)
	case ln > 0 && rn > 0:
		switch max(ln, rn) {
		case rankInt:
			return foldInts(op, l, r)
		case rankFloat:
			x, okx := asFloat(l)
			y, oky := asFloat(r)
			if !okx || !oky {
				return nil, false
			}
			return foldFloats(op, x, y)
		}
		return foldComplexes(op, l, r)
	case op == opAdd:
		return concat(l, r)
	case op == opMultiply && ln == rankInt:
		return repeat(r, l)
	case op == opMultiply && rn == rankInt:
		return repeat(l, r)
	}
	return nil, false
}

// foldUnary evaluates a unary operation on a constant; positive stands for
// CALL_INTRINSIC_1.
func foldUnary(op bc.Opcode, v bc.Const) (c bc.Const, ok bool) {
	if op == bc.UNARY_NOT {
		return bc.Bool(!truth(v)), true
	}
	switch v := v.(type) {
	case bc.Bool:
		switch op {
		case bc.UNARY_INVERT:
			return nil, false // deprecated, so that it warns at run time
		case bc.UNARY_NEGATIVE:
			return -asInt(v), true
		}
		return asInt(v), true
	case bc.Int:
		switch op {
		case bc.UNARY_INVERT:
			return ^v, true
		case bc.UNARY_NEGATIVE:
			if v == math.MinInt64 {
				return newInt(new(big.Int).Neg(big.NewInt(math.MinInt64))), true
			}
			return -v, true
		}
		return v, true
	case *bc.BigInt:
		switch op {
		case bc.UNARY_INVERT:
			return newInt(new(big.Int).Not(&v.Int)), true
		case bc.UNARY_NEGATIVE:
			return newInt(new(big.Int).Neg(&v.Int)), true
		}
		return v, true
	case bc.Float:
		switch op {
		case bc.UNARY_INVERT:
			return nil, false
		case bc.UNARY_NEGATIVE:
			return -v, true
		}
		return v, true
	case bc.Complex:
		switch op {
		case bc.UNARY_INVERT:
			return nil, false
		case bc.UNARY_NEGATIVE:
			return bc.Complex(complex(-real(v), -imag(v))), true
		}
		return v, true
	}
	return nil, false
}

// truth is the truth value of a constant.
func truth(c bc.Const) bool {
	switch c := c.(type) {
	case bc.NoneType:
		return false
	case bc.Bool:
		return bool(c)
	case bc.Int:
		return c != 0
	case bc.Float:
		return c != 0
	case bc.Complex:
		return c != 0
	case bc.Str:
		return c != ""
	case bc.Bytes:
		return c != ""
	case bc.Tuple:
		return len(c) > 0
	case bc.FrozenSet:
		return len(c) > 0
	}
	return true
}

// concat adds two strings, bytes or tuples.
func concat(l, r bc.Const) (bc.Const, bool) {
	switch l := l.(type) {
	case bc.Str:
		if r, ok := r.(bc.Str); ok {
			return l + r, true
		}
	case bc.Bytes:
		if r, ok := r.(bc.Bytes); ok {
			return l + r, true
		}
	case bc.Tuple:
		if r, ok := r.(bc.Tuple); ok {
			c := make(bc.Tuple, 0, len(l)+len(r))
			return append(append(c, l...), r...), true
		}
	}
	return nil, false
}

// repeat multiplies a sequence by an int.
func repeat(seq, by bc.Const) (bc.Const, bool) {
	n, small := smallInt(by)
	limit, size := int64(maxFoldedChars), 0
	switch s := seq.(type) {
	case bc.Str:
		size = runeCount(string(s))
	case bc.Bytes:
		size = len(s)
	case bc.Tuple:
		size, limit = len(s), maxFoldedItems
	default:
		return nil, false
	}
	if size == 0 {
		// Whatever the count, unless it fits no index.
		if !small {
			return nil, false
		}
		return seq, true
	}
	if !small || n < 0 || n > limit/int64(size) {
		return nil, false
	}
	switch s := seq.(type) {
	case bc.Str:
		return bc.Str(repeatString(string(s), int(n))), true
	case bc.Bytes:
		return bc.Bytes(repeatString(string(s), int(n))), true
	}
	s := seq.(bc.Tuple)
	if n > 0 && nestedItems(s, maxFoldedTotal/int(n)) < 0 {
		return nil, false
	}
	c := make(bc.Tuple, 0, len(s)*int(n))
	for ; n > 0; n-- {
		c = append(c, s...)
	}
	return c, true
}

func repeatString(s string, n int) string {
	b := make([]byte, 0, len(s)*n)
	for ; n > 0; n-- {
		b = append(b, s...)
	}
	return string(b)
}

// nestedItems returns what is left of limit after the items of c and of the
// tuples in it, below 0 when there are more.
func nestedItems(c bc.Const, limit int) int {
	var items []bc.Const
	switch c := c.(type) {
	case bc.Tuple:
		items = c
	case bc.FrozenSet:
		items = c
	}
	limit -= len(items)
	for _, e := range items {
		if limit < 0 {
			break
		}
		limit = nestedItems(e, limit)
	}
	return limit
}

// runeCount returns the number of code points of a string in WTF-8.
func runeCount(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// foldSubscript evaluates a subscript of a string, bytes or tuple.
func foldSubscript(seq, index bc.Const) (bc.Const, bool) {
	size := 0
	switch s := seq.(type) {
	case bc.Str:
		size = runeCount(string(s))
	case bc.Bytes:
		size = len(s)
	case bc.Tuple:
		size = len(s)
	default:
		return nil, false
	}
	if sl, ok := index.(*bc.Slice); ok {
		start, step, n, ok := sliceIndices(sl, size)
		if !ok {
			return nil, false
		}
		return takeSlice(seq, size, start, step, n), true
	}
	i, ok := smallInt(index)
	if !ok {
		return nil, false
	}
	if i < 0 {
		i += int64(size)
	}
	if i < 0 || i >= int64(size) {
		return nil, false
	}
	switch s := seq.(type) {
	case bc.Str:
		return takeSlice(s, size, int(i), 1, 1), true
	case bc.Bytes:
		return bc.Int(s[i]), true
	}
	return seq.(bc.Tuple)[i], true
}

// sliceIndices returns the first index, the step and the number of the items that
// a slice takes of a sequence.
func sliceIndices(sl *bc.Slice, size int) (start, step, n int, ok bool) {
	step64 := int64(1)
	if sl.Step != (bc.Const)(bc.None) {
		if step64, ok = clampIndex(sl.Step); !ok || step64 == 0 {
			return 0, 0, 0, false
		}
		step64 = max(step64, -math.MaxInt64)
	}
	low, high := int64(0), int64(size)
	if step64 < 0 {
		low, high = -1, int64(size)-1
	}
	bound := func(c bc.Const, absent int64) (int64, bool) {
		if c == (bc.Const)(bc.None) {
			return absent, true
		}
		v, ok := clampIndex(c)
		if v < 0 {
			v += int64(size)
		}
		return min(max(v, low), high), ok
	}
	first, last := low, high
	if step64 < 0 {
		first, last = high, low
	}
	from, ok1 := bound(sl.Start, first)
	to, ok2 := bound(sl.Stop, last)
	if !ok1 || !ok2 {
		return 0, 0, 0, false
	}
	switch {
	case step64 > 0 && from < to:
		n = int((to-from-1)/step64) + 1
	case step64 < 0 && to < from:
		n = int((from-to-1)/-step64) + 1
	}
	if n <= 1 {
		step64 = 1
	}
	return int(from), int(step64), n, true
}

// clampIndex returns an int, or the end of the 64-bit range it lies beyond.
func clampIndex(c bc.Const) (int64, bool) {
	if b, ok := c.(*bc.BigInt); ok {
		if b.Sign() < 0 {
			return math.MinInt64 / 2, true
		}
		return math.MaxInt64 / 2, true
	}
	v, ok := smallInt(c)
	return min(max(v, math.MinInt64/2), math.MaxInt64/2), ok
}

// takeSlice returns the n items of a sequence of size items from start on.
func takeSlice(seq bc.Const, size, start, step, n int) bc.Const {
	switch s := seq.(type) {
	case bc.Str:
		if len(s) == size {
			return bc.Str(takeBytes(string(s), start, step, n))
		}
		at := make([]int, 0, size+1) // where each code point begins
		for i := 0; i < len(s); i++ {
			if s[i]&0xc0 != 0x80 {
				at = append(at, i)
			}
		}
		at = append(at, len(s))
		b := make([]byte, 0, n*utf8.UTFMax)
		for ; n > 0; n-- {
			b = append(b, s[at[start]:at[start+1]]...)
			start += step
		}
		return bc.Str(b)
	case bc.Bytes:
		return bc.Bytes(takeBytes(string(s), start, step, n))
	}
	s := seq.(bc.Tuple)
	c := make(bc.Tuple, 0, n)
	for ; n > 0; n-- {
		c = append(c, s[start])
		start += step
	}
	return c
}

func takeBytes(s string, start, step, n int) string {
	if step == 1 {
		return s[start : start+n]
	}
	b := make([]byte, 0, n)
	for ; n > 0; n-- {
		b = append(b, s[start])
		start += step
	}
	return string(b)
}

// makeFrozenSet returns the set of what is in a tuple, of equal items the first.
func makeFrozenSet(items bc.Tuple) bc.FrozenSet {
	set := make(bc.FrozenSet, 0, len(items))
next:
	for _, c := range items {
		for _, have := range set {
			if equalConst(have, c) {
				continue next
			}
		}
		set = append(set, c)
	}
	return set
}

// equalConst is Python's ==, by which True, 1 and 1.0 are equal.
func equalConst(a, b bc.Const) bool {
	if ra, rb := numberRank(a), numberRank(b); ra > 0 && rb > 0 {
		return equalNumbers(a, b)
	}
	switch a := a.(type) {
	case bc.Tuple:
		b, ok := b.(bc.Tuple)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !equalConst(a[i], b[i]) {
				return false
			}
		}
		return true
	case bc.FrozenSet:
		b, ok := b.(bc.FrozenSet)
		if !ok || len(a) != len(b) {
			return false
		}
	next:
		for _, x := range a {
			for _, y := range b {
				if equalConst(x, y) {
					continue next
				}
			}
			return false
		}
		return true
	}
	return sameConst(a, b)
}
