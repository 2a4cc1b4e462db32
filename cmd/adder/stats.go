package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/adder-vm/adder/specialize"
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/regcode"
)

// runStats runs a python command line on the counted engine and prints what that
// executed to standard error.
func runStats(args []string) int {
	return runPythonWith(args, func(p *pythonCommand) {
		p.engine.Strategy = vm.Counted
		p.after = func(m *vm.VM) { writeCounts(os.Stderr, m.Counts()) }
	})
}

// statsShown is how many lines of each table are shown.
const statsShown = 40

func writeCounts(w io.Writer, c *specialize.Counts) {
	total := uint64(0)
	var ops []regcode.Op
	for op := range regcode.NumOps {
		total += c.Executed[op]
		if c.Executed[op] > 0 {
			ops = append(ops, op)
		}
	}
	slices.SortFunc(ops, func(a, b regcode.Op) int { return cmp.Compare(c.Executed[b], c.Executed[a]) })
	fmt.Fprintf(w, "%d instructions\n%-24s %12s %7s %10s\n", total, "instruction", "executed", "", "misses")
	for _, op := range ops[:min(len(ops), statsShown)] {
		fmt.Fprintf(w, "%-24s %12d %6.1f%% %10d\n", op, c.Executed[op], 100*float64(c.Executed[op])/float64(total), c.Misses[op])
	}
	type pair struct {
		a, b regcode.Op
		n    uint64
	}
	var pairs []pair
	for a := range regcode.NumOps {
		for b := range regcode.NumOps {
			if n := c.Pairs[a][b]; n > total/200 {
				pairs = append(pairs, pair{a, b, n})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Compare(b.n, a.n) })
	fmt.Fprintln(w, "pairs")
	for _, p := range pairs[:min(len(pairs), statsShown)] {
		fmt.Fprintf(w, "%-24s %-24s %12d %6.1f%%\n", p.a, p.b, p.n, 100*float64(p.n)/float64(total))
	}
}
