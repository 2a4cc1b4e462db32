package compare

import (
	"math"
	"slices"

	"golang.org/x/perf/benchmath"

	"github.com/adder-vm/adder/bench/formats"
)

// measure sums up everything of one measure.
func (t *table) measure(name string) *Measure {
	var rows []*Row
	for r, row := range t.rows {
		out := &Row{Name: row.name, Category: row.category, Cells: make([]*Cell, len(t.columns))}
		some := false
		for c := range t.columns {
			if from := t.cells[place{name, r, c}]; from != nil {
				out.Cells[c] = NewCell(from.values, t.units[name])
				out.Cells[c].Runs = from.runs
				some = true
			}
		}
		if some {
			rows = append(rows, out)
		}
	}
	return NewMeasure(name, t.units[name], rows)
}

// NewMeasure compares the cells of each row with its first one, and sums up the
// categories and the whole.
func NewMeasure(name, unit string, rows []*Row) *Measure {
	m := &Measure{Name: name, Unit: unit, Speed: name == Time, Rows: rows}
	for _, row := range rows {
		reference := row.Cells[0]
		if reference == nil {
			continue
		}
		for _, cell := range row.Cells[1:] {
			if cell != nil {
				cell.Ratio = m.ratio(reference, cell)
			}
		}
	}
	m.group()
	return m
}

// NewCell finds the center of values, of which there must be some, and how sure it
// is. A count that never varies is exact; anything else is taken for a measurement.
func NewCell(values []float64, unit string) *Cell {
	c := &Cell{N: len(values), values: values, assume: benchmath.AssumeNothing}
	c.sample = benchmath.NewSample(slices.Clone(values), &benchmath.DefaultThresholds)
	if unit == formats.UnitCount && slices.Min(values) == slices.Max(values) {
		c.assume = benchmath.AssumeExact
	}
	summary := c.assume.Summary(c.sample, Confidence)
	c.Center, c.Interval = summary.Center, Interval{summary.Lo, summary.Hi}
	return c
}

// ratio compares a cell with the reference's; it is nil when one of them is 0.
func (m *Measure) ratio(reference, cell *Cell) *Ratio {
	if reference.Center <= 0 || cell.Center <= 0 {
		return nil
	}
	assume := benchmath.Assumption(benchmath.AssumeNothing)
	exact := reference.assume == benchmath.AssumeExact && cell.assume == benchmath.AssumeExact
	if exact {
		assume = benchmath.AssumeExact
	}
	c := assume.Compare(reference.sample, cell.sample)
	return &Ratio{
		Value:    m.quotient(reference.Center, cell.Center),
		Interval: m.quotients(reference.Interval, cell.Interval),
		P:        c.P,
		Differ:   exact && reference.Center != cell.Center || !exact && c.P < c.Alpha,
	}
}

// quotient is the ratio of a value to the reference's: for time how many times as
// fast, for all else how many times as much.
func (m *Measure) quotient(reference, value float64) float64 {
	if m.Speed {
		return reference / value
	}
	return value / reference
}

// quotients makes an interval of two.
func (m *Measure) quotients(reference, value Interval) Interval {
	if !reference.Known() || !value.Known() || reference.Lo <= 0 || value.Lo <= 0 {
		return Interval{math.Inf(-1), math.Inf(1)}
	}
	a, b := m.quotient(reference.Lo, value.Hi), m.quotient(reference.Hi, value.Lo)
	return Interval{min(a, b), max(a, b)}
}

// group sums up the measure's categories and the whole.
func (m *Measure) group() {
	var names []string
	byName := map[string][]*Row{}
	for _, row := range m.Rows {
		if row.Category == "" {
			continue
		}
		if byName[row.Category] == nil {
			names = append(names, row.Category)
		}
		byName[row.Category] = append(byName[row.Category], row)
	}
	slices.Sort(names)
	for _, name := range names {
		m.Categories = append(m.Categories, m.sum(name, byName[name]))
	}
	m.All = m.sum("all", m.Rows)
	m.All.Whole = true
}

// sum takes the geometric means over those rows that have a ratio in every
// column, and 1 of one row is that row's ratio.
//
// How sure a mean is comes from draws: one value of each benchmark, and the
// geometric mean of these. There are as many draws as the benchmark with the
// fewest values has values, and they are a sample like any other, of which
// benchmath says the interval and whether it differs from the reference's.
func (m *Measure) sum(name string, rows []*Row) Group {
	g := Group{Name: name}
	var whole []*Row
	for _, row := range rows {
		if row.complete() {
			whole = append(whole, row)
			g.Benchmarks = append(g.Benchmarks, row.Name)
		} else {
			g.LeftOut = append(g.LeftOut, row.Name)
		}
	}
	if len(rows) == 0 {
		return g
	}
	g.Ratios = make([]*Ratio, len(rows[0].Cells))
	if len(whole) == 0 {
		return g
	}
	for c := 1; c < len(g.Ratios); c++ {
		if len(whole) == 1 {
			one := *whole[0].Cells[c].Ratio
			g.Ratios[c] = &one
			continue
		}
		g.Ratios[c] = m.mean(whole, c)
	}
	return g
}

// complete tells whether a row can be part of a mean.
func (r *Row) complete() bool {
	for c, cell := range r.Cells {
		if cell == nil || c > 0 && cell.Ratio == nil {
			return false
		}
	}
	return true
}

// mean is a column's geometric mean over several rows, beside the reference.
func (m *Measure) mean(rows []*Row, column int) *Ratio {
	sum := 0.0
	for _, row := range rows {
		sum += math.Log(row.Cells[column].Ratio.Value)
	}
	value := math.Exp(sum / float64(len(rows)))
	reference, own := draws(rows, 0), draws(rows, column)
	ratio := &Ratio{Value: value, Interval: Interval{math.Inf(-1), math.Inf(1)}}
	compared := benchmath.AssumeNothing.Compare(reference, own)
	ratio.P, ratio.Differ = compared.P, compared.P < compared.Alpha

	a, b := spread(rows, 0, reference), spread(rows, column, own)
	if q := m.quotients(a, b); q.Known() {
		ratio.Interval = Interval{value * q.Lo, value * q.Hi}
	}
	return ratio
}

// draws makes the sample of geometric means of one value from each row, in units
// of the reference's medians so that every row weighs the same.
func draws(rows []*Row, column int) *benchmath.Sample {
	n := len(rows[0].Cells[column].values)
	for _, row := range rows {
		n = min(n, len(row.Cells[column].values))
	}
	means := make([]float64, n)
	for k := range means {
		sum := 0.0
		for _, row := range rows {
			values := row.Cells[column].values
			// Values from all over a longer series, so that every process counts.
			sum += math.Log(values[k*len(values)/n] / row.Cells[0].Center)
		}
		means[k] = math.Exp(sum / float64(len(rows)))
	}
	return benchmath.NewSample(means, &benchmath.DefaultThresholds)
}

// spread is the interval of a sample of draws beside the geometric mean of the
// rows' medians, which is 1 and always within.
func spread(rows []*Row, column int, sample *benchmath.Sample) Interval {
	sum := 0.0
	for _, row := range rows {
		sum += math.Log(row.Cells[column].Center / row.Cells[0].Center)
	}
	center := math.Exp(sum / float64(len(rows)))
	s := benchmath.AssumeNothing.Summary(sample, Confidence)
	return Interval{min(1, s.Lo/center), max(1, s.Hi/center)}
}
