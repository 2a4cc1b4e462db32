package object

// This file uses unsafe: the heap hands out addresses of objects, each of which
// begins with a Header.

import "unsafe"

// EachFinalizable calls f with every object that would be told of its end, by __del__
// or as files and generators are, and has not been: reachable or not yet freed. f may
// not allocate; it stops the walk by returning false.
func (rt *Runtime) EachFinalizable(f func(v Value) bool) {
	rt.heap.EachFinalizable(func(obj unsafe.Pointer) bool { return f((*Header)(obj).Value()) })
}
