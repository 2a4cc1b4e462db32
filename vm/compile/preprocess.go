package compile

import (
	"math/big"
	"strings"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// The features of __future__; those that are always on have no bit.
var futureFeatures = map[string]bytecode.Flags{
	"nested_scopes":    0,
	"generators":       0,
	"division":         0,
	"absolute_import":  0,
	"with_statement":   0,
	"print_function":   0,
	"unicode_literals": 0,
	"generator_stop":   0,
	"barry_as_FLUFL":   bytecode.FutureBarryAsBDFL,
	"annotations":      bytecode.FutureAnnotations,
}

// prepare reads the module's __future__ statements and makes the changes to the
// tree that CPython makes before it looks at scopes: __debug__ becomes a
// constant, docstrings go where the level says so, literal formatting with %
// becomes an f-string, numbers in patterns become constants. It also warns of
// control flow that leaves a finally block (PEP 765).
func (c *compiler) prepare(mod syntax.Mod) {
	p := preparer{c: c}
	switch m := mod.(type) {
	case *syntax.Module:
		c.readFutures(m.Body)
		p.body(&m.Body)
	case *syntax.Interactive:
		c.readFutures(m.Body)
		p.stmts(m.Body)
	case *syntax.Expression:
		m.Body = p.expr(m.Body)
	}
}

func (c *compiler) readFutures(body []syntax.Stmt) {
	if hasDocstring(body) {
		body = body[1:]
	}
	for _, s := range body {
		imp, ok := s.(*syntax.ImportFrom)
		if !ok || imp.Level != 0 || imp.Module != "__future__" {
			return
		}
		for _, a := range imp.Names {
			bit, known := futureFeatures[a.Name]
			switch {
			case known:
				c.future |= bit
			case a.Name == "braces":
				c.refuse(a.Pos, "not a chance")
			default:
				c.refuse(a.Pos, "future feature %s is not defined", clip(a.Name, 100))
			}
		}
		c.lastFuture = imp.Pos
	}
}

// clip cuts a string to n characters, as C's formatting does.
func clip(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// flowContext is the innermost block that says whether leaving it leaves a
// finally block.
type flowContext uint8

const (
	flowPlain flowContext = iota
	flowFinally
	flowFunction
	flowLoop
)

type preparer struct {
	c    *compiler
	flow flowContext
}

// body prepares the body of a module, class or function.
func (p *preparer) body(body *[]syntax.Stmt) {
	if p.c.opts.Optimize >= 2 && hasDocstring(*body) {
		if len(*body) > 1 {
			*body = (*body)[1:]
		} else {
			pos := *(*body)[0].Position()
			pos.EndLine, pos.EndCol = pos.Line, pos.Col+int32(len("pass"))
			*body = []syntax.Stmt{&syntax.Pass{Pos: pos}}
		}
		p.stmts(*body)
		if k, ok := docstring(*body); ok {
			// What came to the front is no docstring.
			(*body)[0].(*syntax.ExprStmt).Value = &syntax.JoinedStr{Pos: k.Pos, Values: []syntax.Expr{k}}
		}
		return
	}
	p.stmts(*body)
}

func (p *preparer) stmts(list []syntax.Stmt) {
	for _, s := range list {
		p.stmt(s)
	}
}

func (p *preparer) within(f flowContext, list []syntax.Stmt) {
	was := p.flow
	p.flow = f
	p.stmts(list)
	p.flow = was
}

func (p *preparer) leavesFinally(keyword string, loc location) {
	p.c.warn(loc, "'"+keyword+"' in a 'finally' block")
}

func (p *preparer) stmt(s syntax.Stmt) {
	p.c.enterNesting()
	switch s := s.(type) {
	case *syntax.ExprStmt:
		s.Value = p.expr(s.Value)
	case *syntax.Assign:
		p.exprs(s.Targets)
		s.Value = p.expr(s.Value)
	case *syntax.If:
		s.Test = p.expr(s.Test)
		p.stmts(s.Body)
		p.stmts(s.Orelse)
	case *syntax.Return:
		if p.flow == flowFinally {
			p.leavesFinally("return", s.Pos)
		}
		s.Value = p.optExpr(s.Value)
	case *syntax.FunctionDef:
		p.typeParams(s.TypeParams)
		p.arguments(s.Args)
		p.function(&s.Body)
		p.exprs(s.DecoratorList)
		s.Returns = p.annotation(s.Returns)
	case *syntax.AsyncFunctionDef:
		p.typeParams(s.TypeParams)
		p.arguments(s.Args)
		p.function(&s.Body)
		p.exprs(s.DecoratorList)
		s.Returns = p.annotation(s.Returns)
	case *syntax.ClassDef:
		p.typeParams(s.TypeParams)
		p.exprs(s.Bases)
		p.keywords(s.Keywords)
		p.body(&s.Body)
		p.exprs(s.DecoratorList)
	case *syntax.Delete:
		p.exprs(s.Targets)
	case *syntax.AugAssign:
		s.Target = p.expr(s.Target)
		s.Value = p.expr(s.Value)
	case *syntax.AnnAssign:
		s.Target = p.expr(s.Target)
		s.Annotation = p.annotation(s.Annotation)
		s.Value = p.optExpr(s.Value)
	case *syntax.TypeAlias:
		p.typeParams(s.TypeParams)
		s.Value = p.expr(s.Value)
	case *syntax.For:
		s.Target = p.expr(s.Target)
		s.Iter = p.expr(s.Iter)
		p.within(flowLoop, s.Body)
		p.stmts(s.Orelse)
	case *syntax.AsyncFor:
		s.Target = p.expr(s.Target)
		s.Iter = p.expr(s.Iter)
		p.within(flowLoop, s.Body)
		p.stmts(s.Orelse)
	case *syntax.While:
		s.Test = p.expr(s.Test)
		p.within(flowLoop, s.Body)
		p.stmts(s.Orelse)
	case *syntax.With:
		p.withItems(s.Items)
		p.stmts(s.Body)
	case *syntax.AsyncWith:
		p.withItems(s.Items)
		p.stmts(s.Body)
	case *syntax.Raise:
		s.Exc = p.optExpr(s.Exc)
		s.Cause = p.optExpr(s.Cause)
	case *syntax.Try:
		p.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *syntax.TryStar:
		p.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *syntax.Assert:
		s.Test = p.expr(s.Test)
		s.Msg = p.optExpr(s.Msg)
	case *syntax.Match:
		s.Subject = p.expr(s.Subject)
		for _, mc := range s.Cases {
			p.pattern(mc.Pattern)
			mc.Guard = p.optExpr(mc.Guard)
			p.stmts(mc.Body)
		}
	case *syntax.Break:
		if p.flow == flowFinally {
			p.leavesFinally("break", s.Pos)
		}
	case *syntax.Continue:
		if p.flow == flowFinally {
			p.leavesFinally("continue", s.Pos)
		}
	}
	p.c.leaveNesting()
}

func (p *preparer) function(body *[]syntax.Stmt) {
	was := p.flow
	p.flow = flowFunction
	p.body(body)
	p.flow = was
}

func (p *preparer) try(body []syntax.Stmt, handlers []*syntax.ExceptHandler, orelse, final []syntax.Stmt) {
	p.stmts(body)
	for _, h := range handlers {
		h.Type = p.optExpr(h.Type)
		p.stmts(h.Body)
	}
	p.stmts(orelse)
	p.within(flowFinally, final)
}

func (p *preparer) withItems(items []*syntax.WithItem) {
	for _, it := range items {
		it.ContextExpr = p.expr(it.ContextExpr)
		it.OptionalVars = p.optExpr(it.OptionalVars)
	}
}

func (p *preparer) keywords(list []*syntax.Keyword) {
	for _, k := range list {
		k.Value = p.expr(k.Value)
	}
}

func (p *preparer) arguments(a *syntax.Arguments) {
	p.args(a.Posonlyargs)
	p.args(a.Args)
	p.arg(a.Vararg)
	p.args(a.Kwonlyargs)
	p.exprs(a.KwDefaults)
	p.arg(a.Kwarg)
	p.exprs(a.Defaults)
}

func (p *preparer) args(list []*syntax.Arg) {
	for _, a := range list {
		p.arg(a)
	}
}

func (p *preparer) arg(a *syntax.Arg) {
	if a != nil {
		a.Annotation = p.annotation(a.Annotation)
	}
}

// annotation prepares an annotation, unless its text is all that stays of it.
func (p *preparer) annotation(e syntax.Expr) syntax.Expr {
	if e == nil || p.c.future&futureAnnotations != 0 {
		return e
	}
	return p.expr(e)
}

func (p *preparer) typeParams(list []syntax.TypeParam) {
	for _, tp := range list {
		switch tp := tp.(type) {
		case *syntax.TypeVar:
			tp.Bound = p.optExpr(tp.Bound)
			tp.DefaultValue = p.optExpr(tp.DefaultValue)
		case *syntax.TypeVarTuple:
			tp.DefaultValue = p.optExpr(tp.DefaultValue)
		case *syntax.ParamSpec:
			tp.DefaultValue = p.optExpr(tp.DefaultValue)
		}
	}
}

func (p *preparer) exprs(list []syntax.Expr) {
	for i, e := range list {
		if e != nil {
			list[i] = p.expr(e)
		}
	}
}

func (p *preparer) optExpr(e syntax.Expr) syntax.Expr {
	if e == nil {
		return nil
	}
	return p.expr(e)
}

// expr prepares an expression and returns what stands in its place.
func (p *preparer) expr(e syntax.Expr) syntax.Expr {
	p.c.enterNesting()
	switch n := e.(type) {
	case *syntax.Name:
		if n.ID == "__debug__" && n.Ctx == syntax.Load {
			e = &syntax.Constant{Pos: n.Pos, Value: p.c.opts.Optimize == 0}
		}
	case *syntax.Constant:
	case *syntax.Attribute:
		n.Value = p.expr(n.Value)
	case *syntax.Call:
		n.Func = p.expr(n.Func)
		p.exprs(n.Args)
		p.keywords(n.Keywords)
	case *syntax.BinOp:
		n.Left = p.expr(n.Left)
		n.Right = p.expr(n.Right)
		if n.Op == syntax.Modulo {
			if f := formatAsFString(n); f != nil {
				e = f
			}
		}
	case *syntax.BoolOp:
		p.exprs(n.Values)
	case *syntax.UnaryOp:
		n.Operand = p.expr(n.Operand)
	case *syntax.Compare:
		n.Left = p.expr(n.Left)
		p.exprs(n.Comparators)
	case *syntax.Subscript:
		n.Value = p.expr(n.Value)
		n.Slice = p.expr(n.Slice)
	case *syntax.Tuple:
		p.exprs(n.Elts)
	case *syntax.List:
		p.exprs(n.Elts)
	case *syntax.Set:
		p.exprs(n.Elts)
	case *syntax.Dict:
		p.exprs(n.Keys)
		p.exprs(n.Values)
	case *syntax.IfExp:
		n.Test = p.expr(n.Test)
		n.Body = p.expr(n.Body)
		n.Orelse = p.expr(n.Orelse)
	case *syntax.Starred:
		n.Value = p.expr(n.Value)
	case *syntax.Slice:
		n.Lower = p.optExpr(n.Lower)
		n.Upper = p.optExpr(n.Upper)
		n.Step = p.optExpr(n.Step)
	case *syntax.JoinedStr:
		p.exprs(n.Values)
	case *syntax.TemplateStr:
		p.exprs(n.Values)
	case *syntax.FormattedValue:
		n.Value = p.expr(n.Value)
		n.FormatSpec = p.optExpr(n.FormatSpec)
	case *syntax.Interpolation:
		n.Value = p.expr(n.Value)
		n.FormatSpec = p.optExpr(n.FormatSpec)
	case *syntax.Lambda:
		p.arguments(n.Args)
		n.Body = p.expr(n.Body)
	case *syntax.ListComp:
		n.Elt = p.expr(n.Elt)
		p.generators(n.Generators)
	case *syntax.SetComp:
		n.Elt = p.expr(n.Elt)
		p.generators(n.Generators)
	case *syntax.GeneratorExp:
		n.Elt = p.expr(n.Elt)
		p.generators(n.Generators)
	case *syntax.DictComp:
		n.Key = p.expr(n.Key)
		n.Value = p.expr(n.Value)
		p.generators(n.Generators)
	case *syntax.NamedExpr:
		n.Value = p.expr(n.Value)
	case *syntax.Yield:
		n.Value = p.optExpr(n.Value)
	case *syntax.YieldFrom:
		n.Value = p.expr(n.Value)
	case *syntax.Await:
		n.Value = p.expr(n.Value)
	}
	p.c.leaveNesting()
	return e
}

func (p *preparer) generators(list []*syntax.Comprehension) {
	for _, g := range list {
		g.Target = p.expr(g.Target)
		g.Iter = p.expr(g.Iter)
		p.exprs(g.Ifs)
	}
}

func (p *preparer) pattern(pat syntax.Pattern) {
	p.c.enterNesting()
	switch n := pat.(type) {
	case *syntax.MatchValue:
		n.Value = foldPatternNumber(n.Value)
	case *syntax.MatchSequence:
		p.patterns(n.Patterns)
	case *syntax.MatchMapping:
		for i, k := range n.Keys {
			n.Keys[i] = foldPatternNumber(k)
		}
		p.patterns(n.Patterns)
	case *syntax.MatchClass:
		n.Cls = p.expr(n.Cls)
		p.patterns(n.Patterns)
		p.patterns(n.KwdPatterns)
	case *syntax.MatchAs:
		if n.Pattern != nil {
			p.pattern(n.Pattern)
		}
	case *syntax.MatchOr:
		p.patterns(n.Patterns)
	}
	p.c.leaveNesting()
}

func (p *preparer) patterns(list []syntax.Pattern) {
	for _, pat := range list {
		p.pattern(pat)
	}
}

// foldPatternNumber turns a pattern's negative or complex number into a
// constant, and leaves other expressions alone.
func foldPatternNumber(e syntax.Expr) syntax.Expr {
	switch n := e.(type) {
	case *syntax.UnaryOp:
		if k, ok := n.Operand.(*syntax.Constant); ok && n.Op == syntax.USub {
			if v := negateNumber(k.Value); v != nil {
				return &syntax.Constant{Pos: n.Pos, Value: v}
			}
		}
	case *syntax.BinOp:
		if n.Op != syntax.Add && n.Op != syntax.Sub {
			return e
		}
		n.Left = foldPatternNumber(n.Left)
		l, ok := n.Left.(*syntax.Constant)
		r, ok2 := n.Right.(*syntax.Constant)
		if !ok || !ok2 {
			return e
		}
		im, ok := r.Value.(complex128)
		re, ok2 := realNumber(l.Value)
		if !ok || !ok2 {
			return e
		}
		// A real operand leaves the imaginary part's zero alone when added,
		// and the sign turns when the part is subtracted from.
		if n.Op == syntax.Sub {
			return &syntax.Constant{Pos: n.Pos, Value: complex(re-real(im), -imag(im))}
		}
		return &syntax.Constant{Pos: n.Pos, Value: complex(re+real(im), imag(im))}
	}
	return e
}

func negateNumber(v any) any {
	switch v := v.(type) {
	case int64:
		if v == -1<<63 {
			return new(big.Int).Neg(big.NewInt(v))
		}
		return -v
	case *big.Int:
		n := new(big.Int).Neg(v)
		if n.IsInt64() {
			return n.Int64()
		}
		return n
	case float64:
		return -v
	case complex128:
		return complex(-real(v), -imag(v))
	}
	return nil
}

func realNumber(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case *big.Int:
		f, _ := new(big.Float).SetInt(v).Float64()
		return f, true
	case float64:
		return v, true
	}
	return 0, false
}

// formatAsFString turns a literal formatted with % and a tuple display into an
// f-string where every conversion is a plain %s, %r or %a; it returns nil where
// that cannot be done.
func formatAsFString(n *syntax.BinOp) syntax.Expr {
	k, ok := n.Left.(*syntax.Constant)
	if !ok {
		return nil
	}
	format, ok := k.Value.(string)
	if !ok {
		return nil
	}
	args, ok := n.Right.(*syntax.Tuple)
	if !ok {
		return nil
	}
	for _, a := range args.Elts {
		if _, starred := a.(*syntax.Starred); starred {
			return nil
		}
	}
	values, ok := formatParts(format, args.Elts)
	if !ok {
		return nil
	}
	return &syntax.JoinedStr{Pos: n.Pos, Values: values}
}

func formatParts(format string, args []syntax.Expr) ([]syntax.Expr, bool) {
	var parts []syntax.Expr
	for used := 0; ; {
		literal, rest, ok := formatLiteral(format)
		if !ok {
			return nil, false
		}
		if literal != "" {
			parts = append(parts, &syntax.Constant{Pos: noLocation, Value: literal})
		}
		if rest == "" {
			return parts, used == len(args)
		}
		if used == len(args) {
			return nil, false
		}
		part, rest, ok := formatConversion(rest, args[used])
		if !ok {
			return nil, false
		}
		used++
		parts = append(parts, part)
		format = rest
	}
}

// formatLiteral cuts the text before a conversion off a format.
func formatLiteral(format string) (literal, rest string, ok bool) {
	percent := strings.IndexByte(format, '%')
	if percent < 0 {
		return format, "", true
	}
	if !strings.Contains(format, "%%") {
		return format[:percent], format[percent:], true
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			b.WriteString(format)
			return b.String(), "", true
		}
		b.WriteString(format[:i])
		if i+1 == len(format) || format[i+1] != '%' {
			return b.String(), format[i:], true
		}
		b.WriteByte('%')
		format = format[i+2:]
	}
}

