package bench

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// level returns n values around v with relative noise.
func level(r *rand.Rand, n int, v, noise float64) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = v * (1 + noise*r.NormFloat64())
	}
	return values
}

func TestWarmups(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	falling := level(r, 20, 1, 0.001)
	for i := range falling {
		falling[i] *= 1 - 0.03*float64(i)
	}
	tests := []struct {
		name   string
		values []float64
		drop   int
		steady bool
	}{
		{"one value", []float64{1}, 0, false},
		{"two values", []float64{2, 1}, 0, false},
		{"constant", []float64{1, 1, 1, 1, 1}, 0, true},
		{"quiet", level(r, 30, 0.1, 0.005), 0, true},
		{"noisy", level(r, 30, 0.1, 0.1), 0, true},
		{"cold first value", slices.Concat([]float64{0.3}, level(r, 9, 0.1, 0.01)), 1, true},
		{"cold first value of three", []float64{0.3, 0.1, 0.1}, 1, true},
		{"a step down", slices.Concat(level(r, 6, 0.5, 0.01), level(r, 20, 0.1, 0.01)), 6, true},
		{"a step up", slices.Concat(level(r, 5, 0.1, 0.01), level(r, 20, 0.13, 0.01)), 5, true},
		{"two stages", slices.Concat(level(r, 2, 2, 0.01), level(r, 4, 0.5, 0.01), level(r, 20, 0.1, 0.01)), 6, true},
		{"a late outlier", slices.Concat(level(r, 20, 0.1, 0.01), []float64{0.5}), 0, true},
		{"a first value within the noise", slices.Concat([]float64{0.11}, level(r, 20, 0.1, 0.1)), 0, true},
		{"a state that comes too late", slices.Concat(level(r, 20, 0.5, 0.01), level(r, 6, 0.1, 0.01)), 0, false},
		{"never steady", falling, 10, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			drop, steady := warmups(tt.values)
			if drop != tt.drop || steady != tt.steady {
				t.Errorf("warmups = %d, %v, want %d, %v\n%.3f", drop, steady, tt.drop, tt.steady, tt.values)
			}
		})
	}
}
