package object

var tupleSpec = TypeSpec{Name: "tuple", Kind: KindTuple, Size: tupleSize, Flags: TypeBase | TypeTupleSub | TypeSequence}
