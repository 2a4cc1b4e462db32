package numfmt

import (
	"math"

	"github.com/adder-vm/adder/vm/object/fault"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// Spec is a parsed format specification:
//
//	[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]
type Spec struct {
	Fill      rune
	Align     byte // '<', '>', '=' or '^'
	Sign      byte // '+', '-', ' ' or 0
	NoNegZero bool // z
	Alt       bool // #
	Width     int  // -1 where there is none
	Group     byte // ',' or '_' between the digits of the whole part, or 0
	Prec      int  // -1 where there is none
	FracGroup byte // the same for the fraction
	Type      rune // 0 where there is none
}

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// maxSize is how long a padded text may get before it is refused: longer ones
// would only exhaust the memory.
const maxSize = math.MaxInt32

var errNoMemory = &fault.Error{Kind: fault.MemoryError}

// ParseSpec parses a format specification. typeName is the type's name for the
// message of one that is malformed; defaultType and defaultAlign are what the
// type takes where the specification says nothing.
func ParseSpec(spec, typeName string, defaultType rune, defaultAlign byte) (Spec, error) {
	s := Spec{Fill: ' ', Align: defaultAlign, Width: -1, Prec: -1, Type: defaultType}
	if spec == "" {
		return s, nil
	}
	rest := spec
	r, n := wtf8.Decode(rest, 0)
	filled, aligned := false, false
	if len(rest) > n && isAlign(rest[n]) {
		s.Fill, s.Align = r, rest[n]
		filled, aligned = true, true
		rest = rest[n+1:]
	} else if isAlign(rest[0]) {
		s.Align = rest[0]
		aligned = true
		rest = rest[1:]
	}
	if rest != "" && (rest[0] == '+' || rest[0] == '-' || rest[0] == ' ') {
		s.Sign, rest = rest[0], rest[1:]
	}
	if rest != "" && rest[0] == 'z' {
		s.NoNegZero, rest = true, rest[1:]
	}
	if rest != "" && rest[0] == '#' {
		s.Alt, rest = true, rest[1:]
	}
	if !filled && rest != "" && rest[0] == '0' {
		rest = rest[1:]
		s.Fill = '0'
		if !aligned && defaultAlign == '>' {
			s.Align = '='
		}
	}
	var err error
	if s.Width, rest, err = takeInteger(rest); err != nil {
		return s, err
	}
	if s.Group, rest, err = takeGrouping(rest); err != nil {
		return s, err
	}
	if rest != "" && rest[0] == '.' {
		rest = rest[1:]
		before := rest
		if s.Prec, rest, err = takeInteger(rest); err != nil {
			return s, err
		}
		if s.FracGroup, rest, err = takeGrouping(rest); err != nil {
			return s, err
		}
		if len(rest) == len(before) {
			return s, fault.New(fault.ValueError, "Format specifier missing precision")
		}
	}
	if rest != "" {
		r, n := wtf8.Decode(rest, 0)
		if n != len(rest) {
			return s, fault.New(fault.ValueError, "Invalid format specifier '%s' for object of type '%s'", spec, typeName)
		}
		s.Type = r
	}
	if s.Group != 0 {
		switch s.Type {
		case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		case 'b', 'o', 'x', 'X':
			if s.Group != '_' {
				return s, badGrouping(s.Group, s.Type)
			}
		default:
			return s, badGrouping(s.Group, s.Type)
		}
	}
	if s.FracGroup != 0 && s.Type == 'n' {
		return s, badGrouping(s.FracGroup, s.Type)
	}
	return s, nil
}

func takeInteger(s string) (int, string, error) {
	n, i := 0, 0
	for i < len(s) {
		d, size := int(s[i])-'0', 1
		if s[i] >= 0x80 {
			var r rune
			r, size = wtf8.Decode(s, i)
			d = decimal(r)
		}
		if d < 0 || d > 9 {
			break
		}
		if n > (math.MaxInt-d)/10 {
			return 0, s, fault.New(fault.ValueError, "Too many decimal digits in format string")
		}
		n = n*10 + d
		i += size
	}
	if i == 0 {
		return -1, s, nil
	}
	return n, s[i:], nil
}

func takeGrouping(s string) (byte, string, error) {
	var group byte
	for s != "" && (s[0] == ',' || s[0] == '_') {
		if group == s[0] {
			break
		}
		if group != 0 {
			return 0, s, fault.New(fault.ValueError, "Cannot specify both ',' and '_'.")
		}
		group, s = s[0], s[1:]
	}
	return group, s, nil
}

func badGrouping(group byte, typ rune) error {
	if typ > 32 && typ < 128 {
		return fault.New(fault.ValueError, "Cannot specify '%c' with '%c'.", group, typ)
	}
	return fault.New(fault.ValueError, "Cannot specify '%c' with '\\x%x'.", group, typ)
}

func unknownType(typ rune, typeName string) error {
	if typ > 32 && typ < 128 {
		return fault.New(fault.ValueError, "Unknown format code '%c' for object of type '%s'", typ, typeName)
	}
	return fault.New(fault.ValueError, "Unknown format code '\\x%x' for object of type '%s'", typ, typeName)
}

// appendPadded appends text, which has count code points, in the width and with
// the alignment of s. '=' pads before the text as '>' does.
func (s *Spec) appendPadded(dst []byte, text string, count int) ([]byte, error) {
	pad := s.Width - count
	if pad <= 0 {
		return append(dst, text...), nil
	}
	if s.Width > maxSize {
		return dst, errNoMemory
	}
	left := pad
	switch s.Align {
	case '<':
		left = 0
	case '^':
		left = pad / 2
	}
	dst = appendFill(dst, s.Fill, left)
	dst = append(dst, text...)
	return appendFill(dst, s.Fill, pad-left), nil
}

func appendFill(dst []byte, r rune, n int) []byte {
	if r < 0x80 {
		for ; n > 0; n-- {
			dst = append(dst, byte(r))
		}
		return dst
	}
	for ; n > 0; n-- {
		dst = wtf8.AppendRune(dst, r)
	}
	return dst
}

// AppendStrFormat appends str.__format__(text, spec).
func AppendStrFormat(dst []byte, text, spec, typeName string) ([]byte, error) {
	if spec == "" {
		return append(dst, text...), nil
	}
	s, err := ParseSpec(spec, typeName, 's', '<')
	if err != nil {
		return dst, err
	}
	if s.Type != 's' {
		return dst, unknownType(s.Type, typeName)
	}
	switch {
	case s.Sign == ' ':
		return dst, fault.New(fault.ValueError, "Space not allowed in string format specifier")
	case s.Sign != 0:
		return dst, fault.New(fault.ValueError, "Sign not allowed in string format specifier")
	case s.NoNegZero:
		return dst, fault.New(fault.ValueError, "Negative zero coercion (z) not allowed in string format specifier")
	case s.Alt:
		return dst, fault.New(fault.ValueError, "Alternate form (#) not allowed in string format specifier")
	case s.Align == '=':
		return dst, fault.New(fault.ValueError, "'=' alignment not allowed in string format specifier")
	}
	if s.Prec >= 0 && s.Prec < len(text) {
		text = text[:wtf8.Offset(text, s.Prec)]
	}
	if s.Width <= 0 {
		return append(dst, text...), nil
	}
	return s.appendPadded(dst, text, wtf8.Count(text))
}
