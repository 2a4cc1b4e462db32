package heap

import (
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"
)

// descend keeps objects only in its frames: as a pointer, as an address, as an
// interior address. It collects now and then at the bottom and on the way back,
// and finds its objects whole.
func descend(t *testing.T, w *world, depth int, rnd *rand.Rand) uint64 {
	id := uint64(depth)
	pointer := w.make(1, id)
	number := w.make(2, id).addr()
	inside := w.make(3, id).value(2)
	if depth == 0 {
		w.h.Collect()
		return 0
	}
	sum := descend(t, w, depth-1, rnd)
	runtime.Gosched()
	if rnd.IntN(40) == 0 {
		w.h.Collect()
	}
	*inside = 0
	if pointer.id != id || pointer.n != 1 || cellAt(number).id != id || cellAt(number).n != 2 {
		t.Errorf("an object of depth %d is lost", depth)
	}
	if p := w.h.ObjectAt(uintptrOf(inside)); p == nil || (*cell)(p).id != id {
		t.Errorf("the object around an interior address of depth %d is lost", depth)
	}
	return sum + pointer.id
}

func TestGoStackIsARoot(t *testing.T) {
	w := newWorld(t, Options{Poison: true, MinTrigger: 1 << 20})
	stop := make(chan bool)
	var wg sync.WaitGroup
	wg.Go(func() { // Go's collector moves stacks meanwhile
		for {
			select {
			case <-stop:
				return
			default:
				runtime.GC()
			}
		}
	})
	for i := range 30 {
		rnd := rand.New(rand.NewPCG(1, uint64(i)))
		apart(func() { descend(t, w, 10+i*30, rnd) })
		if t.Failed() {
			break
		}
	}
	close(stop)
	wg.Wait()
	w.collect()
	if n := w.h.Stats().LiveObjects; n != 0 {
		t.Errorf("%d objects live after all frames are gone", n)
	}
}

// Several goroutines take turns with a lock; objects live only in frames of the
// ones that wait.
func TestParkedThreadsAreRoots(t *testing.T) {
	w := newWorld(t, Options{Poison: true, Verify: true})
	var lock sync.Mutex
	var wg sync.WaitGroup
	for id := range uint64(6) {
		wg.Go(func() {
			lock.Lock()
			defer lock.Unlock()
			th := w.h.EnterThread()
			defer th.Leave()
			rnd := rand.New(rand.NewPCG(2, id))
			var turns func(depth int)
			turns = func(depth int) {
				c := w.make(2, id<<32|uint64(depth))
				th.Park()
				lock.Unlock()
				runtime.Gosched()
				lock.Lock()
				th.Unpark()
				if depth < 100 {
					turns(depth + 1)
				}
				if rnd.IntN(20) == 0 {
					w.h.Collect()
				}
				if c.id != id<<32|uint64(depth) || c.n != 2 {
					t.Errorf("thread %d lost its object at depth %d", id, depth)
				}
			}
			turns(0)
		})
	}
	wg.Wait()
}

// An object that only a word deep in the stack holds survives Collect, and
// CollectBeyond only from a depth that takes the word in.
func TestCollectBeyond(t *testing.T) {
	w := newWorld(t, Options{Poison: true, Verify: true})
	outer := StackDepth()
	holdAndCollect(t, w, outer)
	if d := StackDepth(); d != outer {
		t.Errorf("the same frame's depth is %d, then %d", outer, d)
	}
}

//go:noinline
func holdAndCollect(t *testing.T, w *world, outer uintptr) {
	live := func() uint64 { return w.h.Stats().LiveObjects }
	c := w.make(1, 7)
	w.h.CollectBeyond(StackDepth())
	if live() != 1 || c.id != 7 {
		t.Error("an object of the frame where reading begins is lost")
	}
	w.h.Collect()
	if live() != 1 || c.id != 7 {
		t.Error("Collect lost an object on the stack")
	}
	w.h.CollectBeyond(outer)
	if live() != 0 {
		t.Error("a word deeper than where reading begins keeps an object")
	}
	runtime.KeepAlive(c)
}
