package specialize

import (
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// Specializer decides for one VM.
type Specializer struct {
	off  bool
	poly bool
	none bool // no caches

	why    Reason  // that the decision at hand found no form
	counts *Counts // nil unless somebody counts
}

// Options switch layers off, so that their worth can be measured.
type Options struct {
	Off  bool // no instruction is ever specialized
	Mono bool // inline caches hold one shape
	// NoCaches leaves attributes, methods and global names generic.
	NoCaches bool
	// Counts, unless nil, gets what is decided.
	Counts *Counts
}

// New returns a specializer.
func New(o Options) *Specializer {
	return &Specializer{off: o.Off, poly: !o.Mono, none: o.NoCaches, counts: o.Counts}
}

const (
	// cooldown is how many guards of a specialized instruction may fail before it
	// is looked at again for the first time; each time it may be twice as many.
	cooldown     = 8
	lastCooldown = 6
	// firstBackoff and lastBackoff bound how long an instruction that could not be
	// specialized waits, as powers of two of executions.
	firstBackoff = 4
	lastBackoff  = 12
)

// become makes pc the specialized form op.
func become(pc *regcode.Inst, op regcode.Op) {
	pc.Op = op
	pc.Counter = cooldown << min(pc.Backoff, lastCooldown)
	if pc.Backoff < lastCooldown {
		pc.Backoff++
	}
}

// wait leaves pc generic, to be looked at later and later.
func wait(pc *regcode.Inst) {
	pc.Op = pc.Op.Generic()
	if pc.Backoff < firstBackoff {
		pc.Backoff = firstBackoff
	} else if pc.Backoff < lastBackoff {
		pc.Backoff++
	}
	pc.Counter = 1 << pc.Backoff
}

// decide makes pc the form op, or makes it wait where there is none.
func (s *Specializer) decide(pc *regcode.Inst, op regcode.Op) {
	if s.off {
		op = s.no(Switched)
	}
	if s.counts != nil {
		s.counts.decided(pc.Op, op, s.why)
	}
	if op == 0 {
		wait(pc)
		return
	}
	become(pc, op)
}

// no says that there is no form, and why.
func (s *Specializer) no(why Reason) regcode.Op {
	s.why = why
	return 0
}

func isNumber(v object.Value) bool { return v.IsInt() || v.IsFloat() }
