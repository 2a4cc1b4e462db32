package object

import "fmt"

// This file holds exception groups (PEP 654).

var baseExceptionGroupSpec = TypeSpec{
	Doc:   "A combination of multiple unrelated exceptions.",
	Slots: Slots{New: groupNew, Init: groupInit, Str: groupStr, Repr: groupRepr},
	Getters: []GetSet{
		{Name: "message", Get: groupMessage, Set: readOnlyMember, Doc: "exception message"},
		{Name: "exceptions", Get: groupExceptions, Set: readOnlyMember, Doc: "nested exceptions"},
	},
	Methods: []Def{
		{Name: "derive", Sig: "(self, excs, /)", F2: groupDerive},
		{Name: "split", Sig: "(self, matcher_value, /)", F2: groupSplit},
		{Name: "subgroup", Sig: "(self, matcher_value, /)", F2: groupSubgroup},
		{Name: "__class_getitem__", Kind: DefClass, Sig: "(type, object, /)", Doc: "See PEP 585", F2: ClassGetItem},
	},
}

// The members of exception groups.
const (
	groupMsg  = 0
	groupExcs = 1
)

func groupNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	args = args[:len(args)-kw.Len()]
	if len(args) != 2 {
		return Value{}, t.TypeErrorf("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(args))
	}
	if !args[0].IsStr() {
		return Value{}, t.TypeErrorf("BaseExceptionGroup.__new__() argument 1 must be str, not %s", t.ArgTypeName(args[0]))
	}
	if s := &t.TypeOf(args[1]).slots; s.GetItem == nil || args[1].isKind(KindDict) || args[1].isKind(KindType) {
		return Value{}, t.TypeErrorf("second argument (exceptions) must be a sequence")
	}
	excs, err := t.TupleFrom(args[1])
	if err != nil {
		return Value{}, err
	}
	if excs.Len() == 0 {
		return Value{}, t.ValueErrorf("second argument (exceptions) must be a non-empty sequence")
	}
	e := &t.RT.T.Exc
	base := false
	for i, x := range excs.Items() {
		if !x.IsException() {
			return Value{}, t.ValueErrorf("Item %d of second argument (exceptions) is not an exception", i)
		}
		base = base || !t.IsType(x, e.Exception)
	}
	switch {
	case cls == e.ExceptionGroup:
		if base {
			return Value{}, t.TypeErrorf("Cannot nest BaseExceptions in an ExceptionGroup")
		}
	case cls == e.BaseExceptionGroup:
		if !base {
			cls = e.ExceptionGroup
		}
	case base && cls.IsSubtype(e.Exception):
		return Value{}, t.TypeErrorf("Cannot nest BaseExceptions in '%s'", cls.NameString())
	}
	g := New[Exception](t, cls)
	g.Args = t.NewTuple(args).Value()
	t.setMember(g.Value(), groupMsg, args[0])
	t.setMember(g.Value(), groupExcs, excs.Value())
	return g.Value(), nil
}

func groupInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if kw.Len() > 0 {
		return t.TypeErrorf("%s() takes no keyword arguments", t.TypeName(self))
	}
	return exceptionInit(t, self, args, kw)
}

func groupMessage(t *Thread, v Value) (Value, error)    { return t.member(v, groupMsg), nil }
func groupExceptions(t *Thread, v Value) (Value, error) { return t.member(v, groupExcs), nil }

func groupStr(t *Thread, v Value) (Value, error) {
	n := t.member(v, groupExcs).tuple().Len()
	plural := ""
	if n > 1 {
		plural = "s"
	}
	return t.NewStr(fmt.Sprintf("%s (%d sub-exception%s)", StringOf(t.member(v, groupMsg)), n, plural)), nil
}

func groupRepr(t *Thread, v Value) (Value, error) {
	excs := t.member(v, groupExcs)
	if args := v.exception().Args.tuple().Items(); len(args) >= 2 && args[1].isKind(KindList) {
		excs = t.NewListFrom(excs.tuple().Items()).Value()
	}
	a, err := t.Repr(t.member(v, groupMsg))
	if err != nil {
		return Value{}, err
	}
	b, err := t.Repr(excs)
	if err != nil {
		return Value{}, err
	}
	return t.NewStr(t.TypeOf(v).NameString() + "(" + StringOf(a) + ", " + StringOf(b) + ")"), nil
}

func groupDerive(t *Thread, v, excs Value) (Value, error) {
	return t.Call2(t.RT.T.Exc.BaseExceptionGroup.Value(), t.member(v, groupMsg), excs)
}

// matcher says which exceptions of a group are asked for.
type matcher uint8

const (
	byType matcher = iota
	byPredicate
	byLeaf // the ids of the leaves, in a set
)

