package builtins

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// buildClass is __build_class__(func, name, *bases, metaclass=None, **kwds), which
// a class statement calls (language reference 3.3.3).
func buildClass(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	npos := len(args) - kw.Len()
	if npos < 2 {
		return object.Empty(), t.TypeErrorf("__build_class__: not enough arguments")
	}
	fn, name := args[0], args[1]
	if fn.Kind() != object.KindFunction {
		return object.Empty(), t.TypeErrorf("__build_class__: func must be a function")
	}
	if !name.IsStr() {
		return object.Empty(), t.TypeErrorf("__build_class__: name is not a string")
	}
	orig := t.NewTuple(args[2:npos])
	bases, err := resolveBases(t, orig)
	if err != nil {
		return object.Empty(), err
	}
	var meta object.Value
	kwds := t.NewDict()
	for i, k := range kw.Items() {
		if v := args[npos+i]; object.StringOf(k) == "metaclass" {
			meta = v
		} else if err := kwds.Set(t, k, v); err != nil {
			return object.Empty(), err
		}
	}
	if meta.IsEmpty() {
		if bases.Len() == 0 {
			meta = t.RT.T.Type.Value()
		} else {
			meta = t.TypeOf(bases.Items()[0]).Value()
		}
	}
	isType := meta.Kind() == object.KindType
	if isType {
		m, err := t.CalculateMeta(meta.AsType(), bases)
		if err != nil {
			return object.Empty(), err
		}
		meta = m.Value()
	}
	ns, err := prepare(t, meta, name, bases, kwds, isType)
	if err != nil {
		return object.Empty(), err
	}
	cell, err := vm.Of(t).RunClassBody(t, object.Cast[object.Function](fn), ns)
	if err != nil {
		return object.Empty(), err
	}
	if bases != orig {
		if err := t.SetItem(ns, t.RT.Name(object.N__orig_bases__), orig.Value()); err != nil {
			return object.Empty(), err
		}
	}
	w := t.Push(3)
	w[0], w[1], w[2] = name, bases.Value(), ns
	cls, err := t.CallDict(meta, w, kwds)
	t.Pop(3)
	if err != nil {
		return cls, err
	}
	if cls.Kind() == object.KindType && cell.Kind() == object.KindCell {
		got := object.Cast[object.Cell](cell).V
		if got.IsEmpty() {
			r, rerr := t.ReprString(cls)
			if rerr != nil {
				return object.Empty(), rerr
			}
			n, _ := t.ReprString(name)
			return object.Empty(), t.RuntimeErrorf("__class__ not set defining %s as %s. Was __classcell__ propagated to type.__new__?", n, r)
		}
		if got != cls {
			a, _ := t.ReprString(got)
			b, _ := t.ReprString(cls)
			n, _ := t.ReprString(name)
			return object.Empty(), t.TypeErrorf("__class__ set to %s defining %s as %s", a, n, b)
		}
	}
	return cls, nil
}

// resolveBases replaces bases that are no classes by what their __mro_entries__
// returns (PEP 560).
func resolveBases(t *object.Thread, orig *object.Tuple) (*object.Tuple, error) {
	var out *object.List
	for i := range orig.Len() {
		b := orig.Items()[i]
		if b.Kind() != object.KindType {
			f, err := t.GetAttrOptID(b, object.N__mro_entries__)
			if err != nil {
				return nil, err
			}
			if !f.IsEmpty() {
				r, err := t.Call1(f, orig.Value())
				if err != nil {
					return nil, err
				}
				if !r.IsTuple() {
					return nil, t.TypeErrorf("__mro_entries__ must return a tuple")
				}
				if out == nil {
					out = t.NewListFrom(orig.Items()[:i])
				}
				if err := t.Extend(out, r); err != nil {
					return nil, err
				}
				continue
			}
		}
		if out != nil {
			out.Append(t, b)
		}
	}
	if out == nil {
		return orig, nil
	}
	return t.NewTuple(out.Items()), nil
}

// prepare makes the namespace of a class body by the metaclass's __prepare__.
func prepare(t *object.Thread, meta, name object.Value, bases *object.Tuple, kwds *object.Dict, isType bool) (object.Value, error) {
	p, err := t.GetAttrOptID(meta, object.N__prepare__)
	if err != nil {
		return p, err
	}
	if p.IsEmpty() {
		return t.NewDict().Value(), nil
	}
	w := t.Push(2)
	w[0], w[1] = name, bases.Value()
	ns, err := t.CallDict(p, w, kwds)
	t.Pop(2)
	if err != nil {
		return ns, err
	}
	if !ns.IsDict() && t.TypeOf(ns).Slots().GetItem == nil {
		what := "<metaclass>"
		if isType {
			what = meta.AsType().NameString()
		}
		return ns, t.TypeErrorf("%s.__prepare__() must return a mapping, not %s", what, t.TypeName(ns))
	}
	return ns, nil
}
