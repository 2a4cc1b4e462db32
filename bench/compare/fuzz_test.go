package compare

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/adder-vm/adder/bench/formats"
)

// FuzzCompare compares whatever two files can be read, in whatever columns: there
// is a comparison that can be written in every way, or an error.
func FuzzCompare(f *testing.F) {
	one, err := os.ReadFile(filepath.Join("..", "formats", "testdata", "pyperf_one.json"))
	if err != nil {
		f.Fatal(err)
	}
	several, err := threeEngines().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(one, several, "", "", "")
	f.Add(several, several, "engine", ".fullname,.file", "category:floats")
	f.Add([]byte(`{"version": "1.0", "benchmarks": [{"metadata": {"name": "a", "unit": "byte", "counter_x": 0}, "runs": [{"values": [1e-300, 1e300]}]}]}`), one, ".file", "", "*")
	f.Add(one, []byte{}, "", "", "") // one column alone
	f.Fuzz(func(t *testing.T, a, b []byte, columns, rows, filter string) {
		var suites []*formats.Suite
		for _, text := range [][]byte{a, b} {
			if s, err := formats.Read("fuzzed", bytes.NewReader(text)); err == nil {
				suites = append(suites, s)
			}
		}
		c, err := New(suites, Options{Columns: columns, Rows: rows, Filter: filter})
		if err != nil {
			return
		}
		for _, write := range []func(io.Writer) error{c.WriteText, c.WriteMarkdown, c.WriteCSV, c.WriteJSON} {
			if err := write(io.Discard); err != nil {
				t.Error(err)
			}
		}
		for _, m := range c.Measures {
			for k := range c.Columns {
				above, below := m.Extremes(k, 3)
				if len(above) > 3 || len(below) > 3 {
					t.Errorf("%d and %d extremes", len(above), len(below))
				}
			}
		}
	})
}
