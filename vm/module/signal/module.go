// Package signal is the native module _signal: handlers for the process's signals,
// and timers that send some.
//
// A signal arrives on a goroutine of Go's. Its handler, a Python function, is
// called by the VM's main thread at its next safepoint, so handlers run between
// two instructions and never inside one.
package signal

import (
	"fmt"
	"syscall"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _signal module.
var Module = vm.NativeModule{
	Name: "_signal",
	Doc:  "Handlers for the signals of the process.",
	Funcs: []object.Def{
		{Name: "signal", Sig: "($module, signalnum, handler, /)", Doc: "Set a signal's handler and return the one before.", F2: setHandler},
		{Name: "getsignal", Sig: "($module, signalnum, /)", Doc: "Return a signal's handler: SIG_DFL, SIG_IGN, None or a callable.", F1: getHandler},
		{Name: "default_int_handler", Sig: "($module, signalnum, frame, /)", Doc: "Raise KeyboardInterrupt: the handler of SIGINT.", F2: defaultIntHandler},
		{Name: "raise_signal", Sig: "($module, signalnum, /)", Doc: "Send a signal to this process.", F1: raiseSignal},
		{Name: "strsignal", Sig: "($module, signalnum, /)", Doc: "Describe a signal in words.", F1: strSignal},
		{Name: "valid_signals", Sig: "($module, /)", Doc: "Return the set of all signals there are.", F0: validSignals},
		{Name: "siginterrupt", Sig: "($module, signalnum, flag, /)", Doc: "Say whether a signal interrupts system calls; here they are always resumed.", F2: sigInterrupt},
		{Name: "set_wakeup_fd", Sig: "(fd, /, *, warn_on_full_buffer=True)", Doc: "Write each signal's number to a descriptor, too.", FV: setWakeupFD},
		{Name: "alarm", Sig: "($module, seconds, /)", Doc: "Send SIGALRM after so many seconds; return those left of the alarm before.", F1: alarm},
		{Name: "pause", Sig: "($module, /)", Doc: "Wait for a signal.", F0: pause},
		{Name: "setitimer", Text: "($module, which, seconds, interval=0.0, /)", Doc: "Set an interval timer and return the setting before.", FV: setTimer, Min: 2, Max: 3},
		{Name: "getitimer", Sig: "($module, which, /)", Doc: "Return the seconds left of an interval timer, and its interval.", F1: getTimer},
		{Name: "pthread_kill", Sig: "($module, thread_id, signalnum, /)", Doc: "Send a signal to a thread; the process's handler takes it.", F2: threadKill},
		{Name: "pthread_sigmask", Sig: "($module, how, mask, /)", Doc: "Change which signals are blocked, and return those that were.", F2: threadSigMask},
		{Name: "sigpending", Sig: "($module, /)", Doc: "Return the blocked signals that have arrived.", F0: sigPending},
		{Name: "sigwait", Sig: "($module, sigset, /)", Doc: "Wait for a blocked signal and return its number.", F1: sigWait},
	},
	Init: initModule,
	// Handlers come after an image: what the process was started with decides.
	Thaw: func(m *vm.VM, t *object.Thread, mod *object.Module, _ []byte) error {
		install(m, t, mod.Dict.GetString(t, "default_int_handler"))
		return nil
	},
}

var (
	itimerError = object.TypeKey{Name: "signal.ItimerError"}
)

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	install(m, t, mod.Dict.GetString(t, "default_int_handler"))
	set := func(name string, n int) { mod.Dict.SetString(t, name, object.Int(int64(n))) }
	set("SIG_DFL", sigDefault)
	set("SIG_IGN", sigIgnore)
	set("NSIG", numSignals)
	for _, s := range signalNames {
		set(s.name, int(s.number))
	}
	set("SIG_BLOCK", sigBlock)
	set("SIG_UNBLOCK", sigUnblock)
	set("SIG_SETMASK", sigSetMask)
	set("ITIMER_REAL", 0)
	set("ITIMER_VIRTUAL", 1)
	set("ITIMER_PROF", 2)

	typ, err := t.NewExceptionType("signal.ItimerError", t.RT.T.Exc.OSError.Value())
	if err != nil {
		return err
	}
	t.RT.RegisterType(&itimerError, typ)
	mod.Dict.SetString(t, "ItimerError", typ.Value())
	return nil
}

