package object

// This file uses unsafe only to find places in a table by addresses.

import (
	"strings"
	"unsafe"
)

// Params is the parsed signature of a built-in: its parameters' names in the
// order FV gets them.
//
//adder:heap
type Params struct {
	Header
	names    *Tuple // of all parameters but *args and **kwargs
	n        int    // of names
	posOnly  int    // leading names that keywords cannot give
	pos      int    // leading names that positions can give
	required int    // leading names without a default, among the positional ones
	varArgs  bool   // a *args slot follows the names
	varKw    bool   // a **kwargs slot comes last
	plain    bool   // positions can give all there is
	kwReq    uint64 // bit i: keyword-only name i has no default
}

// parseSig reads a Def's Sig. A fault in one is a broken invariant of this program.
func (t *Thread) parseSig(d *Def) *Params {
	p := (*Params)(t.alloc(nil, KindOpaque, paramsSize))
	body := strings.TrimSuffix(strings.TrimPrefix(d.Sig, "("), ")")
	var names []string
	kwOnly := false
	p.pos = -1
	for _, f := range splitParams(body) {
		name, def, hasDefault := strings.Cut(f, "=")
		_ = def
		name = strings.TrimPrefix(strings.TrimSpace(name), "$")
		switch {
		case strings.TrimSpace(f) == "$module": // text_signature's word for no parameter
		case name == "/":
			p.posOnly = len(names)
		case name == "*":
			kwOnly = true
			p.pos = len(names)
		case strings.HasPrefix(name, "**"):
			p.varKw = true
		case strings.HasPrefix(name, "*"):
			p.varArgs, kwOnly = true, true
			p.pos = len(names)
		default:
			if !hasDefault {
				if kwOnly {
					p.kwReq |= 1 << len(names)
				} else {
					p.required = len(names) + 1
				}
			}
			names = append(names, name)
		}
	}
	p.n = len(names)
	if p.pos < 0 {
		p.pos = p.n
	}
	p.plain = p.pos == p.n && !p.varArgs && !p.varKw
	p.names = t.NewTupleN(p.n)
	for i, s := range names {
		p.names.Items()[i] = t.InternString(s)
	}
	return p
}

// splitParams splits a parameter list at its top-level commas.
func splitParams(s string) []string {
	var out []string
	depth, start := 0, 0
	var quote byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		case c == ',' && depth == 0:
			out = append(out, strings.TrimSpace(s[start:i]))
			start = i + 1
		}
	}
	if f := strings.TrimSpace(s[start:]); f != "" {
		out = append(out, f)
	}
	return out
}

// bindNativeCall puts arguments in the places of the parameters and calls FV.
func (t *Thread) bindNativeCall(n *Native, args []Value, kw *Tuple, recv int) (Value, error) {
	p := n.params
	if kw.Len() > 0 && p.posOnly == p.n && !p.varKw {
		return Value{}, t.TypeErrorf("%s() takes no keyword arguments", t.nativeQualName(n))
	}
	total := p.n
	if p.varArgs {
		total++
	}
	if p.varKw {
		total++
	}
	if kw == nil && p.plain && len(args) >= p.required && len(args) <= p.n {
		w := t.pushArgs(args, total)
		v, err := n.Def.FV(t, w)
		t.Pop(total)
		return v, err
	}
	w := t.Push(total)
	v, err := Value{}, t.bindArgs(n.Def.Name, p, w, args, kw, recv)
	if err == nil {
		v, err = n.Def.FV(t, w)
	}
	t.Pop(total)
	return v, err
}

// BindArgs puts arguments in the places of the parameters that sig, kept with the
// key d, describes; it is for slots (New, Init, Call) that have no Native. w holds
// one slot for each parameter.
func (t *Thread) BindArgs(d *Def, w, args []Value, kw *Tuple) error {
	p := t.RT.params(t, d)
	return t.bindArgs(d.Name, p, w, args, kw, 0)
}

