package unidata

// The full case mappings turn a code point into one to three. They are
// appended to dst as UTF-8; a surrogate maps to itself.

// AppendUpper appends r in upper case.
func AppendUpper(dst []byte, r rune) []byte {
	rec := record(r)
	return appendMapping(dst, r, rec.upper, rec.special&specialUpper != 0)
}

// AppendLower appends r in lower case. Capital sigma becomes the medial one;
// FinalSigma tells where the final one belongs.
func AppendLower(dst []byte, r rune) []byte {
	rec := record(r)
	return appendMapping(dst, r, rec.lower, rec.special&specialLower != 0)
}

// AppendTitle appends r in title case.
func AppendTitle(dst []byte, r rune) []byte {
	rec := record(r)
	return appendMapping(dst, r, rec.title, rec.special&specialTitle != 0)
}

// AppendFold appends r folded for comparison without regard to case.
func AppendFold(dst []byte, r rune) []byte {
	rec := record(r)
	return appendMapping(dst, r, rec.fold, rec.special&specialFold != 0)
}

// SimpleLower returns the one code point r becomes in lower case, as regular
// expressions compare without regard to case.
func SimpleLower(r rune) rune {
	if uint32(r) < 0x80 {
		if uint32(r)-'A' < 26 {
			r += 'a' - 'A'
		}
		return r
	}
	return r + record(r).simpleLower
}

func appendMapping(dst []byte, r rune, to int32, special bool) []byte {
	if !special {
		return appendRune(dst, r+to)
	}
	n := int32(caseRuns[to])
	for _, c := range caseRuns[to+1 : to+1+n] {
		dst = appendRune(dst, rune(c))
	}
	return dst
}

// appendRune appends r in UTF-8, surrogates included.
func appendRune(dst []byte, r rune) []byte {
	switch {
	case r < 0x80:
		return append(dst, byte(r))
	case r < 0x800:
		return append(dst, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F)
	case r < 0x10000:
		return append(dst, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return append(dst, 0xF0|byte(r>>18), 0x80|byte(r>>12)&0x3F, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
}
