package syntax

import (
	"os"
	"strings"
	"testing"
)

// TestInvalid compares the errors of sources each with a mistake.
func TestInvalid(t *testing.T) {
	o := startOracle(t)
	data, err := os.ReadFile("testdata/invalid.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range strings.Split(string(data), "===\n") {
		for _, s := range []string{src, strings.TrimSuffix(src, "\n"), "x = 1\n" + src + "\ny = 2\n", "def é():\n    " + strings.ReplaceAll(src, "\n", "\n    ") + "\n"} {
			compare(t, o, s, ModeExec, 0)
		}
		compare(t, o, src, ModeSingle, 0)
		compare(t, o, strings.TrimSuffix(src, "\n"), ModeSingle, 0)
		compare(t, o, strings.TrimSuffix(src, "\n"), ModeEval, 0)
		compare(t, o, src, ModeSingle, AllowIncompleteInput|DontImplyDedent)
		compare(t, o, strings.TrimSuffix(src, "\n"), ModeSingle, AllowIncompleteInput|DontImplyDedent)
	}
}
