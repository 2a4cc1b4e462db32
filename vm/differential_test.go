package vm_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/adder-vm/adder/vm/stdlib"
)

var (
	engines  = flag.String("engines", "", "comma-separated engines to run the programs on, as in switch,threaded+fuse=off (adder's default when empty)")
	gcstress = flag.Int("gcstress", 0, "collect at every Nth allocation (0: as usual)")
	patience = flag.Duration("patience", time.Minute, "how long one program may run")
	adderBin = flag.String("adder", "", "an adder command already built, instead of building one")
)

// A program is one file under testdata/<area>. Comment lines at its top that
// begin with "#:" say how it is run:
//
//	#: args ONE TWO       sys.argv[1:]
//	#: flags -O -W error  options of the command
//	#: stdin "a\nb\n"     standard input, as a Go string literal
//	#: module NAME        run as -m NAME from the program's folder
type program struct {
	name   string // area/base
	path   string
	args   []string
	flags  []string
	stdin  string
	module string
}

// outcome is all that the outside world sees of one run.
type outcome struct {
	stdout, stderr string
	exit           int
}

// TestPrograms runs every program on Adder and on the CPython of the embedded
// distribution; standard output, standard error and exit code must be equal.
// -run TestPrograms/AREA/NAME picks some of them.
func TestPrograms(t *testing.T) {
	programs := findPrograms(t)
	oracle := oraclePath(t)
	adder := adderPath(t)
	var cache oracleCache
	for _, engine := range strings.Split(*engines, ",") {
		run := func(t *testing.T) {
			area := ""
			var members []program
			flush := func() {
				if len(members) == 0 {
					return
				}
				group := members
				t.Run(area, func(t *testing.T) {
					for _, p := range group {
						t.Run(filepath.Base(p.name), func(t *testing.T) {
							t.Parallel()
							want := cache.get(t, oracle, p)
							got := execute(t, adder, adderOptions(engine), p, "0")
							compare(t, want, got)
						})
					}
				})
				members = nil
			}
			for _, p := range programs {
				if a := filepath.Dir(p.name); a != area {
					flush()
					area = a
				}
				members = append(members, p)
			}
			flush()
		}
		if engine == "" {
			run(t)
		} else {
			t.Run(engine, run)
		}
	}
}

// TestProgramsAreDeterministic holds the programs themselves to account: what
// CPython prints may not depend on the hash seed.
func TestProgramsAreDeterministic(t *testing.T) {
	if testing.Short() {
		t.Skip("runs CPython alone")
	}
	oracle := oraclePath(t)
	for _, p := range findPrograms(t) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			compare(t, execute(t, oracle, nil, p, "1"), execute(t, oracle, nil, p, "77777"))
		})
	}
}

func findPrograms(t *testing.T) []program {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "*", "*.py"))
	if err != nil {
		t.Fatal(err)
	}
	var found []program
	for _, path := range paths {
		abs, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		p := program{
			name: filepath.Base(filepath.Dir(path)) + "/" + strings.TrimSuffix(filepath.Base(path), ".py"),
			path: abs,
		}
		if err := p.readDirectives(); err != nil {
			t.Fatal(err)
		}
		found = append(found, p)
	}
	if len(found) == 0 {
		t.Fatal("no program found under testdata")
	}
	return found
}

func (p *program) readDirectives() error {
	text, err := os.ReadFile(p.path)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(text)) {
		rest, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "#:")
		if !ok {
			break
		}
		key, value, _ := strings.Cut(strings.TrimSpace(rest), " ")
		switch key {
		case "args":
			p.args = strings.Fields(value)
		case "flags":
			p.flags = strings.Fields(value)
		case "module":
			p.module = value
		case "stdin":
			if p.stdin, err = strconv.Unquote(value); err != nil {
				return fmt.Errorf("%s: stdin %s: %w", p.path, value, err)
			}
		default:
			return fmt.Errorf("%s: unknown directive %q", p.path, key)
		}
	}
	return nil
}

func oraclePath(t *testing.T) string {
	t.Helper()
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return home.Python()
}

