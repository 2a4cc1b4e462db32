// Package formats reads and writes files of measurements.
//
// What flows in: files in pyperf's JSON format, plain or gzip-compressed, whether
// `adder bench` or pyperf itself wrote them. What flows out: a Suite, which is such
// a file in memory with its metadata made easy to ask for; the same format again;
// and the Go benchmark format, which benchstat reads.
//
// A Suite that Read returns is whole: every number is finite, names are unique,
// and every benchmark has at least one value. Whatever is wrong with a file is an
// error that names the file, says what was expected, and what can be done.
//
// The package knows nothing of how measurements are made or compared.
package formats
