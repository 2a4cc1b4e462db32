package zlib

import (
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
)

// inflater decompresses a stream that arrives in pieces of any size (RFC 1950 to
// 1952). Between two pieces it stands at some bit of the stream, with what it is
// reading there in its fields, so copying the struct copies the decompressor.
type inflater struct {
	in   []byte // compressed bytes not yet looked at
	hold uint64 // bits looked at and not used, the lowest first
	bits uint
	step step

	format  format
	last    bool // in the last block
	length  int  // of the match or stored block being copied
	dist    int
	symbol  int // whose extra bits are awaited
	counts  [3]int
	have    int // code lengths read so far
	lens    [320]uint8
	litlen  *huffman
	distant *huffman
	lenCode *huffman

	hist  []byte // the last 32 KB of output, and what was added since
	given int    // of hist, what has been handed out
	check uint32
	size  uint32 // of the output, modulo 2^32
	dict  []byte // preset dictionary, to be used when the stream asks for one
	flags byte   // of a gzip header
	fault string
	needs bool // the stream needs a dictionary that was not given
	// badDict: the dictionary is not the one the stream was made with
	badDict bool
	done    bool
}

// format is what stands around the deflated data.
type format uint8

const (
	formatZlib format = iota
	formatGzip
	formatRaw
	formatAuto // zlib or gzip
)

type step uint8

const (
	stepHeader step = iota
	stepDictID
	stepGzipHeader
	stepGzipExtraLen
	stepGzipExtra
	stepGzipName
	stepGzipComment
	stepGzipCRC
	stepBlock
	stepStoredLen
	stepStored
	stepTableSizes
	stepCodeLens
	stepLens
	stepSymbol
	stepLenExtra
	stepDist
	stepDistExtra
	stepCopy
	stepTrailer
	stepTrailerSize
	stepDone
)

const (
	windowSize = 32 << 10
	maxBits    = 15
)

// huffman decodes the codes of one alphabet: fast holds, for the next fastBits
// bits, a symbol and its length; longer codes are found by their canonical order.
type huffman struct {
	fast    [1 << fastBits]uint16
	count   [maxBits + 1]uint16
	symbols []uint16
}

const fastBits = 9

// newHuffman makes the decoder of an alphabet's code lengths. left is how many
// codes are unused, negative when there are too many.
func newHuffman(lens []uint8) (h *huffman, left int) {
	h = &huffman{symbols: make([]uint16, len(lens))}
	for _, n := range lens {
		h.count[n]++
	}
	if int(h.count[0]) == len(lens) {
		return h, 0
	}
	left = 1
	for n := 1; n <= maxBits; n++ {
		left = left<<1 - int(h.count[n])
		if left < 0 {
			return h, left
		}
	}
	var at [maxBits + 2]uint16
	var code [maxBits + 2]int
	for n := 1; n <= maxBits; n++ {
		at[n+1] = at[n] + h.count[n]
		code[n+1] = (code[n] + int(h.count[n])) << 1
	}
	for sym, n := range lens {
		if n == 0 {
			continue
		}
		h.symbols[at[n]] = uint16(sym)
		at[n]++
		c := code[n]
		code[n]++
		if n > fastBits {
			continue
		}
		rev := 0
		for i := range n {
			rev |= (c >> i & 1) << (n - 1 - i)
		}
		for i := rev; i < 1<<fastBits; i += 1 << n {
			h.fast[i] = uint16(sym)<<4 | uint16(n)
		}
	}
	return h, left
}

// find returns the symbol whose code the held bits begin with, and its length: 0
// if there are too few bits, -1 if no code fits.
func (h *huffman) find(hold uint64, bits uint) (symbol int, n int) {
	if e := h.fast[hold&(1<<fastBits-1)]; e != 0 && uint(e&15) <= bits {
		return int(e >> 4), int(e & 15)
	}
	code, first, index := 0, 0, 0
	for n := 1; n <= maxBits; n++ {
		if uint(n) > bits {
			return 0, 0
		}
		code |= int(hold >> (n - 1) & 1)
		count := int(h.count[n])
		if code-count < first {
			return int(h.symbols[index+code-first]), n
		}
		index += count
		first = (first + count) << 1
		code <<= 1
	}
	return 0, -1
}

// fill takes in bytes until n bits are held.
func (z *inflater) fill(n uint) bool {
	for z.bits < n {
		if len(z.in) == 0 {
			return false
		}
		z.hold |= uint64(z.in[0]) << z.bits
		z.in = z.in[1:]
		z.bits += 8
	}
	return true
}

