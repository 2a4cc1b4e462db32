package object

var dictSpec = TypeSpec{
	Name: "dict", Kind: KindDict, Size: dictSize, Flags: TypeBase | TypeDictSub | TypeMapping,
	Doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
	Slots: Slots{
		New: dictNew, Init: dictInit, Repr: dictRepr, Compare: dictCompare, Hash: hashNotImplemented,
		Iter: dictIter, Len: dictLen, GetItem: dictGetItem, SetItem: dictSetItem, Contains: dictContains,
		Binary:  [numBinary]BinaryFunc{OpOr: dictOr},
		Inplace: [numBinary]BinaryFunc{OpOr: dictIOr},
	},
	Methods: []Def{
		{Name: "__contains__", Sig: "(self, key, /)", Doc: "True if the dictionary has the specified key, else False.", F2: dictContainsMethod},
		{Name: "__getitem__", Sig: "(self, key, /)", Doc: "Return self[key].", F2: dictGetItem},
		{Name: "__sizeof__", Sig: "(self, /)", Doc: "Return the size of the dict in memory.", F1: dictSizeof},
		{Name: "get", Sig: "(self, key, default=None, /)", Doc: "Return the value for key if key is in the dictionary, else default.", FV: dictGet},
		{Name: "setdefault", Sig: "(self, key, default=None, /)", Doc: "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.", FV: dictSetDefault},
		{Name: "pop", Text: "($self, key, default=<unrepresentable>, /)", Doc: "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.", FV: dictPop, Min: 1, Max: 2},
		{Name: "popitem", Sig: "(self, /)", Doc: "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.", F1: dictPopItem},
		{Name: "keys", Sig: "(self, /)", Doc: "Return a set-like object providing a view on the dict's keys.", F1: dictKeys},
		{Name: "items", Sig: "(self, /)", Doc: "Return a set-like object providing a view on the dict's items.", F1: dictItems},
		{Name: "values", Sig: "(self, /)", Doc: "Return an object providing a view on the dict's values.", F1: dictValues},
		{Name: "update", Doc: "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]", FK: dictUpdateMethod},
		{Name: "fromkeys", Sig: "($type, iterable, value=None, /)", Doc: "Create a new dictionary with keys from iterable and values set to value.", FV: dictFromKeys, Kind: DefClass},
		{Name: "clear", Sig: "(self, /)", Doc: "Remove all items from the dict.", F1: dictClear},
		{Name: "copy", Sig: "(self, /)", Doc: "Return a shallow copy of the dict.", F1: dictCopy},
		{Name: "__reversed__", Sig: "(self, /)", Doc: "Return a reverse iterator over the dict keys.", F1: dictReversed},
		{Name: "__class_getitem__", Text: "($type, object, /)", Sig: "(object, /)", Doc: "See PEP 585", F2: ClassGetItem, Kind: DefClass},
	},
}

func dictNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return ValueOf(New[Dict](t, cls)), nil
}

func dictInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	return t.dictUpdateArgs("dict", self.dict(), args, kw)
}

// dictUpdateArgs is what dict() and update() do with their arguments.
func (t *Thread) dictUpdateArgs(name string, d *Dict, args []Value, kw *Tuple) error {
	npos := len(args) - kw.Len()
	if npos > 1 {
		return t.expectedArgs(name, npos, 0, 1)
	}
	if npos == 1 {
		if err := t.dictUpdateFrom(d, args[0]); err != nil {
			return err
		}
	}
	for i := range kw.Len() {
		if err := d.Set(t, kw.Items()[i], args[npos+i]); err != nil {
			return err
		}
	}
	return nil
}

