package object

// TypeSpec defines a built-in type. Specs are package-level variables that nothing
// changes.
type TypeSpec struct {
	Name    string // "list", or with its module: "collections.deque"
	Doc     string
	Kind    Kind
	Size    uintptr // of the struct that begins an instance
	Flags   TypeFlag
	Slots   Slots
	Methods []Def
	Getters []GetSet
	Members []Member
	// NewSig, when set, is the text signature of the type's __init__ or __new__.
	NewSig string
}

// GetSet is a computed attribute; Set nil makes it read-only, and gets an empty
// value for deletion.
type GetSet struct {
	Name string
	Get  UnaryFunc
	Set  func(t *Thread, self, value Value) error
	Doc  string
}

// Member is a Value in an instance's memory that is an attribute.
type Member struct {
	Name     string
	Offset   uintptr
	ReadOnly bool
	// None makes an empty slot read as None; otherwise it raises AttributeError.
	None bool
	// Pointer says that a pointer to an object stands there instead of a Value; it
	// is read-only, and None when nil.
	Pointer bool
	Doc     string
}

// NewBuiltinType makes a built-in type. base is nil for object itself.
func (t *Thread) NewBuiltinType(spec *TypeSpec, base *Type) *Type {
	typ := t.newTypeObject(t.RT.T.Type)
	t.initBuiltinType(typ, spec, base)
	return typ
}

func (t *Thread) newTypeObject(meta *Type) *Type {
	p := t.alloc(meta, KindType, t.typeObjectSize(meta))
	typ := (*Type)(p)
	t.RT.nextType++
	typ.serial = t.RT.nextType
	t.RT.heap.SetRelease(p)
	if meta != nil && (meta.flags&TypeHasDict != 0 || meta.slotsStart != meta.fixedEnd) {
		typ.Header.flags |= FlagSlots
		if meta.flags&TypeHasDict != 0 {
			typ.Header.aux16 = meta.inline
			typ.Header.aux = meta.shape(t).id
		}
	}
	return typ
}

func (t *Thread) typeObjectSize(meta *Type) uintptr {
	if meta == nil || meta.fixedEnd == 0 {
		return typeSize
	}
	return meta.instanceSize()
}

func (t *Thread) initBuiltinType(typ *Type, spec *TypeSpec, base *Type) {
	name, module := spec.Name, "builtins"
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '.' {
			module, name = name[:i], name[i+1:]
			break
		}
	}
	typ.Name = t.InternString(name)
	typ.QualName = typ.Name
	typ.Dict = t.NewDict()
	typ.Base = base
	typ.kind = spec.Kind
	typ.flags = spec.Flags | TypeImmutable
	typ.slots = spec.Slots
	size := uint32(spec.Size)
	if base != nil {
		if size == 0 {
			size = base.fixedEnd
		}
		if typ.kind == KindEmpty {
			typ.kind = base.kind
		}
		typ.flags |= base.flags & inheritedFlags
		typ.Bases = t.NewTuple([]Value{base.Value()})
	} else {
		typ.Bases = t.NewTupleN(0)
	}
	typ.slotsStart, typ.fixedEnd = size, size
	if base != nil && base.kind == KindDict && typ.kind == KindDict && size > base.fixedEnd {
		// A dict's memory is traced field by field: what a subtype adds to the
		// struct are Values, and traced as slots.
		typ.slotsStart = base.fixedEnd
	}
	if typ.flags&TypeHasDict != 0 {
		typ.inline = 4
	}
	typ.exact = typ.kind != KindInstance && typ.kind != KindOpaque && (base == nil || base.kind != typ.kind)
	t.setMRO(typ)
	own := spec.Slots
	if spec.Slots.Compare != nil && spec.Slots.Hash == nil || *own.word(slotHashWord) == *t.RT.unhashableSlots.word(slotHashWord) {
		own.Hash = nil
		typ.Dict.setInterned(t, t.RT.Name(N__hash__), None())
	}
	if base != nil {
		inheritSlots(typ, base)
		if spec.Slots.New == nil && spec.Slots.Init == nil && base == t.RT.T.Object {
			typ.slots.New = nil // nothing says how to make one
		}
		t.addSubclass(base, typ)
	}
	t.noteGeneric(typ)
	if spec.Doc != "" || spec.NewSig != "" {
		typ.doc = t.NewStr(spec.Doc)
	}
	if spec.NewSig != "" {
		typ.textSig = t.NewStr(spec.NewSig)
	}
	if typ.Dict.getInterned(t, t.RT.Name(N__doc__)).IsEmpty() {
		doc := None()
		if spec.Doc != "" {
			doc = typ.doc
		}
		typ.Dict.setInterned(t, t.RT.Name(N__doc__), doc)
	}
	if module != "builtins" {
		typ.Dict.setInterned(t, t.RT.Name(N__module__), t.InternString(module))
	}
	if t.RT.ready {
		t.fillBuiltinType(typ, spec, &own)
	}
	t.RT.nextVersion++
	typ.version = t.RT.nextVersion
	typ.flags |= TypeReady
}

