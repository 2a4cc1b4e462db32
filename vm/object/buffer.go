package object

// This file holds the buffer protocol (PEP
// 688): built-in types show their memory through the Buffer slot, classes made in
// Python through a method __buffer__ that returns a memoryview.

// Buffer is the memory that an object lets others see.
type Buffer struct {
	Data     []byte // views the heap: good until Python code runs
	ReadOnly bool
	Format   string
	ItemSize int
}

// BufferOf asks an object for its memory; ok is false where it has none to show.
func (t *Thread) BufferOf(v Value) (b Buffer, ok bool, err error) {
	f := t.TypeOf(v).slots.Buffer
	if f == nil {
		return b, false, nil
	}
	b, err = f(t, v)
	return b, true, err
}

func bytesBuffer(t *Thread, v Value) (Buffer, error) {
	return Buffer{Data: bytesAt(v.bytes().data, v.bytes().n), ReadOnly: true, Format: "B", ItemSize: 1}, nil
}

func byteArrayBuffer(t *Thread, v Value) (Buffer, error) {
	return Buffer{Data: v.byteArray().view(), Format: "B", ItemSize: 1}, nil
}

func memoryViewBuffer(t *Thread, v Value) (Buffer, error) {
	m := Cast[MemoryView](v)
	data, err := m.memory(t)
	if err != nil {
		return Buffer{}, err
	}
	if m.stride != m.itemSize && m.n > 1 && m.stride != m.rowBytes() {
		return Buffer{}, t.Raisef(t.RT.T.Exc.BufferError, "memoryview: underlying buffer is not C-contiguous")
	}
	return Buffer{Data: data[m.off : m.off+m.nbytes()], ReadOnly: m.readOnly, Format: GoString(m.format), ItemSize: m.itemSize}, nil
}

// ReleaseBuffer is the slot of the built-in types that count the views of their
// memory themselves.
func ReleaseBuffer(t *Thread, self, view Value) error {
	if m := asView(view); !m.base.IsEmpty() && m.base != self {
		return t.ValueErrorf("memoryview's buffer is not this object")
	}
	_, err := memoryViewRelease(t, view)
	return err
}

func memoryViewReleaseBuffer(t *Thread, self, view Value) error {
	if m := asView(view); !m.base.IsEmpty() && m.base != asView(self).base {
		return t.ValueErrorf("memoryview's buffer is not this object")
	}
	_, err := memoryViewRelease(t, view)
	return err
}

// ownBuffer tells whether a Buffer slot is the one that calls __buffer__.
func (t *Thread) ownBuffer(typ *Type) bool {
	return *typ.slots.word(slotBufferWord) == *t.RT.userSlots.word(slotBufferWord)
}

// nativeBuffer asks an object for its memory as its built-in type shows it,
// whatever methods a subclass has.
func (t *Thread) nativeBuffer(v Value) (Buffer, error) {
	typ := t.TypeOf(v)
	for typ != nil && t.ownBuffer(typ) {
		typ = typ.Base
	}
	if typ == nil || typ.slots.Buffer == nil {
		return Buffer{}, t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(v))
	}
	return typ.slots.Buffer(t, v)
}

// The flags that __buffer__ is called with, as inspect.BufferFlags has them.
const (
	bufferSimple   = 0
	bufferWritable = 1
	bufferStrides  = 0x18
	bufferFullRO   = 0x11c
)

// viewForFlags is __buffer__ of a built-in type: a view that has what the flags
// ask for.
func (t *Thread) viewForFlags(v Value, f BufferFunc, flags int) (Value, error) {
	view, err := t.viewMemory(v, f)
	if err != nil {
		return Value{}, err
	}
	text := ""
	switch m := asView(view); {
	case flags&bufferWritable != 0 && m.readOnly:
		text = "Object is not writable."
		if v.isKind(KindMemoryView) {
			text = "memoryview: underlying buffer is not writable"
		}
	case flags&bufferStrides != bufferStrides && m.stride != m.rowBytes() && m.n > 1:
		text = "memoryview: underlying buffer is not C-contiguous"
	default:
		return view, nil
	}
	if _, err := memoryViewRelease(t, view); err != nil {
		return Value{}, err
	}
	return Value{}, t.Raisef(t.RT.T.Exc.BufferError, "%s", text)
}

// callBuffer calls an object's method __buffer__.
func (t *Thread) callBuffer(v Value, flags int64) (Value, error) {
	view, err := t.callUser(v, N__buffer__, Int(flags))
	if err == nil && !view.isKind(KindMemoryView) {
		err = t.TypeErrorf("__buffer__ returned non-memoryview object")
	}
	return view, err
}

// callReleaseBuffer tells an object that a view it gave is used no more, and ends
// the view.
func (t *Thread) callReleaseBuffer(v, view Value) {
	if t.TypeOf(v).slots.ReleaseBuffer != nil {
		_, found, err := t.CallSpecial(v, N__release_buffer__, view)
		if found && err != nil {
			t.WriteUnraisable(v)
		}
	}
	if _, err := memoryViewRelease(t, view); err != nil {
		t.WriteUnraisable(v)
	}
}

// slotBuffer shows the memory that an object's __buffer__ shows. Nobody says when
// the memory is used no more, so the object is told at once; the memory itself
// lives on while it is looked at.
func slotBuffer(t *Thread, v Value) (Buffer, error) {
	view, err := t.callBuffer(v, bufferSimple)
	if err != nil {
		return Buffer{}, err
	}
	if _, err := asView(view).memory(t); err != nil {
		return Buffer{}, err
	}
	own := t.copyView(asView(view))
	t.callReleaseBuffer(v, view)
	b, err := memoryViewBuffer(t, ValueOf(own))
	if err != nil {
		return Buffer{}, err
	}
	_, err = memoryViewRelease(t, ValueOf(own))
	return b, err
}

func slotReleaseBuffer(t *Thread, v, view Value) error {
	_, err := t.callUser(v, N__release_buffer__, view)
	return err
}

// bufferGuard stands between an object with a __buffer__ method and the
// memoryviews of its memory; the last of them to be released ends the view that
// the method gave.
//
//adder:heap
type bufferGuard struct {
	Header
	object Value
	view   Value
	views  int
}

var bufferGuardSpec = TypeSpec{
	Name: "_buffer_wrapper", Kind: KindOpaque, Size: SizeOf[bufferGuard](), Flags: TypeNoNew,
}

// guardedView returns a view of the memory that an object's __buffer__ shows.
func (t *Thread) guardedView(v Value) (Value, error) {
	view, err := t.callBuffer(v, bufferFullRO)
	if err != nil {
		return Value{}, err
	}
	if _, err := asView(view).memory(t); err != nil {
		return Value{}, err
	}
	m := t.copyView(asView(view))
	if m.guard != nil {
		m.guard.views--
	}
	g := New[bufferGuard](t, t.RT.T.BufferGuard)
	g.object, g.view, g.views = v, view, 1
	m.guard = g
	return ValueOf(m), nil
}

// unguard notes that a view is released.
func (m *MemoryView) unguard(t *Thread) {
	g := m.guard
	if g == nil {
		return
	}
	m.guard = nil
	if g.views--; g.views == 0 {
		t.callReleaseBuffer(g.object, g.view)
	}
}
