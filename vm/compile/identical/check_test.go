package identical

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/stdlib/oracle"
	"github.com/adder-vm/adder/vm/syntax"
)

// compileBy returns a Compiler that is CPython itself, whose code objects change
// is free to spoil.
func compileBy(t *testing.T, change func(*bytecode.Code)) Compiler {
	return func(text []byte, filename string, level int) (*bytecode.Code, error) {
		question, err := json.Marshal([]any{string(text), filename, level})
		if err != nil {
			t.Fatal(err)
		}
		data := oracle.Run(t, `import json, marshal, sys
text, name, level = json.load(sys.stdin)
sys.stdout.buffer.write(marshal.dumps(compile(text, name, "exec", optimize=level)))`, question)
		code, err := bytecode.UnmarshalCode(data)
		if err != nil {
			t.Fatal(err)
		}
		change(code)
		return code, nil
	}
}

const program = `"doc"
def f(a, /, b, *, c):
    try:
        return a in {1, 2.5}, (None, b"x", 0.0, ...)
    finally:
        print(b)
`

func check(t *testing.T, text string, level int, compile Compiler) Result {
	t.Helper()
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "program.py")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var results []Result
	err = Check(context.Background(), home.Python(), []string{file, file}, level, compile, func(r Result) { results = append(results, r) })
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != 2 || results[0].Problem != results[1].Problem || results[0].File != file {
		t.Fatalf("two questions got %+v", results)
	}
	return results[0]
}

// function returns the code of f.
func function(module *bytecode.Code) *bytecode.Code {
	for _, c := range module.Consts {
		if f, ok := c.(*bytecode.Code); ok {
			return f
		}
	}
	return nil
}

func TestCheckFindsEachDifference(t *testing.T) {
	const negativeZero = bytecode.Float(0)
	tests := []struct {
		name   string
		change func(module *bytecode.Code)
		want   string // "" for none
	}{
		{"nothing", func(*bytecode.Code) {}, ""},
		{"order in a frozenset", func(m *bytecode.Code) {
			for _, c := range function(m).Consts {
				if s, ok := c.(bytecode.FrozenSet); ok {
					s[0], s[1] = s[1], s[0]
				}
			}
		}, ""},
		{"name", func(m *bytecode.Code) { function(m).Name = "g" }, "f: co_name is g, CPython has f"},
		{"file name", func(m *bytecode.Code) { m.Filename = "other" }, "<module>: co_filename is other"},
		{"first line", func(m *bytecode.Code) { function(m).FirstLine++ }, "f: co_firstlineno is 3, CPython has 2"},
		{"flags", func(m *bytecode.Code) { function(m).Flags ^= 1 }, "f: co_flags is 0x2, CPython has 0x3"},
		{"keyword-only", func(m *bytecode.Code) { function(m).KwOnlyArgCount = 0 }, "f: co_kwonlyargcount is 0"},
		{"names", func(m *bytecode.Code) { function(m).Names[0] = "prunt" }, "f: co_names is [prunt]"},
		{"local kinds", func(m *bytecode.Code) { function(m).LocalsPlusKinds[1] ^= bytecode.KindCell }, "f: co_localspluskinds is "},
		{"a constant's type", func(m *bytecode.Code) {
			f := function(m)
			for i, c := range f.Consts {
				if s, ok := c.(bytecode.Tuple); ok {
					s[2] = bytecode.Int(negativeZero)
					f.Consts[i] = s
				}
			}
		}, "f: co_consts["},
		{"one constant more", func(m *bytecode.Code) { m.Consts = append(m.Consts, bytecode.None) }, "<module>: len(co_consts) is "},
		{"code", func(m *bytecode.Code) { c := function(m).Code; c[len(c)-2]++ }, "f: co_code from offset "},
		{"code cut short", func(m *bytecode.Code) { f := function(m); f.Code = f.Code[:len(f.Code)-2] }, "is its end, CPython has "},
		{"stack size", func(m *bytecode.Code) { function(m).StackSize++ }, "f: co_stacksize is "},
		{"exception table", func(m *bytecode.Code) { function(m).ExceptionTable[0]++ }, "f: co_exceptiontable from byte 0"},
		{"line table", func(m *bytecode.Code) { function(m).LineTable[0]++ }, "f: co_linetable from byte 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := check(t, program, 0, compileBy(t, tt.change))
			switch {
			case tt.want == "" && r.Identical():
			case tt.want == "" || r.Difference == nil || !strings.Contains(r.Difference.String(), tt.want):
				t.Errorf("result %+v, want %q", r, tt.want)
			}
		})
	}
}

func TestCheckComparesErrors(t *testing.T) {
	reject := func(e *syntax.Error) Compiler {
		return func(_ []byte, filename string, _ int) (*bytecode.Code, error) {
			if e == nil {
				return &bytecode.Code{}, nil
			}
			return nil, e
		}
	}
	right := &syntax.Error{Kind: syntax.IndentationError, Msg: "unexpected indent", Line: 2, Col: 4, EndLine: 2, EndCol: -1}
	if r := check(t, "x = 1\n    y\n", 0, reject(right)); !r.Identical() {
		t.Errorf("the same error: %s", r.Problem)
	}
	wrong := *right
	wrong.Col++
	for _, tt := range []struct {
		text    string
		compile Compiler
		want    string
	}{
		{"x = 1\n    y\n", reject(&wrong), "IndentationError at 2:5 to 2:-1: unexpected indent, CPython has IndentationError at 2:4 to"},
		{"x = 1\n    y\n", reject(nil), "compiled, CPython has IndentationError"},
		{"x = 1\n", reject(right), "unexpected indent, CPython compiles it"},
		{"x = 1\n\x00", reject(nil), "compiled, CPython has SyntaxError: source code string cannot contain null bytes"},
	} {
		if r := check(t, tt.text, 0, tt.compile); !strings.Contains(r.Problem, tt.want) {
			t.Errorf("%q: problem %q, want one with %q", tt.text, r.Problem, tt.want)
		}
	}
}

func TestCheckWithoutCPython(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.py")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	nothing := func([]byte, string, int) (*bytecode.Code, error) { return &bytecode.Code{}, nil }
	for _, python := range []string{"no-such-python", "false"} {
		if err := Check(context.Background(), python, []string{file}, 0, nothing, func(Result) {}); err == nil {
			t.Errorf("%s for CPython: no error", python)
		}
	}
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	if err := Check(context.Background(), home.Python(), []string{file + "x"}, 0, nothing, func(Result) {}); !os.IsNotExist(err) {
		t.Errorf("a file that is not there: error %v", err)
	}
}
