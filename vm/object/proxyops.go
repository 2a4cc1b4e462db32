package object

var proxySig = Def{Name: "mappingproxy", Sig: "(mapping)"}

func proxyNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	if err := t.BindArgs(&proxySig, w, args, kw); err != nil {
		return Value{}, err
	}
	typ := t.TypeOf(w[0])
	if typ.slots.GetItem == nil || w[0].IsList() || w[0].IsTuple() {
		return Value{}, t.TypeErrorf("mappingproxy() argument must be a mapping, not %s", typ.NameString())
	}
	return t.NewMappingProxy(w[0]), nil
}

// proxied returns what a proxy stands for, and anything else as it is.
func proxied(v Value) Value {
	if v.isKind(KindMappingProxy) {
		return Cast[MappingProxy](v).Mapping
	}
	return v
}

func proxyStr(t *Thread, v Value) (Value, error)   { return t.Str(proxied(v)) }
func proxyHash(t *Thread, v Value) (int64, error)  { return t.Hash(proxied(v)) }
func proxyOr(t *Thread, a, b Value) (Value, error) { return t.Binary(proxied(a), proxied(b), OpOr) }
func proxyIOr(t *Thread, a, b Value) (Value, error) {
	return Value{}, t.TypeErrorf("'|=' is not supported by %s; use '|' instead", t.TypeName(a))
}

func proxyCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	return t.RichCompare(proxied(a), b, op)
}

func proxyReversed(t *Thread, v Value) (Value, error) {
	f, err := t.LookupSpecial(proxied(v), N__reversed__)
	if err != nil {
		return Value{}, err
	}
	if f.IsEmpty() {
		return Value{}, t.TypeErrorf("'%s' object is not reversible", t.TypeName(v))
	}
	return t.Call0(f)
}
