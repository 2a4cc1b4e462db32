// Command checkheap enforces the one rule of vm/heap: a Value, or the address of
// a Python object, may stand in the VM's heap, on a value stack, or in a Go
// local, parameter or result, and never in Go's heap, where the collector does
// not look.
//
//	checkheap [-value path.Type] [-allow file] packages...
//
// prints "file:line: reason" for every place that could break it and exits with
// status 1 if there is one. It looks twice, because neither look sees all:
//
//   - By types (types.go): maps, channels, conversions to interfaces, append,
//     make of variable size, go statements, deferred calls in loops, package
//     variables, and generic functions that return slices, of anything that holds
//     a Value.
//   - By the compiler's escape analysis (escape.go): whatever is "moved to heap"
//     or "escapes to heap" and has a type that holds a Value, or is a closure or
//     method value over one.
//
// What holds a Value (holds.go): the Value type itself; structs marked with a
// line "//adder:heap" in their comment, which lie over heap memory, and pointers
// to them; and every struct, array, slice or pointer made of such.
//
// Exempt are the fields of types marked "//adder:root", which the collector reads
// precisely, and what stands in the allow-list (allow.txt), each entry with its
// reason. Root types have to be listed there too: a new one is a decision.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

func main() {
	value := flag.String("value", "github.com/adder-vm/adder/vm/object.Value", "the type of values, as `path.Name`")
	allowFile := flag.String("allow", "", "allow-list `file` (default: the one built in)")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: checkheap [-value path.Type] [-allow file] packages...")
		os.Exit(2)
	}
	allow := builtinAllow
	if *allowFile != "" {
		b, err := os.ReadFile(*allowFile)
		if err != nil {
			fail(err)
		}
		allow = string(b)
	}
	findings, err := check(".", *value, allow, flag.Args())
	if err != nil {
		fail(err)
	}
	for _, f := range findings {
		fmt.Println(f)
	}
	if len(findings) > 0 {
		fmt.Fprintf(os.Stderr, "checkheap: %d places where Go's heap could hold a Value\n", len(findings))
		os.Exit(1)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "checkheap:", err)
	os.Exit(2)
}

// finding is one place that could break the rule.
type finding struct {
	file   string // relative to the directory checked from, if inside it
	line   int
	reason string
}

func (f finding) String() string { return fmt.Sprintf("%s:%d: %s", f.file, f.line, f.reason) }

// check looks at the packages that the patterns name, as seen from dir.
func check(dir, value, allowList string, patterns []string) ([]finding, error) {
	allow, err := parseAllow(allowList)
	if err != nil {
		return nil, err
	}
	program, err := load(dir, value, allow, patterns)
	if err != nil {
		return nil, err
	}
	findings, err := program.checkTypes()
	if err != nil {
		return nil, err
	}
	escapes, err := program.checkEscapes()
	if err != nil {
		return nil, err
	}
	findings = append(findings, escapes...)
	findings = append(findings, program.checkRoots()...)
	slices.SortFunc(findings, func(a, b finding) int {
		if c := strings.Compare(a.file, b.file); c != 0 {
			return c
		}
		if a.line != b.line {
			return a.line - b.line
		}
		return strings.Compare(a.reason, b.reason)
	})
	// One place a line is enough: both looks often see the same.
	return slices.CompactFunc(findings, func(a, b finding) bool { return a.file == b.file && a.line == b.line }), nil
}
