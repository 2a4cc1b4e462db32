package object

var intMethods = []Def{}

var intGetters = []GetSet{}

func intNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	v := Int(0)
	if len(args) > 0 {
		f := t.TypeOf(args[0]).slots.Int
		if f == nil {
			return Value{}, t.TypeErrorf("int() argument must be a string, a bytes-like object or a real number, not '%s'", t.TypeName(args[0]))
		}
		var err error
		if v, err = f(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	if cls == t.RT.T.Int {
		return v, nil
	}
	return t.newIntSub(cls, v), nil
}
