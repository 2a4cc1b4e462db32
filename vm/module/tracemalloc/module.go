// Package tracemalloc is the native module _tracemalloc: where in the program the
// objects that are alive were made.
//
// While it traces, the heap tells of each object it makes and, after a collection,
// which of them are left. Sizes are those of the heap's objects; an object's items
// or text may be an object of the heap's of their own, as in CPython they may be a
// block of memory of their own.
package tracemalloc

import (
	"encoding/binary"
	"strings"
	"unsafe"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only for the type of the addresses that the heap tells.

type (
	value  = object.Value
	thread = object.Thread
)

// Module is the definition of the _tracemalloc module.
var Module = vm.NativeModule{
	Name: "_tracemalloc",
	Doc:  "Where in the program the objects that are alive were made.",
	Funcs: []object.Def{
		{Name: "is_tracing", Sig: "($module, /)", Doc: "Return whether allocations are traced.", F0: isTracing},
		{Name: "start", Sig: "($module, nframe=1, /)", Doc: "Trace allocations, noting so many frames.", FV: start, Max: 1},
		{Name: "stop", Sig: "($module, /)", Doc: "Trace no longer, and forget what was noted.", F0: stop},
		{Name: "clear_traces", Sig: "($module, /)", Doc: "Forget what was noted.", F0: clearTraces},
		{Name: "reset_peak", Sig: "($module, /)", Doc: "Make the most memory traced what is traced now.", F0: resetPeak},
		{Name: "get_traceback_limit", Sig: "($module, /)", Doc: "Return how many frames are noted.", F0: limit},
		{Name: "get_traced_memory", Sig: "($module, /)", Doc: "Return the bytes of the objects traced, and the most they were.", F0: tracedMemory},
		{Name: "get_tracemalloc_memory", Sig: "($module, /)", Doc: "Return about how many bytes the notes take.", F0: ownMemory},
		{Name: "_get_traces", Sig: "($module, /)", Doc: "Return a tuple for each object: domain, size, frames, and how many frames there were.", F0: getTraces},
		{Name: "_get_object_traceback", Sig: "($module, obj, /)", Doc: "Return the frames in which an object was made, or None.", F1: objectTraceback},
	},
	Init: func(m *vm.VM, t *thread, _ *object.Module) error {
		t.RT.SetState(stateKey{}, &state{vm: m, frames: 1})
		return nil
	},
}

type stateKey struct{}

// state is the tracer of a VM, which the heap calls.
type state struct {
	vm      *vm.VM
	on      bool
	frames  int  // that are noted
	paused  bool // the notes are being read
	objects map[uintptr]note
	places  []place          // the different tracebacks
	known   map[string]int32 // places, by their key
	files   map[string]uint32
	names   []string // of files
	key     []byte
	now     int
	peak    int
}

// note is what is known of an object.
type note struct {
	size  int
	place int32
}

// place is where objects were made.
type place struct {
	frames []frame
	total  int // frames there were
}

type frame struct {
	file uint32 // in names
	line int
}

func stateOf(t *thread) *state { return t.RT.State(stateKey{}).(*state) }

// forget drops all notes.
func (s *state) forget() {
	s.objects, s.known, s.files = map[uintptr]note{}, map[string]int32{}, map[string]uint32{}
	s.places, s.names = nil, nil
	s.now, s.peak = 0, 0
}

// Allocated implements heap.Tracer.
func (s *state) Allocated(obj unsafe.Pointer, size uintptr) {
	if s.paused {
		return
	}
	addr := uintptr(obj)
	if old, ok := s.objects[addr]; ok {
		s.now -= old.size
	}
	s.objects[addr] = note{int(size), s.here()}
	s.now += int(size)
	s.peak = max(s.peak, s.now)
}

// Collected implements heap.Tracer.
func (s *state) Collected(live func(obj uintptr) bool) {
	for addr, n := range s.objects {
		if !live(addr) {
			s.now -= n.size
			delete(s.objects, addr)
		}
	}
}

// here is the place of the running frames.
func (s *state) here() int32 {
	s.key = s.key[:0]
	total := 0
	s.vm.WalkFrames(s.vm.RT.Current(), func(code *object.Code, _ *object.Dict, line int) bool {
		if total++; total <= s.frames {
			name := object.StringOf(code.Filename)
			id, ok := s.files[name]
			if !ok {
				id = uint32(len(s.names))
				name = strings.Clone(name)
				s.files[name] = id
				s.names = append(s.names, name)
			}
			s.key = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(s.key, id), uint32(line))
		}
		return true
	})
	noted := len(s.key)
	s.key = binary.LittleEndian.AppendUint32(s.key, uint32(total))
	if at, ok := s.known[string(s.key)]; ok {
		return at
	}
	p := place{total: total}
	for i := 0; i < noted; i += 8 {
		p.frames = append(p.frames, frame{binary.LittleEndian.Uint32(s.key[i:]), int(int32(binary.LittleEndian.Uint32(s.key[i+4:])))})
	}
	at := int32(len(s.places))
	s.places = append(s.places, p)
	s.known[string(s.key)] = at
	return at
}

