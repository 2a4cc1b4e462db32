package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
)

// The widths that charts are drawn in: for wide screens, for phones, and for the
// small ones that stand beside each other on the former.
const (
	wide   = 880
	narrow = 340
	small  = 350
)

// both draws a chart for wide and for narrow screens.
func both(draw func(width float64) *chart) (*figure, error) {
	w, err := draw(wide).svg()
	if err != nil {
		return nil, err
	}
	n, err := draw(narrow).svg()
	if err != nil {
		return nil, err
	}
	return &figure{w, n}, nil
}

// addForests draws the ratios: of categories, and of the benchmarks of each.
func (p *content) addForests(c *compare.Comparison) error {
	if len(c.Columns) < 2 {
		return nil
	}
	m := p.Measure
	words := m.Name + " ratios to " + c.Reference()
	if m.Speed {
		words = "speed beside " + c.Reference()
	}
	var overview []forestRow
	byCategory := map[string][]forestRow{}
	var all []forestRow
	for _, row := range sortedRows(m) {
		r := forestRow{label: row.Name, ratios: make([]*compare.Ratio, len(row.Cells))}
		for k, cell := range row.Cells {
			if cell != nil {
				r.ratios[k] = cell.Ratio
			}
		}
		byCategory[row.Category] = append(byCategory[row.Category], r)
		all = append(all, r)
	}
	names := []string{}
	for _, g := range m.Categories {
		if len(g.Benchmarks) > 0 {
			overview = append(overview, forestRow{label: g.Name, ratios: g.Ratios, mean: true})
			if len(byCategory[g.Name]) > 1 {
				byCategory[g.Name] = append(byCategory[g.Name], forestRow{label: "mean", ratios: g.Ratios, mean: true})
			}
		}
		names = append(names, g.Name)
	}
	if len(m.All.Benchmarks) > 0 {
		overview = append(overview, forestRow{label: "all", ratios: m.All.Ratios, mean: true})
	}
	if len(byCategory[""]) > 0 {
		names = append(names, "")
	}
	shared, label := spanOf(all), 0.0
	for _, row := range slices.Concat(all, overview) {
		label = max(label, labelWidth(row.label))
	}
	var err error
	if len(overview) > 1 {
		f := forest{"geometric means of " + words + ", by category", overview, spanOf(overview), label}
		if p.Overview, err = both(f.draw); err != nil {
			return err
		}
	}
	for _, name := range names {
		f := forest{fmt.Sprintf("%s, %s", words, name), byCategory[name], shared, label}
		drawn, err := both(f.draw)
		if err != nil {
			return err
		}
		p.Forests = append(p.Forests, forestView{name, *drawn})
	}
	return nil
}

