// Package regcode is register code: the three-address form of a function that the
// fast engines run.
//
// In flows verified bytecode (a code object of vm/object), out flows a block of
// instructions in the VM's heap. Translate runs the value stack symbolically: what
// pushes a local variable or a constant emits nothing, the instruction that
// consumes it names it as an operand; a result that goes straight into a local
// variable is written there. What must stand on the evaluation stack stands in the
// very slot where bytecode would have it, so exception handlers, generators and
// the baseline engine find the frame as they expect it.
//
// The instructions are defined once, with the code that executes them, in the
// folder instructions; cmd/genengine makes the table here and the engines in vm
// from it.
//
// The package knows objects and bytecode. It knows nothing of frames, engines or
// how an instruction is specialized.
package regcode

//go:generate go run ../../cmd/genengine -defs instructions -table ops_gen.go -engines ../