const inheritedFlags = TypeHasDict | TypeHasWeak | TypeSequence | TypeMapping | TypeIntSub | TypeStrSub |
	TypeTupleSub | TypeListSub | TypeDictSub | TypeBytesSub | TypeTypeSub | TypeExceptionSub

// fillBuiltinType adds methods, members and slot wrappers to a type's dict.
func (t *Thread) fillBuiltinType(typ *Type, spec *TypeSpec, own *Slots) {
	if own.New != nil {
		n := t.newNative(t.RT.T.Native, &typeNewDef)
		n.Self = typ.Value()
		typ.Dict.setInterned(t, t.RT.Name(N__new__), n.Value())
	}
	for i := range spec.Methods {
		d := &spec.Methods[i]
		name := t.InternString(d.Name)
		var v Value
		switch d.Kind {
		case DefStatic:
			n := t.newNative(t.RT.T.Native, d)
			n.Self, n.Owner = typ.Value(), typ
			v = t.newStaticMethod(n.Value())
		case DefClass:
			n := t.newNative(t.RT.T.ClassMethodDescr, d)
			n.Owner = typ
			v = n.Value()
		default:
			n := t.newNative(t.RT.T.MethodDescr, d)
			n.Owner = typ
			v = n.Value()
		}
		typ.Dict.setInterned(t, name, v)
	}
	for i := range spec.Getters {
		g := &spec.Getters[i]
		o := (*GetSetDescr)(t.alloc(t.RT.T.GetSet, KindGetSet, getSetSize))
		o.flags = FlagExact
		o.def, o.Owner = g, typ
		typ.Dict.setInterned(t, t.InternString(g.Name), ValueOf(o))
	}
	for i := range spec.Members {
		m := &spec.Members[i]
		v := t.newMember(typ, m.Name, m.Offset, m.ReadOnly || m.Pointer, m.None || m.Pointer, m.Doc)
		Cast[MemberDescr](v).pointer = m.Pointer
		typ.Dict.setInterned(t, t.InternString(m.Name), v)
	}
	t.addSlotWrappers(typ, own)
}

// setMRO computes the MRO of a type whose bases are set, without asking a
// metaclass's mro().
func (t *Thread) setMRO(typ *Type) {
	n := 1
	for b := typ.Base; b != nil; b = b.Base {
		n++
	}
	mro := t.NewTupleN(n)
	for i, b := 0, typ; b != nil; i, b = i+1, b.Base {
		mro.Items()[i] = b.Value()
	}
	typ.MRO = mro
}

var typeNewDef = Def{Name: "__new__", Sig: "(*args, **kwargs)", Doc: "Create and return a new object.  See help(type) for accurate signature.", FS: typeNewWrapper, isNew: true}

// typeNewWrapper is the __new__ of built-in types; self is the type it belongs to.
func typeNewWrapper(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	typ := self.typ()
	if len(args)-kw.Len() < 1 {
		return Value{}, t.TypeErrorf("%s.__new__(): not enough arguments", typ.NameString())
	}
	if !args[0].isKind(KindType) {
		return Value{}, t.TypeErrorf("%s.__new__(X): X is not a type object (%s)", typ.NameString(), t.TypeName(args[0]))
	}
	cls := args[0].typ()
	if !cls.IsSubtype(typ) {
		return Value{}, t.TypeErrorf("%s.__new__(%s): %s is not a subtype of %s", typ.NameString(), cls.NameString(), cls.NameString(), typ.NameString())
	}
	static := cls
	for static != nil && static.flags&TypeHeap != 0 && (t.hasUserNew(static) || static.slots.New != nil) {
		static = static.Base
	}
	if static != nil && !sameNew(static, typ) {
		return Value{}, t.TypeErrorf("%s.__new__(%s) is not safe, use %s.__new__()", typ.NameString(), cls.NameString(), static.NameString())
	}
	return typ.slots.New(t, cls, args[1:], kw)
}
