package bytecode

import (
	"encoding/binary"
	"math/bits"
)

// siphash13 is SipHash (Aumasson and Bernstein) with one round for each word and
// three at the end, keyed by k and zero: the hash of source files in .pyc files.
func siphash13(k uint64, data []byte) uint64 {
	v0 := k ^ 0x736f6d6570736575
	v1 := uint64(0x646f72616e646f6d)
	v2 := k ^ 0x6c7967656e657261
	v3 := uint64(0x7465646279746573)
	round := func() {
		v0 += v1
		v1 = bits.RotateLeft64(v1, 13) ^ v0
		v0 = bits.RotateLeft64(v0, 32)
		v2 += v3
		v3 = bits.RotateLeft64(v3, 16) ^ v2
		v0 += v3
		v3 = bits.RotateLeft64(v3, 21) ^ v0
		v2 += v1
		v1 = bits.RotateLeft64(v1, 17) ^ v2
		v2 = bits.RotateLeft64(v2, 32)
	}
	last := uint64(len(data)) << 56
	for ; len(data) >= 8; data = data[8:] {
		m := binary.LittleEndian.Uint64(data)
		v3 ^= m
		round()
		v0 ^= m
	}
	for i, c := range data {
		last |= uint64(c) << (8 * i)
	}
	v3 ^= last
	round()
	v0 ^= last
	v2 ^= 0xff
	round()
	round()
	round()
	return v0 ^ v1 ^ v2 ^ v3
}
