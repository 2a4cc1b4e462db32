package object

import "unsafe"

// This file uses unsafe only to take sizes.

// Sizes of the structs that lie over heap memory.
const (
	shapeSize     = unsafe.Sizeof(Shape{})
	extensionSize = unsafe.Sizeof(extension{})
	dictSize      = unsafe.Sizeof(Dict{})
	dictTableSize = unsafe.Sizeof(dictTable{})
	dictEntrySize = unsafe.Sizeof(dictEntry{})
	strSize       = unsafe.Sizeof(Str{})
	bytesSize     = unsafe.Sizeof(Bytes{})
	byteArraySize = unsafe.Sizeof(ByteArray{})
	tupleSize     = unsafe.Sizeof(Tuple{})
	listSize      = unsafe.Sizeof(List{})
	listIterSize  = unsafe.Sizeof(ListIter{})
	bigIntSize    = unsafe.Sizeof(BigInt{})
	complexSize   = unsafe.Sizeof(Complex{})
	sliceSize     = unsafe.Sizeof(Slice{})
	rangeSize     = unsafe.Sizeof(Range{})
	typeSize      = unsafe.Sizeof(Type{})
	functionSize  = unsafe.Sizeof(Function{})
	nativeSize    = unsafe.Sizeof(Native{})
	methodSize    = unsafe.Sizeof(Method{})
	cellSize      = unsafe.Sizeof(Cell{})
	moduleSize    = unsafe.Sizeof(Module{})
	exceptionSize = unsafe.Sizeof(Exception{})
	codeSize      = unsafe.Sizeof(Code{})
	paramsSize    = unsafe.Sizeof(Params{})
)
