package typing

import (
	"github.com/adder-vm/adder/vm/object"
)

// lazy is a value that a function computes when somebody first asks (PEP 649):
// a bound, constraints, a default, an alias's value.
//
//adder:heap
type lazy struct {
	value    object.Value // once known
	evaluate object.Value // the function that computes it, or empty
}

// The formats that evaluators are asked in (annotationlib.Format).
const (
	formatValue  = 1
	formatString = 4
)

// get returns the value, computing it on first use.
func (l *lazy) get(t *object.Thread) (object.Value, error) {
	if l.value.IsEmpty() && !l.evaluate.IsEmpty() {
		v, err := t.Call1(l.evaluate, object.Int(formatValue))
		if err != nil {
			return v, err
		}
		l.value = v
	}
	return l.value, nil
}

// evaluator returns the function that computes the value, or one that returns it,
// or None where there is none.
func (l *lazy) evaluator(t *object.Thread) (object.Value, error) {
	switch {
	case !l.evaluate.IsEmpty():
		return l.evaluate, nil
	case l.value.IsEmpty():
		return object.None(), nil
	}
	v := l.value
	e := object.New[constEvaluator](t, t.RT.Type(&evaluatorKey))
	e.value = v
	return object.ValueOf(e), nil
}

var evaluatorKey = object.TypeKey{Name: "_typing._ConstEvaluator"}

var evaluatorSpec = object.TypeSpec{
	Name: "_typing._ConstEvaluator", Kind: object.KindOpaque, Size: object.SizeOf[constEvaluator](), Flags: object.TypeNoNew,
	Slots: object.Slots{Call: evaluatorCall, Repr: evaluatorRepr},
}

// constEvaluator evaluates to a value that is there already.
//
//adder:heap
type constEvaluator struct {
	object.Header
	value object.Value
}

func evaluatorRepr(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := t.ReprString(object.Cast[constEvaluator](v).value)
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr("<constevaluator " + r + ">"), nil
}

func evaluatorCall(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if kw.Len() > 0 {
		return object.Empty(), t.TypeErrorf("constevaluator.__call__() takes no keyword arguments")
	}
	if len(args) != 1 {
		return object.Empty(), t.TypeErrorf("constevaluator.__call__() takes 1 positional argument but %d were given", len(args))
	}
	format, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	v := object.Cast[constEvaluator](self).value
	if format != formatString {
		return v, nil
	}
	text, err := imported(t, "annotationlib", "type_repr")
	if err != nil {
		return text, err
	}
	if !v.IsTuple() {
		return t.Call1(text, v)
	}
	// Constraints: each by its text.
	out := t.NewList(0)
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = out.Value()
	for i := range v.AsTuple().Len() {
		s, err := t.Call1(text, v.AsTuple().Items()[i])
		if err != nil {
			return s, err
		}
		out.Append(t, s)
	}
	parts := make([]byte, 0, 64)
	parts = append(parts, '(')
	for i, s := range out.Items() {
		if i > 0 {
			parts = append(parts, ", "...)
		}
		parts = append(parts, object.StringOf(s)...)
	}
	return t.NewStr(string(append(parts, ')'))), nil
}

// defaultOf is __default__: NoDefault where there is none.
func defaultOf(t *object.Thread, l *lazy) (object.Value, error) {
	v, err := l.get(t)
	if err == nil && v.IsEmpty() {
		return noDefault(t), nil
	}
	return v, err
}

// defaultEvaluator is evaluate_default.
func defaultEvaluator(t *object.Thread, l *lazy) (object.Value, error) { return l.evaluator(t) }

func hasDefault(t *object.Thread, l *lazy) (object.Value, error) {
	return object.Bool(!l.value.IsEmpty() || !l.evaluate.IsEmpty()), nil
}

// setDefault takes a constructor's default argument.
func setDefault(t *object.Thread, l *lazy, v object.Value) {
	if !v.IsEmpty() && v != noDefault(t) {
		l.value = v
	}
}
