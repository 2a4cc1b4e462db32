package object

import "fmt"

var noneSpec = TypeSpec{Name: "NoneType", Kind: KindNone, Slots: Slots{Repr: noneRepr, Bool: noneBool, Hash: noneHash, New: noneNew},
	NewSig: "()",
}

var ellipsisSpec = TypeSpec{Name: "ellipsis", Kind: KindEllipsis, Slots: Slots{Repr: ellipsisRepr, New: ellipsisNew},
	NewSig: "()",
}

var notImplementedSpec = TypeSpec{Name: "NotImplementedType", Kind: KindNotImplemented, Slots: Slots{Repr: notImplementedRepr, Bool: notImplementedBool, New: notImplementedNew},
	NewSig: "()",
}

func noneRepr(t *Thread, v Value) (Value, error) { return t.NewStr("None"), nil }
func noneBool(t *Thread, v Value) (bool, error)  { return false, nil }
func noneHash(t *Thread, v Value) (int64, error) { return 0xfca86420, nil }

func noneNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return None(), t.noArgs(cls, args)
}

func ellipsisNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return Ellipsis(), t.noArgs(cls, args)
}

func notImplementedNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return NotImplemented(), t.noArgs(cls, args)
}

func (t *Thread) noArgs(cls *Type, args []Value) error {
	if len(args) > 0 {
		return t.TypeErrorf("%s takes no arguments", cls.NameString())
	}
	return nil
}

func ellipsisRepr(t *Thread, v Value) (Value, error) { return t.NewStr("Ellipsis"), nil }

func notImplementedRepr(t *Thread, v Value) (Value, error) { return t.NewStr("NotImplemented"), nil }

func notImplementedBool(t *Thread, v Value) (bool, error) {
	return false, t.TypeErrorf("NotImplemented should not be used in a boolean context")
}

// AddressString is the address error texts and reprs show for v.
func (t *Thread) AddressString(v Value) string { return fmt.Sprintf("0x%x", v.t) }