// take uses n held bits.
func (z *inflater) take(n uint) int {
	v := int(z.hold & (1<<n - 1))
	z.hold >>= n
	z.bits -= n
	return v
}

// decode reads a symbol; ok is false when there are too few bits.
func (z *inflater) decode(h *huffman) (symbol int, ok bool) {
	for {
		sym, n := h.find(z.hold, z.bits)
		if n > 0 {
			z.take(uint(n))
			return sym, true
		}
		if n < 0 {
			return -1, true
		}
		if !z.fill(z.bits + 1) {
			return 0, false
		}
	}
}

// gzip header flags.
const (
	gzipCRC     = 1 << 1
	gzipExtra   = 1 << 2
	gzipName    = 1 << 3
	gzipComment = 1 << 4
)

var lenBase = [...]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
var lenExtra = [...]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
var distBase = [...]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
var distExtra = [...]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}

// lenOrder is the order in which the lengths of the length codes stand.
var lenOrder = [...]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// fixedCodes are the codes of blocks that bring none.
var fixedLitLen, fixedDist = func() (*huffman, *huffman) {
	var lens [288]uint8
	for i := range lens {
		switch {
		case i < 144:
			lens[i] = 8
		case i < 256:
			lens[i] = 9
		case i < 280:
			lens[i] = 7
		default:
			lens[i] = 8
		}
	}
	var dist [30]uint8
	for i := range dist {
		dist[i] = 5
	}
	a, _ := newHuffman(lens[:])
	b, _ := newHuffman(dist[:])
	return a, b
}()

// fail ends the stream with a fault.
func (z *inflater) fail(text string) bool {
	z.fault = text
	return false
}

// run decompresses until limit bytes are waiting (if it is not negative), the
// input is used up, or the stream ends or fails.
func (z *inflater) run(limit int) {
	for z.fault == "" && !z.needs && !z.done {
		if limit >= 0 && len(z.hist)-z.given >= limit {
			return
		}
		if !z.next(limit) {
			return
		}
	}
}

// output returns at most limit bytes of what is waiting, all if it is negative.
func (z *inflater) output(limit int) []byte {
	n := len(z.hist) - z.given
	if limit >= 0 {
		n = min(n, limit)
	}
	out := append([]byte(nil), z.hist[z.given:z.given+n]...)
	z.given += n
	if spare := min(z.given, len(z.hist)-windowSize); spare > windowSize {
		z.hist = append([]byte(nil), z.hist[spare:]...)
		z.given -= spare
	}
	return out
}

func (z *inflater) put(b []byte) {
	z.hist = append(z.hist, b...)
	z.size += uint32(len(b))
	z.sum(b)
}

// sum adds output to the checksum.
func (z *inflater) sum(b []byte) {
	switch z.format {
	case formatZlib:
		z.check = updateAdler(z.check, b)
	case formatGzip:
		z.check = crc32.Update(z.check, crc32.IEEETable, b)
	}
}

// next does one step; it returns false if that needs more input, or on a fault.
func (z *inflater) next(limit int) bool {
	switch z.step {
	case stepHeader:
		return z.header()
	case stepDictID:
		if !z.fill(32) {
			return false
		}
		if z.dict == nil {
			z.needs = true
			return false
		}
		var id [4]byte
		binary.LittleEndian.PutUint32(id[:], uint32(z.take(32)))
		if adler32.Checksum(z.dict) != binary.BigEndian.Uint32(id[:]) {
			z.badDict = true
			return z.fail("invalid input data")
		}
		z.preset()
		z.step = stepBlock
	case stepGzipHeader, stepGzipExtraLen, stepGzipExtra, stepGzipName, stepGzipComment, stepGzipCRC:
		return z.gzipHeader()
	case stepBlock:
		return z.block()
	case stepStoredLen:
		if !z.fill(32) {
			return false
		}
		n, not := z.take(16), z.take(16)
		if n != not^0xffff {
			return z.fail("invalid stored block lengths")
		}
		z.length = n
		z.step = stepStored
	case stepStored:
		return z.stored(limit)
	case stepTableSizes, stepCodeLens, stepLens:
		return z.tables()
	case stepSymbol, stepLenExtra, stepDist, stepDistExtra, stepCopy:
		return z.match(limit)
	case stepTrailer, stepTrailerSize:
		return z.trailer()
	default:
		return false
	}
	return true
}

// preset makes the dictionary what came before the output.
func (z *inflater) preset() {
	z.hist = append(z.hist, z.dict[max(0, len(z.dict)-windowSize):]...)
	z.given = len(z.hist)
}

