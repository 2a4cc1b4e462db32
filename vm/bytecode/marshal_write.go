package bytecode

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"strconv"
)

// Marshal appends to dst what marshal.dumps writes for c in the newest version.
// For a code object as the compiler makes it, these are CPython's bytes to the
// last; in other objects CPython marks as shared what has been referred to twice
// in that process, while here equal objects are shared, so that the bytes may
// differ and read back the same. Errors are *MarshalError.
func Marshal(dst []byte, c Const) ([]byte, error) {
	return MarshalAt(dst, c, MarshalVersion, true)
}

// MarshalAt is Marshal in a given version of the format, which refuses code
// objects unless allowCode is set.
func MarshalAt(dst []byte, c Const, version int, allowCode bool) ([]byte, error) {
	t := nodeTable{byKey: map[string]*node{}, byPtr: map[any]*node{}}
	n, err := t.node(c)
	if err != nil {
		return dst, err
	}
	n.refs += 2 // the caller's, and the argument
	w := marshalWriter{buf: dst, version: version, allowCode: allowCode}
	if err := w.object(n); err != nil {
		return dst, err
	}
	return w.buf, nil
}

type marshalWriter struct {
	buf       []byte
	version   int
	allowCode bool
	depth     int
	refs      map[*node]int
}

func (w *marshalWriter) int32(v int) {
	w.buf = binary.LittleEndian.AppendUint32(w.buf, uint32(v))
}

func (w *marshalWriter) size(n int) error {
	if n > math.MaxInt32 {
		return marshalError("ValueError", "unmarshallable object")
	}
	w.int32(n)
	return nil
}

func (w *marshalWriter) object(n *node) error {
	if w.depth++; w.depth > maxMarshalDepth {
		return errTooDeep
	}
	defer func() { w.depth-- }()
	switch c := n.c.(type) {
	case NoneType:
		w.buf = append(w.buf, typeNone)
		return nil
	case Bool:
		code := byte(typeFalse)
		if c {
			code = typeTrue
		}
		w.buf = append(w.buf, code)
		return nil
	case EllipsisType:
		w.buf = append(w.buf, typeEllipsis)
		return nil
	case StopIterationType:
		w.buf = append(w.buf, typeStopIteration)
		return nil
	}
	flag := byte(0)
	if w.version >= 3 && (n.immortal || n.refs > 1) {
		if ref, ok := w.refs[n]; ok {
			w.buf = append(w.buf, typeRef)
			w.int32(ref)
			return nil
		}
		if w.refs == nil {
			w.refs = map[*node]int{}
		}
		w.refs[n] = len(w.refs)
		flag = flagRef
	}
	return w.body(n, flag)
}

func (w *marshalWriter) body(n *node, flag byte) error {
	code := func(c byte) { w.buf = append(w.buf, c|flag) }
	switch c := n.c.(type) {
	case Int:
		if c == Int(int32(c)) {
			code(typeInt)
			w.int32(int(c))
			return nil
		}
		code(typeLong)
		w.long(big.NewInt(int64(c)))
	case *BigInt:
		code(typeLong)
		w.long(&c.Int)
	case Float:
		if w.version > 1 {
			code(typeBinaryFloat)
		} else {
			code(typeFloat)
		}
		w.float(float64(c))
	case Complex:
		if w.version > 1 {
			code(typeBinaryComplex)
		} else {
			code(typeComplex)
		}
		w.float(real(c))
		w.float(imag(c))
	case Str:
		return w.string(string(c), n.interned, flag)
	case Bytes:
		code(typeBytes)
		if err := w.size(len(c)); err != nil {
			return err
		}
		w.buf = append(w.buf, c...)
	case Tuple:
		if w.version >= 4 && len(c) < 256 {
			code(typeSmallTuple)
			w.buf = append(w.buf, byte(len(c)))
		} else {
			code(typeTuple)
			if err := w.size(len(c)); err != nil {
				return err
			}
		}
		return w.objects(n.children)
	case *List:
		code(typeList)
		if err := w.size(len(c.Elems)); err != nil {
			return err
		}
		return w.objects(n.children)
	case *Dict:
		code(typeDict)
		if err := w.objects(n.children); err != nil {
			return err
		}
		w.buf = append(w.buf, typeNull)
	case *Set:
		code(typeSet)
		return w.set(n)
	case FrozenSet:
		code(typeFrozenSet)
		return w.set(n)
	case *Slice:
		if w.version < 5 {
			return marshalError("ValueError", "unmarshallable object")
		}
		code(typeSlice)
		return w.objects(n.children)
	case *Code:
		if !w.allowCode {
			return marshalError("ValueError", "marshalling code objects is disallowed")
		}
		code(typeCode)
		for _, v := range [...]int{c.ArgCount, c.PosOnlyArgCount, c.KwOnlyArgCount, c.StackSize, int(c.Flags)} {
			w.int32(v)
		}
		if err := w.objects(n.children[:codeFieldsFirstLine]); err != nil {
			return err
		}
		w.int32(c.FirstLine)
		return w.objects(n.children[codeFieldsFirstLine:])
	default:
		return marshalError("ValueError", "unmarshallable object")
	}
	return nil
}

