package compare

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/perf/benchunit"

	"github.com/adder-vm/adder/bench/formats"
)

// Quantity writes a value with three digits and the prefix that suits it.
func Quantity(value float64, unit string) string {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return "unknown"
	}
	if unit == formats.UnitRatio {
		return digits(value)
	}
	// benchunit knows the prefixes; its own digits are four or more.
	value = rounded(value)
	scale := benchunit.CommonScale([]float64{value}, benchunit.Decimal)
	if value == 0 {
		scale.Factor = 1
	}
	number := digits(value / scale.Factor)
	prefix := strings.ReplaceAll(scale.Prefix, "µ", "u")
	switch unit {
	case formats.UnitSeconds:
		return number + " " + prefix + "s"
	case formats.UnitBytes:
		return number + " " + prefix + "B"
	}
	if value == math.Trunc(value) && math.Abs(value) < 1000 {
		return fmt.Sprintf("%.0f", value)
	}
	if prefix == "" || value < 1 {
		return digits(value)
	}
	return number + " " + prefix
}

// Times writes a ratio with three digits.
func Times(x float64) string { return digits(x) + "x" }

// Chance writes a p-value.
func Chance(p float64) string {
	if p < 0.001 {
		return "<0.001"
	}
	return fmt.Sprintf("%.3f", p)
}

// Write writes an interval's ends, or that there are too few values for one.
func (i Interval) Write(write func(float64) string) string {
	if !i.Known() {
		return "too few values"
	}
	return write(i.Lo) + " .. " + write(i.Hi)
}

// Write writes a ratio, or ~ where the values do not show a difference.
func (r *Ratio) Write() string {
	if !r.Differ {
		return "~"
	}
	return Times(r.Value)
}

// digits writes a number with three significant digits and no exponent.
func digits(x float64) string {
	decimals := 2
	if x > 0 {
		decimals = min(6, max(0, 2-int(math.Floor(math.Log10(rounded(x))))))
	}
	return fmt.Sprintf("%.*f", decimals, x)
}

// rounded returns the number with three significant digits, as 0.9996 has another
// place before its first digit than the 1.00 it is written as.
func rounded(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 2, 64), 64)
	if err != nil {
		return x
	}
	return y
}
