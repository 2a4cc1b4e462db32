package object

// This file uses unsafe only to hand addresses of objects to the heap.

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unsafe"

	"github.com/adder-vm/adder/vm/heap"
)

// Types holds the built-in types of a runtime.
type Types struct {
	Object, Type, Int, Bool, Float, Complex, Str, Bytes, ByteArray *Type
	Tuple, List, Dict, Set, FrozenSet, Slice, Range                *Type
	None, Ellipsis, NotImplemented                                 *Type
	Function, Native, MethodDescr, ClassMethodDescr, SlotWrapper   *Type
	MethodWrapper, Method, Code, Cell, Frame, Traceback, Module    *Type
	Generator, Coroutine, AsyncGenerator, CoroutineWrapper         *Type
	AsyncGenASend, AsyncGenAThrow                                  *Type
	Property, ClassMethod, StaticMethod, Member, GetSet, Super     *Type
	MappingProxy, DictKeys, DictValues, DictItems                  *Type
	DictKeyIter, DictValueIter, DictItemIter                       *Type
	DictRevKeyIter, DictRevValueIter, DictRevItemIter              *Type
	ListIter, ListRevIter, TupleIter, RangeIter, LongRangeIter     *Type
	StrIter, BytesIter, ByteArrayIter, SetIter, SeqIter, CallIter  *Type
	Enumerate, Zip, Map, Filter, Reversed, MemoryView, WeakRef     *Type
	MemoryIter, StrASCIIIter, BufferGuard                          *Type
	WeakProxy, WeakCallableProxy                                   *Type
	GenericAlias, Union, Namespace, Template, Interpolation        *Type
	TypeVar, ParamSpec, TypeVarTuple, TypeAlias, Generic           *Type
	ParamSpecArgs, ParamSpecKwargs, NoDefault                      *Type
	TemplateIter                                                   *Type
	Exc                                                            ExceptionTypes
}

// Engine runs Python code. vm implements it.
type Engine interface {
	// CallFunction calls a Python function with positional arguments followed by
	// the values of the keyword arguments that kw names. args stands on the
	// thread's value stack or in the heap.
	CallFunction(t *Thread, f *Function, args []Value, kw *Tuple) (Value, error)
	// Globals returns the global namespace of the innermost Python frame, or nil.
	Globals(t *Thread) *Dict
	// SuperArgs returns the class and the receiver that super() without arguments
	// stands for in the innermost Python frame.
	SuperArgs(t *Thread) (class, self Value, err error)
	// ClearDeadSlots empties the slots of the thread's stack that hold values of the
	// past, before a collection that is to find an object gone.
	ClearDeadSlots(t *Thread)
	// FrameHolds tells whether a running frame of the thread has the object at an
	// address in a variable, or on the part of its stack that is still read.
	FrameHolds(t *Thread, a uintptr) bool
}

