// Package bytecode is CPython 3.14's bytecode as data: the opcode table, the code
// object, its exception and location tables, marshal and .pyc files, the
// disassembler, and the verifier that stands between code from anywhere and an
// engine that trusts it.
//
// Code flows in from the compiler and from .pyc files and out to the verifier,
// the engines and the disassembler. The package knows nothing of objects: a
// code's constants are plain Go data (Const), which vm/object turns into values.
// It imports no other package of this module, and its tests take CPython's
// answers as the right ones.
package bytecode
