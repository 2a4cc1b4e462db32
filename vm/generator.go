package vm

// This file uses unsafe: a generator's window of Values lies behind its struct.

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

type generatorKind uint8

const (
	plainGenerator generatorKind = iota
	coroutine
	asyncGenerator
)

type generatorState uint8

const (
	generatorCreated generatorState = iota
	generatorSuspended
	generatorRunning
	generatorFinished
)

// Generator is a generator, coroutine or asynchronous generator. It owns the
// window of its frame, which lies behind the struct; the record is kept here while
// it does not run.
//
//adder:heap
type Generator struct {
	object.Header
	kind      generatorKind
	state     generatorState
	hooked    bool // asynchronous generator: hooks have been called
	closing   bool // asynchronous generator: aclose has begun
	asyncRun  bool // asynchronous generator: an asend or athrow is under way
	frame     frame
	name      object.Value
	qualName  object.Value
	handled   object.Value // exception being handled inside, while suspended
	origin    object.Value // cr_origin, or empty
	finalHook object.Value
}

const generatorSize = unsafe.Sizeof(Generator{})

// makeGenerator moves the running frame f into a new generator.
func (vm *VM) makeGenerator(t *object.Thread, f *frame) object.Value {
	code := f.code
	typ, kind := t.RT.T.Generator, plainGenerator
	switch {
	case code.Flags&bytecode.Coroutine != 0:
		typ, kind = t.RT.T.Coroutine, coroutine
	case code.Flags&bytecode.AsyncGenerator != 0:
		typ, kind = t.RT.T.AsyncGenerator, asyncGenerator
	}
	n := int(code.NLocalsPlus + code.StackSize)
	g := (*Generator)(t.NewObject(typ, object.KindGenerator, generatorSize+uintptr(n)*object.ValueSize))
	g.kind = kind
	g.name, g.qualName = code.Name, code.QualName
	if f.fn != nil {
		g.name, g.qualName = f.fn.Name, f.fn.QualName
	}
	g.frame = *f
	g.frame.window = unsafe.Add(unsafe.Pointer(g), generatorSize)
	g.frame.gen = g
	g.frame.prev = nil
	g.frame.object = nil
	g.frame.flags = ofGenerator
	copy(g.frame.values(), f.values()[:f.sp])
	t.RT.Heap().SetFinalizer(unsafe.Pointer(g))
	if kind == coroutine && t.OriginDepth > 0 {
		g.origin = coroutineOriginOf(t, f)
	}
	return object.ValueOf(g)
}

// coroutineOriginOf is the cr_origin of a coroutine made by f: the file, line and
// name of the functions that called it, the nearest first.
func coroutineOriginOf(t *object.Thread, f *frame) object.Value {
	list := t.NewList(0)
	for c := f.prev; c != nil && list.Len() < t.OriginDepth; c = c.prev {
		line := c.code.Data(t.RT).LineAt(c.at())
		list.Append(t, t.Tuple3(c.code.Filename, object.Int(int64(line)), c.code.Name))
	}
	return t.NewTuple(list.Items()).Value()
}

// asGenerator returns v as a generator of any kind, or nil.
func asGenerator(v object.Value) *Generator {
	if v.Kind() == object.KindGenerator {
		return object.Cast[Generator](v)
	}
	return nil
}

// canResume tells whether a send would run the generator's frame.
func (g *Generator) canResume(t *object.Thread) bool { return g.state <= generatorSuspended }

// resume pushes the generator's frame with v as the value of the yield it waits
// at; run then executes it.
func (g *Generator) resume(t *object.Thread, v object.Value) (*frame, error) {
	if t.Depth >= t.RT.RecursionLimit || t.Native >= maxNativeDepth {
		return nil, t.RecursionError("")
	}
	f := &g.frame
	f.prev, f.prevTop = currentFrame(t), t.Top
	*f.value(int(f.sp)) = v
	f.sp++
	if f.pc != nil {
		f.pc = f.pc.Next()
	}
	t.Frame = unsafe.Pointer(f)
	t.Depth++
	f.savedHandled, f.savedOuter = t.Handled, t.HandledOuter
	t.HandledOuter = t.CurrentHandled()
	t.Handled = g.handled
	g.handled = object.Empty()
	g.state = generatorRunning
	return f, nil
}

// suspend takes the generator's frame off the frame stack at a yield.
func (g *Generator) suspend(t *object.Thread, f *frame) {
	g.state = generatorSuspended
	g.leave(t, f)
	f.prev = nil
}

// leave restores what resume changed and pops the frame.
func (g *Generator) leave(t *object.Thread, f *frame) {
	g.handled = t.Handled
	t.Handled, t.HandledOuter = f.savedHandled, f.savedOuter
	f.savedHandled, f.savedOuter = object.Empty(), object.Empty()
	popFrame(t, f)
}

