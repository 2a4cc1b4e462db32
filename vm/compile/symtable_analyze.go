package compile

import "strings"

// analyze decides for each name of s and of the blocks inside where it lives,
// and returns the names that are free in s or inside it and bound further out.
// class is the class whose namespace s looks names up in first, or nil.
func (t *symTable) analyze(s *scope, class *scope) []nameID {
	t.c.enterNesting()
	for i := range s.syms {
		t.resolve(s, &s.syms[i], class)
	}

	var free []nameID  // in the blocks inside
	var cells []nameID // that inlined comprehensions bring along
	for _, child := range s.children {
		var childClass *scope
		if child.canSeeClass {
			childClass = class
			if s.kind == classBlock {
				childClass = s
			}
		}
		childFree := t.analyze(child, childClass)
		if child.comp != notComp && child.comp != genExp && !s.canSeeClass {
			childFree, cells = t.inline(s, child, childFree, cells)
			child.compInlined = true
		}
		free = append(free, childFree...)
	}
	free = t.distinct(free)
	t.spliceInlined(s)

	switch {
	case s.functionLike():
		free = t.makeCells(s, free, cells)
	case s.kind == classBlock:
		free = dropName(free, nameClass, &s.needsClassClosure)
		free = dropName(free, nameClassDict, &s.needsClassDict)
		free = dropName(free, nameCondAnnotations, &s.hasCondAnnotations)
	}
	for _, name := range cells {
		if sym := t.find(s, name); sym != nil {
			sym.flags |= defCompCell
		}
	}
	for _, name := range free {
		sym := t.find(s, name)
		if sym == nil {
			t.insert(s, name, scopeFree)
		} else if s.kind == classBlock || s.canSeeClass {
			sym.flags |= defFreeClass
		}
	}
	for _, sym := range s.syms {
		if sym.flags&scopeMask == scopeFree {
			free = append(free, sym.name)
		}
	}
	t.c.leaveNesting()
	return t.distinct(free)
}

// resolve sets the scope of one symbol of s.
func (t *symTable) resolve(s *scope, sym *symbol, class *scope) {
	set := func(to symFlags) { sym.flags = sym.flags&^scopeMask | to }
	flags := sym.flags
	if flags&defGlobal != 0 {
		if flags&defNonlocal != 0 {
			t.failDirective(s, sym.name, "name '%s' is nonlocal and global")
		}
		set(scopeGlobalExplicit)
		return
	}
	if flags&defNonlocal != 0 {
		if s.kind == moduleBlock {
			t.failDirective(s, sym.name, "nonlocal declaration not allowed at module level")
		}
		found, typeParam := t.boundOutside(s, sym.name)
		if !found {
			t.failDirective(s, sym.name, "no binding for nonlocal '%s' found")
		}
		if typeParam {
			t.failDirective(s, sym.name, "nonlocal binding not allowed for type parameter '%s'")
		}
		set(scopeFree)
		return
	}
	if flags&defBound != 0 {
		set(scopeLocal)
		return
	}
	if class != nil {
		// The class namespace would be consulted first: where it binds the
		// name, bindings of functions around the class do not count.
		cf := t.lookup(class, sym.name)
		if cf&defGlobal != 0 {
			set(scopeGlobalExplicit)
			return
		}
		if cf&defBound != 0 && cf&defNonlocal == 0 && cf&symInlined == 0 {
			set(scopeGlobalImplicit)
			return
		}
	}
	if found, _ := t.boundOutside(s, sym.name); found {
		set(scopeFree)
		return
	}
	set(scopeGlobalImplicit)
}

// boundOutside looks for a function-like block around s that binds name, and
// says whether it binds it as a type parameter.
func (t *symTable) boundOutside(s *scope, name nameID) (found, typeParam bool) {
	hidden := false // a class in between binds the type parameter anew
	for e := s.parent; e != nil && e.kind != moduleBlock; e = e.parent {
		if e.kind == classBlock {
			if name == nameClass || name == nameClassDict || name == nameCondAnnotations {
				return true, false
			}
			if f := t.lookup(e, name); f&defBound != 0 && f&(defTypeParam|symInlined) == 0 {
				hidden = true
			}
			continue
		}
		f := t.lookup(e, name)
		if f&symInlined != 0 {
			continue
		}
		if f&defGlobal != 0 {
			return false, false
		}
		if f&defBound != 0 && f&defNonlocal == 0 {
			return true, f&defTypeParam != 0 && !hidden
		}
	}
	return false, false
}

