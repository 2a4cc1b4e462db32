package formats

import (
	"bytes"
	"compress/gzip"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func read(t *testing.T, name string) *Suite {
	t.Helper()
	s, err := ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestReadPyperf(t *testing.T) {
	b := read(t, "pyperf_one.json").Benchmarks[0]
	for _, tt := range []struct{ what, got, want string }{
		{"name", b.Name(), "telco"},
		{"program", b.Program(), "telco"},
		{"engine", b.Engine(), "cpython"},
		{"category", b.Category(), "decimal"},
		{"unit", b.Unit(), "sec"},
		{"a number of the suite's", b.Text("cpu_count"), "4"},
		{"a run's text, from the suite", b.Runs[0].Text("hostname"), "lab"},
		{"nothing", b.Text("no such key"), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if len(b.Runs) != 5 || len(b.Values()) != 12 {
		t.Fatalf("%d runs with %d values, want 5 with 12: the first only calibrates", len(b.Runs), len(b.Values()))
	}
	if all, warm := b.Runs[1].Series(); len(all) != 4 || warm != 1 || all[0] != b.Runs[1].Warmups[0].Value {
		t.Errorf("series %v with %d warm-ups, want 4 values with 1", all, warm)
	}
	if diff := cmp.Diff(Warmup{8, 0.0231 * 1.05}, b.Runs[0].Warmups[2]); diff != "" {
		t.Error(diff)
	}
	if peak, ok := b.Runs[1].Number(KeyPeak); !ok || peak != 21000000 {
		t.Errorf("peak memory %v, %v", peak, ok)
	}
	if loops, ok := b.Runs[1].Number(KeyLoops); !ok || loops != 8 {
		t.Errorf("loops %v, %v, want the suite's 8", loops, ok)
	}
}

func TestReadCompressed(t *testing.T) {
	s := read(t, "pyperf_suite.json.gz")
	var programs []string
	for _, b := range s.Benchmarks {
		programs = append(programs, b.Program()+" "+b.Category())
	}
	if diff := cmp.Diff([]string{"fannkuch math", "json_dumps serialize", "nbody math"}, programs); diff != "" {
		t.Error(diff)
	}
}

func TestWriteAndReadAgain(t *testing.T) {
	for _, name := range []string{"all.json", "all.json.gz"} {
		want := read(t, "pyperf_suite.json.gz")
		file := filepath.Join(t.TempDir(), name)
		if err := want.WriteFile(file); err != nil {
			t.Fatal(err)
		}
		got, err := ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := want.Encode()
		if err != nil {
			t.Fatal(err)
		}
		b, err := got.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(a), string(b)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestProgramWithoutEngine(t *testing.T) {
	b := &Benchmark{Metadata: Metadata{KeyName: "fib@adder", KeyEngine: "adder"}}
	if b.Program() != "fib" {
		t.Errorf("program %q, want fib", b.Program())
	}
	b.Metadata[KeyEngine] = "other"
	if b.Program() != "fib@adder" {
		t.Errorf("program %q, want fib@adder: that engine is not its own", b.Program())
	}
}

// file makes a suite's text of what its benchmarks are.
func file(benchmarks string) string {
	return `{"version": "1.0", "metadata": {}, "benchmarks": ` + benchmarks + `}`
}

func zipped(text string) string {
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	if _, err := zip.Write([]byte(text)); err != nil {
		panic(err)
	}
	if err := zip.Close(); err != nil {
		panic(err)
	}
	return packed.String()
}

const right = `[{"metadata": {"name": "fib"}, "runs": [{"values": [0.1]}]}]`

var badFiles = []struct{ name, text, want string }{
	{"empty", "", "the file is empty; expected a result file of `adder bench --json` or of pyperf; measure again"},
	{"blank", " \n\n", "the file is empty"},
	{"empty, compressed", zipped(""), "the file is empty"},
	{"cut off", file(right)[:60], "the file ends in the middle, after 60 bytes; expected whole JSON; measure again"},
	{"compressed and cut off", zipped(file(right))[:40], "its gzip compression is damaged or cut off: unexpected EOF; measure again"},
	{"bad compression", "\x1f\x8bnothing", "its gzip compression is damaged"},
	{"a list", "[1]", "it is not a JSON object"},
	{"text", "hello", "it is not a JSON object"},
	{"go's format", "goos: linux\nBenchmarkFib 1 5 ns/op\n", "benchstat compares files in the Go benchmark format"},
	{"not JSON", "{\n\"version\": \"1.0\",\n\"benchmarks\": NaN}", "line 3 is not JSON"},
	{"two joined", file(right) + "\n" + file(right), "more follows its JSON value, on line 2"},
	{"another JSON", `{"name": "x"}`, `it has no "benchmarks" and "version"`},
	{"newer", strings.Replace(file(right), "1.0", "2.0", 1), `its format has version "2.0"; expected version 1.0; write it again`},
	{"older", `{"version": 6, "benchmarks": []}`, "its format has version 6"},
	{"no benchmarks", file("[]"), "it has no benchmarks"},
	{"null", file("[null]"), "benchmark 1 is null"},
	{"null run", file(`[{"metadata": {"name": "fib"}, "runs": [null]}]`), "run 1 of benchmark 1 is null"},
	{"no name", file(`[{"metadata": {}, "runs": [{"values": [1]}]}]`), "benchmark 1 has no name"},
	{"a name twice", file(`[{"metadata": {"name": "a"}, "runs": [{"values": [1]}]}, {"metadata": {"name": "a"}, "runs": [{"values": [1]}]}]`), `two benchmarks are called "a"`},
	{"no values", file(`[{"metadata": {"name": "fib"}, "runs": [{"warmups": [[1, 0.5]]}]}]`), `benchmark "fib": it has no values`},
	{"a time of nothing", file(`[{"metadata": {"name": "fib"}, "runs": [{"values": [0]}]}]`), "run 1 has the value 0, which is not more than 0"},
	{"a negative warm-up", file(`[{"metadata": {"name": "fib"}, "runs": [{"values": [1], "warmups": [[1, -1]]}]}]`), "run 1 has the value -1"},
	{"a warm-up of one number", file(`[{"metadata": {"name": "fib"}, "runs": [{"values": [1], "warmups": [[1]]}]}]`), "warm-up [1] is not a pair"},
	{"a text for a time", file("[{\"metadata\": {\"name\": \"fib\"},\n\"runs\": [{\"values\": [\"1\"]}]}]"), `on line 2, is a string; expected a number there`},
	{"a number for benchmarks", file("5"), `"benchmarks", on line 1, is a number; expected a list there`},
	{"unit", file(`[{"metadata": {"name": "fib", "unit": "parsec"}, "runs": [{"values": [1]}]}]`), `its unit is "parsec", where pyperf has second, byte and integer`},
	{"a counter below nothing", file(`[{"metadata": {"name": "fib"}, "runs": [{"metadata": {"counter_instructions": -1}, "values": [1]}]}]`), "run 1: counter_instructions is -1"},
	{"metadata in metadata", file(`[{"metadata": {"name": "fib", "x": {}}, "runs": [{"values": [1]}]}]`), "its metadata x is an object"},
}

func TestReadRefuses(t *testing.T) {
	for _, tt := range badFiles {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read("results.json", strings.NewReader(tt.text))
			var told *Error
			if !errors.As(err, &told) {
				t.Fatalf("error %v, want an Error", err)
			}
			if !strings.HasPrefix(err.Error(), "results.json: ") || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %q, want %q in it", err, tt.want)
			}
		})
	}
}

func TestReadFileRefuses(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]string{
		filepath.Join(dir, "none.json"): "no such file",
		dir:                             "it is a directory",
	} {
		_, err := ReadFile(name)
		if err == nil || !strings.HasPrefix(err.Error(), name+": ") || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

// FuzzRead reads whatever there is; what it accepts is whole, and reads the same
// when written.
func FuzzRead(f *testing.F) {
	for _, tt := range badFiles {
		f.Add([]byte(tt.text))
	}
	f.Add([]byte(file(right)))
	for _, name := range []string{"pyperf_one.json", "pyperf_suite.json.gz"} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := Read("fuzzed", bytes.NewReader(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzzed: ") {
				t.Errorf("error %q does not name the file", err)
			}
			return
		}
		for _, b := range s.Benchmarks {
			values := b.Values()
			if len(values) == 0 || b.Name() == "" {
				t.Fatalf("benchmark %q with %d values", b.Name(), len(values))
			}
			for _, v := range values {
				if !(v > 0) || math.IsInf(v, 0) {
					t.Fatalf("value %v", v)
				}
			}
		}
		out, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Read("again", bytes.NewReader(out))
		if err != nil {
			t.Fatalf("%v, of\n%s", err, out)
		}
		if second, err := again.Encode(); err != nil || !bytes.Equal(out, second) {
			t.Errorf("%v: read again it is\n%s\nwhere it was\n%s", err, second, out)
		}
		if err := WriteGo(new(bytes.Buffer), []*Suite{s}); err != nil {
			t.Error(err)
		}
	})
}
