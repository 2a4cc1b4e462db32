package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/adder-vm/adder/vm/stdlib"
)

// TestPythonCommandLine holds adder's python command line against CPython's. In
// its scripts,
//
//	same [-stdin FILE] [NAME=VALUE...] ARG...
//
// (an ARG of @FILE is the text of FILE) runs both with the same arguments in the same folder and environment: standard
// output, standard error and exit code must be equal. Afterwards the script's
// stdout and stderr commands look at adder's.
func TestPythonCommandLine(t *testing.T) {
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "python"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", cache)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"same": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg {
					ts.Fatalf("same cannot be negated: it compares exit codes")
				}
				compareCommands(ts, home.Python(), args)
			},
		},
	})
}

func compareCommands(ts *testscript.TestScript, oracle string, args []string) {
	stdin := ""
	if len(args) > 1 && args[0] == "-stdin" {
		stdin = ts.ReadFile(args[1])
		args = args[2:]
	}
	var env []string
	for len(args) > 0 && strings.Contains(args[0], "=") && !strings.HasPrefix(args[0], "-") {
		env = append(env, args[0])
		args = args[1:]
	}
	for i, a := range args {
		if name, ok := strings.CutPrefix(a, "@"); ok {
			args[i] = strings.TrimSuffix(ts.ReadFile(name), "\n")
		}
	}
	adder, err := exec.LookPath("adder")
	if p := lookIn(ts.Getenv("PATH"), "adder"); p != "" {
		adder, err = p, nil
	}
	ts.Check(err)
	want := runCommand(ts, oracle, env, stdin, args)
	got := runCommand(ts, adder, env, stdin, args)
	ts.Check(os.WriteFile(ts.MkAbs("adder.stdout"), []byte(got.stdout), 0o666))
	ts.Check(os.WriteFile(ts.MkAbs("adder.stderr"), []byte(got.stderr), 0o666))
	var faults []string
	for _, x := range []struct{ name, want, got string }{{"stdout", want.stdout, got.stdout}, {"stderr", want.stderr, got.stderr}} {
		if x.want != x.got {
			faults = append(faults, x.name+" differs:\n"+string(diff.Diff("cpython", []byte(x.want), "adder", []byte(x.got))))
		}
	}
	if want.exit != got.exit {
		ts.Logf("exit code: cpython %d, adder %d", want.exit, got.exit)
		faults = append(faults, "exit code differs")
	}
	if len(faults) > 0 {
		ts.Fatalf("%s", strings.Join(faults, "\n"))
	}
}

type commandResult struct {
	stdout, stderr string
	exit           int
}

func runCommand(ts *testscript.TestScript, python string, env []string, stdin string, args []string) commandResult {
	cmd := exec.Command(python, args...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append([]string{
		"PATH=" + ts.Getenv("PATH"),
		"HOME=" + ts.Getenv("HOME"),
		"TMPDIR=" + ts.Getenv("TMPDIR"),
		"XDG_CACHE_HOME=" + ts.Getenv("XDG_CACHE_HOME"),
		"ADDERHOME=" + os.Getenv("ADDERHOME"),
		"LC_ALL=C.UTF-8",
		"NO_COLOR=1",
		"PYTHONHASHSEED=0",
	}, env...)
	cmd.Stdin = strings.NewReader(stdin)
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		ts.Fatalf("%s: %v", python, err)
	}
	// Each calls itself by its own name.
	normal := strings.NewReplacer(python, "PYTHON", cmd.Dir, "DIR", "adder: ", "PYTHON: ", "usage: adder ", "usage: PYTHON ", "`adder -h'", "`python -h'")
	addresses := regexp.MustCompile(` at 0x[0-9a-f]+`)
	clean := func(s string) string { return addresses.ReplaceAllString(normal.Replace(s), " at ADDRESS") }
	return commandResult{clean(stdout.String()), clean(stderr.String()), cmd.ProcessState.ExitCode()}
}

func lookIn(path, name string) string {
	for _, dir := range filepath.SplitList(path) {
		p := filepath.Join(dir, name)
		if info, err := os.Stat(p); err == nil && info.Mode()&0o111 != 0 {
			return p
		}
	}
	return ""
}
