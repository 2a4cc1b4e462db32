package object

// This file uses unsafe: value stacks are mapped memory of the heap package that
// never moves, and top always points into the thread's current segment.

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/heap"
)

// Thread is a thread of Python execution: what native code and the engines need
// at hand. Its stack of Values holds the windows of frames and the temporaries of
// native code. It is a registered root table.
//
//adder:root
type Thread struct {
	RT *Runtime

	// Top is the first free slot of the value stack. An engine sets it behind the
	// running frame's window; native code moves it with Push and restores it.
	Top   unsafe.Pointer
	Limit unsafe.Pointer // end of the usable stack
	stack *heap.Stack

	// Depth counts nested Python calls, for the recursion limit. Native counts
	// nested entries of the engine from native code, each of which uses Go stack.
	Depth, Native int

	exc          Value // the pending exception, while an error is on its way
	Handled      Value // the exception being handled in this frame or generator, or empty
	HandledOuter Value // what is being handled outside the running generator
	returned     Value // see SetReturnValue
	Result       Value // what the innermost frame returns, on its way through an engine

	// Frame is the innermost running frame's record, owned by the engine.
	Frame unsafe.Pointer
	// FrameTop is where the next record goes, FrameLimit the end of their stack.
	FrameTop, FrameLimit unsafe.Pointer
	frames               *heap.Stack
	// EngineDepth is heap.StackDepth of the innermost entry of the engine; see
	// CollectGarbage of package vm.
	EngineDepth uintptr
	// Data is the engine's own data of the thread.
	Data any

	ID                           int64
	text                         []byte // see TakeText
	reprStack                    *List  // objects whose repr is being made
	context                      Value  // the current contextvars context
	asyncGenFirst, asyncGenFinal Value

	// OriginDepth is how many frames a new coroutine notes as its origin.
	OriginDepth int
}

// stackReserve is the address space of a thread's value stack, in bytes. Pages are
// taken by the operating system as they are touched.
const stackReserve = 8 << 30

// frameReserve is the address space for the records of frames, in bytes.
const frameReserve = 1 << 30

// stackSlack is kept free behind Limit for native code's temporaries.
const stackSlack = 1 << 16

// NewThread makes a thread with a value stack of its own.
func (rt *Runtime) NewThread() (*Thread, error) {
	rt.lastThread++
	t := &Thread{RT: rt, ID: rt.lastThread}
	s, err := rt.heap.NewStack(stackReserve, (*uintptr)(unsafe.Pointer(&t.Top)))
	if err != nil {
		return nil, err
	}
	t.stack = s
	t.Top = s.Base()
	t.Limit = unsafe.Add(s.Base(), s.Size()-stackSlack)
	if t.frames, err = rt.heap.NewStack(frameReserve, (*uintptr)(unsafe.Pointer(&t.FrameTop))); err != nil {
		s.Close()
		return nil, err
	}
	t.FrameTop = t.frames.Base()
	t.FrameLimit = unsafe.Add(t.FrameTop, t.frames.Size())
	rt.threads = append(rt.threads, t)
	return t, nil
}

func (t *Thread) roots(m *heap.Marker) {
	m.Mark(t.exc.t)
	m.Mark(t.Handled.t)
	m.Mark(t.HandledOuter.t)
	m.Mark(t.returned.t)
	m.Mark(t.Result.t)
	m.MarkConservative(uintptr(t.Frame)) // a running generator's lies in the generator
	m.Mark(addrOf(t.reprStack))
	m.Mark(t.context.t)
	m.Mark(t.asyncGenFirst.t)
	m.Mark(t.asyncGenFinal.t)
}

// Push reserves n slots of the value stack, all empty, for temporaries or the
// arguments of a call, until Pop with the same n. Every function that pushes pops
// before it returns.
func (t *Thread) Push(n int) []Value {
	p := t.Top
	top := uintptr(p) + uintptr(n)*ValueSize
	if top > uintptr(t.Limit) {
		panic(stackOverflow{})
	}
	t.setTop(top)
	w := unsafe.Slice((*Value)(p), n)
	clear(w)
	return w
}

// pushArgs is Push(n) with args in the first slots.
func (t *Thread) pushArgs(args []Value, n int) []Value {
	p := t.Top
	top := uintptr(p) + uintptr(n)*ValueSize
	if top > uintptr(t.Limit) {
		panic(stackOverflow{})
	}
	t.setTop(top)
	w := unsafe.Slice((*Value)(p), n)
	copy(w, args)
	clear(w[len(args):])
	return w
}

// Pop gives back the slots of the latest Push.
func (t *Thread) Pop(n int) { t.setTop(uintptr(t.Top) - uintptr(n)*ValueSize) }

// setTop moves the top of the value stack. The stack lies outside Go's heap:
// stored as a word, the pointer costs no write barrier.
func (t *Thread) setTop(top uintptr) { *(*uintptr)(unsafe.Pointer(&t.Top)) = top }

// Mark returns the current height of the value stack, for Release.
func (t *Thread) Mark() unsafe.Pointer { return t.Top }

// Release lowers the value stack to a height that Mark returned.
func (t *Thread) Release(m unsafe.Pointer) { t.setTop(uintptr(m)) }

type stackOverflow struct{}

// DropThread forgets a thread that has ended and gives its stacks back.
func (rt *Runtime) DropThread(t *Thread) {
	for i, x := range rt.threads {
		if x == t {
			rt.threads = append(rt.threads[:i], rt.threads[i+1:]...)
			break
		}
	}
	t.stack.Close()
	t.frames.Close()
}

// SetCurrent says which thread holds the VM's lock.
func (rt *Runtime) SetCurrent(t *Thread) { rt.current = t }

// Current is the thread that holds the VM's lock.
func (rt *Runtime) Current() *Thread { return rt.current }

// Threads returns the number of threads.
func (rt *Runtime) Threads() int { return len(rt.threads) }

// Topmost views the n topmost slots of the value stack.
func (t *Thread) Topmost(n int) []Value {
	return unsafe.Slice((*Value)(unsafe.Add(t.Top, -n*int(ValueSize))), n)
}
