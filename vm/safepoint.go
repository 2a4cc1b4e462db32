package vm

import (
	"sync"

	"github.com/adder-vm/adder/vm/object"
)

// pendingCalls are what other goroutines ask the running thread to do at its next
// safepoint: deliver a signal, hand over the lock.
type pendingCalls struct {
	mu    sync.Mutex
	calls []func(t *object.Thread) error
}

// AddPending asks that f be called on a thread of the VM at its next safepoint,
// between two bytecode instructions. It may be called from any goroutine.
func (vm *VM) AddPending(f func(t *object.Thread) error) {
	vm.pending.mu.Lock()
	vm.pending.calls = append(vm.pending.calls, f)
	vm.pending.mu.Unlock()
	vm.interrupt.Store(true)
}

// AtCollection has f called at the first safepoint after each collection, and now
// and then at others.
func (vm *VM) AtCollection(f func(t *object.Thread)) { vm.collected = append(vm.collected, f) }

// HasPending reports whether something waits for the next safepoint. It may be
// called from any goroutine.
func (vm *VM) HasPending() bool {
	vm.pending.mu.Lock()
	defer vm.pending.mu.Unlock()
	return len(vm.pending.calls) > 0
}

// Checkpoint is a safepoint for native code that runs for long: it does what has
// been asked for, a signal's handler for one, whose error it returns.
func (vm *VM) Checkpoint(t *object.Thread) error {
	if !vm.interrupt.Load() {
		return nil
	}
	return vm.safepoint(t)
}

// safepoint does what has been asked for, between two instructions.
func (vm *VM) safepoint(t *object.Thread) error {
	vm.interrupt.Store(false)
	if vm.yieldRequested.Swap(false) {
		vm.giveWay(t)
	}
	if vm.RT.Heap().PendingFinalizers() > 0 {
		vm.RT.Heap().RunFinalizers()
	}
	if vm.RT.PendingWeak() {
		t.RunWeakCallbacks()
	}
	for _, f := range vm.collected {
		f(t)
	}
	for {
		vm.pending.mu.Lock()
		if len(vm.pending.calls) == 0 {
			vm.pending.mu.Unlock()
			return nil
		}
		f := vm.pending.calls[0]
		vm.pending.calls = vm.pending.calls[1:]
		more := len(vm.pending.calls) > 0
		vm.pending.mu.Unlock()
		if err := f(t); err != nil {
			if more {
				vm.interrupt.Store(true)
			}
			return err
		}
	}
}
