package engine

import (
	"sync/atomic"

	"github.com/adder-vm/adder/vm/object/fault"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// op is the operation of one instruction. The comments name the operands.
type op uint8

const (
	opSuccess   op = iota // the whole pattern matched
	opFail                //
	opString              // text: these bytes come next
	opOne                 // single: one character
	opAt                  // a: position code
	opMark                // a: register that takes the position
	opJump                // target
	opBranch              // alts: try one after the other
	opRepeatOne           // single, min, max: as many as possible, then fewer
	opLazyOne             // single, min, max: as few as possible, then more
	opKeepOne             // single, min, max: as many as possible
	opLoop                // a: first of the loop's registers; target: its opMax, opMin or opKeep
	opMax                 // a, min, max, target: the body; another round, else what follows
	opMin                 // the same; what follows, else another round
	opKeep                // the same; another round and no way back into it
	opKeepEnd             // a, target: a round of opKeep is over
	opAtomic              // a: register for the height of the stack
	opCut                 // a: leave the atomic group
	opAhead               // a, min: characters to step back, target: after; look around
	opAheadEnd            // a
	opNot                 // a, min, target: look around for what must not match
	opNotEnd              // a
	opRef                 // a: register of the group's start; fold
	opIfGroup             // a, target: where to go when the group did not match
)

// inst is one instruction.
type inst struct {
	op     op
	fold   fold
	a      int32
	target int32
	min    uint32
	max    uint32
	one    *single
	text   string
	alts   []alternative
	first  *firstBytes // by which bytes what follows may begin; nil for any
}

// alternative is a way through a branch.
type alternative struct {
	pc    int32
	first *firstBytes
}

// Program is a compiled pattern, safe for use by several goroutines.
type Program struct {
	code   []inst
	groups int
	regs   int // marks, then the registers of loops and groups
	bytes  bool

	minWidth int    // in characters
	literal  string // all the pattern is, where whole is set, or its beginning
	whole    bool
	start    *firstBytes // by which bytes a match begins; nil for any
	anchored bool        // can match nowhere but at the beginning

	free atomic.Pointer[machine]
}

// Groups returns how many groups the pattern has, the whole match not counted.
func (p *Program) Groups() int { return p.groups }

var errInvalid = fault.New(fault.ModuleError, "invalid SRE code")

// Registers: two marks a group, then the index of the last group that closed,
// then whatever loops and groups take.
func (p *Program) lastIndexReg() int { return 2 * p.groups }

// maxNesting bounds the recursion of the compiler, which no pattern that
// re._parser could parse comes near.
const maxNesting = 20000

// Compile checks code, made by re._compiler for a pattern of the given number of
// groups, and compiles it for str or for bytes.
func Compile(code []uint32, groups int, isBytes bool) (*Program, error) {
	if groups < 0 || groups > MaxGroups || groups > len(code) {
		return nil, errInvalid
	}
	c := &compiler{p: &Program{groups: groups, bytes: isBytes, regs: 2*groups + 1}, code: code}
	n := len(code)
	if n == 0 || code[n-1] != codeSuccess {
		return nil, errInvalid
	}
	i := 0
	if code[0] == codeInfo {
		skip, ok := c.info(n)
		if !ok {
			return nil, errInvalid
		}
		i = skip
	}
	if !c.sequence(i, n-1, 0) {
		return nil, errInvalid
	}
	c.emit(inst{op: opSuccess})
	p := c.p
	p.annotate()
	return p, nil
}

type compiler struct {
	p    *Program
	code []uint32
}

func (c *compiler) emit(i inst) int {
	c.p.code = append(c.p.code, i)
	return len(c.p.code) - 1
}

func (c *compiler) here() int32 { return int32(len(c.p.code)) }

func (c *compiler) register(n int) int32 {
	r := c.p.regs
	c.p.regs += n
	return int32(r)
}

// info checks the information block at the start and returns where it ends.
func (c *compiler) info(n int) (int, bool) {
	code := c.code
	if n < 6 {
		return 0, false
	}
	end := 1 + int(code[1])
	flags := code[2]
	if end < 5 || end >= n || flags&^(infoPrefix|infoLiteral|infoCharset) != 0 ||
		flags&infoPrefix != 0 && flags&infoCharset != 0 || flags&infoLiteral != 0 && flags&infoPrefix == 0 {
		return 0, false
	}
	c.p.minWidth = int(code[3])
	switch {
	case flags&infoPrefix != 0:
		if end < 7 {
			return 0, false
		}
		length, skip := int(code[5]), int(code[6])
		if length < 1 || length > n || skip > length || end != 7+2*length {
			return 0, false
		}
		var text []byte
		for _, ch := range code[7 : 7+length] {
			var ok bool
			if text, ok = c.appendLiteral(text, ch); !ok {
				return 0, false
			}
		}
		for _, overlap := range code[7+length : end] {
			if int(overlap) >= length {
				return 0, false
			}
		}
		c.p.literal, c.p.whole = string(text), flags&infoLiteral != 0
	case flags&infoCharset != 0:
		if !c.set(5, end) {
			return 0, false
		}
	case end != 5:
		return 0, false
	}
	return end, true
}

func (c *compiler) appendLiteral(text []byte, ch uint32) ([]byte, bool) {
	switch {
	case c.p.bytes:
		// A byte pattern may hold a literal no byte equals, in a class folded to
		// lower case for instance; alone it never occurs.
		return append(text, byte(ch)), ch < 256
	case ch > wtf8.RuneMax:
		return text, false
	}
	return wtf8.AppendRune(text, rune(ch)), true
}

// set checks the set whose codes are code[i:end], FAILURE last.
func (c *compiler) set(i, end int) bool {
	code := c.code
	for i < end {
		op := code[i]
		i++
		switch op {
		case codeFailure:
			return i == end
		case codeNegate:
		case codeLiteral:
			i++
		case codeRange, codeRangeUniIgnore:
			i += 2
		case codeCategory:
			if i >= end || code[i] >= categoryCount {
				return false
			}
			i++
		case codeCharset:
			i += 8
		case codeBigCharset:
			if i >= end {
				return false
			}
			blocks := int(code[i])
			i++
			if blocks > 256 || i+64+8*blocks > end {
				return false
			}
			for _, word := range code[i : i+64] {
				for ; word != 0; word >>= 8 {
					if int(word&255) >= blocks {
						return false
					}
				}
			}
			if blocks == 0 {
				return false
			}
			i += 64 + 8*blocks
		default:
			return false
		}
	}
	return false
}

// one reads the code for one character at code[i] and returns where it ends.
func (c *compiler) one(i, end int) (*single, int) {
	if i >= end {
		return nil, 0
	}
	op := c.code[i]
	i++
	s := single{}
	switch op {
	case codeAny:
		s.kind = singleAny
		return newSingle(s), i
	case codeAnyAll:
		s.kind = singleAnyAll
		return newSingle(s), i
	case codeLiteral, codeLiteralIgnore, codeLiteralLocIgnore, codeLiteralUniIgnore:
		s.kind = singleLiteral
	case codeNotLiteral, codeNotLiteralIgnore, codeNotLiteralLocIgnore, codeNotLiteralUniIgnore:
		s.kind = singleNotLiteral
	case codeIn, codeInIgnore, codeInLocIgnore, codeInUniIgnore:
		s.kind = singleSet
	default:
		return nil, 0
	}
	switch op {
	case codeLiteralIgnore, codeNotLiteralIgnore, codeInIgnore:
		s.fold = foldASCII
	case codeLiteralLocIgnore, codeNotLiteralLocIgnore, codeInLocIgnore:
		s.fold = foldLocale
	case codeLiteralUniIgnore, codeNotLiteralUniIgnore, codeInUniIgnore:
		s.fold = foldUnicode
	}
	if i >= end {
		return nil, 0
	}
	if s.kind == singleSet {
		stop := i + int(c.code[i])
		if stop > end || stop <= i || !c.set(i+1, stop) {
			return nil, 0
		}
		s.set = append([]uint32(nil), c.code[i+1:stop]...)
		return newSingle(s), stop
	}
	if c.code[i] > wtf8.RuneMax {
		return nil, 0
	}
	s.literal = rune(c.code[i])
	return newSingle(s), i + 1
}

// sequence compiles code[i:end].
func (c *compiler) sequence(i, end, depth int) bool {
	reached, ok := c.upToJump(i, end, depth)
	return ok && reached == end
}

// upToJump compiles code[i:end], the JUMP and its offset left out that may stand
// last, and returns how far it came.
func (c *compiler) upToJump(i, end, depth int) (reached int, ok bool) {
	if depth > maxNesting {
		return i, false
	}
	code := c.code
	var text []byte
	flush := func() {
		if len(text) > 0 {
			c.emit(inst{op: opString, text: string(text)})
			text = nil
		}
	}
	for i < end {
		op := code[i]
		if op == codeLiteral {
			if i+1 >= end {
				return i, false
			}
			if longer, ok := c.appendLiteral(text, code[i+1]); ok {
				text = longer
			} else if code[i+1] > wtf8.RuneMax {
				return i, false
			} else {
				flush()
				c.emit(inst{op: opFail})
			}
			i += 2
			continue
		}
		flush()
		if op == codeJump && i == end-2 {
			return i, true
		}
		next := c.step(i, end, depth)
		if next <= i || next > end {
			return i, false
		}
		i = next
	}
	flush()
	return i, i == end
}

// block returns the end of a code with a skip at code[i+1], where it fits.
func (c *compiler) block(i, end, least int) (stop int, ok bool) {
	if i+least >= end {
		return 0, false
	}
	stop = i + 1 + int(c.code[i+1])
	return stop, stop <= end && stop > i+least
}

// step compiles the code at code[i] and returns where the next one stands, or 0
// where it is malformed.
func (c *compiler) step(i, end, depth int) int {
	code := c.code
	operand := func() (uint32, bool) {
		if i+1 < end {
			return code[i+1], true
		}
		return 0, false
	}
	switch op := code[i]; op {
	case codeFailure:
		c.emit(inst{op: opFail})
		return i + 1
	case codeMark:
		a, ok := operand()
		if !ok || int(a) >= 2*c.p.groups {
			return 0
		}
		c.emit(inst{op: opMark, a: int32(a)})
		return i + 2
	case codeAt:
		a, ok := operand()
		if !ok || a >= atCount {
			return 0
		}
		c.emit(inst{op: opAt, a: int32(a)})
		return i + 2
	case codeCategory:
		a, ok := operand()
		if !ok || a >= categoryCount {
			return 0
		}
		c.emit(inst{op: opOne, one: newSingle(single{kind: singleSet, set: []uint32{codeCategory, a, codeFailure}})})
		return i + 2
	case codeGroupRef, codeGroupRefIgnore, codeGroupRefLocIgnore, codeGroupRefUniIgnore:
		a, ok := operand()
		if !ok || int(a) >= c.p.groups {
			return 0
		}
		ref := inst{op: opRef, a: int32(2 * a)}
		switch op {
		case codeGroupRefIgnore:
			ref.fold = foldASCII
		case codeGroupRefLocIgnore:
			ref.fold = foldLocale
		case codeGroupRefUniIgnore:
			ref.fold = foldUnicode
		}
		c.emit(ref)
		return i + 2
	case codeBranch:
		return c.branch(i, end, depth)
	case codeGroupRefExists:
		return c.ifGroup(i, end, depth)
	case codeRepeatOne, codeMinRepeatOne, codePossessiveRepeatOne:
		stop, ok := c.block(i, end, 4)
		if !ok || code[i+2] > code[i+3] {
			return 0
		}
		one, at := c.one(i+4, stop)
		if one == nil || at != stop-1 || code[at] != codeSuccess {
			return 0
		}
		r := inst{op: opRepeatOne, one: one, min: code[i+2], max: code[i+3]}
		switch op {
		case codeMinRepeatOne:
			r.op = opLazyOne
		case codePossessiveRepeatOne:
			r.op = opKeepOne
		}
		c.emit(r)
		return stop
	case codeRepeat, codePossessiveRepeat:
		return c.repeat(i, end, depth)
	case codeAtomicGroup:
		stop, ok := c.block(i, end, 2)
		if !ok || code[stop-1] != codeSuccess {
			return 0
		}
		a := c.register(1)
		c.emit(inst{op: opAtomic, a: a})
		if !c.sequence(i+2, stop-1, depth+1) {
			return 0
		}
		c.emit(inst{op: opCut, a: a})
		return stop
	case codeAssert, codeAssertNot:
		stop, ok := c.block(i, end, 3)
		if !ok || code[stop-1] != codeSuccess || code[i+2] >= 1<<31 {
			return 0
		}
		around := inst{op: opAhead, a: c.register(2), min: code[i+2]}
		leave := inst{op: opAheadEnd, a: around.a}
		if op == codeAssertNot {
			around.op, leave.op = opNot, opNotEnd
		}
		at := c.emit(around)
		if !c.sequence(i+3, stop-1, depth+1) {
			return 0
		}
		c.emit(leave)
		c.p.code[at].target = c.here()
		return stop
	}
	one, next := c.one(i, end)
	if one == nil {
		return 0
	}
	c.emit(inst{op: opOne, one: one})
	return next
}

// branch compiles BRANCH: blocks of skip, code, JUMP and an offset, with a skip
// of 0 last. All jumps must lead behind the branch.
func (c *compiler) branch(i, end, depth int) int {
	at := c.emit(inst{op: opBranch})
	var jumps []int
	var alts []alternative
	finish := -1
	i++
	for {
		if i >= end {
			return 0
		}
		skip := int(c.code[i])
		if skip == 0 {
			i++
			break
		}
		stop := i + skip
		if stop > end || skip < 3 || c.code[stop-2] != codeJump {
			return 0
		}
		to := stop - 1 + int(c.code[stop-1])
		if finish >= 0 && to != finish {
			return 0
		}
		finish = to
		alts = append(alts, alternative{pc: c.here()})
		if !c.sequence(i+1, stop-2, depth+1) {
			return 0
		}
		jumps = append(jumps, c.emit(inst{op: opJump}))
		i = stop
	}
	if len(alts) == 0 || finish != i {
		return 0
	}
	c.p.code[at].alts = alts
	for _, j := range jumps {
		c.p.code[j].target = c.here()
	}
	return i
}

// ifGroup compiles GROUPREF_EXISTS: a group, a skip, the code for a group that
// matched and perhaps JUMP, an offset and the code for one that did not.
func (c *compiler) ifGroup(i, end, depth int) int {
	code := c.code
	if i+2 >= end || int(code[i+1]) >= c.p.groups {
		return 0
	}
	// The skip counts from itself to where the other code begins, less one.
	stop := i + 1 + int(code[i+2])
	if int(code[i+2]) < 2 || stop > end {
		return 0
	}
	at := c.emit(inst{op: opIfGroup, a: int32(2 * code[i+1])})
	reached, ok := c.upToJump(i+3, stop, depth+1)
	if !ok {
		return 0
	}
	if reached < stop {
		to := stop - 1 + int(code[stop-1])
		if to < stop || to > end {
			return 0
		}
		jump := c.emit(inst{op: opJump})
		c.p.code[at].target = c.here()
		if !c.sequence(stop, to, depth+1) {
			return 0
		}
		c.p.code[jump].target = c.here()
		return to
	}
	c.p.code[at].target = c.here()
	return stop
}

// repeat compiles REPEAT and POSSESSIVE_REPEAT. The loop has two registers, how
// many rounds are under way and where the last one began, and opKeep a third,
// the height of the stack.
func (c *compiler) repeat(i, end, depth int) int {
	code := c.code
	stop, ok := c.block(i, end, 3)
	if !ok || stop >= end || code[i+2] > code[i+3] {
		return 0
	}
	a := c.register(3)
	loop := c.emit(inst{op: opLoop, a: a})
	body := c.here()
	if !c.sequence(i+4, stop, depth+1) {
		return 0
	}
	check := inst{a: a, min: code[i+2], max: code[i+3], target: body}
	until := code[stop]
	switch {
	case code[i] == codePossessiveRepeat && until == codeSuccess:
		check.op = opKeep
		c.emit(inst{op: opKeepEnd, a: a, target: c.here() + 1})
	case code[i] == codeRepeat && until == codeMaxUntil:
		check.op = opMax
	case code[i] == codeRepeat && until == codeMinUntil:
		check.op = opMin
	default:
		return 0
	}
	c.p.code[loop].target = c.here()
	c.emit(check)
	return stop + 1
}
