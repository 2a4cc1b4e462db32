// Package report makes one self-contained page of measurements.
//
// What flows in: suites that package formats has read, and a comparison of them.
// What flows out: HTML with its style and its charts inside, which loads nothing
// and runs nothing, is readable on a phone and on paper, and in light and dark.
//
// Charts are drawn with gonum.org/v1/plot/vg as SVG. They are drawn in inks, which are
// the page's CSS variables, so that a chart changes colours with the page; and the
// wide ones twice, for wide and for narrow screens, as text that is scaled down
// with its chart cannot be read.
//
// Every number that the page shows in a table stands in its data-value attribute
// with all its digits.
package report
