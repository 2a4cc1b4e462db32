package object

// Set is a set or frozenset. Its table has open addressing: a few neighbouring
// places are tried before the search jumps on by the hash's higher bits, so that
// most searches stay in one or two cache lines. The order of iteration is the
// table's, and for small ints equals CPython's.
//
//adder:heap
type Set struct {
	Header
	items  uintptr // pairs of Values: the key, and its hash as an int; 0 for none yet
	mask   int     // places of the table less one
	fill   int     // places not free: live and deleted ones
	used   int     // live ones
	finger int     // where pop goes on
	hash   int64   // of a frozenset, when FlagHashed is set
}

const (
	setMinSize      = 8
	setLinearProbes = 9
	setPerturbShift = 5
)

// setEntry is one place: free when key and hash are empty, deleted when only the
// key is.
//
//adder:heap
type setEntry struct {
	key, hash Value
}

func (s *Set) entry(i int) *setEntry {
	return (*setEntry)(ptr(s.items + uintptr(i)*2*ValueSize))
}

func (e *setEntry) free() bool { return e.key.t == tagEmpty && e.hash.t == tagEmpty }

func (s *Set) newTable(t *Thread, size int) {
	s.items = t.newValues(2 * size)
	s.mask = size - 1
}

// NewSet returns an empty set.
func (t *Thread) NewSet() *Set { return t.newSet(t.RT.T.Set) }

func (t *Thread) newSet(typ *Type) *Set {
	s := New[Set](t, typ)
	s.mask = setMinSize - 1
	return s
}

// AsSet views a set's or frozenset's struct.
func (v Value) AsSet() *Set { return Cast[Set](v) }

// IsSet tells whether v is a set or frozenset, or an instance of a subclass.
func (v Value) IsSet() bool { return v.isKind(KindSet) }

// Value returns the set as a Value.
func (s *Set) Value() Value { return ValueOf(s) }

// Len returns the number of items.
func (s *Set) Len() int { return s.used }

// next returns the first live place at or after *pos, and moves *pos behind it.
func (s *Set) next(pos *int) (key Value, hash int64, ok bool) {
	if s.items == 0 {
		return Value{}, 0, false
	}
	for i := *pos; i <= s.mask; i++ {
		if e := s.entry(i); e.key.t != tagEmpty {
			*pos = i + 1
			return e.key, int64(e.hash.n), true
		}
	}
	*pos = s.mask + 1
	return Value{}, 0, false
}

// setHash is Hash with the error text of sets.
func (t *Thread) setHash(v Value) (int64, error) {
	h, err := t.Hash(v)
	if err != nil {
		err = t.unhashableAs(v, "a set element", err)
	}
	return h, err
}

// find returns the place of a key, or with found false the free place where the
// search ended. Comparing keys may run Python code that changes the set: the
// search then starts again.
func (s *Set) find(t *Thread, key Value, hash int64) (at int, found bool, err error) {
again:
	if s.items == 0 {
		return -1, false, nil
	}
	items, mask := s.items, s.mask
	perturb := uint64(hash)
	i := int(uint64(hash) & uint64(mask))
	for {
		last := i
		if i+setLinearProbes <= mask {
			last += setLinearProbes
		}
		for j := i; j <= last; j++ {
			e := s.entry(j)
			if e.key.t == tagEmpty {
				if e.hash.t == tagEmpty {
					return j, false, nil
				}
				continue
			}
			if int64(e.hash.n) != hash {
				continue
			}
			if e.key == key {
				return j, true, nil
			}
			if e.key.t <= tagMax && key.t <= tagMax && e.key.t == key.t && key.t != tagFloat {
				continue
			}
			if e.key.isKind(KindStr) && key.isKind(KindStr) && e.key.Header().Exact() && key.Header().Exact() {
				if StringOf(e.key) == StringOf(key) {
					return j, true, nil
				}
				continue
			}
			k := e.key
			eq, err := t.Equal(k, key)
			if err != nil {
				return -1, false, err
			}
			if s.items != items || s.entry(j).key != k {
				goto again
			}
			if eq {
				return j, true, nil
			}
		}
		perturb >>= setPerturbShift
		i = int((uint64(i)*5 + 1 + perturb) & uint64(mask))
	}
}

// addHash adds a key whose hash is known.
func (s *Set) addHash(t *Thread, key Value, hash int64) error {
	if s.items == 0 {
		s.newTable(t, setMinSize)
	}
	at, found, err := s.find(t, key, hash)
	if err != nil || found {
		return err
	}
	*s.entry(at) = setEntry{key, Int(hash)}
	s.fill++
	s.used++
	if s.fill*5 >= s.mask*3 {
		s.resize(t, s.growth())
	}
	return nil
}

