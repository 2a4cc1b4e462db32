package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm"
)

// A pythonCommand is a python command line, understood.
type pythonCommand struct {
	config   vm.Config
	command  string   // of -c
	module   string   // of -m
	file     string   // "" for standard input
	has      byte     // 'c', 'm', 'f' for a file, '-' for standard input by name, or 0
	args     []string // what follows
	skipLine bool     // -x
	home     string   // ADDERHOME
	engine   string   // -X adder:engine=
	gcStress int      // collect at every so many allocations, and check the heap
	memory   uint64   // limit of the heap in bytes
	version  int      // how often -V was given
	help     bool
	// The folder that sys.path begins with, unless -I or -P keeps it out.
	folder    string
	hasFolder bool
	seed      *uint32
}

// usageError is a command line that cannot be followed, in python's words.
type usageError string

func (e usageError) Error() string { return string(e) }

// argumentOptions are the single-letter options that take an argument.
const argumentOptions = "cmWX"

// parsePython reads a command line as python does: options in any grouping until
// -c, -m, a file or -; then arguments.
func parsePython(name string, args []string) (*pythonCommand, error) {
	p := &pythonCommand{}
	c := &p.config
	c.OrigArgv = append([]string{name}, args...)
	i := 0
options:
	for ; i < len(args); i++ {
		word := args[i]
		if word == "-" {
			p.has = '-'
			i++
			break
		}
		if !strings.HasPrefix(word, "-") {
			p.has, p.file = 'f', word
			i++
			break
		}
		if word == "--" {
			i++
			if i < len(args) {
				p.has, p.file = 'f', args[i]
				i++
			}
			break
		}
		if strings.HasPrefix(word, "--") {
			switch word {
			case "--help":
				p.help = true
			case "--version":
				p.version++
			case "--check-hash-based-pycs":
				i++
				if i == len(args) {
					return nil, usageError("Argument expected for the --check-hash-based-pycs option")
				}
				switch args[i] {
				case "always", "never", "default":
					c.CheckHashPycs = args[i]
				default:
					return nil, usageError("--check-hash-based-pycs must be one of 'default', 'always', or 'never'")
				}
			default:
				return nil, usageError("unknown option " + word)
			}
			continue
		}
		for k := 1; k < len(word); k++ {
			letter := word[k]
			if strings.IndexByte(argumentOptions, letter) < 0 {
				if !p.flag(letter) {
					return nil, usageError(fmt.Sprintf("Unknown option: -%c", letter))
				}
				continue
			}
			value := word[k+1:]
			if value == "" {
				i++
				if i == len(args) {
					return nil, usageError(fmt.Sprintf("Argument expected for the -%c option", letter))
				}
				value = args[i]
			}
			switch letter {
			case 'c':
				p.has, p.command = 'c', value
				i++
				break options
			case 'm':
				p.has, p.module = 'm', value
				i++
				break options
			case 'W':
				c.WarnOptions = append(c.WarnOptions, value)
			case 'X':
				c.XOptions = append(c.XOptions, value)
			}
			break
		}
	}
	p.args = args[min(i, len(args)):]
	switch p.has {
	case 'c':
		c.Argv = append([]string{"-c"}, p.args...)
	case 'm':
		c.Argv = append([]string{"-m"}, p.args...)
	case 'f':
		c.Argv = append([]string{p.file}, p.args...)
	case '-':
		c.Argv = append([]string{"-"}, p.args...)
	default:
		c.Argv = []string{""}
	}
	return p, p.environment()
}

// flag sets what a letter stands for; it is false for letters that stand for
// nothing.
func (p *pythonCommand) flag(letter byte) bool {
	c := &p.config
	switch letter {
	case 'b':
		c.BytesWarning++
	case 'B':
		c.DontWriteBytecode = true
	case 'd', 'R', 't':
		// parser debugging, and what has become the rule
	case 'E':
		c.IgnoreEnvironment = true
	case 'h', '?':
		p.help = true
	case 'i':
		c.Inspect, c.Interactive = true, true
	case 'I':
		c.Isolated = true
	case 'O':
		c.Optimize = min(2, c.Optimize+1)
	case 'P':
		c.SafePath = true
	case 'q':
		c.Quiet = true
	case 's':
		c.NoUserSite = true
	case 'S':
		c.NoSite = true
	case 'u':
		c.Unbuffered = true
	case 'v':
		c.Verbose++
	case 'V':
		p.version++
	case 'x':
		p.skipLine = true
	default:
		return false
	}
	return true
}

