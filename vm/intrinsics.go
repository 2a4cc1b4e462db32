package vm

import (
	"github.com/adder-vm/adder/vm/object"
)

// intrinsic1 is CALL_INTRINSIC_1.
func (vm *VM) intrinsic1(t *object.Thread, f *frame, which int, v object.Value) (object.Value, error) {
	switch which {
	case 1: // print the value of an expression statement at the prompt
		hook, err := t.GetAttrString(t.RT.Sys.Value(), "displayhook")
		if err != nil {
			if t.Matches(t.RT.T.Exc.AttributeError) {
				t.ClearError()
				return v, t.RuntimeErrorf("lost sys.displayhook")
			}
			return v, err
		}
		return t.Call1(hook, v)
	case 2:
		return object.None(), vm.importStar(t, f, v)
	case 3:
		return stopIterationError(t, f, v), nil
	case 4:
		return wrapAsyncValue(t, v), nil
	case 5:
		return t.Unary(v, object.OpPos)
	case 6:
		if !v.IsList() {
			return v, wrongOperand(t, "INTRINSIC_LIST_TO_TUPLE", "list", v)
		}
		return t.NewTuple(v.AsList().Items()).Value(), nil
	case 7, 8, 9, 10, 11:
		return vm.typingIntrinsic1(t, which, v)
	}
	return v, t.SystemErrorf("unknown intrinsic %d", which)
}

// wrongOperand refuses what only code that no compiler made gives an intrinsic: the
// verifier does not follow which objects these are.
func wrongOperand(t *object.Thread, intrinsic, want string, v object.Value) error {
	return t.SystemErrorf("%s needs a %s, not %s", intrinsic, want, t.TypeName(v))
}

// typingIntrinsic1 makes type parameters, aliases and generic bases.
func (vm *VM) typingIntrinsic1(t *object.Thread, which int, v object.Value) (object.Value, error) {
	ty, err := vm.typing(t)
	if err != nil {
		return v, err
	}
	switch {
	case which <= 9 && !v.IsStr():
		return v, wrongOperand(t, "the intrinsic of a type parameter", "str", v)
	case which == 10 && !v.IsTuple():
		return v, wrongOperand(t, "INTRINSIC_SUBSCRIPT_GENERIC", "tuple", v)
	case which == 11 && (!v.IsTuple() || v.AsTuple().Len() != 3 || !v.AsTuple().Items()[0].IsStr()):
		return v, wrongOperand(t, "INTRINSIC_TYPEALIAS", "tuple of three that begins with a str", v)
	}
	switch which {
	case 7:
		return ty.TypeVar(t, v, object.Empty(), object.Empty())
	case 8:
		return ty.ParamSpec(t, v)
	case 9:
		return ty.TypeVarTuple(t, v)
	case 10:
		return ty.GenericBase(t, v)
	}
	parts := v.AsTuple().Items()
	return ty.TypeAlias(t, parts[0], parts[1], parts[2])
}

// typingIntrinsic2 makes type variables with a bound or constraints, and sets
// defaults.
func (vm *VM) typingIntrinsic2(t *object.Thread, which int, a, b object.Value) (object.Value, error) {
	ty, err := vm.typing(t)
	if err != nil {
		return a, err
	}
	if which != 5 && !a.IsStr() {
		return a, wrongOperand(t, "the intrinsic of a type parameter", "str", a)
	}
	switch which {
	case 2:
		return ty.TypeVar(t, a, b, object.Empty())
	case 3:
		return ty.TypeVar(t, a, object.Empty(), b)
	}
	return ty.SetDefault(t, a, b)
}

