// Package syntax turns Python 3.14 source text into tokens and an abstract
// syntax tree, and words its syntax errors as CPython does.
//
// A valid program is read once and fast: the scanner makes all tokens, from which
// recursive descent with precedence climbing makes the nodes. An invalid one is
// read again, from the faulty statement on, by an interpreter of the grammar in
// diagnose.gram, which tries things in CPython's order and so comes upon the
// error CPython reports.
//
// The package knows nothing of code generation, objects or execution. Of this
// module it imports only the Unicode data, which identifiers, character names
// and repr need. Strings in tokens and nodes are UTF-8 in which lone
// surrogates stand as three-byte sequences (WTF-8).
package syntax
