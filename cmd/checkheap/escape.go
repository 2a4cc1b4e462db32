package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// escape is one line of the compiler's report.
type escape struct {
	file      string
	line, col int
	what      string // the variable or expression, as the compiler shortens it
	moved     bool   // "moved to heap", not "escapes to heap"
}

var escapeLine = regexp.MustCompile(`^(.+\.go):(\d+):(\d+): (?:(.+) escapes to heap|moved to heap: (.+?)):?$`)

// checkEscapes asks the compiler what leaves the stack. Its report is kept in the
// build cache, so asking again costs little.
func (p *program) checkEscapes() ([]finding, error) {
	if len(p.escaped) == 0 {
		return nil, nil
	}
	cmd := exec.Command("go", append([]string{"list", "-export", "-gcflags=-m=1", "-f", ""}, p.escaped...)...)
	cmd.Dir = p.dir
	var report bytes.Buffer
	cmd.Stderr = &report
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("go list -export -gcflags=-m=1: %w\n%s", err, report.String())
	}
	lines := map[string]map[int][]escape{}
	base, err := filepath.Abs(p.dir)
	if err != nil {
		return nil, err
	}
	for _, line := range strings.Split(report.String(), "\n") {
		m := escapeLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		e := escape{file: m[1], what: m[4] + m[5], moved: m[5] != ""}
		if !filepath.IsAbs(e.file) {
			e.file = filepath.Join(base, e.file)
		}
		e.line, _ = strconv.Atoi(m[2])
		e.col, _ = strconv.Atoi(m[3])
		if lines[e.file] == nil {
			lines[e.file] = map[int][]escape{}
		}
		lines[e.file][e.line] = append(lines[e.file][e.line], e)
	}
	var out []finding
	for _, pkg := range p.asked {
		skip := exempt(pkg.Syntax, pkg.TypesInfo, pkg.PkgPath, p.holds, p.allow)
		for _, f := range pkg.Syntax {
			name := pkg.Fset.Position(f.Package).Filename
			if at := lines[name]; at != nil {
				m := &matcher{pkg: pkg, holds: p.holds, at: at, exempt: skip}
				ast.PreorderStack(f, nil, m.visit)
				for _, x := range m.out {
					out = append(out, finding{p.relative(name), x.line, x.reason})
				}
			}
		}
	}
	return out, nil
}

// matcher finds the nodes that the compiler's lines speak of. A line stands at
// the node's place, except that for inlined calls it stands at the call: those
// are passed over, since the function called is reported at its own place too.
type matcher struct {
	pkg    *packages.Package
	holds  *holders
	at     map[int][]escape
	exempt map[ast.Node]bool
	out    []finding
}

// reported says whether the compiler reported, at one of the places, an escape
// that looks as f wants.
func (m *matcher) reported(f func(e escape) bool, places ...token.Pos) (int, bool) {
	for _, p := range places {
		at := m.pkg.Fset.Position(p)
		for _, e := range m.at[at.Line] {
			if e.col == at.Column && f(e) {
				return at.Line, true
			}
		}
	}
	return 0, false
}

func (m *matcher) report(line int, format string, args ...any) {
	m.out = append(m.out, finding{line: line, reason: fmt.Sprintf(format, args...)})
}

func (m *matcher) show(t types.Type) string {
	return types.TypeString(t, types.RelativeTo(m.pkg.Types))
}

