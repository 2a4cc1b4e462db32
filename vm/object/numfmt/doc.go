// Package numfmt turns numbers into text and text into numbers as Python does:
// repr, the format-specification mini-language, the numeric conversions of the %
// operator, float and int literals in strings, and the exact arithmetic between
// ints and floats on which those rest (rounding, ratios, division, hashes).
//
// Numbers go in as int64, *big.Int, float64 and complex128, text as strings in
// WTF-8 which are never kept. Text comes out appended to the caller's buffer.
// What Python would raise is returned as a *fault.Error with CPython's text.
//
// The package knows nothing of objects: who calls it has looked up __format__,
// knows the type's name for messages, and passes the limit on the length of
// decimal integers. The "n" presentation type acts as in the C locale.
package numfmt
