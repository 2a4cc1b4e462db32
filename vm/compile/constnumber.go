package compile

import (
	"math"
	"math/big"

	bc "github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/bytecode/libm"
)

// The ranks of the numeric types: an operation is done in the higher of its
// operands' ranks.
const (
	rankInt = 1 + iota // bool among them
	rankFloat
	rankComplex
)

// numberRank returns the rank of a number, 0 for what is none.
func numberRank(c bc.Const) int {
	switch c.(type) {
	case bc.Bool, bc.Int, *bc.BigInt:
		return rankInt
	case bc.Float:
		return rankFloat
	case bc.Complex:
		return rankComplex
	}
	return 0
}

func asInt(b bc.Bool) bc.Int {
	if b {
		return 1
	}
	return 0
}

// smallInt returns an int or bool that fits 64 bits.
func smallInt(c bc.Const) (int64, bool) {
	switch c := c.(type) {
	case bc.Bool:
		return int64(asInt(c)), true
	case bc.Int:
		return int64(c), true
	}
	return 0, false
}

// bigInt returns an int or bool of any size; it must not be changed.
func bigInt(c bc.Const) *big.Int {
	if b, ok := c.(*bc.BigInt); ok {
		return &b.Int
	}
	v, _ := smallInt(c)
	return big.NewInt(v)
}

// newInt returns v as a constant.
func newInt(v *big.Int) bc.Const {
	if v.IsInt64() {
		return bc.Int(v.Int64())
	}
	b := new(bc.BigInt)
	b.Set(v)
	return b
}

// asFloat converts an int or float; ok is false where that overflows.
func asFloat(c bc.Const) (f float64, ok bool) {
	switch c := c.(type) {
	case bc.Bool:
		return float64(asInt(c)), true
	case bc.Int:
		return float64(c), true
	case *bc.BigInt:
		f, _ := new(big.Float).SetInt(&c.Int).Float64()
		return f, !math.IsInf(f, 0)
	case bc.Float:
		return float64(c), true
	}
	return 0, false
}

// equalNumbers is Python's == on numbers.
func equalNumbers(a, b bc.Const) bool {
	if x, ok := a.(bc.Complex); ok {
		if y, ok := b.(bc.Complex); ok {
			return x == y
		}
		return imag(x) == 0 && equalNumbers(bc.Float(real(x)), b)
	}
	if _, ok := b.(bc.Complex); ok {
		return equalNumbers(b, a)
	}
	x, isFloat := a.(bc.Float)
	y, bothFloat := b.(bc.Float)
	switch {
	case isFloat && bothFloat:
		return x == y
	case bothFloat:
		return equalNumbers(b, a)
	case isFloat:
		if math.IsInf(float64(x), 0) || math.IsNaN(float64(x)) {
			return false
		}
		return big.NewFloat(float64(x)).Cmp(new(big.Float).SetInt(bigInt(b))) == 0
	}
	return bigInt(a).Cmp(bigInt(b)) == 0
}

