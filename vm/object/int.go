package object

var intSpec = TypeSpec{Name: "int", Kind: KindBigInt, Size: bigIntSize, Flags: TypeBase | TypeIntSub}

var boolSpec = TypeSpec{Name: "bool", Kind: KindBool}
