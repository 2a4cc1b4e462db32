package bench

import "testing"

func TestOutliers(t *testing.T) {
	tests := []struct {
		name     string
		values   []float64
		count    int
		farthest float64
	}{
		{"too few to say", []float64{1, 1, 1, 1, 9}, 0, 0},
		{"all the same", []float64{1, 1, 1, 1, 1, 1, 1, 1}, 0, 0},
		{"one slow", []float64{1, 1.01, 1.02, 1.01, 3, 1.02, 1, 1.01}, 1, 3 / 1.01},
		{"one fast, farther than one slow", []float64{1, 1, 1, 1.01, 0.2, 1.01, 1.01, 1.01, 1.5}, 2, 0.2 / 1.01},
		{"close on a quiet machine", []float64{1, 1, 1, 1, 1, 1, 1, 1.04}, 0, 0},
		{"wide spread", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}, 0, 0},
	}
	for _, tt := range tests {
		count, farthest := outliers(tt.values, median(tt.values))
		if count != tt.count || !near(farthest, tt.farthest) {
			t.Errorf("%s: %d up to %v, want %d up to %v", tt.name, count, farthest, tt.count, tt.farthest)
		}
	}
}
