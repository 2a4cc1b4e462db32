package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"github.com/adder-vm/adder/bench"
	"github.com/adder-vm/adder/bench/formats"
	"github.com/adder-vm/adder/vm/stdlib"
)

// Exit statuses of the tools.
const (
	exitFailed      = 1   // something measured was wrong or failed
	exitUsage       = 2   // the command line cannot be followed
	exitInterrupted = 130 // as a shell reports Ctrl-C
)

// engineFlags lists Adder's engines, the default first, with the flags that
// choose each on the command line of a program.
var engineFlags = []struct {
	name  string
	flags []string
}{
	{"baseline", nil},
}

// benchOptions are the flags of `adder bench`.
type benchOptions struct {
	patterns  []string
	engines   []string
	peers     []string
	reference string
	home      string
	json      string
	affinity  string
	quick     bool
	list      bool
	plan      bench.Plan
}

const benchUsage = `usage: adder bench [OPTION...] [NAME|CATEGORY|GLOB...]

Measures the suite's programs on adder and on its peers, side by side: a fresh
process for each measurement, the engines in turn, every result checked. Prints
medians, their confidence intervals, the speed beside the reference, and peak
memory. The exit status is 1 when anything failed or was wrong.

examples:
  adder bench --quick                     all programs, in less than two minutes
  adder bench fib 'n*' floats             programs, globs and categories
  adder bench --peer cpython --peer mine='/opt/py/bin/python3 -I' fib
  adder bench --json results.json         also in pyperf's format
  adder bench --json '{engine}.json'      one file an engine, for pyperf compare_to

options:
`

