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

	Start    time.Time
	Duration time.Duration // wall time of the whole process
	User     time.Duration // processor time in user mode
	System   time.Duration // processor time in the kernel
	Peak     int64         // most resident memory in bytes; 0 when not known
	Load     float64       // the machine's load average when it started; NaN when not known
}

// Kept returns the values after warm-up.
func (r *Run) Kept() []float64 { return r.Values[r.Warmups:] }

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

// measure runs the program's file once, in a process of its own, and reads what
// it prints. A failure of any kind is in the Run's Err.
func measure(ctx context.Context, e Engine, p Program, file string, a amount) *Run {
	run := &Run{Program: p.Name, Engine: e.Name, Start: time.Now(), Load: loadAverage()}
	limited, cancel := context.WithTimeout(ctx, a.timeout)
	defer cancel()

	words := slices.Concat(e.Command[1:], []string{
		file,
		"--values", strconv.Itoa(a.values),
		"--seconds", strconv.FormatFloat(a.seconds, 'f', 3, 64),
	})
	cmd := exec.CommandContext(limited, e.Command[0], words...)
	cmd.Env = e.environment()
	cmd.WaitDelay = 2 * time.Second
	var complaint tail
	cmd.Stderr = &complaint
	inOwnGroup(cmd)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		run.Err = fmt.Errorf("starting %s: %w", e.Command[0], err)
		return run
	}

	readErr := run.read(out, p.Name, func() {
		run.Peak = max(run.Peak, residentPeak(cmd.Process.Pid))
	})
	if readErr != nil {
		// What follows is of no use, and the process may wait for a reader.
		cancel()
		_, _ = io.Copy(io.Discard, out)
	}
	waitErr := cmd.Wait()
	run.Duration = time.Since(run.Start)
	if cmd.ProcessState != nil {
		run.User, run.System = cmd.ProcessState.UserTime(), cmd.ProcessState.SystemTime()
		run.Peak = peakMemory(cmd.ProcessState, run.Peak)
	}

	var protocol *protocolError
	switch {
	case ctx.Err() != nil:
		run.Err = ctx.Err()
	case errors.Is(limited.Err(), context.DeadlineExceeded):
		run.Err = fmt.Errorf("no end after %v", a.timeout)
	case errors.As(readErr, &protocol) && !protocol.early:
		run.Err = readErr
	case waitErr != nil:
		run.Err = fmt.Errorf("%w%s", waitErr, complaint.lastLine())
	case readErr != nil:
		run.Err = readErr
	default:
		run.Warmups, run.Steady = warmups(run.Values)
	}
	return run
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

// A tail keeps the end of what is written to it.
type tail struct{ text []byte }

func (t *tail) Write(p []byte) (int, error) {
	t.text = append(t.text, p...)
	if len(t.text) > maxTail {
		t.text = slices.Clone(t.text[len(t.text)-maxTail:])
	}
	return len(p), nil
}

// lastLine returns ": " and the last line that is not empty, or nothing.
func (t *tail) lastLine() string {
	lines := strings.Split(strings.TrimSpace(string(t.text)), "\n")
	last := strings.TrimSpace(lines[len(lines)-1])
	if last == "" {
		return ""
	}
	return ": " + strings.ToValidUTF8(last, "?")
}
