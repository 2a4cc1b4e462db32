// Package blake2 computes the hash functions BLAKE2b and BLAKE2s (RFC 7693) with
// all the parameters of the tree mode, which no package of Go's library offers.
package blake2

import (
	"encoding/binary"
	"math/bits"
)

// Params are the parameters that go into the initial state.
type Params struct {
	DigestSize, Fanout, Depth, NodeDepth, InnerSize int
	LeafSize                                        uint32
	NodeOffset                                      uint64
	Key, Salt, Person                               []byte
	LastNode                                        bool
}

var sigma = [12][16]uint8{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	{14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
	{11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
	{7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
	{9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
	{2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
	{12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
	{13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
	{6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
	{10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	{14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
}

var iv64 = [8]uint64{
	0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
	0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
}

// Hash is a running hash. It is a plain value: copying it forks the computation.
type Hash struct {
	wide     bool // BLAKE2b
	h        [8]uint64
	count    uint64 // bytes compressed so far
	buf      [128]byte
	n        int // bytes in buf
	size     int
	lastNode bool
}

// NewB begins BLAKE2b.
func NewB(p Params) Hash {
	h := Hash{wide: true}
	var b [64]byte
	b[0], b[1], b[2], b[3] = byte(p.DigestSize), byte(len(p.Key)), byte(p.Fanout), byte(p.Depth)
	binary.LittleEndian.PutUint32(b[4:], p.LeafSize)
	binary.LittleEndian.PutUint64(b[8:], p.NodeOffset)
	b[16], b[17] = byte(p.NodeDepth), byte(p.InnerSize)
	copy(b[32:48], p.Salt)
	copy(b[48:64], p.Person)
	for i := range h.h {
		h.h[i] = iv64[i] ^ binary.LittleEndian.Uint64(b[8*i:])
	}
	h.begin(p)
	return h
}

// NewS begins BLAKE2s.
func NewS(p Params) Hash {
	h := Hash{}
	var b [32]byte
	b[0], b[1], b[2], b[3] = byte(p.DigestSize), byte(len(p.Key)), byte(p.Fanout), byte(p.Depth)
	binary.LittleEndian.PutUint32(b[4:], p.LeafSize)
	var offset [8]byte
	binary.LittleEndian.PutUint64(offset[:], p.NodeOffset)
	copy(b[8:14], offset[:6])
	b[14], b[15] = byte(p.NodeDepth), byte(p.InnerSize)
	copy(b[16:24], p.Salt)
	copy(b[24:32], p.Person)
	for i := range h.h {
		h.h[i] = iv64[i]>>32 ^ uint64(binary.LittleEndian.Uint32(b[4*i:]))
	}
	h.begin(p)
	return h
}

func (h *Hash) begin(p Params) {
	h.size, h.lastNode = p.DigestSize, p.LastNode
	if len(p.Key) > 0 {
		copy(h.buf[:], p.Key)
		h.n = h.BlockSize()
	}
}

// BlockSize is 128 for BLAKE2b and 64 for BLAKE2s.
func (h *Hash) BlockSize() int {
	if h.wide {
		return 128
	}
	return 64
}

// Size is the number of bytes of the digest.
func (h *Hash) Size() int { return h.size }

// Write adds data.
func (h *Hash) Write(data string) {
	size := h.BlockSize()
	for data != "" {
		// A full block waits until more comes: the last one is marked.
		if h.n == size {
			h.count += uint64(size)
			h.compress(false)
			h.n = 0
		}
		n := copy(h.buf[h.n:size], data)
		h.n += n
		data = data[n:]
	}
}

// Sum appends the digest; more may be written afterwards.
func (h Hash) Sum(dst []byte) []byte {
	clear(h.buf[h.n:])
	h.count += uint64(h.n)
	h.compress(true)
	var out [64]byte
	for i, w := range h.h {
		if h.wide {
			binary.LittleEndian.PutUint64(out[8*i:], w)
		} else {
			binary.LittleEndian.PutUint32(out[4*i:], uint32(w))
		}
	}
	return append(dst, out[:h.size]...)
}

func (h *Hash) compress(last bool) {
	if h.wide {
		h.compressB(last)
	} else {
		h.compressS(last)
	}
}

func (h *Hash) compressB(last bool) {
	var m, v [16]uint64
	for i := range m {
		m[i] = binary.LittleEndian.Uint64(h.buf[8*i:])
	}
	copy(v[:], h.h[:])
	copy(v[8:], iv64[:])
	v[12] ^= h.count
	if last {
		v[14] = ^v[14]
		if h.lastNode {
			v[15] = ^v[15]
		}
	}
	g := func(a, b, c, d int, x, y uint64) {
		v[a] += v[b] + x
		v[d] = bits.RotateLeft64(v[d]^v[a], -32)
		v[c] += v[d]
		v[b] = bits.RotateLeft64(v[b]^v[c], -24)
		v[a] += v[b] + y
		v[d] = bits.RotateLeft64(v[d]^v[a], -16)
		v[c] += v[d]
		v[b] = bits.RotateLeft64(v[b]^v[c], -63)
	}
	for r := range 12 {
		s := &sigma[r]
		for k, q := range quarters {
			g(q[0], q[1], q[2], q[3], m[s[2*k]], m[s[2*k+1]])
		}
	}
	for i := range h.h {
		h.h[i] ^= v[i] ^ v[i+8]
	}
}

func (h *Hash) compressS(last bool) {
	var m, v [16]uint32
	for i := range m {
		m[i] = binary.LittleEndian.Uint32(h.buf[4*i:])
	}
	for i := range 8 {
		v[i], v[i+8] = uint32(h.h[i]), uint32(iv64[i]>>32)
	}
	v[12] ^= uint32(h.count)
	v[13] ^= uint32(h.count >> 32)
	if last {
		v[14] = ^v[14]
		if h.lastNode {
			v[15] = ^v[15]
		}
	}
	g := func(a, b, c, d int, x, y uint32) {
		v[a] += v[b] + x
		v[d] = bits.RotateLeft32(v[d]^v[a], -16)
		v[c] += v[d]
		v[b] = bits.RotateLeft32(v[b]^v[c], -12)
		v[a] += v[b] + y
		v[d] = bits.RotateLeft32(v[d]^v[a], -8)
		v[c] += v[d]
		v[b] = bits.RotateLeft32(v[b]^v[c], -7)
	}
	for r := range 10 {
		s := &sigma[r]
		for k, q := range quarters {
			g(q[0], q[1], q[2], q[3], m[s[2*k]], m[s[2*k+1]])
		}
	}
	for i := range h.h {
		h.h[i] ^= uint64(v[i] ^ v[i+8])
	}
}

// quarters are the columns and diagonals that a round mixes.
var quarters = [8][4]int{
	{0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15},
	{0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14},
}
