package libm

import (
	"math"
	"math/big"
	"math/bits"
)

// Factorial returns n! for n < 2**63, by multiplying ranges of like size.
func Factorial(n uint64) *big.Int { return new(big.Int).MulRange(1, int64(n)) }

// Comb returns the number of ways to choose k of n, 0 <= k <= n.
func Comb(n *big.Int, k uint64) *big.Int {
	if n.IsUint64() {
		u := n.Uint64()
		k = min(k, u-k)
		if u <= 1<<62 {
			return combRange(u, k)
		}
	}
	// C(n, k) = C(n, j) * C(n-j, k-j) / C(k, j)
	if k == 0 {
		return big.NewInt(1)
	}
	if k == 1 {
		return new(big.Int).Set(n)
	}
	j := k / 2
	a := Comb(n, j)
	b := Comb(new(big.Int).Sub(n, new(big.Int).SetUint64(j)), k-j)
	return a.Quo(a.Mul(a, b), combRange(k, j))
}

func combRange(n, k uint64) *big.Int {
	if c, ok := smallComb(n, k); ok {
		return new(big.Int).SetUint64(c)
	}
	j := k / 2
	a, b := combRange(n, j), combRange(n-j, k-j)
	return a.Quo(a.Mul(a, b), combRange(k, j))
}

// smallComb computes C(n, k) in 64 bits where every step fits.
func smallComb(n, k uint64) (uint64, bool) {
	c := uint64(1)
	for i := uint64(1); i <= k; i++ {
		hi, lo := bits.Mul64(c, n-k+i)
		if hi != 0 {
			return 0, false
		}
		c = lo / i
	}
	return c, true
}

// Perm returns n*(n-1)*...*(n-k+1), 0 <= k <= n.
func Perm(n *big.Int, k uint64) *big.Int {
	if k <= 8 {
		p, f := big.NewInt(1), new(big.Int).Set(n)
		for ; k > 0; k-- {
			p.Mul(p, f)
			f.Sub(f, one)
		}
		return p
	}
	j := k / 2
	p := Perm(n, j)
	return p.Mul(p, Perm(new(big.Int).Sub(n, new(big.Int).SetUint64(j)), k-j))
}

var one = big.NewInt(1)

// Isqrt returns the whole part of the square root of n >= 0.
func Isqrt(n uint64) uint64 {
	r := uint64(math.Sqrt(float64(n)))
	for r > 0 && (r > 1<<32-1 || r*r > n) {
		r--
	}
	for r < 1<<32-1 && (r+1)*(r+1) <= n {
		r++
	}
	return r
}
