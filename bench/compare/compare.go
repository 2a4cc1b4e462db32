package compare

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"golang.org/x/perf/benchmath"

	"github.com/adder-vm/adder/bench/formats"
)

// Confidence is that of every interval.
const Confidence = 0.95

// The names of the first two measures; the others are called like the counters
// they are.
const (
	Time   = "time"
	Memory = "peak memory"
)

// Options say what to compare with what. The zero value lets the files decide.
type Options struct {
	Columns   string // what is set side by side, as a benchproc projection
	Rows      string // what is a row, as a benchproc projection
	Filter    string // what is looked at, as a benchproc filter
	Reference string // the column that ratios are taken to; the first when empty
}

// A Comparison is columns of measurements side by side.
type Comparison struct {
	By       string     `json:"by"`      // what a column is: engine, file, or column
	Columns  []Column   `json:"columns"` // the first is the reference
	Measures []*Measure `json:"measures"`
	Notes    []string   `json:"notes"` // what speaks against the figures
}

// A Column is one of the things compared.
type Column struct {
	Name        string `json:"name"`
	File        string `json:"file"`
	Engine      string `json:"engine,omitempty"`
	Version     string `json:"version,omitempty"`
	Command     string `json:"command,omitempty"`
	Environment string `json:"environment,omitempty"`
	Layers      string `json:"layers,omitempty"`
}

// A Measure is everything that was measured in one unit: time, memory, or a
// counter.
type Measure struct {
	Name       string  `json:"name"`
	Unit       string  `json:"unit"`
	Speed      bool    `json:"speed"` // ratios are reference over column, so that 2 is twice as fast
	Rows       []*Row  `json:"rows"`
	Categories []Group `json:"categories"`
	All        Group   `json:"all"`
}

// A Row is one benchmark in every column.
type Row struct {
	Name     string  `json:"name"`
	Category string  `json:"category,omitempty"`
	Cells    []*Cell `json:"cells"` // by column; nil where it was not measured
}

// A Cell is one benchmark in one column.
type Cell struct {
	N        int            `json:"n"` // values
	Center   float64        `json:"center"`
	Interval Interval       `json:"interval"`
	Ratio    *Ratio         `json:"ratio,omitempty"` // nil in the reference and where that has no values
	Runs     []*formats.Run `json:"-"`               // where the values are from

	values []float64 // in the order measured
	sample *benchmath.Sample
	assume benchmath.Assumption
}

// An Interval is one of confidence. It is infinite where the values are too few.
type Interval struct{ Lo, Hi float64 }

// Known tells whether the interval has two ends.
func (i Interval) Known() bool {
	return !math.IsInf(i.Lo, 0) && !math.IsInf(i.Hi, 0) && !math.IsNaN(i.Lo) && !math.IsNaN(i.Hi)
}

// MarshalJSON writes the two ends in a list, or null.
func (i Interval) MarshalJSON() ([]byte, error) {
	if !i.Known() {
		return []byte("null"), nil
	}
	return json.Marshal([]float64{i.Lo, i.Hi})
}

// A Ratio sets a column beside the reference.
type Ratio struct {
	Value    float64  `json:"value"`
	Interval Interval `json:"interval"` // from those of the two medians, so at least as sure as they are
	P        float64  `json:"p"`        // the chance of values so far apart if there were no difference
	Differ   bool     `json:"differ"`   // whether P is small enough to speak of one
}

// A Group sums up several benchmarks.
type Group struct {
	Name       string   `json:"name"`
	Whole      bool     `json:"whole"`      // all benchmarks, of whatever category
	Benchmarks []string `json:"benchmarks"` // those with values in every column
	LeftOut    []string `json:"left_out,omitempty"`
	Ratios     []*Ratio `json:"ratios"` // geometric means, by column; nil for the reference
}

// New compares suites.
func New(suites []*formats.Suite, o Options) (*Comparison, error) {
	if len(suites) == 0 {
		return nil, fmt.Errorf("nothing to compare")
	}
	table, err := newTable(suites, o)
	if err != nil {
		return nil, err
	}
	c := &Comparison{By: table.by, Columns: table.columns}
	for _, name := range table.measures {
		c.Measures = append(c.Measures, table.measure(name))
	}
	c.Notes = notes(suites, c)
	return c, nil
}

// Measure returns the measure of that name, or nil.
func (c *Comparison) Measure(name string) *Measure {
	for _, m := range c.Measures {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// Row returns the row of that name, or nil.
func (m *Measure) Row(name string) *Row {
	for _, r := range m.Rows {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// Primary returns the measures that are benchmarks' own values, and Beside those
// that were taken beside them.
func (c *Comparison) Primary() []*Measure { return c.some(true) }

// Beside returns the measures taken beside benchmarks' own values: peak memory
// and counters.
func (c *Comparison) Beside() []*Measure { return c.some(false) }

func (c *Comparison) some(primary bool) []*Measure {
	var found []*Measure
	for _, m := range c.Measures {
		if slices.Contains(firstMeasures[:3], m.Name) == primary {
			found = append(found, m)
		}
	}
	return found
}

// Reference returns the name of the column that ratios are taken to.
func (c *Comparison) Reference() string { return c.Columns[0].Name }

// Extremes returns the benchmarks whose ratios in a column are farthest above 1
// and farthest below, at most n of each, where the values show a difference.
func (m *Measure) Extremes(column, n int) (above, below []*Row) {
	for _, row := range m.Rows {
		cell := row.Cells[column]
		if cell == nil || cell.Ratio == nil || !cell.Ratio.Differ {
			continue
		}
		switch ratio := cell.Ratio.Value; {
		case ratio > 1:
			above = append(above, row)
		case ratio < 1:
			below = append(below, row)
		}
	}
	order := func(a, b *Row) int {
		switch x, y := a.Cells[column].Ratio.Value, b.Cells[column].Ratio.Value; {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	}
	slices.SortFunc(above, order)
	slices.SortFunc(below, func(a, b *Row) int { return order(b, a) })
	return above[:min(n, len(above))], below[:min(n, len(below))]
}
