package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Run is what one process of one engine gave for one program.
type Run struct {
	Program string
	Engine  string
	Loops   int
	Values  []float64 // seconds for one go at the work, in the order measured
	Warmups int       // how many leading values came before the steady state
	Steady  bool      // whether a steady state was seen
	Result  string    // what the program computed
	Err     error     // why there is no measurement, if there is none

	Counts    *Counts `json:",omitempty"` // in the first run of a series, when they were asked for
	Uncounted string  `json:",omitempty"` // why there are none then

	Start    time.Time
	Duration time.Duration // wall time of the whole process
	User     time.Duration // processor time in user mode
	System   time.Duration // processor time in the kernel
	Peak     int64         // most resident memory in bytes; 0 when not known
	Load     float64       // the machine's load average when it started; NaN when not known
	Others   float64       // processors that other work kept busy meanwhile; NaN when not known
}

// Kept returns the values after warm-up.
func (r *Run) Kept() []float64 { return r.Values[r.Warmups:] }

// warmupTime returns the seconds of the values before the steady state.
func (r *Run) warmupTime() float64 {
	sum := 0.0
	for _, v := range r.Values[:r.Warmups] {
		sum += v * float64(r.Loops)
	}
	return sum
}

// amount says how much one process measures.
type amount struct {
	values  int
	seconds float64
	timeout time.Duration
}

// What a process may print before it is taken for broken.
const (
	maxLine  = 1 << 16 // bytes in a line
	maxLines = 1 << 16
	maxTail  = 1 << 12 // bytes of standard error kept for the message
)

// measure runs the program's file in a process of its own, or, where the process
// is what is measured, in one after another, and reads what they print. A failure
// of any kind is in the Run's Err.
func measure(ctx context.Context, e Engine, p Program, file string, a amount) *Run {
	run := &Run{Program: p.Name, Engine: e.Name, Start: time.Now(), Load: loadAverage()}
	before := busyTime()
	if p.WholeProcess {
		run.Loops = 1
		for len(run.Values) < a.values && run.Err == nil && (len(run.Values) == 0 || time.Since(run.Start).Seconds() < a.seconds) {
			run.Err = run.wholeProcess(ctx, e, p, file, a.timeout)
		}
	} else {
		run.Err = run.protocol(ctx, e, p, file, a)
	}
	run.Duration = time.Since(run.Start)
	run.Others = othersBusy(before, busyTime(), run.User+run.System, run.Duration)
	if run.Err == nil {
		run.Warmups, run.Steady = warmups(run.Values)
	}
	return run
}

// protocol takes the values that a program of the suite prints.
func (r *Run) protocol(ctx context.Context, e Engine, p Program, file string, a amount) error {
	words := slices.Concat([]string{file}, p.Args, []string{
		"--values", strconv.Itoa(a.values),
		"--seconds", strconv.FormatFloat(a.seconds, 'f', 3, 64),
	})
	_, err := r.process(ctx, e, p, words, a.timeout, func(out io.Reader, seen func()) error {
		return r.read(out, p.Name, seen)
	})
	return err
}

// wholeProcess takes the time of a whole process, whose output is its result.
func (r *Run) wholeProcess(ctx context.Context, e Engine, p Program, file string, timeout time.Duration) error {
	var text []byte
	took, err := r.process(ctx, e, p, slices.Concat([]string{file}, p.Args), timeout, func(out io.Reader, seen func()) error {
		var err error
		text, err = io.ReadAll(io.LimitReader(out, maxLine))
		seen()
		return err
	})
	if err != nil {
		return err
	}
	result := strings.TrimSpace(string(text))
	if len(r.Values) > 0 && result != r.Result {
		return fmt.Errorf("wrong result: %.200q, where its last process had %.200q", result, r.Result)
	}
	r.Result = result
	r.Values = append(r.Values, took.Seconds())
	return nil
}

