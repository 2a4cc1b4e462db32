//go:build linux

package posix

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// stringList reads a list or tuple of path-like arguments.
func stringList(t *object.Thread, v object.Value, function, arg string) ([]string, error) {
	if !v.IsList() && !v.IsTuple() {
		return nil, t.TypeErrorf("%s: %s must be a tuple or list", function, arg)
	}
	list, err := t.ListFrom(v)
	if err != nil {
		return nil, err
	}
	var out []string
	for i := 0; i < list.Len(); i++ {
		p, err := t.FSPath(list.Items()[i])
		if err != nil {
			return nil, err
		}
		s, err := t.FSEncode(p)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, t.ValueErrorf("%s %s must not be empty", function, arg)
	}
	if out[0] == "" {
		return nil, t.ValueErrorf("%s %s first element cannot be empty", function, arg)
	}
	return out, nil
}

// environment reads a mapping of names to values as "name=value" strings.
func environment(t *object.Thread, v object.Value, function string) ([]string, error) {
	if t.TypeOf(v).Slots().GetItem == nil {
		return nil, t.TypeErrorf("%s: environment must be a mapping object", function)
	}
	d := t.NewDict()
	if err := d.Update(t, v); err != nil {
		return nil, err
	}
	var out []string
	for pos := 0; ; {
		k, x, ok := d.Next(t, &pos)
		if !ok {
			return out, nil
		}
		name, err := envArg(t, k, function)
		if err != nil {
			return nil, err
		}
		value, err := envArg(t, x, function)
		if err != nil {
			return nil, err
		}
		if strings.Contains(name[min(1, len(name)):], "=") || name == "" {
			return nil, t.ValueErrorf("illegal environment variable name")
		}
		out = append(out, name+"="+value)
	}
}

func execv(t *object.Thread, a, b object.Value) (object.Value, error) {
	p, err := pathArg(t, a, "execv", "path", 0)
	if err != nil {
		return object.Empty(), err
	}
	argv, err := stringList(t, b, "execv()", "arg 2")
	if err != nil {
		return object.Empty(), err
	}
	return fail(t, syscall.Exec(p.name, argv, os.Environ()))
}

func execve(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "execve", "path", orFD)
	if err != nil {
		return object.Empty(), err
	}
	argv, err := stringList(t, w[1], "execve:", "argv")
	if err != nil {
		return object.Empty(), err
	}
	env, err := environment(t, w[2], "execve")
	if err != nil {
		return object.Empty(), err
	}
	if p.fd >= 0 {
		p.name = "/proc/self/fd/" + itoa(p.fd)
	}
	return fail(t, syscall.Exec(p.name, argv, env), w[0])
}

// descriptors are those a child is to have: files[i] is the parent's descriptor that
// becomes i, or -1.
type descriptors []int

// inherited lists the descriptors that a child gets when nothing is said: those
// without the flag to close them.
func inherited() descriptors {
	files := descriptors{-1, -1, -1}
	dir, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return descriptors{0, 1, 2}
	}
	for _, e := range dir {
		fd, ok := atoi(e.Name())
		if !ok {
			continue
		}
		if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err != nil || flags&unix.FD_CLOEXEC != 0 {
			continue
		}
		files = files.with(fd, fd)
	}
	return files
}

// with puts the parent's descriptor from at place to.
func (d descriptors) with(to, from int) descriptors {
	for len(d) <= to {
		d = append(d, -1)
	}
	d[to] = from
	return d
}

// spawnRequest is a posix_spawn taken apart.
type spawnRequest struct {
	path      string
	argv, env []string
	files     descriptors
	opened    []int // to be closed in this process
	sys       syscall.SysProcAttr
}

func (r *spawnRequest) close() {
	for _, fd := range r.opened {
		_ = unix.Close(fd)
	}
}

