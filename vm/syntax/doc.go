// Package syntax turns Python 3.14 source text into tokens and an abstract
// syntax tree, and words its syntax errors as CPython does.
//
// A valid program is read once and fast: the scanner makes all tokens, from which
// recursive descent with precedence climbing makes the nodes. An invalid one is
// read again, from the faulty statement on, by an interpreter of a grammar:
// language.gram has the language, mistakes.gram a catalogue of mistakes by kind.
// Where several could be reported, the order of alternatives decides for the one
// that CPython reports.
//
// The package knows nothing of code generation, objects or execution. Of this
// module it imports only the Unicode data, which identifiers, character names
// and repr need. Strings in tokens and nodes are UTF-8 in which lone
// surrogates stand as three-byte sequences (WTF-8).
package syntax
