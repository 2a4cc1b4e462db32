package object

// textBufferMax is the largest buffer that a thread keeps, in bytes.
const textBufferMax = 256 << 10

// TakeText lends the thread's buffer for a text that is being built, empty and
// with room for n bytes. GiveText gives it back, grown or not; whoever takes
// before that gets a buffer of its own, so that formatting may call Python code.
func (t *Thread) TakeText(n int) []byte {
	b := t.text
	t.text = nil
	if cap(b) < n {
		b = make([]byte, 0, max(n, 512))
	}
	return b[:0]
}

// GiveText gives back what TakeText lent.
func (t *Thread) GiveText(b []byte) {
	if cap(b) <= textBufferMax {
		t.text = b
	}
}
