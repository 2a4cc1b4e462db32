package object

import (
	"fmt"
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
)

// This file uses unsafe only for offsets of members. It holds the attributes of
// code objects.

var codeSpec = TypeSpec{
	Name: "code", Kind: KindCode, Size: codeSize, Flags: TypeHasWeak,
	Doc:    "Create a code object.  Not for mere mortals.",
	NewSig: "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, varnames, filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     cellvars=(), /)",
	Slots:  Slots{New: codeNew, Repr: codeRepr, Compare: codeCompare, Hash: codeHash},
	Members: []Member{
		{Name: "co_name", Offset: unsafe.Offsetof(Code{}.Name), ReadOnly: true},
		{Name: "co_qualname", Offset: unsafe.Offsetof(Code{}.QualName), ReadOnly: true},
		{Name: "co_filename", Offset: unsafe.Offsetof(Code{}.Filename), ReadOnly: true},
	},
	Getters: []GetSet{
		{Name: "co_argcount", Get: codeArgCount, Set: readOnlyMember},
		{Name: "co_posonlyargcount", Get: codePosOnly, Set: readOnlyMember},
		{Name: "co_kwonlyargcount", Get: codeKwOnly, Set: readOnlyMember},
		{Name: "co_nlocals", Get: codeNLocals, Set: readOnlyMember},
		{Name: "co_stacksize", Get: codeStackSize, Set: readOnlyMember},
		{Name: "co_flags", Get: codeFlagsAttr, Set: readOnlyMember},
		{Name: "co_firstlineno", Get: codeFirstLine, Set: readOnlyMember},
		{Name: "co_consts", Get: codeConsts, Set: readOnlyMember},
		{Name: "co_names", Get: codeNames, Set: readOnlyMember},
		{Name: "co_linetable", Get: codeLineTable, Set: readOnlyMember},
		{Name: "co_exceptiontable", Get: codeExceptionTable, Set: readOnlyMember},
		{Name: "co_code", Get: codeCode}, {Name: "_co_code_adaptive", Get: codeCode},
		{Name: "co_varnames", Get: codeVarNames}, {Name: "co_cellvars", Get: codeCellVars}, {Name: "co_freevars", Get: codeFreeVars},
		{Name: "co_lnotab", Get: codeLnotab},
	},
	Methods: []Def{
		{Name: "co_lines", F1: codeLines}, {Name: "co_positions", Sig: "(self, /)", F1: codePositions},
		{Name: "co_branches", F1: codeBranches},
		{Name: "replace", Text: "($self, /, **changes)", Sig: codeReplaceSig, Doc: "Return a copy of the code object with new values for the specified fields.", FV: codeReplace},
		{Name: "__replace__", Text: "($self, /, **changes)", Sig: codeReplaceSig, Doc: "The same as replace().", FV: codeReplace},
		{Name: "_varname_from_oparg", Sig: "(self, /, oparg)", FV: codeVarName},
	},
}

func codeRepr(t *Thread, v Value) (Value, error) {
	c := Cast[Code](v)
	return t.NewStr(fmt.Sprintf("<code object %s at %s, file \"%s\", line %d>", StringOf(c.Name), t.AddressString(v), StringOf(c.Filename), c.FirstLine)), nil
}

func codeArgCount(t *Thread, v Value) (Value, error) { return Int(int64(Cast[Code](v).ArgCount)), nil }
func codePosOnly(t *Thread, v Value) (Value, error) {
	return Int(int64(Cast[Code](v).PosOnlyArgCount)), nil
}
func codeKwOnly(t *Thread, v Value) (Value, error) {
	return Int(int64(Cast[Code](v).KwOnlyArgCount)), nil
}
func codeNLocals(t *Thread, v Value) (Value, error) { return Int(int64(Cast[Code](v).NLocals)), nil }
func codeStackSize(t *Thread, v Value) (Value, error) {
	return Int(int64(Cast[Code](v).StackSize)), nil
}
func codeFlagsAttr(t *Thread, v Value) (Value, error) { return Int(int64(Cast[Code](v).Flags)), nil }
func codeFirstLine(t *Thread, v Value) (Value, error) {
	return Int(int64(Cast[Code](v).FirstLine)), nil
}
func codeConsts(t *Thread, v Value) (Value, error)    { return Cast[Code](v).Consts.Value(), nil }
func codeNames(t *Thread, v Value) (Value, error)     { return Cast[Code](v).Names.Value(), nil }
func codeLineTable(t *Thread, v Value) (Value, error) { return Cast[Code](v).LineTable.Value(), nil }
func codeExceptionTable(t *Thread, v Value) (Value, error) {
	return Cast[Code](v).ExceptionTable.Value(), nil
}
func codeCode(t *Thread, v Value) (Value, error) { return Cast[Code](v).Bytes.Value(), nil }

