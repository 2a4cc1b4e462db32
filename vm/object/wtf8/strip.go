package wtf8

import (
	"strings"

	"github.com/adder-vm/adder/vm/object/unidata"
)

// StripSpace returns s without the white space at its ends.
func StripSpace(s string, left, right bool) string {
	for left && s != "" {
		r, n := rune(s[0]), 1
		if r >= 0x80 {
			r, n = Decode(s, 0)
		}
		if !unidata.IsSpace(r) {
			break
		}
		s = s[n:]
	}
	for right && s != "" {
		r, n := rune(s[len(s)-1]), 1
		if r >= 0x80 {
			r, n = DecodeLast(s, len(s))
		}
		if !unidata.IsSpace(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// Strip returns s without the code points of chars at its ends.
func Strip(s, chars string, left, right bool) string {
	for left && s != "" {
		_, n := Decode(s, 0)
		if !strings.Contains(chars, s[:n]) {
			break
		}
		s = s[n:]
	}
	for right && s != "" {
		_, n := DecodeLast(s, len(s))
		if !strings.Contains(chars, s[len(s)-n:]) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// StripBytesSpace returns b without the ASCII white space at its ends.
func StripBytesSpace(b string, left, right bool) string {
	for left && b != "" && bytesSpace[b[0]] != 0 {
		b = b[1:]
	}
	for right && b != "" && bytesSpace[b[len(b)-1]] != 0 {
		b = b[:len(b)-1]
	}
	return b
}

// StripBytes returns b without the bytes of set at its ends.
func StripBytes(b, set string, left, right bool) string {
	for left && b != "" && strings.IndexByte(set, b[0]) >= 0 {
		b = b[1:]
	}
	for right && b != "" && strings.IndexByte(set, b[len(b)-1]) >= 0 {
		b = b[:len(b)-1]
	}
	return b
}
