package report

import (
	"math"

	"gonum.org/v1/plot/vg"

	"github.com/adder-vm/adder/bench/compare"
)

// A forest is a chart of ratios with their intervals: a row for each benchmark or
// category, a mark for each column.
type forest struct {
	words string
	rows  []forestRow
	span  span    // of the axis, so that several charts have the same
	label float64 // room for labels in pixels, likewise; grows when it is too little
}

type forestRow struct {
	label  string
	ratios []*compare.Ratio // by column; nil where there is none
	mean   bool             // drawn as what the others amount to
}

// Sizes in CSS pixels.
const (
	forestStep = 9.0 // from one column's mark to the next
	forestGap  = 9.0 // between rows
)

// spanOf is the range of the rows' ratios, 1 included. Intervals that go far
// beyond the ratios themselves are let run off the chart.
func spanOf(rows []forestRow) span {
	s := newSpan()
	s.hold(1)
	for _, row := range rows {
		for _, r := range row.ratios {
			if r == nil {
				continue
			}
			s.hold(r.Value)
			if r.Interval.Known() {
				s.hold(max(r.Interval.Lo, r.Value/2), min(r.Interval.Hi, r.Value*2))
			}
		}
	}
	return s.padded(math.Log2(1.2))
}

// draw makes the chart so many pixels wide.
func (f forest) draw(width float64) *chart {
	columns := 0
	for _, row := range f.rows {
		columns = max(columns, len(row.ratios)-1)
	}
	rowHeight := float64(max(1, columns))*forestStep + forestGap
	total := rowHeight * float64(len(f.rows))
	c := &chart{width: width, height: total + axisRoom, words: f.words, x: f.span, y: span{-total, 0}, room: f.label}
	for i, row := range f.rows {
		top := -float64(i) * rowHeight
		c.yTicks = append(c.yTicks, tick{top - rowHeight/2, row.label})
		if i > 0 {
			c.marks = append(c.marks, border{top})
		}
		for k, r := range row.ratios {
			if r != nil {
				y := top - forestGap/2 - (float64(k)-0.5)*forestStep
				c.marks = append(c.marks, interval{ratio: r, y: y, column: k, mean: row.mean})
			}
		}
	}
	c.xTicks = thin(ratioTicks(f.span), f.span, c.fieldWidth())
	return c
}

// border is the line between two rows.
type border struct{ y float64 }

func (b border) draw(c canvas) {
	c.line(inkGrid.color(1), 0.5, c.left, c.y(b.y), c.right, c.y(b.y))
}

// interval is a ratio's mark, with a faint bar to it from 1 and its interval as a
// line through it. It is hollow where there is no difference to speak of.
type interval struct {
	ratio  *compare.Ratio
	y      float64
	column int
	mean   bool
}

func (m interval) draw(c canvas) {
	y := c.y(m.y)
	at := vg.Point{X: c.within(m.ratio.Value), Y: y}
	c.line(series(m.column).color(0.22), 4, c.within(1), y, at.X, y)
	if i := m.ratio.Interval; i.Known() {
		c.line(series(m.column).color(0.75), 1.5, c.within(i.Lo), y, c.within(i.Hi), y)
	}
	path := disc(at, 3)
	if m.mean {
		path = diamond(at, 4)
	}
	if m.ratio.Differ {
		c.fill(series(m.column).color(1), path)
		return
	}
	c.SetColor(series(m.column).color(1))
	c.SetLineWidth(1.5)
	c.SetLineDash(nil, 0)
	c.Stroke(path)
}

// A spot of a scatter is two ratios of one column: a dot, or a diamond for a mean.
type spot struct {
	column int
	x, y   float64
	mean   bool
}

func (s spot) draw(c canvas) {
	at := vg.Point{X: c.x(math.Log2(s.x)), Y: c.y(math.Log2(s.y))}
	if s.mean {
		c.fill(series(s.column).color(1), diamond(at, 8))
		return
	}
	c.fill(series(s.column).color(0.6), disc(at, 4))
}

// scatter sets one ratio against another.
func scatter(spots []spot, xName, yName, words string, width, height float64) *chart {
	xs, ys := newSpan(), newSpan()
	xs.hold(1)
	ys.hold(1)
	for _, s := range spots {
		xs.hold(s.x)
		ys.hold(s.y)
	}
	c := &chart{width: width, height: height, words: words, x: xs.padded(1), y: ys.padded(1), xName: xName, yName: yName, levels: true}
	c.yTicks = ratioTicks(c.y)
	c.xTicks = thin(ratioTicks(c.x), c.x, c.fieldWidth())
	for _, mean := range []bool{false, true} {
		for _, s := range spots {
			if s.mean == mean {
				c.marks = append(c.marks, s)
			}
		}
	}
	return c
}

// bars is a chart of shares, the longest at the top.
func bars(labels []string, shares []float64, column int, words string, width float64) *chart {
	const step = 19.0
	total := step * float64(len(labels))
	c := &chart{width: width, height: total + axisRoom, words: words, x: span{0, max(1e-9, shares[0]) * 1.02}, y: span{-total, 0}}
	for i, share := range shares {
		y := -(float64(i) + 0.5) * step
		c.yTicks = append(c.yTicks, tick{y, labels[i]})
		c.marks = append(c.marks, bar{y: y, share: share, column: column})
	}
	c.xTicks = thin(shareTicks(c.x.hi), c.x, c.fieldWidth())
	return c
}

// shareTicks marks shares up to the highest at round percents.
func shareTicks(high float64) []tick {
	for _, step := range []float64{0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2} {
		if high/step > 6 && step < 0.2 {
			continue
		}
		var ticks []tick
		for n := 0.0; n*step <= high; n++ {
			ticks = append(ticks, tick{n * step, percent(n * step)})
		}
		// A share of 0 is no ratio of 1.
		ticks[0].at = math.SmallestNonzeroFloat64
		return ticks
	}
	return nil
}

type bar struct {
	y, share float64
	column   int
}

func (b bar) draw(c canvas) {
	middle := c.y(b.y)
	c.fill(series(b.column).color(0.85), rectangle(c.x(0), middle-6, c.x(b.share), middle+6))
}
