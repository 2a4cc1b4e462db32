package vm

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// This file uses unsafe for the address of a frame's window, as register.go does.

// handler executes the instruction at pc in the window w and returns the next one
// and its window; no instruction when the engine is to stop.
type handler func(vm *VM, t *object.Thread, pc *regcode.Inst, w unsafe.Pointer) (*regcode.Inst, unsafe.Pointer)

// runThreaded executes frames by calling the function of each instruction. See
// engine for what it returns.
func runThreaded(vm *VM, t *object.Thread) (object.Value, error, bool) {
	f, ok := vm.begin(t)
	if !ok {
		return object.Empty(), t.PendingError(), false
	}
	pc, w := f.pc, f.window
	h := vm.handlers
	for pc != nil {
		pc, w = h[pc.Op](vm, t, pc, w)
	}
	switch {
	case w != nil:
		return object.Empty(), nil, true
	case !t.Pending().IsEmpty():
		return object.Empty(), t.PendingError(), false
	}
	return t.TakeResult(), nil, false
}

// enterThreaded goes on in the innermost frame.
func enterThreaded(t *object.Thread) (*regcode.Inst, unsafe.Pointer) {
	f := currentFrame(t)
	return f.pc, f.window
}

// leaveThreaded leaves the innermost frame, which returns t.Result.
func leaveThreaded(vm *VM, t *object.Thread) (*regcode.Inst, unsafe.Pointer) {
	switch vm.leaveRegister(t) {
	case leftNative:
		return nil, nil
	case leftRaised:
		return raiseThreaded(vm, t, false)
	}
	return enterThreaded(t)
}

// raiseThreaded goes to the handler of the pending exception.
func raiseThreaded(vm *VM, t *object.Thread, reraise bool) (*regcode.Inst, unsafe.Pointer) {
	if vm.unwindRegister(t, reraise) {
		return enterThreaded(t)
	}
	return nil, nil
}
