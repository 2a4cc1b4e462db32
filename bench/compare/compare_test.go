package compare

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/adder-vm/adder/bench/formats"
)

// A series says what a benchmark of a test's suite is.
type series struct {
	program, engine, category string
	seconds                   float64
	peak                      float64
	metadata                  formats.Metadata // of its runs
	unit                      string
}

// suite makes a file of four processes for each series, with four values each
// that rise by a thousandth.
func suite(source string, all ...series) *formats.Suite {
	s := &formats.Suite{Source: source, Version: formats.Version, Metadata: formats.Metadata{formats.KeyProcessor: "a processor", formats.KeyCPUs: 2.0}}
	for _, x := range all {
		b := &formats.Benchmark{Metadata: formats.Metadata{formats.KeyName: x.program, formats.KeyEngine: x.engine}}
		if x.engine != "" {
			b.Metadata[formats.KeyName] = x.program + "@" + x.engine
		}
		b.Metadata.Put(formats.KeyCategory, x.category)
		b.Metadata.Put(formats.KeyUnit, x.unit)
		for process := range 4 {
			r := &formats.Run{Metadata: formats.Metadata{}}
			for key, value := range x.metadata {
				r.Metadata[key] = value
			}
			if x.peak > 0 {
				r.Metadata[formats.KeyPeak] = x.peak * (1 + 0.001*float64(process))
			}
			for k := range 4 {
				r.Values = append(r.Values, x.seconds*(1+0.001*float64(k)+0.0001*float64(process)))
			}
			b.Runs = append(b.Runs, r)
		}
		s.Benchmarks = append(s.Benchmarks, b)
	}
	s.Link()
	return s
}

// threeEngines is one file of them: adder is twice as fast at two of the
// benchmarks, half as fast at one, takes four times the memory, and executes 300
// instructions where the reference executes 100; same cannot be told from the
// reference.
func threeEngines() *formats.Suite {
	var all []series
	for _, program := range []struct{ name, category string }{{"fib", "calls"}, {"nbody", "floats"}, {"mandelbrot", "floats"}} {
		seconds := 0.05
		if program.name == "fib" {
			seconds = 0.2
		}
		counted := func(n float64) formats.Metadata { return formats.Metadata{"counter_instructions": n} }
		all = append(all,
			series{program: program.name, engine: "cpython", category: program.category, seconds: 0.1, peak: 10e6, metadata: counted(100)},
			series{program: program.name, engine: "same", category: program.category, seconds: 0.1, peak: 10e6, metadata: counted(100)},
			series{program: program.name, engine: "adder", category: program.category, seconds: seconds, peak: 40e6, metadata: counted(300)})
	}
	return suite("all.json", all...)
}

func compared(t *testing.T, o Options, suites ...*formats.Suite) *Comparison {
	t.Helper()
	c, err := New(suites, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) }

func TestEnginesOfOneFile(t *testing.T) {
	c := compared(t, Options{}, threeEngines())
	var columns, measures []string
	for _, column := range c.Columns {
		columns = append(columns, column.Name)
	}
	for _, m := range c.Measures {
		measures = append(measures, m.Name)
	}
	if diff := cmp.Diff([]string{"cpython", "same", "adder"}, columns); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{Time, Memory, "instructions"}, measures); diff != "" {
		t.Error(diff)
	}
	for _, tt := range []struct {
		measure, row string
		column       int
		ratio        float64
		differ       bool
	}{
		{Time, "fib", 1, 1, false},
		{Time, "fib", 2, 0.5, true},
		{Time, "nbody", 2, 2, true},
		{Memory, "fib", 2, 4, true},
		{Memory, "fib", 1, 1, false},
		{"instructions", "fib", 2, 3, true},
		{"instructions", "fib", 1, 1, false},
	} {
		cell := c.Measure(tt.measure).Row(tt.row).Cells[tt.column]
		if r := cell.Ratio; !near(r.Value, tt.ratio) || r.Differ != tt.differ {
			t.Errorf("%s of %s in column %d: %+v, want %v, differing %v", tt.measure, tt.row, tt.column, r, tt.ratio, tt.differ)
		}
	}
	fib := c.Measure(Time).Row("fib")
	if fib.Category != "calls" || fib.Cells[0].N != 16 || fib.Cells[0].Ratio != nil || len(fib.Cells[0].Runs) != 4 {
		t.Errorf("fib in the reference: %+v in %q", fib.Cells[0], fib.Category)
	}
	if r := fib.Cells[2].Ratio; r.P >= 0.001 || r.Interval.Lo > 0.5 || r.Interval.Hi < 0.5 || r.Interval.Hi > 0.51 {
		t.Errorf("fib: %+v, want a narrow interval around 0.5", r)
	}
}

