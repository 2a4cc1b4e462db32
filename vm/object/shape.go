package object

// This file uses unsafe through layout.go's accessors only: an instance whose
// type has TypeHasDict holds, at fixedEnd, the address of its extension (or 0),
// and behind it aux16 inline slots; slot i of its shape is inline when i < aux16
// and in the extension's overflow block otherwise.

// extSize is the size of the word that leads to an instance's extension.
const extSize = 8

// maxShapeSlots bounds the attributes a shape describes; an instance with more
// keeps them in a dict of its own.
const maxShapeSlots = 128

// maxShapes bounds the shapes of one type, against programs that use attributes
// as a dict.
const maxShapes = 512

// Shape (hidden class) says which attributes an instance has, and in what order:
// name to slot index. Shapes of a type form a tree whose edges add one name.
//
//adder:heap
type Shape struct {
	Header
	id       uint32
	n        int32
	dictMode bool // attributes stand in the extension's dict, not in slots
	typ      *Type
	parent   *Shape
	names    uintptr // block of n names, all interned
	index    uintptr // leaf block: hash table of slot numbers, when n > linearNames
	mask     uint32
	count    uint32 // on the root: shapes made of this type
	// Transitions: the first one inline, the others in a dict.
	nextName Value
	next     *Shape
	more     *Dict
}

// linearNames is the number of names up to which a shape is searched in order.
const linearNames = 6

// extension holds what of an instance does not fit in its own memory.
//
//adder:heap
type extension struct {
	Header
	dict     *Dict   // __dict__ once asked for
	overflow uintptr // first Value of a values block, or 0
	cap      int
}

// shape returns the shape of an instance without attributes.
func (typ *Type) shape(t *Thread) *Shape {
	if typ.rootShape == nil {
		typ.rootShape = t.newShape(typ, nil)
	}
	return typ.rootShape
}

func (t *Thread) newShape(typ *Type, parent *Shape) *Shape {
	s := (*Shape)(t.alloc(nil, KindShape, shapeSize))
	s.typ, s.parent = typ, parent
	s.id = t.RT.addShape(s)
	return s
}

// Shape returns the shape of an instance whose type has TypeHasDict.
func (t *Thread) Shape(h *Header) *Shape { return t.RT.shapes[h.aux] }

// ID returns the number that stands in the headers of instances of the shape.
func (s *Shape) ID() uint32 { return s.id }

// Find returns the slot of name, an interned str, or -1.
func (s *Shape) Find(name Value) int {
	n := int(s.n)
	if n <= linearNames {
		for i, v := range valuesAt(s.names, n) {
			if v.t == name.t {
				return i
			}
		}
		return -1
	}
	names := valuesAt(s.names, n)
	table := bytesAt(s.index, int(s.mask)+1)
	for i := uint32(name.t>>4) * 0x9E3779B1 >> 16 & s.mask; ; i = (i + 1) & s.mask {
		k := table[i]
		if k == 0 {
			return -1
		}
		if names[k-1].t == name.t {
			return int(k - 1)
		}
	}
}

// Len returns the number of attributes.
func (s *Shape) Len() int { return int(s.n) }

// Names views the attributes' names in order.
func (s *Shape) Names() []Value { return valuesAt(s.names, int(s.n)) }

// DictMode tells whether the attributes stand in a dict instead of in slots.
func (s *Shape) DictMode() bool { return s.dictMode }

// with returns the shape that has name besides, or nil where a shape may not.
func (s *Shape) with(t *Thread, name Value) *Shape {
	if s.nextName.t == name.t {
		return s.next
	}
	if s.more != nil {
		if v := s.more.getInterned(t, name); !v.IsEmpty() {
			return (*Shape)(ptr(v.t))
		}
	}
	root := s.typ.rootShape
	if s.n >= maxShapeSlots || root.count >= maxShapes {
		return nil
	}
	root.count++
	c := t.newShape(s.typ, s)
	c.n = s.n + 1
	c.names = t.newValues(int(c.n))
	dst := valuesAt(c.names, int(c.n))
	copy(dst, s.Names())
	dst[s.n] = name
	if c.n > linearNames {
		size := 16
		for size < int(c.n)*2 {
			size *= 2
		}
		c.index = t.newLeaf(size)
		c.mask = uint32(size - 1)
		table := bytesAt(c.index, size)
		for k, v := range dst {
			i := uint32(v.t>>4) * 0x9E3779B1 >> 16 & c.mask
			for table[i] != 0 {
				i = (i + 1) & c.mask
			}
			table[i] = byte(k + 1)
		}
	}
	if s.next == nil {
		s.nextName, s.next = name, c
	} else {
		if s.more == nil {
			s.more = t.NewDict()
		}
		s.more.setInterned(t, name, ValueOf(c))
	}
	return c
}

// slot returns the place of slot i of an instance in slot mode.
func (h *Header) slot(i int) *Value {
	a := addrOf(h) + uintptr(h.typ.fixedEnd)
	if i < int(h.aux16) {
		return valueAt(a + extSize + uintptr(i)*ValueSize)
	}
	e := *extensionAt(a)
	return valueAt(e.overflow + uintptr(i-int(h.aux16))*ValueSize)
}

// SlotOffset returns the byte offset of slot i in an instance of a type, when it
// stands inline in an instance with that many inline slots; else -1.
func (typ *Type) SlotOffset(i int, inline uint16) int {
	if i >= int(inline) {
		return -1
	}
	return int(typ.fixedEnd) + extSize + i*int(ValueSize)
}

