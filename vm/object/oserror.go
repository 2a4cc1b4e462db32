package object

import "syscall"

// This file holds OSError, whose constructor picks the subclass that stands for
// the error's number.

var osErrorSpec = TypeSpec{
	Slots:   Slots{New: osErrorNew, Init: osErrorInit, Str: osErrorStr},
	Getters: []GetSet{{Name: "characters_written", Get: osErrorWritten, Set: osErrorSetWritten}},
	Methods: []Def{{Name: "__reduce__", F1: osErrorReduce}},
}

// The members of OSError.
const (
	osErrno = iota
	osStrerror
	osFilename
	osFilename2
	osWritten
)

// osErrorType returns the subclass of OSError for an errno, or nil.
func (t *Thread) osErrorType(errno int64) *Type {
	e := &t.RT.T.Exc
	switch syscall.Errno(errno) {
	case syscall.EAGAIN, syscall.EALREADY, syscall.EINPROGRESS:
		return e.BlockingIOError
	case syscall.EPIPE, syscall.ESHUTDOWN:
		return e.BrokenPipeError
	case syscall.ECHILD:
		return e.ChildProcessError
	case syscall.ECONNABORTED:
		return e.ConnectionAbortedError
	case syscall.ECONNREFUSED:
		return e.ConnectionRefusedError
	case syscall.ECONNRESET:
		return e.ConnectionResetError
	case syscall.EEXIST:
		return e.FileExistsError
	case syscall.ENOENT:
		return e.FileNotFoundError
	case syscall.EISDIR:
		return e.IsADirectoryError
	case syscall.ENOTDIR:
		return e.NotADirectoryError
	case syscall.EINTR:
		return e.InterruptedError
	case syscall.EACCES, syscall.EPERM:
		return e.PermissionError
	case syscall.ESRCH:
		return e.ProcessLookupError
	case syscall.ETIMEDOUT:
		return e.TimeoutError
	}
	return nil
}

// osErrorInInit tells whether a class's arguments are handled by __init__: that is
// so when it overrides __init__ and not __new__.
func (t *Thread) osErrorInInit(cls *Type) bool {
	os := t.RT.T.Exc.OSError
	return !sameInit(cls, os) && sameNew(cls, os)
}

func osErrorNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if t.osErrorInInit(cls) {
		e := New[Exception](t, cls)
		e.Args = t.RT.empty.tuple.Value()
		return e.Value(), nil
	}
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("%s() takes no keyword arguments", cls.NameString())
	}
	if cls == t.RT.T.Exc.OSError && len(args) >= 2 && len(args) <= 5 && args[0].IsInt() {
		if sub := t.osErrorType(args[0].AsInt()); sub != nil {
			cls = sub
		}
	}
	v := New[Exception](t, cls).Value()
	return v, t.osErrorFill(v, args)
}

func osErrorInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if !t.osErrorInInit(t.TypeOf(self)) {
		return nil
	}
	if kw.Len() > 0 {
		return t.TypeErrorf("%s() takes no keyword arguments", t.TypeName(self))
	}
	return t.osErrorFill(self, args)
}

func (t *Thread) osErrorFill(v Value, args []Value) error {
	e := v.exception()
	e.Args = t.NewTuple(args).Value()
	if len(args) < 2 || len(args) > 5 {
		return nil
	}
	t.setMember(v, osErrno, args[0])
	t.setMember(v, osStrerror, args[1])
	if len(args) < 3 || args[2].IsNone() {
		return nil
	}
	file := args[2]
	if t.TypeOf(v) == t.RT.T.Exc.BlockingIOError && t.isNumber(file) {
		n, err := t.IndexInt(file, t.RT.T.Exc.ValueError)
		if err != nil {
			return err
		}
		t.setMember(v, osWritten, Int(int64(n)))
		return nil
	}
	t.setMember(v, osFilename, file)
	if len(args) == 5 && !args[4].IsNone() {
		t.setMember(v, osFilename2, args[4])
	}
	e.Args = t.Tuple2(args[0], args[1])
	return nil
}

func (t *Thread) isNumber(v Value) bool {
	s := &t.TypeOf(v).slots
	return s.Index != nil || s.Int != nil || s.Float != nil
}

func osErrorStr(t *Thread, v Value) (Value, error) {
	errno, text := t.member(v, osErrno), t.member(v, osStrerror)
	file, file2 := t.member(v, osFilename), t.member(v, osFilename2)
	if file.IsEmpty() && (errno.IsEmpty() || text.IsEmpty()) {
		return exceptionStr(t, v)
	}
	a, err := t.Str(orNone(errno))
	if err != nil {
		return Value{}, err
	}
	b, err := t.Str(orNone(text))
	if err != nil {
		return Value{}, err
	}
	s := "[Errno " + GoString(a) + "] " + GoString(b)
	for i, f := range [...]int{osFilename, osFilename2} {
		x := file
		if i == 1 {
			if file2.IsEmpty() {
				break
			}
			x = t.member(v, f)
		}
		if x.IsEmpty() {
			break
		}
		r, err := t.ReprString(x)
		if err != nil {
			return Value{}, err
		}
		s += [...]string{": ", " -> "}[i] + r
	}
	return t.NewStr(s), nil
}

func osErrorWritten(t *Thread, v Value) (Value, error) {
	n := t.member(v, osWritten)
	if n.IsEmpty() {
		return n, t.AttributeErrorf("characters_written")
	}
	return n, nil
}

func osErrorSetWritten(t *Thread, v, value Value) error {
	if value.IsEmpty() {
		if t.member(v, osWritten).IsEmpty() {
			return t.AttributeErrorf("characters_written")
		}
		t.setMember(v, osWritten, Value{})
		return nil
	}
	n, err := t.IndexInt(value, t.RT.T.Exc.ValueError)
	if err == nil {
		t.setMember(v, osWritten, Int(int64(n)))
	}
	return err
}

func osErrorReduce(t *Thread, v Value) (Value, error) {
	args := v.exception().Args
	if file := t.member(v, osFilename); args.tuple().Len() == 2 && !file.IsEmpty() {
		a := args.tuple().Items()
		if file2 := t.member(v, osFilename2); !file2.IsEmpty() {
			full := t.NewTupleN(5)
			s := full.Items()
			s[0], s[1], s[2], s[3], s[4] = a[0], a[1], file, None(), file2
			args = full.Value()
		} else {
			args = t.Tuple3(a[0], a[1], file)
		}
	}
	if d := t.ownAttributes(v); d != nil {
		return t.Tuple3(t.TypeOf(v).Value(), args, d.Value()), nil
	}
	return t.Tuple2(t.TypeOf(v).Value(), args), nil
}
