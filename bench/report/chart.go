package report

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"image/color"
	"math"
	"regexp"
	"strings"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Sizes in CSS pixels.
const (
	textSize = 11.0
	textRise = 3.8  // from a text's middle to its base line
	axisRoom = 22.0 // for the horizontal axis
	nameRoom = 18.0 // for the name of an axis
	margin   = 14.0 // at the right, where half of the last tick's label stands
	gap      = 8.0  // between labels and what they are of
)

// A chart is marks on two axes.
type chart struct {
	width, height  float64 // CSS pixels
	words          string  // what it shows
	x, y           span    // what the axes reach over
	xTicks, yTicks []tick
	xName, yName   string
	levels         bool    // whether there are lines at the vertical axis's ticks
	room           float64 // for the labels of the vertical axis; more is taken when they need it
	marks          []mark
}

// A tick is a place on an axis with its label.
type tick struct {
	at    float64
	label string
}

// A mark is anything drawn on a chart.
type mark interface{ draw(c canvas) }

// labelFace is the font that labels are laid out in, parsed when it is needed.
var labelFace = sync.OnceValues(func() (font.Face, error) {
	parsed, err := opentype.Parse(liberationsansregular.TTF)
	if err != nil {
		return font.Face{}, fmt.Errorf("reading the font of charts: %w", err)
	}
	return font.Face{Font: font.Font{Typeface: "Liberation", Variant: "Sans", Size: textSize}, Face: parsed}, nil
})

// labelWidth is how wide a label is drawn.
func labelWidth(label string) float64 {
	face, err := labelFace()
	if err != nil {
		return 0 // drawing it says why
	}
	return face.Width(label).Points()
}

// widest is how wide the widest of the labels is.
func widest(ticks []tick) float64 {
	width := 0.0
	for _, t := range ticks {
		width = max(width, labelWidth(t.label))
	}
	return width
}

// left is where a chart's field begins.
func (c *chart) left() float64 {
	left := max(c.room, widest(c.yTicks)) + gap
	if c.yName != "" {
		left += nameRoom
	}
	return left
}

// fieldWidth is how wide the field is that marks are drawn on.
func (c *chart) fieldWidth() float64 { return c.width - margin - c.left() }

// A canvas is a chart's field while it is drawn on.
type canvas struct {
	*vgsvg.Canvas
	left, right, bottom, top vg.Length
	xs, ys                   span
	face                     font.Face
}

// x and y return where a value is drawn, within the field or beside it.
func (c canvas) x(v float64) vg.Length {
	return c.left + vg.Length((v-c.xs.lo)/(c.xs.hi-c.xs.lo))*(c.right-c.left)
}

func (c canvas) y(v float64) vg.Length {
	return c.bottom + vg.Length((v-c.ys.lo)/(c.ys.hi-c.ys.lo))*(c.top-c.bottom)
}

// within returns where a ratio is drawn, at the field's edge if it is beside it.
func (c canvas) within(ratio float64) vg.Length {
	log := math.Log2(ratio)
	if math.IsNaN(log) {
		log = math.Inf(-1)
	}
	return min(max(c.x(log), c.left), c.right)
}

// stroke draws lines through points.
func (c canvas) stroke(color color.Color, width vg.Length, dashes []vg.Length, points ...vg.Point) {
	if len(points) < 2 {
		return
	}
	var path vg.Path
	path.Move(points[0])
	for _, p := range points[1:] {
		path.Line(p)
	}
	c.SetColor(color)
	c.SetLineWidth(width)
	c.SetLineDash(dashes, 0)
	c.Stroke(path)
}

// line draws one.
func (c canvas) line(color color.Color, width, x1, y1, x2, y2 vg.Length) {
	c.stroke(color, width, nil, vg.Point{X: x1, Y: y1}, vg.Point{X: x2, Y: y2})
}

// fill draws an area.
func (c canvas) fill(color color.Color, path vg.Path) {
	c.SetColor(color)
	c.Fill(path)
}

// polygon is a closed path through points.
func polygon(points ...vg.Point) vg.Path {
	var path vg.Path
	path.Move(points[0])
	for _, p := range points[1:] {
		path.Line(p)
	}
	path.Close()
	return path
}

func rectangle(left, bottom, right, top vg.Length) vg.Path {
	return polygon(vg.Point{X: left, Y: bottom}, vg.Point{X: right, Y: bottom}, vg.Point{X: right, Y: top}, vg.Point{X: left, Y: top})
}

func disc(at vg.Point, radius vg.Length) vg.Path {
	var path vg.Path
	path.Move(vg.Point{X: at.X + radius, Y: at.Y})
	path.Arc(at, radius, 0, 2*math.Pi)
	path.Close()
	return path
}

