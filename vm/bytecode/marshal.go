package bytecode

import "fmt"

// MarshalVersion is the newest version of the marshal format, the one that .pyc
// files hold. It added slices; version 4 short forms of strings and tuples, 3
// references, 2 binary floats, 1 interned strings.
const MarshalVersion = 5

// maxMarshalDepth is how deep objects may nest in marshal data.
const maxMarshalDepth = 2000

// The type codes of marshal data. flagRef is set on the code of an object that
// later references may name.
const (
	typeNull               = '0'
	typeNone               = 'N'
	typeFalse              = 'F'
	typeTrue               = 'T'
	typeStopIteration      = 'S'
	typeEllipsis           = '.'
	typeInt                = 'i'
	typeInt64              = 'I' // read only
	typeLong               = 'l'
	typeFloat              = 'f' // as text, below version 2
	typeBinaryFloat        = 'g'
	typeComplex            = 'x' // as text, below version 2
	typeBinaryComplex      = 'y'
	typeBytes              = 's'
	typeInterned           = 't'
	typeUnicode            = 'u'
	typeASCII              = 'a'
	typeASCIIInterned      = 'A'
	typeShortASCII         = 'z'
	typeShortASCIIInterned = 'Z'
	typeTuple              = '('
	typeSmallTuple         = ')'
	typeList               = '['
	typeDict               = '{'
	typeSet                = '<'
	typeFrozenSet          = '>'
	typeSlice              = ':'
	typeCode               = 'c'
	typeRef                = 'r'

	flagRef = 0x80
)

// MarshalError is what CPython raises for marshal data that it cannot read and
// objects that it cannot write.
type MarshalError struct {
	Exception string // the exception's type, such as "ValueError"
	Text      string // its text, the same as CPython's

	// Of a UnicodeDecodeError, whose encoding is always utf-8:
	Object     []byte
	Start, End int
	Reason     string
}

func (e *MarshalError) Error() string { return e.Exception + ": " + e.Text }

func marshalError(exception, format string, args ...any) *MarshalError {
	return &MarshalError{Exception: exception, Text: fmt.Sprintf(format, args...)}
}

func badMarshal(what string) *MarshalError {
	return marshalError("ValueError", "bad marshal data (%s)", what)
}

// decodeError describes the fault at s[start:end] as UnicodeDecodeError does.
func decodeError(s []byte, start, end int, reason string) *MarshalError {
	e := &MarshalError{Exception: "UnicodeDecodeError", Object: s, Start: start, End: end, Reason: reason}
	if end-start == 1 {
		e.Text = fmt.Sprintf("'utf-8' codec can't decode byte 0x%02x in position %d: %s", s[start], start, reason)
	} else {
		e.Text = fmt.Sprintf("'utf-8' codec can't decode bytes in position %d-%d: %s", start, end-1, reason)
	}
	return e
}
