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
		n := 0
		t.RT.EachFinal(typ, func(object.Value) { n++ })
		list := t.NewList(n)
		t.RT.EachFinal(typ, func(v object.Value) {
			if list.Len() < n {
				list.Append(t, v) // there is room: nothing is allocated
			}
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
