package object

// This file uses unsafe: keys lie in leaf blocks of the heap as bare numbers and
// as Go strings that view strs. Whoever sorts holds the block's address and the
// list of the strs for as long as that takes.

import "unsafe"

// keyKind says what all keys of a sort are.
type keyKind uint8

const (
	keysMixed keyKind = iota // anything: compared as Python compares
	keysInt
	keysFloat
	keysStr
	keysTuple
)

// kindOfKeys finds out whether keys can be compared without their types' methods.
func kindOfKeys(keys []Value) keyKind {
	kind := keysMixed
	for i, k := range keys {
		var one keyKind
		switch {
		case k.IsInt():
			one = keysInt
		case k.IsFloat():
			one = keysFloat
		case k.IsExactStr():
			one = keysStr
		case k.IsTuple() && k.Header().Exact():
			one = keysTuple
		default:
			return keysMixed
		}
		if i > 0 && one != kind {
			return keysMixed
		}
		kind = one
	}
	return kind
}

// sortKey is what keys are sorted as when they are of one kind.
type sortKey interface{ int64 | float64 | string }

// newKeys returns room for n keys, in the heap.
func newKeys[K sortKey](t *Thread, n int) []K {
	var k K
	return unsafe.Slice((*K)(ptr(t.newLeaf(max(n, 1)*int(unsafe.Sizeof(k))))), n)
}

// sortInts sorts work by keys, which may be the same list.
func (t *Thread) sortInts(keys, work *List) {
	n := keys.n
	k := newKeys[int64](t, n)
	for i, v := range keys.Items() {
		k[i] = v.AsInt()
	}
	if keys != work {
		sortByKeys(t, k, work.Items())
		return
	}
	sortByKeys(t, k, nil)
	for i, v := range k {
		work.Items()[i] = Int(v)
	}
}

func (t *Thread) sortFloats(keys, work *List) {
	n := keys.n
	k := newKeys[float64](t, n)
	for i, v := range keys.Items() {
		k[i] = v.AsFloat()
	}
	if keys != work {
		sortByKeys(t, k, work.Items())
		return
	}
	sortByKeys(t, k, nil)
	for i, v := range k {
		work.Items()[i] = Float(v)
	}
}

// sortStrs compares bytes, which orders UTF-8 by code points; surrogates, as three
// bytes, fall in their place too.
func (t *Thread) sortStrs(keys, work *List) {
	n := keys.n
	k := newKeys[string](t, n)
	for i, v := range keys.Items() {
		k[i] = StringOf(v)
	}
	sortByKeys(t, k, work.Items())
}

// keySorter is sorter for keys that are compared in place.
type keySorter[K sortKey] struct {
	keys, tmp     []K
	vals, tmpVals []Value // nil where the keys are all there is
	stack         [64]sortRun
	depth         int
}

// sortByKeys sorts keys, and vals along with them.
func sortByKeys[K sortKey](t *Thread, keys []K, vals []Value) {
	n := len(keys)
	if n < 2 {
		return
	}
	s := keySorter[K]{keys: keys, vals: vals}
	for lo := 0; lo < n; {
		run := s.countRun(lo)
		if run < minRun {
			force := min(minRun, n-lo)
			s.insertion(lo, lo+run, lo+force)
			run = force
		}
		if run < n && s.tmp == nil { // else there is nothing to merge
			s.tmp = newKeys[K](t, n)
			if vals != nil {
				s.tmpVals = valuesAt(t.newValues(n), n)
			}
		}
		if s.depth > 0 {
			top := &s.stack[s.depth-1]
			p := runPower(top.start, top.n, run, n)
			for s.depth > 1 && s.stack[s.depth-2].power > p {
				s.mergeTop()
			}
			s.stack[s.depth-1].power = p
		}
		s.stack[s.depth] = sortRun{lo, run, 0}
		s.depth++
		lo += run
	}
	for s.depth > 1 {
		s.mergeTop()
	}
}

// countRun returns the length of the run at lo, reversing a strictly descending
// one.
func (s *keySorter[K]) countRun(lo int) int {
	k := s.keys
	if lo+1 == len(k) {
		return 1
	}
	i := lo + 2
	if k[lo+1] < k[lo] {
		for i < len(k) && k[i] < k[i-1] {
			i++
		}
		for a, b := lo, i-1; a < b; a, b = a+1, b-1 {
			k[a], k[b] = k[b], k[a]
		}
		if s.vals != nil {
			reverseValues(s.vals[lo:i])
		}
		return i - lo
	}
	for i < len(k) && !(k[i] < k[i-1]) {
		i++
	}
	return i - lo
}

// insertion sorts keys[lo:hi], of which keys[lo:start] is sorted.
func (s *keySorter[K]) insertion(lo, start, hi int) {
	for ; start < hi; start++ {
		k := s.keys[start]
		l, r := lo, start
		for l < r {
			m := int(uint(l+r) >> 1)
			if k < s.keys[m] {
				r = m
			} else {
				l = m + 1
			}
		}
		if l == start {
			continue
		}
		copy(s.keys[l+1:start+1], s.keys[l:start])
		s.keys[l] = k
		if s.vals != nil {
			v := s.vals[start]
			copy(s.vals[l+1:start+1], s.vals[l:start])
			s.vals[l] = v
		}
	}
}

// mergeTop merges the two topmost runs.
func (s *keySorter[K]) mergeTop() {
	a, b := s.stack[s.depth-2], s.stack[s.depth-1]
	s.depth--
	s.stack[s.depth-1] = sortRun{a.start, a.n + b.n, a.power}
	keys := s.keys
	lo, mid, hi := a.start, b.start, b.start+b.n
	// What of the left run is not above the right run's first is in place, and so
	// is what of the right run is not below the left run's last.
	first, last := keys[mid], keys[mid-1]
	for l, r := lo, mid; ; {
		if l >= r {
			lo = l
			break
		}
		if m := int(uint(l+r) >> 1); first < keys[m] {
			r = m
		} else {
			l = m + 1
		}
	}
	if lo == mid {
		return
	}
	for l, r := mid, hi; ; {
		if l >= r {
			hi = l
			break
		}
		if m := int(uint(l+r) >> 1); keys[m] < last {
			l = m + 1
		} else {
			r = m
		}
	}
	left := s.tmp[:copy(s.tmp, keys[lo:mid])]
	i, j, k := 0, mid, lo
	if s.vals == nil {
		for i < len(left) && j < hi {
			if keys[j] < left[i] {
				keys[k] = keys[j]
				j++
			} else {
				keys[k] = left[i]
				i++
			}
			k++
		}
		copy(keys[k:], left[i:])
		return
	}
	vals, leftVals := s.vals, s.tmpVals
	copy(leftVals, vals[lo:mid])
	for i < len(left) && j < hi {
		if keys[j] < left[i] {
			keys[k], vals[k] = keys[j], vals[j]
			j++
		} else {
			keys[k], vals[k] = left[i], leftVals[i]
			i++
		}
		k++
	}
	copy(keys[k:], left[i:])
	copy(vals[k:], leftVals[i:len(left)])
}
