//go:build linux

package posix

import (
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

var timesResult = object.NewStructSpec("posix.times_result", "What times returns: seconds of processor time, and elapsed.", 5,
	object.StructField{Name: "user", Doc: "user time"}, object.StructField{Name: "system", Doc: "system time"},
	object.StructField{Name: "children_user", Doc: "user time of children"}, object.StructField{Name: "children_system", Doc: "system time of children"},
	object.StructField{Name: "elapsed", Doc: "elapsed time since an arbitrary point in the past"})

var unameResult = object.NewStructSpec("posix.uname_result", "What uname returns: names and versions of system and machine.", 5,
	object.StructField{Name: "sysname", Doc: "operating system name"}, object.StructField{Name: "nodename", Doc: "name of machine on network (implementation-defined)"},
	object.StructField{Name: "release", Doc: "operating system release"}, object.StructField{Name: "version", Doc: "operating system version"},
	object.StructField{Name: "machine", Doc: "hardware identifier"})

var terminalSize = object.NewStructSpec("os.terminal_size", "A tuple of (columns, lines) for holding terminal window size", 2,
	object.StructField{Name: "columns", Doc: "width of the terminal window in characters"}, object.StructField{Name: "lines", Doc: "height of the terminal window in characters"})

var waitidResult = object.NewStructSpec("posix.waitid_result", "What waitid returns.", 5,
	object.StructField{Name: "si_pid"}, object.StructField{Name: "si_uid"}, object.StructField{Name: "si_signo"},
	object.StructField{Name: "si_status"}, object.StructField{Name: "si_code"})

var schedParam = object.NewStructSpec("posix.sched_param", "A process's scheduling parameters.", 1,
	object.StructField{Name: "sched_priority", Doc: "the scheduling priority"})

func number(n int) (object.Value, error) { return object.Int(int64(n)), nil }

func getpid(*object.Thread) (object.Value, error)  { return number(os.Getpid()) }
func getppid(*object.Thread) (object.Value, error) { return number(os.Getppid()) }
func getuid(*object.Thread) (object.Value, error)  { return number(os.Getuid()) }
func geteuid(*object.Thread) (object.Value, error) { return number(os.Geteuid()) }
func getgid(*object.Thread) (object.Value, error)  { return number(os.Getgid()) }
func getegid(*object.Thread) (object.Value, error) { return number(os.Getegid()) }
func getpgrp(*object.Thread) (object.Value, error) { return number(unix.Getpgrp()) }

func getpgid(t *object.Thread, w []object.Value) (object.Value, error) {
	pid, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	n, failed := unix.Getpgid(pid)
	return intResult(t, n, failed)
}

func getsid(t *object.Thread, a object.Value) (object.Value, error) {
	pid, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	n, failed := unix.Getsid(pid)
	return intResult(t, n, failed)
}

func setsid(t *object.Thread) (object.Value, error) {
	_, err := unix.Setsid()
	return done(t, err)
}

func setpgid(t *object.Thread, a, b object.Value) (object.Value, error) {
	pid, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	group, err := cInt(t, b)
	if err != nil {
		return object.Empty(), err
	}
	return done(t, unix.Setpgid(pid, group))
}

func setpgrp(t *object.Thread) (object.Value, error) { return done(t, unix.Setpgid(0, 0)) }

// setID is a function that sets an identity of the process.
func setID(t *object.Thread, v object.Value, what string, f func(int) error) (object.Value, error) {
	id, err := idArg(t, v, what)
	if err != nil {
		return object.Empty(), err
	}
	return done(t, f(id))
}

func setuid(t *object.Thread, a object.Value) (object.Value, error) {
	return setID(t, a, "uid", syscall.Setuid)
}
func seteuid(t *object.Thread, a object.Value) (object.Value, error) {
	return setID(t, a, "uid", func(id int) error { return syscall.Setresuid(-1, id, -1) })
}
func setgid(t *object.Thread, a object.Value) (object.Value, error) {
	return setID(t, a, "gid", syscall.Setgid)
}
func setegid(t *object.Thread, a object.Value) (object.Value, error) {
	return setID(t, a, "gid", func(id int) error { return syscall.Setresgid(-1, id, -1) })
}

func getresuid(t *object.Thread) (object.Value, error) {
	r, e, s := unix.Getresuid()
	return t.Tuple3(object.Int(int64(r)), object.Int(int64(e)), object.Int(int64(s))), nil
}

func getresgid(t *object.Thread) (object.Value, error) {
	r, e, s := unix.Getresgid()
	return t.Tuple3(object.Int(int64(r)), object.Int(int64(e)), object.Int(int64(s))), nil
}

func getgroups(t *object.Thread) (object.Value, error) {
	ids, err := unix.Getgroups()
	if err != nil {
		return fail(t, err)
	}
	list := t.NewList(len(ids))
	for _, id := range ids {
		list.Append(t, object.Int(int64(id)))
	}
	return list.Value(), nil
}

func getpriority(t *object.Thread, w []object.Value) (object.Value, error) {
	which, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	who, err := cInt(t, w[1])
	if err != nil {
		return object.Empty(), err
	}
	n, failed := unix.Getpriority(which, who)
	return intResult(t, 20-n, failed) // the kernel's answers are 20 less nice
}

func setpriority(t *object.Thread, w []object.Value) (object.Value, error) {
	var n [3]int
	for i := range n {
		var err error
		if n[i], err = cInt(t, w[i]); err != nil {
			return object.Empty(), err
		}
	}
	return done(t, unix.Setpriority(n[0], n[1], n[2]))
}

func nice(t *object.Thread, a object.Value) (object.Value, error) {
	by, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	now, failed := unix.Getpriority(unix.PRIO_PROCESS, 0)
	if failed == nil {
		failed = unix.Setpriority(unix.PRIO_PROCESS, 0, 20-now+by)
	}
	if failed == nil {
		now, failed = unix.Getpriority(unix.PRIO_PROCESS, 0)
	}
	return intResult(t, 20-now, failed)
}

func kill(t *object.Thread, a, b object.Value) (object.Value, error) {
	pid, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	sig, err := cInt(t, b)
	if err != nil {
		return object.Empty(), err
	}
	if err := unix.Kill(pid, syscall.Signal(sig)); err != nil {
		return fail(t, err)
	}
	m := vm.Of(t)
	if pid == os.Getpid() && sig > 0 && !signal.Ignored(syscall.Signal(sig)) {
		// Go hands a signal over on another goroutine: let it come first, so that
		// its handler runs before kill returns, as it does in CPython. On a busy
		// machine that takes a while; a signal without a handler never comes.
		m.Blocking(t, func() {
			for i := 0; i < 50 && !m.HasPending(); i++ {
				time.Sleep(time.Millisecond)
			}
		})
	}
	return object.None(), m.Checkpoint(t)
}

func killpg(t *object.Thread, a, b object.Value) (object.Value, error) {
	group, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	sig, err := cInt(t, b)
	if err != nil {
		return object.Empty(), err
	}
	if group < 0 {
		return fail(t, unix.ESRCH)
	}
	return done(t, unix.Kill(-group, syscall.Signal(sig)))
}

func exitNow(t *object.Thread, w []object.Value) (object.Value, error) {
	status, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	os.Exit(status)
	return object.None(), nil
}

func abort(t *object.Thread) (object.Value, error) {
	return done(t, unix.Kill(os.Getpid(), unix.SIGABRT))
}

func uname(t *object.Thread) (object.Value, error) {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return fail(t, err)
	}
	text := func(b []byte) object.Value { return t.FSDecode(unix.ByteSliceToString(b)) }
	return t.NewStruct(t.RT.Type(&unameKey), unameResult,
		text(u.Sysname[:]), text(u.Nodename[:]), text(u.Release[:]), text(u.Version[:]), text(u.Machine[:])), nil
}

