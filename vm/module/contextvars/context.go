package contextvars

import (
	"github.com/adder-vm/adder/vm/object"
)

// context is a Context: the values of variables that have been set in it.
//
//adder:heap
type context struct {
	object.Header
	vars    *object.Dict
	outer   object.Value // the thread's context before this one was entered
	entered int
}

var contextSpec = object.TypeSpec{
	Name: "_contextvars.Context", Kind: object.KindOpaque, Size: object.SizeOf[context](), Flags: object.TypeHasWeak | object.TypeMapping,
	Slots: object.Slots{
		New: contextNew, Compare: contextCompare, Iter: contextIter, Len: contextLen, GetItem: contextGetItem, Contains: contextContains,
	},
	Methods: []object.Def{
		{Name: "run", Doc: "Call a function in the context.", FK: contextRun},
		{Name: "copy", Sig: "($self, /)", Doc: "A copy of the context.", F1: contextCopy},
		{Name: "get", Sig: "($self, key, default=None, /)", Doc: "The value of a variable in the context.", FV: contextGet},
		{Name: "keys", Sig: "($self, /)", Doc: "A view of the variables.", F1: contextKeys},
		{Name: "values", Sig: "($self, /)", Doc: "A view of their values.", F1: contextValues},
		{Name: "items", Sig: "($self, /)", Doc: "A view of both.", F1: contextItems},
	},
}

func newContext(t *object.Thread, vars *object.Dict) *context {
	c := object.New[context](t, t.RT.Type(&contextKey))
	c.vars = vars
	return c
}

// current returns the thread's context, making an empty one at first use.
func current(t *object.Thread) *context {
	v := t.Context()
	if v.IsEmpty() {
		c := newContext(t, t.NewDict())
		c.entered = 1
		v = object.ValueOf(c)
		t.SetContext(v)
	}
	return object.Cast[context](v)
}

func copyContext(t *object.Thread) (object.Value, error) {
	return object.ValueOf(newContext(t, current(t).vars.Copy(t))), nil
}

func contextNew(t *object.Thread, _ *object.Type, args []object.Value, _ *object.Tuple) (object.Value, error) {
	if len(args) > 0 {
		return object.Empty(), t.TypeErrorf("Context() does not accept any arguments")
	}
	return object.ValueOf(newContext(t, t.NewDict())), nil
}

func contextCopy(t *object.Thread, v object.Value) (object.Value, error) {
	return object.ValueOf(newContext(t, object.Cast[context](v).vars.Copy(t))), nil
}

func contextRun(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if len(args)-kw.Len() < 1 || !t.IsType(args[0], t.RT.Type(&contextKey)) {
		return object.Empty(), t.TypeErrorf("descriptor 'run' for '_contextvars.Context' objects doesn't apply to this object")
	}
	if len(args)-kw.Len() < 2 {
		return object.Empty(), t.TypeErrorf("run() missing 1 required positional argument")
	}
	c := object.Cast[context](args[0])
	if c.entered != 0 {
		r, err := t.ReprString(args[0])
		if err != nil {
			return object.Empty(), err
		}
		return object.Empty(), t.RuntimeErrorf("cannot enter context: %s is already entered", r)
	}
	c.outer = object.ValueOf(current(t))
	c.entered = 1
	t.SetContext(args[0])
	v, err := t.Call(args[1], args[2:], kw)
	t.SetContext(c.outer)
	c.outer, c.entered = object.Empty(), 0
	return v, err
}

func contextCompare(t *object.Thread, a, b object.Value, op object.CompareOp) (object.Value, error) {
	if op != object.EQ && op != object.NE || !t.IsType(b, t.RT.Type(&contextKey)) {
		return object.NotImplemented(), nil
	}
	return t.RichCompare(object.Cast[context](a).vars.Value(), object.Cast[context](b).vars.Value(), op)
}

func contextIter(t *object.Thread, v object.Value) (object.Value, error) {
	return t.Iter(object.Cast[context](v).vars.Value())
}

func contextLen(t *object.Thread, v object.Value) (int, error) {
	return object.Cast[context](v).vars.Len(t), nil
}

// find looks a variable up.
func (c *context) find(t *object.Thread, key object.Value) (object.Value, error) {
	if !t.IsType(key, t.RT.Type(&varKey)) {
		r, err := t.ReprString(key)
		if err != nil {
			return object.Empty(), err
		}
		return object.Empty(), t.TypeErrorf("a ContextVar key was expected, got %s", r)
	}
	return c.vars.Get(t, key)
}

func contextGetItem(t *object.Thread, v, key object.Value) (object.Value, error) {
	x, err := object.Cast[context](v).find(t, key)
	if err == nil && x.IsEmpty() {
		err = t.KeyError(key)
	}
	return x, err
}

func contextContains(t *object.Thread, v, key object.Value) (bool, error) {
	x, err := object.Cast[context](v).find(t, key)
	return !x.IsEmpty(), err
}

func contextGet(t *object.Thread, args []object.Value) (object.Value, error) {
	x, err := object.Cast[context](args[0]).find(t, args[1])
	if err == nil && x.IsEmpty() {
		if x = args[2]; x.IsEmpty() {
			x = object.None()
		}
	}
	return x, err
}

func contextKeys(t *object.Thread, v object.Value) (object.Value, error) {
	return t.CallMethod(object.Cast[context](v).vars.Value(), t.InternString("keys"), nil, nil)
}

func contextValues(t *object.Thread, v object.Value) (object.Value, error) {
	return t.CallMethod(object.Cast[context](v).vars.Value(), t.InternString("values"), nil, nil)
}

func contextItems(t *object.Thread, v object.Value) (object.Value, error) {
	return t.CallMethod(object.Cast[context](v).vars.Value(), t.InternString("items"), nil, nil)
}
