//go:build linux

// Package resource is the native module resource: what the process has used, and
// how much it may.
package resource

import (
	"os"
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// Module is the definition of the resource module.
var Module = vm.NativeModule{
	Name: "resource",
	Doc:  "What the process has used, and how much it may.",
	Funcs: []object.Def{
		{Name: "getrusage", Sig: "($module, who, /)", Doc: "Return what this process, its children or this thread have used.", F1: getUsage},
		{Name: "getrlimit", Sig: "($module, resource, /)", Doc: "Return the soft and the hard limit of a resource.", F1: getLimit},
		{Name: "setrlimit", Sig: "($module, resource, limits, /)", Doc: "Set the soft and the hard limit of a resource.", F2: setLimit},
		{Name: "prlimit", Text: "($module, pid, resource, limits=None, /)", Doc: "Return the limits of a process's resource, and set them if any are given.", FV: processLimit, Min: 2, Max: 3},
		{Name: "getpagesize", Sig: "($module, /)", Doc: "Return the size of a page of memory, in bytes.", F0: pageSize},
	},
	Init: initModule,
}

var (
	usageKey = object.TypeKey{Name: "resource.struct_rusage"}
)

var constants = map[string]int{
	"RLIMIT_CPU": 0, "RLIMIT_FSIZE": 1, "RLIMIT_DATA": 2, "RLIMIT_STACK": 3, "RLIMIT_CORE": 4,
	"RLIMIT_RSS": 5, "RLIMIT_NPROC": 6, "RLIMIT_NOFILE": 7, "RLIMIT_OFILE": 7, "RLIMIT_MEMLOCK": 8,
	"RLIMIT_AS": 9, "RLIMIT_SIGPENDING": 11, "RLIMIT_MSGQUEUE": 12, "RLIMIT_NICE": 13,
	"RLIMIT_RTPRIO": 14, "RLIMIT_RTTIME": 15, "RLIM_INFINITY": -1,
	"RUSAGE_SELF": 0, "RUSAGE_CHILDREN": -1, "RUSAGE_THREAD": 1,
}

// numLimits is the number of resources that have limits.
const numLimits = 16

var usage = object.NewStructSpec("resource.struct_rusage", "What a process has used.", 16,
	object.StructField{Name: "ru_utime", Doc: "user time used"},
	object.StructField{Name: "ru_stime", Doc: "system time used"},
	object.StructField{Name: "ru_maxrss", Doc: "max. resident set size"},
	object.StructField{Name: "ru_ixrss", Doc: "shared memory size"},
	object.StructField{Name: "ru_idrss", Doc: "unshared data size"},
	object.StructField{Name: "ru_isrss", Doc: "unshared stack size"},
	object.StructField{Name: "ru_minflt", Doc: "page faults not requiring I/O"},
	object.StructField{Name: "ru_majflt", Doc: "page faults requiring I/O"},
	object.StructField{Name: "ru_nswap", Doc: "number of swap outs"},
	object.StructField{Name: "ru_inblock", Doc: "block input operations"},
	object.StructField{Name: "ru_oublock", Doc: "block output operations"},
	object.StructField{Name: "ru_msgsnd", Doc: "IPC messages sent"},
	object.StructField{Name: "ru_msgrcv", Doc: "IPC messages received"},
	object.StructField{Name: "ru_nsignals", Doc: "signals received"},
	object.StructField{Name: "ru_nvcsw", Doc: "voluntary context switches"},
	object.StructField{Name: "ru_nivcsw", Doc: "involuntary context switches"})

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for name, n := range constants {
		m.Dict.SetString(t, name, object.Int(int64(n)))
	}
	m.Dict.SetString(t, "error", t.RT.T.Exc.OSError.Value())
	typ := t.NewStructType(usage)
	t.RT.RegisterType(&usageKey, typ)
	m.Dict.SetString(t, "struct_rusage", typ.Value())
	return nil
}

// raiseErrno raises what a failed system call means.
func raiseErrno(t *object.Thread, err error) error {
	e, _ := err.(syscall.Errno)
	text := []byte(e.Error())
	if len(text) > 0 && text[0] >= 'a' && text[0] <= 'z' {
		text[0] -= 'a' - 'A'
	}
	exc, cerr := t.Call2(t.RT.T.Exc.OSError.Value(), object.Int(int64(e)), t.NewStr(string(text)))
	if cerr != nil {
		return cerr
	}
	return t.RaiseValue(exc)
}

