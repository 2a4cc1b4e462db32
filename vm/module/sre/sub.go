package sre

import (
	"strings"

	"github.com/adder-vm/adder/vm/module/sre/engine"
	"github.com/adder-vm/adder/vm/object"
)

// template is a replacement with references to groups: a literal, then pairs of
// a group's number and a literal.
//
//adder:heap
type template struct {
	object.Header
	parts *object.Tuple
}

var templateSpec = object.TypeSpec{
	Name: "_sre.SRE_Template", Kind: object.KindOpaque, Size: object.SizeOf[template](), Flags: object.TypeNoNew,
}

func newTemplate(t *object.Thread, _, list object.Value) (object.Value, error) {
	bad := func() (object.Value, error) { return object.Value{}, t.TypeErrorf("invalid template") }
	if !list.IsList() {
		return object.Value{}, t.TypeErrorf("template() argument 2 must be list, not %s", t.ArgTypeName(list))
	}
	l := list.AsList()
	if l.Len()&1 == 0 {
		return bad()
	}
	for i := 1; i < l.Len(); i += 2 {
		if x := l.Items()[i]; !x.IsInt() || x.AsInt() < 0 {
			return bad()
		}
	}
	o := object.New[template](t, t.RT.Type(&templateKey))
	o.parts = t.NewTuple(l.Items())
	return object.ValueOf(o), nil
}

// compileTemplate asks re for the template of a replacement with backslashes.
func compileTemplate(t *object.Thread, pat, repl object.Value) (object.Value, error) {
	mod := t.RT.Modules.GetString(t, "re")
	if mod.IsEmpty() {
		return object.Value{}, t.RuntimeErrorf("module re is not loaded")
	}
	f, err := t.GetAttrString(mod, "_compile_template")
	if err != nil {
		return f, err
	}
	return t.Call2(f, pat, repl)
}

// expand appends a template's text for a match.
func (o *template) expand(t *object.Thread, out []byte, str object.Value, m []int) ([]byte, error) {
	for i, x := range o.parts.Items() {
		if i&1 == 1 {
			g := int(x.AsInt())
			if 2*g+1 >= len(m) {
				return out, t.IndexErrorf("no such group")
			}
			if a, b := m[2*g], m[2*g+1]; a >= 0 && b >= a {
				s, err := view(t, str)
				if err != nil {
					return out, err
				}
				out = append(out, s[a:min(b, len(s))]...)
			}
			continue
		}
		s, err := view(t, x)
		if err != nil {
			return out, err
		}
		out = append(out, s...)
	}
	return out, nil
}

// view shows the contents of a str or a bytes-like object.
func view(t *object.Thread, v object.Value) (string, error) {
	if v.IsStr() {
		return object.StringOf(v), nil
	}
	return t.BytesView(v)
}

func patternSub(t *object.Thread, args []object.Value) (object.Value, error) {
	v, _, err := substitute(t, args)
	return v, err
}

func patternSubN(t *object.Thread, args []object.Value) (object.Value, error) {
	v, n, err := substitute(t, args)
	if err != nil {
		return object.Value{}, err
	}
	return t.Tuple2(v, object.Int(int64(n))), nil
}

// substitute is sub and subn: it returns the new string and the number of
// replacements.
func substitute(t *object.Thread, args []object.Value) (object.Value, int, error) {
	pat, repl := args[0], args[1]
	s, err := subjectOf(t, pat, args[2], object.Value{}, object.Value{})
	if err != nil {
		return object.Value{}, 0, err
	}
	limit := 0
	if !args[3].IsEmpty() {
		if limit, err = t.SizeArg(args[3]); err != nil {
			return object.Value{}, 0, err
		}
	}
	callable := t.Callable(repl)
	if !callable && (repl.IsStr() || t.IsBytesLike(repl)) {
		text, err := view(t, repl)
		if err != nil {
			return object.Value{}, 0, err
		}
		if strings.IndexByte(text, '\\') >= 0 {
			if repl, err = compileTemplate(t, pat, repl); err != nil {
				return object.Value{}, 0, err
			}
		}
	} else if !callable {
		if repl, err = compileTemplate(t, pat, repl); err != nil {
			return object.Value{}, 0, err
		}
	}
	var tmpl *template
	if !callable && t.TypeOf(repl) == t.RT.Type(&templateKey) {
		tmpl = object.Cast[template](repl)
	}
	isStr := s.str.IsStr()
	literal := ""
	if !callable && tmpl == nil {
		if literal, err = replacementText(t, repl, isStr, 0); err != nil {
			return object.Value{}, 0, err
		}
	}
	if tmpl != nil {
		for i, x := range tmpl.parts.Items() {
			if i&1 == 0 {
				if _, err := replacementText(t, x, isStr, 0); err != nil {
					return object.Value{}, 0, err
				}
			}
		}
	}
	var buf [24]int
	var out []byte
	done, n := 0, 0
	for limit == 0 || n < limit {
		m, last, ok, err := s.find(t, buf[:0], engine.Search)
		if err != nil {
			return object.Value{}, 0, err
		}
		if !ok {
			break
		}
		out = append(out, s.text[done:m[0]]...)
		switch {
		case callable:
			r, err := t.Call1(repl, newMatch(t, pat, &s, m, last))
			if err != nil {
				return object.Value{}, 0, err
			}
			if !r.IsNone() {
				text, err := replacementText(t, r, isStr, 2*n+1)
				if err != nil {
					return object.Value{}, 0, err
				}
				out = append(out, text...)
			}
			// The call may have changed a bytearray.
			if !isStr {
				if s.text, err = t.BytesView(s.str); err != nil {
					return object.Value{}, 0, err
				}
				s.Text = s.text
				s.End = min(s.End, len(s.text))
				m[1] = min(m[1], s.End)
			}
		case tmpl != nil:
			if out, err = tmpl.expand(t, out, s.str, m); err != nil {
				return object.Value{}, 0, err
			}
		default:
			out = append(out, literal...)
		}
		n++
		done = m[1]
		s.advance(m[0], m[1])
	}
	if n == 0 {
		return piece(t, s.str, 0, len(s.text)), 0, nil
	}
	out = append(out, s.text[done:]...)
	if isStr {
		return t.NewStrBytes(out), n, nil
	}
	return t.NewBytes(string(out)), n, nil
}

// replacementText checks that a replacement is of the subject's kind; i counts the
// pieces before it.
func replacementText(t *object.Thread, v object.Value, isStr bool, i int) (string, error) {
	if isStr {
		if !v.IsStr() {
			return "", t.TypeErrorf("sequence item %d: expected str instance, %s found", i, t.TypeName(v))
		}
		return object.StringOf(v), nil
	}
	if !t.IsBytesLike(v) {
		return "", t.TypeErrorf("sequence item %d: expected a bytes-like object, %s found", i, t.TypeName(v))
	}
	return t.BytesView(v)
}

func matchExpand(t *object.Thread, args []object.Value) (object.Value, error) {
	m := asMatch(args[0])
	v, err := compileTemplate(t, m.pattern, args[1])
	if err != nil {
		return v, err
	}
	if t.TypeOf(v) != t.RT.Type(&templateKey) {
		return v, nil
	}
	spans := make([]int, m.spans.Len())
	for i, x := range m.spans.Items() {
		spans[i] = int(x.AsInt())
	}
	out, err := object.Cast[template](v).expand(t, nil, m.str, spans)
	if err != nil {
		return object.Value{}, err
	}
	if m.str.IsStr() {
		return t.NewStrBytes(out), nil
	}
	return t.NewBytes(string(out)), nil
}
