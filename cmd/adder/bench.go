package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"github.com/adder-vm/adder/bench"
	"github.com/adder-vm/adder/bench/formats"
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
	{"switch", nil},
	{"threaded", []string{"-X", "adder:engine=threaded"}},
	{"baseline", []string{"-X", "adder:engine=baseline"}},
}

// benchOptions are the flags of `adder bench`.
type benchOptions struct {
	patterns  []string
	engines   []string
	xoptions  []string
	peers     []string
	adder     string
	reference string
	home      string
	json      string
	gobench   string
	affinity  string
	resume    string
	// A checkout of pyperformance whose benchmarks take the suite's place.
	pyperformance string
	quick         bool
	rigorous      bool
	layers        bool // the standing experiment: adder with layer after layer off
	list          bool
	plan          bench.Plan

	experiment []bench.Layer // what the standing experiment can measure
	remarks    []string      // to make below the table
	skipped    []bench.Skipped
	words      []string // the command line
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
  adder bench --rigorous --json r.json    all programs thoroughly; also in pyperf's format
  adder bench --json '{engine}.json'      one file an engine, for pyperf compare_to
  adder bench --resume r.json             go on with a run that was interrupted
  adder bench -X adder:caches=off,mono    the engine in two forms, each with one of the options
  adder bench --pyperformance ~/pyperformance chaos 'json*'
  adder bench --engines --quick objects   what each layer of the engine is worth

options:
`

func runBench(args []string) int {
	o, err := parseBench(args)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		_, flags := benchFlags()
		fmt.Print(benchUsage + flags.FlagUsages())
		return 0
	case err != nil:
		return benchFails(exitUsage, err)
	}
	var earlier *bench.Unfinished
	if o.resume != "" {
		if o, earlier, err = resumeBench(o, args); err != nil {
			return benchFails(exitUsage, err)
		}
	}
	programs, err := o.programs()
	if err != nil {
		return benchFails(exitUsage, err)
	}
	if o.plan.Programs, err = o.choose(programs); err != nil {
		return benchFails(exitUsage, err)
	}
	if o.list {
		if len(o.patterns) > 0 {
			programs = o.plan.Programs
		}
		listPrograms(os.Stdout, programs)
		for _, remark := range o.remarks {
			fmt.Println(remark)
		}
		return 0
	}
	for _, name := range []string{o.json, o.gobench} {
		if name == "" {
			continue
		}
		if err := formats.CheckWritable(name); err != nil {
			return benchFails(exitUsage, err)
		}
	}
	if o.plan.CPUs, err = bench.ParseCPUs(o.affinity); err != nil {
		return benchFails(exitUsage, fmt.Errorf("--affinity: %w", err))
	}
	if o.affinity == "" {
		o.plan.CPUs = bench.IsolatedCPUs()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	o.plan.Engines, err = o.allEngines(ctx)
	switch {
	case ctx.Err() != nil:
		return benchFails(exitInterrupted, errors.New("interrupted before anything was measured"))
	case err != nil:
		return benchFails(exitUsage, err)
	}
	fileSizeLimitIsError()
	if o.pyperformance != "" {
		err := o.expand(ctx)
		switch {
		case ctx.Err() != nil:
			return benchFails(exitInterrupted, errors.New("interrupted before anything was measured"))
		case err != nil:
			return benchFails(exitUsage, err)
		}
	}
	journal, err := o.openJournal(earlier)
	if err != nil {
		return benchFails(exitUsage, err)
	}
	return o.measure(ctx, journal)
}

// parseBench reads the command line.
func parseBench(args []string) (*benchOptions, error) {
	o, flags := benchFlags()
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	o.words = args
	o.patterns = flags.Args()
	set := func(flag string, apply func()) {
		if !flags.Changed(flag) {
			apply()
		}
	}
	switch {
	case o.quick && o.rigorous:
		return nil, errors.New("--quick and --rigorous: want one of them")
	case o.quick:
		o.hurry(set)
	case o.rigorous:
		o.takeTime(set)
	}
	if o.layers && (flags.Changed("engine") || flags.Changed("xoption")) {
		return nil, errors.New("--engines chooses engines and options itself; leave out --engine and -X")
	}
	return o, o.checkAmounts()
}

// benchFlags declares the flags with what they are without --quick.
func benchFlags() (*benchOptions, *pflag.FlagSet) {
	o := &benchOptions{}
	f := pflag.NewFlagSet("adder bench", pflag.ContinueOnError)
	f.SortFlags = false
	f.Usage = func() {}
	f.BoolVar(&o.quick, "quick", false, "measure little: all programs beside cpython in less than two minutes")
	f.BoolVar(&o.rigorous, "rigorous", false, "measure much: hours for all programs on all engines")
	f.StringSliceVar(&o.engines, "engine", []string{engineFlags[0].name}, "adder's engines to measure, or none")
	f.StringArrayVarP(&o.xoptions, "xoption", "X", nil, "run adder's engines with the option -X `NAME=VALUE`; with several values between commas,\nonce with each; again for more options, of which every combination is measured")
	f.BoolVar(&o.layers, "engines", false, "the standing experiment: adder as it is and with one layer after another off,\nand what each layer is worth")
	f.StringVar(&o.adder, "adder", "", "measure the adder that this `COMMAND` runs, not this one")
	f.StringArrayVar(&o.peers, "peer", nil, "a peer: cpython, cpython-jit, pypy, or NAME=COMMAND; again for more; none for none\n(default cpython, cpython-jit, and pypy where pypy3 is installed)")
	f.StringVar(&o.reference, "reference", "", "the engine that ratios are taken to (default the first peer)")
	f.StringVar(&o.json, "json", "", "also write the measurements to this `FILE`, in pyperf's format")
	f.StringVar(&o.gobench, "gobench", "", "also write the measurements to this `FILE`, in Go's benchmark format, for benchstat")
	f.StringVar(&o.resume, "resume", "", "go on with the interrupted run that was to write this `FILE`, or whose journal it is")
	f.IntVar(&o.plan.Processes, "processes", 5, "processes for each program and engine, at least")
	f.IntVar(&o.plan.MaxProcesses, "max-processes", 8, "and at most, while intervals are wider than --precision")
	f.Float64Var(&o.plan.Precision, "precision", 0.02, "half-width of the median's interval that is narrow enough, as a fraction")
	f.IntVar(&o.plan.Values, "values", 50, "values in a process, at most")
	f.Float64Var(&o.plan.Seconds, "seconds", 1, "no value is started after so many seconds in a process")
	f.DurationVar(&o.plan.Limit, "time-limit", 0, "shrink the measurement to about this time")
	f.DurationVar(&o.plan.Timeout, "timeout", 5*time.Minute, "a process that takes longer has failed")
	f.StringVar(&o.affinity, "affinity", "", "pin engines to these `PROCESSORS`, as in 0,2-3 (default those the kernel isolates)")
	f.StringVar(&o.home, "home", "", "measure the CPython 3.14 installed in `DIR`, not the embedded one (also ADDERHOME)")
	f.BoolVar(&o.plan.Counts, "counts", false, "also count the instructions that adder's engines execute, in processes of their own")
	f.StringVar(&o.pyperformance, "pyperformance", "", "measure the benchmarks of the checkout of pyperformance in `DIR`, unmodified, in the suite's place")
	f.BoolVar(&o.list, "list", false, "list the programs and stop")
	return o, f
}

// hurry sets what --quick means where the command line does not say otherwise.
func (o *benchOptions) hurry(set func(flag string, apply func())) {
	set("processes", func() { o.plan.Processes = 3 })
	set("max-processes", func() { o.plan.MaxProcesses = 3 })
	set("seconds", func() { o.plan.Seconds = 0.7 })
	set("time-limit", func() { o.plan.Limit = 100 * time.Second })
	set("timeout", func() { o.plan.Timeout = time.Minute })
}

// takeTime sets what --rigorous means where the command line does not say otherwise.
func (o *benchOptions) takeTime(set func(flag string, apply func())) {
	set("processes", func() { o.plan.Processes = 20 })
	set("max-processes", func() { o.plan.MaxProcesses = 40 })
	set("precision", func() { o.plan.Precision = 0.01 })
	set("values", func() { o.plan.Values = 100 })
	set("seconds", func() { o.plan.Seconds = 2 })
	set("timeout", func() { o.plan.Timeout = 15 * time.Minute })
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

// measure runs the plan, writes the files asked for and prints what came of it.
// The journal goes when everything has its place. Printing is last, as it may end
// the process: nobody may be reading.
func (o *benchOptions) measure(ctx context.Context, journal *bench.Journal) int {
	if journal != nil {
		o.plan.Keep = journal.Add
	}
	record, err := o.plan.Run(ctx, bench.NewProgress(os.Stderr))
	if err != nil {
		return benchFails(exitFailed, err)
	}
	status := 0
	if len(record.Failures()) > 0 {
		status = exitFailed
	}
	if record.KeepErr != nil {
		status = benchFails(exitFailed, record.KeepErr)
	}
	lost := false
	for _, output := range []struct {
		name  string
		write func(*bench.Record, string) ([]string, error)
	}{
		{o.json, bench.WritePyperf},
		{o.gobench, bench.WriteGobench},
	} {
		if output.name == "" {
			continue
		}
		written, err := output.write(record, output.name)
		if err != nil {
			status = benchFails(exitFailed, err)
			instead := filepath.Join(os.TempDir(), filepath.Base(output.name))
			if written, err = output.write(record, instead); err != nil {
				lost = true
				continue
			}
		}
		if len(written) == 0 && err == nil {
			status = benchFails(exitFailed, fmt.Errorf("%s not written: nothing was measured", output.name))
		}
		for _, name := range written {
			fmt.Fprintln(os.Stderr, "wrote", name)
		}
	}
	o.settle(journal, record, lost)
	if err := o.print(record); err != nil {
		status = benchFails(exitFailed, err)
	}
	if record.Interrupted {
		return exitInterrupted
	}
	return status
}

// programs returns what names, globs and categories choose from.
func (o *benchOptions) programs() ([]bench.Program, error) {
	if o.pyperformance == "" {
		return bench.Programs()
	}
	programs, skipped, err := bench.Pyperformance(o.pyperformance)
	o.skip(skipped)
	o.skipped = skipped
	return programs, err
}

// choose returns the programs that are to be measured. To name one that had to be
// skipped is an error.
func (o *benchOptions) choose(programs []bench.Program) ([]bench.Program, error) {
	for _, s := range o.skipped {
		if slices.Contains(o.patterns, s.Name) {
			return nil, fmt.Errorf("%s cannot be measured: it %s", s.Name, s.Why)
		}
	}
	return bench.Select(programs, o.patterns)
}

// expand finds out what the chosen scripts of pyperformance measure.
func (o *benchOptions) expand(ctx context.Context) error {
	programs, skipped, err := bench.Expand(ctx, o.plan.Programs, o.plan.Engines)
	if err != nil {
		return err
	}
	o.skip(skipped)
	o.plan.Programs = programs
	if len(programs) == 0 {
		for _, remark := range o.remarks {
			fmt.Fprintln(os.Stderr, "adder bench:", remark)
		}
		return fmt.Errorf("--pyperformance %s: no benchmark is left to measure", o.pyperformance)
	}
	return nil
}

// skip notes which benchmarks are left out and why.
func (o *benchOptions) skip(skipped []bench.Skipped) {
	for _, s := range skipped {
		o.remarks = append(o.remarks, fmt.Sprintf("skipped %s: %s", s.Name, s.Why))
	}
}

// print writes the table, and below it what else there is to say.
func (o *benchOptions) print(record *bench.Record) error {
	if err := bench.WriteTable(os.Stdout, record); err != nil {
		return err
	}
	if err := bench.WriteLayers(os.Stdout, record, o.experiment); err != nil {
		return err
	}
	for _, remark := range o.remarks {
		if _, err := fmt.Println("note:", remark); err != nil {
			return err
		}
	}
	return nil
}

func listPrograms(w io.Writer, programs []bench.Program) {
	for _, p := range programs {
		note := ""
		if p.OnlyNamed {
			note = ", only when named"
		}
		fmt.Fprintf(w, "%s (%s%s)\n  measures: %s\n  origin:   %s\n  size:     %s\n", p.Name, p.Category, note, p.Measures, p.Origin, p.Size)
		if len(p.Needs) > 0 {
			fmt.Fprintf(w, "  needs:    %s; waits for it where an engine lacks it\n", strings.Join(p.Needs, ", "))
		}
	}
}

func benchFails(status int, err error) int {
	fmt.Fprintf(os.Stderr, "adder bench: %v\n", err)
	if status == exitUsage {
		fmt.Fprintln(os.Stderr, "try: adder bench --help")
	}
	return status
}
