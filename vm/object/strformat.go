package object

import (
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/object/numfmt"
	"github.com/adder-vm/adder/vm/object/unidata"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// strFormatSpec is str.__format__.
func strFormatSpec(t *Thread, v, spec Value) (Value, error) {
	if !spec.IsStr() {
		return Value{}, t.TypeErrorf("__format__() argument must be str, not %s", t.ArgTypeName(spec))
	}
	if spec.str().nb == 0 {
		return t.Str(v)
	}
	out, err := numfmt.AppendStrFormat(make([]byte, 0, v.str().nb+32), StringOf(v), StringOf(spec), t.TypeName(v))
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	return t.NewStrBytes(out), nil
}

// appendFormat appends format(v, spec) for an immediate int, a float or an exact
// str, whose __format__ nobody can have replaced.
func (t *Thread) appendFormat(out []byte, v Value, spec string) ([]byte, error) {
	var err error
	switch {
	case v.IsInt():
		out, err = numfmt.AppendIntFormat(out, numfmt.Int{Small: v.AsInt()}, spec, "int", t.RT.IntMaxStrDigits)
	case v.IsFloat():
		out, err = numfmt.AppendFloatFormat(out, v.AsFloat(), spec, "float")
	default:
		out, err = numfmt.AppendStrFormat(out, StringOf(v), spec, "str")
	}
	if err != nil {
		return out, t.RaiseFault(err)
	}
	return out, nil
}

// formatter fills the replacement fields of str.format. It lives on the Go stack.
type formatter struct {
	t       *Thread
	args    []Value // on the value stack; nil for format_map
	mapping Value   // the keyword arguments, or format_map's argument; may be empty
	isMap   bool    // format_map: everything is looked up in the mapping
	auto    int     // the next automatic number
	mode    uint8   // how fields are numbered so far
}

const (
	numberedNotYet uint8 = iota
	numberedByHand
	numberedAuto
)

// strFormat is str.format.
func strFormat(t *Thread, args []Value, kw *Tuple) (Value, error) {
	if len(args)-kw.Len() < 1 || !args[0].IsStr() {
		return Value{}, t.TypeErrorf("unbound method str.format() needs an argument")
	}
	npos := len(args) - kw.Len()
	f := formatter{t: t, args: args[1:npos]}
	if kw.Len() > 0 {
		d := t.NewDict()
		for i, k := range kw.Items() {
			if err := d.Set(t, k, args[npos+i]); err != nil {
				return Value{}, err
			}
		}
		f.mapping = d.Value()
	}
	return f.run(args[0])
}

// strFormatMap is str.format_map.
func strFormatMap(t *Thread, v, mapping Value) (Value, error) {
	f := formatter{t: t, mapping: mapping, isMap: true}
	return f.run(v)
}

func (f *formatter) run(v Value) (Value, error) {
	s := StringOf(v)
	out, err := f.fill(f.t.TakeText(len(s)+64), s, 2)
	if err != nil {
		return Value{}, err
	}
	r := f.t.NewStrBytes(out)
	f.t.GiveText(out)
	return r, nil
}

// fill appends s with its replacement fields filled; depth is how deep fields may
// nest.
func (f *formatter) fill(out []byte, s string, depth int) ([]byte, error) {
	t := f.t
	if depth <= 0 {
		return out, t.ValueErrorf("Max string recursion exceeded")
	}
	for i := 0; i < len(s); {
		from := i
		for i < len(s) && s[i] != '{' && s[i] != '}' {
			i++
		}
		out = append(out, s[from:i]...)
		if i == len(s) {
			return out, nil
		}
		c := s[i]
		i++
		if i < len(s) && s[i] == c {
			out = append(out, c)
			i++
			continue
		}
		if c == '}' {
			return out, t.ValueErrorf("Single '}' encountered in format string")
		}
		if i == len(s) {
			return out, t.ValueErrorf("Single '{' encountered in format string")
		}
		var err error
		if out, i, err = f.field(out, s, i, depth); err != nil {
			return out, err
		}
	}
	return out, nil
}

// FormatField is a replacement field of a format string.
type FormatField struct {
	Name       string // parts of the format string
	Spec       string
	Conversion rune // 0 where there is none
	HasSpec    bool // a colon stands before Spec
	Nested     bool // Spec has fields of its own
}

// ParseFormatField parses the field whose brace stands before s[i]; next is
// behind its closing brace. problem is the text of a ValueError, or empty.
func ParseFormatField(s string, i int) (f FormatField, next int, problem string) {
	// The name ends at a colon or exclamation mark outside of brackets.
	start := i
	for i < len(s) {
		switch s[i] {
		case '{':
			return f, 0, "unexpected '{' in field name"
		case '[':
			for i < len(s) && s[i] != ']' {
				i++
			}
			if i == len(s) {
				return f, 0, "expected '}' before end of string"
			}
			i++
			continue
		case '}', ':', '!':
		default:
			i++
			continue
		}
		break
	}
	if i == len(s) {
		return f, 0, "expected '}' before end of string"
	}
	f.Name = s[start:i]
	if s[i] == '!' {
		i++
		if i == len(s) {
			return f, 0, "end of string while looking for conversion specifier"
		}
		r, n := wtf8.Decode(s, i)
		if r == '}' {
			return f, 0, "unmatched '{' in format spec"
		}
		i += n
		f.Conversion = r
		if i == len(s) {
			return f, 0, "unmatched '{' in format spec"
		}
		if s[i] != ':' && s[i] != '}' {
			return f, 0, "expected ':' after conversion specifier"
		}
	}
	if s[i] == ':' {
		i++
		f.HasSpec = true
		from, open := i, 1
		for i < len(s) {
			if s[i] == '{' {
				open++
				f.Nested = true
			} else if s[i] == '}' {
				if open--; open == 0 {
					break
				}
			}
			i++
		}
		if i == len(s) {
			return f, 0, "unmatched '{' in format spec"
		}
		f.Spec = s[from:i]
	}
	return f, i + 1, ""
}

// field appends what the field that begins at s[i] is replaced with; next is
// behind its closing brace.
func (f *formatter) field(out []byte, s string, i, depth int) (_ []byte, next int, err error) {
	t := f.t
	parsed, i, problem := ParseFormatField(s, i)
	if problem != "" {
		return out, 0, t.ValueErrorf("%s", problem)
	}
	name, spec, nested, wide := parsed.Name, parsed.Spec, parsed.Nested, parsed.Conversion
	v, err := f.lookup(name)
	if err != nil {
		return out, 0, err
	}
	if wide != 0 {
		switch wide {
		case 'r':
			v, err = t.Repr(v)
		case 's':
			v, err = t.Str(v)
		case 'a':
			v, err = t.ASCII(v)
		default:
			if wide > 32 && wide < 127 {
				return out, 0, t.ValueErrorf("Unknown conversion specifier %c", wide)
			}
			return out, 0, t.ValueErrorf("Unknown conversion specifier \\x%x", wide)
		}
		if err != nil {
			return out, 0, err
		}
	}
	if !nested && (v.IsInt() || v.IsFloat() || v.IsExactStr()) {
		if out, err = t.appendFormat(out, v, spec); err != nil {
			return out, 0, err
		}
		return out, i, nil
	}
	specValue := t.NewStr("")
	if spec != "" {
		if nested {
			text, err := f.fill(nil, spec, depth-1)
			if err != nil {
				return out, 0, err
			}
			specValue = t.NewStrBytes(text)
		} else {
			specValue = t.NewStr(spec)
		}
	}
	r, err := t.Format(v, specValue)
	if err != nil {
		return out, 0, err
	}
	return append(out, StringOf(r)...), i, nil
}

// lookup finds the object that a field's name means: an argument, and from there
// attributes and items.
func (f *formatter) lookup(name string) (Value, error) {
	t := f.t
	if name == "" && f.mode == numberedAuto && f.auto < len(f.args) && !f.isMap {
		f.auto++
		return f.args[f.auto-1], nil
	}
	i := 0
	for i < len(name) && name[i] != '.' && name[i] != '[' {
		i++
	}
	first, rest := name[:i], name[i:]
	v, err := f.argument(first)
	for err == nil && rest != "" {
		if rest[0] == '.' {
			rest = rest[1:]
			n := strings.IndexAny(rest, ".[")
			if n < 0 {
				n = len(rest)
			}
			if n == 0 {
				return Value{}, t.ValueErrorf("Empty attribute in format string")
			}
			v, err = t.GetAttr(v, t.InternString(rest[:n]))
			rest = rest[n:]
			continue
		}
		if rest[0] != '[' {
			return Value{}, t.ValueErrorf("Only '.' or '[' may follow ']' in format field specifier")
		}
		n := strings.IndexByte(rest, ']')
		if n < 0 {
			return Value{}, t.ValueErrorf("Missing ']' in format string")
		}
		key := rest[1:n]
		rest = rest[n+1:]
		if key == "" {
			return Value{}, t.ValueErrorf("Empty attribute in format string")
		}
		index, isNumber, e := f.number(key)
		switch {
		case e != nil:
			return Value{}, e
		case isNumber:
			v, err = t.GetItem(v, Int(int64(index)))
		default:
			v, err = t.GetItem(v, t.NewStr(key))
		}
	}
	return v, err
}

// number reads a position.
func (f *formatter) number(s string) (n int, ok bool, err error) {
	for i := 0; i < len(s); {
		r, size := wtf8.Decode(s, i)
		d := unidata.Decimal(r)
		if d < 0 {
			return 0, false, nil
		}
		if n > (1<<63-1-d)/10 {
			return 0, false, f.t.ValueErrorf("Too many decimal digits in format string")
		}
		n = n*10 + d
		i += size
	}
	return n, s != "", nil
}

// argument finds the argument of a number or name.
func (f *formatter) argument(name string) (Value, error) {
	t := f.t
	index, isNumber, err := f.number(name)
	if err != nil {
		return Value{}, err
	}
	if name == "" || isNumber {
		mode := numberedByHand
		if name == "" {
			mode = numberedAuto
		}
		if f.isMap && name == "" || f.isMap && isNumber {
			return Value{}, t.ValueErrorf("Format string contains positional fields")
		}
		if f.mode == numberedNotYet {
			f.mode = mode
		} else if f.mode != mode {
			if mode == numberedByHand {
				return Value{}, t.ValueErrorf("cannot switch from automatic field numbering to manual field specification")
			}
			return Value{}, t.ValueErrorf("cannot switch from manual field specification to automatic field numbering")
		}
		if mode == numberedAuto {
			index = f.auto
			f.auto++
		}
		if index >= len(f.args) {
			return Value{}, t.IndexErrorf("Replacement index %s out of range for positional args tuple", strconv.Itoa(index))
		}
		return f.args[index], nil
	}
	key := t.InternString(name)
	if f.mapping.IsEmpty() {
		return Value{}, t.KeyError(key)
	}
	return t.GetItem(f.mapping, key)
}
