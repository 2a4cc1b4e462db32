package heap

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/adder-vm/adder/vm/stdlib"
)

// The benchmarks show, side by side, what allocation and collection cost: here,
// in Go's own allocator, and in CPython. Each workload is written three times to
// do the same; an operation is one object made (and, in time, freed).
//
//	go test -run '^$' -bench . ./vm/heap

// gocell is a cell for Go's allocator, with two references as in most workloads.
type gocell struct {
	_ [2]uint64
	a *gocell
	_ uint64
	b *gocell
	_ uint64
}

var keepGo *gocell
var keepLeaf []byte

// workload is one program in three languages.
type workload struct {
	name   string
	heap   func(w *world, n int)
	goHeap func(n int)
	python string // statements; n is set
}

func (w *world) pair(a, b *cell) *cell {
	c := (*cell)(w.h.TryAlloc(48))
	if c == nil {
		c = (*cell)(w.h.Alloc(48))
	}
	c.n = 2
	c.set(0, a)
	c.set(1, b)
	return c
}

const treeDepth = 16

func (w *world) tree(depth int) *cell {
	if depth == 0 {
		return w.pair(nil, nil)
	}
	a := w.tree(depth - 1)
	return w.pair(a, w.tree(depth-1))
}

func goTree(depth int) *gocell {
	if depth == 0 {
		return &gocell{}
	}
	a := goTree(depth - 1)
	return &gocell{a: a, b: goTree(depth - 1)}
}

// ballast is what stays live in the workloads that say so.
const ballast = 1_000_000

var workloads = []workload{
	{
		name: "small object, dropped at once",
		heap: func(w *world, n int) {
			for range n {
				w.roots[0] = w.pair(nil, nil).addr()
			}
		},
		goHeap: func(n int) {
			for range n {
				keepGo = &gocell{}
			}
		},
		python: `
for i in range(n): x = (i, None)`,
	},
	{
		name: "leaf of 32 bytes, dropped at once",
		heap: func(w *world, n int) {
			for range n {
				p := w.h.TryAllocLeaf(32)
				if p == nil {
					p = w.h.AllocLeaf(32)
				}
				w.roots[0] = uintptr(p)
			}
		},
		goHeap: func(n int) {
			for range n {
				keepLeaf = make([]byte, 32)
			}
		},
		python: `
f = 1.5
for i in range(n): x = f + i`,
	},
	{
		name: "linked list of 100,000, dropped whole",
		heap: func(w *world, n int) {
			for n > 0 {
				var head *cell
				for range min(n, 100_000) {
					head = w.pair(head, nil)
					w.roots[0] = head.addr()
				}
				n -= 100_000
			}
		},
		goHeap: func(n int) {
			for n > 0 {
				var head *gocell
				for range min(n, 100_000) {
					head = &gocell{a: head}
				}
				keepGo = head
				n -= 100_000
			}
		},
		python: `
while n > 0:
    head = None
    for i in range(min(n, 100_000)): head = (head, None)
    n -= 100_000`,
	},
	{
		name: "binary trees of 131,071 nodes, dropped whole",
		heap: func(w *world, n int) {
			for ; n > 0; n -= 1<<(treeDepth+1) - 1 {
				w.roots[0] = w.tree(treeDepth).addr()
			}
		},
		goHeap: func(n int) {
			for ; n > 0; n -= 1<<(treeDepth+1) - 1 {
				keepGo = goTree(treeDepth)
			}
		},
		python: `
def tree(d):
    return (tree(d - 1), tree(d - 1)) if d else (None, None)
while n > 0:
    x = tree(16)
    n -= (1 << 17) - 1`,
	},
	{
		name: "cycles of two",
		heap: func(w *world, n int) {
			for ; n > 0; n -= 2 {
				a := w.pair(nil, nil)
				a.set(0, w.pair(a, nil))
			}
		},
		goHeap: func(n int) {
			for ; n > 0; n -= 2 {
				a := &gocell{}
				a.a = &gocell{a: a}
				keepGo = a
			}
		},
		python: `
class C: __slots__ = "a", "b"
while n > 0:
    a = C(); b = C(); a.a = b; b.a = a
    n -= 2`,
	},
	{
		name: "queue of 10,000",
		heap: func(w *world, n int) {
			// Both ends stand in roots, as Python's variables would: a copy of the
			// first node left on Go's stack would keep the whole queue.
			w.roots[0] = w.pair(nil, nil).addr()
			w.roots[1] = w.roots[0]
			for i := range n {
				next := w.pair(nil, nil)
				cellAt(w.roots[1]).set(0, next)
				w.roots[1] = next.addr()
				if i > 10_000 {
					w.roots[0] = cellAt(w.roots[0]).at(0).addr()
				}
			}
		},
		goHeap: func(n int) {
			head := &gocell{}
			keepGo = head
			tail := head
			for i := range n {
				next := &gocell{}
				tail.a = next
				tail = next
				if i > 10_000 {
					head = head.a
					keepGo = head
				}
			}
		},
		python: `
head = tail = [None, None]
for i in range(n):
    next = [None, None]
    tail[0] = next
    tail = next
    if i > 10_000: head = head[0]`,
	},
	{
		name: "small object, beside a million live ones",
		heap: func(w *world, n int) {
			var live *cell
			for range ballast {
				live = w.pair(live, nil)
				w.roots[1] = live.addr()
			}
			for range n {
				w.roots[0] = w.pair(nil, nil).addr()
			}
		},
		goHeap: func(n int) {
			var live *gocell
			for range ballast {
				live = &gocell{a: live}
			}
			for range n {
				keepGo = &gocell{}
			}
			keepGo = live
		},
		python: `
live = None
for i in range(1_000_000): live = (live, None)
for i in range(n): x = (i, None)`,
	},
	{
		name: "a million objects replaced at random",
		heap: func(w *world, n int) {
			table := w.make(ballast, 0)
			w.roots[1] = table.addr()
			x := uint64(1)
			for range n {
				x = x*6364136223846793005 + 1442695040888963407
				c := w.pair(nil, nil)
				table.set(int(x>>33)%ballast, c)
			}
		},
		goHeap: func(n int) {
			table := make([]*gocell, ballast)
			x := uint64(1)
			for range n {
				x = x*6364136223846793005 + 1442695040888963407
				table[int(x>>33)%ballast] = &gocell{}
			}
		},
		python: `
table = [None] * 1_000_000
x = 1
for i in range(n):
    x = (x * 1103515245 + 12345) & 0x7fffffff
    table[x % 1_000_000] = (x, None)`,
	},
}

