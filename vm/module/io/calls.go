package io

import (
	"strconv"

	"github.com/adder-vm/adder/vm/object"
)

// call calls a method by its name.
func call(t *object.Thread, obj object.Value, name string, args ...object.Value) (object.Value, error) {
	w := t.Push(len(args))
	copy(w, args)
	v, err := t.CallMethod(obj, t.InternString(name), w, nil)
	t.Pop(len(w))
	return v, err
}

// callTruth is the truth of a method's result.
func callTruth(t *object.Thread, obj object.Value, name string) (bool, error) {
	v, err := call(t, obj, name)
	if err != nil {
		return false, err
	}
	return t.Truth(v)
}

// attr returns an attribute, or empty where there is none.
func attr(t *object.Thread, obj object.Value, name string) (object.Value, error) {
	return t.GetAttrOpt(obj, t.InternString(name))
}

// attrTruth is the truth of an attribute that must be there.
func attrTruth(t *object.Thread, obj object.Value, name string) (bool, error) {
	v, err := t.GetAttrString(obj, name)
	if err != nil {
		return false, err
	}
	return t.Truth(v)
}

// unsupported raises io.UnsupportedOperation.
func unsupported(t *object.Thread, text string) error {
	return t.Raise(t.RT.Type(&unsupportedKey), text)
}

func closedError(t *object.Thread) error { return t.ValueErrorf("I/O operation on closed file.") }

// optionalInt reads an argument that may be missing or None.
func optionalInt(t *object.Thread, v object.Value, otherwise int) (int, error) {
	if v.IsEmpty() || v.IsNone() {
		return otherwise, nil
	}
	if v.IsIntOrBool() {
		return int(v.AsInt()), nil
	}
	if t.TypeOf(v).Slots().Index == nil {
		return 0, t.TypeErrorf("argument should be integer or None, not '%s'", t.TypeName(v))
	}
	return t.IndexInt(v, t.RT.T.Exc.OverflowError)
}

// argAt is the i-th argument, or empty.
func argAt(args []object.Value, i int) object.Value {
	if i < len(args) {
		return args[i]
	}
	return object.Empty()
}

// offsetOf reads a file position from a result or an argument.
func offsetOf(t *object.Thread, v object.Value) (int64, error) {
	if v.IsInt() {
		return v.AsInt(), nil
	}
	if v.IsFloat() || t.TypeOf(v).Slots().Index == nil {
		return 0, t.TypeErrorf("'%s' object cannot be interpreted as an integer", t.TypeName(v))
	}
	i, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	return int64(i), err
}

// bothErrors chains the exception first, taken off the thread, under the pending one,
// or makes it pending again when there is none; err is the later call's.
func bothErrors(t *object.Thread, first object.Value, err error) error {
	if first.IsEmpty() {
		return err
	}
	if err == nil {
		return t.Reraise(first)
	}
	if e := t.Pending(); e.IsException() && e != first && e.AsException().Context.IsEmpty() {
		e.AsException().Context = first
	}
	return err
}

// noPickle is the __getstate__ of streams.
func noPickle(t *object.Thread, self object.Value) (object.Value, error) {
	return object.Empty(), t.TypeErrorf("cannot pickle '%s' instances", t.TypeName(self))
}

// textSignature is the Def of a constructor, for binding its arguments.
func bind(t *object.Thread, d *object.Def, w, args []object.Value, kw *object.Tuple) error {
	return t.BindArgs(d, w, args, kw)
}

func itoa(n int) string { return strconv.Itoa(n) }
