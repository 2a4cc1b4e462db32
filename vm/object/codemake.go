package object

import (
	"math/big"

	"github.com/adder-vm/adder/vm/bytecode"
)

// This file makes code objects of parts that programs give: the code constructor
// and code.replace. What is made is verified like any other bytecode.

// codeFields names the parts in the order of the constructor's parameters.
var codeFields = [...]string{
	"co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_flags",
	"co_code", "co_consts", "co_names", "co_varnames", "co_filename", "co_name", "co_qualname",
	"co_firstlineno", "co_linetable", "co_exceptiontable", "co_freevars", "co_cellvars",
}

// The places of the parts.
const (
	partArgCount = iota
	partPosOnly
	partKwOnly
	partNLocals
	partStackSize
	partFlags
	partCode
	partConsts
	partNames
	partVarNames
	partFilename
	partName
	partQualName
	partFirstLine
	partLineTable
	partExceptionTable
	partFreeVars
	partCellVars
	numParts
)

const codeReplaceSig = "(self, /, *, co_argcount=<unrepresentable>, co_posonlyargcount=<unrepresentable>, " +
	"co_kwonlyargcount=<unrepresentable>, co_nlocals=<unrepresentable>, co_stacksize=<unrepresentable>, " +
	"co_flags=<unrepresentable>, co_code=<unrepresentable>, co_consts=<unrepresentable>, co_names=<unrepresentable>, " +
	"co_varnames=<unrepresentable>, co_filename=<unrepresentable>, co_name=<unrepresentable>, co_qualname=<unrepresentable>, " +
	"co_firstlineno=<unrepresentable>, co_linetable=<unrepresentable>, co_exceptiontable=<unrepresentable>, " +
	"co_freevars=<unrepresentable>, co_cellvars=<unrepresentable>)"

func codeNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("code() takes no keyword arguments")
	}
	if len(args) < 16 || len(args) > numParts {
		return Value{}, t.expectedArgs("code", len(args), 16, numParts)
	}
	w := t.Push(numParts)
	copy(w, args)
	for i := len(args); i < numParts; i++ {
		w[i] = t.RT.empty.tuple.Value()
	}
	v, err := t.codeOfParts(w, "code", false)
	t.Pop(numParts)
	return v, err
}

// codeReplace gets the code object and then one slot for each part.
func codeReplace(t *Thread, args []Value) (Value, error) {
	c := Cast[Code](args[0])
	w := t.Push(numParts)
	for i := range w {
		if w[i] = args[1+i]; w[i].IsEmpty() {
			w[i] = t.codePart(c, i)
		}
	}
	v, err := t.codeOfParts(w, "replace", true)
	t.Pop(numParts)
	return v, err
}

func (t *Thread) codePart(c *Code, i int) Value {
	switch i {
	case partArgCount:
		return Int(int64(c.ArgCount))
	case partPosOnly:
		return Int(int64(c.PosOnlyArgCount))
	case partKwOnly:
		return Int(int64(c.KwOnlyArgCount))
	case partNLocals:
		return Int(int64(c.NLocals))
	case partStackSize:
		return Int(int64(c.StackSize))
	case partFlags:
		return Int(int64(c.Flags))
	case partCode:
		return c.Bytes.Value()
	case partConsts:
		return c.Consts.Value()
	case partNames:
		return c.Names.Value()
	case partVarNames:
		return t.codeVars(c, bytecode.KindLocal).Value()
	case partFilename:
		return c.Filename
	case partName:
		return c.Name
	case partQualName:
		return c.QualName
	case partFirstLine:
		return Int(int64(c.FirstLine))
	case partLineTable:
		return c.LineTable.Value()
	case partExceptionTable:
		return c.ExceptionTable.Value()
	case partFreeVars:
		return t.codeVars(c, bytecode.KindFree).Value()
	}
	return t.codeVars(c, bytecode.KindCell).Value()
}

