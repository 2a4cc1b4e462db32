package vm

// This file uses unsafe. Its invariants: frame records lie in a mapped stack of
// the heap package, one after the other, which the collector scans word by word
// up to Thread.FrameTop; they hold addresses of heap objects and no Go pointers.
// A frame's window of Values lies on the value stack or inside a generator
// object, neither of which moves.

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// delivery says what happens to the value a frame returns or yields.
type delivery uint8

const (
	toCaller   delivery = iota // the result of the caller's call
	toNative                   // returned from run to native code
	toForIter                  // the next item of the caller's FOR_ITER
	toSend                     // the result of the caller's SEND
	toLoop                     // the next item of the caller's Loop, at the end of a loop
	toOperator                 // the result of the caller's operator, unless NotImplemented
	toJump                     // the truth of that, by which the caller jumps
	toNobody                   // thrown away
	toNew                      // __init__ of an object that the caller's call makes
)

// frameFlags say what leaving a frame has to look after.
type frameFlags uint8

const (
	seen        frameFlags = 1 << iota // it has a frame object
	ofGenerator                        // it belongs to a generator
	fromBelow                          // its caller runs on another engine
)

// frame is the record of a running function, class body, module or generator. A
// generator's lies in the generator object, the others one after the other on the
// thread's frame stack.
//
// While a register engine runs the frame, pc is its current instruction; pc is nil
// while baseline does, which keeps ip and sp.
//
//adder:heap
type frame struct {
	pc       *regcode.Inst
	window   unsafe.Pointer
	code     *object.Code
	fn       *object.Function // nil for module and class code run by exec
	globals  *object.Dict
	builtins *object.Dict
	prev     *frame
	prevTop  unsafe.Pointer
	deliver  delivery
	flags    frameFlags
	ip       int32        // byte offset of the instruction being executed
	sp       int32        // Values in use in the window, when not running
	jump     int32        // operand of the FOR_ITER or SEND that resumed a generator
	raise    object.Value // raised as soon as the frame runs, or empty
	locals   object.Value // mapping of names for code that is not optimized
	object   *Frame       // the frame object, with seen
	// Of a generator's frame only:
	gen                      *Generator   // with ofGenerator
	savedHandled, savedOuter object.Value // handled exceptions of the resumer, while it runs
}

const frameSize = unsafe.Sizeof(frame{})

func currentFrame(t *object.Thread) *frame { return (*frame)(t.Frame) }

// values views the frame's window: locals, cells and free variables, then the
// evaluation stack.
func (f *frame) values() []object.Value {
	return unsafe.Slice((*object.Value)(f.window), int(f.code.NLocalsPlus+f.code.StackSize))
}

// value is the place of value i of the window.
func (f *frame) value(i int) *object.Value {
	return (*object.Value)(unsafe.Add(f.window, i*int(object.ValueSize)))
}

// at returns the offset of the bytecode instruction being executed.
func (f *frame) at() int {
	if f.pc != nil {
		return regcode.BlockOf(f.code).Offset(f.pc)
	}
	return int(f.ip)
}

// pushFrame makes the record of a call whose window begins at window, where the
// locals already are. The window must lie at or above the thread's Top.
func pushFrame(t *object.Thread, code *object.Code, window unsafe.Pointer) (*frame, error) {
	if t.Depth >= t.RT.RecursionLimit {
		return nil, t.RecursionError("")
	}
	end := unsafe.Add(window, uintptr(code.NLocalsPlus+code.StackSize)*object.ValueSize)
	f := (*frame)(t.FrameTop)
	next := unsafe.Add(t.FrameTop, frameSize)
	if uintptr(next) > uintptr(t.FrameLimit) || uintptr(end) > uintptr(t.Limit) {
		return nil, t.RecursionError("")
	}
	f.pc, f.window, f.code, f.fn = nil, window, code, nil
	f.globals, f.builtins = nil, nil
	f.prev, f.prevTop = currentFrame(t), t.Top
	f.deliver, f.flags, f.ip = toCaller, 0, 0
	f.raise, f.locals, f.object = object.Empty(), object.Empty(), nil
	t.Top = end
	t.FrameTop = next
	t.Frame = unsafe.Pointer(f)
	t.Depth++
	return f, nil
}

// popFrame ends the innermost frame. A frame object that outlives it takes its
// state along.
func popFrame(t *object.Thread, f *frame) {
	if f.flags&(seen|ofGenerator) == seen {
		f.object.detach(t, f)
	}
	t.Top = f.prevTop
	t.Frame = unsafe.Pointer(f.prev)
	if f.flags&ofGenerator == 0 {
		t.FrameTop = unsafe.Pointer(f)
	}
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
