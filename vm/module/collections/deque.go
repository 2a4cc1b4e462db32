package collections

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// deque is a double-ended queue: a ring of Values that doubles when it is full.
//
//adder:heap
type deque struct {
	object.Header
	ring   *object.List // its length is the ring's capacity, a power of two, or 0
	head   int          // place of the first item
	n      int
	maxlen int // negative for none
	state  int // changes with every addition and removal
}

var dequeSpec = object.TypeSpec{
	Name: "collections.deque", Kind: object.KindOpaque, Size: unsafe.Sizeof(deque{}),
	Flags:  object.TypeBase | object.TypeSequence | object.TypeHasWeak,
	Doc:    "A sequence that grows and shrinks at both ends.",
	NewSig: "([iterable[, maxlen]])",
	Slots: object.Slots{
		New: dequeNew, Init: dequeInit, Repr: dequeRepr, Compare: dequeCompare, Iter: dequeIterate,
		Len: dequeLen, Bool: dequeBool, GetItem: dequeGetItem, SetItem: dequeSetItem, Contains: dequeContains,
		Concat: dequeConcat, Repeat: dequeRepeat, InplaceConcat: dequeInplaceConcat, InplaceRepeat: dequeInplaceRepeat,
	},
	Methods: []object.Def{
		{Name: "append", Sig: "($self, item, /)", Doc: "Add an item at the right end.", F2: dequeAppend},
		{Name: "appendleft", Sig: "($self, item, /)", Doc: "Add an item at the left end.", F2: dequeAppendLeft},
		{Name: "clear", Sig: "($self, /)", Doc: "Remove all items.", F1: dequeClear},
		{Name: "copy", Sig: "($self, /)", Doc: "Return a shallow copy.", F1: dequeCopy},
		{Name: "__copy__", Sig: "($self, /)", Doc: "Return a shallow copy.", F1: dequeCopy},
		{Name: "count", Sig: "($self, value, /)", Doc: "How often a value occurs.", F2: dequeCount},
		{Name: "extend", Sig: "($self, iterable, /)", Doc: "Add items at the right end.", F2: dequeExtend},
		{Name: "extendleft", Sig: "($self, iterable, /)", Doc: "Add items at the left end, one after the other.", F2: dequeExtendLeft},
		{Name: "index", Doc: "The first position of a value.", FV: dequeIndex, Min: 1, Max: 3},
		{Name: "insert", Sig: "($self, index, value, /)", Doc: "Put a value before a position.", F3: dequeInsert},
		{Name: "pop", Sig: "($self, /)", Doc: "Remove and return the rightmost item.", F1: dequePop},
		{Name: "popleft", Sig: "($self, /)", Doc: "Remove and return the leftmost item.", F1: dequePopLeft},
		{Name: "remove", Sig: "($self, value, /)", Doc: "Remove the first occurrence of a value.", F2: dequeRemove},
		{Name: "reverse", Sig: "($self, /)", Doc: "Turn the order round in place.", F1: dequeReverse},
		{Name: "rotate", Sig: "($self, n=1, /)", Doc: "Move n items from the right end to the left; negative n the other way.", FV: dequeRotate},
		{Name: "__reversed__", Sig: "($self, /)", Doc: "Return a reverse iterator.", F1: dequeReversed},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: dequeReduce},
		{Name: "__sizeof__", Sig: "($self, /)", Doc: "Return the size in memory, in bytes.", F1: dequeSizeof},
		{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Getters: []object.GetSet{{Name: "maxlen", Get: dequeMaxLen, Doc: "The most items there can be, or None."}},
}

func asDeque(v object.Value) *deque { return object.Cast[deque](v) }

func isDeque(t *object.Thread, v object.Value) bool { return t.IsType(v, t.RT.Type(&dequeKey)) }

// at returns the place of the i-th item.
func (d *deque) at(i int) *object.Value {
	ring := d.ring.Items()
	return &ring[(d.head+i)&(len(ring)-1)]
}

// room makes place for one item more.
func (d *deque) room(t *object.Thread) {
	old := d.ring.Items()
	if d.n < len(old) {
		return
	}
	size := max(8, 2*len(old))
	l := t.NewList(size)
	l.SetLen(t, size)
	ring := l.Items()
	for i := range d.n {
		ring[i] = *d.at(i)
	}
	for i := d.n; i < size; i++ {
		ring[i] = object.None()
	}
	d.ring, d.head = l, 0
}

func (d *deque) pushRight(t *object.Thread, v object.Value) {
	d.state++
	if d.maxlen == 0 {
		return
	}
	d.room(t)
	d.n++
	*d.at(d.n - 1) = v
	if d.maxlen > 0 && d.n > d.maxlen {
		d.takeLeft()
	}
}

func (d *deque) pushLeft(t *object.Thread, v object.Value) {
	d.state++
	if d.maxlen == 0 {
		return
	}
	d.room(t)
	d.head = (d.head - 1) & (d.ring.Len() - 1)
	d.n++
	*d.at(0) = v
	if d.maxlen > 0 && d.n > d.maxlen {
		d.takeRight()
	}
}

func (d *deque) takeRight() object.Value {
	p := d.at(d.n - 1)
	v := *p
	*p = object.None()
	d.n--
	d.state++
	return v
}

func (d *deque) takeLeft() object.Value {
	p := d.at(0)
	v := *p
	*p = object.None()
	d.head = (d.head + 1) & (d.ring.Len() - 1)
	d.n--
	d.state++
	return v
}

func (d *deque) clear(t *object.Thread) {
	d.ring, d.head, d.n = t.NewList(0), 0, 0
	d.state++
}

func dequeNew(t *object.Thread, cls *object.Type, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	d := object.New[deque](t, cls)
	d.ring = t.NewList(0)
	d.maxlen = -1
	return object.ValueOf(d), nil
}

func dequeInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	if len(args) > 2 {
		return t.TypeErrorf("deque() takes at most 2 arguments (%d given)", len(args))
	}
	npos := len(args) - kw.Len()
	w := t.Push(2)
	defer t.Pop(2)
	copy(w, args[:npos])
	for i := 0; i < kw.Len(); i++ {
		name := object.StringOf(kw.Items()[i])
		at := map[string]int{"iterable": 1, "maxlen": 2}[name] - 1
		if at < 0 {
			return t.TypeErrorf("deque() got an unexpected keyword argument '%s'", name)
		}
		if at < npos {
			return t.TypeErrorf("argument for deque() given by name ('%s') and position (%d)", name, at+1)
		}
		w[at] = args[npos+i]
	}
	d := asDeque(self)
	d.maxlen = -1
	if !w[1].IsEmpty() && !w[1].IsNone() {
		if t.TypeOf(w[1]).Slots().Index == nil {
			return t.TypeErrorf("an integer is required")
		}
		n, err := t.SizeArg(w[1])
		if err != nil {
			return err
		}
		if n < 0 {
			return t.ValueErrorf("maxlen must be non-negative")
		}
		d.maxlen = n
	}
	if d.n > 0 {
		d.clear(t)
	}
	if w[0].IsEmpty() {
		return nil
	}
	_, err := dequeExtend(t, self, w[0])
	return err
}