func (t *Thread) groupMatcher(m Value) (matcher, error) {
	isExc := func(v Value) bool { return v.isKind(KindType) && v.typ().flags&TypeExceptionSub != 0 }
	if isExc(m) {
		return byType, nil
	}
	if m.IsTuple() {
		ok := true
		for _, x := range m.tuple().Items() {
			ok = ok && isExc(x)
		}
		if ok {
			return byType, nil
		}
	} else if t.Callable(m) && !m.isKind(KindType) {
		return byPredicate, nil
	}
	return 0, t.TypeErrorf("expected an exception type, a tuple of exception types, or a callable (other than a class)")
}

func (t *Thread) groupMatches(exc Value, how matcher, m Value) (bool, error) {
	switch how {
	case byType:
		if m.IsTuple() {
			for _, x := range m.tuple().Items() {
				if t.IsType(exc, x.typ()) {
					return true, nil
				}
			}
			return false, nil
		}
		return t.IsType(exc, m.typ()), nil
	case byPredicate:
		r, err := t.Call1(m, exc)
		if err != nil {
			return false, err
		}
		return t.Truth(r)
	}
	if t.IsType(exc, t.RT.T.Exc.BaseExceptionGroup) {
		return false, nil
	}
	return m.AsSet().Has(t, Int(int64(exc.Addr())))
}

// splitGroup divides an exception into the part that matches and the rest, each
// None when there is none; the rest is made only when it is wanted.
func (t *Thread) splitGroup(exc Value, how matcher, m Value, wantRest bool) (match, rest Value, err error) {
	match, rest = None(), None()
	ok, err := t.groupMatches(exc, how, m)
	if err != nil {
		return
	}
	if ok {
		return exc, rest, nil
	}
	if !t.IsType(exc, t.RT.T.Exc.BaseExceptionGroup) {
		if wantRest {
			rest = exc
		}
		return
	}
	if err = t.EnterNative(); err != nil {
		return
	}
	defer t.LeaveNative()
	matched, others := t.NewList(0), t.NewList(0)
	excs := t.member(exc, groupExcs).tuple()
	for i := 0; i < excs.Len(); i++ {
		a, b, serr := t.splitGroup(excs.Items()[i], how, m, wantRest)
		if serr != nil {
			return match, rest, serr
		}
		if !a.IsNone() {
			matched.Append(t, a)
		}
		if !b.IsNone() {
			others.Append(t, b)
		}
	}
	if match, err = t.groupSubset(exc, matched); err != nil {
		return
	}
	if wantRest {
		rest, err = t.groupSubset(exc, others)
	}
	return
}

// groupSubset derives a group of some of a group's exceptions, with the same
// traceback, context, cause and notes.
func (t *Thread) groupSubset(orig Value, excs *List) (Value, error) {
	if excs.Len() == 0 {
		return None(), nil
	}
	f, err := t.GetAttrString(orig, "derive")
	if err != nil {
		return Value{}, err
	}
	g, err := t.Call1(f, excs.Value())
	if err != nil {
		return Value{}, err
	}
	if !t.IsType(g, t.RT.T.Exc.BaseExceptionGroup) {
		return Value{}, t.TypeErrorf("derive must return an instance of BaseExceptionGroup")
	}
	from, to := orig.exception(), g.exception()
	to.Traceback, to.Context, to.Cause = from.Traceback, from.Context, from.Cause
	to.Suppress = to.Suppress || !from.Cause.IsEmpty()
	notes, err := t.GetAttrOptID(orig, N__notes__)
	if err != nil {
		return Value{}, err
	}
	if notes.isKind(KindList) || notes.IsTuple() {
		l, err := t.ListFrom(notes)
		if err != nil {
			return Value{}, err
		}
		if err := t.SetAttr(g, t.RT.Name(N__notes__), l.Value()); err != nil {
			return Value{}, err
		}
	}
	return g, nil
}

func groupSplit(t *Thread, v, m Value) (Value, error) {
	how, err := t.groupMatcher(m)
	if err != nil {
		return Value{}, err
	}
	match, rest, err := t.splitGroup(v, how, m, true)
	if err != nil {
		return Value{}, err
	}
	return t.Tuple2(match, rest), nil
}

func groupSubgroup(t *Thread, v, m Value) (Value, error) {
	how, err := t.groupMatcher(m)
	if err != nil {
		return Value{}, err
	}
	match, _, err := t.splitGroup(v, how, m, false)
	return match, err
}

// ProjectGroup is the part of a group that holds the given leaves, a set of the
// addresses of exceptions as ints; None when it holds none of them.
func (t *Thread) ProjectGroup(group Value, leaves *Set) (Value, error) {
	match, _, err := t.splitGroup(group, byLeaf, leaves.Value(), false)
	return match, err
}
