package object

import (
	"math/bits"
	"unsafe"
)

var rangeSpec = TypeSpec{
	Name: "range", Kind: KindRange, Size: rangeSize, Flags: TypeSequence,
	Doc: "The ints from start to before stop by step, computed when they are asked for.",
	Slots: Slots{
		New: rangeNew, Repr: rangeRepr, Hash: rangeHash, Compare: rangeCompare, Iter: rangeIter,
		Bool: rangeBool, Len: rangeLen, GetItem: rangeGetItem, Contains: rangeContains,
	},
	Methods: []Def{
		{Name: "__reversed__", Sig: "($self, /)", Doc: "Return a reverse iterator.", F1: rangeReversed},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: rangeReduce},
		{Name: "count", Text: "($self, object, /)", Sig: "($self, value, /)", Doc: "How often a value occurs.", F2: rangeCount},
		{Name: "index", Text: "($self, object, /)", Sig: "($self, value, /)", Doc: "The position of a value.\nRaises ValueError if it is not there.", F2: rangeIndex},
	},
	Members: []Member{
		{Name: "start", Offset: unsafe.Offsetof(Range{}.Start), ReadOnly: true},
		{Name: "stop", Offset: unsafe.Offsetof(Range{}.Stop), ReadOnly: true},
		{Name: "step", Offset: unsafe.Offsetof(Range{}.Step), ReadOnly: true},
	},
}

func rangeNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("range() takes no keyword arguments")
	}
	var stop Value
	var err error
	start, step := Int(0), Int(1)
	switch len(args) {
	case 1:
		stop, err = t.exactIndex(args[0])
	case 2, 3:
		if start, err = t.exactIndex(args[0]); err != nil {
			return Value{}, err
		}
		if stop, err = t.exactIndex(args[1]); err != nil {
			return Value{}, err
		}
		if len(args) == 3 {
			if step, err = t.exactIndex(args[2]); err != nil {
				return Value{}, err
			}
			if step == Int(0) {
				return Value{}, t.ValueErrorf("range() arg 3 must not be zero")
			}
		}
	default:
		return Value{}, t.expectedArgs("range", len(args), 1, 3)
	}
	if err != nil {
		return Value{}, err
	}
	return t.NewRange(start, stop, step)
}

// NewRange returns range(start, stop, step) of exact ints; step is not zero.
func (t *Thread) NewRange(start, stop, step Value) (Value, error) {
	n, err := t.rangeLength(start, stop, step)
	if err != nil {
		return Value{}, err
	}
	r := (*Range)(t.alloc(t.RT.T.Range, KindRange, rangeSize))
	r.flags = FlagExact
	r.Start, r.Stop, r.Step, r.Len = start, stop, step, n
	return ValueOf(r), nil
}

func (t *Thread) rangeLength(start, stop, step Value) (Value, error) {
	if start.IsInt() && stop.IsInt() && step.IsInt() {
		a, b, s := start.AsInt(), stop.AsInt(), step.AsInt()
		by := uint64(s)
		if s < 0 {
			a, b, by = b, a, -by
		}
		if a >= b {
			return Int(0), nil
		}
		if n := (uint64(b)-uint64(a)-1)/by + 1; int64(n) > 0 {
			return Int(int64(n)), nil
		}
	}
	down, err := t.intNegative(step)
	if err != nil {
		return Value{}, err
	}
	if down {
		start, stop = stop, start
		if step, err = t.Unary(step, OpNeg); err != nil {
			return Value{}, err
		}
	}
	empty, err := t.CompareBool(start, stop, GE)
	if err != nil || empty {
		return Int(0), err
	}
	d, err := t.Binary(stop, start, OpSub)
	if err != nil {
		return d, err
	}
	if d, err = t.Binary(d, Int(1), OpSub); err != nil {
		return d, err
	}
	if d, err = t.Binary(d, step, OpFloorDiv); err != nil {
		return d, err
	}
	return t.Binary(d, Int(1), OpAdd)
}

// item is start + i*step.
func (r *Range) item(t *Thread, i Value) (Value, error) {
	if i.IsInt() && r.Step.IsInt() && r.Start.IsInt() {
		if x, ok := mulAdd(r.Start.AsInt(), i.AsInt(), r.Step.AsInt()); ok {
			return Int(x), nil
		}
	}
	d, err := t.Binary(i, r.Step, OpMul)
	if err != nil {
		return d, err
	}
	return t.Binary(r.Start, d, OpAdd)
}

// mulAdd is a + i*s when that fits 64 bits.
func mulAdd(a, i, s int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(i), uint64(s))
	if i < 0 {
		hi -= uint64(s)
	}
	if s < 0 {
		hi -= uint64(i)
	}
	if p := int64(lo); int64(hi) == p>>63 {
		x := a + p
		return x, (x > a) == (p > 0)
	}
	return 0, false
}

func rangeRepr(t *Thread, v Value) (Value, error) {
	r := Cast[Range](v)
	a, err := t.ReprString(r.Start)
	if err != nil {
		return Value{}, err
	}
	b, err := t.ReprString(r.Stop)
	if err != nil {
		return Value{}, err
	}
	text := "range(" + a + ", " + b
	if r.Step != Int(1) {
		s, err := t.ReprString(r.Step)
		if err != nil {
			return Value{}, err
		}
		text += ", " + s
	}
	return t.NewStr(text + ")"), nil
}

func rangeHash(t *Thread, v Value) (int64, error) {
	r := Cast[Range](v)
	start, step := r.Start, r.Step
	if r.Len == Int(0) {
		start, step = None(), None()
	} else if r.Len == Int(1) {
		step = None()
	}
	return t.Hash(t.Tuple3(r.Len, start, step))
}

func rangeCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !b.isKind(KindRange) || op != EQ && op != NE {
		return NotImplemented(), nil
	}
	r, s := Cast[Range](a), Cast[Range](b)
	same, err := t.Equal(r.Len, s.Len)
	if err == nil && same && r.Len != Int(0) {
		if same, err = t.Equal(r.Start, s.Start); err == nil && same && r.Len != Int(1) {
			same, err = t.Equal(r.Step, s.Step)
		}
	}
	if err != nil {
		return Value{}, err
	}
	return Bool(same == (op == EQ)), nil
}

func rangeBool(t *Thread, v Value) (bool, error) { return Cast[Range](v).Len != Int(0), nil }

func rangeLen(t *Thread, v Value) (int, error) {
	n := Cast[Range](v).Len
	if !n.IsInt() {
		return 0, t.OverflowErrorf("Python int too large to convert to C ssize_t")
	}
	return int(n.AsInt()), nil
}

func rangeGetItem(t *Thread, v, key Value) (Value, error) {
	r := Cast[Range](v)
	if key.isKind(KindSlice) {
		return t.rangeSlice(r, key)
	}
	if !t.isIndex(key) {
		return Value{}, t.badIndex("range", key)
	}
	i, err := t.exactIndex(key)
	if err != nil {
		return Value{}, err
	}
	neg, err := t.intNegative(i)
	if err != nil {
		return Value{}, err
	}
	if neg {
		if i, err = t.Binary(i, r.Len, OpAdd); err != nil {
			return Value{}, err
		}
		if neg, err = t.intNegative(i); err != nil {
			return Value{}, err
		}
	}
	in, err := t.CompareBool(i, r.Len, LT)
	if err != nil {
		return Value{}, err
	}
	if neg || !in {
		return Value{}, t.IndexErrorf("range object index out of range")
	}
	return r.item(t, i)
}

func (t *Thread) rangeSlice(r *Range, key Value) (Value, error) {
	start, stop, step, err := t.sliceBounds(key, r.Len)
	if err != nil {
		return Value{}, err
	}
	if step, err = t.Binary(step, r.Step, OpMul); err != nil {
		return Value{}, err
	}
	if start, err = r.item(t, start); err != nil {
		return Value{}, err
	}
	if stop, err = r.item(t, stop); err != nil {
		return Value{}, err
	}
	return t.NewRange(start, stop, step)
}

// position returns the place of an exact int in the range; ok is false when it is
// not there.
func (r *Range) position(t *Thread, v Value) (i Value, ok bool, err error) {
	if v.IsBool() {
		v = Int(v.AsInt())
	}
	if v.IsInt() && r.Start.IsInt() && r.Step.IsInt() && r.Len.IsInt() {
		x, a, s := v.AsInt(), r.Start.AsInt(), r.Step.AsInt()
		if d := x - a; (x >= a) == (d >= 0) && s != -1<<63 {
			if d%s != 0 || d/s < 0 || d/s >= r.Len.AsInt() {
				return Value{}, false, nil
			}
			return Int(d / s), true, nil
		}
	}
	d, err := t.Binary(v, r.Start, OpSub)
	if err != nil {
		return d, false, err
	}
	rest, err := t.Binary(d, r.Step, OpMod)
	if err != nil || rest != Int(0) {
		return Value{}, false, err
	}
	if i, err = t.Binary(d, r.Step, OpFloorDiv); err != nil {
		return i, false, err
	}
	neg, err := t.intNegative(i)
	if err != nil || neg {
		return Value{}, false, err
	}
	ok, err = t.CompareBool(i, r.Len, LT)
	return i, ok, err
}

func (t *Thread) isExactInt(v Value) bool {
	return v.IsIntOrBool() || v.isKind(KindBigInt) && t.TypeOf(v) == t.RT.T.Int
}

func rangeContains(t *Thread, v, item Value) (bool, error) {
	if t.isExactInt(item) {
		_, ok, err := Cast[Range](v).position(t, item)
		return ok, err
	}
	_, found, err := t.searchIter(v, item)
	return found, err
}

// searchIter looks for an item by iteration and returns its position.
func (t *Thread) searchIter(v, item Value) (int, bool, error) {
	it, err := t.Iter(v)
	if err != nil {
		return 0, false, err
	}
	for i := 0; ; i++ {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return 0, false, err
		}
		eq, err := t.Equal(x, item)
		if err != nil || eq {
			return i, eq, err
		}
	}
}

func rangeCount(t *Thread, v, item Value) (Value, error) {
	if t.isExactInt(item) {
		_, ok, err := Cast[Range](v).position(t, item)
		if ok {
			return Int(1), err
		}
		return Int(0), err
	}
	it, err := t.Iter(v)
	if err != nil {
		return Value{}, err
	}
	for n := int64(0); ; {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return Int(n), err
		}
		eq, err := t.Equal(x, item)
		if err != nil {
			return Value{}, err
		}
		if eq {
			n++
		}
	}
}

func rangeIndex(t *Thread, v, item Value) (Value, error) {
	if t.isExactInt(item) {
		i, ok, err := Cast[Range](v).position(t, item)
		if err == nil && !ok {
			err = t.ValueErrorf("range.index(x): x not in range")
		}
		return i, err
	}
	i, found, err := t.searchIter(v, item)
	if err == nil && !found {
		err = t.ValueErrorf("sequence.index(x): x not in sequence")
	}
	return Int(int64(i)), err
}

func rangeReduce(t *Thread, v Value) (Value, error) {
	r := Cast[Range](v)
	return t.Tuple2(t.RT.T.Range.Value(), t.Tuple3(r.Start, r.Stop, r.Step)), nil
}
