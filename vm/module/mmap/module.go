//go:build linux

// Package mmap is the native module mmap: files as memory.
//
// The mapping is the system's; who views it asks for it anew each time, so that a
// mapping that is closed or moved leaves nobody with a view of what is gone. As in
// CPython, a file that is cut short under its mapping ends the process.
package mmap

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

type (
	value  = object.Value
	thread = object.Thread
)

// The kinds of access.
const (
	accessDefault = iota
	accessRead
	accessWrite
	accessCopy
)

// Module is the definition of the mmap module.
var Module = vm.NativeModule{
	Name: "mmap",
	Doc:  "Files as memory.",
	Init: func(_ *vm.VM, t *thread, m *object.Module) error {
		for _, c := range constants {
			m.Dict.SetString(t, c.name, object.Int(int64(c.value)))
		}
		m.Dict.SetString(t, "PAGESIZE", object.Int(int64(unix.Getpagesize())))
		m.Dict.SetString(t, "ALLOCATIONGRANULARITY", object.Int(int64(unix.Getpagesize())))
		m.Dict.SetString(t, "error", t.RT.T.Exc.OSError.Value())
		m.Dict.SetString(t, "mmap", t.NewBuiltinType(&mapSpec, t.RT.T.Object).Value())
		t.RT.RegisterType(&iteratorKey, t.NewBuiltinType(&iteratorSpec, t.RT.T.Object))
		return nil
	},
}

var constants = [...]struct {
	name  string
	value int
}{
	{"ACCESS_DEFAULT", accessDefault}, {"ACCESS_READ", accessRead}, {"ACCESS_WRITE", accessWrite}, {"ACCESS_COPY", accessCopy},
	{"PROT_READ", unix.PROT_READ}, {"PROT_WRITE", unix.PROT_WRITE}, {"PROT_EXEC", unix.PROT_EXEC},
	{"MAP_SHARED", unix.MAP_SHARED}, {"MAP_PRIVATE", unix.MAP_PRIVATE}, {"MAP_ANON", unix.MAP_ANON}, {"MAP_ANONYMOUS", unix.MAP_ANON},
	{"MAP_DENYWRITE", unix.MAP_DENYWRITE}, {"MAP_EXECUTABLE", unix.MAP_EXECUTABLE}, {"MAP_NORESERVE", unix.MAP_NORESERVE},
	{"MAP_POPULATE", unix.MAP_POPULATE}, {"MAP_STACK", unix.MAP_STACK},
	{"MADV_NORMAL", unix.MADV_NORMAL}, {"MADV_RANDOM", unix.MADV_RANDOM}, {"MADV_SEQUENTIAL", unix.MADV_SEQUENTIAL},
	{"MADV_WILLNEED", unix.MADV_WILLNEED}, {"MADV_DONTNEED", unix.MADV_DONTNEED}, {"MADV_REMOVE", unix.MADV_REMOVE},
	{"MADV_DONTFORK", unix.MADV_DONTFORK}, {"MADV_DOFORK", unix.MADV_DOFORK}, {"MADV_HWPOISON", unix.MADV_HWPOISON},
	{"MADV_MERGEABLE", unix.MADV_MERGEABLE}, {"MADV_UNMERGEABLE", unix.MADV_UNMERGEABLE}, {"MADV_HUGEPAGE", unix.MADV_HUGEPAGE},
	{"MADV_NOHUGEPAGE", unix.MADV_NOHUGEPAGE}, {"MADV_DONTDUMP", unix.MADV_DONTDUMP}, {"MADV_DODUMP", unix.MADV_DODUMP},
}

// mapObject is an mmap object; its state is in Go's memory.
//
//adder:heap
type mapObject struct {
	object.Header
	box object.GoBox
}

// region is the state of an mmap object.
type region struct {
	data    []byte // nil when closed
	pos     int
	fd      int // a descriptor of its own, or -1
	offset  int64
	access  int
	shared  bool
	trackFD bool
}