func codeVarNames(t *Thread, v Value) (Value, error) {
	return t.codeVars(Cast[Code](v), bytecode.KindLocal).Value(), nil
}

func codeCellVars(t *Thread, v Value) (Value, error) {
	return t.codeVars(Cast[Code](v), bytecode.KindCell).Value(), nil
}

func codeFreeVars(t *Thread, v Value) (Value, error) {
	return t.codeVars(Cast[Code](v), bytecode.KindFree).Value(), nil
}

// codeVars returns the names of the variables of a kind.
func (t *Thread) codeVars(c *Code, kind bytecode.LocalKind) *Tuple {
	kinds := c.Kinds.String()
	n := 0
	for i := range kinds {
		if bytecode.LocalKind(kinds[i])&kind != 0 {
			n++
		}
	}
	o := t.NewTupleN(n)
	n = 0
	for i := range kinds {
		if bytecode.LocalKind(kinds[i])&kind != 0 {
			o.Items()[n] = c.LocalsPlusNames.Items()[i]
			n++
		}
	}
	return o
}

func codeVarName(t *Thread, args []Value) (Value, error) {
	i, err := t.IndexInt(args[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return Value{}, err
	}
	names := Cast[Code](args[0]).LocalsPlusNames
	if i < 0 || i >= names.Len() {
		return Value{}, t.IndexErrorf("tuple index out of range")
	}
	return names.Items()[i], nil
}

func lineOrNone(n int) Value {
	if n < 0 {
		return None()
	}
	return Int(int64(n))
}

func codeLines(t *Thread, v Value) (Value, error) {
	l := t.NewList(8)
	for it := Cast[Code](v).Data(t.RT).Lines(); it.Next(); {
		x := t.Tuple3(Int(int64(it.Start)), Int(int64(it.End)), lineOrNone(it.Line))
		l.Append(t, x)
	}
	return t.Iter(l.Value())
}

func codePositions(t *Thread, v Value) (Value, error) {
	l := t.NewList(16)
	for it := Cast[Code](v).Data(t.RT).Locations(); it.Next(); {
		o := t.NewTupleN(4)
		loc := it.Location
		for i, n := range [...]int32{loc.Line, loc.EndLine, loc.Column, loc.EndColumn} {
			o.Items()[i] = lineOrNone(int(n))
		}
		for i := it.Start; i < it.End; i += 2 {
			l.Append(t, o.Value())
		}
	}
	return t.Iter(l.Value())
}

// codeBranches lists the conditional jumps: where each stands, where control goes
// when it is not taken and when it is.
func codeBranches(t *Thread, v Value) (Value, error) {
	l := t.NewList(4)
	code := Cast[Code](v).Data(t.RT).Code
	arg := 0
	for i := 0; i+1 < len(code); {
		op := bytecode.Opcode(code[i])
		arg = arg<<8 | int(code[i+1])
		next := i + 2 + 2*op.Caches()
		switch op {
		case bytecode.EXTENDED_ARG:
			i = next
			continue
		case bytecode.FOR_ITER:
			to := next + 2*arg
			if to < len(code) && bytecode.Opcode(code[to]) == bytecode.END_FOR {
				to += 4
			}
			l.Append(t, t.Tuple3(Int(int64(i)), Int(int64(next)), Int(int64(to))))
		case bytecode.POP_JUMP_IF_FALSE, bytecode.POP_JUMP_IF_TRUE, bytecode.POP_JUMP_IF_NONE, bytecode.POP_JUMP_IF_NOT_NONE:
			l.Append(t, t.Tuple3(Int(int64(i)), Int(int64(next+2)), Int(int64(next+2*arg))))
		case bytecode.END_ASYNC_FOR:
			l.Append(t, t.Tuple3(Int(int64(next-2*arg)), Int(int64(next-2*arg+4)), Int(int64(next))))
		}
		arg = 0
		i = next
	}
	return t.Iter(l.Value())
}

// codeLnotab is the table of lines of older Pythons: pairs of an advance in code
// and an advance in lines.
func codeLnotab(t *Thread, v Value) (Value, error) {
	if err := t.Warn(t.RT.T.Exc.DeprecationWarning, "co_lnotab is deprecated, use co_lines instead.", 1); err != nil {
		return Value{}, err
	}
	c := Cast[Code](v)
	var out []byte
	line, at := int(c.FirstLine), 0
	for it := c.Data(t.RT).Lines(); it.Next(); {
		if it.Line < 0 || it.Line == line {
			continue
		}
		dc, dl := it.Start-at, it.Line-line
		for ; dc > 255; dc -= 255 {
			out = append(out, 255, 0)
		}
		for ; dl > 127; dl -= 127 {
			out = append(out, byte(dc), 127)
			dc = 0
		}
		for ; dl < -128; dl += 128 {
			out = append(out, byte(dc), 128)
			dc = 0
		}
		out = append(out, byte(dc), byte(dl))
		line, at = it.Line, it.Start
	}
	return t.NewBytes(string(out)), nil
}

func codeCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || !b.isKind(KindCode) {
		return NotImplemented(), nil
	}
	eq, err := t.sameCode(Cast[Code](a), Cast[Code](b))
	return Bool(eq == (op == EQ)), err
}

