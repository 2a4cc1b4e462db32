//go:build linux

package posix

import (
	"os"
	"strconv"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

func itoa(n int) string { return strconv.Itoa(n) }

// confName reads the name or number of something that can be asked for.
func confName(t *object.Thread, v object.Value, table []struct {
	name  string
	value int64
}) (int, error) {
	if v.IsStr() {
		for _, x := range table {
			if x.name == object.StringOf(v) {
				return int(x.value), nil
			}
		}
		return 0, t.ValueErrorf("unrecognized configuration name")
	}
	if t.TypeOf(v).Slots().Index == nil {
		return 0, t.TypeErrorf("configuration names must be strings or integers")
	}
	return cInt(t, v)
}

// What sysconf is asked for that depends on the system, as glibc numbers it.
const (
	scArgMax      = 0
	scChildMax    = 1
	scOpenMax     = 4
	scPageSize    = 30
	scSigqueueMax = 34
	scProcessors  = 83
	scOnline      = 84
	scPages       = 85
	scFreePages   = 86
)

// sysconf answers what changes from system to system by asking it, and the rest from
// the table of what glibc has compiled in.
func sysconf(t *object.Thread, v object.Value) (object.Value, error) {
	name, err := confName(t, v, sysconfNames)
	if err != nil {
		return object.Empty(), err
	}
	var si unix.Sysinfo_t
	var limit unix.Rlimit
	limited := func(which int) (object.Value, error) {
		if err := unix.Getrlimit(which, &limit); err != nil {
			return fail(t, err)
		}
		if limit.Cur == unix.RLIM_INFINITY {
			return object.Int(-1), nil
		}
		return object.Int(int64(limit.Cur)), nil
	}
	switch name {
	case scPageSize:
		return number(os.Getpagesize())
	case scOnline, scProcessors:
		return cpuCount(t)
	case scPages, scFreePages:
		if err := unix.Sysinfo(&si); err != nil {
			return fail(t, err)
		}
		n := si.Totalram
		if name == scFreePages {
			n = si.Freeram
		}
		return object.Int(int64(n * uint64(si.Unit) / uint64(os.Getpagesize()))), nil
	case scOpenMax:
		return limited(unix.RLIMIT_NOFILE)
	case scChildMax:
		return limited(unix.RLIMIT_NPROC)
	case scSigqueueMax:
		return limited(unix.RLIMIT_SIGPENDING)
	case scArgMax:
		if err := unix.Getrlimit(unix.RLIMIT_STACK, &limit); err != nil {
			return fail(t, err)
		}
		return object.Int(max(int64(limit.Cur/4), 131072)), nil
	}
	for _, x := range sysconfValues {
		if int(x.name) == name {
			return object.Int(x.value), nil
		}
	}
	return fail(t, unix.EINVAL)
}

func confstr(t *object.Thread, v object.Value) (object.Value, error) {
	name, err := confName(t, v, confstrNames)
	if err != nil {
		return object.Empty(), err
	}
	for _, x := range confstrValues {
		if int(x.name) == name {
			if x.value == "" {
				return object.None(), nil
			}
			return t.NewStr(x.value), nil
		}
	}
	return fail(t, unix.EINVAL)
}

func pathconf(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "pathconf", "path", orFD)
	if err != nil {
		return object.Empty(), err
	}
	return doPathconf(t, p, w[0], w[1])
}

func fpathconf(t *object.Thread, a, b object.Value) (object.Value, error) {
	fd, err := t.Descriptor(a)
	if err != nil {
		return object.Empty(), err
	}
	return doPathconf(t, path{fd: fd}, object.Empty(), b)
}

func doPathconf(t *object.Thread, p path, shown, v object.Value) (object.Value, error) {
	name, err := confName(t, v, pathconfNames)
	if err != nil {
		return object.Empty(), err
	}
	var st unix.Statfs_t
	var failed error
	if p.fd >= 0 {
		failed = unix.Fstatfs(p.fd, &st)
	} else {
		failed = unix.Statfs(p.name, &st)
	}
	if failed != nil {
		return fail(t, failed, shown)
	}
	switch name {
	case 3: // PC_NAME_MAX
		return object.Int(int64(st.Namelen)), nil
	case 14, 16, 17, 18: // transfer sizes and alignments are the block's
		return object.Int(int64(st.Bsize)), nil
	}
	for _, x := range pathconfValues {
		if int(x.name) == name {
			return object.Int(x.value), nil
		}
	}
	return fail(t, unix.EINVAL, shown)
}
