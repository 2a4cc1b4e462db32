package regcode

// This file uses unsafe. Its invariants: instructions stand one after the other
// in a block of the VM's heap that the code object keeps alive; pc always points
// at one of them, and jumps lead to others of the same block.

import (
	"cmp"
	"slices"
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// Op is the operation of a register instruction.
type Op uint16

// Inst is a register instruction. What the fields mean depends on the operation;
// registers are byte offsets into the frame's window.
//
// P, Ver, Ver2 and Counter are the inline cache of an instruction that can be
// specialized. It holds nothing alive: what it names counts only while a version,
// which is never given twice, says that it is still there; a constant is one of the
// code object's. So instructions may be put together in Go's memory.
type Inst struct {
	Op      Op
	N       uint16 // a count, an operator, a comparison
	A, B, C uint32 // registers; or the number of a name or constant
	D       int32  // a jump's distance in bytes, or a small int
	Ver     uint32
	Ver2    uint32
	Counter uint16 // executions until the instruction is looked at by specialize
	Backoff uint16 // how long Counter is to be next time (exponent)
	P, Q    uint64 // a constant's payload, or addresses
}

// InstSize is the size of an instruction in bytes.
const InstSize = unsafe.Sizeof(Inst{})

// Next returns the instruction behind pc.
func (pc *Inst) Next() *Inst { return (*Inst)(unsafe.Add(unsafe.Pointer(pc), InstSize)) }

// Previous returns the instruction before pc.
func (pc *Inst) Previous() *Inst {
	return (*Inst)(unsafe.Add(unsafe.Pointer(pc), -int(InstSize)))
}

// Target returns where the jump at pc leads.
func (pc *Inst) Target() *Inst { return (*Inst)(unsafe.Add(unsafe.Pointer(pc), int(pc.D))) }

// Block is a function's register code: this head, the instructions, the bytecode
// offset of each, and where the basic blocks begin.
//
//adder:heap
type Block struct {
	object.Header
	N       int32 // instructions
	Offsets int32 // bytes from the head to the offsets, an int32 each
	Starts  int32 // bytes from the head to the starts
	NStarts int32
}

// start says where the basic block of a bytecode offset begins.
type start struct{ offset, inst int32 }

const blockHead = unsafe.Sizeof(Block{})

// BlockOf returns the register code of a code object, or nil when it has not been
// translated.
func BlockOf(c *object.Code) *Block { return (*Block)(unsafe.Add(unsafe.Pointer(nil), c.Extra)) }

// Has tells whether a code object has been translated.
func Has(c *object.Code) bool { return c.Extra != 0 }

// First returns the first instruction.
func (b *Block) First() *Inst { return (*Inst)(unsafe.Add(unsafe.Pointer(b), blockHead)) }

// At returns instruction i.
func (b *Block) At(i int) *Inst {
	return (*Inst)(unsafe.Add(unsafe.Pointer(b), blockHead+uintptr(i)*InstSize))
}

// Index returns the number of the instruction at pc.
func (b *Block) Index(pc *Inst) int {
	return int((uintptr(unsafe.Pointer(pc)) - uintptr(unsafe.Pointer(b)) - blockHead) / InstSize)
}

func (b *Block) offsets() []int32 {
	return unsafe.Slice((*int32)(unsafe.Add(unsafe.Pointer(b), b.Offsets)), int(b.N))
}

// Offset returns the offset of the bytecode instruction that pc stands for.
func (b *Block) Offset(pc *Inst) int { return int(b.offsets()[b.Index(pc)]) }

func (b *Block) starts() []start {
	return unsafe.Slice((*start)(unsafe.Add(unsafe.Pointer(b), b.Starts)), int(b.NStarts))
}

// Find returns the instruction that the basic block at a bytecode offset begins
// with, nil when no block begins there.
func (b *Block) Find(offset int) *Inst {
	s := b.starts()
	i, ok := slices.BinarySearchFunc(s, int32(offset), func(s start, o int32) int { return cmp.Compare(s.offset, o) })
	if !ok {
		return nil
	}
	return b.At(int(s[i].inst))
}

// store puts translated instructions into the heap.
func store(t *object.Thread, insts []Inst, offsets []int32, starts map[int]int) *Block {
	offsetsAt := blockHead + uintptr(len(insts))*InstSize
	startsAt := offsetsAt + uintptr(len(offsets))*4
	b := (*Block)(t.NewLeafObject(startsAt + uintptr(len(starts))*unsafe.Sizeof(start{})))
	b.N, b.Offsets, b.Starts, b.NStarts = int32(len(insts)), int32(offsetsAt), int32(startsAt), int32(len(starts))
	copy(unsafe.Slice(b.First(), len(insts)), insts)
	copy(b.offsets(), offsets)
	i := 0
	for offset, inst := range starts {
		b.starts()[i] = start{int32(offset), int32(inst)}
		i++
	}
	slices.SortFunc(b.starts(), func(x, y start) int { return cmp.Compare(x.offset, y.offset) })
	return b
}
