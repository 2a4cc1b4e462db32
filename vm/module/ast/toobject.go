package ast

import (
	"math/big"
	"reflect"

	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// goNames holds the nodes whose struct in vm/syntax is called otherwise.
var goNames = map[string]string{
	"Expr": "ExprStmt", "alias": "Alias", "arg": "Arg", "arguments": "Arguments", "comprehension": "Comprehension",
	"keyword": "Keyword", "match_case": "MatchCase", "withitem": "WithItem",
}

// byGoName finds a class by the name of its struct.
var byGoName = func() map[string]*class {
	m := map[string]*class{}
	for i := range classes {
		c := &classes[i]
		name := c.name
		if g, ok := goNames[name]; ok {
			name = g
		}
		m[name] = c
	}
	return m
}()

// The classes of operators and contexts by the numbers vm/syntax gives them.
var enums = map[string][]string{
	"expr_context": {"Load", "Store", "Del"},
	"boolop":       {"And", "Or"},
	"operator":     {"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv"},
	"unaryop":      {"Invert", "Not", "UAdd", "USub"},
	"cmpop":        {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"},
}

// ToPython makes the instances of ast's classes for a tree.
func ToPython(t *object.Thread, mod syntax.Mod) (object.Value, error) {
	s, err := ready(t)
	if err != nil {
		return object.Empty(), err
	}
	return s.toNode(t, reflect.ValueOf(mod))
}

// toNode converts a node, given as a pointer to its struct or an interface of one.
func (s *state) toNode(t *object.Thread, v reflect.Value) (object.Value, error) {
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return object.None(), nil
		}
		v = v.Elem()
	}
	if err := t.EnterNative(); err != nil {
		return object.Empty(), err
	}
	defer t.LeaveNative()
	c := byGoName[v.Type().Name()]
	cls := s.lookup(t, c.name)
	node := object.ValueOf(object.New[object.Instance](t, cls.AsType()))
	first := 0
	var pos syntax.Pos
	if v.NumField() > 0 && v.Type().Field(0).Name == "Pos" && v.Type().Field(0).Anonymous {
		pos = v.Field(0).Interface().(syntax.Pos)
		first = 1
	}
	for i, f := range c.fields {
		x, err := s.toField(t, &f, v.Field(first+i))
		if err != nil {
			return object.Empty(), err
		}
		if err := t.SetAttrString(node, f.name, x); err != nil {
			return object.Empty(), err
		}
	}
	if first == 1 {
		for i, n := range [...]int32{pos.Line, pos.Col, pos.EndLine, pos.EndCol} {
			if err := t.SetAttrString(node, positionNames[i], object.Int(int64(n))); err != nil {
				return object.Empty(), err
			}
		}
	}
	return node, nil
}

func (s *state) toField(t *object.Thread, f *field, v reflect.Value) (object.Value, error) {
	if f.list {
		l := t.NewList(v.Len())
		one := *f
		one.list = false
		for i := range v.Len() {
			x, err := s.toField(t, &one, v.Index(i))
			if err != nil {
				return object.Empty(), err
			}
			l.Append(t, x)
		}
		return l.Value(), nil
	}
	if names, ok := enums[f.kind]; ok {
		return s.singleton(t, names[v.Uint()])
	}
	switch f.kind {
	case "identifier", "string":
		if v.Kind() == reflect.Interface {
			return toConstant(t, v.Interface()), nil
		}
		if v.Len() == 0 && f.optional {
			return object.None(), nil
		}
		return t.InternString(v.String()), nil
	case "int":
		return object.Int(v.Int()), nil
	case "constant":
		return toConstant(t, v.Interface()), nil
	}
	return s.toNode(t, v)
}

// toConstant makes the object of a literal's value.
func toConstant(t *object.Thread, v any) object.Value {
	switch v := v.(type) {
	case bool:
		return object.Bool(v)
	case syntax.Ellipsis:
		return object.Ellipsis()
	case int64:
		return object.Int(v)
	case *big.Int:
		return t.NewBig(v)
	case float64:
		return object.Float(v)
	case complex128:
		return t.NewComplex(v)
	case string:
		return t.NewStr(v)
	case syntax.Bytes:
		return t.NewBytes(string(v))
	}
	return object.None()
}
