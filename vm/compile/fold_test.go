package compile_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/compile/identical"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/syntax"
)

// checkLines compiles lines, some to a file, and reports each file whose code
// differs from the oracle's, with the first line that differs by itself.
func checkLines(t *testing.T, lines []string, perFile int) {
	t.Helper()
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	check := func(lines []string, perFile int) (bad [][]string) {
		files := map[string][]string{}
		var names []string
		for i := 0; i < len(lines); i += perFile {
			part := lines[i:min(i+perFile, len(lines))]
			name := filepath.Join(dir, fmt.Sprintf("f%d_%d.py", perFile, i))
			if err := os.WriteFile(name, []byte(strings.Join(part, "\n")+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			names = append(names, name)
			files[name] = part
		}
		err := identical.Check(context.Background(), home.Python(), names, 0,
			func(text []byte, name string, level int) (*bytecode.Code, error) {
				return compile.Source(text, syntax.ModeExec, &compile.Options{Filename: name, Optimize: level})
			},
			func(r identical.Result) {
				if r.Identical() {
					return
				}
				bad = append(bad, files[r.File])
				if len(bad) <= 20 && perFile == 1 {
					t.Errorf("%s\n\t%v %s", files[r.File][0], r.Difference, r.Problem)
				}
			})
		if err != nil {
			t.Fatal(err)
		}
		return bad
	}
	for _, part := range check(lines, perFile) {
		if len(check(part, 1)) == 0 {
			t.Errorf("differ together only:\n%s", strings.Join(part, "\n"))
		}
	}
}

// Operands at the edges of what folding does. Among numbers whose powers fall
// close to half way between two floats the C library rounds some the wrong way;
// there are none of those here.
var (
	foldNumbers = strings.Fields(`0 1 2 3 7 10 255 256 (-1) (-2) (-7) 65536 2147483648
		9223372036854775807 9223372036854775808 18446744073709551616
		(-9223372036854775808) 340282366920938463463374607431768211456
		True False 63 64 127 128 129 10**30
		0.0 (-0.0) 1.0 1.5 (-2.5) 0.1 1e308 1e-308 5e-324 1e999 (-1e999) (1e999-1e999)
		3.141592653589793 2.0 0.5 (-0.5) 1e16 123456.789 (1/3)
		1j 0j (-0j) 2.5j (1+2j) (1-2j) (-1.5+0.25j) (1e999+1j) 1e999j (0.1+0.2j) (-0.0-0j)`)
	foldSequences = strings.Fields(`'' 'a' 'abc' 'h\xe9llo' '\u20ac\U0001f600x' '\ud800z' 'ab'*100
		'x'*4096 b'' b'abc' b'\x00\xff' 'a'*50
		() (1,) (1,2,3) (1,(2,3),"x") (0.0,-0.0) (None,...) (1,)*256 ((1,2),)*10`)
	foldOperators = strings.Fields(`+ - * / // % ** << >> | ^ & @`)
)

func TestFoldNumbers(t *testing.T) {
	var lines []string
	for _, a := range foldNumbers {
		for _, b := range foldNumbers {
			for _, op := range foldOperators {
				lines = append(lines, fmt.Sprintf("x = %s %s %s", a, op, b))
			}
		}
	}
	checkLines(t, lines, 100)
}

func TestFoldSequences(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	all := append(append([]string{"None", "..."}, foldSequences...), foldNumbers...)
	pick := func(s []string) string { return s[r.IntN(len(s))] }
	var lines []string
	for range 3000 {
		lines = append(lines, fmt.Sprintf("x = (%s) %s (%s)", pick(all), pick(foldOperators), pick(all)))
	}
	for _, s := range foldSequences {
		for _, i := range strings.Fields(`0 1 2 -1 -3 5 True 10**30 None 1.0 'a' :: 1: ::-1 1:2 -2:
			::2 5:1:-2 10**30: -10**30:10**30 ::10**30 ::-10**30 ::0 None:None:None 1:"a" :True 1:3:5`) {
			lines = append(lines, fmt.Sprintf("x = (%s)[%s]", s, i))
		}
	}
	for _, op := range []string{"-", "+", "~", "not ", "- -", "not not ", "~~", "-+~", "not -"} {
		for _, v := range all {
			lines = append(lines, fmt.Sprintf("x = %s(%s)", op, v))
		}
	}
	checkLines(t, lines, 60)
}

func TestFoldDisplays(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	constants := []string{"1", "2.0", "'a'", "None", "(1,2)", "True", "1.0", `b""`, "...", "0", "0.0", "-0.0", "-2"}
	others := []string{"x", "f()", "{1}", "[1, 2, 3]", "lambda: 0"}
	frames := []string{"x = %s", "for y in %s: pass", "z = x in %s", "z = x not in %s", "z = [q for q in %s]",
		"a = [*%s]", "a = (*%s,)", "f(*%s)", "if x in %s: y", "z=%s[0]", "%s", "z = %s == x",
		"while %s: y", "a = not %s", "a, b, c = %s", "a = b = %s", "x: %s = 1", "def g(a=%s): pass"}
	var lines []string
	for range 3000 {
		n := []int{0, 1, 2, 3, 4, 5, 29, 30, 31, 35}[r.IntN(10)]
		var items []string
		for range n {
			if n < 6 && r.IntN(8) == 0 {
				items = append(items, others[r.IntN(len(others))])
			} else {
				items = append(items, constants[r.IntN(len(constants))])
			}
		}
		body := strings.Join(items, ", ")
		display := "[" + body + "]"
		switch r.IntN(3) {
		case 0:
			if n == 1 {
				body += ","
			}
			display = "(" + body + ")"
		case 1:
			if n > 0 {
				display = "{" + body + "}"
			}
		}
		lines = append(lines, fmt.Sprintf(frames[r.IntN(len(frames))], display))
	}
	checkLines(t, lines, 40)
}
