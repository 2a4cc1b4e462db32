// Package mt is the Mersenne Twister MT19937 as Python's random module seeds and
// reads it, so that a seed gives the same numbers here as in CPython.
//
// The generator is M. Matsumoto and T. Nishimura's (ACM TOMACS 8, 1998), with
// their later seeding by an array. The package knows nothing of objects.
package mt

import "math/big"

// N is the number of words of state.
const N = 624

const (
	period    = 397
	upperMask = 1 << 31
	lowerMask = upperMask - 1
	twist     = 0x9908b0df
)

// Source is a generator. Its zero value must be seeded before use.
type Source struct {
	state [N]uint32
	index int // of the next word to hand out; N when all are used up
}

// SeedWord seeds from one word.
func (s *Source) SeedWord(seed uint32) {
	s.state[0] = seed
	for i := uint32(1); i < N; i++ {
		prev := s.state[i-1]
		s.state[i] = 1812433253*(prev^prev>>30) + i
	}
	s.index = N
}

// SeedArray seeds from any number of words, at least one.
func (s *Source) SeedArray(key []uint32) {
	s.SeedWord(19650218)
	mt := &s.state
	i, j := 1, 0
	mix := func(factor uint32) uint32 { return mt[i] ^ (mt[i-1]^mt[i-1]>>30)*factor }
	advance := func() {
		if i++; i >= N {
			mt[0] = mt[N-1]
			i = 1
		}
	}
	for range max(N, len(key)) {
		mt[i] = mix(1664525) + key[j] + uint32(j)
		advance()
		if j++; j >= len(key) {
			j = 0
		}
	}
	for range N - 1 {
		mt[i] = mix(1566083941) - uint32(i)
		advance()
	}
	mt[0] = upperMask
}

// Seed seeds from an int's absolute value, as random.seed does.
func (s *Source) Seed(seed *big.Int) {
	s.SeedArray(words(seed))
}

// SeedUint64 is Seed for a value that fits 64 bits.
func (s *Source) SeedUint64(seed uint64) {
	key := [2]uint32{uint32(seed), uint32(seed >> 32)}
	if key[1] == 0 {
		s.SeedArray(key[:1])
	} else {
		s.SeedArray(key[:])
	}
}

// words splits the absolute value of v into 32-bit words, least significant
// first; zero is one word.
func words(v *big.Int) []uint32 {
	raw := new(big.Int).Abs(v).Bytes() // big endian
	out := make([]uint32, max((len(raw)+3)/4, 1))
	for i, b := range raw {
		at := len(raw) - 1 - i
		out[at/4] |= uint32(b) << (8 * (at % 4))
	}
	return out
}

// refill makes the next N words.
func (s *Source) refill() {
	mt := &s.state
	next := func(a, b, c uint32) uint32 {
		y := a&upperMask | b&lowerMask
		return c ^ y>>1 ^ -(y&1)&twist
	}
	k := 0
	for ; k < N-period; k++ {
		mt[k] = next(mt[k], mt[k+1], mt[k+period])
	}
	for ; k < N-1; k++ {
		mt[k] = next(mt[k], mt[k+1], mt[k+period-N])
	}
	mt[N-1] = next(mt[N-1], mt[0], mt[period-1])
	s.index = 0
}

// Uint32 returns the next 32 bits.
func (s *Source) Uint32() uint32 {
	if s.index >= N {
		s.refill()
	}
	y := s.state[s.index]
	s.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// Float64 returns the next number in [0, 1), a multiple of 2**-53.
func (s *Source) Float64() float64 {
	a, b := s.Uint32()>>5, s.Uint32()>>6
	return (float64(a)*(1<<26) + float64(b)) * (1.0 / (1 << 53))
}

// Bits returns the next n bits, 0 <= n <= 64.
func (s *Source) Bits(n int) uint64 {
	switch {
	case n == 0:
		return 0
	case n <= 32:
		return uint64(s.Uint32() >> (32 - n))
	}
	low := uint64(s.Uint32())
	return low | uint64(s.Uint32()>>(64-n))<<32
}

// BigBits returns the next n bits, n > 0.
func (s *Source) BigBits(n int) *big.Int {
	raw := make([]byte, (n+31)/32*4)
	for at := len(raw); n > 0; n -= 32 {
		w := s.Uint32()
		if n < 32 {
			w >>= 32 - n
		}
		at -= 4
		raw[at], raw[at+1], raw[at+2], raw[at+3] = byte(w>>24), byte(w>>16), byte(w>>8), byte(w)
	}
	return new(big.Int).SetBytes(raw)
}

// State copies the state out: N words and how many of them are used up.
func (s *Source) State(words *[N]uint32) (index int) {
	*words = s.state
	return s.index
}

// SetState sets what State returned. index must be in [0, N].
func (s *Source) SetState(words *[N]uint32, index int) bool {
	if index < 0 || index > N {
		return false
	}
	s.state, s.index = *words, index
	return true
}
