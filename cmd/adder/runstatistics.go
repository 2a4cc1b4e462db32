package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/adder-vm/adder/specialize"
	"github.com/adder-vm/adder/vm/regcode"
)

// runStatistics is what a run has counted, as JSON has it.
type runStatistics struct {
	Instructions uint64            `json:"instructions"`
	Executed     map[string]uint64 `json:"executed"` // by instruction
	Misses       map[string]uint64 `json:"misses"`
	Families     []instStatistics  `json:"families"`
	Operations   []instStatistics  `json:"operations"` // the most executed first
	Pairs        []pairStatistics  `json:"pairs"`
}

// instStatistics are the counts of an instruction, or of all of a family.
type instStatistics struct {
	Name        string            `json:"name"`
	Family      string            `json:"family,omitempty"`
	Generic     string            `json:"generic,omitempty"` // of a specialized form
	Executed    uint64            `json:"executed"`
	Specialized uint64            `json:"specialized"`
	Hit         uint64            `json:"hit"`
	Miss        uint64            `json:"miss"`
	Deferred    uint64            `json:"deferred"`
	Deopt       uint64            `json:"deopt"`
	Failed      uint64            `json:"failed"`
	Reasons     map[string]uint64 `json:"reasons,omitempty"` // of failures
}

type pairStatistics struct {
	First  string `json:"first"`
	Second string `json:"second"`
	Count  uint64 `json:"count"`
}

func newRunStatistics(c *specialize.Counts) *runStatistics {
	s := &runStatistics{Executed: map[string]uint64{}, Misses: map[string]uint64{}}
	families := map[string]*instStatistics{}
	for op := range regcode.NumOps {
		i := instStatistics{
			Name: op.String(), Family: op.Family(),
			Executed: c.Executed[op], Specialized: c.Specialized[op], Hit: c.Hits(op), Miss: c.Misses[op],
			Deferred: c.Deferred(op), Deopt: c.Deopts[op], Failed: c.Failed(op),
		}
		if i.Executed == 0 && i.Specialized == 0 && i.Failed == 0 {
			continue
		}
		if g := op.Generic(); g != op {
			i.Generic = g.String()
		}
		for why, n := range c.Failures[op] {
			i.addReason(specialize.Reason(why).String(), n)
		}
		s.Instructions += i.Executed
		if i.Executed > 0 {
			s.Executed[i.Name] = i.Executed
		}
		if i.Miss > 0 {
			s.Misses[i.Name] = i.Miss
		}
		s.Operations = append(s.Operations, i)
		if i.Family == "" {
			continue
		}
		f := families[i.Family]
		if f == nil {
			f = &instStatistics{Name: i.Family}
			families[i.Family] = f
		}
		f.add(&i)
	}
	for _, name := range slices.Sorted(maps.Keys(families)) {
		s.Families = append(s.Families, *families[name])
	}
	most := func(a, b instStatistics) int { return cmp.Compare(b.Executed, a.Executed) }
	slices.SortStableFunc(s.Families, most)
	slices.SortStableFunc(s.Operations, most)
	for a := range regcode.NumOps {
		for b := range regcode.NumOps {
			if n := c.Pairs[a][b]; n > 0 {
				s.Pairs = append(s.Pairs, pairStatistics{a.String(), b.String(), n})
			}
		}
	}
	slices.SortStableFunc(s.Pairs, func(a, b pairStatistics) int { return cmp.Compare(b.Count, a.Count) })
	return s
}

func (i *instStatistics) addReason(why string, n uint64) {
	if n == 0 {
		return
	}
	if i.Reasons == nil {
		i.Reasons = map[string]uint64{}
	}
	i.Reasons[why] += n
}

// add adds the counts of a family's member.
func (i *instStatistics) add(m *instStatistics) {
	i.Executed += m.Executed
	i.Specialized += m.Specialized
	i.Hit += m.Hit
	i.Miss += m.Miss
	i.Deferred += m.Deferred
	i.Deopt += m.Deopt
	i.Failed += m.Failed
	for why, n := range m.Reasons {
		i.addReason(why, n)
	}
}

