package syntax

import "strings"

// Mode is the kind of input to parse, as compile's mode argument names it.
type Mode int

// The modes.
const (
	ModeExec     Mode = iota // a file: yields *Module
	ModeEval                 // one expression: yields *Expression
	ModeSingle               // one interactive statement: yields *Interactive
	ModeFuncType             // a signature type comment: yields *FunctionType
)

// String returns compile's name for the mode.
func (m Mode) String() string {
	switch m {
	case ModeEval:
		return "eval"
	case ModeSingle:
		return "single"
	case ModeFuncType:
		return "func_type"
	}
	return "exec"
}

// Flags adjust the parser, as the flags of compile that concern it do.
type Flags uint32

// The flags.
const (
	// AllowIncompleteInput makes input that merely ends too early fail with
	// the kind IncompleteInput, so that a prompt can ask for more.
	AllowIncompleteInput Flags = 1 << iota
	// DontImplyDedent demands that interactive input close its blocks itself.
	DontImplyDedent
	// TypeComments keeps "# type:" comments.
	TypeComments
	// IgnoreCookie treats the source as UTF-8 text whatever its encoding
	// declaration says.
	IgnoreCookie
	// FromFile words what is wrong with the bytes as CPython does of a program
	// it reads from its file, and not of bytes given to compile.
	FromFile
	// Prompted reads a text as it was typed at a prompt, where an empty line
	// ends a statement that goes over several lines. With AllowIncompleteInput
	// more may be typed: IncompleteInput tells that it is needed.
	Prompted
	// BarryAsBDFL makes "<>" the inequality operator (PEP 401).
	BarryAsBDFL
)

// unfinished reports whether the input may go on where the text ends.
func (o *Options) unfinished() bool {
	const both = Prompted | AllowIncompleteInput
	return o.Flags&both == both
}

// Options tells Parse how to read its input. The zero value parses a file
// named "<unknown>".
type Options struct {
	Filename string
	Mode     Mode
	Flags    Flags

	// Warn, when set, receives the SyntaxWarnings met while parsing. An error
	// it returns ends the parse: an *Error is returned as it is, as when a
	// warnings filter has turned the warning into one.
	Warn func(*Warning) error

	// FileLine, when set, returns a line (from 1) of the file named Filename,
	// which error texts quote in preference to the input itself.
	FileLine func(line int) (string, bool)
}

// Warning is a SyntaxWarning, located as CPython locates it: by line only.
type Warning struct {
	Msg      string
	Filename string
	Line     int
	// Pos is the range the warning is about, so that a filter that raises it
	// can word it as a SyntaxError.
	Pos Pos
}

// noFuture is what warnings of invalid escape sequences say and errors do not.
const noFuture = " Such sequences will not work in the future."

// AsError words the warning as the error that a filter makes of it.
func (w *Warning) AsError() *Error {
	return NewError(SyntaxError, w.Filename, nil, w.Pos, "%s", strings.Replace(w.Msg, noFuture, "", 1))
}
