package codecs

import (
	"strings"
	"unicode/utf8"

	"github.com/adder-vm/adder/vm/object/wtf8"
)

// ValidUTF8 reports whether in is UTF-8 without surrogates, so that it is its
// own decoding.
func ValidUTF8(in string) bool { return utf8.ValidString(in) }

// DecodeUTF8 appends the text that in encodes.
func DecodeUTF8(dst []byte, in string, h Errors, final bool) (_ []byte, consumed int, err error) {
	if utf8.ValidString(in) {
		return append(dst, in...), len(in), nil
	}
	for i := 0; i < len(in); {
		start := i
		i = validPrefix(in, i)
		dst = append(dst, in[start:i]...)
		if i == len(in) {
			break
		}
		n, reason := malformed(in[i:])
		if !final {
			// A surrogate cut off at the end may be let pass when it is whole.
			surrogate := len(in)-i == 2 && in[i] == 0xED && in[i+1] >= 0xA0 && in[i+1] <= 0xBF
			if reason == truncated || surrogate {
				return dst, i, nil
			}
		}
		e := &Error{Encoding: "utf-8", Start: i, End: i + n, Reason: reason}
		if dst, i, err = h.Decode(dst, in, e); err != nil {
			return dst, start, err
		}
	}
	return dst, len(in), nil
}

// validPrefix returns where the valid UTF-8 that begins at in[i] ends.
func validPrefix(in string, i int) int {
	for i < len(in) {
		if in[i] < 0x80 {
			i += wtf8.ASCIIPrefix(in[i:])
			continue
		}
		r, n := utf8.DecodeRuneInString(in[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		i += n
	}
	return i
}

const truncated = "unexpected end of data"

// malformed says what is wrong with the sequence that in begins with, and how
// many bytes are to blame: those before the first that cannot go on.
func malformed(in string) (n int, reason string) {
	c := in[0]
	length, lo, hi := 0, byte(0x80), byte(0xBF)
	switch {
	case c >= 0xC2 && c <= 0xDF:
		length = 2
	case c >= 0xE0 && c <= 0xEF:
		length = 3
		if c == 0xE0 {
			lo = 0xA0
		} else if c == 0xED {
			hi = 0x9F
		}
	case c >= 0xF0 && c <= 0xF4:
		length = 4
		if c == 0xF0 {
			lo = 0x90
		} else if c == 0xF4 {
			hi = 0x8F
		}
	default:
		return 1, "invalid start byte"
	}
	for n = 1; n < length; n++ {
		if n == len(in) {
			return n, truncated
		}
		if in[n] < lo || in[n] > hi {
			return n, "invalid continuation byte"
		}
		lo, hi = 0x80, 0xBF
	}
	panic("codecs: a well-formed sequence is called malformed")
}

type utf8Encoder struct{}

func (utf8Encoder) unit() int { return 1 }

func (utf8Encoder) encode(dst []byte, in string) ([]byte, int) {
	i := surrogateIn(in)
	return append(dst, in[:i]...), i
}

func (utf8Encoder) fail(in string, at int) *Error {
	end := at
	for end < len(in) {
		r, n := wtf8.Decode(in, end)
		if !wtf8.IsSurrogate(r) {
			break
		}
		end += n
	}
	return &Error{Encoding: "utf-8", Start: at, End: end, Reason: "surrogates not allowed"}
}

// HasSurrogates reports whether text holds a surrogate; where it does not, it is
// its own UTF-8 encoding.
func HasSurrogates(text string) bool {
	return surrogateIn(text) < len(text)
}

// surrogateIn returns where the first surrogate in text stands, or its length.
func surrogateIn(text string) int {
	for i := 0; ; i++ {
		n := strings.IndexByte(text[i:], 0xED)
		if n < 0 {
			return len(text)
		}
		if i += n; i+1 < len(text) && text[i+1] >= 0xA0 {
			return i
		}
	}
}

// EncodeUTF8 appends text in UTF-8.
func EncodeUTF8(dst []byte, text string, h Errors) ([]byte, error) {
	return run(utf8Encoder{}, dst, text, h, true)
}
