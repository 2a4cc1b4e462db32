package main

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
)

// checkTypes runs the analyzer over the packages asked for.
func (p *program) checkTypes() ([]finding, error) {
	if len(p.asked) == 0 {
		return nil, nil
	}
	g, err := checker.Analyze([]*analysis.Analyzer{p.analyzer()}, p.asked, nil)
	if err != nil {
		return nil, err
	}
	var out []finding
	for _, a := range g.Roots {
		if a.Err != nil {
			return nil, a.Err
		}
		for _, d := range a.Diagnostics {
			at := a.Package.Fset.Position(d.Pos)
			out = append(out, finding{p.relative(at.Filename), at.Line, d.Message})
		}
	}
	return out, nil
}

// analyzer gives the look by types as a go/analysis pass.
func (p *program) analyzer() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: "checkheap",
		Doc:  "report types and statements that put a Value in Go's heap",
		Run: func(pass *analysis.Pass) (any, error) {
			v := &visitor{pass: pass, holds: p.holds, exempt: exempt(pass.Files, pass.TypesInfo, pass.Pkg.Path(), p.holds, p.allow)}
			for _, f := range pass.Files {
				v.packageVars(f)
				ast.PreorderStack(f, nil, v.visit)
			}
			return nil, nil
		},
	}
}

// exempt gives the nodes whose insides may hold Values: the declarations of root
// types, the bodies of functions in the allow-list, and what is assigned to a
// field of a root table or written in a literal of one.
func exempt(files []*ast.File, info *types.Info, path string, h *holders, allow *allowList) map[ast.Node]bool {
	out := map[ast.Node]bool{}
	field := func(e ast.Expr) bool {
		for {
			switch x := ast.Unparen(e).(type) {
			case *ast.SelectorExpr:
				if t := info.TypeOf(x.X); t != nil && h.isRoot(t) {
					return true
				}
				e = x.X
			case *ast.IndexExpr:
				e = x.X
			case *ast.SliceExpr:
				e = x.X
			default:
				return false
			}
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeSpec:
				if h.roots[path+"."+n.Name.Name] {
					out[n] = true
				}
			case *ast.FuncDecl:
				if allow.funcs[path+"."+funcName(n)] != "" {
					out[n] = true
				}
			case *ast.AssignStmt:
				for i, l := range n.Lhs {
					if field(l) && i < len(n.Rhs) {
						out[n.Rhs[i]] = true
					}
				}
			case *ast.CompositeLit:
				if t := info.TypeOf(n); t != nil && h.isRoot(t) {
					for _, e := range n.Elts {
						out[e] = true
					}
				}
			}
			return true
		})
	}
	return out
}

// funcName gives a declaration's name, with its receiver's type before it.
func funcName(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return d.Name.Name
	}
	t := ast.Unparen(d.Recv.List[0].Type)
	if s, ok := t.(*ast.StarExpr); ok {
		t = s.X
	}
	if i, ok := t.(*ast.IndexExpr); ok {
		t = i.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name + "." + d.Name.Name
	}
	return d.Name.Name
}

// visitor looks at one package.
type visitor struct {
	pass   *analysis.Pass
	holds  *holders
	exempt map[ast.Node]bool
}

func (v *visitor) typeOf(e ast.Expr) types.Type { return v.pass.TypesInfo.TypeOf(e) }

func (v *visitor) report(n ast.Node, format string, args ...any) {
	v.pass.Reportf(n.Pos(), format, args...)
}

func (v *visitor) show(t types.Type) string {
	return types.TypeString(t, types.RelativeTo(v.pass.Pkg))
}

// packageVars refuses package variables that hold Values.
func (v *visitor) packageVars(f *ast.File) {
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, s := range g.Specs {
			for _, id := range s.(*ast.ValueSpec).Names {
				if o := v.pass.TypesInfo.Defs[id]; o != nil && v.holds.holds(o.Type()) {
					v.report(id, "package variable %s of type %s holds a Value", id.Name, v.show(o.Type()))
				}
			}
		}
	}
}

