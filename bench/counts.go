package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
)

// CountsPlaceholder, in an engine's counting command, stands for the file that the
// counts are to be written to.
const CountsPlaceholder = "{counts}"

// Counts are how often an engine executed its own instructions, and how often it
// had specialized them in vain. Unlike times they are the same whatever else the
// machine does, and so make small changes visible.
type Counts struct {
	Executed map[string]float64 `json:"executed"` // by instruction, specialized forms apart
	Misses   map[string]float64 `json:"misses"`   // guards that failed, by instruction
}

// Total sums up the instructions executed.
func (c *Counts) Total() float64 { return sum(c.Executed) }

// Missed sums up the guards that failed.
func (c *Counts) Missed() float64 { return sum(c.Misses) }

func sum(counts map[string]float64) float64 {
	total := 0.0
	for _, n := range counts {
		total += n
	}
	return total
}

// less takes away what was counted before.
func (c *Counts) less(before *Counts) *Counts {
	difference := func(now, before map[string]float64) map[string]float64 {
		left := map[string]float64{}
		for name, n := range now {
			if n -= before[name]; n > 0 {
				left[name] = n
			}
		}
		return left
	}
	return &Counts{difference(c.Executed, before.Executed), difference(c.Misses, before.Misses)}
}

// count finds what the engine executes for one go at the program's work: what two
// values take more than one does, in processes of which everything else is the
// same. Where the process is what is measured, it is what that executes.
func (e Engine) count(ctx context.Context, p Program, file string, timeout time.Duration) (*Counts, error) {
	first, err := e.countProcess(ctx, p, file, 1, timeout)
	if err != nil || p.WholeProcess {
		return first, err
	}
	second, err := e.countProcess(ctx, p, file, 2, timeout)
	if err != nil {
		return nil, err
	}
	return second.less(first), nil
}

func (e Engine) countProcess(ctx context.Context, p Program, file string, values int, timeout time.Duration) (*Counts, error) {
	dir, err := os.MkdirTemp("", "adder-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "counts.json")
	command := slices.Clone(e.Counting)
	for i, word := range command {
		command[i] = strings.ReplaceAll(word, CountsPlaceholder, name)
	}
	counting := Engine{Name: e.Name, Command: command, Env: append(slices.Clone(e.Env), "PYTHONHASHSEED=0")}
	words := slices.Concat([]string{file}, p.Args)
	if !p.WholeProcess {
		words = append(words, "--values", strconv.Itoa(values))
	}
	var run Run
	_, err = run.process(ctx, counting, p, words, timeout, func(out io.Reader, seen func()) error {
		_, err := io.Copy(io.Discard, out)
		return err
	})
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	counts := &Counts{}
	if err := json.Unmarshal(text, counts); err != nil {
		return nil, fmt.Errorf("its counts: %w", err)
	}
	return counts, nil
}

// count adds to a run what its engine executes for the program.
func (r *Run) count(ctx context.Context, e Engine, p Program, file string, timeout time.Duration) {
	counts, err := e.count(ctx, p, file, timeout)
	if err != nil {
		r.Uncounted = err.Error()
		return
	}
	r.Counts = counts
}

// metadata adds the counts to a run's.
func (c *Counts) metadata(m formats.Metadata) {
	if c == nil || c.Total() == 0 {
		return
	}
	m[formats.CounterPrefix+"instructions"] = c.Total()
	m[formats.CounterPrefix+"misses"] = c.Missed()
	for name, n := range c.Executed {
		m[formats.OpcodePrefix+name] = n
	}
}

// writeCounts writes what was counted, if anything was, and why what could not be
// was not.
func writeCounts(w *strings.Builder, r *Record) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	begun := false
	var failed []string
	for _, run := range r.Runs {
		if run.Uncounted != "" {
			failed = append(failed, fmt.Sprintf("  %s on %s: %s\n", run.Program, run.Engine, run.Uncounted))
		}
		if run.Counts == nil {
			continue
		}
		if !begun {
			fmt.Fprintf(table, "\ncounted\tengine\tinstructions\tmisses\n")
			begun = true
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", run.Program, run.Engine,
			compare.Quantity(run.Counts.Total(), formats.UnitCount), compare.Quantity(run.Counts.Missed(), formats.UnitCount))
	}
	_ = table.Flush() // writing to memory does not fail
	if begun {
		fmt.Fprintf(w, "counted: the engine's own instructions for one go at the work, and specialized ones whose guards failed\n")
	}
	if len(failed) > 0 {
		fmt.Fprintf(w, "note: not counted:\n%s", strings.Join(failed, ""))
	}
}
