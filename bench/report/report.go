package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
)

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

// content is what the template is filled with.
type content struct {
	Title     string
	Style     template.CSS
	Series    template.CSS
	When      string
	Reference string
	By        string
	Measure   *compare.Measure
	Columns   []columnView
	Others    []columnView // those that have a ratio
	Beside    []string     // names of the measures beside

	Overview   *figure
	Means      []meanRow
	Forests    []forestView
	Extremes   []extremesView
	Layers     []layerView
	LayerChart *figure
	Scatter    *figure
	Opcodes    []opcodesView
	Benchmarks []benchmarkView
	Rows       []rowView
	Width      int // columns of their table
	Machines   []machineView
	Notes      []string
}

// A columnView is a column with its place in the colours.
type columnView struct {
	compare.Column
	Index  int
	Mean   *ratioView // over all benchmarks
	Beside []besideView
	Over   int // benchmarks in the mean
}

// A figure is a chart drawn for wide and for narrow screens.
type figure struct{ Wide, Narrow template.HTML }

// A number is what the page shows, with all its digits beside.
type number struct{ Text, Value string }

type ratioView struct {
	number
	Interval, P string
	Differ      bool
	Faster      bool // above 1
}

type besideView struct {
	Name string
	number
	Ratio *ratioView
}

type meanRow struct {
	Name   string
	Over   string
	Ratios []*ratioView // by column; nil for the reference
	Beside [][]besideView
}

type forestView struct {
	Name string
	figure
}

type extremesView struct {
	Column        columnView
	Winners, Lost []extreme
}

type extreme struct {
	Name string
	number
}

type rowView struct {
	Name, Category string
	First          bool // of its benchmark
	Column         columnView
	N              int
	Center         number
	Interval       string
	Ratio          *ratioView
	Beside         []besideView
	Missing        bool
}

type benchmarkView struct {
	Name, Category, Anchor string
	Distribution, Curves   template.HTML
}

type machineView struct {
	Name  string
	Facts [][2]string
}

// Write writes a page about the comparison of the suites, which must be of the
// same suites with the same options.
func Write(w io.Writer, title string, suites []*formats.Suite, o compare.Options) error {
	c, err := compare.New(suites, o)
	if err != nil {
		return err
	}
	p := &content{
		Title: title, Style: template.CSS(pageStyle), Series: seriesStyle(),
		Reference: c.Reference(), By: c.By, Measure: c.Primary()[0],
		Notes: c.Notes, Machines: machines(suites), When: when(suites),
	}
	for _, m := range c.Beside() {
		p.Beside = append(p.Beside, m.Name)
	}
	p.Width = 3 + len(p.Beside)
	if len(c.Columns) > 1 {
		p.Width += 2
	}
	p.addColumns(c)
	p.addRows(c)
	for _, add := range []func(*compare.Comparison) error{p.addForests, p.addScatter, p.addOpcodes, p.addBenchmarks} {
		if err := add(c); err != nil {
			return err
		}
	}
	if err := p.addLayers(suites, o, c); err != nil {
		return err
	}
	t, err := template.New("page").Parse(pageText)
	if err != nil {
		return fmt.Errorf("the page's template: %w", err)
	}
	var text strings.Builder
	if err := t.Execute(&text, p); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	_, err = io.WriteString(w, text.String())
	return err
}

func exact(text string, value float64) number {
	return number{typeset(text), strconv.FormatFloat(value, 'g', -1, 64)}
}

// typeset writes on a page what terminals show in ASCII: ratios, intervals and
// prefixes of units.
func typeset(text string) string {
	return strings.NewReplacer("x", "×", " .. ", " – ", " us", " µs").Replace(text)
}

func viewRatio(r *compare.Ratio, mean bool) *ratioView {
	if r == nil {
		return nil
	}
	text := r.Write()
	if mean {
		text = compare.Times(r.Value)
	}
	return &ratioView{exact(text, r.Value), typeset(r.Interval.Write(compare.Times)), compare.Chance(r.P), r.Differ, r.Value > 1}
}

