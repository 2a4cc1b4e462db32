package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// A pythonCommand is a python command line, understood.
type pythonCommand struct {
	config   vm.Config
	command  string           // of -c
	module   string           // of -m
	file     string           // "" for standard input
	has      byte             // 'c', 'm', 'f' for a file, '-' for standard input by name, or 0
	args     []string         // what follows
	skipLine bool             // -x
	home     string           // ADDERHOME
	engine   vm.EngineOptions // -X adder:engine= and the like
	after    func(m *vm.VM)   // called when the program has ended
	profile  string           // -X adder:cpuprofile=
	noImage  bool             // -X adder:image=off
	gcStress int              // collect at every so many allocations, and check the heap
	memory   uint64           // limit of the heap in bytes
	version  int              // how often -V was given
	help     []string         // which of the help texts are asked for
	startup  string           // PYTHONSTARTUP
	// ran is called with a program's code when that has been run, unless nil.
	ran  func(t *object.Thread, code *object.Code)
	seed *uint32
}

// usageError is a command line that cannot be followed, in python's words.
type usageError string

func (e usageError) Error() string { return string(e) }

// parsePython reads a command line as python does: options in any grouping until
// -c, -m, a file or -; then arguments. The environment is not looked at.
func parsePython(name string, args []string) (*pythonCommand, error) {
	p := &pythonCommand{}
	p.config.OrigArgv = append([]string{name}, args...)
	words := args
	for len(words) > 0 && p.has == 0 {
		word := words[0]
		switch {
		case word == "-":
			p.has = '-'
			words = words[1:]
		case !strings.HasPrefix(word, "-"):
			p.has, p.file = 'f', word
			words = words[1:]
		case word == "--":
			if words = words[1:]; len(words) > 0 {
				p.has, p.file = 'f', words[0]
				words = words[1:]
			}
			p.arguments(words)
			return p, nil
		default:
			var err error
			if strings.HasPrefix(word, "--") {
				words, err = p.longOption(words)
			} else {
				words, err = p.letters(words)
			}
			if err != nil || len(p.help) > 0 {
				return p, err
			}
		}
	}
	p.arguments(words)
	return p, nil
}

// arguments are what follows the program.
func (p *pythonCommand) arguments(args []string) {
	p.args = args
	first := ""
	switch p.has {
	case 'c':
		first = "-c"
	case 'm':
		first = "-m"
	case 'f':
		first = p.file
	case '-':
		first = "-"
	}
	p.config.Argv = append([]string{first}, args...)
}

// longOption takes the option that words begin with, and returns the words after
// it.
func (p *pythonCommand) longOption(words []string) ([]string, error) {
	word, rest := words[0], words[1:]
	switch word {
	case "--help":
		p.help = []string{"options"}
	case "--help-env":
		p.help = []string{"env"}
	case "--help-xoptions":
		p.help = []string{"xoptions"}
	case "--help-all":
		p.help = []string{"options", "env", "xoptions"}
	case "--version":
		p.version++
	case "--check-hash-based-pycs":
		if len(rest) == 0 {
			return nil, usageError("Argument expected for the " + word + " options")
		}
		if !slices.Contains([]string{"always", "never", "default"}, rest[0]) {
			return nil, usageError(word + " must be one of 'default', 'always', or 'never'")
		}
		p.config.CheckHashPycs = rest[0]
		rest = rest[1:]
	default:
		return nil, usageError("Unknown option: " + word)
	}
	return rest, nil
}

// letters takes the group of single-letter options that words begin with, and the
// argument of the last of them.
func (p *pythonCommand) letters(words []string) ([]string, error) {
	word, rest := words[0], words[1:]
	for k := 1; k < len(word); k++ {
		letter := word[k]
		if !strings.ContainsRune("cmWX", rune(letter)) {
			if !p.flag(letter) {
				return nil, usageError("Unknown option: -" + string(word[k:k+1]))
			}
			if len(p.help) > 0 {
				return rest, nil
			}
			continue
		}
		value := word[k+1:]
		if value == "" {
			if len(rest) == 0 {
				return nil, usageError(fmt.Sprintf("Argument expected for the -%c option", letter))
			}
			value, rest = rest[0], rest[1:]
		}
		switch letter {
		case 'c':
			p.has, p.command = 'c', value
		case 'm':
			p.has, p.module = 'm', value
		case 'W':
			p.config.WarnOptions = append(p.config.WarnOptions, value)
		case 'X':
			p.config.XOptions = append(p.config.XOptions, value)
		}
		break
	}
	return rest, nil
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
	case 'd':
		c.Debug = true
	case 'R', 't':
		// what has become the rule
	case 'E':
		c.IgnoreEnvironment = true
	case 'h', '?':
		p.help = []string{"options"}
	case 'i':
		c.Inspect, c.Interactive = true, true
	case 'I':
		c.Isolated = true
	case 'O':
		c.Optimize++
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