func (m *matcher) visit(n ast.Node, stack []ast.Node) bool {
	if m.exempt[n] {
		return false
	}
	info := m.pkg.TypesInfo
	switch n := n.(type) {
	case *ast.Ident:
		v, ok := info.Defs[n].(*types.Var)
		if !ok || !m.holds.holds(v.Type()) {
			break
		}
		if line, ok := m.reported(func(e escape) bool { return e.moved && e.what == n.Name }, n.Pos()); ok {
			m.report(line, "%s of type %s is moved to Go's heap", n.Name, m.show(v.Type()))
		}
	case *ast.FuncLit:
		line, ok := m.reported(func(e escape) bool { return e.what == "func literal" }, n.Pos())
		if !ok {
			break
		}
		if name, t := m.captured(n); t != nil {
			m.report(line, "a closure over %s of type %s escapes to Go's heap", name, m.show(t))
		}
	case *ast.UnaryExpr:
		if lit, ok := ast.Unparen(n.X).(*ast.CompositeLit); ok && n.Op == token.AND {
			m.allocated(info.TypeOf(lit), n.Pos(), lit.Lbrace)
		}
	case *ast.CompositeLit:
		m.allocated(info.TypeOf(n), n.Pos(), n.Lbrace)
	case *ast.CallExpr:
		m.call(n)
	case *ast.BinaryExpr:
		m.allocated(info.TypeOf(n), n.Pos(), n.OpPos)
	case *ast.SelectorExpr:
		sel := info.Selections[n]
		if sel == nil || sel.Kind() != types.MethodVal || called(n, stack) {
			break
		}
		recv := info.TypeOf(n.X)
		if !m.holds.holds(recv) {
			break
		}
		if line, ok := m.reported(func(e escape) bool { return !e.moved }, n.Pos(), n.Sel.Pos(), n.X.End()); ok {
			m.report(line, "the method value %s over %s escapes to Go's heap", n.Sel.Name, m.show(recv))
		}
	}
	return true
}

// called says whether the selector is the function of a call.
func called(n *ast.SelectorExpr, stack []ast.Node) bool {
	for i := len(stack) - 1; i >= 0; i-- {
		switch p := stack[i].(type) {
		case *ast.ParenExpr:
			continue
		case *ast.CallExpr:
			return ast.Unparen(p.Fun) == n
		}
		return false
	}
	return false
}

// allocated reports an expression that makes a t and escapes.
func (m *matcher) allocated(t types.Type, places ...token.Pos) {
	if t == nil || !m.holds.holds(t) {
		return
	}
	if line, ok := m.reported(func(e escape) bool { return !e.moved && e.what != "func literal" }, places...); ok {
		m.report(line, "a %s escapes to Go's heap", m.show(t))
	}
}

func (m *matcher) call(n *ast.CallExpr) {
	info := m.pkg.TypesInfo
	fun := info.Types[n.Fun]
	if id, ok := ast.Unparen(n.Fun).(*ast.Ident); ok && fun.IsBuiltin() {
		switch id.Name {
		case "new":
			m.allocated(info.TypeOf(n.Args[0]), n.Pos(), n.Lparen)
		case "make", "append":
			if id.Name == "append" && m.exemptAppend(n) {
				return
			}
			m.allocated(info.TypeOf(n), n.Pos(), n.Lparen)
		}
		return
	}
	sig, ok := fun.Type.Underlying().(*types.Signature)
	if !ok || !sig.Variadic() || n.Ellipsis.IsValid() || len(n.Args) < sig.Params().Len() {
		return
	}
	t := sig.Params().At(sig.Params().Len() - 1).Type()
	if !m.holds.holds(t) {
		return
	}
	if line, ok := m.reported(func(e escape) bool { return e.what == "... argument" }, n.Pos(), n.Lparen); ok {
		m.report(line, "the variadic arguments of type %s escape to Go's heap", m.show(t))
	}
}

// exemptAppend says whether a root table's own slice grows.
func (m *matcher) exemptAppend(n *ast.CallExpr) bool {
	s, ok := ast.Unparen(n.Args[0]).(*ast.SelectorExpr)
	return ok && m.holds.isRoot(m.pkg.TypesInfo.TypeOf(s.X))
}

// captured gives a variable that holds a Value, lives outside the closure and is
// used inside it.
func (m *matcher) captured(lit *ast.FuncLit) (name string, t types.Type) {
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || t != nil {
			return t == nil
		}
		v, ok := m.pkg.TypesInfo.Uses[id].(*types.Var)
		if !ok || v.IsField() || v.Parent() == m.pkg.Types.Scope() || v.Pkg() != m.pkg.Types {
			return true
		}
		if (v.Pos() < lit.Pos() || v.Pos() > lit.End()) && m.holds.holds(v.Type()) {
			name, t = v.Name(), v.Type()
		}
		return true
	})
	return name, t
}