func (s *Set) growth() int {
	if s.used > 50000 {
		return s.used * 2
	}
	return s.used * 4
}

// resize makes a table of more than least places without deleted ones.
func (s *Set) resize(t *Thread, least int) {
	size := setMinSize
	for size <= least {
		size *= 2
	}
	old, n := s.items, s.mask+1
	s.newTable(t, size)
	s.fill = s.used
	if old == 0 {
		return
	}
	for i := range n {
		if e := (*setEntry)(ptr(old + uintptr(i)*2*ValueSize)); e.key.t != tagEmpty {
			s.insertClean(e.key, int64(e.hash.n))
		}
	}
}

// insertClean puts a key that is known to be absent into a table without deleted
// places; it does not count it.
func (s *Set) insertClean(key Value, hash int64) {
	perturb := uint64(hash)
	i := int(uint64(hash) & uint64(s.mask))
	for {
		last := i
		if i+setLinearProbes <= s.mask {
			last += setLinearProbes
		}
		for j := i; j <= last; j++ {
			if e := s.entry(j); e.free() {
				*e = setEntry{key, Int(hash)}
				return
			}
		}
		perturb >>= setPerturbShift
		i = int((uint64(i)*5 + 1 + perturb) & uint64(s.mask))
	}
}

// Add puts an item into the set.
func (s *Set) Add(t *Thread, v Value) error {
	h, err := t.setHash(v)
	if err != nil {
		return err
	}
	return s.addHash(t, v, h)
}

// Has tells whether an item is in the set.
func (s *Set) Has(t *Thread, v Value) (bool, error) {
	h, err := t.setHash(v)
	if err != nil {
		return false, err
	}
	_, found, err := s.find(t, v, h)
	return found, err
}

func (s *Set) discardHash(t *Thread, v Value, hash int64) (bool, error) {
	at, found, err := s.find(t, v, hash)
	if err != nil || !found {
		return false, err
	}
	*s.entry(at) = setEntry{Value{}, Int(-1)}
	s.used--
	return true, nil
}

// Discard removes an item and tells whether it was there.
func (s *Set) Discard(t *Thread, v Value) (bool, error) {
	h, err := t.setHash(v)
	if err != nil {
		return false, err
	}
	return s.discardHash(t, v, h)
}

// Clear removes all items.
func (s *Set) Clear() {
	s.items, s.mask, s.fill, s.used, s.finger = 0, setMinSize-1, 0, 0, 0
}

// Update adds all items of an iterable.
func (s *Set) Update(t *Thread, v Value) error {
	switch {
	case v.IsSet():
		return s.merge(t, v.AsSet())
	case v.IsDict() && v.Header().Exact():
		d := v.AsDict()
		if n := d.Len(t); (s.fill+n)*5 >= s.mask*3 {
			s.resize(t, (s.used+n)*2)
		}
		for pos := 0; ; {
			k, _, ok := d.Next(t, &pos)
			if !ok {
				return nil
			}
			if err := s.Add(t, k); err != nil {
				return err
			}
		}
	}
	it, err := t.Iter(v)
	if err != nil {
		return err
	}
	for {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return err
		}
		if err := s.Add(t, x); err != nil {
			return err
		}
	}
}

// merge adds the items of another set, whose hashes are known.
func (s *Set) merge(t *Thread, o *Set) error {
	if o == s || o.used == 0 {
		return nil
	}
	if (s.fill+o.used)*5 >= s.mask*3 {
		s.resize(t, (s.used+o.used)*2)
	}
	if s.items == 0 {
		s.newTable(t, s.mask+1)
	}
	if s.fill == 0 {
		if s.mask == o.mask && o.fill == o.used {
			copy(valuesAt(s.items, 2*(s.mask+1)), valuesAt(o.items, 2*(o.mask+1)))
		} else {
			for pos := 0; ; {
				k, h, ok := o.next(&pos)
				if !ok {
					break
				}
				s.insertClean(k, h)
			}
		}
		s.fill, s.used = o.used, o.used
		return nil
	}
	for pos := 0; ; {
		k, h, ok := o.next(&pos)
		if !ok {
			return nil
		}
		if err := s.addHash(t, k, h); err != nil {
			return err
		}
	}
}

// copyAs returns a new set of the type with the same items.
func (s *Set) copyAs(t *Thread, typ *Type) (*Set, error) {
	c := t.newSet(typ)
	return c, c.merge(t, s)
}

// setOf returns v itself when it is a set, else a new set of its items.
func (t *Thread) setOf(v Value) (*Set, error) {
	if v.IsSet() {
		return v.AsSet(), nil
	}
	s := t.NewSet()
	return s, s.Update(t, v)
}
