package formats

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/perf/benchfmt"
)

// twoEngines is a suite as adder bench writes it for two engines, the second of
// which is twice as fast and executes fewer instructions.
func twoEngines() *Suite {
	s := &Suite{Metadata: Metadata{KeyPlatform: "linux/amd64", KeyProcessor: "a processor", KeyGoVersion: "go1.26"}, Version: Version}
	for i, engine := range []string{"slow", "fast"} {
		b := &Benchmark{Metadata: Metadata{KeyName: "fib@" + engine, KeyEngine: engine, KeyCommand: engine + " -X something", KeyVersion: "1.0"}}
		for range 4 {
			b.Runs = append(b.Runs, &Run{
				Metadata: Metadata{KeyPeak: float64(1000000 * (i + 1)), "counter_instructions": float64(500 - 100*i), KeyLoops: 2.0},
				Values:   []float64{0.2 / float64(i+1), 0.201 / float64(i+1)},
			})
		}
		s.Benchmarks = append(s.Benchmarks, b)
	}
	s.Link()
	return s
}

func TestWriteGoReadsBack(t *testing.T) {
	var out bytes.Buffer
	if err := WriteGo(&out, []*Suite{twoEngines()}); err != nil {
		t.Fatal(err)
	}
	reader := benchfmt.NewReader(&out, "out")
	units := map[string]int{}
	for reader.Scan() {
		switch rec := reader.Result().(type) {
		case *benchfmt.Result:
			if name := string(rec.Name); name != "fib/engine=slow" && name != "fib/engine=fast" {
				t.Errorf("name %q", name)
			}
			if cpu := rec.GetConfig("cpu"); cpu != "a processor" {
				t.Errorf("cpu %q", cpu)
			}
			for _, v := range rec.Values {
				units[v.Unit]++
				if string(rec.Name) == "fib/engine=slow" && v.Unit == "sec/op" && v.Value != 0.2 && v.Value != 0.201 {
					t.Errorf("%v seconds", v.Value)
				}
			}
		default:
			t.Errorf("%T: %v", rec, rec)
		}
	}
	if err := reader.Err(); err != nil {
		t.Fatal(err)
	}
	if units["sec/op"] != 16 || units["peak-bytes"] != 8 || units["instructions"] != 8 {
		t.Errorf("values by unit: %v", units)
	}
}

// TestBenchstatReads lets benchstat itself compare what is written.
func TestBenchstatReads(t *testing.T) {
	file := filepath.Join(t.TempDir(), "all.txt")
	var out bytes.Buffer
	if err := WriteGo(&out, []*Suite{twoEngines()}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("go", "tool", "benchstat", "-col", "/engine", file).CombinedOutput()
	if err != nil {
		t.Fatalf("benchstat: %v\n%s", err, text)
	}
	for _, want := range []string{"-50.00% (p=0.000 n=8)", "+100.00% (p=0.029 n=4)", "-20.00%", "a processor"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("benchstat does not find %q:\n%s", want, text)
		}
	}
}
