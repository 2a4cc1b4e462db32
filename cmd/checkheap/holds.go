package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"sync"

	"golang.org/x/tools/go/packages"
)

// holders knows which types hold a Value or the address of an object.
type holders struct {
	heap      map[string]bool           // path.Name of types that lie in the heap, and Value
	roots     map[string]bool           // path.Name of root tables
	rootMarks map[string]token.Position // where they are marked
	mu        sync.Mutex
	known     map[types.Type]bool
}

func newHolders(value string) *holders {
	return &holders{
		heap:      map[string]bool{value: true},
		roots:     map[string]bool{},
		rootMarks: map[string]token.Position{},
		known:     map[types.Type]bool{},
	}
}

// collect notes the marked types of a package.
func (h *holders) collect(p *packages.Package) {
	for _, f := range p.Syntax {
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				continue
			}
			for _, s := range g.Specs {
				t := s.(*ast.TypeSpec)
				name := p.PkgPath + "." + t.Name.Name
				if directive("heap", g.Doc, t.Doc, t.Comment) {
					h.heap[name] = true
				}
				if directive("root", g.Doc, t.Doc, t.Comment) {
					h.roots[name] = true
					h.rootMarks[name] = p.Fset.Position(t.Pos())
				}
			}
		}
	}
}

// fullName gives path.Name of a named type.
func fullName(n *types.Named) string {
	o := n.Origin().Obj()
	if o.Pkg() == nil {
		return o.Name()
	}
	return o.Pkg().Path() + "." + o.Name()
}

// isRoot says whether t is a root table or a pointer to one.
func (h *holders) isRoot(t types.Type) bool {
	if p, ok := types.Unalias(t).Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	return ok && h.roots[fullName(n)]
}

// holds says whether a variable of type t holds a Value or an object's address.
func (h *holders) holds(t types.Type) bool {
	if t == nil {
		return false
	}
	t = types.Unalias(t)
	h.mu.Lock() // packages are analysed side by side
	defer h.mu.Unlock()
	known, ok := h.known[t]
	if !ok {
		known = h.look(t, map[*types.Named]bool{})
		h.known[t] = known
	}
	return known
}

// look is holds without memory; seen are the named types it is inside of, whose
// recurrence adds nothing.
func (h *holders) look(t types.Type, seen map[*types.Named]bool) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		name := fullName(t)
		if h.heap[name] {
			return true
		}
		if h.roots[name] || seen[t] {
			return false
		}
		seen[t] = true
		return h.look(t.Underlying(), seen)
	case *types.Pointer:
		// A pointer to a struct that is not marked as lying in the heap points to
		// Go memory; whether that may hold Values is asked where it is made.
		if n, ok := types.Unalias(t.Elem()).(*types.Named); ok && !h.heap[fullName(n)] {
			if _, ok := n.Underlying().(*types.Struct); ok {
				return false
			}
		}
		return h.look(t.Elem(), seen)
	case *types.Slice:
		return h.look(t.Elem(), seen)
	case *types.Array:
		return h.look(t.Elem(), seen)
	case *types.Chan:
		return h.look(t.Elem(), seen)
	case *types.Map:
		return h.look(t.Key(), seen) || h.look(t.Elem(), seen)
	case *types.Struct:
		for f := range t.Fields() {
			if h.look(f.Type(), seen) {
				return true
			}
		}
	case *types.Tuple:
		for v := range t.Variables() {
			if h.look(v.Type(), seen) {
				return true
			}
		}
	}
	return false
}