// dictUpdateFrom updates from a mapping, or from an iterable of pairs.
func (t *Thread) dictUpdateFrom(d *Dict, v Value) error {
	if v.isKind(KindDict) && v.Header().Exact() {
		return d.Update(t, v)
	}
	keys, err := t.GetAttrOptID(v, Nkeys)
	if err != nil {
		return err
	}
	if !keys.IsEmpty() {
		return d.Update(t, v)
	}
	it, err := t.Iter(v)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		pair, err := t.Next(it)
		if err != nil || pair.IsEmpty() {
			return err
		}
		if t.TypeOf(pair).slots.Iter == nil && !t.HasGetItem(pair) {
			err := t.TypeErrorf("object is not iterable")
			return t.addUpdateNote(err, i)
		}
		kv, err := t.TupleFrom(pair)
		if err != nil {
			return err
		}
		if kv.n != 2 {
			return t.ValueErrorf("dictionary update sequence element #%d has length %d; 2 is required", i, kv.n)
		}
		if err := d.Set(t, kv.Items()[0], kv.Items()[1]); err != nil {
			return err
		}
	}
}

// addUpdateNote says which element of an update sequence was no pair.
func (t *Thread) addUpdateNote(err error, i int) error {
	exc := t.TakeError()
	if nerr := t.AddNote(exc, "Cannot convert dictionary update sequence element #"+itoa(i)+" to a sequence"); nerr != nil {
		return nerr
	}
	return t.Reraise(exc)
}

func dictRepr(t *Thread, v Value) (Value, error) {
	d := v.dict()
	if d.Len(t) == 0 {
		return t.NewStr("{}"), nil
	}
	if again := t.ReprEnter(v); again {
		return t.NewStr("{...}"), nil
	}
	defer t.ReprLeave(v)
	buf := []byte{'{'}
	first := true
	for pos := 0; ; {
		k, x, ok := d.Next(t, &pos)
		if !ok {
			break
		}
		if !first {
			buf = append(buf, ", "...)
		}
		first = false
		r, err := t.Repr(k)
		if err != nil {
			return Value{}, err
		}
		buf = append(buf, StringOf(r)...)
		buf = append(buf, ": "...)
		if r, err = t.Repr(x); err != nil {
			return Value{}, err
		}
		buf = append(buf, StringOf(r)...)
	}
	return t.NewStrBytes(append(buf, '}')), nil
}

func dictCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || !a.IsDict() || !b.IsDict() {
		return NotImplemented(), nil
	}
	x, y := a.dict(), b.dict()
	if x.Len(t) != y.Len(t) {
		return Bool(op == NE), nil
	}
	for pos := 0; ; {
		k, v, ok := x.Next(t, &pos)
		if !ok {
			return Bool(op == EQ), nil
		}
		w, err := y.Get(t, k)
		if err != nil {
			return Value{}, err
		}
		if w.IsEmpty() {
			return Bool(op == NE), nil
		}
		eq, err := t.Equal(v, w)
		if err != nil {
			return Value{}, err
		}
		if !eq {
			return Bool(op == NE), nil
		}
	}
}

func dictLen(t *Thread, v Value) (int, error) { return v.dict().Len(t), nil }

func dictGetItem(t *Thread, v, key Value) (Value, error) {
	d := v.dict()
	r, err := d.Get(t, key)
	if err != nil || !r.IsEmpty() {
		return r, err
	}
	if d.flags&FlagExact == 0 {
		r, found, err := t.CallSpecial(v, N__missing__, key)
		if found {
			return r, err
		}
	}
	return Value{}, t.KeyError(key)
}

func dictSetItem(t *Thread, v, key, item Value) error {
	if item.IsEmpty() {
		old, err := v.dict().Delete(t, key)
		if err == nil && old.IsEmpty() {
			err = t.KeyError(key)
		}
		return err
	}
	return v.dict().Set(t, key, item)
}

func dictContains(t *Thread, v, key Value) (bool, error) {
	r, err := v.dict().Get(t, key)
	return !r.IsEmpty(), err
}

func dictContainsMethod(t *Thread, v, key Value) (Value, error) {
	in, err := dictContains(t, v, key)
	return Bool(in), err
}

func dictOr(t *Thread, a, b Value) (Value, error) {
	if !a.IsDict() || !b.IsDict() {
		return NotImplemented(), nil
	}
	d := a.dict().Copy(t)
	return d.Value(), d.Update(t, b)
}