// environment takes what the variables of the environment ask for, unless the
// command line says to ignore them, and the -X options.
func (p *pythonCommand) environment() error {
	c := &p.config
	p.home = os.Getenv("ADDERHOME")
	get := func(name string) string {
		if c.IgnoreEnvironment || c.Isolated {
			return ""
		}
		return os.Getenv(name)
	}
	level := func(name string, set int) int {
		v := get(name)
		if v == "" {
			return set
		}
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			n = 1
		}
		return max(set, n)
	}
	c.Optimize = min(2, level("PYTHONOPTIMIZE", c.Optimize))
	c.Verbose = level("PYTHONVERBOSE", c.Verbose)
	for _, x := range []struct {
		name string
		to   *bool
	}{
		{"PYTHONDONTWRITEBYTECODE", &c.DontWriteBytecode},
		{"PYTHONUNBUFFERED", &c.Unbuffered},
		{"PYTHONNOUSERSITE", &c.NoUserSite},
		{"PYTHONSAFEPATH", &c.SafePath},
		{"PYTHONINSPECT", &c.Inspect},
		{"PYTHONDEVMODE", &c.DevMode},
		{"PYTHONWARNDEFAULTENCODING", &c.WarnDefaultEncoding},
	} {
		if get(x.name) != "" {
			*x.to = true
		}
	}
	if w := get("PYTHONWARNINGS"); w != "" {
		c.WarnOptions = append(strings.Split(w, ","), c.WarnOptions...)
	}
	if path := get("PYTHONPATH"); path != "" {
		c.Path = strings.Split(path, string(os.PathListSeparator))
	}
	c.PyCachePrefix = get("PYTHONPYCACHEPREFIX")
	c.UTF8Mode = get("PYTHONUTF8") == "1"
	c.IntMaxStrDigits = -1
	digits, from := get("PYTHONINTMAXSTRDIGITS"), "PYTHONINTMAXSTRDIGITS"
	for _, x := range c.XOptions {
		name, value, has := strings.Cut(x, "=")
		switch name {
		case "utf8":
			c.UTF8Mode = value != "0"
		case "dev":
			c.DevMode = true
		case "int_max_str_digits":
			if !has {
				value = "none"
			}
			digits, from = value, "-X int_max_str_digits"
		case "pycache_prefix":
			c.PyCachePrefix = value
		case "warn_default_encoding":
			c.WarnDefaultEncoding = true
		case "adder:home":
			p.home = value
		case "adder:engine":
			p.engine = value
		case "adder:gcstress":
			n, err := strconv.Atoi(value)
			if err != nil || n < 1 {
				return fmt.Errorf("-X adder:gcstress: collect at every how many allocations? a number of 1 or more is needed, not %q", value)
			}
			p.gcStress = n
		case "adder:memory":
			n, err := strconv.ParseUint(value, 10, 32)
			if err != nil || n < 16 {
				return fmt.Errorf("-X adder:memory: the heap's limit in MiB, 16 or more, is needed, not %q", value)
			}
			p.memory = n << 20
		default:
			if strings.HasPrefix(name, "adder:") {
				return fmt.Errorf("-X %s: there is no such option; there are adder:engine, adder:gcstress, adder:home and adder:memory", name)
			}
		}
	}
	if digits != "" {
		n, err := strconv.Atoi(digits)
		if err != nil || n != 0 && n < 640 || n < 0 {
			return fmt.Errorf("%s: invalid limit; must be >= 640 or 0 for unlimited", from)
		}
		c.IntMaxStrDigits = n
	}
	c.HashSeed = get("PYTHONHASHSEED")
	if c.HashSeed != "" && c.HashSeed != "random" {
		n, err := strconv.ParseUint(c.HashSeed, 10, 32)
		if err != nil {
			return fmt.Errorf("PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]")
		}
		seed := uint32(n)
		p.seed = &seed
	}
	if c.DevMode && len(c.WarnOptions) == 0 {
		c.WarnOptions = []string{"default"}
	}
	return nil
}
