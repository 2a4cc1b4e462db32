package object

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
)

const setSize = unsafe.Sizeof(Set{})

var setSpec = TypeSpec{
	Name: "set", Kind: KindSet, Size: setSize, Flags: TypeBase | TypeHasWeak,
	Doc:    "An unordered collection of different items.",
	NewSig: "(iterable=(), /)",
	Slots: Slots{
		New: setNew, Init: setInit, Repr: setRepr, Compare: setCompare, Hash: hashNotImplemented,
		Iter: setIter, Len: setLen, Contains: setContains,
		Binary:  [numBinary]BinaryFunc{OpOr: setOr, OpAnd: setAnd, OpSub: setSub, OpXor: setXor},
		Inplace: [numBinary]BinaryFunc{OpOr: setIOr, OpAnd: setIAnd, OpSub: setISub, OpXor: setIXor},
	},
	Methods: append(setReadMethods(),
		Def{Name: "add", Sig: "($self, object, /)", Doc: "Add an item.", F2: setAdd},
		Def{Name: "clear", Sig: "($self, /)", Doc: "Remove all items.", F1: setClear},
		Def{Name: "discard", Sig: "($self, object, /)", Doc: "Remove an item if it is there.", F2: setDiscard},
		Def{Name: "remove", Sig: "($self, object, /)", Doc: "Remove an item, which must be there.", F2: setRemove},
		Def{Name: "pop", Sig: "($self, /)", Doc: "Remove and return some item.\n\nRaises KeyError if there is none.", F1: setPop},
		Def{Name: "update", Sig: "($self, /, *others)", Doc: "Add the items of all others.", FV: setUpdate, Max: -1},
		Def{Name: "difference_update", Sig: "($self, /, *others)", Doc: "Remove the items of all others.", FV: setDifferenceUpdate, Max: -1},
		Def{Name: "intersection_update", Sig: "($self, /, *others)", Doc: "Keep only what is in all others, too.", FV: setIntersectionUpdate, Max: -1},
		Def{Name: "symmetric_difference_update", Sig: "($self, other, /)", Doc: "Keep what is in one of the two and not in both.", F2: setSymmetricUpdate},
	),
}

var frozenSetSpec = TypeSpec{
	Name: "frozenset", Kind: KindSet, Size: setSize, Flags: TypeBase | TypeHasWeak,
	Doc:    "A set that cannot change and can be hashed.",
	NewSig: "(iterable=(), /)",
	Slots: Slots{
		New: frozenSetNew, Repr: setRepr, Compare: setCompare, Hash: frozenSetHash,
		Iter: setIter, Len: setLen, Contains: setContains,
		Binary: [numBinary]BinaryFunc{OpOr: setOr, OpAnd: setAnd, OpSub: setSub, OpXor: setXor},
	},
	Methods: setReadMethods(),
}

// setReadMethods are the methods that set and frozenset share.
func setReadMethods() []Def {
	return []Def{
		{Name: "copy", Sig: "($self, /)", Doc: "Return a shallow copy.", F1: setCopy},
		{Name: "union", Sig: "($self, /, *others)", Doc: "What is in the set or in any of the others.", FV: setUnion, Max: -1},
		{Name: "intersection", Sig: "($self, /, *others)", Doc: "What is in the set and in all others.", FV: setIntersection, Max: -1},
		{Name: "difference", Sig: "($self, /, *others)", Doc: "What is in the set and in none of the others.", FV: setDifference, Max: -1},
		{Name: "symmetric_difference", Sig: "($self, other, /)", Doc: "What is in one of the two and not in both.", F2: setSymmetricDifference},
		{Name: "isdisjoint", Sig: "($self, other, /)", Doc: "Whether the two have no item in common.", F2: setIsDisjoint},
		{Name: "issubset", Sig: "($self, other, /)", Doc: "Whether other has every item of the set.", F2: setIsSubset},
		{Name: "issuperset", Sig: "($self, other, /)", Doc: "Whether the set has every item of other.", F2: setIsSuperset},
		{Name: "__contains__", Sig: "($self, object, /)", Doc: "x.__contains__(y) <==> y in x.", F2: setContainsMethod},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: setReduce},
		{Name: "__sizeof__", Sig: "($self, /)", Doc: "Return the size in memory, in bytes.", F1: setSizeof},
		{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: ClassGetItem, Kind: DefClass},
	}
}

func setNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return t.newSet(cls).Value(), nil
}

func setInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if kw.Len() > 0 {
		return t.TypeErrorf("set() takes no keyword arguments")
	}
	if len(args) > 1 {
		return t.expectedArgs("set", len(args), 0, 1)
	}
	s := self.AsSet()
	s.Clear()
	if len(args) == 0 {
		return nil
	}
	return s.Update(t, args[0])
}

func frozenSetNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 && cls == t.RT.T.FrozenSet {
		return Value{}, t.TypeErrorf("frozenset() takes no keyword arguments")
	}
	args = args[:len(args)-kw.Len()]
	if len(args) > 1 {
		return Value{}, t.expectedArgs("frozenset", len(args), 0, 1)
	}
	if len(args) == 1 && cls == t.RT.T.FrozenSet && t.TypeOf(args[0]) == cls {
		return args[0], nil
	}
	s := t.newFrozenSet(cls)
	if len(args) == 1 {
		if err := s.Update(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	return s.Value(), nil
}

func (t *Thread) newFrozenSet(cls *Type) *Set {
	s := t.newSet(cls)
	s.flags |= FlagFrozen
	return s
}

func (t *Thread) frozenSetFromConsts(c bytecode.FrozenSet) Value {
	s := t.newFrozenSet(t.RT.T.FrozenSet)
	for _, x := range c {
		v := t.FromConst(x)
		// Constants are hashable and compare without running Python code.
		if h, err := t.Hash(v); err == nil {
			_ = s.addHash(t, v, h)
		}
	}
	return s.Value()
}

// sameBase returns the type of what operations on s make: set or frozenset itself.
func (t *Thread) sameBase(s *Set) *Type {
	if s.typ.IsSubtype(t.RT.T.FrozenSet) {
		return t.RT.T.FrozenSet
	}
	return t.RT.T.Set
}

// newLike returns an empty set for the result of an operation on s.
func (t *Thread) newLike(s *Set) *Set {
	r := t.newSet(t.sameBase(s))
	r.flags |= s.flags & FlagFrozen
	return r
}

func setRepr(t *Thread, v Value) (Value, error) {
	name := t.TypeOf(v).NameString()
	if v.AsSet().used == 0 {
		return t.NewStr(name + "()"), nil
	}
	if again := t.ReprEnter(v); again {
		return t.NewStr(name + "(...)"), nil
	}
	defer t.ReprLeave(v)
	l, err := t.ListFrom(v)
	if err != nil {
		return Value{}, err
	}
	r, err := t.Repr(l.Value())
	if err != nil {
		return Value{}, err
	}
	text := StringOf(r)
	text = "{" + text[1:len(text)-1] + "}"
	if t.TypeOf(v) != t.RT.T.Set {
		text = name + "(" + text + ")"
	}
	return t.NewStr(text), nil
}

func setLen(t *Thread, v Value) (int, error) { return v.AsSet().used, nil }

// setKeyHash hashes a key to look for; a set stands for the frozenset of its items.
func (t *Thread) setKeyHash(key Value) (Value, int64, error) {
	h, err := t.setHash(key)
	if err != nil && key.IsSet() && t.Matches(t.RT.T.Exc.TypeError) {
		t.ClearError()
		c, err := key.AsSet().copyAs(t, t.RT.T.FrozenSet)
		if err != nil {
			return key, 0, err
		}
		h, err = frozenSetHash(t, c.Value())
		return c.Value(), h, err
	}
	return key, h, err
}

func setContains(t *Thread, v, item Value) (bool, error) {
	k, h, err := t.setKeyHash(item)
	if err != nil {
		return false, err
	}
	_, found, err := v.AsSet().find(t, k, h)
	return found, err
}

func setContainsMethod(t *Thread, v, item Value) (Value, error) {
	in, err := setContains(t, v, item)
	return Bool(in), err
}

func setAdd(t *Thread, v, item Value) (Value, error) { return None(), v.AsSet().Add(t, item) }

func setClear(t *Thread, v Value) (Value, error) {
	v.AsSet().Clear()
	return None(), nil
}

func (t *Thread) setDrop(v, item Value) (bool, error) {
	k, h, err := t.setKeyHash(item)
	if err != nil {
		return false, err
	}
	return v.AsSet().discardHash(t, k, h)
}

func setDiscard(t *Thread, v, item Value) (Value, error) {
	_, err := t.setDrop(v, item)
	return None(), err
}

func setRemove(t *Thread, v, item Value) (Value, error) {
	found, err := t.setDrop(v, item)
	if err == nil && !found {
		err = t.KeyError(item)
	}
	return None(), err
}

func setPop(t *Thread, v Value) (Value, error) {
	s := v.AsSet()
	if s.used == 0 {
		return Value{}, t.KeyError(t.NewStr("pop from an empty set"))
	}
	i := s.finger & s.mask
	for s.entry(i).key.t == tagEmpty {
		i = (i + 1) & s.mask
	}
	e := s.entry(i)
	key := e.key
	*e = setEntry{Value{}, Int(-1)}
	s.used--
	s.finger = i + 1
	return key, nil
}

func setCopy(t *Thread, v Value) (Value, error) {
	s := v.AsSet()
	if t.TypeOf(v) == t.RT.T.FrozenSet {
		return v, nil
	}
	c := t.newLike(s)
	return c.Value(), c.merge(t, s)
}

// shuffleBits spreads a hash's bits, so that sets of close hashes differ.
func shuffleBits(h uint64) uint64 { return ((h ^ 89869747) ^ (h << 16)) * 3644798167 }

// frozenSetHash does not depend on the order of the items.
func frozenSetHash(t *Thread, v Value) (int64, error) {
	s := v.AsSet()
	if s.flags&FlagHashed != 0 {
		return s.hash, nil
	}
	var h uint64
	for pos := 0; ; {
		_, x, ok := s.next(&pos)
		if !ok {
			break
		}
		h ^= shuffleBits(uint64(x))
	}
	h ^= (uint64(s.used) + 1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if h == 1<<64-1 {
		h = 590923713
	}
	s.hash = int64(h)
	s.flags |= FlagHashed
	return s.hash, nil
}

func setCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !b.IsSet() {
		return NotImplemented(), nil
	}
	x, y := a.AsSet(), b.AsSet()
	var r bool
	var err error
	switch op {
	case EQ, NE:
		r = x.used == y.used
		if r && x.flags&y.flags&FlagHashed != 0 {
			r = x.hash == y.hash
		}
		if r {
			r, err = x.within(t, y)
		}
		r = r == (op == EQ)
	case LE:
		r, err = x.within(t, y)
	case GE:
		r, err = y.within(t, x)
	case LT:
		if x.used < y.used {
			r, err = x.within(t, y)
		}
	case GT:
		if y.used < x.used {
			r, err = y.within(t, x)
		}
	}
	if err != nil {
		return Value{}, err
	}
	return Bool(r), nil
}

// within tells whether all items of s are in o.
func (s *Set) within(t *Thread, o *Set) (bool, error) {
	if s.used > o.used {
		return false, nil
	}
	for pos := 0; ; {
		k, h, ok := s.next(&pos)
		if !ok {
			return true, nil
		}
		if _, found, err := o.find(t, k, h); err != nil || !found {
			return false, err
		}
	}
}

func setReduce(t *Thread, v Value) (Value, error) {
	l, err := t.ListFrom(v)
	if err != nil {
		return Value{}, err
	}
	state := None()
	if t.TypeOf(v).flags&TypeHeap != 0 {
		if state, err = t.GetAttrOpt(v, t.InternString("__dict__")); err != nil {
			return Value{}, err
		}
		if state.IsEmpty() || state.IsDict() && state.AsDict().Len(t) == 0 {
			state = None()
		}
	}
	return t.Tuple3(t.TypeOf(v).Value(), t.Tuple1(l.Value()), state), nil
}

func setSizeof(t *Thread, v Value) (Value, error) {
	s := v.AsSet()
	n := t.RT.heap.SizeOf(v.t)
	if s.items != 0 {
		n += t.RT.heap.SizeOf(s.items - valuesHeader)
	}
	return Int(int64(n)), nil
}
