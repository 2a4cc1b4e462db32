package object

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// StringOf views a str's bytes as a Go string without copying. The view is good
// only while the str lives: a Go string that is kept anywhere but in a local must
// come from GoString.
func StringOf(v Value) string {
	s := v.str()
	return stringAt(s.data, s.nb)
}

// GoString copies a str's bytes into Go's memory.
func GoString(v Value) string { return strings.Clone(StringOf(v)) }

// String views the bytes; see StringOf.
func (s *Str) String() string { return stringAt(s.data, s.nb) }

// Len returns the number of code points.
func (s *Str) Len() int { return s.n }

// ASCII tells whether all code points are below 128.
func (s *Str) ASCII() bool { return s.flags&FlagASCII != 0 }

// IsStr tells whether v is a str or an instance of a subclass.
func (v Value) IsStr() bool { return v.isKind(KindStr) }

// IsExactStr tells whether v's type is str itself.
func (v Value) IsExactStr() bool { return v.isKind(KindStr) && v.Header().flags&FlagExact != 0 }

// AsStr views a str's struct.
func (v Value) AsStr() *Str { return v.str() }

// newStr allocates an exact str of nb bytes and n code points, to be filled.
func (t *Thread) newStr(nb, n int) *Str {
	s := (*Str)(t.allocLeafOrScan(nb, n))
	s.flags = FlagExact
	if nb == n {
		s.flags |= FlagASCII
	}
	s.n, s.nb = n, nb
	s.data = addrOf(s) + strSize
	return s
}

// NewStr returns a new str with the contents of s, which is UTF-8 or holds lone
// surrogates as three bytes each.
func (t *Thread) NewStr(s string) Value {
	if len(s) <= 1 {
		if len(s) == 0 {
			return t.RT.empty.str.Value()
		}
		if s[0] < utf8.RuneSelf {
			return t.RT.chars[s[0]]
		}
	}
	o := t.newStr(len(s), CountCodePoints(s))
	copy(bytesAt(o.data, len(s)), s)
	return o.Value()
}

// NewStrBytes is NewStr for bytes.
func (t *Thread) NewStrBytes(b []byte) Value { return t.NewStr(bytesAsString(b)) }

// NewASCII returns a new str of n bytes, all to be set below 128, and a view of
// the bytes to fill before anything else happens to the str.
func (t *Thread) NewASCII(n int) (Value, []byte) {
	o := t.newStr(n, n)
	return o.Value(), bytesAt(o.data, n)
}

// Char returns the str of one code point, which may be a surrogate.
func (t *Thread) Char(r rune) Value {
	if r < 256 {
		return t.RT.chars[r]
	}
	var b [4]byte
	return t.NewStrBytes(AppendCodePoint(b[:0], r))
}

// AppendCodePoint appends a code point, which may be a surrogate, as one to four
// bytes.
func AppendCodePoint(b []byte, r rune) []byte {
	if r >= 0xD800 && r <= 0xDFFF {
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0xBF, 0x80|byte(r)&0xBF)
	}
	return utf8.AppendRune(b, r)
}

// CountCodePoints counts the code points of a string that is UTF-8 with
// surrogates as three bytes: the bytes that do not continue a sequence.
func CountCodePoints(s string) int {
	n, i := len(s), 0
	for ; i+8 <= len(s); i += 8 {
		w := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		if w&0x8080808080808080 != 0 {
			n -= bits.OnesCount64(w >> 7 &^ (w >> 6) & 0x0101010101010101)
		}
	}
	for ; i < len(s); i++ {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// DecodeCodePoint returns the first code point of a non-empty string and its
// length in bytes.
func DecodeCodePoint(s string) (rune, int) {
	c := s[0]
	switch {
	case c < 0x80:
		return rune(c), 1
	case c < 0xE0:
		return rune(c&0x1F)<<6 | rune(s[1]&0x3F), 2
	case c < 0xF0:
		return rune(c&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return rune(c&0x07)<<18 | rune(s[1]&0x3F)<<12 | rune(s[2]&0x3F)<<6 | rune(s[3]&0x3F), 4
}

// strHash returns what dicts find a str by, and caches it; see Runtime.tableSeed. The
// str's hash is that and hashMask.
func strHash(t *Thread, s *Str) uint64 {
	if s.flags&FlagHashed != 0 {
		return s.hash
	}
	h := t.RT.tableHash(s.String())
	s.hash = h
	s.flags |= FlagHashed
	return h
}

// HashString hashes bytes as str and bytes objects with those contents are.
func (rt *Runtime) HashString(s string) uint64 { return rt.tableHash(s) ^ rt.hashMask }

// tableHash is HashString without the mask. The empty string's hash is 0, and -1 is
// none.
func (rt *Runtime) tableHash(s string) uint64 {
	if s == "" {
		return rt.hashMask
	}
	h := xxh3.HashStringSeed(s, rt.tableSeed)
	if int64(h^rt.hashMask) == -1 {
		h ^= 1
	}
	return h
}

// place is what dicts find a key with a hash by.
func (rt *Runtime) place(hash int64) uint64 { return uint64(hash) ^ rt.hashMask }

// Intern returns the interned str equal to an exact str.
func (t *Thread) Intern(v Value) Value {
	s := v.str()
	if s.flags&FlagInterned != 0 {
		return v
	}
	if s.flags&FlagExact == 0 {
		v = t.NewStr(s.String())
		s = v.str()
	}
	if e := t.RT.lookupInterned(t, v); !e.IsEmpty() {
		return e
	}
	t.RT.interned.insert(t, v, strHash(t, s), v)
	s.flags |= FlagInterned
	return v
}

// InternString returns the interned str with the contents of s.
func (t *Thread) InternString(s string) Value { return t.Intern(t.NewStr(s)) }

func (rt *Runtime) lookupInterned(t *Thread, v Value) Value {
	d := rt.interned
	if d.table == nil {
		return Value{}
	}
	i, _ := d.findStr(t, v, strHash(t, v.str()))
	if i < 0 {
		return Value{}
	}
	return d.table.entry(i).key
}
