package object

import (
	"strings"

	"github.com/adder-vm/adder/vm/object/numfmt"
)

// bytesMod is the % operator of bytes.
func bytesMod(t *Thread, a, b Value) (Value, error) {
	if !a.isKind(KindBytes) {
		return NotImplemented(), nil
	}
	out, err := t.bytesPercent(BytesOf(a), b)
	if err != nil {
		return Value{}, err
	}
	return t.NewBytes(bytesAsString(out)), nil
}

// byteArrayMod is the % operator of bytearray.
func byteArrayMod(t *Thread, a, b Value) (Value, error) {
	if !a.isKind(KindByteArray) {
		return NotImplemented(), nil
	}
	out, err := t.bytesPercent(strings.Clone(contents(a)), b)
	if err != nil {
		return Value{}, err
	}
	return t.NewByteArray(bytesAsString(out)), nil
}

func (t *Thread) bytesPercent(format string, b Value) ([]byte, error) {
	args := t.newPercentArgs(b)
	if b.isKind(KindBytes) || b.isKind(KindByteArray) {
		args.dict = false
	}
	out := make([]byte, 0, len(format)+64)
	for i := 0; ; {
		k := strings.IndexByte(format[i:], '%')
		if k < 0 {
			out = append(out, format[i:]...)
			break
		}
		out = append(out, format[i:i+k]...)
		i += k + 1
		if i < len(format) && format[i] == '%' {
			out = append(out, '%')
			i++
			continue
		}
		if i < len(format) && format[i] == '(' && !args.dict {
			return nil, t.TypeErrorf("format requires a mapping")
		}
		p, _, err := numfmt.ParsePercent(format, i)
		if err != nil {
			return nil, t.RaiseFault(err)
		}
		i = p.VerbAt + 1 // of bytes, a verb is one
		saved := args
		if p.HasKey {
			x, err := t.GetItem(b, t.NewBytes(p.Key))
			if err != nil {
				return nil, err
			}
			args = percentArgs{all: x, dict: true, n: -1}
		}
		if err := t.percentStars(&p, &args); err != nil {
			return nil, err
		}
		v, err := args.take(t)
		if err != nil {
			return nil, err
		}
		if out, err = t.bytesPercentOne(out, &p, v, format); err != nil {
			return nil, err
		}
		if p.HasKey {
			args = saved
			args.next = 1
		}
	}
	if !args.dict && (args.n >= 0 && args.next < args.n || args.n < 0 && args.next == 0) {
		return nil, t.TypeErrorf("not all arguments converted during bytes formatting")
	}
	return out, nil
}

func (t *Thread) bytesPercentOne(out []byte, p *numfmt.Percent, v Value, format string) ([]byte, error) {
	var err error
	switch p.Verb {
	case 'r', 'a':
		s, err := t.ASCII(v)
		if err != nil {
			return out, err
		}
		text := p.Cut(StringOf(s))
		out, err = p.AppendText(out, text, len(text))
		if err != nil {
			return out, t.RaiseFault(err)
		}
		return out, nil
	case 's', 'b':
		if !t.IsBytesLike(v) {
			r, found, err := t.CallSpecial(v, N__bytes__)
			if err != nil {
				return out, err
			}
			if !found {
				return out, t.TypeErrorf("%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", t.TypeName(v))
			}
			if !r.isKind(KindBytes) {
				return out, t.TypeErrorf("__bytes__ returned non-bytes (type %s)", t.TypeName(r))
			}
			v = r
		}
		s, err := t.BytesView(v)
		if err != nil {
			return out, err
		}
		if p.Prec >= 0 && p.Prec < len(s) {
			s = s[:p.Prec]
		}
		if out, err = p.AppendText(out, s, len(s)); err != nil {
			return out, t.RaiseFault(err)
		}
		return out, nil
	case 'c':
		var one [1]byte
		switch {
		case v.isKind(KindBytes) || v.isKind(KindByteArray):
			s := contents(v)
			if len(s) != 1 {
				return out, t.TypeErrorf("%%c requires an integer in range(256) or a single byte, not a %s object of length %d", t.TypeName(v), len(s))
			}
			one[0] = s[0]
		default:
			if !v.IsInteger() && t.TypeOf(v).slots.Index == nil {
				return out, t.TypeErrorf("%%c requires an integer in range(256) or a single byte, not %s", t.TypeName(v))
			}
			i, err := t.Index(v)
			if err != nil {
				return out, err
			}
			n, ok := smallOf(i)
			if !ok || n < 0 || n > 255 {
				return out, t.OverflowErrorf("%%c arg not in range(256)")
			}
			one[0] = byte(n)
		}
		out, err = p.AppendText(out, string(one[:]), 1)
	case 'd', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G':
		return t.percentNumber(out, p, v)
	default:
		err = p.UnsupportedVerb(format, true)
	}
	if err != nil {
		return out, t.RaiseFault(err)
	}
	return out, nil
}
