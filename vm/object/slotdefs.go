package object

// This file uses unsafe: every field of Slots is one word, a func value, so a slot
// is named by its word's index and copied as a word. Only package-level functions
// stand in slots (type.go).

import "unsafe"

const slotWords = unsafe.Sizeof(Slots{}) / unsafe.Sizeof(uintptr(0))

func (s *Slots) word(i uint16) *uintptr {
	return (*uintptr)(unsafe.Add(unsafe.Pointer(s), uintptr(i)*unsafe.Sizeof(uintptr(0))))
}

func slotIndex(offset uintptr) uint16 { return uint16(offset / unsafe.Sizeof(uintptr(0))) }

func (s *Slots) unaryAt(i uint16) UnaryFunc   { return *(*UnaryFunc)(unsafe.Pointer(s.word(i))) }
func (s *Slots) binaryAt(i uint16) BinaryFunc { return *(*BinaryFunc)(unsafe.Pointer(s.word(i))) }
func (s *Slots) setAt(i uint16) SetFunc       { return *(*SetFunc)(unsafe.Pointer(s.word(i))) }

// wrapKind says how a slot is called as a method.
type wrapKind uint8

const (
	wrapUnary   wrapKind = iota
	wrapBinary           // (self, other)
	wrapBinaryR          // (other, self)
	wrapPow
	wrapPowR
	wrapCompare
	wrapHash
	wrapBool
	wrapLen
	wrapContains
	wrapCall
	wrapInit
	wrapSet    // (self, key, value)
	wrapDelete // (self, key)
	wrapDescrGet
	wrapNext
	wrapRepeat
	wrapVoid
	wrapBuffer
	wrapReleaseBuffer
)

// slotDef ties a special method's name to the slot that answers it.
type slotDef struct {
	name NameID
	word uint16
	wrap wrapKind
	op   CompareOp
	sig  string
	doc  string
}

var zeroSlots Slots

func binarySlot(k BinaryOp) uint16 {
	return slotIndex(unsafe.Offsetof(zeroSlots.Binary)) + uint16(k)
}

func inplaceSlot(k BinaryOp) uint16 {
	return slotIndex(unsafe.Offsetof(zeroSlots.Inplace)) + uint16(k)
}

var (
	slotNewWord     = slotIndex(unsafe.Offsetof(zeroSlots.New))
	slotInitWord    = slotIndex(unsafe.Offsetof(zeroSlots.Init))
	slotHashWord    = slotIndex(unsafe.Offsetof(zeroSlots.Hash))
	slotGetAttrWord = slotIndex(unsafe.Offsetof(zeroSlots.GetAttr))
	slotSetAttrWord = slotIndex(unsafe.Offsetof(zeroSlots.SetAttr))
	slotIterWord    = slotIndex(unsafe.Offsetof(zeroSlots.Iter))
	slotDivModWord  = slotIndex(unsafe.Offsetof(zeroSlots.DivMod))
	slotBufferWord  = slotIndex(unsafe.Offsetof(zeroSlots.Buffer))
	slotNextWord    = slotIndex(unsafe.Offsetof(zeroSlots.Next))
)

const (
	sigSelf  = "($self, /)"
	sigValue = "($self, value, /)"
	sigKey   = "($self, key, /)"
	sigArgs  = "($self, /, *args, **kwargs)"
)

// slotDefs lists every special method that has a slot. Defs of one slot stand
// together.
var slotDefs = buildSlotDefs()

