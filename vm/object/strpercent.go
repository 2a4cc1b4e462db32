package object

// strMod is the % operator of str.
func strMod(t *Thread, a, b Value) (Value, error) { return NotImplemented(), nil }
