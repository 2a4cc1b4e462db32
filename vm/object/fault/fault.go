// Package fault names the Python exceptions that the text and number packages
// below vm/object report: they compute on plain Go data, know no exception
// objects, and say with an *Error which one their caller should raise and with
// what text.
package fault

import "fmt"

// Kind is the exception type to raise.
type Kind uint8

const (
	ValueError Kind = iota
	TypeError
	OverflowError
	ZeroDivisionError
	IndexError
	KeyError
	LookupError
	MemoryError
	// ModuleError is the exception of the module that the function belongs to:
	// struct.error, binascii.Error, re.error, json.JSONDecodeError.
	ModuleError
)

var kindNames = [...]string{
	"ValueError", "TypeError", "OverflowError", "ZeroDivisionError", "IndexError", "KeyError", "LookupError",
	"MemoryError", "error",
}

// String returns the exception's name as Python spells it.
func (k Kind) String() string { return kindNames[k] }

// Error is an exception to raise. Text is what str() of it gives; it never
// aliases a string that was passed in.
type Error struct {
	Kind Kind
	Text string
}

func (e *Error) Error() string { return e.Kind.String() + ": " + e.Text }

// New returns an Error of the given kind with a formatted text.
func New(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Text: fmt.Sprintf(format, args...)}
}
