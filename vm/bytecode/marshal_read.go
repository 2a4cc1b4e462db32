package bytecode

import (
	"encoding/binary"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Unmarshal reads one object from data, as marshal.loads does; what follows it is
// ignored. The result shares no memory with data.
// Errors are *MarshalError.
func Unmarshal(data []byte) (Const, error) {
	c, _, err := UnmarshalPrefix(data, true)
	return c, err
}

// UnmarshalCode reads data that holds a code object, as the body of a .pyc file.
func UnmarshalCode(data []byte) (*Code, error) {
	c, err := Unmarshal(data)
	if err != nil {
		return nil, err
	}
	code, ok := c.(*Code)
	if !ok {
		return nil, marshalError("ImportError", "Non-code object in marshal data")
	}
	return code, nil
}

// UnmarshalPrefix reads one object from the start of data and also returns how
// many bytes it took. Code objects are refused unless allowCode is set.
func UnmarshalPrefix(data []byte, allowCode bool) (Const, int, error) {
	r := marshalReader{data: data, text: string(data), budget: len(data), allowCode: allowCode}
	c, err := r.object()
	if err == nil && c == nil {
		err = nullIn("object")
	}
	if err != nil {
		return nil, r.pos, err
	}
	return c, r.pos, nil
}

// marshalReader reads objects. A nil Const without an error is a NULL object,
// which only ends a dict.
type marshalReader struct {
	data      []byte
	text      string // data again: strings are parts of it
	pos       int
	depth     int
	budget    int     // how many elements the sequences to come may claim room for
	refs      []Const // nil for an object that is being read
	hashable  map[*Const]hashState
	allowCode bool
}

func nullIn(what string) *MarshalError {
	return marshalError("TypeError", "NULL object in marshal data for %s", what)
}

var errShort = &MarshalError{Exception: "EOFError", Text: "marshal data too short"}

func (r *marshalReader) take(n int) ([]byte, error) {
	if n > len(r.data)-r.pos {
		r.pos = len(r.data)
		return nil, errShort
	}
	b := r.data[r.pos : r.pos+n : r.pos+n]
	r.pos += n
	return b, nil
}

func (r *marshalReader) byte() (int, error) {
	if r.pos >= len(r.data) {
		return 0, marshalError("EOFError", "EOF read where not expected")
	}
	b := r.data[r.pos]
	r.pos++
	return int(b), nil
}

func (r *marshalReader) int32() (int, error) {
	b, err := r.take(4)
	if err != nil {
		return 0, err
	}
	return int(int32(binary.LittleEndian.Uint32(b))), nil
}

// size reads the length of what a message calls what.
func (r *marshalReader) size(what string) (int, error) {
	n, err := r.int32()
	if err == nil && n < 0 {
		err = badMarshal(what + " size out of range")
	}
	return n, err
}

// remember adds c to the objects that references name, where flag says so.
func (r *marshalReader) remember(flag bool, c Const) Const {
	if flag {
		r.refs = append(r.refs, c)
	}
	return c
}

// reserve keeps a place for an object that must not be named before it is whole.
func (r *marshalReader) reserve(flag bool) int {
	if !flag {
		return -1
	}
	r.refs = append(r.refs, nil)
	return len(r.refs) - 1
}

func (r *marshalReader) fill(place int, c Const) Const {
	if place >= 0 {
		r.refs[place] = c
	}
	return c
}

func (r *marshalReader) object() (Const, error) {
	if r.pos >= len(r.data) {
		return nil, marshalError("EOFError", "EOF read where object expected")
	}
	code := r.data[r.pos]
	r.pos++
	if r.depth++; r.depth > maxMarshalDepth {
		return nil, marshalError("ValueError", "recursion limit exceeded")
	}
	c, err := r.body(code&^flagRef, code&flagRef != 0)
	r.depth--
	return c, err
}

func (r *marshalReader) body(code byte, flag bool) (Const, error) {
	switch code {
	case typeNull:
		return nil, nil
	case typeNone:
		return None, nil
	case typeFalse:
		return Bool(false), nil
	case typeTrue:
		return Bool(true), nil
	case typeStopIteration:
		return StopIteration, nil
	case typeEllipsis:
		return Ellipsis, nil

	case typeInt:
		n, err := r.int32()
		if err != nil {
			return nil, err
		}
		return r.remember(flag, Int(n)), nil
	case typeInt64:
		b, err := r.take(8)
		if err != nil {
			return nil, err
		}
		return r.remember(flag, Int(binary.LittleEndian.Uint64(b))), nil
	case typeLong:
		c, err := r.long()
		if err != nil {
			return nil, err
		}
		return r.remember(flag, c), nil
	case typeBinaryFloat:
		f, err := r.binaryFloat()
		if err != nil {
			return nil, err
		}
		return r.remember(flag, Float(f)), nil
	case typeFloat:
		f, err := r.textFloat()
		if err != nil {
			return nil, err
		}
		return r.remember(flag, Float(f)), nil
	case typeBinaryComplex, typeComplex:
		read := r.binaryFloat
		if code == typeComplex {
			read = r.textFloat
		}
		re, err := read()
		if err != nil {
			return nil, err
		}
		im, err := read()
		if err != nil {
			return nil, err
		}
		return r.remember(flag, Complex(complex(re, im))), nil

	case typeBytes:
		n, err := r.size("bytes object")
		if err != nil {
			return nil, err
		}
		if _, err = r.take(n); err != nil {
			return nil, err
		}
		return r.remember(flag, Bytes(r.text[r.pos-n:r.pos])), nil
	case typeASCII, typeASCIIInterned, typeUnicode, typeInterned, typeShortASCII, typeShortASCIIInterned:
		s, err := r.string(code)
		if err != nil {
			return nil, err
		}
		return r.remember(flag, s), nil

	case typeTuple, typeSmallTuple:
		return r.tuple(code, flag)
	case typeList:
		n, err := r.size("list")
		if err != nil {
			return nil, err
		}
		l := new(List)
		l.Elems, err = r.elements(l, flag, n, "list")
		return l, err
	case typeSet:
		n, err := r.size("set")
		if err != nil {
			return nil, err
		}
		s := new(Set)
		s.Elems, err = r.elements(s, flag, n, "set")
		return s, err
	case typeFrozenSet:
		n, err := r.size("set")
		if err != nil {
			return nil, err
		}
		place := r.reserve(flag && n > 0)
		elems, err := r.elements(nil, false, n, "set")
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return r.remember(flag, FrozenSet{}), nil
		}
		return r.fill(place, FrozenSet(elems)), nil
	case typeDict:
		return r.dict(flag)
	case typeSlice:
		place := r.reserve(flag)
		s := new(Slice)
		for _, part := range [...]*Const{&s.Start, &s.Stop, &s.Step} {
			c, err := r.object()
			if err != nil || c == nil {
				return nil, err
			}
			*part = c
		}
		return r.fill(place, s), nil
	case typeCode:
		if !r.allowCode {
			return nil, marshalError("ValueError", "unmarshalling code objects is disallowed")
		}
		return r.code(flag)
	case typeRef:
		n, err := r.int32()
		if err != nil {
			return nil, err
		}
		if n < 0 || n >= len(r.refs) || r.refs[n] == nil {
			return nil, badMarshal("invalid reference")
		}
		return r.refs[n], nil
	}
	return nil, badMarshal("unknown type code")
}

