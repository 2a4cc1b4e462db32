package object

import (
	"errors"
	"fmt"
)

// errRaised is the error of every function that raised: the exception itself is
// the thread's pending one.
var errRaised = errors.New("a Python exception is pending on the thread")

// Exception is an instance of BaseException or a subclass. Types with more
// members (OSError, SyntaxError, ...) keep them in slots behind it.
//
//adder:heap
type Exception struct {
	Header
	Args      Value // tuple
	Traceback Value // traceback object, or empty
	Cause     Value
	Context   Value
	Notes     Value // list, or empty
	Suppress  bool
}

// IsException tells whether v is an instance of BaseException.
func (v Value) IsException() bool { return v.isKind(KindException) }

// AsException views an exception's struct.
func (v Value) AsException() *Exception { return v.exception() }

// RaiseValue makes exc, an exception instance, the pending exception. Its context
// becomes the exception being handled, unless it has one.
func (t *Thread) RaiseValue(exc Value) error {
	t.setContext(exc)
	t.exc = exc
	return errRaised
}

// Reraise makes exc pending as it is.
func (t *Thread) Reraise(exc Value) error {
	t.exc = exc
	return errRaised
}

// setContext chains exc to the exception being handled (PEP 3134), breaking any
// cycle that this would close.
func (t *Thread) setContext(exc Value) {
	h := t.CurrentHandled()
	if h.IsEmpty() || h.IsNone() || h == exc {
		return
	}
	e := exc.exception()
	for c, slow, step := h, h, 0; ; step++ {
		ctx := c.exception().Context
		if ctx.IsEmpty() {
			break
		}
		if ctx == exc {
			c.exception().Context = Value{}
			break
		}
		c = ctx
		if step&1 == 1 {
			slow = slow.exception().Context
			if slow == c { // a cycle made by hand
				break
			}
		}
	}
	e.Context = h
}

// Raise raises typ with a message.
func (t *Thread) Raise(typ *Type, msg string) error {
	exc, err := t.NewException(typ, t.NewStr(msg))
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// Raisef raises typ with a formatted message.
func (t *Thread) Raisef(typ *Type, format string, args ...any) error {
	return t.Raise(typ, fmt.Sprintf(format, args...))
}

// RaiseArg raises typ with one argument that need not be a str.
func (t *Thread) RaiseArg(typ *Type, arg Value) error {
	exc, err := t.NewException(typ, arg)
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// NewException makes an instance of an exception type from one argument, or none
// when it is empty.
func (t *Thread) NewException(typ *Type, arg Value) (Value, error) {
	n := 1
	if arg.IsEmpty() {
		n = 0
	}
	w := t.Push(1)
	w[0] = arg
	var v Value
	var err error
	if typ.flags&TypeHeap != 0 {
		v, err = t.Call(typ.Value(), w[:n], nil)
	} else if v, err = typ.slots.New(t, typ, w[:n], nil); err == nil {
		// A built-in's constructor runs no Python code. It is not counted as a
		// nested call, so that RecursionError itself can be made.
		err = typ.slots.Init(t, v, w[:n], nil)
	}
	t.Pop(1)
	return v, err
}

// Pending returns the pending exception, or empty.
func (t *Thread) Pending() Value { return t.exc }

// TakeError returns the pending exception and clears it.
func (t *Thread) TakeError() Value {
	e := t.exc
	t.exc = Value{}
	return e
}

// ClearError forgets the pending exception.
func (t *Thread) ClearError() { t.exc = Value{} }

// Matches tells whether the pending exception is an instance of typ.
func (t *Thread) Matches(typ *Type) bool {
	return t.exc.IsException() && t.exc.Header().typ.IsSubtype(typ)
}

// TypeErrorf raises TypeError.
func (t *Thread) TypeErrorf(format string, args ...any) error {
	return t.Raisef(t.RT.T.Exc.TypeError, format, args...)
}

// ValueErrorf raises ValueError.
func (t *Thread) ValueErrorf(format string, args ...any) error {
	return t.Raisef(t.RT.T.Exc.ValueError, format, args...)
}

// IndexErrorf raises IndexError.
func (t *Thread) IndexErrorf(format string, args ...any) error {
	return t.Raisef(t.RT.T.Exc.IndexError, format, args...)
}

// OverflowErrorf raises OverflowError.
func (t *Thread) OverflowErrorf(format string, args ...any) error {
	return t.Raisef(t.RT.T.Exc.OverflowError, format, args...)
}

// RuntimeErrorf raises RuntimeError.
func (t *Thread) RuntimeErrorf(format string, args ...any) error {
	return t.Raisef(t.RT.T.Exc.RuntimeError, format, args...)
}

// SystemErrorf raises SystemError.
func (t *Thread) SystemErrorf(format string, args ...any) error {
	return t.Raisef(t.RT.T.Exc.SystemError, format, args...)
}

// ZeroDivisionErrorf raises ZeroDivisionError.
func (t *Thread) ZeroDivisionErrorf(format string, args ...any) error {
	return t.Raisef(t.RT.T.Exc.ZeroDivisionError, format, args...)
}

// AttributeErrorf raises AttributeError without saying of what.
func (t *Thread) AttributeErrorf(format string, args ...any) error {
	return t.Raisef(t.RT.T.Exc.AttributeError, format, args...)
}

// AttributeErrorFor raises AttributeError with its name and obj set, from which
// suggestions are made.
func (t *Thread) AttributeErrorFor(obj, name Value, format string, args ...any) error {
	err := t.AttributeErrorf(format, args...)
	if t.exc.IsException() && t.exc.Header().typ == t.RT.T.Exc.AttributeError {
		t.setMember(t.exc, attributeErrorName, name)
		t.setMember(t.exc, attributeErrorObj, obj)
	}
	return err
}

// NameErrorFor raises NameError (or a subclass) with its name set.
func (t *Thread) NameErrorFor(typ *Type, name Value, format string, args ...any) error {
	err := t.Raisef(typ, format, args...)
	if t.exc.IsException() && t.exc.Header().typ == typ {
		t.setMember(t.exc, nameErrorName, name)
	}
	return err
}

// KeyError raises KeyError with the key.
func (t *Thread) KeyError(key Value) error { return t.RaiseArg(t.RT.T.Exc.KeyError, key) }

// StopIteration raises StopIteration with a value, which may be empty.
func (t *Thread) StopIteration(v Value) error { return t.RaiseArg(t.RT.T.Exc.StopIteration, v) }

// The members of exceptions by their place behind the struct.
const (
	attributeErrorName = 0
	attributeErrorObj  = 1
	nameErrorName      = 0
	stopIterationValue = 0
)

// setMember and member reach the i-th slot behind an exception's struct.
func (t *Thread) setMember(exc Value, i int, v Value) {
	*valueAt(exc.t + exceptionSize + uintptr(i)*ValueSize) = v
}

func (t *Thread) member(exc Value, i int) Value {
	return *valueAt(exc.t + exceptionSize + uintptr(i)*ValueSize)
}
