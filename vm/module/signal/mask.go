package signal

import (
	ossignal "os/signal"
	"syscall"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Blocked signals wait here and not in the kernel: Go moves goroutines between
// threads of the system, whose masks are therefore nobody's. So the mask is one for
// all of a VM's threads, and programs started do not inherit it. A signal that
// arrives while it is blocked stays pending until it is unblocked or sigwait takes
// it.

// signalSet is a set of signals, by number.
type signalSet [(numSignals + 63) / 64]uint64

func (s *signalSet) has(n syscall.Signal) bool { return s[n>>6]>>(n&63)&1 != 0 }
func (s *signalSet) add(n syscall.Signal)      { s[n>>6] |= 1 << (n & 63) }
func (s *signalSet) remove(n syscall.Signal)   { s[n>>6] &^= 1 << (n & 63) }

// The ways of changing the mask.
const (
	sigBlock = iota
	sigUnblock
	sigSetMask
)

// hold keeps a signal that is blocked, and tells whether it is.
func (s *state) hold(n syscall.Signal) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.blocked.has(n) {
		return false
	}
	s.pending.add(n)
	return true
}

// setArg reads an iterable of signals.
func setArg(t *object.Thread, v object.Value) (set signalSet, err error) {
	err = t.Each(v, func(item object.Value) (bool, error) {
		i, err := t.Index(item)
		if err != nil {
			return false, err
		}
		if !i.IsInt() || i.AsInt() < 1 || i.AsInt() >= numSignals {
			text, err := t.Str(i)
			if err != nil {
				return false, err
			}
			return false, t.ValueErrorf("signal number %s out of range [1; %d]", object.StringOf(text), numSignals-1)
		}
		set.add(syscall.Signal(i.AsInt()))
		return true, nil
	})
	return set, err
}

func (s *signalSet) value(t *object.Thread) (object.Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	list := t.NewList(0)
	w[0] = list.Value()
	for n := syscall.Signal(1); n < numSignals; n++ {
		if s.has(n) {
			list.Append(t, object.Int(int64(n)))
		}
	}
	return t.Call1(t.RT.T.Set.Value(), w[0])
}

func threadSigMask(t *object.Thread, how, mask object.Value) (object.Value, error) {
	n, err := t.IndexInt(how, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	set, err := setArg(t, mask)
	if err != nil {
		return object.Empty(), err
	}
	if n < sigBlock || n > sigSetMask {
		return object.Empty(), raiseErrno(t, t.RT.T.Exc.OSError, syscall.EINVAL)
	}
	set.remove(syscall.SIGKILL) // these two cannot be blocked
	set.remove(syscall.SIGSTOP)
	s := stateOf(t)
	s.mu.Lock()
	old := s.blocked
	for i := range set {
		switch n {
		case sigBlock:
			s.blocked[i] |= set[i]
		case sigUnblock:
			s.blocked[i] &^= set[i]
		default:
			s.blocked[i] = set[i]
		}
	}
	now := s.blocked
	var due signalSet
	for i := range due {
		due[i] = s.pending[i] &^ now[i]
		s.pending[i] &= now[i]
	}
	s.mu.Unlock()
	for n := syscall.Signal(1); n < numSignals; n++ {
		if now.has(n) != old.has(n) {
			s.set(n, s.handlers[n])
		}
		if due.has(n) {
			if err := s.release(t, n); err != nil {
				return object.Empty(), err
			}
		}
	}
	return old.value(t)
}

// release lets a signal that was pending have its effect.
func (s *state) release(t *object.Thread, n syscall.Signal) error {
	h := s.handlers[n]
	switch {
	case h.IsEmpty() || h.IsInt() && h.AsInt() == sigDefault:
		return send(t, syscall.Getpid(), int(n))
	case h.IsInt():
		return nil
	case t == s.main:
		return s.deliver(t, n)
	}
	s.post(n)
	return nil
}

func sigPending(t *object.Thread) (object.Value, error) {
	s := stateOf(t)
	s.mu.Lock()
	set := s.pending
	s.mu.Unlock()
	return set.value(t)
}

// sigWaitStep is how long sigwait sleeps between looks at what has arrived.
const sigWaitStep = 5 * time.Millisecond

// sigWait takes a pending signal, or waits for one. A signal that is not blocked
// has its effect instead.
func sigWait(t *object.Thread, mask object.Value) (object.Value, error) {
	set, err := setArg(t, mask)
	if err != nil {
		return object.Empty(), err
	}
	s := stateOf(t)
	for {
		s.mu.Lock()
		for n := syscall.Signal(1); n < numSignals; n++ {
			if set.has(n) && s.pending.has(n) {
				s.pending.remove(n)
				s.mu.Unlock()
				return object.Int(int64(n)), nil
			}
		}
		s.mu.Unlock()
		vm.Of(t).Blocking(t, func() { time.Sleep(sigWaitStep) })
		if err := vm.Of(t).Checkpoint(t); err != nil {
			return object.Empty(), err
		}
	}
}

// catch sees to it that a signal arrives here if it has a handler of Python's or is
// blocked, and otherwise does what it does by default.
func (s *state) catch(n syscall.Signal, h object.Value) {
	s.mu.Lock()
	blocked := s.blocked.has(n)
	s.mu.Unlock()
	switch {
	case h.IsInt() && h.AsInt() == sigIgnore:
		ossignal.Ignore(n)
	case blocked || !h.IsEmpty() && !h.IsInt():
		ossignal.Notify(s.arrived, n)
	default:
		ossignal.Reset(n)
	}
}
