//go:build linux

package posix

import (
	"encoding/binary"
	"strings"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// A listing reads a directory's entries as the kernel gives them (getdents64), with
// their kinds, in the order that readdir would.
type listing struct {
	fd  int
	buf []byte
	n   int // of buf
	at  int
}

// entry is one directory entry.
type entry struct {
	name  string
	inode uint64
	kind  uint8 // DT_...
}

// openListing opens a directory; a descriptor is copied, so that closing the listing
// leaves it open.
func openListing(t *object.Thread, p path) (l *listing, failed, raised error) {
	l = &listing{fd: -1, buf: make([]byte, 32<<10)}
	failed, raised = blocking(t, func() (err error) {
		if p.fd >= 0 {
			if l.fd, err = unix.FcntlInt(uintptr(p.fd), unix.F_DUPFD_CLOEXEC, 0); err == nil {
				if _, serr := unix.Seek(l.fd, 0, 0); serr != nil {
					_ = unix.Close(l.fd)
					return unix.ENOTDIR
				}
			}
			return err
		}
		l.fd, err = unix.Open(p.name, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
		return err
	})
	return l, failed, raised
}

func (l *listing) close() {
	if l.fd >= 0 {
		_ = unix.Close(l.fd)
		l.fd = -1
	}
}

// next gives the next entry that is not "." or ".."; ok is false at the end.
func (l *listing) next(t *object.Thread) (e entry, ok bool, failed, raised error) {
	for {
		if l.at >= l.n {
			failed, raised = blocking(t, func() (err error) {
				l.n, err = unix.Getdents(l.fd, l.buf)
				return err
			})
			l.at = 0
			if failed != nil || raised != nil || l.n <= 0 {
				l.n = 0
				return e, false, failed, raised
			}
		}
		rec := l.buf[l.at:l.n]
		size := int(binary.NativeEndian.Uint16(rec[16:]))
		if size < 19 || size > len(rec) {
			return e, false, unix.EIO, nil
		}
		l.at += size
		name := string(rec[19:size])
		if i := strings.IndexByte(name, 0); i >= 0 {
			name = name[:i]
		}
		if name == "." || name == ".." {
			continue
		}
		return entry{name: name, inode: binary.NativeEndian.Uint64(rec), kind: rec[18]}, true, nil, nil
	}
}

func listdir(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "listdir", "path", orFD|orNone)
	if err != nil {
		return object.Empty(), err
	}
	l, failed, err := openListing(t, p)
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed, shown(w[0]))
	}
	defer l.close()
	list := t.NewList(0)
	for {
		e, ok, failed, err := l.next(t)
		if err != nil {
			return object.Empty(), err
		}
		if failed != nil {
			return fail(t, failed, shown(w[0]))
		}
		if !ok {
			return list.Value(), nil
		}
		list.Append(t, pathResult(t, e.name, p.bytes))
	}
}

// shown is the file name that an exception shows for a path argument.
func shown(v object.Value) object.Value {
	if v.IsNone() {
		return object.Empty()
	}
	return v
}

// scandirIter is what scandir returns. Its listing stands in Go's memory.
//
//adder:heap
type scandirIter struct {
	object.Header
	handle uint32       // of the listing; 0 when closed
	dir    object.Value // the path scanned, str or bytes; a descriptor as int
	bytes  bool
	fd     int // -1 without a descriptor
}

var scandirSpec = object.TypeSpec{
	Name: "posix.ScandirIterator", Kind: object.KindOpaque, Size: scandirSize, Flags: object.TypeNoNew | object.TypeHasFinalizer,
	Slots: object.Slots{Iter: selfIter, Next: scandirNext, Del: scandirDel},
	Methods: []object.Def{
		{Name: "__enter__", F1: selfIter},
		{Name: "__exit__", FV: scandirExit, Max: -1},
		{Name: "close", F1: scandirClose},
	},
}

func selfIter(_ *object.Thread, v object.Value) (object.Value, error) { return v, nil }

func scandir(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "scandir", "path", orFD|orNone)
	if err != nil {
		return object.Empty(), err
	}
	l, failed, err := openListing(t, p)
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed, shown(w[0]))
	}
	it := object.New[scandirIter](t, t.RT.Type(&scandirKey))
	it.bytes, it.fd = p.bytes, p.fd
	switch {
	case p.none:
		it.dir = t.NewStr(".")
	case p.fd >= 0:
		it.dir = w[0]
	default:
		it.dir = pathResult(t, p.name, p.bytes)
	}
	it.handle = t.RT.Heap().NewHandle(l)
	return object.ValueOf(it), nil
}

func (it *scandirIter) close(t *object.Thread) {
	if it.handle != 0 {
		t.RT.Heap().Handle(it.handle).(*listing).close()
		t.RT.Heap().FreeHandle(it.handle)
		it.handle = 0
	}
}

func scandirClose(t *object.Thread, v object.Value) (object.Value, error) {
	object.Cast[scandirIter](v).close(t)
	return object.None(), nil
}

func scandirExit(t *object.Thread, args []object.Value) (object.Value, error) {
	return scandirClose(t, args[0])
}

func scandirDel(t *object.Thread, v object.Value) error {
	it := object.Cast[scandirIter](v)
	if it.handle == 0 {
		return nil
	}
	r, err := t.ReprString(v)
	if err == nil {
		err = t.Warn(t.RT.T.Exc.ResourceWarning, "unclosed scandir iterator "+r, 1)
	}
	it.close(t)
	return err
}

