package codecs

import (
	"fmt"
	"strconv"

	"github.com/adder-vm/adder/vm/object/fault"
	"github.com/adder-vm/adder/vm/object/unidata"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// Error is a UnicodeDecodeError or a UnicodeEncodeError to raise. Start and End
// are byte offsets into the input; for an encode error the exception wants code
// point indices, which wtf8.Count makes of them.
type Error struct {
	Decoding   bool
	Encoding   string
	Start, End int
	Reason     string
}

func (e *Error) Error() string {
	verb := "encode"
	if e.Decoding {
		verb = "decode"
	}
	return fmt.Sprintf("'%s' codec can't %s input at %d-%d: %s", e.Encoding, verb, e.Start, e.End, e.Reason)
}

// Policy is what to do about input that cannot be converted.
type Policy uint8

const (
	Strict Policy = iota
	Ignore
	Replace
	SurrogateEscape
	SurrogatePass
	BackslashReplace
	XMLCharRefReplace
	NameReplace
	Custom // asks the Handler
)

var policyNames = map[string]Policy{
	"": Strict, "strict": Strict, "ignore": Ignore, "replace": Replace, "surrogateescape": SurrogateEscape,
	"surrogatepass": SurrogatePass, "backslashreplace": BackslashReplace, "xmlcharrefreplace": XMLCharRefReplace,
	"namereplace": NameReplace,
}

// PolicyByName returns the policy of a built-in error handler.
func PolicyByName(name string) (Policy, bool) {
	p, ok := policyNames[name]
	return p, ok
}

// Handler is an error handler of the program's own.
type Handler interface {
	// Decode appends the text that stands for input[e.Start:e.End] to dst and
	// returns the offset to go on from.
	Decode(dst []byte, input string, e *Error) (_ []byte, next int, err error)
	// Encode returns what stands for input[e.Start:e.End] and the offset to go
	// on from. raw says that it is bytes for the output, not text to encode.
	Encode(input string, e *Error) (replacement string, raw bool, next int, err error)
}

// Errors is a policy, with the handler that Custom asks.
type Errors struct {
	Policy  Policy
	Handler Handler
}

// Decode deals with malformed input as the policy says.
func (h Errors) Decode(dst []byte, in string, e *Error) ([]byte, int, error) {
	e.Decoding = true
	switch h.Policy {
	case Ignore:
		return dst, e.End, nil
	case Replace:
		return append(dst, "\uFFFD"...), e.End, nil
	case BackslashReplace:
		for _, c := range []byte(in[e.Start:e.End]) {
			dst = wtf8.AppendHexEscape(dst, rune(c))
		}
		return dst, e.End, nil
	case SurrogateEscape:
		i := e.Start
		for i < e.End && i < e.Start+4 && in[i] >= 0x80 {
			dst = wtf8.AppendRune(dst, 0xDC00+rune(in[i]))
			i++
		}
		if i == e.Start {
			return dst, 0, e
		}
		return dst, i, nil
	case SurrogatePass:
		if r, n := surrogateAt(in[e.Start:], e.Encoding); n > 0 {
			return wtf8.AppendRune(dst, r), e.Start + n, nil
		}
		return dst, 0, e
	case XMLCharRefReplace, NameReplace:
		return dst, 0, fault.New(fault.TypeError, "don't know how to handle UnicodeDecodeError in error callback")
	case Custom:
		return h.Handler.Decode(dst, in, e)
	}
	return dst, 0, e
}

// surrogateAt returns the surrogate that in begins with in the given encoding,
// and its length; 0 where there is none.
func surrogateAt(in, encoding string) (rune, int) {
	var r rune
	n := 0
	switch encoding {
	case "utf-8":
		if n = 3; len(in) >= n && in[0]&0xF0 == 0xE0 && in[1]&0xC0 == 0x80 && in[2]&0xC0 == 0x80 {
			r, _ = wtf8.Decode(in, 0)
		}
	case "utf-16", "utf-16-le":
		if n = 2; len(in) >= n {
			r = rune(in[0]) | rune(in[1])<<8
		}
	case "utf-16-be":
		if n = 2; len(in) >= n {
			r = rune(in[1]) | rune(in[0])<<8
		}
	case "utf-32", "utf-32-le":
		if n = 4; len(in) >= n && in[3] == 0 {
			r = rune(in[0]) | rune(in[1])<<8 | rune(in[2])<<16
		}
	case "utf-32-be":
		if n = 4; len(in) >= n && in[0] == 0 {
			r = rune(in[3]) | rune(in[2])<<8 | rune(in[1])<<16
		}
	}
	if !wtf8.IsSurrogate(r) {
		return 0, 0
	}
	return r, n
}

// Encode deals with text that cannot be encoded as the policy says; for the
// results see Handler.
func (h Errors) Encode(in string, e *Error) (replacement string, raw bool, next int, err error) {
	var out []byte
	switch h.Policy {
	case Ignore:
		return "", false, e.End, nil
	case Custom:
		return h.Handler.Encode(in, e)
	case SurrogateEscape:
		for i := e.Start; i < e.End; {
			r, n := wtf8.Decode(in, i)
			if r < 0xDC80 || r > 0xDCFF {
				return "", false, 0, e
			}
			out = append(out, byte(r))
			i += n
		}
		return string(out), true, e.End, nil
	case SurrogatePass:
		for i := e.Start; i < e.End; {
			r, n := wtf8.Decode(in, i)
			if !wtf8.IsSurrogate(r) {
				return "", false, 0, e
			}
			size := len(out)
			if out = appendUnit(out, r, e.Encoding); len(out) == size {
				return "", false, 0, e
			}
			i += n
		}
		return string(out), true, e.End, nil
	case Strict:
		return "", false, 0, e
	}
	for i := e.Start; i < e.End; {
		r, n := wtf8.Decode(in, i)
		switch h.Policy {
		case Replace:
			out = append(out, '?')
		case XMLCharRefReplace:
			out = append(strconv.AppendInt(append(out, "&#"...), int64(r), 10), ';')
		case BackslashReplace:
			out = wtf8.AppendHexEscape(out, r)
		case NameReplace:
			size := len(out)
			var named bool
			if out, named = unidata.AppendName(append(out, `\N{`...), r); named {
				out = append(out, '}')
			} else {
				out = wtf8.AppendHexEscape(out[:size], r)
			}
		}
		i += n
	}
	return string(out), false, e.End, nil
}

// appendUnit appends the surrogate r as the encoding writes any code point, and
// nothing where it is none of those that know surrogates.
func appendUnit(out []byte, r rune, encoding string) []byte {
	switch encoding {
	case "utf-8":
		return wtf8.AppendRune(out, r)
	case "utf-16", "utf-16-le":
		return append(out, byte(r), byte(r>>8))
	case "utf-16-be":
		return append(out, byte(r>>8), byte(r))
	case "utf-32", "utf-32-le":
		return append(out, byte(r), byte(r>>8), 0, 0)
	case "utf-32-be":
		return append(out, 0, 0, byte(r>>8), byte(r))
	}
	return out
}

// An encoder encodes what it can of text to dst and returns how far it came.
type encoder interface {
	encode(dst []byte, in string) ([]byte, int)
	// fail describes why in[at:] cannot be encoded.
	fail(in string, at int) *Error
	// unit is what the length of its output is always a multiple of.
	unit() int
}

// run encodes all of in. escape says that surrogate escapes are turned back one
// by one before the rest is reported.
func run(c encoder, dst []byte, in string, h Errors, escape bool) ([]byte, error) {
	i := 0
	for {
		var n int
		dst, n = c.encode(dst, in[i:])
		i += n
		if i == len(in) {
			return dst, nil
		}
		if escape && h.Policy == SurrogateEscape {
			if r, n := wtf8.Decode(in, i); r >= 0xDC80 && r <= 0xDCFF {
				dst = append(dst, byte(r))
				i += n
				continue
			}
		}
		e := c.fail(in, i)
		replacement, raw, next, err := h.Encode(in, e)
		if err != nil {
			return dst, err
		}
		if raw {
			if len(replacement)%c.unit() != 0 {
				return dst, e
			}
			dst = append(dst, replacement...)
		} else if dst, n = c.encode(dst, replacement); n != len(replacement) {
			return dst, e
		}
		i = next
	}
}
