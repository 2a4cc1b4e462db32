package builtins

import (
	"github.com/adder-vm/adder/vm/module/io"
	"github.com/adder-vm/adder/vm/object"
)

var printParams = object.Def{Name: "print", Sig: "(*, sep=' ', end='\\n', file=None, flush=False)"}

// print writes its arguments to a file, sys.stdout if none is named. Without one
// there is nothing to write to, and nothing is.
func print(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	n := len(args) - kw.Len()
	w := t.Push(5)
	defer t.Pop(5)
	if err := t.BindArgs(&printParams, w[:4], args[n:], kw); err != nil {
		return object.Empty(), err
	}
	sep, end, file := &w[0], &w[1], &w[2]
	for _, x := range [2]struct {
		v    *object.Value
		name string
		std  string
	}{{sep, "sep", " "}, {end, "end", "\n"}} {
		if x.v.IsEmpty() || x.v.IsNone() {
			*x.v = t.NewStr(x.std)
		} else if !x.v.IsStr() {
			return object.Empty(), t.TypeErrorf("%s must be None or a string, not %s", x.name, t.TypeName(*x.v))
		}
	}
	if file.IsEmpty() || file.IsNone() {
		out := t.RT.Sys.Dict.GetString(t, "stdout")
		if out.IsEmpty() {
			return object.Empty(), t.RuntimeErrorf("lost sys.stdout")
		}
		if out.IsNone() {
			return out, nil
		}
		*file = out
	}
	// A file that is the io module's own is written to without looking up write for
	// each piece.
	direct, err := io.Direct(t, *file)
	if err != nil {
		return object.Empty(), err
	}
	if !direct {
		if w[4], err = t.GetAttrString(*file, "write"); err != nil {
			return object.Empty(), err
		}
	}
	for i, a := range args[:n] {
		if i > 0 {
			if err := put(t, w, *sep); err != nil {
				return object.Empty(), err
			}
		}
		s, err := t.Str(a)
		if err != nil {
			return object.Empty(), err
		}
		if err := put(t, w, s); err != nil {
			return object.Empty(), err
		}
	}
	if err := put(t, w, *end); err != nil {
		return object.Empty(), err
	}
	if w[3].IsEmpty() {
		return object.None(), nil
	}
	flush, err := t.Truth(w[3])
	if err == nil && flush {
		_, err = t.CallMethod(*file, t.InternString("flush"), nil, nil)
	}
	return object.None(), err
}

// put writes a piece to print's file: w[2] is the file, w[4] its method write, or
// empty when it is written to directly.
func put(t *object.Thread, w []object.Value, piece object.Value) error {
	if w[4].IsEmpty() {
		return io.Write(t, w[2], piece)
	}
	_, err := t.Call1(w[4], piece)
	return err
}

// input reads a line from sys.stdin, after a prompt on sys.stdout.
func input(t *object.Thread, args []object.Value) (object.Value, error) {
	std := func(name string) (object.Value, error) {
		f := t.RT.Sys.Dict.GetString(t, name)
		if f.IsEmpty() || f.IsNone() {
			return f, t.RuntimeErrorf("input(): lost sys.%s", name)
		}
		return f, nil
	}
	in, err := std("stdin")
	if err != nil {
		return object.Empty(), err
	}
	out, err := std("stdout")
	if err != nil {
		return object.Empty(), err
	}
	if errFile, err := std("stderr"); err != nil {
		return object.Empty(), err
	} else if _, err := t.CallMethod(errFile, t.InternString("flush"), nil, nil); err != nil {
		t.ClearError()
	}
	if len(args) == 1 {
		prompt, err := t.Str(args[0])
		if err != nil {
			return object.Empty(), err
		}
		if _, err := callMethod1(t, out, "write", prompt); err != nil {
			return object.Empty(), err
		}
	}
	if _, err := t.CallMethod(out, t.InternString("flush"), nil, nil); err != nil {
		t.ClearError()
	}
	line, err := t.CallMethod(in, t.InternString("readline"), nil, nil)
	if err != nil {
		return object.Empty(), err
	}
	if !line.IsStr() {
		return object.Empty(), t.TypeErrorf("object.readline() returned non-string")
	}
	text := object.StringOf(line)
	if text == "" {
		return object.Empty(), t.Raise(t.RT.T.Exc.EOFError, "EOF when reading a line")
	}
	if text[len(text)-1] == '\n' {
		return t.NewStr(text[:len(text)-1]), nil
	}
	return line, nil
}

func callMethod1(t *object.Thread, v object.Value, name string, arg object.Value) (object.Value, error) {
	w := t.Push(1)
	w[0] = arg
	r, err := t.CallMethod(v, t.InternString(name), w, nil)
	t.Pop(1)
	return r, err
}