// newLike makes an empty deque of v's own class, bounded as v is.
func newLike(t *object.Thread, v object.Value) (object.Value, error) {
	typ := t.TypeOf(v)
	limit := object.None()
	if d := asDeque(v); d.maxlen >= 0 {
		limit = object.Int(int64(d.maxlen))
	}
	if typ == t.RT.Type(&dequeKey) {
		c, err := dequeNew(t, typ, nil, nil)
		asDeque(c).maxlen = asDeque(v).maxlen
		return c, err
	}
	c, err := t.Call2(typ.Value(), t.NewTupleN(0).Value(), limit)
	if err == nil && !isDeque(t, c) {
		err = t.TypeErrorf("%s() must return a deque, not %s", typ.NameString(), t.TypeName(c))
	}
	return c, err
}

func dequeCopy(t *object.Thread, v object.Value) (object.Value, error) {
	c, err := newLike(t, v)
	if err != nil {
		return object.Empty(), err
	}
	d, e := asDeque(v), asDeque(c)
	for i := 0; i < d.n; i++ {
		e.pushRight(t, *d.at(i))
	}
	return c, nil
}

func dequeRepr(t *object.Thread, v object.Value) (object.Value, error) {
	if again := t.ReprEnter(v); again {
		return t.NewStr("[...]"), nil
	}
	defer t.ReprLeave(v)
	l, err := t.ListFrom(v)
	if err != nil {
		return object.Empty(), err
	}
	items, err := t.Repr(l.Value())
	if err != nil {
		return object.Empty(), err
	}
	text := t.TypeOf(v).NameString() + "(" + object.GoString(items)
	if d := asDeque(v); d.maxlen >= 0 {
		n, err := t.ReprString(object.Int(int64(d.maxlen)))
		if err != nil {
			return object.Empty(), err
		}
		text += ", maxlen=" + n
	}
	return t.NewStr(text + ")"), nil
}