var mapSpec = object.TypeSpec{
	Name: "mmap.mmap", Kind: object.KindOpaque, Size: object.SizeOf[mapObject](), Flags: object.TypeBase | object.TypeHasWeak | object.TypeSequence,
	Doc: "mmap(fileno, length, flags=MAP_SHARED, prot=PROT_READ|PROT_WRITE, access=ACCESS_DEFAULT, offset=0, *, trackfd=True)\n\nA file as memory, or memory alone where fileno is -1. A length of 0 is that of the file.",
	Slots: object.Slots{
		New: newMap, Repr: repr, Del: finalize, Len: length, GetItem: getItem, SetItem: setItem, Buffer: buffer, Iter: iterate,
	},
	Methods: []object.Def{
		{Name: "close", Sig: "($self, /)", Doc: "Unmap the memory.", F1: closeMap},
		{Name: "find", Sig: "(self, view, start=None, end=None, /)", Doc: "Return where something first is, from the position on or in a range, or -1.", FV: find},
		{Name: "rfind", Sig: "(self, view, start=None, end=None, /)", Doc: "Return where something last is, from the position on or in a range, or -1.", FV: rfind},
		{Name: "flush", Sig: "(self, offset=0, size=None, /)", Doc: "Write changes to the file.", FV: flush},
		{Name: "madvise", Sig: "(self, option, start=0, length=None, /)", Doc: "Tell the system how a part will be used.", FV: advise},
		{Name: "move", Sig: "(self, dest, src, count, /)", Doc: "Copy a part to another place.", FV: move},
		{Name: "read", Sig: "(self, n=None, /)", Doc: "Read so many bytes, or all that follow.", FV: read},
		{Name: "read_byte", Sig: "($self, /)", Doc: "Read a byte as an int.", F1: readByte},
		{Name: "readline", Sig: "($self, /)", Doc: "Read a line.", F1: readLine},
		{Name: "resize", Sig: "($self, newsize, /)", Doc: "Change the size of the mapping, and of the file.", F2: resize},
		{Name: "seek", Sig: "(self, pos, whence=0, /)", Doc: "Set the position.", FV: seek},
		{Name: "seekable", Sig: "($self, /)", Doc: "Return True.", F1: func(*thread, value) (value, error) { return object.True(), nil }},
		{Name: "size", Sig: "($self, /)", Doc: "Return the size of the file.", F1: size},
		{Name: "tell", Sig: "($self, /)", Doc: "Return the position.", F1: tell},
		{Name: "write", Sig: "($self, bytes, /)", Doc: "Write bytes at the position.", F2: write},
		{Name: "write_byte", Sig: "($self, byte, /)", Doc: "Write an int as a byte.", F2: writeByte},
		{Name: "__enter__", Sig: "($self, /)", F1: enter},
		{Name: "__exit__", Sig: "(self, exc_type, exc_value, traceback, /)", FV: func(t *thread, args []value) (value, error) { return closeMap(t, args[0]) }},
	},
	Getters: []object.GetSet{{Name: "closed", Get: func(t *thread, v value) (value, error) {
		return object.Bool(regionOf(t, v).data == nil), nil
	}}},
}

var newDef = object.Def{Sig: "(fileno, length, flags=MAP_SHARED, prot=PROT_WRITE|PROT_READ, access=ACCESS_DEFAULT, offset=0, *, trackfd=True)"}

func regionOf(t *thread, v value) *region { return object.Cast[mapObject](v).box.Get(t).(*region) }

// open returns the state of an object that is not closed.
func open(t *thread, v value) (*region, error) {
	r := regionOf(t, v)
	if r.data == nil {
		return nil, t.ValueErrorf("mmap closed or invalid")
	}
	return r, nil
}

// changeable is open for who wants to change the memory.
func changeable(t *thread, v value) (*region, error) {
	r, err := open(t, v)
	if err == nil && r.access == accessRead {
		err = t.TypeErrorf("mmap can't modify a readonly memory map.")
	}
	return r, err
}

func fail(t *thread, err error) error {
	e := syscall.EINVAL
	errors.As(err, &e)
	return t.RaiseErrno(int(e), value{}, value{})
}

// number reads an argument that C has as a ssize_t.
func number(t *thread, v value, otherwise int) (int, error) {
	if v.IsEmpty() || v.IsNone() {
		return otherwise, nil
	}
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, t.OverflowErrorf("Python int too large to convert to C ssize_t")
	}
	return int(i.AsInt()), nil
}

