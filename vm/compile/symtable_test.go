package compile_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/stdlib/oracle"
	"github.com/adder-vm/adder/vm/syntax"
)

// symtableScript answers names of files with their symbol tables as text.
const symtableScript = `
import sys, json, _symtable, warnings
warnings.simplefilter("ignore")
def show(t, depth, out):
    out.append(f"{' ' * depth}{t.type} {t.name} {t.lineno} {bool(t.nested)} {t.varnames}")
    for name, flags in sorted(t.symbols.items()):
        out.append(f"{' ' * depth}- {name} {flags}")
    for c in t.children:
        show(c, depth + 1, out)
answers = []
for name in json.load(sys.stdin):
    with open(name, "rb") as f:
        src = f.read()
    out = []
    try:
        show(_symtable.symtable(src, name, "exec"), 0, out)
    except SyntaxError as e:
        out.append(e.msg)
    answers.append(out)
json.dump(answers, sys.stdout)
`

func showTable(out []string, t *compile.Table, depth int) []string {
	nested := "False"
	if t.Nested {
		nested = "True"
	}
	in := strings.Repeat(" ", depth)
	names := make([]string, len(t.VarNames))
	for i, n := range t.VarNames {
		names[i] = "'" + n + "'"
	}
	out = append(out, fmt.Sprintf("%s%d %s %d %s [%s]", in, t.Kind, t.Name, t.Line, nested, strings.Join(names, ", ")))
	symbols := append([]compile.Symbol(nil), t.Symbols...)
	sort.Slice(symbols, func(i, j int) bool { return symbols[i].Name < symbols[j].Name })
	for _, s := range symbols {
		out = append(out, fmt.Sprintf("%s- %s %d", in, s.Name, s.Flags))
	}
	for _, c := range t.Children {
		out = showTable(out, c, depth+1)
	}
	return out
}

// TestSymbolTables compares the symbol tables of the corpus and of a part of the
// standard library with those of the _symtable module.
func TestSymbolTables(t *testing.T) {
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	files := sources(t, filepath.Join("testdata", "corpus"))
	for i, f := range sources(t, home.Lib()) {
		if i%4 == 0 {
			files = append(files, f)
		}
	}
	var want [][]string
	oracle.Ask(t, symtableScript, files, &want)
	for i, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		mod, err := syntax.Parse(src, &syntax.Options{Filename: name})
		if err == nil {
			var table *compile.Table
			if table, err = compile.SymbolTable(mod, src, &compile.Options{Filename: name}); err == nil {
				got = showTable(nil, table, 0)
			}
		}
		if e, ok := err.(*syntax.Error); ok {
			got = []string{e.Msg}
		}
		for j := range max(len(got), len(want[i])) {
			g, w := "(end)", "(end)"
			if j < len(got) {
				g = got[j]
			}
			if j < len(want[i]) {
				w = want[i][j]
			}
			if g != w {
				context, _ := json.MarshalIndent(want[i][max(0, j-4):min(len(want[i]), j+3)], "", " ")
				t.Errorf("%s line %d:\nadder:   %s\nCPython: %s\n%s", name, j, g, w, context)
				break
			}
		}
	}
}