func (r *marshalReader) binaryFloat() (float64, error) {
	b, err := r.take(8)
	if err != nil {
		return 0, err
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b)), nil
}

func (r *marshalReader) textFloat() (float64, error) {
	n, err := r.byte()
	if err != nil {
		return 0, err
	}
	b, err := r.take(n)
	if err != nil {
		return 0, err
	}
	s := string(b)
	// ParseFloat reads a little more than Python: other bases and underscores,
	// and "infinity" with a sign is read by both.
	if !strings.ContainsAny(s, "_xXpP") {
		f, err := strconv.ParseFloat(s, 64)
		if err == nil || err.(*strconv.NumError).Err == strconv.ErrRange {
			return f, nil
		}
	}
	return 0, marshalError("ValueError", "could not convert string to float: '%s'", messageText(b, 200))
}

// long reads an int of digits to base 2^15, least significant first; the sign is
// that of the count of digits.
func (r *marshalReader) long() (Const, error) {
	n, err := r.int32()
	if err != nil {
		return nil, err
	}
	if n == math.MinInt32 {
		return nil, badMarshal("long size out of range")
	}
	negative := n < 0
	if negative {
		n = -n
	}
	if 2*n > len(r.data)-r.pos {
		// A digit out of range comes before the end of the data.
		for r.pos+2 <= len(r.data) {
			b, _ := r.take(2)
			if b[1]&0x80 != 0 {
				return nil, badMarshal("digit out of range in long")
			}
		}
		return nil, errShort
	}
	b, _ := r.take(2 * n)
	for i := 1; i < len(b); i += 2 {
		if b[i]&0x80 != 0 {
			return nil, badMarshal("digit out of range in long")
		}
	}
	if n > 0 && b[2*n-1] == 0 && b[2*n-2] == 0 {
		return nil, badMarshal("unnormalized long data")
	}
	if n <= 4 {
		v := int64(0)
		for i := n - 1; i >= 0; i-- {
			v = v<<15 | int64(binary.LittleEndian.Uint16(b[2*i:]))
		}
		if negative {
			v = -v
		}
		return Int(v), nil
	}
	return normalizeInt(bigFromDigits(b, negative)), nil
}

