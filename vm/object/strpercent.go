package object

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/object/numfmt"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// percentArgs hands out the arguments of the % operator. It lives on the Go
// stack.
type percentArgs struct {
	all  Value // the right operand
	dict bool  // keys may be looked up in it
	n    int   // how many arguments there are; -1 for the operand itself
	next int
}

func (a *percentArgs) take(t *Thread) (Value, error) {
	i := a.next
	a.next++
	switch {
	case a.n < 0 && i == 0:
		return a.all, nil
	case i < a.n:
		return a.all.tuple().Items()[i], nil
	}
	return Value{}, t.TypeErrorf("not enough arguments for format string")
}

// newPercentArgs looks at the right operand of %: a tuple holds the arguments,
// anything else is the only one.
func (t *Thread) newPercentArgs(b Value) percentArgs {
	a := percentArgs{all: b, n: -1}
	if b.IsTuple() {
		a.n = b.tuple().n
	} else if !b.IsStr() && t.TypeOf(b).slots.GetItem != nil {
		a.dict = true
	}
	return a
}

// strMod is the % operator of str.
func strMod(t *Thread, a, b Value) (Value, error) {
	if !a.IsStr() {
		return NotImplemented(), nil
	}
	out, err := t.appendPercent(t.TakeText(a.str().nb+64), StringOf(a), b)
	if err != nil {
		return Value{}, err
	}
	v := t.NewStrBytes(out)
	t.GiveText(out)
	return v, nil
}

// appendPercent appends format % b.
func (t *Thread) appendPercent(out []byte, format string, b Value) ([]byte, error) {
	args := t.newPercentArgs(b)
	usedKeys := false
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
			return out, t.TypeErrorf("format requires a mapping")
		}
		if i < len(format) {
			// A verb and nothing else, as most are.
			var done bool
			var err error
			if out, done, err = t.percentPlain(out, format[i], &args); err != nil {
				return out, err
			}
			if done {
				i++
				continue
			}
		}
		p, next, err := numfmt.ParsePercent(format, i)
		if err != nil {
			return out, t.RaiseFault(err)
		}
		i = next
		arg := args
		if p.HasKey {
			x, err := t.GetItem(b, t.NewStr(p.Key))
			if err != nil {
				return out, err
			}
			usedKeys = true
			args = percentArgs{all: x, dict: true, n: -1}
		}
		if err := t.percentStars(&p, &args); err != nil {
			return out, err
		}
		v, err := args.take(t)
		if err != nil {
			return out, err
		}
		if out, err = t.percentOne(out, &p, v, format); err != nil {
			return out, err
		}
		if p.HasKey {
			args = arg
			if args.n < 0 {
				args.next = 1 // a mapping counts as used
			}
		}
	}
	if !usedKeys && !args.dict && (args.n >= 0 && args.next < args.n || args.n < 0 && args.next == 0) {
		return out, t.TypeErrorf("not all arguments converted during string formatting")
	}
	return out, nil
}

// percentPlain appends the next argument for a verb without flags, width and
// precision; done is false where that takes more than a look at it.
func (t *Thread) percentPlain(out []byte, verb byte, args *percentArgs) (_ []byte, done bool, err error) {
	if verb != 's' && verb != 'd' && verb != 'r' {
		return out, false, nil
	}
	v := args.all
	switch {
	case args.next < args.n:
		v = v.tuple().Items()[args.next]
	case args.n >= 0 || args.next > 0:
		return out, false, nil
	}
	switch {
	case v.IsInt():
		args.next++
		return strconv.AppendInt(out, v.AsInt(), 10), true, nil
	case verb == 'd':
		return out, false, nil
	case v.IsExactStr() && verb == 's':
		args.next++
		return append(out, StringOf(v)...), true, nil
	case v.IsFloat():
		args.next++
		return numfmt.AppendFloatRepr(out, v.AsFloat()), true, nil
	}
	args.next++
	if verb == 's' {
		v, err = t.Str(v)
	} else {
		v, err = t.Repr(v)
	}
	if err != nil {
		return out, false, err
	}
	return append(out, StringOf(v)...), true, nil
}

