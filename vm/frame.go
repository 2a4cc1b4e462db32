package vm

// This file uses unsafe. Its invariants: frame records lie in a mapped stack of
// the heap package, one after the other, which the collector scans word by word
// up to Thread.FrameTop; they hold addresses of heap objects and no Go pointers.
// A frame's window of Values lies on the value stack or inside a generator
// object, neither of which moves.

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// delivery says what happens to the value a frame returns or yields.
type delivery uint8

const (
	toCaller  delivery = iota // pushed on the caller's stack
	toNative                  // returned from run to native code
	toForIter                 // the next item of the caller's FOR_ITER
	toSend                    // the result of the caller's SEND
)

// frame is the record of a running function, class body, module or generator.
//
//adder:heap
type frame struct {
	code     *object.Code
	fn       *object.Function // nil for module and class code run by exec
	globals  *object.Dict
	builtins *object.Dict
	locals   object.Value // mapping of names for code that is not optimized
	window   unsafe.Pointer
	prev     *frame
	gen      *Generator // whose frame this is
	object   *Frame     // the frame object, once looked at
	prevTop  unsafe.Pointer
	ip       int32 // byte offset of the instruction being executed
	sp       int32 // Values in use in the window, when not running
	jump     int32 // operand of the FOR_ITER or SEND that resumed a generator
	deliver  delivery
	raise    object.Value // raised as soon as the frame runs, or empty
	// Handled exceptions of the resumer, while a generator's frame runs.
	savedHandled, savedOuter object.Value
}

const frameSize = unsafe.Sizeof(frame{})

func currentFrame(t *object.Thread) *frame { return (*frame)(t.Frame) }

// values views the frame's window: locals, cells and free variables, then the
// evaluation stack.
func (f *frame) values() []object.Value {
	return unsafe.Slice((*object.Value)(f.window), int(f.code.NLocalsPlus+f.code.StackSize))
}

// pushFrame makes the record of a call whose window begins at window, where the
// locals already are. The window must lie at or above the thread's Top, unless it
// belongs to a generator.
func pushFrame(t *object.Thread, code *object.Code, window unsafe.Pointer) (*frame, error) {
	if t.Depth+t.Native >= t.RT.RecursionLimit {
		return nil, t.RecursionError("")
	}
	end := unsafe.Add(window, uintptr(code.NLocalsPlus+code.StackSize)*object.ValueSize)
	f := (*frame)(t.FrameTop)
	next := unsafe.Add(t.FrameTop, frameSize)
	if uintptr(next) > uintptr(t.FrameLimit) {
		return nil, t.RecursionError("")
	}
	*f = frame{code: code, window: window, prev: currentFrame(t), prevTop: t.Top}
	if code.Flags&generatorFlags == 0 || !t.InHeap(window) {
		if uintptr(end) > uintptr(t.Limit) {
			return nil, t.RecursionError("")
		}
		t.Top = end
	}
	t.FrameTop = next
	t.Frame = unsafe.Pointer(f)
	t.Depth++
	return f, nil
}

// popFrame ends the innermost frame. A frame object that outlives it takes its
// state along.
func popFrame(t *object.Thread, f *frame) {
	if f.object != nil && f.gen == nil {
		f.object.detach(t, f)
	}
	t.Top = f.prevTop
	t.Frame = unsafe.Pointer(f.prev)
	t.FrameTop = unsafe.Pointer(f)
	t.Depth--
}

func windowOf(w []object.Value) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(w)) }

func windowAt(p unsafe.Pointer, n int) []object.Value {
	return unsafe.Slice((*object.Value)(p), n)
}

// codeBytes views a code object's instructions.
func codeBytes(c *object.Code) []byte {
	s := c.Bytes.String()
	return unsafe.Slice(unsafe.StringData(s), len(s))
}
