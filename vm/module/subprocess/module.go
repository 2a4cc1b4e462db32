//go:build unix

// Package subprocess is the native module _posixsubprocess: starting another
// program in a child process.
//
// Go starts the child, which runs nothing of this process: a function to be
// called between fork and exec is refused, and the errors of the start are written
// to the pipe from which module subprocess expects its child's.
package subprocess

import (
	"fmt"
	"math"
	"os"
	ossignal "os/signal"
	"strconv"
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _posixsubprocess module.
var Module = vm.NativeModule{
	Name: "_posixsubprocess",
	Doc:  "Starting another program in a child process.",
	Funcs: []object.Def{
		{
			Name: "fork_exec",
			Sig: "(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, " +
				"errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, /)",
			Doc: "Start a program and return the number of its process.",
			FV:  forkExec,
		},
	},
}

// The places of fork_exec's arguments.
const (
	argArgs = iota
	argExecutables
	argCloseFDs
	argPassFDs
	argCwd
	argEnv
	argP2CRead
	argP2CWrite
	argC2PRead
	argC2PWrite
	argErrRead
	argErrWrite
	argPipeRead
	argPipeWrite
	argRestoreSignals
	argSetsid
	argPgid
	argGid
	argGroups
	argUid
	argUmask
	argPreexec
)

// request is what a child is to be.
type request struct {
	args, paths, env []string
	cwd              string
	hasCwd           bool
	attr             syscall.ProcAttr
	errPipe          int
	umask            int
	restoreSignals   bool
}

func forkExec(t *object.Thread, a []object.Value) (object.Value, error) {
	if !a[argPreexec].IsNone() {
		return object.Empty(), t.RuntimeErrorf("preexec_fn is not supported: a child runs no Python code before its program")
	}
	r, err := readRequest(t, a)
	if err != nil {
		return object.Empty(), err
	}
	return object.Int(int64(r.start())), nil
}

func readRequest(t *object.Thread, a []object.Value) (*request, error) {
	r := &request{umask: -1}
	var err error
	if r.args, err = fsStrings(t, a[argArgs]); err != nil {
		return nil, err
	}
	if r.paths, err = fsStrings(t, a[argExecutables]); err != nil {
		return nil, err
	}
	if a[argEnv].IsNone() {
		r.env = os.Environ()
	} else if r.env, err = fsStrings(t, a[argEnv]); err != nil {
		return nil, err
	}
	if !a[argCwd].IsNone() {
		r.hasCwd = true
		if r.cwd, err = fsString(t, a[argCwd]); err != nil {
			return nil, err
		}
	}
	var n [argPreexec]int
	for _, i := range []int{
		argP2CRead, argP2CWrite, argC2PRead, argC2PWrite, argErrRead, argErrWrite, argPipeRead, argPipeWrite,
		argRestoreSignals, argSetsid, argPgid, argUmask,
	} {
		if a[i].IsInteger() || t.TypeOf(a[i]).Slots().Index != nil {
			n[i], err = t.IndexInt(a[i], t.RT.T.Exc.OverflowError)
		} else {
			err = t.TypeErrorf("'%s' object cannot be interpreted as an integer", t.TypeName(a[i]))
		}
		if err != nil {
			return nil, err
		}
	}
	r.errPipe = n[argPipeWrite]
	r.umask = n[argUmask]
	r.restoreSignals = n[argRestoreSignals] != 0
	sys := &syscall.SysProcAttr{Setsid: n[argSetsid] != 0}
	if n[argPgid] >= 0 {
		sys.Setpgid, sys.Pgid = true, n[argPgid]
	}
	if err := credential(t, a, sys); err != nil {
		return nil, err
	}
	closeFDs, err := t.Truth(a[argCloseFDs])
	if err != nil {
		return nil, err
	}
	files, err := childFiles(t, a[argPassFDs], closeFDs, r.errPipe, n[argP2CRead], n[argC2PWrite], n[argErrWrite])
	if err != nil {
		return nil, err
	}
	r.attr = syscall.ProcAttr{Dir: r.cwd, Env: r.env, Files: files, Sys: sys}
	return r, nil
}

// credential reads the user and groups the child is to run as.
func credential(t *object.Thread, a []object.Value, sys *syscall.SysProcAttr) error {
	if a[argUid].IsNone() && a[argGid].IsNone() && a[argGroups].IsNone() {
		return nil
	}
	c := &syscall.Credential{Uid: uint32(os.Geteuid()), Gid: uint32(os.Getegid()), NoSetGroups: true}
	id := func(v object.Value, to *uint32) error {
		if v.IsNone() {
			return nil
		}
		n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
		if err == nil && (n < 0 || n > math.MaxUint32) {
			err = t.OverflowErrorf("id is out of range")
		}
		*to = uint32(n)
		return err
	}
	if err := id(a[argUid], &c.Uid); err != nil {
		return err
	}
	if err := id(a[argGid], &c.Gid); err != nil {
		return err
	}
	if !a[argGroups].IsNone() {
		c.NoSetGroups = false
		list, err := t.ListFrom(a[argGroups])
		if err != nil {
			return err
		}
		for i := 0; i < list.Len(); i++ {
			var g uint32
			if err := id(list.Items()[i], &g); err != nil {
				return err
			}
			c.Groups = append(c.Groups, g)
		}
	}
	sys.Credential = c
	return nil
}

// closed marks a descriptor the child is not to have.
const closed = ^uintptr(0)

// childFiles lists the child's descriptors by their numbers there. errPipe is
// among those to pass, but must end with the program's start.
func childFiles(t *object.Thread, pass object.Value, closeOthers bool, errPipe int, std ...int) ([]uintptr, error) {
	files := make([]uintptr, 3)
	for i, fd := range std {
		files[i] = uintptr(i)
		if fd >= 0 {
			files[i] = uintptr(fd)
		}
	}
	extend := func(n int) {
		for len(files) <= n {
			files = append(files, closed)
		}
	}
	list, err := t.ListFrom(pass)
	if err != nil {
		return nil, err
	}
	keep := map[int]bool{}
	for i := 0; i < list.Len(); i++ {
		fd, err := t.IndexInt(list.Items()[i], t.RT.T.Exc.OverflowError)
		if err != nil {
			return nil, err
		}
		if fd < 0 || fd > math.MaxInt32 {
			return nil, t.ValueErrorf("bad value(s) in fds_to_keep")
		}
		keep[fd] = fd != errPipe
	}
	for _, fd := range openFiles() {
		if fd <= 2 {
			continue
		}
		// Go closes what is marked, and leaves to the kernel what it does not
		// reach: descriptors that are not to be inherited close themselves.
		inherited := !closeOthers && !closesOnExec(fd)
		if keep[fd] || inherited {
			extend(fd)
			files[fd] = uintptr(fd)
		} else if closeOthers && !closesOnExec(fd) {
			extend(fd)
		}
	}
	return files, nil
}

// openFiles lists this process's descriptors.
func openFiles() []int {
	dir := "/proc/self/fd"
	if _, err := os.Stat(dir); err != nil {
		dir = "/dev/fd"
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var fds []int
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()); err == nil {
			fds = append(fds, n)
		}
	}
	return fds
}

