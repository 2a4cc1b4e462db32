package vm_test

import (
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/bytecode/bytecodetest"
	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/module/all"
	"github.com/adder-vm/adder/vm/object"
)

var seedCodes = sync.OnceValues(bytecodetest.Seeds)

// fuzzTime is how long one piece of code may run before it is interrupted.
const fuzzTime = 50 * time.Millisecond

// FuzzVerifiedCodeRuns edits code and runs on the engine what the verifier
// accepts: it may do anything but crash or ignore interrupts.
func FuzzVerifiedCodeRuns(f *testing.F) {
	seeds, err := seedCodes()
	if err != nil {
		f.Fatal(err)
	}
	for i := range seeds {
		f.Add(uint16(i), []byte{})
		f.Add(uint16(i), []byte{byte(i), 3, 0, 7, 2, 9, 1, 1})
	}
	f.Fuzz(func(t *testing.T, seed uint16, edits []byte) {
		c := bytecodetest.Edit(seeds[int(seed)%len(seeds)], edits[:min(len(edits), 200)])
		if bytecode.Verify(c) != nil {
			return
		}
		// The code runs on a goroutine of its own, which can be ended.
		done := make(chan struct{})
		go func() {
			defer close(done)
			runVerified(t, c)
		}()
		<-done
	})
}

// runVerified runs code in a VM of its own, with arguments of several kinds.
func runVerified(t *testing.T, c *bytecode.Code) {
	m, th, err := vm.New(vm.Options{Modules: all.Modules(), Heap: heap.Options{Limit: 64 << 20}})
	if err != nil {
		t.Error(err)
		return
	}
	defer m.Close()
	code, err := m.Load(th, c)
	if err != nil {
		t.Errorf("verified, but not loaded: %v", err)
		return
	}
	// Whoever catches the first interrupt is sent another, and so on; code that
	// catches them all ends with its goroutine.
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		wait := fuzzTime
		for sent := 0; ; sent++ {
			select {
			case <-stop:
				return
			case <-time.After(wait):
			}
			wait = time.Millisecond
			m.AddPending(func(th *object.Thread) error {
				if sent > 20 {
					runtime.Goexit()
				}
				return th.Raise(th.RT.T.Exc.KeyboardInterrupt, "")
			})
		}
	}()
	globals := th.NewDict()
	globals.SetString(th, "__name__", th.NewStr("fuzzed"))
	var v object.Value
	if len(c.FreeVars()) > 0 {
		return // runs where its outer function is run
	}
	if code.NArgs == 0 && c.Flags&bytecode.Optimized == 0 {
		v, err = m.RunCode(th, code, globals, object.Empty(), nil)
	} else {
		fn := th.NewPyFunction(code, globals)
		n := int(code.ArgCount)
		w := th.Push(n + int(code.KwOnlyArgCount))
		for i := range w {
			switch i % 3 {
			case 0:
				l := th.NewList(0)
				w[i] = l.Value()
				l.Append(th, object.Int(int64(i)))
			case 1:
				w[i] = object.Int(int64(i))
			default:
				w[i] = fn.Value()
			}
		}
		var kw *object.Tuple
		if k := int(code.KwOnlyArgCount); k > 0 {
			kw = th.NewTupleN(k)
			for i := range k {
				kw.Items()[i] = th.InternString(c.LocalsPlusNames[n+i])
			}
		}
		v, err = th.Call(fn.Value(), w, kw)
		th.Pop(len(w))
	}
	if err != nil {
		th.ClearError()
		return
	}
	// Generators are run for a few items, then an exception is thrown in.
	for i := 0; i < 5 && th.TypeOf(v).Slots().Next != nil; i++ {
		if x, err := th.Next(v); err != nil || x.IsEmpty() {
			th.ClearError()
			break
		}
	}
	if throw, err := th.GetAttrString(v, "throw"); err == nil {
		_, _ = th.Call1(throw, th.RT.T.Exc.ValueError.Value())
	}
	th.ClearError()
}
