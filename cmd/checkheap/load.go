package main

import (
	"errors"
	"fmt"
	"go/ast"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// program is what is checked, loaded and type-checked.
type program struct {
	dir     string
	asked   []*packages.Package // the packages that the patterns name
	holds   *holders
	allow   *allowList
	escaped []string // import paths that escape analysis is asked about
}

// load reads the packages and, for the marks on their types, those of the same
// module that they import.
func load(dir, value string, allow *allowList, patterns []string) (*program, error) {
	list, err := packages.Load(&packages.Config{
		Dir:  dir,
		Mode: packages.NeedName | packages.NeedImports | packages.NeedDeps | packages.NeedModule,
	}, patterns...)
	if err != nil {
		return nil, err
	}
	dot := strings.LastIndex(value, ".")
	if dot < 0 {
		return nil, fmt.Errorf("%q does not name a type as path.Name", value)
	}
	valuePath, valueName := value[:dot], value[dot+1:]
	asked := map[string]bool{}
	var paths []string
	var faults []error
	for _, p := range list {
		asked[p.PkgPath] = true
		for _, e := range p.Errors {
			faults = append(faults, e)
		}
	}
	if len(faults) > 0 || len(list) == 0 {
		return nil, fmt.Errorf("no packages %s: %w", strings.Join(patterns, " "), errors.Join(faults...))
	}
	reaches := map[string]bool{} // packages that can name the Value type
	packages.Visit(list, nil, func(p *packages.Package) {
		if p.Module == nil || !p.Module.Main {
			return
		}
		paths = append(paths, p.PkgPath)
		reaches[p.PkgPath] = p.PkgPath == valuePath
		for _, i := range p.Imports {
			reaches[p.PkgPath] = reaches[p.PkgPath] || reaches[i.PkgPath]
		}
	})
	paths = slices.DeleteFunc(paths, func(p string) bool { return !reaches[p] })
	prog := &program{dir: dir, allow: allow, holds: newHolders(value)}
	if len(paths) == 0 {
		return prog, nil
	}
	all, err := packages.Load(&packages.Config{Dir: dir, Mode: packages.LoadSyntax | packages.NeedModule}, paths...)
	if err != nil {
		return nil, err
	}
	for _, p := range all {
		for _, e := range p.Errors {
			faults = append(faults, e)
		}
		if p.PkgPath == valuePath && p.Types.Scope().Lookup(valueName) == nil {
			faults = append(faults, fmt.Errorf("%s has no type %s", valuePath, valueName))
		}
		prog.holds.collect(p)
		if asked[p.PkgPath] {
			prog.asked = append(prog.asked, p)
			prog.escaped = append(prog.escaped, p.PkgPath)
		}
	}
	if len(faults) > 0 {
		return nil, fmt.Errorf("the packages cannot be checked: %w", errors.Join(faults...))
	}
	return prog, nil
}

// relative shortens a file name to how it looks from the directory checked.
func (p *program) relative(file string) string {
	base, err := filepath.Abs(p.dir)
	if err != nil {
		return file
	}
	if r, err := filepath.Rel(base, file); err == nil && !strings.HasPrefix(r, "..") {
		return r
	}
	return file
}

// checkRoots compares the marks on root types with the allow-list.
func (p *program) checkRoots() []finding {
	var out []finding
	for name, at := range p.holds.rootMarks {
		if p.allow.roots[name] == "" && slices.ContainsFunc(p.asked, func(q *packages.Package) bool { return q.PkgPath == name[:strings.LastIndex(name, ".")] }) {
			out = append(out, finding{p.relative(at.Filename), at.Line, fmt.Sprintf("%s is marked as a root table but not in the allow-list: add \"root %s REASON\"", name, name)})
		}
	}
	return out
}

// directive says whether a comment group has the line "//adder:word".
func directive(word string, groups ...*ast.CommentGroup) bool {
	for _, g := range groups {
		if g == nil {
			continue
		}
		for _, c := range g.List {
			if text, ok := strings.CutPrefix(c.Text, "//adder:"+word); ok && (text == "" || text[0] == ' ') {
				return true
			}
		}
	}
	return false
}
