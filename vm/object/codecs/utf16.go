package codecs

import "github.com/adder-vm/adder/vm/object/wtf8"

// Order is a byte order. Native is the order of the machine, taken to be little
// endian as on all that Adder runs on; in that order encoders write a byte order
// mark and decoders look for one.
type Order int8

const (
	BigEndian    Order = 1
	Native       Order = 0
	LittleEndian Order = -1
)

func (o Order) name(family string) string {
	switch o {
	case BigEndian:
		return family + "-be"
	case LittleEndian:
		return family + "-le"
	}
	return family
}

// DecodeUTF16 appends the text that in encodes. order is what the caller
// expects; found is what a mark at the start told where that is Native, and
// still Native where in is too short to tell.
func DecodeUTF16(dst []byte, in string, h Errors, order Order, final bool) (_ []byte, consumed int, found Order, err error) {
	i := 0
	if order == Native && len(in) >= 2 {
		switch {
		case in[0] == 0xFF && in[1] == 0xFE:
			order, i = LittleEndian, 2
		case in[0] == 0xFE && in[1] == 0xFF:
			order, i = BigEndian, 2
		}
	}
	found = order
	name := "utf-16-le"
	hi := 1 // where in a unit its high byte is
	if order == BigEndian {
		name, hi = "utf-16-be", 0
	}
	for i < len(in) {
		if i+1 == len(in) {
			if !final {
				break
			}
			if dst, i, err = h.Decode(dst, in, &Error{Encoding: name, Start: i, End: i + 1, Reason: "truncated data"}); err != nil {
				return dst, i, found, err
			}
			continue
		}
		r := rune(in[i+hi])<<8 | rune(in[i+1-hi])
		if !wtf8.IsSurrogate(r) {
			dst = wtf8.AppendRune(dst, r)
			i += 2
			continue
		}
		e := &Error{Encoding: name, Start: i, End: i + 2}
		switch {
		case r >= 0xDC00:
			e.Reason = "illegal encoding"
		case i+4 > len(in):
			if !final {
				return dst, i, found, nil
			}
			e.Reason, e.End = truncated, len(in)
		default:
			low := rune(in[i+2+hi])<<8 | rune(in[i+3-hi])
			if low >= 0xDC00 && low < 0xE000 {
				dst = wtf8.AppendRune(dst, 0x10000+(r-0xD800)<<10+(low-0xDC00))
				i += 4
				continue
			}
			e.Reason = "illegal UTF-16 surrogate"
		}
		if dst, i, err = h.Decode(dst, in, e); err != nil {
			return dst, i, found, err
		}
	}
	return dst, i, found, nil
}

// DecodeUTF32 is DecodeUTF16 for UTF-32.
func DecodeUTF32(dst []byte, in string, h Errors, order Order, final bool) (_ []byte, consumed int, found Order, err error) {
	i := 0
	if order == Native && len(in) >= 4 {
		switch in[:4] {
		case "\xFF\xFE\x00\x00":
			order, i = LittleEndian, 4
		case "\x00\x00\xFE\xFF":
			order, i = BigEndian, 4
		}
	}
	found = order
	name := "utf-32-le"
	if order == BigEndian {
		name = "utf-32-be"
	}
	for i < len(in) {
		e := &Error{Encoding: name, Start: i, End: i + 4}
		if i+4 > len(in) {
			if !final {
				break
			}
			e.End, e.Reason = len(in), "truncated data"
		} else {
			u := uint32(in[i]) | uint32(in[i+1])<<8 | uint32(in[i+2])<<16 | uint32(in[i+3])<<24
			if order == BigEndian {
				u = uint32(in[i+3]) | uint32(in[i+2])<<8 | uint32(in[i+1])<<16 | uint32(in[i])<<24
			}
			switch {
			case u > wtf8.RuneMax:
				e.Reason = "code point not in range(0x110000)"
			case wtf8.IsSurrogate(rune(u)):
				e.Reason = "code point in surrogate code point range(0xd800, 0xe000)"
			default:
				dst = wtf8.AppendRune(dst, rune(u))
				i += 4
				continue
			}
		}
		if dst, i, err = h.Decode(dst, in, e); err != nil {
			return dst, i, found, err
		}
	}
	return dst, i, found, nil
}

// wideEncoder writes UTF-16 or UTF-32.
type wideEncoder struct {
	name string
	big  bool
	size int
}

func (w wideEncoder) unit() int { return w.size }

func (w wideEncoder) fail(_ string, at int) *Error {
	return &Error{Encoding: w.name, Start: at, End: at + 3, Reason: "surrogates not allowed"}
}

func (w wideEncoder) encode(dst []byte, in string) ([]byte, int) {
	i := 0
	for i < len(in) {
		r, n := wtf8.Decode(in, i)
		if wtf8.IsSurrogate(r) {
			break
		}
		switch {
		case w.size == 4:
			dst = w.put(w.put(dst, 0), 0)
			d := dst[len(dst)-4:]
			if w.big {
				d[1], d[2], d[3] = byte(r>>16), byte(r>>8), byte(r)
			} else {
				d[0], d[1], d[2] = byte(r), byte(r>>8), byte(r>>16)
			}
		case r >= 0x10000:
			r -= 0x10000
			dst = w.put(w.put(dst, 0xD800+r>>10), 0xDC00+r&0x3FF)
		default:
			dst = w.put(dst, r)
		}
		i += n
	}
	return dst, i
}

// put appends one 16-bit unit.
func (w wideEncoder) put(dst []byte, u rune) []byte {
	if w.big {
		return append(dst, byte(u>>8), byte(u))
	}
	return append(dst, byte(u), byte(u>>8))
}

// EncodeUTF16 appends text in UTF-16, with a byte order mark in Native order.
func EncodeUTF16(dst []byte, text string, h Errors, order Order) ([]byte, error) {
	if order == Native {
		dst = append(dst, 0xFF, 0xFE)
	}
	return run(wideEncoder{order.name("utf-16"), order == BigEndian, 2}, dst, text, h, false)
}

// EncodeUTF32 appends text in UTF-32, with a byte order mark in Native order.
func EncodeUTF32(dst []byte, text string, h Errors, order Order) ([]byte, error) {
	if order == Native {
		dst = append(dst, 0xFF, 0xFE, 0, 0)
	}
	return run(wideEncoder{order.name("utf-32"), order == BigEndian, 4}, dst, text, h, false)
}
