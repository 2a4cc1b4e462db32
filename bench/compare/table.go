package compare

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchproc"

	"github.com/adder-vm/adder/bench/formats"
)

// A table is measurements sorted into rows and columns, not yet summed up.
type table struct {
	by       string // what a column is
	columns  []Column
	rows     []rowName
	measures []string
	units    map[string]string // of measures
	cells    map[place]*cell
}

type rowName struct{ name, category string }

// A place is a measure's cell.
type place struct {
	measure     string
	row, column int
}

type cell struct {
	values []float64
	runs   []*formats.Run
}

// An entry is a run as benchproc sees it, with where it is from.
type entry struct {
	result *benchfmt.Result
	run    *formats.Run
	column Column
	row    string // the category
}

// firstMeasures are what comes before counters, in this order.
var firstMeasures = []string{Time, "memory", "count", Memory}

// measureNames are what benchmarks' own values are called, by unit.
var measureNames = map[string]string{
	formats.UnitSeconds: Time,
	formats.UnitBytes:   "memory",
	formats.UnitCount:   "count",
}

// entries makes results of all runs that have values.
func (t *table) entries(suites []*formats.Suite) []entry {
	labels := fileLabels(suites)
	categories := map[string]string{}
	for _, s := range suites {
		for _, b := range s.Benchmarks {
			if c := b.Category(); c != "" && categories[b.Program()] == "" {
				categories[b.Program()] = c
			}
		}
	}
	var found []entry
	for i, s := range suites {
		for _, b := range s.Benchmarks {
			column := Column{
				File: labels[i], Engine: b.Engine(), Version: b.Text(formats.KeyVersion), Command: b.Text(formats.KeyCommand),
				Environment: b.Text(formats.KeyEnvironment), Layers: b.Text(formats.KeyLayers),
			}
			if column.Version == "" && b.Text("python_version") != "" {
				column.Version = strings.TrimSpace(b.Text("python_implementation") + " " + b.Text("python_version"))
			}
			for _, r := range b.Runs {
				if len(r.Values) == 0 {
					continue
				}
				category := categories[b.Program()]
				found = append(found, entry{t.result(b, r, column, category), r, column, category})
			}
		}
	}
	return found
}

// result makes a benchfmt.Result of a run: its values, its peak memory and its
// counters, in units that are the measures' names.
func (t *table) result(b *formats.Benchmark, r *formats.Run, column Column, category string) *benchfmt.Result {
	result := &benchfmt.Result{Name: benchfmt.Name(b.Program()), Iters: 1}
	for key, value := range map[string]string{
		".file": column.File, "engine": column.Engine, "version": column.Version, "command": column.Command,
		"environment": column.Environment, "layers": column.Layers, "category": category,
	} {
		result.SetConfig(key, value)
	}
	add := func(measure, unit string, value float64) {
		if _, known := t.units[measure]; !known {
			t.units[measure] = unit
			t.measures = append(t.measures, measure)
		}
		result.Values = append(result.Values, benchfmt.Value{Value: value, Unit: measure})
	}
	for _, v := range r.Values {
		add(measureNames[b.Unit()], b.Unit(), v)
	}
	if peak, ok := r.Number(formats.KeyPeak); ok && peak > 0 {
		add(Memory, formats.UnitBytes, peak)
	}
	counters := r.Counters()
	for _, name := range slices.Sorted(maps.Keys(counters)) {
		add(strings.ReplaceAll(name, "_", " "), formats.CounterUnit(name), counters[name])
	}
	return result
}

// fileLabels names files as briefly as tells them apart.
func fileLabels(suites []*formats.Suite) []string {
	brief := func(s *formats.Suite) string {
		return strings.TrimSuffix(strings.TrimSuffix(filepath.Base(s.Source), ".gz"), ".json")
	}
	labels := make([]string, len(suites))
	for i, s := range suites {
		labels[i] = brief(s)
		for k, other := range suites {
			if k != i && brief(other) == labels[i] {
				labels[i] = s.Source
				break
			}
		}
	}
	seen := map[string]int{}
	for i, label := range labels {
		if seen[label]++; seen[label] > 1 {
			labels[i] = fmt.Sprintf("%s#%d", label, seen[label])
		}
	}
	return labels
}

