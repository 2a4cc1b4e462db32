package object

// Enumerate pairs items with their numbers.
//
//adder:heap
type Enumerate struct {
	Header
	It, Next Value
}

// Zip goes through several iterators at once, Map calls a function with what they
// give. Done marks one whose shortest iterator is at its end.
//
//adder:heap
type Zip struct {
	Header
	Fn     Value // Map's function
	Its    *Tuple
	strict int
}

// Filter gives the items for which a function is true.
//
//adder:heap
type Filter struct {
	Header
	Fn, It Value
}

// Reversed iterates over a sequence backwards by subscription.
//
//adder:heap
type Reversed struct {
	Header
	Seq Value // empty at the end
	i   int
}

// CallIter calls a function until it returns the sentinel.
//
//adder:heap
type CallIter struct {
	Header
	Fn, Sentinel Value // empty at the end
}

var enumerateSpec = TypeSpec{
	Name: "enumerate", Kind: KindEnumerate, Size: SizeOf[Enumerate](), Flags: TypeBase,
	Doc:    "Pairs of a number, counting from start, and an item.",
	NewSig: "(iterable, start=0)",
	Slots:  Slots{New: enumerateNew, Iter: selfIter, Next: enumerateNext},
	Methods: []Def{
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: enumerateReduce},
		{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: ClassGetItem, Kind: DefClass},
	},
}

var zipSpec = TypeSpec{
	Name: "zip", Kind: KindZip, Size: SizeOf[Zip](), Flags: TypeBase,
	Doc:    "Tuples of one item of each iterable; strict demands that they end together.",
	NewSig: "(*iterables, strict=False)",
	Slots:  Slots{New: zipNew, Iter: selfIter, Next: zipNext},
	Methods: []Def{
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: zipReduce},
		{Name: "__setstate__", Sig: "($self, object, /)", Doc: "Set state information for unpickling.", F2: zipSetState},
	},
}

var mapSpec = TypeSpec{
	Name: "map", Kind: KindMap, Size: SizeOf[Zip](), Flags: TypeBase,
	Doc:    "What a function makes of one item of each iterable.",
	NewSig: "(function, iterable, /, *iterables, strict=False)",
	Slots:  Slots{New: mapNew, Iter: selfIter, Next: mapNext},
	Methods: []Def{
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: mapReduce},
		{Name: "__setstate__", Sig: "($self, object, /)", Doc: "Set state information for unpickling.", F2: zipSetState},
	},
}

var filterSpec = TypeSpec{
	Name: "filter", Kind: KindFilter, Size: SizeOf[Filter](), Flags: TypeBase,
	Doc:    "The items for which a function is true; None stands for the items' own truth.",
	NewSig: "(function, iterable, /)",
	Slots:  Slots{New: filterNew, Iter: selfIter, Next: filterNext},
	Methods: []Def{
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: filterReduce},
	},
}

var reversedSpec = TypeSpec{
	Name: "reversed", Kind: KindReversed, Size: SizeOf[Reversed](), Flags: TypeBase,
	Doc:    "The items of a sequence from the last to the first.",
	NewSig: "(sequence, /)",
	Slots:  Slots{New: reversedNew, Iter: selfIter, Next: reversedNext},
	Methods: []Def{
		{Name: "__length_hint__", Sig: "($self, /)", Doc: "How many are left.", F1: reversedHint},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: reversedReduce},
		{Name: "__setstate__", Sig: "($self, object, /)", Doc: "Set state information for unpickling.", F2: reversedSetState},
	},
}

var callIterSpec = TypeSpec{
	Name: "callable_iterator", Kind: KindCallIter, Size: SizeOf[CallIter](), Flags: TypeNoNew,
	Slots: Slots{Iter: selfIter, Next: callIterNext},
	Methods: []Def{
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: callIterReduce},
	},
}

func enumerateNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if len(args) > 2 {
		return Value{}, t.TypeErrorf("enumerate() takes at most 2 arguments (%d given)", len(args))
	}
	npos := len(args) - kw.Len()
	w := t.Push(2)
	defer t.Pop(2)
	copy(w, args[:npos])
	for i := 0; i < kw.Len(); i++ {
		at := 0
		switch StringOf(kw.Items()[i]) {
		case "iterable":
		case "start":
			at = 1
		default:
			at = -1
		}
		if at < 0 || at < npos {
			return Value{}, t.TypeErrorf("'%s' is an invalid keyword argument for enumerate()", StringOf(kw.Items()[i]))
		}
		w[at] = args[npos+i]
	}
	if w[0].IsEmpty() && !w[1].IsEmpty() {
		return Value{}, t.TypeErrorf("'start' is an invalid keyword argument for enumerate()")
	}
	if w[0].IsEmpty() {
		return Value{}, t.TypeErrorf("enumerate() missing required argument 'iterable'")
	}
	n := Int(0)
	var err error
	if !w[1].IsEmpty() {
		if n, err = t.exactIndex(w[1]); err != nil {
			return Value{}, err
		}
		w[1] = n
	}
	it, err := t.Iter(w[0])
	if err != nil {
		return Value{}, err
	}
	e := New[Enumerate](t, cls)
	e.It, e.Next = it, n
	return ValueOf(e), nil
}

func enumerateNext(t *Thread, v Value) (Value, error) {
	e := Cast[Enumerate](v)
	x, err := t.Next(e.It)
	if err != nil || x.IsEmpty() {
		return x, err
	}
	n := e.Next
	if n.IsInt() && n.AsInt() < 1<<63-1 {
		e.Next = Int(n.AsInt() + 1)
	} else {
		next, err := t.Binary(n, Int(1), OpAdd)
		if err != nil {
			return Value{}, err
		}
		e.Next = next
	}
	return t.Tuple2(n, x), nil
}

func enumerateReduce(t *Thread, v Value) (Value, error) {
	e := Cast[Enumerate](v)
	return t.Tuple2(t.TypeOf(v).Value(), t.Tuple2(e.It, e.Next)), nil
}

// strictArg reads the one keyword that zip and map take.
func (t *Thread) strictArg(name string, args []Value, kw *Tuple) (int, error) {
	npos := len(args) - kw.Len()
	for i := 0; i < kw.Len(); i++ {
		if StringOf(kw.Items()[i]) != "strict" {
			return 0, t.TypeErrorf("%s() got an unexpected keyword argument '%s'", name, StringOf(kw.Items()[i]))
		}
		on, err := t.Truth(args[npos+i])
		if err != nil || on {
			return 1, err
		}
	}
	return 0, nil
}

func (t *Thread) newZip(cls *Type, fn Value, iterables []Value, strict int) (Value, error) {
	its := t.NewTupleN(len(iterables))
	for i := range iterables {
		its.Items()[i] = None()
	}
	for i := range iterables {
		it, err := t.Iter(iterables[i])
		if err != nil {
			return Value{}, err
		}
		its.Items()[i] = it
	}
	z := New[Zip](t, cls)
	z.Fn, z.Its, z.strict = fn, its, strict
	return ValueOf(z), nil
}

func zipNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	strict, err := t.strictArg("zip", args, kw)
	if err != nil {
		return Value{}, err
	}
	return t.newZip(cls, Value{}, args[:len(args)-kw.Len()], strict)
}

func mapNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	strict, err := t.strictArg("map", args, kw)
	if err != nil {
		return Value{}, err
	}
	args = args[:len(args)-kw.Len()]
	if len(args) < 2 {
		return Value{}, t.TypeErrorf("map() must have at least two arguments.")
	}
	return t.newZip(cls, args[0], args[1:], strict)
}

// step reads one item of each iterator into w; ok is false at the end.
func (z *Zip) step(t *Thread, name string, w []Value) (ok bool, err error) {
	for i := range w {
		x, err := t.Next(z.Its.Items()[i])
		if err != nil {
			return false, err
		}
		if x.IsEmpty() {
			if z.strict != 0 {
				return false, z.uneven(t, name, i)
			}
			return false, nil
		}
		w[i] = x
	}
	return true, nil
}

