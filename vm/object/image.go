package object

// unsafe: reads and patches the copy of the heap that an image is, and the words
// of the runtime's tables. Invariants: an offset into the copy is that of an object
// of the kind that is written there; every address stored is one of the heap.

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unsafe"

	"github.com/adder-vm/adder/vm/heap"
)

// Fixtures are what a heap refers to in Go's memory without being able to say
// where it is in another process: definitions that are put together when the
// process starts. An image names them by their place in these lists, which must be
// the same whenever the program runs.
type Fixtures struct {
	Types   []*TypeSpec
	Structs []*StructSpec
	// Remake makes the Go value of an object (AttachGo) anew, by the name that its
	// ImageName gave.
	Remake map[string]func() any
}

// Imageable is a Go value behind an object (AttachGo) that an image can stand for
// by a name: any value of that name that Fixtures.Remake makes is as good. ok is
// false in a state in which that is not so.
type Imageable interface {
	ImageName() (name string, ok bool)
}

// specs lists the definitions in their order: the runtime's own come first.
func (rt *Runtime) specs(f *Fixtures) []*TypeSpec {
	var s []*TypeSpec
	for _, b := range rt.builtinTypes() {
		s = append(s, b.spec)
	}
	s = append(s, f.Types...)
	for _, x := range f.Structs {
		s = append(s, &x.typ)
	}
	return s
}

// The parts of a definition that a relocation can name: the slots follow.
const (
	partMethods = iota
	partGetters
	partMembers
	partSpec
	partSlots
)

// part gives where a part of a definition is, and its size.
func part(s *TypeSpec, which int) (start, size uintptr) {
	switch which {
	case partMethods:
		return uintptr(unsafe.Pointer(unsafe.SliceData(s.Methods))), uintptr(len(s.Methods)) * unsafe.Sizeof(Def{})
	case partGetters:
		return uintptr(unsafe.Pointer(unsafe.SliceData(s.Getters))), uintptr(len(s.Getters)) * unsafe.Sizeof(GetSet{})
	case partMembers:
		return uintptr(unsafe.Pointer(unsafe.SliceData(s.Members))), uintptr(len(s.Members)) * unsafe.Sizeof(Member{})
	case partSpec:
		return uintptr(unsafe.Pointer(s)), unsafe.Sizeof(*s)
	}
	w := *s.Slots.word(uint16(which - partSlots))
	return w, min(w, 1)
}

// slotDefsSpec stands for the table of special methods instead of a definition.
const slotDefsSpec = 0xFFFF

const specParts = partSlots + int(slotWords)

// imageVersion changes with the form of an image.
const imageVersion = 1

// SaveImage copies the runtime with all that its heap holds, between two runs of
// the engine: no frame, no generator, no exception under way. fixed tells whether
// an address outside the heap is that of the same thing in every process of this
// program. The second result is what LoadRuntime needs beside the heap's image.
func (t *Thread) SaveImage(f *Fixtures, fixed func(addr uintptr) bool) (*heap.Image, []byte, error) {
	rt := t.RT
	if len(rt.threads) != 1 || !t.exc.IsEmpty() || !t.Handled.IsEmpty() || t.Frame != nil ||
		rt.pendingDel != nil && rt.pendingDel.Len() > 0 || len(rt.weakQueue) > 0 {
		return nil, nil, errors.New("the runtime is at work")
	}
	m, err := rt.heap.Image()
	if err != nil {
		return nil, nil, err
	}
	s := saver{t: t, m: m, f: f, fixed: fixed}
	s.anchors()
	rt.heap.Each(func(p unsafe.Pointer) bool {
		s.object((*Header)(p))
		return s.err == nil
	})
	if s.err == nil {
		s.runtime()
	}
	return m, s.out, s.err
}

type saver struct {
	t       *Thread
	m       *heap.Image
	f       *Fixtures
	fixed   func(addr uintptr) bool
	out     []byte
	err     error
	at      []anchor
	relocs  []uint64
	dicts   []uint64
	sets    []uint64
	handles []uint64
	names   []string // what handles are to be made anew, one each
}

