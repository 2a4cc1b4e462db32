package syntax

// Pos is the source range of a node. Lines count from 1; columns are offsets
// in UTF-8 bytes from the start of the line, counting from 0, as in the ast
// module's lineno, col_offset, end_lineno and end_col_offset.
type Pos struct {
	Line, Col, EndLine, EndCol int32
}

// Position returns the node's source range.
func (p *Pos) Position() *Pos { return p }

// Node is any node that has a source range.
type Node interface{ Position() *Pos }

// Mod is a parsed input: *Module, *Interactive, *Expression or *FunctionType.
type Mod interface{ isMod() }

// Stmt is a statement.
type Stmt interface {
	Node
	isStmt()
}

// Expr is an expression. A nil Expr stands where the grammar makes one optional.
type Expr interface {
	Node
	isExpr()
}

// Pattern is a pattern of a match statement's case.
type Pattern interface {
	Node
	isPattern()
}

// TypeParam is a PEP 695 type parameter.
type TypeParam interface {
	Node
	isTypeParam()
}

// Ellipsis is the value of a Constant node for "...".
type Ellipsis struct{}

// Bytes is the value of a Constant node for a bytes literal.
type Bytes string

// ExprContext says how a target-like expression is used.
type ExprContext uint8

// The contexts.
const (
	Load ExprContext = iota
	Store
	Del
)

// BoolOperator is the operator of a BoolOp.
type BoolOperator uint8

// The boolean operators.
const (
	And BoolOperator = iota
	Or
)

// Operator is the operator of a BinOp or an AugAssign.
type Operator uint8

// The binary operators.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Modulo
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

// UnaryOperator is the operator of a UnaryOp.
type UnaryOperator uint8

// The unary operators.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

// CmpOperator is one operator of a Compare.
type CmpOperator uint8

