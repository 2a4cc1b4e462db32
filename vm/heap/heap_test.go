package heap

// unsafe: a client of 16-byte values in cells; see cell.

import (
	"runtime"
	"slices"
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
func (c *cell) at(i int) *cell      { return *(**cell)(unsafe.Pointer(c.value(i))) }
func (c *cell) set(i int, to *cell) { *c.value(i) = uintptr(unsafe.Pointer(to)) }
func (c *cell) addr() uintptr       { return uintptr(unsafe.Pointer(c)) }
func cellAt(addr uintptr) *cell     { return (*cell)(address(addr)) }

// world is a Client for cells.
type world struct {
	h         *Heap
	roots     []uintptr
	finalized []uint64
	weakDead  []uint64
	released  []uint64
	log       []string
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
func (w *world) WeakDead(obj unsafe.Pointer) {
	w.weakDead = append(w.weakDead, (*cell)(obj).id)
	w.log = append(w.log, "weak")
}
func (w *world) Release(obj unsafe.Pointer) {
	w.released = append(w.released, (*cell)(obj).id)
	w.log = append(w.log, "release")
}
func (w *world) Finalize(obj unsafe.Pointer) {
	w.finalized = append(w.finalized, (*cell)(obj).id)
	w.log = append(w.log, "finalize")
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
	if c != nil {
		c.n, c.id = uint64(n), id
	}
	return c
}

// apart runs f on a goroutine of its own, so that nothing it leaves on the stack
// keeps an object later.
func apart(f func()) {
	done := make(chan any)
	go func() {
		defer func() { done <- recover() }()
		f()
	}()
	if p := <-done; p != nil {
		panic(p)
	}
}

// collect collects without the goroutine's stack, so that exactly what the other
// roots reach is left: stale words on the stack would make counts a guess.
func (w *world) collect() {
	w.h.own.n = 0
	w.h.collect()
}

func TestCollectKeepsWhatIsReachable(t *testing.T) {
	w := newWorld(t, Options{Verify: true, Poison: true})
	head := w.make(2, 0)
	w.roots = append(w.roots, head.addr())
	for i := 1; i < 1000; i++ {
		c := w.make(2, uint64(i))
		w.make(1, 1<<40) // garbage between
		c.set(0, head.at(0))
		head.set(0, c)
	}
	for range 3 {
		w.collect()
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
	if n := w.h.Stats().LiveObjects; n != 1000 {
		t.Errorf("%d objects live, want 1000", n)
	}
}

func TestMemoryIsZeroedAndApart(t *testing.T) {
	w := newWorld(t, Options{Poison: true, Verify: true, MinTrigger: 1 << 20})
	for round := range 4 {
		end := uintptr(0)
		for size := uintptr(0); size < 3*maxSmall; size += 1 + size/7 {
			for _, alloc := range []func(uintptr) unsafe.Pointer{w.h.Alloc, w.h.AllocLeaf} {
				p := alloc(size)
				usable := w.h.SizeOf(uintptr(p))
				if uintptr(p)%16 != 0 || usable < size || usable > size+size/8+uintptr(pageSize()) {
					t.Fatalf("Alloc(%d) = %#x of %d bytes", size, p, usable)
				}
				if uintptr(p) < end && round == 0 && size > maxSmall {
					t.Fatalf("Alloc(%d) = %#x overlaps", size, p)
				}
				b := unsafe.Slice((*byte)(p), usable)
				for i, x := range b {
					if x != 0 {
						t.Fatalf("Alloc(%d) in round %d: byte %d is %#x", size, round, i, x)
					}
					b[i] = 0xff
				}
				clear(b[:min(16, len(b))]) // a header of no values
			}
		}
		w.collect()
	}
}

func TestObjectAtFindsEveryInteriorAddress(t *testing.T) {
	w := newWorld(t, Options{})
	w.h.Pause()
	for c := 1; c < numClasses; c++ {
		size := classSize(c)
		if classOf(size) != c || classOf(size-granule+1) != c {
			t.Fatalf("class %d of size %d: classOf says %d and %d", c, size, classOf(size), classOf(size-granule+1))
		}
		// Two blocks full and a part of a third.
		n := int(2*blockSize/size) + 2
		for range n {
			p := uintptr(w.h.AllocLeaf(size))
			for off := uintptr(0); off < size; off += 8 {
				if got := uintptr(w.h.ObjectAt(p + off)); got != p {
					t.Fatalf("size %d: ObjectAt(%#x+%d) = %#x", size, p, off, got)
				}
			}
			if next := w.h.ObjectAt(p + size); uintptr(next) == p {
				t.Fatalf("size %d: the object holds its own end", size)
			}
		}
	}
	p := uintptr(w.h.Alloc(300_000))
	for _, off := range []uintptr{0, 1, blockSize - 1, blockSize, 299_999} {
		if got := uintptr(w.h.ObjectAt(p + off)); got != p {
			t.Errorf("ObjectAt(large+%d) = %#x, want %#x", off, got, p)
		}
	}
	if w.h.ObjectAt(p+w.h.SizeOf(p)) != nil || w.h.ObjectAt(1) != nil || w.h.ObjectAt(0) != nil {
		t.Error("ObjectAt finds an object where there is none")
	}
	if w.h.SizeOf(p+16) != 0 {
		t.Error("SizeOf takes an interior address")
	}
}

func TestEachVisitsAllObjects(t *testing.T) {
	w := newWorld(t, Options{Verify: true})
	want := map[uint64]bool{}
	id := uint64(0)
	add := func(n int, keep bool) {
		id++
		c := w.make(n, id)
		if keep {
			w.roots = append(w.roots, c.addr())
			want[id] = true
		}
	}
	apart(func() {
		for i := range 5000 {
			add(i%50, i%3 == 0)
			if i%500 == 0 {
				add(20_000, i%1000 == 0)
			}
		}
	})
	check := func(extra int) {
		t.Helper()
		seen := map[uint64]bool{}
		last := uintptr(0)
		w.h.Each(func(obj unsafe.Pointer) bool {
			if uintptr(obj) <= last {
				t.Fatalf("object %#x comes after %#x", obj, last)
			}
			last = uintptr(obj)
			seen[(*cell)(obj).id] = true
			return true
		})
		for id := range want {
			if !seen[id] {
				t.Errorf("object %d was not visited", id)
			}
		}
		if len(seen) > len(want)+extra {
			t.Errorf("%d objects visited, want %d", len(seen), len(want))
		}
	}
	check(int(id))
	w.collect()
	check(0)
	apart(func() {
		for range 1000 {
			add(3, true)
		}
	})
	check(0)
	n := 0
	w.h.Each(func(unsafe.Pointer) bool { n++; return n < 7 })
	if n != 7 {
		t.Errorf("Each went on to %d objects after false", n)
	}
}

func TestOrderAtTheEndOfMarking(t *testing.T) {
	w := newWorld(t, Options{Verify: true, Poison: true})
	// A cycle of two, both with finalizers and weak references, that holds a
	// third with a release; a fourth of its own with a release.
	apart(func() {
		a, b, c, d := w.make(2, 1), w.make(2, 2), w.make(0, 3), w.make(0, 4)
		a.set(0, b)
		b.set(0, a)
		b.set(1, c)
		for _, x := range []*cell{a, b} {
			w.h.SetFinalizer(unsafe.Pointer(x))
			w.h.SetWeak(unsafe.Pointer(x))
		}
		w.h.SetWeak(unsafe.Pointer(c))
		w.h.SetRelease(unsafe.Pointer(c))
		w.h.SetRelease(unsafe.Pointer(d))
		w.roots = []uintptr{a.addr(), d.addr()}
	})
	w.collect()
	if len(w.log) > 0 || w.h.PendingFinalizers() > 0 {
		t.Fatalf("reachable objects were reported: %v", w.log)
	}
	w.roots = nil
	w.collect()
	if !slices.Equal(w.log, []string{"weak", "weak", "weak", "release"}) || !slices.Equal(w.released, []uint64{4}) {
		t.Fatalf("first collection: %v, released %v", w.log, w.released)
	}
	if n := w.h.PendingFinalizers(); n != 2 {
		t.Fatalf("%d finalizers wait, want 2", n)
	}
	w.collect() // queued objects are roots
	w.revive = true
	if n := w.h.RunFinalizers(); n != 2 || !slices.Equal(w.finalized, []uint64{1, 2}) {
		t.Fatalf("finalized %v", w.finalized)
	}
	w.collect()
	apart(func() {
		if a := cellAt(w.roots[0]); a.id != 1 || a.at(0).id != 2 || a.at(0).at(1).id != 3 {
			t.Error("the resurrected cycle is damaged")
		}
	})
	w.roots = nil
	w.collect()
	if n := w.h.RunFinalizers(); n != 0 {
		t.Errorf("finalizers ran again: %v", w.finalized)
	}
	if !slices.Equal(w.released, []uint64{4, 3}) || len(w.weakDead) != 3 {
		t.Errorf("released %v, weak dead %v", w.released, w.weakDead)
	}
}

func TestClearedFlagsReportNothing(t *testing.T) {
	w := newWorld(t, Options{Verify: true})
	apart(func() {
		p := unsafe.Pointer(w.make(0, 1))
		w.h.SetFinalizer(p)
		w.h.SetWeak(p)
		w.h.SetRelease(p)
		if !w.h.HasFinalizer(p) {
			t.Error("HasFinalizer says no")
		}
		w.h.ClearFinalizer(p)
		w.h.ClearWeak(p)
		w.h.ClearRelease(p)
		if w.h.HasFinalizer(p) {
			t.Error("HasFinalizer says yes")
		}
	})
	w.collect()
	if len(w.log) > 0 || w.h.PendingFinalizers() > 0 {
		t.Errorf("reported: %v", w.log)
	}
}

// What another object with a finalizer leads to is finalized after it, through
// objects without one too; cycles come last.
func TestOuterObjectsAreFinalizedFirst(t *testing.T) {
	w := newWorld(t, Options{Verify: true, Poison: true})
	apart(func() {
		var cells [7]*cell
		for i := range cells {
			cells[i] = w.make(1, uint64(i))
			if i != 3 {
				w.h.SetFinalizer(unsafe.Pointer(cells[i]))
			}
		}
		cells[4].set(0, cells[3])
		cells[3].set(0, cells[2])
		cells[1].set(0, cells[6])
		cells[6].set(0, cells[1])
		w.roots = []uintptr{cells[5].addr()}
	})
	w.collect()
	w.roots = nil
	w.collect()
	w.h.RunFinalizers()
	if want := []uint64{0, 4, 1, 2, 6, 5}; !slices.Equal(w.finalized, want) {
		t.Errorf("finalized in the order %v, want %v", w.finalized, want)
	}
}

func TestLongFinalizerQueue(t *testing.T) {
	w := newWorld(t, Options{Verify: true})
	const n = 30_000
	apart(func() {
		for i := range n {
			w.h.SetFinalizer(unsafe.Pointer(w.make(1, uint64(i))))
		}
	})
	w.collect()
	w.h.RunFinalizers()
	w.collect()
	if len(w.finalized) != n || !slices.IsSorted(w.finalized) {
		t.Errorf("%d finalized, want %d in order of address", len(w.finalized), n)
	}
	if live := w.h.Stats().LiveObjects; live != 0 {
		t.Errorf("%d objects live", live)
	}
}

func TestLimit(t *testing.T) {
	w := newWorld(t, Options{Limit: 8 << 20, Verify: true})
	for _, n := range []int{2, 100, 1000, 20_000} {
		apart(func() {
			count := 0
			for {
				c := w.make(n, 7)
				if c == nil {
					break
				}
				count++
				w.roots = append(w.roots, c.addr())
			}
			if bytes := count * (16 + 16*n); bytes < 6<<20 || bytes > 8<<20 {
				t.Errorf("objects of %d values: the limit came after %d bytes", n, bytes)
			}
			w.h.Pause()
			if w.make(n, 8) == nil {
				t.Error("the limit is hard inside a paused section")
			}
			w.h.Resume()
			w.roots = nil
		})
	}
	if w.h.Alloc(9<<20) != nil || w.h.Alloc(1<<62) != nil {
		t.Error("an object larger than the limit was allocated")
	}
	if w.make(1, 1) == nil {
		t.Error("no memory after all was dropped")
	}
}

func TestReservationExhausted(t *testing.T) {
	w := newWorld(t, Options{Reserve: 64 << 20, MinTrigger: 1 << 30})
	for round := range 2 {
		apart(func() {
			for {
				c := w.make(1000, 1)
				if c == nil {
					break
				}
				w.roots = append(w.roots, c.addr())
			}
		})
		if n := len(w.roots); n < 3500 {
			t.Errorf("round %d: no memory after %d objects of 16 KiB, of 64 MiB", round, n)
		}
		w.roots = nil
	}
}

func TestLargeObjects(t *testing.T) {
	w := newWorld(t, Options{Verify: true, Poison: true})
	apart(func() {
		a := w.make(10_000, 1)
		w.roots = []uintptr{a.addr()}
		for i := range 10_000 {
			a.set(i, w.make(1, uint64(i)))
		}
	})
	w.collect()
	a := cellAt(w.roots[0])
	for i := range 10_000 {
		if a.at(i).id != uint64(i) {
			t.Fatalf("value %d is lost", i)
		}
	}
	// In place, as far as the block and into the free ones behind.
	for _, size := range []uintptr{160_020, 190_000, 400_000, 3 << 20} {
		if !w.h.Extend(unsafe.Pointer(a), size) {
			continue // something may stand behind it
		}
		usable := w.h.SizeOf(a.addr())
		b := unsafe.Slice((*byte)(unsafe.Pointer(a)), usable)
		if usable < size || slices.ContainsFunc(b[160_016:], func(x byte) bool { return x != 0 }) {
			t.Fatalf("extended to %d bytes: %d usable, or not zero", size, usable)
		}
	}
	w.roots = nil
	before := w.h.Stats().InUse
	w.h.Free(unsafe.Pointer(a))
	if after := w.h.Stats().InUse; after >= before {
		t.Errorf("Free left %d of %d bytes in use", after, before)
	}
	w.collect()
}

func TestExtendTakesTheBlocksBehind(t *testing.T) {
	w := newWorld(t, Options{Verify: true, Poison: true, MinTrigger: 16 << 20})
	p := w.h.AllocLeaf(100_000)
	for size := uintptr(100_000); size < 10<<20; size += size / 8 {
		if !w.h.Extend(p, size) {
			t.Fatalf("Extend to %d bytes", size)
		}
		b := unsafe.Slice((*byte)(p), w.h.SizeOf(uintptr(p)))
		for i := len(b) - 1; i >= 0 && b[i] != 1; i-- {
			if b[i] != 0 {
				t.Fatalf("byte %d of %d is not zero", i, len(b))
			}
			b[i] = 1
		}
	}
	q := w.h.AllocLeaf(100_000)
	if w.h.Extend(p, w.h.SizeOf(uintptr(p))+2*blockSize) {
		t.Error("Extend ran into another object")
	}
	runtime.KeepAlive(q)
}

func TestFreedMemoryIsUsedAgain(t *testing.T) {
	w := newWorld(t, Options{MinTrigger: 1 << 20})
	apart(func() {
		for i := range 300_000 {
			w.make(i%40, 1)
			if i%1000 == 0 {
				w.make(5000, 1)
			}
		}
	})
	s := w.h.Stats()
	if s.Collections < 50 || s.Peak > 8<<20 {
		t.Errorf("%d collections, %d bytes at most in use for %d allocated", s.Collections, s.Peak, s.AllocBytes)
	}
}

func TestSmallMarkStack(t *testing.T) {
	w := newWorld(t, Options{MarkStack: 100, Verify: true})
	apart(func() {
		// A tree wide enough to overflow, then a list hung under its last leaf.
		root := w.make(200, 0)
		w.roots = []uintptr{root.addr()}
		for i := range 200 {
			c := w.make(200, 1)
			root.set(i, c)
			for k := range 200 {
				c.set(k, w.make(1, 2))
			}
		}
		c := root.at(199).at(199)
		for range 10_000 {
			next := w.make(1, 3)
			c.set(0, next)
			c = next
		}
	})
	w.collect()
	const want = 1 + 200 + 200*200 + 10_000
	if n := w.h.Stats().LiveObjects; n != want {
		t.Errorf("%d objects live, want %d", n, want)
	}
}

func TestStackIsARoot(t *testing.T) {
	w := newWorld(t, Options{Verify: true})
	top := new(uintptr)
	s, err := w.h.NewStack(1<<20, top)
	if err != nil {
		t.Fatal(err)
	}
	values := unsafe.Slice((*[2]uintptr)(s.Base()), s.Size()/16)
	apart(func() {
		for i := range 1000 {
			values[i] = [2]uintptr{w.make(1, uint64(i)).addr(), 0}
			if i%2 == 0 {
				values[i][0] += 24 // an interior address keeps the object too
			}
		}
	})
	*top = uintptr(s.Base()) + 1000*16
	live := func(want uint64) {
		t.Helper()
		w.collect()
		if n := w.h.Stats().LiveObjects; n != want {
			t.Errorf("%d objects live, want %d", n, want)
		}
	}
	live(1000)
	*top = uintptr(s.Base()) + 400*16
	live(400)
	s.Close()
	live(0)
}

func TestHandles(t *testing.T) {
	w := newWorld(t, Options{})
	a, b := w.h.NewHandle("a"), w.h.NewHandle("b")
	if w.h.Handle(a) != "a" || w.h.Handle(b) != "b" || a == 0 {
		t.Error("handles read wrongly")
	}
	w.h.FreeHandle(a)
	w.h.SetHandle(b, 5)
	if w.h.Handle(a) != nil || w.h.Handle(b) != 5 || w.h.Handle(0) != nil || w.h.Handle(99) != nil {
		t.Error("handles read wrongly after one was freed")
	}
	if c := w.h.NewHandle("c"); c != a {
		t.Errorf("handle %d was not used again", a)
	}
	if n := w.h.Stats().Handles; n != 2 {
		t.Errorf("%d handles, want 2", n)
	}
}

func TestManyHeaps(t *testing.T) {
	var open []*Heap
	for i := range 200 {
		h, err := New(Options{}, &world{})
		if err != nil {
			t.Fatalf("heap %d: %v", i, err)
		}
		h.Alloc(100)
		if open = append(open, h); i%3 > 0 {
			open[i/2].Close()
		}
	}
	for _, h := range open {
		h.Close()
	}
}

func uintptrOf(p *uintptr) uintptr { return uintptr(unsafe.Pointer(p)) }

func TestFreezeAndThaw(t *testing.T) {
	w := newWorld(t, Options{Poison: true, Verify: true})
	apart(func() {
		a, b := w.make(1, 1), w.make(0, 2)
		a.set(0, b)
		w.h.Freeze()
		a.set(0, w.make(0, 3))
		w.make(0, 4)
	})
	w.collect()
	if n := w.h.Stats().LiveObjects; n != 3 {
		t.Errorf("%d objects live, want the two frozen and one that they lead to", n)
	}
	w.h.Thaw()
	w.collect()
	if n := w.h.Stats().LiveObjects; n != 0 {
		t.Errorf("%d objects live after Thaw", n)
	}
}

func TestWhenCollectionsCome(t *testing.T) {
	for _, c := range []struct {
		name      string
		set       func(h *Heap)
		collected uint64 // by allocating 8 MiB
	}{
		{"by default", func(h *Heap) {}, 2},
		{"lower threshold", func(h *Heap) { h.SetThreshold(1 << 20) }, 7},
		{"higher threshold", func(h *Heap) { h.SetThreshold(6 << 20) }, 1},
		{"threshold taken back", func(h *Heap) { h.SetThreshold(1 << 20); h.SetThreshold(0) }, 2},
		{"off", func(h *Heap) { h.SetAutomatic(false) }, 0},
		{"on again", func(h *Heap) { h.SetAutomatic(false); h.SetAutomatic(true) }, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, Options{MinTrigger: 3 << 20})
			c.set(w.h)
			apart(func() {
				for range 8 << 20 / 64 {
					w.make(3, 1)
				}
			})
			if n := w.h.Stats().Collections; n != c.collected {
				t.Errorf("%d collections, want %d", n, c.collected)
			}
		})
	}
}
