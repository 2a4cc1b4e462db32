package bench

import (
	"strings"
	"testing"
	"time"
)

func TestProgressLines(t *testing.T) {
	var out strings.Builder
	now := time.Unix(0, 0)
	l := &lines{on: &out, now: func() time.Time { return now }}
	l.Planned(12)
	for range 2 { // measured before
		l.Finished()
	}
	for range 10 {
		l.Starting("fib", "adder")
		now = now.Add(20 * time.Second)
		l.Finished()
	}
	want := "2 of 10 processes, about 2m40s left; next is fib on adder\n" +
		"4 of 10 processes, about 2m0s left; next is fib on adder\n" +
		"6 of 10 processes, about 1m20s left; next is fib on adder\n" +
		"8 of 10 processes, about 40s left; next is fib on adder\n"
	if out.String() != want {
		t.Errorf("got:\n%swant:\n%s", &out, want)
	}
}
