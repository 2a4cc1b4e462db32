package compile

import (
	"fmt"
	"io"
	"strings"

	"github.com/adder-vm/adder/vm/bytecode"
)

// String returns the symtable module's name of a kind of table.
func (k TableKind) String() string {
	switch k {
	case FunctionTable:
		return "function"
	case ClassTable:
		return "class"
	case ModuleTable:
		return "module"
	case AnnotationTable:
		return "annotation"
	case TypeAliasTable:
		return "type alias"
	case TypeParametersTable:
		return "type parameters"
	}
	return "type variable"
}

// flagNames are the flags of a symbol in the order the symtable module lists them.
var flagNames = [...]struct {
	flag uint32
	name string
}{
	{SymUse, "use"}, {SymGlobal, "def_global"}, {SymNonlocal, "def_nonlocal"}, {SymLocal, "def_local"},
	{SymParam, "def_param"}, {SymTypeParam, "def_type_param"}, {SymFreeClass, "def_free_class"},
	{SymImport, "def_import"}, {SymLocal | SymParam | SymImport, "def_bound"}, {SymAnnot, "def_annot"},
	{SymCompIter, "def_comp_iter"}, {SymCompCell, "def_comp_cell"},
}

var scopeNames = [...]string{
	ScopeLocal: "local", ScopeGlobalExplicit: "global_explicit", ScopeGlobalImplicit: "global_implicit",
	ScopeFree: "free", ScopeCell: "cell",
}

// Write writes the table and those inside it as python -m symtable does.
func (t *Table) Write(w io.Writer, filename string) error { return t.write(w, filename, 0) }

func (t *Table) write(w io.Writer, filename string, level int) error {
	indent := strings.Repeat("    ", level)
	nested := ""
	if t.Nested {
		nested = "nested "
	}
	what := repr(t.Name)
	if t.Kind == ModuleTable {
		what = "from file " + repr(filename)
	}
	if _, err := fmt.Fprintf(w, "%ssymbol table for %s%s %s:\n", indent, nested, t.Kind, what); err != nil {
		return err
	}
	for _, s := range t.Symbols {
		var flags []string
		for _, f := range flagNames {
			if s.Flags&f.flag == f.flag {
				flags = append(flags, f.name)
			}
		}
		scope := "unknown"
		if n := s.Scope(); n > 0 && n < len(scopeNames) {
			scope = scopeNames[n]
		}
		if _, err := fmt.Fprintf(w, "    %s%s symbol %s: %s\n", indent, scope, repr(s.Name), strings.Join(flags, ", ")); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintln(w); err != nil {
		return err
	}
	for _, c := range t.Children {
		if err := c.write(w, filename, level+1); err != nil {
			return err
		}
	}
	return nil
}

func repr(s string) string { return string(bytecode.AppendStrRepr(nil, s)) }
