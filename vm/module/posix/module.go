//go:build linux

package posix

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the posix module.
var Module = vm.NativeModule{
	Name:      "posix",
	Doc:       "The system's calls, on which os is built.",
	Funcs:     functions,
	Init:      initModule,
	Configure: configure,
	Freeze:    freeze,
	Structs: []*object.StructSpec{
		statResult, statvfsResult, timesResult, unameResult, terminalSize, waitidResult, schedParam,
	},
}

var functions = []object.Def{
	{Name: "stat", Sig: "(path, *, dir_fd=None, follow_symlinks=True)", FV: stat, Doc: "What the system knows of a file."},
	{Name: "lstat", Sig: "(path, *, dir_fd=None)", FV: lstat, Doc: "stat that does not follow a symbolic link."},
	{Name: "fstat", Sig: "(fd)", FV: fstat, Doc: "stat of an open file."},
	{Name: "statvfs", Sig: "(path)", FV: statvfs, Doc: "What the system knows of a file system."},
	{Name: "fstatvfs", Text: "($module, fd, /)", F1: fstatvfs, Doc: "statvfs of an open file's."},
	{Name: "open", Sig: "(path, flags, mode=511, *, dir_fd=None)", FV: openFile, Doc: "Open a file and return its descriptor."},
	{Name: "close", Sig: "(fd)", FV: closeFile, Doc: "Close a descriptor."},
	{Name: "closerange", Text: "($module, fd_low, fd_high, /)", F2: closeRange, Doc: "Close descriptors from one up to, not including, another; errors are ignored."},
	{Name: "read", Text: "($module, fd, length, /)", F2: read, Doc: "Read up to so many bytes."},
	{Name: "readinto", Text: "($module, fd, buffer, /)", F2: readinto, Doc: "Read into a buffer and return how many bytes."},
	{Name: "write", Text: "($module, fd, data, /)", F2: write, Doc: "Write bytes and return how many were taken."},
	{Name: "pread", Text: "($module, fd, length, offset, /)", F3: pread, Doc: "Read at a position, without moving the descriptor's."},
	{Name: "pwrite", Text: "($module, fd, buffer, offset, /)", F3: pwrite, Doc: "Write at a position, without moving the descriptor's."},
	{Name: "lseek", Text: "($module, fd, position, whence, /)", F3: lseek, Doc: "Move a descriptor's position."},
	{Name: "dup", Text: "($module, fd, /)", F1: dup, Doc: "Copy a descriptor; the copy is not inherited."},
	{Name: "dup2", Sig: "(fd, fd2, inheritable=True)", FV: dup2, Doc: "Copy a descriptor to a given number."},
	{Name: "pipe", F0: pipe, Doc: "Make a pipe: descriptors to read and to write."},
	{Name: "pipe2", Text: "($module, flags, /)", F1: pipe2, Doc: "pipe with flags."},
	{Name: "isatty", Text: "($module, fd, /)", F1: isatty, Doc: "Whether a descriptor is a terminal."},
	{Name: "fsync", Sig: "(fd)", FV: fsync, Doc: "Have a file's contents written to its device."},
	{Name: "fdatasync", Sig: "(fd)", FV: fdatasync, Doc: "fsync of the data alone."},
	{Name: "ftruncate", Text: "($module, fd, length, /)", F2: ftruncate, Doc: "Set an open file's length."},
	{Name: "truncate", Sig: "(path, length)", FV: truncate, Doc: "Set a file's length."},
	{Name: "sendfile", Sig: "(out_fd, in_fd, offset, count)", FV: sendfile, Doc: "Copy bytes between descriptors inside the kernel."},
	{Name: "get_inheritable", Text: "($module, fd, /)", F1: getInheritable},
	{Name: "set_inheritable", Text: "($module, fd, inheritable, /)", F2: setInheritable},
	{Name: "get_blocking", Text: "($module, fd, /)", F1: getBlocking},
	{Name: "set_blocking", Text: "($module, fd, blocking, /)", F2: setBlocking},
	{Name: "utime", Text: "($module, /, path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)", Sig: "(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)", FV: utime, Doc: "Set a file's times of access and modification."},

	{Name: "listdir", Sig: "(path=None)", FV: listdir, Doc: "The names in a directory, in no order."},
	{Name: "scandir", Sig: "(path=None)", FV: scandir, Doc: "An iterator of DirEntry objects for a directory's entries."},
	{Name: "mkdir", Sig: "(path, mode=511, *, dir_fd=None)", FV: mkdir},
	{Name: "mkfifo", Sig: "(path, mode=438, *, dir_fd=None)", FV: mkfifo},
	{Name: "mknod", Sig: "(path, mode=384, device=0, *, dir_fd=None)", FV: mknod},
	{Name: "rmdir", Sig: "(path, *, dir_fd=None)", FV: rmdir},
	{Name: "unlink", Sig: "(path, *, dir_fd=None)", FV: unlink},
	{Name: "remove", Sig: "(path, *, dir_fd=None)", FV: remove},
	{Name: "rename", Sig: "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", FV: rename},
	{Name: "replace", Sig: "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", FV: replace},
	{Name: "link", Text: "($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=(os.name != 'nt'))", Sig: "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", FV: link},
	{Name: "symlink", Sig: "(src, dst, target_is_directory=False, *, dir_fd=None)", FV: symlink},
	{Name: "readlink", Sig: "(path, *, dir_fd=None)", FV: readlink},
	{Name: "chmod", Text: "($module, /, path, mode, *, dir_fd=None, follow_symlinks=(os.name != 'nt'))", Sig: "(path, mode, *, dir_fd=None, follow_symlinks=True)", FV: chmod},
	{Name: "fchmod", Sig: "(fd, mode)", FV: fchmod},
	{Name: "chown", Sig: "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", FV: chown},
	{Name: "lchown", Sig: "(path, uid, gid)", FV: lchown},
	{Name: "fchown", Sig: "(fd, uid, gid)", FV: fchown},
	{Name: "access", Sig: "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", FV: access},
	{Name: "getcwd", F0: getcwd},
	{Name: "getcwdb", F0: getcwdb},
	{Name: "chdir", Sig: "(path)", FV: chdir},
	{Name: "fchdir", Sig: "(fd)", FV: fchdir},
	{Name: "chroot", Sig: "(path)", FV: chroot},
	{Name: "umask", Text: "($module, mask, /)", F1: umask},

	{Name: "fspath", Sig: "(path)", FV: fspath, Doc: "A path as str or bytes."},
	{Name: "_path_normpath", Sig: "(path)", FV: pathNormpath},
	{Name: "_path_splitroot_ex", Sig: "(p)", FV: pathSplitRoot},

	{Name: "getpid", F0: getpid}, {Name: "getppid", F0: getppid},
	{Name: "getuid", F0: getuid}, {Name: "geteuid", F0: geteuid}, {Name: "getgid", F0: getgid}, {Name: "getegid", F0: getegid},
	{Name: "setuid", Text: "($module, uid, /)", F1: setuid}, {Name: "seteuid", Text: "($module, euid, /)", F1: seteuid}, {Name: "setgid", Text: "($module, gid, /)", F1: setgid}, {Name: "setegid", Text: "($module, egid, /)", F1: setegid},
	{Name: "getresuid", F0: getresuid}, {Name: "getresgid", F0: getresgid}, {Name: "getgroups", F0: getgroups},
	{Name: "getpgrp", F0: getpgrp}, {Name: "getpgid", Sig: "(pid)", FV: getpgid}, {Name: "getsid", Text: "($module, pid, /)", F1: getsid},
	{Name: "setsid", F0: setsid}, {Name: "setpgid", Text: "($module, pid, pgrp, /)", F2: setpgid}, {Name: "setpgrp", F0: setpgrp},
	{Name: "getpriority", Sig: "(which, who)", FV: getpriority}, {Name: "setpriority", Sig: "(which, who, priority)", FV: setpriority},
	{Name: "nice", Text: "($module, increment, /)", F1: nice},
	{Name: "kill", Text: "($module, pid, signal, /)", F2: kill}, {Name: "killpg", Text: "($module, pgid, signal, /)", F2: killpg}, {Name: "abort", F0: abort},
	{Name: "_exit", Sig: "(status)", FV: exitNow, Doc: "End the process at once, with nothing flushed or called."},
	{Name: "uname", F0: uname}, {Name: "times", F0: times}, {Name: "cpu_count", F0: cpuCount}, {Name: "getloadavg", F0: getloadavg},
	{Name: "sched_getaffinity", Text: "($module, pid, /)", F1: schedGetAffinity}, {Name: "sched_setaffinity", Text: "($module, pid, mask, /)", F2: schedSetAffinity}, {Name: "sched_yield", F0: schedYield},
	{Name: "get_terminal_size", Text: "($module, fd=<unrepresentable>, /)", FV: getTerminalSize, Max: 1},
	{Name: "strerror", Text: "($module, code, /)", F1: strerror}, {Name: "urandom", Text: "($module, size, /)", F1: urandom},
	{Name: "_create_environ", F0: createEnviron}, {Name: "putenv", Text: "($module, name, value, /)", F2: putenv}, {Name: "unsetenv", Text: "($module, name, /)", F1: unsetenv},

	{Name: "wait", F0: wait}, {Name: "waitpid", Text: "($module, pid, options, /)", F2: waitpid},
	{Name: "wait3", Sig: "(options)", FV: wait3}, {Name: "wait4", Sig: "(pid, options)", FV: wait4},
	{Name: "WIFEXITED", Sig: "(status)", FV: wIfExited}, {Name: "WEXITSTATUS", Sig: "(status)", FV: wExitStatus},
	{Name: "WIFSIGNALED", Sig: "(status)", FV: wIfSignaled}, {Name: "WTERMSIG", Sig: "(status)", FV: wTermSig},
	{Name: "WIFSTOPPED", Sig: "(status)", FV: wIfStopped}, {Name: "WSTOPSIG", Sig: "(status)", FV: wStopSig},
	{Name: "WIFCONTINUED", Sig: "(status)", FV: wIfContinued}, {Name: "WCOREDUMP", Text: "($module, status, /)", F1: wCoreDump},
	{Name: "waitstatus_to_exitcode", Sig: "(status)", FV: waitStatusToExitCode},

	{Name: "execv", Text: "($module, path, argv, /)", F2: execv}, {Name: "execve", Sig: "(path, argv, env)", FV: execve},
	{Name: "posix_spawn", Sig: spawnSig, FV: posixSpawn}, {Name: "posix_spawnp", Sig: spawnSig, FV: posixSpawnp},
	{Name: "system", Sig: "(command)", FV: system}, {Name: "register_at_fork", Text: "($module, /, *, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)", Sig: "(*, before=None, after_in_child=None, after_in_parent=None)", FV: registerAtFork},
	{Name: "sysconf", Text: "($module, name, /)", F1: sysconf}, {Name: "confstr", Text: "($module, name, /)", F1: confstr}, {Name: "pathconf", Sig: "(path, name)", FV: pathconf}, {Name: "fpathconf", Text: "($module, fd, name, /)", F2: fpathconf},
	{Name: "major", Text: "($module, device, /)", F1: major}, {Name: "minor", Text: "($module, device, /)", F1: minor}, {Name: "makedev", Text: "($module, major, minor, /)", F2: makedev},
	{Name: "openpty", F0: openpty}, {Name: "ttyname", Text: "($module, fd, /)", F1: ttyname}, {Name: "ctermid", F0: ctermid},
	{Name: "tcgetpgrp", Text: "($module, fd, /)", F1: tcgetpgrp}, {Name: "tcsetpgrp", Text: "($module, fd, pgid, /)", F2: tcsetpgrp}, {Name: "device_encoding", Sig: "(fd)", FV: deviceEncoding},
	{Name: "eventfd", Text: "($module, /, initval, flags=EFD_CLOEXEC)", Sig: "(initval, flags=524288)", FV: eventfd}, {Name: "sync", F0: sync}, {Name: "posix_fallocate", Text: "($module, fd, offset, length, /)", F3: fallocate},
	{Name: "getlogin", F0: getlogin}, {Name: "_is_inputhook_installed", F0: inputHookOff},
	{Name: "getxattr", Sig: "(path, attribute, *, follow_symlinks=True)", FV: getxattr},
	{Name: "setxattr", Sig: "(path, attribute, value, flags=0, *, follow_symlinks=True)", FV: setxattr},
	{Name: "removexattr", Sig: "(path, attribute, *, follow_symlinks=True)", FV: removexattr},
	{Name: "listxattr", Sig: "(path=None, *, follow_symlinks=True)", FV: listxattr},
}

