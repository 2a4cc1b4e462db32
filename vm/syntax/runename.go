package syntax

import (
	"sync"

	"golang.org/x/text/unicode/runenames"
)

// runesByName is made at the first \N{...} escape.
var runesByName = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 1<<17)
	for r := rune(0); r <= 0x10ffff; r++ {
		if n := runenames.Name(r); n != "" && n[0] != '<' {
			m[n] = r
		}
	}
	return m
})

func lookupRuneName(name string) (rune, bool) {
	r, ok := runesByName()[name]
	return r, ok
}