func (p *content) addColumns(c *compare.Comparison) {
	for i, column := range c.Columns {
		v := columnView{Column: column, Index: colorIndex(i)}
		if i > 0 {
			v.Mean = viewRatio(p.Measure.All.Ratios[i], true)
			v.Over = len(p.Measure.All.Benchmarks)
			for _, m := range c.Beside() {
				if r := m.All.Ratios[i]; r != nil {
					v.Beside = append(v.Beside, besideView{Name: m.Name, Ratio: viewRatio(r, true)})
				}
			}
			p.Others = append(p.Others, v)
		}
		p.Columns = append(p.Columns, v)
	}
	if len(c.Columns) < 2 {
		return
	}
	for _, g := range append(append([]compare.Group{}, p.Measure.Categories...), p.Measure.All) {
		if len(g.Benchmarks) == 0 {
			continue
		}
		row := meanRow{Name: g.Name, Over: fmt.Sprintf("%d of %d", len(g.Benchmarks), len(g.Benchmarks)+len(g.LeftOut))}
		for _, r := range g.Ratios[1:] {
			row.Ratios = append(row.Ratios, viewRatio(r, true))
		}
		p.Means = append(p.Means, row)
	}
	for i := 1; i < len(c.Columns); i++ {
		won, lost := p.Measure.Extremes(i, 5)
		view := extremesView{Column: p.Columns[i]}
		for _, row := range won {
			r := row.Cells[i].Ratio.Value
			view.Winners = append(view.Winners, extreme{row.Name, exact(compare.Times(r), r)})
		}
		for _, row := range lost {
			r := row.Cells[i].Ratio.Value
			view.Lost = append(view.Lost, extreme{row.Name, exact(compare.Times(r), r)})
		}
		if len(won)+len(lost) > 0 {
			p.Extremes = append(p.Extremes, view)
		}
	}
}

func (p *content) addRows(c *compare.Comparison) {
	unit := p.Measure.Unit
	write := func(v float64) string { return compare.Quantity(v, unit) }
	for _, row := range p.Measure.Rows {
		for i, cell := range row.Cells {
			v := rowView{Name: row.Name, Category: row.Category, First: i == 0, Column: p.Columns[i]}
			v.Beside = make([]besideView, len(p.Beside))
			if cell == nil {
				v.Missing = true
				p.Rows = append(p.Rows, v)
				continue
			}
			v.N, v.Center, v.Interval = cell.N, exact(write(cell.Center), cell.Center), typeset(cell.Interval.Write(write))
			v.Ratio = viewRatio(cell.Ratio, false)
			for k, m := range c.Beside() {
				r := m.Row(row.Name)
				if r == nil || r.Cells[i] == nil {
					continue
				}
				beside := r.Cells[i]
				v.Beside[k] = besideView{m.Name, exact(compare.Quantity(beside.Center, m.Unit), beside.Center), viewRatio(beside.Ratio, false)}
			}
			p.Rows = append(p.Rows, v)
		}
	}
}

// colorIndex is a column's place among the colours.
func colorIndex(column int) int {
	if column == 0 {
		return 0
	}
	return 1 + (column-1)%(len(seriesColors)-1)
}

// machines says where each file was measured, and with what.
func machines(suites []*formats.Suite) []machineView {
	var found []machineView
	for _, s := range suites {
		v := machineView{Name: s.Source}
		add := func(name, text string) {
			if text != "" {
				v.Facts = append(v.Facts, [2]string{name, text})
			}
		}
		for _, x := range []struct{ name, key string }{
			{"processor", formats.KeyProcessor}, {"processors", formats.KeyCPUs}, {"pinned to", formats.KeyAffinity},
			{"platform", formats.KeyPlatform}, {"host", formats.KeyHostname}, {"Go", formats.KeyGoVersion}, {"commit", formats.KeyCommit},
			{"measured by", "tool"}, {"pyperf", "perf_version"}, {"timer", "timer"},
		} {
			add(x.name, s.Text(x.key))
		}
		low, high, runs := 0.0, -1.0, 0
		for _, b := range s.Benchmarks {
			runs += len(b.Runs)
			for _, r := range b.Runs {
				if load, ok := r.Number(formats.KeyLoad); ok {
					if high < 0 {
						low = load
					}
					low, high = min(low, load), max(high, load)
				}
			}
		}
		if high >= 0 {
			add("load", fmt.Sprintf("%.1f to %.1f", low, high))
		}
		add("processes", strconv.Itoa(runs))
		found = append(found, v)
	}
	return found
}

// when says when the first and the last run started, to the minute.
func when(suites []*formats.Suite) string {
	first, last := "", ""
	for _, s := range suites {
		for _, b := range s.Benchmarks {
			for _, r := range b.Runs {
				date := r.Text(formats.KeyDate)
				if len(date) < len("2006-01-02 15:04") {
					continue
				}
				if date = date[:len("2006-01-02 15:04")]; first == "" || date < first {
					first = date
				}
				last = max(last, date)
			}
		}
	}
	if first == last {
		return first
	}
	if first[:10] == last[:10] {
		return first + " to " + last[11:]
	}
	return first + " to " + last
}

func percent(x float64) string {
	text := strconv.FormatFloat(100*x, 'f', 1, 64)
	return strings.TrimSuffix(text, ".0") + " %"
}
