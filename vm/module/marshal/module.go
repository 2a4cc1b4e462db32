// Package marshal is the native module marshal: Python's internal format of
// objects, read and written by vm/bytecode, between whose plain constants and
// objects it converts. Code objects are verified as they are read.
package marshal

import (
	"errors"
	"math/big"
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the marshal module.
var Module = vm.NativeModule{
	Name: "marshal",
	Doc:  "This module contains functions that can read and write Python values in\na binary format. The format is specific to Python, but independent of\nmachine architecture issues.",
	Funcs: []object.Def{
		{Name: "dump", Text: "($module, value, file, version=version, /, *, allow_code=True)", Sig: "(value, file, version=5, /, *, allow_code=True)", Doc: "Write the value on the open file.", FV: dump},
		{Name: "load", Sig: "(file, /, *, allow_code=True)", Doc: "Read one value from the open file and return it.", FV: load},
		{Name: "dumps", Text: "($module, value, version=version, /, *, allow_code=True)", Sig: "(value, version=5, /, *, allow_code=True)", Doc: "Return the bytes object that would be written to a file by dump(value, file).", FV: dumps},
		{Name: "loads", Sig: "(bytes, /, *, allow_code=True)", Doc: "Convert the bytes-like object to a value.", FV: loads},
	},
	Init: func(_ *vm.VM, t *object.Thread, m *object.Module) error {
		m.Dict.SetString(t, "version", object.Int(bytecode.MarshalVersion))
		return nil
	},
}

// raise raises what the reader or writer returned.
func raise(t *object.Thread, err error) error {
	var e *bytecode.MarshalError
	if !errors.As(err, &e) {
		return t.SystemErrorf("%v", err)
	}
	exc := &t.RT.T.Exc
	switch e.Exception {
	case "EOFError":
		return t.Raise(exc.EOFError, e.Text)
	case "TypeError":
		return t.Raise(exc.TypeError, e.Text)
	case "SystemError":
		return t.Raise(exc.SystemError, e.Text)
	case "RecursionError":
		return t.Raise(exc.RecursionError, e.Text)
	case "UnicodeDecodeError":
		w := t.Push(5)
		w[0] = t.NewStr("utf-8")
		w[1] = t.NewBytes(string(e.Object))
		w[2], w[3] = object.Int(int64(e.Start)), object.Int(int64(e.End))
		w[4] = t.NewStr(e.Reason)
		v, err := t.Call(exc.UnicodeDecodeError.Value(), w, nil)
		t.Pop(5)
		if err != nil {
			return err
		}
		return t.RaiseValue(v)
	}
	return t.Raise(exc.ValueError, e.Text)
}

func flag(t *object.Thread, v object.Value, def bool) (bool, error) {
	if v.IsEmpty() {
		return def, nil
	}
	return t.Truth(v)
}

func encode(t *object.Thread, v, version, allow object.Value) (object.Value, error) {
	ver := bytecode.MarshalVersion
	if !version.IsEmpty() {
		var err error
		if ver, err = t.IndexInt(version, t.RT.T.Exc.OverflowError); err != nil {
			return object.Value{}, err
		}
	}
	allowCode, err := flag(t, allow, true)
	if err != nil {
		return object.Value{}, err
	}
	w := writer{t: t, seen: map[uintptr]bytecode.Const{}}
	c, err := w.constant(v)
	if err != nil {
		return object.Value{}, err
	}
	b, err := bytecode.MarshalAt(nil, c, ver, allowCode)
	if err != nil {
		return object.Value{}, raise(t, err)
	}
	return t.NewBytes(string(b)), nil
}

func dumps(t *object.Thread, args []object.Value) (object.Value, error) {
	return encode(t, args[0], args[1], args[2])
}

func dump(t *object.Thread, args []object.Value) (object.Value, error) {
	b, err := encode(t, args[0], args[2], args[3])
	if err != nil {
		return object.Value{}, err
	}
	write, err := t.GetAttr(args[1], t.InternString("write"))
	if err != nil {
		return object.Value{}, err
	}
	return t.Call1(write, b)
}

func loads(t *object.Thread, args []object.Value) (object.Value, error) {
	b := args[0]
	if b.Kind() != object.KindBytes {
		switch b.Kind() {
		case object.KindByteArray, object.KindMemoryView, object.KindOpaque:
		default:
			return object.Value{}, t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(b))
		}
		var err error
		if b, err = t.Call1(t.RT.T.Bytes.Value(), b); err != nil {
			return object.Value{}, err
		}
	}
	allow, err := flag(t, args[1], true)
	if err != nil {
		return object.Value{}, err
	}
	v, _, err := decode(t, []byte(object.BytesOf(b)), allow)
	return v, err
}

