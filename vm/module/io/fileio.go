package io

import (
	"strings"
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// defaultBufferSize is io.DEFAULT_BUFFER_SIZE, in bytes.
const defaultBufferSize = 128 << 10

// fileIO is a file known by its descriptor.
//
//adder:heap
type fileIO struct {
	object.Header
	fd        int // negative when closed
	blockSize int // the system's preferred size of transfers
	sizeHint  int64
	created   bool
	readable  bool
	writable  bool
	appending bool
	regular   bool // never blocks
	closeFD   bool
	seekable  int8 // 1 and 0 once known, -1 before
}

var fileIOSpec = object.TypeSpec{
	Name: "_io.FileIO", Kind: object.KindOpaque, Size: fileIOSize, Flags: streamFlags | object.TypeHasFinalizer,
	Doc:    "Open a file as a stream of bytes without a buffer.",
	NewSig: "(file, mode='r', closefd=True, opener=None)",
	Slots:  object.Slots{New: fileNew, Init: fileInit, Repr: fileRepr, Del: fileDel},
	Methods: []object.Def{
		{Name: "read", Text: "($self, size=-1, /)", FV: fileRead, Max: 1, Doc: "Read up to so many bytes with one call of the system, all by default. None when nothing is there yet."},
		{Name: "readall", F1: fileReadAll, Doc: "Read until the end of the file."},
		{Name: "readinto", Text: "($self, buffer, /)", F2: fileReadInto},
		{Name: "write", Text: "($self, b, /)", F2: fileWrite, Doc: "Write bytes with one call of the system and return how many were taken; None when it takes none now."},
		{Name: "seek", Text: "($self, pos, whence=0, /)", FV: fileSeek, Min: 1, Max: 2, Doc: "Move to a position."},
		{Name: "tell", F1: fileTell, Doc: "The current position."},
		{Name: "truncate", Text: "($self, size=None, /)", FV: fileTruncate, Max: 1, Doc: "Cut the file off at a position, the current one by default."},
		{Name: "close", F1: fileClose, Doc: "Close the file."},
		{Name: "seekable", F1: fileSeekable, Doc: "Whether seek and tell work."},
		{Name: "readable", F1: fileReadable, Doc: "Whether the file was opened for reading."},
		{Name: "writable", F1: fileWritable, Doc: "Whether the file was opened for writing."},
		{Name: "fileno", F1: fileFileno, Doc: "The file descriptor."},
		{Name: "isatty", F1: fileIsatty, Doc: "Whether the file is a terminal."},
		{Name: "_isatty_open_only", F1: fileIsattyOpen},
		{Name: "_dealloc_warn", Text: "($self, object, /)", F2: fileDeallocWarn},
		{Name: "__getstate__", F1: noPickle},
	},
	Getters: []object.GetSet{
		{Name: "closed", Get: fileClosed}, {Name: "closefd", Get: fileCloseFD}, {Name: "mode", Get: fileMode},
		{Name: "_blksize", Get: fileBlockSize, Set: fileSetBlockSize},
	},
}

func asFile(v object.Value) *fileIO { return object.Cast[fileIO](v) }

func fileNew(t *object.Thread, cls *object.Type, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	f := object.New[fileIO](t, cls)
	f.fd = -1
	f.blockSize = defaultBufferSize
	f.seekable = -1
	f.closeFD = true
	return object.ValueOf(f), nil
}

var fileInitDef = object.Def{Name: "FileIO", Sig: "(file, mode='r', closefd=True, opener=None)"}

func fileInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	w := t.Push(4)
	defer t.Pop(4)
	if err := bind(t, &fileInitDef, w, args, kw); err != nil {
		return err
	}
	mode, closeFD := "r", true
	if !w[1].IsEmpty() {
		if !w[1].IsStr() {
			return t.TypeErrorf("FileIO() argument 'mode' must be str, not %s", argType(t, w[1]))
		}
		mode = object.GoString(w[1])
		if strings.IndexByte(mode, 0) >= 0 {
			return t.ValueErrorf("embedded null character")
		}
	}
	if !w[2].IsEmpty() {
		var err error
		if closeFD, err = t.Truth(w[2]); err != nil {
			return err
		}
	}
	return openFile(t, self, w[0], mode, closeFD, w[3])
}