// process runs the engine with the words and hands its output to read, with a
// function to call while the process is there. It returns how long the process
// took, and adds what it used to the run.
func (r *Run) process(ctx context.Context, e Engine, p Program, words []string, timeout time.Duration, read func(out io.Reader, seen func()) error) (time.Duration, error) {
	limited, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	cmd := exec.CommandContext(limited, e.Command[0], slices.Concat(e.Command[1:], words)...)
	cmd.Env = append(e.environment(), p.Env...)
	cmd.WaitDelay = 2 * time.Second
	var complaint tail
	cmd.Stderr = &complaint
	inOwnGroup(cmd)
	out, err := cmd.StdoutPipe()
	start := time.Now()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return 0, fmt.Errorf("starting %s: %w", e.Command[0], err)
	}

	var peak int64
	readErr := read(out, func() { peak = max(peak, residentPeak(cmd.Process.Pid)) })
	if readErr != nil {
		// What follows is of no use, and the process may wait for a reader.
		cancel()
		_, _ = io.Copy(io.Discard, out)
	}
	waitErr := cmd.Wait()
	took := time.Since(start)
	if state := cmd.ProcessState; state != nil {
		r.User += state.UserTime()
		r.System += state.SystemTime()
		r.Peak = max(r.Peak, peakMemory(state, peak))
	}

	var protocol *protocolError
	switch {
	case ctx.Err() != nil:
		return took, ctx.Err()
	case errors.Is(limited.Err(), context.DeadlineExceeded):
		return took, fmt.Errorf("no end after %v", timeout)
	case errors.As(readErr, &protocol) && !protocol.early:
		return took, readErr
	case waitErr != nil:
		if module := complaint.missingModule(); module != "" && len(p.Needs) > 0 {
			return took, waiting(module)
		}
		return took, fmt.Errorf("%w%s", waitErr, complaint.lastLine())
	}
	return took, readErr
}

// A protocolError says how a process's output is not what suite/measure.py
// prints. It is early when the output merely ended too soon, so that the exit
// status says more.
type protocolError struct {
	early bool
	text  string
}

func (e *protocolError) Error() string { return e.text }

// read fills the run from the lines of suite/measure.py's protocol and calls
// seen after each, while the process is, most likely, still there.
func (r *Run) read(from io.Reader, program string, seen func()) error {
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, maxLine)
	named, done := false, false
	hasResult := false
	for count := 0; lines.Scan(); count++ {
		seen()
		line := lines.Text()
		key, rest, _ := strings.Cut(line, " ")
		bad := func(why string) error {
			return &protocolError{text: fmt.Sprintf("printed %.80q: %s", line, why)}
		}
		switch {
		case done:
			return bad("nothing was to come after \"done\"")
		case count >= maxLines:
			return bad("too many lines")
		case key == "name":
			if rest != program {
				return bad("another program's name")
			}
			named = true
		case key == "loops":
			n, err := strconv.Atoi(rest)
			if err != nil || n <= 0 {
				return bad("not a number of loops")
			}
			r.Loops = n
		case key == "value":
			v, err := strconv.ParseFloat(rest, 64)
			if err != nil || !(v > 0) || math.IsInf(v, 0) {
				return bad("not a time in seconds")
			}
			r.Values = append(r.Values, v)
		case key == "result":
			r.Result, hasResult = rest, true
		case key == "done":
			if n, err := strconv.Atoi(rest); err != nil || n != len(r.Values) {
				return bad(fmt.Sprintf("there were %d values", len(r.Values)))
			}
			done = true
		default:
			return bad("not a line of the suite's protocol")
		}
	}
	if err := lines.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			return &protocolError{text: fmt.Sprintf("printed a line of more than %d bytes", maxLine)}
		}
		return &protocolError{early: true, text: fmt.Sprintf("reading its output: %v", err)}
	}
	if !named || r.Loops == 0 || len(r.Values) == 0 || !hasResult || !done {
		return &protocolError{early: true, text: "its output ended before \"done\""}
	}
	return nil
}
