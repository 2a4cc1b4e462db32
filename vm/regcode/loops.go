package regcode

// looping is the form of a conditional jump that stands at the end of a loop in the
// place of a jump back to it: it looks for interrupts, and jumps where the other
// goes on.
var looping = map[Op]Op{
	OpForIter:          OpLoop,
	OpJumpCompare:      OpLoopCompare,
	OpJumpCompareConst: OpLoopCompareConst,
	OpJumpFalsy:        OpLoopTruthy,
	OpJumpTruthy:       OpLoopFalsy,
}

// jumpBackward emits the jump that ends a loop. Where the loop begins with its test,
// or with fetching the next item, that is done here instead of going back for it.
func (tr *translator) jumpBackward(target int) {
	first, ok := tr.starts[target]
	if !ok || first == len(tr.insts) || tr.o.NoFusion { // the loop may be empty
		tr.jump(Inst{Op: OpJumpBackward}, target)
		return
	}
	in := tr.insts[first]
	op, ok := looping[in.Op]
	if !ok {
		tr.jump(Inst{Op: OpJumpBackward}, target)
		return
	}
	exit := -1
	for _, f := range tr.fixups {
		if f.inst == first {
			exit = f.target
		}
	}
	in.Op = op
	if op == OpLoopCompare || op == OpLoopCompareConst {
		in.N ^= SenseTrue
	}
	at := tr.at
	tr.at = int(tr.offsets[first])
	in.D = int32((first + 1 - len(tr.insts)) * int(InstSize))
	tr.emit(in)
	tr.at = at
	tr.jump(Inst{Op: OpJump}, exit)
}
