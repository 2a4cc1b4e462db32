// Package object holds Python's values: the two-word Value, the layout of every
// built-in object in the VM's own heap, types and their slots, and the protocols
// the language is made of (attribute lookup, calls, iteration, hashing,
// comparison, conversion, exceptions).
//
// It stands on vm/heap for memory and on vm/bytecode for the plain data of code
// objects. It does not execute Python code: a call of a Python function goes
// through the small Engine interface, which vm implements.
//
// # The one rule
//
// A Value, or a pointer to an object, may stand in the VM's heap, on a value
// stack, or in a Go local, parameter or result. It never stands in Go's heap: no
// slice made with make or append, no map, channel, interface or escaping closure
// holds one. The collector finds Go locals by scanning the Go stack, and nothing
// else of Go's. Temporaries that must be in memory come from Thread.Push.
//
// # Errors
//
// A function that can raise returns an error. A non-nil error means that the
// thread's pending exception is set (Thread.Raise and its relatives return the
// error to pass on); the error itself carries nothing.
package object