// intrinsic2 is CALL_INTRINSIC_2.
func (vm *VM) intrinsic2(t *object.Thread, which int, a, b object.Value) (object.Value, error) {
	switch which {
	case 1:
		return vm.prepReraiseStar(t, a, b)
	case 2, 3, 5:
		return vm.typingIntrinsic2(t, which, a, b)
	case 4: // (function, type parameters)
		if a.Kind() != object.KindFunction {
			return a, wrongOperand(t, "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "function", a)
		}
		object.Cast[object.Function](a).TypeParams = b
		return a, nil
	}
	return a, t.SystemErrorf("unknown intrinsic %d", which)
}

// stopIterationError is what an exception that leaves a generator becomes: PEP 479
// turns StopIteration into RuntimeError, and asynchronous generators do so with
// StopAsyncIteration too.
func stopIterationError(t *object.Thread, f *frame, exc object.Value) object.Value {
	kind := "generator"
	if f.flags&ofGenerator != 0 {
		switch f.gen.kind {
		case coroutine:
			kind = "coroutine"
		case asyncGenerator:
			kind = "async generator"
		}
	}
	what := ""
	switch {
	case isStopIteration(t, exc):
		what = "StopIteration"
	case f.flags&ofGenerator != 0 && f.gen.kind == asyncGenerator && t.IsType(exc, t.RT.T.Exc.StopAsyncIteration):
		what = "StopAsyncIteration"
	default:
		return exc
	}
	_ = t.RuntimeErrorf("%s raised %s", kind, what)
	e := t.TakeError()
	x := e.AsException()
	x.Cause, x.Context, x.Suppress = exc, exc, true
	return e
}

// prepReraiseStar builds what an except* statement raises in the end (PEP 654):
// orig is the original exception, excs the list of what the clauses raised or left.
func (vm *VM) prepReraiseStar(t *object.Thread, orig, excs object.Value) (object.Value, error) {
	list := excs.AsList()
	n := 0
	last := object.None()
	for i := 0; i < list.Len(); i++ {
		if e := list.Items()[i]; !e.IsNone() {
			n++
			last = e
		}
	}
	if n == 0 {
		return object.None(), nil
	}
	if !t.IsType(orig, t.RT.T.Exc.BaseExceptionGroup) {
		return last, nil // a naked exception was caught, or raised in its clause
	}
	raised, reraised := t.NewList(0), t.NewList(0)
	for i := 0; i < list.Len(); i++ {
		e := list.Items()[i]
		if e.IsNone() {
			continue
		}
		if sameExceptionMetadata(e, orig) {
			reraised.Append(t, e)
		} else {
			raised.Append(t, e)
		}
	}
	if reraised.Len() > 0 {
		p, err := vm.projection(t, orig, reraised)
		if err != nil {
			return p, err
		}
		if raised.Len() == 0 {
			return p, nil
		}
		raised.Append(t, p)
	}
	if raised.Len() == 1 {
		return raised.Items()[0], nil
	}
	return t.Call2(t.RT.T.Exc.BaseExceptionGroup.Value(), t.NewStr(""), raised.Value())
}

// sameExceptionMetadata tells whether two exceptions are parts of one group.
func sameExceptionMetadata(a, b object.Value) bool {
	x, y := a.AsException(), b.AsException()
	return x.Notes == y.Notes && x.Traceback == y.Traceback && x.Cause == y.Cause && x.Context == y.Context
}

// projection is the part of the group orig that holds the leaves of the parts.
func (vm *VM) projection(t *object.Thread, orig object.Value, parts *object.List) (object.Value, error) {
	leaves := t.NewSet()
	for i := 0; i < parts.Len(); i++ {
		if err := collectLeaves(t, parts.Items()[i], leaves); err != nil {
			return object.Empty(), err
		}
	}
	return t.ProjectGroup(orig, leaves)
}

func collectLeaves(t *object.Thread, e object.Value, leaves *object.Set) error {
	if !t.IsType(e, t.RT.T.Exc.BaseExceptionGroup) {
		return leaves.Add(t, object.Int(int64(e.Addr())))
	}
	sub, err := t.GetAttrString(e, "exceptions")
	if err != nil {
		return err
	}
	items := sub.AsTuple()
	for i := 0; i < items.Len(); i++ {
		if err := collectLeaves(t, items.Items()[i], leaves); err != nil {
			return err
		}
	}
	return nil
}
