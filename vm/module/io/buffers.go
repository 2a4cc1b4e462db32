package io

import "github.com/adder-vm/adder/vm/object"

// bytesLike returns an object with the bytes of a bytes-like object that can be
// viewed with BytesOf: v itself where it is bytes.
func bytesLike(t *object.Thread, v object.Value) (object.Value, error) {
	switch v.Kind() {
	case object.KindBytes:
		return v, nil
	case object.KindStr, object.KindInt, object.KindBool, object.KindBigInt, object.KindNone, object.KindFloat,
		object.KindList, object.KindTuple, object.KindDict, object.KindSet, object.KindRange:
		return object.Empty(), notBytes(t, v)
	}
	return t.Call1(t.RT.T.Bytes.Value(), v)
}

func notBytes(t *object.Thread, v object.Value) error {
	return t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(v))
}

// fill writes data at the beginning of a writable buffer.
func fill(t *object.Thread, into object.Value, data object.Value) error {
	n := len(object.BytesOf(data))
	if n == 0 {
		return nil
	}
	return t.SetItem(into, t.NewSlice(object.Int(0), object.Int(int64(n)), object.None()), data)
}

// room is the number of bytes that a writable buffer takes.
func room(t *object.Thread, into object.Value) (int, error) {
	switch into.Kind() {
	case object.KindByteArray:
		return t.Len(into)
	case object.KindMemoryView:
		n, err := attr(t, into, "nbytes")
		if err != nil || !n.IsInt() {
			return 0, err
		}
		return int(n.AsInt()), nil
	case object.KindOpaque:
		return t.Len(into)
	}
	return 0, t.TypeErrorf("readinto() argument must be read-write bytes-like object, not %s", t.TypeName(into))
}