// projections returns what stands in rows and columns: what the options say, or
// what suits the files. The engines of one file are set side by side; files with
// one engine each are; files with the same several engines are, engine by engine;
// files with several that none of them shares are like one; any others make a
// column of every engine of every file.
func projections(entries []entry, o Options) (rows, columns string) {
	rows, columns = o.Rows, o.Columns
	engines := map[string]map[string]bool{} // by file
	several := false
	for _, e := range entries {
		if engines[e.column.File] == nil {
			engines[e.column.File] = map[string]bool{}
		}
		of := engines[e.column.File]
		of[e.column.Engine] = true
		several = several || len(of) > 1
	}
	same, shared := true, false
	var first map[string]bool
	all := map[string]bool{}
	for _, of := range engines {
		if first == nil {
			first = of
		}
		same = same && maps.Equal(first, of)
		for engine := range of {
			shared = shared || all[engine]
			all[engine] = true
		}
	}
	paired := ""
	if columns == "" {
		switch {
		case len(engines) == 1 || several && !shared:
			columns = "engine"
		case !several:
			columns = ".file"
		case same:
			columns, paired = ".file", ",engine"
		default:
			columns = ".file,engine"
		}
	}
	if rows == "" {
		rows = ".fullname" + paired
	}
	return rows, columns
}

// newTable sorts suites into rows and columns.
func newTable(suites []*formats.Suite, o Options) (*table, error) {
	t := &table{units: map[string]string{}, cells: map[place]*cell{}}
	entries := t.entries(suites)
	query := o.Filter
	if query == "" {
		query = "*"
	}
	filter, err := benchproc.NewFilter(query)
	if err != nil {
		return nil, fmt.Errorf("filter %q: %w", query, err)
	}
	rowsBy, columnsBy := projections(entries, o)
	switch columnsBy {
	case "engine":
		t.by = "engine"
	case ".file":
		t.by = "file"
	default:
		t.by = "column"
	}
	var parser benchproc.ProjectionParser
	rowOf, err := parser.Parse(rowsBy, filter)
	if err != nil {
		return nil, fmt.Errorf("rows %q: %w", rowsBy, err)
	}
	columnOf, err := parser.Parse(columnsBy, filter)
	if err != nil {
		return nil, fmt.Errorf("columns %q: %w", columnsBy, err)
	}

	type keyed struct {
		entry
		row, column benchproc.Key
	}
	var kept []keyed
	rowKeys, columnKeys := map[benchproc.Key]rowName{}, map[benchproc.Key]Column{}
	mixed := map[[2]benchproc.Key]Column{}
	for _, e := range entries {
		if ok, _ := filter.Apply(e.result); !ok {
			continue
		}
		k := keyed{e, rowOf.Project(e.result), columnOf.Project(e.result)}
		kept = append(kept, k)
		if _, known := rowKeys[k.row]; !known {
			rowKeys[k.row] = rowName{label(k.row, string(e.result.Name)), e.row}
		}
		at := [2]benchproc.Key{k.row, k.column}
		if before, known := mixed[at]; !known {
			mixed[at] = e.column
		} else if before.Engine != e.column.Engine {
			return nil, fmt.Errorf("%s in column %s would mix the values of %s and %s: have engine among the rows or columns, or filter by it",
				rowKeys[k.row].name, label(k.column, "values"), before.Engine, e.column.Engine)
		}
		if before, known := columnKeys[k.column]; known {
			columnKeys[k.column] = before.common(e.column)
		} else {
			column := e.column
			column.Name = label(k.column, "values")
			columnKeys[k.column] = column
		}
	}
	if len(kept) == 0 {
		return nil, fmt.Errorf("filter %q leaves nothing of the %d runs", query, len(entries))
	}
	columns := sorted(columnKeys)
	if columns, err = t.place(columns, columnKeys, o.Reference); err != nil {
		return nil, err
	}
	rows := sorted(rowKeys)
	for _, k := range rows {
		t.rows = append(t.rows, rowKeys[k])
	}
	for _, k := range kept {
		row, column := slices.Index(rows, k.row), slices.Index(columns, k.column)
		for _, v := range k.result.Values {
			t.add(place{v.Unit, row, column}, v.Value, k.run)
		}
	}
	t.order()
	return t, t.check()
}

