package bytecode

import (
	"bytes"
	"os/exec"
	"testing"

	"github.com/adder-vm/adder/vm/stdlib"
)

// askPython runs a script in the CPython that decides and returns what it prints.
func askPython(t testing.TB, script string, stdin []byte, args ...string) []byte {
	t.Helper()
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(home.Python(), append([]string{"-I", "-c", script}, args...)...)
	cmd.Stdin = bytes.NewReader(stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", home.Python(), err, stderr.Bytes())
	}
	return out
}
