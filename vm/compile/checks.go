package compile

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/syntax"
)

// warnHere warns, unless the code at hand repeats code that has had its
// warnings.
func (c *compiler) warnHere(loc location, msg string) {
	if c.quiet == 0 {
		c.warn(loc, msg)
	}
}

// literalType returns the name of the type that an expression's value is sure to
// have, or "".
func literalType(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Tuple:
		return "tuple"
	case *syntax.List, *syntax.ListComp:
		return "list"
	case *syntax.Dict, *syntax.DictComp:
		return "dict"
	case *syntax.Set, *syntax.SetComp:
		return "set"
	case *syntax.GeneratorExp:
		return "generator"
	case *syntax.Lambda:
		return "function"
	case *syntax.JoinedStr, *syntax.FormattedValue:
		return "str"
	case *syntax.TemplateStr:
		return "string.templatelib.Template"
	case *syntax.Interpolation:
		return "string.templatelib.Interpolation"
	case *syntax.Constant:
		return constType(e.Value)
	}
	return ""
}

func constType(v any) string {
	switch v.(type) {
	case nil:
		return "NoneType"
	case bool:
		return "bool"
	case syntax.Ellipsis:
		return "ellipsis"
	case int64, *big.Int:
		return "int"
	case float64:
		return "float"
	case complex128:
		return "complex"
	case string:
		return "str"
	case syntax.Bytes:
		return "bytes"
	}
	return ""
}

// checkCompare warns of a chain's first identity comparison with a literal.
func (c *compiler) checkCompare(e *syntax.Compare) {
	left := literalOperand(e.Left)
	for i, op := range e.Ops {
		right := literalOperand(e.Comparators[i])
		if op == syntax.Is || op == syntax.IsNot {
			if left != "" || right != "" {
				what := left
				if what == "" {
					what = right
				}
				if op == syntax.Is {
					c.warnHere(e.Pos, `"is" with '`+what+`' literal. Did you mean "=="?`)
				} else {
					c.warnHere(e.Pos, `"is not" with '`+what+`' literal. Did you mean "!="?`)
				}
				return
			}
		}
		left = right
	}
}

// literalOperand returns the type of a literal whose identity means nothing, or
// "".
func literalOperand(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Tuple:
		if constantTuple(e) {
			return "tuple"
		}
	case *syntax.Constant:
		switch e.Value.(type) {
		case nil, bool, syntax.Ellipsis:
			return ""
		}
		return constType(e.Value)
	}
	return ""
}

func constantTuple(t *syntax.Tuple) bool {
	for _, e := range t.Elts {
		if !isConstant(e) {
			return false
		}
	}
	return true
}

// checkCalled warns of calls of what cannot be called.
func (c *compiler) checkCalled(e syntax.Expr) {
	if _, ok := e.(*syntax.Lambda); ok {
		return
	}
	if t := literalType(e); t != "" {
		c.warnHere(*e.Position(), "'"+t+"' object is not callable; perhaps you missed a comma?")
	}
}

// checkSubscripted warns of subscripts of what has none.
func (c *compiler) checkSubscripted(e syntax.Expr) {
	switch k := e.(type) {
	case *syntax.Constant:
		switch k.Value.(type) {
		case string, syntax.Bytes:
			return
		}
	case *syntax.Set, *syntax.SetComp, *syntax.GeneratorExp, *syntax.TemplateStr, *syntax.Interpolation, *syntax.Lambda:
	default:
		return
	}
	c.warnHere(*e.Position(), "'"+literalType(e)+"' object is not subscriptable; perhaps you missed a comma?")
}

// checkIndex warns of indices that a literal sequence cannot have.
func (c *compiler) checkIndex(e, index syntax.Expr) {
	t := literalType(index)
	switch t {
	case "", "int", "bool":
		return
	}
	switch k := e.(type) {
	case *syntax.Constant:
		switch k.Value.(type) {
		case string, syntax.Bytes:
		default:
			return
		}
	case *syntax.Tuple, *syntax.List, *syntax.ListComp, *syntax.JoinedStr, *syntax.FormattedValue:
	default:
		return
	}
	c.warnHere(*e.Position(), literalType(e)+" indices must be integers or slices, not "+t+"; perhaps you missed a comma?")
}

// keySet finds literals that are equal as dict keys.
type keySet struct{ seen map[string]bool }

func (k *keySet) add(v any) bool {
	if k.seen == nil {
		k.seen = map[string]bool{}
	}
	key := dictKey(v)
	if k.seen[key] {
		return false
	}
	k.seen[key] = true
	return true
}

// dictKey spells a literal such that those that are equal in Python, as 1, 1.0
// and True are, are spelled alike.
func dictKey(v any) string {
	number := func(re float64) string {
		if re == math.Trunc(re) && !math.IsInf(re, 0) {
			i, _ := big.NewFloat(re).Int(nil)
			return i.String()
		}
		return strconv.FormatFloat(re, 'g', -1, 64)
	}
	switch v := v.(type) {
	case bool:
		if v {
			return "1"
		}
		return "0"
	case int64:
		return strconv.FormatInt(v, 10)
	case *big.Int:
		return v.String()
	case float64:
		return number(v)
	case complex128:
		if imag(v) == 0 {
			return number(real(v))
		}
		return number(real(v)) + "+" + number(imag(v)) + "j"
	case string:
		return "s" + v
	case syntax.Bytes:
		return "b" + string(v)
	}
	return fmt.Sprintf("%T", v)
}

// cleanDoc removes the indentation that a docstring's lines after the first have
// in common.
func cleanDoc(doc string) string {
	expanded := expandTabs(doc)
	first := true
	margin := math.MaxInt
	for line := range strings.SplitSeq(expanded, "\n") {
		if first {
			first = false
			continue
		}
		if n := len(line) - len(strings.TrimLeft(line, " ")); n < len(line) {
			margin = min(margin, n)
		}
	}
	if margin == math.MaxInt {
		margin = 0
	}
	if margin == 0 && !strings.HasPrefix(expanded, " ") {
		return expanded
	}
	var b strings.Builder
	b.Grow(len(expanded))
	line, rest, more := strings.Cut(expanded, "\n")
	b.WriteString(strings.TrimLeft(line, " "))
	for more {
		line, rest, more = strings.Cut(rest, "\n")
		b.WriteByte('\n')
		b.WriteString(line[min(margin, len(line)):])
	}
	return b.String()
}

const tabSize = 8

// expandTabs replaces tabs by spaces up to the next column that is a multiple of
// the tab size.
func expandTabs(s string) string {
	if strings.IndexByte(s, '\t') < 0 {
		return s
	}
	var b strings.Builder
	col := 0
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; {
		case ch == '\t':
			n := tabSize - col%tabSize
			b.WriteString("        "[:n])
			col += n
		case ch == '\n' || ch == '\r':
			b.WriteByte(ch)
			col = 0
		default:
			b.WriteByte(ch)
			if ch&0xc0 != 0x80 {
				col++
			}
		}
	}
	return b.String()
}
