package vm

import (
	"github.com/adder-vm/adder/vm/object"
)

// mappingGet looks name up in a namespace; the result is empty when it is not
// there. A namespace that is no exact dict is asked through the language.
func mappingGet(t *object.Thread, m, name object.Value) (object.Value, error) {
	if m.Kind() == object.KindDict && m.Header().Exact() {
		return m.AsDict().Get(t, name)
	}
	v, err := t.GetItem(m, name)
	if err != nil && t.Matches(t.RT.T.Exc.KeyError) {
		t.ClearError()
		return object.Empty(), nil
	}
	return v, err
}

func (vm *VM) loadName(t *object.Thread, f *frame, name object.Value) (object.Value, error) {
	if f.locals.IsEmpty() {
		return object.Empty(), t.SystemErrorf("no locals when loading %s", object.StringOf(name))
	}
	v, err := mappingGet(t, f.locals, name)
	if err != nil || !v.IsEmpty() {
		return v, err
	}
	return vm.loadGlobal(t, f, name)
}

func (vm *VM) loadGlobal(t *object.Thread, f *frame, name object.Value) (object.Value, error) {
	v, err := mappingGet(t, f.globals.Value(), name)
	if err != nil || !v.IsEmpty() {
		return v, err
	}
	v, err = mappingGet(t, f.builtins.Value(), name)
	if err != nil || !v.IsEmpty() {
		return v, err
	}
	return v, t.NameErrorFor(t.RT.T.Exc.NameError, name, "name '%s' is not defined", object.StringOf(name))
}

func storeName(t *object.Thread, m, name, v object.Value) error {
	if m.Kind() == object.KindDict && m.Header().Exact() {
		return m.AsDict().Set(t, name, v)
	}
	return t.SetItem(m, name, v)
}

func deleteName(t *object.Thread, f *frame, name object.Value) error {
	if f.locals.IsEmpty() {
		return t.SystemErrorf("no locals when deleting %s", object.StringOf(name))
	}
	missing := false
	if f.locals.Kind() == object.KindDict && f.locals.Header().Exact() {
		old, err := f.locals.AsDict().Delete(t, name)
		if err != nil {
			return err
		}
		missing = old.IsEmpty()
	} else if err := t.SetItem(f.locals, name, object.Empty()); err != nil {
		if !t.Matches(t.RT.T.Exc.KeyError) {
			return err
		}
		t.ClearError()
		missing = true
	}
	if missing {
		return t.NameErrorFor(t.RT.T.Exc.NameError, name, "name '%s' is not defined", object.StringOf(name))
	}
	return nil
}

func (vm *VM) loadBuildClass(t *object.Thread, f *frame) (object.Value, error) {
	v, err := f.builtins.Get(t, t.RT.Name(object.N__build_class__))
	if err == nil && v.IsEmpty() {
		err = t.Raisef(t.RT.T.Exc.NameError, "__build_class__ not found")
	}
	return v, err
}

func setupAnnotations(t *object.Thread, f *frame) error {
	name := t.RT.Name(object.N__annotations__)
	v, err := mappingGet(t, f.locals, name)
	if err != nil || !v.IsEmpty() {
		return err
	}
	return storeName(t, f.locals, name, t.NewDict().Value())
}

// commonConstant is LOAD_COMMON_CONSTANT.
func (vm *VM) commonConstant(t *object.Thread, i int) object.Value {
	switch i {
	case 0:
		return t.RT.T.Exc.AssertionError.Value()
	case 1:
		return t.RT.T.Exc.NotImplementedError.Value()
	case 2:
		return t.RT.T.Tuple.Value()
	case 3:
		return t.RT.Builtins.GetString(t, "all")
	}
	return t.RT.Builtins.GetString(t, "any")
}

// loadSuperAttr is LOAD_SUPER_ATTR: s holds what super names, the class and the
// receiver; the result takes the place of the first one or two.
func (vm *VM) loadSuperAttr(t *object.Thread, f *frame, s []object.Value, arg int) error {
	name := f.code.Names.Items()[arg>>2]
	super, class, self := s[0], s[1], s[2]
	if super == t.RT.T.Super.Value() && class.Kind() == object.KindType {
		v, bound, err := t.SuperMethod(object.Cast[object.Type](class), self, name, arg&1 != 0)
		if err != nil {
			return err
		}
		s[0] = v
		s[1] = object.Empty()
		if bound {
			s[1] = self
		}
		return nil
	}
	n := 0
	if arg&2 != 0 {
		n = 2
	}
	o, err := t.Call(super, s[1:1+n], nil)
	if err != nil {
		return err
	}
	v, err := t.GetAttr(o, name)
	if err != nil {
		return err
	}
	s[0], s[1] = v, object.Empty()
	return nil
}