func TestMeans(t *testing.T) {
	m := compared(t, Options{}, threeEngines()).Measure(Time)
	if want := math.Cbrt(0.5 * 2 * 2); !near(m.All.Ratios[2].Value, want) {
		t.Errorf("the mean is %v, want %v", m.All.Ratios[2].Value, want)
	}
	if r := m.All.Ratios[2]; !r.Differ || r.Interval.Lo > r.Value || r.Interval.Hi < r.Value || r.Interval.Hi/r.Interval.Lo > 1.02 {
		t.Errorf("the mean: %+v, want a narrow interval around it", r)
	}
	if r := m.All.Ratios[1]; r.Differ || r.P < 0.9 {
		t.Errorf("the mean of two engines that are the same: %+v", r)
	}
	floats, calls := m.Counterpart(Group{Name: "floats"}), m.Counterpart(Group{Name: "calls"})
	if !near(floats.Ratios[2].Value, 2) || !slices.Equal(floats.Benchmarks, []string{"nbody", "mandelbrot"}) {
		t.Errorf("floats: %+v over %v", floats.Ratios[2], floats.Benchmarks)
	}
	if diff := cmp.Diff(m.Row("fib").Cells[2].Ratio, calls.Ratios[2]); diff != "" {
		t.Errorf("a category of one benchmark differs from it: %s", diff)
	}
	if most, least := m.Extremes(2, 1); len(most) != 1 || most[0].Name != "mandelbrot" || len(least) != 1 || least[0].Name != "fib" {
		t.Errorf("extremes %v, %v", most, least)
	}
	if most, least := m.Extremes(1, 5); len(most)+len(least) != 0 {
		t.Errorf("extremes of engines that are the same: %v, %v", most, least)
	}
}

