package unidata

// typeRecord is what all code points of one kind share. The mappings are
// distances, except where special says that one is a place in caseRuns.
type typeRecord struct {
	flags                     uint16
	decimal, digit            int8
	number                    int16 // place in numbers, or -1
	special                   uint8
	upper, lower, title, fold int32
	simpleLower               int32
}

const (
	flagAlpha uint16 = 1 << iota
	flagDecimal
	flagDigit
	flagNumeric
	flagSpace
	flagUpper
	flagLower
	flagTitle
	flagPrintable
	flagXIDStart
	flagXIDContinue
	flagCased
	flagCaseIgnorable
	flagLineBreak
)

const (
	specialUpper = 1 << iota
	specialLower
	specialTitle
	specialFold
)

const maxRune = 0x10FFFF

func record(r rune) *typeRecord {
	if uint32(r) > maxRune {
		r = maxRune
	}
	return &typeRecords[typeBlocks[int(typeIndex[r>>typeShift])<<typeShift|int(r&(1<<typeShift-1))]]
}

func has(r rune, flag uint16) bool { return record(r).flags&flag != 0 }

// IsAlpha reports whether r is a letter (categories Lm, Lt, Lu, Ll, Lo).
func IsAlpha(r rune) bool { return has(r, flagAlpha) }

// IsDecimal reports whether r is a digit of a decimal notation.
func IsDecimal(r rune) bool { return has(r, flagDecimal) }

// IsDigit reports whether r is a digit, superscripts and the like included.
func IsDigit(r rune) bool { return has(r, flagDigit) }

// IsNumeric reports whether r stands for a number.
func IsNumeric(r rune) bool { return has(r, flagNumeric) }

// IsAlnum reports whether r is a letter or stands for a number.
func IsAlnum(r rune) bool { return has(r, flagAlpha|flagDecimal|flagDigit|flagNumeric) }

// IsSpace reports whether r is white space as str.isspace and str.split see it.
func IsSpace(r rune) bool {
	if uint32(r) < 0x80 {
		return r == ' ' || uint32(r)-'\t' < 5 || uint32(r)-0x1c < 4
	}
	return has(r, flagSpace)
}

// IsUpper reports whether r is an upper-case letter.
func IsUpper(r rune) bool { return has(r, flagUpper) }

// IsLower reports whether r is a lower-case letter.
func IsLower(r rune) bool { return has(r, flagLower) }

// IsTitle reports whether r is a title-case letter, such as U+01C5.
func IsTitle(r rune) bool { return has(r, flagTitle) }

// IsCased reports whether r has case, so that the letter after it is inside a
// word for str.title.
func IsCased(r rune) bool { return has(r, flagCased) }

// IsCaseIgnorable reports whether the search for a word's end, where sigma is
// final, passes over r.
func IsCaseIgnorable(r rune) bool { return has(r, flagCaseIgnorable) }

// IsPrintable reports whether repr shows r as it is.
func IsPrintable(r rune) bool {
	if uint32(r) < 0x7f {
		return r >= ' '
	}
	return has(r, flagPrintable)
}

// IsXIDStart reports whether an identifier may begin with r; '_' may.
func IsXIDStart(r rune) bool { return has(r, flagXIDStart) }

// IsXIDContinue reports whether an identifier may contain r.
func IsXIDContinue(r rune) bool { return has(r, flagXIDContinue) }

// IsLineBreak reports whether str.splitlines ends a line at r.
func IsLineBreak(r rune) bool {
	if uint32(r) < 0x80 {
		return uint32(r)-'\n' < 4 || uint32(r)-0x1c < 3
	}
	return has(r, flagLineBreak)
}

// Decimal returns the value of a decimal digit, or -1.
func Decimal(r rune) int {
	if uint32(r)-'0' < 10 {
		return int(r - '0')
	}
	return int(record(r).decimal)
}

// Digit returns the value of a digit, or -1.
func Digit(r rune) int { return int(record(r).digit) }

// Numeric returns the number r stands for; ok is false when it stands for none.
func Numeric(r rune) (value float64, ok bool) {
	n := record(r).number
	if n < 0 {
		return 0, false
	}
	return numbers[n], true
}
