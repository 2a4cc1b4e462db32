package functools

import (
	"github.com/adder-vm/adder/vm/object"
)

// cache is a function with the results of its latest calls. A bounded one keeps
// them in a ring of links, the oldest behind the root.
//
//adder:heap
type cache struct {
	object.Header
	fn, infoType object.Value
	results      *object.Dict // key to result, or to link when bounded
	root         *link
	mark         object.Value // stands between positional and keyword arguments in keys
	limit        int          // negative for none
	typed        int
	hits, misses int
}

// link is one result of a bounded cache.
//
//adder:heap
type link struct {
	object.Header
	prev, next  *link
	key, result object.Value
}

var linkSpec = object.TypeSpec{Name: "functools._lru_list_elem", Kind: object.KindOpaque, Size: object.SizeOf[link]()}

var cacheSpec = object.TypeSpec{
	Name: "functools._lru_cache_wrapper", Kind: object.KindOpaque, Size: object.SizeOf[cache](),
	Flags: object.TypeBase | object.TypeHasDict | object.TypeHasWeak,
	Doc:   "A function whose results are kept.",
	Slots: object.Slots{New: cacheNew, Call: cacheCall, Get: cacheGet},
	Methods: []object.Def{
		{Name: "cache_info", Sig: "($self, /)", Doc: "Report cache statistics", F1: cacheInfo},
		{Name: "cache_clear", Sig: "($self, /)", Doc: "Clear the cache and cache statistics", F1: cacheClear},
		{Name: "__reduce__", Sig: "($self, /)", F1: cacheReduce},
		{Name: "__copy__", Sig: "($self, /)", F1: cacheCopy},
		{Name: "__deepcopy__", Sig: "($self, memo, /)", F2: cacheDeepCopy},
	},
	Getters: []object.GetSet{{Name: "__dict__", Get: instanceDict}},
}

var cacheSig = object.Def{Name: "lru_cache", Sig: "(user_function, maxsize, typed, cache_info_type)"}

func cacheNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(4)
	defer t.Pop(4)
	if err := t.BindArgs(&cacheSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	if !callable(t, w[0]) {
		return object.Empty(), t.TypeErrorf("the first argument must be callable")
	}
	limit := -1
	if !w[1].IsNone() {
		if t.TypeOf(w[1]).Slots().Index == nil {
			return object.Empty(), t.TypeErrorf("maxsize should be integer or None")
		}
		n, err := t.SizeArg(w[1])
		if err != nil {
			return object.Empty(), err
		}
		limit = max(n, 0)
	}
	typed, err := t.Truth(w[2])
	if err != nil {
		return object.Empty(), err
	}
	mark, err := t.Call0(t.RT.T.Object.Value())
	if err != nil {
		return object.Empty(), err
	}
	c := object.New[cache](t, cls)
	c.fn, c.infoType, c.limit, c.mark = w[0], w[3], limit, mark
	if typed {
		c.typed = 1
	}
	c.reset(t)
	return object.ValueOf(c), nil
}

func (c *cache) reset(t *object.Thread) {
	c.results = t.NewDict()
	c.hits, c.misses = 0, 0
	root := newLink(t)
	root.prev, root.next = root, root
	c.root = root
}

func newLink(t *object.Thread) *link { return object.New[link](t, t.RT.Type(&linkKey)) }

func (l *link) unlink() { l.prev.next, l.next.prev = l.next, l.prev }

// append makes l the newest of the ring.
func (l *link) append(root *link) {
	l.prev, l.next = root.prev, root
	root.prev.next = l
	root.prev = l
}

// key makes the key of a call: the only argument itself where that is an int or a
// str, else a tuple of all there is.
func (c *cache) key(t *object.Thread, args []object.Value, kw *object.Tuple) object.Value {
	if len(args) == 1 && kw.Len() == 0 && c.typed == 0 && (args[0].IsInt() || args[0].IsExactStr()) {
		return args[0]
	}
	n := len(args)
	size := n
	if kw.Len() > 0 {
		size += 1 + kw.Len()
	}
	if c.typed != 0 {
		size += n
	}
	k := t.NewTupleN(size)
	s := k.Items()
	npos := n - kw.Len()
	at := copy(s, args[:npos])
	if kw.Len() > 0 {
		s[at] = c.mark
		at++
		for i := range kw.Len() {
			s[at], s[at+1] = kw.Items()[i], args[npos+i]
			at += 2
		}
	}
	if c.typed != 0 {
		for _, v := range args {
			s[at] = t.TypeOf(v).Value()
			at++
		}
	}
	return k.Value()
}

func cacheCall(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) (object.Value, error) {
	c := object.Cast[cache](self)
	if c.limit == 0 {
		c.misses++
		return t.Call(c.fn, args, kw)
	}
	key := c.key(t, args, kw)
	hash, err := t.Hash(key)
	if err != nil {
		return object.Empty(), err
	}
	results := c.results
	found, err := results.GetHash(t, key, hash)
	if err != nil {
		return object.Empty(), err
	}
	if !found.IsEmpty() {
		c.hits++
		if c.limit < 0 {
			return found, nil
		}
		l := object.Cast[link](found)
		l.unlink()
		l.append(c.root)
		return l.result, nil
	}
	c.misses++
	v, err := t.Call(c.fn, args, kw)
	if err != nil {
		return object.Empty(), err
	}
	if c.limit < 0 {
		return v, c.results.SetHash(t, key, hash, v)
	}
	// The call may have filled the cache, or have stored this very result.
	again, err := c.results.GetHash(t, key, hash)
	if err != nil || !again.IsEmpty() {
		return v, err
	}
	if c.results.Len(t) >= c.limit {
		oldest := c.root.next
		oldest.unlink()
		if _, err := c.results.Delete(t, oldest.key); err != nil {
			return object.Empty(), err
		}
	}
	l := newLink(t)
	l.key, l.result = key, v
	if err := c.results.SetHash(t, key, hash, object.ValueOf(l)); err != nil {
		return object.Empty(), err
	}
	l.append(c.root)
	return v, nil
}

func cacheGet(t *object.Thread, descr, obj object.Value, _ *object.Type) (object.Value, error) {
	if obj.IsEmpty() || obj.IsNone() {
		return descr, nil
	}
	return t.NewMethod(descr, obj), nil
}

func cacheInfo(t *object.Thread, v object.Value) (object.Value, error) {
	c := object.Cast[cache](v)
	limit := object.None()
	if c.limit >= 0 {
		limit = object.Int(int64(c.limit))
	}
	w := t.Push(4)
	w[0], w[1], w[2], w[3] = object.Int(int64(c.hits)), object.Int(int64(c.misses)), limit, object.Int(int64(c.results.Len(t)))
	r, err := t.Call(c.infoType, w, nil)
	t.Pop(4)
	return r, err
}

func cacheClear(t *object.Thread, v object.Value) (object.Value, error) {
	object.Cast[cache](v).reset(t)
	return object.None(), nil
}

func cacheReduce(t *object.Thread, v object.Value) (object.Value, error) {
	return t.GetAttrString(v, "__qualname__")
}

func cacheCopy(_ *object.Thread, v object.Value) (object.Value, error) { return v, nil }

func cacheDeepCopy(_ *object.Thread, v, _ object.Value) (object.Value, error) { return v, nil }
