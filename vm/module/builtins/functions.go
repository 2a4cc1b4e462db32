package builtins

import (
	"math/big"

	"github.com/adder-vm/adder/vm/object"
)

func abs(t *object.Thread, v object.Value) (object.Value, error) {
	f := t.TypeOf(v).Slots().Abs
	if f == nil {
		return object.Empty(), t.TypeErrorf("bad operand type for abs(): '%s'", t.TypeName(v))
	}
	return f(t, v)
}

func ascii(t *object.Thread, v object.Value) (object.Value, error) { return t.ASCII(v) }

// inBase is bin, oct and hex: prefix is the letter of the base.
func inBase(t *object.Thread, v object.Value, base int, letter string) (object.Value, error) {
	i, err := t.Index(v)
	if err != nil {
		return object.Empty(), err
	}
	var b big.Int
	i.BigInt(&b)
	sign := ""
	if b.Sign() < 0 {
		sign = "-"
		b.Neg(&b)
	}
	return t.NewStr(sign + "0" + letter + b.Text(base)), nil
}

func bin(t *object.Thread, v object.Value) (object.Value, error) { return inBase(t, v, 2, "b") }
func oct(t *object.Thread, v object.Value) (object.Value, error) { return inBase(t, v, 8, "o") }
func hex(t *object.Thread, v object.Value) (object.Value, error) { return inBase(t, v, 16, "x") }

func callable(t *object.Thread, v object.Value) (object.Value, error) {
	switch v.Kind() {
	case object.KindFunction, object.KindNative, object.KindMethod:
		return object.True(), nil
	}
	return object.Bool(t.TypeOf(v).Slots().Call != nil), nil
}

const maxRune = 0x10FFFF

func chr(t *object.Thread, v object.Value) (object.Value, error) {
	n, err := t.IndexInt(v, nil)
	if err != nil {
		return object.Empty(), err
	}
	if n < 0 || n > maxRune {
		return object.Empty(), t.ValueErrorf("chr() arg not in range(0x110000)")
	}
	return t.Char(rune(n)), nil
}

func ord(t *object.Thread, v object.Value) (object.Value, error) {
	n := 0
	switch v.Kind() {
	case object.KindStr:
		s := v.AsStr()
		if s.Len() == 1 {
			r, _ := object.DecodeCodePoint(s.String())
			return object.Int(int64(r)), nil
		}
		n = s.Len()
	case object.KindBytes, object.KindByteArray:
		var err error
		if n, err = t.Len(v); err != nil {
			return object.Empty(), err
		}
		if n == 1 {
			return t.GetItem(v, object.Int(0))
		}
	default:
		return object.Empty(), t.TypeErrorf("ord() expected string of length 1, but %s found", t.TypeName(v))
	}
	return object.Empty(), t.TypeErrorf("ord() expected a character, but string of length %d found", n)
}

// divmod is (a // b, a % b); floats and small ints ask no type.
func divmod(t *object.Thread, a, b object.Value) (object.Value, error) {
	plain := func(v object.Value) bool { return v.IsIntOrBool() || v.IsFloat() }
	if !plain(a) || !plain(b) {
		return t.DivMod(a, b)
	}
	q, err := t.Binary(a, b, object.OpFloorDiv)
	if err != nil {
		return q, err
	}
	r, err := t.Binary(a, b, object.OpMod)
	if err != nil {
		return r, err
	}
	return t.Tuple2(q, r), nil
}

func format(t *object.Thread, args []object.Value) (object.Value, error) {
	spec := args[1]
	if spec.IsEmpty() {
		spec = t.NewStr("")
	}
	if !spec.IsStr() {
		return object.Empty(), t.TypeErrorf("format() argument 2 must be str, not %s", t.ArgTypeName(spec))
	}
	return t.Format(args[0], spec)
}

func hash(t *object.Thread, v object.Value) (object.Value, error) {
	h, err := t.Hash(v)
	return object.Int(h), err
}

// id is the address of an object; values without one get numbers that no address
// has and that no two of them share as far as 61 bits of their payload differ.
func id(_ *object.Thread, v object.Value) (object.Value, error) {
	if v.IsObject() {
		return object.Int(int64(v.Addr())), nil
	}
	p := v.Payload()
	return object.Int(int64((p<<7 ^ p>>57<<4 | uint64(v.Kind())<<1 | 1) & (1<<63 - 1))), nil
}

func isInstance(t *object.Thread, v, class object.Value) (object.Value, error) {
	ok, err := t.IsInstance(v, class)
	return object.Bool(ok), err
}

func isSubclass(t *object.Thread, c, class object.Value) (object.Value, error) {
	ok, err := t.IsSubclass(c, class)
	return object.Bool(ok), err
}

func length(t *object.Thread, v object.Value) (object.Value, error) {
	n, err := t.Len(v)
	return object.Int(int64(n)), err
}

func pow(t *object.Thread, args []object.Value) (object.Value, error) {
	mod := args[2]
	if mod.IsEmpty() {
		mod = object.None()
	}
	return t.Power(args[0], args[1], mod)
}

func repr(t *object.Thread, v object.Value) (object.Value, error) { return t.Repr(v) }

func round(t *object.Thread, args []object.Value) (object.Value, error) {
	var r object.Value
	var found bool
	var err error
	if args[1].IsEmpty() || args[1].IsNone() {
		r, found, err = t.CallSpecial(args[0], object.N__round__)
	} else {
		r, found, err = t.CallSpecial(args[0], object.N__round__, args[1])
	}
	if err == nil && !found {
		err = t.TypeErrorf("type %s doesn't define __round__ method", t.TypeName(args[0]))
	}
	return r, err
}

// breakpoint calls sys.breakpointhook, whatever that is by now.
func breakpoint(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	hook := t.RT.Sys.Dict.GetString(t, "breakpointhook")
	if hook.IsEmpty() {
		return hook, t.RuntimeErrorf("lost sys.breakpointhook")
	}
	return t.Call(hook, args, kw)
}
