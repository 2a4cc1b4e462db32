package compare

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
)

// WriteJSON writes the comparison with all its digits for other programs. An
// interval that is not known is null.
func (c *Comparison) WriteJSON(w io.Writer) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(c)
}

// csvHeading names the columns of WriteCSV.
var csvHeading = []string{
	"measure", "unit", "level", "name", "category", "column", "n", "center", "lo", "hi",
	"ratio", "ratio_lo", "ratio_hi", "p", "differ",
}

// WriteCSV writes the comparison with all its digits, a line for each measure,
// column, and benchmark, category or the whole, which is what level says. What is
// not known is empty.
func (c *Comparison) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	write := func(fields ...string) { _ = out.Write(fields) } // Flush's error is asked for below
	write(csvHeading...)
	for _, m := range c.Measures {
		for _, row := range m.Rows {
			for k, cell := range row.Cells {
				if cell == nil {
					continue
				}
				lo, hi := ends(cell.Interval)
				line := []string{m.Name, m.Unit, "benchmark", row.Name, row.Category, c.Columns[k].Name, strconv.Itoa(cell.N), number(cell.Center), lo, hi}
				write(append(line, ratioFields(cell.Ratio)...)...)
			}
		}
		for _, g := range m.groups() {
			level, category := "category", g.Name
			if g.Whole {
				level, category = "all", ""
			}
			for k, r := range g.Ratios {
				if r != nil {
					line := []string{m.Name, m.Unit, level, g.Name, category, c.Columns[k].Name, strconv.Itoa(len(g.Benchmarks)), "", "", ""}
					write(append(line, ratioFields(r)...)...)
				}
			}
		}
	}
	out.Flush()
	return out.Error()
}

func ratioFields(r *Ratio) []string {
	if r == nil {
		return []string{"", "", "", "", ""}
	}
	lo, hi := ends(r.Interval)
	return []string{number(r.Value), lo, hi, number(r.P), strconv.FormatBool(r.Differ)}
}

func ends(i Interval) (lo, hi string) {
	if !i.Known() {
		return "", ""
	}
	return number(i.Lo), number(i.Hi)
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
