// Package syntax turns Python 3.14 source text into tokens and an abstract
// syntax tree, and words its syntax errors as CPython does.
//
// It knows nothing of code generation, objects or execution and imports no other
// package of this module. Strings in tokens and nodes are UTF-8 in which lone
// surrogates stand as three-byte sequences (WTF-8).
package syntax
