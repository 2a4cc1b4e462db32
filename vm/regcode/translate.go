package regcode

import (
	"math"
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// Options switch parts of the translation off, so that their worth can be
// measured.
type Options struct {
	NoFusion bool // one instruction for each bytecode instruction that does something
}

// entryKind says where a value of the symbolic stack is.
type entryKind uint8

const (
	inSlot  entryKind = iota // in its slot of the evaluation stack
	inLocal                  // in local variable n
	isConst                  // constant n
	isInt                    // the small int n
	isNull                   // no value
)

// entry is a value of the symbolic stack.
type entry struct {
	kind entryKind
	n    int
}

// translator turns the bytecode of one function into register code.
type translator struct {
	t       *object.Thread
	code    *object.Code
	o       Options
	steps   []step
	i       int // the step being translated
	at      int // the bytecode offset that emitted instructions stand for
	stack   []entry
	insts   []Inst
	offsets []int32
	starts  map[int]int // where the block of a leader's offset begins
	fixups  []fixup     // jumps whose targets are not known yet
	locals  int

	// For Live:
	until, stepStart int
	live             []bool
	found            bool
}

type fixup struct{ inst, target int }

// Translate makes the register code of a code object whose bytecode has been
// verified, and hangs it on the code object.
func Translate(t *object.Thread, code *object.Code, o Options) *Block {
	tr := translator{t: t, code: code, o: o, locals: int(code.NLocalsPlus), starts: map[int]int{}}
	tr.run(code.Data(t.RT))
	b := store(t, tr.insts, tr.offsets, tr.starts)
	code.SetExtra(unsafe.Pointer(b))
	return b
}

func (tr *translator) run(c *bytecode.Code) {
	tr.steps = decode(c)
	entered := false // control falls into the step from the one before
	for tr.i = 0; tr.i < len(tr.steps); tr.i++ {
		s := &tr.steps[tr.i]
		if s.leader || !entered {
			if entered {
				tr.flush(0)
			}
			tr.stack = tr.stack[:0]
			for range s.depth {
				tr.stack = append(tr.stack, entry{kind: inSlot})
			}
			tr.starts[s.at] = len(tr.insts)
		}
		tr.at = s.last
		tr.noteStep()
		entered = tr.step(s)
	}
	for _, f := range tr.fixups {
		tr.insts[f.inst].D = int32((tr.starts[f.target] - f.inst) * int(InstSize))
	}
}

// emit appends an instruction that stands for the step at hand.
func (tr *translator) emit(in Inst) *Inst {
	tr.insts = append(tr.insts, in)
	tr.offsets = append(tr.offsets, int32(tr.at))
	tr.noteEmit()
	return &tr.insts[len(tr.insts)-1]
}

// jump appends an instruction that jumps to the block at a bytecode offset.
func (tr *translator) jump(in Inst, target int) {
	tr.fixups = append(tr.fixups, fixup{len(tr.insts), target})
	tr.emit(in)
}

func reg(i int) uint32 { return uint32(i) * uint32(object.ValueSize) }

// slot is the register of position i of the evaluation stack.
func (tr *translator) slot(i int) uint32 { return reg(tr.locals + i) }

func (tr *translator) push(k entryKind, n int) { tr.stack = append(tr.stack, entry{k, n}) }

// pushed is the register of a new value on top of the stack: that of the local
// variable that the next step stores it in, if it does, and else its slot.
func (tr *translator) pushed() uint32 {
	if r, ok := tr.storedNext(); ok {
		return r
	}
	tr.push(inSlot, 0)
	return tr.slot(len(tr.stack) - 1)
}

// storedNext takes the following STORE_FAST together with the step at hand and
// returns the register it stores to. Operands must have been taken before.
func (tr *translator) storedNext() (uint32, bool) {
	k := tr.i + 1
	if k >= len(tr.steps) || tr.steps[k].leader || tr.steps[k].op != bytecode.STORE_FAST || tr.o.NoFusion {
		return 0, false
	}
	n := tr.steps[k].arg
	tr.spill(n)
	tr.i = k
	return reg(n), true
}

// pop takes the top of the stack, which operand makes a register of.
func (tr *translator) pop() (entry, int) {
	n := len(tr.stack) - 1
	e := tr.stack[n]
	tr.stack = tr.stack[:n]
	return e, n
}

// operand pops the top of the stack and returns the register that holds it.
func (tr *translator) operand() uint32 {
	e, at := tr.pop()
	return tr.place(e, at)
}

// place returns a register that holds e, whose position is at; a constant is put
// in its slot.
func (tr *translator) place(e entry, at int) uint32 {
	if e.kind == inLocal {
		return reg(e.n)
	}
	if e.kind != inSlot {
		tr.load(tr.slot(at), e)
	}
	return tr.slot(at)
}

// load emits what puts e into register r.
func (tr *translator) load(r uint32, e entry) {
	switch e.kind {
	case inLocal:
		tr.emit(Inst{Op: OpMove, A: r, B: reg(e.n)})
	case isConst:
		tag, payload := tr.code.Consts.Items()[e.n].Bits()
		tr.loadBits(r, tag, payload)
	case isInt:
		tag, payload := object.Int(int64(e.n)).Bits()
		tr.loadBits(r, tag, payload)
	case isNull:
		tr.emit(Inst{Op: OpClear, A: r})
	}
}

func (tr *translator) loadBits(r uint32, tag uintptr, payload uint64) {
	if object.FromBits(tag, payload).IsObject() {
		tr.emit(Inst{Op: OpLoadObject, A: r, P: uint64(tag)})
	} else {
		tr.emit(Inst{Op: OpLoadImmediate, A: r, N: uint16(tag), P: payload})
	}
}

// flush puts the values from a position up into their slots.
func (tr *translator) flush(from int) {
	for i := from; i < len(tr.stack); i++ {
		if tr.stack[i].kind != inSlot {
			tr.load(tr.slot(i), tr.stack[i])
			tr.stack[i] = entry{kind: inSlot}
		}
	}
}

// spill puts the values that stand for local variable n into their slots, before
// the variable changes.
func (tr *translator) spill(n int) {
	for i, e := range tr.stack {
		if e.kind == inLocal && e.n == n {
			tr.load(tr.slot(i), e)
			tr.stack[i] = entry{kind: inSlot}
		}
	}
}

// smallInt tells whether e is an int constant that fits an instruction.
func (tr *translator) smallInt(e entry) (int32, bool) {
	switch e.kind {
	case isInt:
		return int32(e.n), true
	case isConst:
		if v := tr.code.Consts.Items()[e.n]; v.IsInt() && v.AsInt() >= math.MinInt32 && v.AsInt() <= math.MaxInt32 {
			return int32(v.AsInt()), true
		}
	}
	return 0, false
}

// following returns the step behind the one at hand, nil where a block begins.
func (tr *translator) following(k int) *step {
	if tr.i+k >= len(tr.steps) {
		return nil
	}
	for j := 1; j <= k; j++ {
		if tr.steps[tr.i+j].leader {
			return nil
		}
	}
	return &tr.steps[tr.i+k]
}
