package syntax

import (
	"os"
	"testing"
)

// TestStandardLibrary compares the tree of every module with CPython's.
func TestStandardLibrary(t *testing.T) {
	o := startOracle(t)
	different := 0
	files := stdlibFiles(t)
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		a := o.ask(t, question{Src: latin1(src), Bytes: true, Dump: true})
		m, err := Parse(src, nil)
		if err != nil || a.Error != nil {
			if a.Error == nil {
				different++
				t.Errorf("%s: %v", f, err)
			} else if err == nil {
				different++
				t.Errorf("%s: parses, but CPython says %v", f, a.Error)
			}
			continue
		}
		if got := Dump(m, DumpOptions{Attributes: true}); got != a.Dump {
			different++
			if different < 10 {
				t.Errorf("%s differs %s", f, firstDifference(got, a.Dump))
			}
		}
	}
	t.Logf("identical: %d of %d", len(files)-different, len(files))
}
