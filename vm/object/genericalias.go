package object

import "unsafe"

// This file uses unsafe only for sizes and offsets of members.

// GenericAlias is list[int] and its like (PEP 585).
//
//adder:heap
type GenericAlias struct {
	Header
	Origin, Args, Parameters Value // Parameters is empty until asked for
	Starred                  bool  // *list[int]
}

var genericAliasSpec = TypeSpec{
	Name: "types.GenericAlias", Kind: KindOpaque, Size: unsafe.Sizeof(GenericAlias{}), Flags: TypeBase | TypeHasWeak,
	Doc: "A class together with the arguments it is parameterized with (PEP 585).",
	Slots: Slots{
		New: aliasNew, Call: aliasCall, Repr: aliasRepr, Hash: aliasHash, Compare: aliasCompare, GetAttr: aliasGetAttr,
		Iter: aliasIter, GetItem: aliasGetItem, Binary: [numBinary]BinaryFunc{OpOr: unionOr},
	},
	Members: []Member{
		{Name: "__origin__", Offset: unsafe.Offsetof(GenericAlias{}.Origin), ReadOnly: true},
		{Name: "__args__", Offset: unsafe.Offsetof(GenericAlias{}.Args), ReadOnly: true},
	},
	Getters: []GetSet{
		{Name: "__unpacked__", Get: aliasUnpacked, Set: readOnlyMember},
		{Name: "__parameters__", Get: aliasParameters, Doc: "Type variables in the GenericAlias."},
		{Name: "__typing_unpacked_tuple_args__", Get: aliasTupleArgs},
	},
	Methods: []Def{
		{Name: "__mro_entries__", Text: "($self, object, /)", F2: aliasMROEntries},
		{Name: "__instancecheck__", Text: "($self, object, /)", F2: aliasInstanceCheck},
		{Name: "__subclasscheck__", Text: "($self, object, /)", F2: aliasSubclassCheck},
		{Name: "__reduce__", F1: aliasReduce},
		{Name: "__dir__", F1: aliasDir},
	},
	NewSig: "(origin, args, /)",
}

func (t *Thread) newGenericAlias(origin, args Value) (Value, error) {
	return t.makeAlias(t.RT.T.GenericAlias, origin, args, false), nil
}

func (t *Thread) makeAlias(cls *Type, origin, args Value, starred bool) Value {
	if !args.IsTuple() {
		args = t.Tuple1(args)
	}
	a := New[GenericAlias](t, cls)
	a.Origin, a.Args, a.Starred = origin, args, starred
	return ValueOf(a)
}

func aliasNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("GenericAlias() takes no keyword arguments")
	}
	if len(args) != 2 {
		return Value{}, t.expectedArgs("GenericAlias", len(args), 2, 2)
	}
	return t.makeAlias(cls, args[0], args[1], false), nil
}

// aliasCall makes an instance of the origin and notes what it was made through.
func aliasCall(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	v, err := t.Call(Cast[GenericAlias](self).Origin, args, kw)
	if err != nil {
		return v, err
	}
	if err := t.SetAttr(v, t.RT.Name(N__orig_class__), self); err != nil {
		if !t.Matches(t.RT.T.Exc.AttributeError) && !t.Matches(t.RT.T.Exc.TypeError) {
			return Value{}, err
		}
		t.ClearError()
	}
	return v, nil
}

// typeRepr is how annotations show a type: by its name, not as <class ...>.
func (t *Thread) typeRepr(v Value) (string, error) {
	switch {
	case v == Ellipsis():
		return "...", nil
	case v == t.RT.T.None.Value():
		return "None", nil
	}
	origin, err := t.GetAttrOpt(v, t.InternString("__origin__"))
	if err != nil {
		return "", err
	}
	if !origin.IsEmpty() {
		args, err := t.GetAttrOpt(v, t.InternString("__args__"))
		if err != nil {
			return "", err
		}
		if !args.IsEmpty() {
			return t.ReprString(v)
		}
	}
	name, err := t.GetAttrOptID(v, N__qualname__)
	if err != nil {
		return "", err
	}
	if !name.IsStr() {
		return t.ReprString(v)
	}
	module, err := t.GetAttrOptID(v, N__module__)
	if err != nil {
		return "", err
	}
	if !module.IsStr() {
		return t.ReprString(v)
	}
	if StringOf(module) == "builtins" {
		return GoString(name), nil
	}
	return GoString(module) + "." + GoString(name), nil
}

