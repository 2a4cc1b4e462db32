package specialize

import "github.com/adder-vm/adder/vm/regcode"

// Counts are exact counts of what an engine executed, and of what became of the
// instructions it ran.
type Counts struct {
	Executed [regcode.NumOps]uint64
	// Misses counts executions of a specialized form whose guard failed.
	Misses [regcode.NumOps]uint64
	// Pairs counts executions by the instruction executed before.
	Pairs [regcode.NumOps][regcode.NumOps]uint64

	// Looked counts how often an instruction of this form was looked at.
	Looked [regcode.NumOps]uint64
	// Specialized counts how often an instruction took this form.
	Specialized [regcode.NumOps]uint64
	// Deopts counts how often an instruction of this form became generic again.
	Deopts [regcode.NumOps]uint64
	// Failures counts how often no form was found, by generic form and reason.
	Failures [regcode.NumOps][NumReasons]uint64

	last regcode.Op
}

// Note counts an execution of op.
func (c *Counts) Note(op regcode.Op) {
	c.Executed[op]++
	c.Pairs[c.last][op]++
	c.last = op
}

// Miss counts a failed guard of op.
func (c *Counts) Miss(op regcode.Op) { c.Misses[op]++ }

// Hits is how often a specialized form did its work; 0 for a generic form.
func (c *Counts) Hits(op regcode.Op) uint64 {
	if op.Generic() == op {
		return 0
	}
	return c.Executed[op] - c.Misses[op]
}

// Deferred is how often an instruction of a family ran generic without being
// looked at: it was warming up, or waiting after a failure.
func (c *Counts) Deferred(op regcode.Op) uint64 {
	if op.Generic() != op || op.Family() == "" {
		return 0
	}
	return c.Executed[op] - min(c.Looked[op], c.Executed[op])
}

// Failed is how often no form was found for an instruction whose generic form is
// op.
func (c *Counts) Failed(op regcode.Op) uint64 {
	n := uint64(0)
	for _, k := range c.Failures[op] {
		n += k
	}
	return n
}

// decided counts a decision about an instruction that had the form old: op is the
// form it takes, 0 for none.
func (c *Counts) decided(old, op regcode.Op, why Reason) {
	c.Looked[old]++
	switch {
	case op != 0:
		c.Specialized[op]++
	default:
		c.Failures[old.Generic()][why]++
		if old.Generic() != old {
			c.Deopts[old]++
		}
	}
}
