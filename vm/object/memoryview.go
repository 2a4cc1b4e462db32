package object

import ()

// MemoryView is a view of the memory of another object: a bytes object, a
// bytearray, or one whose type has a Buffer slot. It asks that object for its
// memory at each access and checks its size.
//
//adder:heap
type MemoryView struct {
	Header
	base     Value // whose memory it is; empty once released
	format   Value // str
	shape    *Tuple
	hash     int64
	off      int // of the first item
	n        int // items in the first dimension
	stride   int // between them
	itemSize int
	guard    *bufferGuard // set where a __buffer__ method gave the view
	readOnly bool
	hashed   bool
}

var memoryViewSpec = TypeSpec{
	Name: "memoryview", Kind: KindMemoryView, Size: SizeOf[MemoryView](), Flags: TypeSequence,
	Slots: Slots{
		New: memoryViewNew, Repr: memoryViewRepr, Hash: memoryViewHash, Compare: memoryViewCompare,
		Len: memoryViewLen, GetItem: memoryViewGetItem, SetItem: memoryViewSetItem, Iter: memoryViewIter,
		Buffer: memoryViewBuffer, ReleaseBuffer: memoryViewReleaseBuffer,
	},
	Methods: []Def{
		{Name: "release", Sig: "(self, /)", F1: memoryViewRelease},
		{Name: "tobytes", Sig: "(self, /, order='C')", FV: memoryViewToBytes},
		{Name: "hex", Text: "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", Sig: "(self, /, sep=None, bytes_per_sep=1)", FV: memoryViewHex},
		{Name: "tolist", Sig: "(self, /)", F1: memoryViewToList},
		{Name: "cast", Text: "($self, /, format, shape=<unrepresentable>)", Sig: "(self, /, format, shape=())", FV: memoryViewCast},
		{Name: "toreadonly", Sig: "(self, /)", F1: memoryViewToReadOnly},
		{Name: "count", Sig: "(self, value, /)", F2: memoryViewCount},
		{Name: "index", Sig: "(self, value, start=0, stop=sys.maxsize, /)", FV: memoryViewIndex},
		{Name: "__enter__", Sig: "(self, /)", F1: memoryViewEnter},
		{Name: "__exit__", Text: "($self, /, *exc_info)", FV: memoryViewExit, Min: 0, Max: -1},
		{Name: "__class_getitem__", Text: "($type, object, /)", Sig: "(object, /)", F2: ClassGetItem, Kind: DefClass},
		{Name: "_from_flags", Text: "($type, /, object, flags)", Sig: "(object, flags)", F3: memoryViewFromFlags, Kind: DefClass},
	},
	Getters: []GetSet{
		{Name: "obj", Get: memoryViewObj}, {Name: "nbytes", Get: memoryViewNBytes}, {Name: "readonly", Get: memoryViewReadOnly},
		{Name: "itemsize", Get: memoryViewItemSize}, {Name: "format", Get: memoryViewFormat}, {Name: "ndim", Get: memoryViewNDim},
		{Name: "shape", Get: memoryViewShape}, {Name: "strides", Get: memoryViewStrides}, {Name: "suboffsets", Get: memoryViewSubOffsets},
		{Name: "c_contiguous", Get: memoryViewContiguous}, {Name: "f_contiguous", Get: memoryViewFContiguous}, {Name: "contiguous", Get: memoryViewContiguous},
	},
	NewSig: "(object)",
}

var memoryViewNewDef = Def{Name: "memoryview", Sig: "(object)"}

func memoryViewNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	if err := t.BindArgs(&memoryViewNewDef, w, args, kw); err != nil {
		return Value{}, err
	}
	return t.NewMemoryView(w[0])
}

func memoryViewFromFlags(t *Thread, cls, v, flags Value) (Value, error) { return t.NewMemoryView(v) }

// NewMemoryView returns a view of v's memory.
func (t *Thread) NewMemoryView(v Value) (Value, error) {
	if v.isKind(KindMemoryView) {
		src := Cast[MemoryView](v)
		if _, err := src.memory(t); err != nil {
			return Value{}, err
		}
		return ValueOf(t.copyView(src)), nil
	}
	f := t.TypeOf(v).slots.Buffer
	if f == nil {
		return Value{}, t.TypeErrorf("memoryview: a bytes-like object is required, not '%s'", t.TypeName(v))
	}
	if t.ownBuffer(t.TypeOf(v)) {
		return t.guardedView(v)
	}
	return t.viewMemory(v, f)
}

