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
	Category string // empty for all programs
	Programs int    // that both engines ran
	Speed    float64
}

// Worths returns, for all programs and then for each category, what each layer is
// worth: the geometric mean, over the programs that both of its engines ran, of how
// many times as fast they are with it. A layer none of whose programs ran on both
// is not among them.
func Worths(r *Record, layers []Layer) []Worth {
	measures := make([]*compare.Measure, len(layers))
	for i, layer := range layers {
		var rows []*compare.Row
		for _, p := range r.Plan.Programs {
			row := &compare.Row{Name: p.Name, Category: p.Category, Cells: make([]*compare.Cell, 2)}
			for k, engine := range []string{layer.Without, layer.With} {
				if s := (series{p.Name, engine}); r.failure(s) == nil {
					row.Cells[k] = r.figures(s).time
				}
			}
			rows = append(rows, row)
		}
		measures[i] = compare.NewMeasure(compare.Time, formats.UnitSeconds, rows)
	}
	var found []Worth
	for _, category := range append([]string{""}, categories(r.Plan.Programs)...) {
		for i, m := range measures {
			group := &m.All
			if category != "" {
				group = m.Counterpart(compare.Group{Name: category})
			}
			if group != nil && len(group.Benchmarks) > 0 {
				found = append(found, Worth{layers[i], category, len(group.Benchmarks), group.Ratios[1].Value})
			}
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
	fmt.Fprintf(&text, "\nwhat each layer is worth: how many times as fast programs are with it, all else being the same\n")
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
					cells[i] = compare.Times(worth.Speed)
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