// actions carries out file_actions on the list of the child's descriptors. Files are
// opened here, before there is a child; what is wrong with one is reported all the
// same.
func (r *spawnRequest) actions(t *object.Thread, v object.Value) error {
	if v.IsEmpty() || v.IsNone() {
		return nil
	}
	list, err := t.ListFrom(v)
	if err != nil {
		if t.Matches(t.RT.T.Exc.TypeError) {
			t.ClearError()
			err = t.TypeErrorf("file_actions must be a sequence or None")
		}
		return err
	}
	for i := 0; i < list.Len(); i++ {
		action := list.Items()[i]
		if !action.IsTuple() || action.AsTuple().Len() == 0 {
			return t.TypeErrorf("Each file_actions element must be a non-empty tuple")
		}
		n := action.AsTuple().Len()
		kind, err := cInt(t, action.AsTuple().Items()[0])
		if err != nil {
			return err
		}
		var a, b int
		if n > 1 {
			if a, err = cInt(t, action.AsTuple().Items()[1]); err != nil {
				return err
			}
		}
		if a < 0 {
			return t.RaiseErrno(int(unix.EBADF), object.Empty(), object.Empty())
		}
		switch {
		case kind == spawnOpen && n == 5:
			p, err := pathArg(t, action.AsTuple().Items()[2], "posix_spawn", "path", 0)
			if err != nil {
				return err
			}
			flags, err := cInt(t, action.AsTuple().Items()[3])
			if err != nil {
				return err
			}
			mode, err := cInt(t, action.AsTuple().Items()[4])
			if err != nil {
				return err
			}
			fd, failed := unix.Open(p.name, flags|unix.O_CLOEXEC, uint32(mode))
			if failed != nil {
				return t.RaiseErrno(int(errnoOf(failed)), action.AsTuple().Items()[2], object.Empty())
			}
			r.opened = append(r.opened, fd)
			r.files = r.files.with(a, fd)
		case kind == spawnClose && n == 2:
			if a < len(r.files) {
				r.files[a] = -1
			}
		case kind == spawnDup2 && n == 3:
			if b, err = cInt(t, action.AsTuple().Items()[2]); err != nil {
				return err
			}
			from := a
			if a < len(r.files) && r.files[a] >= 0 {
				from = r.files[a]
			}
			if b < 0 || b > 1<<16 {
				return t.RaiseErrno(int(unix.EBADF), object.Empty(), object.Empty())
			}
			r.files = r.files.with(b, from)
		default:
			return t.TypeErrorf("Unknown file_actions identifier")
		}
	}
	return nil
}

// The kinds of file_actions.
const (
	spawnOpen = iota
	spawnClose
	spawnDup2
)

func posixSpawn(t *object.Thread, w []object.Value) (object.Value, error) {
	return spawn(t, w, "posix_spawn", false)
}

func posixSpawnp(t *object.Thread, w []object.Value) (object.Value, error) {
	return spawn(t, w, "posix_spawnp", true)
}

const spawnSig = "(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None)"

func spawn(t *object.Thread, w []object.Value, function string, search bool) (object.Value, error) {
	p, err := pathArg(t, w[0], function, "path", 0)
	if err != nil {
		return object.Empty(), err
	}
	r := spawnRequest{path: p.name}
	defer r.close()
	if r.argv, err = stringList(t, w[1], function+":", "argv"); err != nil {
		return object.Empty(), err
	}
	if w[2].IsNone() {
		r.env = os.Environ()
	} else if r.env, err = environment(t, w[2], function); err != nil {
		return object.Empty(), err
	}
	r.files = inherited()
	if err := r.actions(t, w[3]); err != nil {
		return object.Empty(), err
	}
	if !w[4].IsEmpty() && !w[4].IsNone() {
		group, err := cInt(t, w[4])
		if err != nil {
			return object.Empty(), err
		}
		r.sys.Setpgid, r.sys.Pgid = true, group
	}
	if r.sys.Setsid, err = optBool(t, w[6], false); err != nil {
		return object.Empty(), err
	}
	if !w[9].IsEmpty() && !w[9].IsNone() {
		return object.Empty(), t.Raise(t.RT.T.Exc.NotImplementedError, "The scheduler option is not supported in this system.")
	}
	if search && !strings.Contains(r.path, "/") {
		if r.path = findProgram(r.path, r.env); r.path == "" {
			return fail(t, unix.ENOENT, w[0])
		}
	}
	return r.start(t, w[0])
}

// findProgram looks a program up in the directories of PATH.
func findProgram(name string, env []string) string {
	dirs := "/bin:/usr/bin"
	for _, kv := range env {
		if v, ok := strings.CutPrefix(kv, "PATH="); ok {
			dirs = v
		}
	}
	for _, dir := range strings.Split(dirs, ":") {
		p := filepath.Join(dir, name)
		if dir == "" {
			p = "./" + name
		}
		if unix.Access(p, unix.X_OK) == nil {
			return p
		}
	}
	return ""
}

func (r *spawnRequest) start(t *object.Thread, shown object.Value) (object.Value, error) {
	files := make([]uintptr, len(r.files))
	for i, fd := range r.files {
		files[i] = uintptr(fd)
	}
	pid := 0
	failed, err := blocking(t, func() (e error) {
		pid, e = syscall.ForkExec(r.path, r.argv, &syscall.ProcAttr{Env: r.env, Files: files, Sys: &r.sys})
		return e
	})
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed, shown)
	}
	return object.Int(int64(pid)), nil
}

func system(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := t.FSPath(w[0])
	if err != nil {
		return object.Empty(), err
	}
	command, err := t.FSEncode(p)
	if err != nil {
		return object.Empty(), err
	}
	r := spawnRequest{path: "/bin/sh", argv: []string{"sh", "-c", command}, env: os.Environ(), files: inherited()}
	pid, err := r.start(t, object.Empty())
	if err != nil {
		return object.Empty(), err
	}
	_, status, failed, err := doWait(t, int(pid.AsInt()), 0, nil)
	if err != nil {
		return object.Empty(), err
	}
	return intResult(t, int(status), failed)
}