func (t *Thread) bindArgs(name string, p *Params, w, args []Value, kw *Tuple, recv int) error {
	nkw := kw.Len()
	npos := len(args) - nkw
	if (npos > p.pos || npos+nkw > p.n && nkw > 0) && !p.varArgs {
		if err := t.tooMany(name, p, npos-recv, nkw, recv); err != nil {
			return err
		}
	}
	if least := min(p.required, p.posOnly); npos < least {
		return t.tooFew(name, p, npos-recv, least-recv, recv)
	}
	copy(w, args[:min(npos, p.pos)])
	if p.varArgs {
		rest := t.RT.empty.tuple
		if npos > p.pos {
			rest = t.NewTuple(args[p.pos:npos])
		}
		w[p.n] = rest.Value()
	}
	var extra *Dict
	if p.varKw {
		extra = t.NewDict()
		w[len(w)-1] = extra.Value()
	}
	twice, unexpected := -1, Value{} // are told of after what is missing
	for i := 0; i < nkw; i++ {
		k := kw.Items()[i]
		v := args[npos+i]
		at := p.find(k)
		switch {
		case at >= p.posOnly && w[at].IsEmpty():
			w[at] = v
		case at >= p.posOnly:
			if twice < 0 || at < twice {
				twice = at
			}
		case extra != nil:
			if err := extra.Set(t, k, v); err != nil {
				return err
			}
		case unexpected.IsEmpty():
			unexpected = k
		}
	}
	for i := npos; i < p.required; i++ {
		if w[i].IsEmpty() {
			return t.TypeErrorf("%s missing required argument '%s' (pos %d)", callee(name), StringOf(p.names.Items()[i]), i+1-recv)
		}
	}
	for i := p.pos; i < p.n; i++ {
		if p.kwReq>>i&1 != 0 && w[i].IsEmpty() {
			return t.TypeErrorf("%s missing required keyword-only argument: '%s'", callee(name), StringOf(p.names.Items()[i]))
		}
	}
	if twice >= 0 {
		return t.TypeErrorf("argument for %s() given by name ('%s') and position (%d)", name, StringOf(p.names.Items()[twice]), twice+1-recv)
	}
	if !unexpected.IsEmpty() {
		return t.unexpectedKeyword(name, p, unexpected)
	}
	return nil
}

// find returns the place of a keyword, or -1.
func (p *Params) find(k Value) int {
	for i, v := range p.names.Items() {
		if v == k || StringOf(v) == StringOf(k) {
			return i
		}
	}
	return -1
}

// callee is what texts call a built-in; one without a name is just a function.
func callee(name string) string {
	if name == "" {
		return "function"
	}
	return name + "()"
}

func (t *Thread) unexpectedKeyword(name string, p *Params, k Value) error {
	if p.posOnly == p.n {
		return t.TypeErrorf("%s() takes no keyword arguments", name)
	}
	candidates := make([]string, 0, p.n-p.posOnly)
	for _, v := range p.names.Items()[p.posOnly:] {
		candidates = append(candidates, GoString(v))
	}
	called := name + "()"
	if name == "" {
		called = "this function"
	}
	if hint := Suggest(GoString(k), candidates); hint != "" {
		return t.TypeErrorf("%s got an unexpected keyword argument '%s'. Did you mean '%s'?", called, StringOf(k), hint)
	}
	return t.TypeErrorf("%s got an unexpected keyword argument '%s'", called, StringOf(k))
}

// tooMany words more arguments than there are parameters, or more positional ones
// than may be given so.
func (t *Thread) tooMany(name string, p *Params, npos, nkw, recv int) error {
	most := p.pos - recv
	if p.posOnly == p.n && !p.varKw {
		if npos <= most {
			return nil // the keywords are at fault
		}
		return t.expectedArgs(name, npos, max(p.required-recv, 0), most)
	}
	if all := p.n - recv; npos+nkw > all && !p.varKw {
		kind := ""
		if npos == 0 {
			kind = "keyword "
		}
		return t.TypeErrorf("%s takes at most %d %sargument%s (%d given)", callee(name), all, kind, plural(all), npos+nkw)
	}
	if npos <= most {
		return nil
	}
	if most == 0 {
		return t.TypeErrorf("%s takes no positional arguments", callee(name))
	}
	bound := "at most"
	if p.required >= p.pos {
		bound = "exactly"
	}
	return t.TypeErrorf("%s takes %s %d positional argument%s (%d given)", callee(name), bound, most, plural(most), npos)
}

// tooFew words the lack of arguments that only positions can give; least of them
// are required.
func (t *Thread) tooFew(name string, p *Params, npos, least, recv int) error {
	if p.posOnly == p.n && !p.varKw {
		most := p.pos - recv
		if p.required >= p.pos && !p.varArgs {
			most = least
		}
		return t.expectedArgs(name, npos, least, most)
	}
	bound := "at least"
	if least == p.pos-recv && !p.varArgs {
		bound = "exactly"
	}
	return t.TypeErrorf("%s takes %s %d positional argument%s (%d given)", callee(name), bound, least, plural(least), npos)
}

// plural is the ending of a noun that n things have.
func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// params returns the parsed signature of a Def used without a Native.
func (rt *Runtime) params(t *Thread, d *Def) *Params {
	at := &rt.latestParams[uintptr(unsafe.Pointer(d))>>4%uintptr(len(rt.latestParams))]
	if at.d == d {
		return at.p
	}
	p, ok := rt.slotParams[d]
	if !ok {
		p = t.parseSig(d)
		rt.slotParams[d] = p
	}
	at.d, at.p = d, p
	return p
}
