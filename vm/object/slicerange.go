package object

var sliceSpec = TypeSpec{Name: "slice", Kind: KindSlice, Size: sliceSize}

var rangeSpec = TypeSpec{Name: "range", Kind: KindRange, Size: rangeSize, Flags: TypeSequence}