// uneven raises ValueError unless all iterators end with the i-th.
func (z *Zip) uneven(t *Thread, name string, i int) error {
	others := func(n int) string {
		if n == 1 {
			return "argument 1"
		}
		return "arguments 1-" + itoa(n)
	}
	if i > 0 {
		return t.ValueErrorf("%s() argument %d is shorter than %s", name, i+1, others(i))
	}
	for i = 1; i < z.Its.Len(); i++ {
		x, err := t.Next(z.Its.Items()[i])
		if err != nil {
			return err
		}
		if !x.IsEmpty() {
			return t.ValueErrorf("%s() argument %d is longer than %s", name, i+1, others(i))
		}
	}
	return nil
}

func zipNext(t *Thread, v Value) (Value, error) {
	z := Cast[Zip](v)
	n := z.Its.Len()
	if n == 0 {
		return Value{}, nil
	}
	w := t.Push(n)
	ok, err := z.step(t, "zip", w)
	var r Value
	if ok {
		r = t.NewTuple(w).Value()
	}
	t.Pop(n)
	return r, err
}

func mapNext(t *Thread, v Value) (Value, error) {
	z := Cast[Zip](v)
	if z.Its.Len() == 1 {
		x, err := t.Next(z.Its.Items()[0])
		if err != nil || x.IsEmpty() {
			return x, err
		}
		return t.Call1(z.Fn, x)
	}
	n := z.Its.Len()
	w := t.Push(n)
	ok, err := z.step(t, "map", w)
	var r Value
	if ok {
		r, err = t.Call(z.Fn, w, nil)
	}
	t.Pop(n)
	return r, err
}

func zipReduce(t *Thread, v Value) (Value, error) {
	z := Cast[Zip](v)
	if z.strict != 0 {
		return t.Tuple3(t.TypeOf(v).Value(), z.Its.Value(), True()), nil
	}
	return t.Tuple2(t.TypeOf(v).Value(), z.Its.Value()), nil
}

func mapReduce(t *Thread, v Value) (Value, error) {
	z := Cast[Zip](v)
	args := t.NewTupleN(z.Its.Len() + 1)
	args.Items()[0] = z.Fn
	copy(args.Items()[1:], z.Its.Items())
	if z.strict != 0 {
		return t.Tuple3(t.TypeOf(v).Value(), args.Value(), True()), nil
	}
	return t.Tuple2(t.TypeOf(v).Value(), args.Value()), nil
}

func zipSetState(t *Thread, v, state Value) (Value, error) {
	on, err := t.Truth(state)
	if err != nil {
		return Value{}, err
	}
	z := Cast[Zip](v)
	z.strict = 0
	if on {
		z.strict = 1
	}
	return None(), nil
}

func filterNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("filter() takes no keyword arguments")
	}
	if len(args) != 2 {
		return Value{}, t.expectedArgs("filter", len(args), 2, 2)
	}
	it, err := t.Iter(args[1])
	if err != nil {
		return Value{}, err
	}
	f := New[Filter](t, cls)
	f.Fn, f.It = args[0], it
	return ValueOf(f), nil
}

func filterNext(t *Thread, v Value) (Value, error) {
	f := Cast[Filter](v)
	own := f.Fn.IsNone() || f.Fn == t.RT.T.Bool.Value()
	for {
		x, err := t.Next(f.It)
		if err != nil || x.IsEmpty() {
			return x, err
		}
		r := x
		if !own {
			if r, err = t.Call1(f.Fn, x); err != nil {
				return Value{}, err
			}
		}
		ok, err := t.Truth(r)
		if err != nil {
			return Value{}, err
		}
		if ok {
			return x, nil
		}
	}
}

func filterReduce(t *Thread, v Value) (Value, error) {
	f := Cast[Filter](v)
	return t.Tuple2(t.TypeOf(v).Value(), t.Tuple2(f.Fn, f.It)), nil
}

func reversedNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 && cls == t.RT.T.Reversed {
		return Value{}, t.TypeErrorf("reversed() takes no keyword arguments")
	}
	if len(args) != 1 {
		return Value{}, t.expectedArgs("reversed", len(args), 1, 1)
	}
	seq := args[0]
	f, err := t.LookupSpecial(seq, N__reversed__)
	if err != nil {
		return Value{}, err
	}
	if !f.IsEmpty() {
		if f.IsNone() {
			return Value{}, t.TypeErrorf("'%s' object is not reversible", t.TypeName(seq))
		}
		return t.Call0(f)
	}
	typ := t.TypeOf(seq)
	if typ.slots.GetItem == nil || typ.kind == KindDict || typ.kind == KindMappingProxy {
		return Value{}, t.TypeErrorf("'%s' object is not reversible", t.TypeName(seq))
	}
	n, err := t.Len(seq)
	if err != nil {
		return Value{}, err
	}
	r := New[Reversed](t, cls)
	r.Seq, r.i = seq, n-1
	return ValueOf(r), nil
}

func reversedNext(t *Thread, v Value) (Value, error) {
	r := Cast[Reversed](v)
	if r.Seq.IsEmpty() {
		return Value{}, nil
	}
	if r.i >= 0 {
		x, err := t.GetItem(r.Seq, Int(int64(r.i)))
		if err == nil {
			r.i--
			return x, nil
		}
		if !t.Matches(t.RT.T.Exc.IndexError) && !t.Matches(t.RT.T.Exc.StopIteration) {
			return Value{}, err
		}
		t.ClearError()
	}
	r.i = -1
	r.Seq = Value{}
	return Value{}, nil
}

func reversedHint(t *Thread, v Value) (Value, error) {
	r := Cast[Reversed](v)
	if r.Seq.IsEmpty() {
		return Int(0), nil
	}
	n, err := t.Len(r.Seq)
	if err != nil {
		return Value{}, err
	}
	if n < r.i+1 {
		return Int(0), nil
	}
	return Int(int64(r.i + 1)), nil
}

func reversedReduce(t *Thread, v Value) (Value, error) {
	r := Cast[Reversed](v)
	if r.Seq.IsEmpty() {
		return t.Tuple2(t.TypeOf(v).Value(), t.Tuple1(t.NewTupleN(0).Value())), nil
	}
	return t.Tuple3(t.TypeOf(v).Value(), t.Tuple1(r.Seq), Int(int64(r.i))), nil
}

func reversedSetState(t *Thread, v, state Value) (Value, error) {
	i, err := t.SizeArg(state)
	if err != nil {
		return Value{}, err
	}
	r := Cast[Reversed](v)
	if r.Seq.IsEmpty() {
		return None(), nil
	}
	n, err := t.Len(r.Seq)
	if err != nil {
		return Value{}, err
	}
	r.i = max(min(i, n-1), -1)
	return None(), nil
}

// NewCallIter is iter(fn, sentinel).
func (t *Thread) NewCallIter(fn, sentinel Value) Value {
	it := New[CallIter](t, t.RT.T.CallIter)
	it.Fn, it.Sentinel = fn, sentinel
	return ValueOf(it)
}

func callIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[CallIter](v)
	if it.Fn.IsEmpty() {
		return Value{}, nil
	}
	x, err := t.Call0(it.Fn)
	if err != nil {
		if t.Matches(t.RT.T.Exc.StopIteration) {
			t.ClearError()
			it.Fn, it.Sentinel = Value{}, Value{}
			return Value{}, nil
		}
		return Value{}, err
	}
	if it.Sentinel.IsEmpty() {
		return Value{}, nil
	}
	end, err := t.Equal(it.Sentinel, x)
	if err != nil {
		return Value{}, err
	}
	if end {
		it.Fn, it.Sentinel = Value{}, Value{}
		return Value{}, nil
	}
	return x, nil
}

func callIterReduce(t *Thread, v Value) (Value, error) {
	it := Cast[CallIter](v)
	iter := t.RT.Builtins.GetString(t, "iter")
	if it.Fn.IsEmpty() {
		return t.Tuple2(iter, t.Tuple1(t.NewTupleN(0).Value())), nil
	}
	return t.Tuple2(iter, t.Tuple2(it.Fn, it.Sentinel)), nil
}
