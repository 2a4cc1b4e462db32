package object

var strSpec = TypeSpec{Name: "str", Kind: KindStr, Size: strSize, Flags: TypeBase | TypeStrSub}

// IsIdentifier is str.isidentifier.
func IsIdentifier(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x80 && c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return s != "" && (s[0] < '0' || s[0] > '9')
}

// JoinStrs concatenates strs.
func (t *Thread) JoinStrs(parts []Value) (Value, error) {
	nb, n := 0, 0
	for _, p := range parts {
		s := p.str()
		nb += s.nb
		n += s.n
	}
	if n == 0 {
		return t.NewStr(""), nil
	}
	o := t.newStr(nb, n)
	dst := bytesAt(o.data, nb)
	for _, p := range parts {
		dst = dst[copy(dst, p.str().String()):]
	}
	return o.Value(), nil
}

// ASCII is ascii(v).
func (t *Thread) ASCII(v Value) (Value, error) { return t.Repr(v) }
