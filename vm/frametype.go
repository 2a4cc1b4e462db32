package vm

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take sizes.

var frameSpec = object.TypeSpec{
	Name: "frame", Kind: object.KindFrame, Size: unsafe.Sizeof(Frame{}),
	Getters: []object.GetSet{
		{Name: "f_code", Get: frameCode},
		{Name: "f_globals", Get: frameGlobals},
		{Name: "f_builtins", Get: frameBuiltins},
		{Name: "f_back", Get: frameBack},
		{Name: "f_lineno", Get: frameLine},
		{Name: "f_lasti", Get: frameLasti},
	},
}

var tracebackSpec = object.TypeSpec{
	Name: "traceback", Kind: object.KindTraceback, Size: unsafe.Sizeof(Traceback{}),
	Getters: []object.GetSet{
		{Name: "tb_frame", Get: tracebackFrame},
		{Name: "tb_next", Get: tracebackNext},
		{Name: "tb_lasti", Get: tracebackLasti},
		{Name: "tb_lineno", Get: tracebackLine},
	},
}

func frameCode(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Frame](v).code.Value(), nil
}

func frameGlobals(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Frame](v).globals.Value(), nil
}

func frameBuiltins(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Frame](v).builtins.Value(), nil
}

func frameBack(t *object.Thread, v object.Value) (object.Value, error) {
	o := object.Cast[Frame](v)
	if o.frame != nil {
		if o.frame.prev != nil {
			return frameObject(t, o.frame.prev).value(), nil
		}
		return object.None(), nil
	}
	if o.back.IsEmpty() {
		return object.None(), nil
	}
	return o.back, nil
}

func frameLine(t *object.Thread, v object.Value) (object.Value, error) {
	o := object.Cast[Frame](v)
	if n := o.code.Data(t.RT).LineAt(o.current()); n >= 0 {
		return object.Int(int64(n)), nil
	}
	return object.None(), nil
}

func frameLasti(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(object.Cast[Frame](v).current())), nil
}

func tracebackFrame(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Traceback](v).frame, nil
}

func tracebackNext(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[Traceback](v).next, nil
}

func tracebackLasti(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(object.Cast[Traceback](v).lasti)), nil
}

func tracebackLine(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(object.Cast[Traceback](v).lineno(t))), nil
}
