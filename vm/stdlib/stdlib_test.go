package stdlib

import (
	"os/exec"
	"strings"
	"testing"
)

func TestEmbeddedInterpreterRuns(t *testing.T) {
	h, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(h.Python(), "-I", "-c", "import sys; print(sys.version_info[:3])").CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "(3, 14, 6)" {
		t.Fatalf("%s: %v: %s", h.Python(), err, out)
	}
}

func TestOpenRefusesFolderWithoutLibrary(t *testing.T) {
	if _, err := Open(t.TempDir()); err == nil || !strings.Contains(err.Error(), "lib/python3.14/os.py") {
		t.Fatalf("got %v", err)
	}
}
