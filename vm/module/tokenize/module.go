// Package tokenize is the native module _tokenize: the iterator over tokens on
// which module tokenize is built. The tokens come from vm/syntax, which knows how
// that module wants them.
package tokenize

import (
	"io"
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// Module is the definition of the _tokenize module.
var Module = vm.NativeModule{
	Name: "_tokenize",
	Init: func(_ *vm.VM, t *object.Thread, m *object.Module) error {
		m.Dict.SetString(t, "TokenizerIter", t.NewBuiltinType(&iterSpec, t.RT.T.Object).Value())
		return nil
	},
}

// tokenIter goes through the tokens of a source. They are all made at the first
// step, from all lines that the source has to give.
//
//adder:heap
type tokenIter struct {
	object.Header
	readline object.Value // None once read
	encoding object.Value // of the lines, None when they are text
	extra    int
	tokens   *object.List
	next     int
	fault    object.Value // the exception behind the last token, or empty
}

var iterSig = object.Def{Name: "tokenizeriter", Sig: "(readline, /, *, encoding=None, extra_tokens=False)"}

var iterSpec = object.TypeSpec{
	Name: "_tokenize.TokenizerIter", Kind: object.KindOpaque, Size: object.SizeOf[tokenIter](),
	Doc:   "The tokens of the lines that readline gives, as tuples of type, text, start, end and line.",
	Slots: object.Slots{New: newIter, Iter: iterSelf, Next: iterNext},
}

func iterSelf(_ *object.Thread, v object.Value) (object.Value, error) { return v, nil }

func newIter(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(3)
	defer t.Pop(3)
	if err := t.BindArgs(&iterSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	extra := false
	if !w[2].IsEmpty() {
		var err error
		if extra, err = t.Truth(w[2]); err != nil {
			return object.Empty(), err
		}
	}
	if w[1].IsEmpty() {
		w[1] = object.None()
	}
	if !w[1].IsNone() && !w[1].IsStr() {
		return object.Empty(), t.TypeErrorf("tokenizeriter() argument 'encoding' must be str, not %s", t.ArgTypeName(w[1]))
	}
	it := object.New[tokenIter](t, cls)
	it.readline, it.encoding = w[0], w[1]
	if extra {
		it.extra = 1
	}
	return object.ValueOf(it), nil
}

func iterNext(t *object.Thread, v object.Value) (object.Value, error) {
	it := object.Cast[tokenIter](v)
	if it.tokens == nil {
		src, err := readAll(t, it)
		if err != nil {
			return object.Empty(), err
		}
		it.readline = object.None()
		it.tokens = t.NewList(len(src) / 4)
		if err := makeTokens(t, it, src); err != nil {
			return object.Empty(), err
		}
	}
	if it.next < it.tokens.Len() {
		tok := it.tokens.Items()[it.next]
		it.tokens.Items()[it.next] = object.None()
		it.next++
		return tok, nil
	}
	if !it.fault.IsEmpty() {
		exc := it.fault
		it.fault = object.Empty()
		return object.Empty(), t.RaiseValue(exc)
	}
	return object.Empty(), nil
}

// readAll calls readline to the end of its lines.
func readAll(t *object.Thread, it *tokenIter) (string, error) {
	var b strings.Builder
	for {
		line, err := t.Call0(it.readline)
		if err != nil {
			if t.Matches(t.RT.T.Exc.StopIteration) {
				t.ClearError()
				return b.String(), nil
			}
			return "", err
		}
		text := ""
		switch {
		case !it.encoding.IsNone() && line.Kind() == object.KindBytes:
			w := t.Push(2)
			w[0] = t.InternString("decode")
			w[1] = line
			a := t.Push(2)
			a[0], a[1] = it.encoding, t.InternString("replace")
			decoded, err := t.CallMethod(w[1], w[0], a, nil)
			t.Pop(4)
			if err != nil {
				return "", err
			}
			text = object.StringOf(decoded)
		case !it.encoding.IsNone():
			return "", t.TypeErrorf("readline() returned a non-bytes object")
		case line.IsStr():
			text = object.StringOf(line)
		default:
			return "", t.TypeErrorf("readline() returned a non-string object")
		}
		if text == "" {
			return b.String(), nil
		}
		b.WriteString(text)
	}
}

// makeTokens lists the tokens of src, and keeps the error they end in.
func makeTokens(t *object.Thread, it *tokenIter, src string) error {
	w := t.Push(2)
	defer t.Pop(2)
	line, lineText := object.Value{}, ""
	z := syntax.NewTokenizer(src, "<string>", it.extra != 0)
	for {
		tok, err := z.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			vm.RaiseSyntaxError(t, err)
			it.fault = t.TakeError()
			return nil
		}
		if line.IsEmpty() || tok.Source != lineText {
			lineText = tok.Source
			line = t.NewStr(lineText)
			w[1] = line
		}
		tuple := t.NewTupleN(5)
		w[0] = tuple.Value()
		tuple.Items()[0] = object.Int(int64(tok.Type))
		tuple.Items()[1] = t.NewStr(tok.Text)
		tuple.Items()[2] = t.Tuple2(object.Int(int64(tok.Line)), object.Int(int64(tok.Col)))
		tuple.Items()[3] = t.Tuple2(object.Int(int64(tok.EndLine)), object.Int(int64(tok.EndCol)))
		tuple.Items()[4] = line
		it.tokens.Append(t, tuple.Value())
	}
}