func dequeCompare(t *object.Thread, a, b object.Value, op object.CompareOp) (object.Value, error) {
	if !isDeque(t, b) {
		return object.NotImplemented(), nil
	}
	x, y := asDeque(a), asDeque(b)
	if x.n != y.n && (op == object.EQ || op == object.NE) {
		return object.Bool(op == object.NE), nil
	}
	for i := 0; i < x.n && i < y.n; i++ {
		p, q := *x.at(i), *y.at(i)
		eq, err := t.Equal(p, q)
		if err != nil {
			return object.Empty(), err
		}
		if eq {
			continue
		}
		if op == object.EQ || op == object.NE {
			return object.Bool(op == object.NE), nil
		}
		return t.RichCompare(p, q, op)
	}
	return t.RichCompare(object.Int(int64(x.n)), object.Int(int64(y.n)), op)
}

func dequeLen(_ *object.Thread, v object.Value) (int, error)   { return asDeque(v).n, nil }
func dequeBool(_ *object.Thread, v object.Value) (bool, error) { return asDeque(v).n > 0, nil }

// position reads a subscript.
func (d *deque) position(t *object.Thread, key object.Value) (int, error) {
	if t.TypeOf(key).Slots().Index == nil {
		return 0, t.TypeErrorf("sequence index must be integer, not '%s'", t.TypeName(key))
	}
	return t.SeqIndex(key, &d.n, "deque index out of range")
}

func dequeGetItem(t *object.Thread, v, key object.Value) (object.Value, error) {
	d := asDeque(v)
	i, err := d.position(t, key)
	if err != nil {
		return object.Empty(), err
	}
	return *d.at(i), nil
}

func dequeSetItem(t *object.Thread, v, key, item object.Value) error {
	d := asDeque(v)
	i, err := d.position(t, key)
	if err != nil {
		return err
	}
	if item.IsEmpty() {
		d.removeAt(i)
	} else {
		*d.at(i) = item
	}
	return nil
}

func (d *deque) removeAt(i int) {
	for ; i < d.n-1; i++ {
		*d.at(i) = *d.at(i + 1)
	}
	d.takeRight()
}

// search returns the first position from start to before stop that equals v, or -1.
func (d *deque) search(t *object.Thread, v object.Value, start, stop int) (int, error) {
	state := d.state
	for i := start; i < stop && i < d.n; i++ {
		eq, err := t.Equal(*d.at(i), v)
		if err != nil {
			return -1, err
		}
		if d.state != state {
			return -1, t.RuntimeErrorf("deque mutated during iteration")
		}
		if eq {
			return i, nil
		}
	}
	return -1, nil
}

func dequeContains(t *object.Thread, v, item object.Value) (bool, error) {
	d := asDeque(v)
	i, err := d.search(t, item, 0, d.n)
	return i >= 0, err
}

