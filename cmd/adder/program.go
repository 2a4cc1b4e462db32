package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// This file runs the program that a command line names, of whatever kind.

// absolute is a program's path as its code objects have it: complete, but with
// nothing taken out of it.
func absolute(file string) string {
	if filepath.IsAbs(file) {
		return file
	}
	dir, err := os.Getwd()
	if err != nil {
		return file
	}
	return dir + string(filepath.Separator) + file
}

// container returns the program's path when that is a folder or an archive, whose
// __main__ is run; "" when it is a file with the program itself.
func (r *run) container() string {
	file := absolute(r.p.file)
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return file
	}
	importer, err := r.m.ZipImporter(r.t, file)
	if err != nil || importer.IsEmpty() {
		r.t.ClearError()
		return ""
	}
	return file
}

// command runs the text that -c gives. It may be indented as a whole, and its
// lines are kept for tracebacks.
func (r *run) command(d *object.Dict) int {
	text := r.p.command
	if at := invalidUTF8(text); at >= 0 {
		fmt.Fprintf(os.Stderr, "Unable to decode the command from the command line:\nUnicodeEncodeError: 'utf-8' codec can't encode character '\\udc%02x' in position %d: surrogates not allowed\n", text[at], utf8.RuneCountInString(text[:at]))
		return 1
	}
	text = dedent(text + "\n")
	if err := r.setMain(d, "BuiltinImporter", ""); err != nil {
		return r.m.Uncaught(r.t)
	}
	return r.text(d, source{text: []byte(text), name: "<string>", given: true})
}

// printable shows the bytes of a name that are no UTF-8 as the str of the name has
// them.
func printable(name string) string {
	for {
		at := invalidUTF8(name)
		if at < 0 {
			return name
		}
		name = name[:at] + fmt.Sprintf(`\udc%02x`, name[at]) + name[at+1:]
	}
}

// invalidUTF8 finds the first byte that is no UTF-8, -1 for none.
func invalidUTF8(s string) int {
	for i, c := range s {
		if c == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return -1
}

// dedent takes away the blanks that all lines begin with; lines of nothing but
// blanks do not count, and become empty.
func dedent(text string) string {
	lines := strings.SplitAfter(text, "\n")
	margin, found := "", false
	for _, line := range lines {
		rest := strings.TrimLeft(line, " \t")
		if rest == "" || rest == "\n" {
			continue
		}
		indent := line[:len(line)-len(rest)]
		if !found {
			margin, found = indent, true
			continue
		}
		n := 0
		for n < min(len(margin), len(indent)) && margin[n] == indent[n] {
			n++
		}
		margin = margin[:n]
	}
	if margin == "" {
		return text
	}
	for i, line := range lines {
		if rest := strings.TrimLeft(line, " \t"); rest == "" || rest == "\n" {
			lines[i] = rest
		} else {
			lines[i] = line[len(margin):]
		}
	}
	return strings.Join(lines, "")
}

// file runs a file of source text or of bytecode.
func (r *run) file(d *object.Dict) int {
	name := absolute(r.p.file)
	data, err := os.ReadFile(name)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: can't open file '%s': %s\n", r.name, printable(name), osError(err))
		return 2
	}
	loader := "SourceFileLoader"
	isPyc := strings.HasSuffix(name, ".pyc") || len(data) >= 2 && binary.LittleEndian.Uint16(data) == uint16(bytecode.Magic&0xFFFF)
	if isPyc {
		loader = "SourcelessFileLoader"
	}
	if err := r.setMain(d, loader, name); err != nil {
		return r.m.Uncaught(r.t)
	}
	if isPyc {
		return r.bytecode(d, data)
	}
	if r.p.skipLine {
		// The line's end stays, so that the others keep their numbers.
		data = data[max(bytes.IndexByte(data, '\n'), 0):]
	}
	return r.text(d, source{text: data, name: name})
}

// stdin runs what standard input holds.
func (r *run) stdin(d *object.Dict) int {
	text, err := io.ReadAll(os.Stdin)
	if err != nil && !errors.Is(err, syscall.EBADF) {
		fmt.Fprintf(os.Stderr, "%s: reading standard input: %v\n", r.name, err)
		return 1
	}
	if err := r.setMain(d, "BuiltinImporter", "<stdin>"); err != nil {
		return r.m.Uncaught(r.t)
	}
	return r.text(d, source{text: text, name: "<stdin>"})
}