// leaveFrame pops a frame that returned or raised.
func (vm *VM) leaveFrame(t *object.Thread, f *frame) {
	if f.flags&ofGenerator == 0 {
		popFrame(t, f)
		return
	}
	g := f.gen
	g.state = generatorFinished
	g.leave(t, f)
	g.handled = object.Empty()
	if f.flags&seen != 0 {
		f.object.detach(t, f)
	}
	f.prev = nil
	clear(g.frame.values())
	t.RT.Heap().ClearFinalizer(unsafe.Pointer(g))
}

// send resumes an iterator or generator from SEND: done tells that it returned,
// with v its value.
func send(t *object.Thread, it, v object.Value) (r object.Value, done bool, err error) {
	if v.IsNone() {
		if f := t.TypeOf(it).Slots().Next; f != nil {
			r, err = f(t, it)
			if err != nil && t.Matches(t.RT.T.Exc.StopIteration) {
				return stopIterationValue(t, t.TakeError()), true, nil
			}
			if err == nil && r.IsEmpty() {
				return t.TakeReturnValue(), true, nil
			}
			return r, false, err
		}
	}
	if g := asGenerator(it); g != nil && g.kind != asyncGenerator {
		return g.send(t, v)
	}
	r, err = t.CallMethod1(it, object.Nsend, v)
	if err != nil && t.Matches(t.RT.T.Exc.StopIteration) {
		return stopIterationValue(t, t.TakeError()), true, nil
	}
	return r, false, err
}

// send runs the generator from native code until it yields or returns.
func (g *Generator) send(t *object.Thread, v object.Value) (r object.Value, done bool, err error) {
	switch g.state {
	case generatorRunning:
		return object.Empty(), false, g.alreadyRunning(t)
	case generatorFinished:
		if g.kind == coroutine {
			return object.Empty(), false, t.RuntimeErrorf("cannot reuse already awaited coroutine")
		}
		return object.None(), true, nil
	case generatorCreated:
		if !v.IsNone() {
			what := "generator"
			switch g.kind {
			case coroutine:
				what = "coroutine"
			case asyncGenerator:
				what = "async generator"
			}
			return object.Empty(), false, t.TypeErrorf("can't send non-None value to a just-started %s", what)
		}
	}
	f, err := g.resume(t, v)
	if err != nil {
		return object.Empty(), false, err
	}
	t.Native++
	r, err = vmOf(t).run(t, f)
	t.Native--
	return r, err == nil && g.state == generatorFinished, err
}

func (g *Generator) alreadyRunning(t *object.Thread) error {
	switch g.kind {
	case coroutine:
		return t.ValueErrorf("coroutine already executing")
	case asyncGenerator:
		return t.ValueErrorf("async generator already executing")
	}
	return t.ValueErrorf("generator already executing")
}

// throw raises exc inside the generator, where it is suspended.
func (g *Generator) throw(t *object.Thread, exc object.Value) (r object.Value, done bool, err error) {
	switch g.state {
	case generatorRunning:
		return object.Empty(), false, g.alreadyRunning(t)
	case generatorFinished:
		if g.kind == coroutine {
			return object.Empty(), false, t.RuntimeErrorf("cannot reuse already awaited coroutine")
		}
		return object.Empty(), false, t.Reraise(exc)
	case generatorCreated:
		// Nothing in it can handle the exception: it ends here, with its frame in
		// the traceback.
		f, err := g.resume(t, object.None())
		if err != nil {
			return object.Empty(), false, err
		}
		_ = t.RaiseValue(exc)
		vm := vmOf(t)
		vm.addTraceback(t, f)
		vm.leaveFrame(t, f)
		return object.Empty(), false, t.PendingError()
	}
	if y := g.yieldFrom(); !y.IsEmpty() {
		return g.throwInto(t, y, exc, true)
	}
	return g.raiseAt(t, exc)
}

// raiseAt resumes the generator with exc raised at the yield it waits at.
func (g *Generator) raiseAt(t *object.Thread, exc object.Value) (r object.Value, done bool, err error) {
	f, err := g.resume(t, object.None())
	if err != nil {
		return object.Empty(), false, err
	}
	f.sp--
	// The instruction that raises is the yield itself.
	if f.pc != nil {
		f.pc = f.pc.Previous()
	} else {
		f.ip -= 2
	}
	t.Native++
	r, err = vmOf(t).runRaising(t, f, exc)
	t.Native--
	return r, err == nil && g.state == generatorFinished, err
}

