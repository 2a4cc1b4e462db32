package vm

// This file uses unsafe to address registers: they are the Values of a frame's
// window, named by byte offsets that the translation made and so lie within it.

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// engine executes the innermost frame, one with register code, and the frames
// entered from it, until a frame that native code entered returns (the value) or
// raises (the error). again says instead that the innermost frame now is one of
// baseline's.
type engine func(vm *VM, t *object.Thread) (v object.Value, err error, again bool)

// reg is the register off bytes into a window.
func reg(w unsafe.Pointer, off uint32) *object.Value {
	return (*object.Value)(unsafe.Add(w, uintptr(off)))
}

// above is the register behind another.
func above(r *object.Value) *object.Value {
	return (*object.Value)(unsafe.Add(unsafe.Pointer(r), object.ValueSize))
}

// window views n registers.
func window(r *object.Value, n int32) []object.Value { return unsafe.Slice(r, int(n)) }

func registerNumber(off uint32) int { return int(off / uint32(object.ValueSize)) }

// plain tells whether leaving the frame is nothing but giving a value to a caller
// on the same engine.
func (f *frame) plain() bool { return uint8(f.deliver)|uint8(f.flags) == 0 }

// makeReady makes a new frame one of a register engine, if there is one. The
// function's register code is made when it is first called by the program.
func (vm *VM) makeReady(t *object.Thread, f *frame) {
	if vm.register == nil || vm.starting {
		return
	}
	if !regcode.Has(f.code) {
		if vm.runsOnce(t, f) {
			return
		}
		regcode.Translate(t, f.code, vm.translation)
	}
	f.pc = regcode.BlockOf(f.code).First()
}

// runsOnce tells whether a frame's code runs this once, from top to bottom: the body
// of a module that is imported, or of a class in one. As bytecode that takes less time
// than translating it. Code of __main__ is taken for a program's work whatever it is.
func (vm *VM) runsOnce(t *object.Thread, f *frame) bool {
	if f.code.Flags&bytecode.Optimized != 0 || f.code.Loops() {
		return false
	}
	main := t.RT.Modules.GetString(t, "__main__")
	return main.Kind() == object.KindModule && object.Cast[object.Module](main).Dict != f.globals
}

// pushExact enters a Python function that takes exactly the n arguments at args. It
// returns nil when something is in the way; the generic call then sees to it.
func (vm *VM) pushExact(t *object.Thread, pc *regcode.Inst, fn *object.Function, args unsafe.Pointer, n int) *frame {
	f := currentFrame(t)
	f.pc = pc
	if vm.interrupt.Load() || t.Depth >= t.RT.RecursionLimit {
		return nil
	}
	code := fn.Code
	win := args
	if f.flags&ofGenerator != 0 { // its window is in the heap
		win = t.Top
		if uintptr(win)+uintptr(n)*object.ValueSize > uintptr(t.Limit) {
			return nil
		}
		copy(windowAt(win, n), windowAt(args, n))
	}
	end := unsafe.Add(win, uintptr(code.NLocalsPlus+code.StackSize)*object.ValueSize)
	nf := (*frame)(t.FrameTop)
	next := unsafe.Add(t.FrameTop, frameSize)
	if uintptr(end) > uintptr(t.Limit) || uintptr(next) > uintptr(t.FrameLimit) {
		return nil
	}
	nf.pc = regcode.BlockOf(code).First()
	nf.window = win
	nf.code = code
	nf.fn = fn
	nf.globals = fn.Globals
	nf.builtins = fn.Builtins
	nf.prev = f
	nf.prevTop = t.Top
	nf.deliver, nf.flags = toCaller, 0
	nf.raise, nf.locals = object.Empty(), object.Empty()
	nf.object = nil
	t.Top = end
	t.FrameTop = next
	t.Frame = unsafe.Pointer(nf)
	t.Depth++
	for i := n; i < int(code.NLocalsPlus); i++ {
		*nf.value(i) = object.Empty()
	}
	return nf
}

// exactly tells whether a function takes n arguments that are its first variables as
// they stand.
func (vm *VM) exactly(fn *object.Function, n int) bool {
	c := fn.Code
	return int(c.ArgCount) == n && c.NArgs == c.ArgCount && regcode.Has(c)
}

