package heap

// unsafe: a client of 16-byte values in cells; see node.

import (
	"testing"
	"unsafe"
)

// cell is a test object: a header with the number of values behind it, then the
// values.
type cell struct {
	n, id uint64
}

func (c *cell) value(i int) *uintptr {
	return (*uintptr)(unsafe.Add(unsafe.Pointer(c), 16+16*i))
}
func (c *cell) at(i int) *cell { return *(**cell)(unsafe.Pointer(c.value(i))) }
func (c *cell) set(i int, to *cell) {
	*c.value(i) = uintptr(unsafe.Pointer(to))
}

// world is a Client for cells.
type world struct {
	h         *Heap
	roots     []uintptr
	finalized []uint64
	weakDead  []uint64
	released  []uint64
	revive    bool
}

func (w *world) Roots(m *Marker) {
	for _, r := range w.roots {
		m.Mark(r)
	}
}
func (w *world) Trace(m *Marker, obj unsafe.Pointer) {
	c := (*cell)(obj)
	m.MarkValues(unsafe.Add(obj, 16), int(c.n))
}
func (w *world) WeakDead(obj unsafe.Pointer) { w.weakDead = append(w.weakDead, (*cell)(obj).id) }
func (w *world) Release(obj unsafe.Pointer)  { w.released = append(w.released, (*cell)(obj).id) }
func (w *world) Finalize(obj unsafe.Pointer) {
	w.finalized = append(w.finalized, (*cell)(obj).id)
	if w.revive {
		w.roots = append(w.roots, uintptr(obj))
	}
}

func newWorld(t testing.TB, o Options) *world {
	t.Helper()
	if o.Reserve == 0 {
		o.Reserve = 1 << 30
	}
	w := &world{}
	h, err := New(o, w)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Close)
	w.h = h
	return w
}

func (w *world) make(n int, id uint64) *cell {
	c := (*cell)(w.h.Alloc(uintptr(16 + 16*n)))
	c.n, c.id = uint64(n), id
	return c
}

func TestCollectKeepsWhatIsReachable(t *testing.T) {
	w := newWorld(t, Options{Verify: true, Poison: true})
	head := w.make(2, 0)
	w.roots = append(w.roots, uintptr(unsafe.Pointer(head)))
	for i := 1; i < 1000; i++ {
		c := w.make(2, uint64(i))
		w.make(1, 1<<40) // garbage between
		c.set(0, head.at(0))
		head.set(0, c)
	}
	for range 3 {
		w.h.Collect()
		i := uint64(999)
		for c := head.at(0); c != nil; c = c.at(0) {
			if c.id != i {
				t.Fatalf("node %d reads %d", i, c.id)
			}
			i--
		}
		if i != 0 {
			t.Fatalf("list ends at %d", i)
		}
	}
	if n := w.h.Stats().LiveObjects; n < 1000 || n > 1010 {
		t.Errorf("%d objects live, want 1000 and little more", n)
	}
}