func BenchmarkHeap(b *testing.B) {
	for _, l := range workloads {
		b.Run(strings.ReplaceAll(l.name, " ", "_"), func(b *testing.B) {
			w := newWorld(b, Options{Reserve: 16 << 30})
			w.roots = make([]uintptr, 2)
			b.ResetTimer()
			apart(func() { l.heap(w, b.N) })
			b.StopTimer()
			s := w.h.Stats()
			b.ReportMetric(float64(s.MarkTime+s.SweepTime)/float64(b.N), "gc-ns/op")
			b.ReportMetric(float64(s.Peak)/(1<<20), "peak-MB")
			b.ReportMetric(float64(s.MaxPause.Microseconds())/1000, "max-pause-ms")
		})
	}
}

func BenchmarkGo(b *testing.B) {
	for _, l := range workloads {
		b.Run(strings.ReplaceAll(l.name, " ", "_"), func(b *testing.B) { l.goHeap(b.N) })
	}
}

// BenchmarkCPython runs the statements in the embedded CPython. They include the
// interpreter's own work for the loop, as the reader should bear in mind: what it
// costs with the object left out is shown as loop-ns/op. The number of objects is
// fixed, or starting the process would count.
func BenchmarkCPython(b *testing.B) {
	lib, err := stdlib.Open("")
	if err != nil {
		b.Fatal(err)
	}
	python := lib.Python()
	const n = 3_000_000
	for _, l := range workloads {
		b.Run(strings.ReplaceAll(l.name, " ", "_"), func(b *testing.B) {
			script := fmt.Sprintf("import time, sys\ndef run(n):\n%s\nn = int(sys.argv[1])\nt = time.perf_counter_ns()\nrun(n)\nprint(time.perf_counter_ns() - t)\nt = time.perf_counter_ns()\nfor i in range(n): pass\nprint(time.perf_counter_ns() - t)\n",
				"    pass\n"+strings.ReplaceAll(l.python, "\n", "\n    "))
			ctx, cancel := context.WithTimeout(b.Context(), time.Minute)
			defer cancel()
			out, err := exec.CommandContext(ctx, python, "-c", script, fmt.Sprint(n)).Output()
			if err != nil {
				b.Fatal(err)
			}
			var run, loop float64
			if _, err := fmt.Sscan(string(out), &run, &loop); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(run/n, "ns/op")
			b.ReportMetric(loop/n, "loop-ns/op")
		})
	}
}

// BenchmarkMark shows what marking costs for each live object, in a heap larger
// than the caches, in order of allocation and in random order.
func BenchmarkMark(b *testing.B) {
	for _, shuffled := range []bool{false, true} {
		b.Run(fmt.Sprintf("shuffled=%v", shuffled), func(b *testing.B) {
			w := newWorld(b, Options{Reserve: 16 << 30})
			table := w.make(ballast, 0)
			w.roots = []uintptr{table.addr()}
			for i := range ballast {
				table.set(i, w.pair(nil, nil))
			}
			if shuffled {
				x := uint64(1)
				for i := ballast - 1; i > 0; i-- {
					x = x*6364136223846793005 + 1442695040888963407
					j := int(x>>33) % (i + 1)
					a, c := table.at(i), table.at(j)
					table.set(i, c)
					table.set(j, a)
				}
			}
			b.ResetTimer()
			for range b.N {
				w.h.Collect()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/ballast, "ns/object")
		})
	}
}
