package vm

import (
	"maps"
	"slices"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// FutureFlags returns the __future__ features of the innermost Python frame's
// code, which eval, exec and compile inherit.
func (vm *VM) FutureFlags(t *object.Thread) bytecode.Flags {
	f := currentFrame(t)
	if f == nil {
		return 0
	}
	return f.code.Flags & futureFlags
}

// FutureOf returns the __future__ features that were in force where code was
// compiled.
func FutureOf(code *object.Code) bytecode.Flags { return code.Flags & futureFlags }

// FrameModule returns the __name__ of the module whose code runs in the frame at a
// depth, 0 for the innermost, or None.
func (vm *VM) FrameModule(t *object.Thread, depth int) object.Value {
	f := currentFrame(t)
	for ; f != nil && depth > 0; depth-- {
		f = f.prev
	}
	if f == nil {
		return object.None()
	}
	if f.fn != nil {
		return f.fn.Module
	}
	name := f.globals.GetString(t, "__name__")
	if name.IsEmpty() {
		return object.None()
	}
	return name
}

// NativeNames returns the names of the native modules, sorted.
func (vm *VM) NativeNames() []string { return slices.Sorted(maps.Keys(vm.natives)) }

// futureFlags are the bits of a code object's flags that __future__ sets.
const futureFlags = bytecode.FutureDivision | bytecode.FutureAbsImport | bytecode.FutureWith |
	bytecode.FuturePrint | bytecode.FutureUnicode | bytecode.FutureBarryAsBDFL |
	bytecode.FutureStopIter | bytecode.FutureAnnotations
