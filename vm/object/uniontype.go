package object

import "unsafe"

// This file uses unsafe only for sizes and offsets of members.

// Union is int | str and its like (PEP 604).
//
//adder:heap
type Union struct {
	Header
	Args       Value // tuple
	Parameters Value // empty until asked for
}

var unionSpec = TypeSpec{
	Name: "typing.Union", Kind: KindOpaque, Size: unsafe.Sizeof(Union{}), Flags: TypeHasWeak,
	Doc:     "A type that is one of several (PEP 604).",
	Slots:   Slots{Repr: unionRepr, GetAttr: GenericGetAttr, Hash: unionHash, Compare: unionCompare, GetItem: unionGetItem, Binary: [numBinary]BinaryFunc{OpOr: unionOr}},
	Members: []Member{{Name: "__args__", Offset: unsafe.Offsetof(Union{}.Args), ReadOnly: true}},
	Getters: []GetSet{
		{Name: "__name__", Get: unionName}, {Name: "__qualname__", Get: unionName}, {Name: "__origin__", Get: unionOrigin},
		{Name: "__parameters__", Get: unionParameters},
	},
	Methods: []Def{
		{Name: "__mro_entries__", Text: "($self, object, /)", F2: unionMROEntries},
		{Name: "__class_getitem__", Text: "($type, object, /)", Kind: DefClass, F2: unionClassGetItem},
	},
}

// unionOr is the | of everything that may stand in a union.
func unionOr(t *Thread, a, b Value) (Value, error) {
	if !t.unionable(a) || !t.unionable(b) {
		return NotImplemented(), nil
	}
	return t.UnionOf(t.Tuple2(a, b).tuple())
}

func (t *Thread) unionable(v Value) bool {
	if v.IsNone() || v.isKind(KindType) {
		return true
	}
	if !v.IsObject() {
		return false
	}
	ts := &t.RT.T
	typ := t.TypeOf(v)
	return typ == ts.Union || typ.IsSubtype(ts.GenericAlias) || ts.TypeAlias != nil && typ == ts.TypeAlias
}

// UnionOf makes the union of types: nested unions are spread, None stands for its
// type, a str for a forward reference, and what is there twice counts once. A
// union of one is that one itself.
func (t *Thread) UnionOf(args *Tuple) (Value, error) {
	l := t.NewList(args.Len())
	for _, a := range args.Items() {
		if t.TypeOf(a) == t.RT.T.Union {
			for _, x := range Cast[Union](a).Args.tuple().Items() {
				if err := t.addToUnion(l, x); err != nil {
					return Value{}, err
				}
			}
			continue
		}
		if a.IsNone() {
			a = t.RT.T.None.Value()
		} else if a.IsExactStr() {
			f, err := t.importedAttr("annotationlib", "ForwardRef")
			if err != nil {
				return Value{}, err
			}
			if a, err = t.Call1(f, a); err != nil {
				return Value{}, err
			}
		}
		if err := t.addToUnion(l, a); err != nil {
			return Value{}, err
		}
	}
	switch l.Len() {
	case 0:
		return Value{}, t.TypeErrorf("Cannot take a Union of no types.")
	case 1:
		return l.Items()[0], nil
	}
	u := New[Union](t, t.RT.T.Union)
	u.Args = t.NewTuple(l.Items()).Value()
	return ValueOf(u), nil
}

func (t *Thread) addToUnion(l *List, v Value) error {
	for i := 0; i < l.Len(); i++ {
		x := l.Items()[i]
		if x == v {
			return nil
		}
		if v.isKind(KindType) && x.isKind(KindType) && v.Header().typ == t.RT.T.Type && x.Header().typ == t.RT.T.Type {
			continue
		}
		if eq, err := t.Equal(x, v); err != nil || eq {
			return err
		}
	}
	l.Append(t, v)
	return nil
}

func unionRepr(t *Thread, v Value) (Value, error) {
	args := Cast[Union](v).Args.tuple()
	s := ""
	for i := 0; i < args.Len(); i++ {
		if i > 0 {
			s += " | "
		}
		r, err := t.typeRepr(args.Items()[i])
		if err != nil {
			return Value{}, err
		}
		s += r
	}
	return t.NewStr(s), nil
}

// unionHash does not depend on the order of the parts.
func unionHash(t *Thread, v Value) (int64, error) {
	args := Cast[Union](v).Args.tuple()
	h := uint64(args.Len()) * 1927868237
	bad := 0
	for i := 0; i < args.Len(); i++ {
		k, err := t.Hash(args.Items()[i])
		if err != nil {
			if !t.Matches(t.RT.T.Exc.TypeError) {
				return 0, err
			}
			t.ClearError()
			bad++
			continue
		}
		x := uint64(k)
		h ^= (x ^ x<<16 ^ 89869747) * 3644798167
	}
	if bad > 0 {
		plural := "s"
		if bad == 1 {
			plural = ""
		}
		return 0, t.TypeErrorf("union contains %d unhashable element%s", bad, plural)
	}
	if int64(h) == -1 {
		h--
	}
	return int64(h), nil
}

func unionCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || t.TypeOf(b) != t.RT.T.Union || t.TypeOf(a) != t.RT.T.Union {
		return NotImplemented(), nil
	}
	x, y := Cast[Union](a).Args.tuple(), Cast[Union](b).Args.tuple()
	same := x.Len() == y.Len()
	for i := 0; same && i < x.Len(); i++ {
		found := false
		for j := 0; !found && j < y.Len(); j++ {
			eq, err := t.Equal(x.Items()[i], y.Items()[j])
			if err != nil {
				return Value{}, err
			}
			found = eq
		}
		same = found
	}
	return Bool(same == (op == EQ)), nil
}

func unionName(t *Thread, v Value) (Value, error)   { return t.RT.T.Union.Name, nil }
func unionOrigin(t *Thread, v Value) (Value, error) { return t.RT.T.Union.Value(), nil }

func unionParameters(t *Thread, v Value) (Value, error) {
	u := Cast[Union](v)
	if u.Parameters.IsEmpty() {
		l := t.NewList(0)
		if err := t.collectParameters(l, u.Args.tuple().Items()); err != nil {
			return Value{}, err
		}
		u.Parameters = t.NewTuple(l.Items()).Value()
	}
	return u.Parameters, nil
}

func unionGetItem(t *Thread, v, item Value) (Value, error) {
	params, err := unionParameters(t, v)
	if err != nil {
		return Value{}, err
	}
	args, err := t.substitute(v, Cast[Union](v).Args.tuple(), params.tuple(), item)
	if err != nil {
		return Value{}, err
	}
	return t.UnionOf(args)
}

func unionMROEntries(t *Thread, v, bases Value) (Value, error) {
	r, err := t.ReprString(v)
	if err != nil {
		return Value{}, err
	}
	return Value{}, t.TypeErrorf("Cannot subclass %s", r)
}

func unionClassGetItem(t *Thread, cls, item Value) (Value, error) {
	if item.IsTuple() {
		return t.UnionOf(item.tuple())
	}
	return t.UnionOf(t.NewTuple1(item))
}
