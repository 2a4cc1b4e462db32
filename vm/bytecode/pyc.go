package bytecode

import (
	"encoding/binary"
	"fmt"
)

// PycMode says how a .pyc file is checked against its source.
type PycMode uint32

// The modes of PEP 552, with the values that the files hold.
const (
	PycTimestamp     PycMode = 0 // by the source's modification time and size
	PycUncheckedHash PycMode = 1 // not at all
	PycCheckedHash   PycMode = 3 // by the hash of the source
)

const pycHeaderSize = 16

// PycHeader is what stands before the code in a .pyc file.
type PycHeader struct {
	Mode       PycMode
	MTime      uint32  // of the source, in seconds, its low 32 bits; of PycTimestamp only
	SourceSize uint32  // of the source, its low 32 bits; of PycTimestamp only
	SourceHash [8]byte // of the other modes
}

// SourceHash returns the hash of a source file's bytes that .pyc files hold.
func SourceHash(source []byte) [8]byte {
	return KeyedSourceHash(uint64(Magic), source)
}

// KeyedSourceHash is SourceHash with another key than the format's magic number.
func KeyedSourceHash(key uint64, source []byte) [8]byte {
	var h [8]byte
	binary.LittleEndian.PutUint64(h[:], siphash13(key, source))
	return h
}

// TimestampPyc returns the header for a source last modified mtime seconds after
// 1970 and of the given size.
func TimestampPyc(mtime, size int64) PycHeader {
	return PycHeader{Mode: PycTimestamp, MTime: uint32(mtime), SourceSize: uint32(size)}
}

// HashPyc returns the header for a source of the given bytes.
func HashPyc(source []byte, checked bool) PycHeader {
	h := PycHeader{Mode: PycUncheckedHash, SourceHash: SourceHash(source)}
	if checked {
		h.Mode = PycCheckedHash
	}
	return h
}

// AppendPyc appends a .pyc file to dst.
func AppendPyc(dst []byte, h PycHeader, c *Code) ([]byte, error) {
	dst = binary.LittleEndian.AppendUint32(dst, Magic)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(h.Mode))
	if h.Mode == PycTimestamp {
		dst = binary.LittleEndian.AppendUint32(dst, h.MTime)
		dst = binary.LittleEndian.AppendUint32(dst, h.SourceSize)
	} else {
		dst = append(dst, h.SourceHash[:]...)
	}
	return Marshal(dst, c)
}

// PycError is what CPython's import system raises for a .pyc file that does not
// serve; an EOFError or ImportError.
type PycError struct {
	Exception string
	Text      string
}

func (e *PycError) Error() string { return e.Exception + ": " + e.Text }

func pycError(exception, format string, args ...any) *PycError {
	return &PycError{exception, fmt.Sprintf(format, args...)}
}

func strRepr(s string) string { return string(AppendStrRepr(nil, s)) }

// ReadPycHeader reads the start of a .pyc file and returns what follows it. The
// errors call the file name.
func ReadPycHeader(data []byte, name string) (PycHeader, []byte, error) {
	var h PycHeader
	if magic := data[:min(4, len(data))]; len(magic) < 4 || binary.LittleEndian.Uint32(magic) != Magic {
		return h, nil, pycError("ImportError", "bad magic number in %s: %s", strRepr(name), AppendBytesRepr(nil, string(magic)))
	}
	if len(data) < pycHeaderSize {
		return h, nil, pycError("EOFError", "reached EOF while reading pyc header of %s", strRepr(name))
	}
	h.Mode = PycMode(binary.LittleEndian.Uint32(data[4:]))
	if h.Mode&^3 != 0 {
		return h, nil, pycError("ImportError", "invalid flags %d in %s", h.Mode, strRepr(name))
	}
	// A file that is not hash-based has nothing to check the hash of.
	if h.Mode&1 == 0 {
		h.Mode = PycTimestamp
		h.MTime = binary.LittleEndian.Uint32(data[8:])
		h.SourceSize = binary.LittleEndian.Uint32(data[12:])
	} else {
		copy(h.SourceHash[:], data[8:])
	}
	return h, data[pycHeaderSize:], nil
}

// CheckTimestamp returns an error unless the file was made from a source of that
// modification time and size.
func (h PycHeader) CheckTimestamp(mtime, size int64, name string) error {
	if h.MTime != uint32(mtime) || h.SourceSize != uint32(size) {
		return pycError("ImportError", "bytecode is stale for %s", strRepr(name))
	}
	return nil
}

// CheckHash returns an error unless the file was made from a source of that hash.
func (h PycHeader) CheckHash(hash [8]byte, name string) error {
	if h.SourceHash != hash {
		return pycError("ImportError", "hash in bytecode doesn't match hash of source %s", strRepr(name))
	}
	return nil
}

// ReadPyc reads a whole .pyc file, without a look at its source. Errors are
// *PycError, or *MarshalError for faults in the code.
func ReadPyc(data []byte, name string) (PycHeader, *Code, error) {
	h, body, err := ReadPycHeader(data, name)
	if err != nil {
		return h, nil, err
	}
	c, err := Unmarshal(body)
	if err != nil {
		return h, nil, err
	}
	code, ok := c.(*Code)
	if !ok {
		return h, nil, pycError("ImportError", "Non-code object in %s", strRepr(name))
	}
	return h, code, nil
}
