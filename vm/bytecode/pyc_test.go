package bytecode

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestSourceHashMatchesCPython(t *testing.T) {
	data := []byte(strings.Repeat("some source\n\xff", 40))
	out := askPython(t, `
import sys, importlib.util
b = sys.stdin.buffer.read()
for n in range(len(b)): sys.stdout.buffer.write(importlib.util.source_hash(b[:n]))
`, data)
	for n := range data {
		if got := SourceHash(data[:n]); !bytes.Equal(got[:], out[8*n:8*n+8]) {
			t.Fatalf("of %d bytes: %x, want %x", n, got, out[8*n:8*n+8])
		}
	}
}

// TestPycFilesGoBothWays has CPython write .pyc files of each mode, which must
// read, and be written, the same; then it imports modules from files made here.
func TestPycFilesGoBothWays(t *testing.T) {
	dir := t.TempDir()
	source := []byte("def f(x, *, y=1.5):\n    return [x, y, 10**20, 'é', b'z', (1, 'a b')]\nanswer = f(42)\n")
	path := filepath.Join(dir, "mod.py")
	if err := os.WriteFile(path, source, 0o644); err != nil {
		t.Fatal(err)
	}
	askPython(t, `
import sys, py_compile, os
os.utime(sys.argv[1], (1700000000, 1700000000))
for mode in py_compile.PycInvalidationMode:
    py_compile.compile(sys.argv[1], sys.argv[1] + mode.name, doraise=True, invalidation_mode=mode)
`, nil, path)
	headers := map[string]PycHeader{
		"TIMESTAMP":      TimestampPyc(1700000000, int64(len(source))),
		"CHECKED_HASH":   HashPyc(source, true),
		"UNCHECKED_HASH": HashPyc(source, false),
	}
	for name, want := range headers {
		file, err := os.ReadFile(path + name)
		if err != nil {
			t.Fatal(err)
		}
		h, code, err := ReadPyc(file, "mod")
		if err != nil || h != want {
			t.Errorf("%s: header %+v, %v, want %+v", name, h, err, want)
			continue
		}
		out, err := AppendPyc(nil, h, code)
		if err != nil || !bytes.Equal(out, file) {
			t.Errorf("%s: written as %q, %v, want %q", name, out, err, file)
		}
		if err := os.MkdirAll(filepath.Join(dir, "__pycache__"), 0o755); err != nil {
			t.Fatal(err)
		}
		// A constant is changed, to see that the file and not the source is used.
		for _, c := range code.Consts {
			if f, ok := c.(*Code); ok {
				for i, k := range f.Consts {
					if k == Const(Bytes("z")) {
						f.Consts[i] = Bytes("from the file")
					}
				}
			}
		}
		if out, err = AppendPyc(nil, h, code); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "__pycache__", "mod.cpython-314.pyc"), out, 0o644); err != nil {
			t.Fatal(err)
		}
		got := askPython(t, "import sys; sys.path.insert(0, sys.argv[1]); import mod; print(mod.answer)", nil, dir)
		if string(got) != "[42, 1.5, 100000000000000000000, 'é', b'from the file', (1, 'a b')]\n" {
			t.Errorf("%s: CPython prints %s", name, got)
		}
	}
	h := headers["TIMESTAMP"]
	if h.CheckTimestamp(1700000000+1<<32, int64(len(source)), "mod") != nil || h.CheckTimestamp(1, int64(len(source)), "mod") == nil ||
		h.CheckTimestamp(1700000000, 1, "mod") == nil {
		t.Error("CheckTimestamp")
	}
	h = headers["CHECKED_HASH"]
	if h.CheckHash(SourceHash(source), "mod") != nil || h.CheckHash(SourceHash(nil), "mod") == nil {
		t.Error("CheckHash")
	}
}

func TestPycErrorsMatchCPython(t *testing.T) {
	good, err := AppendPyc(nil, TimestampPyc(0, 0), &Code{Name: "n"})
	if err != nil {
		t.Fatal(err)
	}
	edit := func(at int, b byte) []byte {
		c := bytes.Clone(good)
		c[at] = b
		return c
	}
	for _, data := range [][]byte{nil, good[:3], good[:15], good[:16], good[:20], edit(1, 'x'), edit(2, 0xff), edit(4, 4), edit(7, 0x80), edit(4, 2), edit(16, 'N'), edit(16, 'Q')} {
		want := strings.TrimSpace(string(askPython(t, `
import sys
from importlib import _bootstrap_external as b
data = sys.stdin.buffer.read()
try:
    b._classify_pyc(data, "a'b", {})
    b._compile_bytecode(memoryview(data)[16:], "a'b", "a'b")
    print("ok")
except Exception as e: print(f"{type(e).__name__}: {e}")
`, data)))
		got := "ok"
		if _, _, err := ReadPyc(data, "a'b"); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q:\n got %s\nwant %s", data, got, want)
		}
	}
	if h, code, err := ReadPyc(good, ""); err != nil || h.Mode != PycTimestamp || !reflect.DeepEqual(code.Name, "n") {
		t.Errorf("%+v %+v %v", h, code, err)
	}
}
