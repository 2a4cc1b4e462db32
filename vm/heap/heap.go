package heap

import (
	"errors"
	"fmt"
	"unsafe"
)

// Options are fixed when a heap is made. The zero value is a heap without a
// limit that checks nothing.
type Options struct {
	// Limit is the most bytes of memory that objects may take; 0 means none.
	// An allocation that would pass it even after a collection returns nil.
	Limit uint64
	// Reserve is the address space to set aside, in bytes: the most the heap
	// can ever hold. 0 means 256 GiB, or less where the system grants less.
	Reserve uint64
	// Base is the address that the heap should begin at, where the system allows
	// it; 0 means anywhere.
	Base uint64
	// Image is what the heap begins with; nil for nothing. Where it cannot be
	// used, New fails.
	Image *ImageFile
	// MinTrigger is the fewest bytes allocated between two collections; 0 means
	// DefaultMinTrigger.
	MinTrigger uint64
	// MarkStack bounds the entries of the collector's stack; 0 means
	// DefaultMarkStack. Marking is right with any bound, slower with a small one.
	MarkStack int
	// Stress collects at every Stress-th allocation; 0 means off.
	Stress int
	// Poison fills freed memory with PoisonByte.
	Poison bool
	// Verify checks the whole heap before and after every collection, and with
	// Poison also that nobody wrote to freed memory. It panics on a fault.
	Verify bool
}

// Defaults of Options.
const (
	DefaultMinTrigger = 4 << 20
	DefaultMarkStack  = 4 << 20
	defaultReserve    = 256 << 30
)

// PoisonByte is what freed memory is filled with when Options.Poison is set.
const PoisonByte = 0xdb

// Client is who lays out the objects. Roots and Trace are called while marking:
// they may only mark. WeakDead and Release are called at its end. None of the
// four may allocate, collect or close.
type Client interface {
	// Roots marks every object held outside the heap, the stacks of NewStack
	// and Go stacks.
	Roots(m *Marker)
	// Trace marks all that obj refers to. It is called at least once for each
	// reachable object made by Alloc, never for one made by AllocLeaf.
	Trace(m *Marker, obj unsafe.Pointer)
	// WeakDead says that obj, flagged by SetWeak, is unreachable: references to
	// it must now read as dead.
	WeakDead(obj unsafe.Pointer)
	// Release says that obj, flagged by SetRelease, is about to be freed.
	Release(obj unsafe.Pointer)
	// Finalize is called by RunFinalizers, outside any collection, for an object
	// flagged by SetFinalizer that was found unreachable. It may do anything.
	Finalize(obj unsafe.Pointer)
}

// Heap is the memory of one virtual machine. It is not safe for use by several
// goroutines at once.
type Heap struct {
	// The runs Alloc and AllocLeaf bump through, by size class; the field comes
	// first, so the fast path reaches it with a short displacement.
	runs [kinds][numClasses]run

	wantSize uintptr // what Alloc asks the slow path for
	wantKind int

	space   space
	blocks  blockSet
	classes [kinds][numClasses]class
	opts    Options
	client  Client
	marker  Marker
	handles handleTable
	stacks  []*Stack
	threads []*Thread
	final   finalQueue
	own     snapshotBuffer // the running goroutine's stack

	tracer     Tracer // or nil
	paused     int
	collecting bool
	finalizing bool
	closed     bool
	sinceLast  uint64 // bytes handed out since the last collection
	trigger    uint64 // collect when sinceLast passes this
	threshold  uint64 // set by SetThreshold; 0 means computed
	manual     bool   // see SetAutomatic
	frozen     bool   // Freeze was called
	countdown  int    // allocations until the next stress collection
	stats      Stats
}

// ErrUnsupported is returned by New where goroutine stacks cannot be read.
var ErrUnsupported = errors.New("heap: only amd64 and arm64 are supported")

// New reserves a heap. Its objects are described by c.
func New(o Options, c Client) (*Heap, error) {
	if !stacksReadable {
		return nil, ErrUnsupported
	}
	if c == nil {
		return nil, errors.New("heap: no client")
	}
	if o.MinTrigger == 0 {
		o.MinTrigger = DefaultMinTrigger
	}
	if o.MarkStack <= 0 {
		o.MarkStack = DefaultMarkStack
	}
	h := &Heap{opts: o, client: c, trigger: o.MinTrigger, countdown: o.Stress}
	if err := h.space.open(uintptr(o.Base), o.Reserve); err != nil {
		return nil, fmt.Errorf("heap: reserving address space: %w", err)
	}
	h.blocks.init(&h.space)
	for k := range h.runs {
		for c := range h.runs[k] {
			h.runs[k][c] = noRun
			h.classes[k][c] = class{block: noBlock, head: noBlock}
		}
	}
	h.marker.init(h)
	if o.Image != nil {
		if err := h.load(o.Image); err != nil {
			h.Close()
			return nil, err
		}
		h.opts.Image = nil
	}
	return h, nil
}

// Close returns all memory to the system: objects, stacks and recorded Go
// stacks. Nothing is released or finalized. Using the heap, or any address in
// it, afterwards is a fault; closing twice is not.
func (h *Heap) Close() {
	if h.closed {
		return
	}
	h.closed = true
	for k := range h.runs {
		for c := range h.runs[k] {
			h.runs[k][c] = noRun
		}
	}
	for _, s := range h.stacks {
		s.unmap()
	}
	for _, t := range h.threads {
		t.copy.unmap()
	}
	h.stacks, h.threads = nil, nil
	h.own.unmap()
	h.final.unmap()
	h.marker.unmap()
	h.handles = handleTable{}
	h.space.close()
}

// Pause begins a section in which no allocation collects; sections nest. The
// limit is soft inside one: memory is refused only when the system has none.
func (h *Heap) Pause() { h.paused++ }

// Resume ends the section begun by the matching Pause.
func (h *Heap) Resume() {
	if h.paused == 0 {
		panic("heap: Resume without Pause")
	}
	h.paused--
}
