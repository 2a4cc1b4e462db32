package object

import "math/bits"

// Dict is a dict: compact and ordered. Entries stand in insertion order in one
// block, each with its hash; behind them an open-addressed index of entry numbers.
//
// A Dict with an owner is the __dict__ of an instance that keeps its attributes in
// slots; every operation goes to the slots (see shape.go), until one cannot.
//
//adder:heap
type Dict struct {
	Header
	used    int        // live entries; of a view, see Len
	table   *dictTable // nil when nothing was ever stored
	version uint32     // changes with every change; see Version
	keysVer uint32     // changes when a key is added or removed
	owner   *Header
}

//adder:heap
type dictTable struct {
	Header
	logSize uint8
	n       int32 // entries in use, dead ones included
	cap     int32
	first   int32 // entries before it are dead
	index   uintptr
}

// dictEntry is live when its value is not empty. hash is what Runtime.place makes of
// the key's.
//
//adder:heap
type dictEntry struct {
	key, val Value
	hash     uint64
}

const (
	dictIndexFree    = 0
	dictIndexDeleted = 1
	dictIndexBase    = 2
)

// fibonacci spreads hashes over the index (Knuth's multiplicative hashing): hashes
// of ints are the ints themselves.
const fibonacci = 0x9E3779B97F4A7C15

// NewDict returns an empty dict.
func (t *Thread) NewDict() *Dict {
	d := (*Dict)(t.alloc(t.RT.T.Dict, KindDict, dictSize))
	d.flags = FlagExact
	return d
}

// Version returns a number that changes with every change of the dict, unique
// among all dicts of the VM. It is for caches of globals and builtins; 0 means
// that nobody has asked since the last change.
func (d *Dict) Version(t *Thread) uint32 {
	if d.version == 0 {
		t.RT.nextDictVersion++
		d.version = t.RT.nextDictVersion
	}
	return d.version
}

func newDictTable(t *Thread, logSize uint8) *dictTable {
	size := uintptr(1) << logSize
	capacity := size * 2 / 3
	width := indexWidth(logSize)
	tb := (*dictTable)(t.alloc(nil, KindDictTable, dictTableSize+capacity*dictEntrySize+size*width))
	tb.logSize = logSize
	tb.cap = int32(capacity)
	tb.index = addrOf(tb) + dictTableSize + capacity*dictEntrySize
	return tb
}

// indexWidth is the size of an index place in a table of a size.
func indexWidth(logSize uint8) uintptr {
	switch {
	case logSize <= 7:
		return 1
	case logSize <= 16:
		return 2
	}
	return 4
}

func (tb *dictTable) indexAt(i uint64) uint32 {
	switch {
	case tb.logSize <= 7:
		return uint32(*(*uint8)(ptr(tb.index + uintptr(i))))
	case tb.logSize <= 16:
		return uint32(*(*uint16)(ptr(tb.index + uintptr(i)*2)))
	}
	return *(*uint32)(ptr(tb.index + uintptr(i)*4))
}

func (tb *dictTable) setIndex(i uint64, x uint32) {
	switch {
	case tb.logSize <= 7:
		*(*uint8)(ptr(tb.index + uintptr(i))) = uint8(x)
	case tb.logSize <= 16:
		*(*uint16)(ptr(tb.index + uintptr(i)*2)) = uint16(x)
	default:
		*(*uint32)(ptr(tb.index + uintptr(i)*4)) = x
	}
}

func (tb *dictTable) entry(i int) *dictEntry {
	return (*dictEntry)(ptr(addrOf(tb) + dictTableSize + uintptr(i)*dictEntrySize))
}

func (tb *dictTable) start(hash uint64) uint64 { return hash * fibonacci >> (64 - tb.logSize) }

// find returns the number of the entry with the key, and the place of the index
// that names it; entry -1 when there is none. Comparing keys may run Python code,
// which may change the dict: the search then starts again.
func (d *Dict) find(t *Thread, key Value, hash uint64) (int, uint64, error) {
again:
	tb := d.table
	if tb == nil {
		return -1, 0, nil
	}
	mask := uint64(1)<<tb.logSize - 1
	for i := tb.start(hash); ; i = (i + 1) & mask {
		x := tb.indexAt(i)
		if x < dictIndexBase {
			if x == dictIndexFree {
				return -1, 0, nil
			}
			continue
		}
		e := tb.entry(int(x - dictIndexBase))
		if e.hash != hash {
			continue
		}
		if e.key == key {
			return int(x - dictIndexBase), i, nil
		}
		if e.key.t <= tagMax && key.t <= tagMax && e.key.t == key.t && key.t != tagFloat {
			continue // two ints, two bools: equal only when identical
		}
		if e.key.isKind(KindStr) && key.isKind(KindStr) && e.key.Header().Exact() && key.Header().Exact() {
			if StringOf(e.key) == StringOf(key) {
				return int(x - dictIndexBase), i, nil
			}
			continue
		}
		k := e.key
		eq, err := t.Equal(k, key)
		if err != nil {
			return -1, 0, err
		}
		if d.table != tb || tb.entry(int(x-dictIndexBase)).key != k {
			goto again
		}
		if eq {
			return int(x - dictIndexBase), i, nil
		}
	}
}

