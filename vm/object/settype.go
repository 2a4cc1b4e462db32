package object

import "github.com/adder-vm/adder/vm/bytecode"

var setSpec = TypeSpec{Name: "set", Kind: KindSet, Size: HeaderSize, Flags: TypeBase | TypeHasWeak}

var frozenSetSpec = TypeSpec{Name: "frozenset", Kind: KindSet, Size: HeaderSize, Flags: TypeBase | TypeHasWeak}

func (t *Thread) frozenSetFromConsts(c bytecode.FrozenSet) Value { return None() }
