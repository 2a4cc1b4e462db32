package syntax

import (
	"os"
	"strings"
	"testing"
)

// seeds adds the programs of the tables.
func seeds(f *testing.F) {
	for _, name := range []string{"testdata/valid.txt", "testdata/invalid.txt"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, src := range strings.Split(string(data), "===\n") {
			f.Add([]byte(src))
		}
	}
}

// FuzzScan checks that tokens follow one another and stay within the source,
// whatever it holds.
func FuzzScan(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		text, err := decodeSource(src, &Options{})
		if err != nil {
			return
		}
		var names nameTable
		names.init(len(text))
		toks, _ := readTokens(text, &Options{Flags: TypeComments}, &names, nil)
		last := int32(0)
		for _, tok := range toks[1:] {
			if tok.kind == tError {
				break // the scanner goes back to the start of what is wrong
			}
			if tok.start < last || tok.end < tok.start || int(tok.end) > len(text) {
				t.Fatalf("token %v at %d-%d behind %d", tok.kind, tok.start, tok.end, last)
			}
			if tok.kind != tTypeComment {
				last = tok.start
			}
		}
	})
}

// FuzzParse checks that every input gives a tree, whose dump is the same each
// time, or an error with a place within the source.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, mode := range []Mode{ModeExec, ModeEval, ModeSingle, ModeFuncType} {
			m, err := Parse(src, &Options{Mode: mode, Warn: func(*Warning) error { return nil }})
			if err != nil {
				e, ok := err.(*Error)
				if !ok || e.Msg == "" || e.Line > strings.Count(string(src), "\n")+strings.Count(string(src), "\r")+1 {
					t.Fatalf("%v: %#v", mode, err)
				}
				continue
			}
			if Dump(m, DumpOptions{Attributes: true}) == "" {
				t.Fatal("no dump")
			}
		}
	})
}