func buildSlotDefs() []slotDef {
	var z Slots
	off := func(o uintptr) uint16 { return slotIndex(o) }
	defs := []slotDef{
		{N__repr__, off(unsafe.Offsetof(z.Repr)), wrapUnary, 0, sigSelf, "Return repr(self)."},
		{N__str__, off(unsafe.Offsetof(z.Str)), wrapUnary, 0, sigSelf, "Return str(self)."},
		{N__hash__, off(unsafe.Offsetof(z.Hash)), wrapHash, 0, sigSelf, "Return hash(self)."},
		{N__call__, off(unsafe.Offsetof(z.Call)), wrapCall, 0, sigArgs, "Call self as a function."},
		{N__getattribute__, off(unsafe.Offsetof(z.GetAttr)), wrapBinary, 0, "($self, name, /)", "Return getattr(self, name)."},
		{N__getattr__, off(unsafe.Offsetof(z.GetAttr)), wrapBinary, 0, "", ""},
		{N__setattr__, off(unsafe.Offsetof(z.SetAttr)), wrapSet, 0, "($self, name, value, /)", "Implement setattr(self, name, value)."},
		{N__delattr__, off(unsafe.Offsetof(z.SetAttr)), wrapDelete, 0, "($self, name, /)", "Implement delattr(self, name)."},
		{N__init__, off(unsafe.Offsetof(z.Init)), wrapInit, 0, sigArgs, "Initialize self.  See help(type(self)) for accurate signature."},
		{N__get__, off(unsafe.Offsetof(z.Get)), wrapDescrGet, 0, "($self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner."},
		{N__set__, off(unsafe.Offsetof(z.Set)), wrapSet, 0, "($self, instance, value, /)", "Set an attribute of instance to value."},
		{N__delete__, off(unsafe.Offsetof(z.Set)), wrapDelete, 0, "($self, instance, /)", "Delete an attribute of instance."},
		{N__iter__, off(unsafe.Offsetof(z.Iter)), wrapUnary, 0, sigSelf, "Implement iter(self)."},
		{N__next__, off(unsafe.Offsetof(z.Next)), wrapNext, 0, sigSelf, "Implement next(self)."},
		{N__bool__, off(unsafe.Offsetof(z.Bool)), wrapBool, 0, sigSelf, "True if self else False"},
		{N__int__, off(unsafe.Offsetof(z.Int)), wrapUnary, 0, sigSelf, "int(self)"},
		{N__index__, off(unsafe.Offsetof(z.Index)), wrapUnary, 0, sigSelf, "Return self converted to an integer, if self is suitable for use as an index into a list."},
		{N__float__, off(unsafe.Offsetof(z.Float)), wrapUnary, 0, sigSelf, "float(self)"},
		{N__neg__, off(unsafe.Offsetof(z.Neg)), wrapUnary, 0, sigSelf, "-self"},
		{N__pos__, off(unsafe.Offsetof(z.Pos)), wrapUnary, 0, sigSelf, "+self"},
		{N__abs__, off(unsafe.Offsetof(z.Abs)), wrapUnary, 0, sigSelf, "abs(self)"},
		{N__invert__, off(unsafe.Offsetof(z.Invert)), wrapUnary, 0, sigSelf, "~self"},
		{N__pow__, off(unsafe.Offsetof(z.Pow)), wrapPow, 0, "($self, value, mod=None, /)", "Return pow(self, value, mod)."},
		{N__rpow__, off(unsafe.Offsetof(z.Pow)), wrapPowR, 0, "($self, value, mod=None, /)", "Return pow(value, self, mod)."},
		{N__pow__, binarySlot(OpPow), wrapPow, 0, "($self, value, mod=None, /)", "Return pow(self, value, mod)."},
		{N__rpow__, binarySlot(OpPow), wrapPowR, 0, "($self, value, mod=None, /)", "Return pow(value, self, mod)."},
		{N__divmod__, off(unsafe.Offsetof(z.DivMod)), wrapBinary, 0, sigValue, "Return divmod(self, value)."},
		{N__rdivmod__, off(unsafe.Offsetof(z.DivMod)), wrapBinaryR, 0, sigValue, "Return divmod(value, self)."},
		{N__len__, off(unsafe.Offsetof(z.Len)), wrapLen, 0, sigSelf, "Return len(self)."},
		{N__getitem__, off(unsafe.Offsetof(z.GetItem)), wrapBinary, 0, sigKey, "Return self[key]."},
		{N__setitem__, off(unsafe.Offsetof(z.SetItem)), wrapSet, 0, "($self, key, value, /)", "Set self[key] to value."},
		{N__delitem__, off(unsafe.Offsetof(z.SetItem)), wrapDelete, 0, sigKey, "Delete self[key]."},
		{N__contains__, off(unsafe.Offsetof(z.Contains)), wrapContains, 0, sigKey, "Return bool(key in self)."},
		{N__await__, off(unsafe.Offsetof(z.Await)), wrapUnary, 0, sigSelf, "Return an iterator to be used in await expression."},
		{N__aiter__, off(unsafe.Offsetof(z.AIter)), wrapUnary, 0, sigSelf, "Return an awaitable, that resolves in asynchronous iterator."},
		{N__anext__, off(unsafe.Offsetof(z.ANext)), wrapUnary, 0, sigSelf, "Return a value or raise StopAsyncIteration."},
		{N__del__, off(unsafe.Offsetof(z.Del)), wrapVoid, 0, sigSelf, "Called when the instance is about to be destroyed."},
		{N__buffer__, off(unsafe.Offsetof(z.Buffer)), wrapBuffer, 0, "($self, flags, /)", "Return a memoryview of the object's memory."},
		{N__release_buffer__, off(unsafe.Offsetof(z.ReleaseBuffer)), wrapReleaseBuffer, 0, "($self, buffer, /)", "Let go of a memoryview that __buffer__ returned."},
		{N__add__, off(unsafe.Offsetof(z.Concat)), wrapBinary, 0, sigValue, "Return self+value."},
		{N__mul__, off(unsafe.Offsetof(z.Repeat)), wrapRepeat, 0, sigValue, "Return self*value."},
		{N__rmul__, off(unsafe.Offsetof(z.Repeat)), wrapRepeat, 0, sigValue, "Return value*self."},
		{N__iadd__, off(unsafe.Offsetof(z.InplaceConcat)), wrapBinary, 0, sigValue, "Implement self+=value."},
		{N__imul__, off(unsafe.Offsetof(z.InplaceRepeat)), wrapRepeat, 0, sigValue, "Implement self*=value."},
	}
	for op, name := range compareNames {
		defs = append(defs, slotDef{name, off(unsafe.Offsetof(z.Compare)), wrapCompare, CompareOp(op), sigValue, "Return self" + CompareOp(op).String() + "value."})
	}
	for k, n := range binaryNames {
		if BinaryOp(k) != OpPow {
			sym := binarySymbols[k]
			defs = append(defs,
				slotDef{n[0], binarySlot(BinaryOp(k)), wrapBinary, 0, sigValue, "Return self" + sym + "value."},
				slotDef{n[1], binarySlot(BinaryOp(k)), wrapBinaryR, 0, sigValue, "Return value" + sym + "self."})
		}
		defs = append(defs, slotDef{n[2], inplaceSlot(BinaryOp(k)), wrapBinary, 0, sigValue, "Implement self" + symbolInplace(BinaryOp(k)) + "value."})
	}
	return defs
}

