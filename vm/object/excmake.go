package object

import "strings"

// NewExceptionType makes an exception class as a class statement does; its name is
// given with its module, and its bases are exception classes.
func (t *Thread) NewExceptionType(name string, bases ...Value) (*Type, error) {
	module, short := "builtins", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		module, short = name[:i], name[i+1:]
	}
	dict := t.NewDict()
	dict.SetString(t, "__module__", t.NewStr(module))
	typ, err := t.Call3(t.RT.T.Type.Value(), t.NewStr(short), t.NewTuple(bases).Value(), dict.Value())
	if err != nil {
		return nil, err
	}
	return typ.typ(), nil
}
