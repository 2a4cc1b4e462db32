package vm

import (
	"fmt"
	"slices"
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take sizes.

var frameSpec = object.TypeSpec{
	Name: "frame", Kind: object.KindFrame, Size: unsafe.Sizeof(Frame{}), Flags: object.TypeNoNew,
	Slots: object.Slots{Repr: frameRepr},
	Methods: []object.Def{
		{Name: "clear", Sig: "(self, /)", Doc: "Clear all references held by the frame.", F1: frameClear},
	},
	Getters: []object.GetSet{
		{Name: "f_back", Get: frameBack, Doc: "Return the previous frame, or None."},
		{Name: "f_builtins", Get: frameBuiltins, Doc: "Return the built-in variables in the frame."},
		{Name: "f_code", Get: frameCode, Doc: "Return the code object being executed in this frame."},
		{Name: "f_generator", Get: frameGenerator, Doc: "Return the generator or coroutine that owns this frame, or None."},
		{Name: "f_globals", Get: frameGlobals, Doc: "Return the global variables in the frame."},
		{Name: "f_lasti", Get: frameLasti, Doc: "Return the index of the last attempted instruction in the frame."},
		{Name: "f_lineno", Get: frameLine, Set: frameSetLine, Doc: "Return the current line number in the frame."},
		{Name: "f_locals", Get: frameLocals, Doc: "Return the mapping of the frame's local variables."},
		{Name: "f_trace", Get: frameTrace, Set: frameSetTrace, Doc: "Return the trace function for this frame, or None."},
		{Name: "f_trace_lines", Get: frameTraceLines, Set: frameSetTraceLines},
		{Name: "f_trace_opcodes", Get: frameTraceOpcodes, Set: frameSetTraceOpcodes, Doc: "Return True if opcode tracing is enabled, False otherwise."},
	},
}

var tracebackSpec = object.TypeSpec{
	Name: "traceback", Kind: object.KindTraceback, Size: unsafe.Sizeof(Traceback{}),
	NewSig: "(tb_next, tb_frame, tb_lasti, tb_lineno)",
	Slots:  object.Slots{New: tracebackNew},
	Methods: []object.Def{
		{Name: "__dir__", Sig: "(self, /)", F1: tracebackDir},
	},
	Getters: []object.GetSet{
		{Name: "tb_next", Get: tracebackNext, Set: tracebackSetNext},
		{Name: "tb_frame", Get: tracebackFrame},
		{Name: "tb_lasti", Get: tracebackLasti},
		{Name: "tb_lineno", Get: tracebackLine},
	},
}

// makeFrameTypes makes the types of frames and tracebacks.
func (vm *VM) makeFrameTypes(t *object.Thread) {
	ts := &t.RT.T
	ts.Frame = t.NewBuiltinType(&frameSpec, ts.Object)
	ts.Traceback = t.NewBuiltinType(&tracebackSpec, ts.Object)
	t.RT.RegisterType(&localsProxyKey, t.NewBuiltinType(&localsProxySpec, ts.Object))
}

// FrameObject returns the frame object of the depth-th Python frame from the
// innermost, 0 being that, or empty where there are not so many.
func (vm *VM) FrameObject(t *object.Thread, depth int) object.Value {
	f := currentFrame(t)
	for ; f != nil && depth > 0; depth-- {
		f = f.prev
	}
	if f == nil {
		return object.Empty()
	}
	return frameObject(t, f).value()
}

func frameRepr(t *object.Thread, v object.Value) (object.Value, error) {
	o := object.Cast[Frame](v)
	file, err := t.ReprString(o.code.Filename)
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr(fmt.Sprintf("<frame at %s, file %s, line %d, code %s>", t.AddressString(v), file,
		o.code.Data(t.RT).LineAt(o.current()), object.StringOf(o.code.Name))), nil
}

// frameClear drops the variables of a frame that has ended, or ends a generator
// that has not begun.
func frameClear(t *object.Thread, v object.Value) (object.Value, error) {
	o := object.Cast[Frame](v)
	if o.frame == nil {
		clear(o.fastLocals())
		o.extra, o.trace = object.Empty(), object.Empty()
		return object.None(), nil
	}
	g := (*Generator)(nil)
	if o.frame.flags&ofGenerator != 0 {
		g = o.frame.gen
	}
	switch {
	case g == nil || g.state == generatorRunning:
		return object.Empty(), t.RuntimeErrorf("cannot clear an executing frame")
	case g.state == generatorSuspended:
		return object.Empty(), t.RuntimeErrorf("cannot clear a suspended frame")
	}
	if _, err := g.close(t); err != nil {
		return object.Empty(), err
	}
	o.extra, o.trace = object.Empty(), object.Empty()
	return object.None(), nil
}

func frameGenerator(t *object.Thread, v object.Value) (object.Value, error) {
	if g := object.Cast[Frame](v).gen; !g.IsEmpty() {
		return g, nil
	}
	return object.None(), nil
}

func frameSetLine(t *object.Thread, v, line object.Value) error {
	if line.IsEmpty() {
		return t.AttributeErrorf("cannot delete attribute")
	}
	if !line.IsInteger() {
		return t.ValueErrorf("lineno must be an integer")
	}
	return t.ValueErrorf("f_lineno can only be set in a trace function")
}

func frameTrace(t *object.Thread, v object.Value) (object.Value, error) {
	if f := object.Cast[Frame](v).trace; !f.IsEmpty() {
		return f, nil
	}
	return object.None(), nil
}

func frameSetTrace(t *object.Thread, v, f object.Value) error {
	if f.IsNone() {
		f = object.Empty()
	}
	object.Cast[Frame](v).trace = f
	return nil
}

func frameTraceLines(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(!object.Cast[Frame](v).noLines), nil
}

func frameSetTraceLines(t *object.Thread, v, on object.Value) error {
	if !on.IsBool() {
		return t.TypeErrorf("attribute value type must be bool")
	}
	object.Cast[Frame](v).noLines = !on.AsBool()
	return nil
}

func frameTraceOpcodes(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(object.Cast[Frame](v).opcodes), nil
}

func frameSetTraceOpcodes(t *object.Thread, v, on object.Value) error {
	if !on.IsBool() {
		return t.TypeErrorf("attribute value type must be bool")
	}
	object.Cast[Frame](v).opcodes = on.AsBool()
	return nil
}

func frameCode(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Frame](v).code.Value(), nil
}

