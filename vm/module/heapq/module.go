// Package heapq is the native module _heapq: lists as binary heaps.
package heapq

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _heapq module.
var Module = vm.NativeModule{
	Name: "_heapq",
	Doc:  "Heap queue algorithm (a.k.a. priority queue).",
	Funcs: []object.Def{
		{Name: "heappush", Sig: "(heap, item, /)", Doc: "Push item onto heap, maintaining the heap invariant.", F2: push},
		{Name: "heappushpop", Sig: "(heap, item, /)", Doc: "Push item on the heap, then pop and return the smallest item from the heap.", F2: pushPop},
		{Name: "heappop", Sig: "(heap, /)", Doc: "Pop the smallest item off the heap, maintaining the heap invariant.", F1: pop},
		{Name: "heapreplace", Sig: "(heap, item, /)", Doc: "Pop and return the current smallest value, and add the new item.", F2: replace},
		{Name: "heapify", Sig: "(heap, /)", Doc: "Transform list into a heap, in-place, in O(len(heap)) time.", F1: heapify},
		{Name: "heappush_max", Sig: "(heap, item, /)", Doc: "Push item onto max heap, maintaining the heap invariant.", F2: pushMax},
		{Name: "heappushpop_max", Sig: "(heap, item, /)", Doc: "Maxheap variant of heappushpop.", F2: pushPopMax},
		{Name: "heappop_max", Sig: "(heap, /)", Doc: "Maxheap variant of heappop.", F1: popMax},
		{Name: "heapreplace_max", Sig: "(heap, item, /)", Doc: "Maxheap variant of heapreplace.", F2: replaceMax},
		{Name: "heapify_max", Sig: "(heap, /)", Doc: "Maxheap variant of heapify.", F1: heapifyMax},
	},
}

// heap is a list in heap order: each item at i is not above those at 2i+1 and
// 2i+2, in the order of a heap of the smallest or of the largest.
type heap struct {
	t    *object.Thread
	list *object.List
	max  bool
}

func open(t *object.Thread, v object.Value, name, which string, max bool) (heap, error) {
	if v.Kind() != object.KindList {
		if max {
			name += "_max"
		}
		return heap{}, t.TypeErrorf("%s() argument%s must be list, not %s", name, which, t.ArgTypeName(v))
	}
	return heap{t, v.AsList(), max}, nil
}

// before tells whether a goes above b. Comparing runs Python code, which may
// change the list.
func (h heap) before(a, b object.Value) (bool, error) {
	if h.max {
		a, b = b, a
	}
	if a.IsInt() && b.IsInt() {
		return a.AsInt() < b.AsInt(), nil
	}
	n := h.list.Len()
	less, err := h.t.CompareBool(a, b, object.LT)
	if err == nil && h.list.Len() != n {
		err = h.t.RuntimeErrorf("list changed size during iteration")
	}
	return less, err
}

// up moves the item at i up to its place, not above start.
func (h heap) up(start, i int) error {
	for i > start {
		parent := (i - 1) / 2
		items := h.list.Items()
		less, err := h.before(items[i], items[parent])
		if err != nil || !less {
			return err
		}
		items = h.list.Items()
		items[i], items[parent] = items[parent], items[i]
		i = parent
	}
	return nil
}

// down moves the item at i to a leaf, along the smaller children, and up again to
// its place: it mostly belongs near the leaves, and so takes fewer comparisons.
func (h heap) down(i int) error {
	start, n := i, h.list.Len()
	for i < n/2 {
		child := 2*i + 1
		if child+1 < n {
			items := h.list.Items()
			less, err := h.before(items[child], items[child+1])
			if err != nil {
				return err
			}
			if !less {
				child++
			}
		}
		items := h.list.Items()
		items[i], items[child] = items[child], items[i]
		i = child
	}
	return h.up(start, i)
}

func (h heap) push(v object.Value) error {
	h.list.Append(h.t, v)
	return h.up(0, h.list.Len()-1)
}

func (h heap) pop() (object.Value, error) {
	if h.list.Len() == 0 {
		return object.Value{}, h.t.IndexErrorf("index out of range")
	}
	last := h.list.PopLast()
	if h.list.Len() == 0 {
		return last, nil
	}
	first := h.list.Items()[0]
	h.list.Items()[0] = last
	return first, h.down(0)
}

func (h heap) replace(v object.Value) (object.Value, error) {
	if h.list.Len() == 0 {
		return object.Value{}, h.t.IndexErrorf("index out of range")
	}
	first := h.list.Items()[0]
	h.list.Items()[0] = v
	return first, h.down(0)
}

func (h heap) pushPop(v object.Value) (object.Value, error) {
	if h.list.Len() == 0 {
		return v, nil
	}
	less, err := h.before(h.list.Items()[0], v)
	if err != nil || !less {
		return v, err
	}
	if h.list.Len() == 0 {
		return object.Value{}, h.t.IndexErrorf("index out of range")
	}
	return h.replace(v)
}

func (h heap) heapify() error {
	for i := h.list.Len()/2 - 1; i >= 0; i-- {
		if err := h.down(i); err != nil {
			return err
		}
	}
	return nil
}

func doPush(t *object.Thread, l, v object.Value, max bool) (object.Value, error) {
	h, err := open(t, l, "heappush", " 1", max)
	if err == nil {
		err = h.push(v)
	}
	return object.None(), err
}

func doPop(t *object.Thread, l object.Value, max bool) (object.Value, error) {
	h, err := open(t, l, "heappop", "", max)
	if err != nil {
		return object.Value{}, err
	}
	return h.pop()
}

func doReplace(t *object.Thread, l, v object.Value, max bool) (object.Value, error) {
	h, err := open(t, l, "heapreplace", " 1", max)
	if err != nil {
		return object.Value{}, err
	}
	return h.replace(v)
}

func doPushPop(t *object.Thread, l, v object.Value, max bool) (object.Value, error) {
	h, err := open(t, l, "heappushpop", " 1", max)
	if err != nil {
		return object.Value{}, err
	}
	return h.pushPop(v)
}

func doHeapify(t *object.Thread, l object.Value, max bool) (object.Value, error) {
	h, err := open(t, l, "heapify", "", max)
	if err == nil {
		err = h.heapify()
	}
	return object.None(), err
}

func push(t *object.Thread, l, v object.Value) (object.Value, error) { return doPush(t, l, v, false) }
func pop(t *object.Thread, l object.Value) (object.Value, error)     { return doPop(t, l, false) }
func heapify(t *object.Thread, l object.Value) (object.Value, error) { return doHeapify(t, l, false) }
func replace(t *object.Thread, l, v object.Value) (object.Value, error) {
	return doReplace(t, l, v, false)
}
func pushPop(t *object.Thread, l, v object.Value) (object.Value, error) {
	return doPushPop(t, l, v, false)
}

func pushMax(t *object.Thread, l, v object.Value) (object.Value, error) {
	return doPush(t, l, v, true)
}
func popMax(t *object.Thread, l object.Value) (object.Value, error)     { return doPop(t, l, true) }
func heapifyMax(t *object.Thread, l object.Value) (object.Value, error) { return doHeapify(t, l, true) }
func replaceMax(t *object.Thread, l, v object.Value) (object.Value, error) {
	return doReplace(t, l, v, true)
}
func pushPopMax(t *object.Thread, l, v object.Value) (object.Value, error) {
	return doPushPop(t, l, v, true)
}
