package thread

import (
	"math"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// lockObject is a lock or, with an owner, a reentrant one.
//
//adder:heap
type lockObject struct {
	object.Header
	owner int64
	count int64
}

// semaphore is a lock in Go's memory: it is held while its channel is full.
type semaphore chan struct{}

var (
	lockKey  = object.TypeKey{Name: "_thread.lock"}
	rlockKey = object.TypeKey{Name: "_thread.RLock"}
)

// timeoutMax is the longest wait that may be asked for, in seconds.
const timeoutMax = float64(math.MaxInt64 / int64(time.Second))

var lockSpec = object.TypeSpec{
	Name: "_thread.lock", Kind: object.KindOpaque, Size: object.SizeOf[lockObject](), Flags: object.TypeHasWeak,
	Doc:   "A lock object is a synchronization primitive.",
	Slots: object.Slots{New: newLock, Repr: lockRepr},
	Methods: []object.Def{
		{Name: "acquire", Sig: "($self, /, blocking=True, timeout=-1)", Doc: "Lock the lock.", FV: acquire},
		{Name: "acquire_lock", Sig: "($self, /, blocking=True, timeout=-1)", FV: acquire},
		{Name: "release", Sig: "($self, /)", Doc: "Release the lock.", F1: release},
		{Name: "release_lock", Sig: "($self, /)", F1: release},
		{Name: "locked", Sig: "($self, /)", Doc: "Return whether the lock is in the locked state.", F1: locked},
		{Name: "locked_lock", Sig: "($self, /)", F1: locked},
		{Name: "__enter__", Sig: "($self, /)", F1: enter},
		{Name: "__exit__", Text: "($self, /, *exc_info)", FV: exit, Min: 0, Max: -1},
		{Name: "_at_fork_reinit", Sig: "($self, /)", F1: reinit},
	},
	NewSig: "()",
}

var rlockSpec = object.TypeSpec{
	Name: "_thread.RLock", Kind: object.KindOpaque, Size: object.SizeOf[lockObject](), Flags: object.TypeHasWeak,
	Slots: object.Slots{New: newRLock, Repr: rlockRepr},
	Methods: []object.Def{
		{Name: "acquire", Sig: "($self, /, blocking=True, timeout=-1)", Doc: "Lock the lock.", FV: racquire},
		{Name: "release", Sig: "($self, /)", Doc: "Release the lock.", F1: rrelease},
		{Name: "locked", Sig: "($self, /)", Doc: "Return whether the lock is in the locked state.", F1: locked},
		{Name: "__enter__", Sig: "($self, /)", F1: renter},
		{Name: "__exit__", Text: "($self, /, *exc_info)", FV: rexit, Min: 0, Max: -1},
		{Name: "_is_owned", Sig: "($self, /)", F1: isOwned},
		{Name: "_acquire_restore", Sig: "($self, state, /)", F2: acquireRestore},
		{Name: "_release_save", Sig: "($self, /)", F1: releaseSave},
		{Name: "_recursion_count", Sig: "($self, /)", F1: recursionCount},
		{Name: "_at_fork_reinit", Sig: "($self, /)", F1: reinit},
	},
}

func newLock(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if len(args) > 0 {
		return object.Empty(), t.TypeErrorf("lock() takes no arguments")
	}
	return makeLock(t, cls), nil
}

func newRLock(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return makeLock(t, cls), nil
}

func makeLock(t *object.Thread, cls *object.Type) object.Value {
	l := object.New[lockObject](t, cls)
	v := object.ValueOf(l)
	t.AttachGo(v, make(semaphore, 1))
	return v
}

// lockImage is what images call a lock that nobody holds.
const lockImage = "_thread.lock"

// ImageName names the lock for images (object.Imageable).
func (s semaphore) ImageName() (string, bool) { return lockImage, len(s) == 0 }

func semaphoreOf(t *object.Thread, v object.Value) semaphore {
	return t.GoValue(v).(semaphore)
}

// timeout reads acquire's arguments: how long to wait, negative for ever.
func timeout(t *object.Thread, blocking, seconds object.Value) (time.Duration, error) {
	block := true
	if !blocking.IsEmpty() {
		b, err := t.Truth(blocking)
		if err != nil {
			return 0, err
		}
		block = b
	}
	s := -1.0
	if !seconds.IsEmpty() {
		f, err := t.RealFloat(seconds)
		if err != nil {
			return 0, err
		}
		s = f
	}
	switch {
	case !block && s != -1:
		return 0, t.ValueErrorf("can't specify a timeout for a non-blocking call")
	case !block:
		return 0, nil
	case s < 0 && s != -1:
		return 0, t.ValueErrorf("timeout value must be a non-negative number")
	case s > timeoutMax:
		return 0, t.OverflowErrorf("timeout value is too large")
	case s < 0:
		return -1, nil
	}
	return time.Duration(s * float64(time.Second)), nil
}

// slice is how long a wait goes on before pending calls, such as the handlers of
// signals, get their turn.
const slice = 20 * time.Millisecond

// take takes the semaphore, waiting at most d, for ever when d is negative.
func take(t *object.Thread, s semaphore, d time.Duration) (bool, error) {
	select {
	case s <- struct{}{}:
		return true, nil
	default:
	}
	if d == 0 {
		return false, nil
	}
	m := vm.Of(t)
	deadline := time.Now().Add(d)
	for {
		wait := slice
		if d > 0 {
			wait = min(wait, time.Until(deadline))
			if wait <= 0 {
				return false, nil
			}
		}
		got := false
		m.Blocking(t, func() {
			timer := time.NewTimer(wait)
			select {
			case s <- struct{}{}:
				got = true
			case <-timer.C:
			}
			timer.Stop()
		})
		if err := m.Checkpoint(t); err != nil {
			if got {
				<-s
			}
			return false, err
		}
		if got {
			return true, nil
		}
	}
}

func acquire(t *object.Thread, args []object.Value) (object.Value, error) {
	d, err := timeout(t, args[1], args[2])
	if err != nil {
		return object.Empty(), err
	}
	ok, err := take(t, semaphoreOf(t, args[0]), d)
	return object.Bool(ok), err
}

func release(t *object.Thread, self object.Value) (object.Value, error) {
	select {
	case <-semaphoreOf(t, self):
		return object.None(), nil
	default:
		return object.Empty(), t.RuntimeErrorf("release unlocked lock")
	}
}

func locked(t *object.Thread, self object.Value) (object.Value, error) {
	return object.Bool(len(semaphoreOf(t, self)) > 0), nil
}

func enter(t *object.Thread, self object.Value) (object.Value, error) {
	_, err := take(t, semaphoreOf(t, self), -1)
	return object.True(), err
}

func exit(t *object.Thread, args []object.Value) (object.Value, error) { return release(t, args[0]) }

func reinit(t *object.Thread, self object.Value) (object.Value, error) {
	select {
	case <-semaphoreOf(t, self):
	default:
	}
	l := object.Cast[lockObject](self)
	l.owner, l.count = 0, 0
	return object.None(), nil
}

func lockState(t *object.Thread, v object.Value) string {
	if len(semaphoreOf(t, v)) > 0 {
		return "locked"
	}
	return "unlocked"
}

func lockRepr(t *object.Thread, v object.Value) (object.Value, error) {
	return t.NewStr("<" + lockState(t, v) + " " + t.TypeFullName(t.TypeOf(v)) + " object at " + t.AddressString(v) + ">"), nil
}

func rlockRepr(t *object.Thread, v object.Value) (object.Value, error) {
	l := object.Cast[lockObject](v)
	return t.NewStr("<" + lockState(t, v) + " " + t.TypeFullName(t.TypeOf(v)) + " object owner=" + itoa(l.owner) + " count=" + itoa(l.count) + " at " + t.AddressString(v) + ">"), nil
}

// racquireFor takes a reentrant lock.
func racquireFor(t *object.Thread, self object.Value, d time.Duration) (bool, error) {
	l := object.Cast[lockObject](self)
	if l.owner == t.ID && l.count > 0 {
		l.count++
		return true, nil
	}
	ok, err := take(t, semaphoreOf(t, self), d)
	if ok {
		l.owner, l.count = t.ID, 1
	}
	return ok, err
}

func racquire(t *object.Thread, args []object.Value) (object.Value, error) {
	d, err := timeout(t, args[1], args[2])
	if err != nil {
		return object.Empty(), err
	}
	ok, err := racquireFor(t, args[0], d)
	return object.Bool(ok), err
}

func rrelease(t *object.Thread, self object.Value) (object.Value, error) {
	l := object.Cast[lockObject](self)
	if l.count == 0 || l.owner != t.ID {
		return object.Empty(), t.RuntimeErrorf("cannot release un-acquired lock")
	}
	if l.count--; l.count == 0 {
		l.owner = 0
		return release(t, self)
	}
	return object.None(), nil
}

func renter(t *object.Thread, self object.Value) (object.Value, error) {
	_, err := racquireFor(t, self, -1)
	return object.True(), err
}

func rexit(t *object.Thread, args []object.Value) (object.Value, error) { return rrelease(t, args[0]) }

func isOwned(t *object.Thread, self object.Value) (object.Value, error) {
	l := object.Cast[lockObject](self)
	return object.Bool(l.count > 0 && l.owner == t.ID), nil
}

func recursionCount(t *object.Thread, self object.Value) (object.Value, error) {
	l := object.Cast[lockObject](self)
	if l.owner != t.ID {
		return object.Int(0), nil
	}
	return object.Int(l.count), nil
}

func releaseSave(t *object.Thread, self object.Value) (object.Value, error) {
	l := object.Cast[lockObject](self)
	if l.count == 0 {
		return object.Empty(), t.RuntimeErrorf("cannot release un-acquired lock")
	}
	saved := t.Tuple2(object.Int(l.count), object.Int(l.owner))
	l.count, l.owner = 0, 0
	if _, err := release(t, self); err != nil {
		return object.Empty(), err
	}
	return saved, nil
}

func acquireRestore(t *object.Thread, self, state object.Value) (object.Value, error) {
	if !state.IsTuple() || state.AsTuple().Len() != 2 || !state.AsTuple().Items()[0].IsInt() || !state.AsTuple().Items()[1].IsInt() {
		return object.Empty(), t.TypeErrorf("_acquire_restore() argument 1 must be 2-item tuple, not %s", t.ArgTypeName(state))
	}
	if _, err := take(t, semaphoreOf(t, self), -1); err != nil {
		return object.Empty(), err
	}
	l := object.Cast[lockObject](self)
	l.count, l.owner = state.AsTuple().Items()[0].AsInt(), state.AsTuple().Items()[1].AsInt()
	return object.None(), nil
}
