package object

// decodeObject is str(object, encoding, errors).
func (t *Thread) decodeObject(v, encoding, errors Value) (Value, error) {
	m, err := t.GetAttrString(v, "decode")
	if err != nil {
		t.ClearError()
		return Value{}, t.TypeErrorf("decoding to str: need a bytes-like object, %s found", t.TypeName(v))
	}
	if encoding.IsEmpty() {
		encoding = t.NewStr("utf-8")
	}
	if errors.IsEmpty() {
		errors = t.NewStr("strict")
	}
	return t.Call2(m, encoding, errors)
}
