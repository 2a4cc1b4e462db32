package object

// WritableBytes views the contents of an object whose bytes can be changed in
// place, under the same terms as BytesView.
func (t *Thread) WritableBytes(v Value) ([]byte, error) {
	if v.isKind(KindByteArray) {
		return v.byteArray().view(), nil
	}
	return nil, t.TypeErrorf("argument must be read-write bytes-like object, not %s", t.TypeName(v))
}

// View views the contents, under the terms of BytesView.
func (o *ByteArray) View() []byte { return o.view() }

// Resize makes the contents n bytes long; new bytes are zero. It fails while
// somebody views the memory.
func (o *ByteArray) Resize(t *Thread, n int) error { return o.resize(t, n) }

// Splice replaces the bytes from i to j by s, which must not be a view of o.
func (o *ByteArray) Splice(t *Thread, i, j int, s string) error { return o.splice(t, i, j, s) }
