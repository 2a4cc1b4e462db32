package vm

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
)

// lock lets one thread of a VM run at a time. A thread holds it while it executes
// bytecode and lets go of it around blocking calls, and at a safepoint once
// another thread has waited for the switch interval.
type lock struct {
	mu      sync.Mutex
	free    sync.Cond
	held    bool
	waiting atomic.Int32
	turn    uint64 // counts acquisitions, so that a thread that yields waits for another
	threads atomic.Int32

	// interval is how long a waiting thread leaves the running one alone, in
	// nanoseconds (sys.setswitchinterval).
	interval atomic.Int64
}

// defaultSwitchInterval is CPython's 5 milliseconds.
const defaultSwitchInterval = 5 * time.Millisecond

func (l *lock) init() {
	l.free.L = &l.mu
	l.interval.Store(int64(defaultSwitchInterval))
}

// acquire takes the lock for t, whose goroutine calls it.
func (vm *VM) acquire(t *object.Thread) {
	l := &vm.lock
	l.mu.Lock()
	if l.held {
		l.waiting.Add(1)
		for l.held {
			turn := l.turn
			timer := time.AfterFunc(time.Duration(l.interval.Load()), func() {
				l.mu.Lock()
				if l.held && l.turn == turn {
					vm.yieldRequested.Store(true)
					vm.interrupt.Store(true)
				}
				l.mu.Unlock()
			})
			l.free.Wait()
			timer.Stop()
		}
		l.waiting.Add(-1)
	}
	l.held = true
	l.turn++
	l.mu.Unlock()
	if th, ok := t.Data.(*heap.Thread); ok {
		th.Unpark()
	}
	t.RT.SetCurrent(t)
}

// release lets go of the lock. The thread's Go stack is recorded first, for a
// collection that another thread may begin.
func (vm *VM) release(t *object.Thread) {
	if th, ok := t.Data.(*heap.Thread); ok {
		th.Park()
	}
	l := &vm.lock
	l.mu.Lock()
	l.held = false
	l.mu.Unlock()
	l.free.Signal()
}

// Blocking runs f, which must not touch any Value or object, while other threads
// may execute Python code.
func (vm *VM) Blocking(t *object.Thread, f func()) {
	if vm.lock.threads.Load() < 2 {
		f() // nobody else could run, or collect
		return
	}
	vm.release(t)
	defer vm.acquire(t)
	f()
}

// giveWay lets a waiting thread have the lock for a turn.
func (vm *VM) giveWay(t *object.Thread) {
	l := &vm.lock
	if l.waiting.Load() == 0 {
		return
	}
	l.mu.Lock()
	turn := l.turn
	l.mu.Unlock()
	vm.release(t)
	l.mu.Lock()
	for l.turn == turn && l.waiting.Load() > 0 && !l.held {
		l.mu.Unlock()
		time.Sleep(time.Microsecond) // the thread that was woken takes its turn
		l.mu.Lock()
	}
	l.mu.Unlock()
	vm.acquire(t)
}

// StartThread runs f on a new thread of execution, a goroutine that holds the
// VM's lock while f runs. prepare is called first, with the lock held by the
// caller: it puts the Values that f needs on the new thread's stack.
func (vm *VM) StartThread(parent *object.Thread, prepare, f func(t *object.Thread)) (*object.Thread, error) {
	t, err := vm.RT.NewThread()
	if err != nil {
		return nil, err
	}
	if vm.lock.threads.Add(1) >= 2 && parent.Data == nil {
		parent.Data = vm.RT.Heap().EnterThread()
	}
	prepare(t)
	go func() {
		vm.acquire(t)
		th := vm.RT.Heap().EnterThread() // its list is guarded by the lock
		t.Data = th
		f(t)
		th.Leave()
		t.Data = nil
		vm.RT.DropThread(t)
		vm.lock.threads.Add(-1)
		vm.release(t)
	}()
	return t, nil
}

// SwitchInterval returns how long a waiting thread leaves the running one alone.
func (vm *VM) SwitchInterval() time.Duration { return time.Duration(vm.lock.interval.Load()) }

// SetSwitchInterval changes it.
func (vm *VM) SetSwitchInterval(d time.Duration) { vm.lock.interval.Store(int64(d)) }