// pushInit makes an instance and enters its __init__ (CallClass).
func (vm *VM) pushInit(t *object.Thread, pc *regcode.Inst, callee *object.Value) *frame {
	fn := (*object.Function)(unsafe.Add(unsafe.Pointer(nil), uintptr(pc.Q)))
	if fn.Version != pc.Ver2 {
		return nil
	}
	currentFrame(t).pc = pc
	class := *callee
	v := t.NewInstance(class.AsType())
	self := above(callee)
	*callee, *self = v, v
	n := vm.pushExact(t, pc, fn, unsafe.Pointer(self), int(pc.N)+1)
	if n == nil {
		*callee = class
		return nil
	}
	n.deliver = toNew
	return n
}

// pushGetter enters the getter of a property for obj (LoadAttrProperty).
func (vm *VM) pushGetter(t *object.Thread, f *frame, pc *regcode.Inst, obj object.Value) *frame {
	fn := (*object.Function)(unsafe.Add(unsafe.Pointer(nil), uintptr(pc.P)))
	if fn.Version != pc.Ver2 || uintptr(t.Top)+object.ValueSize > uintptr(t.Limit) {
		return nil
	}
	*(*object.Value)(t.Top) = obj
	return vm.pushExact(t, pc, fn, t.Top, 1)
}

// pushOperator enters the special method at P, of version Q, with one or two
// operands.
func (vm *VM) pushOperator(t *object.Thread, pc *regcode.Inst, d delivery, x, y object.Value, n int) *frame {
	fn := (*object.Function)(unsafe.Add(unsafe.Pointer(nil), uintptr(pc.P)))
	if uint64(fn.Version) != pc.Q || uintptr(t.Top)+3*object.ValueSize > uintptr(t.Limit) {
		return nil
	}
	args := windowAt(t.Top, 2)
	args[0], args[1] = x, y
	nf := vm.pushExact(t, pc, fn, t.Top, n)
	if nf != nil {
		nf.deliver = d
	}
	return nf
}

// pushSetter enters the setter of a property (StoreAttrProperty).
func (vm *VM) pushSetter(t *object.Thread, pc *regcode.Inst, obj, v object.Value) *frame {
	return vm.pushOperator(t, pc, toNobody, obj, v, 2)
}

// deliverOperator gives a frame what the special method of an operator returned. When
// that is NotImplemented, the right operand is asked.
func (vm *VM) deliverOperator(t *object.Thread, f *frame, d delivery, v object.Value) *regcode.Inst {
	pc := f.pc
	if v.IsNotImplemented() {
		x, y := *reg(f.window, pc.B), *reg(f.window, pc.C)
		var err error
		if pc.Op.Family() == "binary" {
			v, err = t.BinaryRest(x, y, object.BinaryOp(pc.N))
		} else {
			v, err = t.CompareRest(x, y, object.CompareOp(pc.N&7))
		}
		if err != nil {
			return nil
		}
	}
	if d == toOperator {
		if pc.N&regcode.BoolResult != 0 && pc.Op.Family() == "compare" && !v.IsBool() {
			b, err := t.Truth(v)
			if err != nil {
				return nil
			}
			v = object.Bool(b)
		}
		*reg(f.window, pc.A) = v
		return pc.Next()
	}
	b, err := t.Truth(v)
	if err != nil {
		return nil
	}
	if b == (pc.N&regcode.SenseTrue != 0) {
		return pc.Target()
	}
	return pc.Next()
}

// callStatus says how a call of any object went on.
type callStatus uint8

const (
	callDone    callStatus = iota // the result is where it belongs
	callEntered                   // a frame was entered
	callRaised
)

// callAny calls whatever stands in register B of pc. method says that the register
// behind it may hold a receiver.
func (vm *VM) callAny(t *object.Thread, pc *regcode.Inst, w unsafe.Pointer, method bool) callStatus {
	base := reg(w, pc.B)
	first, n := above(above(base)), int(pc.N)
	if method && !above(base).IsEmpty() {
		first, n = above(base), n+1
	}
	return vm.callWith(t, pc, w, first, n, nil)
}

// callKw is callAny with the last arguments named by the tuple at P.
func (vm *VM) callKw(t *object.Thread, pc *regcode.Inst, w unsafe.Pointer) callStatus {
	base := reg(w, pc.B)
	first, n := above(above(base)), int(pc.N)
	if !above(base).IsEmpty() {
		first, n = above(base), n+1
	}
	return vm.callWith(t, pc, w, first, n, object.FromBits(uintptr(pc.P), 0).AsTuple())
}

