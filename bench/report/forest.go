package report

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

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
	axisRoom   = 22.0
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
func (f forest) draw(width float64) chart {
	columns := 0
	for _, row := range f.rows {
		columns = max(columns, len(row.ratios)-1)
	}
	step := forestStep
	rowHeight := float64(max(1, columns))*step + forestGap
	total := rowHeight * float64(len(f.rows))
	c := newChart(width, total+axisRoom, f.words)
	c.X.Min, c.X.Max = f.span.lo, f.span.hi
	c.Y.Min, c.Y.Max = -total, 0
	var names []plot.Tick
	own := 0.0
	for i, row := range f.rows {
		names = append(names, plot.Tick{Value: -(float64(i) + 0.5) * rowHeight, Label: row.label})
		own = max(own, c.labelWidth(row.label))
	}
	room := max(f.label, own)
	c.Y.Padding = vg.Points(8 + room - own)
	c.Y.Tick.Marker = plot.ConstantTicks(names)
	ticks := c.thin(ratioTicks(f.span.lo, f.span.hi), f.span.lo, f.span.hi, width-room-16)
	c.X.Tick.Marker = plot.ConstantTicks(ticks)
	c.Add(backdrop{ticks: ticks, rowHeight: rowHeight, rows: f.rows})
	for i, row := range f.rows {
		for k, r := range row.ratios {
			if r != nil {
				y := -(float64(i)*rowHeight + forestGap/2 + (float64(k)-0.5)*step)
				c.Add(interval{ratio: r, y: y, column: k, mean: row.mean})
			}
		}
	}
	return c
}

// backdrop is what stands behind a forest: lines at the ticks, the line at 1, and
// between rows.
type backdrop struct {
	ticks     []plot.Tick
	rowHeight float64
	rows      []forestRow
}

// Plot draws it.
func (b backdrop) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for _, t := range b.ticks {
		style := draw.LineStyle{Color: inkGrid.color(1), Width: 1}
		if t.Value == 0 {
			style = draw.LineStyle{Color: inkOne.color(1), Width: 1.5}
		}
		c.StrokeLine2(style, x(t.Value), c.Min.Y, x(t.Value), c.Max.Y)
	}
	for i := range b.rows {
		if i > 0 {
			at := y(-float64(i) * b.rowHeight)
			c.StrokeLine2(draw.LineStyle{Color: inkGrid.color(1), Width: 0.5}, c.Min.X, at, c.Max.X, at)
		}
	}
}

// interval is a ratio's mark, with a faint bar to it from 1 and its interval as a
// line through it. It is hollow where there is no difference to speak of.
type interval struct {
	ratio  *compare.Ratio
	y      float64
	column int
	mean   bool
}

// Plot draws it.
func (m interval) Plot(c draw.Canvas, p *plot.Plot) {
	transX, transY := p.Transforms(&c)
	y := transY(m.y)
	color := series(m.column).color(1)
	clip := func(v float64) vg.Length {
		log := math.Log2(v)
		if math.IsNaN(log) {
			log = math.Inf(-1)
		}
		return min(max(transX(log), c.Min.X), c.Max.X)
	}
	c.StrokeLine2(draw.LineStyle{Color: series(m.column).color(0.22), Width: 4}, clip(1), y, clip(m.ratio.Value), y)
	if i := m.ratio.Interval; i.Known() {
		c.StrokeLine2(draw.LineStyle{Color: series(m.column).color(0.75), Width: 1.5}, clip(i.Lo), y, clip(i.Hi), y)
	}
	at := vg.Point{X: clip(m.ratio.Value), Y: y}
	radius := vg.Length(3)
	if m.mean {
		radius = 4
	}
	path := disc(at, radius)
	if m.mean {
		path = diamond(at, radius)
	}
	c.SetColor(color)
	if m.ratio.Differ {
		c.Fill(path)
		return
	}
	c.SetLineWidth(1.5)
	c.SetLineDash(nil, 0)
	c.Stroke(path)
}

func disc(at vg.Point, radius vg.Length) vg.Path {
	var path vg.Path
	path.Move(vg.Point{X: at.X + radius, Y: at.Y})
	path.Arc(at, radius, 0, 2*math.Pi)
	path.Close()
	return path
}

