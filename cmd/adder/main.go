// Command adder runs Python programs as the python command does, and holds the
// tools around that: `adder bench` measures the suite against CPython and other
// peers, `adder version` says what was built.
//
// A first argument that is one of the tools' names starts the tool; anything
// else is a python command line. A program whose file is called like a tool is
// run as ./bench.
package main

import (
	"fmt"
	"io"
	"os"
)

// A tool is a subcommand: it gets the words after its name and returns the
// process's exit status.
type tool struct {
	name    string
	summary string
	run     func(args []string) int
}

// tools lists the subcommands in the order the usage shows them.
func tools() []tool {
	return []tool{
		{"bench", "measure the suite's programs on adder and its peers", runBench},
		{"dis", "show what a stage makes of a program", runDis},
		{"version", "say which adder this is", runVersion},
	}
}

func main() {
	os.Exit(dispatch(os.Args[1:]))
}

func dispatch(args []string) int {
	if len(args) > 0 {
		for _, t := range tools() {
			if t.name == args[0] {
				return t.run(args[1:])
			}
		}
	}
	if len(args) == 0 {
		usage(os.Stderr)
		return 2
	}
	return runPython(args)
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "usage: adder TOOL [OPTION...] [ARG...]")
	fmt.Fprintln(w)
	fmt.Fprintln(w, "tools:")
	for _, t := range tools() {
		fmt.Fprintf(w, "  %-8s  %s\n", t.name, t.summary)
	}
}
