package compile

import (
	"slices"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// matcher is the state of a match statement's pattern. A pattern finds its
// subject on top of the stack and consumes it; names it captures stay on the
// stack until the whole pattern has matched. On failure it jumps to the label of
// failPops that pops as many values as are on the stack above the subject.
type matcher struct {
	stores           []string // captured so far, the last on top
	allowIrrefutable bool
	failPops         []label
	onTop            int // values above the captured ones, to be kept
}

// wildcard reports whether a pattern is "_", or a capture without a name.
func wildcard(p syntax.Pattern) bool {
	as, ok := p.(*syntax.MatchAs)
	return ok && as.Name == ""
}

func wildcardStar(p syntax.Pattern) bool {
	star, ok := p.(*syntax.MatchStar)
	return ok && star.Name == ""
}

func (c *compiler) match(s *syntax.Match) {
	c.expr(s.Subject)
	end := c.newLabel()
	n := len(s.Cases)
	last := s.Cases[n-1]
	cases := s.Cases
	hasDefault := wildcard(last.Pattern) && n > 1
	if hasDefault {
		cases = cases[:n-1]
	}
	for i, mc := range cases {
		loc := *mc.Pattern.Position()
		final := i == len(cases)-1
		if !final {
			c.opArg(loc, bytecode.COPY, 1)
		}
		m := matcher{allowIrrefutable: mc.Guard != nil || i == n-1}
		c.pattern(mc.Pattern, &m)
		for _, name := range m.stores {
			c.store(loc, name)
		}
		if mc.Guard != nil {
			m.needFailPop(c, 0)
			c.jumpIf(loc, mc.Guard, m.failPops[0], false)
		}
		if !final {
			c.op(nextLocation, bytecode.POP_TOP)
		}
		c.stmts(mc.Body)
		c.jump(noLocation, bytecode.JUMP, end)
		c.placeFailPops(loc, &m)
	}
	if hasDefault {
		loc := *last.Pattern.Position()
		if n == 1 {
			c.op(loc, bytecode.POP_TOP)
		} else {
			c.op(loc, bytecode.NOP)
		}
		if last.Guard != nil {
			c.jumpIf(loc, last.Guard, end, false)
		}
		c.stmts(last.Body)
	}
	c.place(end)
}

// needFailPop makes the labels for up to n values to pop.
func (m *matcher) needFailPop(c *compiler, n int) {
	for len(m.failPops) <= n {
		m.failPops = append(m.failPops, c.newLabel())
	}
}

func (c *compiler) jumpToFail(loc location, m *matcher, op bytecode.Opcode) {
	pops := m.onTop + len(m.stores)
	m.needFailPop(c, pops)
	c.jump(loc, op, m.failPops[pops])
}

func (c *compiler) placeFailPops(loc location, m *matcher) {
	for i := len(m.failPops) - 1; i >= 0; i-- {
		c.place(m.failPops[i])
		if i > 0 {
			c.op(loc, bytecode.POP_TOP)
		}
	}
	m.failPops = nil
}

// sink moves the top of the stack below count-1 values.
func (c *compiler) sink(loc location, count int) {
	for ; count > 1; count-- {
		c.opArg(loc, bytecode.SWAP, int32(count))
	}
}

// capture keeps the subject as a name's value, or drops it where there is no
// name.
func (c *compiler) capture(loc location, name string, m *matcher) {
	if name == "" {
		c.op(loc, bytecode.POP_TOP)
		return
	}
	if slices.Contains(m.stores, name) {
		c.fail(loc, "multiple assignments to name '%s' in pattern", name)
	}
	c.sink(loc, m.onTop+len(m.stores)+1)
	m.stores = append(m.stores, name)
}

func (c *compiler) pattern(p syntax.Pattern, m *matcher) {
	c.enterNesting()
	switch p := p.(type) {
	case *syntax.MatchValue:
		switch p.Value.(type) {
		case *syntax.Constant, *syntax.Attribute:
		default:
			c.fail(p.Pos, "patterns may only match literals and attribute lookups")
		}
		c.expr(p.Value)
		c.opArg(p.Pos, bytecode.COMPARE_OP, compareOps[syntax.Eq])
		c.op(p.Pos, bytecode.TO_BOOL)
		c.jumpToFail(p.Pos, m, bytecode.POP_JUMP_IF_FALSE)
	case *syntax.MatchSingleton:
		c.loadConst(p.Pos, constOf(p.Value))
		c.opArg(p.Pos, bytecode.IS_OP, 0)
		c.jumpToFail(p.Pos, m, bytecode.POP_JUMP_IF_FALSE)
	case *syntax.MatchSequence:
		c.sequencePattern(p, m)
	case *syntax.MatchStar:
		c.capture(p.Pos, p.Name, m)
	case *syntax.MatchMapping:
		c.mappingPattern(p, m)
	case *syntax.MatchClass:
		c.classPattern(p, m)
	case *syntax.MatchAs:
		c.asPattern(p, m)
	case *syntax.MatchOr:
		c.orPattern(p, m)
	}
	c.leaveNesting()
}

// subpattern matches a pattern inside another, where anything goes.
func (c *compiler) subpattern(p syntax.Pattern, m *matcher) {
	was := m.allowIrrefutable
	m.allowIrrefutable = true
	c.pattern(p, m)
	m.allowIrrefutable = was
}

func (c *compiler) asPattern(p *syntax.MatchAs, m *matcher) {
	if p.Pattern == nil {
		if !m.allowIrrefutable {
			if p.Name != "" {
				c.fail(p.Pos, "name capture '%s' makes remaining patterns unreachable", p.Name)
			}
			c.fail(p.Pos, "wildcard makes remaining patterns unreachable")
		}
		c.capture(p.Pos, p.Name, m)
		return
	}
	m.onTop++
	c.opArg(p.Pos, bytecode.COPY, 1)
	c.pattern(p.Pattern, m)
	m.onTop--
	c.capture(p.Pos, p.Name, m)
}

func (c *compiler) sequencePattern(p *syntax.MatchSequence, m *matcher) {
	size := len(p.Patterns)
	star, starWild, onlyWild := -1, false, true
	for i, sub := range p.Patterns {
		if _, ok := sub.(*syntax.MatchStar); ok {
			if star >= 0 {
				c.fail(p.Pos, "multiple starred names in sequence pattern")
			}
			star = i
			starWild = wildcardStar(sub)
			onlyWild = onlyWild && starWild
			continue
		}
		onlyWild = onlyWild && wildcard(sub)
	}
	m.onTop++
	c.op(p.Pos, bytecode.MATCH_SEQUENCE)
	c.jumpToFail(p.Pos, m, bytecode.POP_JUMP_IF_FALSE)
	switch {
	case star < 0:
		c.lengthCheck(p.Pos, size, syntax.Eq, m)
	case size > 1:
		c.lengthCheck(p.Pos, size-1, syntax.GtE, m)
	}
	m.onTop--
	switch {
	case onlyWild:
		c.op(p.Pos, bytecode.POP_TOP)
	case starWild:
		c.sequenceByIndex(p, star, m)
	default:
		c.sequenceUnpacked(p, star, m)
	}
}

func (c *compiler) lengthCheck(loc location, size int, op syntax.CmpOperator, m *matcher) {
	c.op(loc, bytecode.GET_LEN)
	c.loadConst(loc, bytecode.Int(size))
	c.opArg(loc, bytecode.COMPARE_OP, compareOps[op])
	c.jumpToFail(loc, m, bytecode.POP_JUMP_IF_FALSE)
}

// sequenceUnpacked matches the items of a sequence after unpacking it.
func (c *compiler) sequenceUnpacked(p *syntax.MatchSequence, star int, m *matcher) {
	size := len(p.Patterns)
	if star >= 0 {
		if star >= 1<<8 {
			c.fail(p.Pos, "too many expressions in star-unpacking sequence pattern")
		}
		c.opArg(p.Pos, bytecode.UNPACK_EX, int32(star+(size-star-1)<<8))
	} else {
		c.opArg(p.Pos, bytecode.UNPACK_SEQUENCE, int32(size))
	}
	m.onTop += size
	for _, sub := range p.Patterns {
		m.onTop--
		c.subpattern(sub, m)
	}
}

// sequenceByIndex matches a sequence whose starred part is not wanted by
// indexing, which spares making a list of that part.
func (c *compiler) sequenceByIndex(p *syntax.MatchSequence, star int, m *matcher) {
	m.onTop++
	for i, sub := range p.Patterns {
		if i == star || wildcard(sub) {
			continue
		}
		c.opArg(p.Pos, bytecode.COPY, 1)
		if i < star {
			c.loadConst(p.Pos, bytecode.Int(i))
		} else {
			// The subject need not know negative indices.
			c.op(p.Pos, bytecode.GET_LEN)
			c.loadConst(p.Pos, bytecode.Int(len(p.Patterns)-i))
			c.opArg(p.Pos, bytecode.BINARY_OP, binaryOps[syntax.Sub])
		}
		c.opArg(p.Pos, bytecode.BINARY_OP, binarySubscr)
		c.subpattern(sub, m)
	}
	m.onTop--
	c.op(p.Pos, bytecode.POP_TOP)
}

func (c *compiler) mappingPattern(p *syntax.MatchMapping, m *matcher) {
	size := len(p.Keys)
	m.onTop++
	c.op(p.Pos, bytecode.MATCH_MAPPING)
	c.jumpToFail(p.Pos, m, bytecode.POP_JUMP_IF_FALSE)
	if size == 0 && p.Rest == "" {
		m.onTop--
		c.op(p.Pos, bytecode.POP_TOP)
		return
	}
	if size > 0 {
		c.lengthCheck(p.Pos, size, syntax.GtE, m)
	}
	var seen keySet
	for _, key := range p.Keys {
		switch key := key.(type) {
		case *syntax.Constant:
			if !seen.add(key.Value) {
				c.fail(p.Pos, "mapping pattern checks duplicate key (%s)", constRepr(key.Value))
			}
		case *syntax.Attribute:
		default:
			c.fail(p.Pos, "mapping pattern keys may only match literals and attribute lookups")
		}
		c.expr(key)
	}
	c.opArg(p.Pos, bytecode.BUILD_TUPLE, int32(size))
	c.op(p.Pos, bytecode.MATCH_KEYS)
	// A tuple of keys and one of values, or None, are above the subject now.
	m.onTop += 2
	c.failIfNone(p.Pos, m)
	c.opArg(p.Pos, bytecode.UNPACK_SEQUENCE, int32(size))
	m.onTop += size - 1
	for _, sub := range p.Patterns {
		m.onTop--
		c.subpattern(sub, m)
	}
	m.onTop -= 2
	if p.Rest == "" {
		c.op(p.Pos, bytecode.POP_TOP)
		c.op(p.Pos, bytecode.POP_TOP)
		return
	}
	c.opArg(p.Pos, bytecode.BUILD_MAP, 0)
	c.opArg(p.Pos, bytecode.SWAP, 3)
	c.opArg(p.Pos, bytecode.DICT_UPDATE, 2)
	c.opArg(p.Pos, bytecode.UNPACK_SEQUENCE, int32(size))
	for ; size > 0; size-- {
		c.opArg(p.Pos, bytecode.COPY, int32(1+size))
		c.opArg(p.Pos, bytecode.SWAP, 2)
		c.op(p.Pos, bytecode.DELETE_SUBSCR)
	}
	c.capture(p.Pos, p.Rest, m)
}

// failIfNone goes on only when the top of the stack, which stays, is not None.
func (c *compiler) failIfNone(loc location, m *matcher) {
	c.opArg(loc, bytecode.COPY, 1)
	c.loadNone(loc)
	c.opArg(loc, bytecode.IS_OP, 1)
	c.jumpToFail(loc, m, bytecode.POP_JUMP_IF_FALSE)
}

func (c *compiler) classPattern(p *syntax.MatchClass, m *matcher) {
	for i, attr := range p.KwdAttrs {
		for j := i + 1; j < len(p.KwdAttrs); j++ {
			if p.KwdAttrs[j] == attr {
				c.fail(*p.KwdPatterns[j].Position(), "attribute name repeated in class pattern: %s", attr)
			}
		}
	}
	c.expr(p.Cls)
	attrs := make(bytecode.Tuple, len(p.KwdAttrs))
	for i, a := range p.KwdAttrs {
		attrs[i] = bytecode.Str(a)
	}
	c.loadConst(p.Pos, attrs)
	c.opArg(p.Pos, bytecode.MATCH_CLASS, int32(len(p.Patterns)))
	c.opArg(p.Pos, bytecode.COPY, 1)
	c.loadNone(p.Pos)
	c.opArg(p.Pos, bytecode.IS_OP, 1)
	m.onTop++
	c.jumpToFail(p.Pos, m, bytecode.POP_JUMP_IF_FALSE)
	n := len(p.Patterns) + len(p.KwdPatterns)
	c.opArg(p.Pos, bytecode.UNPACK_SEQUENCE, int32(n))
	m.onTop += n - 1
	for _, list := range [...][]syntax.Pattern{p.Patterns, p.KwdPatterns} {
		for _, sub := range list {
			m.onTop--
			if wildcard(sub) && sub.(*syntax.MatchAs).Pattern == nil {
				c.op(p.Pos, bytecode.POP_TOP)
				continue
			}
			c.subpattern(sub, m)
		}
	}
}

func (c *compiler) orPattern(p *syntax.MatchOr, m *matcher) {
	end := c.newLabel()
	var names []string // what the first alternative captures, in its order
	for i, alt := range p.Patterns {
		loc := *alt.Position()
		am := matcher{allowIrrefutable: i == len(p.Patterns)-1 && m.allowIrrefutable}
		c.opArg(loc, bytecode.COPY, 1)
		c.pattern(alt, &am)
		if i == 0 {
			names = am.stores
		} else if len(am.stores) != len(names) {
			c.fail(p.Pos, "alternative patterns bind different names")
		} else {
			c.reorderCaptures(p.Pos, loc, names, am.stores)
		}
		c.jump(loc, bytecode.JUMP, end)
		c.placeFailPops(loc, &am)
	}
	c.op(p.Pos, bytecode.POP_TOP)
	c.jumpToFail(p.Pos, m, bytecode.JUMP)
	c.place(end)
	// The captures lie above the subject's copy, and belong below what the
	// pattern around keeps on top.
	depth := len(names) + 1 + m.onTop + len(m.stores)
	for _, name := range names {
		c.sink(p.Pos, depth)
		if slices.Contains(m.stores, name) {
			c.fail(p.Pos, "multiple assignments to name '%s' in pattern", name)
		}
		m.stores = append(m.stores, name)
	}
	c.op(p.Pos, bytecode.POP_TOP)
}

// reorderCaptures brings an alternative's captures into the order of the first
// alternative's, on the stack and in stores.
func (c *compiler) reorderCaptures(whole, loc location, names, stores []string) {
	for want := len(names) - 1; want >= 0; want-- {
		have := slices.Index(stores, names[want])
		if have < 0 {
			c.fail(whole, "alternative patterns bind different names")
		}
		if have == want {
			continue
		}
		// Moving the first have+1 names behind those up to want puts the
		// name where it belongs.
		moved := slices.Clone(stores[:have+1])
		copy(stores, stores[have+1:want+1])
		copy(stores[want-have:want+1], moved)
		for range have + 1 {
			c.sink(loc, want+1)
		}
	}
}