func (z *inflater) header() bool {
	if z.format == formatRaw {
		if z.dict != nil {
			z.preset()
		}
		z.step = stepBlock
		return true
	}
	if !z.fill(16) {
		return false
	}
	if z.hold&0xffff == 0x8b1f && z.format != formatZlib {
		z.take(16)
		z.format = formatGzip
		z.step = stepGzipHeader
		return true
	}
	if z.format == formatGzip {
		return z.fail("incorrect header check")
	}
	z.format = formatZlib
	method, flags := z.take(8), z.take(8)
	switch {
	case (method<<8|flags)%31 != 0:
		return z.fail("incorrect header check")
	case method&15 != 8:
		return z.fail("unknown compression method")
	case method>>4 > 7:
		return z.fail("invalid window size")
	}
	z.check = 1
	z.step = stepBlock
	if flags&0x20 != 0 {
		z.step = stepDictID
	}
	return true
}

func (z *inflater) gzipHeader() bool {
	switch z.step {
	case stepGzipHeader:
		if !z.fill(64 - 7) {
			return false
		}
		method := z.take(8)
		z.flags = byte(z.take(8))
		if method != 8 {
			return z.fail("unknown compression method")
		}
		if z.flags&0xe0 != 0 {
			return z.fail("unknown header flags set")
		}
		z.take(48) // time, extra flags, system
		z.step = stepGzipExtraLen
	case stepGzipExtraLen:
		z.length = 0
		if z.flags&gzipExtra != 0 {
			if !z.fill(16) {
				return false
			}
			z.length = z.take(16)
		}
		z.step = stepGzipExtra
	case stepGzipExtra:
		for ; z.length > 0; z.length-- {
			if !z.fill(8) {
				return false
			}
			z.take(8)
		}
		z.step = stepGzipName
	case stepGzipName, stepGzipComment:
		flag := byte(gzipName)
		if z.step == stepGzipComment {
			flag = gzipComment
		}
		for z.flags&flag != 0 {
			if !z.fill(8) {
				return false
			}
			if z.take(8) == 0 {
				break
			}
		}
		z.step++
	case stepGzipCRC:
		if z.flags&gzipCRC != 0 {
			if !z.fill(16) {
				return false
			}
			z.take(16)
		}
		z.step = stepBlock
	}
	return true
}

func (z *inflater) block() bool {
	if z.last {
		z.take(z.bits % 8)
		z.step = stepTrailer
		return true
	}
	if !z.fill(3) {
		return false
	}
	z.last = z.take(1) == 1
	switch z.take(2) {
	case 0:
		z.take(z.bits % 8)
		z.step = stepStoredLen
	case 1:
		z.litlen, z.distant = fixedLitLen, fixedDist
		z.step = stepSymbol
	case 2:
		z.step = stepTableSizes
	default:
		return z.fail("invalid block type")
	}
	return true
}

func (z *inflater) stored(limit int) bool {
	for z.length > 0 && z.bits >= 8 {
		z.put([]byte{byte(z.take(8))})
		z.length--
	}
	n := min(z.length, len(z.in))
	if limit >= 0 {
		n = min(n, max(limit-(len(z.hist)-z.given), 0))
	}
	z.put(z.in[:n])
	z.in = z.in[n:]
	z.length -= n
	if z.length > 0 {
		return n > 0
	}
	z.step = stepBlock
	return true
}

// tables reads the codes of a block.
func (z *inflater) tables() bool {
	switch z.step {
	case stepTableSizes:
		if !z.fill(14) {
			return false
		}
		z.counts = [3]int{z.take(5) + 257, z.take(5) + 1, z.take(4) + 4}
		if z.counts[0] > 286 || z.counts[1] > 30 {
			return z.fail("too many length or distance symbols")
		}
		z.have = 0
		z.lens = [320]uint8{}
		z.step = stepCodeLens
	case stepCodeLens:
		for ; z.have < z.counts[2]; z.have++ {
			if !z.fill(3) {
				return false
			}
			z.lens[lenOrder[z.have]] = uint8(z.take(3))
		}
		h, left := newHuffman(z.lens[:19])
		if left != 0 || int(h.count[0]) == 19 {
			return z.fail("invalid code lengths set")
		}
		z.lenCode = h
		z.have = 0
		z.lens = [320]uint8{}
		z.symbol = -1
		z.step = stepLens
	case stepLens:
		return z.codeLengths()
	}
	return true
}

