package io

import "github.com/adder-vm/adder/vm/object"

// flushAll writes out what streams that were never closed still hold: without
// reference counts, a program's end is the first time that is certain to come.
func flushAll(t *object.Thread) {
	for _, x := range [...]struct {
		key   *object.TypeKey
		flush func(t *object.Thread, stream object.Value) error
	}{{&textKey, flushText}, {&writerKey, flushBuffer}, {&randomKey, flushBuffer}} {
		typ := t.RT.Type(x.key)
		isOne := func(v object.Value) bool { return v.Kind() == object.KindOpaque && t.TypeOf(v).IsSubtype(typ) }
		n := 0
		t.RT.EachFinalizable(func(v object.Value) bool {
			if isOne(v) {
				n++
			}
			return true
		})
		list := t.NewList(n)
		t.RT.EachFinalizable(func(v object.Value) bool {
			if isOne(v) && list.Len() < n {
				list.Append(t, v) // there is room: nothing is allocated
			}
			return true
		})
		for i := 0; i < list.Len(); i++ {
			if x.flush(t, list.Items()[i]) != nil {
				t.ClearError() // nobody is left to tell
			}
		}
	}
}

func flushText(t *object.Thread, v object.Value) error {
	tx := asText(v)
	if !tx.ready || tx.outN == 0 {
		return nil
	}
	return tx.handOn(t)
}

func flushBuffer(t *object.Thread, v object.Value) error {
	b := asBuffered(v)
	if !b.ready || b.pending == 0 || b.owner != 0 {
		return nil
	}
	return b.flush(t)
}

// forget has a closed stream collected without ado: there is nothing left to do at
// its end. Instances of other classes may have a __del__.
func forget(t *object.Thread, self object.Value) {
	if self.Header().Exact() {
		t.RT.Heap().ClearFinalizer(self.Pointer())
	}
}

// remember undoes forget, for a stream that __init__ opens again.
func remember(t *object.Thread, self object.Value) {
	if self.Header().Exact() {
		t.RT.Heap().SetFinalizer(self.Pointer())
	}
}

// setFinalizing sets the attribute _finalizing: close then warns that nobody closed
// the stream.
func setFinalizing(t *object.Thread, ending *bool, v object.Value) error {
	if !v.IsBool() {
		return t.TypeErrorf("attribute value type must be bool")
	}
	*ending = v.IsTrue()
	return nil
}