func setFunctionAttribute(t *object.Thread, fn *object.Function, which int, v object.Value) {
	switch which {
	case 1:
		fn.Defaults = v.AsTuple()
	case 2:
		fn.KwDefaults = v.AsDict()
	case 4:
		fn.Annotations = v
	case 8:
		fn.Closure = v.AsTuple()
	case 16:
		fn.Annotate = v
		if v.Kind() == object.KindFunction {
			name := t.NewStr(object.StringOf(fn.QualName) + ".__annotate__")
			object.Cast[object.Function](v).QualName = name
		}
	}
	fn.Version = 0
}

func convertValue(t *object.Thread, v object.Value, how int) (object.Value, error) {
	switch how {
	case 1:
		return t.Str(v)
	case 2:
		return t.Repr(v)
	}
	return t.ASCII(v)
}

// listExtend is LIST_EXTEND, which words a failure as unpacking does.
func listExtend(t *object.Thread, l *object.List, v object.Value) error {
	err := t.Extend(l, v)
	if err != nil && t.Matches(t.RT.T.Exc.TypeError) && t.TypeOf(v).Slots().Iter == nil && !t.HasGetItem(v) {
		t.ClearError()
		return t.TypeErrorf("Value after * must be an iterable, not %s", t.TypeName(v))
	}
	return err
}

func dictUpdate(t *object.Thread, d *object.Dict, v object.Value) error {
	err := d.Update(t, v)
	if err != nil && t.Matches(t.RT.T.Exc.AttributeError) {
		t.ClearError()
		return t.TypeErrorf("'%s' object is not a mapping", t.TypeName(v))
	}
	return err
}

// dictMerge is DICT_MERGE: keyword arguments of a call from a mapping; a name given
// twice is an error.
func dictMerge(t *object.Thread, d *object.Dict, v, callee object.Value) error {
	err := d.Merge(t, v)
	switch {
	case err == nil:
		return nil
	case t.Matches(t.RT.T.Exc.AttributeError):
		t.ClearError()
		name, ferr := callableName(t, callee)
		if ferr != nil {
			return ferr
		}
		return t.TypeErrorf("%s argument after ** must be a mapping, not %s", name, t.TypeName(v))
	case t.Matches(t.RT.T.Exc.KeyError):
		args := t.Pending().AsException().Args.AsTuple().Items()
		if len(args) != 1 {
			return err
		}
		key := args[0]
		t.ClearError()
		name, ferr := callableName(t, callee)
		if ferr != nil {
			return ferr
		}
		if !key.IsStr() {
			return t.TypeErrorf("keywords must be strings")
		}
		return t.TypeErrorf("%s got multiple values for keyword argument '%s'", name, object.StringOf(key))
	}
	return err
}

// callableName is how error texts name a callable: with its module unless that is
// builtins or __main__'s own, and "()".
func callableName(t *object.Thread, f object.Value) (string, error) {
	q, err := t.GetAttrOptID(f, object.N__qualname__)
	if err != nil {
		return "", err
	}
	if q.IsEmpty() {
		s, err := t.Str(f)
		if err != nil {
			return "", err
		}
		return object.GoString(s), nil
	}
	m, err := t.GetAttrOptID(f, object.N__module__)
	if err != nil {
		return "", err
	}
	name := ""
	if m.IsStr() && object.StringOf(m) != "builtins" {
		name = object.GoString(m) + "."
	}
	if q.IsStr() {
		name += object.GoString(q)
	}
	return name + "()", nil
}

// callEx is CALL_FUNCTION_EX.
func (vm *VM) callEx(t *object.Thread, callee, args, kwargs object.Value) (object.Value, error) {
	if !args.IsTuple() {
		tup, err := t.TupleFrom(args)
		if err != nil {
			if t.Matches(t.RT.T.Exc.TypeError) && t.TypeOf(args).Slots().Iter == nil && !t.HasGetItem(args) {
				t.ClearError()
				name, ferr := callableName(t, callee)
				if ferr != nil {
					return object.Empty(), ferr
				}
				return object.Empty(), t.TypeErrorf("%s argument after * must be an iterable, not %s", name, t.TypeName(args))
			}
			return object.Empty(), err
		}
		args = tup.Value()
	}
	if kwargs.IsEmpty() {
		return t.Call(callee, args.AsTuple().Items(), nil)
	}
	if kwargs.Kind() != object.KindDict {
		d := t.NewDict()
		if err := dictMerge(t, d, kwargs, callee); err != nil {
			return object.Empty(), err
		}
		kwargs = d.Value()
	}
	return t.CallDict(callee, args.AsTuple().Items(), kwargs.AsDict())
}
