// Package compile turns an abstract syntax tree into CPython 3.14's bytecode:
// symbol table, code generation into an instruction sequence, flow-graph
// optimisation and assembly. Its output is meant to be identical, byte for byte,
// to what CPython 3.14.6 makes of the same source.
//
// It imports vm/syntax and vm/bytecode only; it knows nothing of objects or
// execution.
package compile
