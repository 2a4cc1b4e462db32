package codecs

import (
	"strings"

	"github.com/adder-vm/adder/vm/object/wtf8"
)

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

func base64Value(c byte) int { return strings.IndexByte(base64Digits, c) }

// direct7 reports whether UTF-7 writes r as itself.
func direct7(r rune) bool {
	switch r {
	case '\t', '\n', '\r':
		return true
	case '+', '\\', '~':
		return false
	}
	return r >= ' ' && r < 0x7F
}

// EncodeUTF7 appends text in UTF-7 (RFC 2152), which has room for surrogates.
func EncodeUTF7(dst []byte, text string) []byte {
	shifted := false
	bits, buffer := 0, uint32(0) // what of the last unit is not written yet
	put := func(unit rune) {
		buffer = buffer<<16 | uint32(unit)
		for bits += 16; bits >= 6; {
			bits -= 6
			dst = append(dst, base64Digits[buffer>>bits&63])
		}
		buffer &= 1<<bits - 1
	}
	flush := func() {
		if bits > 0 {
			dst = append(dst, base64Digits[buffer<<(6-bits)&63])
		}
		bits, buffer = 0, 0
	}
	for i := 0; i < len(text); {
		r, n := wtf8.Decode(text, i)
		i += n
		if direct7(r) {
			if shifted {
				flush()
				shifted = false
				if base64Value(byte(r)) >= 0 || r == '-' {
					dst = append(dst, '-')
				}
			}
			dst = append(dst, byte(r))
			continue
		}
		if !shifted {
			if r == '+' {
				dst = append(dst, '+', '-')
				continue
			}
			dst = append(dst, '+')
			shifted = true
		}
		if r >= 0x10000 {
			r -= 0x10000
			put(0xD800 + r>>10)
			r = 0xDC00 + r&0x3FF
		}
		put(r)
	}
	flush()
	if shifted {
		dst = append(dst, '-')
	}
	return dst
}

// DecodeUTF7 appends the text that in encodes.
func DecodeUTF7(dst []byte, in string, h Errors, final bool) (_ []byte, consumed int, err error) {
	var (
		shifted       bool
		start, shift0 int // where a shift sequence began in the input, in the output
		bits          int
		buffer        uint32
		high          rune // a high surrogate that waits for its partner
	)
	for i := 0; ; {
		if i == len(in) {
			if !shifted {
				return dst, i, nil
			}
			if !final {
				return dst[:shift0], start, nil
			}
			shifted = false
			if high == 0 && bits < 6 && buffer == 0 {
				return dst, i, nil
			}
			e := &Error{Encoding: "utf7", Start: start, End: i, Reason: "unterminated shift sequence"}
			if dst, i, err = h.Decode(dst, in, e); err != nil {
				return dst, start, err
			}
			continue
		}
		c := in[i]
		reason := ""
		switch {
		case shifted:
			v := base64Value(c)
			if v >= 0 {
				buffer = buffer<<6 | uint32(v)
				bits += 6
				i++
				if bits >= 16 {
					bits -= 16
					dst, high = appendUnit7(dst, high, rune(buffer>>bits))
					buffer &= 1<<bits - 1
				}
				continue
			}
			shifted = false
			switch {
			case bits >= 6:
				reason = "partial character in shift sequence"
			case buffer != 0:
				reason = "non-zero padding bits in shift sequence"
			default:
				if high != 0 && c < 0x80 && c != '+' {
					dst = wtf8.AppendRune(dst, high)
				}
				high = 0
				if c == '-' {
					i++
				}
				continue
			}
		case c == '+':
			start = i
			i++
			if i < len(in) && in[i] == '-' {
				dst = append(dst, '+')
				i++
				continue
			}
			if i == len(in) || base64Value(in[i]) >= 0 {
				shifted, shift0, bits, buffer, high = true, len(dst), 0, 0, 0
				continue
			}
			reason = "ill-formed sequence"
		case c < 0x80:
			dst = append(dst, c)
			i++
			continue
		default:
			start = i
			reason = "unexpected special character"
		}
		e := &Error{Encoding: "utf7", Start: start, End: i + 1, Reason: reason}
		if dst, i, err = h.Decode(dst, in, e); err != nil {
			return dst, start, err
		}
	}
}

// appendUnit7 appends one unit of UTF-16, or keeps it as the high surrogate that
// waits for its partner.
func appendUnit7(dst []byte, high, unit rune) (_ []byte, waiting rune) {
	if high != 0 {
		if unit >= 0xDC00 && unit < 0xE000 {
			return wtf8.AppendRune(dst, 0x10000+(high-0xD800)<<10+(unit-0xDC00)), 0
		}
		dst = wtf8.AppendRune(dst, high)
	}
	if unit >= 0xD800 && unit < 0xDC00 {
		return dst, unit
	}
	return wtf8.AppendRune(dst, unit), 0
}