// percentStars takes the arguments of a width or precision given as *.
func (t *Thread) percentStars(p *numfmt.Percent, args *percentArgs) error {
	if p.StarWidth {
		v, err := args.take(t)
		if err != nil {
			return err
		}
		if !v.IsInteger() {
			return t.TypeErrorf("* wants int")
		}
		n, ok := smallOf(v)
		if !ok {
			return t.OverflowErrorf("Python int too large to convert to C ssize_t")
		}
		p.SetWidth(int(n))
	}
	if p.StarPrec {
		v, err := args.take(t)
		if err != nil {
			return err
		}
		if !v.IsInteger() {
			return t.TypeErrorf("* wants int")
		}
		n, ok := smallOf(v)
		if !ok || n != int64(int32(n)) {
			return t.OverflowErrorf("Python int too large to convert to C int")
		}
		p.SetPrec(int(n))
	}
	return nil
}

func (t *Thread) percentOne(out []byte, p *numfmt.Percent, v Value, format string) ([]byte, error) {
	var err error
	switch p.Verb {
	case 's', 'r', 'a':
		var s Value
		switch p.Verb {
		case 's':
			s, err = t.Str(v)
		case 'r':
			s, err = t.Repr(v)
		default:
			s, err = t.ASCII(v)
		}
		if err != nil {
			return out, err
		}
		text := StringOf(s)
		if p.Width < 0 && p.Prec < 0 {
			return append(out, text...), nil
		}
		text = p.Cut(text)
		out, err = p.AppendText(out, text, wtf8.Count(text))
	case 'c':
		var buf [4]byte
		text := ""
		switch {
		case v.IsStr():
			if v.str().n != 1 {
				return out, t.TypeErrorf("%%c requires an int or a unicode character, not a string of length %d", v.str().n)
			}
			text = StringOf(v)
		default:
			if !v.IsInteger() && t.TypeOf(v).slots.Index == nil {
				return out, t.TypeErrorf("%%c requires an int or a unicode character, not %s", t.TypeFullName(t.TypeOf(v)))
			}
			i, err := t.Index(v)
			if err != nil {
				return out, err
			}
			n, ok := smallOf(i)
			if !ok || n < 0 || n > wtf8.RuneMax {
				return out, t.OverflowErrorf("%%c arg not in range(0x110000)")
			}
			text = string(wtf8.AppendRune(buf[:0], rune(n)))
		}
		out, err = p.AppendText(out, text, 1)
	case 'd', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G':
		return t.percentNumber(out, p, v)
	default:
		err = p.UnsupportedVerb(format, false)
	}
	if err != nil {
		return out, t.RaiseFault(err)
	}
	return out, nil
}

// fmtInt is an int for package numfmt, viewed in place.
func (t *Thread) fmtInt(v Value) numfmt.Int {
	if v.IsIntOrBool() {
		return numfmt.Int{Small: v.AsInt()}
	}
	if n, ok := BigToInt64(v); ok {
		return numfmt.Int{Small: n}
	}
	return numfmt.Int{Big: v.BigInt(new(big.Int))}
}

// percentNumber converts v for a numeric verb.
func (t *Thread) percentNumber(out []byte, p *numfmt.Percent, v Value) ([]byte, error) {
	typ := t.TypeOf(v)
	var err error
	switch p.Verb {
	case 'd', 'i', 'u':
		if !v.IsInteger() {
			if typ.slots.Int == nil && typ.slots.Index == nil || v.IsStr() || t.IsBytesLike(v) {
				return out, t.TypeErrorf("%%%c format: a real number is required, not %s", p.Verb, typ.NameString())
			}
			if typ.slots.Int != nil {
				v, err = typ.slots.Int(t, v)
			} else {
				v, err = t.Index(v)
			}
			if err != nil {
				return out, err
			}
			if !v.IsInteger() {
				return out, t.TypeErrorf("%%%c format: a real number is required, not %s", p.Verb, typ.NameString())
			}
		}
	case 'o', 'x', 'X':
		if !v.IsInteger() {
			if typ.slots.Index == nil {
				return out, t.TypeErrorf("%%%c format: an integer is required, not %s", p.Verb, typ.NameString())
			}
			if v, err = t.Index(v); err != nil {
				return out, err
			}
		}
	default:
		f, err := t.RealFloat(v)
		if err != nil {
			return out, err
		}
		if out, err = p.AppendFloat(out, f); err != nil {
			return out, t.RaiseFault(err)
		}
		return out, nil
	}
	if out, err = p.AppendInt(out, t.fmtInt(v), t.RT.IntMaxStrDigits); err != nil {
		return out, t.RaiseFault(err)
	}
	return out, nil
}
