package compile_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/syntax"
)

// FuzzCompile compiles whatever parses, at all levels of optimisation: it is
// refused as a program may be, or gives code that verifies and can be written to a
// .pyc file.
func FuzzCompile(f *testing.F) {
	corpus, err := filepath.Glob("testdata/corpus/*.py")
	if err != nil || len(corpus) == 0 {
		f.Fatalf("no corpus: %v", err)
	}
	for _, name := range corpus {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		// The fuzzer works better on small pieces.
		for _, piece := range strings.Split(string(data), "\n\n") {
			if len(piece) < 1000 {
				f.Add([]byte(piece))
			}
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, mode := range []syntax.Mode{syntax.ModeExec, syntax.ModeSingle, syntax.ModeEval} {
			for level := range 3 {
				code, err := compile.Source(src, mode, &compile.Options{Filename: "fuzzed", Optimize: level, Warn: func(*syntax.Warning) error { return nil }})
				if err != nil {
					if e, ok := err.(*syntax.Error); !ok || e.Msg == "" {
						t.Fatalf("%v: %#v", mode, err)
					}
					break
				}
				if err := bytecode.Verify(code); err != nil {
					t.Fatalf("%v, level %d: %v", mode, level, err)
				}
				data, err := bytecode.Marshal(nil, code)
				if err != nil {
					t.Fatalf("%v, level %d: %v", mode, level, err)
				}
				if _, err := bytecode.UnmarshalCode(data); err != nil {
					t.Fatalf("%v, level %d: read again: %v", mode, level, err)
				}
			}
		}
	})
}
