// Package good keeps the rule.
package good

import (
	"fmt"
	"sort"

	"example.org/mod/object"
)

// Sum uses locals of every shape.
func Sum(vs []object.Value) uint64 {
	var buffer [8]object.Value
	n := copy(buffer[:], vs)
	args := object.Args{First: buffer[0], Rest: buffer[1:n]}
	p := &args
	small := make([]object.Value, 4)
	small[0] = p.First
	sum := uint64(0)
	each(vs, func(v object.Value) { sum += v.Int() + small[0].N })
	return sum + total(vs[0], vs[1])
}

func each(vs []object.Value, f func(object.Value)) {
	for _, v := range vs {
		f(v)
	}
}

func total(vs ...object.Value) (n uint64) {
	for _, v := range vs {
		n += v.N
	}
	return n
}

// Describe makes text of a list's length.
func Describe(l *object.List, t *object.Thread) error {
	defer done(l)
	defer func() { t.Exc = object.Value{} }()
	for range 3 {
		t.Shapes = append(t.Shapes, l)
	}
	return fmt.Errorf("%d values on %v", l.Len(), t)
}

func done(*object.List) {}

type byInt []object.Value

func (b byInt) less(i, j int) bool { return b[i].N < b[j].N }

// Order sorts in place; the closure stays on the stack.
func Order(vs []object.Value) bool {
	return sort.SliceIsSorted([]int{1}, func(i, j int) bool { return byInt(vs).less(i, j) })
}

// Listed is in the test's allow-list.
func Listed(v object.Value) any { return v }
