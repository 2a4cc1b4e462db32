package object

// StrOffset returns where in a str's bytes the code point with the given index
// begins.
func (t *Thread) StrOffset(v Value, i int) int { return v.str().offset(t, i) }

// StrIndex returns how many code points stand before a byte offset of a str.
func (t *Thread) StrIndex(v Value, offset int) int {
	s := v.str()
	if s.flags&FlagASCII != 0 {
		return offset
	}
	return s.codePointAt(offset)
}

// SubStr returns the str of v's bytes from i to j, which lie between code points.
func (t *Thread) SubStr(v Value, i, j int) Value { return t.subStr(v, i, j) }