// findStr is find for a str that is exact, which cannot raise. Keys that are not
// exact strs but could equal one are rare; they are compared by find.
func (d *Dict) findStr(t *Thread, key Value, hash uint64) (int, uint64) {
	tb := d.table
	if tb == nil {
		return -1, 0
	}
	mask := uint64(1)<<tb.logSize - 1
	interned := key.Header().flags & FlagInterned
	for i := tb.start(hash); ; i = (i + 1) & mask {
		x := tb.indexAt(i)
		if x < dictIndexBase {
			if x == dictIndexFree {
				return -1, 0
			}
			continue
		}
		e := tb.entry(int(x - dictIndexBase))
		if e.key.t == key.t {
			return int(x - dictIndexBase), i
		}
		if e.hash != hash || !e.key.isKind(KindStr) || e.key.Header().flags&interned != 0 {
			continue
		}
		if StringOf(e.key) == StringOf(key) {
			return int(x - dictIndexBase), i
		}
	}
}

// getInterned returns the value of an interned str key, or empty.
func (d *Dict) getInterned(t *Thread, name Value) Value {
	if d.owner != nil {
		return t.instanceGet(d.owner, name)
	}
	if d.table == nil {
		return Value{}
	}
	i, _ := d.findStr(t, name, strHash(t, name.str()))
	if i < 0 {
		return Value{}
	}
	return d.table.entry(i).val
}

func (d *Dict) getStr(t *Thread, name Value) Value { return d.getInterned(t, name) }

func (d *Dict) setInterned(t *Thread, name, v Value) { d.setStr(t, name, v) }

// setStr stores under an exact str key; it cannot raise.
func (d *Dict) setStr(t *Thread, name, v Value) {
	if d.owner != nil {
		t.instanceSet(d.owner, name, v)
		return
	}
	h := strHash(t, name.str())
	i, _ := d.findStr(t, name, h)
	if i >= 0 {
		d.table.entry(i).val = v
		d.version = 0
		return
	}
	d.insert(t, name, h, v)
}

func (d *Dict) deleteStr(t *Thread, name Value) bool {
	if d.owner != nil {
		return t.instanceDelete(d.owner, name)
	}
	i, at := d.findStr(t, name, strHash(t, name.str()))
	if i < 0 {
		return false
	}
	d.remove(i, at)
	return true
}

// insert adds an entry whose key is known to be absent.
func (d *Dict) insert(t *Thread, key Value, hash uint64, v Value) {
	if d.table == nil || d.table.n == d.table.cap {
		d.grow(t)
	}
	tb := d.table
	e := tb.entry(int(tb.n))
	e.key, e.val, e.hash = key, v, hash
	tb.link(int(tb.n), hash)
	tb.n++
	d.used++
	d.version, d.keysVer = 0, 0
}

func (tb *dictTable) link(n int, hash uint64) {
	mask := uint64(1)<<tb.logSize - 1
	i := tb.start(hash)
	for tb.indexAt(i) >= dictIndexBase {
		i = (i + 1) & mask
	}
	tb.setIndex(i, uint32(n)+dictIndexBase)
}

func (d *Dict) grow(t *Thread) { d.resize(t, d.used*3) }

// reserve makes room for n more items.
func (d *Dict) reserve(t *Thread, n int) {
	if d.table == nil && n > 0 || d.table != nil && int(d.table.cap-d.table.n) < n {
		d.resize(t, (d.used+n)*3/2+1)
	}
}

// resize makes a new table of at least n index places and drops dead entries.
func (d *Dict) resize(t *Thread, n int) {
	log := uint8(3)
	if n > 8 {
		log = uint8(bits.Len(uint(n - 1)))
	}
	for (uintptr(1)<<log)*2/3 <= uintptr(d.used) {
		log++
	}
	nt := newDictTable(t, log)
	d.keysVer = 0
	if old := d.table; old != nil {
		k := 0
		for i := 0; i < int(old.n); i++ {
			e := old.entry(i)
			if e.val.t == tagEmpty {
				continue
			}
			*nt.entry(k) = *e
			nt.link(k, e.hash)
			k++
		}
		nt.n = int32(k)
	}
	d.table = nt
}

