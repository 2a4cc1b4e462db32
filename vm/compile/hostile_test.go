package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/syntax"
)

// TestHostileInput compiles what is deeper or larger than any program. Each
// either compiles or fails with the error named; a test that takes minutes shows
// work that grows faster than its input.
func TestHostileInput(t *testing.T) {
	const megabyte = 1 << 20
	lines := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	repeat := strings.Repeat
	nested := func(header string, depth int) string {
		var b strings.Builder
		for i := range depth {
			b.WriteString(repeat(" ", i) + header + "\n")
		}
		return b.String() + repeat(" ", depth) + "pass\n"
	}
	for _, tt := range []struct {
		name, src, err string
	}{
		{"deep attributes", "a" + repeat(".b", 20000), ""},
		{"deeper attributes", "a" + repeat(".b", 500000), "RecursionError"},
		{"deep calls", "a" + repeat("()", 500000), "RecursionError"},
		{"deep sums", "1" + repeat("+1", megabyte/2), "RecursionError"},
		{"deep sums of names", "a" + repeat("+a", 20000), ""},
		{"deep signs", repeat("-", 5000) + "a", ""},
		{"deep lambdas", repeat("lambda:", 2000) + "a", ""},
		{"deep conditions", repeat("a if b else ", 3000) + "a", ""},
		{"deep elifs", "if a: pass\n" + repeat("elif b: pass\n", 4000), ""},
		{"nested loops", nested("while a:", 25), "too many statically nested blocks"},
		{"nested ifs", nested("if a:", 90), ""},
		{"nested functions", nested("def f(x):", 90), ""},
		{"nested classes", nested("class A:", 90), ""},
		{"long disjunction", "a" + repeat(" or a", megabyte/5), ""},
		{"long comparison", "a" + repeat("<a", megabyte/2), ""},
		{"long assignment", repeat("a=", megabyte/2) + "1", ""},
		{"long tuple", "(" + repeat("a,", megabyte/2) + ")", ""},
		{"long tuple of constants", "(" + lines("%d,", megabyte/8) + ")", ""},
		{"long list of strings", "[" + lines("'s%d',", megabyte/8) + "]", ""},
		{"long set", "{" + lines("%d,", megabyte/8) + "}", ""},
		{"long dict", "{" + lines("%d:a,", megabyte/8) + "}", ""},
		{"long call", "f(" + repeat("a,", megabyte/2) + ")", ""},
		{"long keywords", "f(" + lines("a%d=1,", megabyte/10) + ")", ""},
		{"long string", "'" + repeat("a", 8*megabyte) + "'", ""},
		{"long f-string", "f'" + repeat("{a}b", megabyte/4) + "'", ""},
		{"long decorators", repeat("@a\n", 20000) + "def f(): pass", ""},
		{"many parameters", "def f(" + lines("a%d,", 50000) + "): pass", ""},
		{"many locals", "def f():\n" + lines(" a%d = 1\n", 50000), ""},
		{"many cells", "def f():\n" + lines(" a%d = 1\n", 20000) + " def g():\n" + lines("  a%d\n", 20000), ""},
		{"many cells in a comprehension", "def f():\n" + lines(" a%d = 1\n", 20000) + " [(" + lines("a%d,", 20000) + ") for x in y]\n", ""},
		{"many globals", lines("a%d = 1\n", 200000), ""},
		{"many functions", lines("def f%d(a): return a\n", 50000), ""},
		{"many annotations", lines("a%d: int\n", 50000), ""},
		{"many conditions", lines("if a: b%d\n", 100000), ""},
		{"many tries", lines("try: a%d\nexcept: b\n", 50000), ""},
		{"many cases", "match x:\n" + lines(" case %d: a\n", 50000), ""},
		{"large source", repeat("x = a.b(c, d=1)[e] + f\n", 10*megabyte/23), ""},
		{"huge int", "1" + repeat("0", 4000), ""},
		{"large repetition", "'a' * 1000000000 * 1000000000", ""},
		{"large shift", "1 << 100000000000", ""},
		{"large power", "9 ** 9 ** 9 ** 9", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := compile.Source([]byte(tt.src), syntax.ModeExec, &compile.Options{Filename: "<hostile>"})
			switch {
			case err == nil && tt.err != "":
				t.Errorf("compiles, want %s", tt.err)
			case err != nil && (tt.err == "" || !strings.Contains(err.Error(), tt.err)):
				t.Errorf("error %.200s, want %q", err, tt.err)
			}
		})
	}
}
