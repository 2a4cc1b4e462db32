package object

// builtinType ties a field of Types to its definition.
//
//adder:root
type builtinType struct {
	dst  **Type
	spec *TypeSpec
	base **Type // nil: object
}

// bootstrap makes the built-in types. Types, strs and dicts need one another, so
// all type objects are made blank first and filled in afterwards.
func (rt *Runtime) bootstrap(t *Thread) {
	ts := &rt.T
	ts.Type = t.newTypeObject(nil)
	ts.Type.Header.typ = ts.Type
	table := rt.builtinTypes()
	for _, b := range table {
		if *b.dst == nil {
			*b.dst = t.newTypeObject(ts.Type)
		}
	}
	rt.immediate = [16]*Type{
		KindEmpty: ts.Object, KindInt: ts.Int, KindFloat: ts.Float, KindBool: ts.Bool,
		KindNone: ts.None, KindEllipsis: ts.Ellipsis, KindNotImplemented: ts.NotImplemented,
	}
	ts.Dict.kind = KindDict
	rt.empty.tuple = (*Tuple)(t.alloc(ts.Tuple, KindTuple, tupleSize))
	rt.empty.tuple.flags = FlagExact
	rt.empty.str = t.newStr(0, 0)
	rt.empty.bytes = (*Bytes)(t.allocLeaf(ts.Bytes, KindBytes, bytesSize))
	rt.empty.bytes.flags = FlagExact
	rt.interned = t.NewDict()
	for i := range rt.chars {
		if i < 128 {
			s := t.newStr(1, 1)
			bytesAt(s.data, 1)[0] = byte(i)
			rt.chars[i] = s.Value()
		} else {
			s := t.newStr(2, 1)
			copy(bytesAt(s.data, 2), AppendCodePoint(nil, rune(i)))
			rt.chars[i] = s.Value()
		}
	}
	for i, s := range nameTable {
		rt.names[i] = t.InternString(s)
	}
	for _, b := range table {
		var base *Type
		if b.base != nil {
			base = *b.base
		} else if *b.dst != ts.Object {
			base = ts.Object
		}
		t.initBuiltinType(*b.dst, b.spec, base)
	}
	rt.ready = true
	for _, b := range table {
		own := b.spec.Slots
		t.fillBuiltinType(*b.dst, b.spec, &own)
	}
	t.makeExceptionTypes()
	t.completeTemplates()
	rt.noMemory = FromPointer(t.newInstance(rt.T.Exc.MemoryError))
	rt.noMemory.exception().Args = rt.empty.tuple.Value()
}

// builtinTypes lists every built-in type but the exceptions, bases first.
func (rt *Runtime) builtinTypes() []builtinType {
	ts := &rt.T
	return []builtinType{
		{&ts.Object, &objectSpec, nil},
		{&ts.Type, &typeSpec, nil},
		{&ts.Int, &intSpec, nil},
		{&ts.Bool, &boolSpec, &ts.Int},
		{&ts.Float, &floatSpec, nil},
		{&ts.Complex, &complexSpec, nil},
		{&ts.Str, &strSpec, nil},
		{&ts.Bytes, &bytesSpec, nil},
		{&ts.ByteArray, &byteArraySpec, nil},
		{&ts.Tuple, &tupleSpec, nil},
		{&ts.List, &listSpec, nil},
		{&ts.Dict, &dictSpec, nil},
		{&ts.Set, &setSpec, nil},
		{&ts.FrozenSet, &frozenSetSpec, nil},
		{&ts.Slice, &sliceSpec, nil},
		{&ts.Range, &rangeSpec, nil},
		{&ts.None, &noneSpec, nil},
		{&ts.Ellipsis, &ellipsisSpec, nil},
		{&ts.NotImplemented, &notImplementedSpec, nil},
		{&ts.Function, &functionSpec, nil},
		{&ts.Native, &nativeSpec, nil},
		{&ts.MethodDescr, &methodDescrSpec, nil},
		{&ts.ClassMethodDescr, &classMethodDescrSpec, nil},
		{&ts.SlotWrapper, &slotWrapperSpec, nil},
		{&ts.MethodWrapper, &methodWrapperSpec, nil},
		{&ts.Method, &methodSpec, nil},
		{&ts.Code, &codeSpec, nil},
		{&ts.Cell, &cellSpec, nil},
		{&ts.Module, &moduleSpec, nil},
		{&ts.Property, &propertySpec, nil},
		{&ts.ClassMethod, &classMethodSpec, nil},
		{&ts.StaticMethod, &staticMethodSpec, nil},
		{&ts.Member, &memberSpec, nil},
		{&ts.GetSet, &getSetSpec, nil},
		{&ts.Super, &superSpec, nil},
		{&ts.MappingProxy, &mappingProxySpec, nil},
		{&ts.SeqIter, &seqIterSpec, nil},
		{&ts.WeakRef, &weakRefSpec, nil},
		{&ts.WeakProxy, &weakProxySpec, nil},
		{&ts.WeakCallableProxy, &weakCallableProxySpec, nil},
		{&ts.DictKeys, &dictKeysSpec, nil},
		{&ts.DictItems, &dictItemsSpec, nil},
		{&ts.DictValues, &dictValuesSpec, nil},
		{&ts.DictKeyIter, &dictKeyIterSpec, nil},
		{&ts.DictValueIter, &dictValueIterSpec, nil},
		{&ts.DictItemIter, &dictItemIterSpec, nil},
		{&ts.DictRevKeyIter, &dictRevKeyIterSpec, nil},
		{&ts.DictRevValueIter, &dictRevValueIterSpec, nil},
		{&ts.DictRevItemIter, &dictRevItemIterSpec, nil},
		{&ts.ListIter, &listIterSpec, nil},
		{&ts.StrIter, &strIterSpec, nil},
		{&ts.StrASCIIIter, &strASCIIIterSpec, nil},
		{&ts.BytesIter, &bytesIterSpec, nil},
		{&ts.ByteArrayIter, &byteArrayIterSpec, nil},
		{&ts.MemoryView, &memoryViewSpec, nil},
		{&ts.MemoryIter, &memoryIterSpec, nil},
		{&ts.BufferGuard, &bufferGuardSpec, nil},
		{&ts.ListRevIter, &listRevIterSpec, nil},
		{&ts.TupleIter, &tupleIterSpec, nil},
		{&ts.RangeIter, &rangeIterSpec, nil},
		{&ts.LongRangeIter, &longRangeIterSpec, nil},
		{&ts.Enumerate, &enumerateSpec, nil},
		{&ts.Zip, &zipSpec, nil},
		{&ts.Map, &mapSpec, nil},
		{&ts.Filter, &filterSpec, nil},
		{&ts.Reversed, &reversedSpec, nil},
		{&ts.CallIter, &callIterSpec, nil},
		{&ts.SetIter, &setIterSpec, nil},
		{&ts.GenericAlias, &genericAliasSpec, nil},
		{&ts.Union, &unionSpec, nil},
		{&ts.Template, &templateSpec, nil},
		{&ts.Interpolation, &interpolationSpec, nil},
		{&ts.TemplateIter, &templateIterSpec, nil},
		{&ts.Namespace, &namespaceSpec, nil},
	}
}
