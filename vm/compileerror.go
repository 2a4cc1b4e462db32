package vm

import (
	"errors"
	"os"

	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// raiseCompileError raises what the front end refused source text with.
func (vm *VM) raiseCompileError(t *object.Thread, err error) error {
	quoteFile(err)
	return RaiseSyntaxError(t, err)
}

// quoteFile gives an error its line of the file it names. CPython quotes files
// only, whatever text was compiled in their name.
func quoteFile(err error) {
	var se *syntax.Error
	if !errors.As(err, &se) || se.HasText {
		return
	}
	if text, err := os.ReadFile(se.Filename); err == nil {
		se.Quote(text)
	}
}

// RaiseSyntaxError raises the exception an error of the front end stands for,
// with its place in the source.
func RaiseSyntaxError(t *object.Thread, err error) error {
	if err == t.PendingError() {
		return err // a warnings filter has raised it already
	}
	exc := &t.RT.T.Exc
	var se *syntax.Error
	if !errors.As(err, &se) {
		return t.Raise(exc.SystemError, err.Error())
	}
	typ := exc.SyntaxError
	switch se.Kind {
	case syntax.IndentationError:
		typ = exc.IndentationError
	case syntax.TabError:
		typ = exc.TabError
	case syntax.IncompleteInput:
		typ = exc.IncompleteInputError
	case syntax.MemoryError:
		typ = exc.MemoryError
	case syntax.RecursionError:
		typ = exc.RecursionError
	case syntax.ValueError:
		typ = exc.ValueError
	case syntax.UnicodeDecodeError:
		typ = exc.UnicodeError
	case syntax.OverflowError:
		typ = exc.OverflowError
	}
	if !se.Kind.IsSyntax() || se.Bare && se.Line == 0 {
		return t.Raise(typ, se.Msg)
	}
	n := 6
	if se.NoEnd && !se.HasText {
		n = 4
	}
	w := t.Push(3)
	defer t.Pop(3)
	w[0] = t.NewStr(se.Msg)
	place := t.NewTupleN(n)
	w[1] = place.Value()
	items := place.Items()
	items[0] = t.NewStr(se.Filename)
	items[1] = object.Int(int64(se.Line))
	items[2] = object.Int(int64(se.Col))
	items[3] = object.None()
	if se.HasText {
		items[3] = t.NewStr(se.Text)
	}
	if n == 6 && se.NoEnd {
		items[4], items[5] = object.None(), object.None()
	} else if n == 6 {
		items[4] = object.Int(int64(se.EndLine))
		items[5] = object.Int(int64(se.EndCol))
	}
	e, cerr := t.Call2(typ.Value(), w[0], w[1])
	if cerr != nil {
		return cerr
	}
	if se.Parsing {
		// What the traceback needs to guess at mistyped keywords.
		w[2] = e
		source := object.None()
		if se.Source != "" {
			source = t.NewStr(se.Source)
		}
		about := t.Tuple3(object.Int(int64(se.StmtLine)), object.Int(int64(se.StmtCol)), source)
		if err := t.SetAttrString(e, "_metadata", about); err != nil {
			return err
		}
	}
	if se.Bare {
		w[2] = e
		if err := t.SetAttrString(e, "args", t.Tuple1(w[0])); err != nil {
			return err
		}
	}
	return t.RaiseValue(e)
}

// describePending words the pending exception for an error of Go, and clears it.
func (vm *VM) describePending(t *object.Thread) string {
	exc := t.TakeError()
	if exc.IsEmpty() {
		return "unknown error"
	}
	s, err := t.Str(exc)
	if err != nil {
		t.ClearError()
		return t.TypeName(exc)
	}
	return t.TypeName(exc) + ": " + object.GoString(s)
}
