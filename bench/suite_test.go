package bench

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/adder-vm/adder/vm/stdlib"
)

func TestProgramsHaveHeaders(t *testing.T) {
	programs, err := Programs()
	if err != nil {
		t.Fatal(err)
	}
	suite, err := Select(programs, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(suite) < 55 || len(suite) >= len(programs) {
		t.Errorf("the suite has %d of %d programs, want at least 55 and not those that must be named", len(suite), len(programs))
	}
	for _, p := range programs {
		if !engineName.MatchString(p.Name) {
			t.Errorf("program name %q does not fit file and benchmark names", p.Name)
		}
	}
}

func TestParseHeader(t *testing.T) {
	const whole = "# measures: calls\n# origin: a book: page 3\n# category: calls\n# size: ten\n\nimport measure\n"
	got, err := parseHeader("fib.py", whole)
	if err != nil {
		t.Fatal(err)
	}
	want := Program{Name: "fib", File: "fib.py", Measures: "calls", Origin: "a book: page 3", Category: "calls", Size: "ten"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	got, err = parseHeader("fib.py", "# needs: csv, json\n"+whole)
	if want.Needs = []string{"csv", "json"}; err != nil || !cmp.Equal(want, got) {
		t.Errorf("with needs: %+v, %v", got, err)
	}
	for name, text := range map[string]string{
		"a key is missing":  strings.Replace(whole, "# size: ten\n", "", 1),
		"a key is unknown":  strings.Replace(whole, "size", "sighs", 1),
		"a key comes twice": "# size: nine\n" + whole,
		"needs comes twice": "# needs: csv\n# needs: json\n" + whole,
		"empty":             "",
	} {
		if _, err := parseHeader("fib.py", text); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestSelect(t *testing.T) {
	programs := []Program{
		{Name: "fib", Category: "calls"},
		{Name: "nbody", Category: "floats"},
		{Name: "nqueens", Category: "generators"},
		{Name: "mandelbrot", Category: "floats"},
		{Name: "nothing", Category: "startup", OnlyNamed: true},
	}
	tests := []struct {
		patterns string
		want     string
	}{
		{"", "fib nbody nqueens mandelbrot"},
		{"nqueens fib", "fib nqueens"},
		{"n*", "nbody nqueens"},
		{"floats", "nbody mandelbrot"},
		{"n* floats fib fib", "fib nbody nqueens mandelbrot"},
		{"nothing", "nothing"},
		{"startup", "nothing"},
	}
	for _, tt := range tests {
		got, err := Select(programs, strings.Fields(tt.patterns))
		if err != nil {
			t.Errorf("%q: %v", tt.patterns, err)
		}
		if s := strings.Join(names(got), " "); s != tt.want {
			t.Errorf("%q selects %q, want %q", tt.patterns, s, tt.want)
		}
	}
	for pattern, want := range map[string]string{
		"none": `no benchmark is called "none"; there are fib, nbody, nqueens, mandelbrot, nothing, and the categories calls, floats, generators, startup`,
		"[":    "syntax error in pattern",
	} {
		if _, err := Select(programs, []string{pattern}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", pattern, err, want)
		}
	}
}

// cpython returns the embedded interpreter as an engine.
func cpython(t *testing.T) Engine {
	t.Helper()
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return Engine{Name: "cpython", Command: []string{home.Python()}}
}

// TestSuiteIsRightOnCPython runs each program's work once: its result is the one
// written in it.
func TestSuiteIsRightOnCPython(t *testing.T) {
	engine := cpython(t)
	programs, err := Programs()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := unpack(dir); err != nil {
		t.Fatal(err)
	}
	for _, p := range programs {
		t.Run(p.Name, func(t *testing.T) {
			run := measure(context.Background(), engine, p, filepath.Join(dir, p.File), amount{1, 1, time.Minute})
			if run.Err != nil {
				t.Fatal(run.Err)
			}
			if len(run.Values) < 1 || run.Loops != 1 || run.Result == "" || run.Duration <= 0 {
				t.Errorf("run = %+v, want one value, one loop and a result", run)
			}
			if run.Peak < 1<<20 || run.Peak > 1<<30 {
				t.Errorf("peak memory is %d bytes, which no CPython has", run.Peak)
			}
		})
	}
}

// TestProtocolOptions runs a small program with the options that a person or the
// runner may give.
func TestProtocolOptions(t *testing.T) {
	engine := cpython(t)
	dir := t.TempDir()
	if err := unpack(dir); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "tiny.py")
	text := "import measure\ncalls = 0\ndef work():\n    global calls\n    calls += 1\n    return calls and 7\nmeasure.run('tiny', work, 7)\nprint(calls)\n"
	if err := os.WriteFile(program, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		options   string
		wants     []string // in standard output
		complains string   // in standard error, with exit status 1
	}{
		{options: "--values 3", wants: []string{"name tiny\nloops 1\nvalue ", "result 7\ndone 3\n3\n"}},
		{options: "--values 2 --loops 5", wants: []string{"loops 5\n", "done 2\n10\n"}},
		{options: "--values 9 --seconds 1e-9", wants: []string{"done 1\n1\n"}},
		{options: "--values 0", complains: "--values wants a number above zero, not '0'"},
		{options: "--seconds nan", complains: "--seconds wants a number above zero, not 'nan'"},
		{options: "--loops x", complains: "--loops wants a number above zero, not 'x'"},
		{options: "--values", complains: "--values wants a number"},
		{options: "--fast", complains: "unknown option '--fast'; there are --loops, --values and --seconds"},
	}
	for _, tt := range tests {
		t.Run(tt.options, func(t *testing.T) {
			cmd := exec.Command(engine.Command[0], append([]string{program}, strings.Fields(tt.options)...)...)
			var out, errors strings.Builder
			cmd.Stdout, cmd.Stderr = &out, &errors
			err := cmd.Run()
			if (err != nil) != (tt.complains != "") || !strings.Contains(errors.String(), tt.complains) {
				t.Errorf("error %v, standard error %q, want %q", err, &errors, tt.complains)
			}
			for _, want := range tt.wants {
				if !strings.Contains(out.String(), want) {
					t.Errorf("output lacks %q:\n%s", want, &out)
				}
			}
		})
	}
}

func TestWrongResultIsAFailure(t *testing.T) {
	engine := cpython(t)
	dir := t.TempDir()
	if err := unpack(dir); err != nil {
		t.Fatal(err)
	}
	text := "import measure\nmeasure.run('tiny', lambda: 6, 7)\n"
	file := filepath.Join(dir, "tiny.py")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	run := measure(context.Background(), engine, Program{Name: "tiny"}, file, amount{1, 1, time.Minute})
	if run.Err == nil || !strings.Contains(run.Err.Error(), "tiny: wrong result: 6 instead of 7") {
		t.Errorf("error %v, want one about the wrong result", run.Err)
	}
}
