package object

// WritableBytes views the contents of an object whose bytes can be changed in
// place, under the same terms as BytesView. argument names it in the error:
// "readinto() argument".
func (t *Thread) WritableBytes(v Value, argument string) ([]byte, error) {
	b, ok, err := t.BufferOf(v)
	if ok && err == nil && !b.ReadOnly {
		return b.Data, nil
	}
	if err == nil || t.Matches(t.RT.T.Exc.BufferError) {
		t.ClearError()
		err = t.TypeErrorf("%s must be read-write bytes-like object, not %s", argument, t.TypeName(v))
	}
	return nil, err
}

// View views the contents, under the terms of BytesView.
func (o *ByteArray) View() []byte { return o.view() }

// Resize makes the contents n bytes long; new bytes are zero. It fails while
// somebody views the memory.
func (o *ByteArray) Resize(t *Thread, n int) error { return o.resize(t, n) }

// Splice replaces the bytes from i to j by s, which must not be a view of o.
func (o *ByteArray) Splice(t *Thread, i, j int, s string) error { return o.splice(t, i, j, s) }
