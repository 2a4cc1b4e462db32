package ast

import (
	"github.com/adder-vm/adder/vm/object"
)

var baseSpec = object.TypeSpec{
	Name: "ast.AST", Kind: object.KindInstance, Size: object.HeaderSize,
	Flags: object.TypeBase | object.TypeHasDict | object.TypeHasWeak,
	Slots: object.Slots{New: nodeNew, Init: nodeInit, Repr: nodeRepr},
	Methods: []object.Def{
		{Name: "__reduce__", F1: nodeReduce},
		{Name: "__replace__", FK: nodeReplace},
	},
	Getters: []object.GetSet{{Name: "__dict__", Get: nodeDict}},
}

func nodeNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return object.ValueOf(object.New[object.Instance](t, cls)), nil
}

func nodeDict(t *object.Thread, v object.Value) (object.Value, error) {
	return t.InstanceDict(v).Value(), nil
}

// fieldsOf is a node class's _fields as a tuple.
func fieldsOf(t *object.Thread, v object.Value) (*object.Tuple, error) {
	f, err := t.GetAttrOpt(v, t.InternString("_fields"))
	if err != nil || f.IsEmpty() {
		return t.NewTupleN(0), err
	}
	return t.TupleFrom(f)
}

// nodeInit is AST.__init__: fields by position and by name; what is missing and
// may be gets its default.
func nodeInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	fields, err := fieldsOf(t, self)
	if err != nil {
		return err
	}
	npos := len(args) - kw.Len()
	name := t.TypeName(self)
	if npos > fields.Len() {
		s := "s"
		if fields.Len() == 1 {
			s = ""
		}
		return t.TypeErrorf("%s constructor takes at most %d positional argument%s", name, fields.Len(), s)
	}
	given := t.NewSet()
	for i := range npos {
		f := fields.Items()[i]
		if err := t.SetAttr(self, f, args[i]); err != nil {
			return err
		}
		if err := given.Add(t, f); err != nil {
			return err
		}
	}
	for i := range kw.Len() {
		key := kw.Items()[i]
		isField, err := t.Contains(fields.Value(), key)
		if err != nil {
			return err
		}
		if isField {
			dup, err := given.Has(t, key)
			if err != nil {
				return err
			}
			if dup {
				return t.TypeErrorf("%s got multiple values for argument '%s'", name, object.StringOf(key))
			}
			if err := given.Add(t, key); err != nil {
				return err
			}
		} else {
			attrs, err := t.GetAttrString(self, "_attributes")
			if err != nil {
				return err
			}
			known, err := t.Contains(attrs, key)
			if err != nil {
				return err
			}
			if !known {
				if err := t.Warn(t.RT.T.Exc.DeprecationWarning, name+".__init__ got an unexpected keyword argument '"+object.GoString(key)+"'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.", 1); err != nil {
					return err
				}
			}
		}
		if err := t.SetAttr(self, key, args[npos+i]); err != nil {
			return err
		}
	}
	return fillMissing(t, self, fields, given, name)
}

