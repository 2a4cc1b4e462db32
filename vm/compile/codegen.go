package compile

import (
	"slices"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// unitKind is the kind of block a code object is made from.
type unitKind uint8

const (
	moduleUnit unitKind = iota
	classUnit
	functionUnit
	asyncFunctionUnit
	lambdaUnit
	compUnit
	annotationUnit // annotations, type parameters, type aliases: evaluated lazily
)

// codeUnit is a code object under construction.
type codeUnit struct {
	unit
	kind    unitKind
	id      int32 // of its tables in compiler.slots
	scope   *scope
	parent  *codeUnit
	seq     *sequence
	private string // the class whose private names are mangled in it

	blocks        []frameBlock
	inlinedComps  int // how many inlined comprehensions are open
	hiddenNow     map[nameID]bool
	inConditional int
	deferred      []deferredAnnotation
	nextCondIndex int
	staticAttrs   []string // of a class: attributes its methods store in self
	staticSeen    map[string]bool
}

// deferredAnnotation is an annotation that __annotate__ is to evaluate; index
// is its number among the conditional ones, or -1.
type deferredAnnotation struct {
	stmt  *syntax.AnnAssign
	index int
}

// slotKind tells apart the tables in which a unit numbers its names.
type slotKind int32

const (
	slotName slotKind = iota
	slotLocal
	slotCell
	slotFree
	slotKinds
)

// generator is the state of code generation.
type generator struct {
	u        *codeUnit
	nextUnit int32
	slots    pairTable // unit and slot kind, and name, to the name's number
	free     []*codeUnit
	asm      assembler
	quiet    int // warnings are off: the code repeats other code

	interactive bool

	// sketch, where a test sets it, makes the code objects in place of the
	// assembler.
	sketch func(*codeUnit) *bytecode.Code
}

// module compiles a whole tree.
func (c *compiler) module(mod syntax.Mod) *bytecode.Code {
	c.slots = newPairTable()
	c.enterUnit("<module>", moduleUnit, c.symbols.top, 1, "")
	addNone := true
	switch m := mod.(type) {
	case *syntax.Module:
		c.moduleBody(m.Body)
	case *syntax.Interactive:
		c.interactive = true
		c.moduleBody(m.Body)
	case *syntax.Expression:
		c.expr(m.Body)
		addNone = false
	}
	return c.finishUnit(addNone)
}

func (c *compiler) moduleBody(body []syntax.Stmt) {
	loc := location{Line: 1, EndLine: 1}
	if len(body) > 0 {
		loc = *body[0].Position()
	}
	if c.u.scope.hasCondAnnotations {
		c.opArg(loc, bytecode.BUILD_SET, 0)
		c.opArg(loc, bytecode.STORE_NAME, c.nameSlot(nameCondAnnotations))
	}
	c.body(loc, body)
}

// body compiles the body of a module or class.
func (c *compiler) body(loc location, body []syntax.Stmt) {
	future := c.future&futureAnnotations != 0
	if future && c.u.scope.annotationsUsed {
		c.op(loc, bytecode.SETUP_ANNOTATIONS)
	}
	if len(body) == 0 {
		return
	}
	if !c.interactive || c.u.kind != moduleUnit {
		if doc, ok := docstring(body); ok {
			c.loadConst(doc.Pos, bytecode.Str(cleanDoc(doc.Value.(string))))
			c.storeID(noLocation, nameDoc)
			body = body[1:]
		}
	}
	c.stmts(body)
	if !future {
		c.deferredAnnotations(loc)
	}
}

// enterUnit starts a code object.
func (c *compiler) enterUnit(name string, kind unitKind, s *scope, firstLine int32, private string) *codeUnit {
	var u *codeUnit
	if n := len(c.free); n > 0 {
		u = c.free[n-1]
		c.free = c.free[:n-1]
		seq, blocks := u.seq, u.blocks[:0]
		consts := constTable{hashes: u.consts.hashes[:0]} // the values have become the code object's
		seq.instrs, seq.labels, seq.nested, seq.annotations = seq.instrs[:0], seq.labels[:0], nil, nil
		*u = codeUnit{unit: unit{consts: consts}, seq: seq, blocks: blocks}
	} else {
		u = &codeUnit{seq: &sequence{}}
	}
	c.nextUnit++
	u.id = c.nextUnit
	u.kind, u.scope, u.parent, u.private = kind, s, c.u, private
	if private == "" && c.u != nil {
		u.private = c.u.private
	}
	u.name, u.filename, u.firstLine = name, c.opts.Filename, int(firstLine)
	c.qualify(u)
	c.u = u
	c.numberVariables(u)
	c.startSequence(u, firstLine)
	return u
}

// startSequence emits what every code object begins with.
func (c *compiler) startSequence(u *codeUnit, firstLine int32) {
	loc := location{Line: firstLine, EndLine: firstLine}
	if u.kind == moduleUnit {
		loc.Line = 0
	}
	c.opArg(loc, bytecode.RESUME, resumeAtStart)
	if u.kind == moduleUnit {
		c.op(loc, bytecode.ANNOTATIONS_PLACEHOLDER)
	}
}

// numberVariables numbers a unit's parameters, cells and free variables.
func (c *compiler) numberVariables(u *codeUnit) {
	s := u.scope
	for _, p := range s.params {
		c.slot(u, slotLocal, p)
	}
	var cells, free []nameID
	for _, sym := range s.syms {
		if sym.flags&scopeMask == scopeCell || sym.flags&defCompCell != 0 {
			cells = append(cells, sym.name)
		}
		if sym.flags&scopeMask == scopeFree || sym.flags&defFreeClass != 0 {
			free = append(free, sym.name)
		}
	}
	c.sortNames(cells)
	c.sortNames(free)
	if s.kind == classBlock {
		if s.needsClassClosure {
			cells = append(cells, nameClass)
		}
		if s.needsClassDict {
			cells = append(cells, nameClassDict)
		}
	}
	if s.hasCondAnnotations {
		cells = append(cells, nameCondAnnotations)
	}
	for i, n := range cells {
		c.slots.put(u.table(slotCell), int32(n), int32(i))
		u.cellVars = append(u.cellVars, c.names.string(n))
	}
	for i, n := range free {
		c.slots.put(u.table(slotFree), int32(n), int32(len(cells)+i))
		u.freeVars = append(u.freeVars, c.names.string(n))
	}
}

func (c *compiler) sortNames(list []nameID) {
	if len(list) > 1 {
		slices.SortFunc(list, func(a, b nameID) int {
			return compareNames(c.names.string(a), c.names.string(b))
		})
	}
}

// compareNames orders strings by code points, which UTF-8 does byte by byte.
func compareNames(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// qualify sets a unit's qualified name.
func (c *compiler) qualify(u *codeUnit) {
	u.qualName = u.name
	parent := c.u
	if parent == nil || parent.kind == moduleUnit {
		return
	}
	if parent.kind == annotationUnit {
		// Type parameters add nothing to the names of what they belong to.
		parent = parent.parent
		if parent.kind == moduleUnit {
			return
		}
	}
	switch u.kind {
	case functionUnit, asyncFunctionUnit, classUnit:
		id := c.names.id(mangle(parent.private, u.name))
		if c.symbols.lookup(parent.scope, id)&scopeMask == scopeGlobalExplicit {
			return
		}
	}
	switch parent.kind {
	case functionUnit, asyncFunctionUnit, lambdaUnit:
		u.qualName = parent.qualName + ".<locals>." + u.name
	default:
		u.qualName = parent.qualName + "." + u.name
	}
}

// slot returns the number of a name in one of a unit's tables, where it adds it.
func (c *compiler) slot(u *codeUnit, kind slotKind, name nameID) int32 {
	key := u.table(kind)
	if i, ok := c.slots.get(key, int32(name)); ok {
		return i
	}
	var i int
	if kind == slotName {
		i = len(u.names)
		u.names = append(u.names, c.names.string(name))
	} else {
		i = len(u.varNames)
		u.varNames = append(u.varNames, c.names.string(name))
	}
	c.slots.put(key, int32(name), int32(i))
	return int32(i)
}

func (c *compiler) nameSlot(name nameID) int32  { return c.slot(c.u, slotName, name) }
func (c *compiler) localSlot(name nameID) int32 { return c.slot(c.u, slotLocal, name) }

// table returns the first half of the keys of one of a unit's tables.
func (u *codeUnit) table(kind slotKind) int32 { return u.id*int32(slotKinds) + int32(kind) }

// cellSlot returns the number of a cell or, in the table of the free ones, of a
// free variable. A class can have a name in both.
func (c *compiler) cellSlot(kind slotKind, name nameID) int32 {
	i, ok := c.slots.get(c.u.table(kind), int32(name))
	if !ok {
		panic("compile: no cell for " + c.names.string(name) + " in " + c.u.qualName)
	}
	return i
}

// freeSlot returns the number of a free variable that the symbol table does not
// know of; it comes after those it does.
func (c *compiler) freeSlot(name nameID) int32 {
	u := c.u
	if i, ok := c.slots.get(u.table(slotFree), int32(name)); ok {
		return i
	}
	i := int32(len(u.freeVars))
	u.freeVars = append(u.freeVars, c.names.string(name))
	c.slots.put(u.table(slotFree), int32(name), i)
	return i
}

// closureSlot returns the number of the cell or free variable that a block
// inside the current one has free.
func (c *compiler) closureSlot(name nameID) int32 {
	if c.u.kind == classUnit {
		switch name {
		case nameClass, nameClassDict, nameCondAnnotations:
			return c.cellSlot(slotCell, name)
		}
	}
	if c.symbols.lookup(c.u.scope, name)&scopeMask == scopeCell {
		return c.cellSlot(slotCell, name)
	}
	return c.cellSlot(slotFree, name)
}

// finishUnit assembles the current code object and goes back to the one around
// it. It ends with a return: of None, or of what is on the stack.
func (c *compiler) finishUnit(addNone bool) *bytecode.Code {
	u := c.u
	if addNone {
		c.loadConst(noLocation, bytecode.None)
	}
	c.op(noLocation, bytecode.RETURN_VALUE)
	u.flags = c.codeFlags(u)
	c.u = u.parent
	if c.sketch != nil {
		if c.u != nil {
			c.u.seq.nested = append(c.u.seq.nested, u.seq)
		}
		return c.sketch(u)
	}
	code, err := c.asm.assemble(&u.unit, u.seq)
	c.check(err)
	c.free = append(c.free, u)
	return code
}

func (c *compiler) codeFlags(u *codeUnit) bytecode.Flags {
	s := u.scope
	flags := c.future
	if s.functionLike() {
		flags |= bytecode.NewLocals | bytecode.Optimized
		if s.nested {
			flags |= bytecode.Nested
		}
		switch {
		case s.generator && s.coroutine:
			flags |= bytecode.AsyncGenerator
		case s.generator:
			flags |= bytecode.Generator
		case s.coroutine:
			flags |= bytecode.Coroutine
		}
		if s.varArgs {
			flags |= bytecode.VarArgs
		}
		if s.varKeywords {
			flags |= bytecode.VarKeywords
		}
		if s.hasDocstring {
			flags |= bytecode.HasDocstring
		}
		if s.method {
			flags |= bytecode.Method
		}
	}
	if c.opts.TopLevelAwait && s.coroutine && !s.generator {
		flags |= bytecode.Coroutine
	}
	return flags
}