func (t *Thread) needExt(h *Header) *extension {
	if e := h.ext(); e != nil {
		return e
	}
	e := (*extension)(t.alloc(nil, KindOpaque, extensionSize))
	*extensionAt(addrOf(h) + uintptr(h.typ.fixedEnd)) = e
	return e
}

// instanceGet returns the attribute of an instance's own, or empty. name is any
// str; interned ones are found fastest.
func (t *Thread) instanceGet(h *Header, name Value) Value {
	s := t.Shape(h)
	if s.dictMode {
		return h.ext().dict.getStr(t, name)
	}
	if !name.Header().Has(FlagInterned) {
		if name = t.RT.lookupInterned(t, name); name.IsEmpty() {
			return name
		}
	}
	if i := s.Find(name); i >= 0 {
		return *h.slot(i)
	}
	return Value{}
}

// instanceSet stores an attribute of an instance's own.
func (t *Thread) instanceSet(h *Header, name, v Value) {
	s := t.Shape(h)
	if s.dictMode {
		h.ext().dict.setStr(t, name, v)
		return
	}
	name = t.Intern(name)
	i := s.Find(name)
	if i < 0 {
		c := s.with(t, name)
		if c == nil {
			t.toDictMode(h)
			h.ext().dict.setStr(t, name, v)
			return
		}
		t.addSlot(h, c, v)
		return
	}
	*h.slot(i) = v
}

// addSlot moves an instance to a shape with one slot more and fills that slot.
func (t *Thread) addSlot(h *Header, c *Shape, v Value) {
	i := int(c.n) - 1
	if i >= int(h.aux16) {
		e := t.needExt(h)
		k := i - int(h.aux16)
		if k >= e.cap {
			n := max(4, e.cap*2)
			b := t.newValues(n)
			copy(valuesAt(b, n), valuesAt(e.overflow, e.cap))
			e.overflow, e.cap = b, n
		}
		if typ := h.typ; int(typ.inline) < int(c.n) && typ.inline < maxInline {
			typ.inline = uint16(min(int(c.n), maxInline)) // later instances have room
		}
	}
	h.aux = c.id
	*h.slot(i) = v
}

// maxInline is the greatest number of slots given within an instance's memory.
const maxInline = 32

// instanceDelete removes an attribute of an instance's own and tells whether
// there was one.
func (t *Thread) instanceDelete(h *Header, name Value) bool {
	s := t.Shape(h)
	if !s.dictMode {
		if !name.Header().Has(FlagInterned) {
			if name = t.RT.lookupInterned(t, name); name.IsEmpty() {
				return false
			}
		}
		i := s.Find(name)
		if i < 0 {
			return false
		}
		if i == int(s.n)-1 { // the last one: back along the tree
			*h.slot(i) = Value{}
			h.aux = s.parent.id
			return true
		}
		t.toDictMode(h)
	}
	return h.ext().dict.deleteStr(t, name)
}

// toDictMode moves an instance's attributes into its dict, for good.
func (t *Thread) toDictMode(h *Header) {
	s := t.Shape(h)
	if s.dictMode {
		return
	}
	e := t.needExt(h)
	d := e.dict
	if d == nil {
		d = t.NewDict()
		e.dict = d
	}
	d.owner = nil
	d.reserve(t, int(s.n))
	for i, name := range s.Names() {
		p := h.slot(i)
		d.setInterned(t, name, *p)
		*p = Value{}
	}
	h.aux = t.dictShape(h.typ).id
	e.overflow, e.cap = 0, 0
}

// dictShape returns the shape that says "look in the dict".
func (t *Thread) dictShape(typ *Type) *Shape {
	if typ.dictShape == nil {
		s := t.newShape(typ, nil)
		s.dictMode = true
		typ.dictShape = s
	}
	return typ.dictShape
}

// InstanceDict returns an instance's __dict__: a view over its slots until
// something is done to it that slots cannot do. It is nil for an object that has
// none.
func (t *Thread) InstanceDict(v Value) *Dict {
	if !v.IsObject() {
		return nil
	}
	h := v.Header()
	if h.typ.flags&TypeHasDict == 0 {
		return nil
	}
	e := t.needExt(h)
	if e.dict == nil {
		e.dict = t.NewDict()
		e.dict.owner = h
	}
	return e.dict
}

// SetInstanceDict replaces an instance's __dict__.
func (t *Thread) SetInstanceDict(h *Header, d *Dict) {
	t.toDictMode(h)
	e := h.ext()
	e.dict = d
	if d.owner != nil { // another instance's view becomes shared: make it real first
		t.toDictMode(d.owner)
	}
}

// changeClass gives an instance another type of the same layout (__class__
// assignment): its attributes are carried over to that type's shapes.
func (t *Thread) changeClass(h *Header, typ *Type) {
	old := t.Shape(h)
	if old.dictMode {
		h.typ = typ
		h.aux = t.dictShape(typ).id
		return
	}
	s := typ.shape(t)
	for _, name := range old.Names() {
		c := s.with(t, name)
		if c == nil {
			t.toDictMode(h)
			h.typ = typ
			h.aux = t.dictShape(typ).id
			return
		}
		s = c
	}
	h.typ = typ
	h.aux = s.id
}
