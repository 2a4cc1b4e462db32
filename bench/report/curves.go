package report

import (
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot/vg"

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
func distribution(samples []sample, unit, words string, width float64) *chart {
	total := distributionStep * float64(len(samples))
	c := &chart{width: width, height: total + axisRoom, words: words, y: span{-total, 0}}
	s := newSpan()
	s.hold(1)
	for i, x := range samples {
		for _, v := range x.steady() {
			s.hold(v / x.center)
		}
		y := -(float64(i) + 0.5) * distributionStep
		c.yTicks = append(c.yTicks, tick{y, x.name + "  " + typeset(compare.Quantity(x.center, unit))})
		c.marks = append(c.marks, rug{x, y})
	}
	c.x = s.padded(math.Log2(1.04))
	c.xTicks = thin(ratioTicks(c.x), c.x, c.fieldWidth())
	return c
}

// rug is a line for each value, a box for the middle half of them, and the median
// with its interval.
type rug struct {
	sample
	y float64
}

func (r rug) draw(c canvas) {
	x := func(v float64) vg.Length { return c.x(math.Log2(v / r.center)) }
	middle := c.y(r.y)
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
	color := series(r.column).color(1)
	c.fill(series(r.column).color(0.3), rectangle(left, middle-3, right, middle+7))
	if r.interval.Known() {
		c.line(color, 1.5, x(r.interval.Lo), middle+2, x(r.interval.Hi), middle+2)
	}
	c.line(color, 2.5, x(r.center), middle-4, x(r.center), middle+8)
}

// curves draws the values of each process in the order measured, beside the
// column's median, so that warm-up of slow and fast columns can be seen together.
func curves(samples []sample, words string, width, height float64) *chart {
	s := newSpan()
	s.hold(1)
	longest := 1
	c := &chart{width: width, height: height, words: words, levels: true}
	for _, x := range samples {
		for _, of := range x.series {
			longest = max(longest, len(of))
			for _, v := range of {
				s.hold(v / x.center)
			}
		}
		c.marks = append(c.marks, walk{x})
	}
	c.x, c.y = span{0.5, max(float64(longest)+0.5, 2)}, s.padded(math.Log2(1.15))
	c.yTicks = ratioTicks(c.y)
	c.xTicks = thin(countTicks(longest), c.x, c.fieldWidth())
	return c
}

// countTicks marks an axis that counts from 1.
func countTicks(last int) []tick {
	step := 1
	for _, next := range []int{2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 20000} {
		if last/step <= 6 {
			break
		}
		step = next
	}
	ticks := []tick{{1, "1"}}
	for n := step; n <= last; n += step {
		if n > 1 {
			ticks = append(ticks, tick{float64(n), strconv.Itoa(n)})
		}
	}
	return ticks
}

// walk is the line of each process, dashed before its steady state.
type walk struct{ sample }

func (w walk) draw(c canvas) {
	point := func(i int, v float64) vg.Point {
		return vg.Point{X: c.x(float64(i + 1)), Y: c.y(math.Log2(v / w.center))}
	}
	color := series(w.column).color(0.75)
	for i, of := range w.series {
		var points []vg.Point
		for k, v := range of {
			points = append(points, point(k, v))
		}
		warm := w.warmups[i]
		c.stroke(color, 1, []vg.Length{2, 2}, points[:min(warm+1, len(points))]...)
		c.stroke(color, 1.2, nil, points[warm:]...)
		if len(points) == 1 {
			c.fill(color, disc(points[0], 2))
		}
	}
}
