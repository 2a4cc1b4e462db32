package specialize

import "github.com/adder-vm/adder/vm/regcode"

// Counts are exact counts of what an engine executed.
type Counts struct {
	Executed [regcode.NumOps]uint64
	// Misses counts executions of a specialized form whose guard failed.
	Misses [regcode.NumOps]uint64
	// Pairs counts executions by the instruction executed before.
	Pairs [regcode.NumOps][regcode.NumOps]uint64

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
