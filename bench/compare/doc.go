// Package compare says how far measurements differ, and how sure that is.
//
// What flows in: suites that package formats has read, and Options that say what
// stands in the columns and what in the rows, in the words of
// golang.org/x/perf/benchproc. What flows out: a Comparison, and from it text,
// Markdown, CSV or JSON.
//
// The way of a comparison:
//
//	results     makes of every run a benchfmt.Result, its memory and counters included
//	benchproc   filters the results and sorts them into rows and columns
//	summarize   medians, intervals, ratios and p-values, by benchmath
//	group       the same over the benchmarks of a category, and over all
//
// Nothing is assumed of how values are distributed: intervals are those of the
// median by order statistics, and differences are found by the Mann-Whitney U
// test. A counter that always has the same value is taken for exact.
//
// The package knows files only through package formats, and nothing of how they
// were measured.
package compare
