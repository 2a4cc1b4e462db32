// Package pack is the core of module struct: it parses format strings and lays
// numbers and bytes out in memory as they say, and reads them back.
//
// A format is parsed once into a Format, a list of items with their offsets; the
// caller walks the items with its arguments or its result tuple and calls Put
// and Get functions on slices of the buffer. The native layout is that of 64-bit
// Linux and macOS on little-endian machines: long, size_t and pointers have
// eight bytes, and every number is aligned to its size.
//
// The package knows nothing of objects; what Python would raise comes back as a
// *fault.Error, ModuleError standing for struct.error.
package pack

import (
	"math"

	"github.com/adder-vm/adder/vm/object/fault"
)

// Item is a run of values of one kind.
type Item struct {
	Code   byte // x c b B ? h H i I l L q Q n N e f d s p P F D
	Big    bool // big endian
	Size   int  // bytes of one value; of s and p, of the whole
	Count  int  // values; 1 for s and p, 0 for padding
	Offset int
}

// Format is a parsed format string.
type Format struct {
	Items []Item // padding left out, its bytes are zero
	Size  int
	Args  int // how many values it packs
}

var (
	errBadChar   = fault.New(fault.ModuleError, "bad char in struct format")
	errTooLong   = fault.New(fault.ModuleError, "total struct size too long")
	errNoCode    = fault.New(fault.ModuleError, "repeat count given without format specifier")
	errEmbedded0 = fault.New(fault.ModuleError, "embedded null character")
)

// sizes returns the size and alignment of a code; 0 where there is no such.
func sizes(code byte, native bool) (size, align int) {
	switch code {
	case 'x', 'c', 'b', 'B', '?', 's', 'p':
		return 1, 1
	case 'h', 'H', 'e':
		size, align = 2, 2
	case 'i', 'I', 'f':
		size, align = 4, 4
	case 'l', 'L':
		size, align = 4, 4
		if native {
			size, align = 8, 8
		}
	case 'q', 'Q', 'd':
		size, align = 8, 8
	case 'n', 'N', 'P':
		if !native {
			return 0, 0
		}
		size, align = 8, 8
	case 'F':
		size, align = 8, 4
	case 'D':
		size, align = 16, 8
	default:
		return 0, 0
	}
	if !native {
		align = 1
	}
	return size, align
}

// Parse parses a format string, which must be ASCII.
func Parse(format string) (*Format, error) {
	for i := 0; i < len(format); i++ {
		if format[i] == 0 {
			return nil, errEmbedded0
		}
	}
	native, big := true, false
	if format != "" {
		switch format[0] {
		case '<', '=':
			native, format = false, format[1:]
		case '>', '!':
			native, big, format = false, true, format[1:]
		case '@':
			format = format[1:]
		}
	}
	f := &Format{}
	for i := 0; i < len(format); {
		c := format[i]
		i++
		if c == ' ' || c-'\t' < 5 {
			continue
		}
		count := 1
		if c-'0' < 10 {
			count = int(c - '0')
			for ; ; i++ {
				if i == len(format) {
					return nil, errNoCode
				}
				if c = format[i]; c-'0' >= 10 {
					break
				}
				if count >= math.MaxInt/10 && (count > math.MaxInt/10 || int(c-'0') > math.MaxInt%10) {
					return nil, errTooLong
				}
				count = count*10 + int(c-'0')
			}
			i++
		}
		size, align := sizes(c, native)
		if size == 0 {
			return nil, errBadChar
		}
		offset := f.Size
		if pad := offset % align; pad != 0 {
			if offset > math.MaxInt-align {
				return nil, errTooLong
			}
			offset += align - pad
		}
		if count > (math.MaxInt-offset)/size {
			return nil, errTooLong
		}
		f.Size = offset + count*size
		switch c {
		case 'x':
		case 's', 'p':
			f.Items = append(f.Items, Item{c, big, count, 1, offset})
			f.Args++
		default:
			if count > 0 {
				f.Items = append(f.Items, Item{c, big, size, count, offset})
				f.Args += count
			}
		}
	}
	return f, nil
}

// IsInt reports whether the item takes ints.
func (it *Item) IsInt() bool {
	switch it.Code {
	case 'b', 'B', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q', 'n', 'N', 'P':
		return true
	}
	return false
}

// Signed reports whether the item's ints may be negative.
func (it *Item) Signed() bool {
	switch it.Code {
	case 'b', 'h', 'i', 'l', 'q', 'n':
		return true
	}
	return false
}