// anchor is a stretch of Go's memory that relocations can name.
type anchor struct {
	start, size uintptr
	spec, part  int
}

func (s *saver) anchors() {
	s.at = append(s.at, anchor{uintptr(unsafe.Pointer(&slotDefs[0])), uintptr(len(slotDefs)) * unsafe.Sizeof(slotDefs[0]), slotDefsSpec, 0})
	for i, spec := range s.t.RT.specs(s.f) {
		for p := range specParts {
			if start, size := part(spec, p); size > 0 && !s.fixed(start) {
				s.at = append(s.at, anchor{start, size, i, p})
			}
		}
	}
}

func (s *saver) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf(format, args...)
	}
}

// copyOf views an object's copy.
func copyOf[T any](s *saver, p *T) *T {
	return (*T)(unsafe.Pointer(unsafe.SliceData(s.m.At(addrOf(p), unsafe.Sizeof(*p)))))
}

// object puts right what an object's copy holds of this process.
func (s *saver) object(h *Header) {
	a := addrOf(h)
	switch h.kind {
	case KindBytes, KindSet: // hashes are masked by process
		copyOf(s, h).flags &^= FlagHashed
		if h.kind == KindSet {
			s.set((*Set)(unsafe.Pointer(h)))
		}
	case KindStr:
		if (*Str)(unsafe.Pointer(h)).nb == 0 { // 0 in every process
			copyOf(s, h).flags &^= FlagHashed
		}
	case KindDict:
		s.dict((*Dict)(unsafe.Pointer(h)))
	case KindCode:
		c := copyOf(s, (*Code)(unsafe.Pointer(h)))
		c.Handle, c.Extra, c.caches = 0, 0, nil
	case KindFrame, KindGenerator, KindTraceback:
		s.fail("the heap holds a %s", h.typ.NameString())
	case KindOpaque:
		if h.aux16 == goMark {
			s.handle(h)
		}
	}
	switch h.kind {
	case KindStr, KindBytes, KindBigInt, KindLimbs, KindComplex, KindValues, KindDictTable, KindCode:
		return // no pointers, or Values alone
	}
	n := s.t.RT.heap.SizeOf(a)
	words := unsafe.Slice((*uintptr)(unsafe.Pointer(unsafe.SliceData(s.m.At(a, n)))), n/8)
	for i, w := range words {
		if w < 1<<16 || s.t.RT.heap.Contains(w) || s.fixed(w) {
			continue
		}
		s.relocate(h, a+uintptr(i)*8, w)
	}
}

// relocate notes that a word of an object names a fixture.
func (s *saver) relocate(h *Header, at, w uintptr) {
	for _, x := range s.at {
		if w-x.start < x.size {
			s.relocs = append(s.relocs, uint64(at), uint64(x.spec)<<16|uint64(x.part), uint64(w-x.start))
			return
		}
	}
	name := "a part of an object"
	if h.typ != nil {
		name = "a " + h.typ.NameString()
		switch h.kind {
		case KindNative:
			name += " " + s.t.nativeQualName((*Native)(unsafe.Pointer(h)))
		case KindType:
			name = "the type " + (*Type)(unsafe.Pointer(h)).NameString()
		}
	}
	s.fail("%s (kind %d) refers to Go's memory at offset %d: no fixture", name, h.kind, at-addrOf(h))
}

func (s *saver) handle(h *Header) {
	x, ok := s.t.RT.heap.Handle(h.aux).(Imageable)
	if !ok {
		s.fail("the Go value of a %s cannot be made anew", h.typ.NameString())
		return
	}
	name, ok := x.ImageName()
	if !ok || s.f.Remake[name] == nil {
		s.fail("the Go value of a %s is in use", h.typ.NameString())
		return
	}
	s.handles = append(s.handles, uint64(addrOf(h)))
	s.names = append(s.names, name)
}

