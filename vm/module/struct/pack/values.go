package pack

import (
	"math"

	"github.com/adder-vm/adder/vm/object/fault"
)

// put stores the low bytes of v in dst.
func put(dst []byte, big bool, v uint64) {
	for i := range dst {
		at := i
		if big {
			at = len(dst) - 1 - i
		}
		dst[at] = byte(v >> (8 * i))
	}
}

// get loads the number that fills src.
func get(src []byte, big bool) uint64 {
	var v uint64
	for i := range src {
		at := len(src) - 1 - i
		if big {
			at = i
		}
		v = v<<8 | uint64(src[at])
	}
	return v
}

// OutOfRange is the error for an int the item has no room for.
func (it *Item) OutOfRange() error {
	if it.Code == 'P' {
		return fault.New(fault.ModuleError, "int too large to convert")
	}
	bits := 8 * it.Size
	if it.Signed() {
		most := int64(1)<<(bits-1) - 1
		return fault.New(fault.ModuleError, "'%c' format requires %d <= number <= %d", it.Code, -most-1, most)
	}
	return fault.New(fault.ModuleError, "'%c' format requires 0 <= number <= %d", it.Code, uint64(math.MaxUint64)>>(64-bits))
}

// PutInt stores v in dst, which must have the item's size.
func (it *Item) PutInt(dst []byte, v int64) error {
	bits := 8 * it.Size
	switch {
	case it.Code == 'P':
	case it.Signed():
		if v>>(bits-1) != v>>63 {
			return it.OutOfRange()
		}
	case v < 0 || bits < 64 && v>>bits != 0:
		return it.OutOfRange()
	}
	put(dst[:it.Size], it.Big, uint64(v))
	return nil
}

// PutUint stores v, which no int64 can hold, in dst.
func (it *Item) PutUint(dst []byte, v uint64) error {
	if it.Signed() || it.Size < 8 {
		return it.OutOfRange()
	}
	put(dst[:it.Size], it.Big, v)
	return nil
}

// GetInt loads an int; where v is negative and the item is not Signed, the value
// is uint64(v).
func (it *Item) GetInt(src []byte) (v int64) {
	u := get(src[:it.Size], it.Big)
	if it.Signed() {
		shift := 64 - 8*it.Size
		return int64(u<<shift) >> shift
	}
	return int64(u)
}

// PutFloat stores f for the codes e, f and d.
func (it *Item) PutFloat(dst []byte, f float64) error {
	switch it.Code {
	case 'e':
		h, ok := halfBits(f)
		if !ok {
			return fault.New(fault.OverflowError, "float too large to pack with e format")
		}
		put(dst[:2], it.Big, uint64(h))
	case 'f':
		s := float32(f)
		if math.IsInf(float64(s), 0) && !math.IsInf(f, 0) {
			return fault.New(fault.OverflowError, "float too large to pack with f format")
		}
		put(dst[:4], it.Big, uint64(math.Float32bits(s)))
	default:
		put(dst[:8], it.Big, math.Float64bits(f))
	}
	return nil
}

// GetFloat loads a float.
func (it *Item) GetFloat(src []byte) float64 {
	switch it.Code {
	case 'e':
		return halfFloat(uint16(get(src[:2], it.Big)))
	case 'f':
		return float64(math.Float32frombits(uint32(get(src[:4], it.Big))))
	}
	return math.Float64frombits(get(src[:8], it.Big))
}

// PutComplex stores c for the codes F and D. In little-endian order, which is
// the machine's, CPython lets a part that F has no room for become infinite; in
// the other order it raises.
func (it *Item) PutComplex(dst []byte, c complex128) error {
	if it.Size == 8 && it.Big {
		part := Item{Code: 'f', Big: true}
		if err := part.PutFloat(dst[:4], real(c)); err != nil {
			return err
		}
		return part.PutFloat(dst[4:8], imag(c))
	}
	half := it.Size / 2
	for i, f := range [2]float64{real(c), imag(c)} {
		if part := dst[i*half : (i+1)*half]; half == 4 {
			put(part, it.Big, uint64(math.Float32bits(float32(f))))
		} else {
			put(part, it.Big, math.Float64bits(f))
		}
	}
	return nil
}

// GetComplex loads a complex number.
func (it *Item) GetComplex(src []byte) complex128 {
	part := Item{Code: 'd', Big: it.Big}
	half := it.Size / 2
	if half == 4 {
		part.Code = 'f'
	}
	return complex(part.GetFloat(src), part.GetFloat(src[half:]))
}

// PutBytes stores b for the codes s and p, cut off or filled up with zeros; p
// begins with the length.
func (it *Item) PutBytes(dst []byte, b string) {
	dst = dst[:it.Size]
	if it.Code == 'p' {
		if it.Size == 0 {
			return
		}
		n := min(len(b), it.Size-1)
		b = b[:n]
		dst[0] = byte(min(n, 255))
		dst = dst[1:]
	}
	n := copy(dst, b)
	clear(dst[n:])
}

// GetBytes returns the bytes of the codes s and p, a part of src.
func (it *Item) GetBytes(src []byte) []byte {
	src = src[:it.Size]
	if it.Code == 's' {
		return src
	}
	if it.Size == 0 {
		return nil
	}
	return src[1 : 1+min(int(src[0]), it.Size-1)]
}

// halfBits returns f in IEEE 754's 16 bits, ties to even; ok is false where it
// is too large.
func halfBits(f float64) (h uint16, ok bool) {
	b := math.Float64bits(f)
	sign := uint16(b >> 48 & 0x8000)
	exp := int(b>>52&0x7FF) - 1023
	mantissa := b & (1<<52 - 1)
	switch {
	case exp == 1024:
		h = 0x7C00 | uint16(mantissa>>42)
		if mantissa != 0 && h == 0x7C00 {
			h |= 1
		}
		return sign | h, true
	case exp < -25:
		return sign, true
	case exp > 15:
		return 0, false
	}
	mantissa |= 1 << 52
	shift := 42
	if exp < -14 {
		shift += -14 - exp
		h = 0
	} else {
		h = uint16(exp+14) << 10 // the mantissa's top bit adds one to the exponent
	}
	kept := mantissa >> shift
	rest, half := mantissa&(1<<shift-1), uint64(1)<<(shift-1)
	if rest > half || rest == half && kept&1 == 1 {
		kept++
	}
	h += uint16(kept)
	return sign | h, h < 0x7C00
}

// halfFloat returns the number that 16 bits stand for.
func halfFloat(h uint16) float64 {
	sign := uint64(h>>15) << 63
	exp, mantissa := int(h>>10&31), uint64(h&0x3FF)
	switch exp {
	case 0:
		f := math.Ldexp(float64(mantissa), -24)
		return math.Copysign(f, math.Float64frombits(sign|1<<62))
	case 31:
		return math.Float64frombits(sign | 0x7FF<<52 | mantissa<<42)
	}
	return math.Float64frombits(sign | uint64(exp-15+1023)<<52 | mantissa<<42)
}
