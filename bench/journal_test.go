package bench

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// measurement is a plan whose engine is this test's own binary.
func measurement(t *testing.T) Plan {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	programs, err := Programs()
	if err != nil {
		t.Fatal(err)
	}
	selected, err := Select(programs, []string{"fib"})
	if err != nil {
		t.Fatal(err)
	}
	return Plan{Programs: selected, Engines: []Engine{{Name: "self", Command: []string{self}}}, Processes: 2, Values: 3, Seconds: 1}
}

func TestJournalKeepsRuns(t *testing.T) {
	p := measurement(t)
	name := filepath.Join(t.TempDir(), "out.json"+JournalSuffix)
	j, err := NewJournal(name, p, []string{"--quick", "fib"})
	if err != nil {
		t.Fatal(err)
	}
	runs := []*Run{
		{Program: "fib", Engine: "self", Loops: 1, Values: []float64{0.2, 0.1}, Warmups: 1, Steady: true, Result: "r",
			Start: time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC), Duration: time.Second, User: 2, System: 3, Peak: 4, Load: 0.5, Others: 0.25},
		{Program: "fib", Engine: "self", Err: errors.New("exit status 1"), Load: math.NaN(), Others: math.NaN()},
		{Program: "fib", Engine: "self", Err: waiting("csv"), Load: 1, Others: 0},
	}
	for _, run := range runs {
		if err := j.Add(run); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := NewJournal(name, p, nil); err == nil || !strings.Contains(err.Error(), "go on with adder bench --resume "+name) {
		t.Errorf("a second journal of the name: error %v", err)
	}

	// However the file is cut off, the runs that are whole are there.
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	sameError := cmp.Comparer(func(a, b error) bool {
		return a == b || a != nil && b != nil && a.Error() == b.Error() && isWaiting(a) == isWaiting(b)
	})
	for cut := 1; cut <= len(whole); cut++ {
		if err := os.WriteFile(name, whole[:cut], 0o644); err != nil {
			t.Fatal(err)
		}
		lines := strings.Count(string(whole[:cut]), "\n")
		u, err := ReadJournal(name)
		if lines == 0 {
			if err == nil {
				t.Fatalf("cut after %d bytes: no error", cut)
			}
			continue
		}
		if err != nil {
			t.Fatalf("cut after %d bytes: %v", cut, err)
		}
		if diff := cmp.Diff(runs[:lines-1], u.Runs, sameError, cmpopts.EquateNaNs(), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("cut after %d bytes:\n%s", cut, diff)
		}
		if u.Words[0] != "--quick" || u.Words[1] != "fib" {
			t.Fatalf("words %q", u.Words)
		}
	}

	u, err := ReadJournal(name)
	if err != nil {
		t.Fatal(err)
	}
	again, err := u.Resume(&p)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if len(p.Earlier) != 3 {
		t.Errorf("%d earlier runs, want 3", len(p.Earlier))
	}
}

// TestResumeMeasuresOnlyTheRest gives a plan everything it would measure: no
// process is started, and the record is that of the earlier runs.
func TestResumeMeasuresOnlyTheRest(t *testing.T) {
	p := measurement(t)
	p.Engines[0].Command = []string{filepath.Join(t.TempDir(), "nothing-there")}
	for range 2 {
		p.Earlier = append(p.Earlier, &Run{Program: "fib", Engine: "self", Loops: 1, Values: []float64{1, 1}, Result: "r", Duration: time.Hour})
	}
	p.Limit = time.Minute // long over, and no reason to leave out what is there
	p.Keep = func(*Run) error { return errors.New("nothing new is to be kept") }
	record, err := p.Run(context.Background(), silent{})
	if err != nil {
		t.Fatal(err)
	}
	if len(record.Runs) != 2 || len(record.Failures()) != 0 || record.KeepErr != nil || record.Duration < 2*time.Hour {
		t.Errorf("%d runs, failures %v, %v, in %v", len(record.Runs), record.Failures(), record.KeepErr, record.Duration)
	}
}

type silent struct{}

func (silent) Planned(int)             {}
func (silent) Starting(string, string) {}
func (silent) Finished()               {}
func (silent) Done()                   {}

func TestJournalOfAnotherMeasurement(t *testing.T) {
	p := measurement(t)
	head, err := p.head([]string{"fib"})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		change func(*Plan)
		want   string
	}{
		{func(p *Plan) {}, ""},
		{func(p *Plan) { p.Values = 4 }, "it measured 2 to 0 processes, precision 0, 3 values"},
		{func(p *Plan) { p.Programs = append(p.Programs, Program{Name: "nbody", File: "nbody.py"}) }, "the programs have changed since"},
		{func(p *Plan) { p.Engines = []Engine{{Name: "self", Command: p.Engines[0].Command, Version: "2"}} }, "the engine self has changed since"},
		{func(p *Plan) { p.Engines = append(p.Engines[:1:1], Engine{Name: "b", Command: []string{"b"}}) }, "it had fewer engines"},
	}
	for _, tt := range tests {
		q := p
		tt.change(&q)
		now, err := q.head([]string{"fib"})
		if err != nil {
			t.Fatal(err)
		}
		if got := head.differs(now); !strings.HasPrefix(got, tt.want) || (tt.want == "") != (got == "") {
			t.Errorf("differs: %q, want %q", got, tt.want)
		}
	}
}

// FuzzReadJournal looks for a journal that crashes the reader, or gives runs that
// would crash what sums them up.
func FuzzReadJournal(f *testing.F) {
	f.Add("{\"adder_bench_journal\":1}\n{\"Program\":\"fib\",\"Values\":[1,2],\"Warmups\":1}\n")
	f.Add("{\"adder_bench_journal\":1}\n{\"Err\":\"exit\"}\n{}\n")
	f.Add("\n")
	f.Fuzz(func(t *testing.T, text string) {
		name := filepath.Join(t.TempDir(), "j")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		u, err := ReadJournal(name)
		if err != nil {
			return
		}
		for _, run := range u.Runs {
			if run.Err == nil && len(run.Kept()) == 0 {
				t.Errorf("a run without values: %+v", run)
			}
		}
	})
}
