package object

// NewTemplate makes a Template (PEP 750) of strings and interpolations.
func (t *Thread) NewTemplate(strings, interpolations *Tuple) (Value, error) {
	return Value{}, t.SystemErrorf("templates are not made yet")
}