func (w *marshalWriter) objects(nodes []*node) error {
	for _, n := range nodes {
		if err := w.object(n); err != nil {
			return err
		}
	}
	return nil
}

// set writes the elements in the order of their own marshal data, which makes
// .pyc files independent of hash values.
func (w *marshalWriter) set(n *node) error {
	elems := slices.Clone(n.children)
	for _, e := range elems {
		e.refs++ // what iterates over the set holds the element too
		if e.sortKey == nil {
			alone := marshalWriter{version: w.version, allowCode: w.allowCode}
			if err := alone.object(e); err != nil {
				return err
			}
			e.sortKey = alone.buf
		}
	}
	slices.SortStableFunc(elems, func(a, b *node) int { return bytes.Compare(a.sortKey, b.sortKey) })
	if err := w.size(len(elems)); err != nil {
		return err
	}
	return w.objects(elems)
}

func (w *marshalWriter) float(f float64) {
	if w.version > 1 {
		w.buf = appendFloat(w.buf, f)
		return
	}
	s := formatG17(f)
	w.buf = append(append(w.buf, byte(len(s))), s...)
}

// formatG17 formats a float as "%.17g" does, which names any float.
func formatG17(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 0):
		if f < 0 {
			return "-inf"
		}
		return "inf"
	}
	s := strconv.FormatFloat(f, 'g', 17, 64)
	// Go keeps no trailing zeros either, but has other limits for exponents.
	exp := 0
	if f != 0 {
		e := strconv.FormatFloat(f, 'e', 16, 64)
		exp, _ = strconv.Atoi(e[bytes.IndexByte([]byte(e), 'e')+1:])
	}
	if exp < -4 || exp >= 17 {
		return s
	}
	fixed := strconv.FormatFloat(f, 'f', 16-exp, 64)
	if bytes.IndexByte([]byte(fixed), '.') >= 0 {
		fixed = string(bytes.TrimRight(bytes.TrimRight([]byte(fixed), "0"), "."))
	}
	return fixed
}

// long writes an int's digits to base 2^15, with the sign on their count.
func (w *marshalWriter) long(x *big.Int) {
	words := x.Bits()
	n := (x.BitLen() + 14) / 15
	if x.Sign() < 0 {
		w.int32(-n)
	} else {
		w.int32(n)
	}
	for i := range n {
		at := i * 15
		d := uint(words[at/wordBits]) >> (at % wordBits)
		if rest := wordBits - at%wordBits; rest < 15 && at/wordBits+1 < len(words) {
			d |= uint(words[at/wordBits+1]) << rest
		}
		w.buf = binary.LittleEndian.AppendUint16(w.buf, uint16(d&0x7fff))
	}
}

func (w *marshalWriter) string(s string, interned bool, flag byte) error {
	var short, long byte
	switch ascii := w.version >= 4 && isASCII(s); {
	case ascii && interned:
		short, long = typeShortASCIIInterned, typeASCIIInterned
	case ascii:
		short, long = typeShortASCII, typeASCII
	case interned && w.version >= 3:
		long = typeInterned
	default:
		long = typeUnicode
	}
	if short != 0 && len(s) < 256 {
		w.buf = append(w.buf, short|flag, byte(len(s)))
	} else {
		w.buf = append(w.buf, long|flag)
		if err := w.size(len(s)); err != nil {
			return err
		}
	}
	w.buf = append(w.buf, s...)
	return nil
}
