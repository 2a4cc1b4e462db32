package object

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

// decimal returns str(n).
func (t *Thread) decimal(n int64) Value {
	if uint64(n) < 10 {
		return t.RT.chars['0'+n]
	}
	var buf [20]byte
	b := strconv.AppendInt(buf[:0], n, 10)
	o := t.newStr(len(b), len(b))
	copy(bytesAt(o.data, len(b)), b)
	return o.Value()
}
