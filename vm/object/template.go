package object

import "unsafe"

// This file uses unsafe only for sizes and offsets of members. It holds the types
// of t-strings (PEP 750), which string.templatelib shows.

// Template is a t-string: strings with interpolations between them, one string
// more than interpolations.
//
//adder:heap
type Template struct {
	Header
	Strings, Interpolations Value // tuples
}

// Interpolation is a replacement field of a t-string.
//
//adder:heap
type Interpolation struct {
	Header
	Val, Expression, Conversion, FormatSpec Value
}

// TemplateIter iterates over a template's parts, empty strings left out.
//
//adder:heap
type TemplateIter struct {
	Header
	Template Value
	i        int
}

var templateSpec = TypeSpec{
	Name: "string.templatelib.Template", Kind: KindOpaque, Size: unsafe.Sizeof(Template{}),
	Doc:   "The parts of a t-string.",
	Slots: Slots{New: templateNew, Repr: templateRepr, Iter: templateIter, Concat: templateConcat},
	Members: []Member{
		{Name: "strings", Offset: unsafe.Offsetof(Template{}.Strings), ReadOnly: true, Doc: "Strings"},
		{Name: "interpolations", Offset: unsafe.Offsetof(Template{}.Interpolations), ReadOnly: true, Doc: "Interpolations"},
	},
	Getters: []GetSet{{Name: "values", Get: templateValues, Doc: "Values of interpolations"}},
	Methods: []Def{
		{Name: "__reduce__", F1: templateReduce},
		{Name: "__class_getitem__", Text: "($type, object, /)", Kind: DefClass, F2: ClassGetItem},
	},
}

var interpolationSpec = TypeSpec{
	Name: "string.templatelib.Interpolation", Kind: KindOpaque, Size: unsafe.Sizeof(Interpolation{}),
	Doc: "A replacement field of a t-string.", NewSig: "(value, expression='', conversion=None, format_spec='')",
	Slots: Slots{New: interpolationNew, Repr: interpolationRepr},
	Members: []Member{
		{Name: "value", Offset: unsafe.Offsetof(Interpolation{}.Val), ReadOnly: true, Doc: "Value"},
		{Name: "expression", Offset: unsafe.Offsetof(Interpolation{}.Expression), ReadOnly: true, Doc: "Expression"},
		{Name: "conversion", Offset: unsafe.Offsetof(Interpolation{}.Conversion), ReadOnly: true, Doc: "Conversion"},
		{Name: "format_spec", Offset: unsafe.Offsetof(Interpolation{}.FormatSpec), ReadOnly: true, Doc: "Format specifier"},
	},
	Methods: []Def{
		{Name: "__reduce__", F1: interpolationReduce},
		{Name: "__class_getitem__", Text: "($type, object, /)", Kind: DefClass, F2: ClassGetItem},
	},
}

var templateIterSpec = TypeSpec{
	Name: "string.templatelib.TemplateIter", Kind: KindOpaque, Size: unsafe.Sizeof(TemplateIter{}),
	Slots: Slots{Iter: selfIter, Next: templateIterNext},
}

// NewTemplate makes a Template of strings and interpolations.
func (t *Thread) NewTemplate(strings, interpolations *Tuple) (Value, error) {
	o := New[Template](t, t.RT.T.Template)
	o.Strings, o.Interpolations = strings.Value(), interpolations.Value()
	return ValueOf(o), nil
}

func templateNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("Template.__new__ only accepts *args arguments")
	}
	strs, interps := t.NewList(0), t.NewList(0)
	last := false // whether a string came last
	for _, a := range args {
		switch {
		case a.IsStr() && last:
			i := strs.Len() - 1
			s := t.NewStr(StringOf(strs.Items()[i]) + StringOf(a))
			strs.Items()[i] = s
		case a.IsStr():
			strs.Append(t, a)
			last = true
		case t.TypeOf(a) == t.RT.T.Interpolation:
			if !last {
				strs.Append(t, t.RT.empty.str.Value())
			}
			interps.Append(t, a)
			last = false
		default:
			return Value{}, t.TypeErrorf("Template.__new__ *args need to be of type 'str' or 'Interpolation', got %s", t.TypeName(a))
		}
	}
	if !last {
		strs.Append(t, t.RT.empty.str.Value())
	}
	return t.NewTemplate(t.NewTuple(strs.Items()), t.NewTuple(interps.Items()))
}

func templateRepr(t *Thread, v Value) (Value, error) {
	o := Cast[Template](v)
	a, err := t.Repr(o.Strings)
	if err != nil {
		return Value{}, err
	}
	b, err := t.Repr(o.Interpolations)
	if err != nil {
		return Value{}, err
	}
	return t.NewStr(t.TypeOf(v).shortName() + "(strings=" + StringOf(a) + ", interpolations=" + StringOf(b) + ")"), nil
}

// shortName is the type's name without its module.
func (typ *Type) shortName() string { return GoString(typ.Name) }

