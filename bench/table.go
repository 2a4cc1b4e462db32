package bench

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
)

// WriteTable writes a record's comparison for people: a line for each program
// and engine, the means, and whatever makes the figures less than sure.
func WriteTable(w io.Writer, r *Record) error {
	c := Compare(r)
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "program\tengine\tmedian\t95 %% interval\tspeed\t95 %% interval\tp\tpeak memory\twarm-up\n")
	last := ""
	for _, row := range c.Rows {
		program := row.Program
		if program == last {
			program = ""
		} else if last != "" {
			fmt.Fprintln(table, "\t\t\t\t\t\t\t\t")
		}
		last = row.Program
		if row.Figures.Values == 0 {
			why := "not measured"
			if row.Err != nil {
				why = "FAILED, see below"
			}
			if isWaiting(row.Err) {
				why = row.Err.Error()
			}
			fmt.Fprintf(table, "%s\t%s\t%s\t\t\t\t\t\t\n", program, row.Engine, why)
			continue
		}
		f := row.Figures
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", program, row.Engine,
			seconds(f.Median), f.Interval.Write(seconds), speedCells(row, c.Reference), memorySize(f.Peak), warmup(f))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	writeMeans(&text, c, len(r.Plan.Programs))
	writeCounts(&text, r)
	writeNotes(&text, r)
	_, err := io.WriteString(w, trimLines(text.String()))
	return err
}

// warmup says how long a process took to its steady state: values, and their time.
func warmup(f Figures) string {
	if f.Warmups == 0 {
		return ""
	}
	return fmt.Sprintf("%d in %s", f.Warmups, seconds(f.WarmupTime))
}

// speedCells are a row's ratio, its interval and its p-value.
func speedCells(row Row, reference string) string {
	switch {
	case row.Engine == reference:
		return "1\t\t"
	case row.Ratio == nil:
		return "\t\t"
	}
	q := row.Ratio
	return q.Write() + "\t" + q.Interval.Write(compare.Times) + "\t" + compare.Chance(q.P)
}

func writeMeans(w *strings.Builder, c *Comparison, programs int) {
	fmt.Fprintf(w, "\nspeed: how many times as fast as %s; ~ where the values do not show a difference\n", c.Reference)
	if len(c.Means) == 0 {
		return
	}
	fmt.Fprintf(w, "geometric means over the same %d of %d programs, %s = 1:\n", len(c.Same), programs, c.Reference)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, m := range c.Means {
		memory := "unknown"
		if !math.IsNaN(m.Memory) {
			memory = compare.Times(m.Memory)
		}
		fmt.Fprintf(table, "  %s\tspeed %s\t(%s)\tpeak memory %s\n", m.Engine, compare.Times(m.Speed.Value), m.Speed.Interval.Write(compare.Times), memory)
	}
	_ = table.Flush() // writing to memory does not fail
	writeByCategory(w, c)
	if len(c.LeftOut) > 0 {
		fmt.Fprintf(w, "left out of the means: %s\n", strings.Join(c.LeftOut, ", "))
	}
}

// writeByCategory writes the speed in each category, the engines side by side.
func writeByCategory(w *strings.Builder, c *Comparison) {
	if len(c.ByCategory) == len(c.Means) {
		return // there is but one category, and the means are its own
	}
	fmt.Fprintf(w, "speed by category:\n")
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "  \tprograms")
	for _, m := range c.Means {
		fmt.Fprintf(table, "\t%s", m.Engine)
	}
	category := ""
	for _, m := range c.ByCategory {
		if m.Category != category {
			category = m.Category
			fmt.Fprintf(table, "\n  %s\t%d", category, m.Programs)
		}
		fmt.Fprintf(table, "\t%s", compare.Times(m.Speed.Value))
	}
	fmt.Fprintln(table)
	_ = table.Flush() // writing to memory does not fail
}

