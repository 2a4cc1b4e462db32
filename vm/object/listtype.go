package object

var listSpec = TypeSpec{Name: "list", Kind: KindList, Size: listSize, Flags: TypeBase | TypeListSub | TypeSequence}
