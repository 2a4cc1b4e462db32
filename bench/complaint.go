package bench

import (
	"errors"
	"regexp"
	"slices"
	"strings"
)

// A tail keeps the end of what is written to it.
type tail struct{ text []byte }

func (t *tail) Write(p []byte) (int, error) {
	t.text = append(t.text, p...)
	if len(t.text) > maxTail {
		t.text = slices.Clone(t.text[len(t.text)-maxTail:])
	}
	return len(p), nil
}

// lastLine returns ": " and the last line that is not empty, or nothing.
func (t *tail) lastLine() string {
	lines := strings.Split(strings.TrimSpace(string(t.text)), "\n")
	last := strings.TrimSpace(lines[len(lines)-1])
	if last == "" {
		return ""
	}
	return ": " + strings.ToValidUTF8(last, "?")
}

// moduleNotFound is the last line of the traceback of an import that failed.
var moduleNotFound = regexp.MustCompile(`^ModuleNotFoundError: No module named '([^']+)'`)

// missingModule returns the name of the module for want of which the program
// ended, or "".
func (t *tail) missingModule() string {
	found := moduleNotFound.FindStringSubmatch(strings.TrimPrefix(t.lastLine(), ": "))
	if found == nil {
		return ""
	}
	return found[1]
}

// waiting is the error of a program that needs a module which the engine lacks.
type waiting string

func (module waiting) Error() string { return "waits for the module " + string(module) }

func isWaiting(err error) bool {
	var module waiting
	return errors.As(err, &module)
}