func dictIOr(t *Thread, a, b Value) (Value, error) { return a, t.dictUpdateFrom(a.dict(), b) }

func dictSizeof(t *Thread, v Value) (Value, error) {
	n := int64(dictSize)
	if tb := v.dict().table; tb != nil {
		n += int64(t.RT.heap.SizeOf(addrOf(tb)))
	}
	return Int(n), nil
}

func dictGet(t *Thread, args []Value) (Value, error) {
	r, err := args[0].dict().Get(t, args[1])
	if err != nil || !r.IsEmpty() {
		return r, err
	}
	if args[2].IsEmpty() {
		return None(), nil
	}
	return args[2], nil
}

func dictSetDefault(t *Thread, args []Value) (Value, error) {
	v := args[2]
	if v.IsEmpty() {
		v = None()
	}
	return args[0].dict().SetDefault(t, args[1], v)
}

func dictPop(t *Thread, args []Value) (Value, error) {
	if d := args[0].dict(); d.Len(t) > 0 { // an empty dict asks no key for its hash
		v, err := d.Delete(t, args[1])
		if err != nil || !v.IsEmpty() {
			return v, err
		}
	}
	if len(args) == 3 {
		return args[2], nil
	}
	return Value{}, t.KeyError(args[1])
}

func dictPopItem(t *Thread, v Value) (Value, error) {
	d := v.dict()
	pos := d.EndPos(t)
	k, x, ok := d.Prev(t, &pos)
	if !ok {
		return Value{}, t.KeyError(t.NewStr("popitem(): dictionary is empty"))
	}
	pair := t.Tuple2(k, x)
	if _, err := d.Delete(t, k); err != nil {
		return Value{}, err
	}
	if d.owner == nil && d.table != nil && d.table.n > 0 {
		// The last entry is dead now: let the next one take its place.
		for d.table.n > 0 && d.table.entry(int(d.table.n)-1).val.IsEmpty() {
			d.table.n--
		}
		d.table.first = min(d.table.first, d.table.n)
	}
	return pair, nil
}

func dictUpdateMethod(t *Thread, args []Value, kw *Tuple) (Value, error) {
	return None(), t.dictUpdateArgs("update", args[0].dict(), args[1:], kw)
}

func dictFromKeys(t *Thread, args []Value) (Value, error) {
	value := None()
	if !args[2].IsEmpty() {
		value = args[2]
	}
	d, err := t.Call0(args[0])
	if err != nil {
		return Value{}, err
	}
	it, err := t.Iter(args[1])
	if err != nil {
		return Value{}, err
	}
	exact := d.isKind(KindDict) && d.Header().Exact()
	for {
		k, err := t.Next(it)
		if err != nil {
			return Value{}, err
		}
		if k.IsEmpty() {
			return d, nil
		}
		if exact {
			err = d.dict().Set(t, k, value)
		} else {
			err = t.SetItem(d, k, value)
		}
		if err != nil {
			return Value{}, err
		}
	}
}

func dictClear(t *Thread, v Value) (Value, error) {
	v.dict().Clear(t)
	return None(), nil
}

func dictCopy(t *Thread, v Value) (Value, error) { return v.dict().Copy(t).Value(), nil }

// DictIter iterates over a dict's keys, values or items, forwards or backwards;
// its type says which.
//
//adder:heap
type DictIter struct {
	Header
	Dict Value // empty once exhausted
	pos  int
	n    int // items when the iteration began
	left int
}

// dictIterSpecOf defines one of the six types of iterators over dicts.
func dictIterSpecOf(name string, next UnaryFunc) TypeSpec {
	return TypeSpec{
		Name: name, Kind: KindDictIter, Size: SizeOf[DictIter](),
		Slots: Slots{Iter: selfIter, Next: next},
		Methods: []Def{
			{Name: "__length_hint__", F1: dictIterHint, Doc: "Private method returning an estimate of len(list(it))."},
			{Name: "__reduce__", F1: dictIterReduce, Doc: "Return state information for pickling."},
		},
	}
}