// viewMemory returns a view of the memory that f, a Buffer slot, shows of v.
func (t *Thread) viewMemory(v Value, f BufferFunc) (Value, error) {
	if v.isKind(KindMemoryView) {
		return t.NewMemoryView(v)
	}
	b, err := f(t, v)
	if err != nil {
		return Value{}, err
	}
	m := New[MemoryView](t, t.RT.T.MemoryView)
	m.base, m.readOnly, m.itemSize, m.stride = v, b.ReadOnly, b.ItemSize, b.ItemSize
	m.n = len(b.Data) / b.ItemSize
	m.format = t.InternString(b.Format)
	t.export(m)
	return ValueOf(m), nil
}

func (t *Thread) copyView(src *MemoryView) *MemoryView {
	m := New[MemoryView](t, t.RT.T.MemoryView)
	m.base, m.format, m.shape = src.base, src.format, src.shape
	m.off, m.n, m.stride, m.itemSize, m.readOnly = src.off, src.n, src.stride, src.itemSize, src.readOnly
	if m.guard = src.guard; m.guard != nil {
		m.guard.views++
	}
	t.export(m)
	return m
}

func asView(v Value) *MemoryView { return Cast[MemoryView](v) }

// memory returns the memory of the object viewed, all of what the view reaches
// being there.
func (m *MemoryView) memory(t *Thread) ([]byte, error) {
	if m.base.IsEmpty() {
		return nil, t.ValueErrorf("operation forbidden on released memoryview object")
	}
	b, err := t.nativeBuffer(m.base)
	if err != nil {
		return nil, err
	}
	if m.n > 0 {
		last := m.off + (m.n-1)*m.stride
		row := m.rowBytes()
		if m.off < 0 || last < 0 || max(m.off, last)+row > len(b.Data) {
			return nil, t.Raisef(t.RT.T.Exc.BufferError, "memoryview: underlying buffer has been resized")
		}
	} else if m.off > len(b.Data) {
		m.off = 0
	}
	return b.Data, nil
}

// rowBytes is the size of what one index into the first dimension selects.
func (m *MemoryView) rowBytes() int {
	size := m.itemSize
	if m.shape != nil {
		for _, d := range m.shape.Items()[min(1, m.shape.n):] {
			size *= int(d.AsInt())
		}
	}
	return size
}

func (m *MemoryView) nbytes() int { return m.n * m.rowBytes() }

func (m *MemoryView) ndim() int {
	if m.shape != nil {
		return m.shape.n
	}
	return 1
}

// appendTo appends the view's bytes in order.
func (m *MemoryView) appendTo(dst, data []byte) []byte {
	row := m.rowBytes()
	if m.stride == row {
		return append(dst, data[m.off:m.off+m.n*row]...)
	}
	for i := range m.n {
		at := m.off + i*m.stride
		dst = append(dst, data[at:at+row]...)
	}
	return dst
}

// code returns the view's format as one code of module struct, or 0.
func (m *MemoryView) code() byte {
	f := StringOf(m.format)
	if len(f) == 2 && f[0] == '@' {
		f = f[1:]
	}
	if len(f) == 1 {
		return f[0]
	}
	return 0
}

func (t *Thread) viewItem(m *MemoryView, b []byte) (Value, error) {
	v, ok := loadItem(t, m.code(), b)
	if !ok {
		return v, t.Raisef(t.RT.T.Exc.NotImplementedError, "memoryview: format %s not supported", StringOf(m.format))
	}
	return v, nil
}

func memoryViewRepr(t *Thread, v Value) (Value, error) {
	if asView(v).base.IsEmpty() {
		return t.NewStr("<released memory at " + t.AddressString(v) + ">"), nil
	}
	return t.NewStr("<memory at " + t.AddressString(v) + ">"), nil
}