// fillMissing gives the fields that were not given their defaults: an empty list,
// Load, or what the class says (None).
func fillMissing(t *object.Thread, self object.Value, fields *object.Tuple, given *object.Set, name string) error {
	types, err := t.GetAttrOpt(t.TypeOf(self).Value(), t.InternString("_field_types"))
	if err != nil || !types.IsDict() {
		return err
	}
	for i := range fields.Len() {
		f := fields.Items()[i]
		if has, err := given.Has(t, f); err != nil || has {
			if err != nil {
				return err
			}
			continue
		}
		typ, err := types.AsDict().Get(t, f)
		if err != nil {
			return err
		}
		switch {
		case typ.IsEmpty():
			err = t.Warn(t.RT.T.Exc.DeprecationWarning, "Field '"+object.GoString(f)+"' is missing from "+name+"._field_types. This will become an error in Python 3.15.", 1)
		case t.TypeOf(typ) == t.RT.T.Union: // optional: the class attribute is None
		case t.TypeOf(typ) == t.RT.T.GenericAlias:
			err = t.SetAttr(self, f, t.NewList(0).Value())
		default:
			s, serr := ready(t)
			if serr != nil {
				return serr
			}
			if typ == s.lookup(t, "expr_context") {
				var load object.Value
				if load, err = s.singleton(t, "Load"); err == nil {
					err = t.SetAttr(self, f, load)
				}
				break
			}
			err = t.Warn(t.RT.T.Exc.DeprecationWarning, name+".__init__ missing 1 required positional argument: '"+object.GoString(f)+"'. This will become an error in Python 3.15.", 1)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// singleton returns the one instance of an operator or context class.
func (s *state) singleton(t *object.Thread, name string) (object.Value, error) {
	if v := s.singletons.GetString(t, name); !v.IsEmpty() {
		return v, nil
	}
	v, err := t.Call0(s.lookup(t, name))
	if err == nil {
		s.singletons.SetString(t, name, v)
	}
	return v, err
}

func nodeReduce(t *object.Thread, self object.Value) (object.Value, error) {
	return t.Tuple3(t.TypeOf(self).Value(), t.NewTupleN(0).Value(), t.InstanceDict(self).Copy(t).Value()), nil
}

// nodeReplace is copy.replace(node, **changes).
func nodeReplace(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if len(args)-kw.Len() != 1 {
		return object.Empty(), t.TypeErrorf("__replace__() takes no positional arguments")
	}
	d := t.InstanceDict(args[0]).Copy(t)
	fields, err := fieldsOf(t, args[0])
	if err != nil {
		return object.Empty(), err
	}
	for i := range kw.Len() {
		k := kw.Items()[i]
		known, err := t.Contains(fields.Value(), k)
		if err != nil {
			return object.Empty(), err
		}
		if !known {
			attrs, err := t.GetAttrString(args[0], "_attributes")
			if err != nil {
				return object.Empty(), err
			}
			if known, err = t.Contains(attrs, k); err != nil {
				return object.Empty(), err
			}
		}
		if !known {
			return object.Empty(), t.TypeErrorf("%s.__replace__ got an unexpected keyword argument '%s'.", t.TypeName(args[0]), object.StringOf(k))
		}
		if err := d.Set(t, k, args[1+i]); err != nil {
			return object.Empty(), err
		}
	}
	return t.CallDict(t.TypeOf(args[0]).Value(), nil, d)
}

// reprDepth is how many levels of nodes a repr shows.
const reprDepth = 3

func nodeRepr(t *object.Thread, self object.Value) (object.Value, error) {
	s, err := reprNode(t, self, reprDepth)
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr(s), nil
}

func reprNode(t *object.Thread, v object.Value, depth int) (string, error) {
	name := t.TypeName(v)
	if depth <= 0 {
		return name + "(...)", nil
	}
	if err := t.EnterNative(); err != nil {
		return "", err
	}
	defer t.LeaveNative()
	fields, err := fieldsOf(t, v)
	if err != nil {
		return "", err
	}
	out := name + "("
	for i := range fields.Len() {
		f := fields.Items()[i]
		x, err := t.GetAttr(v, f)
		if err != nil {
			return "", err
		}
		if i > 0 {
			out += ", "
		}
		s, err := reprField(t, x, depth)
		if err != nil {
			return "", err
		}
		out += object.GoString(f) + "=" + s
	}
	return out + ")", nil
}

// reprField shows a field's value; of a list of nodes only the first and the last.
func reprField(t *object.Thread, x object.Value, depth int) (string, error) {
	isNode := func(v object.Value) bool { return t.IsType(v, t.RT.Type(&baseKey)) }
	if isNode(x) {
		return reprNode(t, x, depth-1)
	}
	if !x.IsList() && !x.IsTuple() {
		return t.ReprString(x)
	}
	items, err := t.ListFrom(x)
	if err != nil {
		return "", err
	}
	left, right := "[", "]"
	if x.IsTuple() {
		left, right = "(", ")"
	}
	n := items.Len()
	out := left
	for i := 0; i < n; i++ {
		if i == 1 && n > 2 {
			out += ", ..."
			i = n - 1
		}
		if i > 0 {
			out += ", "
		}
		item := items.Items()[i]
		var s string
		if isNode(item) {
			s, err = reprNode(t, item, depth-1)
		} else {
			s, err = t.ReprString(item)
		}
		if err != nil {
			return "", err
		}
		out += s
	}
	return out + right, nil
}
