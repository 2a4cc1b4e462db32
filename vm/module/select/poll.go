//go:build linux

package selects

import (
	"time"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// poller is a poll object: descriptors and the events waited for.
//
//adder:heap
type poller struct {
	object.Header
	events *object.Dict
	busy   int
}

var pollSpec = object.TypeSpec{
	Name: "select.poll", Kind: object.KindOpaque, Size: object.SizeOf[poller](),
	Methods: []object.Def{
		{Name: "register", Doc: "Wait for events of a descriptor, too.", FV: pollRegister, Min: 1, Max: 2},
		{Name: "modify", Sig: "($self, fd, eventmask, /)", Doc: "Change the events of a descriptor.", F3: pollModify},
		{Name: "unregister", Sig: "($self, fd, /)", Doc: "Wait for a descriptor no longer.", F2: pollUnregister},
		{Name: "poll", Doc: "Wait for events; return the descriptors that have some, with them.", FV: pollPoll, Max: 1},
	},
}

func newPoll(t *object.Thread) (object.Value, error) {
	p := object.New[poller](t, t.RT.Type(&pollKey))
	p.events = t.NewDict()
	return object.ValueOf(p), nil
}

func eventMask(t *object.Thread, v object.Value) (object.Value, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		return object.Empty(), t.ValueErrorf("Cannot convert negative int")
	}
	if n > 0xffff {
		return object.Empty(), t.OverflowErrorf("Python int too large for C unsigned short")
	}
	return object.Int(int64(n)), nil
}

func pollRegister(t *object.Thread, args []object.Value) (object.Value, error) {
	fd, err := t.Descriptor(args[1])
	if err != nil {
		return object.Empty(), err
	}
	events := object.Int(unix.POLLIN | unix.POLLPRI | unix.POLLOUT)
	if len(args) > 2 {
		if events, err = eventMask(t, args[2]); err != nil {
			return object.Empty(), err
		}
	}
	p := object.Cast[poller](args[0])
	return object.None(), t.SetItem(p.events.Value(), object.Int(int64(fd)), events)
}

func pollModify(t *object.Thread, self, file, mask object.Value) (object.Value, error) {
	fd, err := t.Descriptor(file)
	if err != nil {
		return object.Empty(), err
	}
	events, err := eventMask(t, mask)
	if err != nil {
		return object.Empty(), err
	}
	p := object.Cast[poller](self)
	old, err := p.events.Get(t, object.Int(int64(fd)))
	if err != nil {
		return object.Empty(), err
	}
	if old.IsEmpty() {
		return object.Empty(), raiseErrno(t, unix.ENOENT)
	}
	return object.None(), t.SetItem(p.events.Value(), object.Int(int64(fd)), events)
}

func pollUnregister(t *object.Thread, self, file object.Value) (object.Value, error) {
	fd, err := t.Descriptor(file)
	if err != nil {
		return object.Empty(), err
	}
	old, err := object.Cast[poller](self).events.Delete(t, object.Int(int64(fd)))
	if err == nil && old.IsEmpty() {
		err = t.KeyError(object.Int(int64(fd)))
	}
	return object.None(), err
}

func pollPoll(t *object.Thread, args []object.Value) (object.Value, error) {
	p := object.Cast[poller](args[0])
	var limit object.Value
	if len(args) > 1 {
		limit = args[1]
	}
	d, err := timeout(t, limit, time.Millisecond, "an integer")
	if err != nil {
		return object.Empty(), err
	}
	if p.busy != 0 {
		return object.Empty(), t.RuntimeErrorf("concurrent poll() invocation")
	}
	keys, err := t.ListFrom(p.events.Value())
	if err != nil {
		return object.Empty(), err
	}
	fds := make([]unix.PollFd, keys.Len())
	for i := range fds {
		key := keys.Items()[i]
		mask, err := p.events.Get(t, key)
		if err != nil {
			return object.Empty(), err
		}
		fds[i] = unix.PollFd{Fd: int32(key.AsInt()), Events: int16(uint16(mask.AsInt()))}
	}
	p.busy = 1
	_, err = wait(t, d, func(ms int) (int, error) { return unix.Poll(fds, ms) })
	p.busy = 0
	if err != nil {
		return object.Empty(), err
	}
	out := t.NewList(0)
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = out.Value()
	for _, f := range fds {
		if f.Revents != 0 {
			out.Append(t, t.Tuple2(object.Int(int64(f.Fd)), object.Int(int64(uint16(f.Revents)))))
		}
	}
	return out.Value(), nil
}
