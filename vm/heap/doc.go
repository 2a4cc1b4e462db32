// Package heap is the memory Python objects live in: mapped outside Go's heap,
// so that Go's collector never looks at one, and collected by a mark and sweep
// of its own.
//
// # What flows in and out
//
// A client (vm/object) asks for cells of so many bytes and gets their
// addresses, zeroed and aligned to 16 bytes. The heap knows two things about
// what the client puts there: a *value* is 16 bytes, a word that is either an
// object's address or a small tag (below 64) and a word of payload; and an
// object begins with a 16-byte header the heap never reads. What an object
// refers to it learns by asking: Client.Trace marks it. It imports nothing of
// ours and may not know what a type, a str or a frame is.
//
// A Heap belongs to one virtual machine and is used by one goroutine at a time,
// the one that holds the machine's lock. Close returns all of it at once.
//
// # Where objects stand
//
// One reservation of address space holds the arena and its side tables, so
// "is this word one of our addresses" is a subtraction and a compare, and what
// belongs to an address is found by shifting. The arena is cut in blocks of
// 64 KiB. A block holds cells of one size class (steps of 16 bytes up to 512,
// then eight steps a doubling up to 32 KiB), all traced or all leaves (objects
// that hold no addresses); larger objects have a span of blocks of their own.
// Mark bits and the like are one bit for every 16 bytes of arena, apart from
// the objects, so a collection dirties no page of the objects themselves.
//
// # Allocation
//
// Alloc bumps a cursor through a *run*: a stretch of free cells, zeroed when it
// was handed out. The next run is read off the bits the last collection left
// (that is the whole of lazy sweeping), and the next block off the list of
// those with room. When the bytes handed out since the last collection pass a
// threshold that depends only on what was live then, the slow path collects:
// the same program collects at the same points every time.
//
// # Roots
//
// Client.Roots marks what it knows precisely. The stacks of NewStack and the Go
// stacks of the threads are read conservatively: any word that points at or
// into an object keeps it. The running goroutine's stack is copied out by an
// assembly routine (the runtime may move a stack under a loop in Go); a thread
// that lets go of the machine's lock records its own copy first (Thread.Park).
//
// The rule this rests on: an object's address may stand in this heap, on a
// stack of NewStack, or in a Go local or parameter, and never in Go's heap
// except where Roots looks. cmd/checkheap enforces it.
//
// # The order at the end of marking (after PEP 442)
//
//  1. Everything reachable from the roots and from finalizers still queued is
//     marked.
//  2. Weak references: every unmarked object flagged by SetWeak is reported to
//     Client.WeakDead, which clears the references to it and queues callbacks.
//     As in CPython's cycle collector this comes before finalizers, so none of
//     them sees a half-dead object through a weak reference.
//  3. Finalizers: every unmarked object flagged by SetFinalizer loses the flag
//     and joins the queue, in address order, but those that others of them lead to
//     behind the others. Then all of these and whatever they reach are marked: they
//     survive this collection whole. RunFinalizers, called by the mutator at a
//     safepoint, hands each to Client.Finalize; one that is not resurrected is
//     found dead by the next collection, its flag gone.
//  4. Releases: every object flagged by SetRelease and still unmarked is
//     reported to Client.Release, its memory intact, to close what it stands
//     for. It cannot be resurrected.
//  5. What is unmarked is free.
//
// gc.collect() of Python is therefore: Collect, RunFinalizers, and again while
// finalizers ran.
//
// There are no generations: sticky mark bits would need a write barrier on
// every store into the heap, which the engines' one-move stores do not have.
package heap