// visit looks at one node; false means its insides are exempt.
func (v *visitor) visit(n ast.Node, stack []ast.Node) bool {
	if v.exempt[n] {
		return false
	}
	switch n := n.(type) {
	case *ast.MapType:
		if t := v.typeOf(n); v.holds.holds(t) {
			v.report(n, "%s: a map of Values lives in Go's heap", v.show(t))
		}
	case *ast.ChanType:
		if t := v.typeOf(n); v.holds.holds(t) {
			v.report(n, "%s: a channel of Values lives in Go's heap", v.show(t))
		}
	case *ast.CallExpr:
		v.call(n)
	case *ast.GoStmt:
		v.deferred(n.Call, "go statement")
	case *ast.DeferStmt:
		if inLoop(stack) {
			v.deferred(n.Call, "defer in a loop")
		}
	case *ast.AssignStmt:
		if len(n.Lhs) == len(n.Rhs) {
			for i, l := range n.Lhs {
				if n.Tok == token.ASSIGN {
					v.convert(n.Rhs[i], v.typeOf(l))
				}
			}
		} else if n.Tok == token.ASSIGN {
			v.convertTuple(n.Rhs[0], func(i int) types.Type { return v.typeOf(n.Lhs[i]) })
		}
	case *ast.ValueSpec:
		if n.Type != nil {
			for _, x := range n.Values {
				v.convert(x, v.typeOf(n.Type))
			}
		}
	case *ast.ReturnStmt:
		v.results(n, stack)
	case *ast.SendStmt:
		if c, ok := types.Unalias(v.typeOf(n.Chan)).Underlying().(*types.Chan); ok {
			v.convert(n.Value, c.Elem())
		}
	case *ast.CompositeLit:
		v.literal(n)
	case *ast.Ident:
		v.instance(n)
	}
	return true
}

// inLoop says whether the innermost node of stack lies in a loop of its function.
func inLoop(stack []ast.Node) bool {
	for i := len(stack) - 1; i >= 0; i-- {
		switch stack[i].(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return true
		case *ast.FuncLit, *ast.FuncDecl:
			return false
		}
	}
	return false
}

// deferred refuses calls whose arguments Go keeps in its heap until they run.
func (v *visitor) deferred(call *ast.CallExpr, what string) {
	for _, a := range call.Args {
		if t := v.typeOf(a); v.holds.holds(t) {
			v.report(a, "%s: an argument of type %s waits in Go's heap", what, v.show(t))
		}
	}
	if s, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if sel := v.pass.TypesInfo.Selections[s]; sel != nil && v.holds.holds(v.typeOf(s.X)) {
			v.report(s, "%s: the receiver of type %s waits in Go's heap", what, v.show(v.typeOf(s.X)))
		}
	}
}

func (v *visitor) call(n *ast.CallExpr) {
	fun := v.pass.TypesInfo.Types[n.Fun]
	if fun.IsType() { // an explicit conversion
		if len(n.Args) == 1 {
			v.convert(n.Args[0], fun.Type)
		}
		return
	}
	if fun.IsBuiltin() {
		v.builtin(n)
		return
	}
	sig, ok := types.Unalias(fun.Type).Underlying().(*types.Signature)
	if !ok {
		return
	}
	param := func(i int) types.Type {
		last := sig.Params().Len() - 1
		switch {
		case sig.Variadic() && i >= last && !n.Ellipsis.IsValid():
			return sig.Params().At(last).Type().(*types.Slice).Elem()
		case i <= last:
			return sig.Params().At(i).Type()
		}
		return nil
	}
	if len(n.Args) == 1 && sig.Params().Len() != 1 || len(n.Args) == 1 && sig.Variadic() {
		if _, ok := v.typeOf(n.Args[0]).(*types.Tuple); ok { // f(g())
			v.convertTuple(n.Args[0], param)
			return
		}
	}
	for i, a := range n.Args {
		v.convert(a, param(i))
	}
}

func (v *visitor) builtin(n *ast.CallExpr) {
	id, ok := ast.Unparen(n.Fun).(*ast.Ident)
	if !ok || len(n.Args) == 0 {
		return // unsafe.Add and the like
	}
	t := v.typeOf(n)
	switch id.Name {
	case "append":
		if v.holds.holds(t) && !v.rootField(n.Args[0]) {
			v.report(n, "append to %s puts Values in Go's heap", v.show(t))
		}
	case "make":
		if !v.holds.holds(t) {
			return
		}
		for _, size := range n.Args[1:] {
			if v.pass.TypesInfo.Types[size].Value == nil {
				v.report(n, "make of %s with a variable size puts Values in Go's heap", v.show(t))
				return
			}
		}
	case "panic":
		v.convert(n.Args[0], types.NewInterfaceType(nil, nil))
	}
}

