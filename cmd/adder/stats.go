package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/adder-vm/adder/bench/formats"
	"github.com/adder-vm/adder/specialize"
	"github.com/adder-vm/adder/vm"
)

const statsUsage = `usage: adder stats [--json | --markdown] [-o FILE] PYTHON-OPTION... PROGRAM ARG...

Runs a program, on an engine that counts what it does, and says per family and per
instruction how often it was

  executed     whatever its form
  specialized  given a specialized form: once for every place in the program, and
               again when a form no longer fits
  hit, miss    executed in a specialized form whose guard held, or failed
  deferred     executed in the generic form without a look at the operands, to warm
               up or to wait after a failure
  deopt        made generic again, because no form fits any longer
  failed       looked at and left generic; the reasons are listed

and which instruction followed which.

options:
      --json      everything, as JSON
      --markdown  tables as CPython's pystats has them
  -o FILE         write to FILE, not to standard error
`

// statsOptions are the options of adder stats.
type statsOptions struct {
	write func(s *runStatistics) ([]byte, error)
	file  string // "" for standard error
	help  bool
}

// parse takes adder stats' own options from the front of args; what is left is a
// python command line, which has its own ideas of what an option is.
func (o *statsOptions) parse(args []string) ([]string, error) {
	form := ""
	for len(args) > 0 {
		word := args[0]
		switch {
		case word == "--help":
			o.help = true
			return nil, nil
		case word == "--json" || word == "--markdown":
			if form != "" && form != word {
				return nil, fmt.Errorf("%s and %s: want one of them", form, word)
			}
			form = word
		case word == "-o" || word == "--output":
			if len(args) < 2 {
				return nil, fmt.Errorf("%s wants the name of a file", word)
			}
			o.file = args[1]
			args = args[1:]
		case strings.HasPrefix(word, "--output="):
			o.file = strings.TrimPrefix(word, "--output=")
		default:
			o.choose(form)
			return args, nil
		}
		args = args[1:]
	}
	o.choose(form)
	return nil, fmt.Errorf("want a program")
}

func (o *statsOptions) choose(form string) {
	switch form {
	case "--json":
		o.write = func(s *runStatistics) ([]byte, error) {
			text, err := json.MarshalIndent(s, "", "  ")
			return append(text, '\n'), err
		}
	case "--markdown":
		o.write = func(s *runStatistics) ([]byte, error) { return s.markdown(), nil }
	default:
		o.write = func(s *runStatistics) ([]byte, error) { return s.text(), nil }
	}
}

// runStats runs a python command line on the counted engine and writes what that
// has counted.
func runStats(args []string) int {
	var o statsOptions
	args, err := o.parse(args)
	switch {
	case err != nil:
		fmt.Fprintf(os.Stderr, "adder stats: %v\ntry: adder stats --help\n", err)
		return exitUsage
	case o.help:
		fmt.Print(statsUsage)
		return 0
	}
	failed := false
	status := runPythonWith(args, func(p *pythonCommand) {
		p.engine.Strategy = vm.Counted
		p.after = func(m *vm.VM) {
			if err := o.finish(m.Counts()); err != nil {
				fmt.Fprintln(os.Stderr, "adder stats:", err)
				failed = true
			}
		}
	})
	if failed && status == 0 {
		return exitFailed
	}
	return status
}

func (o *statsOptions) finish(c *specialize.Counts) error {
	text, err := o.write(newRunStatistics(c))
	if err != nil {
		return err
	}
	if o.file != "" {
		return formats.WriteWhole(o.file, text)
	}
	_, err = bytes.NewReader(text).WriteTo(os.Stderr)
	return err
}