// writeNotes says how the measurement was made and what speaks against it.
func writeNotes(w *strings.Builder, r *Record) {
	fmt.Fprintf(w, "\n%s\n", r.Machine)
	for _, e := range r.Plan.Engines {
		version := e.Version
		if version == "" {
			version = "version unknown"
		}
		fmt.Fprintf(w, "  %s: %s\n", e.Name, version)
	}
	fmt.Fprintf(w, "%d processes in %.0f s", len(r.Runs), r.Duration.Seconds())
	low, high := loads(r)
	if high >= low {
		fmt.Fprintf(w, ", load of the machine %.1f to %.1f", low, high)
	}
	fmt.Fprintln(w)

	writeBusy(w, r, high)
	short, drifting := map[series]bool{}, map[series]bool{}
	for _, run := range r.Runs {
		s := series{run.Program, run.Engine}
		switch {
		case run.Err != nil:
		case len(run.Values) < fewestForWarmup:
			short[s] = true
		case !run.Steady:
			drifting[s] = true
		}
	}
	writeSeries(w, r, short, "fewer than %d values in a process, so warm-up is part of the figures", fewestForWarmup)
	writeSeries(w, r, drifting, "no steady state in at least one process")
	writeOutliers(w, r)
	if unchecked := slices.ContainsFunc(r.Plan.Programs, func(p Program) bool { return p.Unchecked }); unchecked {
		fmt.Fprintf(w, "note: programs of pyperformance do not show their results, so these are not checked\n")
	}
	if waiting := r.Waiting(); len(waiting) > 0 {
		fmt.Fprintf(w, "note: not run, and no failure:\n")
		for _, err := range waiting {
			fmt.Fprintf(w, "  %v\n", err)
		}
	}
	if failures := r.Failures(); len(failures) > 0 {
		fmt.Fprintf(w, "\nFAILED:\n")
		for _, err := range failures {
			fmt.Fprintf(w, "  %v\n", err)
		}
	}
	if r.Interrupted {
		fmt.Fprintf(w, "\ninterrupted: the figures are of what had been measured until then\n")
	}
}

// writeBusy says so when other work got in the way: more than a tenth of a
// processor over the whole measurement. Where the system does not say what others
// do, a load above that of our own one process tells.
func writeBusy(w *strings.Builder, r *Record, load float64) {
	mean, most := r.othersAtWork()
	switch {
	case mean > 0.1:
		fmt.Fprintf(w, "note: other work kept %.1f of %d processors busy, and up to %.1f; compare ratios, not times\n", mean, r.Machine.CPUs, most)
	case math.IsNaN(mean) && load > 1.5 && load > float64(r.Machine.CPUs)/2:
		fmt.Fprintf(w, "note: the machine was busy with other work; compare ratios, not times\n")
	}
}

// writeOutliers names, for each engine, the programs with values far outside the
// others. They are in the figures: a median and its interval bear them.
func writeOutliers(w *strings.Builder, r *Record) {
	var lines []string
	for _, e := range r.Plan.Engines {
		var found []string
		for _, p := range r.Plan.Programs {
			s := series{p.Name, e.Name}
			if r.failure(s) != nil {
				continue
			}
			if f := r.figures(s); f.Outliers > 0 {
				found = append(found, fmt.Sprintf("%s %d of %d, up to %s the median", p.Name, f.Outliers, f.Values, compare.Times(f.Farthest)))
			}
		}
		if len(found) > 0 {
			lines = append(lines, fmt.Sprintf("  %s: %s\n", e.Name, strings.Join(found, "; ")))
		}
	}
	if len(lines) > 0 {
		fmt.Fprintf(w, "note: outliers, which are among the values all the same:\n%s", strings.Join(lines, ""))
	}
}

// writeSeries writes a note that holds for some series, by engine.
func writeSeries(w *strings.Builder, r *Record, of map[series]bool, note string, args ...any) {
	if len(of) == 0 {
		return
	}
	fmt.Fprintf(w, "note: "+note+":\n", args...)
	for _, e := range r.Plan.Engines {
		var found, others []string
		for _, p := range r.Plan.Programs {
			if of[series{p.Name, e.Name}] {
				found = append(found, p.Name)
			} else {
				others = append(others, p.Name)
			}
		}
		switch {
		case len(others) == 0 && len(found) > 1:
			fmt.Fprintf(w, "  %s: all\n", e.Name)
		case len(found) > 2*len(others):
			fmt.Fprintf(w, "  %s: all but %s\n", e.Name, strings.Join(others, ", "))
		case len(found) > 0:
			fmt.Fprintf(w, "  %s: %s\n", e.Name, strings.Join(found, ", "))
		}
	}
}

// loads returns the least and the greatest load average seen; the greatest is the
// smaller one when none is known.
func loads(r *Record) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, run := range r.Runs {
		if !math.IsNaN(run.Load) {
			low, high = min(low, run.Load), max(high, run.Load)
		}
	}
	return low, high
}

// seconds writes a time with three digits and the unit that suits it.
func seconds(s float64) string { return compare.Quantity(s, formats.UnitSeconds) }

// memorySize writes an amount of memory likewise, and nothing for an unknown one.
func memorySize(n float64) string {
	if n <= 0 {
		return ""
	}
	return compare.Quantity(n, formats.UnitBytes)
}

// trimLines takes the spaces off the ends of lines.
func trimLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}
