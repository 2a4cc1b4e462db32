package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
)

const compareUsage = `usage: adder compare [OPTION...] FILE...

Compares measurements: ratios with their confidence intervals and p-values, by
benchmark, by category and over all; memory and counters beside time. A FILE is
what adder bench --json or pyperf wrote, plain or gzip-compressed; - is standard
input.

The engines of one file are set side by side, and those of several files that share
none; so are files with one engine each, and files with the same engines, engine by
engine. --col, --row and --filter say
otherwise, in the language of golang.org/x/perf/benchproc, over the keys
.fullname, .file, engine, category, version, command, environment and layers.

examples:
  adder compare before.json after.json
  adder compare results.json --reference pypy --filter 'category:(calls OR floats)'
  adder compare monday.json tuesday.json --filter engine:/adder/ --row .fullname --col .file,engine
  adder compare results.json --format markdown -o comparison.md
  adder compare results.json --format go -o all.txt; benchstat -col /engine all.txt

options:
`

// compareFormats are the ways to write a comparison.
var compareFormats = []struct {
	name  string
	write func(*compare.Comparison, io.Writer) error
}{
	{"text", (*compare.Comparison).WriteText},
	{"markdown", (*compare.Comparison).WriteMarkdown},
	{"csv", (*compare.Comparison).WriteCSV},
	{"json", (*compare.Comparison).WriteJSON},
	{"go", nil}, // the measurements themselves, not what they compare to
}

// compareOptions are the flags of `adder compare`.
type compareOptions struct {
	compare.Options
	format string
	output string
}

func runCompare(args []string) int {
	fileSizeLimitIsError()
	o := &compareOptions{}
	f := pflag.NewFlagSet("adder compare", pflag.ContinueOnError)
	f.SortFlags = false
	f.Usage = func() {}
	var formatNames []string
	for _, x := range compareFormats {
		formatNames = append(formatNames, x.name)
	}
	f.StringVarP(&o.format, "format", "f", "text", "how to write it: "+strings.Join(formatNames, ", ")+",\nthe last for the measurements in the Go benchmark format")
	f.StringVarP(&o.output, "output", "o", "", "write to this `FILE` instead of standard output")
	comparisonFlags(f, &o.Options)
	switch err := f.Parse(args); {
	case errors.Is(err, pflag.ErrHelp):
		fmt.Print(compareUsage + f.FlagUsages())
		return 0
	case err != nil:
		return toolFails("compare", exitUsage, err)
	}
	at := slices.Index(formatNames, o.format)
	switch {
	case at < 0:
		return toolFails("compare", exitUsage, fmt.Errorf("--format %s: there are %s", o.format, strings.Join(formatNames, ", ")))
	case f.NArg() == 0:
		return toolFails("compare", exitUsage, fmt.Errorf("no files to compare"))
	}
	if o.output != "" {
		if err := formats.CheckWritable(o.output); err != nil {
			return toolFails("compare", exitFailed, err)
		}
	}
	suites, err := readSuites(f.Args())
	if err != nil {
		return toolFails("compare", exitFailed, err)
	}
	var text strings.Builder
	if write := compareFormats[at].write; write == nil {
		err = formats.WriteGo(&text, suites)
	} else {
		var c *compare.Comparison
		if c, err = compare.New(suites, o.Options); err == nil && len(c.Columns) < 2 {
			err = fmt.Errorf("there is only %s, and nothing to compare it with: name another file, or one with several engines", c.Reference())
		}
		if err == nil {
			err = write(c, &text)
		}
	}
	if err != nil {
		return toolFails("compare", exitFailed, err)
	}
	if err := deliver(o.output, text.String()); err != nil {
		return toolFails("compare", exitFailed, err)
	}
	return 0
}

// comparisonFlags are those that say what is compared with what.
func comparisonFlags(f *pflag.FlagSet, o *compare.Options) {
	f.StringVar(&o.Reference, "reference", "", "the column that ratios are taken to (default the first)")
	f.StringVar(&o.Filter, "filter", "", "compare only what fits this `EXPRESSION`, as in engine:/adder/")
	f.StringVar(&o.Columns, "col", "", "what is set side by side: `KEYS` as in .file,engine")
	f.StringVar(&o.Rows, "row", "", "what is a row: `KEYS` as in .fullname")
}

// readSuites reads all files, and reports all that cannot be read.
func readSuites(names []string) ([]*formats.Suite, error) {
	var suites []*formats.Suite
	var failures []error
	for _, name := range names {
		s, err := formats.ReadFile(name)
		if err != nil {
			failures = append(failures, err)
			continue
		}
		suites = append(suites, s)
	}
	return suites, errors.Join(failures...)
}

// deliver writes a tool's output to the file, or to standard output when there is
// no name.
func deliver(name, text string) error {
	if name != "" {
		return formats.WriteWhole(name, []byte(text))
	}
	if _, err := io.WriteString(os.Stdout, text); err != nil {
		return fmt.Errorf("writing the output: %w", err)
	}
	return nil
}

// toolFails reports each line of the error and returns the status.
func toolFails(tool string, status int, err error) int {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(os.Stderr, "adder %s: %s\n", tool, strings.TrimSuffix(line, "\n"))
	}
	if status == exitUsage {
		fmt.Fprintf(os.Stderr, "try: adder %s --help\n", tool)
	}
	return status
}
