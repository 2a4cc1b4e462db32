package bench

import (
	"cmp"
	"math"
	"slices"

	"golang.org/x/perf/benchmath"
)

// confidence is that of every interval shown.
const confidence = 0.95

// Figures sum up what one engine gave for one program.
type Figures struct {
	Median    float64 // seconds
	Lo, Hi    float64 // the median's confidence interval; infinite when the values are too few for one
	Values    int     // after warm-up
	Processes int
	Peak      int64 // bytes: the median over processes of their peak memory; 0 when not known

	// How many values came before the steady state and the seconds they took, in
	// the process that stands in the middle when ordered by that time.
	Warmups    int
	WarmupTime float64
	Outliers   int     // values far outside the others
	Farthest   float64 // of the outliers, as a multiple of the median

	sample *benchmath.Sample
}

// HalfWidth returns half the interval's width as a fraction of the median.
func (f Figures) HalfWidth() float64 { return (f.Hi - f.Lo) / 2 / f.Median }

// figures sums up a series; it has no values when every run failed.
//
// All values after warm-up are taken together, whichever process they come from.
// Nothing is assumed of their distribution: the interval is that of the median by
// order statistics, and the comparison is the Mann-Whitney U test.
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
	f.sample = benchmath.NewSample(values, &benchmath.DefaultThresholds)
	summary := benchmath.AssumeNothing.Summary(f.sample, confidence)
	f.Median, f.Lo, f.Hi = summary.Center, summary.Lo, summary.Hi
	if len(peaks) > 0 {
		f.Peak = int64(median(peaks))
	}
	slices.SortFunc(runs, func(a, b *Run) int { return cmp.Compare(a.warmupTime(), b.warmupTime()) })
	f.Warmups, f.WarmupTime = runs[len(runs)/2].Warmups, runs[len(runs)/2].warmupTime()
	f.Outliers, f.Farthest = outliers(values, f.Median)
	return f
}

// A Ratio says how fast an engine is beside the reference: 2 is twice as fast.
type Ratio struct {
	Value  float64
	Lo, Hi float64 // from the two medians' intervals, so at least as sure as they are
	P      float64 // the chance of values so far apart if the engines were equally fast
	Differ bool    // whether P is small enough to speak of a difference
}

// ratio compares an engine's figures with the reference's; both must have values.
func ratio(reference, engine Figures) Ratio {
	c := benchmath.AssumeNothing.Compare(reference.sample, engine.sample)
	return Ratio{
		Value:  reference.Median / engine.Median,
		Lo:     reference.Lo / engine.Hi,
		Hi:     reference.Hi / engine.Lo,
		P:      c.P,
		Differ: c.P < c.Alpha,
	}
}

// A Row is one program on one engine, beside the reference.
type Row struct {
	Program, Engine string
	Figures         Figures
	Ratio           *Ratio // nil for the reference itself, and where either side has no values
	Err             error  // why there are no figures
}

// A Mean is an engine's standing over several programs.
type Mean struct {
	Engine string
	// Category is that of the programs, and empty when they are of all categories.
	Category string
	Programs int
	Speed    float64 // geometric mean of the ratios to the reference; 2 is twice as fast
	Memory   float64 // geometric mean of peak memory over the reference's; NaN when not known
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
	rows := map[series]Row{}
	for _, program := range r.Plan.Programs {
		whole := true
		for _, engine := range engines {
			s := series{program.Name, engine.Name}
			row := Row{Program: s.program, Engine: s.engine, Figures: r.figures(s), Err: r.failure(s)}
			if row.Err != nil {
				row.Figures = Figures{}
			}
			if row.Figures.Values == 0 {
				whole = false
			} else if reference := rows[series{program.Name, c.Reference}].Figures; engine.Name != c.Reference && reference.Values > 0 {
				compared := ratio(reference, row.Figures)
				row.Ratio = &compared
			}
			rows[s] = row
			c.Rows = append(c.Rows, row)
		}
		if whole {
			c.Same = append(c.Same, program.Name)
		} else {
			c.LeftOut = append(c.LeftOut, program.Name)
		}
	}
	if len(c.Same) == 0 {
		return c
	}
	for _, engine := range engines[1:] {
		c.Means = append(c.Means, c.mean(rows, engine.Name, "", c.Same))
	}
	for _, category := range categories(r.Plan.Programs) {
		same := slices.DeleteFunc(slices.Clone(c.Same), func(name string) bool { return r.Plan.program(name).Category != category })
		if len(same) == 0 {
			continue
		}
		for _, engine := range engines[1:] {
			c.ByCategory = append(c.ByCategory, c.mean(rows, engine.Name, category, same))
		}
	}
	return c
}

// mean is an engine's standing over programs that it and the reference ran.
func (c *Comparison) mean(rows map[series]Row, engine, category string, programs []string) Mean {
	speed, memory := 0.0, 0.0
	for _, program := range programs {
		row := rows[series{program, engine}]
		reference := rows[series{program, c.Reference}]
		speed += math.Log(row.Ratio.Value)
		if row.Figures.Peak > 0 && reference.Figures.Peak > 0 {
			memory += math.Log(float64(row.Figures.Peak) / float64(reference.Figures.Peak))
		} else {
			memory = math.NaN()
		}
	}
	n := float64(len(programs))
	return Mean{engine, category, len(programs), math.Exp(speed / n), math.Exp(memory / n)}
}
