package heap

// unsafe: hands out the memory of value stacks and scans it. Invariant: *top is
// an address between a stack's base and its end whenever a collection can start.

import (
	"fmt"
	"unsafe"
)

// Stack is mapped memory for a thread's stack of values. It never moves. What
// lies below its top is a conservative root.
type Stack struct {
	h      *Heap
	top    *uintptr
	memory anonymous
}

// NewStack maps reserve bytes of zeroed stack; only pages that are touched
// become memory. top is where the owner keeps the address of the stack's first
// unused byte; before its first use it must hold 0 or Base.
func (h *Heap) NewStack(reserve uintptr, top *uintptr) (*Stack, error) {
	memory, ok := mapAnonymous(max(reserve, 1))
	if !ok {
		return nil, fmt.Errorf("heap: no memory for a stack of %d bytes", reserve)
	}
	s := &Stack{h: h, top: top, memory: memory}
	h.stacks = append(h.stacks, s)
	return s, nil
}

// Base gives the stack's lowest address, aligned to pages.
func (s *Stack) Base() unsafe.Pointer { return address(s.memory.start) }

// Size gives the stack's bytes: what was reserved, rounded up to pages.
func (s *Stack) Size() uintptr { return s.memory.size }

// Close unmaps the stack; it is no root any more.
func (s *Stack) Close() {
	for i, t := range s.h.stacks {
		if t == s {
			s.h.stacks = append(s.h.stacks[:i], s.h.stacks[i+1:]...)
			break
		}
	}
	s.unmap()
}

func (s *Stack) unmap() { s.memory.unmap() }

// mark scans what the stack holds.
func (s *Stack) mark(m *Marker) {
	if s.memory.size == 0 || *s.top == 0 {
		return
	}
	used := *s.top - s.memory.start
	if used > s.memory.size {
		panic("heap: a stack's top lies outside it")
	}
	m.ScanConservative(address(s.memory.start), int(used/8))
}
