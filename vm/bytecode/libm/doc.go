// Package libm computes the functions of module math where Go's package math
// gives other last digits than a C library does, or has no such function, and the
// arithmetic of complex numbers as annex G of the C standard has it. It stands
// beside the bytecode because the compiler folds constants with it: a folded
// operation has the value that running it would have.
//
// The elementary functions are computed with sums of two doubles ("double
// double", T. J. Dekker 1971) to some 70 bits and rounded once, so that they are
// correctly rounded but for about one argument in ten thousand. glibc, which
// CPython uses on Linux, is within 0.55 units in the last place; the two differ
// for less than one argument in a hundred. fsum, hypot, dist, sumprod, gamma and
// lgamma follow CPython's own definitions.
//
// Floats go in and out, big.Ints for the integer functions. Domain errors give
// NaN and overflow gives an infinity: telling ValueError from OverflowError by
// these is the caller's, as it is in CPython. The package knows nothing of
// objects.
package libm

//go:generate go run ../../../cmd/genlibm -out .
