package compile

import (
	"slices"

	bc "github.com/adder-vm/adder/vm/bytecode"
)

// placeCells gives the cells and free variables their slots behind the locals, a
// cell that is also a parameter sharing the parameter's slot, and puts in front of
// the code what makes the cells, copies the free variables in, and makes the
// generator.
func (g *graph) placeCells() {
	u := g.unit
	locals, cells, frees := len(u.varNames), len(u.cellVars), len(u.freeVars)
	g.cellSlot = resize(g.cellSlot, cells+frees)
	slotOf := u.localFinder(cells)
	shared := 0
	for i := range g.cellSlot {
		slot := int32(-1)
		if i < cells {
			slot = slotOf(u.cellVars[i])
		}
		if slot >= 0 {
			shared++
		} else {
			slot = int32(locals + i - shared)
		}
		g.cellSlot[i] = slot
	}
	g.locals = locals + cells + frees - shared

	if cells+frees > 0 {
		for b := blockID(0); b != noBlock; b = g.blocks[b].next {
			for i := range g.blocks[b].code {
				switch in := &g.blocks[b].code[i]; in.op {
				case bc.MAKE_CELL, bc.LOAD_CLOSURE, bc.LOAD_DEREF, bc.STORE_DEREF, bc.DELETE_DEREF, bc.LOAD_FROM_DICT_OR_DEREF:
					in.arg = g.cellSlot[in.arg]
				}
			}
		}
	}

	var prefix []node
	put := func(op bc.Opcode, arg int, loc location) {
		prefix = append(prefix, node{op, int32(arg), noBlock, noBlock, loc})
	}
	if frees > 0 {
		put(bc.COPY_FREE_VARS, frees, noLocation)
	}
	slots := append([]int32(nil), g.cellSlot[:cells]...)
	slices.Sort(slots)
	for _, slot := range slots {
		put(bc.MAKE_CELL, int(slot), noLocation)
	}
	if u.flags&(bc.Generator|bc.Coroutine|bc.AsyncGenerator) != 0 {
		line := int32(u.firstLine)
		loc := location{Line: line, Col: -1, EndLine: line, EndCol: -1}
		put(bc.RETURN_GENERATOR, 0, loc)
		put(bc.POP_TOP, 0, loc)
	}
	if len(prefix) > 0 {
		g.blocks[0].prepend(prefix)
	}
}

// localFinder returns a function from names to the numbers of locals, -1 for
// names of none, for so many questions.
func (u *unit) localFinder(questions int) func(string) int32 {
	if questions*len(u.varNames) < 1000 {
		return func(name string) int32 { return int32(slices.Index(u.varNames, name)) }
	}
	numbers := make(map[string]int32, len(u.varNames))
	for i, name := range u.varNames {
		numbers[name] = int32(i)
	}
	return func(name string) int32 {
		if i, ok := numbers[name]; ok {
			return i
		}
		return -1
	}
}

// removePseudo makes instructions of the pseudo-instructions that only the passes
// before needed to tell apart.
func (g *graph) removePseudo() {
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		for i := range g.blocks[b].code {
			switch in := &g.blocks[b].code[i]; in.op {
			case bc.SETUP_FINALLY, bc.SETUP_CLEANUP, bc.SETUP_WITH:
				in.clear()
			case bc.LOAD_CLOSURE:
				in.op = bc.LOAD_FAST
			case bc.STORE_FAST_MAYBE_NULL:
				in.op = bc.STORE_FAST
			}
		}
	}
	g.removeNops()
}

// localsPlus returns the names and kinds of the code object's slots.
func (g *graph) localsPlus() ([]string, []bc.LocalKind) {
	u := g.unit
	if g.locals == 0 {
		return nil, nil
	}
	names := make([]string, g.locals)
	kinds := make([]bc.LocalKind, g.locals)
	copy(names, u.varNames)
	posOnly := u.posOnlyArgCount
	keywords := u.argCount
	kwOnly := keywords + u.kwOnlyArgCount
	varArgs, varKeywords := kwOnly, kwOnly
	if u.flags&bc.VarArgs != 0 {
		varArgs++
		varKeywords++
	}
	if u.flags&bc.VarKeywords != 0 {
		varKeywords++
	}
	for i, name := range u.varNames {
		kind := bc.KindLocal
		switch {
		case i < posOnly:
			kind |= bc.KindArgPos
		case i < keywords:
			kind |= bc.KindArgPos | bc.KindArgKw
		case i < kwOnly:
			kind |= bc.KindArgKw
		case i < varArgs:
			kind |= bc.KindArgVar | bc.KindArgPos
		case i < varKeywords:
			kind |= bc.KindArgVar | bc.KindArgKw
		}
		if len(u.hidden) > 0 {
			if _, ok := u.hidden[name]; ok {
				kind |= bc.KindHidden
			}
		}
		kinds[i] = kind
	}
	for i, slot := range g.cellSlot {
		if i < len(u.cellVars) {
			names[slot] = u.cellVars[i]
			kinds[slot] |= bc.KindCell
		} else {
			names[slot] = u.freeVars[i-len(u.cellVars)]
			kinds[slot] |= bc.KindFree
		}
	}
	return names, kinds
}
