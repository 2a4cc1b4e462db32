package vm

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe for sizes and to keep the address of a frame's record,
// which the record's own end clears.

// Frame is a frame object: made when somebody looks, it shows the record while the
// frame runs and keeps what it needs when it ends.
//
//adder:heap
type Frame struct {
	object.Header
	frame    *frame // while the frame runs or its generator is suspended
	gen      object.Value
	code     *object.Code
	fn       *object.Function
	globals  *object.Dict
	builtins *object.Dict
	locals   object.Value // mapping, for code that is not optimized
	back     object.Value
	kept     object.Value // tuple of the window's locals, once the frame has ended
	extra    object.Value // dict of names added through f_locals
	ip       int32
	line     int32 // set by debuggers; 0 otherwise
	trace    object.Value
	noLines  bool // f_trace_lines is False
	opcodes  bool // f_trace_opcodes
}

// Traceback is a traceback object.
//
//adder:heap
type Traceback struct {
	object.Header
	next  object.Value // towards where the exception was raised; None at the end
	frame object.Value
	lasti int
	line  int // -1 until asked for
}

func (o *Frame) value() object.Value { return object.ValueOf(o) }

// frameObject returns the frame object of a record, made on first use.
func frameObject(t *object.Thread, f *frame) *Frame {
	if f.flags&seen != 0 {
		return f.object
	}
	o := (*Frame)(t.NewObject(t.RT.T.Frame, object.KindFrame, unsafe.Sizeof(Frame{})))
	o.frame = f
	o.code, o.fn, o.globals, o.builtins, o.locals = f.code, f.fn, f.globals, f.builtins, f.locals
	if f.flags&ofGenerator != 0 {
		o.gen = object.ValueOf(f.gen)
	}
	f.object = o
	f.flags |= seen
	return o
}

// detach keeps what the frame object shows when the frame's record ends.
func (o *Frame) detach(t *object.Thread, f *frame) {
	if o.frame == nil {
		return
	}
	n := int(f.code.NLocalsPlus)
	o.kept = t.NewTuple(f.values()[:n]).Value()
	o.ip = int32(f.at())
	if f.prev != nil {
		o.back = frameObject(t, f.prev).value()
	}
	o.frame = nil
	o.gen = object.Empty()
}

// current returns the offset of the instruction being executed.
func (o *Frame) current() int {
	if o.frame != nil {
		return o.frame.at()
	}
	return int(o.ip)
}

// fastLocals views the frame's locals, cells and free variables.
func (o *Frame) fastLocals() []object.Value {
	if o.frame != nil {
		return o.frame.values()[:o.code.NLocalsPlus]
	}
	if o.kept.IsEmpty() {
		return nil
	}
	return o.kept.AsTuple().Items()
}

// addTraceback puts the frame at the head of the pending exception's traceback.
func (vm *VM) addTraceback(t *object.Thread, f *frame) {
	exc := t.Pending()
	if !exc.IsException() {
		return
	}
	tb := (*Traceback)(t.NewObject(t.RT.T.Traceback, object.KindTraceback, unsafe.Sizeof(Traceback{})))
	tb.next = exc.AsException().Traceback
	if tb.next.IsEmpty() {
		tb.next = object.None()
	}
	tb.frame = frameObject(t, f).value()
	tb.lasti = f.at()
	tb.line = -1
	exc.AsException().Traceback = object.ValueOf(tb)
}

// lineno returns the source line a traceback entry stands for.
func (tb *Traceback) lineno(t *object.Thread) int {
	if tb.line < 0 {
		tb.line = object.Cast[Frame](tb.frame).code.Data(t.RT).LineAt(tb.lasti)
	}
	return tb.line
}

