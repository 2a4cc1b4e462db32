// Package queue is the native module _queue: a queue without bounds that threads
// put things into and take things out of, even while one of them is inside of it
// already, as a finalizer or signal handler may be.
//
// What is in the queue is in the VM's memory and guarded by the VM's lock. Who
// waits for something waits for a token in a Go channel, with that lock let go; a
// token is there whenever somebody may find something.
package queue

import (
	"math"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

type (
	value  = object.Value
	thread = object.Thread
)

// Module is the definition of the _queue module.
var Module = vm.NativeModule{
	Name: "_queue",
	Doc:  "A queue for threads.",
	Init: func(_ *vm.VM, t *thread, m *object.Module) error {
		m.Dict.SetString(t, "SimpleQueue", t.NewBuiltinType(&queueSpec, t.RT.T.Object).Value())
		typ, err := t.NewExceptionType("_queue.Empty", t.RT.T.Exc.Exception.Value())
		if err != nil {
			return err
		}
		t.RT.RegisterType(&emptyKey, typ)
		m.Dict.SetString(t, "Empty", typ.Value())
		return nil
	},
}

var emptyKey = object.TypeKey{Name: "_queue.Empty"}

// queueObject is a SimpleQueue: the items of the list from head on.
//
//adder:heap
type queueObject struct {
	object.Header
	items *object.List
	head  int
	box   object.GoBox // tokens
}

// tokens has room for the one token there can be.
type tokens chan struct{}

var queueSpec = object.TypeSpec{
	Name: "_queue.SimpleQueue", Kind: object.KindOpaque, Size: object.SizeOf[queueObject](), Flags: object.TypeBase | object.TypeHasWeak,
	Doc:    "A queue without bounds, first in, first out.",
	NewSig: "()",
	Slots:  object.Slots{New: newQueue, Del: release},
	Methods: []object.Def{
		{Name: "put", Sig: "(self, item, block=True, timeout=None)", Doc: "Put something into the queue; this never waits, and takes the other arguments as queues with bounds have them.", FV: put},
		{Name: "put_nowait", Sig: "(self, item)", Doc: "Put something into the queue.", FV: put},
		{Name: "get", Sig: "(self, block=True, timeout=None)", Doc: "Take something out of the queue; wait for it, for so many seconds at most, if told to.", FV: get},
		{Name: "get_nowait", Sig: "($self, /)", Doc: "Take something out of the queue, without waiting.", F1: getNow},
		{Name: "empty", Sig: "($self, /)", Doc: "Return whether there is nothing in the queue.", F1: isEmpty},
		{Name: "qsize", Sig: "($self, /)", Doc: "Return how many things are in the queue.", F1: size},
		{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: object.ClassGetItem, Kind: object.DefClass},
	},
}

func newQueue(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	if len(args) > 0 {
		return value{}, t.TypeErrorf("SimpleQueue() takes no arguments")
	}
	q := object.New[queueObject](t, cls)
	v := object.ValueOf(q)
	q.items = t.NewList(0)
	q.box.Put(t, v, make(tokens, 1))
	return v, nil
}

func release(t *thread, v value) error {
	of(v).box.Release(t)
	return nil
}

func of(v value) *queueObject { return object.Cast[queueObject](v) }

func (q *queueObject) len() int { return q.items.Len() - q.head }

// tell leaves a token for who waits.
func tell(t *thread, self value) {
	select {
	case of(self).box.Get(t).(tokens) <- struct{}{}:
	default: // there is one
	}
}

func put(t *thread, args []value) (value, error) {
	of(args[0]).items.Append(t, args[1])
	tell(t, args[0])
	return object.None(), nil
}

// take takes out the first item.
func take(t *thread, self value) value {
	q := of(self)
	items := q.items.Items()
	v := items[q.head]
	items[q.head] = object.None()
	q.head++
	if q.head == len(items) || q.head >= 64 && q.head > len(items)/2 {
		n := copy(items, items[q.head:])
		clear(items[n:])
		q.items.SetLen(t, n)
		q.head = 0
	}
	if q.len() > 0 {
		tell(t, self)
	}
	return v
}

func getNow(t *thread, self value) (value, error) {
	if of(self).len() > 0 {
		return take(t, self), nil
	}
	return value{}, t.RaiseArg(t.RT.Type(&emptyKey), value{})
}

func get(t *thread, args []value) (value, error) {
	self := args[0]
	block := true
	if !args[1].IsEmpty() {
		var err error
		if block, err = t.Truth(args[1]); err != nil {
			return value{}, err
		}
	}
	if !block {
		return getNow(t, self)
	}
	var end time.Time
	if v := args[2]; !v.IsEmpty() && !v.IsNone() {
		f, err := t.RealFloat(v)
		switch {
		case err != nil:
			return value{}, err
		case math.IsNaN(f):
			return value{}, t.ValueErrorf("Invalid value NaN (not a number)")
		case f < 0:
			return value{}, t.ValueErrorf("'timeout' must be a non-negative number")
		case f*1e9 > math.MaxInt64:
			return value{}, t.OverflowErrorf("timeout value is too large")
		}
		end = time.Now().Add(time.Duration(math.Ceil(f * 1e9)))
	}
	m, tokens := vm.Of(t), of(self).box.Get(t).(tokens)
	for of(self).len() == 0 {
		left := time.Duration(-1)
		if !end.IsZero() {
			left = max(time.Until(end), 0)
		}
		n, _, raised := m.Await(t, left, func(ms int) (int, error) { return tokens.wait(ms), nil })
		if raised != nil {
			return value{}, raised
		}
		if n == 0 && of(self).len() == 0 {
			return getNow(t, self)
		}
	}
	return take(t, self), nil
}

// wait waits for a token, so many milliseconds at most, and returns how many it got.
func (c tokens) wait(ms int) int {
	if ms == 0 {
		select {
		case <-c:
			return 1
		default:
			return 0
		}
	}
	timer := time.NewTimer(time.Duration(ms) * time.Millisecond)
	defer timer.Stop()
	select {
	case <-c:
		return 1
	case <-timer.C:
		return 0
	}
}

func isEmpty(_ *thread, self value) (value, error) { return object.Bool(of(self).len() == 0), nil }

func size(_ *thread, self value) (value, error) { return object.Int(int64(of(self).len())), nil }
