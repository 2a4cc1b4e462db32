package sys

import (
	"math"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the sys module.
var Module = vm.NativeModule{
	Name: "sys",
	Doc:  "What the virtual machine shows of itself, and lets programs change.",
	Funcs: []object.Def{
		{Name: "_clear_type_descriptors", Sig: "(type, /)", Doc: "Take __dict__ and __weakref__ out of a class.", F1: clearTypeDescriptors},
		{Name: "_clear_internal_caches", Sig: "($module, /)", F0: nothing},
		{Name: "_clear_type_cache", Sig: "($module, /)", F0: nothing},
		{Name: "_get_cpu_count_config", Sig: "($module, /)", F0: cpuCountConfig},
		{Name: "_is_immortal", Sig: "($module, op, /)", F1: isImmortal},
		{Name: "_getframe", Text: "($module, depth=0, /)", FV: getFrame, Max: 1},
		{Name: "_getframemodulename", Sig: "(depth=0)", FV: frameModuleName},
		{Name: "_is_gil_enabled", Sig: "($module, /)", F0: yes},
		{Name: "_is_interned", Sig: "($module, string, /)", F1: isInterned},
		{Name: "audit", Text: "($module, event, /, *args)", FV: audit, Min: 1, Max: -1},
		{Name: "addaudithook", Sig: "(hook)", FV: addAuditHook},
		{Name: "displayhook", Sig: "($module, object, /)", F1: displayHook},
		{Name: "exc_info", Sig: "($module, /)", F0: excInfo},
		{Name: "excepthook", Sig: "($module, exctype, value, traceback, /)", F3: exceptHook},
		{Name: "exception", Sig: "($module, /)", F0: exception},
		{Name: "exit", Sig: "(status=None, /)", FV: exit},
		{Name: "get_asyncgen_hooks", Sig: "($module, /)", F0: getAsyncgenHooks},
		{Name: "set_asyncgen_hooks", Sig: "(firstiter=None, finalizer=None)", FV: setAsyncgenHooks},
		{Name: "get_coroutine_origin_tracking_depth", Sig: "($module, /)", F0: originDepth},
		{Name: "set_coroutine_origin_tracking_depth", Sig: "(depth)", FV: setOriginDepth},
		{Name: "getdlopenflags", Sig: "($module, /)", F0: two},
		{Name: "is_remote_debug_enabled", Sig: "($module, /)", F0: no},
		{Name: "is_stack_trampoline_active", Sig: "($module, /)", F0: no},
		{Name: "call_tracing", Sig: "($module, func, args, /)", F2: callTracing},
		{Name: "settrace", Sig: "($module, function, /)", F1: noTracing},
		{Name: "setprofile", Sig: "($module, function, /)", F1: noTracing},
		{Name: "get_int_max_str_digits", Sig: "($module, /)", F0: getMaxDigits},
		{Name: "set_int_max_str_digits", Sig: "(maxdigits)", FV: setMaxDigits},
		{Name: "getallocatedblocks", Sig: "($module, /)", F0: allocatedBlocks},
		{Name: "getdefaultencoding", Sig: "($module, /)", F0: utf8},
		{Name: "getfilesystemencodeerrors", Sig: "($module, /)", F0: surrogateEscape},
		{Name: "getfilesystemencoding", Sig: "($module, /)", F0: utf8},
		{Name: "getprofile", Sig: "($module, /)", F0: nothing},
		{Name: "getrecursionlimit", Sig: "($module, /)", F0: getRecursionLimit},
		{Name: "setrecursionlimit", Sig: "($module, limit, /)", F1: setRecursionLimit},
		{Name: "getrefcount", Sig: "($module, object, /)", F1: refCount},
		{Name: "getsizeof", Sig: "(object, default=None)", FV: getSizeOf},
		{Name: "getswitchinterval", Sig: "($module, /)", F0: getSwitchInterval},
		{Name: "setswitchinterval", Sig: "($module, interval, /)", F1: setSwitchInterval},
		{Name: "gettrace", Sig: "($module, /)", F0: nothing},
		{Name: "intern", Sig: "($module, string, /)", F1: intern},
		{Name: "is_finalizing", Sig: "($module, /)", F0: no},
		{Name: "unraisablehook", Sig: "($module, unraisable, /)", F1: unraisableHook},
		{Name: "breakpointhook", Text: "($module, /, *args, **kwargs)", FK: breakpointHook},
	},
	Init: initModule, Configure: configure,
	Structs: []*object.StructSpec{
		versionInfoSpec, flagsSpec, floatInfoSpec, intInfoSpec, hashInfoSpec, threadInfoSpec, asyncgenHooksSpec, unraisableArgsSpec,
	},
}

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	d := mod.Dict
	text := func(name, value string) { d.SetString(t, name, t.NewStr(value)) }
	number := func(name string, value int64) { d.SetString(t, name, object.Int(value)) }
	d.SetString(t, "modules", t.RT.Modules.Value())
	for _, hook := range []string{"displayhook", "excepthook", "unraisablehook", "breakpointhook"} {
		d.SetString(t, "__"+hook+"__", d.GetString(t, hook))
	}
	initStructs(m, t, d)

	list(t, d, "meta_path")
	list(t, d, "path_hooks")
	d.SetString(t, "path_importer_cache", t.NewDict().Value())

	prefix := ""
	if m.Home != nil {
		prefix = m.Home.Dir
	}
	for _, name := range []string{"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"} {
		text(name, prefix)
	}
	if m.Home != nil {
		text("_stdlib_dir", m.Home.Lib())
	}
	text("platlibdir", "lib")
	text("platform", platform())
	text("byteorder", "little")
	text("abiflags", "")
	text("float_repr_style", "short")
	text("_framework", "")
	d.SetString(t, "_home", object.None())
	text("copyright", "Copyright (c) the authors of Adder.")
	text("version", "3.14.6 (adder) ["+runtime.Version()+"]")
	d.SetString(t, "_git", t.Tuple3(t.NewStr("Adder"), t.NewStr(""), t.NewStr("")))
	number("hexversion", hexVersion)
	number("api_version", 1013)
	number("maxsize", math.MaxInt64)
	number("maxunicode", 0x10FFFF)

	names := m.NativeNames()
	builtin := t.NewTupleN(len(names))
	for i, n := range names {
		builtin.Items()[i] = t.InternString(n)
	}
	d.SetString(t, "builtin_module_names", builtin.Value())
	if err := stdlibNames(t, d); err != nil {
		return err
	}

	printer := t.NewBuiltinType(&stdPrinterSpec, t.RT.T.Object)
	d.SetString(t, "stdout", newStdPrinter(t, printer, 1))
	d.SetString(t, "stderr", newStdPrinter(t, printer, 2))
	d.SetString(t, "stdin", object.None())
	for _, name := range []string{"stdin", "stdout", "stderr"} {
		d.SetString(t, "__"+name+"__", d.GetString(t, name))
	}
	return configure(m, t, mod)
}