// doRaise carries out RAISE_VARARGS and tells whether it was a bare raise, which
// adds no traceback entry.
func doRaise(t *object.Thread, args []object.Value) bool {
	if len(args) == 0 {
		exc := t.CurrentHandled()
		if exc.IsEmpty() || exc.IsNone() {
			_ = t.RuntimeErrorf("No active exception to reraise")
			return false
		}
		_ = t.Reraise(exc)
		return true
	}
	exc, ok := instantiate(t, args[0])
	if !ok {
		return false
	}
	if len(args) == 2 {
		cause := args[1]
		if !cause.IsNone() {
			switch {
			case cause.Kind() == object.KindType && object.Cast[object.Type](cause).HasFlag(object.TypeExceptionSub):
				v, err := t.Call0(cause)
				if err != nil {
					return false
				}
				if !v.IsException() {
					_ = t.TypeErrorf("calling %s should have returned an instance of BaseException, not %s", reprOr(t, cause), t.TypeName(v))
					return false
				}
				cause = v
			case !cause.IsException():
				_ = t.TypeErrorf("exception causes must derive from BaseException")
				return false
			}
		} else {
			cause = object.Empty()
		}
		e := exc.AsException()
		e.Cause, e.Suppress = cause, true
	}
	_ = t.RaiseValue(exc)
	return false
}

func reprOr(t *object.Thread, v object.Value) string {
	s, err := t.ReprString(v)
	if err != nil {
		t.ClearError()
		return t.TypeName(v)
	}
	return s
}

// instantiate returns the exception that raising v raises.
func instantiate(t *object.Thread, v object.Value) (object.Value, bool) {
	if v.IsException() {
		return v, true
	}
	if v.Kind() == object.KindType && object.Cast[object.Type](v).HasFlag(object.TypeExceptionSub) {
		exc, err := t.Call0(v)
		if err != nil {
			return exc, false
		}
		if !exc.IsException() {
			_ = t.TypeErrorf("calling %s should have returned an instance of BaseException, not %s", reprOr(t, v), t.TypeName(exc))
			return exc, false
		}
		return exc, true
	}
	_ = t.TypeErrorf("exceptions must derive from BaseException")
	return v, false
}

// checkExcMatch tells whether an except clause's type matches an exception.
func checkExcMatch(t *object.Thread, exc, match object.Value) (bool, error) {
	if err := checkExcType(t, match); err != nil {
		return false, err
	}
	return excMatches(t, exc, match), nil
}

const badExceptType = "catching classes that do not inherit from BaseException is not allowed"

func checkExcType(t *object.Thread, match object.Value) error {
	if match.IsTuple() {
		for _, m := range match.AsTuple().Items() {
			if !isExcClass(m) {
				return t.TypeErrorf(badExceptType)
			}
		}
		return nil
	}
	if !isExcClass(match) {
		return t.TypeErrorf(badExceptType)
	}
	return nil
}

func isExcClass(v object.Value) bool {
	return v.Kind() == object.KindType && object.Cast[object.Type](v).HasFlag(object.TypeExceptionSub)
}

// excMatches is the test of an except clause on checked types: real subclassing,
// no __subclasscheck__.
func excMatches(t *object.Thread, exc, match object.Value) bool {
	if match.IsTuple() {
		for _, m := range match.AsTuple().Items() {
			if excMatches(t, exc, m) {
				return true
			}
		}
		return false
	}
	return match.Kind() == object.KindType && t.IsType(exc, object.Cast[object.Type](match))
}

// checkGroupMatch is CHECK_EG_MATCH (PEP 654): s holds the exception and the type;
// they become what is left and what matched.
func (vm *VM) checkGroupMatch(t *object.Thread, s []object.Value) error {
	exc, match := s[0], s[1]
	if err := checkExcType(t, match); err != nil {
		return err
	}
	groups := t.RT.T.Exc.BaseExceptionGroup
	isGroup := func(m object.Value) bool {
		return m.Kind() == object.KindType && object.Cast[object.Type](m).IsSubtype(groups)
	}
	bad := false
	if match.IsTuple() {
		for i := range match.AsTuple().Items() {
			bad = bad || isGroup(match.AsTuple().Items()[i])
		}
	} else {
		bad = isGroup(match)
	}
	if bad {
		return t.TypeErrorf("catching ExceptionGroup with except* is not allowed. Use except instead.")
	}
	if exc.IsNone() {
		s[0], s[1] = object.None(), object.None()
		return nil
	}
	if excMatches(t, exc, match) {
		if t.IsType(exc, groups) {
			s[0], s[1] = object.None(), exc
		} else {
			list := t.NewTuple1(exc)
			g, err := t.Call2(t.RT.T.Exc.ExceptionGroup.Value(), t.NewStr(""), list.Value())
			if !t.IsType(exc, t.RT.T.Exc.Exception) {
				if err != nil {
					t.ClearError()
				}
				g, err = t.Call2(groups.Value(), t.NewStr(""), list.Value())
			}
			if err != nil {
				return err
			}
			g.AsException().Traceback = exc.AsException().Traceback
			s[0], s[1] = object.None(), g
		}
		t.Handled = s[1]
		return nil
	}
	if t.IsType(exc, groups) {
		m, err := t.GetAttrString(exc, "split")
		if err != nil {
			return err
		}
		pair, err := t.Call1(m, match)
		if err != nil {
			return err
		}
		if !pair.IsTuple() {
			return t.TypeErrorf("%s.split must return a tuple, not %s", t.TypeName(exc), t.TypeName(pair))
		}
		if pair.AsTuple().Len() < 2 {
			return t.TypeErrorf("%s.split must return a 2-tuple, got tuple of size %d", t.TypeName(exc), pair.AsTuple().Len())
		}
		p := pair.AsTuple().Items()
		s[0], s[1] = p[1], p[0]
		if !p[0].IsNone() {
			t.Handled = p[0]
		}
		return nil
	}
	s[1] = object.None()
	return nil
}

