//go:build linux

package socket

import (
	"encoding/binary"
	"math"
	"math/bits"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// An ancillary message is a header, which is its length, level and type, and data;
// messages begin where words do.

const cmsgHeader = unix.SizeofCmsghdr

// cmsgLength reads the length of an ancillary message's data.
func cmsgLength(t *thread, v value, function string) (int, error) {
	n, err := size(t, v)
	if err == nil && (n < 0 || n > math.MaxInt32-cmsgHeader-8) {
		err = t.OverflowErrorf("%s() argument out of range", function)
	}
	return n, err
}

func cmsgLen(t *thread, args []value) (value, error) {
	n, err := cmsgLength(t, args[0], "CMSG_LEN")
	return object.Int(int64(unix.CmsgLen(n))), err
}

func cmsgSpace(t *thread, args []value) (value, error) {
	n, err := cmsgLength(t, args[0], "CMSG_SPACE")
	return object.Int(int64(unix.CmsgSpace(n))), err
}

// appendMessage appends an ancillary message without data, with room for so much.
func appendMessage(buf []byte, level, kind, length int) (_ []byte, data []byte) {
	start := len(buf)
	buf = append(buf, make([]byte, unix.CmsgSpace(length))...)
	m := buf[start:]
	if bits.UintSize == 64 {
		binary.NativeEndian.PutUint64(m, uint64(cmsgHeader+length))
	} else {
		binary.NativeEndian.PutUint32(m, uint32(cmsgHeader+length))
	}
	binary.NativeEndian.PutUint32(m[cmsgHeader-8:], uint32(level))
	binary.NativeEndian.PutUint32(m[cmsgHeader-4:], uint32(kind))
	return buf, m[cmsgHeader : cmsgHeader+length]
}

// ancillary shows the messages that came.
func ancillary(t *thread, oob []byte) (value, error) {
	out := t.NewList(0)
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = out.Value()
	for len(oob) >= cmsgHeader {
		length := int(binary.NativeEndian.Uint32(oob))
		if bits.UintSize == 64 {
			length = int(binary.NativeEndian.Uint64(oob))
		}
		if length < cmsgHeader {
			break
		}
		length = min(length, len(oob)) // what was cut off is missing
		level := int32(binary.NativeEndian.Uint32(oob[cmsgHeader-8:]))
		kind := int32(binary.NativeEndian.Uint32(oob[cmsgHeader-4:]))
		out.Append(t, t.Tuple3(object.Int(int64(level)), object.Int(int64(kind)), t.NewBytes(string(oob[cmsgHeader:length]))))
		oob = oob[min(unix.CmsgSpace(length-cmsgHeader), len(oob)):]
	}
	return out.Value(), nil
}

// receiveMessage receives into the buffers that memory returns.
func (s *sock) receiveMessage(t *thread, oobSize, flags int, memory func() ([][]byte, error)) (n int, rest [3]value, err error) {
	var bad error
	var from unix.Sockaddr
	var oobn, got int
	oob := make([]byte, oobSize)
	failed, raised := s.attempt(t, unix.POLLIN, func() (err error) {
		var p [][]byte
		if p, bad = memory(); bad != nil {
			return nil
		}
		n, oobn, got, from, err = unix.RecvmsgBuffers(s.fd, p, oob, flags|unix.MSG_DONTWAIT|unix.MSG_CMSG_CLOEXEC)
		return err
	})
	if bad != nil {
		return 0, rest, bad
	}
	if err := checked(t, failed, raised); err != nil {
		return 0, rest, err
	}
	w := t.Push(2)
	defer t.Pop(2)
	if w[0], err = ancillary(t, oob[:oobn]); err != nil {
		return 0, rest, err
	}
	if w[1], err = addressValue(t, from); err != nil {
		return 0, rest, err
	}
	rest[0], rest[1], rest[2] = w[0], object.Int(int64(got&^unix.MSG_CMSG_CLOEXEC)), w[1]
	return n, rest, nil
}

// messageArgs reads what recvmsg and recvmsg_into take after the first.
func messageArgs(t *thread, args []value, function string) (oob, flags int, err error) {
	if len(args) > 2 {
		if oob, err = size(t, args[2]); err != nil {
			return 0, 0, err
		}
	}
	if flags, err = optionalInt(t, argAt(args, 3), 0); err != nil {
		return 0, 0, err
	}
	if oob < 0 || oob > math.MaxInt32 {
		return 0, 0, t.ValueErrorf("invalid ancillary data buffer length")
	}
	return oob, flags, nil
}

func recvMsg(t *thread, args []value) (value, error) {
	n, err := size(t, args[1])
	if err != nil {
		return value{}, err
	}
	oob, flags, err := messageArgs(t, args, "recvmsg")
	if err != nil {
		return value{}, err
	}
	if n < 0 {
		return value{}, t.ValueErrorf("negative buffer size in recvmsg()")
	}
	p := make([]byte, min(n, maxReceive))
	got, rest, err := of(args[0]).receiveMessage(t, oob, flags, func() ([][]byte, error) { return [][]byte{p}, nil })
	if err != nil {
		return value{}, err
	}
	out := t.NewTupleN(4)
	out.Items()[0] = t.NewBytes(string(p[:min(got, len(p))]))
	copy(out.Items()[1:], rest[:])
	return out.Value(), nil
}

func recvMsgInto(t *thread, args []value) (value, error) {
	oob, flags, err := messageArgs(t, args, "recvmsg_into")
	if err != nil {
		return value{}, err
	}
	buffers, err := sequence(t, args[1], "recvmsg_into() argument 1 must be an iterable")
	if err != nil {
		return value{}, err
	}
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = buffers.Value()
	got, rest, err := of(args[0]).receiveMessage(t, oob, flags, func() ([][]byte, error) {
		var p [][]byte
		for _, v := range buffers.Items() {
			b, ok, err := t.BufferOf(v)
			if err == nil && (!ok || b.ReadOnly) {
				err = t.TypeErrorf("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers")
			}
			if err != nil {
				return nil, err
			}
			p = append(p, b.Data)
		}
		return p, nil
	})
	if err != nil {
		return value{}, err
	}
	out := t.NewTupleN(4)
	out.Items()[0] = object.Int(int64(got))
	copy(out.Items()[1:], rest[:])
	return out.Value(), nil
}

// sequence reads an iterable into a tuple.
func sequence(t *thread, v value, text string) (*object.Tuple, error) {
	items, err := t.TupleFrom(v)
	if err != nil && t.Matches(t.RT.T.Exc.TypeError) {
		t.ClearError()
		err = t.TypeErrorf("%s", text)
	}
	return items, err
}

// ancillaryArg puts the messages of sendmsg's second argument together.
func ancillaryArg(t *thread, v value) ([]byte, error) {
	if v.IsEmpty() {
		return nil, nil
	}
	items, err := sequence(t, v, "sendmsg() argument 2 must be an iterable")
	if err != nil {
		return nil, err
	}
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = items.Value()
	var oob []byte
	for i := range items.Len() {
		m := items.Items()[i]
		if !m.IsTuple() {
			return nil, t.TypeErrorf("[sendmsg() ancillary data items]() argument must be 3-item tuple, not %s", t.ArgTypeName(m))
		}
		if n := m.AsTuple().Len(); n != 3 {
			return nil, t.TypeErrorf("[sendmsg() ancillary data items]() argument must be tuple of length 3, not %d", n)
		}
		parts := m.AsTuple().Items()
		level, err := cInt(t, parts[0])
		if err != nil {
			return nil, err
		}
		kind, err := cInt(t, parts[1])
		if err != nil {
			return nil, err
		}
		data, err := readable(t, parts[2])
		if err != nil {
			return nil, err
		}
		if len(data) > math.MaxInt32-cmsgHeader-8 {
			return nil, osError(t, "ancillary data item too large")
		}
		var room []byte
		oob, room = appendMessage(oob, level, kind, len(data))
		copy(room, data)
	}
	return oob, nil
}

func sendMsg(t *thread, args []value) (value, error) {
	s := of(args[0])
	buffers, err := sequence(t, args[1], "sendmsg() argument 1 must be an iterable")
	if err != nil {
		return value{}, err
	}
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = buffers.Value()
	for _, v := range buffers.Items() {
		if _, err := readable(t, v); err != nil {
			return value{}, err
		}
	}
	oob, err := ancillaryArg(t, argAt(args, 2))
	if err != nil {
		return value{}, err
	}
	flags, err := optionalInt(t, argAt(args, 3), 0)
	if err != nil {
		return value{}, err
	}
	var to unix.Sockaddr
	if a := argAt(args, 4); !a.IsEmpty() && !a.IsNone() {
		if to, err = s.address(t, a, "sendmsg"); err != nil {
			return value{}, err
		}
	}
	var bad error
	n := 0
	failed, raised := s.attempt(t, unix.POLLOUT, func() (err error) {
		var p [][]byte
		for _, v := range buffers.Items() {
			b, err := readable(t, v)
			if err != nil {
				bad = err
				return nil
			}
			p = append(p, b)
		}
		n, err = unix.SendmsgBuffers(s.fd, p, oob, to, flags|unix.MSG_DONTWAIT|unix.MSG_NOSIGNAL)
		return err
	})
	if bad != nil {
		return value{}, bad
	}
	return object.Int(int64(n)), checked(t, failed, raised)
}
