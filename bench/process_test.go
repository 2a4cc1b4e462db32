package bench

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const goodOutput = "name fib\nloops 2\nvalue 0.5\nvalue 1e-3\nresult a b\ndone 2\n"

func TestRead(t *testing.T) {
	var run Run
	seen := 0
	if err := run.read(strings.NewReader(goodOutput), "fib", func() { seen++ }); err != nil {
		t.Fatal(err)
	}
	want := Run{Loops: 2, Values: []float64{0.5, 1e-3}, Result: "a b"}
	if diff := cmp.Diff(want, run); diff != "" {
		t.Error(diff)
	}
	if seen != 6 {
		t.Errorf("seen was called %d times, want once for each of 6 lines", seen)
	}
}

func TestReadRefuses(t *testing.T) {
	tests := []struct {
		name, output, want string
		early              bool
	}{
		{"nothing", "", "ended before", true},
		{"no end", "name fib\nloops 1\nvalue 1\nresult 1\n", "ended before", true},
		{"no value", "name fib\nloops 1\nresult 1\ndone 0\n", "ended before", true},
		{"no result", "name fib\nloops 1\nvalue 1\ndone 1\n", "ended before", true},
		{"no name", "loops 1\nvalue 1\nresult 1\ndone 1\n", "ended before", true},
		{"another name", "name fob\n", "another program's name", false},
		{"bad loops", "loops 0\n", "not a number of loops", false},
		{"negative value", "value -1\n", "not a time in seconds", false},
		{"infinite value", "value inf\n", "not a time in seconds", false},
		{"NaN", "value nan\n", "not a time in seconds", false},
		{"wrong count", "name fib\nloops 1\nvalue 1\nresult 1\ndone 2\n", "there were 1 values", false},
		{"chatter", "hello\n", "not a line of the suite's protocol", false},
		{"after the end", goodOutput + "value 1\n", `nothing was to come after "done"`, false},
		{"a long line", "name " + strings.Repeat("x", maxLine), "more than 65536 bytes", false},
		{"without end", "name fib\n" + strings.Repeat("value 1\n", maxLines), "too many lines", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := new(Run).read(strings.NewReader(tt.output), "fib", func() {})
			var protocol *protocolError
			if !errors.As(err, &protocol) {
				t.Fatalf("error %v, want a protocolError", err)
			}
			if !strings.Contains(err.Error(), tt.want) || protocol.early != tt.early {
				t.Errorf("error %q (early: %v), want one with %q (early: %v)", err, protocol.early, tt.want, tt.early)
			}
		})
	}
}

// FuzzRead holds the reader to its word: what it accepts is a whole measurement.
func FuzzRead(f *testing.F) {
	f.Add(goodOutput)
	f.Add("name fib\nloops 1\nvalue nan\nresult \xff\x00\ndone 1")
	f.Add("name fib\r\nloops 1\r\nvalue 1\r\nresult 1\r\ndone 1\r\n")
	f.Fuzz(func(t *testing.T, output string) {
		var run Run
		if run.read(strings.NewReader(output), "fib", func() {}) != nil {
			return
		}
		if run.Loops < 1 || len(run.Values) == 0 {
			t.Fatalf("accepted %q as %+v", output, run)
		}
		for _, v := range run.Values {
			if !(v > 0) {
				t.Fatalf("accepted the value %v in %q", v, output)
			}
		}
		drop, _ := warmups(run.Values)
		if drop < 0 || drop > len(run.Values)/2 {
			t.Fatalf("%d of %d values taken for warm-up", drop, len(run.Values))
		}
	})
}

func TestTail(t *testing.T) {
	var end tail
	for range 1000 {
		if _, err := end.Write([]byte("a line of complaint\n")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := end.Write([]byte("ValueError: no\xff\n\n")); err != nil {
		t.Fatal(err)
	}
	if len(end.text) > maxTail {
		t.Errorf("%d bytes kept, want at most %d", len(end.text), maxTail)
	}
	if got, want := end.lastLine(), ": ValueError: no?"; got != want {
		t.Errorf("last line %q, want %q", got, want)
	}
	if got := new(tail).lastLine(); got != "" {
		t.Errorf("last line of nothing is %q", got)
	}
}
