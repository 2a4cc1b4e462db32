package codecs

import "github.com/adder-vm/adder/vm/object/wtf8"

// DecodeLatin1 appends the text that in encodes; every byte is a code point.
func DecodeLatin1(dst []byte, in string) []byte {
	for i := 0; i < len(in); {
		n := wtf8.ASCIIPrefix(in[i:])
		dst = append(dst, in[i:i+n]...)
		for i += n; i < len(in) && in[i] >= 0x80; i++ {
			dst = append(dst, 0xC0|in[i]>>6, 0x80|in[i]&0x3F)
		}
	}
	return dst
}

// DecodeASCII appends the text that in encodes.
func DecodeASCII(dst []byte, in string, h Errors) ([]byte, error) {
	for i := 0; i < len(in); {
		n := wtf8.ASCIIPrefix(in[i:])
		dst = append(dst, in[i:i+n]...)
		if i += n; i == len(in) {
			break
		}
		var err error
		e := &Error{Encoding: "ascii", Start: i, End: i + 1, Reason: "ordinal not in range(128)"}
		if dst, i, err = h.Decode(dst, in, e); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// narrowEncoder writes the code points below limit as bytes.
type narrowEncoder struct {
	name, reason string
	limit        rune
}

func (narrowEncoder) unit() int { return 1 }

func (c narrowEncoder) fail(in string, at int) *Error {
	end := at
	for end < len(in) {
		r, n := wtf8.Decode(in, end)
		if r < c.limit {
			break
		}
		end += n
	}
	return &Error{Encoding: c.name, Start: at, End: end, Reason: c.reason}
}

func (c narrowEncoder) encode(dst []byte, in string) ([]byte, int) {
	for i := 0; ; {
		n := wtf8.ASCIIPrefix(in[i:])
		dst = append(dst, in[i:i+n]...)
		if i += n; i == len(in) {
			return dst, i
		}
		r, n := wtf8.Decode(in, i)
		if r >= c.limit {
			return dst, i
		}
		dst = append(dst, byte(r))
		i += n
	}
}

// EncodeLatin1 appends text in Latin-1.
func EncodeLatin1(dst []byte, text string, h Errors) ([]byte, error) {
	return run(narrowEncoder{"latin-1", "ordinal not in range(256)", 256}, dst, text, h, true)
}

// EncodeASCII appends text in ASCII.
func EncodeASCII(dst []byte, text string, h Errors) ([]byte, error) {
	return run(narrowEncoder{"ascii", "ordinal not in range(128)", 128}, dst, text, h, true)
}

// Undefined marks a byte without character in a decoding table.
const Undefined = 0xFFFE

// DecodeCharmap appends the text that in encodes by a table from bytes to code
// points. A table may be shorter than 256.
func DecodeCharmap(dst []byte, in string, table []rune, h Errors) ([]byte, error) {
	for i := 0; i < len(in); {
		if c := int(in[i]); c < len(table) && table[c] != Undefined {
			dst = wtf8.AppendRune(dst, table[c])
			i++
			continue
		}
		var err error
		e := &Error{Encoding: "charmap", Start: i, End: i + 1, Reason: "character maps to <undefined>"}
		if dst, i, err = h.Decode(dst, in, e); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// Charmap is a decoding table turned round for encoding.
type Charmap struct {
	low   [256]int16 // for code points below 256; -1 where there is none
	above map[rune]byte
}

// NewCharmap turns a decoding table round. Where two bytes decode alike, the
// later one is written.
func NewCharmap(table []rune) *Charmap {
	m := &Charmap{above: map[rune]byte{}}
	for i := range m.low {
		m.low[i] = -1
	}
	for b, r := range table {
		switch {
		case b > 255 || r == Undefined:
		case r < 256:
			m.low[r] = int16(b)
		default:
			m.above[r] = byte(b)
		}
	}
	return m
}

// Lookup returns the byte for r.
func (m *Charmap) Lookup(r rune) (byte, bool) {
	if r < 256 {
		return byte(m.low[r]), m.low[r] >= 0
	}
	b, ok := m.above[r]
	return b, ok
}

func (*Charmap) unit() int { return 1 }

func (m *Charmap) fail(in string, at int) *Error {
	end := at
	for end < len(in) {
		r, n := wtf8.Decode(in, end)
		if _, ok := m.Lookup(r); ok {
			break
		}
		end += n
	}
	return &Error{Encoding: "charmap", Start: at, End: end, Reason: "character maps to <undefined>"}
}

func (m *Charmap) encode(dst []byte, in string) ([]byte, int) {
	i := 0
	for i < len(in) {
		r, n := wtf8.Decode(in, i)
		b, ok := m.Lookup(r)
		if !ok {
			break
		}
		dst = append(dst, b)
		i += n
	}
	return dst, i
}

// EncodeCharmap appends text by the map.
func EncodeCharmap(dst []byte, text string, m *Charmap, h Errors) ([]byte, error) {
	return run(m, dst, text, h, false)
}
