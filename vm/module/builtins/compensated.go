package builtins

import "math"

// A compensated sum keeps what rounding took from it beside it.
type compensated struct{ hi, lo float64 }

// add is one step of Neumaier's improvement of Kahan's summation (1974).
func (s *compensated) add(x float64) {
	t := s.hi + x
	if math.Abs(s.hi) >= math.Abs(x) {
		s.lo += (s.hi - t) + x
	} else {
		s.lo += (x - t) + s.hi
	}
	s.hi = t
}

// value is the sum; a compensation that is no number is left out.
func (s *compensated) value() float64 {
	if s.lo != 0 && !math.IsInf(s.lo, 0) && !math.IsNaN(s.lo) {
		return s.hi + s.lo
	}
	return s.hi
}
