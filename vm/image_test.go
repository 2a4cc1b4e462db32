package vm_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/module/all"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/syntax"
)

// startWith starts a VM that keeps images in dir and says whether it began with one.
func startWith(t *testing.T, dir string, c vm.Config) (*vm.VM, *object.Thread, bool) {
	t.Helper()
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	m, th, err := vm.New(vm.Options{Modules: all.Modules(), Home: home, ImageDir: dir, Config: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	if err := m.Start(th); err != nil {
		t.Fatal(m.DescribePending(th))
	}
	used, err := m.Image()
	if err != nil {
		t.Fatal("no image was written: ", err)
	}
	return m, th, used
}

// value evaluates an expression and returns its repr.
func value(t *testing.T, m *vm.VM, th *object.Thread, text string) string {
	t.Helper()
	code, err := m.CompileText(th, []byte("r = repr(("+text+"))"), syntax.ModeExec, true, &compile.Options{Filename: "<test>"})
	if err == nil {
		_, err = m.RunCode(th, code, m.Main(th), object.Empty(), nil)
	}
	if err != nil {
		t.Fatalf("%s: %s", text, m.DescribePending(th))
	}
	return object.GoString(m.Main(th).GetString(th, "r"))
}

// TestImage holds a VM that begins with an image against one that wrote it, and one
// that did without: the same modules, types and settings, none of the other's
// environment, and another key for hashes.
func TestImage(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("images are for Linux")
	}
	dir := t.TempDir()
	t.Setenv("ADDER_TEST_IMAGE", "first process")
	same := []string{
		"sorted(__import__('sys').modules)",
		"[c.__name__ for c in object.__subclasses__()]",
		"__import__('os').stat_result.n_fields, __import__('os').stat('/').st_mode, __import__('sys').flags.optimize",
		"__import__('os').path.join('a', 'b'), __import__('os').sep",
		"__import__('sys').float_info, __import__('sys').version_info, __import__('sys').thread_info",
		"sorted(__builtins__.__dict__) if hasattr(__builtins__, '__dict__') else sorted(__builtins__)",
		"'maßstab'.upper(), b'x'.hex(), {1, 2} | {3}, frozenset({1}) in {frozenset({1})}",
		"__import__('os').path.join.__code__.co_consts, len(list(__import__('os').walk.__code__.co_lines()))",
		"__import__('json').dumps({'a': [1, None]}), __import__('re').sub('b+', 'c', 'abba')",
		"[(f.action if hasattr(f, 'action') else f[0]) for f in __import__('warnings').filters]",
		"__import__('gc').collect() >= 0, __import__('io').StringIO('x').read()",
		"issubclass(dict, __import__('collections').abc.Mapping), isinstance(3, __import__('numbers').Integral)",
		"__import__('threading').Lock().locked(), len(__import__('copyreg').dispatch_table)",
	}
	var want []string
	plain, th, used := startWith(t, "", vm.Config{Argv: []string{"plain"}})
	if used {
		t.Fatal("an image was used though there is no folder for one")
	}
	for _, text := range same {
		want = append(want, value(t, plain, th, text))
	}
	hashes := map[string]bool{value(t, plain, th, "hash('adder')"): true}

	for i, name := range []string{"writer", "reader", "reader again"} {
		m, th, used := startWith(t, dir, vm.Config{Argv: []string{name}, Path: []string{"/nowhere/" + name}})
		if used != (i > 0) {
			t.Fatalf("%s: began with an image: %v", name, used)
		}
		for k, text := range same {
			if got := value(t, m, th, text); got != want[k] {
				t.Errorf("%s: %s\n got %s\nwant %s", name, text, got, want[k])
			}
		}
		hashes[value(t, m, th, "hash('adder')")] = true
		if got := value(t, m, th, "__import__('sys').argv, __import__('sys').path[0]"); got != "(['"+name+"'], '/nowhere/"+name+"')" {
			t.Errorf("%s: arguments and path are %s", name, got)
		}
		env := "__import__('os').environ['ADDER_TEST_IMAGE']"
		if got, want := value(t, m, th, env), "'"+os.Getenv("ADDER_TEST_IMAGE")+"'"; got != want {
			t.Errorf("%s: the environment has %s, not %s", name, got, want)
		}
		m.Close()
		t.Setenv("ADDER_TEST_IMAGE", "process after "+name)
	}
	if len(hashes) != 4 {
		t.Errorf("four VMs have %d keys for hashes", len(hashes))
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the folder holds %v (%v), not one image", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("first process")) {
		t.Error("the image holds the environment of the process that wrote it")
	}

	// Damaged ones are not used, and written anew.
	for _, damage := range []func([]byte) []byte{
		func(b []byte) []byte { return b[:len(b)/2] },
		func(b []byte) []byte { return b[:40] },
		func(b []byte) []byte { return nil },
		func(b []byte) []byte { b[0] ^= 1; return b },
		func(b []byte) []byte { b[20] ^= 1; return b },
		func(b []byte) []byte { b[200] ^= 1; return b },
		func(b []byte) []byte { b[4000] ^= 1; return b },
	} {
		if err := os.WriteFile(files[0], damage(bytes.Clone(data)), 0o600); err != nil {
			t.Fatal(err)
		}
		m, _, used := startWith(t, dir, vm.Config{})
		m.Close()
		if used {
			t.Error("a damaged image was used")
		}
		m, _, used = startWith(t, dir, vm.Config{})
		m.Close()
		if !used {
			t.Error("the damaged image was not replaced")
		}
	}
}
