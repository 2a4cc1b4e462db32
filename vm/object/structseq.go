package object

import "strings"

// A StructField is a named item of a struct sequence. One without a name can be
// reached by its index only.
type StructField struct{ Name, Doc string }

// A StructSpec defines a struct sequence: a tuple whose items have names, as
// time.struct_time and sys.version_info are. Specs are package-level variables that
// nothing changes.
type StructSpec struct {
	fields  []StructField
	visible int // leading items that the tuple shows; the rest have names only
	typ     TypeSpec
}

// NewStructSpec defines a struct sequence with its module in the name, whose first
// items, as many as visible says, are those of the tuple.
func NewStructSpec(name, doc string, visible int, fields ...StructField) *StructSpec {
	s := &StructSpec{fields: fields, visible: visible}
	s.typ = TypeSpec{
		Name: name, Doc: doc, Kind: KindTuple, Size: tupleSize, Flags: TypeTupleSub | TypeSequence,
		Slots: Slots{Repr: s.repr, New: s.new},
		Methods: []Def{
			{Name: "__reduce__", F1: s.reduce},
			{Name: "__replace__", Text: "($self, /, **changes)", Doc: "Return a copy of the structure with new values for the specified fields.", FK: s.replace},
		},
	}
	for i, f := range fields {
		if f.Name == "" {
			continue
		}
		s.typ.Getters = append(s.typ.Getters, GetSet{Name: f.Name, Doc: f.Doc, Get: func(_ *Thread, self Value) (Value, error) {
			return s.Items(self)[i], nil
		}})
	}
	return s
}

// Items views all items of an instance, those that the tuple does not show too.
func (s *StructSpec) Items(v Value) []Value { return valuesAt(v.tuple().items, len(s.fields)) }

// NewStructType makes the type of a struct sequence.
func (t *Thread) NewStructType(s *StructSpec) *Type {
	typ := t.NewBuiltinType(&s.typ, t.RT.T.Tuple)
	unnamed := 0
	names := t.NewList(s.visible)
	for i, f := range s.fields {
		switch {
		case f.Name == "":
			unnamed++
		case i < s.visible:
			names.Append(t, t.InternString(f.Name))
		}
	}
	match := t.NewTuple(names.Items())
	typ.Dict.SetString(t, "n_fields", Int(int64(len(s.fields))))
	typ.Dict.SetString(t, "n_sequence_fields", Int(int64(s.visible)))
	typ.Dict.SetString(t, "n_unnamed_fields", Int(int64(unnamed)))
	typ.Dict.SetString(t, "__match_args__", match.Value())
	t.modified(typ)
	return typ
}

// NewStruct makes an instance of a struct sequence's type, with an item for each
// field.
func (t *Thread) NewStruct(typ *Type, s *StructSpec, items ...Value) Value {
	v := t.newTupleSub(typ, items)
	v.tuple().n = s.visible
	return v
}

var structNewParams = Def{Name: "structseq", Sig: "(sequence, dict=None)"}

func (s *StructSpec) new(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&structNewParams, w, args, kw); err != nil {
		return Value{}, err
	}
	given, err := t.TupleFrom(w[0])
	if err != nil {
		if t.Matches(t.RT.T.Exc.TypeError) {
			t.ClearError()
			err = t.TypeErrorf("constructor requires a sequence")
		}
		return Value{}, err
	}
	extra := w[1]
	if !extra.IsEmpty() && !extra.isKind(KindDict) {
		if extra.IsNone() {
			extra = Value{}
		} else {
			return Value{}, t.TypeErrorf("%s() takes a dict as second arg, if any", s.typ.Name)
		}
	}
	least, most, n := s.visible, len(s.fields), given.Len()
	switch {
	case least == most && n != least:
		return Value{}, t.TypeErrorf("%s() takes a %d-sequence (%d-sequence given)", s.typ.Name, least, n)
	case n < least:
		return Value{}, t.TypeErrorf("%s() takes an at least %d-sequence (%d-sequence given)", s.typ.Name, least, n)
	case n > most:
		return Value{}, t.TypeErrorf("%s() takes an at most %d-sequence (%d-sequence given)", s.typ.Name, most, n)
	}
	items := t.NewTupleN(most)
	copy(items.Items(), given.Items())
	used := 0
	for i := n; i < most; i++ {
		item := None()
		if !extra.IsEmpty() {
			if v := extra.dict().GetString(t, s.fields[i].Name); !v.IsEmpty() {
				item = v
				used++
			}
		}
		items.Items()[i] = item
	}
	if !extra.IsEmpty() && extra.dict().Len(t) > used {
		return Value{}, t.TypeErrorf("%s() got duplicate or unexpected field name(s)", s.typ.Name)
	}
	return t.NewStruct(cls, s, items.Items()...), nil
}

func (s *StructSpec) repr(t *Thread, v Value) (Value, error) {
	if again := t.ReprEnter(v); again {
		return t.NewStr(s.typ.Name + "(...)"), nil
	}
	defer t.ReprLeave(v)
	buf := append([]byte(s.typ.Name), '(')
	named := 0 // items are shown under the names in order, unnamed ones not counted
	for i := range s.visible {
		if i > 0 {
			buf = append(buf, ", "...)
		}
		for named < len(s.fields) && s.fields[named].Name == "" {
			named++
		}
		if named < len(s.fields) {
			buf = append(append(buf, s.fields[named].Name...), '=')
			named++
		}
		r, err := t.Repr(s.Items(v)[i])
		if err != nil {
			return Value{}, err
		}
		buf = append(buf, StringOf(r)...)
	}
	return t.NewStrBytes(append(buf, ')')), nil
}

func (s *StructSpec) reduce(t *Thread, v Value) (Value, error) {
	shown := t.NewTuple(s.Items(v)[:s.visible])
	hidden := t.NewDict()
	for i := s.visible; i < len(s.fields); i++ {
		if name := s.fields[i].Name; name != "" {
			hidden.SetString(t, name, s.Items(v)[i])
		}
	}
	return t.Tuple2(t.TypeOf(v).Value(), t.Tuple2(shown.Value(), hidden.Value())), nil
}

func (s *StructSpec) replace(t *Thread, args []Value, kw *Tuple) (Value, error) {
	if len(args)-kw.Len() > 1 {
		return Value{}, t.TypeErrorf("__replace__() takes no positional arguments")
	}
	v := args[0]
	items := t.NewTuple(s.Items(v))
	unexpected := t.NewList(0)
	for k, name := range kw.Items() {
		found := false
		for i, f := range s.fields {
			if f.Name == "" {
				return Value{}, t.TypeErrorf("__replace__() is not supported for %s because it has unnamed field(s)", s.typ.Name)
			}
			if f.Name == StringOf(name) {
				items.Items()[i] = args[1+k]
				found = true
			}
		}
		if !found {
			unexpected.Append(t, name)
		}
	}
	if unexpected.Len() > 0 {
		r, err := t.Repr(unexpected.Value())
		if err != nil {
			return Value{}, err
		}
		return Value{}, t.TypeErrorf("Got unexpected field name(s): %s", strings.Clone(StringOf(r)))
	}
	return t.NewStruct(t.TypeOf(v), s, items.Items()...), nil
}