// sortedRows returns a measure's rows, those whose last column is highest first.
func sortedRows(m *compare.Measure) []*compare.Row {
	rows := slices.Clone(m.Rows)
	key := func(r *compare.Row) float64 {
		last := r.Cells[len(r.Cells)-1]
		if last == nil || last.Ratio == nil {
			return 0
		}
		return last.Ratio.Value
	}
	slices.SortStableFunc(rows, func(a, b *compare.Row) int {
		switch x, y := key(a), key(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return rows
}

// addScatter sets memory against speed.
func (p *content) addScatter(c *compare.Comparison) error {
	memory := c.Measure(compare.Memory)
	if memory == nil || len(c.Columns) < 2 {
		return nil
	}
	var points []spot
	for _, row := range p.Measure.Rows {
		other := memory.Row(row.Name)
		if other == nil {
			continue
		}
		for k, cell := range row.Cells {
			if cell != nil && cell.Ratio != nil && other.Cells[k] != nil && other.Cells[k].Ratio != nil {
				points = append(points, spot{k, cell.Ratio.Value, other.Cells[k].Ratio.Value, false})
			}
		}
	}
	for k := range c.Columns {
		a, b := p.Measure.All.Ratios[k], memory.All.Ratios[k]
		if a != nil && b != nil {
			points = append(points, spot{k, a.Value, b.Value, true})
		}
	}
	if len(points) == 0 {
		return nil
	}
	what := p.Measure.Name
	if p.Measure.Speed {
		what = "speed"
	}
	var err error
	p.Scatter, err = both(func(width float64) *chart {
		return scatter(points, what+" beside "+c.Reference(), "peak memory beside "+c.Reference(),
			"peak memory against "+what+", a dot for each benchmark", width, min(420, 0.95*width))
	})
	return err
}

// addBenchmarks draws the distribution and the warm-up of every benchmark.
func (p *content) addBenchmarks(c *compare.Comparison) error {
	for i, row := range p.Measure.Rows {
		var samples []sample
		for k, cell := range row.Cells {
			if cell == nil {
				continue
			}
			s := sample{column: k, name: c.Columns[k].Name, center: cell.Center, interval: cell.Interval}
			for _, r := range cell.Runs {
				values, warm := r.Series()
				s.series = append(s.series, values)
				s.warmups = append(s.warmups, warm)
			}
			samples = append(samples, s)
		}
		d, err := distribution(samples, p.Measure.Unit, "distribution of "+row.Name, small).svg()
		if err != nil {
			return err
		}
		w, err := curves(samples, "warm-up of "+row.Name, small, 170).svg()
		if err != nil {
			return err
		}
		p.Benchmarks = append(p.Benchmarks, benchmarkView{row.Name, row.Category, fmt.Sprintf("b%d", i), d, w})
	}
	return nil
}

// mostOpcodes is how many of the hottest are shown.
const mostOpcodes = 24

type opcodesView struct {
	Column columnView
	Over   int // benchmarks
	figure
	Rows []opcodeRow
}

type opcodeRow struct {
	Name         string
	Share, Count number
}

// addOpcodes draws the hottest opcodes of each column that counted them. A share
// is the mean of the shares in each benchmark, so that a long one counts no more
// than a short one.
func (p *content) addOpcodes(c *compare.Comparison) error {
	for k := range c.Columns {
		shares, counts := map[string]float64{}, map[string]float64{}
		over := 0
		for _, row := range p.Measure.Rows {
			if row.Cells[k] == nil {
				continue
			}
			own, total := map[string]float64{}, 0.0
			for _, r := range row.Cells[k].Runs {
				for name, n := range r.Numbers(formats.OpcodePrefix) {
					own[name] += n
					total += n
				}
			}
			if total == 0 {
				continue
			}
			over++
			for name, n := range own {
				shares[name] += n / total
				counts[name] += n
			}
		}
		if over == 0 {
			continue
		}
		var names []string
		for name := range shares {
			shares[name] /= float64(over)
			names = append(names, name)
		}
		slices.SortFunc(names, func(a, b string) int {
			switch {
			case shares[a] > shares[b]:
				return -1
			case shares[a] < shares[b]:
				return 1
			}
			return strings.Compare(a, b)
		})
		names = names[:min(mostOpcodes, len(names))]
		view := opcodesView{Column: p.Columns[k], Over: over}
		var lengths []float64
		for _, name := range names {
			lengths = append(lengths, shares[name])
			view.Rows = append(view.Rows, opcodeRow{name, exact(percent(shares[name]), shares[name]), exact(compare.Quantity(counts[name], formats.UnitCount), counts[name])})
		}
		drawn, err := both(func(width float64) *chart {
			return bars(names, lengths, k, "hottest opcodes of "+c.Columns[k].Name, width)
		})
		if err != nil {
			return err
		}
		view.figure = *drawn
		p.Opcodes = append(p.Opcodes, view)
	}
	return nil
}

// A layerView is what one layer is worth: the speed of a column that has it beside
// one that lacks it and nothing else.
type layerView struct {
	Name, With, Without string
	Index               int
	Ratios              []layerRatio
}

type layerRatio struct {
	Category string
	Ratio    *ratioView
}

// addLayers finds the columns that differ by one layer, and compares each two.
func (p *content) addLayers(suites []*formats.Suite, o compare.Options, c *compare.Comparison) error {
	type pair struct {
		layer         string
		without, with int
	}
	var pairs []pair
	for a := range c.Columns {
		for b := range c.Columns {
			if layer, ok := oneMore(c.Columns[a].Layers, c.Columns[b].Layers); ok {
				pairs = append(pairs, pair{layer, a, b})
			}
		}
	}
	if bare, full, ok := extremeLayers(c.Columns); ok {
		pairs = slices.Insert(pairs, 0, pair{"everything", bare, full})
	}
	if len(pairs) == 0 {
		return nil
	}
	var rows []forestRow
	add := func(name string, pair int, r *compare.Ratio) {
		at := slices.IndexFunc(rows, func(x forestRow) bool { return x.label == name })
		if at < 0 {
			at = len(rows)
			rows = append(rows, forestRow{label: name, ratios: make([]*compare.Ratio, len(pairs)+1), mean: true})
		}
		rows[at].ratios[pair+1] = r
	}
	for i, x := range pairs {
		o.Reference = c.Columns[x.without].Name
		beside, err := compare.New(suites, o)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(beside.Columns, func(column compare.Column) bool { return column.Name == c.Columns[x.with].Name })
		m := beside.Measure(p.Measure.Name)
		view := layerView{Name: x.layer, With: c.Columns[x.with].Name, Without: c.Columns[x.without].Name, Index: colorIndex(i + 1)}
		for _, g := range append(slices.Clone(m.Categories), m.All) {
			if len(g.Benchmarks) > 0 {
				add(g.Name, i, g.Ratios[at])
				view.Ratios = append(view.Ratios, layerRatio{g.Name, viewRatio(g.Ratios[at], true)})
			}
		}
		p.Layers = append(p.Layers, view)
	}
	if len(rows) == 0 {
		p.Layers = nil
		return nil
	}
	f := forest{"what each layer is worth, by category", rows, spanOf(rows), 0}
	var err error
	p.LayerChart, err = both(f.draw)
	return err
}

// oneMore tells which layer with has beyond without, if that is all the
// difference. No layers at all is not said to be fewer.
func oneMore(without, with string) (layer string, ok bool) {
	if without == "" || with == "" {
		return "", false
	}
	a, b := layerSet(without), layerSet(with)
	if len(b) != len(a)+1 {
		return "", false
	}
	for word := range b {
		if !a[word] {
			if layer != "" {
				return "", false
			}
			layer = word
		}
	}
	return layer, layer != ""
}

// extremeLayers finds the column with the most layers, and one that has not even
// one of them.
func extremeLayers(columns []compare.Column) (bare, full int, ok bool) {
	for k, column := range columns {
		if len(layerSet(column.Layers)) > len(layerSet(columns[full].Layers)) {
			full = k
		}
	}
	most := layerSet(columns[full].Layers)
	for k, column := range columns {
		own := layerSet(column.Layers)
		shared := false
		for layer := range own {
			shared = shared || most[layer]
		}
		if len(own) > 0 && !shared {
			return k, full, true
		}
	}
	return 0, 0, false
}

func layerSet(text string) map[string]bool {
	found := map[string]bool{}
	for word := range strings.SplitSeq(text, ",") {
		if word = strings.TrimSpace(word); word != "" {
			found[word] = true
		}
	}
	return found
}