var (
	dictKeyIterSpec      = dictIterSpecOf("dict_keyiterator", dictKeyNext)
	dictValueIterSpec    = dictIterSpecOf("dict_valueiterator", dictValueNext)
	dictItemIterSpec     = dictIterSpecOf("dict_itemiterator", dictItemNext)
	dictRevKeyIterSpec   = dictIterSpecOf("dict_reversekeyiterator", dictRevKeyNext)
	dictRevValueIterSpec = dictIterSpecOf("dict_reversevalueiterator", dictRevValueNext)
	dictRevItemIterSpec  = dictIterSpecOf("dict_reverseitemiterator", dictRevItemNext)
)

func (t *Thread) newDictIter(typ *Type, d Value, reverse bool) Value {
	it := New[DictIter](t, typ)
	it.Dict = d
	it.n = d.dict().Len(t)
	it.left = it.n
	if reverse {
		it.pos = d.dict().EndPos(t)
	}
	return ValueOf(it)
}

func dictIter(t *Thread, v Value) (Value, error) {
	return t.newDictIter(t.RT.T.DictKeyIter, v, false), nil
}

func dictReversed(t *Thread, v Value) (Value, error) {
	return t.newDictIter(t.RT.T.DictRevKeyIter, v, true), nil
}

func (t *Thread) dictNext(v Value, reverse bool) (k, x Value, ok bool, err error) {
	it := Cast[DictIter](v)
	if it.Dict.IsEmpty() {
		return
	}
	d := it.Dict.dict()
	if d.Len(t) != it.n {
		it.n = -1 // it stays broken
		return k, x, false, t.RuntimeErrorf("dictionary changed size during iteration")
	}
	if reverse {
		k, x, ok = d.Prev(t, &it.pos)
	} else {
		if it.left == 0 && it.pos < d.EndPos(t) {
			if _, _, more := d.Next(t, &it.pos); more {
				return k, x, false, t.RuntimeErrorf("dictionary keys changed during iteration")
			}
		}
		k, x, ok = d.Next(t, &it.pos)
	}
	if !ok {
		it.Dict = Value{}
		return
	}
	it.left--
	return
}

func dictKeyNext(t *Thread, v Value) (Value, error) {
	k, _, _, err := t.dictNext(v, false)
	return k, err
}

func dictValueNext(t *Thread, v Value) (Value, error) {
	_, x, _, err := t.dictNext(v, false)
	return x, err
}

func dictItemNext(t *Thread, v Value) (Value, error) {
	k, x, ok, err := t.dictNext(v, false)
	if !ok {
		return Value{}, err
	}
	return t.Tuple2(k, x), nil
}

func dictRevKeyNext(t *Thread, v Value) (Value, error) {
	k, _, _, err := t.dictNext(v, true)
	return k, err
}

func dictRevValueNext(t *Thread, v Value) (Value, error) {
	_, x, _, err := t.dictNext(v, true)
	return x, err
}

func dictRevItemNext(t *Thread, v Value) (Value, error) {
	k, x, ok, err := t.dictNext(v, true)
	if !ok {
		return Value{}, err
	}
	return t.Tuple2(k, x), nil
}

func dictIterHint(t *Thread, v Value) (Value, error) {
	it := Cast[DictIter](v)
	if it.Dict.IsEmpty() || it.n != it.Dict.dict().Len(t) {
		return Int(0), nil
	}
	return Int(int64(it.left)), nil
}

func dictIterReduce(t *Thread, v Value) (Value, error) {
	it := Cast[DictIter](v)
	saved := *it
	l, err := t.ListFrom(v)
	it.Dict, it.pos, it.n, it.left = saved.Dict, saved.pos, saved.n, saved.left
	if err != nil {
		return Value{}, err
	}
	return t.Tuple2(t.RT.Builtins.GetString(t, "iter"), t.Tuple1(l.Value())), nil
}

// DictView is what keys(), values() and items() return; its type says which.
//
//adder:heap
type DictView struct {
	Header
	Dict Value
}

