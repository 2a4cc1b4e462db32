package vm

// This file uses unsafe to compare addresses of the value stack.

import (
	"runtime"
	"strings"
	"unsafe"

	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
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
		if f.flags&ofGenerator == 0 {
			end = min(end, above) // a callee's window may begin among our slots
			above = start
		}
		stack := start + uintptr(f.code.NLocalsPlus)*object.ValueSize
		for i, live := range vm.liveSlots(t, f) {
			if at := stack + uintptr(i)*object.ValueSize; !live && at < end {
				*(*object.Value)(unsafe.Add(f.window, at-start)) = object.Empty()
			}
		}
	}
	// What native code left above the top is read by nobody.
	clear(unsafe.Slice((*object.Value)(t.Top), deadAbove))
}

// FrameHolds tells whether a running frame of the thread has the object at an
// address in a variable, or on the part of its stack that is still read
// (object.Engine).
func (vm *VM) FrameHolds(t *object.Thread, a uintptr) bool {
	for f := currentFrame(t); f != nil; f = f.prev {
		n := int(f.code.NLocalsPlus)
		for i := range n {
			if f.value(i).Addr() == a {
				return true
			}
		}
		for i, live := range vm.liveSlots(t, f) {
			if live && f.value(n+i).Addr() == a {
				return true
			}
		}
	}
	return false
}

// liveSlots tells of each slot of a frame's evaluation stack whether it is still
// read; nothing where that is not known.
func (vm *VM) liveSlots(t *object.Thread, f *frame) []bool {
	if f.pc != nil {
		return regcode.Live(t, f.code, f.pc, vm.translation)
	}
	depth := f.code.Data(t.RT).DepthBefore(f.at())
	if depth < 0 {
		return nil
	}
	live := make([]bool, f.code.StackSize)
	for i := range depth {
		live[i] = true
	}
	return live
}

// deadAbove is how many slots above the top are cleared; the stack's slack has
// room for them.
const deadAbove = 256

// CollectGarbage collects until nothing more can be freed or finalized, running
// finalizers and the callbacks of weak references, and returns how many objects
// went. It is for a native function to call that Python code asked for it.
//
// Where an engine called that function itself, what the engine still needs stands
// in its frames' windows, and its own Go frame is full of words of the past: they
// would keep what the program has just dropped. The collector then begins to read
// the Go stack where the engine was entered.
func (vm *VM) CollectGarbage(t *object.Thread) int64 {
	if calledByEngine() {
		return vm.collectBeyond(t, t.EngineDepth)
	}
	return vm.collectBeyond(t, heap.StackDepth())
}

// collectBeyond is CollectGarbage, reading the Go stack from a depth on.
func (vm *VM) collectBeyond(t *object.Thread, depth uintptr) int64 {
	h := vm.RT.Heap()
	before := h.Stats().Freed
	for round := 0; round < maxRounds; round++ {
		vm.ClearDeadSlots(t)
		h.CollectBeyond(depth)
		ran := h.RunFinalizers() > 0 || vm.RT.PendingWeak()
		t.RunWeakCallbacks()
		if !ran {
			break
		}
	}
	return int64(h.Stats().Freed - before)
}

// calledByEngine tells whether only an engine and what passes calls on stand
// between the entry of the innermost engine and the native function that called
// CollectGarbage.
func calledByEngine() bool {
	var pcs [16]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(4, pcs[:])])
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		name, ours := strings.CutPrefix(f.Function, "github.com/adder-vm/adder/vm")
		switch {
		case name == ".(*VM).guarded":
			return true
		case ours && name[0] == '.': // of this package: the engines
		case ours && passesOn[strings.TrimPrefix(name, "/object.(*Thread).")]:
		default:
			return false
		}
	}
	return false
}

// passesOn names the methods of object.Thread through which an engine calls a
// native function.
var passesOn = map[string]bool{"Call": true, "callNative": true, "callDef": true, "bindNativeCall": true}

// maxRounds bounds the collections of one gc.collect(), should finalizers make
// ever new garbage.
const maxRounds = 8
