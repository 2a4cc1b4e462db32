package io

import (
	"encoding/binary"
	"math/big"

	"github.com/adder-vm/adder/vm/object"
)

// A cookie is what tell returns: a position of the buffer where decoding can start,
// and what to do there to come to the place meant. Where text and bytes run evenly it
// is the position alone.
//
//adder:heap
type cookie struct {
	start int64 // position of the buffer
	flags int64 // of the decoder there
	feed  int64 // bytes to feed it
	skip  int64 // characters to pass over of what comes out
	eof   bool  // the decoder must then be told of the end
}

// value packs a cookie into an int: start, flags, feed and skip in 64, 32, 32 and 32
// bits, and the last byte.
func (c *cookie) value(t *object.Thread) object.Value {
	if c.flags == 0 && c.feed == 0 && c.skip == 0 && !c.eof {
		return object.Int(c.start)
	}
	var b [21]byte // big endian
	if c.eof {
		b[0] = 1
	}
	binary.BigEndian.PutUint32(b[1:], uint32(c.skip))
	binary.BigEndian.PutUint32(b[5:], uint32(c.feed))
	binary.BigEndian.PutUint32(b[9:], uint32(c.flags))
	binary.BigEndian.PutUint64(b[13:], uint64(c.start))
	return t.NewBig(new(big.Int).SetBytes(b[:]))
}

// readCookie takes an int apart.
func readCookie(t *object.Thread, v object.Value) (cookie, error) {
	if v.IsInt() {
		return cookie{start: v.AsInt()}, nil
	}
	var z big.Int
	n := v.BigInt(&z)
	if n.Sign() < 0 || n.BitLen() > 21*8 {
		return cookie{}, t.OverflowErrorf("int too big to convert")
	}
	var b [21]byte
	n.FillBytes(b[:])
	return cookie{
		start: int64(binary.BigEndian.Uint64(b[13:])),
		flags: int64(int32(binary.BigEndian.Uint32(b[9:]))),
		feed:  int64(int32(binary.BigEndian.Uint32(b[5:]))),
		skip:  int64(int32(binary.BigEndian.Uint32(b[1:]))),
		eof:   b[0] != 0,
	}, nil
}

func textTell(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if err := tx.checkOpen(t); err != nil {
		return object.Empty(), err
	}
	if !tx.seekable {
		return object.Empty(), unsupported(t, "underlying stream is not seekable")
	}
	if !tx.telling {
		return object.Empty(), t.Raisef(t.RT.T.Exc.OSError, "telling position disabled by next() call")
	}
	if err := tx.handOn(t); err != nil {
		return object.Empty(), err
	}
	if _, err := t.CallMethod0(self, object.Nflush); err != nil {
		return object.Empty(), err
	}
	at, err := call(t, tx.buffer, "tell")
	if err != nil || !tx.canRead || tx.snapBytes.IsEmpty() {
		return at, err
	}
	pos, err := offsetOf(t, at)
	if err != nil {
		return object.Empty(), err
	}
	feed := object.BytesOf(tx.snapBytes)
	c := cookie{start: pos - int64(len(feed)), flags: tx.snapFlags}
	skip := int64(0)
	if !tx.decoded.IsEmpty() {
		skip = int64(object.CountCodePoints(object.StringOf(tx.decoded)[:tx.used]))
	}
	if skip == 0 {
		return c.value(t), nil
	}
	tail, flags, err := tx.state(t)
	if err != nil {
		return object.Empty(), err
	}
	seen, pendingCR := tx.ends.seen, tx.ends.pendingCR
	err = tx.locate(t, &c, skip)
	saved := object.Empty()
	if err != nil {
		saved = t.TakeError()
	}
	if err = bothErrors(t, saved, tx.setState(t, tail, flags)); err != nil {
		return object.Empty(), err
	}
	tx.ends.seen, tx.ends.pendingCR = seen, pendingCR
	return c.value(t), nil
}

// locate finds the last place at or before the skip-th character after the snapshot
// where the decoder holds no bytes back, by feeding it again byte by byte.
func (tx *textIO) locate(t *object.Thread, c *cookie, skip int64) error {
	snapshot := tx.snapBytes
	if err := tx.setState(t, t.NewBytes(""), c.flags); err != nil {
		return err
	}
	decoded, start, fed := int64(0), *c, int64(0)
	safe := start
	n := len(object.BytesOf(snapshot))
	for i := 0; i < n; i++ {
		text, err := tx.decode(t, t.NewBytes(object.BytesOf(snapshot)[i:i+1]), false)
		if err != nil {
			return err
		}
		decoded += int64(text.AsStr().Len())
		fed++
		held, flags, err := tx.state(t)
		if err != nil {
			return err
		}
		if len(object.BytesOf(held)) == 0 && decoded <= skip {
			safe = cookie{start: safe.start + fed, flags: flags}
			skip -= decoded
			decoded, fed = 0, 0
		}
		if decoded >= skip {
			break
		}
	}
	if decoded < skip {
		text, err := tx.decode(t, t.NewBytes(""), true)
		if err != nil {
			return err
		}
		decoded += int64(text.AsStr().Len())
		safe.eof = true
		if decoded < skip {
			return t.Raisef(t.RT.T.Exc.OSError, "can't reconstruct logical file position")
		}
	}
	if skip > 0 || safe.eof {
		safe.feed, safe.skip = fed, skip
	}
	*c = safe
	return nil
}