// withExceptStart calls an __exit__ with the exception being handled. s holds exit
// function, its self or empty, lasti, the previous exception, the exception.
func withExceptStart(t *object.Thread, s []object.Value) (object.Value, error) {
	exc := s[4]
	tb := exc.AsException().Traceback
	if tb.IsEmpty() {
		tb = object.None()
	}
	w := t.Push(4)
	k := 0
	if !s[1].IsEmpty() {
		w[0] = s[1]
		k = 1
	}
	w[k], w[k+1], w[k+2] = t.TypeOf(exc).Value(), exc, tb
	v, err := t.Call(s[0], w[:k+3], nil)
	t.Pop(4)
	return v, err
}

var specialNames = [...]object.NameID{object.N__enter__, object.N__exit__, object.N__aenter__, object.N__aexit__}

// loadSpecial is LOAD_SPECIAL: s holds the owner and a free slot; they become the
// method and its self or empty.
func loadSpecial(t *object.Thread, s []object.Value, which int) error {
	owner := s[0]
	m, bound, err := t.LookupSpecialMethod(owner, specialNames[which])
	if err != nil {
		return err
	}
	if m.IsEmpty() {
		return missingSpecial(t, owner, which)
	}
	s[0] = m
	if bound {
		s[1] = owner
	} else {
		s[1] = object.Empty()
	}
	return nil
}

func missingSpecial(t *object.Thread, owner object.Value, which int) error {
	name := object.StringOf(t.RT.Name(specialNames[which]))
	typ := t.TypeOf(owner)
	kind, other, hint := "", "asynchronous ", "async with"
	enter, exit := object.N__aenter__, object.N__aexit__
	if which >= 2 {
		kind, other, hint = "asynchronous ", "", "with"
		enter, exit = object.N__enter__, object.N__exit__
	}
	text := "'%s' object does not support the " + kind + "context manager protocol (missed %s method)"
	if !t.LookupName(typ, enter).IsEmpty() && !t.LookupName(typ, exit).IsEmpty() {
		return t.TypeErrorf(text+" but it supports the "+other+"context manager protocol. Did you mean to use '"+hint+"'?", t.TypeFullName(typ), name)
	}
	return t.TypeErrorf(text, t.TypeFullName(typ), name)
}

// unboundLocal raises UnboundLocalError for local i.
func unboundLocal(t *object.Thread, f *frame, i int) error {
	name := f.code.LocalsPlusNames.Items()[i]
	return t.NameErrorFor(t.RT.T.Exc.UnboundLocalError, name, "cannot access local variable '%s' where it is not associated with a value", object.StringOf(name))
}

// unboundDeref raises for an empty cell.
func unboundDeref(t *object.Thread, f *frame, i int) error {
	name := f.code.LocalsPlusNames.Items()[i]
	kinds := f.code.Kinds.String()
	if bytecode.LocalKind(kinds[i])&bytecode.KindFree == 0 {
		return t.NameErrorFor(t.RT.T.Exc.UnboundLocalError, name, "cannot access local variable '%s' where it is not associated with a value", object.StringOf(name))
	}
	return t.NameErrorFor(t.RT.T.Exc.NameError, name, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", object.StringOf(name))
}
