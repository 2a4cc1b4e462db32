package bytecode

// Reading the code object of marshal data, with the checks of CPython's own
// constructor of code objects.

// badInternalCall is what that constructor raises for fields of wrong types.
var badInternalCall = &MarshalError{Exception: "SystemError", Text: "Objects/codeobject.c:465: bad argument to internal function"}

func (r *marshalReader) code(flag bool) (Const, error) {
	place := r.reserve(flag)
	c := new(Code)
	flags := 0
	for _, field := range [...]*int{&c.ArgCount, &c.PosOnlyArgCount, &c.KwOnlyArgCount, &c.StackSize, &flags} {
		n, err := r.int32()
		if err != nil {
			return nil, err
		}
		*field = n
	}
	c.Flags = Flags(flags)
	const (
		code = iota
		consts
		names
		localsPlusNames
		localsPlusKinds
		filename
		name
		qualName
		lineTable
		exceptionTable
		count
	)
	var fields [count]Const
	for i := range fields {
		if i == lineTable {
			n, err := r.int32()
			if err != nil {
				return nil, err
			}
			c.FirstLine = n
		}
		f, err := r.object()
		if err != nil {
			return nil, err
		}
		if f == nil {
			return nil, nullIn("code object")
		}
		fields[i] = f
	}
	if c.ArgCount < c.PosOnlyArgCount || c.PosOnlyArgCount < 0 || c.KwOnlyArgCount < 0 || c.StackSize < 0 || flags < 0 {
		return nil, badInternalCall
	}
	ok := true
	bytesOf := func(i int) []byte {
		b, is := fields[i].(Bytes)
		ok = ok && is
		return []byte(b)
	}
	stringOf := func(i int) string {
		s, is := fields[i].(Str)
		ok = ok && is
		return string(s)
	}
	tupleOf := func(i int) Tuple {
		t, is := fields[i].(Tuple)
		ok = ok && is
		return t
	}
	c.Code = bytesOf(code)
	c.Consts = tupleOf(consts)
	nameTuple, localTuple := tupleOf(names), tupleOf(localsPlusNames)
	kinds, _ := fields[localsPlusKinds].(Bytes)
	_, isBytes := fields[localsPlusKinds].(Bytes)
	c.Filename, c.Name, c.QualName = stringOf(filename), stringOf(name), stringOf(qualName)
	c.LineTable, c.ExceptionTable = bytesOf(lineTable), bytesOf(exceptionTable)
	if !ok || !isBytes || len(kinds) != len(localTuple) {
		return nil, badInternalCall
	}
	if len(c.Code)%2 != 0 {
		return nil, marshalError("ValueError", "code: co_code is malformed")
	}
	c.LocalsPlusKinds = make([]LocalKind, len(kinds))
	for i := range c.LocalsPlusKinds {
		c.LocalsPlusKinds[i] = LocalKind(kinds[i])
	}
	if c.NumLocals() < c.TotalArgs() {
		return nil, marshalError("ValueError", "code: co_varnames is too small")
	}
	if c.Names, ok = namesOf(nameTuple); !ok {
		return nil, marshalError("SystemError", "non-string found in code slot")
	}
	if c.LocalsPlusNames, ok = namesOf(localTuple); !ok {
		return nil, marshalError("SystemError", "non-string found in code slot")
	}
	return r.fill(place, c), nil
}

func namesOf(t Tuple) ([]string, bool) {
	names := make([]string, len(t))
	for i, c := range t {
		s, ok := c.(Str)
		if !ok {
			return nil, false
		}
		names[i] = string(s)
	}
	return names, true
}

// NumLocals returns co_nlocals: how many of the names of LocalsPlusNames are
// local variables, those that are cells as well included.
func (c *Code) NumLocals() int {
	n := 0
	for _, k := range c.LocalsPlusKinds {
		if k&KindLocal != 0 {
			n++
		}
	}
	return n
}

// TotalArgs returns how many local variables the arguments take, *args and
// **kwargs included.
func (c *Code) TotalArgs() int {
	n := c.ArgCount + c.KwOnlyArgCount
	if c.Flags&VarArgs != 0 {
		n++
	}
	if c.Flags&VarKeywords != 0 {
		n++
	}
	return n
}

// VarNames returns co_varnames: the local variables, arguments first.
func (c *Code) VarNames() []string { return c.namesOfKind(KindLocal) }

// CellVars returns co_cellvars: the variables that inner functions share.
func (c *Code) CellVars() []string { return c.namesOfKind(KindCell) }

// FreeVars returns co_freevars: the variables of outer functions.
func (c *Code) FreeVars() []string { return c.namesOfKind(KindFree) }

func (c *Code) namesOfKind(kind LocalKind) []string {
	var names []string
	for i, k := range c.LocalsPlusKinds {
		if k&kind != 0 && i < len(c.LocalsPlusNames) {
			names = append(names, c.LocalsPlusNames[i])
		}
	}
	return names
}
