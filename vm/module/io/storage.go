package io

// This file uses unsafe. Its invariants: a storage is a bytes object that only one
// stream knows, so that writing to it breaks no promise made to Python code; views
// of it are good as long as the stream keeps it. Views of strings as byte slices are
// only read.

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// newStorage returns room for n bytes.
func newStorage(t *object.Thread, n int) object.Value {
	v, _ := t.NewBytesN(n)
	return v
}

// bytesIn views a storage to be read and written.
func bytesIn(v object.Value) []byte {
	if v.IsEmpty() {
		return nil
	}
	s := object.BytesOf(v)
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// growStorage returns a storage of at least need bytes that begins with the first
// used bytes of v: v itself when it is large enough.
func growStorage(t *object.Thread, v object.Value, used, need int) object.Value {
	old := bytesIn(v)
	if need <= len(old) {
		return v
	}
	w, b := t.NewBytesN(max(need, len(old)+len(old)>>1, 64))
	copy(b, old[:used])
	return w
}

// readOnly views a string as bytes.
func readOnly(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// asString views bytes as a string.
func asString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

const (
	fileIOSize   = unsafe.Sizeof(fileIO{})
	bufferedSize = unsafe.Sizeof(buffered{})
	textSize     = unsafe.Sizeof(textIO{})
	newlineSize  = unsafe.Sizeof(newlineDecoder{})
	pairSize     = unsafe.Sizeof(pair{})
	bytesIOSize  = unsafe.Sizeof(bytesIO{})
	stringIOSize = unsafe.Sizeof(stringIO{})
	runeSize     = int(unsafe.Sizeof(rune(0)))
)

// runesIn views a storage as code points.
func runesIn(v object.Value) []rune {
	b := bytesIn(v)
	if len(b) < runeSize {
		return nil
	}
	return unsafe.Slice((*rune)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/runeSize)
}

// threadNumber tells threads apart.
func threadNumber(t *object.Thread) uintptr { return uintptr(unsafe.Pointer(t)) }
