package io

import (
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// lineSeparator is os.linesep.
const lineSeparator = "\n"

// maxWhence is the highest whence of the system's seek: on Linux, SEEK_HOLE.
const maxWhence = 4

// localeEncoding is the encoding of the locale as open() names it.
func localeEncoding(t *object.Thread) object.Value {
	if vm.Of(t).Options.Config.UTF8Mode {
		return t.InternString("utf-8")
	}
	return t.InternString("UTF-8")
}

// defaultEncoding is what open() uses when it is not told.
func defaultEncoding(t *object.Thread) object.Value { return localeEncoding(t) }

// openMode is open()'s mode, taken apart.
type openMode struct {
	creating, reading, writing, appending, updating, text, binary bool
	raw                                                           string // FileIO's mode
}

func parseMode(t *object.Thread, mode string) (m openMode, err error) {
	for i, c := range mode {
		flag := &m.creating
		switch c {
		case 'x':
		case 'r':
			flag = &m.reading
		case 'w':
			flag = &m.writing
		case 'a':
			flag = &m.appending
		case '+':
			flag = &m.updating
		case 't':
			flag = &m.text
		case 'b':
			flag = &m.binary
		default:
			return m, t.ValueErrorf("invalid mode: '%s'", mode)
		}
		if *flag || strings.ContainsRune(mode[i+1:], c) {
			return m, t.ValueErrorf("invalid mode: '%s'", mode)
		}
		*flag = true
	}
	kinds := 0
	for _, k := range [...]struct {
		is bool
		c  string
	}{{m.creating, "x"}, {m.reading, "r"}, {m.writing, "w"}, {m.appending, "a"}} {
		if k.is {
			kinds++
			m.raw += k.c
		}
	}
	if m.updating {
		m.raw += "+"
	}
	if m.text && m.binary {
		return m, t.ValueErrorf("can't have text and binary mode at once")
	}
	if kinds > 1 {
		return m, t.ValueErrorf("must have exactly one of create/read/write/append mode")
	}
	return m, nil
}

const openSig = "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"

// open is the built-in function.
func open(t *object.Thread, w []object.Value) (object.Value, error) {
	mode := "r"
	if !w[1].IsEmpty() {
		if !w[1].IsStr() {
			return object.Empty(), t.TypeErrorf("open() argument 'mode' must be str, not %s", argType(t, w[1]))
		}
		mode = object.GoString(w[1])
	}
	buffering := -1
	if !w[2].IsEmpty() {
		var err error
		if buffering, err = t.IndexInt(w[2], t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	for i, name := range [...]string{3: "encoding", 4: "errors", 5: "newline"} {
		if i >= 3 && given(w[i]) && !w[i].IsStr() {
			return object.Empty(), t.TypeErrorf("open() argument '%s' must be str or None, not %s", name, t.ArgTypeName(w[i]))
		}
	}
	closeFD := true
	if !w[6].IsEmpty() {
		var err error
		if closeFD, err = t.Truth(w[6]); err != nil {
			return object.Empty(), err
		}
	}
	file := w[0]
	if t.TypeOf(file).Slots().Index == nil || file.IsFloat() {
		var err error
		if file, err = t.FSPath(file); err != nil {
			return object.Empty(), err
		}
	}
	m, err := parseMode(t, mode)
	if err != nil {
		return object.Empty(), err
	}
	if m.binary {
		for i, name := range [...]string{3: "an encoding", 4: "an errors", 5: "a newline"} {
			if i >= 3 && given(w[i]) {
				return object.Empty(), t.ValueErrorf("binary mode doesn't take %s argument", name)
			}
		}
		if buffering == 1 {
			if err := t.Warn(t.RT.T.Exc.RuntimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used", 1); err != nil {
				return object.Empty(), err
			}
		}
	}
	rt := t.RT
	rawV, err := fileNew(t, rt.Type(&fileIOKey), nil, nil)
	if err != nil {
		return object.Empty(), err
	}
	if err := openFile(t, rawV, file, m.raw, closeFD, w[7]); err != nil {
		return object.Empty(), err
	}
	return finishOpen(t, rawV, m, mode, buffering, w[3], w[4], w[5])
}

// finishOpen puts the layers over an open file; what goes wrong closes it.
func finishOpen(t *object.Thread, raw object.Value, m openMode, mode string, buffering int, encoding, errors, newline object.Value) (object.Value, error) {
	result, err := layers(t, raw, m, mode, buffering, encoding, errors, newline)
	if err != nil {
		exc := t.TakeError()
		_, cerr := t.CallMethod0(raw, object.Nclose)
		return object.Empty(), bothErrors(t, exc, cerr)
	}
	return result, nil
}

func layers(t *object.Thread, raw object.Value, m openMode, mode string, buffering int, encoding, errors, newline object.Value) (object.Value, error) {
	f, rt := asFile(raw), t.RT
	line := false
	if buffering < 0 && !f.regular && sysIsatty(f.fd) {
		buffering, line = -1, true
	} else if buffering == 1 && !m.binary {
		buffering, line = -1, true
	}
	if buffering < 0 || buffering == 1 && m.binary {
		buffering = max(f.blockSize, 1)
	}
	if buffering == 0 {
		if !m.binary {
			return object.Empty(), t.ValueErrorf("can't have unbuffered text I/O")
		}
		return raw, nil
	}
	key, reads, writes := &readerKey, true, false
	switch {
	case m.updating:
		key, writes = &randomKey, true
	case m.creating || m.writing || m.appending:
		key, reads, writes = &writerKey, false, true
	}
	buffer := object.ValueOf(object.New[buffered](t, rt.Type(key)))
	if err := setupBuffered(t, buffer, raw, buffering, reads, writes); err != nil {
		return object.Empty(), err
	}
	if m.binary {
		return buffer, nil
	}
	text := object.ValueOf(object.New[textIO](t, rt.Type(&textKey)))
	if err := setupText(t, text, buffer, encoding, errors, newline, line, false); err != nil {
		return object.Empty(), err
	}
	return text, t.SetAttrString(text, "mode", t.NewStr(mode))
}

func openCode(t *object.Thread, w []object.Value) (object.Value, error) {
	if !w[0].IsStr() {
		return object.Empty(), t.TypeErrorf("open_code() argument 'path' must be str, not %s", argType(t, w[0]))
	}
	a := t.Push(8)
	a[0], a[1] = w[0], t.InternString("rb")
	v, err := open(t, a)
	t.Pop(8)
	return v, err
}

func textEncodingFunc(t *object.Thread, args []object.Value) (object.Value, error) {
	encoding := args[0]
	if len(args) > 1 {
		if _, err := t.IndexInt(args[1], t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	if !encoding.IsNone() {
		return encoding, nil
	}
	c := &vm.Of(t).Options.Config
	if c.WarnDefaultEncoding {
		level := 2
		if len(args) > 1 {
			level, _ = t.IndexInt(args[1], nil)
		}
		if err := t.Warn(t.RT.T.Exc.EncodingWarning, "'encoding' argument not specified", level); err != nil {
			return object.Empty(), err
		}
	}
	if c.UTF8Mode {
		return t.InternString("utf-8"), nil
	}
	return t.InternString("locale"), nil
}
