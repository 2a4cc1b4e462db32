package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"time"
)

// A Plan says what to measure and how much.
type Plan struct {
	Programs []Program
	Engines  []Engine // the first is the reference that ratios are taken to

	Processes    int           // processes for each program and engine, at least
	MaxProcesses int           // and at most, while intervals are wider than Precision
	Precision    float64       // half-width of the median's interval that is narrow enough, as a fraction
	Values       int           // values in a process, at most
	Seconds      float64       // no value is started in a process after so many seconds
	Timeout      time.Duration // a process that takes longer is killed
	Limit        time.Duration // the whole measurement shrinks to fit, if it can; 0 for none
	CPUs         []int         // processors the engines may use; none for all
	Counts       bool          // count what engines execute that can count it

	// Earlier are the runs of a measurement that was interrupted, in their
	// order; they count as measured, and only the others are.
	Earlier []*Run
	// Keep is called with every run that is over, before the next one starts;
	// nil for not. Its first error is in the record, and ends nothing.
	Keep func(*Run) error
}

// Progress is told how a measurement goes on. Its methods are called from one
// goroutine.
type Progress interface {
	// Planned gives the number of processes to run, again when it has grown.
	Planned(total int)
	// Starting says which process runs next.
	Starting(program, engine string)
	// Finished says that it is over.
	Finished()
	// Done says that no more will come.
	Done()
}

// A Record is everything a measurement gave.
type Record struct {
	Plan        Plan
	Machine     Machine
	Start       time.Time
	Duration    time.Duration
	Runs        []*Run
	Interrupted bool
	KeepErr     error // why runs could not be kept while others were measured
}

// overhead is what starting and ending a process costs beside its values, when
// time is divided among processes.
const overhead = 0.15

// Run measures as planned. Interrupting the context ends it early with what was
// measured so far; the error is for what made measuring impossible, while an
// engine's failure is a Run with an error.
func (p Plan) Run(ctx context.Context, progress Progress) (*Record, error) {
	dir, err := os.MkdirTemp("", "adder-bench-")
	if err != nil {
		return nil, fmt.Errorf("unpacking the suite: %w", err)
	}
	defer os.RemoveAll(dir)
	if err := unpack(dir); err != nil {
		return nil, err
	}
	if len(p.CPUs) > 0 {
		// Children inherit the processors of the thread that starts them.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		restore, err := pin(p.CPUs)
		if err != nil {
			return nil, err
		}
		defer restore()
	}

	record := &Record{Plan: p, Machine: ThisMachine(), Start: time.Now()}
	earlier := map[series][]*Run{}
	spent := time.Duration(0) // by earlier runs
	for _, run := range p.Earlier {
		s := series{run.Program, run.Engine}
		earlier[s] = append(earlier[s], run)
		spent += run.Duration
	}
	elapsed := func() time.Duration { return time.Since(record.Start) + spent }
	failed := map[series]bool{}
	total := p.Processes * len(p.Programs) * len(p.Engines)
	progress.Planned(total)
	defer progress.Done()
	started := 0

	for round := 0; round < max(p.Processes, p.MaxProcesses); round++ {
		var turn []series
		for i, program := range p.Programs {
			if round >= p.Processes && record.precise(program.Name, p.Precision) {
				continue
			}
			for k := range p.Engines {
				// Another engine begins each time, so that none always
				// follows the same one.
				engine := p.Engines[(k+i+round)%len(p.Engines)]
				turn = append(turn, series{program.Name, engine.Name})
			}
		}
		if round >= p.Processes {
			if len(turn) == 0 {
				break
			}
			total += len(turn)
			progress.Planned(total)
		}
		for _, s := range turn {
			if failed[s] {
				started++
				progress.Finished()
				continue
			}
			var run *Run
			if known := earlier[s]; len(known) > 0 {
				run, earlier[s] = known[0], known[1:]
			} else {
				if p.Limit > 0 && round > 0 && elapsed() > p.Limit {
					record.Duration = elapsed()
					return record, nil
				}
				progress.Starting(s.program, s.engine)
				program := p.program(s.program)
				program.Env = program.environment(dir)
				run = measure(ctx, p.engine(s.engine), program, program.path(dir),
					amount{p.Values, p.share(elapsed(), total-started), p.Timeout})
				if errors.Is(run.Err, context.Canceled) {
					record.Interrupted = true
					record.Duration = elapsed()
					return record, nil
				}
				if engine := p.engine(s.engine); p.Counts && round == 0 && run.Err == nil && engine.Counting != nil && !program.StandIn {
					run.count(ctx, engine, program, program.path(dir), p.Timeout)
				}
				if p.Keep != nil && record.KeepErr == nil {
					record.KeepErr = p.Keep(run)
				}
			}
			started++
			record.Runs = append(record.Runs, run)
			failed[s] = run.Err != nil
			progress.Finished()
		}
		record.check()
		for _, run := range record.Runs {
			if run.Err != nil {
				failed[series{run.Program, run.Engine}] = true
			}
		}
	}
	record.Duration = elapsed()
	return record, nil
}

