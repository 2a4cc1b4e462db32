package report

import (
	"bytes"
	"io"
	"testing"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
)

// FuzzWrite makes a page of whatever file can be read.
func FuzzWrite(f *testing.F) {
	s := measured(4)
	s.Benchmarks = s.Benchmarks[:4]
	for _, b := range s.Benchmarks {
		b.Runs = b.Runs[:2]
	}
	text, err := s.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"version": "1.0", "benchmarks": [{"metadata": {"name": "a", "engine": "x", "unit": "byte", "opcode_A": 0, "engine_layers": "a"}, "runs": [{"values": [1e-300, 1e300], "warmups": [[1, 5e-324]]}]},
		{"metadata": {"name": "a@y", "engine": "y", "unit": "byte", "opcode_A": 1, "engine_layers": "a,b", "mem_max_rss": 1}, "runs": [{"values": [1e308]}, {"warmups": [[0, 1]]}]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := formats.Read("fuzzed", bytes.NewReader(text))
		if err != nil {
			return
		}
		if err := Write(io.Discard, "fuzzed", []*formats.Suite{s}, compare.Options{}); err != nil {
			if _, refused := compare.New([]*formats.Suite{s}, compare.Options{}); refused == nil {
				t.Error(err)
			}
		}
	})
}
