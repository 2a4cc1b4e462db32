package report

import (
	"fmt"
	"html/template"
	"image/color"
	"strings"
)

// An ink is a colour that stands for one of the page's CSS variables.
type ink uint16

// The inks that are not a column's.
const (
	inkText  ink = 0xff00 + iota // labels
	inkFaint                     // axes
	inkGrid                      // lines behind the data
	inkOne                       // the line at a ratio of 1
)

// series is the ink of a column.
func series(column int) ink { return ink(column) }

// inkMark is in the red of every ink's colour, and of no other that gonum draws in.
const inkMark = 0xa7

// A tint is an ink in some strength, from 0 to 1. It is a colour whose parts
// survive the division by its opacity, which color.NRGBA's do not.
type tint struct {
	ink      ink
	strength float64
}

// RGBA returns the tint's parts multiplied by its opacity.
func (t tint) RGBA() (r, g, b, a uint32) {
	a = uint32(0xffff * t.strength)
	part := func(v uint32) uint32 { return min(a, (v*a+254)/255+1) }
	return part(inkMark), part(uint32(t.ink >> 8)), part(uint32(t.ink & 0xff)), a
}

// color returns the ink in the given strength.
func (i ink) color(strength float64) color.Color { return tint{i, strength} }

// seriesColors are the colours of columns in light and dark, the reference's
// first; more columns begin again after the reference.
var seriesColors = [][2]string{
	{"#64748b", "#94a3b8"},
	{"#2563eb", "#60a5fa"},
	{"#d97706", "#fbbf24"},
	{"#059669", "#34d399"},
	{"#db2777", "#f472b6"},
	{"#7c3aed", "#a78bfa"},
	{"#0891b2", "#22d3ee"},
	{"#dc2626", "#f87171"},
	{"#65a30d", "#a3e635"},
	{"#92400e", "#d6a77a"},
}

// variable is the CSS that an ink stands for.
func (i ink) variable() string {
	switch i {
	case inkText:
		return "var(--text)"
	case inkFaint:
		return "var(--faint)"
	case inkGrid:
		return "var(--grid)"
	case inkOne:
		return "var(--one)"
	}
	return fmt.Sprintf("var(--s%d)", colorIndex(int(i)))
}

// seriesStyle declares the columns' colours.
func seriesStyle() template.CSS {
	var style strings.Builder
	for i, c := range seriesColors {
		fmt.Fprintf(&style, "--s%d: light-dark(%s, %s); ", i, c[0], c[1])
	}
	return template.CSS(style.String())
}
