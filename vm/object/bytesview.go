package object

// IsBytes tells whether v is a bytes object or an instance of a subclass.
func (v Value) IsBytes() bool { return v.isKind(KindBytes) }

// IsBytesLike tells whether v holds bytes that BytesView can show.
func (t *Thread) IsBytesLike(v Value) bool {
	switch v.Kind() {
	case KindBytes, KindByteArray, KindMemoryView:
		return true
	}
	return t.TypeOf(v).slots.Buffer != nil
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
	case KindMemoryView:
		m := asView(v)
		if data, err := m.memory(t); err != nil || m.stride != m.rowBytes() && m.n > 1 {
			if err != nil {
				return "", err
			}
			return bytesAsString(m.appendTo(nil, data)), nil
		}
	}
	if b, ok, err := t.BufferOf(v); ok {
		return bytesAsString(b.Data), err
	}
	return "", t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(v))
}
