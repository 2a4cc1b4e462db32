package array

import (
	"encoding/binary"
	"math"
	"math/big"
	"unicode/utf8"

	"github.com/adder-vm/adder/vm/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// typeCodes are the codes of items, in the order that the module shows them.
const typeCodes = "bBuwhHiIlLqQfd"

// sizeOf returns the bytes of an item, 0 for a code that is none.
func sizeOf(code byte) int {
	switch code {
	case 'b', 'B':
		return 1
	case 'h', 'H':
		return 2
	case 'u', 'w', 'i', 'I', 'f':
		return 4
	case 'l', 'L', 'q', 'Q', 'd':
		return 8
	}
	return 0
}

// load makes the object of the item that b begins with.
func load(t *thread, code byte, b []byte) (value, error) {
	switch code {
	case 'b':
		return object.Int(int64(int8(b[0]))), nil
	case 'B':
		return object.Int(int64(b[0])), nil
	case 'h':
		return object.Int(int64(int16(binary.LittleEndian.Uint16(b)))), nil
	case 'H':
		return object.Int(int64(binary.LittleEndian.Uint16(b))), nil
	case 'i':
		return object.Int(int64(int32(binary.LittleEndian.Uint32(b)))), nil
	case 'I':
		return object.Int(int64(binary.LittleEndian.Uint32(b))), nil
	case 'u', 'w':
		r := binary.LittleEndian.Uint32(b)
		if r > utf8.MaxRune {
			return value{}, t.ValueErrorf("character U+%x is not in range [U+0000; U+10ffff]", r)
		}
		return t.Char(rune(r)), nil
	case 'f':
		return object.Float(float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))), nil
	case 'd':
		return object.Float(math.Float64frombits(binary.LittleEndian.Uint64(b))), nil
	}
	n := binary.LittleEndian.Uint64(b)
	if (code == 'L' || code == 'Q') && int64(n) < 0 {
		return t.NewBig(new(big.Int).SetUint64(n)), nil
	}
	return object.Int(int64(n)), nil
}

// store writes an object as an item to b, after it has been converted: b is as
// large as an item and no view of anything.
func store(t *thread, code byte, b *[8]byte, v value) error {
	switch code {
	case 'f', 'd':
		f, err := t.RealFloat(v)
		if err != nil {
			return err
		}
		if code == 'd' {
			binary.LittleEndian.PutUint64(b[:], math.Float64bits(f))
		} else {
			binary.LittleEndian.PutUint32(b[:], math.Float32bits(float32(f)))
		}
		return nil
	case 'u', 'w':
		if !v.IsStr() {
			return t.TypeErrorf("array item must be a unicode character, not %s", t.TypeName(v))
		}
		if n := v.AsStr().Len(); n != 1 {
			return t.TypeErrorf("array item must be a unicode character, not a string of length %d", n)
		}
		r, _ := object.DecodeCodePoint(object.StringOf(v))
		binary.LittleEndian.PutUint32(b[:], uint32(r))
		return nil
	}
	n, err := t.Index(v)
	if err != nil {
		return err
	}
	var z big.Int
	x := n.BigInt(&z)
	if code == 'I' || code == 'L' || code == 'Q' {
		switch {
		case x.Sign() < 0 && code == 'Q':
			return t.OverflowErrorf("can't convert negative int to unsigned")
		case x.Sign() < 0:
			return t.OverflowErrorf("can't convert negative value to unsigned int")
		case !x.IsUint64() && code == 'Q':
			return t.OverflowErrorf("int too big to convert")
		case !x.IsUint64():
			return t.OverflowErrorf("Python int too large to convert to C unsigned long")
		case code == 'I' && x.Uint64() > math.MaxUint32:
			return t.OverflowErrorf("unsigned int is greater than maximum")
		}
		binary.LittleEndian.PutUint64(b[:], x.Uint64())
		return nil
	}
	if !x.IsInt64() {
		if code == 'q' {
			return t.OverflowErrorf("int too big to convert")
		}
		return t.OverflowErrorf("Python int too large to convert to C long")
	}
	i := x.Int64()
	// CPython converts small items through wider ones, whose limits it names when
	// they are passed.
	for _, limit := range limits[code] {
		if i < limit.least {
			return t.OverflowErrorf("%s is less than minimum", limit.name)
		}
		if i > limit.most {
			return t.OverflowErrorf("%s is greater than maximum", limit.name)
		}
	}
	binary.LittleEndian.PutUint64(b[:], uint64(i))
	return nil
}

type limit struct {
	least, most int64
	name        string
}

var limits = [128][]limit{
	'b': {{math.MinInt16, math.MaxInt16, "signed short integer"}, {math.MinInt8, math.MaxInt8, "signed char"}},
	'B': {{0, math.MaxUint8, "unsigned byte integer"}},
	'h': {{math.MinInt16, math.MaxInt16, "signed short integer"}},
	'H': {{math.MinInt32, math.MaxInt32, "signed integer"}, {0, math.MaxUint16, "unsigned short"}},
	'i': {{math.MinInt32, math.MaxInt32, "signed integer"}},
}
