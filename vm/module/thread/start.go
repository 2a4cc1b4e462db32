package thread

import (
	"strconv"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// handleObject lets a thread be joined.
//
//adder:heap
type handleObject struct {
	object.Header // with a *running attached
}

// running is the Go side of a thread's handle.
type running struct {
	id      int64
	started bool
	done    chan struct{}
	closed  bool
	daemon  bool
}

func (r *running) finish() {
	if !r.closed {
		r.closed = true
		close(r.done)
	}
}

var handleKey = object.TypeKey{Name: "_thread._ThreadHandle"}

var handleSpec = object.TypeSpec{
	Name: "_thread._ThreadHandle", Kind: object.KindOpaque, Size: object.SizeOf[handleObject](), Flags: object.TypeHasWeak,
	Slots: object.Slots{New: newHandle, Repr: handleRepr},
	Methods: []object.Def{
		{Name: "join", Sig: "($self, timeout=None, /)", FV: join},
		{Name: "_set_done", Sig: "($self, /)", F1: setDone},
		{Name: "is_done", Sig: "($self, /)", F1: isDone},
	},
	Getters: []object.GetSet{{Name: "ident", Get: handleIdent}},
}

func newHandle(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	h := object.New[handleObject](t, cls)
	v := object.ValueOf(h)
	t.AttachGo(v, &running{done: make(chan struct{})})
	return v, nil
}

func runningOf(t *object.Thread, v object.Value) *running {
	return t.GoValue(v).(*running)
}

func handleRepr(t *object.Thread, v object.Value) (object.Value, error) {
	return t.NewStr("<_ThreadHandle object: ident=" + itoa(runningOf(t, v).id) + ">"), nil
}

func handleIdent(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(runningOf(t, v).id), nil
}

func setDone(t *object.Thread, v object.Value) (object.Value, error) {
	runningOf(t, v).finish()
	return object.None(), nil
}

func isDone(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(runningOf(t, v).closed), nil
}

func join(t *object.Thread, args []object.Value) (object.Value, error) {
	r := runningOf(t, args[0])
	wait := time.Duration(-1)
	if len(args) > 1 && !args[1].IsEmpty() && !args[1].IsNone() {
		s, err := t.RealFloat(args[1])
		if err != nil {
			return object.Empty(), err
		}
		if s > timeoutMax {
			return object.Empty(), t.OverflowErrorf("timestamp too large to convert to C PyTime_t")
		}
		if s >= 0 {
			wait = time.Duration(s * float64(time.Second))
		}
	}
	if !r.started && !r.closed {
		return object.Empty(), t.RuntimeErrorf("thread not started")
	}
	if r.id == t.ID && !r.closed {
		return object.Empty(), t.RuntimeErrorf("Cannot join current thread")
	}
	return object.None(), await(t, r.done, wait)
}

// await waits until the channel is closed, at most d, for ever when d is negative.
func await(t *object.Thread, done chan struct{}, d time.Duration) error {
	m := vm.Of(t)
	deadline := time.Now().Add(d)
	for {
		wait := slice
		if d >= 0 {
			wait = min(wait, time.Until(deadline))
		}
		finished := false
		m.Blocking(t, func() {
			timer := time.NewTimer(max(wait, 0))
			select {
			case <-done:
				finished = true
			case <-timer.C:
			}
			timer.Stop()
		})
		if err := m.Checkpoint(t); err != nil || finished {
			return err
		}
		if d >= 0 && time.Until(deadline) <= 0 {
			return nil
		}
	}
}

// state is the Go side of the module: the threads that shutting down waits for.
type state struct {
	threads []*running
	count   int64
}

type stateKey struct{}

func stateOf(t *object.Thread) *state { return t.RT.State(stateKey{}).(*state) }

// launch starts a thread that calls f(*args, **kwargs).
func launch(t *object.Thread, r *running, f, args, kwargs object.Value) error {
	s := stateOf(t)
	m := vm.Of(t)
	_, err := m.StartThread(t, func(n *object.Thread) {
		// The goroutine takes what it runs from its own stack: a Value may not
		// stand in the closure.
		w := n.Push(3)
		w[0], w[1], w[2] = f, args, kwargs
		r.id, r.started = n.ID, true
		s.count++
	}, func(n *object.Thread) {
		w := n.Topmost(3)
		var kw *object.Dict
		if w[2].IsDict() {
			kw = w[2].AsDict()
		}
		if _, err := n.CallDict(w[0], w[1].AsTuple().Items(), kw); err != nil {
			if n.Matches(n.RT.T.Exc.SystemExit) {
				n.ClearError()
			} else {
				n.WriteUnraisableFrom("Exception ignored in thread started by", w[0])
			}
		}
		n.Pop(3)
		s.count--
		r.finish()
	})
	if err != nil {
		return t.RuntimeErrorf("can't start new thread: %v", err)
	}
	if !r.daemon {
		s.threads = append(s.threads, r)
	}
	return nil
}

func startNew(t *object.Thread, args []object.Value) (object.Value, error) {
	if t.TypeOf(args[0]).Slots().Call == nil {
		return object.Empty(), t.TypeErrorf("first arg must be callable")
	}
	if !args[1].IsTuple() {
		return object.Empty(), t.TypeErrorf("2nd arg must be a tuple")
	}
	kwargs := object.None()
	if len(args) > 2 {
		kwargs = args[2]
		if !kwargs.IsDict() {
			return object.Empty(), t.TypeErrorf("optional 3rd arg must be a dictionary")
		}
	}
	r := &running{done: make(chan struct{}), daemon: true}
	if err := launch(t, r, args[0], args[1], kwargs); err != nil {
		return object.Empty(), err
	}
	return object.Int(r.id), nil
}

func startJoinable(t *object.Thread, args []object.Value) (object.Value, error) {
	f, h, daemon := args[0], args[1], args[2]
	if t.TypeOf(f).Slots().Call == nil {
		return object.Empty(), t.TypeErrorf("thread function must be callable")
	}
	if h.IsEmpty() || h.IsNone() {
		v, err := newHandle(t, t.RT.Type(&handleKey), nil, nil)
		if err != nil {
			return v, err
		}
		h = v
	} else if !t.IsType(h, t.RT.Type(&handleKey)) {
		return object.Empty(), t.TypeErrorf("'handle' must be a _ThreadHandle")
	}
	r := runningOf(t, h)
	if r.started || r.closed {
		return object.Empty(), t.RuntimeErrorf("thread already started")
	}
	r.daemon = true
	if !daemon.IsEmpty() {
		d, err := t.Truth(daemon)
		if err != nil {
			return object.Empty(), err
		}
		r.daemon = d
	}
	return h, launch(t, r, f, t.NewTupleN(0).Value(), object.None())
}

// shutdown waits for all threads that are not daemons.
func shutdown(t *object.Thread) (object.Value, error) {
	s := stateOf(t)
	for len(s.threads) > 0 {
		r := s.threads[0]
		s.threads = s.threads[1:]
		if r.id == t.ID {
			continue
		}
		if err := await(t, r.done, -1); err != nil {
			return object.Empty(), err
		}
	}
	return object.None(), nil
}
