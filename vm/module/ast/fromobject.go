package ast

import (
	"math/big"
	"reflect"

	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// structs holds the struct of every class that has instances in trees.
var structs = func() map[string]reflect.Type {
	m := map[string]reflect.Type{}
	for _, p := range []any{
		syntax.Module{}, syntax.Interactive{}, syntax.Expression{}, syntax.FunctionType{},
		syntax.FunctionDef{}, syntax.AsyncFunctionDef{}, syntax.ClassDef{}, syntax.Return{}, syntax.Delete{},
		syntax.Assign{}, syntax.TypeAlias{}, syntax.AugAssign{}, syntax.AnnAssign{}, syntax.For{}, syntax.AsyncFor{},
		syntax.While{}, syntax.If{}, syntax.With{}, syntax.AsyncWith{}, syntax.Match{}, syntax.Raise{}, syntax.Try{},
		syntax.TryStar{}, syntax.Assert{}, syntax.Import{}, syntax.ImportFrom{}, syntax.Global{}, syntax.Nonlocal{},
		syntax.ExprStmt{}, syntax.Pass{}, syntax.Break{}, syntax.Continue{},
		syntax.BoolOp{}, syntax.NamedExpr{}, syntax.BinOp{}, syntax.UnaryOp{}, syntax.Lambda{}, syntax.IfExp{},
		syntax.Dict{}, syntax.Set{}, syntax.ListComp{}, syntax.SetComp{}, syntax.DictComp{}, syntax.GeneratorExp{},
		syntax.Await{}, syntax.Yield{}, syntax.YieldFrom{}, syntax.Compare{}, syntax.Call{}, syntax.FormattedValue{},
		syntax.Interpolation{}, syntax.JoinedStr{}, syntax.TemplateStr{}, syntax.Constant{}, syntax.Attribute{},
		syntax.Subscript{}, syntax.Starred{}, syntax.Name{}, syntax.List{}, syntax.Tuple{}, syntax.Slice{},
		syntax.Comprehension{}, syntax.ExceptHandler{}, syntax.Arguments{}, syntax.Arg{}, syntax.Keyword{}, syntax.Alias{},
		syntax.WithItem{}, syntax.MatchCase{},
		syntax.MatchValue{}, syntax.MatchSingleton{}, syntax.MatchSequence{}, syntax.MatchMapping{}, syntax.MatchClass{},
		syntax.MatchStar{}, syntax.MatchAs{}, syntax.MatchOr{}, syntax.TypeIgnore{}, syntax.TypeVar{}, syntax.ParamSpec{},
		syntax.TypeVarTuple{},
	} {
		typ := reflect.TypeOf(p)
		m[byGoName[typ.Name()].name] = typ
	}
	return m
}()

// IsNode tells whether v is an instance of ast.AST.
func IsNode(t *object.Thread, v object.Value) bool {
	base := t.RT.Type(&baseKey)
	return base != nil && t.IsType(v, base)
}

// FromPython makes the tree that instances of ast's classes describe; mode says
// which root is expected.
func FromPython(t *object.Thread, v object.Value, mode syntax.Mode) (syntax.Mod, error) {
	s, err := ready(t)
	if err != nil {
		return nil, err
	}
	want := map[syntax.Mode]string{syntax.ModeExec: "Module", syntax.ModeEval: "Expression", syntax.ModeSingle: "Interactive", syntax.ModeFuncType: "FunctionType"}[mode]
	if !t.IsType(v, s.lookup(t, want).AsType()) {
		return nil, t.TypeErrorf("expected %s node, got %s", want, t.TypeName(v))
	}
	n, err := s.fromNode(t, v, "mod")
	if err != nil {
		return nil, err
	}
	return n.Interface().(syntax.Mod), nil
}

// classOf returns the class of nodes that v is an instance of, below the sum kind.
func (s *state) classOf(t *object.Thread, v object.Value, kind string) *class {
	if !v.IsObject() || !t.IsType(v, s.lookup(t, kind).AsType()) {
		return nil
	}
	for i := range classes {
		c := &classes[i]
		if (c.base == kind || c.name == kind) && c.leaf() && t.IsType(v, s.lookup(t, c.name).AsType()) {
			return c
		}
	}
	return nil
}

// fromNode returns a pointer to the struct of a node of the sum or product kind.
func (s *state) fromNode(t *object.Thread, v object.Value, kind string) (reflect.Value, error) {
	none := reflect.Value{}
	c := s.classOf(t, v, kind)
	if c == nil {
		r, err := t.ReprString(v)
		if err != nil {
			return none, err
		}
		return none, t.TypeErrorf("expected some sort of %s, but got %s", kind, r)
	}
	if err := t.EnterNative(); err != nil {
		return none, err
	}
	defer t.LeaveNative()
	typ := structs[c.name]
	p := reflect.New(typ)
	e := p.Elem()
	first := 0
	if typ.NumField() > 0 && typ.Field(0).Anonymous && typ.Field(0).Name == "Pos" {
		first = 1
		pos, err := s.fromPosition(t, v, kind)
		if err != nil {
			return none, err
		}
		e.Field(0).Set(reflect.ValueOf(pos))
	}
	for i := range c.fields {
		f := &c.fields[i]
		x, err := t.GetAttrOpt(v, t.InternString(f.name))
		if err != nil {
			return none, err
		}
		if x.IsEmpty() {
			if f.list {
				continue
			}
			if !f.optional && f.kind != "expr_context" {
				return none, t.TypeErrorf("required field \"%s\" missing from %s", f.name, c.name)
			}
			x = object.None()
		}
		if err := s.fromField(t, c, f, x, e.Field(first+i)); err != nil {
			return none, err
		}
	}
	return p, nil
}

func (s *state) fromPosition(t *object.Thread, v object.Value, kind string) (syntax.Pos, error) {
	var n [4]int32
	for i, name := range positionNames {
		x, err := t.GetAttrOpt(v, t.InternString(name))
		if err != nil {
			return syntax.Pos{}, err
		}
		if x.IsEmpty() || x.IsNone() {
			if i < 2 {
				return syntax.Pos{}, t.TypeErrorf("required field \"%s\" missing from %s", name, kind)
			}
			n[i] = n[i-2]
			continue
		}
		k, err := fromInt(t, x)
		if err != nil {
			return syntax.Pos{}, err
		}
		n[i] = int32(k)
	}
	switch {
	case n[0] > n[2]:
		return syntax.Pos{}, t.ValueErrorf("AST node line range (%d, %d) is not valid", n[0], n[2])
	case n[0] == n[2] && n[1] > n[3], n[0] < 0 && n[2] != n[0], n[1] < 0 && n[1] != n[3]:
		return syntax.Pos{}, t.ValueErrorf("line %d, column %d-%d is not a valid range", n[0], n[1], n[3])
	}
	return syntax.Pos{Line: n[0], Col: n[1], EndLine: n[2], EndCol: n[3]}, nil
}

func fromInt(t *object.Thread, v object.Value) (int, error) {
	if !v.IsIntOrBool() || int64(int32(v.AsInt())) != v.AsInt() {
		if v.IsInteger() {
			return 0, t.OverflowErrorf("Python int too large to convert to C int")
		}
		r, err := t.ReprString(v)
		if err != nil {
			return 0, err
		}
		return 0, t.ValueErrorf("invalid integer value: %s", r)
	}
	return int(v.AsInt()), nil
}

// fromField stores a field's value in the struct.
func (s *state) fromField(t *object.Thread, c *class, f *field, x object.Value, dst reflect.Value) error {
	if f.list {
		if !x.IsList() {
			return t.TypeErrorf("%s field \"%s\" must be a list, not a %s", c.name, f.name, t.TypeName(x))
		}
		n := x.AsList().Len()
		if n == 0 {
			return nil
		}
		dst.Set(reflect.MakeSlice(dst.Type(), n, n))
		one := *f
		one.list = false
		// The keys of a dict display and the defaults of keyword-only parameters
		// have None where there is no expression.
		one.optional = c.name == "Dict" && f.name == "keys" || c.name == "arguments" && f.name == "kw_defaults"
		for i := range n {
			if x.AsList().Len() != n {
				return t.RuntimeErrorf("%s field \"%s\" changed size during iteration", c.name, f.name)
			}
			item := x.AsList().Items()[i]
			if item.IsNone() && !one.optional {
				return t.ValueErrorf("None disallowed in %s list", sumName(f.kind))
			}
			if err := s.fromField(t, c, &one, item, dst.Index(i)); err != nil {
				return err
			}
		}
		return nil
	}
	if names, ok := enums[f.kind]; ok {
		if x.IsNone() && f.kind == "expr_context" {
			return nil
		}
		for i, n := range names {
			if x.IsObject() && t.IsType(x, s.lookup(t, n).AsType()) {
				dst.SetUint(uint64(i))
				return nil
			}
		}
		r, err := t.ReprString(x)
		if err != nil {
			return err
		}
		return t.TypeErrorf("expected some sort of %s, but got %s", f.kind, r)
	}
	switch f.kind {
	case "identifier", "string":
		if x.IsNone() {
			if f.optional {
				return nil
			}
			return t.ValueErrorf("field '%s' is required for %s", f.name, c.name)
		}
		if !x.IsStr() {
			return t.TypeErrorf("AST %s must be of type str", f.kind)
		}
		dst.SetString(object.GoString(x))
		return nil
	case "int":
		if x.IsNone() && f.optional {
			return nil
		}
		n, err := fromInt(t, x)
		if err != nil {
			return err
		}
		dst.SetInt(int64(n))
		return nil
	case "constant":
		v, err := fromConstant(t, x)
		if err != nil {
			return err
		}
		if v != nil {
			dst.Set(reflect.ValueOf(v))
		}
		return nil
	}
	if x.IsNone() {
		if f.optional {
			return nil
		}
		return t.ValueErrorf("field '%s' is required for %s", f.name, c.name)
	}
	n, err := s.fromNode(t, x, f.kind)
	if err != nil {
		return err
	}
	dst.Set(n)
	return nil
}

func sumName(kind string) string {
	switch kind {
	case "expr":
		return "expression"
	case "stmt":
		return "statement"
	}
	return kind
}

// fromConstant returns the Go value of a Constant's value.
func fromConstant(t *object.Thread, v object.Value) (any, error) {
	switch v.Kind() {
	case object.KindNone:
		return nil, nil
	case object.KindBool:
		return v.AsBool(), nil
	case object.KindEllipsis:
		return syntax.Ellipsis{}, nil
	case object.KindInt:
		return v.AsInt(), nil
	case object.KindFloat:
		return v.AsFloat(), nil
	case object.KindBigInt:
		if v.Header().Exact() {
			var z big.Int
			return new(big.Int).Set(v.BigInt(&z)), nil
		}
	case object.KindComplex:
		if v.Header().Exact() {
			return v.AsComplex(), nil
		}
	case object.KindStr:
		if v.Header().Exact() {
			return object.GoString(v), nil
		}
	case object.KindBytes:
		if v.Header().Exact() {
			return syntax.Bytes(append([]byte(nil), object.BytesOf(v)...)), nil
		}
	}
	return nil, t.TypeErrorf("got an invalid type in Constant: %s", t.TypeName(v))
}