func textSeek(t *object.Thread, args []object.Value) (object.Value, error) {
	self := args[0]
	tx := asText(self)
	whence, err := optionalWhence(t, argAt(args, 2))
	if err != nil {
		return object.Empty(), err
	}
	if err := tx.checkOpen(t); err != nil {
		return object.Empty(), err
	}
	to := args[1]
	if !tx.seekable {
		return object.Empty(), unsupported(t, "underlying stream is not seekable")
	}
	zero, err := t.Equal(to, object.Int(0))
	if err != nil {
		return object.Empty(), err
	}
	switch whence {
	case 1:
		if !zero {
			return object.Empty(), unsupported(t, "can't do nonzero cur-relative seeks")
		}
		if to, err = call(t, self, "tell"); err != nil {
			return object.Empty(), err
		}
	case 2:
		if !zero {
			return object.Empty(), unsupported(t, "can't do nonzero end-relative seeks")
		}
		if _, err := t.CallMethod0(self, object.Nflush); err != nil {
			return object.Empty(), err
		}
		tx.forget()
		if err := tx.resetDecoder(t); err != nil {
			return object.Empty(), err
		}
		at, err := call(t, tx.buffer, "seek", object.Int(0), object.Int(2))
		if err != nil {
			return object.Empty(), err
		}
		return at, tx.encoderAt(t, at)
	case 0:
	default:
		return object.Empty(), t.ValueErrorf("invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	if neg, err := t.CompareBool(to, object.Int(0), object.LT); err != nil || neg {
		if err == nil {
			var r string
			if r, err = t.ReprString(to); err == nil {
				err = t.ValueErrorf("negative seek position %s", r)
			}
		}
		return object.Empty(), err
	}
	if _, err := t.CallMethod0(self, object.Nflush); err != nil {
		return object.Empty(), err
	}
	at, err := t.Index(to)
	if err != nil {
		return object.Empty(), err
	}
	c, err := readCookie(t, at)
	if err != nil {
		return object.Empty(), err
	}
	if _, err := call(t, tx.buffer, "seek", object.Int(c.start)); err != nil {
		return object.Empty(), err
	}
	tx.forget()
	if tx.canRead {
		if c.start == 0 && c.flags == 0 {
			err = tx.resetDecoder(t)
		} else {
			err = tx.setState(t, t.NewBytes(""), c.flags)
		}
		if err != nil {
			return object.Empty(), err
		}
	}
	if c.skip > 0 {
		if err := tx.passOver(t, &c); err != nil {
			return object.Empty(), err
		}
	} else {
		tx.snapBytes, tx.snapFlags = t.NewBytes(""), c.flags
	}
	return to, tx.encoderAt(t, object.Int(c.start|c.flags))
}

// forget drops what was read ahead.
func (tx *textIO) forget() { tx.decoded, tx.used, tx.snapBytes = object.Empty(), 0, object.Empty() }

// passOver decodes the first bytes after a cookie's position and passes over its
// characters.
func (tx *textIO) passOver(t *object.Thread, c *cookie) error {
	data, err := call(t, tx.buffer, "read", object.Int(c.feed))
	if err != nil {
		return err
	}
	if data.Kind() != object.KindBytes {
		return t.TypeErrorf("underlying read() should have returned a bytes object, not '%s'", t.TypeName(data))
	}
	tx.snapBytes, tx.snapFlags = data, c.flags
	text, err := tx.decode(t, data, c.eof)
	if err != nil {
		return err
	}
	tx.decoded, tx.used = text, 0
	n, got := bytesOfChars(object.StringOf(text), int(c.skip))
	if got < int(c.skip) {
		return t.Raisef(t.RT.T.Exc.OSError, "can't restore logical file position")
	}
	tx.used = n
	return nil
}

func textTruncate(t *object.Thread, args []object.Value) (object.Value, error) {
	tx := asText(args[0])
	if err := tx.check(t); err != nil {
		return object.Empty(), err
	}
	if _, err := t.CallMethod0(args[0], object.Nflush); err != nil {
		return object.Empty(), err
	}
	pos := argAt(args, 1)
	if pos.IsEmpty() {
		pos = object.None()
	}
	return call(t, tx.buffer, "truncate", pos)
}