// rootField says whether e is a field of a root table.
func (v *visitor) rootField(e ast.Expr) bool {
	s, ok := ast.Unparen(e).(*ast.SelectorExpr)
	return ok && v.typeOf(s.X) != nil && v.holds.isRoot(v.typeOf(s.X))
}

// convert refuses x where it becomes an interface and holds a Value.
func (v *visitor) convert(x ast.Expr, to types.Type) {
	if to == nil {
		return
	}
	if _, ok := types.Unalias(to).(*types.TypeParam); ok || !types.IsInterface(to) {
		return
	}
	if t := v.typeOf(x); v.holds.holds(t) {
		v.report(x, "%s becomes the interface %s, which may put it in Go's heap", v.show(t), v.show(to))
	}
}

// convertTuple is convert for the results of a call.
func (v *visitor) convertTuple(x ast.Expr, to func(int) types.Type) {
	t, ok := v.typeOf(x).(*types.Tuple)
	if !ok {
		return
	}
	for i := range t.Len() {
		from, to := t.At(i).Type(), to(i)
		if to != nil && types.IsInterface(to) && v.holds.holds(from) {
			v.report(x, "%s becomes the interface %s, which may put it in Go's heap", v.show(from), v.show(to))
		}
	}
}

// results looks at what a return statement makes of its values.
func (v *visitor) results(n *ast.ReturnStmt, stack []ast.Node) {
	var sig *types.Signature
	for i := len(stack) - 1; i >= 0 && sig == nil; i-- {
		switch f := stack[i].(type) {
		case *ast.FuncLit:
			sig, _ = v.typeOf(f).(*types.Signature)
		case *ast.FuncDecl:
			if o := v.pass.TypesInfo.Defs[f.Name]; o != nil {
				sig, _ = o.Type().(*types.Signature)
			}
		}
	}
	if sig == nil {
		return
	}
	if len(n.Results) == 1 && sig.Results().Len() > 1 {
		v.convertTuple(n.Results[0], func(i int) types.Type { return sig.Results().At(i).Type() })
		return
	}
	for i, r := range n.Results {
		v.convert(r, sig.Results().At(i).Type())
	}
}

// literal looks at the elements of a composite literal.
func (v *visitor) literal(n *ast.CompositeLit) {
	t := v.typeOf(n)
	if t == nil {
		return
	}
	u := types.Unalias(t).Underlying()
	if p, ok := u.(*types.Pointer); ok { // &T left out inside another literal
		u = p.Elem().Underlying()
	}
	for i, e := range n.Elts {
		var to types.Type
		x := e
		kv, keyed := e.(*ast.KeyValueExpr)
		if keyed {
			x = kv.Value
		}
		switch u := u.(type) {
		case *types.Struct:
			if keyed {
				if f, ok := v.pass.TypesInfo.Uses[kv.Key.(*ast.Ident)].(*types.Var); ok {
					to = f.Type()
				}
			} else if i < u.NumFields() {
				to = u.Field(i).Type()
			}
		case *types.Slice:
			to = u.Elem()
		case *types.Array:
			to = u.Elem()
		case *types.Map:
			if keyed {
				v.convert(kv.Key, u.Key())
			}
			to = u.Elem()
		}
		v.convert(x, to)
	}
}

// instance refuses generic functions that return slices, maps or channels of
// Values: slices.Clone, slices.Insert and their like allocate them.
func (v *visitor) instance(id *ast.Ident) {
	inst, ok := v.pass.TypesInfo.Instances[id]
	if !ok {
		return
	}
	sig, ok := inst.Type.(*types.Signature)
	if !ok {
		return
	}
	for r := range sig.Results().Variables() {
		switch types.Unalias(r.Type()).Underlying().(type) {
		case *types.Slice, *types.Map, *types.Chan:
			if v.holds.holds(r.Type()) {
				v.report(id, "%s returns %s, which it may have put in Go's heap", id.Name, v.show(r.Type()))
				return
			}
		}
	}
}
