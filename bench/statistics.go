package bench

import (
	"cmp"
	"math"
	"slices"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
)

// Figures sum up what one engine gave for one program.
type Figures struct {
	Median    float64          // seconds
	Interval  compare.Interval // the median's
	Values    int              // after warm-up
	Processes int
	Peak      float64 // bytes: the median over processes of their peak memory; 0 when not known

	// How many values came before the steady state and the seconds they took, in
	// the process that stands in the middle when ordered by that time.
	Warmups    int
	WarmupTime float64
	Outliers   int     // values far outside the others
	Farthest   float64 // of the outliers, as a multiple of the median

	time, memory *compare.Cell
}

// HalfWidth returns half the interval's width as a fraction of the median.
func (f Figures) HalfWidth() float64 { return (f.Interval.Hi - f.Interval.Lo) / 2 / f.Median }

// figures sums up a series; it has no values when every run failed.
//
// All values after warm-up are taken together, whichever process they come from.
func (r *Record) figures(s series) Figures {
	var f Figures
	var values, peaks []float64
	runs := r.runs(s)
	for _, run := range runs {
		values = append(values, run.Kept()...)
		if run.Peak > 0 {
			peaks = append(peaks, float64(run.Peak))
		}
		f.Processes++
	}
	f.Values = len(values)
	if f.Values == 0 {
		return f
	}
	f.time = compare.NewCell(values, formats.UnitSeconds)
	f.Median, f.Interval = f.time.Center, f.time.Interval
	if len(peaks) > 0 {
		f.memory = compare.NewCell(peaks, formats.UnitBytes)
		f.Peak = f.memory.Center
	}
	slices.SortFunc(runs, func(a, b *Run) int { return cmp.Compare(a.warmupTime(), b.warmupTime()) })
	f.Warmups, f.WarmupTime = runs[len(runs)/2].Warmups, runs[len(runs)/2].warmupTime()
	f.Outliers, f.Farthest = outliers(values, f.Median)
	return f
}

// A Row is one program on one engine, beside the reference.
type Row struct {
	Program, Engine string
	Figures         Figures
	Ratio           *compare.Ratio // nil for the reference itself, and where either side has no values
	Err             error          // why there are no figures
}

// A Mean is an engine's standing over several programs.
type Mean struct {
	Engine string
	// Category is that of the programs, and empty when they are of all categories.
	Category string
	Programs int
	Speed    *compare.Ratio // geometric mean of the ratios to the reference; 2 is twice as fast
	Memory   float64        // geometric mean of peak memory over the reference's; NaN when not known
}

// A Comparison is a record summed up.
type Comparison struct {
	Reference  string
	Rows       []Row    // by program, and for each by engine
	Means      []Mean   // of the engines other than the reference, over all programs
	ByCategory []Mean   // the same for each category, in the order of their names
	Same       []string // the programs the means are over: those that every engine ran
	LeftOut    []string // the others
}

// Compare sums up a record.
func Compare(r *Record) *Comparison {
	engines := r.Plan.Engines
	c := &Comparison{Reference: engines[0].Name}
	var times, peaks []*compare.Row
	for _, program := range r.Plan.Programs {
		time := &compare.Row{Name: program.Name, Category: program.Category, Cells: make([]*compare.Cell, len(engines))}
		peak := &compare.Row{Name: program.Name, Category: program.Category, Cells: make([]*compare.Cell, len(engines))}
		for k, engine := range engines {
			s := series{program.Name, engine.Name}
			row := Row{Program: s.program, Engine: s.engine, Err: r.failure(s)}
			if row.Err == nil {
				row.Figures = r.figures(s)
			}
			time.Cells[k], peak.Cells[k] = row.Figures.time, row.Figures.memory
			c.Rows = append(c.Rows, row)
		}
		times, peaks = append(times, time), append(peaks, peak)
	}
	time := compare.NewMeasure(compare.Time, formats.UnitSeconds, times)
	memory := compare.NewMeasure(compare.Memory, formats.UnitBytes, peaks)
	for i := range c.Rows {
		if cell := c.Rows[i].Figures.time; cell != nil {
			c.Rows[i].Ratio = cell.Ratio
		}
	}
	c.Same, c.LeftOut = time.All.Benchmarks, time.All.LeftOut
	c.Means = means(time.All, memory, engines)
	for _, category := range time.Categories {
		c.ByCategory = append(c.ByCategory, means(category, memory, engines)...)
	}
	return c
}

// means are the engines' standings over a group of programs that all of them ran,
// if there are any.
func means(g compare.Group, memory *compare.Measure, engines []Engine) []Mean {
	if len(g.Benchmarks) == 0 {
		return nil
	}
	category := g.Name
	if g.Whole {
		category = ""
	}
	peaks := memory.Counterpart(g)
	var found []Mean
	for k := 1; k < len(engines); k++ {
		mean := Mean{engines[k].Name, category, len(g.Benchmarks), g.Ratios[k], math.NaN()}
		if peaks != nil && slices.Equal(peaks.Benchmarks, g.Benchmarks) {
			mean.Memory = peaks.Ratios[k].Value
		}
		found = append(found, mean)
	}
	return found
}
