package thread

import (
	"github.com/adder-vm/adder/vm/object"
)

// localObject is thread-local data: a dict of attributes for each thread.
//
//adder:heap
type localObject struct {
	object.Header
	dicts object.Value // dict of thread number to dict
	args  object.Value // tuple: what __init__ gets in each thread
	kw    object.Value // dict, or empty
}

var localSpec = object.TypeSpec{
	Name: "_thread._local", Kind: object.KindOpaque, Size: object.SizeOf[localObject](), Flags: object.TypeBase | object.TypeHasWeak,
	Doc:     "Thread-local data",
	Slots:   object.Slots{New: newLocal, GetAttr: localGet, SetAttr: localSet},
	Getters: []object.GetSet{{Name: "__dict__", Get: localDict}},
	NewSig:  "()",
}

func newLocal(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if len(args) > 0 && t.SameInit(cls, t.RT.T.Object) {
		return object.Empty(), t.TypeErrorf("Initialization arguments are not supported")
	}
	npos := len(args) - kw.Len()
	d := t.NewDict()
	for i := range kw.Len() {
		if err := d.Set(t, kw.Items()[i], args[npos+i]); err != nil {
			return object.Empty(), err
		}
	}
	l := object.New[localObject](t, cls)
	l.args = t.NewTuple(args[:npos]).Value()
	l.kw = d.Value()
	l.dicts = t.NewDict().Value()
	return object.ValueOf(l), l.dicts.AsDict().Set(t, object.Int(t.ID), t.NewDict().Value())
}

// dictOf returns the thread's own attributes; in a thread that sees the object
// for the first time __init__ runs.
func dictOf(t *object.Thread, v object.Value) (*object.Dict, error) {
	l := object.Cast[localObject](v)
	d, err := l.dicts.AsDict().Get(t, object.Int(t.ID))
	if err != nil {
		return nil, err
	}
	if !d.IsEmpty() {
		return d.AsDict(), nil
	}
	own := t.NewDict()
	if err := l.dicts.AsDict().Set(t, object.Int(t.ID), own.Value()); err != nil {
		return nil, err
	}
	if !t.SameInit(t.TypeOf(v), t.RT.T.Object) {
		init, err := t.LookupSpecial(v, object.N__init__)
		if err != nil {
			return nil, err
		}
		if _, err := t.CallDict(init, l.args.AsTuple().Items(), l.kw.AsDict()); err != nil {
			return nil, err
		}
	}
	return own, nil
}

func localDict(t *object.Thread, v object.Value) (object.Value, error) {
	d, err := dictOf(t, v)
	if err != nil {
		return object.Empty(), err
	}
	return d.Value(), nil
}

func localGet(t *object.Thread, v, name object.Value) (object.Value, error) {
	d, err := dictOf(t, v)
	if err != nil {
		return object.Empty(), err
	}
	a := t.LookupType(t.TypeOf(v), name)
	if !a.IsEmpty() && t.TypeOf(a).Slots().Set != nil {
		return object.GenericGetAttr(t, v, name)
	}
	x, err := d.Get(t, name)
	if err != nil || !x.IsEmpty() {
		return x, err
	}
	return object.GenericGetAttr(t, v, name)
}

func localSet(t *object.Thread, v, name, value object.Value) error {
	d, err := dictOf(t, v)
	if err != nil {
		return err
	}
	if a := t.LookupType(t.TypeOf(v), name); !a.IsEmpty() && t.TypeOf(a).Slots().Set != nil {
		if object.StringOf(name) == "__dict__" {
			return t.AttributeErrorFor(v, name, "'%s' object attribute '__dict__' is read-only", t.TypeName(v))
		}
		return object.GenericSetAttr(t, v, name, value)
	}
	if !value.IsEmpty() {
		return d.Set(t, name, value)
	}
	old, err := d.Delete(t, name)
	if err == nil && old.IsEmpty() {
		err = t.AttributeErrorFor(v, name, "'%s' object has no attribute '%s'", t.TypeName(v), object.StringOf(name))
	}
	return err
}
