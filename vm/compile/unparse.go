package compile

import (
	"math"
	"math/big"
	"strings"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// precedence orders the kinds of expressions by how tightly they bind.
type precedence int

const (
	precTuple precedence = iota
	precTest             // conditional expressions and lambdas
	precOr
	precAnd
	precNot
	precCompare
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precArith
	precTerm
	precFactor
	precPower
	precAwait
	precAtom
)

var binaryTexts = [...]struct {
	text string
	prec precedence
}{
	syntax.Add: {" + ", precArith}, syntax.Sub: {" - ", precArith}, syntax.Mult: {" * ", precTerm},
	syntax.MatMult: {" @ ", precTerm}, syntax.Div: {" / ", precTerm}, syntax.Modulo: {" % ", precTerm},
	syntax.FloorDiv: {" // ", precTerm}, syntax.LShift: {" << ", precShift}, syntax.RShift: {" >> ", precShift},
	syntax.BitOr: {" | ", precBitOr}, syntax.BitXor: {" ^ ", precBitXor}, syntax.BitAnd: {" & ", precBitAnd},
	syntax.Pow: {" ** ", precPower},
}

var unaryTexts = [...]struct {
	text string
	prec precedence
}{
	syntax.Invert: {"~", precFactor}, syntax.Not: {"not ", precNot},
	syntax.UAdd: {"+", precFactor}, syntax.USub: {"-", precFactor},
}

var compareTexts = [...]string{
	syntax.Eq: " == ", syntax.NotEq: " != ", syntax.Lt: " < ", syntax.LtE: " <= ", syntax.Gt: " > ",
	syntax.GtE: " >= ", syntax.Is: " is ", syntax.IsNot: " is not ", syntax.In: " in ", syntax.NotIn: " not in ",
}

// unparse returns an expression as text, as "from __future__ import annotations"
// (PEP 563) keeps annotations.
func (c *compiler) unparse(e syntax.Expr) string {
	w := unparser{c: c}
	w.expr(e, precTest)
	return string(w.buf)
}

type unparser struct {
	c   *compiler
	buf []byte
}

func (w *unparser) text(s string) { w.buf = append(w.buf, s...) }

// group writes what f does, in parentheses where its precedence is below what
// its place takes.
func (w *unparser) group(paren bool, f func()) {
	if paren {
		w.text("(")
	}
	f()
	if paren {
		w.text(")")
	}
}

func (w *unparser) list(elts []syntax.Expr, prec precedence) {
	for i, e := range elts {
		if i > 0 {
			w.text(", ")
		}
		w.expr(e, prec)
	}
}

// expr writes an expression in a place that takes those of precedence at least
// min without parentheses.
func (w *unparser) expr(e syntax.Expr, min precedence) {
	w.c.enterNesting()
	switch e := e.(type) {
	case *syntax.Name:
		w.text(e.ID)
	case *syntax.Constant:
		w.constant(e)
	case *syntax.BoolOp:
		text, prec := " and ", precAnd
		if e.Op == syntax.Or {
			text, prec = " or ", precOr
		}
		w.group(min > prec, func() {
			for i, v := range e.Values {
				if i > 0 {
					w.text(text)
				}
				w.expr(v, prec+1)
			}
		})
	case *syntax.BinOp:
		op := binaryTexts[e.Op]
		left, right := op.prec, op.prec+1
		if e.Op == syntax.Pow {
			left, right = right, left
		}
		w.group(min > op.prec, func() {
			w.expr(e.Left, left)
			w.text(op.text)
			w.expr(e.Right, right)
		})
	case *syntax.UnaryOp:
		op := unaryTexts[e.Op]
		w.group(min > op.prec, func() {
			w.text(op.text)
			w.expr(e.Operand, op.prec)
		})
	case *syntax.Lambda:
		w.group(min > precTest, func() { w.lambda(e) })
	case *syntax.IfExp:
		w.group(min > precTest, func() {
			w.expr(e.Body, precTest+1)
			w.text(" if ")
			w.expr(e.Test, precTest+1)
			w.text(" else ")
			w.expr(e.Orelse, precTest)
		})
	case *syntax.Dict:
		w.text("{")
		for i, k := range e.Keys {
			if i > 0 {
				w.text(", ")
			}
			if k == nil {
				w.text("**")
				w.expr(e.Values[i], precBitOr)
				continue
			}
			w.expr(k, precTest)
			w.text(": ")
			w.expr(e.Values[i], precTest)
		}
		w.text("}")
	case *syntax.Set:
		w.text("{")
		w.list(e.Elts, precTest)
		w.text("}")
	case *syntax.GeneratorExp:
		w.comprehension("(", ")", e.Elt, nil, e.Generators)
	case *syntax.ListComp:
		w.comprehension("[", "]", e.Elt, nil, e.Generators)
	case *syntax.SetComp:
		w.comprehension("{", "}", e.Elt, nil, e.Generators)
	case *syntax.DictComp:
		w.comprehension("{", "}", e.Key, e.Value, e.Generators)
	case *syntax.Yield:
		w.text("(yield")
		if e.Value != nil {
			w.text(" ")
			w.expr(e.Value, precTest)
		}
		w.text(")")
	case *syntax.YieldFrom:
		w.text("(yield from ")
		w.expr(e.Value, precTest)
		w.text(")")
	case *syntax.Await:
		w.group(min > precAwait, func() {
			w.text("await ")
			w.expr(e.Value, precAtom)
		})
	case *syntax.Compare:
		w.group(min > precCompare, func() {
			w.expr(e.Left, precCompare+1)
			for i, op := range e.Ops {
				w.text(compareTexts[op])
				w.expr(e.Comparators[i], precCompare+1)
			}
		})
	case *syntax.Call:
		w.call(e)
	case *syntax.JoinedStr:
		w.literal("f", e)
	case *syntax.TemplateStr:
		w.literal("t", e)
	case *syntax.FormattedValue, *syntax.Interpolation:
		w.literal("f", e)
	case *syntax.Attribute:
		w.expr(e.Value, precAtom)
		if k, ok := e.Value.(*syntax.Constant); ok && constType(k.Value) == "int" {
			w.text(" ") // or the dot would belong to the number
		}
		w.text(".")
		w.text(e.Attr)
	case *syntax.Subscript:
		w.expr(e.Value, precAtom)
		w.text("[")
		w.expr(e.Slice, precTuple)
		w.text("]")
	case *syntax.Starred:
		w.text("*")
		w.expr(e.Value, precBitOr)
	case *syntax.List:
		w.text("[")
		w.list(e.Elts, precTest)
		w.text("]")
	case *syntax.Tuple:
		if len(e.Elts) == 0 {
			w.text("()")
			break
		}
		w.group(min > precTuple, func() {
			w.list(e.Elts, precTest)
			if len(e.Elts) == 1 {
				w.text(",")
			}
		})
	case *syntax.Slice:
		if e.Lower != nil {
			w.expr(e.Lower, precTest)
		}
		w.text(":")
		if e.Upper != nil {
			w.expr(e.Upper, precTest)
		}
		if e.Step != nil {
			w.text(":")
			w.expr(e.Step, precTest)
		}
	case *syntax.NamedExpr:
		w.group(min > precTuple, func() {
			w.expr(e.Target, precAtom)
			w.text(" := ")
			w.expr(e.Value, precAtom)
		})
	}
	w.c.leaveNesting()
}

// infinityText is how an infinite literal is written: one past a float's range.
const infinityText = "1e309"

func (w *unparser) constant(e *syntax.Constant) {
	if e.Kind != "" {
		w.text(e.Kind)
	}
	switch v := e.Value.(type) {
	case syntax.Ellipsis:
		w.text("...")
		return
	case string:
		w.buf = bytecode.AppendStrRepr(w.buf, v)
		return
	case float64:
		if math.IsInf(v, 0) {
			w.text(infinityText)
			return
		}
	case complex128:
		if math.IsInf(imag(v), 0) {
			w.text(infinityText + "j")
			return
		}
	}
	w.text(constRepr(e.Value))
}

// constRepr returns the repr of a literal's value.
func constRepr(v any) string {
	if v, ok := v.(*big.Int); ok {
		return v.String()
	}
	return bytecode.ConstRepr(constOf(v), nil)
}

func (w *unparser) lambda(e *syntax.Lambda) {
	w.text("lambda")
	a := e.Args
	if len(a.Posonlyargs)+len(a.Args) > 0 {
		w.text(" ") // CPython puts no space before a star
	}
	first := true
	sep := func() {
		if !first {
			w.text(", ")
		}
		first = false
	}
	firstDefault := len(a.Posonlyargs) + len(a.Args) - len(a.Defaults)
	n := 0
	positional := func(list []*syntax.Arg) {
		for _, p := range list {
			sep()
			w.text(p.Arg)
			if n >= firstDefault {
				w.text("=")
				w.expr(a.Defaults[n-firstDefault], precTest)
			}
			n++
		}
	}
	positional(a.Posonlyargs)
	if len(a.Posonlyargs) > 0 {
		sep()
		w.text("/")
	}
	positional(a.Args)
	if a.Vararg != nil || len(a.Kwonlyargs) > 0 {
		sep()
		w.text("*")
		if a.Vararg != nil {
			w.text(a.Vararg.Arg)
		}
	}
	for i, p := range a.Kwonlyargs {
		sep()
		w.text(p.Arg)
		if d := a.KwDefaults[i]; d != nil {
			w.text("=")
			w.expr(d, precTest)
		}
	}
	if a.Kwarg != nil {
		sep()
		w.text("**")
		w.text(a.Kwarg.Arg)
	}
	w.text(": ")
	w.expr(e.Body, precTest)
}

func (w *unparser) comprehension(begin, end string, elt, value syntax.Expr, gens []*syntax.Comprehension) {
	w.text(begin)
	w.expr(elt, precTest)
	if value != nil {
		w.text(": ")
		w.expr(value, precTest)
	}
	for _, g := range gens {
		if g.IsAsync != 0 {
			w.text(" async for ")
		} else {
			w.text(" for ")
		}
		w.expr(g.Target, precTuple)
		w.text(" in ")
		w.expr(g.Iter, precTest+1)
		for _, cond := range g.Ifs {
			w.text(" if ")
			w.expr(cond, precTest+1)
		}
	}
	w.text(end)
}

func (w *unparser) call(e *syntax.Call) {
	w.expr(e.Func, precAtom)
	if len(e.Args) == 1 && len(e.Keywords) == 0 {
		if gen, ok := e.Args[0].(*syntax.GeneratorExp); ok {
			w.expr(gen, precTest)
			return
		}
	}
	w.text("(")
	w.list(e.Args, precTest)
	for i, k := range e.Keywords {
		if i > 0 || len(e.Args) > 0 {
			w.text(", ")
		}
		if k.Arg == "" {
			w.text("**")
		} else {
			w.text(k.Arg)
			w.text("=")
		}
		w.expr(k.Value, precTest)
	}
	w.text(")")
}

// literal writes an f- or t-string: the repr of its body, with a prefix.
func (w *unparser) literal(prefix string, e syntax.Expr) {
	body := unparser{c: w.c}
	body.piece(e)
	w.text(prefix)
	w.buf = bytecode.AppendStrRepr(w.buf, string(body.buf))
}

var doubleBraces = strings.NewReplacer("{", "{{", "}", "}}")

// piece writes a part of an f- or t-string's body.
func (w *unparser) piece(e syntax.Expr) {
	w.c.enterNesting()
	switch e := e.(type) {
	case *syntax.JoinedStr:
		for _, v := range e.Values {
			w.piece(v)
		}
	case *syntax.TemplateStr:
		for _, v := range e.Values {
			w.piece(v)
		}
	case *syntax.Constant:
		if s, ok := e.Value.(string); ok {
			w.text(doubleBraces.Replace(s))
		}
	case *syntax.FormattedValue:
		w.replacement(e.Value, e.Conversion, e.FormatSpec)
	case *syntax.Interpolation:
		w.replacement(e.Value, e.Conversion, e.FormatSpec)
	}
	w.c.leaveNesting()
}

func (w *unparser) replacement(value syntax.Expr, conversion int, spec syntax.Expr) {
	inner := unparser{c: w.c}
	inner.expr(value, precTest+1)
	w.text("{")
	if len(inner.buf) > 0 && inner.buf[0] == '{' {
		w.text(" ")
	}
	w.buf = append(w.buf, inner.buf...)
	if conversion > 0 {
		w.text("!")
		w.buf = append(w.buf, byte(conversion))
	}
	if spec != nil {
		w.text(":")
		w.piece(spec)
	}
	w.text("}")
}
