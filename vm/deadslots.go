package vm

// This file uses unsafe to compare addresses of the value stack.

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// ClearDeadSlots empties the slots of the thread's frames that hold values of the
// past: the collector reads whole windows, so an object would live on in a slot
// that nothing will read again. gc.collect() calls it, for programs that look
// whether an object is gone.
func (vm *VM) ClearDeadSlots(t *object.Thread) {
	above := uintptr(t.Top)
	for f := currentFrame(t); f != nil; f = f.prev {
		w := f.values()
		start, end := uintptr(f.window), uintptr(f.window)+uintptr(len(w))*object.ValueSize
		if f.gen == nil {
			end = min(end, above) // a callee's window may begin among our slots
			above = start
		}
		depth := f.code.Data(t.RT).DepthBefore(int(f.ip))
		if depth < 0 {
			continue
		}
		live := start + uintptr(int(f.code.NLocalsPlus)+depth)*object.ValueSize
		if live < end {
			clear(unsafe.Slice((*object.Value)(unsafe.Add(f.window, live-start)), (end-live)/object.ValueSize))
		}
	}
	// What native code left above the top is read by nobody.
	clear(unsafe.Slice((*object.Value)(t.Top), deadAbove))
}

// deadAbove is how many slots above the top are cleared; the stack's slack has
// room for them.
const deadAbove = 256

// CollectGarbage collects until nothing more can be freed or finalized, running
// finalizers and the callbacks of weak references, and returns how many objects
// went.
func (vm *VM) CollectGarbage(t *object.Thread) int64 {
	h := vm.RT.Heap()
	before := h.Stats().Freed
	for round := 0; round < maxRounds; round++ {
		vm.ClearDeadSlots(t)
		h.Collect()
		ran := h.RunFinalizers() > 0 || vm.RT.PendingWeak()
		t.RunWeakCallbacks()
		if !ran {
			break
		}
	}
	return int64(h.Stats().Freed - before)
}

// maxRounds bounds the collections of one gc.collect(), should finalizers make
// ever new garbage.
const maxRounds = 8
