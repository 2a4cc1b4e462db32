package heap

// unsafe: copies the tables and the arena as bytes, and lays a file over the
// arena. Invariants: what is copied is committed; a loaded arena is laid over the
// same addresses that it was saved from, or not at all.

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unsafe"
)

// Image is a heap at rest: everything in it as it stood after a collection, for a
// heap of another process to begin with. Addresses in it stay what they are, so a
// heap made from it stands at the same place.
type Image struct {
	// Arena is a copy of the blocks in use. The owner may change it, through At,
	// before it is written.
	Arena  []byte
	base   uintptr
	tables []byte
}

// At views the copy of n bytes at an address of the heap.
func (m *Image) At(addr uintptr, n uintptr) []byte { return m.Arena[addr-m.base:][:n] }

// Base is the address that the first byte of the arena has.
func (m *Image) Base() uintptr { return m.base }

// ErrBusy is returned where a heap is not at rest.
var ErrBusy = errors.New("heap: finalizers are waiting")

// Image collects and copies the heap. The stack of the calling goroutine is
// scanned, so it had better be a fresh one.
func (h *Heap) Image() (*Image, error) {
	h.Collect()
	h.settle()
	if h.final.head != h.final.tail {
		return nil, ErrBusy
	}
	s := &h.space
	n := uintptr(h.blocks.top)
	m := &Image{base: s.arena, Arena: append([]byte(nil), h.bytes(s.arena, n<<blockShift)...)}
	h.clearFree(m)
	put := func(x uint64) { m.tables = binary.LittleEndian.AppendUint64(m.tables, x) }
	put(uint64(s.reserve))
	put(uint64(s.arena))
	put(uint64(n))
	for _, x := range [...]uint64{h.stats.LiveObjects, h.stats.LiveBytes, h.stats.InUse} {
		put(x)
	}
	for _, t := range h.imageTables(n) {
		m.tables = append(m.tables, t...)
	}
	return m, nil
}

// clearFree clears what is free in the copy: nothing of what this process has done
// and forgotten goes into a file.
func (h *Heap) clearFree(m *Image) {
	for i := range h.blocks.top {
		e := h.blocks.at(i)
		b := m.Arena[i<<blockShift:][:blockSize]
		switch *h.blocks.kind(i) {
		case blockFree:
			clear(b)
		case blockScan, blockLeaf:
			words := blockBits(h.space.objectBits, i)
			for pos := e.cursor; pos < e.limit; pos += e.size {
				if words[pos>>(granuleShift+6)]>>(pos>>granuleShift&63)&1 == 0 {
					clear(b[pos:][:e.size])
				}
			}
		}
	}
}

// imageRow is how much of a table is looked at together: what there is for a block.
const imageRow = 1 << (blockShift - granuleShift - 3)

func allZero(b []byte) bool {
	for ; len(b) >= 8; b = b[8:] {
		if binary.LittleEndian.Uint64(b) != 0 {
			return false
		}
	}
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}

const imageHead = 6 * 8 // bytes before the tables

// imageTables views what an image holds of the side tables of n blocks.
func (h *Heap) imageTables(n uintptr) [6][]byte {
	s := &h.space
	bits := n << (blockShift - granuleShift - 3)
	return [...][]byte{
		h.bytes(s.kindTab, n),
		h.bytes(s.blockTab, n*unsafe.Sizeof(block{})),
		h.bytes(s.objectBits, bits),
		h.bytes(s.flagBits[0], bits),
		h.bytes(s.flagBits[1], bits),
		h.bytes(s.flagBits[2], bits),
	}
}

func (h *Heap) bytes(a, n uintptr) []byte { return unsafe.Slice((*byte)(address(a)), n) }

// Tables returns the part of the image that is not the arena, for Options.Image.
func (m *Image) Tables() []byte { return m.tables }

// ImageFile is where a new heap finds an image: what Tables gave, and a file with
// the arena at an offset that is a multiple of the page size. The file is mapped,
// and must not change while the heap lives.
type ImageFile struct {
	Tables []byte
	FD     int
	Offset int64
}

// load fills an empty heap from an image.
func (h *Heap) load(f *ImageFile) error {
	if len(f.Tables) < imageHead {
		return errors.New("heap: image cut short")
	}
	word := func(i int) uint64 { return binary.LittleEndian.Uint64(f.Tables[i*8:]) }
	s := &h.space
	if uint64(s.reserve) != word(0) || uint64(s.arena) != word(1) {
		return fmt.Errorf("heap: the image's addresses are taken")
	}
	n := uintptr(word(2))
	size := n << blockShift
	if n > s.reserve>>blockShift || !s.grow(size) {
		return errors.New("heap: no memory for the image")
	}
	rest := f.Tables[imageHead:]
	want := 0
	for _, t := range h.imageTables(n) {
		want += len(t)
	}
	if len(rest) != want {
		return errors.New("heap: image cut short")
	}
	for _, t := range h.imageTables(n) {
		for len(t) > 0 { // what is zero is so already, and need not become memory
			k := min(len(t), imageRow)
			if row := rest[:k]; !allZero(row) {
				copy(t, row)
			}
			t, rest = t[k:], rest[k:]
		}
	}
	if err := h.mapUsed(int(n), f); err != nil {
		return fmt.Errorf("heap: mapping the image: %w", err)
	}
	h.blocks.top = int(n)
	h.blocks.mapped = int(n)
	h.blocks.free = make([]uint64, (n+63)/64)
	for i := range h.blocks.top {
		if *h.blocks.kind(i) == blockFree {
			h.blocks.setFree(i, 1, true)
		}
	}
	h.stats.LiveObjects, h.stats.LiveBytes, h.stats.InUse = word(3), word(4), word(5)
	h.stats.Allocs, h.stats.AllocBytes, h.stats.Peak = word(3), word(4), word(5)
	return nil
}

// mapUsed lays the file over those parts of the first n blocks that hold objects. The
// others read as zero anyway, and the system makes all of a mapping present in pieces
// of a block's size: most of what it would make so is empty.
func (h *Heap) mapUsed(n int, f *ImageFile) error {
	const apart = 32 << 10 // what is nearer than that is mapped together
	var from, to uintptr
	flush := func() error {
		if from == to {
			return nil
		}
		return mapFile(h.space.arena+from, to-from, f.FD, f.Offset+int64(from))
	}
	page := uintptr(pageSize())
	use := func(start, end uintptr) error {
		start, end = start&^(page-1), alignUp(end, page)
		if from != to && start <= to+apart {
			to = max(to, end)
			return nil
		}
		err := flush()
		from, to = start, end
		return err
	}
	for i := 0; i < n; i++ {
		start, e := uintptr(i)<<blockShift, h.blocks.at(i)
		switch *h.blocks.kind(i) {
		case blockLargeScan, blockLargeLeaf:
			if err := use(start, start+uintptr(e.bytes)); err != nil {
				return err
			}
		case blockScan, blockLeaf:
			words := blockBits(h.space.objectBits, i)
			for pos := nextObject(words, 0, e.limit); pos < e.limit; {
				if err := use(start+uintptr(pos), start+uintptr(pos+e.size)); err != nil {
					return err
				}
				if pos += e.size; pos < e.limit {
					pos = nextObject(words, pos, e.limit)
				}
			}
		}
	}
	return flush()
}
