// Package identical compares what a compiler makes of Python sources with what
// CPython 3.14 makes of them: every field of every code object, or the error.
//
// In flow source files, a CPython interpreter and the compiler to judge, which is
// handed over as a function; out come a count and, for each file that differs, the
// first difference and the two code objects it lies in. The test of vm/compile and
// `adder dis --check-identical` both call it. It knows code objects as plain data
// and imports vm/bytecode and vm/syntax only.
package identical