func (vm *VM) callWith(t *object.Thread, pc *regcode.Inst, w unsafe.Pointer, first *object.Value, n int, kw *object.Tuple) callStatus {
	if vm.interrupt.Load() && vm.safepoint(t) != nil {
		return callRaised
	}
	base := reg(w, pc.B)
	callee := *base
	if callee.Kind() == object.KindMethod && first != above(base) {
		if m := object.Cast[object.Method](callee); m.Func.Kind() == object.KindFunction {
			first = above(base)
			*first = m.Self
			n++
			callee = m.Func
		}
	}
	deliver := toCaller
	if callee.IsType() && first != above(base) {
		if init, ok := t.PlainInit(callee.AsType()); ok {
			v := t.NewInstance(callee.AsType())
			first = above(base)
			*base, *first = v, v
			n++
			callee, deliver = init.Value(), toNew
		}
	} else if callee.Kind() == object.KindInstance && first != above(base) {
		if call := t.LookupName(t.TypeOf(callee), object.N__call__); call.Kind() == object.KindFunction {
			first = above(base)
			*first = callee
			n++
			callee = call
		}
	}
	args := window(first, int32(n))
	if callee.Kind() == object.KindFunction {
		f := currentFrame(t)
		nf, err := vm.enter(t, object.Cast[object.Function](callee), args, kw, f.flags&ofGenerator == 0)
		if err != nil {
			return callRaised
		}
		if nf.deliver = deliver; nf.pc == nil {
			nf.flags |= fromBelow
		}
		return callEntered
	}
	v, err := t.Call(callee, args, kw)
	if err != nil {
		return callRaised
	}
	*reg(w, pc.A) = v
	return callDone
}

// polySlot returns the slot that a polymorphic cache names for an instance, or nil.
func polySlot(h *object.Header, pc *regcode.Inst) *object.Value {
	e := pc.Poly().Find(h.ShapeID())
	if e == nil {
		return nil
	}
	if uint32(h.InlineSlots()) > e.Slot {
		return h.At(e.Offset)
	}
	return h.Slot(int(e.Slot))
}

// What ForIter and Loop do with what a generator yields.
const (
	deliverForIter = toForIter
	deliverLoop    = toLoop
)

// resumeFor resumes a generator for the ForIter or Loop at hand.
func (vm *VM) resumeFor(t *object.Thread, g *Generator, d delivery) error {
	n, err := g.resume(t, object.None())
	if err != nil {
		return err
	}
	n.deliver = d
	return nil
}

// resumeFast resumes a generator whose frame is one of a register engine with v as
// what is sent; nil when something is in the way.
func (vm *VM) resumeFast(t *object.Thread, caller *frame, g *Generator, d delivery, v object.Value) *frame {
	f := &g.frame
	if f.pc == nil || t.Depth+t.Native >= t.RT.RecursionLimit || vm.interrupt.Load() {
		return nil
	}
	f.prev, f.prevTop = caller, t.Top
	*f.value(int(f.sp)) = v
	f.pc = f.pc.Next()
	f.deliver = d
	t.Frame = unsafe.Pointer(f)
	t.Depth++
	f.savedHandled, f.savedOuter = t.Handled, t.HandledOuter
	if !t.Handled.IsEmpty() {
		t.HandledOuter = t.Handled
	}
	t.Handled = g.handled
	g.handled = object.Empty()
	g.state = generatorRunning
	return f
}

// yieldFast suspends a generator's frame that yields v to a frame on a register
// engine, and returns where that goes on; nil when it must be done
// otherwise.
func (vm *VM) yieldFast(t *object.Thread, f *frame, v object.Value) *frame {
	d, prev := f.deliver, f.prev
	if d == toNative || prev.pc == nil {
		return nil
	}
	g := f.gen
	g.state = generatorSuspended
	g.handled = t.Handled
	t.Handled, t.HandledOuter = f.savedHandled, f.savedOuter
	f.savedHandled, f.savedOuter = object.Empty(), object.Empty()
	t.Top = f.prevTop
	t.Frame = unsafe.Pointer(prev)
	t.Depth--
	f.prev = nil
	prev.pc = deliverYield(prev, d, v)
	return prev
}

