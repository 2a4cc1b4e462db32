package syntax

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// ErrorKind names the exception class an Error stands for.
type ErrorKind uint8

// The exception classes of compile-time errors.
const (
	SyntaxError ErrorKind = iota
	IndentationError
	TabError
	IncompleteInput // _IncompleteInputError
	MemoryError     // the parser's own stack is exhausted
	RecursionError  // a later stage's is
	ValueError      // the input is no text (e.g. an integer literal past the digit limit)
	OverflowError
	// UnicodeDecodeError is what CPython lets out of a format specification
	// with a faulty escape; Msg is the whole text of the exception.
	UnicodeDecodeError
)

// String returns the name of the exception class.
func (k ErrorKind) String() string {
	switch k {
	case IndentationError:
		return "IndentationError"
	case TabError:
		return "TabError"
	case IncompleteInput:
		return "_IncompleteInputError"
	case MemoryError:
		return "MemoryError"
	case RecursionError:
		return "RecursionError"
	case ValueError:
		return "ValueError"
	case UnicodeDecodeError:
		return "UnicodeDecodeError"
	case OverflowError:
		return "OverflowError"
	}
	return "SyntaxError"
}

// IsSyntax reports whether the class is SyntaxError or derives from it, and so
// has a location.
func (k ErrorKind) IsSyntax() bool { return k <= IncompleteInput }

// Error is a compile-time error. Its fields are the attributes of the Python
// exception: Line is lineno, Col is offset (in characters, from 1), and so on;
// an EndLine or EndCol of -1 or 0 is passed on as CPython passes it on.
type Error struct {
	Kind     ErrorKind
	Msg      string
	Filename string
	Text     string // the source line; meaningful when HasText
	HasText  bool   // false: the attribute text is None

	Line, Col, EndLine, EndCol int

	// Parsing is set for errors of parsing; they know the source, and where the
	// last statement with a block began that was read before, or 0 and 0.
	Parsing           bool
	Source            string
	StmtLine, StmtCol int

	NoEnd bool // end_lineno and end_offset are None
	Bare  bool // args hold only msg; a Line of 0 is None then, and so is all else
}

// Error formats the error on one line.
func (e *Error) Error() string {
	if !e.Kind.IsSyntax() {
		return fmt.Sprintf("%s: %s", e.Kind, e.Msg)
	}
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.Filename, e.Line, e.Col, e.Kind, e.Msg)
}

// NewError makes an error at a node's position, for the stages after parsing.
// The source is the file's, from which the text is quoted; nil when there is
// no file of that name, which leaves the text None. As in CPython, columns of
// such errors count bytes.
func NewError(kind ErrorKind, filename string, src []byte, pos Pos, format string, args ...any) *Error {
	e := &Error{
		Kind: kind, Msg: format, Filename: filename,
		Line: int(pos.Line), Col: int(pos.Col) + 1,
		EndLine: int(pos.EndLine), EndCol: int(pos.EndCol) + 1,
	}
	if len(args) > 0 {
		e.Msg = fmt.Sprintf(format, args...)
	}
	if src != nil {
		e.Text, e.HasText = sourceLine(src, e.Line)
	}
	return e
}

// Quote gives an error that has no text its line of src.
func (e *Error) Quote(src []byte) {
	if !e.HasText && e.Kind.IsSyntax() && !e.NoEnd && e.Line > 0 {
		e.Text, e.HasText = sourceLine(src, e.Line)
	}
}

// sourceLine returns a line of src, counted from 1, with its newline.
func sourceLine(src []byte, line int) (string, bool) {
	for ; line > 1; line-- {
		i := bytes.IndexByte(src, '\n')
		if i < 0 {
			return "", false
		}
		src = src[i+1:]
	}
	if i := bytes.IndexByte(src, '\n'); i >= 0 {
		src = src[:i+1]
	}
	return string(bytes.ToValidUTF8(src, []byte(string(utf8.RuneError)))), true
}
