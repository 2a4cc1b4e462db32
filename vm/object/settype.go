package object

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
)

var setSpec = TypeSpec{Name: "set", Kind: KindSet, Size: unsafe.Sizeof(Set{}), Flags: TypeBase | TypeHasWeak}

var frozenSetSpec = TypeSpec{Name: "frozenset", Kind: KindSet, Size: unsafe.Sizeof(Set{}), Flags: TypeBase | TypeHasWeak}

func (t *Thread) frozenSetFromConsts(c bytecode.FrozenSet) Value { return None() }

// Set is a set or frozenset.
//
//adder:heap
type Set struct {
	Header
	items *Dict
}

// NewSet returns an empty set.
func (t *Thread) NewSet() *Set {
	s := New[Set](t, t.RT.T.Set)
	s.items = t.NewDict()
	return s
}

// AsSet views a set's or frozenset's struct.
func (v Value) AsSet() *Set { return Cast[Set](v) }

// Value returns the set as a Value.
func (s *Set) Value() Value { return ValueOf(s) }

// Add puts an item into the set.
func (s *Set) Add(t *Thread, v Value) error { return s.items.Set(t, v, None()) }

// Has tells whether an item is in the set.
func (s *Set) Has(t *Thread, v Value) (bool, error) {
	r, err := s.items.Get(t, v)
	return !r.IsEmpty(), err
}

// Update adds all items of an iterable.
func (s *Set) Update(t *Thread, v Value) error {
	it, err := t.Iter(v)
	if err != nil {
		return err
	}
	for {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return err
		}
		if err := s.Add(t, x); err != nil {
			return err
		}
	}
}
