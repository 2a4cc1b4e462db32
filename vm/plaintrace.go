package vm

import (
	"bufio"
	"os"
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

// PrintPlain prints an exception without the library's help, as is done of those
// that nobody can catch: the lines of files alone are quoted, columns are not
// marked, and causes are left out.
func (vm *VM) PrintPlain(t *object.Thread, exc object.Value) {
	var b strings.Builder
	if tb := exc.AsException().Traceback; tb.Kind() == object.KindTraceback {
		b.WriteString("Traceback (most recent call last):\n")
		plainTraceback(t, &b, tb)
	}
	b.WriteString(qualifiedName(t, t.TypeOf(exc)))
	s, err := t.Str(exc)
	if err != nil {
		t.ClearError()
		b.WriteString(": <exception str() failed>")
	} else if text := object.GoString(s); text != "" {
		b.WriteString(": " + text)
	}
	b.WriteString("\n")
	vm.WriteError(t, b.String())
}

// plainTraceback writes the entries of a traceback; after three that are alike
// their number must do.
func plainTraceback(t *object.Thread, b *strings.Builder, tb object.Value) {
	const shown = 3
	last, times := "", 0
	repeated := func() {
		if more := times - shown; more > 0 {
			plural := "s"
			if more == 1 {
				plural = ""
			}
			b.WriteString("  [Previous line repeated " + itoa(more) + " more time" + plural + "]\n")
		}
	}
	for ; tb.Kind() == object.KindTraceback; tb = object.Cast[Traceback](tb).next {
		entry := object.Cast[Traceback](tb)
		code := object.Cast[Frame](entry.frame).code
		file, line := object.GoString(code.Filename), entry.lineno(t)
		text := "  File \"" + file + "\", line " + itoa(line) + ", in " + object.GoString(code.Name) + "\n"
		if text == last {
			if times++; times > shown {
				continue
			}
		} else {
			repeated()
			last, times = text, 1
		}
		b.WriteString(text)
		if quoted := strings.TrimSpace(lineOf(file, line)); quoted != "" {
			b.WriteString("    " + quoted + "\n")
		}
	}
	repeated()
}

// lineOf returns a line of a file, "" when it cannot be had.
func lineOf(file string, n int) string {
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for i := 1; s.Scan(); i++ {
		if i == n {
			return s.Text()
		}
	}
	return ""
}

// qualifiedName names a class as tracebacks do: with its module unless that is
// builtins or __main__.
func qualifiedName(t *object.Thread, typ *object.Type) string {
	name := t.TypeName(typ.Value())
	if v, err := t.GetAttrString(typ.Value(), "__qualname__"); err == nil && v.IsStr() {
		name = object.GoString(v)
	} else {
		t.ClearError()
	}
	v, err := t.GetAttrString(typ.Value(), "__module__")
	if err != nil || !v.IsStr() {
		t.ClearError()
		return "<unknown>." + name
	}
	if mod := object.GoString(v); mod != "builtins" && mod != "__main__" {
		return mod + "." + name
	}
	return name
}