func dequeAppend(t *object.Thread, v, item object.Value) (object.Value, error) {
	asDeque(v).pushRight(t, item)
	return object.None(), nil
}

func dequeAppendLeft(t *object.Thread, v, item object.Value) (object.Value, error) {
	asDeque(v).pushLeft(t, item)
	return object.None(), nil
}

func dequeClear(t *object.Thread, v object.Value) (object.Value, error) {
	asDeque(v).clear(t)
	return object.None(), nil
}

func dequeCount(t *object.Thread, v, item object.Value) (object.Value, error) {
	d := asDeque(v)
	state, n := d.state, 0
	for i := 0; i < d.n; i++ {
		eq, err := t.Equal(*d.at(i), item)
		if err != nil {
			return object.Empty(), err
		}
		if eq {
			n++
		}
		if d.state != state {
			return object.Empty(), t.RuntimeErrorf("deque mutated during iteration")
		}
	}
	return object.Int(int64(n)), nil
}

func extend(t *object.Thread, v, iterable object.Value, push func(d *deque, t *object.Thread, x object.Value)) error {
	if iterable == v {
		l, err := t.ListFrom(v)
		if err != nil {
			return err
		}
		iterable = l.Value()
	}
	it, err := t.Iter(iterable)
	if err != nil {
		return err
	}
	for {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return err
		}
		push(asDeque(v), t, x)
	}
}

func dequeExtend(t *object.Thread, v, iterable object.Value) (object.Value, error) {
	return object.None(), extend(t, v, iterable, (*deque).pushRight)
}

func dequeExtendLeft(t *object.Thread, v, iterable object.Value) (object.Value, error) {
	return object.None(), extend(t, v, iterable, (*deque).pushLeft)
}

func dequeIndex(t *object.Thread, args []object.Value) (object.Value, error) {
	d := asDeque(args[0])
	bounds := [2]int{0, d.n}
	for i, a := range args[2:] {
		n, err := t.IndexInt(a, nil)
		if err != nil {
			return object.Empty(), err
		}
		if n < 0 {
			n = max(n+d.n, 0)
		}
		bounds[i] = min(n, d.n)
	}
	i, err := d.search(t, args[1], bounds[0], bounds[1])
	if err == nil && i < 0 {
		err = t.ValueErrorf("deque.index(x): x not in deque")
	}
	return object.Int(int64(i)), err
}

func dequeInsert(t *object.Thread, v, index, item object.Value) (object.Value, error) {
	d := asDeque(v)
	i, err := t.SizeArg(index)
	if err != nil {
		return object.Empty(), err
	}
	if d.maxlen >= 0 && d.n >= d.maxlen {
		return object.Empty(), t.IndexErrorf("deque already at its maximum size")
	}
	if i < 0 {
		i = max(i+d.n, 0)
	}
	d.pushRight(t, item)
	for k := d.n - 1; k > i; k-- {
		*d.at(k) = *d.at(k - 1)
	}
	*d.at(min(i, d.n-1)) = item
	return object.None(), nil
}

func dequePop(t *object.Thread, v object.Value) (object.Value, error) {
	d := asDeque(v)
	if d.n == 0 {
		return object.Empty(), t.IndexErrorf("pop from an empty deque")
	}
	return d.takeRight(), nil
}

func dequePopLeft(t *object.Thread, v object.Value) (object.Value, error) {
	d := asDeque(v)
	if d.n == 0 {
		return object.Empty(), t.IndexErrorf("pop from an empty deque")
	}
	return d.takeLeft(), nil
}

func dequeRemove(t *object.Thread, v, item object.Value) (object.Value, error) {
	d := asDeque(v)
	state := d.state
	for i := 0; i < d.n; i++ {
		eq, err := t.Equal(*d.at(i), item)
		if err != nil {
			return object.Empty(), err
		}
		if d.state != state {
			return object.Empty(), t.IndexErrorf("deque mutated during iteration")
		}
		if eq {
			d.removeAt(i)
			return object.None(), nil
		}
	}
	return object.Empty(), t.ValueErrorf("deque.remove(x): x not in deque")
}

