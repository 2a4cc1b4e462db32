package syntax

import (
	"strings"

	"github.com/adder-vm/adder/vm/object/unidata"
)

// badIdentifierRune returns the offset of the first rune of s that may not
// stand there in an identifier, or -1.
func badIdentifierRune(s string) int {
	for i, r := range s {
		if r == '_' || i == 0 && unidata.IsXIDStart(r) || i > 0 && unidata.IsXIDContinue(r) {
			continue
		}
		return i
	}
	return -1
}

// normalizeName puts an identifier into the form in which names are compared.
func normalizeName(s string) string {
	return string(unidata.AppendNormal(nil, s, unidata.NFKC))
}

func isPrintable(r rune) bool { return unidata.IsPrintable(r) }

// runeByName finds a character by its Unicode name or alias.
func runeByName(name string) (rune, bool) {
	return unidata.Lookup(strings.ToUpper(name))
}