// setMain gives __main__ what modules have: a loader, and a file unless its text
// came otherwise.
func (r *run) setMain(d *object.Dict, loader, file string) error {
	t := r.t
	if t.RT.Importlib != nil {
		from := t.RT.Importlib.Value()
		var err error
		if loader != "BuiltinImporter" {
			if from, err = t.GetAttrString(from, "_bootstrap_external"); err != nil {
				return err
			}
		}
		l, err := t.GetAttrString(from, loader)
		if err != nil {
			return err
		}
		if loader != "BuiltinImporter" {
			if l, err = t.Call2(l, t.NewStr("__main__"), t.FSDecode(file)); err != nil {
				return err
			}
		}
		d.SetString(t, "__loader__", l)
	}
	if file != "" {
		d.SetString(t, "__file__", t.FSDecode(file))
		d.SetString(t, "__cached__", object.None())
	}
	return nil
}

// A source is a program's text and what its code objects call it.
type source struct {
	text  []byte
	name  string
	given bool // on the command line, not in a file
}

// text compiles and runs a program's text in the namespace of __main__.
func (r *run) text(d *object.Dict, s source) int {
	if err := r.runText(d, s); err != nil {
		return r.m.Uncaught(r.t)
	}
	return 0
}

func (r *run) runText(d *object.Dict, s source) error {
	m, t := r.m, r.t
	o := &compile.Options{Filename: object.GoString(t.FSDecode(s.name)), Optimize: m.Options.Config.Optimize}
	reading := syntax.FromFile
	if s.given {
		reading = syntax.IgnoreCookie
	}
	tree, err := m.ParseText(t, s.text, syntax.ModeExec, reading, o)
	if err != nil {
		return err
	}
	code, err := m.CompileTree(t, tree, o)
	if err != nil {
		return err
	}
	if s.given {
		if err := m.KeepSource(t, code, string(s.text), s.name); err != nil {
			return err
		}
	}
	return r.execute(code, d)
}

// execute runs a program's code.
func (r *run) execute(code *object.Code, d *object.Dict) error {
	_, err := r.m.RunCode(r.t, code, d, object.Empty(), nil)
	if r.p.ran != nil {
		r.p.ran(r.t, code)
	}
	return err
}

// bytecode runs the contents of a .pyc file.
func (r *run) bytecode(d *object.Dict, data []byte) int {
	m, t := r.m, r.t
	code, err := r.loadPyc(data)
	if err == nil {
		err = r.execute(code, d)
	}
	if err != nil {
		return m.Uncaught(t)
	}
	return 0
}

func (r *run) loadPyc(data []byte) (*object.Code, error) {
	t := r.t
	const header = 16
	switch {
	case len(data) >= 4 && bytecode.Magic != binary.LittleEndian.Uint32(data):
		return nil, t.Raisef(t.RT.T.Exc.RuntimeError, "Bad magic number in .pyc file")
	case len(data) < header:
		return nil, t.Raisef(t.RT.T.Exc.EOFError, "EOF read where not expected")
	}
	_, code, err := bytecode.ReadPyc(data, "")
	if err != nil {
		return nil, t.Raisef(t.RT.T.Exc.RuntimeError, "Bad code object in .pyc file")
	}
	return r.m.Load(t, code)
}

// module runs a module as __main__, by the library's runpy.
func (r *run) module(name string, alter bool) int {
	m, t := r.m, r.t
	err := func() error {
		runpy, err := m.Import(t, t.InternString("runpy"), nil, t.Tuple1(t.InternString("_run_module_as_main")), 0)
		if err != nil {
			return err
		}
		m.ShowAsFrozen(t, runpy)
		f, err := t.GetAttrString(runpy, "_run_module_as_main")
		if err != nil {
			return err
		}
		_, err = t.Call2(f, t.NewStr(name), object.Bool(alter))
		return err
	}()
	if err != nil {
		return m.Uncaught(t)
	}
	return 0
}

// osError words an error of the operating system as Python does.
func osError(err error) string {
	var n syscall.Errno
	if errors.As(err, &n) {
		return fmt.Sprintf("[Errno %d] %s", int(n), object.StrError(int(n)))
	}
	return err.Error()
}