func (d *Dict) remove(i int, at uint64) {
	d.table.setIndex(at, dictIndexDeleted)
	e := d.table.entry(i)
	e.key, e.val = Value{}, Value{}
	d.used--
	d.version, d.keysVer = 0, 0
	if d.used == 0 { // an emptied dict forgets its dead entries
		d.table = nil
	}
}

// GetHash returns the value of a key whose hash is known, or empty.
func (d *Dict) GetHash(t *Thread, key Value, hash int64) (Value, error) {
	if d.owner != nil {
		if key.isKind(KindStr) && key.Header().Exact() {
			return t.instanceGet(d.owner, key), nil
		}
		d.materialize(t)
	}
	i, _, err := d.find(t, key, t.RT.place(hash))
	if i < 0 || err != nil {
		return Value{}, err
	}
	return d.table.entry(i).val, nil
}

// Get returns the value of key, or empty.
func (d *Dict) Get(t *Thread, key Value) (Value, error) {
	if key.isKind(KindStr) && key.Header().Exact() {
		if d.owner != nil {
			return t.instanceGet(d.owner, key), nil
		}
		h := strHash(t, key.str())
		i, _, err := d.find(t, key, h)
		if i < 0 || err != nil {
			return Value{}, err
		}
		return d.table.entry(i).val, nil
	}
	h, err := t.DictHash(key)
	if err != nil {
		return Value{}, err
	}
	return d.GetHash(t, key, h)
}

// Set stores v under key.
func (d *Dict) Set(t *Thread, key, v Value) error {
	h, err := t.DictHash(key)
	if err != nil {
		return err
	}
	return d.SetHash(t, key, h, v)
}

// SetDefault returns what stands under key, having stored v there if that was
// nothing.
func (d *Dict) SetDefault(t *Thread, key, v Value) (Value, error) {
	h, err := t.DictHash(key)
	if err != nil {
		return Value{}, err
	}
	if d.owner != nil {
		if old, err := d.GetHash(t, key, h); err != nil || !old.IsEmpty() {
			return old, err
		}
		return v, d.SetHash(t, key, h, v)
	}
	i, _, err := d.find(t, key, t.RT.place(h))
	if err != nil {
		return Value{}, err
	}
	if i >= 0 {
		return d.table.entry(i).val, nil
	}
	d.insert(t, key, t.RT.place(h), v)
	return v, nil
}

// KeyOf returns the exact str among the keys that has the contents of s, or empty.
// The dict must be one of native code's own, no instance's __dict__.
func (d *Dict) KeyOf(t *Thread, s string) Value {
	tb := d.table
	if tb == nil {
		return Value{}
	}
	hash := t.RT.tableHash(s)
	mask := uint64(1)<<tb.logSize - 1
	for i := tb.start(hash); ; i = (i + 1) & mask {
		x := tb.indexAt(i)
		if x == dictIndexFree {
			return Value{}
		}
		if x < dictIndexBase {
			continue
		}
		e := tb.entry(int(x - dictIndexBase))
		if e.hash == hash && e.key.IsExactStr() && StringOf(e.key) == s {
			return e.key
		}
	}
}

// SetHash stores v under a key whose hash is known.
func (d *Dict) SetHash(t *Thread, key Value, hash int64, v Value) error {
	return d.setPlaced(t, key, t.RT.place(hash), v)
}

// setPlaced stores v under a key with what dicts find it by.
func (d *Dict) setPlaced(t *Thread, key Value, place uint64, v Value) error {
	if d.owner != nil {
		if key.isKind(KindStr) && key.Header().Exact() {
			t.instanceSet(d.owner, key, v)
			return nil
		}
		d.materialize(t)
	}
	i, _, err := d.find(t, key, place)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.table.entry(i).val = v
		d.version = 0
		return nil
	}
	d.insert(t, key, place, v)
	return nil
}

// Delete removes key and returns its value, or empty when it was not there.
func (d *Dict) Delete(t *Thread, key Value) (Value, error) {
	h, err := t.DictHash(key)
	if err != nil {
		return Value{}, err
	}
	if d.owner != nil {
		if key.isKind(KindStr) && key.Header().Exact() {
			v := t.instanceGet(d.owner, key)
			if !v.IsEmpty() {
				t.instanceDelete(d.owner, key)
			}
			return v, nil
		}
		d.materialize(t)
	}
	i, at, err := d.find(t, key, t.RT.place(h))
	if i < 0 || err != nil {
		return Value{}, err
	}
	v := d.table.entry(i).val
	d.remove(i, at)
	return v, nil
}

// Clear removes all items.
func (d *Dict) Clear(t *Thread) {
	d.materialize(t)
	d.table, d.used, d.version, d.keysVer = nil, 0, 0, 0
}

// materialize ends the view on an instance's slots.
func (d *Dict) materialize(t *Thread) {
	if d.owner != nil {
		t.toDictMode(d.owner)
	}
}