// place sets the columns in order, the reference first.
func (t *table) place(keys []benchproc.Key, columns map[benchproc.Key]Column, reference string) ([]benchproc.Key, error) {
	if reference != "" {
		at := slices.IndexFunc(keys, func(k benchproc.Key) bool { return columns[k].Name == reference })
		if at < 0 {
			var there []string
			for _, k := range keys {
				there = append(there, columns[k].Name)
			}
			return nil, fmt.Errorf("reference %q: there is no such column; there are %s", reference, strings.Join(there, ", "))
		}
		keys = slices.Concat([]benchproc.Key{keys[at]}, keys[:at], keys[at+1:])
	}
	for _, k := range keys {
		t.columns = append(t.columns, columns[k])
	}
	return keys, nil
}

func (t *table) add(at place, value float64, run *formats.Run) {
	c := t.cells[at]
	if c == nil {
		c = &cell{}
		t.cells[at] = c
	}
	c.values = append(c.values, value)
	if n := len(c.runs); n == 0 || c.runs[n-1] != run {
		c.runs = append(c.runs, run)
	}
}

// order brings the measures into the order they are shown in, without those that
// the filter left nothing of.
func (t *table) order() {
	there := map[string]bool{}
	for at := range t.cells {
		there[at.measure] = true
	}
	t.measures = slices.DeleteFunc(t.measures, func(m string) bool { return !there[m] })
	rank := func(m string) int {
		if at := slices.Index(firstMeasures, m); at >= 0 {
			return at
		}
		return len(firstMeasures)
	}
	slices.SortStableFunc(t.measures, func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
}

// check finds benchmarks whose values have different units in different columns,
// and columns that have no benchmark in common.
func (t *table) check() error {
	common := false
	for r, row := range t.rows {
		own := map[string]string{} // column by measure
		columns := map[int]bool{}
		for _, measure := range measureNames {
			for c, column := range t.columns {
				if t.cells[place{measure, r, c}] != nil {
					own[measure] = column.Name
					columns[c] = true
				}
			}
		}
		if len(own) > 1 {
			var units []string
			for _, measure := range slices.Sorted(maps.Keys(own)) {
				units = append(units, fmt.Sprintf("%s in %s", measure, own[measure]))
			}
			return fmt.Errorf("%s has values of different units, which cannot be compared: %s; measure the same in both, or leave it out with a filter, as in -.fullname:%s",
				row.name, strings.Join(units, ", "), row.name)
		}
		common = common || len(columns) > 1
	}
	if !common && len(t.columns) > 1 {
		var each []string
		for c, column := range t.columns {
			var names []string
			for r, row := range t.rows {
				for _, measure := range measureNames {
					if t.cells[place{measure, r, c}] != nil {
						names = append(names, row.name)
					}
				}
			}
			each = append(each, fmt.Sprintf("%s has %s", column.Name, few(names, 5)))
		}
		return fmt.Errorf("the columns have no benchmark in common: %s; compare files that measure the same programs", strings.Join(each, "; "))
	}
	return nil
}

// common is what two columns have in common, under the first one's name.
func (c Column) common(other Column) Column {
	both := func(a *string, b string) {
		if *a != b {
			*a = ""
		}
	}
	if !slices.Contains(strings.Split(c.File, ", "), other.File) {
		c.File += ", " + other.File
	}
	both(&c.Engine, other.Engine)
	both(&c.Version, other.Version)
	both(&c.Command, other.Command)
	both(&c.Environment, other.Environment)
	both(&c.Layers, other.Layers)
	return c
}

// label names a row or a column by its key.
func label(k benchproc.Key, otherwise string) string {
	if text := strings.TrimSpace(k.StringValues()); text != "" {
		return text
	}
	return otherwise
}

func sorted[V any](keys map[benchproc.Key]V) []benchproc.Key {
	found := slices.Collect(maps.Keys(keys))
	benchproc.SortKeys(found)
	return found
}

// few lists the first n of names and says how many more there are.
func few(names []string, n int) string {
	if len(names) <= n+1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:n], ", "), len(names)-n)
}
