package regcode

import "github.com/adder-vm/adder/vm/object"

// Live tells, for each slot of the evaluation stack, whether the instruction at pc
// or one behind it may still read it. The translation does not leave every value
// in its slot, so what stands there can be of the past; this finds out by
// translating anew up to pc.
func Live(t *object.Thread, code *object.Code, pc *Inst, o Options) []bool {
	tr := translator{t: t, code: code, o: o, locals: int(code.NLocalsPlus), starts: map[int]int{}}
	tr.until = BlockOf(code).Index(pc)
	tr.live = make([]bool, code.StackSize)
	tr.run(code.Data(t.RT))
	return tr.live
}

// noteStep remembers the stack before a step, for Live.
func (tr *translator) noteStep() {
	if tr.live == nil || tr.found {
		return
	}
	clear(tr.live)
	for i, e := range tr.stack {
		tr.live[i] = e.kind == inSlot
	}
	tr.stepStart = len(tr.insts)
}

// noteEmit completes what noteStep found once the instruction asked for is there:
// slots that the step has written before are live too.
func (tr *translator) noteEmit() {
	if tr.live == nil || tr.found || len(tr.insts) != tr.until+1 {
		return
	}
	tr.found = true
	for _, in := range tr.insts[tr.stepStart:tr.until] {
		if i := int(in.A/uint32(object.ValueSize)) - tr.locals; i >= 0 && i < len(tr.live) {
			tr.live[i] = true
		}
	}
	if in := tr.insts[tr.until]; in.Op == OpCall { // there is no receiver
		tr.live[int(in.B/uint32(object.ValueSize))+1-tr.locals] = false
	}
}
