package object

import "strings"

// listSort is list.sort. The list is empty while it is being sorted, so that
// comparisons cannot disturb it; changes made meanwhile are an error.
func listSort(t *Thread, args []Value) (Value, error) {
	reverse := false
	if !args[2].IsEmpty() {
		b, err := t.Truth(args[2])
		if err != nil {
			return Value{}, err
		}
		reverse = b
	}
	return None(), t.SortList(args[0].list(), args[1], reverse)
}

// SortList sorts a list stably; key may be empty or None.
func (t *Thread) SortList(l *List, key Value, reverse bool) error {
	n := l.n
	if n < 2 && (key.IsEmpty() || key.IsNone()) {
		return nil
	}
	block, capacity := l.items, l.cap
	l.items, l.n, l.cap = 0, 0, 0
	work := t.NewList(n) // keeps the items alive, and is what gets sorted
	work.n = n
	copy(work.Items(), valuesAt(block, n))
	err := t.sortItems(work, key, reverse)
	changed := l.items != 0 || l.n != 0
	copy(valuesAt(block, n), work.Items())
	l.items, l.n, l.cap = block, n, capacity
	if err == nil && changed {
		err = t.ValueErrorf("list modified during sort")
	}
	return err
}

func (t *Thread) sortItems(work *List, key Value, reverse bool) error {
	n := work.n
	keys := work
	if !key.IsEmpty() && !key.IsNone() {
		keys = t.NewList(n)
		w := t.Push(1)
		for i := range n {
			w[0] = work.Items()[i]
			k, err := t.Call(key, w, nil)
			if err != nil {
				t.Pop(1)
				return err
			}
			keys.Append(t, k)
		}
		t.Pop(1)
	}
	paired := keys != work
	// Reversing before and after keeps equal items in their order.
	if reverse {
		reverseValues(keys.Items())
		if paired {
			reverseValues(work.Items())
		}
	}
	var err error
	switch kindOfKeys(keys.Items()) {
	case keysInt:
		t.sortInts(keys, work)
	case keysFloat:
		t.sortFloats(keys, work)
	case keysStr:
		t.sortStrs(keys, work)
	case keysTuple:
		err = t.sortAny(keys, work, lessTuple)
	default:
		err = t.sortAny(keys, work, lessAny)
	}
	if reverse {
		reverseValues(work.Items())
	}
	return err
}

// sortAny sorts work by keys whose comparison may call Python code and fail.
func (t *Thread) sortAny(keys, work *List, less lessFunc) error {
	s := sorter{t: t, less: less, keys: keys.Items()}
	tmp := t.NewList(keys.n)
	tmp.n = keys.n
	s.tmp = tmp.Items()
	if keys != work {
		tmpVals := t.NewList(keys.n)
		tmpVals.n = keys.n
		s.vals, s.tmpVals = work.Items(), tmpVals.Items()
	}
	return s.sort()
}

func reverseValues(v []Value) {
	for i, j := 0, len(v)-1; i < j; i, j = i+1, j-1 {
		v[i], v[j] = v[j], v[i]
	}
}

type lessFunc func(t *Thread, a, b Value) (bool, error)

func lessAny(t *Thread, a, b Value) (bool, error) {
	if a.IsInt() && b.IsInt() {
		return a.AsInt() < b.AsInt(), nil
	}
	v, err := t.RichCompare(a, b, LT)
	if err != nil {
		return false, err
	}
	if v.IsBool() {
		return v.AsBool(), nil
	}
	return t.Truth(v)
}

// lessTuple compares exact tuples: what they begin with in common is passed over,
// and where the first difference is between two ints, floats or strs it decides.
func lessTuple(t *Thread, a, b Value) (bool, error) {
	x, y := a.tuple().Items(), b.tuple().Items()
	n := min(len(x), len(y))
	for i := range n {
		p, q := x[i], y[i]
		switch {
		case p == q: // a NaN, too, is equal to itself here
			continue
		case p.IsInt() && q.IsInt():
			return p.AsInt() < q.AsInt(), nil
		case p.IsFloat() && q.IsFloat():
			if p.AsFloat() == q.AsFloat() {
				continue
			}
			return p.AsFloat() < q.AsFloat(), nil
		case p.IsExactStr() && q.IsExactStr():
			if c := strings.Compare(StringOf(p), StringOf(q)); c != 0 {
				return c < 0, nil
			}
			continue
		}
		return lessAny(t, a, b)
	}
	return len(x) < len(y), nil
}

// sorter sorts keys, and vals along with them, by merging runs as they are found
// (Munro and Wild, "Nearly-Optimal Mergesorts", powersort). Its slices view heap
// memory that its caller keeps alive.
type sorter struct {
	t             *Thread
	less          lessFunc
	keys, tmp     []Value
	vals, tmpVals []Value
	stack         [64]sortRun
	depth         int
}

