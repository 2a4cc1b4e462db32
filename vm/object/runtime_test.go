package object

import (
	"testing"

	"github.com/adder-vm/adder/vm/heap"
)

func newTestThread(t *testing.T) *Thread {
	t.Helper()
	rt, th, err := NewRuntime(Options{Heap: heap.Options{Stress: 7, Poison: true, Verify: true}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(rt.Close)
	return th
}

func TestBootstrap(t *testing.T) {
	th := newTestThread(t)
	r, err := th.Repr(th.RT.T.Object.Value())
	if err != nil || GoString(r) != "<class 'object'>" {
		t.Fatalf("%v %v", GoString(r), err)
	}
	exc, err := th.NewException(th.RT.T.Exc.KeyError, th.NewStr("x"))
	if err != nil {
		t.Fatal(err)
	}
	if !exc.Header().Type().IsSubtype(th.RT.T.Exc.LookupError) {
		t.Fatal("KeyError is no LookupError")
	}
}

func TestAttributesMoveFromSlotsToDict(t *testing.T) {
	th := newTestThread(t)
	ns := th.NewDict()
	w := th.Push(3)
	w[0], w[1], w[2] = th.NewStr("C"), th.NewTupleN(0).Value(), ns.Value()
	c, err := th.Call(th.RT.T.Type.Value(), w, nil)
	th.Pop(3)
	if err != nil {
		t.Fatal(GoString(th.Pending().AsException().Args.AsTuple().Items()[0]))
	}
	o, err := th.Call0(c)
	if err != nil {
		t.Fatal(err)
	}
	name := func(i int) string { return "attr" + string(rune('a'+i/26)) + string(rune('a'+i%26)) }
	for i := range 200 {
		if err := th.SetAttrString(o, name(i), Int(int64(i))); err != nil {
			t.Fatal(err)
		}
		if i == 5 {
			th.InstanceDict(o)
		}
	}
	if n := th.InstanceDict(o).Len(th); n != 200 {
		t.Fatalf("%d attributes", n)
	}
	for i := range 200 {
		v, err := th.GetAttrString(o, name(i))
		if err != nil || v != Int(int64(i)) {
			t.Fatal(i, v, err)
		}
	}
}