func runBench(args []string) int {
	o, flags := benchFlags()
	switch err := flags.Parse(args); {
	case errors.Is(err, pflag.ErrHelp):
		fmt.Print(benchUsage + flags.FlagUsages())
		return 0
	case err != nil:
		return benchFails(exitUsage, err)
	}
	o.patterns = flags.Args()
	if o.quick {
		o.hurry(flags)
	}
	if err := o.checkAmounts(); err != nil {
		return benchFails(exitUsage, err)
	}
	programs, err := bench.Programs()
	if err != nil {
		return benchFails(exitFailed, err)
	}
	if o.plan.Programs, err = bench.Select(programs, o.patterns); err != nil {
		return benchFails(exitUsage, err)
	}
	if o.list {
		if len(o.patterns) > 0 {
			programs = o.plan.Programs
		}
		listPrograms(os.Stdout, programs)
		return 0
	}
	if o.json != "" {
		if err := formats.CheckWritable(o.json); err != nil {
			return benchFails(exitUsage, err)
		}
	}
	if o.plan.CPUs, err = bench.ParseCPUs(o.affinity); err != nil {
		return benchFails(exitUsage, fmt.Errorf("--affinity: %w", err))
	}
	if o.affinity == "" {
		o.plan.CPUs = bench.IsolatedCPUs()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if o.plan.Engines, err = o.allEngines(ctx); err != nil {
		return benchFails(exitUsage, err)
	}
	return o.measure(ctx)
}

// benchFlags declares the flags with what they are without --quick.
func benchFlags() (*benchOptions, *pflag.FlagSet) {
	o := &benchOptions{}
	f := pflag.NewFlagSet("adder bench", pflag.ContinueOnError)
	f.SortFlags = false
	f.Usage = func() {}
	f.BoolVar(&o.quick, "quick", false, "measure little: all programs in less than two minutes")
	f.StringSliceVar(&o.engines, "engine", []string{engineFlags[0].name}, "adder's engines to measure, or none")
	f.StringArrayVar(&o.peers, "peer", nil, "a peer: cpython, cpython-jit, pypy, or NAME=COMMAND; again for more; none for none\n(default cpython, cpython-jit, and pypy where pypy3 is installed)")
	f.StringVar(&o.reference, "reference", "", "the engine that ratios are taken to (default the first peer)")
	f.StringVar(&o.json, "json", "", "also write the measurements to this `FILE`, in pyperf's format")
	f.IntVar(&o.plan.Processes, "processes", 5, "processes for each program and engine, at least")
	f.IntVar(&o.plan.MaxProcesses, "max-processes", 8, "and at most, while intervals are wider than --precision")
	f.Float64Var(&o.plan.Precision, "precision", 0.02, "half-width of the median's interval that is narrow enough, as a fraction")
	f.IntVar(&o.plan.Values, "values", 50, "values in a process, at most")
	f.Float64Var(&o.plan.Seconds, "seconds", 1, "no value is started after so many seconds in a process")
	f.DurationVar(&o.plan.Limit, "time-limit", 0, "shrink the measurement to about this time")
	f.DurationVar(&o.plan.Timeout, "timeout", 5*time.Minute, "a process that takes longer has failed")
	f.StringVar(&o.affinity, "affinity", "", "pin engines to these `PROCESSORS`, as in 0,2-3 (default those the kernel isolates)")
	f.StringVar(&o.home, "home", "", "measure the CPython 3.14 installed in `DIR`, not the embedded one (also ADDERHOME)")
	f.BoolVar(&o.list, "list", false, "list the programs and stop")
	return o, f
}

// hurry sets what --quick means where the command line does not say otherwise.
func (o *benchOptions) hurry(flags *pflag.FlagSet) {
	set := func(flag string, apply func()) {
		if !flags.Changed(flag) {
			apply()
		}
	}
	set("processes", func() { o.plan.Processes = 3 })
	set("max-processes", func() { o.plan.MaxProcesses = 3 })
	set("seconds", func() { o.plan.Seconds = 0.35 })
	set("time-limit", func() { o.plan.Limit = 100 * time.Second })
	set("timeout", func() { o.plan.Timeout = time.Minute })
}

func (o *benchOptions) checkAmounts() error {
	p := o.plan
	switch {
	case p.Processes < 1:
		return fmt.Errorf("--processes %d: want at least 1", p.Processes)
	case p.Values < 1:
		return fmt.Errorf("--values %d: want at least 1", p.Values)
	case !(p.Seconds > 0) || p.Seconds > 86400:
		return fmt.Errorf("--seconds %v: want more than 0 and at most a day", p.Seconds)
	case !(p.Precision > 0):
		return fmt.Errorf("--precision %v: want more than 0", p.Precision)
	case p.Timeout <= 0:
		return fmt.Errorf("--timeout %v: want more than 0", p.Timeout)
	case p.Limit < 0:
		return fmt.Errorf("--time-limit %v: want 0 or more", p.Limit)
	}
	return nil
}

// allEngines returns what is to be measured, the reference first.
func (o *benchOptions) allEngines(ctx context.Context) ([]bench.Engine, error) {
	engines, err := o.peerEngines(ctx)
	if err != nil {
		return nil, err
	}
	own, err := o.ownEngines(ctx)
	if err != nil {
		return nil, err
	}
	engines = append(engines, own...)
	if err := bench.CheckEngines(engines); err != nil {
		return nil, err
	}
	if o.reference == "" {
		return engines, nil
	}
	at := slices.IndexFunc(engines, func(e bench.Engine) bool { return e.Name == o.reference })
	if at < 0 {
		return nil, fmt.Errorf("--reference %s: it is not among the engines measured", o.reference)
	}
	reference := engines[at]
	return slices.Concat([]bench.Engine{reference}, engines[:at], engines[at+1:]), nil
}

func (o *benchOptions) ownEngines(ctx context.Context) ([]bench.Engine, error) {
	if slices.Equal(o.engines, []string{"none"}) {
		return nil, nil
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("finding adder itself: %w", err)
	}
	var engines []bench.Engine
	for _, name := range o.engines {
		at := -1
		var known []string
		for i, e := range engineFlags {
			known = append(known, e.name)
			if e.name == name {
				at = i
			}
		}
		if at < 0 {
			return nil, fmt.Errorf("--engine %s: adder has no such engine; there are %s, and none for none", name, strings.Join(known, ", "))
		}
		version := bench.Engine{Command: []string{self}}.AskVersion(ctx, "version")
		engines = append(engines, bench.Engine{
			Name:    "adder-" + name,
			Command: append([]string{self}, engineFlags[at].flags...),
			Version: version,
		})
	}
	return engines, nil
}

func (o *benchOptions) peerEngines(ctx context.Context) ([]bench.Engine, error) {
	peers := o.peers
	if peers == nil {
		peers = []string{"cpython", "cpython-jit"}
		if _, err := exec.LookPath("pypy3"); err == nil {
			peers = append(peers, "pypy")
		}
	}
	if slices.Equal(peers, []string{"none"}) {
		return nil, nil
	}
	var engines []bench.Engine
	for _, peer := range peers {
		e, err := o.peerEngine(peer)
		if err != nil {
			return nil, err
		}
		if _, err := exec.LookPath(e.Command[0]); err == nil {
			e.Version = e.AskVersion(ctx, "-V")
		}
		engines = append(engines, e)
	}
	return engines, nil
}

func (o *benchOptions) peerEngine(peer string) (bench.Engine, error) {
	switch peer {
	case "cpython", "cpython-jit":
		home, err := stdlib.Open(o.home)
		if err != nil {
			return bench.Engine{}, fmt.Errorf("peer %s: %w", peer, err)
		}
		e := bench.Engine{Name: peer, Command: []string{home.Python()}}
		if peer == "cpython-jit" {
			e.Env = []string{"PYTHON_JIT=1"}
		}
		return e, nil
	case "pypy":
		return bench.Engine{Name: peer, Command: []string{"pypy3"}}, nil
	}
	if !strings.Contains(peer, "=") {
		return bench.Engine{}, fmt.Errorf("--peer %s: there are cpython, cpython-jit and pypy; any other is NAME=COMMAND", peer)
	}
	return bench.ParsePeer(peer)
}

// measure runs the plan and prints what came of it.
func (o *benchOptions) measure(ctx context.Context) int {
	record, err := o.plan.Run(ctx, bench.NewProgress(os.Stderr))
	if err != nil {
		return benchFails(exitFailed, err)
	}
	status := 0
	if len(record.Failures()) > 0 {
		status = exitFailed
	}
	if err := bench.WriteTable(os.Stdout, record); err != nil {
		status = benchFails(exitFailed, err)
	}
	if o.json != "" {
		written, err := bench.WritePyperf(record, o.json)
		if err != nil {
			status = benchFails(exitFailed, err)
		}
		if len(written) == 0 && err == nil {
			status = benchFails(exitFailed, fmt.Errorf("%s not written: nothing was measured", o.json))
		}
		for _, name := range written {
			fmt.Fprintln(os.Stderr, "wrote", name)
		}
	}
	if record.Interrupted {
		return exitInterrupted
	}
	return status
}

func listPrograms(w io.Writer, programs []bench.Program) {
	for _, p := range programs {
		note := ""
		if p.OnlyNamed {
			note = ", only when named"
		}
		fmt.Fprintf(w, "%s (%s%s)\n  measures: %s\n  origin:   %s\n  size:     %s\n", p.Name, p.Category, note, p.Measures, p.Origin, p.Size)
	}
}

func benchFails(status int, err error) int {
	fmt.Fprintf(os.Stderr, "adder bench: %v\n", err)
	if status == exitUsage {
		fmt.Fprintln(os.Stderr, "try: adder bench --help")
	}
	return status
}