var dictKeysSpec = TypeSpec{
	Name: "dict_keys", Kind: KindDictView, Size: SizeOf[DictView](),
	Slots: Slots{
		Iter: dictKeysIter, Len: dictViewLen, Contains: dictKeysContains, Repr: dictViewRepr, Compare: dictViewCompare, Hash: hashNotImplemented,
		Binary: [numBinary]BinaryFunc{OpAnd: dictViewAnd, OpOr: dictViewOr, OpSub: dictViewSub, OpXor: dictViewXor},
	},
	Methods: []Def{
		{Name: "isdisjoint", Text: "($self, object, /)", Sig: "($self, other, /)", Doc: "Whether the view and an iterable have nothing in common.", F2: dictViewIsDisjoint},
		{Name: "__reversed__", Sig: "($self, /)", Doc: "Return a reverse iterator over the view.", F1: dictKeysReversed},
	},
	Getters: []GetSet{{Name: "mapping", Get: dictViewMapping, Doc: "The dict that the view is of, read-only."}},
}

var dictItemsSpec = TypeSpec{
	Name: "dict_items", Kind: KindDictView, Size: SizeOf[DictView](),
	Slots: Slots{
		Iter: dictItemsIter, Len: dictViewLen, Contains: dictItemsContains, Repr: dictViewRepr, Compare: dictViewCompare, Hash: hashNotImplemented,
		Binary: [numBinary]BinaryFunc{OpAnd: dictViewAnd, OpOr: dictViewOr, OpSub: dictViewSub, OpXor: dictViewXor},
	},
	Methods: []Def{
		{Name: "isdisjoint", Text: "($self, object, /)", Sig: "($self, other, /)", Doc: "Whether the view and an iterable have nothing in common.", F2: dictViewIsDisjoint},
		{Name: "__reversed__", Sig: "($self, /)", Doc: "Return a reverse iterator over the view.", F1: dictItemsReversed},
	},
	Getters: []GetSet{{Name: "mapping", Get: dictViewMapping, Doc: "The dict that the view is of, read-only."}},
}

var dictValuesSpec = TypeSpec{
	Name: "dict_values", Kind: KindDictView, Size: SizeOf[DictView](),
	Slots:   Slots{Iter: dictValuesIter, Len: dictViewLen, Repr: dictViewRepr},
	Methods: []Def{{Name: "__reversed__", Sig: "($self, /)", Doc: "Return a reverse iterator over the view.", F1: dictValuesReversed}},
	Getters: []GetSet{{Name: "mapping", Get: dictViewMapping, Doc: "The dict that the view is of, read-only."}},
}

func (t *Thread) newDictView(typ *Type, d Value) (Value, error) {
	v := New[DictView](t, typ)
	v.Dict = d
	return ValueOf(v), nil
}

func dictKeys(t *Thread, v Value) (Value, error)   { return t.newDictView(t.RT.T.DictKeys, v) }
func dictItems(t *Thread, v Value) (Value, error)  { return t.newDictView(t.RT.T.DictItems, v) }
func dictValues(t *Thread, v Value) (Value, error) { return t.newDictView(t.RT.T.DictValues, v) }

func dictKeysIter(t *Thread, v Value) (Value, error) {
	return t.newDictIter(t.RT.T.DictKeyIter, Cast[DictView](v).Dict, false), nil
}

func dictItemsIter(t *Thread, v Value) (Value, error) {
	return t.newDictIter(t.RT.T.DictItemIter, Cast[DictView](v).Dict, false), nil
}

func dictValuesIter(t *Thread, v Value) (Value, error) {
	return t.newDictIter(t.RT.T.DictValueIter, Cast[DictView](v).Dict, false), nil
}

func dictViewLen(t *Thread, v Value) (int, error) { return Cast[DictView](v).Dict.dict().Len(t), nil }

func dictKeysContains(t *Thread, v, key Value) (bool, error) {
	return dictContains(t, Cast[DictView](v).Dict, key)
}

