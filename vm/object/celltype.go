package object

import "fmt"

var cellSpec = TypeSpec{
	Name: "cell", Kind: KindCell, Size: cellSize,
	Doc:     "Create a new cell object, empty or with the given contents.",
	NewSig:  "([contents])",
	Slots:   Slots{New: cellNew, Compare: cellCompare, Repr: cellRepr},
	Getters: []GetSet{{Name: "cell_contents", Get: cellContents, Set: cellSetContents}},
}

// NewCell returns a cell.
func (t *Thread) NewCell(v Value) *Cell {
	c := (*Cell)(t.alloc(t.RT.T.Cell, KindCell, cellSize))
	c.flags = FlagExact
	c.V = v
	return c
}

func cellNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("cell() takes no keyword arguments")
	}
	if len(args) > 1 {
		return Value{}, t.expectedArgs("cell", len(args), 0, 1)
	}
	var v Value
	if len(args) == 1 {
		v = args[0]
	}
	return t.NewCell(v).Value(), nil
}

func cellContents(t *Thread, v Value) (Value, error) {
	x := Cast[Cell](v).V
	if x.IsEmpty() {
		return x, t.ValueErrorf("Cell is empty")
	}
	return x, nil
}

func cellSetContents(t *Thread, v, value Value) error {
	Cast[Cell](v).V = value
	return nil
}

// cellCompare compares contents; an empty cell comes before all others.
func cellCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !b.isKind(KindCell) {
		return NotImplemented(), nil
	}
	x, y := Cast[Cell](a).V, Cast[Cell](b).V
	if !x.IsEmpty() && !y.IsEmpty() {
		return t.RichCompare(x, y, op)
	}
	i, j := 0, 0
	if !x.IsEmpty() {
		i = 1
	}
	if !y.IsEmpty() {
		j = 1
	}
	switch op {
	case LT:
		return Bool(i < j), nil
	case LE:
		return Bool(i <= j), nil
	case EQ:
		return Bool(i == j), nil
	case NE:
		return Bool(i != j), nil
	case GT:
		return Bool(i > j), nil
	}
	return Bool(i >= j), nil
}

func cellRepr(t *Thread, v Value) (Value, error) {
	x := Cast[Cell](v).V
	if x.IsEmpty() {
		return t.NewStr("<cell at " + t.AddressString(v) + ": empty>"), nil
	}
	return t.NewStr(fmt.Sprintf("<cell at %s: %s object at %s>", t.AddressString(v), t.typeFullName(t.TypeOf(x)), t.AddressString(x))), nil
}