var (
	statKey     = object.TypeKey{Name: "os.stat_result"}
	statvfsKey  = object.TypeKey{Name: "os.statvfs_result"}
	timesKey    = object.TypeKey{Name: "posix.times_result"}
	unameKey    = object.TypeKey{Name: "posix.uname_result"}
	terminalKey = object.TypeKey{Name: "os.terminal_size"}
	waitidKey   = object.TypeKey{Name: "posix.waitid_result"}
	schedKey    = object.TypeKey{Name: "posix.sched_param"}
	dirEntryKey = object.TypeKey{Name: "posix.DirEntry"}
	scandirKey  = object.TypeKey{Name: "posix.ScandirIterator"}
)

func initModule(_ *vm.VM, t *object.Thread, mod *object.Module) error {
	d, rt := mod.Dict, t.RT
	for _, x := range []struct {
		key  *object.TypeKey
		spec *object.StructSpec
		name string
	}{
		{&statKey, statResult, "stat_result"}, {&statvfsKey, statvfsResult, "statvfs_result"},
		{&timesKey, timesResult, "times_result"}, {&unameKey, unameResult, "uname_result"},
		{&terminalKey, terminalSize, "terminal_size"}, {&waitidKey, waitidResult, "waitid_result"},
		{&schedKey, schedParam, "sched_param"},
	} {
		typ := t.NewStructType(x.spec)
		rt.RegisterType(x.key, typ)
		d.SetString(t, x.name, typ.Value())
	}
	rt.RegisterType(&dirEntryKey, t.NewBuiltinType(&dirEntrySpec, rt.T.Object))
	rt.RegisterType(&scandirKey, t.NewBuiltinType(&scandirSpec, rt.T.Object))
	d.SetString(t, "DirEntry", rt.Type(&dirEntryKey).Value())
	d.SetString(t, "error", rt.T.Exc.OSError.Value())
	env, err := newEnviron(t)
	if err != nil {
		return err
	}
	d.SetString(t, "environ", env)
	have := t.NewList(len(haveFunctions))
	for _, s := range haveFunctions {
		have.Append(t, t.NewStr(s))
	}
	d.SetString(t, "_have_functions", have.Value())
	for _, c := range constants {
		d.SetString(t, c.name, object.Int(c.value))
	}
	for _, x := range []struct {
		name  string
		table []struct {
			name  string
			value int64
		}
	}{{"confstr_names", confstrNames}, {"pathconf_names", pathconfNames}, {"sysconf_names", sysconfNames}} {
		names := t.NewDict()
		for _, c := range x.table {
			names.SetString(t, c.name, object.Int(c.value))
		}
		d.SetString(t, x.name, names.Value())
	}
	return nil
}

// resourceUsage is the type resource.struct_rusage.
func resourceUsage(t *object.Thread) (object.Value, error) {
	mod, err := vm.Of(t).Import(t, t.InternString("resource"), nil, object.None(), 0)
	if err != nil {
		return object.Empty(), err
	}
	return t.GetAttrString(mod, "struct_rusage")
}