func dictItemsContains(t *Thread, v, item Value) (bool, error) {
	if !item.IsTuple() || item.tuple().n != 2 {
		return false, nil
	}
	x, err := Cast[DictView](v).Dict.dict().Get(t, item.tuple().Items()[0])
	if err != nil || x.IsEmpty() {
		return false, err
	}
	return t.Equal(x, item.tuple().Items()[1])
}

func dictViewRepr(t *Thread, v Value) (Value, error) {
	if again := t.ReprEnter(v); again {
		return t.NewStr("..."), nil
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
	return t.NewStr(t.TypeOf(v).NameString() + "(" + StringOf(r) + ")"), nil
}

// MappingProxy is a read-only view of a mapping.
//
//adder:heap
type MappingProxy struct {
	Header
	Mapping Value
}

var mappingProxySpec = TypeSpec{
	Name: "mappingproxy", Kind: KindMappingProxy, Size: SizeOf[MappingProxy](), Flags: TypeMapping,
	Doc:    "A read-only view of a mapping.",
	NewSig: "(mapping)",
	Slots: Slots{
		New: proxyNew, Iter: proxyIter, Len: proxyLen, GetItem: proxyGetItem, Contains: proxyContains, Repr: proxyRepr,
		Str: proxyStr, Hash: proxyHash, Compare: proxyCompare,
		Binary:  [numBinary]BinaryFunc{OpOr: proxyOr},
		Inplace: [numBinary]BinaryFunc{OpOr: proxyIOr},
	},
	Methods: []Def{
		{Name: "get", Sig: "(self, key, default=None, /)", FV: proxyGet},
		{Name: "keys", F1: proxyKeys}, {Name: "values", F1: proxyValues}, {Name: "items", F1: proxyItems}, {Name: "copy", F1: proxyCopy},
		{Name: "__reversed__", Sig: "($self, /)", Doc: "Return a reverse iterator over the keys.", F1: proxyReversed},
		{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: ClassGetItem, Kind: DefClass},
	},
}

// NewMappingProxy returns a read-only view of a mapping.
func (t *Thread) NewMappingProxy(m Value) Value {
	p := New[MappingProxy](t, t.RT.T.MappingProxy)
	p.Mapping = m
	return ValueOf(p)
}

func proxyIter(t *Thread, v Value) (Value, error) { return t.Iter(Cast[MappingProxy](v).Mapping) }
func proxyLen(t *Thread, v Value) (int, error)    { return t.Len(Cast[MappingProxy](v).Mapping) }
func proxyGetItem(t *Thread, v, k Value) (Value, error) {
	return t.GetItem(Cast[MappingProxy](v).Mapping, k)
}
func proxyContains(t *Thread, v, k Value) (bool, error) {
	return t.Contains(Cast[MappingProxy](v).Mapping, k)
}
func proxyRepr(t *Thread, v Value) (Value, error) {
	r, err := t.Repr(Cast[MappingProxy](v).Mapping)
	if err != nil {
		return r, err
	}
	return t.NewStr("mappingproxy(" + StringOf(r) + ")"), nil
}
func proxyGet(t *Thread, args []Value) (Value, error) {
	d := args[2]
	if d.IsEmpty() {
		d = None()
	}
	w := t.Push(2)
	w[0], w[1] = args[1], d
	r, err := t.CallMethod(Cast[MappingProxy](args[0]).Mapping, t.RT.Name(Nget), w, nil)
	t.Pop(2)
	return r, err
}
func proxyKeys(t *Thread, v Value) (Value, error) {
	return t.CallMethod0(Cast[MappingProxy](v).Mapping, Nkeys)
}
func proxyValues(t *Thread, v Value) (Value, error) {
	return t.CallMethod0(Cast[MappingProxy](v).Mapping, Nvalues)
}
func proxyItems(t *Thread, v Value) (Value, error) {
	return t.CallMethod0(Cast[MappingProxy](v).Mapping, Nitems)
}
func proxyCopy(t *Thread, v Value) (Value, error) {
	return t.CallMethod0(Cast[MappingProxy](v).Mapping, Ncopy)
}