func times(t *object.Thread) (object.Value, error) {
	var b unix.Tms
	ticks, err := unix.Times(&b)
	if err != nil {
		return fail(t, err)
	}
	const perSecond = 100 // USER_HZ, which Linux keeps at this value for programs
	sec := func(n int64) object.Value { return object.Float(float64(n) / perSecond) }
	return t.NewStruct(t.RT.Type(&timesKey), timesResult, sec(b.Utime), sec(b.Stime), sec(b.Cutime), sec(b.Cstime), sec(int64(ticks))), nil
}

func cpuCount(t *object.Thread) (object.Value, error) {
	if n := vm.Of(t).Options.Config.CPUCount; n > 0 {
		return number(n)
	}
	if n := onlineCPUs(); n > 0 {
		return number(n)
	}
	return number(runtime.NumCPU())
}

// onlineCPUs counts the processors the system has running, whichever of them this
// process may use; 0 when it does not say.
func onlineCPUs() int {
	b, err := os.ReadFile("/sys/devices/system/cpu/online")
	if err != nil {
		return 0
	}
	total := 0
	for _, part := range strings.Split(strings.TrimSpace(string(b)), ",") {
		low, high, is := strings.Cut(part, "-")
		a, ok := atoi(low)
		c := a
		if is {
			var ok2 bool
			c, ok2 = atoi(high)
			ok = ok && ok2
		}
		if !ok || c < a {
			return 0
		}
		total += c - a + 1
	}
	return total
}