func dequeReverse(_ *object.Thread, v object.Value) (object.Value, error) {
	d := asDeque(v)
	for i, j := 0, d.n-1; i < j; i, j = i+1, j-1 {
		p, q := d.at(i), d.at(j)
		*p, *q = *q, *p
	}
	return object.None(), nil
}

func dequeRotate(t *object.Thread, args []object.Value) (object.Value, error) {
	d := asDeque(args[0])
	n := 1
	if !args[1].IsEmpty() {
		var err error
		if n, err = t.SizeArg(args[1]); err != nil {
			return object.Empty(), err
		}
	}
	if d.n < 2 {
		return object.None(), nil
	}
	if n %= d.n; n < 0 {
		n += d.n
	}
	d.state++
	if d.n == d.ring.Len() {
		d.head = (d.head - n) & (d.n - 1)
		return object.None(), nil
	}
	if n <= d.n/2 {
		for range n {
			d.pushLeft(t, d.takeRight())
		}
	} else {
		for range d.n - n {
			d.pushRight(t, d.takeLeft())
		}
	}
	return object.None(), nil
}

func dequeConcat(t *object.Thread, a, b object.Value) (object.Value, error) {
	if !isDeque(t, b) {
		return object.Empty(), t.TypeErrorf("can only concatenate deque (not \"%s\") to deque", t.TypeName(b))
	}
	c, err := dequeCopy(t, a)
	if err != nil {
		return object.Empty(), err
	}
	_, err = dequeExtend(t, c, b)
	return c, err
}

func dequeInplaceConcat(t *object.Thread, a, b object.Value) (object.Value, error) {
	_, err := dequeExtend(t, a, b)
	return a, err
}

func dequeInplaceRepeat(t *object.Thread, v, count object.Value) (object.Value, error) {
	n, err := t.SizeArg(count)
	if err != nil {
		return object.Empty(), err
	}
	d := asDeque(v)
	size := d.n
	if size == 0 || n == 1 {
		return v, nil
	}
	if n <= 0 {
		d.clear(t)
		return v, nil
	}
	if d.maxlen < 0 && size > 1<<40/n {
		return object.Empty(), t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	if d.maxlen >= 0 {
		n = min(n, d.maxlen/size+2)
	}
	items, err := t.ListFrom(v)
	if err != nil {
		return object.Empty(), err
	}
	for range n - 1 {
		for i := range size {
			d.pushRight(t, items.Items()[i])
		}
	}
	return v, nil
}

func dequeRepeat(t *object.Thread, v, count object.Value) (object.Value, error) {
	c, err := dequeCopy(t, v)
	if err != nil {
		return object.Empty(), err
	}
	return dequeInplaceRepeat(t, c, count)
}

func dequeReduce(t *object.Thread, v object.Value) (object.Value, error) {
	state, err := t.GetAttrOpt(v, t.InternString("__dict__"))
	if err != nil {
		return object.Empty(), err
	}
	if state.IsEmpty() || state.IsDict() && state.AsDict().Len(t) == 0 {
		state = object.None()
	}
	it, err := t.Iter(v)
	if err != nil {
		return object.Empty(), err
	}
	args := t.NewTupleN(0)
	if d := asDeque(v); d.maxlen >= 0 {
		args = t.NewTupleN(2)
		args.Items()[0], args.Items()[1] = t.NewTupleN(0).Value(), object.Int(int64(d.maxlen))
	}
	r := t.NewTupleN(4)
	s := r.Items()
	s[0], s[1], s[2], s[3] = t.TypeOf(v).Value(), args.Value(), state, it
	return r.Value(), nil
}

func dequeSizeof(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(unsafe.Sizeof(deque{})) + int64(asDeque(v).ring.Len())*int64(object.ValueSize)), nil
}

func dequeMaxLen(_ *object.Thread, v object.Value) (object.Value, error) {
	if d := asDeque(v); d.maxlen >= 0 {
		return object.Int(int64(d.maxlen)), nil
	}
	return object.None(), nil
}