// partError refuses a part of the wrong type.
func (t *Thread) partError(f string, byName bool, i int, want string, v Value) error {
	if byName {
		return t.TypeErrorf("%s() argument '%s' must be %s, not %s", f, codeFields[i], want, t.ArgTypeName(v))
	}
	return t.TypeErrorf("%s() argument %d must be %s, not %s", f, i+1, want, t.ArgTypeName(v))
}

func (t *Thread) codeOfParts(w []Value, f string, byName bool) (Value, error) {
	var nums [numParts]int
	for i, v := range w {
		switch i {
		case partArgCount, partPosOnly, partKwOnly, partNLocals, partStackSize, partFlags, partFirstLine:
			n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
			if err != nil {
				return Value{}, err
			}
			if n != int(int32(n)) {
				return Value{}, t.OverflowErrorf("Python int too large to convert to C int")
			}
			nums[i] = n
		case partCode, partLineTable, partExceptionTable:
			if !v.isKind(KindBytes) {
				return Value{}, t.partError(f, byName, i, "bytes", v)
			}
		case partFilename, partName, partQualName:
			if !v.IsStr() {
				return Value{}, t.partError(f, byName, i, "str", v)
			}
		default:
			if !v.IsTuple() {
				return Value{}, t.partError(f, byName, i, "tuple", v)
			}
		}
	}
	for _, i := range [...]int{partNames, partVarNames, partFreeVars, partCellVars} {
		for _, s := range w[i].tuple().Items() {
			if s.IsStr() {
				continue
			}
			if byName {
				return Value{}, t.SystemErrorf("non-string found in code slot")
			}
			return Value{}, t.TypeErrorf("name tuples must contain only strings, not '%s'", t.TypeName(s))
		}
	}
	for _, i := range [...]int{partArgCount, partPosOnly, partKwOnly, partNLocals, partStackSize, partFlags, partFirstLine} {
		if nums[i] < 0 && (byName || i != partFirstLine) {
			if !byName {
				return Value{}, t.ValueErrorf("code: %s must not be negative", codeFields[i][3:])
			}
			return Value{}, t.ValueErrorf("%s must be a positive integer", codeFields[i])
		}
	}
	c := &bytecode.Code{
		ArgCount: nums[partArgCount], PosOnlyArgCount: nums[partPosOnly], KwOnlyArgCount: nums[partKwOnly],
		StackSize: nums[partStackSize], Flags: bytecode.Flags(nums[partFlags]), FirstLine: nums[partFirstLine],
		Code: []byte(BytesOf(w[partCode])), LineTable: []byte(BytesOf(w[partLineTable])), ExceptionTable: []byte(BytesOf(w[partExceptionTable])),
		Filename: GoString(w[partFilename]), Name: GoString(w[partName]), QualName: GoString(w[partQualName]),
		Names: goStrings(w[partNames].tuple()),
	}
	if len(c.Code) == 0 || len(c.Code)%2 != 0 {
		return Value{}, t.ValueErrorf("code: co_code is malformed")
	}
	if nums[partNLocals] != w[partVarNames].tuple().Len() && !byName {
		return Value{}, t.ValueErrorf("code: co_nlocals != len(co_varnames)")
	}
	if err := t.layoutVars(c, w); err != nil {
		return Value{}, err
	}
	consts := w[partConsts].tuple()
	for _, v := range consts.Items() {
		k, err := t.constOf(v)
		if err != nil {
			return Value{}, err
		}
		c.Consts = append(c.Consts, k)
	}
	if err := bytecode.Verify(c); err != nil {
		return Value{}, t.ValueErrorf("code: %v", err)
	}
	o := t.NewCode(c)
	o.Consts = consts // any objects may be constants
	return o.Value(), nil
}

func goStrings(o *Tuple) []string {
	out := make([]string, o.Len())
	for i, s := range o.Items() {
		out[i] = GoString(s)
	}
	return out
}