func frameGlobals(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Frame](v).globals.Value(), nil
}

func frameBuiltins(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Frame](v).builtins.Value(), nil
}

func frameBack(t *object.Thread, v object.Value) (object.Value, error) {
	o := object.Cast[Frame](v)
	if o.frame != nil {
		if o.frame.prev != nil {
			return frameObject(t, o.frame.prev).value(), nil
		}
		return object.None(), nil
	}
	if o.back.IsEmpty() {
		return object.None(), nil
	}
	return o.back, nil
}

func frameLine(t *object.Thread, v object.Value) (object.Value, error) {
	o := object.Cast[Frame](v)
	if n := o.code.Data(t.RT).LineAt(o.current()); n >= 0 {
		return object.Int(int64(n)), nil
	}
	return object.None(), nil
}

func frameLasti(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(object.Cast[Frame](v).current())), nil
}

func tracebackFrame(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Traceback](v).frame, nil
}

func tracebackNext(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Traceback](v).next, nil
}

func tracebackLasti(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(object.Cast[Traceback](v).lasti)), nil
}

func tracebackLine(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(object.Cast[Traceback](v).lineno(t))), nil
}

var tracebackParams = [...]string{"tb_next", "tb_frame", "tb_lasti", "tb_lineno"}

func tracebackNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(len(tracebackParams))
	defer t.Pop(len(tracebackParams))
	clear(w)
	n := len(args) - kw.Len()
	if n > len(w) {
		return object.Empty(), t.TypeErrorf("traceback() takes at most 4 arguments (%d given)", len(args))
	}
	copy(w, args[:n])
	for i, name := range kw.Items() {
		at := slices.Index(tracebackParams[:], object.StringOf(name))
		if at < 0 {
			return object.Empty(), t.TypeErrorf("traceback() got an unexpected keyword argument '%s'", object.StringOf(name))
		}
		if !w[at].IsEmpty() {
			return object.Empty(), t.TypeErrorf("argument for traceback() given by name ('%s') and position (%d)", tracebackParams[at], at+1)
		}
		w[at] = args[n+i]
	}
	for i, name := range tracebackParams {
		if w[i].IsEmpty() {
			return object.Empty(), t.TypeErrorf("traceback() missing required argument '%s' (pos %d)", name, i+1)
		}
	}
	if !w[0].IsNone() && w[0].Kind() != object.KindTraceback {
		return object.Empty(), t.TypeErrorf("expected traceback object or None, got '%s'", t.TypeName(w[0]))
	}
	if w[1].Kind() != object.KindFrame {
		return object.Empty(), t.TypeErrorf("traceback() argument 'tb_frame' must be frame, not %s", t.TypeName(w[1]))
	}
	lasti, err := t.IndexInt(w[2], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	line, err := t.IndexInt(w[3], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	tb := (*Traceback)(t.NewObject(t.RT.T.Traceback, object.KindTraceback, unsafe.Sizeof(Traceback{})))
	tb.next, tb.frame, tb.lasti, tb.line = w[0], w[1], lasti, line
	return object.ValueOf(tb), nil
}

func tracebackSetNext(t *object.Thread, v, next object.Value) error {
	if next.IsEmpty() {
		return t.TypeErrorf("can't delete tb_next attribute")
	}
	if !next.IsNone() && next.Kind() != object.KindTraceback {
		return t.TypeErrorf("expected traceback object or None, got '%s'", t.TypeName(next))
	}
	for c := next; !c.IsNone(); c = object.Cast[Traceback](c).next {
		if c == v {
			return t.ValueErrorf("traceback loop detected")
		}
	}
	object.Cast[Traceback](v).next = next
	return nil
}

func tracebackDir(t *object.Thread, v object.Value) (object.Value, error) {
	l := t.NewList(0)
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = l.Value()
	for _, name := range [...]string{"tb_frame", "tb_next", "tb_lasti", "tb_lineno"} {
		l.Append(t, t.InternString(name))
	}
	return l.Value(), nil
}

// WalkFrames calls visit with the running frames' code, globals and lines, from
// the innermost out, until it returns false.
func (vm *VM) WalkFrames(t *object.Thread, visit func(code *object.Code, globals *object.Dict, line int) bool) {
	for f := currentFrame(t); f != nil; f = f.prev {
		if !visit(f.code, f.globals, f.code.Data(t.RT).LineAt(f.at())) {
			return
		}
	}
}
