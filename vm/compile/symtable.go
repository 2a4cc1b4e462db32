package compile

import "github.com/adder-vm/adder/vm/syntax"

// blockKind is the kind of block a scope belongs to, numbered as the _symtable
// module numbers them.
type blockKind uint8

const (
	functionBlock blockKind = iota
	classBlock
	moduleBlock
	annotationBlock
	typeAliasBlock
	typeParametersBlock
	typeVariableBlock
)

// compKind says which comprehension a function block stands for.
type compKind uint8

const (
	notComp compKind = iota
	listComp
	dictComp
	setComp
	genExp
)

// symFlags says how a block uses a name, in the bits that the _symtable module
// shows; the resolved scope stands from bit scopeShift up.
type symFlags uint32

const (
	defGlobal symFlags = 1 << iota
	defLocal
	defParam
	defNonlocal
	symUse
	_
	defFreeClass // free in a method, and a name of the class body
	defImport
	defAnnot
	defCompIter  // iteration variable of a comprehension
	defTypeParam // PEP 695 type parameter
	defCompCell  // cell of an inlined comprehension

	defBound = defLocal | defParam | defImport

	scopeShift          = 12
	scopeMask  symFlags = 15 << scopeShift

	// symInlined marks a symbol that only an inlined comprehension brought
	// into the block; blocks inside do not see it as a binding.
	symInlined symFlags = 1 << 20
)

// The resolved scopes of a symbol.
const (
	scopeLocal symFlags = (iota + 1) << scopeShift
	scopeGlobalExplicit
	scopeGlobalImplicit
	scopeFree
	scopeCell
)

type symbol struct {
	name  nameID
	flags symFlags
}

// directive is a global or nonlocal declaration, kept for error positions.
type directive struct {
	name nameID
	loc  location
}

// scopeRole tells apart the scopes that belong to one node.
type scopeRole uint8

const (
	roleBody scopeRole = iota
	roleTypeParams
	roleAnnotations
	roleBound
	roleDefault
)

type scopeKey struct {
	node any
	role scopeRole
}

// scope is the symbol table of one block.
type scope struct {
	id       int32
	name     string
	kind     blockKind
	comp     compKind
	loc      location
	parent   *scope
	children []*scope
	syms     []symbol // in order of first mention
	params   []nameID

	directives      []directive
	annotationBlock *scope
	mangledNames    map[nameID]bool // where only some names are mangled
	where           string          // of a type variable block: what it is, for errors

	compIterDepth int // how many iterable expressions of comprehensions enclose

	nested                bool
	generator             bool
	coroutine             bool
	varArgs, varKeywords  bool
	method                bool
	hasDocstring          bool
	needsClassClosure     bool
	needsClassDict        bool
	hasCondAnnotations    bool
	annotationsUsed       bool
	inConditional         bool
	unevaluatedAnnotation bool // inside an annotation that nothing evaluates
	canSeeClass           bool // names resolve in the class namespace first
	compInlined           bool
	compIterTarget        bool // inside a comprehension's iteration target
}

// functionLike reports whether the block's names live as a function's do.
func (s *scope) functionLike() bool {
	return s.kind != moduleBlock && s.kind != classBlock
}

// symTable holds the scopes of a compilation.
type symTable struct {
	c      *compiler
	top    *scope
	scopes map[scopeKey]*scope
	index  pairTable // scope and name to an index in syms
	nextID int32

	// While building:
	cur     *scope
	private string // the class whose private names are being mangled
	future  bool   // from __future__ import annotations
	slab    []scope

	// While analysing: the round in which each name was last marked.
	marks     []int32
	markRound int32
}

// lookup returns the flags of a name, 0 where the scope does not mention it.
func (t *symTable) lookup(s *scope, name nameID) symFlags {
	if i, ok := t.index.get(s.id, int32(name)); ok {
		return s.syms[i].flags
	}
	return 0
}

func (t *symTable) find(s *scope, name nameID) *symbol {
	if i, ok := t.index.get(s.id, int32(name)); ok {
		return &s.syms[i]
	}
	return nil
}

func (t *symTable) insert(s *scope, name nameID, flags symFlags) {
	t.index.put(s.id, int32(name), int32(len(s.syms)))
	s.syms = append(s.syms, symbol{name, flags})
}

// remove deletes a name from a scope.
func (t *symTable) remove(s *scope, name nameID) {
	i, ok := t.index.get(s.id, int32(name))
	if !ok {
		return
	}
	s.syms = append(s.syms[:i], s.syms[i+1:]...)
	// The table cannot forget a key; the scope moves on to a new id instead.
	t.nextID++
	s.id = t.nextID
	for j := range s.syms {
		t.index.put(s.id, int32(s.syms[j].name), int32(j))
	}
}