// The comparison operators.
const (
	Eq CmpOperator = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// Expression is the ast module's Expression node.
type Expression struct {
	Body Expr
}

func (*Expression) isMod() {}

// FunctionType is the ast module's FunctionType node.
type FunctionType struct {
	Argtypes []Expr
	Returns  Expr
}

func (*FunctionType) isMod() {}

// Interactive is the ast module's Interactive node.
type Interactive struct {
	Body []Stmt
}

func (*Interactive) isMod() {}

// Module is the ast module's Module node.
type Module struct {
	Body        []Stmt
	TypeIgnores []*TypeIgnore
}

func (*Module) isMod() {}

// AnnAssign is the ast module's AnnAssign node.
type AnnAssign struct {
	Pos
	Target     Expr
	Annotation Expr
	Value      Expr
	Simple     int
}

func (*AnnAssign) isStmt() {}

// Assert is the ast module's Assert node.
type Assert struct {
	Pos
	Test Expr
	Msg  Expr
}

func (*Assert) isStmt() {}

// Assign is the ast module's Assign node.
type Assign struct {
	Pos
	Targets     []Expr
	Value       Expr
	TypeComment string
}

func (*Assign) isStmt() {}

// AsyncFor is the ast module's AsyncFor node.
type AsyncFor struct {
	Pos
	Target      Expr
	Iter        Expr
	Body        []Stmt
	Orelse      []Stmt
	TypeComment string
}

func (*AsyncFor) isStmt() {}

// AsyncFunctionDef is the ast module's AsyncFunctionDef node.
type AsyncFunctionDef struct {
	Pos
	Name          string
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr
	TypeComment   string
	TypeParams    []TypeParam
}

func (*AsyncFunctionDef) isStmt() {}

// AsyncWith is the ast module's AsyncWith node.
type AsyncWith struct {
	Pos
	Items       []*WithItem
	Body        []Stmt
	TypeComment string
}

func (*AsyncWith) isStmt() {}

// AugAssign is the ast module's AugAssign node.
type AugAssign struct {
	Pos
	Target Expr
	Op     Operator
	Value  Expr
}

func (*AugAssign) isStmt() {}

// Break is the ast module's Break node.
type Break struct {
	Pos
}

func (*Break) isStmt() {}

// ClassDef is the ast module's ClassDef node.
type ClassDef struct {
	Pos
	Name          string
	Bases         []Expr
	Keywords      []*Keyword
	Body          []Stmt
	DecoratorList []Expr
	TypeParams    []TypeParam
}

func (*ClassDef) isStmt() {}

// Continue is the ast module's Continue node.
type Continue struct {
	Pos
}

func (*Continue) isStmt() {}

// Delete is the ast module's Delete node.
type Delete struct {
	Pos
	Targets []Expr
}

func (*Delete) isStmt() {}

// ExprStmt is the ast module's Expr node: an expression that stands as a statement.
type ExprStmt struct {
	Pos
	Value Expr
}

func (*ExprStmt) isStmt() {}

// For is the ast module's For node.
type For struct {
	Pos
	Target      Expr
	Iter        Expr
	Body        []Stmt
	Orelse      []Stmt
	TypeComment string
}

func (*For) isStmt() {}

// FunctionDef is the ast module's FunctionDef node.
type FunctionDef struct {
	Pos
	Name          string
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr
	TypeComment   string
	TypeParams    []TypeParam
}

func (*FunctionDef) isStmt() {}

// Global is the ast module's Global node.
type Global struct {
	Pos
	Names []string
}

func (*Global) isStmt() {}

// If is the ast module's If node.
type If struct {
	Pos
	Test   Expr
	Body   []Stmt
	Orelse []Stmt
}

func (*If) isStmt() {}

// Import is the ast module's Import node.
type Import struct {
	Pos
	Names []*Alias
}

func (*Import) isStmt() {}

// ImportFrom is the ast module's ImportFrom node.
type ImportFrom struct {
	Pos
	Module string
	Names  []*Alias
	Level  int
}

func (*ImportFrom) isStmt() {}

// Match is the ast module's Match node.
type Match struct {
	Pos
	Subject Expr
	Cases   []*MatchCase
}

func (*Match) isStmt() {}

// Nonlocal is the ast module's Nonlocal node.
type Nonlocal struct {
	Pos
	Names []string
}

func (*Nonlocal) isStmt() {}

// Pass is the ast module's Pass node.
type Pass struct {
	Pos
}

func (*Pass) isStmt() {}

// Raise is the ast module's Raise node.
type Raise struct {
	Pos
	Exc   Expr
	Cause Expr
}

func (*Raise) isStmt() {}

// Return is the ast module's Return node.
type Return struct {
	Pos
	Value Expr
}

func (*Return) isStmt() {}

// Try is the ast module's Try node.
type Try struct {
	Pos
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	Finalbody []Stmt
}

func (*Try) isStmt() {}

// TryStar is the ast module's TryStar node.
type TryStar struct {
	Pos
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	Finalbody []Stmt
}

func (*TryStar) isStmt() {}

// TypeAlias is the ast module's TypeAlias node.
type TypeAlias struct {
	Pos
	Name       Expr
	TypeParams []TypeParam
	Value      Expr
}

func (*TypeAlias) isStmt() {}

// While is the ast module's While node.
type While struct {
	Pos
	Test   Expr
	Body   []Stmt
	Orelse []Stmt
}

func (*While) isStmt() {}

// With is the ast module's With node.
type With struct {
	Pos
	Items       []*WithItem
	Body        []Stmt
	TypeComment string
}

func (*With) isStmt() {}

// Attribute is the ast module's Attribute node.
type Attribute struct {
	Pos
	Value Expr
	Attr  string
	Ctx   ExprContext
}

func (*Attribute) isExpr() {}

// Await is the ast module's Await node.
type Await struct {
	Pos
	Value Expr
}

func (*Await) isExpr() {}

// BinOp is the ast module's BinOp node.
type BinOp struct {
	Pos
	Left  Expr
	Op    Operator
	Right Expr
}

func (*BinOp) isExpr() {}

// BoolOp is the ast module's BoolOp node.
type BoolOp struct {
	Pos
	Op     BoolOperator
	Values []Expr
}

func (*BoolOp) isExpr() {}

// Call is the ast module's Call node.
type Call struct {
	Pos
	Func     Expr
	Args     []Expr
	Keywords []*Keyword
}

func (*Call) isExpr() {}

// Compare is the ast module's Compare node.
type Compare struct {
	Pos
	Left        Expr
	Ops         []CmpOperator
	Comparators []Expr
}

func (*Compare) isExpr() {}

// Constant is the ast module's Constant node. Value is nil (None), a bool,
// Ellipsis, int64 or *big.Int (only when it does not fit an int64), float64,
// complex128, string or Bytes. Kind is "u" for a u-prefixed string, else empty.
type Constant struct {
	Pos
	Value any
	Kind  string
}

func (*Constant) isExpr() {}

// Dict is the ast module's Dict node.
type Dict struct {
	Pos
	Keys   []Expr
	Values []Expr
}

func (*Dict) isExpr() {}

// DictComp is the ast module's DictComp node.
type DictComp struct {
	Pos
	Key        Expr
	Value      Expr
	Generators []*Comprehension
}

func (*DictComp) isExpr() {}

// FormattedValue is the ast module's FormattedValue node.
type FormattedValue struct {
	Pos
	Value      Expr
	Conversion int
	FormatSpec Expr
}

func (*FormattedValue) isExpr() {}

// GeneratorExp is the ast module's GeneratorExp node.
type GeneratorExp struct {
	Pos
	Elt        Expr
	Generators []*Comprehension
}

func (*GeneratorExp) isExpr() {}

// IfExp is the ast module's IfExp node.
type IfExp struct {
	Pos
	Test   Expr
	Body   Expr
	Orelse Expr
}

func (*IfExp) isExpr() {}

// Interpolation is the ast module's Interpolation node.
type Interpolation struct {
	Pos
	Value      Expr
	Str        any
	Conversion int
	FormatSpec Expr
}

func (*Interpolation) isExpr() {}

// JoinedStr is the ast module's JoinedStr node.
type JoinedStr struct {
	Pos
	Values []Expr
}

func (*JoinedStr) isExpr() {}

// Lambda is the ast module's Lambda node.
type Lambda struct {
	Pos
	Args *Arguments
	Body Expr
}

func (*Lambda) isExpr() {}

// List is the ast module's List node.
type List struct {
	Pos
	Elts []Expr
	Ctx  ExprContext
}

func (*List) isExpr() {}

// ListComp is the ast module's ListComp node.
type ListComp struct {
	Pos
	Elt        Expr
	Generators []*Comprehension
}

func (*ListComp) isExpr() {}

// Name is the ast module's Name node.
type Name struct {
	Pos
	ID  string
	Ctx ExprContext
}

func (*Name) isExpr() {}

// NamedExpr is the ast module's NamedExpr node.
type NamedExpr struct {
	Pos
	Target Expr
	Value  Expr
}

func (*NamedExpr) isExpr() {}

// Set is the ast module's Set node.
type Set struct {
	Pos
	Elts []Expr
}

func (*Set) isExpr() {}

// SetComp is the ast module's SetComp node.
type SetComp struct {
	Pos
	Elt        Expr
	Generators []*Comprehension
}

func (*SetComp) isExpr() {}

// Slice is the ast module's Slice node.
type Slice struct {
	Pos
	Lower Expr
	Upper Expr
	Step  Expr
}

func (*Slice) isExpr() {}

// Starred is the ast module's Starred node.
type Starred struct {
	Pos
	Value Expr
	Ctx   ExprContext
}

func (*Starred) isExpr() {}

// Subscript is the ast module's Subscript node.
type Subscript struct {
	Pos
	Value Expr
	Slice Expr
	Ctx   ExprContext
}

func (*Subscript) isExpr() {}

// TemplateStr is the ast module's TemplateStr node.
type TemplateStr struct {
	Pos
	Values []Expr
}

func (*TemplateStr) isExpr() {}

// Tuple is the ast module's Tuple node.
type Tuple struct {
	Pos
	Elts []Expr
	Ctx  ExprContext
}

func (*Tuple) isExpr() {}

// UnaryOp is the ast module's UnaryOp node.
type UnaryOp struct {
	Pos
	Op      UnaryOperator
	Operand Expr
}

func (*UnaryOp) isExpr() {}

// Yield is the ast module's Yield node.
type Yield struct {
	Pos
	Value Expr
}

func (*Yield) isExpr() {}

// YieldFrom is the ast module's YieldFrom node.
type YieldFrom struct {
	Pos
	Value Expr
}

func (*YieldFrom) isExpr() {}

// MatchAs is the ast module's MatchAs node.
type MatchAs struct {
	Pos
	Pattern Pattern
	Name    string
}

func (*MatchAs) isPattern() {}

// MatchClass is the ast module's MatchClass node.
type MatchClass struct {
	Pos
	Cls         Expr
	Patterns    []Pattern
	KwdAttrs    []string
	KwdPatterns []Pattern
}

func (*MatchClass) isPattern() {}

// MatchMapping is the ast module's MatchMapping node.
type MatchMapping struct {
	Pos
	Keys     []Expr
	Patterns []Pattern
	Rest     string
}

func (*MatchMapping) isPattern() {}

// MatchOr is the ast module's MatchOr node.
type MatchOr struct {
	Pos
	Patterns []Pattern
}

func (*MatchOr) isPattern() {}

// MatchSequence is the ast module's MatchSequence node.
type MatchSequence struct {
	Pos
	Patterns []Pattern
}

func (*MatchSequence) isPattern() {}

// MatchSingleton is the ast module's MatchSingleton node; Value is nil or a bool.
type MatchSingleton struct {
	Pos
	Value any
}

func (*MatchSingleton) isPattern() {}

// MatchStar is the ast module's MatchStar node.
type MatchStar struct {
	Pos
	Name string
}

func (*MatchStar) isPattern() {}

// MatchValue is the ast module's MatchValue node.
type MatchValue struct {
	Pos
	Value Expr
}

func (*MatchValue) isPattern() {}

// ParamSpec is the ast module's ParamSpec node.
type ParamSpec struct {
	Pos
	Name         string
	DefaultValue Expr
}

func (*ParamSpec) isTypeParam() {}

// TypeVar is the ast module's TypeVar node.
type TypeVar struct {
	Pos
	Name         string
	Bound        Expr
	DefaultValue Expr
}

func (*TypeVar) isTypeParam() {}

// TypeVarTuple is the ast module's TypeVarTuple node.
type TypeVarTuple struct {
	Pos
	Name         string
	DefaultValue Expr
}

func (*TypeVarTuple) isTypeParam() {}

// ExceptHandler is the ast module's ExceptHandler node.
type ExceptHandler struct {
	Pos
	Type Expr
	Name string
	Body []Stmt
}

// TypeIgnore is the ast module's TypeIgnore node.
type TypeIgnore struct {
	Lineno int
	Tag    string
}

// Alias is the ast module's alias node.
type Alias struct {
	Pos
	Name   string
	Asname string
}

// Arg is the ast module's arg node.
type Arg struct {
	Pos
	Arg         string
	Annotation  Expr
	TypeComment string
}

// Arguments is the ast module's arguments node.
type Arguments struct {
	Posonlyargs []*Arg
	Args        []*Arg
	Vararg      *Arg
	Kwonlyargs  []*Arg
	KwDefaults  []Expr
	Kwarg       *Arg
	Defaults    []Expr
}

// Comprehension is the ast module's comprehension node.
type Comprehension struct {
	Target  Expr
	Iter    Expr
	Ifs     []Expr
	IsAsync int
}

// Keyword is the ast module's keyword node.
type Keyword struct {
	Pos
	Arg   string
	Value Expr
}

// MatchCase is the ast module's match_case node.
type MatchCase struct {
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// WithItem is the ast module's withitem node.
type WithItem struct {
	ContextExpr  Expr
	OptionalVars Expr
}