// load reads what is left of a file and puts it back behind the object read.
func load(t *object.Thread, args []object.Value) (object.Value, error) {
	file := args[0]
	allow, err := flag(t, args[1], true)
	if err != nil {
		return object.Value{}, err
	}
	read, err := t.GetAttr(file, t.InternString("read"))
	if err != nil {
		return object.Value{}, err
	}
	data, err := t.Call(read, nil, nil)
	if err != nil {
		return object.Value{}, err
	}
	if data.Kind() != object.KindBytes {
		return object.Value{}, t.TypeErrorf("file.read() returned not bytes but %s", t.TypeName(data))
	}
	b := []byte(object.BytesOf(data))
	v, n, err := decode(t, b, allow)
	if err != nil || n == len(b) {
		return v, err
	}
	seek, err := t.GetAttr(file, t.InternString("seek"))
	if err != nil {
		return object.Value{}, err
	}
	_, err = t.Call2(seek, object.Int(int64(n-len(b))), object.Int(1))
	return v, err
}

func decode(t *object.Thread, b []byte, allowCode bool) (object.Value, int, error) {
	c, n, err := bytecode.UnmarshalPrefix(b, allowCode)
	if err != nil {
		return object.Value{}, n, raise(t, err)
	}
	r := reader{t: t, made: t.NewList(0), at: map[any]int{}}
	v, err := r.object(c)
	return v, n, err
}

// reader makes objects of constants, one for each that occurs again.
type reader struct {
	t    *object.Thread
	made *object.List
	at   map[any]int // index in made
}

func (r *reader) known(key any) (object.Value, bool) {
	i, ok := r.at[key]
	if !ok {
		return object.Value{}, false
	}
	return r.made.Items()[i], true
}

func (r *reader) note(key any, v object.Value) object.Value {
	r.at[key] = r.made.Len()
	r.made.Append(r.t, v)
	return v
}

func (r *reader) object(c bytecode.Const) (object.Value, error) {
	t := r.t
	switch c := c.(type) {
	case bytecode.StopIterationType:
		return t.RT.T.Exc.StopIteration.Value(), nil
	case *bytecode.List:
		if v, ok := r.known(c); ok {
			return v, nil
		}
		l := t.NewList(0)
		v := r.note(c, l.Value())
		for _, e := range c.Elems {
			x, err := r.object(e)
			if err != nil {
				return v, err
			}
			l.Append(t, x)
		}
		return v, nil
	case *bytecode.Dict:
		if v, ok := r.known(c); ok {
			return v, nil
		}
		d := t.NewDict()
		v := r.note(c, d.Value())
		for i, k := range c.Keys {
			key, err := r.object(k)
			if err != nil {
				return v, err
			}
			item, err := r.object(c.Values[i])
			if err != nil {
				return v, err
			}
			if err := d.Set(t, key, item); err != nil {
				return v, err
			}
		}
		return v, nil
	case *bytecode.Set:
		if v, ok := r.known(c); ok {
			return v, nil
		}
		s, err := t.Call(t.RT.T.Set.Value(), nil, nil)
		if err != nil {
			return s, err
		}
		r.note(c, s)
		for _, e := range c.Elems {
			x, err := r.object(e)
			if err != nil {
				return s, err
			}
			if err := s.AsSet().Add(t, x); err != nil {
				return s, err
			}
		}
		return s, nil
	case bytecode.FrozenSet:
		l, err := r.list(c)
		if err != nil {
			return l, err
		}
		return t.Call1(t.RT.T.FrozenSet.Value(), l)
	case bytecode.Tuple:
		if len(c) == 0 {
			return t.NewTupleN(0).Value(), nil
		}
		if v, ok := r.known(&c[0]); ok {
			return v, nil
		}
		o := t.NewTupleN(len(c))
		v := r.note(&c[0], o.Value())
		for i, e := range c {
			x, err := r.object(e)
			if err != nil {
				return v, err
			}
			o.Items()[i] = x
		}
		return v, nil
	case *bytecode.Slice:
		if v, ok := r.known(c); ok {
			return v, nil
		}
		l, err := r.list([]bytecode.Const{c.Start, c.Stop, c.Step})
		if err != nil {
			return l, err
		}
		p := l.AsList().Items()
		return r.note(c, t.NewSlice(p[0], p[1], p[2])), nil
	case *bytecode.Code:
		if v, ok := r.known(c); ok {
			return v, nil
		}
		if err := bytecode.Verify(c); err != nil {
			return object.Value{}, t.ValueErrorf("%v", err)
		}
		return r.note(c, t.NewCode(c).Value()), nil
	}
	return t.FromConst(c), nil
}

