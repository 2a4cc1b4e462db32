package bench

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/kballard/go-shellquote"
)

// An Engine is something that runs Python files: a command line and what the
// environment must hold for it.
type Engine struct {
	Name    string
	Command []string // program and leading arguments; the Python file follows
	Env     []string // NAME=value, in addition to the runner's own environment
	Version string   // what the engine says it is; empty when it does not say
	Layers  []string // the layers that are on in it, where it has some that can be off

	// Counting is a command line like Command for a form of the engine that counts
	// what it executes, and writes that to the file whose place CountsPlaceholder
	// holds; none when the engine has no such form.
	Counting []string
}

// engineName is what an engine may be called: the name stands in tables, in file
// names and in benchmark names.
var engineName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.+-]*$`)

// versionLimit bounds how long an engine may take to say its version.
const versionLimit = 20 * time.Second

// ParsePeer makes an engine of a text NAME=COMMAND, where the command is split
// into words as a shell would, quotes included but nothing expanded.
func ParsePeer(text string) (Engine, error) {
	name, command, ok := strings.Cut(text, "=")
	if !ok {
		return Engine{}, fmt.Errorf("peer %q: want NAME=COMMAND", text)
	}
	words, err := shellquote.Split(command)
	if err != nil {
		return Engine{}, fmt.Errorf("peer %s: command %q: %w", name, command, err)
	}
	if len(words) == 0 {
		return Engine{}, fmt.Errorf("peer %s: the command is empty", name)
	}
	return Engine{Name: name, Command: words}, nil
}

// CheckEngines refuses what cannot be measured: names that are unfit or used
// twice, and commands that do not exist.
func CheckEngines(engines []Engine) error {
	if len(engines) == 0 {
		return fmt.Errorf("no engine to measure")
	}
	seen := map[string]bool{}
	for _, e := range engines {
		if !engineName.MatchString(e.Name) {
			return fmt.Errorf("engine name %q: want letters, digits and any of _.+- after the first", e.Name)
		}
		if seen[e.Name] {
			return fmt.Errorf("two engines are called %q", e.Name)
		}
		seen[e.Name] = true
		if _, err := exec.LookPath(e.Command[0]); err != nil {
			return fmt.Errorf("engine %s: %w", e.Name, err)
		}
	}
	return nil
}

// AskVersion runs the engine with the words that make it print its version and
// returns the first line it prints, or "" when that fails: an engine need not
// know its version to be measured.
func (e Engine) AskVersion(ctx context.Context, words ...string) string {
	ctx, cancel := context.WithTimeout(ctx, versionLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, e.Command[0], slices.Concat(e.Command[1:], words)...)
	cmd.Env = e.environment()
	cmd.WaitDelay = time.Second
	inOwnGroup(cmd)
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	line, _, _ := strings.Cut(string(out), "\n")
	return strings.TrimSpace(line)
}

// output runs a program of which dir has what it imports, and returns what it prints.
func (e Engine) output(ctx context.Context, p Program, dir string) (string, error) {
	cmd := exec.CommandContext(ctx, e.Command[0], slices.Concat(e.Command[1:], []string{p.path(dir)}, p.Args)...)
	cmd.Env = append(e.environment(), p.environment(dir)...)
	cmd.WaitDelay = time.Second
	inOwnGroup(cmd)
	var complaint tail
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if ctx.Err() != nil {
		return "", fmt.Errorf("no end in time")
	}
	if err != nil {
		return "", fmt.Errorf("%w%s", err, complaint.lastLine())
	}
	return string(out), nil
}

// Refuses runs a program that does nothing and returns why the engine will not, in
// its own words, or "".
func (e Engine) Refuses(ctx context.Context) string {
	ctx, cancel := context.WithTimeout(ctx, versionLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, e.Command[0], slices.Concat(e.Command[1:], []string{"-I", "-c", "pass"})...)
	cmd.Env = e.environment()
	cmd.WaitDelay = time.Second
	inOwnGroup(cmd)
	var complaint tail
	cmd.Stderr = &complaint
	if err := cmd.Run(); err != nil {
		return err.Error() + complaint.lastLine()
	}
	return ""
}

// environment is the runner's own without the variables that would change how
// Python runs, and with the engine's.
func (e Engine) environment() []string {
	kept := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "PYTHON")
	})
	kept = append(kept, "PYTHONDONTWRITEBYTECODE=1", "PYTHONUTF8=1")
	return append(kept, e.Env...)
}
