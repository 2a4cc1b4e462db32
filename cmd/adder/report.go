package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
	"github.com/adder-vm/adder/bench/report"
)

const reportUsage = `usage: adder report [OPTION...] FILE... -o PAGE.html

Makes one self-contained page of measurements: speed with its intervals by
category and benchmark, what each layer is worth, memory against time, hot
opcodes, every value and its warm-up, all figures, and the machine. A FILE is what
adder bench --json or pyperf wrote. The page loads nothing and can be mailed or
printed.

Files and engines are set side by side as adder compare does it.

examples:
  adder report results.json -o report.html
  adder report before.json after.json -o change.html --title 'What caches bring'
  adder report results.json -o calls.html --filter category:calls --reference pypy

options:
`

func runReport(args []string) int {
	fileSizeLimitIsError()
	var o compare.Options
	var output, title string
	f := pflag.NewFlagSet("adder report", pflag.ContinueOnError)
	f.SortFlags = false
	f.Usage = func() {}
	f.StringVarP(&output, "output", "o", "", "write the page to this `FILE`")
	f.StringVar(&title, "title", "Benchmark report", "the page's `TITLE`")
	comparisonFlags(f, &o)
	switch err := f.Parse(args); {
	case errors.Is(err, pflag.ErrHelp):
		fmt.Print(reportUsage + f.FlagUsages())
		return 0
	case err != nil:
		return toolFails("report", exitUsage, err)
	}
	switch {
	case f.NArg() == 0:
		return toolFails("report", exitUsage, fmt.Errorf("no files to report on"))
	case output == "":
		return toolFails("report", exitUsage, fmt.Errorf("where to? name the page with -o, as in -o report.html"))
	}
	if err := formats.CheckWritable(output); err != nil {
		return toolFails("report", exitFailed, err)
	}
	suites, err := readSuites(f.Args())
	if err != nil {
		return toolFails("report", exitFailed, err)
	}
	var page strings.Builder
	if err := report.Write(&page, title, suites, o); err != nil {
		return toolFails("report", exitFailed, err)
	}
	if err := formats.WriteWhole(output, []byte(page.String())); err != nil {
		return toolFails("report", exitFailed, err)
	}
	fmt.Fprintln(os.Stderr, "wrote", output)
	return 0
}