func symbolInplace(k BinaryOp) string {
	if k == OpPow {
		return "**="
	}
	return binarySymbols[k] + "="
}

// binaryNames gives each binary operation's method, reflected method and in-place
// method.
var binaryNames = [numBinary][3]NameID{
	OpAdd:      {N__add__, N__radd__, N__iadd__},
	OpAnd:      {N__and__, N__rand__, N__iand__},
	OpFloorDiv: {N__floordiv__, N__rfloordiv__, N__ifloordiv__},
	OpLShift:   {N__lshift__, N__rlshift__, N__ilshift__},
	OpMatMul:   {N__matmul__, N__rmatmul__, N__imatmul__},
	OpMul:      {N__mul__, N__rmul__, N__imul__},
	OpMod:      {N__mod__, N__rmod__, N__imod__},
	OpOr:       {N__or__, N__ror__, N__ior__},
	OpPow:      {N__pow__, N__rpow__, N__ipow__},
	OpRShift:   {N__rshift__, N__rrshift__, N__irshift__},
	OpSub:      {N__sub__, N__rsub__, N__isub__},
	OpTrueDiv:  {N__truediv__, N__rtruediv__, N__itruediv__},
	OpXor:      {N__xor__, N__rxor__, N__ixor__},
}

// SlotWrapper is a built-in type's slot as a method ("slot wrapper").
//
//adder:heap
type SlotWrapper struct {
	Header
	Owner *Type
	def   *slotDef
}

const slotWrapperSize = unsafe.Sizeof(SlotWrapper{})

