package bench

import (
	"math"
	"slices"
)

// Differences below these are never taken for a change of state, however quiet
// the machine; in the logarithm, so 0.02 is about 2 %.
const (
	leastShift = 0.02
	leastDrift = 0.05

	fewestForWarmup = 3 // values in a process below which nothing can be said
)

// warmups says how many leading values of one process came before its steady
// state, and whether there is one.
//
// The series is cut where two levels describe it best (the cut that leaves the
// least absolute deviation from the medians of the two sides), and what stands
// before the cut is warm-up when the levels differ by more than the noise between
// neighbours explains. That is repeated on the rest, as warm-up can come in
// stages, but at least half of the values are always kept: a series that still
// drifts after that is reported as unsteady rather than cut to nothing. Series of
// less than three values cannot show a state and are kept whole; of less than six, a
// drift after the cut cannot be told from chance.
//
// After Barrett et al., "Virtual Machine Warmup Blows Hot and Cold" (2017), which
// finds levels in the same way, by change points.
func warmups(values []float64) (drop int, steady bool) {
	n := len(values)
	if n < fewestForWarmup {
		return 0, false
	}
	logs := make([]float64, n)
	for i, v := range values {
		logs[i] = math.Log(v)
	}
	noise := 3 * neighbourNoise(logs[n/2:])
	for drop < n/2 {
		cut := bestCut(logs, drop, n/2)
		if math.Abs(median(logs[drop:cut])-median(logs[cut:])) <= max(leastShift, noise) {
			break
		}
		drop = cut
	}
	rest := logs[drop:]
	if len(rest) < 2*fewestForWarmup {
		return drop, true
	}
	cut := bestCut(rest, 0, len(rest)-fewestForWarmup)
	drift := math.Abs(median(rest[:cut]) - median(rest[cut:]))
	return drop, drift <= max(leastDrift, noise)
}

// bestCut returns the index from start+1 to last that cuts x[start:] into the two
// sides nearest to their medians.
func bestCut(x []float64, start, last int) int {
	best, least := start+1, math.Inf(1)
	for cut := start + 1; cut <= last; cut++ {
		if cost := deviation(x[start:cut]) + deviation(x[cut:]); cost < least {
			best, least = cut, cost
		}
	}
	return best
}

// deviation sums the distances from the median.
func deviation(x []float64) float64 {
	middle, sum := median(x), 0.0
	for _, v := range x {
		sum += math.Abs(v - middle)
	}
	return sum
}

// neighbourNoise estimates the standard deviation of the noise in x from the
// differences of neighbours, which a slow drift hardly touches.
func neighbourNoise(x []float64) float64 {
	if len(x) < 2 {
		return 0
	}
	steps := make([]float64, len(x)-1)
	for i := range steps {
		steps[i] = math.Abs(x[i+1] - x[i])
	}
	// The median of |a-b| for two normal values of deviation s is 0.954 s.
	return median(steps) / 0.954
}

func median(x []float64) float64 {
	sorted := slices.Sorted(slices.Values(x))
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}
