package compile

import "github.com/adder-vm/adder/vm/syntax"

// Table is the symbol table of one block, as the _symtable module shows it.
type Table struct {
	Kind     TableKind
	Name     string
	Line     int // 0 for the module
	Nested   bool
	Symbols  []Symbol // in order of first mention
	VarNames []string // the parameters
	Children []*Table
}

// TableKind is the kind of a block, numbered as in the _symtable module.
type TableKind int

// The kinds of blocks.
const (
	FunctionTable       = TableKind(functionBlock)
	ClassTable          = TableKind(classBlock)
	ModuleTable         = TableKind(moduleBlock)
	AnnotationTable     = TableKind(annotationBlock)
	TypeAliasTable      = TableKind(typeAliasBlock)
	TypeParametersTable = TableKind(typeParametersBlock)
	TypeVariableTable   = TableKind(typeVariableBlock)
)

// Symbol is a name of a block. Flags has the bits of the _symtable module's DEF_
// constants and USE, and from ScopeShift up one of the scopes.
type Symbol struct {
	Name  string
	Flags uint32
}

// The bits of a Symbol's flags.
const (
	SymGlobal    = uint32(defGlobal)
	SymLocal     = uint32(defLocal)
	SymParam     = uint32(defParam)
	SymNonlocal  = uint32(defNonlocal)
	SymUse       = uint32(symUse)
	SymFreeClass = uint32(defFreeClass)
	SymImport    = uint32(defImport)
	SymAnnot     = uint32(defAnnot)
	SymCompIter  = uint32(defCompIter)
	SymTypeParam = uint32(defTypeParam)
	SymCompCell  = uint32(defCompCell)

	ScopeShift = scopeShift
	ScopeMask  = 15 // of the flags shifted down
)

// The scopes of a symbol.
const (
	ScopeLocal = iota + 1
	ScopeGlobalExplicit
	ScopeGlobalImplicit
	ScopeFree
	ScopeCell
)

// Scope returns the symbol's resolved scope.
func (s Symbol) Scope() int { return int(s.Flags>>ScopeShift) & ScopeMask }

// SymbolTable returns the table of a tree's module with those inside it. The tree
// is taken as it is: docstrings and the like stay whatever o.Optimize says.
func SymbolTable(mod syntax.Mod, src []byte, o *Options) (table *Table, err error) {
	c := newCompiler(src, o)
	defer c.recoverFailure(&err)
	switch m := mod.(type) {
	case *syntax.Module:
		c.readFutures(m.Body)
	case *syntax.Interactive:
		c.readFutures(m.Body)
	}
	return c.table(c.buildSymbols(mod).top), nil
}

func (c *compiler) table(s *scope) *Table {
	t := &Table{Kind: TableKind(s.kind), Name: s.name, Line: int(s.loc.Line), Nested: s.nested}
	for _, sym := range s.syms {
		t.Symbols = append(t.Symbols, Symbol{c.names.string(sym.name), uint32(sym.flags &^ symInlined)})
	}
	for _, p := range s.params {
		t.VarNames = append(t.VarNames, c.names.string(p))
	}
	for _, child := range s.children {
		t.Children = append(t.Children, c.table(child))
	}
	return t
}