func getUsage(t *object.Thread, who object.Value) (object.Value, error) {
	n, err := t.IndexInt(who, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	var u unix.Rusage
	if err := unix.Getrusage(n, &u); err != nil {
		if err == syscall.EINVAL {
			return object.Empty(), t.ValueErrorf("invalid who parameter")
		}
		return object.Empty(), raiseErrno(t, err)
	}
	seconds := func(v unix.Timeval) object.Value { return object.Float(float64(v.Sec) + float64(v.Usec)*1e-6) }
	return t.NewStruct(t.RT.Type(&usageKey), usage,
		seconds(u.Utime), seconds(u.Stime), object.Int(u.Maxrss), object.Int(u.Ixrss), object.Int(u.Idrss),
		object.Int(u.Isrss), object.Int(u.Minflt), object.Int(u.Majflt), object.Int(u.Nswap), object.Int(u.Inblock),
		object.Int(u.Oublock), object.Int(u.Msgsnd), object.Int(u.Msgrcv), object.Int(u.Nsignals),
		object.Int(u.Nvcsw), object.Int(u.Nivcsw)), nil
}

func resourceArg(t *object.Thread, v object.Value) (int, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return 0, err
	}
	if n < 0 || n >= numLimits {
		return 0, t.ValueErrorf("invalid resource specified")
	}
	return n, nil
}

func pair(t *object.Thread, l unix.Rlimit) object.Value {
	return t.Tuple2(object.Int(int64(l.Cur)), object.Int(int64(l.Max)))
}

func getLimit(t *object.Thread, v object.Value) (object.Value, error) {
	n, err := resourceArg(t, v)
	if err != nil {
		return object.Empty(), err
	}
	var l unix.Rlimit
	if err := unix.Getrlimit(n, &l); err != nil {
		return object.Empty(), raiseErrno(t, err)
	}
	return pair(t, l), nil
}

// limits reads a pair of limits.
func limits(t *object.Thread, v object.Value) (unix.Rlimit, error) {
	var l unix.Rlimit
	w := t.Push(1)
	defer t.Pop(1)
	tuple, err := t.TupleFrom(v)
	if err != nil {
		return l, err
	}
	w[0] = tuple.Value()
	if tuple.Len() != 2 {
		return l, t.ValueErrorf("expected a tuple of 2 integers")
	}
	for i, to := range [...]*uint64{&l.Cur, &l.Max} {
		n, err := t.Index(tuple.Items()[i])
		if err != nil {
			return l, err
		}
		if !n.IsInt() {
			return l, t.OverflowErrorf("Python int too large to convert to C rlim_t")
		}
		*to = uint64(n.AsInt())
	}
	return l, nil
}

// limitError words why limits could not be set.
func limitError(t *object.Thread, err error) error {
	switch err {
	case syscall.EINVAL:
		return t.ValueErrorf("current limit exceeds maximum limit")
	case syscall.EPERM:
		return t.ValueErrorf("not allowed to raise maximum limit")
	}
	return raiseErrno(t, err)
}

func setLimit(t *object.Thread, v, pair object.Value) (object.Value, error) {
	n, err := resourceArg(t, v)
	if err != nil {
		return object.Empty(), err
	}
	l, err := limits(t, pair)
	if err != nil {
		return object.Empty(), err
	}
	if err := unix.Setrlimit(n, &l); err != nil {
		return object.Empty(), limitError(t, err)
	}
	return object.None(), nil
}

func processLimit(t *object.Thread, args []object.Value) (object.Value, error) {
	pid, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	n, err := resourceArg(t, args[1])
	if err != nil {
		return object.Empty(), err
	}
	var old unix.Rlimit
	var set *unix.Rlimit
	if len(args) > 2 && !args[2].IsNone() {
		l, err := limits(t, args[2])
		if err != nil {
			return object.Empty(), err
		}
		set = &l
	}
	if err := unix.Prlimit(pid, n, set, &old); err != nil {
		if set != nil && err == syscall.EINVAL {
			return object.Empty(), limitError(t, err)
		}
		return object.Empty(), raiseErrno(t, err)
	}
	return pair(t, old), nil
}

func pageSize(*object.Thread) (object.Value, error) { return object.Int(int64(os.Getpagesize())), nil }