func (r *reader) list(elems []bytecode.Const) (object.Value, error) {
	l := r.t.NewList(0)
	for _, e := range elems {
		x, err := r.object(e)
		if err != nil {
			return x, err
		}
		l.Append(r.t, x)
	}
	return l.Value(), nil
}

// writer makes constants of objects. Mutable ones that occur again are the same
// constant again.
type writer struct {
	t     *object.Thread
	seen  map[uintptr]bytecode.Const // by address: objects do not move
	depth int
}

const maxDepth = 2000

func unmarshallable(t *object.Thread) error { return t.ValueErrorf("unmarshallable object") }

func (w *writer) constant(v object.Value) (bytecode.Const, error) {
	t := w.t
	switch {
	case v.IsNone():
		return bytecode.None, nil
	case v.IsBool():
		return bytecode.Bool(v.AsBool()), nil
	case v.IsInt():
		return bytecode.Int(v.AsInt()), nil
	case v.IsFloat():
		return bytecode.Float(v.AsFloat()), nil
	case v == object.Ellipsis():
		return bytecode.Ellipsis, nil
	case v == t.RT.T.Exc.StopIteration.Value():
		return bytecode.StopIteration, nil
	case !v.IsObject():
		return nil, unmarshallable(t)
	}
	kind := v.Kind()
	if !v.Header().Exact() && kind != object.KindMemoryView {
		return nil, unmarshallable(t)
	}
	if c, ok := w.seen[v.Addr()]; ok {
		return c, nil
	}
	if w.depth++; w.depth > maxDepth {
		return nil, t.ValueErrorf("object too deeply nested to marshal")
	}
	defer func() { w.depth-- }()
	switch kind {
	case object.KindBigInt:
		var z big.Int
		b := new(bytecode.BigInt)
		b.Set(v.BigInt(&z))
		return b, nil
	case object.KindComplex:
		return bytecode.Complex(v.AsComplex()), nil
	case object.KindStr:
		return bytecode.Str(object.GoString(v)), nil
	case object.KindBytes:
		return bytecode.Bytes(strings.Clone(object.BytesOf(v))), nil
	case object.KindByteArray, object.KindMemoryView:
		b, err := t.Call1(t.RT.T.Bytes.Value(), v)
		if err != nil {
			return nil, err
		}
		return bytecode.Bytes(strings.Clone(object.BytesOf(b))), nil
	case object.KindCode:
		return object.Cast[object.Code](v).Data(t.RT), nil
	case object.KindTuple:
		n := len(v.AsTuple().Items())
		c := make(bytecode.Tuple, n)
		for i := range n {
			var err error
			if c[i], err = w.constant(v.AsTuple().Items()[i]); err != nil {
				return nil, err
			}
		}
		w.seen[v.Addr()] = c
		return c, nil
	case object.KindList:
		c := new(bytecode.List)
		w.seen[v.Addr()] = c
		for i := 0; i < v.AsList().Len(); i++ {
			e, err := w.constant(v.AsList().Items()[i])
			if err != nil {
				return nil, err
			}
			c.Elems = append(c.Elems, e)
		}
		return c, nil
	case object.KindDict:
		c := new(bytecode.Dict)
		w.seen[v.Addr()] = c
		pos := 0
		for {
			key, item, ok := v.AsDict().Next(t, &pos)
			if !ok {
				return c, nil
			}
			k, err := w.constant(key)
			if err != nil {
				return nil, err
			}
			x, err := w.constant(item)
			if err != nil {
				return nil, err
			}
			c.Keys, c.Values = append(c.Keys, k), append(c.Values, x)
		}
	case object.KindSet:
		elems, err := w.elements(v)
		if err != nil {
			return nil, err
		}
		if v.Header().Type() == t.RT.T.FrozenSet {
			return bytecode.FrozenSet(elems), nil
		}
		c := &bytecode.Set{Elems: elems}
		w.seen[v.Addr()] = c
		return c, nil
	case object.KindSlice:
		s := object.Cast[object.Slice](v)
		c := new(bytecode.Slice)
		var err error
		if c.Start, err = w.constant(s.Start); err == nil {
			if c.Stop, err = w.constant(s.Stop); err == nil {
				c.Step, err = w.constant(s.Step)
			}
		}
		return c, err
	}
	return nil, unmarshallable(t)
}

func (w *writer) elements(v object.Value) ([]bytecode.Const, error) {
	it, err := w.t.Iter(v)
	if err != nil {
		return nil, err
	}
	var elems []bytecode.Const
	for {
		x, err := w.t.Next(it)
		if err != nil {
			return nil, err
		}
		if x.IsEmpty() {
			return elems, nil
		}
		c, err := w.constant(x)
		if err != nil {
			return nil, err
		}
		elems = append(elems, c)
	}
}