// Runtime is what all threads of one VM share: its heap, its built-in types and
// its tables. It is a registered root table.
//
//adder:root
type Runtime struct {
	T Types

	heap      *heap.Heap
	immediate [16]*Type // types of immediates, by tag
	names     [numNames]Value
	interned  *Dict
	empty     struct {
		tuple *Tuple
		str   *Str
		bytes *Bytes
	}
	chars    [256]Value // one-character strs of Latin-1
	noMemory Value      // the MemoryError raised when there is no memory to make one
	ready    bool       // built-in types are complete
	shapes   []*Shape

	typeCache                                *[typeCacheSize]typeCacheEntry
	userSlots, genericSlots, unhashableSlots *Slots
	nextVersion                              uint32
	nextType                                 uint32
	nextDictVersion                          uint32
	nextFuncVersion                          uint32
	attrEpoch                                uint64 // see AttrEpoch

	// Hashes of str and bytes are keyed twice. tableSeed keys what dicts find strs by,
	// and stays with the heap: an image holds tables made with it. hashMask is another
	// for each process, and changes what programs see and sets are ordered by.
	tableSeed, hashMask uint64

	// Warner issues a warning; nil until the warnings module exists.
	Warner     func(t *Thread, category *Type, text string, level int) error
	Engine     Engine
	Host       any     // the VM that the runtime belongs to
	Importlib  *Module // importlib._bootstrap, once it runs
	ImportFunc Value   // builtins.__import__ as made
	Builtins   *Dict   // the builtins module's namespace
	Modules    *Dict   // sys.modules
	Sys        *Module // the sys module
	// Spare holds modules that are imported already, by name, for whoever asks the
	// VM for them; sys.modules does not show them. It may be nil.
	Spare *Dict

	// IntMaxStrDigits bounds conversions between int and decimal str; 0 is no bound.
	IntMaxStrDigits int
	// ProgramFolder is what sys.path began with when the program did, "" for the
	// current folder; nil when nothing was put there for the program.
	ProgramFolder *string
	// NoDebugRanges has code objects know lines only.
	NoDebugRanges bool
	// BytesWarning has bytes warn when they are compared with or turned into str.
	BytesWarning bool
	// RecursionLimit is the deepest nesting of Python calls allowed.
	RecursionLimit int

	threads    []*Thread
	lastThread int64   // number of the thread made last
	current    *Thread // the one that holds the lock
	slotParams map[*Def]*Params
	// latestParams holds some of slotParams where they are found without hashing.
	latestParams [128]struct {
		d *Def
		p *Params
	}
	types map[*TypeKey]*Type
	roots []func(m *heap.Marker)
	state map[any]any

	pendingDel  *List // objects whose __del__ waits for a safepoint
	weakTable   map[uintptr]*weakHead
	weakQueue   []uintptr    // references whose callbacks wait
	marker      *heap.Marker // of the latest collection
	OnCollect   func()       // called when a collection begins; may only set a flag
	gcCallbacks Value
	auditHooks  *List
}

// Options configure a runtime.
type Options struct {
	Heap     heap.Options
	HashSeed *uint32 // PYTHONHASHSEED; nil for a random key
}

// TypeKey names a type that a package outside object registers with a runtime.
// The address of a package-level TypeKey is the key.
type TypeKey struct{ Name string }

// RegisterType makes a type known to the runtime under a key.
func (rt *Runtime) RegisterType(k *TypeKey, typ *Type) { rt.types[k] = typ }

// Type returns the type registered under a key, or nil.
func (rt *Runtime) Type(k *TypeKey) *Type { return rt.types[k] }

// SetState keeps Go data of a package for this runtime; nothing in it may hold
// Values. State returns it.
func (rt *Runtime) SetState(key, data any) { rt.state[key] = data }

// AuditHooks returns the list of functions that sys.audit calls.
func (rt *Runtime) AuditHooks(t *Thread) *List {
	if rt.auditHooks == nil {
		rt.auditHooks = t.NewList(0)
	}
	return rt.auditHooks
}

// StateNames tells what SetState and AddRoots keep, one line each.
func (rt *Runtime) StateNames() string {
	names := []string{fmt.Sprintf("%d root functions", len(rt.roots))}
	for k, v := range rt.state {
		names = append(names, fmt.Sprintf("%T: %T", k, v))
	}
	slices.Sort(names)
	return strings.Join(names, "\n")
}

// State returns what SetState kept under the key, or nil.
func (rt *Runtime) State(key any) any { return rt.state[key] }

// AddRoots registers a function that marks roots kept elsewhere in Go memory, in
// a type that is itself a registered root table.
func (rt *Runtime) AddRoots(f func(m *heap.Marker)) { rt.roots = append(rt.roots, f) }

// Heap returns the runtime's heap.
func (rt *Runtime) Heap() *heap.Heap { return rt.heap }

// Name returns the interned str of a well-known name.
func (rt *Runtime) Name(id NameID) Value { return rt.names[id] }

