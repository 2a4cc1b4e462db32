package object

var dictSpec = TypeSpec{Name: "dict", Kind: KindDict, Size: dictSize, Flags: TypeBase | TypeDictSub | TypeMapping}

var mappingProxySpec = TypeSpec{Name: "mappingproxy", Kind: KindMappingProxy, Size: HeaderSize + ValueSize, Flags: TypeMapping}
