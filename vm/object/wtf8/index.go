package wtf8

import "math/bits"

// An index table holds the byte offset of every IndexStep-th code point of a
// string, so that a position in a long non-ASCII string is found by looking at
// no more than IndexStep code points. The caller keeps it, wherever it likes.

// IndexStep is the distance in code points between entries of an index table.
const IndexStep = 64

// IndexSize returns how many entries the table of a string of count code points
// has.
func IndexSize(count int) int { return (count + IndexStep - 1) / IndexStep }

// FillIndex writes the table of s, which must be shorter than 4 GiB, to table,
// which must have IndexSize entries.
func FillIndex(table []uint32, s string) {
	count, i, next := 0, 0, 0 // code points before s[i]; the next one to note
	k := 0
	for ; i < len(s) && k < len(table); i++ {
		// Step over whole words that do not reach the next entry.
		for i+8 <= len(s) {
			starts := 8 - bits.OnesCount64(continuations(word(s, i)))
			if count+starts > next {
				break
			}
			count += starts
			i += 8
		}
		if i >= len(s) {
			break
		}
		if s[i]&0xC0 != 0x80 {
			if count == next {
				table[k] = uint32(i)
				k++
				next += IndexStep
			}
			count++
		}
	}
}

// IndexedOffset is Offset with the help of the table of s.
func IndexedOffset(table []uint32, s string, index int) int {
	k := index / IndexStep
	if k >= len(table) {
		return len(s)
	}
	start := int(table[k])
	return start + Offset(s[start:], index%IndexStep)
}

// IndexedCount returns how many code points stand before s[offset], with the
// help of the table of s.
func IndexedCount(table []uint32, s string, offset int) int {
	lo, hi := 0, len(table) // table[lo] <= offset < table[hi]
	for lo+1 < hi {
		mid := int(uint(lo+hi) >> 1)
		if int(table[mid]) <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	if len(table) == 0 {
		return Count(s[:offset])
	}
	return lo*IndexStep + Count(s[table[lo]:offset])
}
