// Package object stands in for vm/object.
package object

// Value is what the rule is about.
type Value struct {
	T uintptr
	N uint64
}

// Int gives its payload.
func (v Value) Int() uint64 { return v.N }

// List lies in the heap.
//
//adder:heap
type List struct {
	typ uintptr
	n   int
}

// Len gives its length.
func (l *List) Len() int { return l.n }

// Error makes List an error.
func (l *List) Error() string { return "list" }

// Thread is a root table.
//
//adder:root
type Thread struct {
	Exc     Value
	Shapes  []*List
	ByName  map[string]*List
	scratch [4]Value
}

// Args is a Go struct around Values, good as a local.
type Args struct {
	First Value
	Rest  []Value
}

// NewThread makes a root table, and fills it.
func NewThread(l *List) *Thread {
	t := &Thread{Shapes: make([]*List, 0, 8), ByName: map[string]*List{}}
	t.Shapes = append(t.Shapes, l)
	t.ByName = make(map[string]*List)
	t.ByName["x"] = l
	return t
}
