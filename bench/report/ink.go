package report

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"image/color"
	"regexp"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
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

// A chart is a plot with its size in CSS pixels, and what it shows in words.
type chart struct {
	*plot.Plot
	width, height float64
	words         string
}

// margin is the room at the right of a chart, in CSS pixels.
const margin = 14

// textSize is that of all text in charts, in CSS pixels.
const textSize = 11

// newChart returns a plot without a frame, in the page's inks.
func newChart(width, height float64, words string) chart {
	p := plot.New()
	p.BackgroundColor = nil
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.LineStyle.Color = inkFaint.color(1)
		axis.Tick.LineStyle.Color = inkFaint.color(1)
		axis.Tick.Length = 0
		axis.Padding = 0
		for _, style := range []*draw.TextStyle{&axis.Tick.Label, &axis.Label.TextStyle} {
			style.Font = textFont()
			style.Color = inkText.color(1)
		}
	}
	p.Y.LineStyle.Width = 0
	p.X.Tick.Label.YAlign = draw.YTop
	return chart{p, width, height, words}
}

func textFont() font.Font {
	return font.Font{Typeface: "Liberation", Variant: "Sans", Size: textSize}
}

// labelWidth is how wide a label is drawn; all have the same font.
func (c chart) labelWidth(label string) float64 {
	return c.Y.Tick.Label.Width(label).Points()
}

var (
	svgStyle = regexp.MustCompile(`style="[^"]*"`)
	svgColor = regexp.MustCompile(`(fill|stroke):#A7[0-9A-F]{4}`)
	svgFont  = regexp.MustCompile(`font-family:[^;"]*;font-variant:normal;font-weight:normal;font-style:normal;`)
	svgText  = regexp.MustCompile(`<text ([^>]*)>([^<]*)</text>`)
)

// svg draws the chart for the page.
func (c chart) svg() (template.HTML, error) {
	canvas := vgsvg.New(vg.Points(c.width), vg.Points(c.height))
	// Half of the last tick's label stands out to the right.
	c.Draw(draw.Crop(draw.New(canvas), 3, -vg.Points(margin), 0, 0))
	var out bytes.Buffer
	if _, err := canvas.WriteTo(&out); err != nil {
		return "", fmt.Errorf("drawing: %w", err)
	}
	text := out.String()
	_, text, found := strings.Cut(text, "<svg")
	_, body, closed := strings.Cut(text, ">")
	if !found || !closed {
		return "", fmt.Errorf("drawing: gonum's plot is not SVG")
	}
	body = svgFont.ReplaceAllString(body, "")
	body = svgStyle.ReplaceAllStringFunc(body, func(style string) string {
		return svgColor.ReplaceAllStringFunc(style, func(paint string) string {
			what, hex, _ := strings.Cut(paint, ":")
			var i ink
			if _, err := fmt.Sscanf(hex, "#A7%04X", &i); err != nil {
				return paint
			}
			return what + ":" + i.variable()
		})
	})
	// The reader's font may be wider than the one it was laid out in.
	body = svgText.ReplaceAllStringFunc(body, func(element string) string {
		parts := svgText.FindStringSubmatch(element)
		return fmt.Sprintf(`<text textLength="%.1f" lengthAdjust="spacingAndGlyphs" %s>%s</text>`,
			c.labelWidth(html.UnescapeString(parts[2])), parts[1], parts[2])
	})
	return template.HTML(fmt.Sprintf(`<svg role="img" aria-label="%s" viewBox="0 0 %.0f %.0f">%s`,
		template.HTMLEscapeString(c.words), c.width, c.height, body)), nil
}
