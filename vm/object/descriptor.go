package object

// Descriptor returns the file descriptor that an object is, or whose number its
// fileno method returns.
func (t *Thread) Descriptor(v Value) (int, error) {
	if !v.IsInteger() {
		method, err := t.GetAttrOpt(v, t.InternString("fileno"))
		if err != nil {
			return 0, err
		}
		if method.IsEmpty() {
			return 0, t.TypeErrorf("argument must be an int, or have a fileno() method.")
		}
		if v, err = t.Call0(method); err != nil {
			return 0, err
		}
		if !v.IsInteger() {
			return 0, t.TypeErrorf("fileno() returned a non-integer")
		}
	}
	fd, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return 0, err
	}
	if fd < 0 {
		return 0, t.ValueErrorf("file descriptor cannot be a negative integer (%d)", fd)
	}
	return fd, nil
}
