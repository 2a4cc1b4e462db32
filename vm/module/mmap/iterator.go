//go:build linux

package mmap

import (
	"github.com/adder-vm/adder/vm/object"
)

var iteratorKey = object.TypeKey{Name: "mmap iterator"}

// iterator goes over a mapping's bytes, each a bytes object, unlike what a
// subscript gives.
//
//adder:heap
type iterator struct {
	object.Header
	over value
	at   int
}

var iteratorSpec = object.TypeSpec{
	Name: "iterator", Kind: object.KindOpaque, Size: object.SizeOf[iterator](), Flags: object.TypeNoNew,
	Slots: object.Slots{Iter: func(_ *thread, v value) (value, error) { return v, nil }, Next: next},
}

func iterate(t *thread, self value) (value, error) {
	it := object.New[iterator](t, t.RT.Type(&iteratorKey))
	it.over = self
	return object.ValueOf(it), nil
}

func next(t *thread, self value) (value, error) {
	it := object.Cast[iterator](self)
	r, err := open(t, it.over)
	if err != nil || it.at >= len(r.data) {
		return value{}, err
	}
	it.at++
	return t.NewBytes(string(r.data[it.at-1 : it.at])), nil
}