// argType is what error texts call an argument's type.
func argType(t *object.Thread, v object.Value) string {
	if v.IsNone() {
		return "None"
	}
	return t.TypeName(v)
}

// openFile is FileIO.__init__: file is a path or a descriptor.
func openFile(t *object.Thread, self, file object.Value, mode string, closeFD bool, opener object.Value) error {
	f := asFile(self)
	if f.fd >= 0 {
		if f.closeFD {
			if err := f.close(t); err != nil {
				return err
			}
		} else {
			f.fd = -1
		}
	}
	f.created, f.readable, f.writable, f.appending, f.seekable = false, false, false, false, -1
	f.closeFD = closeFD
	remember(t, self)
	fd := -1
	if file.IsBool() {
		if err := t.Warn(t.RT.T.Exc.RuntimeWarning, "bool is used as a file descriptor", 1); err != nil {
			return err
		}
	}
	if !file.IsFloat() && t.TypeOf(file).Slots().Index != nil {
		n, err := t.IndexInt(file, t.RT.T.Exc.OverflowError)
		if err != nil {
			return err
		}
		if n < 0 {
			return t.ValueErrorf("negative file descriptor")
		}
		if n > 1<<31-1 {
			return t.OverflowErrorf("Python int too large to convert to C int")
		}
		fd = n
	}
	path := ""
	if fd < 0 {
		p, err := t.FSPath(file)
		if err != nil {
			return err
		}
		if path, err = t.FSEncode(p); err != nil {
			return err
		}
	}
	flags, err := f.setMode(t, mode)
	if err != nil {
		return err
	}
	opened := false
	if fd >= 0 {
		f.fd = fd
	} else {
		if !closeFD {
			return t.ValueErrorf("Cannot use closefd=False with file name")
		}
		if opener.IsEmpty() || opener.IsNone() {
			fd, err = openPath(t, file, path, flags)
			if err != nil {
				return err
			}
		} else {
			v, err := t.Call2(opener, file, object.Int(int64(flags)))
			if err != nil {
				return err
			}
			if v.IsFloat() || t.TypeOf(v).Slots().Index == nil {
				return t.TypeErrorf("expected integer from opener")
			}
			if fd, err = t.IndexInt(v, t.RT.T.Exc.OverflowError); err != nil {
				return err
			}
			if fd < 0 {
				return t.ValueErrorf("opener returned %d", fd)
			}
		}
		f.fd, opened = fd, true
	}
	if err := f.adopt(t, self, file); err != nil {
		if opened {
			exc := t.TakeError()
			if cerr := f.close(t); cerr != nil {
				t.ClearError()
			}
			return t.Reraise(exc)
		}
		f.fd = -1
		return err
	}
	return nil
}

// openPath opens a file by its name; the exception shows the name as it was given.
func openPath(t *object.Thread, file object.Value, path string, flags int) (int, error) {
	m := vm.Of(t)
	for {
		var fd int
		var e syscall.Errno
		m.Blocking(t, func() { fd, e = sysOpen(path, flags, 0o666) })
		if e == 0 {
			return fd, nil
		}
		if e != syscall.EINTR {
			return -1, t.RaiseErrno(int(e), file, object.Empty())
		}
		if err := m.Checkpoint(t); err != nil {
			return -1, err
		}
	}
}

