package syntax

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func isIdentStart(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r)
}

func isIdentContinue(r rune) bool {
	return isIdentStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

func nfkc(s string) string { return norm.NFKC.String(s) }

func isPrintable(r rune) bool {
	return r == ' ' || unicode.IsPrint(r)
}
