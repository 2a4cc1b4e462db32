package object

// callSlotWrapper calls a slot as a method; args begins with the receiver.
func (t *Thread) callSlotWrapper(w *SlotWrapper, args []Value, kw *Tuple) (Value, error) {
	d := w.def
	name := t.RT.Name(d.name)
	if len(args)-kw.Len() < 1 {
		return Value{}, t.TypeErrorf("descriptor '%s' of '%s' object needs an argument", StringOf(name), w.Owner.NameString())
	}
	self := args[0]
	if !t.IsType(self, w.Owner) {
		return Value{}, t.TypeErrorf("descriptor '%s' requires a '%s' object but received a '%s'", StringOf(name), w.Owner.NameString(), t.TypeName(self))
	}
	s := &w.Owner.slots
	switch d.wrap {
	case wrapCall:
		return s.Call(t, self, args[1:], kw)
	case wrapInit:
		return None(), s.Init(t, self, args[1:], kw)
	}
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("wrapper %s() takes no keyword arguments", StringOf(name))
	}
	rest := args[1:]
	least, most := 0, 0
	switch d.wrap {
	case wrapBinary, wrapBinaryR, wrapCompare, wrapContains, wrapDelete, wrapRepeat, wrapBuffer, wrapReleaseBuffer:
		least, most = 1, 1
	case wrapPow, wrapPowR, wrapDescrGet:
		least, most = 1, 2
	case wrapSet:
		least, most = 2, 2
	}
	if len(rest) < least || len(rest) > most {
		if least == most {
			plural := "s"
			if least == 1 {
				plural = ""
			}
			prefix := ""
			if d.wrap == wrapSet || d.wrap == wrapBuffer || d.wrap == wrapReleaseBuffer {
				prefix = StringOf(name) + " "
			}
			return Value{}, t.TypeErrorf("%sexpected %d argument%s, got %d", prefix, least, plural, len(rest))
		}
		if d.wrap != wrapDescrGet {
			return Value{}, t.TypeErrorf("expected %d or %d arguments, got %d", least, most, len(rest))
		}
		return Value{}, t.expectedArgs(GoString(name), len(rest), least, most)
	}
	if d.word == slotGetAttrWord || d.word == slotSetAttrWord {
		attr, err := t.AttributeName(rest[0])
		if err != nil {
			return Value{}, err
		}
		rest[0] = attr
	}
	switch d.wrap {
	case wrapUnary:
		return s.unaryAt(d.word)(t, self)
	case wrapBinary:
		return s.binaryAt(d.word)(t, self, rest[0])
	case wrapBinaryR:
		return s.binaryAt(d.word)(t, rest[0], self)
	case wrapPow, wrapPowR:
		a, b := self, rest[0]
		if d.wrap == wrapPowR {
			a, b = b, a
		}
		if len(rest) == 2 && !rest[1].IsNone() {
			if s.Pow == nil {
				return NotImplemented(), nil
			}
			return s.Pow(t, a, b, rest[1])
		}
		return s.Binary[OpPow](t, a, b)
	case wrapCompare:
		return s.Compare(t, self, rest[0], d.op)
	case wrapHash:
		h, err := s.Hash(t, self)
		return Int(h), err
	case wrapBool:
		b, err := s.Bool(t, self)
		return Bool(b), err
	case wrapLen:
		n, err := s.Len(t, self)
		return Int(int64(n)), err
	case wrapContains:
		b, err := s.Contains(t, self, rest[0])
		return Bool(b), err
	case wrapSet, wrapDelete:
		if err := t.checkHackedSetAttr(d, self, w.Owner, rest[0]); err != nil {
			return Value{}, err
		}
		var v Value
		if d.wrap == wrapSet {
			v = rest[1]
		}
		return None(), s.setAt(d.word)(t, self, rest[0], v)
	case wrapDescrGet:
		obj := rest[0]
		var typ *Type
		if len(rest) == 2 && rest[1].isKind(KindType) {
			typ = rest[1].typ()
		}
		if obj.IsNone() {
			if typ == nil {
				return Value{}, t.TypeErrorf("__get__(None, None) is invalid")
			}
			if typ != t.RT.T.None {
				obj = Value{}
			}
		}
		return s.Get(t, self, obj, typ)
	case wrapNext:
		v, err := s.Next(t, self)
		if err == nil && v.IsEmpty() {
			err = t.StopIteration(Value{})
		}
		return v, err
	case wrapRepeat:
		return s.binaryAt(d.word)(t, self, rest[0])
	case wrapVoid:
		return None(), s.Del(t, self)
	case wrapBuffer:
		flags, err := t.IndexInt(rest[0], t.RT.T.Exc.OverflowError)
		if err != nil {
			return Value{}, err
		}
		return t.viewForFlags(self, s.Buffer, flags)
	case wrapReleaseBuffer:
		if !rest[0].isKind(KindMemoryView) {
			return Value{}, t.TypeErrorf("expected a memoryview object")
		}
		return None(), s.ReleaseBuffer(t, self, rest[0])
	}
	return Value{}, t.SystemErrorf("bad slot wrapper")
}