// adopt looks at the file that was opened, and goes to its end for appending.
func (f *fileIO) adopt(t *object.Thread, self, name object.Value) error {
	st, e := sysStat(f.fd)
	switch {
	case e == 0 && st.dir:
		return t.RaiseErrno(int(syscall.EISDIR), name, object.Empty())
	case e == syscall.EBADF:
		return t.RaiseErrno(int(e), name, object.Empty())
	case e == 0:
		f.regular = st.regular
		f.sizeHint = st.size
		if st.blockSize > 1 {
			f.blockSize = max(st.blockSize, defaultBufferSize)
			if f.blockSize > 8<<20 {
				f.blockSize = 8 << 20
			}
		}
	}
	if err := t.SetAttr(self, t.RT.Name(object.Nname), name); err != nil {
		return err
	}
	if f.appending {
		if _, err := f.seek(t, 0, 2); err != nil {
			return err
		}
	}
	return nil
}

const badMode = "Must have exactly one of create/read/write/append mode and at most one plus"

// setMode notes what the mode allows and returns the flags to open with.
func (f *fileIO) setMode(t *object.Thread, mode string) (int, error) {
	flags, plus, kind := 0, false, false
	for _, c := range mode {
		switch c {
		case 'x', 'r', 'w', 'a':
			if kind {
				return 0, t.ValueErrorf(badMode)
			}
			kind = true
			switch c {
			case 'x':
				f.created, f.writable = true, true
				flags |= syscall.O_EXCL | syscall.O_CREAT
			case 'r':
				f.readable = true
			case 'w':
				f.writable = true
				flags |= syscall.O_CREAT | syscall.O_TRUNC
			case 'a':
				f.writable, f.appending = true, true
				flags |= syscall.O_APPEND | syscall.O_CREAT
			}
		case 'b':
		case '+':
			if plus {
				return 0, t.ValueErrorf(badMode)
			}
			f.readable, f.writable, plus = true, true, true
		default:
			return 0, t.ValueErrorf("invalid mode: %.200s", mode)
		}
	}
	if !kind {
		return 0, t.ValueErrorf(badMode)
	}
	switch {
	case f.readable && f.writable:
		flags |= syscall.O_RDWR
	case f.readable:
		flags |= syscall.O_RDONLY
	default:
		flags |= syscall.O_WRONLY
	}
	return flags | syscall.O_CLOEXEC, nil
}

// modeString is the mode attribute.
func (f *fileIO) modeString() string {
	switch {
	case f.created && f.readable:
		return "xb+"
	case f.created:
		return "xb"
	case f.appending && f.readable:
		return "ab+"
	case f.appending:
		return "ab"
	case f.readable && f.writable:
		return "rb+"
	case f.readable:
		return "rb"
	}
	return "wb"
}

// check raises ValueError when the file is closed.
func (f *fileIO) check(t *object.Thread) error {
	if f.fd < 0 {
		return t.ValueErrorf("I/O operation on closed file")
	}
	return nil
}

// pollStep is how long a wait for input goes on, in milliseconds, before it looks
// whether a signal came.
const pollStep = 50

// read reads into p with one call of the system; n is -1 when the file does not
// block and has nothing. p is no Go memory, and whoever owns it keeps it.
func (f *fileIO) read(t *object.Thread, p []byte) (n int, err error) {
	m, fd := vm.Of(t), f.fd
	for {
		var e syscall.Errno
		if f.regular {
			n, e = sysRead(fd, p)
		} else {
			ready := false
			m.Blocking(t, func() {
				if ready = sysReady(fd, pollStep); ready {
					n, e = sysRead(fd, p)
				}
			})
			if !ready {
				if err := m.Checkpoint(t); err != nil {
					return 0, err
				}
				continue
			}
		}
		switch e {
		case 0:
			return n, nil
		case syscall.EAGAIN:
			return -1, nil
		case syscall.EINTR:
			if err := m.Checkpoint(t); err != nil {
				return 0, err
			}
		default:
			return 0, t.RaiseErrno(int(e), object.Empty(), object.Empty())
		}
	}
}

