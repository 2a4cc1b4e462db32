package object

// IsBytes tells whether v is a bytes object or an instance of a subclass.
func (v Value) IsBytes() bool { return v.isKind(KindBytes) }

// IsBytesLike tells whether v holds bytes that BytesView can show.
func (t *Thread) IsBytesLike(v Value) bool {
	switch v.Kind() {
	case KindBytes, KindByteArray, KindMemoryView:
		return true
	}
	return false
}

// BytesView views the contents of a bytes-like object. The view is good until
// Python code runs or the object is written to.
func (t *Thread) BytesView(v Value) (string, error) {
	switch v.Kind() {
	case KindBytes:
		return BytesOf(v), nil
	case KindByteArray:
		o := Cast[ByteArray](v)
		return stringAt(o.data, o.n), nil
	}
	return "", t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(v))
}
