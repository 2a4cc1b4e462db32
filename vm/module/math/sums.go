package math

import (
	"math/bits"

	"github.com/adder-vm/adder/vm/bytecode/libm"
	"github.com/adder-vm/adder/vm/object"
)

func fsum(t *thread, v value) (value, error) {
	it, err := t.Iter(v)
	if err != nil {
		return value{}, err
	}
	var sum libm.Sum
	for {
		item, err := t.Next(it)
		if err != nil {
			return value{}, err
		}
		if item.IsEmpty() {
			break
		}
		x, err := t.RealFloat(item)
		if err != nil {
			return value{}, err
		}
		if err := sum.Add(x); err != nil {
			return value{}, sumError(t, err)
		}
	}
	f, err := sum.Result()
	if err != nil {
		return value{}, sumError(t, err)
	}
	return object.Float(f), nil
}

func sumError(t *thread, err error) error {
	if err == libm.ErrSumOverflow {
		return t.OverflowErrorf("%v", err)
	}
	return t.ValueErrorf("%v", err)
}

func hypot(t *thread, args []value) (value, error) {
	var few [8]float64
	v := few[:0]
	for _, a := range args {
		x, err := t.RealFloat(a)
		if err != nil {
			return value{}, err
		}
		v = append(v, x)
	}
	return object.Float(libm.Hypot(v)), nil
}

// point reads a point's coordinates.
func point(t *thread, tuple *object.Tuple, into []float64) ([]float64, error) {
	for _, item := range tuple.Items() {
		x, err := t.RealFloat(item)
		if err != nil {
			return nil, err
		}
		into = append(into, x)
	}
	return into, nil
}

func dist(t *thread, a, b value) (value, error) {
	var few [3][8]float64
	ta, err := t.TupleFrom(a)
	if err != nil {
		return value{}, err
	}
	tb, err := t.TupleFrom(b)
	if err != nil {
		return value{}, err
	}
	if ta.Len() != tb.Len() {
		return value{}, t.ValueErrorf("both points must have the same number of dimensions")
	}
	p, err := point(t, ta, few[0][:0])
	if err != nil {
		return value{}, err
	}
	q, err := point(t, tb, few[1][:0])
	if err != nil {
		return value{}, err
	}
	diff := few[2][:]
	if len(p) > len(diff) {
		diff = make([]float64, len(p))
	}
	return object.Float(libm.Dist(p, q, diff)), nil
}

func prod(t *thread, args []value) (value, error) {
	it, err := t.Iter(args[0])
	if err != nil {
		return value{}, err
	}
	total := object.Int(1)
	if !args[1].IsEmpty() {
		total = args[1]
	}
	for {
		item, err := t.Next(it)
		if err != nil {
			return value{}, err
		}
		if item.IsEmpty() {
			return total, nil
		}
		if total.IsFloat() && item.IsFloat() {
			total = object.Float(total.AsFloat() * item.AsFloat())
			continue
		}
		if total, err = t.Binary(total, item, object.OpMul); err != nil {
			return value{}, err
		}
	}
}

// sumprod adds products of ints in 64 bits and of floats with extended precision,
// for as long as the items are such, and anything else as operators do.
func sumprod(t *thread, a, b value) (value, error) {
	p, err := t.Iter(a)
	if err != nil {
		return value{}, err
	}
	q, err := t.Iter(b)
	if err != nil {
		return value{}, err
	}
	total := object.Int(0)
	var whole int64
	var floats libm.Products
	inFloats, inInts := false, false
	flush := func(v value) (value, error) {
		var err error
		if inInts {
			v, err = t.Binary(v, object.Int(whole), object.OpAdd)
			whole, inInts = 0, false
		}
		if inFloats && err == nil {
			v, err = t.Binary(v, object.Float(floats.Result()), object.OpAdd)
			floats, inFloats = libm.Products{}, false
		}
		return v, err
	}
	for {
		x, err := t.Next(p)
		if err != nil {
			return value{}, err
		}
		y, err := t.Next(q)
		if err != nil {
			return value{}, err
		}
		if x.IsEmpty() != y.IsEmpty() {
			return value{}, t.ValueErrorf("Inputs are not the same length")
		}
		if x.IsEmpty() {
			return flush(total)
		}
		switch {
		case x.IsInt() && y.IsInt() && !inFloats:
			if s, ok := addProduct(whole, x.AsInt(), y.AsInt()); ok {
				whole, inInts = s, true
				continue
			}
		case (x.IsFloat() || x.IsInt()) && (y.IsFloat() || y.IsInt()):
			if inInts {
				if total, err = flush(total); err != nil {
					return value{}, err
				}
			}
			if floats.Add(number(x), number(y)) {
				inFloats = true
				continue
			}
		}
		if total, err = flush(total); err != nil {
			return value{}, err
		}
		product, err := t.Binary(x, y, object.OpMul)
		if err != nil {
			return value{}, err
		}
		if total, err = t.Binary(total, product, object.OpAdd); err != nil {
			return value{}, err
		}
	}
}

func number(v value) float64 {
	if v.IsFloat() {
		return v.AsFloat()
	}
	return float64(v.AsInt())
}

// addProduct returns s + x*y where that fits 64 bits.
func addProduct(s, x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	if x < 0 {
		hi -= uint64(y)
	}
	if y < 0 {
		hi -= uint64(x)
	}
	if int64(hi) != int64(lo)>>63 {
		return 0, false
	}
	r := s + int64(lo)
	return r, (r^s)&(r^int64(lo)) >= 0
}
