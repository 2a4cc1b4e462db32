package vm

import (
	"fmt"
	"runtime"
	"unsafe"

	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe to put the value stack's top back behind a frame's window.

// run executes the frame f, and every frame pushed from it, until f returns, yields
// or raises. What native code below it gives up on by panicking becomes an
// exception in the frame that called it: MemoryError when the heap's limit is
// reached, RecursionError when the value stack is full, SystemError for a fault of
// the virtual machine's own.
func (vm *VM) run(t *object.Thread, f *frame) (object.Value, error) {
	f.deliver = toNative
	for {
		v, err, panicked := vm.guarded(t)
		if !panicked {
			return v, err
		}
	}
}

func (vm *VM) guarded(t *object.Thread) (v object.Value, err error, panicked bool) {
	native, outer := t.Native, t.EngineDepth
	t.EngineDepth = heap.StackDepth()
	done := false
	defer func() {
		t.EngineDepth = outer
		if done {
			return
		}
		r := recover()
		t.Native = native
		cur := currentFrame(t)
		t.Top = cur.prevTop
		if cur.flags&ofGenerator == 0 {
			t.Top = unsafe.Add(cur.window, uintptr(cur.code.NLocalsPlus+cur.code.StackSize)*object.ValueSize)
		}
		cur.raise = vm.panicException(t, r)
		panicked = true
	}()
	for again := true; again; {
		if f := currentFrame(t); f.pc == nil {
			v, err, again = vm.loop(t)
		} else {
			v, err, again = vm.register(vm, t)
		}
	}
	done = true
	return
}

// panicException makes the exception that a panic becomes.
func (vm *VM) panicException(t *object.Thread, r any) object.Value {
	if exc, ok := t.PanicException(r); ok {
		return exc
	}
	text := fmt.Sprint(r)
	if e, ok := r.(runtime.Error); ok {
		text = e.Error()
	}
	where := ""
	var pcs [16]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	for {
		f, more := frames.Next()
		if f.Function != "" && len(f.Function) > 7 && f.Function[:7] != "runtime" {
			if where != "" {
				where = f.Function
				break
			}
			where = f.Function // the deferred function itself
		}
		if !more {
			break
		}
	}
	_ = t.SystemErrorf("internal error in %s: %s; please report this", where, text)
	return t.TakeError()
}
