package object

var bytesSpec = TypeSpec{Name: "bytes", Kind: KindBytes, Size: bytesSize, Flags: TypeBase | TypeBytesSub}

var byteArraySpec = TypeSpec{Name: "bytearray", Kind: KindByteArray, Size: byteArraySize, Flags: TypeBase}