// yieldRegister suspends the innermost frame, a generator's, which yields t.Result,
// and tells whether native code gets that.
func (vm *VM) yieldRegister(t *object.Thread, f *frame) bool {
	d, prev := f.deliver, f.prev
	f.gen.suspend(t, f)
	if d == toNative {
		return true
	}
	v := t.TakeResult()
	if prev.pc == nil {
		prev.yielded(d, v)
	} else {
		prev.pc = deliverYield(prev, d, v)
	}
	return false
}

// deliverYield gives a frame of a register engine what a generator resumed from it
// yielded, and returns where it goes on.
func deliverYield(f *frame, d delivery, v object.Value) *regcode.Inst {
	r := reg(f.window, f.pc.A)
	if d == toSend {
		r = above(r)
	}
	*r = v
	if d == toLoop {
		return f.pc.Target()
	}
	return f.pc.Next()
}

// deliverReturn gives a frame of a register engine what a frame entered from it
// returned, and returns where it goes on; nil when it raised.
func (vm *VM) deliverReturn(t *object.Thread, f *frame, d delivery, v object.Value) *regcode.Inst {
	pc := f.pc
	r := reg(f.window, pc.A)
	switch d {
	case toForIter:
		return pc.Target()
	case toLoop:
		return pc.Next()
	case toSend:
		*above(r) = v
		return pc.Target()
	case toNobody:
		return pc.Next()
	case toOperator, toJump:
		return vm.deliverOperator(t, f, d, v)
	case toNew:
		if !v.IsNone() {
			_ = t.TypeErrorf("__init__() should return None, not '%s'", t.TypeName(v))
			return nil
		}
		v = *reg(f.window, pc.B)
	}
	*r = v
	return pc.Next()
}

// leaveStatus says where control goes when a frame has been left.
type leaveStatus uint8

const (
	leftFrame  leaveStatus = iota // on in the innermost frame
	leftNative                    // back to native code
	leftRaised                    // the innermost frame raises
)

// leaveRegister leaves the innermost frame, which returns t.Result.
func (vm *VM) leaveRegister(t *object.Thread) leaveStatus {
	f := currentFrame(t)
	d, prev := f.deliver, f.prev
	vm.leaveFrame(t, f)
	if d == toNative {
		return leftNative
	}
	v := t.TakeResult()
	if prev.pc == nil {
		prev.returned(d, v)
		return leftFrame
	}
	pc := vm.deliverReturn(t, prev, d, v)
	if pc == nil {
		return leftRaised
	}
	prev.pc = pc
	return leftFrame
}

// unwindRegister goes to the handler of the pending exception; false when native
// code has to. The innermost frame's pc is where it was raised.
func (vm *VM) unwindRegister(t *object.Thread, reraise bool) bool {
	f := currentFrame(t)
	return vm.unwind(t, f, f.at(), reraise) != nil
}

// begin returns the innermost frame, after raising in it what is to be raised as
// soon as it runs; false when nobody handled that.
func (vm *VM) begin(t *object.Thread) (*frame, bool) {
	f := currentFrame(t)
	if f.raise.IsEmpty() {
		return f, true
	}
	exc := f.raise
	f.raise = object.Empty()
	_ = t.RaiseValue(exc)
	if vm.unwind(t, f, f.at(), false) == nil {
		return nil, false
	}
	return currentFrame(t), true
}

// compare is the value of a comparison instruction.
func (vm *VM) compare(t *object.Thread, pc *regcode.Inst, x, y object.Value) (object.Value, error) {
	v, err := t.RichCompare(x, y, object.CompareOp(pc.N&7))
	if err == nil && pc.N&regcode.BoolResult != 0 && !v.IsBool() {
		var b bool
		b, err = t.Truth(v)
		v = object.Bool(b)
	}
	return v, err
}

// compareTruth is the truth of a comparison.
func (vm *VM) compareTruth(t *object.Thread, x, y object.Value, op object.CompareOp) (bool, error) {
	v, err := t.RichCompare(x, y, op)
	if err != nil {
		return false, err
	}
	if v.IsBool() {
		return v.AsBool(), nil
	}
	return t.Truth(v)
}

// unpackPair puts the two items of v into a and b.
func unpackPair(t *object.Thread, v object.Value, a, b *object.Value) error {
	w := t.Push(2)
	err := unpackSequence(t, w, v)
	if err == nil {
		*a, *b = w[1], w[0]
	}
	t.Pop(2)
	return err
}