func (t *Thread) sameCode(x, y *Code) (bool, error) {
	if x == y {
		return true, nil
	}
	if x.ArgCount != y.ArgCount || x.PosOnlyArgCount != y.PosOnlyArgCount || x.KwOnlyArgCount != y.KwOnlyArgCount ||
		x.Flags != y.Flags || x.FirstLine != y.FirstLine || StringOf(x.Name) != StringOf(y.Name) ||
		x.Bytes.String() != y.Bytes.String() || x.Kinds.String() != y.Kinds.String() ||
		x.LineTable.String() != y.LineTable.String() || x.ExceptionTable.String() != y.ExceptionTable.String() {
		return false, nil
	}
	for _, p := range [...][2]*Tuple{{x.Names, y.Names}, {x.LocalsPlusNames, y.LocalsPlusNames}} {
		if eq, err := t.Equal(p[0].Value(), p[1].Value()); err != nil || !eq {
			return false, err
		}
	}
	return t.sameConst(x.Consts.Value(), y.Consts.Value())
}

// sameConst tells whether two constants are alike to the last bit: 1, 1.0 and True
// are not, nor 0.0 and -0.0.
func (t *Thread) sameConst(a, b Value) (bool, error) {
	if a == b {
		return true, nil
	}
	if t.TypeOf(a) != t.TypeOf(b) {
		return false, nil
	}
	switch {
	case a.IsFloat():
		return a.Payload() == b.Payload(), nil
	case a.isKind(KindComplex):
		x, y := a.AsComplex(), b.AsComplex()
		return Float(real(x)) == Float(real(y)) && Float(imag(x)) == Float(imag(y)), nil
	case a.IsTuple():
		if a.tuple().Len() != b.tuple().Len() {
			return false, nil
		}
		if err := t.EnterNative(); err != nil {
			return false, err
		}
		defer t.LeaveNative()
		for i := range a.tuple().Items() {
			if eq, err := t.sameConst(a.tuple().Items()[i], b.tuple().Items()[i]); err != nil || !eq {
				return false, err
			}
		}
		return true, nil
	}
	return t.Equal(a, b)
}

func codeHash(t *Thread, v Value) (int64, error) {
	c := Cast[Code](v)
	h := t.RT.HashString(StringOf(c.Name)) ^ t.RT.HashString(c.Bytes.String())
	h = h*fibonacci ^ uint64(c.FirstLine)<<20 ^ uint64(c.ArgCount)<<8 ^ uint64(c.Flags)
	if int64(h) == -1 {
		h--
	}
	return int64(h), nil
}
