package bench

import (
	"math"
	"slices"
)

const (
	fewestForOutliers = 8    // values below which quartiles say nothing
	farOut            = 3.0  // interquartile ranges beyond the quartiles
	leastOut          = 0.05 // of the median, whatever the range is
)

// outliers counts the values that lie far outside the others, by Tukey's outer
// fences ("Exploratory Data Analysis", 1977), and returns the one that is farthest
// from the median, as a multiple of it. On a very quiet machine the fences stand
// too close; what is within a twentieth of the median is never out.
func outliers(values []float64, middle float64) (count int, farthest float64) {
	if len(values) < fewestForOutliers {
		return 0, 0
	}
	sorted := slices.Sorted(slices.Values(values))
	low, high := sorted[len(sorted)/4], sorted[len(sorted)-1-len(sorted)/4]
	reach := max(farOut*(high-low), leastOut*middle)
	for _, v := range values {
		if v >= low-reach && v <= high+reach {
			continue
		}
		count++
		if farthest == 0 || math.Abs(math.Log(v/middle)) > math.Abs(math.Log(farthest)) {
			farthest = v / middle
		}
	}
	return count, farthest
}