func aliasRepr(t *Thread, v Value) (Value, error) {
	a := Cast[GenericAlias](v)
	s, err := t.typeRepr(a.Origin)
	if err != nil {
		return Value{}, err
	}
	if a.Starred {
		s = "*" + s
	}
	s += "["
	items := a.Args.tuple()
	for i := 0; i < items.Len(); i++ {
		if i > 0 {
			s += ", "
		}
		r, err := t.aliasArgRepr(items.Items()[i])
		if err != nil {
			return Value{}, err
		}
		s += r
	}
	if items.Len() == 0 {
		s += "()"
	}
	return t.NewStr(s + "]"), nil
}

func (t *Thread) aliasArgRepr(v Value) (string, error) {
	if !v.isKind(KindList) {
		return t.typeRepr(v)
	}
	s := "["
	for i := 0; i < v.list().Len(); i++ {
		if i > 0 {
			s += ", "
		}
		r, err := t.typeRepr(v.list().Items()[i])
		if err != nil {
			return "", err
		}
		s += r
	}
	return s + "]", nil
}

func aliasHash(t *Thread, v Value) (int64, error) {
	a := Cast[GenericAlias](v)
	h, err := t.Hash(a.Origin)
	if err != nil {
		return 0, err
	}
	k, err := t.Hash(a.Args)
	if err != nil {
		return 0, err
	}
	if h ^= k; h == -1 {
		h = -2
	}
	return h, nil
}

func (t *Thread) isAlias(v Value) bool { return t.IsType(v, t.RT.T.GenericAlias) }

func aliasCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || !t.isAlias(a) || !t.isAlias(b) {
		return NotImplemented(), nil
	}
	x, y := Cast[GenericAlias](a), Cast[GenericAlias](b)
	same := x.Starred == y.Starred
	if same {
		eq, err := t.Equal(x.Origin, y.Origin)
		if err != nil {
			return Value{}, err
		}
		if same = eq; same {
			if same, err = t.Equal(x.Args, y.Args); err != nil {
				return Value{}, err
			}
		}
	}
	return Bool(same == (op == EQ)), nil
}

// aliasGetAttr reads the alias's own few attributes; all others are the origin's.
func aliasGetAttr(t *Thread, v, name Value) (Value, error) {
	switch StringOf(name) {
	case "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
		"__mro_entries__", "__reduce_ex__", "__reduce__", "__bases__", "__copy__", "__deepcopy__":
		return GenericGetAttr(t, v, name)
	}
	return t.GetAttr(Cast[GenericAlias](v).Origin, name)
}

func aliasIter(t *Thread, v Value) (Value, error) {
	a := Cast[GenericAlias](v)
	return t.Iter(t.Tuple1(t.makeAlias(t.TypeOf(v), a.Origin, a.Args, true)))
}

func aliasGetItem(t *Thread, v, item Value) (Value, error) {
	params, err := aliasParameters(t, v)
	if err != nil {
		return Value{}, err
	}
	a := Cast[GenericAlias](v)
	args, err := t.substitute(v, a.Args.tuple(), params.tuple(), item)
	if err != nil {
		return Value{}, err
	}
	return t.makeAlias(t.TypeOf(v), a.Origin, args.Value(), a.Starred), nil
}

func aliasUnpacked(t *Thread, v Value) (Value, error) {
	return Bool(Cast[GenericAlias](v).Starred), nil
}

func aliasParameters(t *Thread, v Value) (Value, error) {
	a := Cast[GenericAlias](v)
	if a.Parameters.IsEmpty() {
		l := t.NewList(0)
		if err := t.collectParameters(l, a.Args.tuple().Items()); err != nil {
			return Value{}, err
		}
		a.Parameters = t.NewTuple(l.Items()).Value()
	}
	return a.Parameters, nil
}

