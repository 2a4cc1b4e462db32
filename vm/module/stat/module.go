// Package stat is the native module _stat: how a file's mode is made up, and its text
// as ls shows it.
package stat

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// The types of files in st_mode.
const (
	maskType = 0o170000
	socket   = 0o140000
	symlink  = 0o120000
	regular  = 0o100000
	block    = 0o060000
	dir      = 0o040000
	char     = 0o020000
	fifo     = 0o010000
)

// Module is the definition of the _stat module.
var Module = vm.NativeModule{
	Name: "_stat",
	Doc:  "Tests and names for the parts of a file's mode.",
	Funcs: []object.Def{
		{Name: "S_ISDIR", Text: "($self, object, /)", Doc: "Whether a mode is a directory's.", F1: isDir},
		{Name: "S_ISCHR", Text: "($self, object, /)", Doc: "Whether a mode is a character device's.", F1: isChar},
		{Name: "S_ISBLK", Text: "($self, object, /)", Doc: "Whether a mode is a block device's.", F1: isBlock},
		{Name: "S_ISREG", Text: "($self, object, /)", Doc: "Whether a mode is a regular file's.", F1: isRegular},
		{Name: "S_ISFIFO", Text: "($self, object, /)", Doc: "Whether a mode is a named pipe's.", F1: isFIFO},
		{Name: "S_ISLNK", Text: "($self, object, /)", Doc: "Whether a mode is a symbolic link's.", F1: isLink},
		{Name: "S_ISSOCK", Text: "($self, object, /)", Doc: "Whether a mode is a socket's.", F1: isSocket},
		{Name: "S_ISDOOR", Text: "($self, object, /)", Doc: "Whether a mode is a door's, which this system has not.", F1: never},
		{Name: "S_ISPORT", Text: "($self, object, /)", Doc: "Whether a mode is an event port's, which this system has not.", F1: never},
		{Name: "S_ISWHT", Text: "($self, object, /)", Doc: "Whether a mode is a whiteout's, which this system has not.", F1: never},
		{Name: "S_IMODE", Text: "($self, object, /)", Doc: "The part of a mode that chmod sets.", F1: permissions},
		{Name: "S_IFMT", Text: "($self, object, /)", Doc: "The part of a mode that says what kind of file it is.", F1: format},
		{Name: "filemode", Text: "($self, object, /)", Doc: "A mode as ls -l shows it, like '-rwxr-xr-x'.", F1: fileMode},
	},
	Init: initModule,
}

func initModule(_ *vm.VM, t *object.Thread, mod *object.Module) error {
	for _, c := range constants {
		mod.Dict.SetString(t, c.name, object.Int(c.value))
	}
	return nil
}

// mode reads a mode argument.
func mode(t *object.Thread, v object.Value) (uint32, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if neg, err := t.CompareBool(i, object.Int(0), object.LT); err != nil || neg {
		if err == nil {
			err = t.OverflowErrorf("can't convert negative value to unsigned int")
		}
		return 0, err
	}
	if !i.IsInt() {
		return 0, t.OverflowErrorf("Python int too large to convert to C unsigned long")
	}
	if i.AsInt() > 1<<32-1 {
		return 0, t.OverflowErrorf("mode out of range")
	}
	return uint32(i.AsInt()), nil
}

func is(t *object.Thread, v object.Value, kind uint32) (object.Value, error) {
	m, err := mode(t, v)
	return object.Bool(m&maskType == kind), err
}

func isDir(t *object.Thread, v object.Value) (object.Value, error)     { return is(t, v, dir) }
func isChar(t *object.Thread, v object.Value) (object.Value, error)    { return is(t, v, char) }
func isBlock(t *object.Thread, v object.Value) (object.Value, error)   { return is(t, v, block) }
func isRegular(t *object.Thread, v object.Value) (object.Value, error) { return is(t, v, regular) }
func isFIFO(t *object.Thread, v object.Value) (object.Value, error)    { return is(t, v, fifo) }
func isLink(t *object.Thread, v object.Value) (object.Value, error)    { return is(t, v, symlink) }
func isSocket(t *object.Thread, v object.Value) (object.Value, error)  { return is(t, v, socket) }

func never(t *object.Thread, v object.Value) (object.Value, error) {
	_, err := mode(t, v)
	return object.False(), err
}

func permissions(t *object.Thread, v object.Value) (object.Value, error) {
	m, err := mode(t, v)
	return object.Int(int64(m & 0o7777)), err
}

func format(t *object.Thread, v object.Value) (object.Value, error) {
	m, err := mode(t, v)
	return object.Int(int64(m & maskType)), err
}

func fileMode(t *object.Thread, v object.Value) (object.Value, error) {
	m, err := mode(t, v)
	if err != nil {
		return object.Empty(), err
	}
	b := []byte("?rwxrwxrwx")
	switch m & maskType {
	case regular:
		b[0] = '-'
	case dir:
		b[0] = 'd'
	case symlink:
		b[0] = 'l'
	case char:
		b[0] = 'c'
	case block:
		b[0] = 'b'
	case fifo:
		b[0] = 'p'
	case socket:
		b[0] = 's'
	}
	for i := range 9 {
		if m&(1<<(8-i)) == 0 {
			b[1+i] = '-'
		}
	}
	for _, x := range [...]struct {
		bit     uint32
		at      int
		set, no byte // where there is execute permission besides, and where not
	}{{0o4000, 3, 's', 'S'}, {0o2000, 6, 's', 'S'}, {0o1000, 9, 't', 'T'}} {
		if m&x.bit != 0 {
			if b[x.at] == 'x' {
				b[x.at] = x.set
			} else {
				b[x.at] = x.no
			}
		}
	}
	return t.NewStrBytes(b), nil
}