// share returns the seconds one process may measure for.
func (p Plan) share(elapsed time.Duration, processes int) float64 {
	if p.Limit == 0 {
		return p.Seconds
	}
	fair := (p.Limit-elapsed).Seconds()/float64(max(1, processes)) - overhead
	return max(0.001, min(p.Seconds, fair))
}

func (p Plan) engine(name string) Engine {
	return p.Engines[slices.IndexFunc(p.Engines, func(e Engine) bool { return e.Name == name })]
}

func (p Plan) program(name string) Program {
	return p.Programs[slices.IndexFunc(p.Programs, func(q Program) bool { return q.Name == name })]
}

// A series is the runs of one program on one engine.
type series struct{ program, engine string }

// runs returns those runs of a series that gave a measurement.
func (r *Record) runs(s series) []*Run {
	var found []*Run
	for _, run := range r.Runs {
		if run.Program == s.program && run.Engine == s.engine && run.Err == nil {
			found = append(found, run)
		}
	}
	return found
}

// failure returns the first error of a series, or nil.
func (r *Record) failure(s series) error {
	for _, run := range r.Runs {
		if run.Program == s.program && run.Engine == s.engine && run.Err != nil {
			return run.Err
		}
	}
	return nil
}

// Failures returns, for each program and engine that failed, what went wrong.
// Programs that only wait for a module are not among them.
func (r *Record) Failures() []error {
	return r.errors(func(err error) bool { return !isWaiting(err) })
}

// Waiting returns, for each program and engine that waits for a module, for which.
func (r *Record) Waiting() []error { return r.errors(isWaiting) }

func (r *Record) errors(kind func(error) bool) []error {
	var found []error
	for _, program := range r.Plan.Programs {
		for _, engine := range r.Plan.Engines {
			if err := r.failure(series{program.Name, engine.Name}); err != nil && kind(err) {
				found = append(found, fmt.Errorf("%s on %s: %w", program.Name, engine.Name, err))
			}
		}
	}
	return found
}

// check fails every run whose result is not the one the reference has, or, for
// want of that, the first engine in the plan's order that has any.
func (r *Record) check() {
	for _, program := range r.Plan.Programs {
		var right *Run
		for _, engine := range r.Plan.Engines {
			runs := r.runs(series{program.Name, engine.Name})
			if right == nil && len(runs) > 0 {
				right = runs[0]
			}
			for _, run := range runs {
				if run.Result != right.Result {
					run.Err = fmt.Errorf("wrong result: %.200q, where %s has %.200q", run.Result, right.Engine, right.Result)
				}
			}
		}
	}
}

// precise tells whether the intervals of a program's medians are narrow enough on
// every engine that can run it.
func (r *Record) precise(program string, width float64) bool {
	for _, engine := range r.Plan.Engines {
		s := series{program, engine.Name}
		if r.failure(s) != nil {
			continue
		}
		f := r.figures(s)
		if !(f.HalfWidth() <= width) {
			return false
		}
	}
	return true
}