// checkHackedSetAttr refuses object.__setattr__ on an object whose type's own
// C-level setattr it would bypass.
func (t *Thread) checkHackedSetAttr(d *slotDef, self Value, owner *Type, name Value) error {
	if d.word != slotSetAttrWord {
		return nil
	}
	typ := t.TypeOf(self)
	if typ.kind == KindType && owner == t.RT.T.Object {
		verb := "__setattr__"
		if d.wrap == wrapDelete {
			verb = "__delattr__"
		}
		return t.TypeErrorf("can't apply this %s to %s object", verb, typ.NameString())
	}
	return nil
}

// callUser calls the Python special method id of self's type.
func (t *Thread) callUser(self Value, id NameID, args ...Value) (Value, error) {
	v, found, err := t.CallSpecial(self, id, args...)
	if !found {
		return Value{}, t.AttributeErrorf("'%s' object has no attribute '%s'", t.TypeName(self), StringOf(t.RT.Name(id)))
	}
	return v, err
}

// makeUserSlots returns, for every slot, the function that calls the Python method.
// Each runtime keeps the result: a package-level variable would be used by the very
// functions that it names.
func makeUserSlots() *Slots {
	return &Slots{
		New: slotNew, Init: slotInit, Call: slotCall,
		Repr: slotRepr, Str: slotStr, Hash: slotHash, Compare: slotCompare,
		GetAttr: slotGetAttr, SetAttr: slotSetAttr,
		Get: slotGet, Set: slotSet,
		Iter: slotIter, Next: slotNext,
		Bool: slotBool, Int: slotInt, Index: slotIndexFn, Float: slotFloat,
		Neg: slotNeg, Pos: slotPos, Abs: slotAbs, Invert: slotInvert, Pow: slotPow, DivMod: slotDivMod,
		Binary: [numBinary]BinaryFunc{
			slotAdd, slotAnd, slotFloorDiv, slotLShift, slotMatMul, slotMul, slotMod,
			slotOr, slotPow2, slotRShift, slotSub, slotTrueDiv, slotXor,
		},
		Inplace: [numBinary]BinaryFunc{
			slotIAdd, slotIAnd, slotIFloorDiv, slotILShift, slotIMatMul, slotIMul, slotIMod,
			slotIOr, slotIPow, slotIRShift, slotISub, slotITrueDiv, slotIXor,
		},
		Len: slotLen, GetItem: slotGetItem, SetItem: slotSetItem, Contains: slotContains,
		Await: slotAwait, AIter: slotAIter, ANext: slotANext,
		Del:    slotDel,
		Buffer: slotBuffer, ReleaseBuffer: slotReleaseBuffer,
	}
}

func slotNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	f, err := t.GetAttrID(cls.Value(), N__new__)
	if err != nil {
		return Value{}, err
	}
	w := t.Push(len(args) + 1)
	w[0] = cls.Value()
	copy(w[1:], args)
	v, err := t.Call(f, w, kw)
	t.Pop(len(w))
	return v, err
}

func slotInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	v, err := t.callUserArgs(self, N__init__, args, kw)
	if err == nil && !v.IsNone() {
		err = t.TypeErrorf("__init__() should return None, not '%s'", t.TypeName(v))
	}
	return err
}

func slotCall(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	return t.callUserArgs(self, N__call__, args, kw)
}

func (t *Thread) callUserArgs(self Value, id NameID, args []Value, kw *Tuple) (Value, error) {
	typ := t.TypeOf(self)
	d := t.LookupName(typ, id)
	if d.IsEmpty() {
		return Value{}, t.AttributeErrorf("'%s' object has no attribute '%s'", typ.NameString(), StringOf(t.RT.Name(id)))
	}
	if isMethodDescriptor(t, d) {
		w := t.Push(len(args) + 1)
		w[0] = self
		copy(w[1:], args)
		v, err := t.Call(d, w, kw)
		t.Pop(len(w))
		return v, err
	}
	f, err := t.bindDescr(d, self, typ)
	if err != nil {
		return Value{}, err
	}
	return t.Call(f, args, kw)
}

