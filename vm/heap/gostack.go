package heap

// Invariants: snapshot is called on the goroutine whose stack it copies, and a
// copy is read only while nothing writes it. Go keeps no live value in registers
// across a call, so a copy taken below a function's frame has all of its values.

// snapshotBuffer is mapped memory for a copy of a goroutine's stack.
type snapshotBuffer struct {
	memory anonymous
	n      uintptr // bytes of the copy
	from   uintptr // where scanning it begins
}

// take copies the running goroutine's stack, from the caller up.
func (b *snapshotBuffer) take() {
	b.from = 0
	for {
		b.n = snapshot(address(b.memory.start), b.memory.size)
		if b.n <= b.memory.size {
			return
		}
		// The stack may have grown by the time the larger buffer is there, so
		// leave room.
		want := max(alignUp(b.n+b.n/2, 64<<10), 256<<10)
		b.memory.unmap()
		var ok bool
		if b.memory, ok = mapAnonymous(want); !ok {
			panic("heap: no memory to copy a goroutine's stack")
		}
	}
}

// dropBelow leaves only the last depth bytes of the copy to be scanned.
func (b *snapshotBuffer) dropBelow(depth uintptr) {
	b.from = b.n - min(depth, b.n)&^7
}

func (b *snapshotBuffer) mark(m *Marker) {
	m.ScanConservative(address(b.memory.start+b.from), int((b.n-b.from)/8))
}

func (b *snapshotBuffer) unmap() {
	b.memory.unmap()
	b.n = 0
}

// Thread is a goroutine that runs Python code in turns with others. While it is
// parked, the collector scans the copy of its stack that it took when it was.
type Thread struct {
	h      *Heap
	parked bool
	copy   snapshotBuffer
}

// EnterThread registers the calling goroutine. Only threads that let go of the
// machine's lock need it: the running one's stack is found without.
func (h *Heap) EnterThread() *Thread {
	t := &Thread{h: h}
	h.threads = append(h.threads, t)
	return t
}

// Park records what the goroutine's stack holds. The goroutine calls it itself,
// last thing before it lets go of the machine's lock, and does not touch the
// heap until it called Unpark.
func (t *Thread) Park() {
	t.copy.take()
	t.parked = true
}

// Unpark forgets the copy: the goroutine has the lock again.
func (t *Thread) Unpark() {
	t.parked = false
	if t.copy.memory.size > 1<<20 {
		t.copy.unmap() // deep stacks are rare
	}
}

// Leave ends the thread's registration.
func (t *Thread) Leave() {
	for i, x := range t.h.threads {
		if x == t {
			t.h.threads = append(t.h.threads[:i], t.h.threads[i+1:]...)
			break
		}
	}
	t.copy.unmap()
}
