package bench

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
)

// A Layer is a part of an engine whose worth is the speed of an engine that has it
// over that of one which lacks it and is the same otherwise.
type Layer struct {
	Name          string
	Without, With string // names of engines
}

// A Worth is what a layer brings in the programs of a category.
type Worth struct {
	Layer    Layer
	Category string         // empty for all programs
	Programs int            // that both engines ran
	Speed    *compare.Ratio // geometric mean of how many times as fast they are with it
}

// Worths returns, for all programs and then for each category, what each layer is
// worth. A layer none of whose programs ran on both of its engines is not among
// them.
func Worths(r *Record, layers []Layer) []Worth {
	measures := make([]*compare.Measure, len(layers))
	for i, layer := range layers {
		var rows []*compare.Row
		for _, p := range r.Plan.Programs {
			row := &compare.Row{Name: p.Name, Category: p.Category}
			for _, engine := range []string{layer.Without, layer.With} {
				s := series{p.Name, engine}
				var cell *compare.Cell
				if r.failure(s) == nil {
					cell = r.figures(s).time
				}
				row.Cells = append(row.Cells, cell)
			}
			rows = append(rows, row)
		}
		measures[i] = compare.NewMeasure(compare.Time, formats.UnitSeconds, rows)
	}
	var found []Worth
	add := func(layer Layer, category string, g *compare.Group) {
		if g != nil && len(g.Benchmarks) > 0 && g.Ratios[1] != nil {
			found = append(found, Worth{layer, category, len(g.Benchmarks), g.Ratios[1]})
		}
	}
	for i, layer := range layers {
		add(layer, "", &measures[i].All)
	}
	for _, category := range categories(r.Plan.Programs) {
		for i, layer := range layers {
			add(layer, category, measures[i].Counterpart(compare.Group{Name: category}))
		}
	}
	return found
}

// WriteLayers writes what each layer is worth, a line for each category.
func WriteLayers(w io.Writer, r *Record, layers []Layer) error {
	worths := Worths(r, layers)
	if len(worths) == 0 {
		return nil
	}
	var text strings.Builder
	fmt.Fprintf(&text, "\nwhat each layer is worth: how many times as fast programs are with it, all else being the same;\n~ where the values do not show a difference\n")
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for i, layer := range layers {
		fmt.Fprintf(table, "  %s\t%s\tfrom %s to %s\n", column(i), layer.Name, layer.Without, layer.With)
	}
	_ = table.Flush() // writing to memory does not fail
	table = tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "  category\tprograms")
	for i := range layers {
		fmt.Fprintf(table, "\t%s", column(i))
	}
	fmt.Fprintln(table)
	for _, category := range append([]string{""}, categories(r.Plan.Programs)...) {
		cells := make([]string, len(layers))
		programs := 0
		for _, worth := range worths {
			for i, layer := range layers {
				if worth.Category == category && worth.Layer == layer {
					cells[i] = compare.Times(worth.Speed.Value)
					if !worth.Speed.Differ {
						cells[i] += " ~"
					}
					programs = max(programs, worth.Programs)
				}
			}
		}
		if programs == 0 {
			continue
		}
		name := category
		if name == "" {
			name = "all"
		}
		fmt.Fprintf(table, "  %s\t%d\t%s\n", name, programs, strings.Join(cells, "\t"))
	}
	_ = table.Flush() // writing to memory does not fail
	_, err := io.WriteString(w, trimLines(text.String()))
	return err
}

// column names the i-th layer's column: a, b, c, ...
func column(i int) string { return string(rune('a' + i)) }
