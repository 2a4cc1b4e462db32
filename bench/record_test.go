package bench

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
)

// sample is a record as a measurement of two programs on three engines leaves it:
// adder is half as fast at fib and twice as fast at nbody, same cannot be told
// from the reference, and broken fails at nbody.
func sample() *Record {
	r := &Record{
		Plan: Plan{
			Programs: []Program{{Name: "fib", Category: "calls"}, {Name: "nbody", Category: "floats"}},
			Engines: []Engine{
				{Name: "cpython", Command: []string{"/opt/bin/python3.14"}, Version: "Python 3.14.6"},
				{Name: "same", Command: []string{"/opt/bin/python3.14", "-I"}, Env: []string{"PYTHON_JIT=1"}},
				{Name: "adder", Command: []string{"adder"}, Version: "adder devel"},
			},
		},
		Machine:  Machine{Processor: "a processor", CPUs: 2, Platform: "linux/amd64", Hostname: "here", GoVersion: "go1.26", Commit: "abc"},
		Duration: 3 * time.Second,
	}
	add := func(program, engine string, scale float64, peak int64) {
		for process := range 2 {
			values := []float64{2 * scale}
			for i := range 6 {
				values = append(values, scale*(1+0.001*float64(i)+0.0005*float64(process)))
			}
			run := &Run{
				Program: program, Engine: engine, Loops: 1, Values: values, Warmups: 1, Steady: true, Result: "right",
				Start: time.Date(2026, 6, 10, 1, 2, 3, 4000, time.UTC), Duration: time.Second, Peak: peak, Load: 0.5, Others: 0.25,
			}
			if process == 1 {
				run.Load, run.Others = math.NaN(), math.NaN()
			}
			r.Runs = append(r.Runs, run)
		}
	}
	add("fib", "cpython", 0.1, 10e6)
	add("fib", "same", 0.1, 10e6)
	add("fib", "adder", 0.2, 40e6)
	add("nbody", "cpython", 0.1, 10e6)
	add("nbody", "same", 0.1, 10e6)
	add("nbody", "adder", 0.05, 10e6)
	return r
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) }

func TestCompare(t *testing.T) {
	c := Compare(sample())
	if c.Reference != "cpython" || len(c.Rows) != 6 {
		t.Fatalf("reference %q with %d rows, want cpython with 6", c.Reference, len(c.Rows))
	}
	first := c.Rows[0].Figures
	if first.Values != 12 || first.Processes != 2 || first.Peak != 10e6 {
		t.Errorf("figures %+v, want 12 values of 2 processes and 10 MB", first)
	}
	if !near(first.Median, 0.100275) {
		t.Errorf("median %v, want that of the values after warm-up", first.Median)
	}
	if !(first.Interval.Lo < first.Median && first.Median < first.Interval.Hi) || first.HalfWidth() > 0.01 {
		t.Errorf("interval %v .. %v around %v", first.Interval.Lo, first.Interval.Hi, first.Median)
	}
	for i, want := range []*compare.Ratio{nil, {Value: 1}, {Value: 0.5, Differ: true}, nil, {Value: 1}, {Value: 2, Differ: true}} {
		got := c.Rows[i].Ratio
		switch {
		case want == nil && got == nil:
		case want == nil || got == nil:
			t.Errorf("row %d: ratio %v, want %v", i, got, want)
		case !near(got.Value, want.Value) || got.Differ != want.Differ || !(got.Interval.Lo <= got.Value && got.Value <= got.Interval.Hi) || got.P < 0 || got.P > 1:
			t.Errorf("row %d: ratio %+v, want %v around that, differing: %v", i, *got, want.Value, want.Differ)
		}
	}
	if len(c.Means) != 2 || !near(c.Means[1].Speed.Value, 1) || !near(c.Means[1].Memory, 2) {
		t.Errorf("means %+v, want adder at 1 in speed and 2 in memory", c.Means)
	}
	if diff := cmp.Diff([]string{"fib", "nbody"}, c.Same); diff != "" {
		t.Error(diff)
	}
}

func TestMeansAreOverTheSamePrograms(t *testing.T) {
	r := sample()
	for _, run := range r.Runs {
		if run.Program == "nbody" && run.Engine == "same" {
			run.Err = errors.New("exit status 1")
		}
	}
	c := Compare(r)
	if diff := cmp.Diff([]string{"nbody"}, c.LeftOut); diff != "" {
		t.Error(diff)
	}
	// Adder's mean is that of fib alone, though it ran nbody too.
	if !near(c.Means[1].Speed.Value, 0.5) {
		t.Errorf("adder's mean is %v, want that of fib, 0.5", c.Means[1].Speed.Value)
	}
	for _, run := range r.Runs {
		run.Err = errors.New("exit status 1")
	}
	if c := Compare(r); len(c.Means) != 0 || len(c.Same) != 0 || len(c.LeftOut) != 2 {
		t.Errorf("with nothing measured: means %v over %v", c.Means, c.Same)
	}
}

func TestFewValues(t *testing.T) {
	r := sample()
	r.Runs = r.Runs[:1]
	r.Runs[0].Values, r.Runs[0].Warmups = []float64{0.1}, 0
	f := r.figures(series{"fib", "cpython"})
	if f.Median != 0.1 || f.HalfWidth() <= 1 {
		t.Errorf("one value gives %+v, want an interval without bounds", f)
	}
	if got := f.Interval.Write(seconds); got != "too few values" {
		t.Errorf("its interval reads %q", got)
	}
	if r.precise("fib", 0.02) {
		t.Error("one value is taken for a precise measurement")
	}
}