// configure sets what the command line and the environment decide.
func configure(m *vm.VM, t *object.Thread, mod *object.Module) error {
	d := mod.Dict
	c := &m.Options.Config
	setFlags(m, t, d)
	list(t, d, "argv", c.Argv...)
	origArgv := c.OrigArgv
	if origArgv == nil {
		origArgv = c.Argv
	}
	list(t, d, "orig_argv", origArgv...)
	list(t, d, "warnoptions", c.WarnOptions...)
	xoptions := t.NewDict()
	for _, o := range c.XOptions {
		name, value, has := cut(o, '=')
		v := object.True()
		if has {
			v = t.FSDecode(value)
		}
		xoptions.SetString(t, name, v)
	}
	d.SetString(t, "_xoptions", xoptions.Value())
	path := c.Path
	if m.Home != nil {
		lib := m.Home.Lib()
		path = slices.Concat(path, []string{filepath.Join(m.Home.Dir, "lib", "python314.zip"), lib, filepath.Join(lib, "lib-dynload")})
	}
	list(t, d, "path", path...)
	d.SetString(t, "executable", t.FSDecode(c.Executable))
	d.SetString(t, "_base_executable", t.FSDecode(c.Executable))
	d.SetString(t, "dont_write_bytecode", object.Bool(c.DontWriteBytecode))
	cache := object.None()
	if c.PyCachePrefix != "" {
		cache = t.FSDecode(c.PyCachePrefix)
	}
	d.SetString(t, "pycache_prefix", cache)
	return nil
}

// list stores a list of strs.
func list(t *object.Thread, d *object.Dict, name string, items ...string) {
	l := t.NewList(len(items))
	for _, s := range items {
		l.Append(t, t.FSDecode(s))
	}
	d.SetString(t, name, l.Value())
}

func cut(s string, sep byte) (before, after string, found bool) {
	for i := 0; i < len(s); i++ {
		if s[i] == sep {
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}