// codeLengths reads the lengths of a block's two codes, themselves coded.
func (z *inflater) codeLengths() bool {
	total := z.counts[0] + z.counts[1]
	for z.have < total {
		if z.symbol < 0 {
			sym, ok := z.decode(z.lenCode)
			if !ok {
				return false
			}
			if sym < 16 {
				z.lens[z.have] = uint8(max(sym, 0))
				z.have++
				continue
			}
			z.symbol = sym
		}
		bits, base := uint(2), 3
		switch z.symbol {
		case 17:
			bits = 3
		case 18:
			bits, base = 7, 11
		}
		if !z.fill(bits) {
			return false
		}
		n := base + z.take(bits)
		value := uint8(0)
		if z.symbol == 16 {
			if z.have == 0 {
				return z.fail("invalid bit length repeat")
			}
			value = z.lens[z.have-1]
		}
		if z.have+n > total {
			return z.fail("invalid bit length repeat")
		}
		for range n {
			z.lens[z.have] = value
			z.have++
		}
		z.symbol = -1
	}
	if z.lens[256] == 0 {
		return z.fail("invalid code -- missing end-of-block")
	}
	h, left := newHuffman(z.lens[:z.counts[0]])
	if left < 0 || left > 0 && int(h.count[0])+int(h.count[1]) != z.counts[0] {
		return z.fail("invalid literal/lengths set")
	}
	z.litlen = h
	h, left = newHuffman(z.lens[z.counts[0]:total])
	if left < 0 || left > 0 && int(h.count[0])+int(h.count[1]) != z.counts[1] {
		return z.fail("invalid distances set")
	}
	z.distant = h
	z.step = stepSymbol
	return true
}

// match reads literals and matches until the block ends, the input is used up or
// enough output is waiting.
func (z *inflater) match(limit int) bool {
	for {
		switch z.step {
		case stepSymbol:
			if limit >= 0 && len(z.hist)-z.given >= limit {
				return true
			}
			sym, ok := z.decode(z.litlen)
			switch {
			case !ok:
				return false
			case sym < 0 || sym > 285:
				return z.fail("invalid literal/length code")
			case sym < 256:
				z.put([]byte{byte(sym)})
				continue
			case sym == 256:
				z.step = stepBlock
				return true
			}
			z.symbol = sym - 257
			z.step = stepLenExtra
		case stepLenExtra:
			n := uint(lenExtra[z.symbol])
			if !z.fill(n) {
				return false
			}
			z.length = int(lenBase[z.symbol]) + z.take(n)
			z.step = stepDist
		case stepDist:
			sym, ok := z.decode(z.distant)
			if !ok {
				return false
			}
			if sym < 0 || sym > 29 {
				return z.fail("invalid distance code")
			}
			z.symbol = sym
			z.step = stepDistExtra
		case stepDistExtra:
			n := uint(distExtra[z.symbol])
			if !z.fill(n) {
				return false
			}
			z.dist = int(distBase[z.symbol]) + z.take(n)
			if z.dist > len(z.hist) {
				return z.fail("invalid distance too far back")
			}
			z.step = stepCopy
		case stepCopy:
			start := len(z.hist)
			for range z.length {
				z.hist = append(z.hist, z.hist[len(z.hist)-z.dist])
			}
			z.size += uint32(z.length)
			z.sum(z.hist[start:])
			z.step = stepSymbol
		}
	}
}

func (z *inflater) trailer() bool {
	if z.format == formatRaw {
		z.finish()
		return false
	}
	if !z.fill(32) {
		return false
	}
	v := uint32(z.take(32))
	if z.step == stepTrailerSize {
		if v != z.size {
			return z.fail("incorrect length check")
		}
		z.finish()
		return false
	}
	if z.format == formatZlib {
		v = v<<24 | v>>24 | v<<8&0xff0000 | v>>8&0xff00
	}
	if v != z.check {
		return z.fail("incorrect data check")
	}
	if z.format == formatGzip {
		z.step = stepTrailerSize
		return true
	}
	z.finish()
	return false
}

// finish gives back the bytes that were held but are not the stream's.
func (z *inflater) finish() {
	z.done = true
	z.step = stepDone
	if n := z.bits / 8; n > 0 {
		back := make([]byte, 0, int(n)+len(z.in))
		for ; z.bits >= 8; z.take(8) {
			back = append(back, byte(z.hold))
		}
		z.in = append(back, z.in...)
	}
}

// updateAdler goes on with an Adler-32 checksum.
func updateAdler(sum uint32, b []byte) uint32 {
	const mod, most = 65521, 5552
	s1, s2 := sum&0xffff, sum>>16
	for len(b) > 0 {
		n := min(len(b), most)
		for _, c := range b[:n] {
			s1 += uint32(c)
			s2 += s1
		}
		s1 %= mod
		s2 %= mod
		b = b[n:]
	}
	return s2<<16 | s1
}