// layoutVars orders the variables: locals, among which may be cells, then other
// cells, then free variables.
func (t *Thread) layoutVars(c *bytecode.Code, w []Value) error {
	vars, cells, free := w[partVarNames].tuple(), goStrings(w[partCellVars].tuple()), goStrings(w[partFreeVars].tuple())
	args := c.ArgCount + c.KwOnlyArgCount
	extra := 0
	if c.Flags&bytecode.VarArgs != 0 {
		extra++
	}
	if c.Flags&bytecode.VarKeywords != 0 {
		extra++
	}
	if args+extra > vars.Len() {
		return t.ValueErrorf("code: co_varnames is too small")
	}
	if c.PosOnlyArgCount > c.ArgCount {
		return t.ValueErrorf("code: co_posonlyargcount > co_argcount")
	}
	taken := map[string]bool{}
	for i, s := range goStrings(vars) {
		kind := bytecode.KindLocal
		switch {
		case i < c.PosOnlyArgCount:
			kind |= bytecode.KindArgPos
		case i < c.ArgCount:
			kind |= bytecode.KindArgPos | bytecode.KindArgKw
		case i < args:
			kind |= bytecode.KindArgKw
		case i == args && c.Flags&bytecode.VarArgs != 0:
			kind |= bytecode.KindArgPos | bytecode.KindArgVar
		case i < args+extra:
			kind |= bytecode.KindArgKw | bytecode.KindArgVar
		}
		for _, cell := range cells {
			if cell == s {
				kind |= bytecode.KindCell
				taken[s] = true
			}
		}
		c.LocalsPlusNames = append(c.LocalsPlusNames, s)
		c.LocalsPlusKinds = append(c.LocalsPlusKinds, kind)
	}
	for _, s := range cells {
		if !taken[s] {
			c.LocalsPlusNames = append(c.LocalsPlusNames, s)
			c.LocalsPlusKinds = append(c.LocalsPlusKinds, bytecode.KindCell)
		}
	}
	for _, s := range free {
		c.LocalsPlusNames = append(c.LocalsPlusNames, s)
		c.LocalsPlusKinds = append(c.LocalsPlusKinds, bytecode.KindFree)
	}
	return nil
}

// constOf returns the plain data of a constant. An object that can be none, put
// there by a program, stands as None in the data; the code object itself has it.
func (t *Thread) constOf(v Value) (bytecode.Const, error) {
	switch {
	case v.IsBool():
		return bytecode.Bool(v.AsBool()), nil
	case v.IsInt():
		return bytecode.Int(v.AsInt()), nil
	case v.IsFloat():
		return bytecode.Float(v.AsFloat()), nil
	case v == Ellipsis():
		return bytecode.EllipsisType{}, nil
	case !v.IsObject() || !v.Header().Exact():
		return bytecode.NoneType{}, nil
	}
	switch v.Kind() {
	case KindBigInt:
		k := new(bytecode.BigInt)
		var z big.Int
		k.Set(v.BigInt(&z))
		return k, nil
	case KindComplex:
		return bytecode.Complex(v.AsComplex()), nil
	case KindStr:
		return bytecode.Str(GoString(v)), nil
	case KindBytes:
		return bytecode.Bytes(string([]byte(BytesOf(v)))), nil
	case KindCode:
		return Cast[Code](v).Data(t.RT), nil
	case KindTuple:
		if err := t.EnterNative(); err != nil {
			return nil, err
		}
		defer t.LeaveNative()
		out := make(bytecode.Tuple, v.tuple().Len())
		for i, x := range v.tuple().Items() {
			k, err := t.constOf(x)
			if err != nil {
				return nil, err
			}
			out[i] = k
		}
		return out, nil
	case KindSet:
		l, err := t.ListFrom(v)
		if err != nil {
			return nil, err
		}
		out := make(bytecode.FrozenSet, l.Len())
		for i, x := range l.Items() {
			if out[i], err = t.constOf(x); err != nil {
				return nil, err
			}
		}
		return out, nil
	case KindSlice:
		s := Cast[Slice](v)
		out := &bytecode.Slice{}
		for i, dst := range [...]*bytecode.Const{&out.Start, &out.Stop, &out.Step} {
			k, err := t.constOf([...]Value{s.Start, s.Stop, s.Step}[i])
			if err != nil {
				return nil, err
			}
			*dst = k
		}
		return out, nil
	}
	return bytecode.NoneType{}, nil
}
