package report

import (
	"math"
	"slices"
	"strconv"
)

// Charts draw the binary logarithms of ratios and times, so that twice and half
// are equally far from 1. Ticks carry what was there before.

// ratioSteps are the marks that a ratio's axis may have, coarse ones first; the
// first set with enough marks in the range is taken.
var ratioSteps = [][]float64{
	{0.0001, 0.01, 1, 100, 10000},
	{0.001, 0.01, 0.1, 1, 10, 100, 1000},
	{1.0 / 64, 1.0 / 16, 0.25, 1, 4, 16, 64},
	{1.0 / 32, 1.0 / 16, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32},
	{0.125, 0.25, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8},
	{0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2},
	{0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15, 1.2},
	{0.94, 0.96, 0.98, 1, 1.02, 1.04, 1.06},
	{0.97, 0.98, 0.99, 1, 1.01, 1.02, 1.03},
}

// fewestTicks is how many an axis should have.
const fewestTicks = 4

// ratioTicks marks a range of ratios.
func ratioTicks(s span) []tick {
	var best []tick
	for _, steps := range ratioSteps {
		var ticks []tick
		for _, step := range steps {
			if at := math.Log2(step); at >= s.lo-1e-9 && at <= s.hi+1e-9 {
				ticks = append(ticks, tick{at, ratioLabel(step)})
			}
		}
		if len(ticks) > len(best) {
			best = ticks
		}
		if len(best) >= fewestTicks {
			break
		}
	}
	return best
}

func ratioLabel(x float64) string {
	if x < 0.1 && math.Log2(x) == math.Trunc(math.Log2(x)) {
		return "1/" + strconv.Itoa(int(1/x))
	}
	return strconv.FormatFloat(x, 'f', -1, 64) + "×"
}

// thin leaves out ticks until labels do not touch on an axis so many pixels long:
// it keeps every second one, or third, counted from the one at 1 if there is one.
func thin(ticks []tick, s span, pixels float64) []tick {
	base := max(0, slices.IndexFunc(ticks, func(t tick) bool { return t.at == 0 }))
	for step := 1; step < len(ticks); step++ {
		var kept []tick
		for i, t := range ticks {
			if (i-base)%step == 0 {
				kept = append(kept, t)
			}
		}
		if fit(kept, pixels/(s.hi-s.lo)) {
			return kept
		}
	}
	return ticks[min(base, len(ticks)):min(base+1, len(ticks))]
}

// fit tells whether labels have room beside each other at so many pixels a unit.
func fit(ticks []tick, scale float64) bool {
	for i := 1; i < len(ticks); i++ {
		room := (ticks[i].at - ticks[i-1].at) * scale
		if (labelWidth(ticks[i].label)+labelWidth(ticks[i-1].label))/2+6 > room {
			return false
		}
	}
	return true
}

// A span is a range of logarithms that grows with what it must hold.
type span struct{ lo, hi float64 }

func newSpan() span { return span{math.Inf(1), math.Inf(-1)} }

// hold widens the span to an amount, unless it has no logarithm.
func (s *span) hold(values ...float64) {
	for _, v := range values {
		if log := math.Log2(v); !math.IsInf(log, 0) && !math.IsNaN(log) {
			s.lo, s.hi = min(s.lo, log), max(s.hi, log)
		}
	}
}

// padded returns the span with room around it, at least as wide as the least.
func (s span) padded(least float64) span {
	if s.lo > s.hi {
		return span{-least / 2, least / 2}
	}
	room := max(0.06*(s.hi-s.lo), (least-(s.hi-s.lo))/2)
	return span{s.lo - room, s.hi + room}
}
