package regcode_test

import (
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
	"github.com/adder-vm/adder/vm/syntax"
)

// newCode compiles a program.
func newCode(t *testing.T, th *object.Thread, text string) *object.Code {
	t.Helper()
	code, err := compile.Source([]byte(text), syntax.ModeExec, &compile.Options{Filename: "p.py"})
	if err != nil {
		t.Fatal(err)
	}
	return th.NewCode(code)
}

func TestList(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // parts of lines, in their order
	}{
		{"a sum", "def f(x, y):\n    return x * y + 1\n",
			[]string{"Register code of <module>, file \"p.py\", line 1:", "Register code of f,", "    2 ", "Binary ", "B=x C=y operator=*", "BinaryConst ", "D=1 operator=+", "Return "}},
		{"constants", "x = 'abc'\ny = -5\nz = (1, 'b')\n",
			[]string{"value='abc'", "bytecode=STORE_NAME(x)", "value=-5", "value=(1, 'b')", "ReturnImmediate", "value=None"}},
		{"a loop", "def f(a):\n    s = 0\n    for i in a:\n        s += i\n    return s\n",
			[]string{"dst=s", "value=0", "ForIter ", "dst=i", "jump=L2", "L1: ", "dst=s B=s C=i operator=+=", "Loop ", "dst=i", "jump=L1", "L2: ", "Return "}},
		{"a comparison", "def f(a, b):\n    if a < b:\n        return a.name\n    return not -a\n",
			[]string{"JumpCompare ", "B=a C=b comparison=<", "jump=L1", "LoadAttr ", "B=a name=name", "L1: ", "Unary ", "operator=-"}},
		{"a handler", "def f(a):\n    try:\n        g(a, k=1)\n    except E:\n        pass\n",
			[]string{"LoadGlobal ", "name=g", "CallKw ", "count=", "value=('k',)", "exceptions from the bytecode at", "-> L"}},
		{"a nested function", "def f():\n    def g(): return h is None\n    return g\n",
			[]string{"value=code of f.<locals>.g", "Register code of f.<locals>.g,"}},
	}
	rt, th, err := object.NewRuntime(object.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code := newCode(t, th, tt.text)
			regcode.TranslateAll(th, code, regcode.Options{})
			var b strings.Builder
			if err := regcode.List(&b, th, code); err != nil {
				t.Fatal(err)
			}
			text := b.String()
			if strings.Contains(text, "=?") || strings.Contains(text, "L0") {
				t.Errorf("something is unknown:\n%s", text)
			}
			rest := text
			for _, part := range tt.want {
				_, after, ok := strings.Cut(rest, part)
				if !ok {
					t.Fatalf("no %q after what comes before it:\n%s", part, text)
				}
				rest = after
			}
		})
	}
}

func TestListUntranslated(t *testing.T) {
	rt, th, err := object.NewRuntime(object.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	var b strings.Builder
	if err := regcode.List(&b, th, newCode(t, th, "x = 1\n")); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "not translated") {
		t.Error(b.String())
	}
}