func TestCheckFindsWrongResults(t *testing.T) {
	r := sample()
	for _, run := range r.Runs {
		if run.Program == "fib" && run.Engine == "adder" {
			run.Result = "wrong"
		}
	}
	r.check()
	failures := r.Failures()
	if len(failures) != 1 || failures[0].Error() != `fib on adder: wrong result: "wrong", where cpython has "right"` {
		t.Errorf("failures: %v", failures)
	}
	// Without a reference that works the first engine in order decides.
	r = sample()
	for _, run := range r.Runs {
		if run.Engine == "cpython" {
			run.Err = errors.New("killed")
		}
		if run.Engine == "adder" && run.Program == "nbody" {
			run.Result = "other"
		}
	}
	r.check()
	if err := r.failure(series{"nbody", "adder"}); err == nil || !strings.Contains(err.Error(), `where same has "right"`) {
		t.Errorf("nbody on adder: error %v", err)
	}
}

func TestWriteTable(t *testing.T) {
	r := sample()
	r.Runs[len(r.Runs)-1].Err = errors.New("exit status 1: NameError: no")
	late := *r.Runs[0]
	late.Program, late.Engine, late.Values, late.Err = "late", "adder", nil, waiting("_socket")
	r.Plan.Programs = append(r.Plan.Programs, Program{Name: "late", Category: "calls"})
	r.Runs = append(r.Runs, &late)
	r.Runs[2].Steady = false
	r.Runs[4].Load, r.Runs[4].Others = 7, 1.5
	r.Runs[6].Values[3] = 0.3 // an outlier
	r.Interrupted = true
	var out strings.Builder
	if err := WriteTable(&out, r); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "table.txt")
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
		t.Errorf("set UPDATE_GOLDEN to accept:\n%s", diff)
	}
}

// decodeSuite reads a file with the checks that pyperf makes when it loads one.
func decodeSuite(t *testing.T, text []byte) map[string]map[string]any {
	t.Helper()
	var suite struct {
		Version    string
		Metadata   map[string]any
		Benchmarks []struct {
			Metadata map[string]any
			Runs     []struct {
				Metadata map[string]any
				Values   []float64
				Warmups  [][]json.Number
			}
		}
	}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	if err := decoder.Decode(&suite); err != nil {
		t.Fatal(err)
	}
	if suite.Version != "1.0" {
		t.Errorf("version %q, want 1.0", suite.Version)
	}
	if len(suite.Benchmarks) == 0 {
		t.Error("no benchmarks: pyperf refuses that")
	}
	found := map[string]map[string]any{}
	check := func(m map[string]any) {
		for key, value := range m {
			switch v := value.(type) {
			case string:
				if v == "" || strings.TrimSpace(v) != v {
					t.Errorf("metadata %s is %q: pyperf refuses empty text and spaces around", key, v)
				}
			case json.Number:
				if n, err := v.Float64(); err != nil || n < 0 {
					t.Errorf("metadata %s is %v", key, v)
				}
			default:
				t.Errorf("metadata %s is a %T: pyperf takes text and numbers", key, value)
			}
		}
	}
	check(suite.Metadata)
	for _, b := range suite.Benchmarks {
		name, _ := b.Metadata["name"].(string)
		if name == "" || found[name] != nil {
			t.Errorf("benchmark name %q is empty or used twice", name)
		}
		found[name] = b.Metadata
		check(b.Metadata)
		for _, run := range b.Runs {
			check(run.Metadata)
			if len(run.Values) == 0 {
				t.Errorf("%s: a run without values", name)
			}
			for _, w := range run.Warmups {
				if _, err := w[0].Int64(); err != nil || len(w) != 2 {
					t.Errorf("%s: warm-up %v, want whole loops and seconds", name, w)
				}
			}
			date, _ := run.Metadata["date"].(string)
			if _, err := time.Parse(formats.DateLayout, date); err != nil {
				t.Errorf("%s: date %q", name, date)
			}
		}
	}
	return found
}

func encoded(t *testing.T, s *formats.Suite) []byte {
	t.Helper()
	text, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestPyperfFiles(t *testing.T) {
	r := sample()
	files := PyperfFiles(r, "all.json")
	found := decodeSuite(t, encoded(t, files["all.json"]))
	if len(files) != 1 || len(found) != 6 || found["fib@adder"]["engine"] != "adder" {
		t.Errorf("%d files with %d benchmarks, want 1 with 6, by program and engine", len(files), len(found))
	}
	if found["fib@same"]["command"] != "python3.14 -I" || found["fib@same"]["engine_environment"] != "PYTHON_JIT=1" {
		t.Errorf("an engine's metadata: %v", found["fib@same"])
	}

	r.Runs[len(r.Runs)-1].Err = errors.New("killed")
	files = PyperfFiles(r, "out-{engine}.json")
	if len(files) != 3 {
		t.Errorf("%d files, want one for each of 3 engines", len(files))
	}
	if found := decodeSuite(t, encoded(t, files["out-adder.json"])); len(found) != 1 || found["fib"] == nil {
		t.Errorf("adder's file has %v, want fib alone, as nbody failed", found)
	}
}

func TestWritePyperf(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "all.json")
	if err := formats.CheckWritable(name); err != nil {
		t.Fatal(err)
	}
	written, err := WritePyperf(sample(), name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{name}, written); diff != "" {
		t.Error(diff)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("%v (%v) left, want the file alone", left, err)
	}
	for _, bad := range []string{dir, filepath.Join(dir, "no", "such.json"), filepath.Join(name, "below.json")} {
		if err := formats.CheckWritable(bad); err == nil {
			t.Errorf("CheckWritable(%q) finds nothing wrong", bad)
		}
	}
}
