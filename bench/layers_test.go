package bench

import (
	"errors"
	"strings"
	"testing"
)

func TestWorths(t *testing.T) {
	r := sample()
	layers := []Layer{{"twice", "adder", "same"}, {"nothing", "same", "cpython"}}
	want := []struct {
		category string
		layer    string
		programs int
		speed    float64
	}{
		{"", "twice", 2, 1}, // twice in fib, half in nbody
		{"", "nothing", 2, 1},
		{"calls", "twice", 1, 2},
		{"calls", "nothing", 1, 1},
		{"floats", "twice", 1, 0.5},
		{"floats", "nothing", 1, 1},
	}
	got := Worths(r, layers)
	if len(got) != len(want) {
		t.Fatalf("%d worths, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		g := got[i]
		if g.Category != w.category || g.Layer.Name != w.layer || g.Programs != w.programs || !near(g.Speed.Value, w.speed) {
			t.Errorf("worth %d is %+v, want %+v", i, g, w)
		}
	}

	// A program that failed on one of the engines is in no mean of theirs.
	r.Runs[len(r.Runs)-1].Err = errors.New("failed")
	for _, w := range Worths(r, layers) {
		if w.Layer.Name == "twice" && (w.Category == "floats" || w.Programs != 1 || !near(w.Speed.Value, 2)) {
			t.Errorf("with a failure: %+v", w)
		}
	}
	var text strings.Builder
	if err := WriteLayers(&text, r, layers); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "  floats    1                1.00x ~\n") {
		t.Errorf("the layer without programs has no empty cell:\n%s", &text)
	}
}
