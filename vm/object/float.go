package object

import "unsafe"

var floatSpec = TypeSpec{Name: "float", Kind: KindFloatObj, Size: unsafe.Sizeof(FloatObj{}), Flags: TypeBase}