func memoryViewHash(t *Thread, v Value) (int64, error) {
	m := asView(v)
	if m.hashed {
		return m.hash, nil
	}
	data, err := m.memory(t)
	if err != nil {
		return 0, err
	}
	if !m.readOnly {
		return 0, t.ValueErrorf("cannot hash writable memoryview object")
	}
	if c := m.code(); c != 'B' && c != 'b' && c != 'c' {
		return 0, t.ValueErrorf("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
	}
	if _, err := t.Hash(m.base); err != nil {
		return 0, err
	}
	m.hash = int64(t.RT.HashString(bytesAsString(m.appendTo(nil, data))))
	m.hashed = true
	return m.hash, nil
}

func memoryViewCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE {
		return NotImplemented(), nil
	}
	if a == b {
		return Bool(op == EQ), nil
	}
	if !a.isKind(KindMemoryView) {
		a, b = b, a
	}
	m := asView(a)
	if m.base.IsEmpty() {
		return Bool(op == NE), nil
	}
	var o *MemoryView
	if b.isKind(KindMemoryView) {
		o = asView(b)
	} else {
		_, ok, err := t.BufferOf(b)
		if err != nil || !ok {
			t.ClearError()
			return NotImplemented(), nil
		}
		w, err := t.NewMemoryView(b)
		if err != nil {
			return Value{}, err
		}
		o = asView(w)
	}
	if o.base.IsEmpty() {
		return Bool(op == NE), nil
	}
	eq, err := t.equalViews(m, o)
	return Bool(eq == (op == EQ)), err
}

func (t *Thread) equalViews(m, o *MemoryView) (bool, error) {
	x, err := m.memory(t)
	if err != nil {
		return false, err
	}
	y, err := o.memory(t)
	if err != nil {
		return false, err
	}
	if m.n != o.n || m.ndim() != o.ndim() {
		return false, nil
	}
	if m.ndim() != 1 || m.code() == o.code() && m.code() != 'f' && m.code() != 'd' && m.code() != 'e' {
		return m.code() == o.code() && string(m.appendTo(nil, x)) == string(o.appendTo(nil, y)), nil
	}
	for i := range m.n {
		p, err := t.viewItem(m, x[m.off+i*m.stride:])
		if err != nil {
			t.ClearError()
			return false, nil
		}
		q, err := t.viewItem(o, y[o.off+i*o.stride:])
		if err != nil {
			t.ClearError()
			return false, nil
		}
		if eq, err := t.Equal(p, q); err != nil || !eq {
			return false, err
		}
	}
	return true, nil
}

func memoryViewLen(t *Thread, v Value) (int, error) {
	m := asView(v)
	if _, err := m.memory(t); err != nil {
		return 0, err
	}
	if m.ndim() == 0 {
		return 0, t.TypeErrorf("0-dim memory has no length")
	}
	return m.n, nil
}

// place returns where the item lies that an index or a tuple of indices selects.
func (m *MemoryView) place(t *Thread, key Value) (int, error) {
	if !key.IsTuple() {
		if m.ndim() > 1 {
			return 0, t.Raisef(t.RT.T.Exc.NotImplementedError, "multi-dimensional sub-views are not implemented")
		}
		i, err := t.SeqIndex(key, &m.n, "index out of bounds on dimension 1")
		return m.off + i*m.stride, err
	}
	idx := key.tuple()
	if idx.n != m.ndim() {
		if idx.n < m.ndim() {
			return 0, t.Raisef(t.RT.T.Exc.NotImplementedError, "sub-views are not implemented")
		}
		return 0, t.TypeErrorf("cannot index %d-dimension view with %d-element tuple", m.ndim(), idx.n)
	}
	at, size := m.off, m.rowBytes()
	for d := range idx.n {
		n := m.n
		if d > 0 {
			n = int(m.shape.Items()[d].AsInt())
			size /= max(n, 1)
		}
		i, err := t.IndexInt(idx.Items()[d], t.RT.T.Exc.IndexError)
		if err != nil {
			return 0, err
		}
		if i < 0 {
			i += n
		}
		if i < 0 || i >= n {
			return 0, t.IndexErrorf("index out of bounds on dimension %d", d+1)
		}
		if d == 0 {
			at += i * m.stride
		} else {
			at += i * size
		}
	}
	return at, nil
}

