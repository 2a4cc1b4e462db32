package main

import (
	"os"
	"slices"
	"strconv"
	"strings"
)

// A fatalError ends the process before a VM is made, as python words it: where
// CPython's start-up finds the fault, how far it has come, and what is wrong.
type fatalError struct {
	where, state, text string
}

func (e *fatalError) Error() string {
	if e.where == "" {
		return e.text
	}
	return e.where + ": " + e.text
}

// The stages of CPython's start-up that its fatal errors name.
const (
	readingLocale = "preinitializing"
	readingConfig = "preinitialized"
)

func refuse(where, text string) error { return &fatalError{where, readingConfig, text} }

// An environment holds what is said beside the command line's own letters: the
// variables of the process, unless they are to be ignored, and the -X options.
type environment struct {
	lookup   func(name string) string
	xoptions []string
}

// variable is a variable's value; "" also when it is to be ignored.
func (e *environment) variable(name string) string { return e.lookup(name) }

// x is the value of the last -X option of a name; has tells whether there is one,
// and valued whether it has a value.
func (e *environment) x(name string) (value string, has, valued bool) {
	for _, o := range slices.Backward(e.xoptions) {
		n, v, ok := strings.Cut(o, "=")
		if n == name {
			return v, true, ok
		}
	}
	return "", false, false
}

// level raises a count to what a variable says: a number, or 1 for any other text.
func (e *environment) level(name string, to *int) {
	v := e.variable(name)
	if v == "" {
		return
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 {
		n = 1
	}
	*to = max(*to, n)
}

// choice is a setting that may be 0 or 1, by a -X option or else a variable.
func (e *environment) choice(option, variable, where string, to *bool) error {
	if v, has, _ := e.x(option); has {
		if v != "0" && v != "1" {
			return refuse(where, "-X "+option+"=n: n is missing or invalid")
		}
		*to = v == "1"
		return nil
	}
	v := e.variable(variable)
	if v != "" && v != "0" && v != "1" {
		return refuse(where, variable+"=N: N is missing or invalid")
	}
	if v != "" {
		*to = v == "1"
	}
	return nil
}

// environment completes the command line with what the environment says.
func (p *pythonCommand) environment() error {
	c := &p.config
	e := &environment{lookup: os.Getenv, xoptions: c.XOptions}
	p.home = os.Getenv("ADDERHOME")
	if c.Isolated {
		c.IgnoreEnvironment, c.NoUserSite, c.SafePath = true, true, true
	}
	if c.IgnoreEnvironment {
		e.lookup = func(string) string { return "" }
	}
	if err := p.locale(e); err != nil {
		return err
	}
	p.switches(e)
	if err := p.numbers(e); err != nil {
		return err
	}
	if err := p.ownOptions(); err != nil {
		return err
	}
	p.warnings(e)
	if path := e.variable("PYTHONPATH"); path != "" {
		c.Path = strings.Split(path, string(os.PathListSeparator))
	}
	c.PyCachePrefix = e.variable("PYTHONPYCACHEPREFIX")
	if v, has, _ := e.x("pycache_prefix"); has {
		c.PyCachePrefix = v
	}
	c.ProgramName = e.variable("PYTHONEXECUTABLE")
	p.startup = e.variable("PYTHONSTARTUP")
	c.IOEncoding = e.variable("PYTHONIOENCODING")
	return nil
}

// locale finds whether text is UTF-8 whatever the locale says (PEP 540), and moves
// the C locale to UTF-8 for the process and its children (PEP 538).
func (p *pythonCommand) locale(e *environment) error {
	c := &p.config
	const where = "preconfig_init_utf8_mode"
	plain := false // the locale is C, by whatever name
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG", ""} {
		if v := os.Getenv(name); v != "" || name == "" {
			plain = v == "" || v == "C" || v == "POSIX"
			break
		}
	}
	if v, has, valued := e.x("utf8"); has {
		if valued && v != "0" && v != "1" {
			return &fatalError{where, readingLocale, "invalid -X utf8 option value"}
		}
		c.UTF8Mode = v != "0"
		return nil
	}
	switch e.variable("PYTHONUTF8") {
	case "0":
		return nil
	case "1":
		c.UTF8Mode = true
		return nil
	case "":
	default:
		return &fatalError{where, readingLocale, "invalid PYTHONUTF8 environment variable value"}
	}
	c.UTF8Mode = plain
	if plain && os.Getenv("LC_ALL") == "" && e.variable("PYTHONCOERCECLOCALE") != "0" {
		_ = os.Setenv("LC_CTYPE", "C.UTF-8") // fails only for names that are no names
	}
	return nil
}

