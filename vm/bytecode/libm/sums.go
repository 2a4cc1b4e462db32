package libm

import (
	"errors"
	"math"
)

// What keeps fsum from having a result; Python raises OverflowError for the first
// and ValueError for the second.
var (
	ErrSumOverflow   = errors.New("intermediate overflow in fsum")
	ErrSumInfinities = errors.New("-inf + inf in fsum")
)

// Hypot returns the length of the vector v, correctly rounded but for rare
// cases, without overflow on the way. An infinity wins over a NaN.
func Hypot(v []float64) float64 {
	most, nan := 0.0, false
	for _, x := range v {
		nan = nan || x != x
		most = max(most, math.Abs(x))
		if math.IsInf(x, 0) {
			return math.Inf(1)
		}
	}
	if nan {
		return math.NaN()
	}
	if most == 0 || len(v) == 1 {
		return most
	}
	_, e := math.Frexp(most)
	var sum dd
	for _, x := range v {
		x = math.Ldexp(x, -e)
		sum = sum.add(twoProd(x, x))
	}
	return sum.sqrt().scale(e)
}

// Dist returns the distance between the points p and q, which have the same
// number of coordinates. diff is scratch space of at least that length.
func Dist(p, q, diff []float64) float64 {
	for i := range p {
		diff[i] = math.Abs(p[i] - q[i])
	}
	return Hypot(diff[:len(p)])
}

// Sum adds floats without any loss of precision, as fsum does: with a list of
// partial sums that do not overlap (J. R. Shewchuk 1997). Its zero value is
// ready for use.
type Sum struct {
	partials []float64
	special  float64 // the sum of the infinities and NaNs
	infinite float64 // the sum of the infinities alone
	isSet    bool    // whether there are any
}

// Add adds one number. It returns OverflowError when the sum passes the range of
// floats on the way.
func (s *Sum) Add(x float64) error {
	original := x
	n := 0
	for _, y := range s.partials {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		t := fastSum(x, y)
		if t.lo != 0 {
			s.partials[n] = t.lo
			n++
		}
		x = t.hi
	}
	s.partials = s.partials[:n]
	if x != 0 {
		if x-x != 0 {
			if original-original == 0 {
				return ErrSumOverflow
			}
			if math.IsInf(original, 0) {
				s.infinite += original
			}
			s.special += original
			s.isSet = true
			s.partials = s.partials[:0]
			return nil
		}
		s.partials = append(s.partials, x)
	}
	return nil
}

// Result returns the sum, rounded once, half to even.
func (s *Sum) Result() (float64, error) {
	if s.isSet {
		if s.infinite != s.infinite {
			return 0, ErrSumInfinities
		}
		return s.special, nil
	}
	p := s.partials
	n := len(p)
	if n == 0 {
		return 0, nil
	}
	n--
	hi, lo := p[n], 0.0
	for n > 0 {
		n--
		t := fastSum(hi, p[n])
		hi, lo = t.hi, t.lo
		if lo != 0 {
			break
		}
	}
	// Where lo is half a unit, what is left decides which way to round.
	if n > 0 && (lo < 0 && p[n-1] < 0 || lo > 0 && p[n-1] > 0) {
		y := lo * 2
		if x := hi + y; y == x-hi {
			hi = x
		}
	}
	return hi, nil
}

// Products adds products of floats with three times the precision of one, as
// sumprod does. Its zero value is ready for use.
type Products struct{ hi, lo, tiny float64 }

// Add adds x*y. ok is false where the result is no longer finite: the caller
// then goes on with ordinary arithmetic.
func (s *Products) Add(x, y float64) (ok bool) {
	pr := twoProd(x, y)
	a := twoSum(s.hi, pr.hi)
	b := twoSum(s.lo, pr.lo)
	c := twoSum(b.hi, a.lo)
	next := Products{a.hi, c.hi, s.tiny + b.lo + c.lo}
	if next.hi-next.hi != 0 {
		return false
	}
	*s = next
	return true
}

// Result returns the sum.
func (s *Products) Result() float64 {
	last := twoSum(s.lo, s.tiny)
	total := twoSum(s.hi, last.hi)
	return total.hi + (last.lo + total.lo)
}