func templateIter(t *Thread, v Value) (Value, error) {
	it := New[TemplateIter](t, t.RT.T.TemplateIter)
	it.Template = v
	return ValueOf(it), nil
}

func templateIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[TemplateIter](v)
	o := Cast[Template](it.Template)
	strs, interps := o.Strings.tuple(), o.Interpolations.tuple()
	for it.i < strs.Len()+interps.Len() {
		i := it.i
		it.i++
		if i%2 == 1 {
			return interps.Items()[i/2], nil
		}
		if s := strs.Items()[i/2]; s.AsStr().Len() > 0 {
			return s, nil
		}
	}
	return Value{}, nil
}

func templateConcat(t *Thread, a, b Value) (Value, error) {
	typ := t.RT.T.Template
	if t.TypeOf(a) != typ || t.TypeOf(b) != typ {
		return Value{}, t.TypeErrorf("can only concatenate string.templatelib.Template (not \"%s\") to string.templatelib.Template", t.TypeName(b))
	}
	x, y := Cast[Template](a), Cast[Template](b)
	s1, s2 := x.Strings.tuple(), y.Strings.tuple()
	n := s1.Len()
	strs := t.NewTupleN(n + s2.Len() - 1)
	copy(strs.Items(), s1.Items())
	strs.Items()[n-1] = t.NewStr(StringOf(s1.Items()[n-1]) + StringOf(s2.Items()[0]))
	copy(strs.Items()[n:], s2.Items()[1:])
	i1, i2 := x.Interpolations.tuple(), y.Interpolations.tuple()
	interps := t.NewTupleN(i1.Len() + i2.Len())
	copy(interps.Items(), i1.Items())
	copy(interps.Items()[i1.Len():], i2.Items())
	return t.NewTemplate(strs, interps)
}

func templateValues(t *Thread, v Value) (Value, error) {
	interps := Cast[Template](v).Interpolations.tuple()
	o := t.NewTupleN(interps.Len())
	for i, x := range interps.Items() {
		o.Items()[i] = Cast[Interpolation](x).Val
	}
	return o.Value(), nil
}

func templateReduce(t *Thread, v Value) (Value, error) {
	f, err := t.importedAttr("string.templatelib", "_template_unpickle")
	if err != nil {
		return Value{}, err
	}
	o := Cast[Template](v)
	return t.Tuple2(f, t.Tuple2(o.Strings, o.Interpolations)), nil
}

var interpolationDef = Def{Name: "Interpolation", Sig: "(value, expression='', conversion=None, format_spec='')"}

func interpolationNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	w := t.Push(4)
	v, err := interpolationMake(t, cls, w, args, kw)
	t.Pop(4)
	return v, err
}

func interpolationMake(t *Thread, cls *Type, w, args []Value, kw *Tuple) (Value, error) {
	if err := t.BindArgs(&interpolationDef, w, args, kw); err != nil {
		return Value{}, err
	}
	for i, name := range [...]string{1: "expression", 2: "conversion", 3: "format_spec"} {
		if i == 0 {
			continue
		}
		if i == 2 {
			w[i] = orNone(w[i])
			if w[i].IsNone() {
				continue
			}
		}
		if w[i].IsEmpty() {
			w[i] = t.RT.empty.str.Value()
		}
		if !w[i].IsStr() {
			return Value{}, t.TypeErrorf("Interpolation() argument '%s' must be str, not %s", name, t.ArgTypeName(w[i]))
		}
	}
	if !w[2].IsNone() {
		if s := StringOf(w[2]); s != "s" && s != "r" && s != "a" {
			return Value{}, t.ValueErrorf("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
		}
	}
	o := New[Interpolation](t, cls)
	o.Val, o.Expression, o.Conversion, o.FormatSpec = w[0], w[1], w[2], w[3]
	return ValueOf(o), nil
}

func interpolationRepr(t *Thread, v Value) (Value, error) {
	o := Cast[Interpolation](v)
	s := t.TypeOf(v).shortName() + "("
	for i, x := range [...]Value{o.Val, o.Expression, o.Conversion, o.FormatSpec} {
		if i > 0 {
			s += ", "
		}
		r, err := t.ReprString(x)
		if err != nil {
			return Value{}, err
		}
		s += r
	}
	return t.NewStr(s + ")"), nil
}

func interpolationReduce(t *Thread, v Value) (Value, error) {
	o := Cast[Interpolation](v)
	args := t.NewTupleN(4)
	s := args.Items()
	s[0], s[1], s[2], s[3] = o.Val, o.Expression, o.Conversion, o.FormatSpec
	return t.Tuple2(t.TypeOf(v).Value(), args.Value()), nil
}

// completeTemplates sets the attribute of Interpolation that is no descriptor.
func (t *Thread) completeTemplates() {
	names := t.NewTupleN(4)
	for i, s := range [...]string{"value", "expression", "conversion", "format_spec"} {
		names.Items()[i] = t.InternString(s)
	}
	t.RT.T.Interpolation.Dict.setInterned(t, t.RT.Name(N__match_args__), names.Value())
}