// switches sets what is on or off.
func (p *pythonCommand) switches(e *environment) {
	c := &p.config
	for _, x := range []struct {
		variable string
		number   bool // "0" means off; otherwise any text means on
		option   string
		to       *bool
	}{
		{"PYTHONDEBUG", true, "", &c.Debug},
		{"PYTHONDONTWRITEBYTECODE", true, "", &c.DontWriteBytecode},
		{"PYTHONUNBUFFERED", true, "", &c.Unbuffered},
		{"PYTHONNOUSERSITE", true, "", &c.NoUserSite},
		{"PYTHONSAFEPATH", false, "", &c.SafePath},
		{"PYTHONINSPECT", false, "", &c.Inspect},
		{"PYTHONDEVMODE", false, "dev", &c.DevMode},
		{"PYTHONWARNDEFAULTENCODING", false, "warn_default_encoding", &c.WarnDefaultEncoding},
		{"PYTHONNODEBUGRANGES", false, "no_debug_ranges", &c.NoDebugRanges},
	} {
		on := 0
		if v := e.variable(x.variable); x.number {
			e.level(x.variable, &on)
		} else if v != "" {
			on = 1
		}
		_, has, _ := e.x(x.option)
		if on > 0 || x.option != "" && has {
			*x.to = true
		}
	}
	e.level("PYTHONOPTIMIZE", &c.Optimize)
	e.level("PYTHONVERBOSE", &c.Verbose)
}

// numbers sets what has a value that must be in a range.
func (p *pythonCommand) numbers(e *environment) error {
	c := &p.config
	for _, x := range []struct {
		option, variable, where string
		to                      *bool
	}{
		{"thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT", "config_init_thread_inherit_context", &c.ThreadInheritContext},
		{"context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS", "config_init_context_aware_warnings", &c.ContextAwareWarnings},
	} {
		if err := e.choice(x.option, x.variable, x.where, x.to); err != nil {
			return err
		}
	}
	gil, has, _ := e.x("gil")
	if !has {
		gil = e.variable("PYTHON_GIL")
	}
	switch {
	case gil == "" && !has, gil == "1":
	case gil == "0":
		return refuse("config_read_gil", "Disabling the GIL is not supported by this build")
	default:
		return refuse("config_read_gil", `PYTHON_GIL / -X gil must be "0" or "1"`)
	}
	for _, x := range []struct{ name, value string }{
		{"option -X frozen_modules", func() string { v, _, _ := e.x("frozen_modules"); return v }()},
		{"PYTHON_FROZEN_MODULES", e.variable("PYTHON_FROZEN_MODULES")},
	} {
		if x.value != "" && x.value != "on" && x.value != "off" {
			return refuse("", "bad value for "+x.name+` (expected "on" or "off")`)
		}
	}
	c.HashSeed = e.variable("PYTHONHASHSEED")
	if c.HashSeed != "" && c.HashSeed != "random" {
		n, err := strconv.ParseUint(c.HashSeed, 10, 32)
		if err != nil {
			return refuse("config_init_hash_seed", `PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]`)
		}
		seed := uint32(n)
		p.seed = &seed
	}
	if err := p.importTime(e); err != nil {
		return err
	}
	c.IntMaxStrDigits = -1
	digits, from, given := e.variable("PYTHONINTMAXSTRDIGITS"), "PYTHONINTMAXSTRDIGITS", false
	if v, has, _ := e.x("int_max_str_digits"); has {
		digits, from, given = v, "-X int_max_str_digits", true
	}
	if digits != "" || given {
		n, err := strconv.Atoi(digits)
		if err != nil || n != 0 && n < 640 {
			return refuse("config_init_int_max_str_digits", from+": invalid limit; must be >= 640 or 0 for unlimited.")
		}
		c.IntMaxStrDigits = n
	}
	frames, from, given := e.variable("PYTHONTRACEMALLOC"), "PYTHONTRACEMALLOC", false
	if v, has, valued := e.x("tracemalloc"); has && valued {
		frames, from, given = v, "-X tracemalloc=NFRAME", true
	}
	if n, err := strconv.Atoi(frames); (frames != "" || given) && (err != nil || n < 0) {
		return refuse("config_init_tracemalloc", from+": invalid number of frames")
	}
	cpus, has, _ := e.x("cpu_count")
	if !has {
		cpus = e.variable("PYTHON_CPU_COUNT")
	}
	if cpus != "default" && (cpus != "" || has) {
		n, err := strconv.Atoi(cpus)
		if err != nil || n < 1 {
			return refuse("config_init_cpu_count", "-X cpu_count=n option: n is missing or an invalid number, n must be greater than 0")
		}
		c.CPUCount = n
	}
	return nil
}

// importTime finds whether imports are to be timed, and which.
func (p *pythonCommand) importTime(e *environment) error {
	const reserved = "values other than 1 and 2 are reserved for future use."
	value, has, _ := e.x("importtime")
	text := "-X importtime: " + reserved
	if !has {
		value = e.variable("PYTHONPROFILEIMPORTTIME")
		has = value != ""
		text = "PYTHONPROFILEIMPORTTIME: numeric " + reserved
	}
	if !has {
		return nil
	}
	n, err := strconv.Atoi(value)
	if err != nil {
		n = 1
	}
	if n != 1 && n != 2 {
		return refuse("config_init_import_time", text)
	}
	p.config.ImportTime = n
	return nil
}

// warnings puts what is said of warnings into the order in which it counts.
func (p *pythonCommand) warnings(e *environment) {
	c := &p.config
	var all []string
	if c.DevMode {
		all = append(all, "default")
	}
	for _, w := range strings.Split(e.variable("PYTHONWARNINGS"), ",") {
		if w != "" {
			all = append(all, w)
		}
	}
	all = append(all, c.WarnOptions...)
	switch {
	case c.BytesWarning > 1:
		all = append(all, "error::BytesWarning")
	case c.BytesWarning == 1:
		all = append(all, "default::BytesWarning")
	}
	c.WarnOptions = all
}
