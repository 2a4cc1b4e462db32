package object

var tupleSpec = TypeSpec{
	Name: "tuple", Kind: KindTuple, Size: tupleSize, Flags: TypeBase | TypeTupleSub | TypeSequence,
	Doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
	Slots: Slots{
		New: tupleNew, Repr: tupleRepr, Hash: tupleHash, Compare: tupleCompare,
		Iter: tupleIter, Len: tupleLen, GetItem: tupleGetItem, Contains: itemsContain,
		Concat: tupleConcat, Repeat: tupleRepeat,
	},
	Methods: []Def{
		{Name: "__getnewargs__", Sig: "(self, /)", F1: tupleGetNewArgs},
		{Name: "index", Sig: "(self, value, start=0, stop=sys.maxsize, /)", Doc: "Return first index of value.\n\nRaises ValueError if the value is not present.", FV: tupleIndex},
		{Name: "count", Sig: "(self, value, /)", Doc: "Return number of occurrences of value.", F2: countItem},
		{Name: "__class_getitem__", Text: "($type, object, /)", Sig: "(object, /)", Doc: "See PEP 585", F2: ClassGetItem, Kind: DefClass},
	},
	NewSig: "(iterable=(), /)",
}

func tupleNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 && cls == t.RT.T.Tuple {
		return Value{}, t.TypeErrorf("tuple() takes no keyword arguments")
	}
	args = args[:len(args)-kw.Len()]
	if len(args) > 1 {
		return Value{}, t.expectedArgs("tuple", len(args), 0, 1)
	}
	src := t.RT.empty.tuple
	if len(args) == 1 {
		var err error
		if src, err = t.TupleFrom(args[0]); err != nil {
			return Value{}, err
		}
	}
	if cls == t.RT.T.Tuple {
		return src.Value(), nil
	}
	return t.newTupleSub(cls, src.Items()), nil
}

// newTupleSub makes an instance of a subclass of tuple: its items stand in a block
// of their own, behind the slots that the subclass may have.
func (t *Thread) newTupleSub(cls *Type, items []Value) Value {
	b := uintptr(0)
	if len(items) > 0 {
		b = t.newValues(len(items))
		copy(valuesAt(b, len(items)), items)
	}
	o := (*Tuple)(t.newInstance(cls))
	o.n, o.items = len(items), b
	return o.Value()
}

func tupleRepr(t *Thread, v Value) (Value, error) {
	n := v.tuple().n
	if n == 0 {
		return t.NewStr("()"), nil
	}
	if again := t.ReprEnter(v); again {
		return t.NewStr("(...)"), nil
	}
	defer t.ReprLeave(v)
	buf := []byte{'('}
	for i := range n {
		if i > 0 {
			buf = append(buf, ", "...)
		}
		r, err := t.Repr(v.tuple().Items()[i])
		if err != nil {
			return Value{}, err
		}
		buf = append(buf, StringOf(r)...)
	}
	if n == 1 {
		buf = append(buf, ',')
	}
	return t.NewStrBytes(append(buf, ')')), nil
}

// The constants of the hash of tuples: xxHash's primes, mixed as CPython mixes
// them, so that hash((1, 2)) is the same number.
const (
	tupleHash1 = 11400714785074694791
	tupleHash2 = 14029467366897019727
	tupleHash5 = 2870177450012600261
)

func tupleHash(t *Thread, v Value) (int64, error) {
	acc := uint64(tupleHash5)
	n := v.tuple().n
	for i := range n {
		h, err := t.Hash(v.tuple().Items()[i])
		if err != nil {
			return 0, err
		}
		acc += uint64(h) * tupleHash2
		acc = acc<<31 | acc>>33
		acc *= tupleHash1
	}
	acc += uint64(n) ^ (tupleHash5 ^ 3527539)
	if acc == 1<<64-1 {
		return 1546275796, nil
	}
	return int64(acc), nil
}

func tupleLen(t *Thread, v Value) (int, error) { return v.tuple().n, nil }

func tupleGetItem(t *Thread, v, key Value) (Value, error) {
	o := v.tuple()
	if key.IsInt() {
		i := key.AsInt()
		if i < 0 {
			i += int64(o.n)
		}
		if uint64(i) < uint64(o.n) {
			return *valueAt(o.items + uintptr(i)*ValueSize), nil
		}
		return Value{}, t.IndexErrorf("tuple index out of range")
	}
	if t.isIndex(key) {
		i, err := t.SeqIndex(key, &o.n, "tuple index out of range")
		if err != nil {
			return Value{}, err
		}
		return o.Items()[i], nil
	}
	if !key.isKind(KindSlice) {
		return Value{}, t.badIndex("tuple", key)
	}
	start, step, count, err := t.SliceRange(key, &o.n)
	if err != nil {
		return Value{}, err
	}
	if count == o.n && step == 1 && o.flags&FlagExact != 0 {
		return v, nil
	}
	r := t.NewTupleN(count)
	pickItems(r.Items(), o.Items(), start, step)
	return r.Value(), nil
}

func tupleConcat(t *Thread, a, b Value) (Value, error) {
	if !b.IsTuple() {
		return Value{}, t.TypeErrorf("can only concatenate tuple (not \"%s\") to tuple", t.TypeName(b))
	}
	x, y := a.tuple(), b.tuple()
	if x.n == 0 && y.flags&FlagExact != 0 {
		return b, nil
	}
	if y.n == 0 && x.flags&FlagExact != 0 {
		return a, nil
	}
	r := t.NewTupleN(x.n + y.n)
	copy(r.Items(), x.Items())
	copy(r.Items()[x.n:], y.Items())
	return r.Value(), nil
}

func tupleRepeat(t *Thread, v, count Value) (Value, error) {
	o := v.tuple()
	c, err := t.repeatCount(count, o.n)
	if err != nil {
		return Value{}, err
	}
	if o.flags&FlagExact != 0 && (c == 1 || o.n == 0) {
		return v, nil
	}
	r := t.NewTupleN(o.n * c)
	fillRepeat(r.Items(), o.Items())
	return r.Value(), nil
}

func tupleGetNewArgs(t *Thread, v Value) (Value, error) {
	return t.Tuple1(t.NewTuple(v.tuple().Items()).Value()), nil
}

func tupleCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !a.IsTuple() || !b.IsTuple() {
		return NotImplemented(), nil
	}
	return t.compareItems(a, b, op)
}

func tupleIndex(t *Thread, args []Value) (Value, error) {
	return t.indexOfItem(args, "tuple.index(x): x not in tuple")
}