// NewRuntime makes a runtime with its built-in types, and its first thread.
func NewRuntime(o Options) (*Runtime, *Thread, error) {
	rt, t, err := blankRuntime(o)
	if err != nil {
		return nil, nil, err
	}
	rt.heap.Pause()
	rt.bootstrap(t)
	rt.heap.Resume()
	return rt, t, nil
}

// blankRuntime makes a runtime without types, and its first thread.
func blankRuntime(o Options) (*Runtime, *Thread, error) {
	rt := &Runtime{
		typeCache:       new([typeCacheSize]typeCacheEntry),
		types:           map[*TypeKey]*Type{},
		slotParams:      map[*Def]*Params{},
		state:           map[any]any{},
		weakTable:       map[uintptr]*weakHead{},
		IntMaxStrDigits: 4300,
		RecursionLimit:  1000,
		shapes:          make([]*Shape, 1, 256),
	}
	rt.userSlots = makeUserSlots()
	rt.genericSlots = &Slots{GetAttr: GenericGetAttr, SetAttr: GenericSetAttr}
	rt.unhashableSlots = &Slots{Hash: hashNotImplemented}
	if o.HashSeed != nil {
		rt.tableSeed, rt.hashMask = 0, uint64(*o.HashSeed)*fibonacci
	} else {
		var b [16]byte
		if _, err := rand.Read(b[:]); err != nil {
			return nil, nil, err
		}
		rt.tableSeed, rt.hashMask = binary.LittleEndian.Uint64(b[:]), binary.LittleEndian.Uint64(b[8:])
	}
	h, err := heap.New(o.Heap, rt)
	if err != nil {
		return nil, nil, err
	}
	rt.heap = h
	t, err := rt.NewThread()
	rt.current = t
	if err != nil {
		h.Close()
		return nil, nil, err
	}
	return rt, t, nil
}

// Close gives all of the runtime's memory back. No Value of it may be used again.
func (rt *Runtime) Close() {
	rt.heap.Close()
}

func (rt *Runtime) addShape(s *Shape) uint32 {
	rt.shapes = append(rt.shapes, s)
	return uint32(len(rt.shapes) - 1)
}

// Roots marks everything the runtime and its threads hold (heap.Client).
func (rt *Runtime) Roots(m *heap.Marker) {
	rt.marker = m
	if rt.OnCollect != nil {
		rt.OnCollect()
	}
	markTypes(m, &rt.T)
	for _, a := range rt.weakQueue {
		m.Mark(a)
	}
	for _, v := range rt.names {
		m.Mark(v.t)
	}
	for _, v := range rt.chars {
		m.Mark(v.t)
	}
	m.Mark(addrOf(rt.interned))
	m.Mark(addrOf(rt.empty.tuple))
	m.Mark(addrOf(rt.empty.str))
	m.Mark(addrOf(rt.empty.bytes))
	m.Mark(addrOf(rt.Builtins))
	m.Mark(addrOf(rt.Modules))
	m.Mark(addrOf(rt.Sys))
	m.Mark(addrOf(rt.Spare))
	m.Mark(addrOf(rt.Importlib))
	m.Mark(rt.ImportFunc.t)
	m.Mark(rt.noMemory.t)
	m.Mark(addrOf(rt.pendingDel))
	m.Mark(rt.gcCallbacks.t)
	m.Mark(addrOf(rt.auditHooks))
	for _, typ := range rt.types {
		m.Mark(addrOf(typ))
	}
	for _, p := range rt.slotParams {
		m.Mark(addrOf(p))
	}
	for _, t := range rt.threads {
		t.roots(m)
	}
	for _, f := range rt.roots {
		f(m)
	}
}

// markTypes marks every type of the table: it is nothing but pointers to types.
func markTypes(m *heap.Marker, ts *Types) {
	words := unsafe.Slice((*uintptr)(unsafe.Pointer(ts)), unsafe.Sizeof(*ts)/unsafe.Sizeof(uintptr(0)))
	for _, w := range words {
		m.Mark(w)
	}
}
