// Package engine matches the regular expressions that Python's re module
// compiles: arrays of 32-bit codes made by re._compiler, written in Python, for
// the _sre module of CPython 3.14.
//
// Compile checks such an array and turns it into a Program: instructions with
// runs of literals joined, character sets with a bitmap of their first 256
// members, and alternatives and loops that know by which bytes what follows them
// may begin. A Program matches str, which is WTF-8 text (see package wtf8), or
// bytes. Positions are byte offsets; counts and look-behinds go by code points.
//
// Matching backtracks, as Python's semantics demand, with a stack of its own and
// a trail of the registers to reset, never by recursion of Go functions: the
// length of the input costs memory, not Go stack. A callback can interrupt a
// match that takes long.
//
// One thing differs from CPython on purpose: registers are always reset when the
// machine backs up, so a group asked about inside itself, as in ((?(1)a|b)...),
// never shows the end of an attempt that failed.
//
// Hostile arrays are refused with an error. The package knows nothing of
// objects and keeps no subject string after a match.
package engine
