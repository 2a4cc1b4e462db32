package unidata

import "strconv"

// dbRecord is what module unicodedata answers alike for many code points.
type dbRecord struct {
	category, bidirectional uint8
	combining               uint8
	mirrored                bool
	width                   uint8
	checks                  uint8 // two bits a normal form, see quickCheck
}

func database(r rune) *dbRecord {
	if uint32(r) > maxRune {
		r = maxRune
	}
	return &dbRecords[dbBlocks[int(dbIndex[r>>dbShift])<<dbShift|int(r&(1<<dbShift-1))]]
}

// Category returns r's general category, "Cn" where it is unassigned.
func Category(r rune) string { return categories[database(r).category] }

// Bidirectional returns r's bidirectional class, "" where it has none.
func Bidirectional(r rune) string { return bidirectionals[database(r).bidirectional] }

// Combining returns r's canonical combining class.
func Combining(r rune) int { return int(database(r).combining) }

// Mirrored reports whether r is mirrored in text that runs from right to left.
func Mirrored(r rune) bool { return database(r).mirrored }

// EastAsianWidth returns r's width class: "F", "H", "W", "Na", "A" or "N".
func EastAsianWidth(r rune) string { return eastAsianWidths[database(r).width] }

// AppendDecomposition appends r's decomposition in the form of the Unicode
// data file, a tag for a compatibility one and code points in hexadecimal;
// nothing where r has none.
func AppendDecomposition(dst []byte, r rune) []byte {
	if uint32(r)-hangulBase < hangulCount {
		i := r - hangulBase
		dst = appendHex(append(appendHex(dst, hangulLBase+i/hangulNT), ' '), hangulVBase+i%hangulNT/hangulT)
		if t := i % hangulT; t != 0 {
			dst = appendHex(append(dst, ' '), hangulTBase+t)
		}
		return dst
	}
	tag, text := decomposition(r)
	dst = append(dst, tag...)
	for i, c := range text {
		if i > 0 || tag != "" {
			dst = append(dst, ' ')
		}
		dst = appendHex(dst, c)
	}
	return dst
}

// appendHex appends r in upper-case hexadecimal of at least four digits.
func appendHex(dst []byte, r rune) []byte {
	var buf [8]byte
	digits := strconv.AppendInt(buf[:0], int64(r), 16)
	for n := len(digits); n < 4; n++ {
		dst = append(dst, '0')
	}
	for _, d := range digits {
		if d >= 'a' {
			d -= 'a' - 'A'
		}
		dst = append(dst, d)
	}
	return dst
}

// decomposition returns the tag ("" for a canonical decomposition) and the code
// points r decomposes into in one step; text is "" where there are none.
// Hangul syllables are not in the table.
func decomposition(r rune) (tag, text string) {
	if uint32(r) > maxRune {
		return "", ""
	}
	i := int(decompBlocks[int(decompIndex[r>>decompShift])<<decompShift|int(r&(1<<decompShift-1))])
	if i == 0 {
		return "", ""
	}
	return decompTags[decompTag[i]], decompText[decompOffset[i]:decompOffset[i+1]]
}