// addSlotWrappers puts into a built-in type's dict a method for each slot that the
// type itself defines.
func (t *Thread) addSlotWrappers(typ *Type, own *Slots) {
	for i := range slotDefs {
		d := &slotDefs[i]
		if *own.word(d.word) == 0 || d.name == N__getattr__ {
			continue
		}
		if d.wrap == wrapPow && d.word != binarySlot(OpPow) || d.wrap == wrapPowR && d.word != binarySlot(OpPow) {
			continue
		}
		name := t.RT.Name(d.name)
		if !typ.Dict.getInterned(t, name).IsEmpty() {
			continue
		}
		w := (*SlotWrapper)(t.alloc(t.RT.T.SlotWrapper, KindSlotWrapper, slotWrapperSize))
		w.flags = FlagExact
		w.Owner, w.def = typ, d
		typ.Dict.setInterned(t, name, ValueOf(w))
	}
}

// updateSlots sets the slots of a class made in Python from the special methods a
// lookup now finds: a built-in's slot where its own wrapper is found, else the
// function that calls the Python method.
func (t *Thread) updateSlots(typ *Type) {
	for i := 0; i < len(slotDefs); {
		word := slotDefs[i].word
		user, builtin := false, uintptr(0)
		conflict := false
		j := i
		for ; j < len(slotDefs) && slotDefs[j].word == word; j++ {
			d := &slotDefs[j]
			v := t.LookupName(typ, d.name)
			if v.IsEmpty() {
				continue
			}
			if v.isKind(KindSlotWrapper) {
				w := Cast[SlotWrapper](v)
				if w.def.word == word || w.def.word == binarySlot(OpPow) && d.word == slotPowWord {
					b := *w.Owner.slots.word(word)
					if builtin != 0 && builtin != b {
						conflict = true
					}
					builtin = b
					continue
				}
				// Another operation's wrapper under this name, as in
				// __str__ = int.__repr__, is called like any function.
				user = true
				continue
			}
			if v.IsNone() && d.name == N__hash__ {
				continue
			}
			if v.IsNone() && (word == slotNextWord) {
				continue
			}
			user = true
		}
		switch {
		case user || conflict:
			*typ.slots.word(word) = *t.RT.userSlots.word(word)
		default:
			*typ.slots.word(word) = builtin
		}
		i = j
	}
	typ.flags &^= TypeGenericGetAttr | TypeGenericSetAttr | TypeOwnGetAttr | TypeHasFinalizer
	t.noteGeneric(typ)
	// __new__ is not a slot wrapper but a built-in function bound to its type.
	if v := t.LookupName(typ, N__new__); v.isKind(KindNative) && v.native().Def.isNew {
		typ.slots.New = v.native().Self.typ().slots.New
	} else if !v.IsEmpty() {
		typ.slots.New = slotNew
	}
}

var slotPowWord = slotIndex(unsafe.Offsetof(zeroSlots.Pow))

// noteGeneric sets the flags that say how attributes are found.
func (t *Thread) noteGeneric(typ *Type) {
	if *typ.slots.word(slotGetAttrWord) == *t.RT.genericSlots.word(slotGetAttrWord) {
		typ.flags |= TypeGenericGetAttr
	} else if *typ.slots.word(slotGetAttrWord) == *t.RT.userSlots.word(slotGetAttrWord) {
		typ.flags |= TypeOwnGetAttr
	}
	if *typ.slots.word(slotSetAttrWord) == *t.RT.genericSlots.word(slotSetAttrWord) {
		typ.flags |= TypeGenericSetAttr
	}
	if typ.slots.Del != nil {
		typ.flags |= TypeHasFinalizer
	}
}

// sameNew tells whether two types are instantiated by the same function.
func sameNew(a, b *Type) bool { return *a.slots.word(slotNewWord) == *b.slots.word(slotNewWord) }

// hasUserNew tells whether the type's __new__ is written in Python.
func (t *Thread) hasUserNew(typ *Type) bool {
	return *typ.slots.word(slotNewWord) == *t.RT.userSlots.word(slotNewWord)
}

// inheritSlots copies from base every slot that a built-in type does not define.
func inheritSlots(typ, base *Type) {
	if typ.slots.Compare != nil && typ.slots.Hash == nil {
		// A type that compares and does not hash is not hashable.
		typ.slots.Hash = hashNotImplemented
	}
	for i := uint16(0); i < uint16(slotWords); i++ {
		if p := typ.slots.word(i); *p == 0 {
			*p = *base.slots.word(i)
		}
	}
}

func hashNotImplemented(t *Thread, v Value) (int64, error) { return 0, t.unhashable(v) }