// maxFormatDigits is the number of digits up to which a width or precision is
// taken over.
const maxFormatDigits = 2

// formatConversion makes a part of an f-string from the conversion at the start
// of a format.
func formatConversion(format string, arg syntax.Expr) (part syntax.Expr, rest string, ok bool) {
	i := 1
	left := false
	for i < len(format) && format[i] == '-' {
		left = true
		i++
	}
	digits := func() (string, bool) {
		start := i
		for i < len(format) && format[i] >= '0' && format[i] <= '9' {
			i++
		}
		return format[start:i], i-start <= maxFormatDigits
	}
	width, ok := digits()
	if !ok {
		return nil, "", false
	}
	precision, hasPrecision := "", false
	if i < len(format) && format[i] == '.' {
		i++
		hasPrecision = true
		if precision, ok = digits(); !ok {
			return nil, "", false
		}
	}
	if i == len(format) {
		return nil, "", false
	}
	conv := format[i]
	if conv != 's' && conv != 'r' && conv != 'a' {
		return nil, "", false
	}
	fv := &syntax.FormattedValue{Pos: *arg.Position(), Value: arg, Conversion: int(conv)}
	width = strings.TrimLeft(width, "0")
	if precision = strings.TrimLeft(precision, "0"); precision == "" {
		precision = "0"
	}
	spec := ""
	if width != "" {
		if !left {
			spec = ">"
		}
		spec += width
	}
	if hasPrecision {
		spec += "." + precision
	}
	if spec != "" {
		k := &syntax.Constant{Pos: noLocation, Value: spec}
		fv.FormatSpec = &syntax.JoinedStr{Pos: *arg.Position(), Values: []syntax.Expr{k}}
	}
	return fv, format[i+1:], true
}
