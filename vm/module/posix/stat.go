//go:build linux

package posix

import (
	"math"
	"math/big"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

var statResult = object.NewStructSpec("os.stat_result", "What stat, fstat and lstat return.", 10,
	object.StructField{Name: "st_mode", Doc: "protection bits"},
	object.StructField{Name: "st_ino", Doc: "inode"},
	object.StructField{Name: "st_dev", Doc: "device"},
	object.StructField{Name: "st_nlink", Doc: "number of hard links"},
	object.StructField{Name: "st_uid", Doc: "user ID of owner"},
	object.StructField{Name: "st_gid", Doc: "group ID of owner"},
	object.StructField{Name: "st_size", Doc: "total size, in bytes"},
	object.StructField{}, object.StructField{}, object.StructField{},
	object.StructField{Name: "st_atime", Doc: "time of last access"},
	object.StructField{Name: "st_mtime", Doc: "time of last modification"},
	object.StructField{Name: "st_ctime", Doc: "time of last change"},
	object.StructField{Name: "st_atime_ns", Doc: "time of last access in nanoseconds"},
	object.StructField{Name: "st_mtime_ns", Doc: "time of last modification in nanoseconds"},
	object.StructField{Name: "st_ctime_ns", Doc: "time of last change in nanoseconds"},
	object.StructField{Name: "st_blksize", Doc: "blocksize for filesystem I/O"},
	object.StructField{Name: "st_blocks", Doc: "number of blocks allocated"},
	object.StructField{Name: "st_rdev", Doc: "device type (if inode device)"},
)

var statvfsResult = object.NewStructSpec("os.statvfs_result", "What statvfs and fstatvfs return.", 10,
	object.StructField{Name: "f_bsize"}, object.StructField{Name: "f_frsize"}, object.StructField{Name: "f_blocks"},
	object.StructField{Name: "f_bfree"}, object.StructField{Name: "f_bavail"}, object.StructField{Name: "f_files"},
	object.StructField{Name: "f_ffree"}, object.StructField{Name: "f_favail"}, object.StructField{Name: "f_flag"},
	object.StructField{Name: "f_namemax"}, object.StructField{Name: "f_fsid"},
)

// unsigned is the int of a number of 64 bits without sign.
func unsigned(t *object.Thread, n uint64) object.Value {
	if n <= math.MaxInt64 {
		return object.Int(int64(n))
	}
	return t.NewBig(new(big.Int).SetUint64(n))
}

// newStat makes a stat_result.
func newStat(t *object.Thread, st *unix.Stat_t) object.Value {
	seconds := func(ts unix.Timespec) object.Value { return object.Float(float64(ts.Sec) + 1e-9*float64(ts.Nsec)) }
	return t.NewStruct(t.RT.Type(&statKey), statResult,
		object.Int(int64(st.Mode)), unsigned(t, st.Ino), unsigned(t, uint64(st.Dev)), unsigned(t, uint64(st.Nlink)),
		object.Int(int64(st.Uid)), object.Int(int64(st.Gid)), object.Int(st.Size),
		object.Int(st.Atim.Sec), object.Int(st.Mtim.Sec), object.Int(st.Ctim.Sec),
		seconds(st.Atim), seconds(st.Mtim), seconds(st.Ctim),
		nanos(t, st.Atim), nanos(t, st.Mtim), nanos(t, st.Ctim),
		object.Int(int64(st.Blksize)), object.Int(st.Blocks), unsigned(t, uint64(st.Rdev)))
}

func nanos(t *object.Thread, ts unix.Timespec) object.Value {
	const most = math.MaxInt64/1_000_000_000 - 1
	if ts.Sec > -most && ts.Sec < most {
		return object.Int(ts.Sec*1_000_000_000 + ts.Nsec)
	}
	n := new(big.Int).Mul(big.NewInt(ts.Sec), big.NewInt(1_000_000_000))
	return t.NewBig(n.Add(n, big.NewInt(ts.Nsec)))
}

// statPath is stat(2) of a path argument.
func statPath(t *object.Thread, p path, dir int, follow bool, st *unix.Stat_t) (failed, raised error) {
	return blocking(t, func() error {
		if p.fd >= 0 {
			return unix.Fstat(p.fd, st)
		}
		flags := 0
		if !follow {
			flags = unix.AT_SYMLINK_NOFOLLOW
		}
		return unix.Fstatat(dir, p.name, st, flags)
	})
}

func stat(t *object.Thread, w []object.Value) (object.Value, error) {
	return doStat(t, w[0], w[1], w[2], "stat", orFD)
}

func lstat(t *object.Thread, w []object.Value) (object.Value, error) {
	return doStat(t, w[0], w[1], object.False(), "lstat", 0)
}

func doStat(t *object.Thread, v, dir, follow object.Value, function string, allow int) (object.Value, error) {
	p, err := pathArg(t, v, function, "path", allow)
	if err != nil {
		return object.Empty(), err
	}
	d, err := dirFD(t, dir)
	if err != nil {
		return object.Empty(), err
	}
	f, err := optBool(t, follow, true)
	if err != nil {
		return object.Empty(), err
	}
	if p.fd >= 0 || allow == orFD && t.TypeOf(v).Slots().Index != nil && !v.IsStr() {
		if d != unix.AT_FDCWD {
			return object.Empty(), t.ValueErrorf("%s: can't specify dir_fd without matching path", function)
		}
		if !f {
			return object.Empty(), t.ValueErrorf("%s: cannot use fd and follow_symlinks together", function)
		}
		if p.fd < 0 {
			return fail(t, unix.EBADF)
		}
	}
	var st unix.Stat_t
	failed, err := statPath(t, p, d, f, &st)
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed, v)
	}
	return newStat(t, &st), nil
}

func fstat(t *object.Thread, w []object.Value) (object.Value, error) {
	fd, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	var st unix.Stat_t
	failed, err := blocking(t, func() error { return unix.Fstat(fd, &st) })
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed)
	}
	return newStat(t, &st), nil
}

func statvfs(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "statvfs", "path", orFD)
	if err != nil {
		return object.Empty(), err
	}
	return doStatvfs(t, p, w[0])
}

func fstatvfs(t *object.Thread, v object.Value) (object.Value, error) {
	fd, err := cInt(t, v)
	if err != nil {
		return object.Empty(), err
	}
	return doStatvfs(t, path{fd: fd}, object.Empty())
}

func doStatvfs(t *object.Thread, p path, v object.Value) (object.Value, error) {
	var st unix.Statfs_t
	failed, err := blocking(t, func() error {
		if p.fd >= 0 {
			return unix.Fstatfs(p.fd, &st)
		}
		return unix.Statfs(p.name, &st)
	})
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed, v)
	}
	fragment := int64(st.Frsize)
	if fragment == 0 {
		fragment = int64(st.Bsize)
	}
	const valid = 0x20 // ST_VALID: the kernel filled the flags in
	return t.NewStruct(t.RT.Type(&statvfsKey), statvfsResult,
		object.Int(int64(st.Bsize)), object.Int(fragment), unsigned(t, st.Blocks), unsigned(t, st.Bfree), unsigned(t, st.Bavail),
		unsigned(t, st.Files), unsigned(t, st.Ffree), unsigned(t, st.Ffree), object.Int(int64(st.Flags)&^valid), object.Int(int64(st.Namelen)),
		unsigned(t, uint64(uint32(st.Fsid.Val[0]))|uint64(uint32(st.Fsid.Val[1]))<<32)), nil
}
