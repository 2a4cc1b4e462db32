// Command testsum runs `go test -json` with the arguments it is given and prints
// a line for each package, what failing tests said, and at the end how many tests
// passed, failed and were skipped. Subtests count as tests.
//
// It fails when go test does, and also when no test ran at all: a run that tested
// nothing is no success.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// An event is a line of `go test -json`; `go doc test2json` describes it.
type event struct {
	Action      string
	Package     string
	ImportPath  string // of build output
	Test        string
	Elapsed     float64
	Output      string
	FailedBuild string
}

func main() {
	cmd := exec.Command("go", append([]string{"test", "-json"}, os.Args[1:]...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "testsum: starting go test: %v\n", err)
		os.Exit(1)
	}
	s := newSummary(os.Stdout)
	if err := s.read(out); err != nil {
		fmt.Fprintf(os.Stderr, "testsum: reading what go test prints: %v\n", err)
		s.broken = true
		_, _ = io.Copy(io.Discard, out)
	}
	failed := cmd.Wait() != nil
	if !s.finish() || failed {
		os.Exit(1)
	}
}

// A summary turns events into lines and counts.
type summary struct {
	to                      io.Writer
	passed, failed, skipped int // tests
	failedPackages          int // packages that failed with no failing test to show for it
	broken                  bool
	output                  map[string][]string // of each test that has not ended well
	failedIn                map[string]bool     // packages with a failing test
}

func newSummary(to io.Writer) *summary {
	return &summary{to: to, output: map[string][]string{}, failedIn: map[string]bool{}}
}

func (s *summary) read(from io.Reader) error {
	lines := bufio.NewReader(from)
	for {
		line, err := lines.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			var e event
			if json.Unmarshal([]byte(line), &e) != nil || e.Action == "" {
				fmt.Fprint(s.to, line) // not an event: show it as it is
			} else {
				s.take(e)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (s *summary) take(e event) {
	key := e.Package + "\x00" + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(s.to, e.Output)
	case "output":
		s.output[key] = append(s.output[key], e.Output)
	case "pass", "skip":
		if e.Test == "" {
			s.packageLine(e)
		} else if e.Action == "pass" {
			s.passed++
		} else {
			s.skipped++
		}
		delete(s.output, key)
	case "fail":
		if e.Test != "" {
			s.failed++
			s.failedIn[e.Package] = true
			s.show(key)
			return
		}
		// A package fails for its tests, or for itself: it did not build, it
		// crashed, its time ran out. Tests then never end, and what they and the
		// package said is the only trace.
		if !s.failedIn[e.Package] {
			s.failedPackages++
		}
		for other := range s.output {
			if strings.HasPrefix(other, e.Package+"\x00") && other != key {
				s.show(other)
			}
		}
		s.show(key)
		s.packageLine(e)
	}
}

// show prints what a test said and forgets it.
func (s *summary) show(key string) {
	for _, text := range s.output[key] {
		fmt.Fprint(s.to, text)
	}
	delete(s.output, key)
}

func (s *summary) packageLine(e event) {
	word := map[string]string{"pass": "ok", "skip": "no tests", "fail": "FAIL"}[e.Action]
	if e.FailedBuild != "" {
		word = "NO BUILD"
	}
	fmt.Fprintf(s.to, "%-8s  %s  %.1fs\n", word, e.Package, e.Elapsed)
}

// finish prints the counts and tells whether all is well.
func (s *summary) finish() bool {
	if s.failedPackages > 0 {
		fmt.Fprintf(s.to, "%d packages failed outside their tests\n", s.failedPackages)
	}
	if s.passed+s.failed == 0 {
		fmt.Fprintln(s.to, "no test ran")
	}
	fmt.Fprintf(s.to, "%d passed, %d failed, %d skipped\n", s.passed, s.failed+s.failedPackages, s.skipped)
	return s.passed > 0 && s.failed+s.failedPackages == 0 && !s.broken
}
