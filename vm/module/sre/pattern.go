package sre

import (
	"errors"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/module/sre/engine"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// pattern is a compiled pattern; its programs are attached to it (programs).
//
//adder:heap
type pattern struct {
	object.Header
	source     object.Value // str, bytes, or None
	groupIndex object.Value // dict of names to numbers
	indexGroup object.Value // tuple of names by number
	flags      int
	groups     int
}

// programs are what a pattern was compiled to: for str, for bytes, or for both
// where it does not say.
type programs struct{ str, bytes *engine.Program }

var patternSpec = object.TypeSpec{
	Name: "re.Pattern", Kind: object.KindOpaque, Size: object.SizeOf[pattern](), Flags: object.TypeNoNew,
	Slots: object.Slots{Repr: patternRepr, Hash: patternHash, Compare: patternCompare},
	Methods: []object.Def{
		{Name: "match", Sig: "(self, /, string, pos=0, endpos=sys.maxsize)", FV: patternMatch},
		{Name: "fullmatch", Sig: "(self, /, string, pos=0, endpos=sys.maxsize)", FV: patternFullMatch},
		{Name: "search", Sig: "(self, /, string, pos=0, endpos=sys.maxsize)", FV: patternSearch},
		{Name: "sub", Sig: "(self, /, repl, string, count=0)", FV: patternSub},
		{Name: "subn", Sig: "(self, /, repl, string, count=0)", FV: patternSubN},
		{Name: "findall", Sig: "(self, /, string, pos=0, endpos=sys.maxsize)", FV: patternFindAll},
		{Name: "split", Sig: "(self, /, string, maxsplit=0)", FV: patternSplit},
		{Name: "finditer", Sig: "(self, /, string, pos=0, endpos=sys.maxsize)", FV: patternFindIter},
		{Name: "scanner", Sig: "(self, /, string, pos=0, endpos=sys.maxsize)", FV: patternScanner},
		{Name: "__copy__", Sig: "(self, /)", F1: same},
		{Name: "__deepcopy__", Sig: "(self, memo, /)", F2: sameDeep},
		{Name: "__class_getitem__", Text: "($type, object, /)", Sig: "(object, /)", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Getters: []object.GetSet{
		{Name: "pattern", Get: patternSource},
		{Name: "flags", Get: patternFlags},
		{Name: "groups", Get: patternGroups},
		{Name: "groupindex", Get: patternGroupIndex},
	},
}

func same(_ *object.Thread, v object.Value) (object.Value, error)        { return v, nil }
func sameDeep(_ *object.Thread, v, _ object.Value) (object.Value, error) { return v, nil }

func asPattern(v object.Value) *pattern { return object.Cast[pattern](v) }

func patternSource(_ *object.Thread, v object.Value) (object.Value, error) {
	return asPattern(v).source, nil
}
func patternFlags(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(asPattern(v).flags)), nil
}
func patternGroups(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(asPattern(v).groups)), nil
}
func patternGroupIndex(t *object.Thread, v object.Value) (object.Value, error) {
	return t.NewMappingProxy(asPattern(v).groupIndex), nil
}

// compile is _sre.compile: it checks the code and makes the pattern.
func compile(t *object.Thread, args []object.Value) (object.Value, error) {
	source, list := args[0], args[2]
	if !list.IsList() {
		return object.Value{}, t.TypeErrorf("compile() argument 'code' must be list, not %s", t.ArgTypeName(list))
	}
	if !args[4].IsDict() {
		return object.Value{}, t.TypeErrorf("compile() argument 'groupindex' must be dict, not %s", t.ArgTypeName(args[4]))
	}
	if !args[5].IsTuple() {
		return object.Value{}, t.TypeErrorf("compile() argument 'indexgroup' must be tuple, not %s", t.ArgTypeName(args[5]))
	}
	flags, err := t.SizeArg(args[1])
	if err != nil {
		return object.Value{}, err
	}
	groups, err := t.SizeArg(args[3])
	if err != nil {
		return object.Value{}, err
	}
	code := make([]uint32, list.AsList().Len())
	for i := range code {
		n, err := t.SizeArg(list.AsList().Items()[i])
		if err != nil {
			return object.Value{}, err
		}
		if n < 0 || n > engine.MaxRepeat {
			return object.Value{}, t.OverflowErrorf("regular expression code size limit exceeded")
		}
		code[i] = uint32(n)
	}
	var p programs
	if !source.IsStr() {
		if p.bytes, err = engine.Compile(code, groups, true); err != nil {
			return object.Value{}, t.RuntimeErrorf("invalid SRE code")
		}
	}
	if source.IsStr() || source.IsNone() {
		if p.str, err = engine.Compile(code, groups, false); err != nil {
			return object.Value{}, t.RuntimeErrorf("invalid SRE code")
		}
	}
	o := object.New[pattern](t, t.RT.Type(&patternKey))
	o.source, o.groupIndex, o.indexGroup = source, args[4], args[5]
	o.flags, o.groups = flags, groups
	v := object.ValueOf(o)
	t.AttachGo(v, &p)
	return v, nil
}

// subject is a string to match in, and where.
type subject struct {
	pattern *pattern
	str     object.Value
	program *engine.Program
	text    string // views str
	engine.Subject
}

// subjectOf reads the arguments string, pos and endpos; pos and endpos may be
// empty.
func subjectOf(t *object.Thread, v, str, pos, endpos object.Value) (s subject, err error) {
	s.pattern, s.str = asPattern(v), str
	p := t.GoValue(v).(*programs)
	n := 0
	if str.IsStr() {
		if s.program = p.str; s.program == nil {
			return s, t.TypeErrorf("cannot use a bytes pattern on a string-like object")
		}
		s.text = object.StringOf(str)
		s.ASCII = str.AsStr().ASCII()
		n = str.AsStr().Len()
	} else {
		if !t.IsBytesLike(str) {
			return s, t.TypeErrorf("expected string or bytes-like object, got '%s'", t.TypeName(str))
		}
		if s.text, err = t.BytesView(str); err != nil {
			return s, err
		}
		if s.program = p.bytes; s.program == nil {
			return s, t.TypeErrorf("cannot use a string pattern on a bytes-like object")
		}
		n = len(s.text)
	}
	s.Text, s.End = s.text, len(s.text)
	if pos.IsEmpty() && endpos.IsEmpty() {
		return s, nil
	}
	start, end := 0, n
	if !pos.IsEmpty() {
		if start, err = t.SizeArg(pos); err != nil {
			return s, err
		}
	}
	if !endpos.IsEmpty() {
		if end, err = t.SizeArg(endpos); err != nil {
			return s, err
		}
	}
	end = min(max(end, 0), n)
	start = min(max(start, 0), n)
	s.Start, s.End = s.offset(t, start), s.offset(t, end)
	return s, nil
}

// offset turns a position into a byte offset.
func (s *subject) offset(t *object.Thread, i int) int {
	if !s.str.IsStr() || s.ASCII {
		return i
	}
	return t.StrOffset(s.str, i)
}

// piece returns the part of the string between two byte offsets.
func piece(t *object.Thread, str object.Value, i, j int) object.Value {
	if str.IsStr() {
		return t.SubStr(str, i, j)
	}
	s, err := t.BytesView(str)
	if err != nil {
		t.ClearError()
		return t.NewBytes("")
	}
	i, j = min(i, len(s)), min(j, len(s))
	if str.IsBytes() && str.Header().Exact() && i == 0 && j == len(s) {
		return str
	}
	return t.NewBytes(s[i:j])
}

// interrupt lets signals and other threads in while a match takes long.
func interrupt(arg any) error {
	t := arg.(*object.Thread)
	return t.RT.Host.(*vm.VM).Checkpoint(t)
}

// find runs the matcher; ok is false where there is no match.
func (s *subject) find(t *object.Thread, dst []int, mode engine.Mode) (_ []int, last int, ok bool, err error) {
	if s.Start > s.End {
		return dst, 0, false, nil
	}
	s.Interrupt, s.Arg = interrupt, t
	dst, last, ok, err = s.program.Match(dst, s.Subject, mode)
	if err != nil {
		if errors.Is(err, engine.ErrTooDeep) {
			return dst, 0, false, t.Raise(t.RT.T.Exc.MemoryError, "")
		}
		return dst, 0, false, err
	}
	return dst, last, ok, nil
}

func matchOnce(t *object.Thread, args []object.Value, mode engine.Mode) (object.Value, error) {
	s, err := subjectOf(t, args[0], args[1], args[2], args[3])
	if err != nil {
		return object.Value{}, err
	}
	var buf [24]int
	spans, last, ok, err := s.find(t, buf[:0], mode)
	if err != nil || !ok {
		return object.None(), err
	}
	return newMatch(t, args[0], &s, spans, last), nil
}

func patternMatch(t *object.Thread, args []object.Value) (object.Value, error) {
	return matchOnce(t, args, engine.Match)
}
func patternFullMatch(t *object.Thread, args []object.Value) (object.Value, error) {
	return matchOnce(t, args, engine.FullMatch)
}
func patternSearch(t *object.Thread, args []object.Value) (object.Value, error) {
	return matchOnce(t, args, engine.Search)
}

// advance moves on behind a match, so that an empty match there is not found
// again.
func (s *subject) advance(start, end int) {
	s.NonEmpty = start == end
	s.Start = end
}

func patternFindAll(t *object.Thread, args []object.Value) (object.Value, error) {
	s, err := subjectOf(t, args[0], args[1], args[2], args[3])
	if err != nil {
		return object.Value{}, err
	}
	l := t.NewList(0)
	groups := s.pattern.groups
	var buf [24]int
	for {
		m, _, ok, err := s.find(t, buf[:0], engine.Search)
		if err != nil {
			return object.Value{}, err
		}
		if !ok {
			return l.Value(), nil
		}
		switch groups {
		case 0:
			l.Append(t, piece(t, s.str, m[0], m[1]))
		case 1:
			l.Append(t, pieceOrEmpty(t, s.str, m[2], m[3]))
		default:
			tup := t.NewTupleN(groups)
			for g := range groups {
				tup.Items()[g] = pieceOrEmpty(t, s.str, m[2+2*g], m[3+2*g])
			}
			l.Append(t, tup.Value())
		}
		s.advance(m[0], m[1])
	}
}

func pieceOrEmpty(t *object.Thread, str object.Value, i, j int) object.Value {
	if i < 0 || j < i {
		i, j = 0, 0
	}
	return piece(t, str, i, j)
}

func patternSplit(t *object.Thread, args []object.Value) (object.Value, error) {
	s, err := subjectOf(t, args[0], args[1], object.Value{}, object.Value{})
	if err != nil {
		return object.Value{}, err
	}
	limit := 0
	if !args[2].IsEmpty() {
		if limit, err = t.SizeArg(args[2]); err != nil {
			return object.Value{}, err
		}
	}
	l := t.NewList(0)
	var buf [24]int
	done := 0
	for n := 0; limit == 0 || n < limit; n++ {
		m, _, ok, err := s.find(t, buf[:0], engine.Search)
		if err != nil {
			return object.Value{}, err
		}
		if !ok {
			break
		}
		l.Append(t, piece(t, s.str, done, m[0]))
		for g := range s.pattern.groups {
			if i, j := m[2+2*g], m[3+2*g]; i < 0 || j < i {
				l.Append(t, object.None())
			} else {
				l.Append(t, piece(t, s.str, i, j))
			}
		}
		done = m[1]
		s.advance(m[0], m[1])
	}
	l.Append(t, piece(t, s.str, done, len(s.text)))
	return l.Value(), nil
}

// flagNames are the flags a pattern's repr shows.
var flagNames = [...]struct {
	name string
	bit  int
}{
	{"re.IGNORECASE", 2}, {"re.LOCALE", 4}, {"re.MULTILINE", 8}, {"re.DOTALL", 16}, {"re.VERBOSE", 64}, {"re.DEBUG", 128}, {"re.ASCII", 256},
}

func patternRepr(t *object.Thread, v object.Value) (object.Value, error) {
	o := asPattern(v)
	r, err := t.Repr(o.source)
	if err != nil {
		return r, err
	}
	text := object.StringOf(r)
	out := append([]byte("re.compile("), text[:wtf8.Offset(text, 200)]...)
	flags := o.flags
	if o.source.IsStr() && flags&(2|4|8|16|64|128|256) == flags&^32 {
		flags &^= 32
	}
	sep := ", "
	for _, f := range flagNames {
		if flags&f.bit != 0 {
			out = append(append(out, sep...), f.name...)
			sep = "|"
			flags &^= f.bit
		}
	}
	if flags != 0 {
		const digits = "0123456789abcdef"
		out = append(out, sep...)
		out = append(out, "0x"...)
		started := false
		for shift := 28; shift >= 0; shift -= 4 {
			if d := flags >> shift & 15; d != 0 || started {
				out = append(out, digits[d])
				started = true
			}
		}
	}
	return t.NewStrBytes(append(out, ')')), nil
}

func patternHash(t *object.Thread, v object.Value) (int64, error) {
	o := asPattern(v)
	h, err := t.Hash(o.source)
	h = h*1000003 ^ int64(o.flags)
	if h == -1 {
		h = -2
	}
	return h, err
}

func patternCompare(t *object.Thread, a, b object.Value, op object.CompareOp) (object.Value, error) {
	if op != object.EQ && op != object.NE || t.TypeOf(a) != t.TypeOf(b) {
		return object.NotImplemented(), nil
	}
	eq := a == b
	if !eq {
		x, y := asPattern(a), asPattern(b)
		if x.flags == y.flags && x.groups == y.groups && x.source.IsStr() == y.source.IsStr() && !x.source.IsNone() {
			var err error
			if eq, err = t.Equal(x.source, y.source); err != nil {
				return object.Value{}, err
			}
		}
	}
	return object.Bool(eq == (op == object.EQ)), nil
}
