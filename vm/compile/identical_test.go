package compile_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/compile/identical"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/syntax"
)

func compileFile(text []byte, filename string, level int) (*bytecode.Code, error) {
	return compile.Source(text, syntax.ModeExec, &compile.Options{Filename: filename, Optimize: level})
}

// sources lists the Python files in a folder and below.
func sources(t testing.TB, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no Python files in %s", dir)
	}
	return files
}

// maxShown is how many differences a test prints at a level.
const maxShown = 6

// checkIdentical compares the code of files with CPython's at every level.
func checkIdentical(t *testing.T, files []string) {
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	for level := range 3 {
		same, shown := 0, 0
		err := identical.Check(t.Context(), home.Python(), files, level, compileFile, func(r identical.Result) {
			switch {
			case r.Identical():
				same++
				return
			case shown == maxShown:
				return
			case r.Difference != nil:
				t.Errorf("%s at level %d: %v\n%s", r.File, level, r.Difference, sideBySide(r.Difference.Got, r.Difference.Want))
			default:
				t.Errorf("%s at level %d: %s", r.File, level, r.Problem)
			}
			shown++
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("level %d: identical %d of %d", level, same, len(files))
	}
}

// TestLibraryIsIdentical compares the code of every module of the standard
// library with CPython's.
func TestLibraryIsIdentical(t *testing.T) {
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	checkIdentical(t, sources(t, home.Lib()))
}

// TestCorpusIsIdentical does so for our own programs, which hold each construct
// of the language and each case of the optimiser.
func TestCorpusIsIdentical(t *testing.T) {
	checkIdentical(t, sources(t, filepath.Join("testdata", "corpus")))
}

// sideBySide shows two disassemblies from shortly before they differ.
func sideBySide(got, want *bytecode.Code) string {
	a, b := listing(got), listing(want)
	first := 0
	for first < len(a) && first < len(b) && a[first] == b[first] {
		first++
	}
	var out strings.Builder
	for i := max(0, first-8); i < first+16 && (i < len(a) || i < len(b)); i++ {
		var l, r string
		if i < len(a) {
			l = a[i]
		}
		if i < len(b) {
			r = b[i]
		}
		mark := ' '
		if l != r {
			mark = '!'
		}
		fmt.Fprintf(&out, "%c %-72s | %s\n", mark, l, r)
	}
	return out.String()
}

func listing(c *bytecode.Code) []string {
	var b bytes.Buffer
	err := bytecode.Disassemble(&b, c, bytecode.DisOptions{ShowOffsets: true, ShowPositions: true, NoNested: true})
	if err != nil {
		return []string{err.Error()}
	}
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}