// mangled returns the identifier that name stands for inside the block s of the
// class private.
func (c *compiler) mangled(private string, s *scope, name string) nameID {
	id := c.names.id(name)
	if private == "" || !needsMangling(name) {
		return id
	}
	if s.mangledNames != nil && !s.mangledNames[id] {
		return id
	}
	return c.names.id(mangle(private, name))
}

// newScope makes the scope of a block inside the current one.
func (t *symTable) newScope(name string, kind blockKind, key scopeKey, loc location) *scope {
	if len(t.slab) == 0 {
		t.slab = make([]scope, 64)
	}
	s := &t.slab[0]
	t.slab = t.slab[1:]
	t.nextID++
	*s = scope{id: t.nextID, name: name, kind: kind, loc: loc, parent: t.cur}
	if p := t.cur; p != nil {
		s.nested = p.nested || p.functionLike()
		s.method = kind == functionBlock && p.kind == classBlock
	}
	if key.node != nil {
		t.scopes[key] = s
	}
	return s
}

// enter makes a new scope the current one and one of its parent's children.
func (t *symTable) enter(s *scope) {
	if p := t.cur; p != nil {
		s.compIterDepth = p.compIterDepth
		if p.mangledNames != nil && s.kind != classBlock {
			s.mangledNames = p.mangledNames
		}
		if s.kind != annotationBlock || !t.future {
			p.children = append(p.children, s)
		}
	}
	t.cur = s
}

func (t *symTable) enterNew(name string, kind blockKind, key scopeKey, loc location) *scope {
	s := t.newScope(name, kind, key, loc)
	t.enter(s)
	if kind == annotationBlock || kind == typeVariableBlock || kind == typeAliasBlock {
		// The block becomes a function that is called with a format
		// (annotationlib.Format), which its first instructions read.
		t.define(nameFormat, defParam, loc)
		t.define(nameFormat, symUse, loc)
	}
	return s
}

func (t *symTable) exit() { t.cur = t.cur.parent }

// define notes a use or binding of an identifier that is never mangled.
func (t *symTable) define(name nameID, flags symFlags, loc location) {
	t.addTo(t.cur, name, flags, loc)
}

// add notes a use or binding of a source name in the current scope.
func (t *symTable) add(name string, flags symFlags, loc location) {
	ctx := syntax.Store
	if flags == symUse {
		ctx = syntax.Load
	}
	t.addCtx(name, flags, loc, ctx)
}

func (t *symTable) addCtx(name string, flags symFlags, loc location, ctx syntax.ExprContext) {
	if flags&defBound != 0 {
		t.checkName(name, loc, ctx)
	}
	if flags&defTypeParam != 0 && t.cur.mangledNames != nil {
		t.cur.mangledNames[t.c.names.id(name)] = true
	}
	t.addTo(t.cur, t.c.mangled(t.private, t.cur, name), flags, loc)
}

// checkName refuses to bind or delete __debug__, which is a constant.
func (t *symTable) checkName(name string, loc location, ctx syntax.ExprContext) {
	if name != "__debug__" {
		return
	}
	switch ctx {
	case syntax.Store:
		t.c.refuse(loc, "cannot assign to __debug__")
	case syntax.Del:
		t.c.refuse(loc, "cannot delete __debug__")
	}
}

// addTo merges flags into a scope's symbol.
func (t *symTable) addTo(s *scope, name nameID, flags symFlags, loc location) {
	val := flags
	sym := t.find(s, name)
	if sym != nil {
		if flags&defParam != 0 && sym.flags&defParam != 0 {
			t.c.refuse(loc, "duplicate argument '%s' in function definition", t.c.names.string(name))
		}
		if flags&defTypeParam != 0 && sym.flags&defTypeParam != 0 {
			t.c.refuse(loc, "duplicate type parameter '%s'", t.c.names.string(name))
		}
		val |= sym.flags
	}
	if s.compIterTarget {
		if val&(defGlobal|defNonlocal) != 0 {
			t.c.refuse(loc, "comprehension inner loop cannot rebind assignment expression target '%s'", t.c.names.string(name))
		}
		val |= defCompIter
	}
	if sym != nil {
		sym.flags = val
	} else {
		t.insert(s, name, val)
	}
	switch {
	case flags&defParam != 0:
		s.params = append(s.params, name)
	case flags&defGlobal != 0 && s != t.top:
		if g := t.find(t.top, name); g != nil {
			g.flags |= flags
		} else {
			t.insert(t.top, name, flags)
		}
	}
}