type sortRun struct{ start, n, power int }

const minRun = 32

func (s *sorter) sort() error {
	n := len(s.keys)
	if n < 2 {
		return nil
	}
	for lo := 0; lo < n; {
		run, err := s.countRun(lo)
		if err != nil {
			return err
		}
		if run < minRun {
			force := min(minRun, n-lo)
			if err := s.insertion(lo, lo+run, lo+force); err != nil {
				return err
			}
			run = force
		}
		if s.depth > 0 {
			top := &s.stack[s.depth-1]
			p := runPower(top.start, top.n, run, n)
			for s.depth > 1 && s.stack[s.depth-2].power > p {
				if err := s.mergeTop(); err != nil {
					return err
				}
			}
			s.stack[s.depth-1].power = p
		}
		s.stack[s.depth] = sortRun{lo, run, 0}
		s.depth++
		lo += run
	}
	for s.depth > 1 {
		if err := s.mergeTop(); err != nil {
			return err
		}
	}
	return nil
}

// runPower is the depth in the merge tree of the boundary between two adjacent
// runs.
func runPower(start, n1, n2, n int) int {
	a := 2*start + n1
	b := a + n1 + n2
	power := 0
	for {
		power++
		if a >= n {
			a -= n
			b -= n
		} else if b >= n {
			return power
		}
		a <<= 1
		b <<= 1
	}
}

// countRun returns the length of the run at lo, reversing a strictly descending
// one.
func (s *sorter) countRun(lo int) (int, error) {
	n := len(s.keys)
	if lo+1 == n {
		return 1, nil
	}
	down, err := s.less(s.t, s.keys[lo+1], s.keys[lo])
	if err != nil {
		return 0, err
	}
	i := lo + 2
	for ; i < n; i++ {
		l, err := s.less(s.t, s.keys[i], s.keys[i-1])
		if err != nil {
			return 0, err
		}
		if l != down {
			break
		}
	}
	if down {
		reverseValues(s.keys[lo:i])
		if s.vals != nil {
			reverseValues(s.vals[lo:i])
		}
	}
	return i - lo, nil
}

// insertion sorts keys[lo:hi], of which keys[lo:start] is sorted, by binary
// insertion.
func (s *sorter) insertion(lo, start, hi int) error {
	for ; start < hi; start++ {
		k := s.keys[start]
		l, r := lo, start
		for l < r {
			m := int(uint(l+r) >> 1)
			less, err := s.less(s.t, k, s.keys[m])
			if err != nil {
				return err
			}
			if less {
				r = m
			} else {
				l = m + 1
			}
		}
		copy(s.keys[l+1:start+1], s.keys[l:start])
		s.keys[l] = k
		if s.vals != nil {
			v := s.vals[start]
			copy(s.vals[l+1:start+1], s.vals[l:start])
			s.vals[l] = v
		}
	}
	return nil
}

// mergeTop merges the two topmost runs. When a comparison fails, what has not been
// merged yet is put back, so that no item is lost.
func (s *sorter) mergeTop() error {
	a, b := s.stack[s.depth-2], s.stack[s.depth-1]
	s.depth--
	s.stack[s.depth-1] = sortRun{a.start, a.n + b.n, a.power}
	lo, mid, hi := a.start, b.start, b.start+b.n
	// What of the left run is not above the right run's first is in place.
	l, r := lo, mid
	first := s.keys[mid]
	for l < r {
		m := int(uint(l+r) >> 1)
		less, err := s.less(s.t, first, s.keys[m])
		if err != nil {
			return err
		}
		if less {
			r = m
		} else {
			l = m + 1
		}
	}
	lo = l
	if lo == mid {
		return nil
	}
	// Nor need what of the right run is not below the left run's last be moved.
	l, r = mid, hi
	last := s.keys[mid-1]
	for l < r {
		m := int(uint(l+r) >> 1)
		less, err := s.less(s.t, s.keys[m], last)
		if err != nil {
			return err
		}
		if less {
			l = m + 1
		} else {
			r = m
		}
	}
	hi = l
	n := copy(s.tmp, s.keys[lo:mid])
	if s.vals != nil {
		copy(s.tmpVals, s.vals[lo:mid])
	}
	i, j, k := 0, mid, lo
	var failed error
	for i < n && j < hi {
		less, err := s.less(s.t, s.keys[j], s.tmp[i])
		if err != nil {
			failed = err
			break
		}
		if less {
			s.keys[k] = s.keys[j]
			if s.vals != nil {
				s.vals[k] = s.vals[j]
			}
			j++
		} else {
			s.keys[k] = s.tmp[i]
			if s.vals != nil {
				s.vals[k] = s.tmpVals[i]
			}
			i++
		}
		k++
	}
	copy(s.keys[k:], s.tmp[i:n])
	if s.vals != nil {
		copy(s.vals[k:], s.tmpVals[i:n])
	}
	return failed
}
