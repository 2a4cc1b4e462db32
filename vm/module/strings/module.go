// Package strings is the native module _string: the parts of str.format that
// string.Formatter builds on.
package strings

import (
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/unidata"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// Module is the module's definition.
var Module = vm.NativeModule{
	Name: "_string",
	Funcs: []object.Def{
		{Name: "formatter_parser", Text: "($self, object, /)", Sig: "(object, /)", F1: formatterParser},
		{Name: "formatter_field_name_split", Text: "($self, object, /)", Sig: "(object, /)", F1: fieldNameSplit},
	},
}

func str(t *object.Thread, v object.Value) (string, error) {
	if !v.IsStr() {
		return "", t.TypeErrorf("expected str, got %s", t.TypeName(v))
	}
	return object.StringOf(v), nil
}

// formatterParser returns an iterator over the literals and fields of a format
// string.
func formatterParser(t *object.Thread, v object.Value) (object.Value, error) {
	s, err := str(t, v)
	if err != nil {
		return object.Value{}, err
	}
	l := t.NewList(4)
	add := func(items ...object.Value) { l.Append(t, t.NewTuple(items).Value()) }
	for i := 0; i < len(s); {
		start := i
		k := strings.IndexAny(s[i:], "{}")
		if k < 0 {
			add(t.NewStr(s[i:]), object.None(), object.None(), object.None())
			break
		}
		i += k
		c := s[i]
		i++
		if i < len(s) && s[i] == c {
			// A doubled brace ends a literal of its own.
			add(t.NewStr(s[start:i]), object.None(), object.None(), object.None())
			i++
			continue
		}
		if c == '}' {
			return object.Value{}, t.ValueErrorf("Single '}' encountered in format string")
		}
		if i == len(s) {
			return object.Value{}, t.ValueErrorf("Single '{' encountered in format string")
		}
		f, next, problem := object.ParseFormatField(s, i)
		if problem != "" {
			return object.Value{}, t.ValueErrorf("%s", problem)
		}
		conversion := object.None()
		if f.Conversion != 0 {
			conversion = t.Char(f.Conversion)
		}
		add(t.NewStr(s[start:i-1]), t.NewStr(f.Name), t.NewStr(f.Spec), conversion)
		i = next
	}
	return t.Iter(l.Value())
}

// number reads a name that is a number.
func number(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); {
		r, size := wtf8.Decode(s, i)
		d := unidata.Decimal(r)
		if d < 0 || n > (1<<62)/10 {
			return 0, false
		}
		n = n*10 + d
		i += size
	}
	return n, s != ""
}

// fieldNameSplit takes a field's name apart: the argument, and an iterator over
// the attributes and items that follow.
func fieldNameSplit(t *object.Thread, v object.Value) (object.Value, error) {
	s, err := str(t, v)
	if err != nil {
		return object.Value{}, err
	}
	name := func(s string) object.Value {
		if n, ok := number(s); ok {
			return object.Int(int64(n))
		}
		return t.NewStr(s)
	}
	i := strings.IndexAny(s, ".[")
	if i < 0 {
		i = len(s)
	}
	first, rest := name(s[:i]), s[i:]
	l := t.NewList(2)
	for rest != "" {
		switch rest[0] {
		case '.':
			n := strings.IndexAny(rest[1:], ".[")
			if n < 0 {
				n = len(rest) - 1
			}
			if n == 0 {
				return object.Value{}, t.ValueErrorf("Empty attribute in format string")
			}
			l.Append(t, t.Tuple2(object.True(), t.NewStr(rest[1:1+n])))
			rest = rest[1+n:]
		case '[':
			n := strings.IndexByte(rest, ']')
			if n < 0 {
				return object.Value{}, t.ValueErrorf("Missing ']' in format string")
			}
			if n == 1 {
				return object.Value{}, t.ValueErrorf("Empty attribute in format string")
			}
			l.Append(t, t.Tuple2(object.False(), name(rest[1:n])))
			rest = rest[n+1:]
		default:
			return object.Value{}, t.ValueErrorf("Only '.' or '[' may follow ']' in format field specifier")
		}
	}
	it, err := t.Iter(l.Value())
	if err != nil {
		return it, err
	}
	return t.Tuple2(first, it), nil
}