// bigFromDigits puts the digits' bits together; b holds two bytes a digit.
func bigFromDigits(b []byte, negative bool) *BigInt {
	words := make([]big.Word, (len(b)/2*15+wordBits-1)/wordBits)
	at := 0
	for i := 0; i < len(b); i += 2 {
		d := big.Word(binary.LittleEndian.Uint16(b[i:]))
		words[at/wordBits] |= d << (at % wordBits)
		if rest := wordBits - at%wordBits; rest < 15 && at/wordBits+1 < len(words) {
			words[at/wordBits+1] |= d >> rest
		}
		at += 15
	}
	x := new(BigInt)
	x.SetBits(words)
	if negative {
		x.Neg(&x.Int)
	}
	return x
}

// wordBits is the width of big.Word.
const wordBits = strconv.IntSize

// normalizeInt returns an int that fits 64 bits as an Int.
func normalizeInt(x *BigInt) Const {
	if x.IsInt64() {
		return Int(x.Int64())
	}
	return x
}

func (r *marshalReader) string(code byte) (Str, error) {
	n, err := 0, error(nil)
	if code == typeShortASCII || code == typeShortASCIIInterned {
		n, err = r.byte()
	} else {
		n, err = r.size("string")
	}
	if err != nil {
		return "", err
	}
	b, err := r.take(n)
	if err != nil {
		return "", err
	}
	s := r.text[r.pos-n : r.pos]
	ascii := isASCII(s)
	if code == typeUnicode || code == typeInterned {
		if !ascii {
			if err := checkWTF8(b); err != nil {
				return "", err
			}
		}
		return Str(s), nil
	}
	if !ascii {
		return latin1(b), nil
	}
	return Str(s), nil
}

// latin1 decodes what an ASCII type code holds: CPython takes each byte for a
// character, whatever it is.
func latin1(b []byte) Str {
	var s strings.Builder
	for _, c := range b {
		s.WriteRune(rune(c))
	}
	return Str(s.String())
}

// claim returns room for n elements, or none where the data cannot hold as many:
// every element takes a byte, so reading them will fail.
func (r *marshalReader) claim(n int) []Const {
	if n > r.budget {
		return nil
	}
	r.budget -= n
	return make([]Const, n)
}

func (r *marshalReader) tuple(code byte, flag bool) (Const, error) {
	n, err := 0, error(nil)
	if code == typeSmallTuple {
		n, err = r.byte()
	} else {
		n, err = r.size("tuple")
	}
	if err != nil {
		return nil, err
	}
	elems := r.claim(n)
	r.remember(flag, Tuple(elems))
	for i := range n {
		c, err := r.object()
		if err != nil {
			return nil, err
		}
		if c == nil {
			return nil, nullIn("tuple")
		}
		if elems != nil {
			elems[i] = c
		}
	}
	return Tuple(elems), nil
}

// elements reads the n elements of a list or set. The container can be named
// while they are read, but is filled afterwards.
func (r *marshalReader) elements(container Const, flag bool, n int, what string) ([]Const, error) {
	r.remember(flag, container)
	elems := r.claim(n)
	for i := range n {
		c, err := r.object()
		if err != nil {
			return nil, err
		}
		if c == nil {
			return nil, nullIn(what)
		}
		if what == "set" {
			if err := r.checkHashable(c, "set element"); err != nil {
				return nil, err
			}
		}
		if elems != nil {
			elems[i] = c
		}
	}
	return elems, nil
}

func (r *marshalReader) dict(flag bool) (Const, error) {
	d := new(Dict)
	r.remember(flag, d)
	for {
		k, err := r.object()
		if err != nil {
			return nil, err
		}
		if k == nil {
			return d, nil
		}
		v, err := r.object()
		if err != nil {
			return nil, err
		}
		if v == nil {
			return d, nil
		}
		if err := r.checkHashable(k, "dict key"); err != nil {
			return nil, err
		}
		d.Keys = append(d.Keys, k)
		d.Values = append(d.Values, v)
	}
}