// Next returns the item at or after position *pos and moves *pos behind it; ok is
// false at the end. Positions start at 0 and stay meaningful as long as no key is
// added or removed.
func (d *Dict) Next(t *Thread, pos *int) (key, v Value, ok bool) {
	if d.owner != nil {
		s := t.Shape(d.owner)
		if *pos >= s.Len() {
			return
		}
		i := *pos
		*pos++
		return s.Names()[i], *d.owner.slot(i), true
	}
	tb := d.table
	if tb == nil {
		return
	}
	first := int(tb.first)
	for i := max(*pos, first); i < int(tb.n); i++ {
		e := tb.entry(i)
		if e.val.t != tagEmpty {
			if *pos <= first {
				tb.first = int32(i)
			}
			*pos = i + 1
			return e.key, e.val, true
		}
	}
	*pos = int(tb.n)
	return
}

// Prev is Next from the end: *pos starts at EndPos.
func (d *Dict) Prev(t *Thread, pos *int) (key, v Value, ok bool) {
	if d.owner != nil {
		if *pos = min(*pos, t.Shape(d.owner).Len()); *pos <= 0 {
			return
		}
		*pos--
		return t.Shape(d.owner).Names()[*pos], *d.owner.slot(*pos), true
	}
	tb := d.table
	if tb == nil {
		return
	}
	for i := min(*pos, int(tb.n)) - 1; i >= 0; i-- {
		e := tb.entry(i)
		if e.val.t != tagEmpty {
			*pos = i
			return e.key, e.val, true
		}
	}
	*pos = 0
	return
}

// EndPos returns the position behind the last item.
func (d *Dict) EndPos(t *Thread) int {
	if d.owner != nil {
		return t.Shape(d.owner).Len()
	}
	if d.table == nil {
		return 0
	}
	return int(d.table.n)
}

// Copy returns a new dict with the same items.
func (d *Dict) Copy(t *Thread) *Dict {
	c := t.NewDict()
	if d.owner == nil {
		c.copyItems(t, d)
		return c
	}
	c.reserve(t, d.Len(t))
	pos := 0
	for {
		k, v, ok := d.Next(t, &pos)
		if !ok {
			return c
		}
		c.insert(t, k, strHash(t, k.str()), v)
	}
}

// copyItems fills a dict in which nothing was ever stored with the items of one that
// is no view.
func (d *Dict) copyItems(t *Thread, src *Dict) {
	tb := src.table
	switch {
	case tb == nil:
		return
	case src.used == int(tb.n) && src.used*3 >= int(tb.cap):
		// Without dead entries, and not much too large: as it stands.
		c := newDictTable(t, tb.logSize)
		copy(bytesAt(addrOf(c)+dictTableSize, tb.size()), bytesAt(addrOf(tb)+dictTableSize, tb.size()))
		c.n = tb.n
		d.table, d.used = c, src.used
		d.version, d.keysVer = 0, 0
		return
	}
	d.reserve(t, src.used)
	for i := 0; i < int(tb.n); i++ {
		if e := tb.entry(i); e.val.t != tagEmpty {
			d.insert(t, e.key, e.hash, e.val)
		}
	}
}

// size is how many bytes the entries and the index take.
func (tb *dictTable) size() int {
	return int(tb.index-addrOf(tb)-dictTableSize) + tb.width()<<tb.logSize
}

// width is the size of a place of the index, in bytes.
func (tb *dictTable) width() int {
	switch {
	case tb.logSize <= 7:
		return 1
	case tb.logSize <= 16:
		return 2
	}
	return 4
}

// Len returns the number of items.
func (d *Dict) Len(t *Thread) int {
	if d.owner != nil {
		return t.Shape(d.owner).Len()
	}
	return d.used
}

// GetString returns the value of a key given as a Go string, or empty.
func (d *Dict) GetString(t *Thread, key string) Value {
	return d.getStr(t, t.NewStr(key))
}

// SetString stores under a key given as a Go string.
func (d *Dict) SetString(t *Thread, key string, v Value) {
	d.setStr(t, t.InternString(key), v)
}

// DictHash is Hash with the error text of dicts.
func (t *Thread) DictHash(key Value) (int64, error) {
	h, err := t.Hash(key)
	if err != nil {
		err = t.unhashableAs(key, "a dict key", err)
	}
	return h, err
}

// unhashableAs rewords the TypeError of a key that cannot be hashed.
func (t *Thread) unhashableAs(key Value, what string, err error) error {
	if !t.Matches(t.RT.T.Exc.TypeError) {
		return err
	}
	e := t.TakeError()
	text, serr := t.Str(e)
	if serr != nil {
		return serr
	}
	return t.TypeErrorf("cannot use '%s' as %s (%s)", t.TypeFullName(t.TypeOf(key)), what, StringOf(text))
}
