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
	dst, err := t.WritableBytes(into, "readinto() argument")
	copy(dst, object.BytesOf(data))
	return err
}

// room is the number of bytes that a writable buffer takes, which error texts call
// by name.
func room(t *object.Thread, into object.Value, name string) (int, error) {
	dst, err := t.WritableBytes(into, name)
	return len(dst), err
}
