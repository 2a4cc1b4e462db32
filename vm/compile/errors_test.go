package compile_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/stdlib/oracle"
	"github.com/adder-vm/adder/vm/syntax"
)

// complaint is what compiling a program says: the warnings, by line, and the
// error, if there is one.
type complaint struct {
	Warnings []string
	Error    string
}

// complaintScript answers a list of programs with their complaints: for each with
// warnings on, then with warnings made errors.
const complaintScript = `
import sys, json, warnings
def compile_it(src, action):
    c = {"Warnings": [], "Error": ""}
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter(action)
        try:
            compile(src, "<test>", "exec", dont_inherit=True)
        except SyntaxError as e:
            c["Error"] = f"{type(e).__name__}: {e.msg} at {e.lineno}:{e.offset} to {e.end_lineno}:{e.end_offset}"
        except Exception as e:
            c["Error"] = f"{type(e).__name__}: {e}"
    c["Warnings"] = [f"{x.lineno}: {x.message}" for x in w]
    return c
json.dump([compile_it(s, a) for s in json.load(sys.stdin) for a in ("always", "error")], sys.stdout)
`

func complaintOf(src string, warningsAreErrors bool) complaint {
	c := complaint{Warnings: []string{}}
	o := &compile.Options{Filename: "<test>", Warn: func(w *syntax.Warning) error {
		if warningsAreErrors {
			return syntax.NewError(syntax.SyntaxError, w.Filename, nil, w.Pos, "%s", w.Msg)
		}
		c.Warnings = append(c.Warnings, fmt.Sprintf("%d: %s", w.Line, w.Msg))
		return nil
	}}
	_, err := compile.Source([]byte(src), syntax.ModeExec, o)
	if e, ok := err.(*syntax.Error); ok && e.Kind.IsSyntax() {
		c.Error = fmt.Sprintf("%s: %s at %d:%d to %d:%d", e.Kind, e.Msg, e.Line, e.Col, e.EndLine, e.EndCol)
	} else if ok {
		c.Error = fmt.Sprintf("%s: %s", e.Kind, e.Msg)
	} else if err != nil {
		c.Error = err.Error()
	}
	return c
}

// TestComplaints compares the errors and warnings of the programs in a file with
// CPython's.
func TestComplaints(t *testing.T) {
	text, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	programs := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n----\n")
	var want []complaint
	oracle.Ask(t, complaintScript, programs, &want)
	for i, p := range programs {
		for j, strict := range []bool{false, true} {
			got, want := complaintOf(p, strict), want[2*i+j]
			if got.Error != want.Error {
				t.Errorf("%s\nwarnings are errors: %v\nadder:   %s\nCPython: %s\n", p, strict, got.Error, want.Error)
			} else if g, w := strings.Join(got.Warnings, "\n"), strings.Join(want.Warnings, "\n"); g != w {
				t.Errorf("%s\nwarnings:\n%s\nCPython's:\n%s\n", p, g, w)
			}
		}
	}
}
