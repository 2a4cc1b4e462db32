// Package bench measures Python programs on several engines side by side and
// says, with the uncertainty that the measurement has, which is faster.
//
// What flows in: the suite's programs (the files in bench/suite, carried inside
// the binary) or those of a checkout of pyperformance; a list of engines, each of
// them a command line that runs a Python file; and a Plan that says how much to
// measure. What flows out: a Record of every process that ran, and from it a table
// for people, what each layer of an engine is worth, and files in pyperf's and in
// Go's benchmark format for other tools.
//
// The way of a measurement:
//
//	Plan.Run      starts one process for each measurement, engines in turn
//	  measure     runs it, reads the protocol of suite/measure.py, weighs its memory
//	  warmups     finds where the values of one process become steady
//	  Journal     keeps what it gave, so that an interrupted measurement can go on
//	Record.check  holds every engine to the same result
//	Compare       medians, intervals and ratios, by bench/compare
//	Worths        what layers bring, from engines that have and lack them
//	WriteTable, WriteLayers, WritePyperf, WriteGobench
//
// The package knows engines by command line only, so that Adder is measured
// exactly as its peers are; it imports nothing of this module but what is in
// folders below its own.
package bench
