package heap

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unsafe"
)

// shadow is the graph as it should be, by object number; the heap holds the
// numbers in the cells.
type shadow struct {
	w     *world
	edges map[uint64][]uint64 // 0 is none
	roots []uint64
	next  uint64
	// What was reported, to find it reported too early, twice or never.
	flags map[uint64]bool
}

// check walks cells and shadow together from every root.
func (s *shadow) check(t *testing.T) {
	seen := map[uint64]uintptr{}
	type pair struct {
		id uint64
		c  *cell
	}
	var todo []pair
	for i, id := range s.roots {
		todo = append(todo, pair{id, cellAt(s.w.roots[i])})
	}
	for len(todo) > 0 {
		p := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if at, ok := seen[p.id]; ok {
			if at != p.c.addr() {
				t.Fatalf("object %d stands at %#x and %#x", p.id, at, p.c.addr())
			}
			continue
		}
		seen[p.id] = p.c.addr()
		edges := s.edges[p.id]
		if p.c.id != p.id || int(p.c.n) != len(edges) {
			t.Fatalf("object %d reads %d with %d values, want %d", p.id, p.c.id, p.c.n, len(edges))
		}
		for i, to := range edges {
			if got := p.c.at(i); to == 0 && got == nil {
				continue
			} else if to == 0 || got == nil {
				t.Fatalf("object %d, value %d: want %d", p.id, i, to)
			} else {
				todo = append(todo, pair{to, got})
			}
		}
	}
	for _, id := range s.w.weakDead {
		if _, ok := seen[id]; ok && s.flags[id] {
			t.Fatalf("object %d is reachable and was reported dead", id)
		}
		delete(s.flags, id)
	}
	s.w.weakDead = s.w.weakDead[:0]
}

func (s *shadow) step(rnd *rand.Rand) {
	w := s.w
	size := func() int {
		switch rnd.IntN(60) {
		case 0:
			return rnd.IntN(5000)
		case 1:
			return rnd.IntN(500)
		}
		return rnd.IntN(12)
	}
	pick := func() int { return rnd.IntN(len(s.roots)) }
	switch k := rnd.IntN(10); {
	case k < 5 || len(s.roots) < 2: // a new root, that refers to an old one
		n := size()
		s.next++
		c := w.make(n, s.next)
		s.edges[s.next] = make([]uint64, n)
		if n > 0 && len(s.roots) > 0 {
			r := pick()
			c.set(n-1, cellAt(w.roots[r]))
			s.edges[s.next][n-1] = s.roots[r]
		}
		if rnd.IntN(4) == 0 {
			w.h.SetWeak(unsafe.Pointer(c))
			s.flags[s.next] = true
		}
		s.roots, w.roots = append(s.roots, s.next), append(w.roots, c.addr())
	case k < 8: // an edge between two roots
		a, b := pick(), pick()
		if n := len(s.edges[s.roots[a]]); n > 0 {
			i := rnd.IntN(n)
			cellAt(w.roots[a]).set(i, cellAt(w.roots[b]))
			s.edges[s.roots[a]][i] = s.roots[b]
		}
	default: // drop roots
		for range 1 + rnd.IntN(3) {
			if len(s.roots) == 0 {
				break
			}
			i := pick()
			s.roots[i], w.roots[i] = s.roots[len(s.roots)-1], w.roots[len(w.roots)-1]
			s.roots, w.roots = s.roots[:len(s.roots)-1], w.roots[:len(w.roots)-1]
		}
	}
}

func TestRandomGraphs(t *testing.T) {
	steps := 20_000
	if testing.Short() {
		steps = 3000
	}
	for _, o := range []Options{
		{MinTrigger: 1 << 18},
		{MinTrigger: 1 << 18, Poison: true, Verify: true},
		{Stress: 97, Poison: true, Verify: true},
		{Stress: 1, Poison: true, Verify: true},
		{MinTrigger: 1 << 18, MarkStack: 8, Verify: true},
		{MinTrigger: 1 << 18, Limit: 1 << 30, Poison: true},
	} {
		t.Run(fmt.Sprintf("%+v", o), func(t *testing.T) {
			w := newWorld(t, o)
			s := &shadow{w: w, edges: map[uint64][]uint64{}, flags: map[uint64]bool{}}
			rnd := rand.New(rand.NewPCG(7, uint64(o.Stress)))
			n := steps
			if o.Stress > 0 {
				n = min(n, 300+30*o.Stress)
			}
			apart(func() {
				for i := range n {
					s.step(rnd)
					if i%(n/20) == 0 {
						s.check(t)
					}
				}
				s.check(t)
			})
			w.roots, s.roots = nil, nil
			w.collect()
			s.check(t)
			if live := w.h.Stats().LiveObjects; live != 0 {
				t.Errorf("%d objects live after all roots are gone", live)
			}
			if len(s.flags) > 0 {
				t.Errorf("%d dead objects were not reported", len(s.flags))
			}
		})
	}
}

// The same program collects at the same points, wherever the system maps it.
func TestRunsAreRepeatable(t *testing.T) {
	run := func() Stats {
		w := newWorld(t, Options{MinTrigger: 1 << 18})
		s := &shadow{w: w, edges: map[uint64][]uint64{}, flags: map[uint64]bool{}}
		rnd := rand.New(rand.NewPCG(9, 9))
		apart(func() {
			for range 20_000 {
				s.step(rnd)
			}
		})
		st := w.h.Stats()
		st.MarkTime, st.SweepTime, st.MaxPause = 0, 0, 0
		return st
	}
	a, b := run(), run()
	if a.Collections != b.Collections || a.Allocs != b.Allocs || a.AllocBytes != b.AllocBytes {
		t.Errorf("two runs differ:\n%+v\n%+v", a, b)
	}
	if a.Collections == 0 {
		t.Error("no collection ran")
	}
}

func TestVerifyFindsFaults(t *testing.T) {
	faults := map[string]func(w *world){
		"is free": func(w *world) {
			var stale uintptr
			apart(func() { stale = w.make(2, 1).addr() })
			for range 20 { // other objects, so that its block stays
				w.roots = append(w.roots, w.make(2, 1).addr())
			}
			w.collect()
			*cellAt(w.roots[0]).value(1) = stale
		},
		"lies inside": func(w *world) {
			c := w.make(2, 1)
			w.roots = []uintptr{c.addr()}
			*c.value(0) = c.addr() + 16
		},
		"was written to": func(w *world) {
			var stale uintptr
			apart(func() { stale = w.make(2, 1).addr() })
			w.roots = append(w.roots, w.make(2, 1).addr())
			w.collect()
			cellAt(stale).id = 5
			for range 3000 {
				w.make(2, 2)
			}
		},
	}
	for want, fault := range faults {
		t.Run(want, func(t *testing.T) {
			w := newWorld(t, Options{Poison: true, Verify: true})
			defer func() {
				if p := recover(); p == nil || !strings.Contains(fmt.Sprint(p), want) {
					t.Errorf("recovered %v, want a fault that says %q", p, want)
				}
			}()
			fault(w)
			w.collect()
		})
	}
}
