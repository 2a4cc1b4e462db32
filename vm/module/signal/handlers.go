package signal

import (
	"os"
	ossignal "os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
)

// The values of SIG_DFL and SIG_IGN.
const (
	sigDefault = 0
	sigIgnore  = 1
)

// state is what a VM knows of signals: its handlers, and the goroutine that waits
// for them. Signals belong to the process; of several VMs, each that has asked for
// a signal gets it.
//
//adder:root
type state struct {
	vm       *vm.VM
	main     *object.Thread
	handlers [numSignals]object.Value // empty: not installed from Python

	delivered atomic.Int64 // handlers called so far
	// tripped are the signals whose handlers are about to be called: what arrives
	// again before that is the same, as it is for processes.
	tripped [numSignals]atomic.Bool

	mu      sync.Mutex
	wakeup  int // descriptor that gets the numbers of signals, or -1
	arrived chan os.Signal
	blocked signalSet
	pending signalSet // arrived while they were blocked
}

type stateKey struct{}

func stateOf(t *object.Thread) *state { return t.RT.State(stateKey{}).(*state) }

// install makes a VM's state, with Python's own handler for Ctrl-C.
func install(m *vm.VM, t *object.Thread, intHandler object.Value) *state {
	s := &state{vm: m, main: t, wakeup: -1, arrived: make(chan os.Signal, numSignals)}
	t.RT.SetState(stateKey{}, s)
	t.RT.AddRoots(func(m *heap.Marker) {
		for _, h := range s.handlers {
			m.Mark(h.Addr())
		}
	})
	go s.wait()
	// A process that was started with Ctrl-C ignored leaves it so.
	if ossignal.Ignored(os.Interrupt) {
		s.handlers[syscall.SIGINT] = object.Int(sigIgnore)
	} else {
		s.handlers[syscall.SIGINT] = intHandler
		ossignal.Notify(s.arrived, os.Interrupt)
	}
	// Writing where nobody reads is an error, not a death.
	for _, n := range ignoredAtStart {
		s.handlers[n] = object.Int(sigIgnore)
		ossignal.Ignore(n)
	}
	return s
}

// wait passes signals on to the VM's main thread.
func (s *state) wait() {
	for sig := range s.arrived {
		n, ok := sig.(syscall.Signal)
		if !ok {
			continue
		}
		if s.hold(n) {
			continue
		}
		s.mu.Lock()
		fd := s.wakeup
		s.mu.Unlock()
		if fd >= 0 {
			// What the descriptor cannot take is lost, as in CPython.
			_, _ = syscall.Write(fd, []byte{byte(n)})
		}
		if !s.tripped[n].Swap(true) {
			s.post(n)
		}
	}
}

// post has a signal's handler called at the main thread's next safepoint.
func (s *state) post(n syscall.Signal) {
	s.vm.AddPending(func(t *object.Thread) error {
		if t != s.main {
			time.AfterFunc(time.Millisecond, func() { s.post(n) })
			return nil
		}
		s.tripped[n].Store(false)
		return s.deliver(t, n)
	})
}

// deliver calls the handler of a signal.
func (s *state) deliver(t *object.Thread, n syscall.Signal) error {
	h := s.handlers[n]
	if h.IsEmpty() || h.IsInt() || h.IsNone() {
		return nil
	}
	w := t.Push(3)
	defer t.Pop(3)
	w[0] = h
	w[1] = object.Int(int64(n))
	w[2] = s.vm.FrameObject(t, 0)
	if w[2].IsEmpty() {
		w[2] = object.None()
	}
	s.delivered.Add(1)
	_, err := t.Call2(w[0], w[1], w[2])
	return err
}

// set changes a signal's handler and what the process does with it.
func (s *state) set(n syscall.Signal, h object.Value) {
	s.catch(n, h)
	s.handlers[n] = h
}

// get is a signal's handler as getsignal shows it.
func (s *state) get(n syscall.Signal) object.Value {
	if h := s.handlers[n]; !h.IsEmpty() {
		return h
	}
	if ossignal.Ignored(n) {
		return object.Int(sigIgnore)
	}
	return object.Int(sigDefault)
}