func newMap(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	w := t.Push(7)
	defer t.Pop(7)
	if err := t.BindArgs(&newDef, w, args, kw); err != nil {
		return value{}, err
	}
	n := [6]int{-1, 0, unix.MAP_SHARED, unix.PROT_READ | unix.PROT_WRITE, accessDefault, 0}
	for i := range n {
		var err error
		if n[i], err = number(t, w[i], n[i]); err != nil {
			return value{}, err
		}
	}
	fd, size, flags, prot := n[0], n[1], n[2], n[3]
	r := &region{fd: -1, access: n[4], offset: int64(n[5]), trackFD: true}
	if !w[6].IsEmpty() {
		var err error
		if r.trackFD, err = t.Truth(w[6]); err != nil {
			return value{}, err
		}
	}
	switch {
	case size < 0:
		return value{}, t.OverflowErrorf("memory mapped length must be positive")
	case r.offset < 0:
		return value{}, t.OverflowErrorf("memory mapped offset must be positive")
	case r.access != accessDefault && (flags != unix.MAP_SHARED || prot != unix.PROT_READ|unix.PROT_WRITE):
		return value{}, t.ValueErrorf("mmap can't specify both access and flags, prot.")
	}
	switch r.access {
	case accessRead:
		flags, prot = unix.MAP_SHARED, unix.PROT_READ
	case accessWrite:
	case accessCopy:
		flags = unix.MAP_PRIVATE
	case accessDefault:
		if prot&unix.PROT_WRITE == 0 {
			r.access = accessRead
		} else if prot&unix.PROT_READ == 0 {
			r.access = accessWrite
		}
	default:
		return value{}, t.ValueErrorf("mmap invalid access parameter.")
	}
	if fd != -1 {
		var st unix.Stat_t
		if err := unix.Fstat(fd, &st); err != nil {
			return value{}, fail(t, err)
		}
		if st.Mode&unix.S_IFMT == unix.S_IFREG {
			switch {
			case size == 0 && st.Size == 0:
				return value{}, t.ValueErrorf("cannot mmap an empty file")
			case size == 0 && r.offset >= st.Size:
				return value{}, t.ValueErrorf("mmap offset is greater than file size")
			case size == 0:
				size = int(st.Size - r.offset)
			case r.offset > st.Size || st.Size-r.offset < int64(size):
				return value{}, t.ValueErrorf("mmap length is greater than file size")
			}
		}
		if r.trackFD {
			own, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
			if err != nil {
				return value{}, fail(t, err)
			}
			r.fd = own
		}
	} else {
		flags |= unix.MAP_ANON
	}
	r.shared = flags&unix.MAP_PRIVATE == 0
	data, err := unix.Mmap(fd, r.offset, size, prot, flags)
	if err != nil {
		if r.fd >= 0 {
			_ = unix.Close(r.fd) // the error that led here is the one to tell
		}
		return value{}, fail(t, err)
	}
	r.data = data
	v := object.ValueOf(object.New[mapObject](t, cls))
	object.Cast[mapObject](v).box.Put(t, v, r)
	return v, nil
}

func (r *region) close() error {
	if r.data == nil {
		return nil
	}
	err := unix.Munmap(r.data)
	r.data = nil
	if r.fd >= 0 {
		err = errors.Join(err, unix.Close(r.fd))
		r.fd = -1
	}
	return err
}

func finalize(t *thread, self value) error {
	_ = regionOf(t, self).close() // nobody is left to hear of an error
	object.Cast[mapObject](self).box.Release(t)
	return nil
}

func closeMap(t *thread, self value) (value, error) {
	if err := regionOf(t, self).close(); err != nil {
		return value{}, fail(t, err)
	}
	return object.None(), nil
}

func enter(t *thread, self value) (value, error) {
	_, err := open(t, self)
	return self, err
}

func repr(t *thread, self value) (value, error) {
	r := regionOf(t, self)
	name := t.TypeName(self)
	if r.data == nil {
		return t.NewStr("<" + name + " closed=True>"), nil
	}
	access := [...]string{"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"}[r.access]
	return t.NewStr(fmt.Sprintf("<%s closed=False, access=%s, length=%d, pos=%d, offset=%d>", name, access, len(r.data), r.pos, r.offset)), nil
}

func buffer(t *thread, self value) (object.Buffer, error) {
	r, err := open(t, self)
	if err != nil {
		return object.Buffer{}, err
	}
	return object.Buffer{Data: r.data, ReadOnly: r.access == accessRead, Format: "B", ItemSize: 1}, nil
}

func length(t *thread, self value) (int, error) {
	r, err := open(t, self)
	if err != nil {
		return 0, err
	}
	return len(r.data), nil
}

// bytesArg copies the bytes of an argument.
func bytesArg(t *thread, v value) ([]byte, error) {
	s, err := t.BytesView(v)
	return []byte(s), err
}

