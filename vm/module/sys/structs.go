package sys

import (
	"math"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

func fields(names ...string) []object.StructField {
	f := make([]object.StructField, len(names))
	for i, n := range names {
		f[i].Name = n
	}
	return f
}

// The struct sequences of sys; each type has one instance.
var (
	versionInfoSpec = object.NewStructSpec("sys.version_info", "The version of the language, as a tuple with names.", 5,
		fields("major", "minor", "micro", "releaselevel", "serial")...)
	flagsSpec = object.NewStructSpec("sys.flags", "What the command line and the environment asked for.", 18,
		fields("debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
			"ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
			"utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits", "gil",
			"thread_inherit_context", "context_aware_warnings")...)
	floatInfoSpec = object.NewStructSpec("sys.float_info", "What floats are made of.", 11,
		fields("max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")...)
	intInfoSpec = object.NewStructSpec("sys.int_info", "What ints are made of.", 4,
		fields("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")...)
	hashInfoSpec = object.NewStructSpec("sys.hash_info", "How hashes are computed.", 9,
		fields("width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")...)
	threadInfoSpec = object.NewStructSpec("sys.thread_info", "How threads are made.", 3,
		fields("name", "lock", "version")...)
	asyncgenHooksSpec = object.NewStructSpec("sys.asyncgen_hooks", "What is told of asynchronous generators.", 2,
		fields("firstiter", "finalizer")...)
)

var unraisableArgsSpec = object.NewStructSpec("UnraisableHookArgs", "What sys.unraisablehook is told.", 5,
	fields("exc_type", "exc_value", "exc_traceback", "err_msg", "object")...)

var flagsKey = object.TypeKey{Name: "sys.flags"}

var asyncgenHooksKey = object.TypeKey{Name: "sys.asyncgen_hooks"}

// The version of Python that programs see.
const (
	major, minor, micro = 3, 14, 6
	hexVersion          = major<<24 | minor<<16 | micro<<8 | 0xF0
)

func initStructs(m *vm.VM, t *object.Thread, d *object.Dict) {
	n := func(i int64) object.Value { return object.Int(i) }
	s := func(text string) object.Value { return t.NewStr(text) }
	one := func(name string, spec *object.StructSpec, items ...object.Value) object.Value {
		v := t.NewStruct(t.NewStructType(spec), spec, items...)
		d.SetString(t, name, v)
		return v
	}
	version := one("version_info", versionInfoSpec, n(major), n(minor), n(micro), s("final"), n(0))
	one("float_info", floatInfoSpec, object.Float(math.MaxFloat64), n(1024), n(308), object.Float(0x1p-1022), n(-1021), n(-307),
		n(15), n(53), object.Float(0x1p-52), n(2), n(1))
	one("int_info", intInfoSpec, n(30), n(4), n(4300), n(640))
	one("hash_info", hashInfoSpec, n(64), n(1<<61-1), n(314159), n(0), n(1000003), s("xxh3"), n(64), n(64), n(0))
	one("thread_info", threadInfoSpec, s("pthread"), s("semaphore"), object.None())
	t.RT.RegisterType(&asyncgenHooksKey, t.NewStructType(asyncgenHooksSpec))
	d.SetString(t, "UnraisableHookArgs", t.NewStructType(unraisableArgsSpec).Value())

	impl := t.NewNamespace()
	for _, x := range [...]struct {
		name string
		kind int
	}{{"name", 0}, {"cache_tag", 1}, {"version", 2}, {"hexversion", 3}, {"_multiarch", 4}, {"supports_isolated_interpreters", 5}} {
		var v object.Value
		switch x.kind {
		case 0:
			v = s("cpython")
		case 1:
			v = s("cpython-314")
		case 2:
			v = version
		case 3:
			v = n(hexVersion)
		case 4:
			v = s(multiarch)
		case 5:
			v = object.True()
		}
		t.InstanceDict(impl).SetString(t, x.name, v)
	}
	d.SetString(t, "implementation", impl)
}

// setFlags makes sys.flags.
func setFlags(m *vm.VM, t *object.Thread, d *object.Dict) {
	n := func(i int) object.Value { return object.Int(int64(i)) }
	b := func(x bool) object.Value {
		if x {
			return object.Int(1)
		}
		return object.Int(0)
	}
	c := &m.Options.Config
	randomized := m.Options.HashSeed == nil || *m.Options.HashSeed != 0
	typ := t.RT.Type(&flagsKey)
	if typ == nil {
		typ = t.NewStructType(flagsSpec)
		t.RT.RegisterType(&flagsKey, typ)
	}
	d.SetString(t, "flags", t.NewStruct(typ, flagsSpec, b(c.Debug), b(c.Inspect), b(c.Interactive), n(c.Optimize), b(c.DontWriteBytecode),
		b(c.NoUserSite || c.Isolated), b(c.NoSite), b(c.IgnoreEnvironment || c.Isolated), n(c.Verbose),
		n(c.BytesWarning), b(c.Quiet), b(randomized), b(c.Isolated), object.Bool(c.DevMode), b(c.UTF8Mode),
		b(c.WarnDefaultEncoding), object.Bool(c.SafePath || c.Isolated), n(t.RT.IntMaxStrDigits), n(1), b(c.ThreadInheritContext), b(c.ContextAwareWarnings)))
}