// write writes p with one call of the system; n is -1 when the file does not block
// and takes nothing.
func (f *fileIO) write(t *object.Thread, p []byte) (n int, err error) {
	m, fd := vm.Of(t), f.fd
	for {
		var e syscall.Errno
		if f.regular {
			n, e = sysWrite(fd, p)
		} else {
			m.Blocking(t, func() { n, e = sysWrite(fd, p) })
		}
		switch e {
		case 0:
			return n, nil
		case syscall.EAGAIN:
			return -1, nil
		case syscall.EINTR:
			if err := m.Checkpoint(t); err != nil {
				return 0, err
			}
		default:
			return 0, t.RaiseErrno(int(e), object.Empty(), object.Empty())
		}
	}
}

func (f *fileIO) seek(t *object.Thread, to int64, whence int) (int64, error) {
	at, e := sysSeek(f.fd, to, whence)
	if f.seekable < 0 {
		f.seekable = 0
		if e == 0 {
			f.seekable = 1
		}
	}
	if e != 0 {
		return 0, t.RaiseErrno(int(e), object.Empty(), object.Empty())
	}
	return at, nil
}

// close closes the descriptor, whatever the class says.
func (f *fileIO) close(t *object.Thread) error {
	fd := f.fd
	f.fd = -1
	if fd < 0 {
		return nil
	}
	var e syscall.Errno
	vm.Of(t).Blocking(t, func() { e = sysClose(fd) })
	if e != 0 && e != syscall.EINTR {
		return t.RaiseErrno(int(e), object.Empty(), object.Empty())
	}
	return nil
}

func fileRead(t *object.Thread, args []object.Value) (object.Value, error) {
	f := asFile(args[0])
	if err := f.mayRead(t); err != nil {
		return object.Empty(), err
	}
	n, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		return fileReadAll(t, args[0])
	}
	return f.readNew(t, n)
}

// readNew reads up to n bytes into a new bytes object; None when there are none yet.
func (f *fileIO) readNew(t *object.Thread, n int) (object.Value, error) {
	v, b := t.NewBytesN(min(n, 0x7ffff000))
	k, err := f.read(t, b)
	if err != nil {
		return object.Empty(), err
	}
	if k < 0 {
		return object.None(), nil
	}
	if k < len(b) {
		v = t.NewBytes(asString(b[:k]))
	}
	return v, nil
}

func (f *fileIO) mayRead(t *object.Thread) error {
	if f.fd < 0 {
		return f.check(t)
	}
	if !f.readable {
		return unsupported(t, "File not open for reading")
	}
	return nil
}

func (f *fileIO) mayWrite(t *object.Thread) error {
	if f.fd < 0 {
		return f.check(t)
	}
	if !f.writable {
		return unsupported(t, "File not open for writing")
	}
	return nil
}

func fileReadAll(t *object.Thread, self object.Value) (object.Value, error) {
	f := asFile(self)
	if err := f.mayRead(t); err != nil {
		return object.Empty(), err
	}
	all, used, err := f.readRest(t, object.Empty(), 0)
	if err != nil || all.IsNone() {
		return all, err
	}
	if b := bytesIn(all); used == len(b) && used > 0 {
		return all, nil // nobody else knows it
	}
	return t.NewBytes(asString(bytesIn(all)[:used])), nil
}

// readRest appends what is left of the file to a storage; None when there is nothing
// yet and nothing was used.
func (f *fileIO) readRest(t *object.Thread, all object.Value, used int) (object.Value, int, error) {
	want := 0
	if f.regular {
		if st, e := sysStat(f.fd); e == 0 {
			if at, e := sysSeek(f.fd, 0, 1); e == 0 && st.size > at {
				want = int(st.size - at)
			}
		}
	}
	all = growExactly(t, all, used, used+want)
	for {
		b := bytesIn(all)
		if used == len(b) {
			// The end, most likely: look with a small read before making room.
			probe := newStorage(t, 4096)
			k, err := f.read(t, bytesIn(probe))
			if err != nil {
				return object.Empty(), 0, err
			}
			if k <= 0 {
				if k < 0 && used == 0 {
					return object.None(), 0, nil
				}
				return all, used, nil
			}
			all = growStorage(t, all, used, max(used+k, used*2, 64<<10))
			used += copy(bytesIn(all)[used:], bytesIn(probe)[:k])
			continue
		}
		k, err := f.read(t, b[used:min(len(b), used+0x7ffff000)])
		if err != nil {
			return object.Empty(), 0, err
		}
		if k <= 0 {
			if k < 0 && used == 0 {
				return object.None(), 0, nil
			}
			return all, used, nil
		}
		used += k
	}
}

