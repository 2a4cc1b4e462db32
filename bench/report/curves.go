package report

import (
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/adder-vm/adder/bench/compare"
)

// A sample is what one column measured of one benchmark, by process.
type sample struct {
	column   int
	name     string
	center   float64
	interval compare.Interval
	series   [][]float64 // all values of each process, in the order measured
	warmups  []int       // how many of them came before the steady state
}

// steady returns the values after warm-up, of all processes.
func (s sample) steady() []float64 {
	var values []float64
	for i, of := range s.series {
		values = append(values, of[s.warmups[i]:]...)
	}
	return values
}

const distributionStep = 30.0

// distribution draws every steady value of each column beside the column's median,
// with the box of the middle half and the median's interval. The medians
// themselves, which can be far apart, stand in the labels.
func distribution(samples []sample, unit, words string, width float64) chart {
	total := distributionStep * float64(len(samples))
	c := newChart(width, total+axisRoom, words)
	s := newSpan()
	s.hold(1)
	var names []plot.Tick
	label := 0.0
	for i, x := range samples {
		for _, v := range x.steady() {
			s.hold(v / x.center)
		}
		name := x.name + "  " + compare.Quantity(x.center, unit)
		names = append(names, plot.Tick{Value: -(float64(i) + 0.5) * distributionStep, Label: name})
		label = max(label, c.labelWidth(name))
	}
	s = s.padded(math.Log2(1.04))
	c.X.Min, c.X.Max, c.Y.Min, c.Y.Max = s.lo, s.hi, -total, 0
	ticks := c.thin(ratioTicks(s.lo, s.hi), s.lo, s.hi, width-label-margin-11)
	c.X.Tick.Marker = plot.ConstantTicks(ticks)
	c.Y.Padding = 8
	c.Y.Tick.Marker = plot.ConstantTicks(names)
	c.Add(backdrop{ticks: ticks})
	for i, x := range samples {
		c.Add(rug{x, -(float64(i) + 0.5) * distributionStep})
	}
	return c
}

// rug is a line for each value, a box for the middle half of them, and the median
// with its interval.
type rug struct {
	sample
	y float64
}

// Plot draws it.
func (r rug) Plot(c draw.Canvas, p *plot.Plot) {
	transX, transY := p.Transforms(&c)
	x := func(v float64) vg.Length { return transX(math.Log2(v / r.center)) }
	middle := transY(r.y)
	values := slices.Sorted(slices.Values(r.steady()))
	if len(values) == 0 {
		return
	}
	// Every value is a short line below; one path for all keeps the page small.
	var lines vg.Path
	for _, v := range values {
		lines.Move(vg.Point{X: x(v), Y: middle - 12})
		lines.Line(vg.Point{X: x(v), Y: middle - 5})
	}
	c.SetColor(series(r.column).color(0.55))
	c.SetLineWidth(1)
	c.SetLineDash(nil, 0)
	c.Stroke(lines)

	quarter := func(q float64) float64 { return values[int(q*float64(len(values)-1)+0.5)] }
	left, right := x(quarter(0.25)), x(quarter(0.75))
	if right-left < 2 {
		left, right = left-1, right+1
	}
	c.SetColor(series(r.column).color(0.3))
	c.Fill(rectangle(left, middle-3, right, middle+7))
	if r.interval.Known() {
		c.StrokeLine2(draw.LineStyle{Color: series(r.column).color(1), Width: 1.5}, x(r.interval.Lo), middle+2, x(r.interval.Hi), middle+2)
	}
	c.StrokeLine2(draw.LineStyle{Color: series(r.column).color(1), Width: 2.5}, x(r.center), middle-4, x(r.center), middle+8)
}

func rectangle(left, bottom, right, top vg.Length) vg.Path {
	var path vg.Path
	path.Move(vg.Point{X: left, Y: bottom})
	path.Line(vg.Point{X: right, Y: bottom})
	path.Line(vg.Point{X: right, Y: top})
	path.Line(vg.Point{X: left, Y: top})
	path.Close()
	return path
}

// curves draws the values of each process in the order measured, beside the
// column's median, so that warm-up of slow and fast columns can be seen together.
func curves(samples []sample, words string, width, height float64) chart {
	c := newChart(width, height, words)
	s := newSpan()
	s.hold(1)
	longest := 1
	for _, x := range samples {
		for _, of := range x.series {
			longest = max(longest, len(of))
			for _, v := range of {
				s.hold(v / x.center)
			}
		}
	}
	s = s.padded(math.Log2(1.15))
	c.X.Min, c.X.Max = 0.5, max(float64(longest)+0.5, 2)
	c.Y.Min, c.Y.Max = s.lo, s.hi
	ticks := ratioTicks(s.lo, s.hi)
	c.Y.Tick.Marker = plot.ConstantTicks(ticks)
	c.Y.Padding = 6
	c.X.Tick.Marker = plot.ConstantTicks(c.thin(countTicks(longest), c.X.Min, c.X.Max, width-50))
	c.Add(levels{ticks})
	for _, x := range samples {
		c.Add(walk{x})
	}
	return c
}

// countTicks marks an axis that counts from 1.
func countTicks(last int) []plot.Tick {
	step := 1
	for _, next := range []int{2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 20000} {
		if last/step <= 6 {
			break
		}
		step = next
	}
	ticks := []plot.Tick{{Value: 1, Label: "1"}}
	for n := step; n <= last; n += step {
		if n > 1 {
			ticks = append(ticks, plot.Tick{Value: float64(n), Label: strconv.Itoa(n)})
		}
	}
	return ticks
}

// walk is the line of each process, dashed before its steady state.
type walk struct{ sample }

// Plot draws it.
func (w walk) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	at := func(i int, v float64) vg.Point {
		return vg.Point{X: x(float64(i + 1)), Y: y(math.Log2(v / w.center))}
	}
	line := func(values []float64, from int, style draw.LineStyle) {
		var points []vg.Point
		for i, v := range values {
			points = append(points, at(from+i, v))
		}
		if len(points) > 1 {
			c.StrokeLines(style, points)
		}
	}
	for i, of := range w.series {
		warm := w.warmups[i]
		color := series(w.column).color(0.75)
		line(of[:min(warm+1, len(of))], 0, draw.LineStyle{Color: color, Width: 1, Dashes: []vg.Length{2, 2}})
		line(of[warm:], warm, draw.LineStyle{Color: color, Width: 1.2})
		if len(of) == 1 {
			c.SetColor(color)
			c.Fill(disc(at(0, of[0]), 2))
		}
	}
}
