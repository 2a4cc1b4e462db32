package compile

import (
	"math/big"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// constOf converts a literal's value.
func constOf(v any) bytecode.Const {
	switch v := v.(type) {
	case nil:
		return bytecode.None
	case bool:
		return bytecode.Bool(v)
	case syntax.Ellipsis:
		return bytecode.Ellipsis
	case int64:
		return bytecode.Int(v)
	case *big.Int:
		if v.IsInt64() {
			return bytecode.Int(v.Int64())
		}
		b := &bytecode.BigInt{}
		b.Set(v)
		return b
	case float64:
		return bytecode.Float(v)
	case complex128:
		return bytecode.Complex(v)
	case string:
		return bytecode.Str(v)
	case syntax.Bytes:
		return bytecode.Bytes(v)
	}
	panic("compile: a Constant node holds a value of no literal's type")
}