func slotRepr(t *Thread, v Value) (Value, error) { return t.callUser(v, N__repr__) }
func slotStr(t *Thread, v Value) (Value, error)  { return t.callUser(v, N__str__) }

func slotHash(t *Thread, v Value) (int64, error) {
	r, found, err := t.CallSpecial(v, N__hash__)
	if !found {
		return 0, t.unhashable(v)
	}
	if err != nil {
		return 0, err
	}
	if r.IsIntOrBool() {
		if r.AsInt() == -1 {
			return -2, nil
		}
		return r.AsInt(), nil
	}
	if r.isKind(KindBigInt) {
		return t.Hash(r)
	}
	return 0, t.TypeErrorf("__hash__ method should return an integer")
}

func slotCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	v, found, err := t.CallSpecial(a, compareNames[op], b)
	if !found {
		return NotImplemented(), nil
	}
	return v, err
}

func slotGetAttr(t *Thread, v, name Value) (Value, error) {
	typ := t.TypeOf(v)
	f := t.LookupName(typ, N__getattribute__)
	var r Value
	var err error
	if f.isKind(KindSlotWrapper) {
		// A built-in's __getattribute__, with a __getattr__ behind it.
		owner := Cast[SlotWrapper](f).Owner
		if owner.genericGetAttr() {
			// No error is made for what __getattr__ is to answer.
			r, err = t.genericGet(v, name, typ)
			if err == nil && !r.IsEmpty() {
				return r, nil
			}
			if err == nil && !t.LookupName(typ, N__getattr__).IsEmpty() {
				return t.callUser(v, N__getattr__, name)
			}
			if err == nil {
				return r, t.noAttribute(v, name)
			}
		} else {
			r, err = owner.slots.GetAttr(t, v, name)
		}
	} else {
		r, err = t.callUser(v, N__getattribute__, name)
	}
	if err == nil || !t.Matches(t.RT.T.Exc.AttributeError) {
		return r, err
	}
	if t.LookupName(typ, N__getattr__).IsEmpty() {
		return Value{}, err
	}
	t.ClearError()
	return t.callUser(v, N__getattr__, name)
}

func slotSetAttr(t *Thread, v, name, value Value) error {
	if value.IsEmpty() {
		_, err := t.callUser(v, N__delattr__, name)
		return err
	}
	_, err := t.callUser(v, N__setattr__, name, value)
	return err
}

func slotGet(t *Thread, d, obj Value, typ *Type) (Value, error) {
	owner := None()
	if typ != nil {
		owner = typ.Value()
	}
	if obj.IsEmpty() {
		obj = None()
	}
	v, found, err := t.CallSpecial(d, N__get__, obj, owner)
	if !found {
		return d, nil
	}
	return v, err
}

func slotSet(t *Thread, d, obj, value Value) error {
	id := N__set__
	var found bool
	var err error
	if value.IsEmpty() {
		id = N__delete__
		_, found, err = t.CallSpecial(d, id, obj)
	} else {
		_, found, err = t.CallSpecial(d, id, obj, value)
	}
	if !found {
		return t.AttributeErrorf("%s", GoString(t.RT.Name(id)))
	}
	return err
}

func slotIter(t *Thread, v Value) (Value, error) {
	if t.LookupName(t.TypeOf(v), N__iter__).IsNone() {
		return Value{}, t.TypeErrorf("'%s' object is not iterable", t.TypeName(v))
	}
	r, found, err := t.CallSpecial(v, N__iter__)
	if !found {
		return t.newSeqIter(v), nil
	}
	return r, err
}

func slotNext(t *Thread, v Value) (Value, error) {
	r, err := t.callUser(v, N__next__)
	if err != nil && t.Matches(t.RT.T.Exc.StopIteration) {
		t.SetReturnValue(t.StopValue(t.TakeError()))
		return Value{}, nil
	}
	return r, err
}

func slotBool(t *Thread, v Value) (bool, error) {
	r, err := t.callUser(v, N__bool__)
	if err != nil {
		return false, err
	}
	if !r.IsBool() {
		return false, t.TypeErrorf("__bool__ should return bool, returned %s", t.TypeName(r))
	}
	return r.AsBool(), nil
}

