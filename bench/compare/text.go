package compare

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// mostExtremes is how many of the biggest winners and losers are listed.
const mostExtremes = 5

// A grid is a table of words: a heading, and groups of lines.
type grid struct {
	heading []string
	lines   [][]string // an empty one separates groups
}

// benchmarks is the table of all benchmarks in one measure, with what was measured
// beside it.
func (c *Comparison) benchmarks(m *Measure) grid {
	g := grid{heading: c.heading("benchmark", m, true)}
	for i, row := range m.Rows {
		if i > 0 {
			g.lines = append(g.lines, nil)
		}
		name := row.Name
		for k, cell := range row.Cells {
			line := []string{name, c.Columns[k].Name}
			name = ""
			if cell == nil {
				line = append(line, "not measured")
				g.lines = append(g.lines, line)
				continue
			}
			write := func(v float64) string { return Quantity(v, m.Unit) }
			line = append(line, write(cell.Center), cell.Interval.Write(write))
			if len(c.Columns) > 1 {
				line = append(line, ratioWords(cell.Ratio, k)...)
			}
			for _, beside := range c.Beside() {
				line = append(line, beside.words(row.Name, k))
			}
			g.lines = append(g.lines, line)
		}
	}
	return g
}

// words is a cell's value with its ratio, where there is a difference.
func (m *Measure) words(row string, column int) string {
	r := m.Row(row)
	if r == nil || r.Cells[column] == nil {
		return ""
	}
	cell := r.Cells[column]
	text := Quantity(cell.Center, m.Unit)
	if cell.Ratio != nil {
		text += " (" + cell.Ratio.Write() + ")"
	}
	return text
}

// heading is that of a table by benchmark or, without their values, by category.
func (c *Comparison) heading(first string, m *Measure, values bool) []string {
	words := []string{first, c.By}
	if values {
		words = append(words, "median", "95 % interval")
	} else {
		words = append(words, "over")
	}
	if len(c.Columns) > 1 {
		words = append(words, m.ratioName(), "95 % interval", "p")
	}
	for _, beside := range c.Beside() {
		words = append(words, beside.Name)
	}
	return words
}

// ratioName says what a measure's ratio is.
func (m *Measure) ratioName() string {
	if m.Speed {
		return "speed"
	}
	return "ratio"
}

// ratioWords are a ratio, its interval and its p-value.
func ratioWords(r *Ratio, column int) []string {
	switch {
	case column == 0:
		return []string{"1", "", ""}
	case r == nil:
		return []string{"", "", ""}
	}
	return []string{r.Write(), r.Interval.Write(Times), Chance(r.P)}
}

// meanWords are a mean, its interval and its p-value. The mean itself is said even
// where it shows no difference, as it sums up those that do.
func meanWords(r *Ratio) []string {
	if r == nil {
		return []string{"", "", ""}
	}
	value := Times(r.Value)
	if !r.Differ {
		value += " ~"
	}
	return []string{value, r.Interval.Write(Times), Chance(r.P)}
}

// means is the table of geometric means, by category and over all.
func (c *Comparison) means(m *Measure) grid {
	g := grid{heading: c.heading("category", m, false)}
	for _, group := range m.groups() {
		if len(group.Benchmarks) == 0 {
			continue
		}
		if len(g.lines) > 0 {
			g.lines = append(g.lines, nil)
		}
		name := group.Name
		for k := 1; k < len(c.Columns); k++ {
			over := fmt.Sprintf("%d of %d", len(group.Benchmarks), len(group.Benchmarks)+len(group.LeftOut))
			line := append([]string{name, c.Columns[k].Name, over}, meanWords(group.Ratios[k])...)
			name = ""
			for _, beside := range c.Beside() {
				text := ""
				if same := beside.Counterpart(group); same != nil && same.Ratios[k] != nil && slices.Equal(same.Benchmarks, group.Benchmarks) {
					text = meanWords(same.Ratios[k])[0]
				}
				line = append(line, text)
			}
			g.lines = append(g.lines, line)
		}
	}
	return g
}

// groups are the categories and the whole.
func (m *Measure) groups() []Group { return append(slices.Clone(m.Categories), m.All) }

// Counterpart returns the group that sums up the same in this measure, or nil.
func (m *Measure) Counterpart(of Group) *Group {
	groups := m.groups()
	for i := range groups {
		if groups[i].Name == of.Name && groups[i].Whole == of.Whole && groups[i].Ratios != nil {
			return &groups[i]
		}
	}
	return nil
}