func aliasTupleArgs(t *Thread, v Value) (Value, error) {
	a := Cast[GenericAlias](v)
	if a.Starred && a.Origin == t.RT.T.Tuple.Value() {
		return a.Args, nil
	}
	return None(), nil
}

func aliasMROEntries(t *Thread, v, bases Value) (Value, error) {
	return t.Tuple1(Cast[GenericAlias](v).Origin), nil
}

func aliasInstanceCheck(t *Thread, v, x Value) (Value, error) {
	return Value{}, t.TypeErrorf("isinstance() argument 2 cannot be a parameterized generic")
}

func aliasSubclassCheck(t *Thread, v, x Value) (Value, error) {
	return Value{}, t.TypeErrorf("issubclass() argument 2 cannot be a parameterized generic")
}

func aliasReduce(t *Thread, v Value) (Value, error) {
	a := Cast[GenericAlias](v)
	if a.Starred {
		it, err := t.Iter(t.makeAlias(t.TypeOf(v), a.Origin, a.Args, false))
		if err != nil {
			return Value{}, err
		}
		return t.Tuple2(t.RT.Builtins.GetString(t, "next"), t.Tuple1(it)), nil
	}
	return t.Tuple2(t.TypeOf(v).Value(), t.Tuple2(a.Origin, a.Args)), nil
}

func aliasDir(t *Thread, v Value) (Value, error) {
	names, err := t.CallMethod0(Cast[GenericAlias](v).Origin, N__dir__)
	if err != nil {
		return Value{}, err
	}
	l, err := t.ListFrom(names)
	if err != nil {
		return Value{}, err
	}
	for _, s := range [...]string{"__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__unpacked__", "__typing_unpacked_tuple_args__", "__class__"} {
		name := t.InternString(s)
		has := false
		for _, x := range l.Items() {
			has = has || x == name
		}
		if !has {
			l.Append(t, name)
		}
	}
	return l.Value(), nil
}

// collectParameters adds to l the type variables in args, each once, in order.
func (t *Thread) collectParameters(l *List, args []Value) error {
	if err := t.EnterNative(); err != nil {
		return err
	}
	defer t.LeaveNative()
	add := func(v Value) {
		for _, x := range l.Items() {
			if x == v {
				return
			}
		}
		l.Append(t, v)
	}
	for _, a := range args {
		if a.isKind(KindType) {
			continue
		}
		subst, err := t.GetAttrOptID(a, N__typing_subst__)
		if err != nil {
			return err
		}
		if !subst.IsEmpty() {
			add(a)
			continue
		}
		var inner []Value
		switch {
		case a.IsTuple():
			if err := t.collectParameters(l, a.tuple().Items()); err != nil {
				return err
			}
			continue
		case a.isKind(KindList):
			if err := t.collectParameters(l, t.NewTuple(a.list().Items()).Items()); err != nil {
				return err
			}
			continue
		default:
			p, err := t.GetAttrOptID(a, N__parameters__)
			if err != nil {
				return err
			}
			if p.IsTuple() {
				inner = p.tuple().Items()
			}
		}
		for _, x := range inner {
			add(x)
		}
	}
	return nil
}

// flattenArgs spreads unpacked tuples among the arguments of a subscription.
func (t *Thread) flattenArgs(item Value) (*Tuple, error) {
	var items []Value
	if item.IsTuple() {
		items = item.tuple().Items()
	} else {
		items = t.NewTuple1(item).Items()
	}
	l := t.NewList(len(items))
	for _, x := range items {
		if !x.isKind(KindType) {
			sub, err := t.GetAttrOptID(x, N__typing_unpacked_tuple_args__)
			if err != nil {
				return nil, err
			}
			if s := sub; s.IsTuple() {
				parts := s.tuple().Items()
				if n := len(parts); n == 0 || parts[n-1] != Ellipsis() {
					for _, p := range parts {
						l.Append(t, p)
					}
					continue
				}
			}
		}
		l.Append(t, x)
	}
	return t.NewTuple(l.Items()), nil
}

