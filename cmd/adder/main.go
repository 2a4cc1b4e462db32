// Command adder runs Python programs as the python command does, and holds the
// tools around that: `adder bench` measures the suite against CPython and other
// peers, `adder compare` and `adder report` make of measurements what people read,
// `adder dis` shows what becomes of source text, `adder version` says what was built.
//
// A first argument that is one of the tools' names starts the tool; anything
// else is a python command line. A program whose file is called like a tool is
// run as ./bench.
package main

import "os"

// A tool is a subcommand: it gets the words after its name and returns the
// process's exit status.
type tool struct {
	name string
	run  func(args []string) int
}

// tools lists the subcommands.
func tools() []tool {
	return []tool{
		{"bench", runBench},
		{"compare", runCompare},
		{"dis", runDis},
		{"report", runReport},
		{"stats", runStats},
		{"version", runVersion},
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
	return runPython(args)
}