// foldInts evaluates an operation on ints and bools.
func foldInts(op int, l, r bc.Const) (bc.Const, bool) {
	if lb, ok := l.(bc.Bool); ok {
		if rb, ok := r.(bc.Bool); ok {
			switch op {
			case opAnd:
				return lb && rb, true
			case opOr:
				return lb || rb, true
			case opXor:
				return bc.Bool(lb != rb), true
			}
		}
	}
	x, y := bigInt(l), bigInt(r)
	z := new(big.Int)
	switch op {
	case opAdd:
		z.Add(x, y)
	case opSubtract:
		z.Sub(x, y)
	case opMultiply:
		if x.Sign() != 0 && y.Sign() != 0 && x.BitLen()+y.BitLen() > maxFoldedBits {
			return nil, false
		}
		z.Mul(x, y)
	case opAnd:
		z.And(x, y)
	case opOr:
		z.Or(x, y)
	case opXor:
		z.Xor(x, y)
	case opFloorDiv, opRemainder:
		if y.Sign() == 0 {
			return nil, false
		}
		m := new(big.Int)
		z.QuoRem(x, y, m)
		if m.Sign() != 0 && m.Sign() != y.Sign() {
			z.Sub(z, big.NewInt(1))
			m.Add(m, y)
		}
		if op == opRemainder {
			z = m
		}
	case opTrueDiv:
		if y.Sign() == 0 {
			return nil, false
		}
		f, _ := new(big.Rat).SetFrac(x, y).Float64()
		if f == 0 && y.Sign() < 0 {
			f = math.Copysign(0, -1) // the sign of a zero quotient is the divisor's
		}
		return bc.Float(f), !math.IsInf(f, 0)
	case opLshift:
		if y.Sign() < 0 {
			return nil, false
		}
		if x.Sign() != 0 && y.Sign() != 0 {
			if !y.IsInt64() || y.Int64() > maxFoldedBits || int64(x.BitLen()) > maxFoldedBits-y.Int64() {
				return nil, false
			}
			x = new(big.Int).Lsh(x, uint(y.Int64()))
		}
		z = x
	case opRshift:
		if y.Sign() < 0 {
			return nil, false
		}
		by := uint(x.BitLen()) // all of it
		if y.IsInt64() && y.Int64() < int64(by) {
			by = uint(y.Int64())
		}
		z.Rsh(x, by)
	case opPower:
		return powInts(x, y)
	default:
		return nil, false
	}
	return newInt(z), true
}

func powInts(x, y *big.Int) (bc.Const, bool) {
	if y.Sign() < 0 {
		fx, okx := asFloat(newInt(x))
		fy, oky := asFloat(newInt(y))
		if !okx || !oky {
			return nil, false
		}
		return powFloats(fx, fy)
	}
	if x.Sign() != 0 && y.Sign() > 0 &&
		(!y.IsInt64() || int64(x.BitLen()) > maxFoldedBits/y.Int64()) {
		return nil, false
	}
	if x.Sign() == 0 && y.Sign() > 0 {
		return bc.Int(0), true
	}
	return newInt(new(big.Int).Exp(x, y, nil)), true
}

// foldFloats evaluates an operation on floats.
func foldFloats(op int, x, y float64) (bc.Const, bool) {
	switch op {
	case opAdd:
		return bc.Float(x + y), true
	case opSubtract:
		return bc.Float(x - y), true
	case opMultiply:
		return bc.Float(x * y), true
	case opTrueDiv:
		return bc.Float(x / y), y != 0
	case opFloorDiv, opRemainder:
		if y == 0 {
			return nil, false
		}
		quo, mod := floorDivMod(x, y)
		if op == opFloorDiv {
			return bc.Float(quo), true
		}
		return bc.Float(mod), true
	case opPower:
		return powFloats(x, y)
	}
	return nil, false
}

// floorDivMod returns the quotient rounded down and the remainder, which has the
// divisor's sign.
func floorDivMod(x, y float64) (quo, mod float64) {
	mod = math.Mod(x, y)
	quo = (x - mod) / y
	if mod != 0 {
		if (y < 0) != (mod < 0) {
			mod += y
			quo--
		}
	} else {
		mod = math.Copysign(0, y)
	}
	if quo == 0 {
		return math.Copysign(0, x/y), mod
	}
	floor := math.Floor(quo)
	if quo-floor > 0.5 {
		floor++
	}
	return floor, mod
}

// powFloats raises x to y; a negative number's fractional power is complex.
func powFloats(x, y float64) (bc.Const, bool) {
	switch {
	case x == 0 && y < 0 && !math.IsInf(y, 0):
		return nil, false
	case x < 0 && !math.IsInf(x, 0) && !math.IsInf(y, 0) && !math.IsNaN(y) && y != math.Floor(y):
		return foldComplexes(opPower, bc.Complex(complex(x, 0)), bc.Complex(complex(y, 0)))
	}
	f := libm.Pow(x, y)
	overflow := math.IsInf(f, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0)
	return bc.Float(f), !overflow
}