func adderPath(t *testing.T) string {
	t.Helper()
	if *adderBin != "" {
		abs, err := filepath.Abs(*adderBin)
		if err != nil {
			t.Fatal(err)
		}
		return abs
	}
	bin := filepath.Join(t.TempDir(), "adder")
	if out, err := exec.Command("go", "build", "-o", bin, "../cmd/adder").CombinedOutput(); err != nil {
		t.Fatalf("building adder: %v\n%s", err, out)
	}
	return bin
}

func adderOptions(engine string) []string {
	var options []string
	if engine != "" {
		for _, o := range strings.Split("engine="+engine, "+") {
			options = append(options, "-X", "adder:"+o)
		}
	}
	if *gcstress > 0 {
		options = append(options, "-X", "adder:gcstress="+strconv.Itoa(*gcstress))
	}
	return options
}

// oracleCache keeps CPython's outcomes, so that several engines ask once.
type oracleCache struct{ outcomes sync.Map }

func (c *oracleCache) get(t *testing.T, oracle string, p program) outcome {
	t.Helper()
	if o, ok := c.outcomes.Load(p.name); ok {
		return o.(outcome)
	}
	o := execute(t, oracle, nil, p, "0")
	c.outcomes.Store(p.name, o)
	return o
}

var address = regexp.MustCompile(`0x[0-9a-f]{6,16}\b`)

func execute(t *testing.T, python string, options []string, p program, hashSeed string) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), *patience)
	defer cancel()
	args := append(append([]string{}, options...), p.flags...)
	if p.module != "" {
		args = append(append(args, "-m"), strings.Fields(p.module)...)
	} else {
		args = append(args, p.path)
	}
	args = append(args, p.args...)
	cmd := exec.CommandContext(ctx, python, args...)
	cmd.Dir = filepath.Dir(p.path)
	cmd.Env = append(passedOn("PATH", "HOME", "XDG_CACHE_HOME", "ADDERHOME"),
		"TMPDIR="+t.TempDir(),
		"LC_ALL=C.UTF-8",
		"TZ=UTC",
		"NO_COLOR=1",
		"PYTHONHASHSEED="+hashSeed,
		"PYTHONDONTWRITEBYTECODE=1",
	)
	cmd.Stdin = strings.NewReader(p.stdin)
	stdout, stderr := &bounded{}, &bounded{}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	cmd.WaitDelay = 5 * time.Second
	err := cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("%s still runs after %v\nstdout: %s\nstderr: %s", python, *patience, tail(stdout.String()), tail(stderr.String()))
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	normal := func(s string) string {
		s = strings.ReplaceAll(s, python+":", "$PYTHON:")
		s = strings.ReplaceAll(s, cmd.Dir, "$DIR")
		return address.ReplaceAllString(s, "0x...")
	}
	return outcome{stdout: normal(stdout.String()), stderr: normal(stderr.String()), exit: cmd.ProcessState.ExitCode()}
}

func passedOn(names ...string) []string {
	var env []string
	for _, name := range names {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// bounded keeps the first megabyte of what a program writes, so that one that
// prints without end costs its time limit and not the machine's memory.
type bounded struct{ kept bytes.Buffer }

func (b *bounded) Write(p []byte) (int, error) {
	if room := 1<<20 - b.kept.Len(); room > 0 {
		b.kept.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func (b *bounded) String() string { return b.kept.String() }

func compare(t *testing.T, want, got outcome) {
	t.Helper()
	if want.stdout != got.stdout {
		t.Errorf("stdout differs:\n%s", shortDiff(want.stdout, got.stdout))
	}
	if want.stderr != got.stderr {
		t.Errorf("stderr differs:\n%s", shortDiff(want.stderr, got.stderr))
	}
	if want.exit != got.exit {
		t.Errorf("exit code: want %d, got %d", want.exit, got.exit)
	}
}

func shortDiff(want, got string) string {
	const most = 40
	lines := strings.SplitAfter(string(diff.Diff("want", []byte(want), "got", []byte(got))), "\n")
	if len(lines) > most {
		lines = append(lines[:most], fmt.Sprintf("... and %d lines more\n", len(lines)-most))
	}
	return strings.Join(lines, "")
}

func tail(s string) string {
	const most = 2000
	if len(s) > most {
		return "..." + s[len(s)-most:]
	}
	return s
}