// hashed says how a key's hash is found in another process: it is the same, or it
// is to be computed again. nested is set for the items of a key or a set.
func (s *saver) hashed(key Value, nested bool) (again bool) {
	if !key.IsObject() {
		return false
	}
	h := key.Header()
	switch {
	case h.kind == KindStr && h.Exact(), h.kind == KindBytes && h.Exact():
		return true
	case h.kind == KindTuple && h.Exact():
		for _, v := range key.AsTuple().Items() {
			s.hashed(v, true)
		}
		return true
	case h.kind == KindWeakRef:
		if v := (*WeakRef)(unsafe.Pointer(h)).Target(); !v.IsEmpty() && !s.hashed(v, true) {
			return false
		}
	case h.kind == KindSet && !nested:
		return true
	case h.kind == KindNative && s.fixed(uintptr(unsafe.Pointer((*Native)(unsafe.Pointer(h)).Def))):
		return false // by addresses too
	case *h.typ.slots.word(slotHashWord) == *s.t.RT.T.Object.slots.word(slotHashWord):
		return false // by address
	}
	s.fail("a key is a %s, whose hash may change", h.typ.NameString())
	return true
}

func (s *saver) dict(d *Dict) {
	if d.table == nil {
		return
	}
	again := false
	for i := range int(d.table.n) {
		e := d.table.entry(i)
		if e.val.IsEmpty() || e.key.IsExactStr() && e.key.str().nb > 0 {
			continue // found by what does not change
		}
		s.hashed(e.key, false)
		again = true
	}
	if again {
		s.dicts = append(s.dicts, uint64(addrOf(d)))
	}
}

func (s *saver) set(x *Set) {
	again := false
	for pos := 0; ; {
		key, _, ok := x.next(&pos)
		if !ok {
			break
		}
		if s.hashed(key, true) {
			again = true
		}
	}
	if again {
		s.sets = append(s.sets, uint64(addrOf(x)))
	}
}

func (s *saver) put(x uint64)    { s.out = binary.LittleEndian.AppendUint64(s.out, x) }
func (s *saver) list(x []uint64) { s.put(uint64(len(x))); s.words(x) }
func (s *saver) words(x []uint64) {
	for _, w := range x {
		s.put(w)
	}
}
func (s *saver) value(v Value)  { s.put(uint64(v.t)); s.put(v.n) }
func (s *saver) text(x string)  { s.put(uint64(len(x))); s.out = append(s.out, x...) }
func (s *saver) addr(a uintptr) { s.put(uint64(a)) }

// runtime writes the tables of the runtime.
func (s *saver) runtime() {
	rt, t := s.t.RT, s.t
	s.put(imageVersion)
	s.words(wordsOf(&rt.T))
	for _, typ := range rt.immediate {
		s.addr(addrOf(typ))
	}
	for _, v := range rt.names {
		s.value(v)
	}
	for _, v := range rt.chars {
		s.value(v)
	}
	for _, a := range []uintptr{
		addrOf(rt.interned), addrOf(rt.empty.tuple), addrOf(rt.empty.str), addrOf(rt.empty.bytes),
		addrOf(rt.Importlib), addrOf(rt.Builtins), addrOf(rt.Modules), addrOf(rt.Sys), addrOf(rt.auditHooks), addrOf(rt.Spare),
	} {
		s.addr(a)
	}
	for _, v := range []Value{rt.noMemory, rt.ImportFunc, rt.gcCallbacks, t.context} {
		s.value(v)
	}
	s.put(rt.attrEpoch)
	s.put(rt.tableSeed)
	s.put(rt.hashMask)
	for _, n := range []uint32{rt.nextVersion, rt.nextType, rt.nextDictVersion, rt.nextFuncVersion} {
		s.put(uint64(n))
	}
	s.put(uint64(len(rt.shapes)))
	for _, x := range rt.shapes {
		s.addr(addrOf(x))
	}
	s.put(uint64(len(rt.types)))
	for k, typ := range rt.types {
		if !s.fixed(uintptr(unsafe.Pointer(k))) {
			s.fail("the key of %s is not a package's variable", k.Name)
		}
		s.addr(uintptr(unsafe.Pointer(k)))
		s.addr(addrOf(typ))
	}
	s.put(uint64(len(rt.weakTable)))
	for a, head := range rt.weakTable {
		s.addr(a)
		s.put(uint64(len(head.refs)))
		for _, r := range head.refs {
			s.addr(r)
		}
	}
	s.list(s.relocs)
	s.list(s.dicts)
	s.list(s.sets)
	s.list(s.handles)
	for _, n := range s.names {
		s.text(n)
	}
}

