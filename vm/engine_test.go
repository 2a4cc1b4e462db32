package vm_test

import (
	"os/exec"
	"testing"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/module/all"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/stdlib"
)

// oracleCode has CPython compile source text.
func oracleCode(t *testing.T, src string) *bytecode.Code {
	t.Helper()
	h, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(h.Python(), "-I", "-c", "import sys, marshal; sys.stdout.buffer.write(marshal.dumps(compile(sys.argv[1], 'test.py', 'exec')))", src)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	c, err := bytecode.UnmarshalCode(out)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestEngineRunsCPythonsBytecode runs bytecode that CPython made.
func TestEngineRunsCPythonsBytecode(t *testing.T) {
	m, th, err := vm.New(vm.Options{Modules: all.Modules()})
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	code, err := m.Load(th, oracleCode(t, `
class A:
    def __init__(self, x):
        self.x = x
    def get(self):
        return self.x
class B(A):
    def get(self):
        return (super().get(), 'b')
def gen(n):
    while n is not None:
        got = yield n
        n = got
def f(a, *args, k='kw', **kwargs):
    return a, args, k, kwargs
try:
    raise ValueError('boom')
except ValueError as e:
    caught = e
b = B('value')
got = b.get()
g = gen('first')
one = next = g.send(None)
two = g.send('second')
a, *rest = f('p', 'q', 'r', k='s', z='t')
`))
	if err != nil {
		t.Fatal(err)
	}
	g := th.NewDict()
	if _, err := m.RunCode(th, code, g, object.Empty(), nil); err != nil {
		e := th.TakeError()
		s, _ := th.Str(e)
		t.Fatal(th.TypeName(e), object.GoString(s))
	}
	check := func(name, want string) {
		t.Helper()
		v := g.GetString(th, name)
		if !v.IsStr() || object.GoString(v) != want {
			t.Fatalf("%s is a %s", name, th.TypeName(v))
		}
	}
	if s, err := th.Str(g.GetString(th, "caught")); err != nil || object.GoString(s) != "boom" {
		t.Fatal("caught")
	}
	check("one", "first")
	check("two", "second")
	got := g.GetString(th, "got").AsTuple().Items()
	if object.GoString(got[0]) != "value" || object.GoString(got[1]) != "b" {
		t.Fatal("super")
	}
	if g.GetString(th, "rest").AsList().Len() != 3 {
		t.Fatal("rest")
	}
}