func diamond(at vg.Point, radius vg.Length) vg.Path {
	return polygon(vg.Point{X: at.X - radius, Y: at.Y}, vg.Point{X: at.X, Y: at.Y + radius},
		vg.Point{X: at.X + radius, Y: at.Y}, vg.Point{X: at.X, Y: at.Y - radius})
}

// axes draws the ticks' labels, the lines behind the marks and the names.
func (c *chart) axes(on canvas) {
	text := func(x, y float64, label string) {
		on.SetColor(inkText.color(1))
		on.FillString(on.face, vg.Point{X: vg.Length(x), Y: vg.Length(y)}, label)
	}
	for _, t := range c.xTicks {
		x := on.x(t.at)
		on.line(gridInk(t), gridWidth(t), x, on.bottom, x, on.top)
		text(float64(x)-labelWidth(t.label)/2, float64(on.bottom)-textSize-3, t.label)
	}
	for _, t := range c.yTicks {
		y := on.y(t.at)
		if c.levels {
			on.line(gridInk(t), gridWidth(t), on.left, y, on.right, y)
		}
		text(float64(on.left)-gap-labelWidth(t.label), float64(y)-textRise, t.label)
	}
	on.line(inkFaint.color(1), 0.75, on.left, on.bottom, on.right, on.bottom)
	if c.xName != "" {
		text(float64(on.left+on.right)/2-labelWidth(c.xName)/2, 4, c.xName)
	}
	if c.yName != "" {
		on.Push()
		on.Rotate(math.Pi / 2)
		text(float64(on.bottom+on.top)/2-labelWidth(c.yName)/2, -textSize-1, c.yName)
		on.Pop()
	}
}

// A line at a ratio of 1, whose logarithm is 0, is stronger than others.
func gridInk(t tick) color.Color {
	if t.at == 0 {
		return inkOne.color(1)
	}
	return inkGrid.color(1)
}

func gridWidth(t tick) vg.Length {
	if t.at == 0 {
		return 1.5
	}
	return 1
}

// markup finds what is changed in the SVG that gonum writes.
type markup struct{ style, paint, font, text *regexp.Regexp }

// svgMarkup is compiled when it is needed: this package is part of a program that
// mostly does other things.
var svgMarkup = sync.OnceValue(func() markup {
	return markup{
		style: regexp.MustCompile(`style="[^"]*"`),
		paint: regexp.MustCompile(`(fill|stroke):#A7[0-9A-F]{4}`),
		font:  regexp.MustCompile(`font-family:[^;"]*;font-variant:normal;font-weight:normal;font-style:normal;`),
		text:  regexp.MustCompile(`<text ([^>]*)>([^<]*)</text>`),
	}
})

// svg draws the chart for the page.
func (c *chart) svg() (template.HTML, error) {
	face, err := labelFace()
	if err != nil {
		return "", err
	}
	bottom := axisRoom
	if c.xName != "" {
		bottom += nameRoom
	}
	on := canvas{
		Canvas: vgsvg.New(vg.Points(c.width), vg.Points(c.height)),
		left:   vg.Length(c.left()), right: vg.Length(c.width - margin), bottom: vg.Length(bottom), top: vg.Length(c.height),
		xs: c.x, ys: c.y, face: face,
	}
	c.axes(on)
	for _, m := range c.marks {
		m.draw(on)
	}
	var out bytes.Buffer
	if _, err := on.WriteTo(&out); err != nil {
		return "", fmt.Errorf("drawing: %w", err)
	}
	_, text, found := strings.Cut(out.String(), "<svg")
	_, body, closed := strings.Cut(text, ">")
	if !found || !closed {
		return "", fmt.Errorf("drawing: what was drawn is not SVG")
	}
	find := svgMarkup()
	body = find.style.ReplaceAllStringFunc(body, func(style string) string {
		return find.paint.ReplaceAllStringFunc(find.font.ReplaceAllString(style, ""), func(paint string) string {
			what, hex, _ := strings.Cut(paint, ":")
			var i ink
			if _, err := fmt.Sscanf(hex, "#A7%04X", &i); err != nil {
				return paint
			}
			return what + ":" + i.variable()
		})
	})
	// The reader's font may be wider than the one it was laid out in.
	body = find.text.ReplaceAllStringFunc(body, func(element string) string {
		parts := find.text.FindStringSubmatch(element)
		return fmt.Sprintf(`<text textLength="%.1f" lengthAdjust="spacingAndGlyphs" %s>%s</text>`,
			labelWidth(html.UnescapeString(parts[2])), parts[1], parts[2])
	})
	return template.HTML(fmt.Sprintf(`<svg role="img" aria-label="%s" viewBox="0 0 %.0f %.0f">%s`,
		template.HTMLEscapeString(c.words), c.width, c.height, body)), nil
}