func scandirNext(t *object.Thread, v object.Value) (object.Value, error) {
	it := object.Cast[scandirIter](v)
	if it.handle == 0 {
		return object.Empty(), nil
	}
	l := t.RT.Heap().Handle(it.handle).(*listing)
	e, ok, failed, err := l.next(t)
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed, it.dir)
	}
	if !ok {
		it.close(t)
		return object.Empty(), nil
	}
	d := object.New[dirEntry](t, t.RT.Type(&dirEntryKey))
	d.name = pathResult(t, e.name, it.bytes)
	d.inode, d.kind, d.dir = e.inode, e.kind, it.fd
	if it.fd >= 0 {
		d.path = d.name
		return object.ValueOf(d), nil
	}
	d.dir = unix.AT_FDCWD
	dir, err := t.FSEncode(it.dir)
	if err != nil {
		return object.Empty(), err
	}
	if dir != "" && dir[len(dir)-1] != '/' {
		dir += "/"
	}
	d.path = pathResult(t, dir+e.name, it.bytes)
	return object.ValueOf(d), nil
}

// dirEntry is an os.DirEntry.
//
//adder:heap
type dirEntry struct {
	object.Header
	name, path  object.Value
	stat, lstat object.Value // once asked for
	inode       uint64
	dir         int // descriptor that path counts from
	kind        uint8
}

var dirEntrySpec = object.TypeSpec{
	Name: "posix.DirEntry", Kind: object.KindOpaque, Size: dirEntrySize, Flags: object.TypeNoNew,
	Slots: object.Slots{Repr: entryRepr},
	Methods: []object.Def{
		{Name: "is_dir", Sig: "($self, /, *, follow_symlinks=True)", FV: entryIsDir, Doc: "Whether the entry is a directory; remembered."},
		{Name: "is_file", Sig: "($self, /, *, follow_symlinks=True)", FV: entryIsFile, Doc: "Whether the entry is a regular file; remembered."},
		{Name: "is_symlink", F1: entryIsSymlink, Doc: "Whether the entry is a symbolic link."},
		{Name: "is_junction", F1: entryIsJunction, Doc: "Whether the entry is a junction, which this system has not."},
		{Name: "stat", Sig: "($self, /, *, follow_symlinks=True)", FV: entryStat, Doc: "The entry's stat_result; remembered."},
		{Name: "inode", F1: entryInode, Doc: "The entry's inode."},
		{Name: "__fspath__", F1: entryPath, Doc: "The entry's path."},
		{Name: "__class_getitem__", Text: "($type, object, /)", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Getters: []object.GetSet{
		{Name: "name", Get: entryName, Doc: "the entry's base filename, relative to scandir() \"path\" argument"},
		{Name: "path", Get: entryPath, Doc: "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)"},
	},
}

func asEntry(v object.Value) *dirEntry { return object.Cast[dirEntry](v) }

func entryName(_ *object.Thread, v object.Value) (object.Value, error) { return asEntry(v).name, nil }
func entryPath(_ *object.Thread, v object.Value) (object.Value, error) { return asEntry(v).path, nil }
func entryInode(t *object.Thread, v object.Value) (object.Value, error) {
	return unsigned(t, asEntry(v).inode), nil
}
func entryIsJunction(*object.Thread, object.Value) (object.Value, error) {
	return object.False(), nil
}

func entryRepr(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := t.ReprString(asEntry(v).name)
	return t.NewStr("<DirEntry " + r + ">"), err
}

// mode is the entry's st_mode.
func (d *dirEntry) result(t *object.Thread, follow bool) (object.Value, error, error) {
	slot := &d.lstat
	if follow && d.kind == unix.DT_LNK || follow && d.kind == unix.DT_UNKNOWN {
		slot = &d.stat
	} else {
		follow = false
	}
	if !slot.IsEmpty() {
		return *slot, nil, nil
	}
	name, err := t.FSEncode(d.path)
	if err != nil {
		return object.Empty(), nil, err
	}
	var st unix.Stat_t
	failed, err := statPath(t, path{name: name, fd: -1}, d.dir, follow, &st)
	if failed != nil || err != nil {
		return object.Empty(), failed, err
	}
	*slot = newStat(t, &st)
	return *slot, nil, nil
}

func entryStat(t *object.Thread, w []object.Value) (object.Value, error) {
	d := asEntry(w[0])
	follow, err := optBool(t, w[1], true)
	if err != nil {
		return object.Empty(), err
	}
	r, failed, err := d.result(t, follow)
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed, d.path)
	}
	return r, nil
}

// is tells whether the entry is of a kind, without asking the system where the
// listing said so.
func (d *dirEntry) is(t *object.Thread, follow bool, kind uint8, mode uint32) (object.Value, error) {
	if d.kind != unix.DT_UNKNOWN && !(follow && d.kind == unix.DT_LNK) {
		return object.Bool(d.kind == kind), nil
	}
	r, failed, err := d.result(t, follow)
	if err != nil {
		return object.Empty(), err
	}
	if failed == unix.ENOENT {
		return object.False(), nil
	}
	if failed != nil {
		return fail(t, failed, d.path)
	}
	return object.Bool(uint32(statResult.Items(r)[0].AsInt())&unix.S_IFMT == mode), nil
}

func entryIsDir(t *object.Thread, w []object.Value) (object.Value, error) {
	follow, err := optBool(t, w[1], true)
	if err != nil {
		return object.Empty(), err
	}
	return asEntry(w[0]).is(t, follow, unix.DT_DIR, unix.S_IFDIR)
}

func entryIsFile(t *object.Thread, w []object.Value) (object.Value, error) {
	follow, err := optBool(t, w[1], true)
	if err != nil {
		return object.Empty(), err
	}
	return asEntry(w[0]).is(t, follow, unix.DT_REG, unix.S_IFREG)
}

func entryIsSymlink(t *object.Thread, v object.Value) (object.Value, error) {
	return asEntry(v).is(t, false, unix.DT_LNK, unix.S_IFLNK)
}
