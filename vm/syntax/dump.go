package syntax

import (
	"fmt"
	"math"
	"math/big"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// DumpOptions are the options of the ast module's dump function.
type DumpOptions struct {
	Attributes bool   // print lineno and the like
	Indent     string // of each level; with none, everything is on one line
}

// Dump writes a tree as ast.dump does.
func Dump(m Mod, o DumpOptions) string {
	d := dumper{o: o}
	d.node(reflect.ValueOf(m), 0)
	return d.b.String()
}

type dumper struct {
	o DumpOptions
	b strings.Builder
}

// pythonNames gives the names of nodes and fields that are spelt differently
// in Go; other fields are put into snake case.
var pythonNames = map[string]string{
	"ExprStmt": "Expr", "Alias": "alias", "Arg": "arg", "Arguments": "arguments",
	"Comprehension": "comprehension", "Keyword": "keyword", "MatchCase": "match_case",
	"WithItem": "withitem", "ID": "id",
}

// optional names the string fields that are None when empty.
var optional = map[string]bool{
	"TypeComment": true, "Asname": true, "Kind": true, "Module": true, "Rest": true,
	"MatchAs.Name": true, "MatchStar.Name": true, "ExceptHandler.Name": true, "Keyword.Arg": true,
}

func fieldName(s string) string {
	if n, ok := pythonNames[s]; ok && s != "Arg" && s != "Keyword" {
		return n
	}
	var b strings.Builder
	for i, r := range s {
		if r >= 'A' && r <= 'Z' {
			if i > 0 {
				b.WriteByte('_')
			}
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

var operatorNames = map[reflect.Type][]string{
	reflect.TypeFor[ExprContext]():   {"Load", "Store", "Del"},
	reflect.TypeFor[BoolOperator]():  {"And", "Or"},
	reflect.TypeFor[Operator]():      {"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv"},
	reflect.TypeFor[UnaryOperator](): {"Invert", "Not", "UAdd", "USub"},
	reflect.TypeFor[CmpOperator]():   {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"},
}

// dumpItem is a field of a node on its way out.
type dumpItem struct {
	name  string
	value reflect.Value
	text  string // instead of a value
}

// node writes one node. CPython breaks lines only around nodes that are not
// simple: with more than three fields or with a field that is not.
func (d *dumper) node(v reflect.Value, level int) {
	v = v.Elem()
	t := v.Type()
	name := t.Name()
	if n, ok := pythonNames[name]; ok {
		name = n
	}
	var items []dumpItem
	var pos *Pos
	for i := range t.NumField() {
		f := t.Field(i)
		fv := v.Field(i)
		if f.Type == reflect.TypeFor[Pos]() {
			pos = fv.Addr().Interface().(*Pos)
			continue
		}
		switch fv.Kind() {
		case reflect.String:
			if fv.Len() == 0 && (optional[f.Name] || optional[t.Name()+"."+f.Name]) {
				continue
			}
			items = append(items, dumpItem{name: fieldName(f.Name), text: ReprString(fv.String())})
			continue
		case reflect.Interface:
			isConst := f.Type == reflect.TypeFor[any]()
			if isConst {
				items = append(items, dumpItem{name: fieldName(f.Name), text: reprConstant(fv.Interface())})
				continue
			}
			if fv.IsNil() {
				continue
			}
		case reflect.Pointer:
			if fv.IsNil() {
				continue
			}
		case reflect.Slice:
			if fv.Len() == 0 {
				continue
			}
		}
		items = append(items, dumpItem{name: fieldName(f.Name), value: fv})
	}
	if d.o.Attributes && pos != nil {
		for i, n := range [...]int32{pos.Line, pos.Col, pos.EndLine, pos.EndCol} {
			items = append(items, dumpItem{name: [...]string{"lineno", "col_offset", "end_lineno", "end_col_offset"}[i], text: strconv.Itoa(int(n))})
		}
	}
	simple := len(items) <= 3
	for _, it := range items {
		if it.value.IsValid() && !d.isSimple(it.value) {
			simple = false
		}
	}
	d.b.WriteString(name)
	d.b.WriteByte('(')
	for i, it := range items {
		if d.o.Indent == "" || simple {
			if i > 0 {
				d.b.WriteString(", ")
			}
		} else {
			if i > 0 {
				d.b.WriteByte(',')
			}
			d.newLine(level + 1)
		}
		d.b.WriteString(it.name)
		d.b.WriteByte('=')
		if it.value.IsValid() {
			d.value(it.value, level+1)
		} else {
			d.b.WriteString(it.text)
		}
	}
	d.b.WriteByte(')')
}

func (d *dumper) newLine(level int) {
	d.b.WriteByte('\n')
	for range level {
		d.b.WriteString(d.o.Indent)
	}
}

// isSimple reports whether a field's value never takes a line of its own.
func (d *dumper) isSimple(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice:
		return false
	case reflect.Interface:
		return d.isSimple(v.Elem())
	case reflect.Pointer:
		e := v.Elem()
		for i := range e.NumField() {
			f := e.Field(i)
			switch {
			case e.Type().Field(i).Type == reflect.TypeFor[Pos]():
				if d.o.Attributes {
					return false
				}
			case f.Kind() == reflect.Slice && f.Len() == 0:
			case (f.Kind() == reflect.Pointer || f.Kind() == reflect.Interface) && f.IsNil() && f.Type() != reflect.TypeFor[any]():
			default:
				return false
			}
		}
	}
	return true
}

func (d *dumper) value(v reflect.Value, level int) {
	if names, ok := operatorNames[v.Type()]; ok {
		d.b.WriteString(names[v.Uint()])
		d.b.WriteString("()")
		return
	}
	switch v.Kind() {
	case reflect.Int, reflect.Int32:
		d.b.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.String:
		d.b.WriteString(ReprString(v.String()))
	case reflect.Slice:
		d.b.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				d.b.WriteByte(',')
				if d.o.Indent == "" {
					d.b.WriteByte(' ')
				}
			}
			if d.o.Indent != "" {
				d.newLine(level + 1)
			}
			d.value(v.Index(i), level+1)
		}
		d.b.WriteByte(']')
	case reflect.Interface:
		if v.IsNil() {
			d.b.WriteString("None")
			return
		}
		d.node(v.Elem(), level)
	case reflect.Pointer:
		d.node(v, level)
	}
}

// reprConstant writes a constant's value as Python's repr does.
func reprConstant(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case Ellipsis:
		return "Ellipsis"
	case int64:
		return strconv.FormatInt(v, 10)
	case *big.Int:
		return v.String()
	case float64:
		return reprFloat(v)
	case complex128:
		s := strings.TrimSuffix(reprFloat(imag(v)), ".0") + "j"
		if real(v) == 0 && !math.Signbit(real(v)) {
			return s
		}
		if s[0] != '-' {
			s = "+" + s
		}
		return "(" + strings.TrimSuffix(reprFloat(real(v)), ".0") + s + ")"
	case string:
		return ReprString(v)
	case Bytes:
		return reprBytes(string(v))
	}
	return fmt.Sprint(v)
}

// reprFloat is the shortest form that reads back, in Python's layout.
func reprFloat(f float64) string {
	if math.IsInf(f, 0) {
		return strings.ToLower(strings.TrimPrefix(strconv.FormatFloat(f, 'g', -1, 64), "+"))
	}
	if math.IsNaN(f) {
		return "nan"
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if strings.IndexByte(s, '.') < 0 {
		s += ".0"
	}
	return s
}

func reprQuote(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// ReprString writes a string as Python's repr does.
func ReprString(s string) string {
	q := reprQuote(s)
	b := make([]byte, 0, len(s)+2)
	b = append(b, q)
	for i := 0; i < len(s); {
		r, n := decodeWTF8(s[i:])
		i += n
		switch {
		case r == rune(q) || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r < ' ' || r == 0x7f:
			b = fmt.Appendf(b, `\x%02x`, r)
		case r < 0x7f:
			b = append(b, byte(r))
		case r >= 0xd800 && r < 0xe000:
			b = fmt.Appendf(b, `\u%04x`, r)
		case isPrintable(r):
			b = utf8.AppendRune(b, r)
		case r < 0x100:
			b = fmt.Appendf(b, `\x%02x`, r)
		case r < 0x10000:
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = fmt.Appendf(b, `\U%08x`, r)
		}
	}
	return string(append(b, q))
}

// decodeWTF8 decodes one code point, a surrogate included.
func decodeWTF8(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xed {
		return rune(s[0]&0xf)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return r, n
}

func reprBytes(s string) string {
	q := reprQuote(s)
	b := []byte{'b', q}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == q || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c < ' ' || c >= 0x7f:
			b = fmt.Appendf(b, `\x%02x`, c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, q))
}
