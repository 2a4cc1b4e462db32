package report

import (
	"math"
	"strings"
	"testing"

	"github.com/adder-vm/adder/bench/compare"
)

func labels(ticks []tick) string {
	var words []string
	for _, t := range ticks {
		words = append(words, t.label)
	}
	return strings.Join(words, " ")
}

func TestRatioTicks(t *testing.T) {
	for _, tt := range []struct {
		lo, hi float64
		want   string
	}{
		{0.2, 5, "0.25× 0.5× 1× 2× 4×"},
		{0.02, 30, "1/16 0.25× 1× 4× 16×"},
		{0.0001, 1000, "0.0001× 0.01× 1× 100×"},
		{0.9, 1.3, "0.9× 1× 1.1× 1.25×"},
		{0.975, 1.025, "0.98× 0.99× 1× 1.01× 1.02×"},
		{1, 3, "1× 1.4× 2× 2.8×"},
	} {
		if got := labels(ratioTicks(span{math.Log2(tt.lo), math.Log2(tt.hi)})); got != tt.want {
			t.Errorf("%v to %v: %q, want %q", tt.lo, tt.hi, got, tt.want)
		}
	}
}

func TestThinKeepsOne(t *testing.T) {
	s := span{-2.1, 2.1}
	ticks := ratioTicks(s)
	if got := labels(thin(ticks, s, 400)); got != "0.25× 0.5× 1× 2× 4×" {
		t.Errorf("with room: %q", got)
	}
	if got := labels(thin(ticks, s, 100)); got != "0.25× 1× 4×" {
		t.Errorf("with little room: %q", got)
	}
	if got := labels(thin(ticks, s, 10)); got != "1×" {
		t.Errorf("with none: %q", got)
	}
}

func TestSpan(t *testing.T) {
	s := newSpan()
	s.hold(math.NaN(), 0, math.Inf(1), -1)
	if got := s.padded(2); got != (span{-1, 1}) {
		t.Errorf("a span of nothing is %v", got)
	}
	s.hold(1, 2)
	if got := s.padded(3); math.Abs(got.lo+1) > 1e-9 || math.Abs(got.hi-2) > 1e-9 {
		t.Errorf("a span is not as wide as it must be: %v", got)
	}
	s.hold(1.0 / 1024)
	if got := s.padded(1); got.lo > -10 || got.hi < 1 {
		t.Errorf("%v does not hold 1/1024 and 2", got)
	}
}

// TestInks sees to it that every ink, in any strength, arrives in the page as its
// variable, and that what a label says is left alone.
func TestInks(t *testing.T) {
	c := chart{width: 300, height: 100, words: `a "chart"`, x: span{0, 1}, y: span{-10, 0}, xTicks: []tick{{0.5, "fill:#A70000 <b>"}}}
	for column := range 25 {
		c.marks = append(c.marks, bar{y: -5, share: 0.5, column: column})
		c.marks = append(c.marks, interval{ratio: &compare.Ratio{Value: 1.5, Interval: compare.Interval{Lo: 1.2, Hi: 1.6}}, column: column})
	}
	text, err := c.svg()
	if err != nil {
		t.Fatal(err)
	}
	svg := string(text)
	styles := strings.ReplaceAll(svg, "fill:#A70000 &lt;b&gt;", "")
	if strings.Contains(styles, "#A7") || !strings.Contains(svg, ">fill:#A70000 &lt;b&gt;<") || strings.Contains(svg, "<b>") || !strings.Contains(svg, `aria-label="a &#34;chart&#34;"`) {
		t.Errorf("SVG: %.3000s", svg)
	}
	for _, want := range []string{"var(--s0)", "var(--s9)", "var(--text)", "var(--faint)"} {
		if !strings.Contains(svg, want) {
			t.Errorf("nothing is drawn in %s", want)
		}
	}
	if strings.Contains(svg, "var(--s10)") {
		t.Error("a column is drawn in a colour there is none of")
	}
}

func TestOneMoreLayer(t *testing.T) {
	for _, tt := range []struct{ without, with, layer string }{
		{"a,b", "a,b,c", "c"},
		{"b, a", "c,a,b", "c"},
		{"a", "b,c", ""},
		{"a,b,c", "a,b", ""},
		{"a", "a", ""},
		{"", "a", ""},
		{"a", "a,b,c", ""},
	} {
		if got, ok := oneMore(tt.without, tt.with); got != tt.layer || ok != (tt.layer != "") {
			t.Errorf("%q beside %q: %q, want %q", tt.with, tt.without, got, tt.layer)
		}
	}
}

func TestExtremeLayers(t *testing.T) {
	columns := func(layers ...string) []compare.Column {
		var found []compare.Column
		for _, l := range layers {
			found = append(found, compare.Column{Layers: l})
		}
		return found
	}
	for _, tt := range []struct {
		columns    []compare.Column
		bare, full int
		ok         bool
	}{
		{columns("", "register,caches", "bytecode", "register"), 2, 1, true},
		{columns("register,caches", "register"), 0, 0, false},
		{columns("", ""), 0, 0, false},
	} {
		if bare, full, ok := extremeLayers(tt.columns); bare != tt.bare || full != tt.full || ok != tt.ok {
			t.Errorf("%v: %d, %d, %v; want %d, %d, %v", tt.columns, bare, full, ok, tt.bare, tt.full, tt.ok)
		}
	}
}