// throwInto passes an exception to the iterator the generator delegates to (PEP
// 380, and PEP 492 for await), which closes has closed by a GeneratorExit.
func (g *Generator) throwInto(t *object.Thread, y, exc object.Value, closes bool) (r object.Value, done bool, err error) {
	saved := g.state
	if closes && t.IsType(exc, t.RT.T.Exc.GeneratorExit) {
		g.state = generatorRunning
		err = closeIter(t, y)
		g.state = saved
		if err != nil {
			exc = t.TakeError()
		}
		return g.raiseAt(t, exc)
	}
	g.state = generatorRunning
	if sub := asGenerator(y); sub != nil && sub.kind != asyncGenerator {
		r, done, err = sub.throw(t, exc)
	} else {
		var m object.Value
		m, err = t.GetAttrOptID(y, object.Nthrow)
		if err == nil && m.IsEmpty() {
			g.state = saved
			return g.raiseAt(t, exc)
		}
		if err == nil {
			r, err = t.Call1(m, exc)
			if err != nil && t.Matches(t.RT.T.Exc.StopIteration) {
				r, done, err = stopIterationValue(t, t.TakeError()), true, nil
			}
		}
	}
	g.state = saved
	if err != nil {
		return g.raiseAt(t, t.TakeError())
	}
	if !done {
		return r, false, nil
	}
	// The delegate returned: go on behind the SEND loop with its value.
	return g.resumeAfterDelegate(t, r)
}

// resumeAfterDelegate goes on behind a yield from whose iterator has returned v:
// the SEND that the yield belongs to jumps to its end, with v over the iterator.
func (g *Generator) resumeAfterDelegate(t *object.Thread, v object.Value) (r object.Value, done bool, err error) {
	f, err := g.resume(t, v)
	if err != nil {
		return object.Empty(), false, err
	}
	end := g.endOfSend(f.at())
	if f.ip = int32(end); f.pc != nil {
		f.pc = regcode.BlockOf(f.code).Find(end)
	}
	t.Native++
	r, err = vmOf(t).run(t, f)
	t.Native--
	return r, err == nil && g.state == generatorFinished, err
}

// endOfSend returns the offset of the END_SEND that ends the loop whose yield
// stands before ip.
func (g *Generator) endOfSend(ip int) int {
	code := codeBytes(g.frame.code)
	for ; ip < len(code); ip += 2 {
		op := bytecode.Opcode(code[ip])
		if op == bytecode.END_SEND {
			return ip
		}
	}
	return ip
}

// yieldFrom returns the iterator the suspended generator delegates to, or empty.
func (g *Generator) yieldFrom() object.Value {
	if g.state != generatorSuspended {
		return object.Empty()
	}
	code := codeBytes(g.frame.code)
	ip := int(g.frame.ip)
	if g.frame.pc != nil {
		ip = g.frame.at() + 2
	}
	// Behind the yield stands RESUME, whose operand says what kind it was.
	if bytecode.Opcode(code[ip]) != bytecode.RESUME || code[ip+1]&3 < 2 {
		return object.Empty()
	}
	w := g.frame.values()
	return w[g.frame.sp-1]
}

// closeIter closes the iterator of a yield from.
func closeIter(t *object.Thread, y object.Value) error {
	if sub := asGenerator(y); sub != nil && sub.kind != asyncGenerator {
		_, err := sub.close(t)
		return err
	}
	m, err := t.GetAttrOptID(y, object.Nclose)
	if err != nil {
		t.WriteUnraisable(y)
		return nil
	}
	if m.IsEmpty() {
		return nil
	}
	_, err = t.Call0(m)
	return err
}

// close is generator.close: it raises GeneratorExit inside and returns the value
// that the generator returns in answer.
func (g *Generator) close(t *object.Thread) (object.Value, error) {
	switch g.state {
	case generatorCreated:
		g.state = generatorFinished
		clear(g.frame.values())
		t.RT.Heap().ClearFinalizer(unsafe.Pointer(g))
		return object.None(), nil
	case generatorFinished:
		return object.None(), nil
	case generatorRunning:
		return object.Empty(), g.alreadyRunning(t)
	}
	exc, err := t.NewException(t.RT.T.Exc.GeneratorExit, object.Empty())
	if err != nil {
		return object.Empty(), err
	}
	if y := g.yieldFrom(); !y.IsEmpty() {
		g.state = generatorRunning
		err := closeIter(t, y)
		g.state = generatorSuspended
		if err != nil {
			exc = t.TakeError()
		}
	}
	r, done, err := g.raiseAt(t, exc)
	switch {
	case err == nil && done:
		return r, nil
	case err == nil:
		what := "generator"
		switch g.kind {
		case coroutine:
			what = "coroutine"
		case asyncGenerator:
			what = "async generator"
		}
		return object.Empty(), t.RuntimeErrorf("%s ignored GeneratorExit", what)
	case t.Matches(t.RT.T.Exc.StopIteration) || t.Matches(t.RT.T.Exc.GeneratorExit):
		t.ClearError()
		return object.None(), nil
	}
	return object.Empty(), err
}

// isStopIteration tells whether exc is an instance of StopIteration.
func isStopIteration(t *object.Thread, exc object.Value) bool {
	return t.IsType(exc, t.RT.T.Exc.StopIteration)
}

// stopIterationValue is the value attribute of a StopIteration.
func stopIterationValue(t *object.Thread, exc object.Value) object.Value {
	v := t.StopValue(exc)
	if v.IsEmpty() {
		return object.None()
	}
	return v
}