// A statsTable is one table of the text and Markdown forms. Its first columns are
// names, the others numbers.
type statsTable struct {
	title, about string
	names        int
	head         []string
	rows         [][]string
}

// tables are the tables of the text and Markdown forms. Not more than limit lines
// of each are shown, and a last one says how many there are besides.
func (s *runStatistics) tables(limit int) []statsTable {
	counts := []string{"executed", "share", "specialized", "hit", "miss", "deferred", "deopt", "failed"}
	families := statsTable{title: "Families", about: "instructions that can be specialized", names: 1, head: append([]string{"family"}, counts...)}
	for i := range s.Families {
		families.rows = append(families.rows, s.row(&s.Families[i]))
	}
	all := statsTable{title: "Instructions", about: "each form by itself", names: 1, head: append([]string{"instruction"}, counts...)}
	reasons := statsTable{title: "Failures", about: "why instructions were left generic", names: 2, head: []string{"instruction", "reason", "failed"}}
	for i := range s.Operations {
		o := &s.Operations[i]
		all.rows = append(all.rows, s.row(o))
		whys := slices.Sorted(maps.Keys(o.Reasons))
		slices.SortStableFunc(whys, func(a, b string) int { return cmp.Compare(o.Reasons[b], o.Reasons[a]) })
		for _, why := range whys {
			reasons.rows = append(reasons.rows, []string{o.Name, why, strconv.FormatUint(o.Reasons[why], 10)})
		}
	}
	pairs := statsTable{title: "Pairs", about: "an instruction and the one executed next", names: 2, head: []string{"first", "second", "executed", "share"}}
	for _, p := range s.Pairs {
		pairs.rows = append(pairs.rows, []string{p.First, p.Second, strconv.FormatUint(p.Count, 10), s.share(p.Count)})
	}
	tables := []statsTable{families, all, reasons, pairs}
	for i := range tables {
		t := &tables[i]
		if more := len(t.rows) - limit; more > 0 {
			last := make([]string, len(t.head))
			last[0] = fmt.Sprintf("and %d more", more)
			t.rows = append(t.rows[:limit], last)
		}
	}
	return tables
}

func (s *runStatistics) row(i *instStatistics) []string {
	row := []string{i.Name, strconv.FormatUint(i.Executed, 10), s.share(i.Executed)}
	for _, n := range []uint64{i.Specialized, i.Hit, i.Miss, i.Deferred, i.Deopt, i.Failed} {
		row = append(row, strconv.FormatUint(n, 10))
	}
	return row
}

func (s *runStatistics) share(n uint64) string {
	if s.Instructions == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(s.Instructions))
}

// statsShown is how many lines of each table the text form shows, and Markdown
// statsListed.
const (
	statsShown  = 40
	statsListed = 100
)

func (s *runStatistics) text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d instructions\n", s.Instructions)
	for _, t := range s.tables(statsShown) {
		if len(t.rows) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s: %s\n", t.title, t.about)
		w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
		for _, row := range append([][]string{t.head}, t.rows...) {
			// Names are set to the left by filling them up.
			for i := range t.names {
				row[i] += strings.Repeat(" ", t.width(i)-len(row[i]))
			}
			fmt.Fprintln(w, strings.Join(row, "\t")+"\t")
		}
		_ = w.Flush() // a bytes.Buffer takes everything
	}
	return b.Bytes()
}

// width is that of a column.
func (t *statsTable) width(column int) int {
	n := len(t.head[column])
	for _, row := range t.rows {
		n = max(n, len(row[column]))
	}
	return n
}

func (s *runStatistics) markdown() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Statistics of a run\n\n%d instructions\n", s.Instructions)
	for _, t := range s.tables(statsListed) {
		if len(t.rows) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n<details>\n<summary>%s</summary>\n\n| %s |\n|", t.title, t.about, strings.Join(t.head, " | "))
		for i := range t.head {
			if i < t.names {
				b.WriteString(" :--- |")
			} else {
				b.WriteString(" ---: |")
			}
		}
		b.WriteByte('\n')
		for _, row := range t.rows {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		}
		b.WriteString("\n</details>\n")
	}
	return b.Bytes()
}