func memoryViewGetItem(t *Thread, v, key Value) (Value, error) {
	m := asView(v)
	if _, err := m.memory(t); err != nil {
		return Value{}, err
	}
	if m.ndim() == 0 {
		if key == Ellipsis() {
			return v, nil
		}
		if !key.IsTuple() || key.tuple().n != 0 {
			return Value{}, t.TypeErrorf("invalid indexing of 0-dim memory")
		}
	}
	if key.isKind(KindSlice) {
		start, step, count, err := t.SliceRange(key, &m.n)
		if err != nil {
			return Value{}, err
		}
		s := t.copyView(m)
		s.off, s.stride, s.n = m.off+start*m.stride, m.stride*step, count
		if count == 0 {
			s.off = m.off
		}
		if s.shape != nil {
			shape := t.NewTuple(s.shape.Items())
			shape.Items()[0] = Int(int64(count))
			s.shape = shape
		}
		return ValueOf(s), nil
	}
	if !t.isIndex(key) && !key.IsTuple() {
		return Value{}, t.TypeErrorf("memoryview: invalid slice key")
	}
	at, err := m.place(t, key)
	if err != nil {
		return Value{}, err
	}
	data, err := m.memory(t)
	if err != nil {
		return Value{}, err
	}
	return t.viewItem(m, data[at:])
}

func memoryViewSetItem(t *Thread, v, key, item Value) error {
	m := asView(v)
	if _, err := m.memory(t); err != nil {
		return err
	}
	if m.readOnly {
		return t.TypeErrorf("cannot modify read-only memory")
	}
	if item.IsEmpty() {
		return t.TypeErrorf("cannot delete memory")
	}
	if key.isKind(KindSlice) && m.ndim() == 1 {
		src, ok, err := t.BufferOf(item)
		if err != nil && item.isKind(KindMemoryView) {
			t.ClearError()
			data, err := asView(item).memory(t)
			if err != nil {
				return err
			}
			src, ok = Buffer{Data: asView(item).appendTo(nil, data), Format: GoString(asView(item).format)}, true
		} else if err != nil {
			return err
		}
		if !ok {
			return t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(item))
		}
		start, step, count, err := t.SliceRange(key, &m.n)
		if err != nil {
			return err
		}
		if src.Format != StringOf(m.format) || len(src.Data) != count*m.itemSize {
			return t.ValueErrorf("memoryview assignment: lvalue and rvalue have different structures")
		}
		data, err := m.memory(t)
		if err != nil {
			return err
		}
		if m.stride*step == m.itemSize {
			copy(data[m.off+start*m.stride:], src.Data)
			return nil
		}
		from := append([]byte(nil), src.Data...)
		for i := range count {
			copy(data[m.off+(start+i*step)*m.stride:][:m.itemSize], from[i*m.itemSize:])
		}
		return nil
	}
	if !t.isIndex(key) && !key.IsTuple() {
		return t.TypeErrorf("memoryview: invalid slice key")
	}
	at, err := m.place(t, key)
	if err != nil {
		return err
	}
	var room [8]byte
	if err := t.storeItem(m, room[:m.itemSize], item); err != nil {
		return err
	}
	data, err := m.memory(t)
	if err != nil {
		return err
	}
	copy(data[at:], room[:m.itemSize])
	return nil
}

// memoryViewIterator iterates over the items of a view.
//
//adder:heap
type memoryViewIterator struct {
	Header
	view Value // empty once exhausted
	i    int
}

var memoryIterSpec = TypeSpec{
	Name: "memory_iterator", Kind: KindOpaque, Size: SizeOf[memoryViewIterator](), Flags: TypeNoNew,
	Slots: Slots{Iter: selfIter, Next: memoryViewNext},
}

func memoryViewIter(t *Thread, v Value) (Value, error) {
	m := asView(v)
	if _, err := m.memory(t); err != nil {
		return Value{}, err
	}
	switch d := m.ndim(); {
	case d == 0:
		return Value{}, t.TypeErrorf("invalid indexing of 0-dim memory")
	case d > 1:
		return Value{}, t.Raisef(t.RT.T.Exc.NotImplementedError, "multi-dimensional sub-views are not implemented")
	}
	it := New[memoryViewIterator](t, t.RT.T.MemoryIter)
	it.view = v
	return ValueOf(it), nil
}

func memoryViewNext(t *Thread, v Value) (Value, error) {
	it := Cast[memoryViewIterator](v)
	if it.view.IsEmpty() {
		return Value{}, nil
	}
	m := asView(it.view)
	data, err := m.memory(t)
	if err != nil {
		return Value{}, err
	}
	if it.i >= m.n {
		it.view = Value{}
		return Value{}, nil
	}
	it.i++
	return t.viewItem(m, data[m.off+(it.i-1)*m.stride:])
}