// signalArg reads a signal's number.
func signalArg(t *object.Thread, v object.Value) (syscall.Signal, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return 0, err
	}
	if n < 1 || n >= numSignals {
		return 0, t.ValueErrorf("signal number out of range")
	}
	return syscall.Signal(n), nil
}

func raiseErrno(t *object.Thread, typ *object.Type, e syscall.Errno) error {
	exc, err := t.Call2(typ.Value(), object.Int(int64(e)), t.NewStr(errorText(e)))
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// errorText is an error's text as C's strerror words it: with a capital.
func errorText(e syscall.Errno) string {
	s := []byte(e.Error())
	if len(s) > 0 && s[0] >= 'a' && s[0] <= 'z' {
		s[0] -= 'a' - 'A'
	}
	return string(s)
}

func setHandler(t *object.Thread, num, h object.Value) (object.Value, error) {
	n, err := t.IndexInt(num, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	s := stateOf(t)
	if t != s.main {
		return object.Empty(), t.ValueErrorf("signal only works in main thread of the main interpreter")
	}
	sig, err := signalArg(t, object.Int(int64(n)))
	if err != nil {
		return object.Empty(), err
	}
	special := h.IsInt() && (h.AsInt() == sigDefault || h.AsInt() == sigIgnore)
	if !special && h.Kind() != object.KindFunction && !t.Callable(h) {
		// The members of signal.Handlers are ints of a subclass.
		i, ierr := t.Index(h)
		if ierr != nil {
			t.ClearError()
		}
		if ierr != nil || !i.IsInt() || i.AsInt() != sigDefault && i.AsInt() != sigIgnore {
			return object.Empty(), t.TypeErrorf("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
		}
		h = i
	}
	if sig == syscall.SIGKILL || sig == syscall.SIGSTOP || sig == 32 || sig == 33 {
		return object.Empty(), raiseErrno(t, t.RT.T.Exc.OSError, syscall.EINVAL)
	}
	old := s.get(sig)
	s.set(sig, h)
	return old, nil
}

func getHandler(t *object.Thread, num object.Value) (object.Value, error) {
	n, err := signalArg(t, num)
	if err != nil {
		return object.Empty(), err
	}
	return stateOf(t).get(n), nil
}

func defaultIntHandler(t *object.Thread, _, _ object.Value) (object.Value, error) {
	exc, err := t.Call0(t.RT.T.Exc.KeyboardInterrupt.Value())
	if err != nil {
		return object.Empty(), err
	}
	return object.Empty(), t.RaiseValue(exc)
}

func raiseSignal(t *object.Thread, num object.Value) (object.Value, error) {
	n, err := t.IndexInt(num, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	s := stateOf(t)
	if n > 0 && n < numSignals && t == s.main {
		if s.hold(syscall.Signal(n)) {
			return object.None(), nil
		}
		if h := s.handlers[n]; !h.IsEmpty() && !h.IsInt() && !h.IsNone() {
			// The handler runs before this returns, as it does in CPython.
			return object.None(), s.deliver(t, syscall.Signal(n))
		}
	}
	return object.None(), send(t, syscall.Getpid(), n)
}

func send(t *object.Thread, pid, n int) error {
	if err := syscall.Kill(pid, syscall.Signal(n)); err != nil {
		return raiseErrno(t, t.RT.T.Exc.OSError, err.(syscall.Errno))
	}
	return nil
}

func threadKill(t *object.Thread, _, num object.Value) (object.Value, error) {
	n, err := t.IndexInt(num, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	if n == 0 {
		return object.None(), nil
	}
	return raiseSignal(t, object.Int(int64(n)))
}

func strSignal(t *object.Thread, num object.Value) (object.Value, error) {
	n, err := signalArg(t, num)
	if err != nil {
		return object.Empty(), err
	}
	if n >= realTimeMin {
		return t.NewStr(fmt.Sprintf("Real-time signal %d", n-realTimeMin)), nil
	}
	if text := descriptions[n]; text != "" {
		return t.NewStr(text), nil
	}
	return object.None(), nil
}

func validSignals(t *object.Thread) (object.Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	list := t.NewList(numSignals)
	w[0] = list.Value()
	for n := 1; n < numSignals; n++ {
		if n == 32 || n == 33 {
			continue // the C library's own
		}
		list.Append(t, object.Int(int64(n)))
	}
	return t.Call1(t.RT.T.Set.Value(), w[0])
}

func sigInterrupt(t *object.Thread, num, flag object.Value) (object.Value, error) {
	if _, err := signalArg(t, num); err != nil {
		return object.Empty(), err
	}
	if _, err := t.IndexInt(flag, t.RT.T.Exc.OverflowError); err != nil {
		return object.Empty(), err
	}
	return object.None(), nil
}

func setWakeupFD(t *object.Thread, args []object.Value) (object.Value, error) {
	fd, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	s := stateOf(t)
	if t != s.main {
		return object.Empty(), t.ValueErrorf("set_wakeup_fd only works in main thread of the main interpreter")
	}
	if fd != -1 {
		var st syscall.Stat_t
		if err := syscall.Fstat(fd, &st); err != nil {
			return object.Empty(), raiseErrno(t, t.RT.T.Exc.OSError, err.(syscall.Errno))
		}
	}
	s.mu.Lock()
	old := s.wakeup
	s.wakeup = fd
	s.mu.Unlock()
	return object.Int(int64(old)), nil
}

func alarm(t *object.Thread, seconds object.Value) (object.Value, error) {
	n, err := t.IndexInt(seconds, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	old, e := timer(0, time.Duration(n)*time.Second, 0, true)
	if e != 0 {
		return object.Empty(), raiseErrno(t, t.RT.T.Exc.OSError, e)
	}
	left := int64(old.value+time.Second/2) / int64(time.Second)
	if left == 0 && old.value > 0 {
		left = 1
	}
	return object.Int(left), nil
}

// pauseStep is how long pause sleeps between looks at what has arrived.
const pauseStep = 10 * time.Millisecond

// pause waits until a signal's handler has run.
func pause(t *object.Thread) (object.Value, error) {
	s := stateOf(t)
	m := vm.Of(t)
	for seen := s.delivered.Load(); s.delivered.Load() == seen; {
		m.Blocking(t, func() { time.Sleep(pauseStep) })
		if err := m.Checkpoint(t); err != nil {
			return object.Empty(), err
		}
	}
	return object.None(), nil
}

// timerValue is an interval timer's setting.
type timerValue struct{ value, interval time.Duration }

func (v timerValue) pair(t *object.Thread) object.Value {
	return t.Tuple2(object.Float(v.value.Seconds()), object.Float(v.interval.Seconds()))
}

func setTimer(t *object.Thread, args []object.Value) (object.Value, error) {
	which, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	var d [2]time.Duration
	for i := 1; i < len(args); i++ {
		f, err := t.ToFloat(args[i])
		if err != nil {
			return object.Empty(), err
		}
		d[i-1] = time.Duration(f * 1e9)
	}
	old, e := timer(which, d[0], d[1], true)
	if e != 0 {
		return object.Empty(), raiseErrno(t, t.RT.Type(&itimerError), e)
	}
	return old.pair(t), nil
}

func getTimer(t *object.Thread, v object.Value) (object.Value, error) {
	which, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	now, e := timer(which, 0, 0, false)
	if e != 0 {
		return object.Empty(), raiseErrno(t, t.RT.Type(&itimerError), e)
	}
	return now.pair(t), nil
}