func size(t *thread, self value) (value, error) {
	r, err := open(t, self)
	if err != nil {
		return value{}, err
	}
	var st unix.Stat_t
	if err := unix.Fstat(r.fd, &st); err != nil {
		return value{}, fail(t, err)
	}
	return object.Int(st.Size), nil
}

func resize(t *thread, self, v value) (value, error) {
	n, err := number(t, v, 0)
	if err != nil {
		return value{}, err
	}
	r, err := open(t, self)
	if err != nil {
		return value{}, err
	}
	switch {
	case r.access == accessRead || r.access == accessCopy:
		return value{}, t.TypeErrorf("mmap can't resize a readonly or copy-on-write memory map.")
	case !r.trackFD:
		return value{}, t.ValueErrorf("mmap can't resize with trackfd=False.")
	case n < 0 || int64(n) > math.MaxInt64-r.offset:
		return value{}, t.ValueErrorf("new size out of range")
	case r.fd < 0 && r.shared && n > len(r.data):
		return value{}, t.ValueErrorf("mmap: can't expand a shared anonymous mapping on Linux")
	}
	if r.fd >= 0 {
		if err := unix.Ftruncate(r.fd, r.offset+int64(n)); err != nil {
			return value{}, fail(t, err)
		}
	}
	data, failed := unix.Mremap(r.data, n, unix.MREMAP_MAYMOVE)
	if failed != nil {
		return value{}, fail(t, failed)
	}
	r.data = data
	return object.None(), nil
}

func flush(t *thread, args []value) (value, error) {
	r, err := open(t, args[0])
	if err != nil {
		return value{}, err
	}
	offset, err := number(t, args[1], 0)
	if err != nil {
		return value{}, err
	}
	n, err := number(t, args[2], len(r.data)-offset)
	if err != nil {
		return value{}, err
	}
	if offset < 0 || n < 0 || offset > len(r.data) || len(r.data)-offset < n {
		return value{}, t.ValueErrorf("flush values out of range")
	}
	if r.access == accessRead || r.access == accessCopy {
		return object.None(), nil
	}
	if offset%unix.Getpagesize() != 0 {
		return value{}, fail(t, unix.EINVAL)
	}
	if n > 0 {
		if err := unix.Msync(r.data[offset:offset+n], unix.MS_SYNC); err != nil {
			return value{}, fail(t, err)
		}
	}
	return object.None(), nil
}

func advise(t *thread, args []value) (value, error) {
	option, err := number(t, args[1], 0)
	if err != nil {
		return value{}, err
	}
	start, err := number(t, args[2], 0)
	if err != nil {
		return value{}, err
	}
	r, err := open(t, args[0])
	if err != nil {
		return value{}, err
	}
	n, err := number(t, args[3], len(r.data))
	switch {
	case err != nil:
		return value{}, err
	case start < 0 || start >= len(r.data):
		return value{}, t.ValueErrorf("madvise start out of bounds")
	case n < 0:
		return value{}, t.ValueErrorf("madvise length invalid")
	case n > math.MaxInt-start:
		return value{}, t.OverflowErrorf("madvise length too large")
	}
	part := r.data[start:min(start+n, len(r.data))]
	if len(part) > 0 {
		if err := unix.Madvise(part, option); err != nil {
			return value{}, fail(t, err)
		}
	}
	return object.None(), nil
}

func find(t *thread, args []value) (value, error)  { return search(t, args, bytes.Index) }
func rfind(t *thread, args []value) (value, error) { return search(t, args, bytes.LastIndex) }

func search(t *thread, args []value, index func(s, sep []byte) int) (value, error) {
	sep, err := bytesArg(t, args[1])
	if err != nil {
		return value{}, err
	}
	r, err := open(t, args[0])
	if err != nil {
		return value{}, err
	}
	start, err := number(t, args[2], r.pos)
	if err != nil {
		return value{}, err
	}
	end, err := number(t, args[3], len(r.data))
	if err != nil {
		return value{}, err
	}
	if start, end = within(start, len(r.data)), within(end, len(r.data)); start > end {
		return object.Int(-1), nil
	}
	i := index(r.data[start:end], sep)
	if i >= 0 {
		i += start
	}
	return object.Int(int64(i)), nil
}

// within makes an index of one that may count from the end.
func within(i, n int) int {
	if i < 0 {
		i += n
	}
	return min(max(i, 0), n)
}