func slotInt(t *Thread, v Value) (Value, error)     { return t.callUser(v, N__int__) }
func slotIndexFn(t *Thread, v Value) (Value, error) { return t.callUser(v, N__index__) }
func slotFloat(t *Thread, v Value) (Value, error)   { return t.callUser(v, N__float__) }
func slotNeg(t *Thread, v Value) (Value, error)     { return t.callUser(v, N__neg__) }
func slotPos(t *Thread, v Value) (Value, error)     { return t.callUser(v, N__pos__) }
func slotAbs(t *Thread, v Value) (Value, error)     { return t.callUser(v, N__abs__) }
func slotInvert(t *Thread, v Value) (Value, error)  { return t.callUser(v, N__invert__) }
func slotAwait(t *Thread, v Value) (Value, error)   { return t.callUser(v, N__await__) }
func slotAIter(t *Thread, v Value) (Value, error)   { return t.callUser(v, N__aiter__) }
func slotANext(t *Thread, v Value) (Value, error)   { return t.callUser(v, N__anext__) }

func slotPow(t *Thread, a, b, mod Value) (Value, error) {
	ta, tb := t.TypeOf(a), t.TypeOf(b)
	user := *t.RT.userSlots.word(slotPowWord)
	tryB := ta != tb && *tb.slots.word(slotPowWord) == user
	if *ta.slots.word(slotPowWord) == user {
		if tryB && tb.IsSubtype(ta) && t.LookupName(tb, N__rpow__) != t.LookupName(ta, N__rpow__) {
			v, found, err := t.CallSpecial(b, N__rpow__, a, mod)
			if found && (err != nil || !v.IsNotImplemented()) {
				return v, err
			}
			tryB = false
		}
		v, found, err := t.CallSpecial(a, N__pow__, b, mod)
		if found && (err != nil || !v.IsNotImplemented()) {
			return v, err
		}
	}
	if tryB {
		if v, found, err := t.CallSpecial(b, N__rpow__, a, mod); found {
			return v, err
		}
	}
	return NotImplemented(), nil
}

// slotBinary answers a binary operation by the method of whichever operand's type
// is a class with one; the language's order of trial is Binary's affair but for
// the reflected method of a subclass, which goes first when it overrides.
func slotBinary(t *Thread, a, b Value, k BinaryOp) (Value, error) {
	return t.binaryMethods(a, b, binarySlot(k), binaryNames[k][0], binaryNames[k][1])
}

func slotDivMod(t *Thread, a, b Value) (Value, error) {
	return t.binaryMethods(a, b, slotDivModWord, N__divmod__, N__rdivmod__)
}

// binaryMethods answers a binary operation by the methods of the names direct and
// reflected, of those operands whose types have the slot that calls methods.
func (t *Thread) binaryMethods(a, b Value, word uint16, direct, reflected NameID) (Value, error) {
	ta, tb := t.TypeOf(a), t.TypeOf(b)
	tryB := ta != tb && *tb.slots.word(word) == *t.RT.userSlots.word(word)
	if *ta.slots.word(word) == *t.RT.userSlots.word(word) {
		if tryB && tb.IsSubtype(ta) {
			rb := t.LookupName(tb, reflected)
			if ra := t.LookupName(ta, reflected); rb != ra {
				v, found, err := t.CallSpecial(b, reflected, a)
				if found && (err != nil || !v.IsNotImplemented()) {
					return v, err
				}
				tryB = false
			}
		}
		v, found, err := t.CallSpecial(a, direct, b)
		if found && (err != nil || !v.IsNotImplemented()) {
			return v, err
		}
		if ta == tb {
			return NotImplemented(), nil
		}
	}
	if tryB {
		v, found, err := t.CallSpecial(b, reflected, a)
		if found {
			return v, err
		}
	}
	return NotImplemented(), nil
}

func slotInplace(t *Thread, a, b Value, k BinaryOp) (Value, error) {
	v, found, err := t.CallSpecial(a, binaryNames[k][2], b)
	if !found {
		return NotImplemented(), nil
	}
	return v, err
}