func diamond(at vg.Point, radius vg.Length) vg.Path {
	var path vg.Path
	path.Move(vg.Point{X: at.X - radius, Y: at.Y})
	path.Line(vg.Point{X: at.X, Y: at.Y + radius})
	path.Line(vg.Point{X: at.X + radius, Y: at.Y})
	path.Line(vg.Point{X: at.X, Y: at.Y - radius})
	path.Close()
	return path
}

// A point of a scatter is two ratios of one column.
type point struct {
	column int
	x, y   float64
	mean   bool
}

// scatter sets one ratio against another.
func scatter(points []point, xName, yName, words string, width, height float64) chart {
	c := newChart(width, height, words)
	xs, ys := newSpan(), newSpan()
	xs.hold(1)
	ys.hold(1)
	for _, p := range points {
		xs.hold(p.x)
		ys.hold(p.y)
	}
	xs, ys = xs.padded(1), ys.padded(1)
	c.X.Min, c.X.Max, c.Y.Min, c.Y.Max = xs.lo, xs.hi, ys.lo, ys.hi
	c.X.Label.Text, c.Y.Label.Text = xName, yName
	c.X.Label.Padding, c.Y.Label.Padding = 4, 4
	xTicks := c.thin(ratioTicks(xs.lo, xs.hi), xs.lo, xs.hi, width-60)
	yTicks := ratioTicks(ys.lo, ys.hi)
	c.X.Tick.Marker, c.Y.Tick.Marker = plot.ConstantTicks(xTicks), plot.ConstantTicks(yTicks)
	c.Y.Padding = 6
	c.Add(backdrop{ticks: xTicks}, levels{yTicks})
	for _, mean := range []bool{false, true} {
		for _, p := range points {
			if p.mean == mean {
				c.Add(spot{p})
			}
		}
	}
	return c
}

// levels are lines at the ticks of the vertical axis.
type levels struct{ ticks []plot.Tick }

// Plot draws them.
func (l levels) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	for _, t := range l.ticks {
		style := draw.LineStyle{Color: inkGrid.color(1), Width: 1}
		if t.Value == 0 {
			style = draw.LineStyle{Color: inkOne.color(1), Width: 1.5}
		}
		c.StrokeLine2(style, c.Min.X, y(t.Value), c.Max.X, y(t.Value))
	}
}

type spot struct{ point }

// Plot draws a dot, or a diamond for a mean.
func (s spot) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	at := vg.Point{X: x(math.Log2(s.x)), Y: y(math.Log2(s.y))}
	if s.mean {
		c.SetColor(series(s.column).color(1))
		c.Fill(diamond(at, 8))
		return
	}
	c.SetColor(series(s.column).color(0.6))
	c.Fill(disc(at, 4))
}

// bars is a chart of shares, the longest at the top.
func bars(labels []string, shares []float64, column int, words string, width float64) chart {
	const step = 19.0
	total := step * float64(len(labels))
	c := newChart(width, total+axisRoom, words)
	c.X.Min, c.X.Max = 0, max(1e-9, shares[0])*1.02
	c.Y.Min, c.Y.Max = -total, 0
	var names []plot.Tick
	for i, l := range labels {
		names = append(names, plot.Tick{Value: -(float64(i) + 0.5) * step, Label: l})
	}
	c.Y.Tick.Marker = plot.ConstantTicks(names)
	c.Y.Padding = 8
	var ticks []plot.Tick
	for _, t := range (plot.DefaultTicks{}).Ticks(0, c.X.Max) {
		if t.Label != "" {
			ticks = append(ticks, plot.Tick{Value: t.Value, Label: percent(t.Value)})
		}
	}
	c.X.Tick.Marker = plot.ConstantTicks(c.thin(ticks, 0, c.X.Max, width-150))
	grid := plotter.NewGrid()
	grid.Vertical.Color, grid.Vertical.Width = inkGrid.color(1), 1
	grid.Horizontal.Width = 0
	c.Add(grid)
	for i, share := range shares {
		c.Add(bar{y: -(float64(i) + 0.5) * step, share: share, column: column})
	}
	return c
}

type bar struct {
	y, share float64
	column   int
}

// Plot draws it.
func (b bar) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	middle := y(b.y)
	var path vg.Path
	path.Move(vg.Point{X: x(0), Y: middle - 6})
	path.Line(vg.Point{X: x(b.share), Y: middle - 6})
	path.Line(vg.Point{X: x(b.share), Y: middle + 6})
	path.Line(vg.Point{X: x(0), Y: middle + 6})
	path.Close()
	c.SetColor(series(b.column).color(0.85))
	c.Fill(path)
}
