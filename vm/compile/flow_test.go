package compile_test

import (
	"context"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/compile/identical"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/syntax"
)

// TestRandomPrograms compares the code of programs with more tangled control flow
// than people write.
func TestRandomPrograms(t *testing.T) {
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	const count = 600
	if out, err := exec.Command(home.Python(), "-I", "testdata/randomprograms.py", dir, "0", strconv.Itoa(count)).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.py"))
	if err != nil || len(files) != count {
		t.Fatalf("%d programs, %v", len(files), err)
	}
	compiled := 0
	err = identical.Check(context.Background(), home.Python(), files, 0,
		func(text []byte, name string, level int) (*bytecode.Code, error) {
			code, err := compile.Source(text, syntax.ModeExec, &compile.Options{Filename: name, Optimize: level})
			if err == nil {
				compiled++
			}
			return code, err
		},
		func(r identical.Result) {
			if !r.Identical() {
				t.Errorf("program %s: %v %s", filepath.Base(r.File), r.Difference, r.Problem)
			}
		})
	if err != nil {
		t.Fatal(err)
	}
	if compiled < count/2 {
		t.Errorf("only %d of %d programs compile", compiled, count)
	}
}

// TestLargeFunctions compiles functions of tens of thousands of statements, which
// a pass in quadratic time would not survive.
func TestLargeFunctions(t *testing.T) {
	const n = 20000
	numbered := func(format string) string {
		var sb strings.Builder
		for i := range n {
			sb.WriteString(strings.ReplaceAll(format, "#", strconv.Itoa(i)))
		}
		return sb.String()
	}
	for name, source := range map[string]string{
		"assignments":     "def f(a):\n" + strings.Repeat("  x = a\n", n),
		"branches":        "def f(a, b):\n" + strings.Repeat("  if a: b\n", n),
		"returns":         "def f(a, b):\n" + strings.Repeat("  if a: return b\n", n),
		"handlers":        "def f(a, b):\n" + strings.Repeat("  try: b\n  except a: b\n", n),
		"clean-up":        "def f(a, b):\n" + strings.Repeat("  try: b\n  finally: a\n", n),
		"handlers inside": "def f(a, b):\n  while a:\n" + strings.Repeat("    try: b\n    except a: continue\n", n),
		"loops":           "def f(a, b):\n" + strings.Repeat("  for a in b:\n    if a: continue\n    break\n", n),
		"locals":          "def f(a):\n" + numbered("  v# = a\n  a(v#)\n"),
		"cell arguments":  "def f(" + numbered("v#, ") + "):\n  def g(): return (" + numbered("v#, ") + ")\n",
		"constants":       numbered("x = 'key #'\n"),
		"lambdas":         strings.Repeat("f(lambda: 0); ", n),
		"swaps":           "def f(a, b, c):\n" + strings.Repeat("  a, b, c = c, a, b\n", n),
		"dead code":       "def f(a):\n" + strings.Repeat("  return a\n", n),
		"and":             "x = " + strings.Repeat("a and ", n) + "a\n",
		"comparison":      "x = " + strings.Repeat("a < ", n) + "a\n",
		"tuple":           "x = (" + strings.Repeat("(1, 2), ", n) + ")\n",
		"alternatives":    "def f(a):\n  match a:\n" + strings.Repeat("    case [1, x]: a\n", n),
	} {
		t.Run(name, func(t *testing.T) {
			code, err := compile.Source([]byte(source), syntax.ModeExec, &compile.Options{Filename: name})
			if err != nil {
				t.Fatal(err)
			}
			if err := bytecode.Verify(code); err != nil {
				t.Error(err)
			}
		})
	}
}