// growExactly is growStorage that leaves nothing to spare.
func growExactly(t *object.Thread, v object.Value, used, need int) object.Value {
	old := bytesIn(v)
	if need <= len(old) {
		return v
	}
	w, b := t.NewBytesN(need)
	copy(b, old[:used])
	return w
}

func fileReadInto(t *object.Thread, self, into object.Value) (object.Value, error) {
	f := asFile(self)
	if err := f.mayRead(t); err != nil {
		return object.Empty(), err
	}
	n, err := room(t, into, "readinto() argument 1")
	if err != nil {
		return object.Empty(), err
	}
	data, err := f.readNew(t, n)
	if err != nil || data.IsNone() {
		return data, err
	}
	return object.Int(int64(len(object.BytesOf(data)))), fill(t, into, data)
}

func fileWrite(t *object.Thread, self, data object.Value) (object.Value, error) {
	f := asFile(self)
	if err := f.mayWrite(t); err != nil {
		return object.Empty(), err
	}
	b, err := bytesLike(t, data)
	if err != nil {
		return object.Empty(), err
	}
	n, err := f.write(t, readOnly(object.BytesOf(b)))
	if err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		return object.None(), nil
	}
	return object.Int(int64(n)), nil
}

func fileSeek(t *object.Thread, args []object.Value) (object.Value, error) {
	f := asFile(args[0])
	whence, err := optionalWhence(t, argAt(args, 2))
	if err != nil {
		return object.Empty(), err
	}
	if err := f.check(t); err != nil {
		return object.Empty(), err
	}
	to, err := offsetOf(t, args[1])
	if err != nil {
		return object.Empty(), err
	}
	at, err := f.seek(t, to, whence)
	return object.Int(at), err
}

func optionalWhence(t *object.Thread, v object.Value) (int, error) {
	if v.IsEmpty() {
		return 0, nil
	}
	return t.IndexInt(v, t.RT.T.Exc.OverflowError)
}

func fileTell(t *object.Thread, self object.Value) (object.Value, error) {
	f := asFile(self)
	if err := f.check(t); err != nil {
		return object.Empty(), err
	}
	at, err := f.seek(t, 0, 1)
	return object.Int(at), err
}

func fileTruncate(t *object.Thread, args []object.Value) (object.Value, error) {
	f := asFile(args[0])
	if err := f.mayWrite(t); err != nil {
		return object.Empty(), err
	}
	v := argAt(args, 1)
	var size int64
	var err error
	if v.IsEmpty() || v.IsNone() {
		size, err = f.seek(t, 0, 1)
	} else {
		size, err = offsetOf(t, v)
	}
	if err != nil {
		return object.Empty(), err
	}
	var e syscall.Errno
	fd := f.fd
	vm.Of(t).Blocking(t, func() { e = sysTruncate(fd, size) })
	if e != 0 {
		return object.Empty(), t.RaiseErrno(int(e), object.Empty(), object.Empty())
	}
	return object.Int(size), nil
}

func fileClose(t *object.Thread, self object.Value) (object.Value, error) {
	f := asFile(self)
	if !f.closeFD {
		f.fd = -1
		return baseClose(t, self)
	}
	_, err := baseClose(t, self)
	first := object.Empty()
	if err != nil {
		first = t.TakeError()
	}
	if err = bothErrors(t, first, f.close(t)); err != nil {
		return object.Empty(), err
	}
	forget(t, self)
	return object.None(), nil
}

// fileDel closes a file that the program forgot, and says so.
func fileDel(t *object.Thread, self object.Value) error {
	f := asFile(self)
	if f.fd >= 0 && f.closeFD {
		if err := warnUnclosed(t, self, self); err != nil {
			t.WriteUnraisable(self)
		}
	}
	return baseDel(t, self)
}

