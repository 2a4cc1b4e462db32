package syntax

import (
	"strings"
	"testing"
)

// TestLimits compares programs nested as deep as CPython's parser bears, and
// deeper.
func TestLimits(t *testing.T) {
	o := startOracle(t)
	rep := strings.Repeat
	for name, make := range map[string]func(n int) string{
		"minus":    func(n int) string { return rep("-", n) + "1" },
		"not":      func(n int) string { return rep("not ", n) + "1" },
		"lambda":   func(n int) string { return rep("lambda:", n) + "1" },
		"ternary":  func(n int) string { return rep("1 if 1 else ", n) + "1" },
		"power":    func(n int) string { return rep("1**", n) + "1" },
		"elif":     func(n int) string { return "if 1:pass\n" + rep("elif 1:pass\n", n) },
		"parens":   func(n int) string { return rep("(", n) + rep(")", n) },
		"brackets": func(n int) string { return rep("[", n) + rep("]", n) },
		"calls":    func(n int) string { return rep("f(", n) + rep(")", n) },
		"index":    func(n int) string { return rep("a[", n) + "1" + rep("]", n) },
		"compare":  func(n int) string { return rep("(1<", n) + "1" + rep(")", n) },
		"dict":     func(n int) string { return rep("{1:", n) + "1" + rep("}", n) },
		"defaults": func(n int) string { return rep("(lambda x=1:", n) + "1" + rep(")", n) },
		"ifs": func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(rep(" ", i) + "if 1:\n")
			}
			return b.String() + rep(" ", n) + "pass\n"
		},
		"unclosed": func(n int) string { return rep("(", n) },
		"fstrings": func(n int) string { return rep("f'''{f\"\"\"{", n) + "1" + rep("}\"\"\"}'''", n) },
		"pattern":  func(n int) string { return "match x:\n case " + rep("[", n) + rep("]", n) + ": pass" },
		"group":    func(n int) string { return "match x:\n case " + rep("(", n) + "a" + rep(")", n) + ": pass" },
		"targets":  func(n int) string { return rep("(", n) + "a," + rep(")", n) + " = 1" },
		"minuserr": func(n int) string { return rep("-", n) + "1 2" },
		"parenerr": func(n int) string { return rep("(", n) + "a b" + rep(")", n) },
	} {
		for _, n := range []int{1, 50, 90, 99, 100, 150, 199, 200, 201, 1000, 3000, 10000} {
			if name == "elif" && n > 3000 {
				continue // read in a loop here, with no limit
			}
			src := make(n)
			a := o.ask(t, question{Src: src, Mode: "exec"})
			want := a.errorText()
			got := ""
			if _, err := Parse([]byte(src), &Options{Filename: "<string>"}); err != nil {
				got = describe(err)
			}
			if got != want {
				t.Errorf("%s %d:\n got %s\nwant %s", name, n, clip(got), clip(want))
			}
		}
	}
}

// TestLargeInput parses inputs that are long rather than deep.
func TestLargeInput(t *testing.T) {
	rep := strings.Repeat
	for name, src := range map[string]string{
		"sum":         "x = 1" + rep(" + 1", 300000),
		"list":        "x = [" + rep("1, ", 300000) + "]",
		"elifs":       "if 1: pass\n" + rep("elif 1: pass\n", 50000),
		"attributes":  "x" + rep(".a", 300000),
		"calls":       "x" + rep("()", 300000),
		"comparisons": "x" + rep(" < 1", 200000),
		"strings":     "x = (" + rep("'a' ", 200000) + ")",
		"long string": "x = '" + rep("a", 5000000) + "'",
		"statements":  rep("x = f(1, y)\n", 300000),
		"one line":    rep("x;", 300000),
		"blank":       rep("\n", 2000000),
		"comment":     "#" + rep("x", 5000000),
		"arguments":   "f(" + rep("a, ", 200000) + ")",
		"parameters":  "def f(" + rep("a, ", 200000) + "): pass",
		"dict":        "x = {" + rep("1: 2, ", 200000) + "}",
		"continued":   "x = 1" + rep(" + \\\n1", 100000),
		"booleans":    "x = 1" + rep(" and 1 or 1", 100000),
		"fstring":     "x = f'" + rep("{a}", 100000) + "'",
		"handlers":    "try: pass\n" + rep("except A: pass\n", 50000),
		"cases":       "match x:\n" + rep(" case 1: pass\n", 50000),
		"targets":     rep("a = ", 100000) + "1",
		"decorators":  rep("@a\n", 50000) + "def f(): pass",
	} {
		if _, err := Parse([]byte(src), nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		// The same with a mistake at its end must fail, and in good time.
		if _, err := Parse([]byte(src+"\nx = = 1\n"), nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