func slotAdd(t *Thread, a, b Value) (Value, error)      { return slotBinary(t, a, b, OpAdd) }
func slotAnd(t *Thread, a, b Value) (Value, error)      { return slotBinary(t, a, b, OpAnd) }
func slotFloorDiv(t *Thread, a, b Value) (Value, error) { return slotBinary(t, a, b, OpFloorDiv) }
func slotLShift(t *Thread, a, b Value) (Value, error)   { return slotBinary(t, a, b, OpLShift) }
func slotMatMul(t *Thread, a, b Value) (Value, error)   { return slotBinary(t, a, b, OpMatMul) }
func slotMul(t *Thread, a, b Value) (Value, error)      { return slotBinary(t, a, b, OpMul) }
func slotMod(t *Thread, a, b Value) (Value, error)      { return slotBinary(t, a, b, OpMod) }
func slotOr(t *Thread, a, b Value) (Value, error)       { return slotBinary(t, a, b, OpOr) }
func slotPow2(t *Thread, a, b Value) (Value, error)     { return slotBinary(t, a, b, OpPow) }
func slotRShift(t *Thread, a, b Value) (Value, error)   { return slotBinary(t, a, b, OpRShift) }
func slotSub(t *Thread, a, b Value) (Value, error)      { return slotBinary(t, a, b, OpSub) }
func slotTrueDiv(t *Thread, a, b Value) (Value, error)  { return slotBinary(t, a, b, OpTrueDiv) }
func slotXor(t *Thread, a, b Value) (Value, error)      { return slotBinary(t, a, b, OpXor) }

func slotIAdd(t *Thread, a, b Value) (Value, error)      { return slotInplace(t, a, b, OpAdd) }
func slotIAnd(t *Thread, a, b Value) (Value, error)      { return slotInplace(t, a, b, OpAnd) }
func slotIFloorDiv(t *Thread, a, b Value) (Value, error) { return slotInplace(t, a, b, OpFloorDiv) }
func slotILShift(t *Thread, a, b Value) (Value, error)   { return slotInplace(t, a, b, OpLShift) }
func slotIMatMul(t *Thread, a, b Value) (Value, error)   { return slotInplace(t, a, b, OpMatMul) }
func slotIMul(t *Thread, a, b Value) (Value, error)      { return slotInplace(t, a, b, OpMul) }
func slotIMod(t *Thread, a, b Value) (Value, error)      { return slotInplace(t, a, b, OpMod) }
func slotIOr(t *Thread, a, b Value) (Value, error)       { return slotInplace(t, a, b, OpOr) }
func slotIPow(t *Thread, a, b Value) (Value, error)      { return slotInplace(t, a, b, OpPow) }
func slotIRShift(t *Thread, a, b Value) (Value, error)   { return slotInplace(t, a, b, OpRShift) }
func slotISub(t *Thread, a, b Value) (Value, error)      { return slotInplace(t, a, b, OpSub) }
func slotITrueDiv(t *Thread, a, b Value) (Value, error)  { return slotInplace(t, a, b, OpTrueDiv) }
func slotIXor(t *Thread, a, b Value) (Value, error)      { return slotInplace(t, a, b, OpXor) }

func slotLen(t *Thread, v Value) (int, error) {
	r, err := t.callUser(v, N__len__)
	if err != nil {
		return 0, err
	}
	i, err := t.Index(r)
	if err != nil {
		return 0, err
	}
	if i.isKind(KindBigInt) {
		if i.bigInt().neg {
			return 0, t.ValueErrorf("__len__() should return >= 0")
		}
		return 0, t.OverflowErrorf("cannot fit '%s' into an index-sized integer", t.TypeName(r))
	}
	if i.AsInt() < 0 {
		return 0, t.ValueErrorf("__len__() should return >= 0")
	}
	return int(i.AsInt()), nil
}

func slotGetItem(t *Thread, v, key Value) (Value, error) { return t.callUser(v, N__getitem__, key) }

func slotSetItem(t *Thread, v, key, item Value) error {
	var err error
	if item.IsEmpty() {
		_, err = t.callUser(v, N__delitem__, key)
	} else {
		_, err = t.callUser(v, N__setitem__, key, item)
	}
	return err
}

func slotContains(t *Thread, v, item Value) (bool, error) {
	if t.LookupName(t.TypeOf(v), N__contains__).IsNone() {
		return false, t.TypeErrorf("'%s' object is not a container", t.TypeName(v))
	}
	r, err := t.callUser(v, N__contains__, item)
	if err != nil {
		return false, err
	}
	return t.Truth(r)
}

func slotDel(t *Thread, v Value) error {
	_, err := t.callUser(v, N__del__)
	return err
}
