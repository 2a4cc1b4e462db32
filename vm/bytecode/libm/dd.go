package libm

import "math"

// dd is a number as the sum of two doubles, of which lo is at most half a unit
// in the last place of hi.
type dd struct{ hi, lo float64 }

// twoSum returns a+b exactly.
func twoSum(a, b float64) dd {
	s := a + b
	t := s - a
	return dd{s, (a - (s - t)) + (b - t)}
}

// fastSum returns a+b exactly where |a| >= |b|.
func fastSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

// twoProd returns a*b exactly.
func twoProd(a, b float64) dd {
	p := a * b
	return dd{p, math.FMA(a, b, -p)}
}

func (a dd) neg() dd { return dd{-a.hi, -a.lo} }

func (a dd) add(b dd) dd {
	s := twoSum(a.hi, b.hi)
	t := twoSum(a.lo, b.lo)
	s = fastSum(s.hi, s.lo+t.hi)
	return fastSum(s.hi, s.lo+t.lo)
}

func (a dd) addf(b float64) dd {
	s := twoSum(a.hi, b)
	return fastSum(s.hi, s.lo+a.lo)
}

func (a dd) mul(b dd) dd {
	p := twoProd(a.hi, b.hi)
	return fastSum(p.hi, p.lo+(a.hi*b.lo+a.lo*b.hi))
}

func (a dd) mulf(b float64) dd {
	p := twoProd(a.hi, b)
	return fastSum(p.hi, math.FMA(a.lo, b, p.lo))
}

func (a dd) div(b dd) dd {
	q := a.hi / b.hi
	p := b.mulf(q)
	r := (a.hi - p.hi) + (a.lo - p.lo)
	return fastSum(q, r/b.hi)
}

// sqrt is for a > 0.
func (a dd) sqrt() dd {
	s := math.Sqrt(a.hi)
	p := twoProd(s, s)
	r := (a.hi - p.hi) + (a.lo - p.lo)
	return fastSum(s, r/(2*s))
}

// scale returns a * 2**k, rounded once even where the result is subnormal.
func (a dd) scale(k int) float64 {
	if exp := int(math.Float64bits(a.hi)>>52&0x7FF) - 1023; exp+k > -1022 {
		return math.Ldexp(a.hi, k)
	}
	if k < -1200 {
		k = -1200
	}
	// Adding one and a half times 2**52 of the last place rounds to that place.
	shift := math.Ldexp(1.5, 52-1074-k)
	s := twoSum(shift, a.hi)
	rounded := s.hi + (s.lo + a.lo)
	return math.Ldexp(rounded-shift, k)
}
