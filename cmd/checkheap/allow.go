package main

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed allow.txt
var builtinAllow string

// allowList is what need not keep the rule, by full name: path.Type, path.Func,
// path.Type.Method.
type allowList struct {
	roots map[string]string // types whose fields may hold values, with the reason
	funcs map[string]string // functions whose bodies are not looked at
}

// parseAllow reads lines of "root NAME REASON" or "func NAME REASON"; "#" starts
// a comment.
func parseAllow(text string) (*allowList, error) {
	a := &allowList{roots: map[string]string{}, funcs: map[string]string{}}
	for i, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if len(f) < 3 {
			return nil, fmt.Errorf("allow-list, line %d: want a kind, a name and a reason", i+1)
		}
		reason := strings.Join(f[2:], " ")
		switch f[0] {
		case "root":
			a.roots[f[1]] = reason
		case "func":
			a.funcs[f[1]] = reason
		default:
			return nil, fmt.Errorf("allow-list, line %d: %q is neither root nor func", i+1, f[0])
		}
	}
	return a, nil
}