func isTracing(t *thread) (value, error) { return object.Bool(stateOf(t).on), nil }

// maxFrames is how many frames can be noted.
const maxFrames = 65535

func start(t *thread, args []value) (value, error) {
	s, n := stateOf(t), 1
	if len(args) > 0 {
		var err error
		if n, err = t.IndexInt(args[0], t.RT.T.Exc.OverflowError); err != nil {
			return value{}, err
		}
	}
	if n < 1 || n > maxFrames {
		return value{}, t.ValueErrorf("the number of frames must be in range [1; %d]", maxFrames)
	}
	if s.on {
		return object.None(), nil
	}
	s.on, s.frames = true, n
	s.forget()
	s.vm.RT.Heap().SetTracer(s)
	return object.None(), nil
}

func stop(t *thread) (value, error) {
	if s := stateOf(t); s.on {
		s.on = false
		s.vm.RT.Heap().SetTracer(nil)
		s.forget()
	}
	return object.None(), nil
}

func clearTraces(t *thread) (value, error) {
	if s := stateOf(t); s.on {
		s.forget()
	}
	return object.None(), nil
}

func resetPeak(t *thread) (value, error) {
	s := stateOf(t)
	s.peak = s.now
	return object.None(), nil
}

func limit(t *thread) (value, error) { return object.Int(int64(stateOf(t).frames)), nil }

func tracedMemory(t *thread) (value, error) {
	s := stateOf(t)
	return t.Tuple2(object.Int(int64(s.now)), object.Int(int64(s.peak))), nil
}

func ownMemory(t *thread) (value, error) {
	s := stateOf(t)
	n := len(s.objects) * 40
	for _, p := range s.places {
		n += 48 + 16*len(p.frames)
	}
	return object.Int(int64(n)), nil
}

// tuple shows a place's frames, the innermost first.
func (s *state) tuple(t *thread, p place) value {
	out := t.NewTupleN(len(p.frames))
	for i, f := range p.frames {
		out.Items()[i] = t.Tuple2(t.NewStr(s.names[f.file]), object.Int(int64(f.line)))
	}
	return out.Value()
}

func getTraces(t *thread) (value, error) {
	s := stateOf(t)
	out := t.NewList(len(s.objects))
	w := t.Push(2)
	defer t.Pop(2)
	w[0] = out.Value()
	if !s.on {
		return w[0], nil
	}
	s.paused = true
	defer func() { s.paused = false }()
	// Each place is shown once, whatever was made there.
	shown := t.NewList(len(s.places))
	w[1] = shown.Value()
	for _, p := range s.places {
		shown.Append(t, s.tuple(t, p))
	}
	notes := make([]note, 0, len(s.objects))
	for _, n := range s.objects {
		notes = append(notes, n)
	}
	for _, n := range notes {
		if int(n.place) >= shown.Len() {
			continue
		}
		item := t.NewTupleN(4)
		x := item.Items()
		x[0], x[1], x[2] = object.Int(0), object.Int(int64(n.size)), shown.Items()[n.place]
		x[3] = object.Int(int64(s.places[n.place].total))
		out.Append(t, item.Value())
	}
	return w[0], nil
}

func objectTraceback(t *thread, v value) (value, error) {
	s := stateOf(t)
	n, ok := s.objects[v.Addr()]
	if !s.on || !v.IsObject() || !ok {
		return object.None(), nil
	}
	return s.tuple(t, s.places[n.place]), nil
}