// substitute puts the arguments of a subscription in the places of the type
// variables params in args.
func (t *Thread) substitute(self Value, args, params *Tuple, item Value) (*Tuple, error) {
	if params.Len() == 0 {
		r, err := t.ReprString(self)
		if err != nil {
			return nil, err
		}
		return nil, t.TypeErrorf("%s is not a generic class", r)
	}
	given, err := t.flattenArgs(item)
	if err != nil {
		return nil, err
	}
	prepareName := t.InternString("__typing_prepare_subst__")
	for i := 0; i < params.Len(); i++ {
		prepare, err := t.GetAttrOpt(params.Items()[i], prepareName)
		if err != nil {
			return nil, err
		}
		if prepare.IsEmpty() || prepare.IsNone() {
			continue
		}
		r, err := t.Call2(prepare, self, given.Value())
		if err != nil {
			return nil, err
		}
		if r.IsTuple() {
			given = r.tuple()
		} else {
			given = t.NewTuple1(r)
		}
	}
	if given.Len() != params.Len() {
		r, err := t.ReprString(self)
		if err != nil {
			return nil, err
		}
		how := "few"
		if given.Len() > params.Len() {
			how = "many"
		}
		return nil, t.TypeErrorf("Too %s arguments for %s; actual %d, expected %d", how, r, given.Len(), params.Len())
	}
	return t.substituteIn(args, params, given)
}

func (t *Thread) substituteIn(args, params, given *Tuple) (*Tuple, error) {
	if err := t.EnterNative(); err != nil {
		return nil, err
	}
	defer t.LeaveNative()
	unpackedName := t.InternString("__typing_is_unpacked_typevartuple__")
	out := t.NewList(args.Len())
	for i := 0; i < args.Len(); i++ {
		a := args.Items()[i]
		switch {
		case a.isKind(KindType):
			out.Append(t, a)
			continue
		case a.IsTuple():
			sub, err := t.substituteIn(a.tuple(), params, given)
			if err != nil {
				return nil, err
			}
			out.Append(t, sub.Value())
			continue
		case a.isKind(KindList):
			sub, err := t.substituteIn(t.NewTuple(a.list().Items()), params, given)
			if err != nil {
				return nil, err
			}
			out.Append(t, t.NewListFrom(sub.Items()).Value())
			continue
		}
		unpack := false
		u, err := t.GetAttrOpt(a, unpackedName)
		if err != nil {
			return nil, err
		}
		if !u.IsEmpty() {
			if unpack, err = t.Truth(u); err != nil {
				return nil, err
			}
		}
		subst, err := t.GetAttrOptID(a, N__typing_subst__)
		if err != nil {
			return nil, err
		}
		r := a
		if !subst.IsEmpty() {
			if k := indexOf(params, a); k >= 0 {
				if r, err = t.Call1(subst, given.Items()[k]); err != nil {
					return nil, err
				}
			}
		} else if r, err = t.substituteWithin(a, params, given); err != nil {
			return nil, err
		}
		if unpack {
			if !r.IsTuple() {
				return nil, t.TypeErrorf("expected __typing_subst__ of %s objects to return a tuple, not %s", t.TypeName(a), t.TypeName(r))
			}
			for _, x := range r.tuple().Items() {
				out.Append(t, x)
			}
			continue
		}
		out.Append(t, r)
	}
	return t.NewTuple(out.Items()), nil
}

func indexOf(o *Tuple, v Value) int {
	for i, x := range o.Items() {
		if x == v {
			return i
		}
	}
	return -1
}

// substituteWithin subscripts an argument that is generic itself.
func (t *Thread) substituteWithin(a Value, params, given *Tuple) (Value, error) {
	p, err := t.GetAttrOptID(a, N__parameters__)
	if err != nil || !p.IsTuple() || p.tuple().Len() == 0 {
		return a, err
	}
	l := t.NewList(p.tuple().Len())
	for i := 0; i < p.tuple().Len(); i++ {
		v := p.tuple().Items()[i]
		if k := indexOf(params, v); k >= 0 {
			g := given.Items()[k]
			if g.IsTuple() && t.TypeOf(v).slots.Iter != nil {
				for _, x := range g.tuple().Items() {
					l.Append(t, x)
				}
				continue
			}
			v = g
		}
		l.Append(t, v)
	}
	return t.GetItem(a, t.NewTuple(l.Items()).Value())
}
