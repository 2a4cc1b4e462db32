package sre

import (
	"github.com/adder-vm/adder/vm/module/sre/engine"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// match is a match. Its spans are byte offsets, -1 for groups without part in it.
//
//adder:heap
type match struct {
	object.Header
	pattern     object.Value
	str         object.Value
	spans       *object.Tuple // 2*(groups+1) ints
	pos, endpos int           // positions, not offsets
	last        int
}

var matchSpec = object.TypeSpec{
	Name: "re.Match", Kind: object.KindOpaque, Size: object.SizeOf[match](), Flags: object.TypeNoNew,
	Slots: object.Slots{Repr: matchRepr, GetItem: matchGetItem},
	Methods: []object.Def{
		{Name: "group", FV: matchGroup, Min: 0, Max: -1},
		{Name: "start", Sig: "(self, group=0, /)", FV: matchStart},
		{Name: "end", Sig: "(self, group=0, /)", FV: matchEnd},
		{Name: "span", Sig: "(self, group=0, /)", FV: matchSpan},
		{Name: "groups", Sig: "(self, /, default=None)", FV: matchGroups},
		{Name: "groupdict", Sig: "(self, /, default=None)", FV: matchGroupDict},
		{Name: "expand", Sig: "(self, /, template)", FV: matchExpand},
		{Name: "__copy__", Sig: "(self, /)", F1: same},
		{Name: "__deepcopy__", Sig: "(self, memo, /)", F2: sameDeep},
		{Name: "__class_getitem__", Text: "($type, object, /)", Sig: "(object, /)", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Getters: []object.GetSet{
		{Name: "string", Get: matchString},
		{Name: "re", Get: matchRe},
		{Name: "pos", Get: matchPos},
		{Name: "endpos", Get: matchEndPos},
		{Name: "lastindex", Get: matchLastIndex},
		{Name: "lastgroup", Get: matchLastGroup},
		{Name: "regs", Get: matchRegs},
	},
}

func asMatch(v object.Value) *match { return object.Cast[match](v) }

func newMatch(t *object.Thread, pat object.Value, s *subject, spans []int, last int) object.Value {
	tup := t.NewTupleN(len(spans))
	for i, n := range spans {
		tup.Items()[i] = object.Int(int64(n))
	}
	m := object.New[match](t, t.RT.Type(&matchKey))
	m.pattern, m.str, m.spans, m.last = pat, s.str, tup, last
	m.pos, m.endpos = m.position(t, s.Start), m.position(t, s.End)
	return object.ValueOf(m)
}

// position turns a byte offset into a position; -1 stays.
func (m *match) position(t *object.Thread, offset int) int {
	if offset < 0 || !m.str.IsStr() {
		return offset
	}
	return t.StrIndex(m.str, offset)
}

func (m *match) span(g int) (i, j int) {
	items := m.spans.Items()
	return int(items[2*g].AsInt()), int(items[2*g+1].AsInt())
}

// part returns what a group matched, or def.
func (m *match) part(t *object.Thread, g int, def object.Value) object.Value {
	i, j := m.span(g)
	if i < 0 || j < i {
		return def
	}
	return piece(t, m.str, i, j)
}

// group reads the number or name of a group.
func (m *match) group(t *object.Thread, v object.Value) (int, error) {
	if v.IsEmpty() {
		return 0, nil
	}
	n := -1
	if v.IsInteger() || t.TypeOf(v).Slots().Index != nil {
		var err error
		if n, err = t.IndexInt(v, nil); err != nil {
			return 0, err
		}
	} else {
		x, err := asPattern(m.pattern).groupIndex.AsDict().Get(t, v)
		if err != nil {
			t.ClearError()
		} else if x.IsInteger() {
			n = int(x.AsInt())
		}
	}
	if n < 0 || n >= m.spans.Len()/2 {
		return 0, t.IndexErrorf("no such group")
	}
	return n, nil
}

func matchGroup(t *object.Thread, args []object.Value) (object.Value, error) {
	m := asMatch(args[0])
	switch len(args) {
	case 1:
		return m.part(t, 0, object.None()), nil
	case 2:
		g, err := m.group(t, args[1])
		if err != nil {
			return object.Value{}, err
		}
		return m.part(t, g, object.None()), nil
	}
	tup := t.NewTupleN(len(args) - 1)
	for i, a := range args[1:] {
		g, err := m.group(t, a)
		if err != nil {
			return object.Value{}, err
		}
		tup.Items()[i] = m.part(t, g, object.None())
	}
	return tup.Value(), nil
}

func matchGetItem(t *object.Thread, v, key object.Value) (object.Value, error) {
	m := asMatch(v)
	g, err := m.group(t, key)
	if err != nil {
		return object.Value{}, err
	}
	return m.part(t, g, object.None()), nil
}

func (m *match) bounds(t *object.Thread, v object.Value) (i, j int, err error) {
	g, err := m.group(t, v)
	if err != nil {
		return 0, 0, err
	}
	i, j = m.span(g)
	return m.position(t, i), m.position(t, j), nil
}

func matchStart(t *object.Thread, args []object.Value) (object.Value, error) {
	i, _, err := asMatch(args[0]).bounds(t, args[1])
	return object.Int(int64(i)), err
}

func matchEnd(t *object.Thread, args []object.Value) (object.Value, error) {
	_, j, err := asMatch(args[0]).bounds(t, args[1])
	return object.Int(int64(j)), err
}

func matchSpan(t *object.Thread, args []object.Value) (object.Value, error) {
	i, j, err := asMatch(args[0]).bounds(t, args[1])
	return t.Tuple2(object.Int(int64(i)), object.Int(int64(j))), err
}

func matchGroups(t *object.Thread, args []object.Value) (object.Value, error) {
	m, def := asMatch(args[0]), args[1]
	if def.IsEmpty() {
		def = object.None()
	}
	tup := t.NewTupleN(m.spans.Len()/2 - 1)
	for g := range tup.Len() {
		tup.Items()[g] = m.part(t, g+1, def)
	}
	return tup.Value(), nil
}

func matchGroupDict(t *object.Thread, args []object.Value) (object.Value, error) {
	m, def := asMatch(args[0]), args[1]
	if def.IsEmpty() {
		def = object.None()
	}
	d := t.NewDict()
	names := asPattern(m.pattern).groupIndex.AsDict()
	for pos := 0; ; {
		k, n, ok := names.Next(t, &pos)
		if !ok {
			return d.Value(), nil
		}
		if err := d.Set(t, k, m.part(t, int(n.AsInt()), def)); err != nil {
			return object.Value{}, err
		}
	}
}

func matchString(_ *object.Thread, v object.Value) (object.Value, error) { return asMatch(v).str, nil }
func matchRe(_ *object.Thread, v object.Value) (object.Value, error)     { return asMatch(v).pattern, nil }
func matchPos(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(asMatch(v).pos)), nil
}
func matchEndPos(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(asMatch(v).endpos)), nil
}

func matchLastIndex(_ *object.Thread, v object.Value) (object.Value, error) {
	if n := asMatch(v).last; n >= 0 {
		return object.Int(int64(n)), nil
	}
	return object.None(), nil
}

func matchLastGroup(_ *object.Thread, v object.Value) (object.Value, error) {
	m := asMatch(v)
	if names := asPattern(m.pattern).indexGroup.AsTuple(); m.last >= 0 && m.last < names.Len() {
		return names.Items()[m.last], nil
	}
	return object.None(), nil
}

func matchRegs(t *object.Thread, v object.Value) (object.Value, error) {
	m := asMatch(v)
	tup := t.NewTupleN(m.spans.Len() / 2)
	for g := range tup.Len() {
		i, j := m.span(g)
		tup.Items()[g] = t.Tuple2(object.Int(int64(m.position(t, i))), object.Int(int64(m.position(t, j))))
	}
	return tup.Value(), nil
}

func matchRepr(t *object.Thread, v object.Value) (object.Value, error) {
	m := asMatch(v)
	r, err := t.Repr(m.part(t, 0, object.None()))
	if err != nil {
		return r, err
	}
	text := object.StringOf(r)
	i, j := m.span(0)
	w := t.Push(2)
	w[0], w[1] = object.Int(int64(m.position(t, i))), object.Int(int64(m.position(t, j)))
	span, err := t.Repr(t.Tuple2(w[0], w[1]))
	t.Pop(2)
	if err != nil {
		return span, err
	}
	out := append([]byte("<re.Match object; span="), object.StringOf(span)...)
	out = append(append(out, ", match="...), text[:wtf8.Offset(text, 50)]...)
	return t.NewStrBytes(append(out, '>')), nil
}

// scanner finds one match after the other.
//
//adder:heap
type scanner struct {
	object.Header
	pattern  object.Value
	str      object.Value
	start    int // byte offsets; start is -1 once nothing was found
	end      int
	nonEmpty bool
}

var scannerSpec = object.TypeSpec{
	Name: "_sre.SRE_Scanner", Kind: object.KindOpaque, Size: object.SizeOf[scanner](), Flags: object.TypeNoNew,
	Methods: []object.Def{
		{Name: "match", Sig: "(self, /)", F1: scannerMatch},
		{Name: "search", Sig: "(self, /)", F1: scannerSearch},
	},
	Getters: []object.GetSet{{Name: "pattern", Get: scannerPattern}},
}

// iteratorSpec is the type of what finditer returns: a scanner that is asked by
// next.
var iteratorSpec = object.TypeSpec{
	Name: "callable_iterator", Kind: object.KindOpaque, Size: object.SizeOf[scanner](), Flags: object.TypeNoNew,
	Slots: object.Slots{Iter: same, Next: iteratorNext},
}

func newScanner(t *object.Thread, args []object.Value, key *object.TypeKey) (object.Value, error) {
	s, err := subjectOf(t, args[0], args[1], args[2], args[3])
	if err != nil {
		return object.Value{}, err
	}
	o := object.New[scanner](t, t.RT.Type(key))
	o.pattern, o.str, o.start, o.end = args[0], s.str, s.Start, s.End
	return object.ValueOf(o), nil
}

func patternScanner(t *object.Thread, args []object.Value) (object.Value, error) {
	return newScanner(t, args, &scannerKey)
}

func patternFindIter(t *object.Thread, args []object.Value) (object.Value, error) {
	return newScanner(t, args, &iteratorKey)
}

// next returns the next match, or empty.
func (o *scanner) next(t *object.Thread, mode engine.Mode) (object.Value, error) {
	if o.start < 0 {
		return object.Value{}, nil
	}
	s, err := subjectOf(t, o.pattern, o.str, object.Value{}, object.Value{})
	if err != nil {
		return object.Value{}, err
	}
	s.Start, s.End, s.NonEmpty = o.start, min(o.end, len(s.text)), o.nonEmpty
	var buf [24]int
	m, last, ok, err := s.find(t, buf[:0], mode)
	if err != nil {
		return object.Value{}, err
	}
	if !ok {
		o.start = -1
		return object.Value{}, nil
	}
	v := newMatch(t, o.pattern, &s, m, last)
	o.nonEmpty = m[0] == m[1]
	o.start = m[1]
	return v, nil
}

func scannerMatch(t *object.Thread, v object.Value) (object.Value, error) {
	m, err := object.Cast[scanner](v).next(t, engine.Match)
	if err == nil && m.IsEmpty() {
		m = object.None()
	}
	return m, err
}

func scannerSearch(t *object.Thread, v object.Value) (object.Value, error) {
	m, err := object.Cast[scanner](v).next(t, engine.Search)
	if err == nil && m.IsEmpty() {
		m = object.None()
	}
	return m, err
}

func scannerPattern(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[scanner](v).pattern, nil
}

func iteratorNext(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[scanner](v).next(t, engine.Search)
}
