// Package oracle lets a test ask CPython itself: it runs a script in the
// standard library's own interpreter, once for all cases of a test, and hands
// over what the script printed. Only tests import it.
package oracle

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"testing"

	"github.com/adder-vm/adder/vm/stdlib"
)

// Run runs script with input on its standard input and returns its standard
// output. An interpreter that fails, or writes to standard error, fails t.
func Run(t testing.TB, script string, input []byte) []byte {
	t.Helper()
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(home.Python(), "-I", "-X", "utf8", "-c", script)
	cmd.Stdin = bytes.NewReader(input)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil || stderr.Len() > 0 {
		t.Fatalf("oracle: %v\n%s", err, stderr.Bytes())
	}
	return stdout.Bytes()
}

// Ask sends cases to the script as JSON on standard input and decodes what it
// prints, JSON as well, into answers.
func Ask(t testing.TB, script string, cases, answers any) {
	t.Helper()
	input, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(Run(t, script, input), answers); err != nil {
		t.Fatalf("oracle: %v", err)
	}
}
