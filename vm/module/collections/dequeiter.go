package collections

import (
	"github.com/adder-vm/adder/vm/object"
)

// dequeIter iterates over a deque, forwards or backwards; its type says which.
//
//adder:heap
type dequeIter struct {
	object.Header
	deque *deque
	state int
	i     int // items given so far
	left  int
}

var dequeIterSpec = object.TypeSpec{
	Name: "collections._deque_iterator", Kind: object.KindOpaque, Size: object.SizeOf[dequeIter](),
	Slots: object.Slots{New: dequeIterNew, Iter: selfIter, Next: dequeIterNext},
	Methods: []object.Def{
		{Name: "__length_hint__", Sig: "($self, /)", Doc: "How many are left.", F1: dequeIterHint},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: dequeIterReduce},
	},
}

var dequeRevIterSpec = object.TypeSpec{
	Name: "collections._deque_reverse_iterator", Kind: object.KindOpaque, Size: object.SizeOf[dequeIter](),
	Slots: object.Slots{New: dequeIterNew, Iter: selfIter, Next: dequeRevIterNext},
	Methods: []object.Def{
		{Name: "__length_hint__", Sig: "($self, /)", Doc: "How many are left.", F1: dequeIterHint},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: dequeIterReduce},
	},
}

func newDequeIter(t *object.Thread, key *object.TypeKey, v object.Value) object.Value {
	it := object.New[dequeIter](t, t.RT.Type(key))
	d := asDeque(v)
	it.deque, it.state, it.left = d, d.state, d.n
	return object.ValueOf(it)
}

func dequeIterate(t *object.Thread, v object.Value) (object.Value, error) {
	return newDequeIter(t, &dequeIterKey, v), nil
}

func dequeReversed(t *object.Thread, v object.Value) (object.Value, error) {
	return newDequeIter(t, &dequeRevIterKey, v), nil
}

// dequeIterNew makes an iterator over a deque that stands behind its first items.
func dequeIterNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if kw.Len() > 0 || len(args) < 1 || len(args) > 2 || !isDeque(t, args[0]) {
		return object.Empty(), t.TypeErrorf("%s() argument 1 must be collections.deque", cls.NameString())
	}
	skip := 0
	if len(args) == 2 {
		var err error
		if skip, err = t.IndexInt(args[1], t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	it := object.New[dequeIter](t, cls)
	d := asDeque(args[0])
	skip = min(max(skip, 0), d.n)
	it.deque, it.state, it.i, it.left = d, d.state, skip, d.n-skip
	return object.ValueOf(it), nil
}

// step tells the number of the next item.
func (it *dequeIter) step(t *object.Thread) (i int, ok bool, err error) {
	if it.left == 0 {
		return 0, false, nil
	}
	if it.deque.state != it.state {
		it.left = 0
		return 0, false, t.RuntimeErrorf("deque mutated during iteration")
	}
	it.left--
	it.i++
	return it.i - 1, true, nil
}

func dequeIterNext(t *object.Thread, v object.Value) (object.Value, error) {
	it := object.Cast[dequeIter](v)
	i, ok, err := it.step(t)
	if !ok {
		return object.Empty(), err
	}
	return *it.deque.at(i), nil
}

func dequeRevIterNext(t *object.Thread, v object.Value) (object.Value, error) {
	it := object.Cast[dequeIter](v)
	i, ok, err := it.step(t)
	if !ok {
		return object.Empty(), err
	}
	return *it.deque.at(it.deque.n - 1 - i), nil
}

func dequeIterHint(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(object.Cast[dequeIter](v).left)), nil
}

func dequeIterReduce(t *object.Thread, v object.Value) (object.Value, error) {
	it := object.Cast[dequeIter](v)
	return t.Tuple2(t.TypeOf(v).Value(), t.Tuple2(object.ValueOf(it.deque), object.Int(int64(it.deque.n-it.left)))), nil
}