func closesOnExec(fd int) bool {
	flags, _, errno := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_GETFD, 0)
	return errno != 0 || flags&syscall.FD_CLOEXEC != 0
}

// start starts the child and returns its number. When it cannot be started, it
// tells the pipe why and returns the number of a process that is no child.
func (r *request) start() int {
	if r.hasCwd {
		if err := checkDir(r.cwd); err != 0 {
			return r.failed(err, "noexec:chdir")
		}
	}
	if r.umask >= 0 {
		old := syscall.Umask(r.umask)
		defer syscall.Umask(old)
	}
	if r.restoreSignals {
		for _, s := range []os.Signal{syscall.SIGPIPE, syscall.SIGXFSZ} {
			if ossignal.Ignored(s) {
				ossignal.Reset(s)
				defer ossignal.Ignore(s)
			}
		}
	}
	saved := syscall.ENOENT
	for _, path := range r.paths {
		pid, err := syscall.ForkExec(path, r.args, &r.attr)
		if err == nil {
			return pid
		}
		e, ok := err.(syscall.Errno)
		if !ok {
			e = syscall.EINVAL
		}
		if saved == syscall.ENOENT || e != syscall.ENOENT && e != syscall.ENOTDIR {
			saved = e
		}
		if e != syscall.ENOENT && e != syscall.ENOTDIR {
			break
		}
	}
	return r.failed(saved, "")
}

// failed writes an error to the pipe as a child would.
func (r *request) failed(e syscall.Errno, what string) int {
	// Nobody reading is no error here: then nobody wants to know.
	_, _ = syscall.Write(r.errPipe, fmt.Appendf(nil, "OSError:%X:%s", int(e), what))
	return os.Getpid()
}

func checkDir(dir string) syscall.Errno {
	info, err := os.Stat(dir)
	if err != nil {
		if e, ok := err.(*os.PathError); ok {
			if n, ok := e.Err.(syscall.Errno); ok {
				return n
			}
		}
		return syscall.ENOENT
	}
	if !info.IsDir() {
		return syscall.ENOTDIR
	}
	return 0
}

// fsStrings reads a sequence of strings the operating system is to get.
func fsStrings(t *object.Thread, v object.Value) ([]string, error) {
	list, err := t.ListFrom(v)
	if err != nil {
		return nil, err
	}
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = list.Value()
	var out []string
	for i := 0; i < list.Len(); i++ {
		s, err := fsString(t, list.Items()[i])
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// fsString reads a str, bytes or path object as the operating system gets it:
// surrogates stand for the bytes that are not UTF-8.
func fsString(t *object.Thread, v object.Value) (string, error) {
	if !v.IsStr() && v.Kind() != object.KindBytes {
		f, err := t.GetAttrOpt(v, t.InternString("__fspath__"))
		if err != nil {
			return "", err
		}
		if f.IsEmpty() {
			return "", t.TypeErrorf("expected str, bytes or os.PathLike object, not %s", t.TypeName(v))
		}
		if v, err = t.Call0(f); err != nil {
			return "", err
		}
	}
	var s []byte
	switch {
	case v.Kind() == object.KindBytes:
		s = []byte(object.BytesOf(v))
	case v.IsStr():
		text := object.StringOf(v)
		for i := 0; i < len(text); i++ {
			// U+DC80 to U+DCFF, in WTF-8.
			if text[i] == 0xed && i+2 < len(text) && (text[i+1] == 0xb2 || text[i+1] == 0xb3) {
				s = append(s, text[i+1]<<6|text[i+2]&0x3f)
				i += 2
				continue
			}
			s = append(s, text[i])
		}
	default:
		return "", t.TypeErrorf("expected str, bytes or os.PathLike object, not %s", t.TypeName(v))
	}
	for _, c := range s {
		if c == 0 {
			return "", t.ValueErrorf("embedded null byte")
		}
	}
	return string(s), nil
}
