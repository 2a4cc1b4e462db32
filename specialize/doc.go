// Package specialize decides how register instructions adapt to what they see.
//
// An instruction of a family that can be specialized counts its executions; when
// its counter fires, the engine shows the operands to a function of this package,
// which writes a specialized form and an inline cache into the instruction, or
// makes it wait (PEP 659, with an exponential backoff). A specialized form whose
// guard fails runs as the generic one, which counts again, and so comes back here.
//
// In flow instructions and operands, out go instructions changed in place and
// statistics. The package knows objects and register code; it knows no frames and
// executes nothing.
package specialize
