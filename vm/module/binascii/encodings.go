package binascii

import (
	"encoding/base64"
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

func b2aBase64(t *object.Thread, args []object.Value) (object.Value, error) {
	s, err := t.BytesView(args[0])
	if err != nil {
		return object.Value{}, err
	}
	newline, err := flag(t, args[1], true)
	if err != nil {
		return object.Value{}, err
	}
	n := base64.StdEncoding.EncodedLen(len(s))
	size := n
	if newline {
		size++
	}
	v, out := t.NewBytesN(size)
	base64.StdEncoding.Encode(out, []byte(s))
	if newline {
		out[n] = '\n'
	}
	return v, nil
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// a2bBase64 skips what is no digit, unless strict.
func a2bBase64(t *object.Thread, args []object.Value) (object.Value, error) {
	s, err := text(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	strict, err := flag(t, args[1], false)
	if err != nil {
		return object.Value{}, err
	}
	if strict && s != "" && s[0] == '=' {
		return fail(t, "Leading padding not allowed")
	}
	out := make([]byte, 0, len(s)/4*3+3)
	quad, pads := 0, 0
	padded := false
	left := byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '=' {
			padded = true
			pads++
			if quad >= 2 && quad+pads >= 4 {
				if strict && i+1 < len(s) {
					return fail(t, "Excess data after padding")
				}
				return t.NewBytes(string(out)), nil
			}
			if strict && (quad == 0 || i+1 < len(s) && s[i+1] != '=' && quad == 1) {
				if quad == 0 {
					return fail(t, "Excess padding not allowed")
				}
			}
			continue
		}
		d := strings.IndexByte(base64Digits, c)
		if d < 0 {
			if strict {
				return fail(t, "Only base64 data is allowed")
			}
			continue
		}
		if strict && padded {
			return fail(t, "Discontinuous padding not allowed")
		}
		pads = 0
		switch quad {
		case 0:
			quad, left = 1, byte(d)
		case 1:
			quad = 2
			out = append(out, left<<2|byte(d)>>4)
			left = byte(d) & 15
		case 2:
			quad = 3
			out = append(out, left<<4|byte(d)>>2)
			left = byte(d) & 3
		default:
			quad = 0
			out = append(out, left<<6|byte(d))
			left = 0
		}
	}
	if quad != 0 {
		if quad == 1 {
			return fail(t, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(out)/3*4+1)
		}
		return fail(t, "Incorrect padding")
	}
	return t.NewBytes(string(out)), nil
}

func a2bUU(t *object.Thread, v object.Value) (object.Value, error) {
	s, err := text(t, v)
	if err != nil {
		return object.Value{}, err
	}
	if s == "" {
		return fail(t, "Missing length byte")
	}
	length := int(s[0]-' ') & 63
	s = s[1:]
	out := make([]byte, 0, length)
	left, bits := uint(0), uint(0)
	for len(out) < length {
		c := byte(0)
		if s != "" {
			c = s[0]
			s = s[1:]
			switch {
			case c == '\n' || c == '\r':
				c = 0
			case c < ' ' || c > ' '+64:
				return fail(t, "Illegal char")
			default:
				c = (c - ' ') & 63
			}
		}
		left, bits = left<<6|uint(c), bits+6
		if bits >= 8 {
			bits -= 8
			out = append(out, byte(left>>bits))
			left &= 1<<bits - 1
		}
	}
	for ; s != ""; s = s[1:] {
		if c := s[0]; c != ' ' && c != ' '+64 && c != '\n' && c != '\r' {
			return fail(t, "Trailing garbage")
		}
	}
	return t.NewBytes(string(out)), nil
}

func b2aUU(t *object.Thread, args []object.Value) (object.Value, error) {
	s, err := t.BytesView(args[0])
	if err != nil {
		return object.Value{}, err
	}
	backtick, err := flag(t, args[1], false)
	if err != nil {
		return object.Value{}, err
	}
	if len(s) > 45 {
		return fail(t, "At most 45 bytes at once")
	}
	digit := func(d uint) byte {
		if d == 0 && backtick {
			return '`'
		}
		return byte(d) + ' '
	}
	out := []byte{digit(uint(len(s)))}
	left, bits := uint(0), uint(0)
	for i := 0; i < len(s) || bits != 0; i++ {
		c := byte(0)
		if i < len(s) {
			c = s[i]
		}
		left, bits = left<<8|uint(c), bits+8
		for bits >= 6 {
			bits -= 6
			out = append(out, digit(left>>bits&63))
		}
		left &= 1<<bits - 1
	}
	return t.NewBytes(string(append(out, '\n'))), nil
}

func a2bQP(t *object.Thread, args []object.Value) (object.Value, error) {
	s, err := text(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	header, err := flag(t, args[1], false)
	if err != nil {
		return object.Value{}, err
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '=':
			i++
			switch {
			case i >= len(s):
			case s[i] == '\n' || s[i] == '\r':
				// A soft line break.
				for i < len(s) && s[i] != '\n' {
					i++
				}
				i++
			case s[i] == '=':
				out = append(out, '=')
				i++
			case i+1 < len(s) && hexValue(s[i]) >= 0 && hexValue(s[i+1]) >= 0:
				out = append(out, byte(hexValue(s[i])<<4|hexValue(s[i+1])))
				i += 2
			default:
				out = append(out, '=')
			}
		case header && c == '_':
			out = append(out, ' ')
			i++
		default:
			out = append(out, c)
			i++
		}
	}
	return t.NewBytes(string(out)), nil
}

func b2aQP(t *object.Thread, args []object.Value) (object.Value, error) {
	s, err := t.BytesView(args[0])
	if err != nil {
		return object.Value{}, err
	}
	var opts [3]bool
	for i := range opts {
		if opts[i], err = flag(t, args[1+i], i == 1); err != nil {
			return object.Value{}, err
		}
	}
	quoteTabs, isText, header := opts[0], opts[1], opts[2]
	const maxLine = 76
	// Line ends are written as the first one is.
	crlf := false
	if i := strings.IndexByte(s, '\n'); i > 0 && s[i-1] == '\r' {
		crlf = true
	}
	var out []byte
	line := 0
	end := func() {
		if crlf {
			out = append(out, '\r')
		}
		out = append(out, '\n')
	}
	for i := 0; i < len(s); {
		c := s[i]
		last := i+1 == len(s)
		quote := c > 126 || c == '=' || header && c == '_' || c == '.' && line == 0 && (last || s[i+1] == '\n' || s[i+1] == '\r' || s[i+1] == 0) ||
			!isText && (c == '\r' || c == '\n') || (c == '\t' || c == ' ') && last ||
			c < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' ' || c < 33 && c != '\r' && c != '\n' && (quoteTabs || !quoteTabs && (c != '\t' && c != ' '))
		if header && c == ' ' {
			quote = false
		}
		if quote {
			if line+3 >= maxLine {
				out = append(out, '=')
				end()
				line = 0
			}
			out = append(out, '=', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
			line += 3
			i++
			continue
		}
		if isText && (c == '\n' || c == '\r' && !last && s[i+1] == '\n') {
			line = 0
			// White space before a line's end is quoted.
			if n := len(out); n > 0 && (out[n-1] == ' ' || out[n-1] == '\t') {
				w := out[n-1]
				out = append(out[:n-1], '=', "0123456789ABCDEF"[w>>4], "0123456789ABCDEF"[w&15])
			}
			end()
			if c == '\r' {
				i++
			}
			i++
			continue
		}
		if !last && s[i+1] != '\n' && line+1 >= maxLine {
			out = append(out, '=')
			end()
			line = 0
		}
		line++
		if header && c == ' ' {
			c = '_'
		}
		out = append(out, c)
		i++
	}
	return t.NewBytes(string(out)), nil
}
