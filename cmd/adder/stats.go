package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/adder-vm/adder/bench/formats"
	"github.com/adder-vm/adder/specialize"
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/regcode"
)

// runStats runs a python command line on the counted engine and prints what that
// executed to standard error; or writes all of it to a file, when the first words
// are --json FILE.
func runStats(args []string) int {
	write := func(c *specialize.Counts) error {
		writeCounts(os.Stderr, c)
		return nil
	}
	if len(args) > 0 && args[0] == "--json" {
		if len(args) < 2 {
			fmt.Fprintln(os.Stderr, "adder stats: --json wants the name of a file")
			return exitUsage
		}
		name := args[1]
		args = args[2:]
		write = func(c *specialize.Counts) error { return writeCountsJSON(name, c) }
	}
	failed := false
	status := runPythonWith(args, func(p *pythonCommand) {
		p.engine.Strategy = vm.Counted
		p.after = func(m *vm.VM) {
			if err := write(m.Counts()); err != nil {
				fmt.Fprintln(os.Stderr, "adder stats:", err)
				failed = true
			}
		}
	})
	if failed && status == 0 {
		return exitFailed
	}
	return status
}

// writeCountsJSON writes all counts that are not 0, by the instructions' names.
func writeCountsJSON(name string, c *specialize.Counts) error {
	counts := struct {
		Executed map[string]uint64 `json:"executed"`
		Misses   map[string]uint64 `json:"misses"`
	}{map[string]uint64{}, map[string]uint64{}}
	for op := range regcode.NumOps {
		if n := c.Executed[op]; n > 0 {
			counts.Executed[op.String()] = n
		}
		if n := c.Misses[op]; n > 0 {
			counts.Misses[op.String()] = n
		}
	}
	text, err := json.MarshalIndent(counts, "", "  ")
	if err != nil {
		return err
	}
	return formats.WriteWhole(name, append(text, '\n'))
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