func atoi(s string) (n int, ok bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func schedGetAffinity(t *object.Thread, a object.Value) (object.Value, error) {
	pid, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	var cpus unix.CPUSet
	if err := unix.SchedGetaffinity(pid, &cpus); err != nil {
		return fail(t, err)
	}
	list := t.NewList(0)
	for i := 0; i < len(cpus)*64; i++ {
		if cpus.IsSet(i) {
			list.Append(t, object.Int(int64(i)))
		}
	}
	return t.Call1(t.RT.T.Set.Value(), list.Value())
}

func schedSetAffinity(t *object.Thread, a, mask object.Value) (object.Value, error) {
	pid, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	list, err := t.ListFrom(mask)
	if err != nil {
		return object.Empty(), err
	}
	var cpus unix.CPUSet
	for i := 0; i < list.Len(); i++ {
		n, err := t.IndexInt(list.Items()[i], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		if n < 0 {
			return object.Empty(), t.ValueErrorf("negative CPU number")
		}
		cpus.Set(n)
	}
	return done(t, unix.SchedSetaffinity(pid, &cpus))
}

func schedYield(t *object.Thread) (object.Value, error) {
	vm.Of(t).Blocking(t, runtime.Gosched)
	return object.None(), nil
}

func getTerminalSize(t *object.Thread, args []object.Value) (object.Value, error) {
	fd := 1
	if len(args) > 0 {
		var err error
		if fd, err = cInt(t, args[0]); err != nil {
			return object.Empty(), err
		}
	}
	ws, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	if err != nil {
		return fail(t, err)
	}
	return t.NewStruct(t.RT.Type(&terminalKey), terminalSize, object.Int(int64(ws.Col)), object.Int(int64(ws.Row))), nil
}

func getloadavg(t *object.Thread) (object.Value, error) {
	var si unix.Sysinfo_t
	if err := unix.Sysinfo(&si); err != nil {
		return object.Empty(), t.Raise(t.RT.T.Exc.OSError, "Load averages are unobtainable")
	}
	load := func(i int) object.Value { return object.Float(float64(si.Loads[i]) / 65536) }
	return t.Tuple3(load(0), load(1), load(2)), nil
}

func strerror(t *object.Thread, a object.Value) (object.Value, error) {
	n, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr(object.StrError(n)), nil
}

func urandom(t *object.Thread, a object.Value) (object.Value, error) {
	n, err := t.IndexInt(a, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		return object.Empty(), t.ValueErrorf("negative argument not allowed")
	}
	v, b := t.NewBytesN(n)
	if _, err := randomRead(b); err != nil {
		return fail(t, err)
	}
	return v, nil
}
