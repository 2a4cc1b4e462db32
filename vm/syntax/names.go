package syntax

import "unicode/utf8"

// nameTable interns the identifiers of one parse. Keywords and soft keywords
// are in it from the start, so that one lookup finds both a name's identity
// and whether it is a keyword.
type nameTable struct {
	slots   []uint32 // index+1 into entries, 0 when empty; length a power of two
	entries []nameEntry
}

type nameEntry struct {
	hash uint32
	kind kind
	raw  string // as written
	text string // normalized to NFKC
}

// Indexes of the names the parser asks for. They follow the keywords, which
// stand at their kind's distance from kFalse.
const (
	nameMatch = uint32(kindCount-kFalse) + iota
	nameCase
	nameType
	nameUnderscore
	namePrint
	nameExec
	firstFreeName
)

// hashStep folds one byte into an identifier's hash.
func hashStep(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

const hashSeed = 2166136261

func hashName(s string) uint32 {
	h := uint32(hashSeed)
	for i := 0; i < len(s); i++ {
		h = hashStep(h, s[i])
	}
	return h
}

func (t *nameTable) init(size int) {
	slots := 256
	for slots < size/16 && slots < 1<<14 {
		slots *= 2
	}
	t.slots = make([]uint32, slots)
	t.entries = make([]nameEntry, 0, slots/2)
	for k := kFalse; k < kindCount; k++ {
		t.add(hashName(kindNames[k]), k, kindNames[k])
	}
	for _, s := range [...]string{"match", "case", "type", "_", "print", "exec"} {
		t.add(hashName(s), tName, s)
	}
}

func (t *nameTable) add(h uint32, k kind, s string) uint32 {
	text := s
	if k == tName && !isASCII(s) {
		text = normalizeName(s)
	}
	if len(t.entries) >= len(t.slots)/2 {
		t.grow()
	}
	t.entries = append(t.entries, nameEntry{h, k, s, text})
	n := uint32(len(t.entries))
	t.place(h, n)
	return n - 1
}

func (t *nameTable) place(h, n uint32) {
	mask := uint32(len(t.slots) - 1)
	i := (h ^ h>>15) & mask
	for t.slots[i] != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = n
}

func (t *nameTable) grow() {
	t.slots = make([]uint32, len(t.slots)*2)
	for i := range t.entries {
		t.place(t.entries[i].hash, uint32(i+1))
	}
}

// intern returns the index of a name spelled s, whose hash is h.
func (t *nameTable) intern(h uint32, s string) uint32 {
	mask := uint32(len(t.slots) - 1)
	i := (h ^ h>>15) & mask
	for {
		n := t.slots[i]
		if n == 0 {
			return t.add(h, tName, s)
		}
		if e := &t.entries[n-1]; e.hash == h && e.raw == s {
			return n - 1
		}
		i = (i + 1) & mask
	}
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
