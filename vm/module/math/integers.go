package math

import (
	"math"
	"math/big"

	"github.com/adder-vm/adder/vm/bytecode/libm"
	"github.com/adder-vm/adder/vm/object"
)

// toWhole is floor, ceil and trunc: of a float by f, of anything else by its
// special method.
func toWhole(t *thread, v value, special object.NameID, f func(float64) float64) (value, error) {
	if v.IsInt() {
		return v, nil
	}
	if !v.IsFloat() {
		r, found, err := t.CallSpecial(v, special)
		if found || err != nil {
			return r, err
		}
	}
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return t.ToInt(object.Float(f(x)))
}

func floor(t *thread, v value) (value, error) { return toWhole(t, v, object.N__floor__, math.Floor) }
func ceil(t *thread, v value) (value, error)  { return toWhole(t, v, object.N__ceil__, math.Ceil) }

func trunc(t *thread, v value) (value, error) {
	if v.IsFloat() {
		return t.ToInt(v)
	}
	r, found, err := t.CallSpecial(v, object.N__trunc__)
	if !found && err == nil {
		err = t.TypeErrorf("type %s doesn't define __trunc__ method", t.TypeName(v))
	}
	return r, err
}

// whole reads an int argument; the result views v's memory.
func whole(t *thread, v value, z *big.Int) (value, *big.Int, error) {
	n, err := t.Index(v)
	if err != nil {
		return value{}, nil, err
	}
	return n, n.BigInt(z), nil
}

func gcd(t *thread, args []value) (value, error) {
	small, i := int64(0), 0
	for ; i < len(args) && args[i].IsIntOrBool() && args[i].AsInt() != math.MinInt64; i++ {
		a, b := small, args[i].AsInt()
		if b < 0 {
			b = -b
		}
		for b != 0 {
			a, b = b, a%b
		}
		small = a
	}
	if i == len(args) {
		return object.Int(small), nil
	}
	r := big.NewInt(small)
	for ; i < len(args); i++ {
		var z big.Int
		_, n, err := whole(t, args[i], &z)
		if err != nil {
			return value{}, err
		}
		r.GCD(nil, nil, r, new(big.Int).Abs(n))
	}
	return t.NewBig(r), nil
}

func lcm(t *thread, args []value) (value, error) {
	r := big.NewInt(1)
	for _, v := range args {
		var z big.Int
		_, n, err := whole(t, v, &z)
		if err != nil {
			return value{}, err
		}
		if n.Sign() == 0 || r.Sign() == 0 {
			r.SetInt64(0)
			continue
		}
		n = new(big.Int).Abs(n)
		g := new(big.Int).GCD(nil, nil, r, n)
		r.Mul(r.Quo(r, g), n)
	}
	return t.NewBig(r), nil
}

func isqrt(t *thread, v value) (value, error) {
	var z big.Int
	n, x, err := whole(t, v, &z)
	if err != nil {
		return value{}, err
	}
	if x.Sign() < 0 {
		return value{}, t.ValueErrorf("isqrt() argument must be nonnegative")
	}
	if n.IsInt() {
		return object.Int(int64(libm.Isqrt(uint64(n.AsInt())))), nil
	}
	return t.NewBig(new(big.Int).Sqrt(x)), nil
}

func factorial(t *thread, v value) (value, error) {
	var z big.Int
	_, n, err := whole(t, v, &z)
	if err != nil {
		return value{}, err
	}
	if n.Sign() < 0 {
		return value{}, t.ValueErrorf("factorial() not defined for negative values")
	}
	if !n.IsInt64() {
		return value{}, t.OverflowErrorf("factorial() argument should not exceed %d", int64(math.MaxInt64))
	}
	return t.NewBig(libm.Factorial(n.Uint64())), nil
}

// choice reads the arguments of comb and perm.
func choice(t *thread, a, b value, z, y *big.Int) (n, k *big.Int, err error) {
	if _, n, err = whole(t, a, z); err != nil {
		return
	}
	if _, k, err = whole(t, b, y); err != nil {
		return
	}
	if n.Sign() < 0 {
		err = t.ValueErrorf("n must be a non-negative integer")
	} else if k.Sign() < 0 {
		err = t.ValueErrorf("k must be a non-negative integer")
	}
	return
}

func comb(t *thread, a, b value) (value, error) {
	var z, y big.Int
	n, k, err := choice(t, a, b, &z, &y)
	if err != nil {
		return value{}, err
	}
	if k.Cmp(n) > 0 {
		return object.Int(0), nil
	}
	if rest := new(big.Int).Sub(n, k); rest.Cmp(k) < 0 {
		k = rest
	}
	if !k.IsInt64() {
		return value{}, t.OverflowErrorf("min(n - k, k) must not exceed %d", int64(math.MaxInt64))
	}
	return t.NewBig(libm.Comb(n, k.Uint64())), nil
}

func perm(t *thread, args []value) (value, error) {
	if args[1].IsEmpty() || args[1].IsNone() {
		return factorial(t, args[0])
	}
	var z, y big.Int
	n, k, err := choice(t, args[0], args[1], &z, &y)
	if err != nil {
		return value{}, err
	}
	if k.Cmp(n) > 0 {
		return object.Int(0), nil
	}
	if !k.IsInt64() {
		return value{}, t.OverflowErrorf("k must not exceed %d", int64(math.MaxInt64))
	}
	return t.NewBig(libm.Perm(n, k.Uint64())), nil
}