// wordsOf views the table of types, which is nothing but pointers.
func wordsOf(ts *Types) []uint64 {
	return unsafe.Slice((*uint64)(unsafe.Pointer(ts)), unsafe.Sizeof(*ts)/8)
}

// LoadRuntime makes a runtime, and its first thread, as SaveImage left one. o names
// the heap's image.
func LoadRuntime(o Options, f *Fixtures, saved []byte) (*Runtime, *Thread, error) {
	rt, t, err := blankRuntime(o)
	if err != nil {
		return nil, nil, err
	}
	l := loader{in: saved}
	rt.heap.Pause()
	l.runtime(rt, t)
	if l.short {
		rt.Close()
		return nil, nil, errors.New("image cut short")
	}
	l.relocate(rt.specs(f))
	l.handles(rt, f)
	if err := l.rehash(t); err != nil {
		rt.Close()
		return nil, nil, err
	}
	rt.heap.Resume()
	rt.ready = true
	return rt, t, nil
}

type loader struct {
	in            []byte
	short         bool
	relocs, dicts []uint64
	sets, owners  []uint64
	names         []string
	mask          uint64 // of the process that wrote the image
}

func (l *loader) get() uint64 {
	if len(l.in) < 8 {
		l.short = true
		return 0
	}
	x := binary.LittleEndian.Uint64(l.in)
	l.in = l.in[8:]
	return x
}

// count reads a number of things that take at least 8 bytes each.
func (l *loader) count() int {
	n := l.get()
	if n > uint64(len(l.in)) {
		l.short = true
		return 0
	}
	return int(n)
}

func (l *loader) list() []uint64 {
	n := l.count()
	if n*8 > len(l.in) {
		l.short = true
		return nil
	}
	x := make([]uint64, n)
	for i := range x {
		x[i] = l.get()
	}
	return x
}

func (l *loader) value() Value { return Value{uintptr(l.get()), l.get()} }

func at[T any](l *loader) *T {
	if a := l.get(); a != 0 {
		return (*T)(ptr(uintptr(a)))
	}
	return nil
}

func (l *loader) runtime(rt *Runtime, t *Thread) {
	if l.get() != imageVersion {
		l.short = true
		return
	}
	for i := range wordsOf(&rt.T) {
		wordsOf(&rt.T)[i] = l.get()
	}
	for i := range rt.immediate {
		rt.immediate[i] = at[Type](l)
	}
	for i := range rt.names {
		rt.names[i] = l.value()
	}
	for i := range rt.chars {
		rt.chars[i] = l.value()
	}
	rt.interned = at[Dict](l)
	rt.empty.tuple, rt.empty.str, rt.empty.bytes = at[Tuple](l), at[Str](l), at[Bytes](l)
	rt.Importlib, rt.Builtins, rt.Modules, rt.Sys = at[Module](l), at[Dict](l), at[Dict](l), at[Module](l)
	rt.auditHooks, rt.Spare = at[List](l), at[Dict](l)
	rt.noMemory, rt.ImportFunc, rt.gcCallbacks, t.context = l.value(), l.value(), l.value(), l.value()
	rt.attrEpoch, rt.tableSeed, l.mask = l.get(), l.get(), l.get()
	for _, n := range []*uint32{&rt.nextVersion, &rt.nextType, &rt.nextDictVersion, &rt.nextFuncVersion} {
		*n = uint32(l.get())
	}
	n := l.count()
	rt.shapes = make([]*Shape, n, n+256)
	for i := range rt.shapes {
		rt.shapes[i] = at[Shape](l)
	}
	for range l.count() {
		k := (*TypeKey)(unsafe.Add(unsafe.Pointer(nil), l.get()))
		rt.types[k] = at[Type](l)
	}
	for range l.count() {
		a := uintptr(l.get())
		head := &weakHead{refs: make([]uintptr, l.count())}
		for i := range head.refs {
			head.refs[i] = uintptr(l.get())
		}
		rt.weakTable[a] = head
	}
	l.relocs, l.dicts, l.sets, l.owners = l.list(), l.list(), l.list(), l.list()
	for range l.owners {
		n := l.count()
		if n > len(l.in) {
			l.short = true
			return
		}
		l.names = append(l.names, string(l.in[:n]))
		l.in = l.in[n:]
	}
}

