//go:build linux

package posix

import (
	"errors"
	"math"
	"strings"
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// path is a path argument: a name, or where a function takes that a descriptor.
type path struct {
	name  string
	fd    int  // -1 without a descriptor
	bytes bool // given as bytes: results are bytes too
	none  bool // None, or not given
}

// What a path argument may be besides a path.
const (
	orFD = 1 << iota
	orNone
)

// pathArg reads a path argument. The caller keeps v for error texts.
func pathArg(t *object.Thread, v object.Value, function, arg string, allow int) (path, error) {
	p := path{fd: -1}
	if v.IsEmpty() || v.IsNone() && allow&orNone != 0 {
		p.none, p.name = true, "."
		return p, nil
	}
	if !v.IsStr() && !v.IsBytes() {
		if allow&orFD != 0 && t.TypeOf(v).Slots().Index != nil {
			if v.IsBool() {
				if err := t.Warn(t.RT.T.Exc.RuntimeWarning, "bool is used as a file descriptor", 1); err != nil {
					return p, err
				}
			}
			fd, err := cInt(t, v)
			p.fd = fd
			return p, err
		}
		if m := t.LookupType(t.TypeOf(v), t.InternString("__fspath__")); m.IsEmpty() || m.IsNone() {
			what := [...]string{"string, bytes or os.PathLike", "string, bytes, os.PathLike or integer", "string, bytes, os.PathLike or None", "string, bytes, os.PathLike, integer or None"}[allow]
			return p, t.TypeErrorf("%s: %s should be %s, not %s", function, arg, what, t.TypeName(v))
		}
		var err error
		if v, err = t.FSPath(v); err != nil {
			return p, err
		}
	}
	p.bytes = v.IsBytes()
	raw := ""
	if p.bytes {
		raw = object.BytesOf(v)
	} else {
		raw = object.StringOf(v)
	}
	if strings.IndexByte(raw, 0) >= 0 {
		return p, t.ValueErrorf("%s: embedded null character in %s", function, arg)
	}
	var err error
	p.name, err = t.FSEncode(v)
	return p, err
}

// cInt reads an argument that is an int in C.
func cInt(t *object.Thread, v object.Value) (int, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	n := int64(math.MaxInt64)
	if i.IsInt() {
		n = i.AsInt()
	} else if neg, err := t.CompareBool(i, object.Int(0), object.LT); err == nil && neg {
		n = math.MinInt64
	}
	switch {
	case n > math.MaxInt32:
		return 0, t.OverflowErrorf("signed integer is greater than maximum")
	case n < math.MinInt32:
		return 0, t.OverflowErrorf("signed integer is less than minimum")
	}
	return int(n), nil
}

// optInt is cInt with a value for an argument not given.
func optInt(t *object.Thread, v object.Value, otherwise int) (int, error) {
	if v.IsEmpty() {
		return otherwise, nil
	}
	return cInt(t, v)
}

func optBool(t *object.Thread, v object.Value, otherwise bool) (bool, error) {
	if v.IsEmpty() {
		return otherwise, nil
	}
	return t.Truth(v)
}

// dirFD reads a dir_fd argument.
func dirFD(t *object.Thread, v object.Value) (int, error) {
	if v.IsEmpty() || v.IsNone() {
		return unix.AT_FDCWD, nil
	}
	if t.TypeOf(v).Slots().Index == nil {
		return 0, t.TypeErrorf("argument should be integer or None, not %s", t.TypeName(v))
	}
	return cInt(t, v)
}

// offset reads an argument that is an off_t.
func offset(t *object.Thread, v object.Value) (int64, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	return int64(n), err
}

// idArg reads a user's or group's number; -1 is none.
func idArg(t *object.Thread, v object.Value, what string) (int, error) {
	if t.TypeOf(v).Slots().Index == nil {
		return 0, t.TypeErrorf("%s should be integer, not %s", what, t.TypeName(v))
	}
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	switch {
	case !i.IsInt() || i.AsInt() > math.MaxUint32:
		return 0, t.OverflowErrorf("%s is greater than maximum", what)
	case i.AsInt() < -1:
		return 0, t.OverflowErrorf("%s is less than minimum", what)
	}
	if i.AsInt() == math.MaxUint32 {
		return -1, nil
	}
	return int(i.AsInt()), nil
}

func errnoOf(err error) syscall.Errno {
	var e syscall.Errno
	if errors.As(err, &e) {
		return e
	}
	return syscall.EIO
}

// fail raises what a system call failed with; the file names may be empty.
func fail(t *object.Thread, err error, names ...object.Value) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	for i, name := range names {
		if !name.IsEmpty() && !name.IsStr() && !name.IsBytes() && t.TypeOf(name).Slots().Index == nil && !name.IsNone() {
			// What stands for a path is shown as that.
			path, err := t.FSPath(name)
			if err != nil {
				return path, err
			}
			name = path
		}
		w[i] = name
	}
	return object.Empty(), t.RaiseErrno(int(errnoOf(err)), w[0], w[1])
}

// done is a function's result when it has nothing to return.
func done(t *object.Thread, err error, names ...object.Value) (object.Value, error) {
	if err != nil {
		return fail(t, err, names...)
	}
	return object.None(), nil
}

// intResult is a function's result when it returns a number.
func intResult(t *object.Thread, n int, err error) (object.Value, error) {
	if err != nil {
		return fail(t, err)
	}
	return object.Int(int64(n)), nil
}

// blocking runs a system call while other threads may go on, again when a signal
// interrupted it and its handler did not raise (PEP 475).
func blocking(t *object.Thread, f func() error) (failed, raised error) {
	m := vm.Of(t)
	for {
		var err error
		m.Blocking(t, func() { err = f() })
		if err == nil || !errors.Is(err, syscall.EINTR) {
			return err, nil
		}
		if err := m.Checkpoint(t); err != nil {
			return nil, err
		}
	}
}

// pathResult is a name that the system gave, as str or bytes.
func pathResult(t *object.Thread, s string, bytes bool) object.Value {
	if bytes {
		return t.NewBytes(s)
	}
	return t.FSDecode(s)
}
