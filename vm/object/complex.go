package object

var complexSpec = TypeSpec{Name: "complex", Kind: KindComplex, Size: complexSize, Flags: TypeBase}
