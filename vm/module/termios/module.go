//go:build linux

// Package termios is the native module termios: how a terminal treats what is
// typed and shown.
package termios

import (
	"errors"
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

type (
	value  = object.Value
	thread = object.Thread
)

// Module is the definition of the termios module.
var Module = vm.NativeModule{
	Name: "termios",
	Doc:  "How a terminal treats what is typed and shown.",
	Funcs: []object.Def{
		{Name: "tcgetattr", Sig: "($module, fd, /)", Doc: "Return a terminal's settings: four numbers of flags, two speeds and the list of control characters.", F1: getAttr},
		{Name: "tcsetattr", Sig: "($module, fd, when, attributes, /)", Doc: "Change a terminal's settings: now, after what is written, or without what is unread, too.", F3: setAttr},
		{Name: "tcsendbreak", Sig: "($module, fd, duration, /)", Doc: "Send a break.", F2: sendBreak},
		{Name: "tcdrain", Sig: "($module, fd, /)", Doc: "Wait until all output is sent.", F1: drain},
		{Name: "tcflush", Sig: "($module, fd, queue, /)", Doc: "Drop input, output or both.", F2: func(t *thread, fd, v value) (value, error) { return control(t, fd, v, unix.TCFLSH) }},
		{Name: "tcflow", Sig: "($module, fd, action, /)", Doc: "Stop or go on with input or output.", F2: func(t *thread, fd, v value) (value, error) { return control(t, fd, v, unix.TCXONC) }},
		{Name: "tcgetwinsize", Sig: "($module, fd, /)", Doc: "Return a terminal's size, (rows, columns).", F1: getWinSize},
		{Name: "tcsetwinsize", Sig: "($module, fd, winsize, /)", Doc: "Change a terminal's size, (rows, columns).", F2: setWinSize},
	},
	Init: func(_ *vm.VM, t *thread, m *object.Module) error {
		for _, c := range constants {
			m.Dict.SetString(t, c.name, object.Int(c.value))
		}
		typ, err := t.NewExceptionType("termios.error", t.RT.T.Exc.Exception.Value())
		if err != nil {
			return err
		}
		t.RT.RegisterType(&errorKey, typ)
		m.Dict.SetString(t, "error", typ.Value())
		return nil
	},
}

var errorKey = object.TypeKey{Name: "termios.error"}

// fail raises the module's error for a failed system call.
func fail(t *thread, err error) error {
	var e syscall.Errno
	errors.As(err, &e)
	exc, cerr := t.Call2(t.RT.Type(&errorKey).Value(), object.Int(int64(e)), t.NewStr(object.StrError(int(e))))
	if cerr != nil {
		return cerr
	}
	return t.RaiseValue(exc)
}

// speedBits are where in the control flags the speed stands.
const speedBits = unix.CBAUD | unix.CBAUDEX

// numChars is how many control characters C's struct has; the system's has fewer.
const numChars = 32

func getAttr(t *thread, v value) (value, error) {
	fd, err := t.Descriptor(v)
	if err != nil {
		return value{}, err
	}
	a, failed := unix.IoctlGetTermios(fd, unix.TCGETS)
	if failed != nil {
		return value{}, fail(t, failed)
	}
	w := t.Push(2)
	defer t.Pop(2)
	out, chars := t.NewList(7), t.NewList(numChars)
	w[0], w[1] = out.Value(), chars.Value()
	speed := a.Cflag & speedBits
	for _, n := range []uint32{a.Iflag, a.Oflag, a.Cflag, a.Lflag, speed, speed} {
		out.Append(t, object.Int(int64(n)))
	}
	out.Append(t, chars.Value())
	for i := range numChars {
		c := byte(0)
		if i < len(a.Cc) {
			c = a.Cc[i]
		}
		if a.Lflag&unix.ICANON == 0 && (i == unix.VMIN || i == unix.VTIME) {
			chars.Append(t, object.Int(int64(c))) // these are numbers, then
			continue
		}
		chars.Append(t, t.NewBytes(string([]byte{c})))
	}
	return out.Value(), nil
}

// flags reads a number of flags.
func flags(t *thread, v value) (uint32, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() || i.AsInt() != int64(int32(i.AsInt())) && i.AsInt() != int64(uint32(i.AsInt())) {
		return 0, t.OverflowErrorf("Python int too large to convert to C long")
	}
	return uint32(i.AsInt()), nil
}

func setAttr(t *thread, file, when, attributes value) (value, error) {
	fd, err := t.Descriptor(file)
	if err != nil {
		return value{}, err
	}
	how, err := flags(t, when)
	if err != nil {
		return value{}, err
	}
	if !attributes.IsList() || attributes.AsList().Len() != 7 {
		return value{}, t.TypeErrorf("tcsetattr, arg 3: must be 7 element list")
	}
	a, failed := unix.IoctlGetTermios(fd, unix.TCGETS)
	if failed != nil {
		return value{}, fail(t, failed)
	}
	var n [6]uint32
	for i := range n {
		if n[i], err = flags(t, attributes.AsList().Items()[i]); err != nil {
			return value{}, err
		}
	}
	a.Iflag, a.Oflag, a.Cflag, a.Lflag = n[0], n[1], n[2], n[3]
	chars := attributes.AsList().Items()[6]
	if !chars.IsList() || chars.AsList().Len() != numChars {
		return value{}, t.TypeErrorf("tcsetattr: attributes[6] must be %d element list", numChars)
	}
	for i, c := range chars.AsList().Items() {
		var b byte
		switch {
		case c.IsBytes() && len(object.BytesOf(c)) == 1:
			b = object.BytesOf(c)[0]
		case c.IsInteger():
			n, err := flags(t, c)
			if err != nil {
				return value{}, err
			}
			b = byte(n)
		default:
			return value{}, t.TypeErrorf("tcsetattr: elements of attributes must be bytes objects of length 1 or integers")
		}
		if i < len(a.Cc) {
			a.Cc[i] = b
		}
	}
	if n[4]&^speedBits != 0 || n[5]&^speedBits != 0 {
		return value{}, fail(t, unix.EINVAL)
	}
	a.Cflag = a.Cflag&^speedBits | n[5]
	requests := [...]uint{unix.TCSETS, unix.TCSETSW, unix.TCSETSF}
	if how >= uint32(len(requests)) {
		return value{}, fail(t, unix.EINVAL)
	}
	vm.Of(t).Blocking(t, func() { failed = unix.IoctlSetTermios(fd, requests[how], a) })
	if failed != nil {
		return value{}, fail(t, failed)
	}
	return object.None(), nil
}

// request asks a terminal for something that takes a number.
func request(t *thread, fd value, what uint, n int) (value, error) {
	d, err := t.Descriptor(fd)
	if err != nil {
		return value{}, err
	}
	var failed error
	vm.Of(t).Blocking(t, func() { failed = unix.IoctlSetInt(d, what, n) })
	if failed != nil {
		return value{}, fail(t, failed)
	}
	return object.None(), nil
}

func control(t *thread, fd, v value, what uint) (value, error) {
	n, err := flags(t, v)
	if err != nil {
		return value{}, err
	}
	return request(t, fd, what, int(n))
}

func drain(t *thread, fd value) (value, error) { return request(t, fd, unix.TCSBRK, 1) }

func sendBreak(t *thread, fd, duration value) (value, error) {
	n, err := flags(t, duration)
	if err != nil {
		return value{}, err
	}
	if n == 0 {
		return request(t, fd, unix.TCSBRK, 0)
	}
	return request(t, fd, unix.TCSBRKP, int(n+99)/100)
}

func getWinSize(t *thread, v value) (value, error) {
	fd, err := t.Descriptor(v)
	if err != nil {
		return value{}, err
	}
	s, failed := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	if failed != nil {
		return value{}, fail(t, failed)
	}
	return t.Tuple2(object.Int(int64(s.Row)), object.Int(int64(s.Col))), nil
}

func setWinSize(t *thread, v, size value) (value, error) {
	fd, err := t.Descriptor(v)
	if err != nil {
		return value{}, err
	}
	items, err := t.TupleFrom(size)
	if err != nil || items.Len() != 2 {
		t.ClearError()
		return value{}, t.TypeErrorf("tcsetwinsize, arg 2: must be a two-item sequence")
	}
	var n [2]int
	for i := range n {
		if n[i], err = t.IndexInt(items.Items()[i], t.RT.T.Exc.OverflowError); err != nil {
			return value{}, err
		}
	}
	if n[0] != int(uint16(n[0])) || n[1] != int(uint16(n[1])) {
		return value{}, t.OverflowErrorf("winsize value(s) out of range.")
	}
	s, failed := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	if failed == nil {
		s.Row, s.Col = uint16(n[0]), uint16(n[1])
		failed = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, s)
	}
	if failed != nil {
		return value{}, fail(t, failed)
	}
	return object.None(), nil
}
