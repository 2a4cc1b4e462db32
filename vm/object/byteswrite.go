package object

// WritableBytes views the contents of an object whose bytes can be changed in
// place, under the same terms as BytesView.
func (t *Thread) WritableBytes(v Value) ([]byte, error) {
	if v.isKind(KindByteArray) {
		return v.byteArray().view(), nil
	}
	return nil, t.TypeErrorf("argument must be read-write bytes-like object, not %s", t.TypeName(v))
}