func warnUnclosed(t *object.Thread, _, source object.Value) error {
	r, err := t.Repr(source)
	if err != nil {
		return err
	}
	return t.Warn(t.RT.T.Exc.ResourceWarning, "unclosed file "+object.GoString(r), 1)
}

func fileDeallocWarn(t *object.Thread, self, source object.Value) (object.Value, error) {
	f := asFile(self)
	if f.fd >= 0 && f.closeFD {
		if err := warnUnclosed(t, self, source); err != nil {
			t.WriteUnraisable(self)
		}
	}
	return object.None(), nil
}

func fileSeekable(t *object.Thread, self object.Value) (object.Value, error) {
	f := asFile(self)
	if err := f.check(t); err != nil {
		return object.Empty(), err
	}
	return object.Bool(f.canSeek()), nil
}

func (f *fileIO) canSeek() bool {
	if f.seekable < 0 {
		f.seekable = 0
		if _, e := sysSeek(f.fd, 0, 1); e == 0 {
			f.seekable = 1
		}
	}
	return f.seekable == 1
}

func fileReadable(t *object.Thread, self object.Value) (object.Value, error) {
	f := asFile(self)
	return object.Bool(f.readable), f.check(t)
}

func fileWritable(t *object.Thread, self object.Value) (object.Value, error) {
	f := asFile(self)
	return object.Bool(f.writable), f.check(t)
}

func fileFileno(t *object.Thread, self object.Value) (object.Value, error) {
	f := asFile(self)
	return object.Int(int64(f.fd)), f.check(t)
}

func fileIsatty(t *object.Thread, self object.Value) (object.Value, error) {
	f := asFile(self)
	if err := f.check(t); err != nil {
		return object.Empty(), err
	}
	return object.Bool(sysIsatty(f.fd)), nil
}

func fileIsattyOpen(t *object.Thread, self object.Value) (object.Value, error) {
	f := asFile(self)
	if f.regular {
		return object.False(), nil
	}
	return fileIsatty(t, self)
}

func fileClosed(_ *object.Thread, self object.Value) (object.Value, error) {
	return object.Bool(asFile(self).fd < 0), nil
}

func fileCloseFD(_ *object.Thread, self object.Value) (object.Value, error) {
	return object.Bool(asFile(self).closeFD), nil
}

func fileMode(t *object.Thread, self object.Value) (object.Value, error) {
	return t.NewStr(asFile(self).modeString()), nil
}

func fileBlockSize(_ *object.Thread, self object.Value) (object.Value, error) {
	return object.Int(int64(asFile(self).blockSize)), nil
}

func fileSetBlockSize(t *object.Thread, self, v object.Value) error {
	if v.IsEmpty() {
		return t.TypeErrorf("can't delete numeric/char attribute")
	}
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err == nil {
		asFile(self).blockSize = n
	}
	return err
}

func fileRepr(t *object.Thread, self object.Value) (object.Value, error) {
	f := asFile(self)
	typ := t.TypeName(self)
	if f.fd < 0 {
		return t.NewStr("<" + typ + " [closed]>"), nil
	}
	closeFD := "False"
	if f.closeFD {
		closeFD = "True"
	}
	name, err := attr(t, self, "name")
	if err != nil {
		return object.Empty(), err
	}
	if name.IsEmpty() {
		return t.NewStr("<" + typ + " fd=" + itoa(f.fd) + " mode='" + f.modeString() + "' closefd=" + closeFD + ">"), nil
	}
	if t.ReprEnter(self) {
		return object.Empty(), t.RuntimeErrorf("reentrant call inside %s.__repr__", typ)
	}
	r, err := t.Repr(name)
	t.ReprLeave(self)
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr("<" + typ + " name=" + object.StringOf(r) + " mode='" + f.modeString() + "' closefd=" + closeFD + ">"), nil
}
