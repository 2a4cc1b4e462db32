package wtf8

// AppendFill appends r n times.
func AppendFill(dst []byte, r rune, n int) []byte {
	if r < 0x80 {
		for ; n > 0; n-- {
			dst = append(dst, byte(r))
		}
		return dst
	}
	for ; n > 0; n-- {
		dst = AppendRune(dst, r)
	}
	return dst
}

// AppendCenter appends s, which has count code points, centred in width. Where
// the padding is odd, the extra fill goes left if the width is odd too.
func AppendCenter(dst []byte, s string, count, width int, fill rune) []byte {
	pad := max(width-count, 0)
	left := pad/2 + pad&width&1
	dst = AppendFill(dst, fill, left)
	dst = append(dst, s...)
	return AppendFill(dst, fill, pad-left)
}

// AppendZfill appends s, which has count code points, with zeros up to width
// after its sign.
func AppendZfill(dst []byte, s string, count, width int) []byte {
	if s != "" && (s[0] == '+' || s[0] == '-') && width > count {
		dst = append(dst, s[0])
		s = s[1:]
	}
	return append(AppendFill(dst, '0', width-count), s...)
}

// AppendExpandTabs appends s with spaces up to the next multiple of size in
// place of each tab; columns count from the last line end. ok is false where the
// result would be longer than limit bytes.
func AppendExpandTabs(dst []byte, s string, size, limit int) (_ []byte, ok bool) {
	column, start := 0, len(dst)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\t' {
			if size > 0 {
				n := size - column%size
				if n > limit-(len(dst)-start) {
					return dst, false
				}
				column += n
				dst = AppendFill(dst, ' ', n)
			}
			continue
		}
		if c == '\n' || c == '\r' {
			column = 0
		} else if c&0xC0 != 0x80 {
			column++
		}
		dst = append(dst, c)
	}
	return dst, true
}
