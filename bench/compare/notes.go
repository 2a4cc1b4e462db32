package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/adder-vm/adder/bench/formats"
)

// notes says what speaks against the figures: other machines, other work on them,
// series that did not settle, benchmarks that are not in every column.
func notes(suites []*formats.Suite, c *Comparison) []string {
	var found []string
	if machines := differing(suites, formats.KeyProcessor, formats.KeyHostname); len(machines) > 1 {
		found = append(found, fmt.Sprintf("the files are from different machines, so their ratios say nothing about engines alone: %s", strings.Join(machines, "; ")))
	}
	if len(c.Columns) > 1 {
		for i, column := range c.Columns {
			missing := map[string]bool{}
			var names []string
			for _, m := range c.Primary() {
				for _, row := range m.Rows {
					if row.Cells[i] == nil && !missing[row.Name] {
						missing[row.Name] = true
						names = append(names, row.Name)
					}
				}
			}
			if len(names) > 0 {
				found = append(found, fmt.Sprintf("not measured in %s, and left out of the means: %s", column.Name, few(names, 12)))
			}
		}
	}
	for i, column := range c.Columns {
		if strings.Contains(column.File, ", ") {
			found = append(found, fmt.Sprintf("%s has the values of several files together: %s", column.Name, column.File))
		}
		unsettled, short := unsteady(c, i)
		if len(unsettled) > 0 {
			found = append(found, fmt.Sprintf("no steady state in at least one process of %s: %s", column.Name, few(unsettled, 12)))
		}
		if len(short) > 0 {
			found = append(found, fmt.Sprintf("too few values for an interval in %s: %s", column.Name, few(short, 12)))
		}
	}
	for _, s := range suites {
		if load, cpus := busiest(s); cpus > 0 && load > 1.5 && load > cpus/2 {
			found = append(found, fmt.Sprintf("%s was measured on a machine busy with other work, of load %.1f: compare ratios, not times", s.Source, load))
		}
	}
	return found
}

// differing returns what the suites say under the keys, each once.
func differing(suites []*formats.Suite, keys ...string) []string {
	var found []string
	for _, s := range suites {
		var parts []string
		for _, key := range keys {
			if text := s.Text(key); text != "" {
				parts = append(parts, text)
			}
		}
		if text := strings.Join(parts, ", "); text != "" && !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	return found
}

// unsteady returns the benchmarks of a column of which a process never settled,
// and those with too few values for an interval.
func unsteady(c *Comparison, column int) (unsettled, few []string) {
	for _, m := range c.Primary() {
		for _, row := range m.Rows {
			cell := row.Cells[column]
			if cell == nil {
				continue
			}
			if !cell.Interval.Known() {
				few = append(few, row.Name)
			} else if slices.ContainsFunc(cell.Runs, func(r *formats.Run) bool { return r.Text(formats.KeySteady) == "false" }) {
				unsettled = append(unsettled, row.Name)
			}
		}
	}
	return unsettled, few
}

// busiest returns the highest load that a run of the suite saw, and the number of
// processors.
func busiest(s *formats.Suite) (load, cpus float64) {
	for _, b := range s.Benchmarks {
		for _, r := range b.Runs {
			if n, ok := r.Number(formats.KeyLoad); ok {
				load = max(load, n)
			}
			if n, ok := r.Number(formats.KeyCPUs); ok {
				cpus = n
			}
		}
	}
	return load, cpus
}
