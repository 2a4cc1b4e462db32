package object

import "unsafe"

var codeSpec = TypeSpec{Name: "code", Kind: KindCode, Size: codeSize, Flags: TypeHasWeak}

var cellSpec = TypeSpec{Name: "cell", Kind: KindCell, Size: cellSize}

var moduleSpec = TypeSpec{Name: "module", Kind: KindModule, Size: moduleSize, Flags: TypeBase | TypeHasWeak}

var genericAliasSpec = TypeSpec{Name: "types.GenericAlias", Kind: KindOpaque, Size: unsafe.Sizeof(GenericAlias{}), Flags: TypeBase | TypeHasWeak}

// callSelf is the Call of types whose instances Thread.Call knows itself.
func callSelf(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	return t.Call(self, args, kw)
}

// GenericAlias is list[int] and its like.
//
//adder:heap
type GenericAlias struct {
	Header
	Origin, Args, Parameters Value
	Starred                  bool
}

func (t *Thread) newGenericAlias(origin, args Value) (Value, error) {
	if !args.IsTuple() {
		args = t.Tuple1(args)
	}
	a := New[GenericAlias](t, t.RT.T.GenericAlias)
	a.Origin, a.Args = origin, args
	return ValueOf(a), nil
}

// NewCell returns a cell.
func (t *Thread) NewCell(v Value) *Cell {
	c := (*Cell)(t.alloc(t.RT.T.Cell, KindCell, cellSize))
	c.flags = FlagExact
	c.V = v
	return c
}

// NewModule returns a module with its __name__ and __doc__ set.
func (t *Thread) NewModule(name, doc string) *Module {
	m := (*Module)(t.alloc(t.RT.T.Module, KindModule, moduleSize))
	m.flags = FlagExact
	m.Dict = t.NewDict()
	m.Dict.setInterned(t, t.RT.Name(N__name__), t.InternString(name))
	d := None()
	if doc != "" {
		d = t.NewStr(doc)
	}
	m.Dict.setInterned(t, t.RT.Name(N__doc__), d)
	m.Dict.setInterned(t, t.RT.Name(N__package__), None())
	m.Dict.setInterned(t, t.RT.Name(N__loader__), None())
	m.Dict.setInterned(t, t.RT.Name(N__spec__), None())
	return m
}

// NewFunction returns a Python function.
func (t *Thread) NewPyFunction(code *Code, globals *Dict) *Function {
	f := (*Function)(t.alloc(t.RT.T.Function, KindFunction, functionSize))
	f.flags = FlagExact
	f.Code, f.Globals = code, globals
	f.Name, f.QualName = code.Name, code.QualName
	f.Doc, f.Module = None(), None()
	if code.Consts.Len() > 0 && code.Flags&0x4000000 != 0 {
		f.Doc = code.Consts.Items()[0]
	}
	if m := globals.getInterned(t, t.RT.Name(N__name__)); !m.IsEmpty() {
		f.Module = m
	}
	f.Builtins = t.RT.Builtins
	return f
}

func (t *Thread) moduleNoAttribute(m, name Value) error {
	n := Cast[Module](m).Dict.getInterned(t, t.RT.Name(N__name__))
	if n.IsStr() {
		return t.AttributeErrorFor(m, name, "module '%s' has no attribute '%s'", StringOf(n), StringOf(name))
	}
	return t.AttributeErrorFor(m, name, "module has no attribute '%s'", StringOf(name))
}