// inline merges the symbols of a comprehension into the block it stands in
// (PEP 709), and returns what remains free in it and the cells it adds.
func (t *symTable) inline(s, comp *scope, free, cells []nameID) (newFree, newCells []nameID) {
	removeClass := false
	t.newMarks() // marked names are free no longer
	dropped := false
	for _, sym := range comp.syms {
		if sym.flags&defParam != 0 {
			continue
		}
		where := sym.flags & scopeMask
		own := sym.flags &^ scopeMask
		if where == scopeCell || own&defCompCell != 0 {
			cells = append(cells, sym.name)
		}
		if where == scopeFree && s.kind == classBlock &&
			(sym.name == nameClass || sym.name == nameClassDict || sym.name == nameCondAnnotations) {
			// A class body cannot read such a cell of its own, but makes it
			// for functions inside the comprehension.
			where = scopeGlobalImplicit
			if !t.freeInChild(comp, sym.name) {
				t.mark(sym.name)
				dropped = true
			}
			if sym.name == nameClass {
				removeClass = true
			}
		}
		existing := t.find(s, sym.name)
		switch {
		case existing == nil:
			t.insert(s, sym.name, own|where|symInlined)
		case existing.flags&defBound != 0 && s.kind != classBlock && !t.freeInChild(comp, sym.name):
			// What the comprehension had free is a plain local now.
			t.mark(sym.name)
			dropped = true
		}
	}
	if removeClass {
		t.remove(comp, nameClass)
	}
	if dropped {
		kept := free[:0]
		for _, n := range free {
			if t.marks[n] != t.markRound {
				kept = append(kept, n)
			}
		}
		free = kept
	}
	return free, cells
}

func (t *symTable) freeInChild(s *scope, name nameID) bool {
	for _, child := range s.children {
		if t.lookup(child, name)&scopeMask == scopeFree {
			return true
		}
	}
	return false
}

// spliceInlined puts the children of inlined comprehensions in their place.
func (t *symTable) spliceInlined(s *scope) {
	any := false
	for _, child := range s.children {
		if child.compInlined {
			any = true
			break
		}
	}
	if !any {
		return
	}
	out := make([]*scope, 0, len(s.children))
	for _, child := range s.children {
		if child.compInlined {
			out = append(out, child.children...)
		} else {
			out = append(out, child)
		}
	}
	s.children = out
}

// makeCells turns the locals that are free inside, or cells of an inlined
// comprehension, into cells, and returns what stays free.
func (t *symTable) makeCells(s *scope, free, cells []nameID) []nameID {
	if len(free) == 0 && len(cells) == 0 {
		return nil
	}
	var outer []nameID
	for _, name := range free {
		if sym := t.find(s, name); sym != nil && sym.flags&scopeMask == scopeLocal {
			sym.flags = sym.flags&^scopeMask | scopeCell
			continue
		}
		outer = append(outer, name)
	}
	for _, name := range cells {
		if sym := t.find(s, name); sym != nil && sym.flags&scopeMask == scopeLocal {
			sym.flags = sym.flags&^scopeMask | scopeCell
		}
	}
	return outer
}

// failDirective fails at the declaration of a name, which stands for %s in the
// message.
func (t *symTable) failDirective(s *scope, name nameID, message string) {
	loc := s.loc
	for _, d := range s.directives {
		if d.name == name {
			loc = d.loc
			break
		}
	}
	t.c.refuse(loc, "%s", strings.Replace(message, "%s", t.c.names.string(name), 1))
}

// distinct removes repetitions from list, in place.
func (t *symTable) distinct(list []nameID) []nameID {
	if len(list) < 2 {
		return list
	}
	t.newMarks()
	out := list[:0]
	for _, n := range list {
		if t.mark(n) {
			out = append(out, n)
		}
	}
	return out
}

// newMarks forgets the marks on names.
func (t *symTable) newMarks() {
	t.markRound++
	if n := len(t.c.names.strings); len(t.marks) < n {
		t.marks = append(t.marks, make([]int32, n-len(t.marks))...)
	}
}

// mark marks a name and reports whether it was not marked before.
func (t *symTable) mark(n nameID) bool {
	if t.marks[n] == t.markRound {
		return false
	}
	t.marks[n] = t.markRound
	return true
}

func dropName(list []nameID, name nameID, found *bool) []nameID {
	for i, n := range list {
		if n == name {
			*found = true
			return append(list[:i:i], list[i+1:]...)
		}
	}
	return list
}
