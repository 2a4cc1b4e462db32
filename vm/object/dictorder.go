package object

// MoveToEnd moves a key, whose hash is known, behind all others, or before them; it
// reports whether the key is there.
func (d *Dict) MoveToEnd(t *Thread, key Value, h int64, last bool) (bool, error) {
	d.materialize(t)
	i, at, err := d.find(t, key, t.RT.place(h))
	if i < 0 || err != nil {
		return false, err
	}
	if d.used == 1 {
		return true, nil
	}
	e := *d.table.entry(i)
	d.remove(i, at)
	if last {
		d.insert(t, e.key, e.hash, e.val)
		return true, nil
	}
	if d.table.first == 0 {
		d.makeRoomInFront(t)
	}
	tb := d.table
	tb.first--
	*tb.entry(int(tb.first)) = e
	tb.link(int(tb.first), e.hash)
	d.used++
	d.version, d.keysVer = 0, 0
	return true, nil
}

// makeRoomInFront makes a new table in which dead entries stand before the live
// ones, half as many as these.
func (d *Dict) makeRoomInFront(t *Thread) {
	old := d.table
	if old.entry(0).val.IsEmpty() {
		// The hint lags behind: entries in front are dead already.
		for int(old.first) < int(old.n) && old.entry(int(old.first)).val.IsEmpty() {
			old.first++
		}
		return
	}
	gap := d.used/2 + 1
	live := d.used
	d.used += gap // makes the table large enough
	d.resize(t, d.used*2)
	d.used = live
	tb := d.table
	for i := int(tb.n) - 1; i >= 0; i-- {
		*tb.entry(i + gap) = *tb.entry(i)
	}
	clear(bytesAt(tb.index, int(indexWidth(tb.logSize)<<tb.logSize)))
	for i := range gap {
		*tb.entry(i) = dictEntry{}
	}
	tb.n += int32(gap)
	tb.first = int32(gap)
	for i := gap; i < int(tb.n); i++ {
		tb.link(i, tb.entry(i).hash)
	}
}