// extremes lists a measure's biggest winners and losers, a line for each kind and
// column.
func (c *Comparison) extremes(m *Measure) []string {
	above, below := "most", "least"
	if m.Speed {
		above, below = "biggest winners", "biggest losers"
	}
	var lines []string
	for k := 1; k < len(c.Columns); k++ {
		most, least := m.Extremes(k, mostExtremes)
		for _, x := range []struct {
			what string
			rows []*Row
		}{{above, most}, {below, least}} {
			if len(x.rows) == 0 {
				continue
			}
			var words []string
			for _, row := range x.rows {
				words = append(words, row.Name+" "+Times(row.Cells[k].Ratio.Value))
			}
			lines = append(lines, fmt.Sprintf("%s of %s: %s", x.what, c.Columns[k].Name, strings.Join(words, ", ")))
		}
	}
	return lines
}

// explanation says how ratios are to be read.
func (c *Comparison) explanation(m *Measure) string {
	if m.Speed {
		return fmt.Sprintf("speed: how many times as fast as %s; ~ where the values do not show a difference", c.Reference())
	}
	return fmt.Sprintf("ratio: how many times that of %s; ~ where the values do not show a difference", c.Reference())
}

// WriteText writes the comparison for people.
func (c *Comparison) WriteText(w io.Writer) error {
	var text strings.Builder
	for i, m := range c.Primary() {
		if i > 0 {
			text.WriteString("\n")
		}
		c.benchmarks(m).writeText(&text)
		if len(c.Columns) > 1 {
			fmt.Fprintf(&text, "\n%s\n", c.explanation(m))
			if g := c.means(m); len(g.lines) > 0 {
				fmt.Fprintf(&text, "\ngeometric means, %s = 1:\n", c.Reference())
				g.writeText(&text)
			}
			if lines := c.extremes(m); len(lines) > 0 {
				fmt.Fprintf(&text, "\n%s\n", strings.Join(lines, "\n"))
			}
		}
	}
	if len(c.Columns) > 0 {
		text.WriteString("\n")
		for _, column := range c.Columns {
			fmt.Fprintf(&text, "%s: %s\n", column.Name, column.about())
		}
	}
	for _, note := range c.Notes {
		fmt.Fprintf(&text, "note: %s\n", note)
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// about says what a column is.
func (c Column) about() string {
	parts := []string{"from " + c.File}
	if c.Engine != "" && c.Engine != c.Name {
		parts = append(parts, c.Engine)
	}
	for _, part := range []string{c.Version, c.Command, c.Environment} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

func (g grid) writeText(w *strings.Builder) {
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, strings.Join(g.heading, "\t"))
	for _, line := range g.lines {
		// A line without cells would start a new table.
		cells := append(slices.Clone(line), make([]string, len(g.heading)-len(line))...)
		fmt.Fprintln(table, strings.Join(cells, "\t"))
	}
	_ = table.Flush() // writing to memory does not fail
	for line := range strings.Lines(text.String()) {
		w.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
}

// WriteMarkdown writes the comparison as Markdown with tables.
func (c *Comparison) WriteMarkdown(w io.Writer) error {
	var text strings.Builder
	for _, m := range c.Primary() {
		fmt.Fprintf(&text, "## %s by benchmark\n\n", title(m.Name))
		c.benchmarks(m).writeMarkdown(&text)
		if len(c.Columns) == 1 {
			continue
		}
		fmt.Fprintf(&text, "\n%s\n", escape(c.explanation(m)))
		if g := c.means(m); len(g.lines) > 0 {
			fmt.Fprintf(&text, "\n## Geometric means, %s = 1\n\n", escape(c.Reference()))
			g.writeMarkdown(&text)
		}
		if lines := c.extremes(m); len(lines) > 0 {
			text.WriteString("\n")
			for _, line := range lines {
				fmt.Fprintf(&text, "- %s\n", escape(line))
			}
		}
		text.WriteString("\n")
	}
	text.WriteString("## What was compared\n\n")
	for _, column := range c.Columns {
		fmt.Fprintf(&text, "- **%s**: %s\n", escape(column.Name), escape(column.about()))
	}
	for _, note := range c.Notes {
		fmt.Fprintf(&text, "- note: %s\n", escape(note))
	}
	_, err := io.WriteString(w, text.String())
	return err
}

func title(name string) string { return strings.ToUpper(name[:1]) + name[1:] }

func (g grid) writeMarkdown(w *strings.Builder) {
	line := func(cells []string) {
		for _, cell := range cells {
			w.WriteString("| " + escape(cell) + " ")
		}
		w.WriteString("|\n")
	}
	line(g.heading)
	line(slices.Concat([]string{"---", "---"}, slices.Repeat([]string{"---:"}, len(g.heading)-2)))
	for _, cells := range g.lines {
		if len(cells) > 0 {
			line(append(slices.Clone(cells), make([]string, len(g.heading)-len(cells))...))
		}
	}
}

// escape keeps text from being read as Markdown.
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "<", "&lt;", "`", "\\`", "[", `\[`, "~", `\~`).Replace(text)
}
