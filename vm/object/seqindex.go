package object

// This file holds what all sequences share: positions, slices, and searching.

// SeqIndex turns a subscript into a position in a sequence of length items, which
// are counted once the subscript's __index__ has run: it may change their number.
// text words the error ("list index out of range").
func (t *Thread) SeqIndex(key Value, length *int, text string) (int, error) {
	i, err := t.IndexInt(key, t.RT.T.Exc.IndexError)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += *length
	}
	if i < 0 || i >= *length {
		return 0, t.IndexErrorf("%s", text)
	}
	return i, nil
}

// isIndex tells whether a subscript is a position rather than a slice or nonsense.
func (t *Thread) isIndex(key Value) bool {
	return key.IsIntOrBool() || key.isKind(KindBigInt) || t.TypeOf(key).slots.Index != nil
}

func (t *Thread) badIndex(kind string, key Value) error {
	return t.TypeErrorf("%s indices must be integers or slices, not %s", kind, t.TypeName(key))
}

// SliceParts returns the numbers of a slice object as given, clipped to 64 bits:
// step defaults to 1, and start and stop to the ends in its direction.
func (t *Thread) SliceParts(v Value) (start, stop, step int, err error) {
	s := Cast[Slice](v)
	step = 1
	if !s.Step.IsNone() {
		if step, err = t.sliceInt(s.Step); err != nil {
			return
		}
		if step == 0 {
			return 0, 0, 0, t.ValueErrorf("slice step cannot be zero")
		}
		step = max(step, -1<<63+1)
	}
	const big = 1<<63 - 1
	start, stop = 0, big
	if step < 0 {
		start, stop = big, -1<<63
	}
	if !s.Start.IsNone() {
		if start, err = t.sliceInt(s.Start); err != nil {
			return
		}
	}
	if !s.Stop.IsNone() {
		stop, err = t.sliceInt(s.Stop)
	}
	return
}

func (t *Thread) sliceInt(v Value) (int, error) {
	if v.IsIntOrBool() {
		return int(v.AsInt()), nil
	}
	if !v.isKind(KindBigInt) && t.TypeOf(v).slots.Index == nil {
		return 0, t.TypeErrorf("slice indices must be integers or None or have an __index__ method")
	}
	return t.IndexInt(v, nil)
}

// boundInt reads a bound of index methods, for which None does not stand.
func (t *Thread) boundInt(v Value) (int, error) {
	if !v.IsInteger() && t.TypeOf(v).slots.Index == nil {
		return 0, t.TypeErrorf("slice indices must be integers or have an __index__ method")
	}
	return t.IndexInt(v, nil)
}

// AdjustSlice clips the numbers of a slice to a sequence of n items and returns
// the number of items it selects.
func AdjustSlice(start, stop, step, n int) (int, int, int) {
	clip := func(i int) int {
		if i < 0 {
			i += n
			if i < 0 {
				if step < 0 {
					return -1
				}
				return 0
			}
			return i
		}
		if i >= n {
			if step < 0 {
				return n - 1
			}
			return n
		}
		return i
	}
	start, stop = clip(start), clip(stop)
	count := 0
	if step < 0 {
		if stop < start {
			count = (start-stop-1)/(-step) + 1
		}
	} else if start < stop {
		count = (stop-start-1)/step + 1
	}
	return start, stop, count
}

// SliceRange is SliceParts and AdjustSlice in one; the length is read in between.
func (t *Thread) SliceRange(v Value, length *int) (start, step, count int, err error) {
	start, stop, step, err := t.SliceParts(v)
	if err != nil {
		return 0, 0, 0, err
	}
	start, _, count = AdjustSlice(start, stop, step, *length)
	return start, step, count, nil
}

// repeatCount turns the operand of a repetition into a count that is not negative
// and keeps n*count within memory.
func (t *Thread) repeatCount(v Value, n int) (int, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	c, ok := int64(0), true
	if i.IsInt() {
		c = i.AsInt()
	} else if c, ok = BigToInt64(i); !ok {
		if i.bigInt().neg {
			return 0, nil
		}
		return 0, t.OverflowErrorf("cannot fit '%s' into an index-sized integer", t.TypeName(v))
	}
	if c <= 0 {
		return 0, nil
	}
	if n > 0 && c > int64(1<<59)/int64(n) {
		return 0, t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	return int(c), nil
}