func (l *loader) relocate(specs []*TypeSpec) {
	for i := 0; i+2 < len(l.relocs); i += 3 {
		start := uintptr(unsafe.Pointer(&slotDefs[0]))
		if n := l.relocs[i+1] >> 16; n != slotDefsSpec {
			start, _ = part(specs[n], int(l.relocs[i+1]&0xFFFF))
		}
		*(*uintptr)(ptr(uintptr(l.relocs[i]))) = start + uintptr(l.relocs[i+2])
	}
}

func (l *loader) handles(rt *Runtime, f *Fixtures) {
	for i, a := range l.owners {
		h := (*Header)(ptr(uintptr(a)))
		h.aux = rt.heap.NewHandle(f.Remake[l.names[i]]())
	}
}

// rehash brings the tables in order that hang on the mask of hashes: sets, and dicts
// with keys that are no strs.
func (l *loader) rehash(t *Thread) error {
	for _, a := range l.sets {
		if err := (*Set)(ptr(uintptr(a))).rehash(t); err != nil {
			return err
		}
	}
	for _, a := range l.dicts {
		if err := (*Dict)(ptr(uintptr(a))).rehash(t, l.mask); err != nil {
			return err
		}
	}
	return nil
}

// keyHash returns a key's hash in this process; old is what another had.
func keyHash(t *Thread, key Value, old int64) (int64, error) {
	if key.IsObject() {
		switch key.Header().kind {
		case KindStr, KindBytes, KindTuple, KindSet:
			return t.Hash(key)
		}
	}
	return old, nil
}

func (d *Dict) rehash(t *Thread, oldMask uint64) error {
	tb := d.table
	size := uintptr(1) << tb.logSize
	if tb.logSize > 7 {
		size *= 2
	}
	if tb.logSize > 16 {
		size *= 2
	}
	clear(bytesAt(tb.index, int(size)))
	for i := range int(tb.n) {
		e := tb.entry(i)
		if e.val.IsEmpty() {
			continue
		}
		h, err := keyHash(t, e.key, int64(e.hash^oldMask))
		if err != nil {
			return err
		}
		e.hash = t.RT.place(h)
		tb.link(i, e.hash)
	}
	return nil
}

func (s *Set) rehash(t *Thread) error {
	w := t.Push(2 * s.used)
	n := 0
	for pos := 0; ; {
		key, hash, ok := s.next(&pos)
		if !ok {
			break
		}
		h, err := keyHash(t, key, hash)
		if err != nil {
			return err
		}
		w[n], w[n+1] = key, Int(h)
		n += 2
	}
	clear(valuesAt(s.items, 2*(s.mask+1)))
	for i := 0; i < n; i += 2 {
		s.insertClean(w[i], w[i+1].AsInt())
	}
	t.Pop(2 * s.used)
	s.fill = s.used
	return nil
}