func TestColumnsFromFiles(t *testing.T) {
	one := func(source, engine string, seconds float64) *formats.Suite {
		return suite(source, series{program: "fib", engine: engine, seconds: seconds})
	}
	two := func(source string, seconds float64) *formats.Suite {
		return suite(source, series{program: "fib", engine: "a", seconds: seconds}, series{program: "fib", engine: "b", seconds: seconds})
	}
	other := suite("c.json", series{program: "fib", engine: "a", seconds: 1}, series{program: "fib", engine: "z", seconds: 1})
	for _, tt := range []struct {
		name          string
		suites        []*formats.Suite
		options       Options
		by            string
		columns, rows []string
	}{
		{"one engine each", []*formats.Suite{one("x/a.json", "p", 1), one("x/b.json.gz", "q", 2)}, Options{}, "file", []string{"a", "b"}, []string{"fib"}},
		{"the same name", []*formats.Suite{one("x/a.json", "p", 1), one("y/a.json", "q", 2)}, Options{}, "file", []string{"x/a.json", "y/a.json"}, []string{"fib"}},
		{"the same file", []*formats.Suite{one("a.json", "p", 1), one("a.json", "p", 1)}, Options{}, "file", []string{"a.json", "a.json#2"}, []string{"fib"}},
		{"the same engines", []*formats.Suite{two("a.json", 1), two("b.json", 2)}, Options{}, "file", []string{"a", "b"}, []string{"fib a", "fib b"}},
		{"different engines", []*formats.Suite{two("a.json", 1), other}, Options{}, "column", []string{"a a", "a b", "c a", "c z"}, []string{"fib"}},
		{"engines of their own", []*formats.Suite{two("a.json", 1), suite("z.json", series{program: "fib", engine: "z", seconds: 1})}, Options{}, "engine", []string{"a", "b", "z"}, []string{"fib"}},
		{"one left by the filter", []*formats.Suite{two("a.json", 1), two("b.json", 2)}, Options{Filter: "engine:b"}, "file", []string{"a", "b"}, []string{"fib b"}},
		{"as told", []*formats.Suite{two("a.json", 1), two("b.json", 2)}, Options{Columns: "engine", Rows: ".fullname,.file"}, "engine", []string{"a", "b"}, []string{"fib a", "fib b"}},
		{"another reference", []*formats.Suite{two("a.json", 1)}, Options{Reference: "b"}, "engine", []string{"b", "a"}, []string{"fib"}},
		{"no engine said", []*formats.Suite{one("a.json", "", 1), one("b.json", "", 2)}, Options{}, "file", []string{"a", "b"}, []string{"fib"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := compared(t, tt.options, tt.suites...)
			var columns, rows []string
			for _, column := range c.Columns {
				columns = append(columns, column.Name)
			}
			for _, row := range c.Measure(Time).Rows {
				rows = append(rows, row.Name)
			}
			if diff := cmp.Diff([]any{tt.by, tt.columns, tt.rows}, []any{c.By, columns, rows}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRefuses(t *testing.T) {
	fib := series{program: "fib", engine: "a", seconds: 1}
	inBytes := fib
	inBytes.unit = "byte"
	for _, tt := range []struct {
		name    string
		suites  []*formats.Suite
		options Options
		want    string
	}{
		{"nothing", nil, Options{}, "nothing to compare"},
		{"other benchmarks", []*formats.Suite{suite("a.json", fib), suite("b.json", series{program: "nbody", engine: "a", seconds: 1})}, Options{},
			"the columns have no benchmark in common: a has fib; b has nbody; compare files that measure the same programs"},
		{"units", []*formats.Suite{suite("a.json", fib), suite("b.json", inBytes)}, Options{},
			"fib has values of different units, which cannot be compared: memory in b, time in a"},
		{"no such reference", []*formats.Suite{threeEngines()}, Options{Reference: "pypy"}, `reference "pypy": there is no such column; there are cpython, same, adder`},
		{"bad filter", []*formats.Suite{threeEngines()}, Options{Filter: "engine:("}, `filter "engine:(": `},
		{"nothing left", []*formats.Suite{threeEngines()}, Options{Filter: "engine:pypy"}, `filter "engine:pypy" leaves nothing of the 36 runs`},
		{"bad rows", []*formats.Suite{threeEngines()}, Options{Rows: ".fullname@"}, `rows ".fullname@": `},
		{"bad columns", []*formats.Suite{threeEngines()}, Options{Columns: "engine@upwards"}, `columns "engine@upwards": `},
		{"engines mixed", []*formats.Suite{threeEngines()}, Options{Columns: ".file"}, "fib in column all would mix the values of cpython and same: have engine among the rows or columns"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New(tt.suites, tt.options)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

func TestMissingBenchmarks(t *testing.T) {
	a := suite("a.json", series{program: "fib", engine: "a", seconds: 1}, series{program: "nbody", engine: "a", seconds: 1})
	b := suite("b.json", series{program: "fib", engine: "a", seconds: 2})
	c := compared(t, Options{}, a, b)
	if all := c.Measure(Time).All; !slices.Equal(all.Benchmarks, []string{"fib"}) || !slices.Equal(all.LeftOut, []string{"nbody"}) {
		t.Errorf("the mean is over %v, without %v", all.Benchmarks, all.LeftOut)
	}
	if want := "not measured in b, and left out of the means: nbody"; !slices.Contains(c.Notes, want) {
		t.Errorf("notes %q, want %q", c.Notes, want)
	}
}

func TestNotes(t *testing.T) {
	a := suite("a.json", series{program: "fib", engine: "a", seconds: 1, metadata: formats.Metadata{formats.KeySteady: "false", formats.KeyLoad: 7.0}})
	b := suite("b.json", series{program: "fib", engine: "a", seconds: 2})
	b.Metadata[formats.KeyProcessor] = "another processor"
	b.Benchmarks[0].Runs = b.Benchmarks[0].Runs[:1]
	want := []string{
		"the files are from different machines, so their ratios say nothing about engines alone: a processor; another processor",
		"no steady state in at least one process of a: fib",
		"too few values for an interval in b: fib",
		"a.json was measured on a machine busy with other work, of load 7.0: compare ratios, not times",
	}
	c := compared(t, Options{}, a, b)
	if diff := cmp.Diff(want, c.Notes); diff != "" {
		t.Error(diff)
	}
	if c.Measure(Time).Row("fib").Cells[1].Interval.Known() {
		t.Error("four values have an interval")
	}
}

// TestWritten holds the texts to what they were.
func TestWritten(t *testing.T) {
	c := compared(t, Options{}, threeEngines())
	for name, write := range map[string]func(*strings.Builder) error{
		"comparison.txt": func(b *strings.Builder) error { return c.WriteText(b) },
		"comparison.md":  func(b *strings.Builder) error { return c.WriteMarkdown(b) },
	} {
		var out strings.Builder
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name)
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), out.String()); diff != "" {
			t.Errorf("%s: set UPDATE_GOLDEN to accept:\n%s", name, diff)
		}
	}
}

// TestData finds in CSV and JSON the numbers of the comparison, with all digits.
func TestData(t *testing.T) {
	c := compared(t, Options{}, threeEngines())
	c.Measure(Time).Row("fib").Cells[0].Interval = Interval{math.Inf(-1), math.Inf(1)}
	var text strings.Builder
	if err := c.WriteCSV(&text); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(text.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, line := range lines[1:] {
		found[fmt.Sprint(line[0], "/", line[2], "/", line[3], "/", line[5])] = line
	}
	// Three measures: three benchmarks in three columns, two categories and the whole in two.
	if len(found) != 3*(9+6) {
		t.Errorf("%d lines, want 45", len(found))
	}
	fib := c.Measure(Time).Row("fib").Cells[2]
	if got := found["time/benchmark/fib/adder"]; got[7] != number(fib.Center) || got[10] != number(fib.Ratio.Value) || got[6] != "16" || got[14] != "true" {
		t.Errorf("fib on adder: %q", got)
	}
	if got := found["time/benchmark/fib/cpython"]; got[8] != "" || got[9] != "" {
		t.Errorf("an interval that is not known: %q", got)
	}
	if got := found["time/all/all/adder"]; got[10] != number(c.Measure(Time).All.Ratios[2].Value) {
		t.Errorf("the mean: %q", got)
	}

	text.Reset()
	if err := c.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	var back struct {
		By       string
		Columns  []struct{ Name string }
		Measures []struct {
			Name string
			Rows []struct {
				Name  string
				Cells []struct {
					Center   float64
					Interval []float64
					Ratio    *struct{ Value, P float64 }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(text.String()), &back); err != nil {
		t.Fatal(err)
	}
	cells := back.Measures[0].Rows[0].Cells
	if back.By != "engine" || len(back.Columns) != 3 || cells[2].Ratio.Value != fib.Ratio.Value || cells[0].Interval != nil || len(cells[1].Interval) != 2 {
		t.Errorf("JSON: %+v", back)
	}
}

func TestQuantity(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{Quantity(12.345, "sec"), "12.3 s"},
		{Quantity(0.0999, "sec"), "99.9 ms"},
		{Quantity(0.000012345, "sec"), "12.3 us"},
		{Quantity(12_345_678, "B"), "12.3 MB"},
		{Quantity(9.9e-9, "sec"), "9.90 ns"},
		{Quantity(1, "sec"), "1.00 s"},
		{Quantity(999_000, "B"), "999 kB"},
		{Quantity(3_210_000_000, "B"), "3.21 GB"},
		{Quantity(0, "count"), "0"},
		{Quantity(42, "count"), "42"},
		{Quantity(1_234_567, "count"), "1.23 M"},
		{Quantity(0.987, "ratio"), "0.987"},
		{Quantity(math.Inf(1), "sec"), "unknown"},
		{Times(0.04567), "0.0457x"},
		{Times(123.4), "123x"},
		{Times(0.9996), "1.00x"},
		{Times(9.996), "10.0x"},
		{Quantity(0.0009999, "sec"), "1.00 ms"},
		{Chance(0.0001), "<0.001"},
		{Chance(0.25), "0.250"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}
