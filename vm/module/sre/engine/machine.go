package engine

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/adder-vm/adder/vm/object/unidata"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// machine is the state of one match.
type machine struct {
	p         *Program
	s         string // up to the end position
	narrow    bool   // every character is one byte: bytes, or ASCII text
	regs      []int
	stack     []frame
	trail     []change
	steps     int
	interrupt func(arg any) error
	arg       any

	whole       bool // the match must reach the end
	mustAdvance int  // where the match must not end; -1 for anywhere
}

// frame is a choice to come back to when the way taken fails.
type frame struct {
	kind  frameKind
	pc    int32
	alt   int32 // frameBranch: the alternative to try
	pos   int
	trail int // how many changes of registers to keep
	least int // frameRepeatOne: the position not to go back beyond; frameLazyOne: the count
}

type frameKind uint8

const (
	frameGo        frameKind = iota // go on at pc
	frameBranch                     // take alternative alt of the branch at pc
	frameRepeatOne                  // give back one character of the repeat at pc
	frameLazyOne                    // take one more character of the repeat at pc
	frameMin                        // go another round of the lazy loop at pc
)

// change is a register to reset when the machine backs up.
type change struct {
	reg int32
	old int
}

// ErrTooDeep says that a match needs more memory for its choices than it may
// have.
var ErrTooDeep = errors.New("regular expression needs too much memory to backtrack")

// maxFrames bounds the stack, at 48 bytes a frame, and maxChanges the trail, at
// 16 bytes a change.
const (
	maxFrames  = 1 << 25
	maxChanges = 1 << 27
)

// interruptEvery is the number of steps between calls of interrupt: choices gone
// back to and rounds of loops.
const interruptEvery = 1 << 14

func (m *machine) setReg(r int32, v int) {
	m.trail = append(m.trail, change{r, m.regs[r]})
	m.regs[r] = v
}

// decode returns the character at s[pos].
func (m *machine) decode(pos int) (rune, int) {
	c := m.s[pos]
	if c < utf8.RuneSelf || m.narrow {
		return rune(c), 1
	}
	return wtf8.Decode(m.s, pos)
}

// before returns the character that ends before s[pos].
func (m *machine) before(pos int) rune {
	c := m.s[pos-1]
	if c < utf8.RuneSelf || m.narrow {
		return rune(c)
	}
	r, _ := wtf8.DecodeLast(m.s, pos)
	return r
}

// stepBack returns the position n characters before pos, or -1.
func (m *machine) stepBack(pos, n int) int {
	if m.narrow || n > pos {
		return max(pos-n, -1)
	}
	for ; n > 0; n-- {
		if pos == 0 {
			return -1
		}
		pos--
		for pos > 0 && m.s[pos]&0xC0 == 0x80 {
			pos--
		}
	}
	return pos
}

// take takes up to most characters that match one and returns where that ends
// and how many they were; the count is not to be relied on where most is
// MaxRepeat and enough is 0.
func (m *machine) take(one *single, pos int, most, enough uint32) (end int, count int) {
	s := m.s
	unbounded := most == MaxRepeat
	if unbounded && enough == 0 {
		switch one.kind {
		case singleAnyAll:
			return len(s), 0
		case singleAny:
			if i := strings.IndexByte(s[pos:], '\n'); i >= 0 {
				return pos + i, 0
			}
			return len(s), 0
		}
	}
	if m.narrow {
		stop := len(s)
		if !unbounded && int(most) < stop-pos {
			stop = pos + int(most)
		}
		start := pos
		switch one.kind {
		case singleAnyAll:
			pos = stop
		case singleAny:
			if i := strings.IndexByte(s[pos:stop], '\n'); i >= 0 {
				pos += i
			} else {
				pos = stop
			}
		default:
			for pos < stop && one.low[s[pos]>>6]>>(s[pos]&63)&1 != 0 {
				pos++
			}
		}
		return pos, pos - start
	}
	for pos < len(s) && (unbounded || count < int(most)) {
		c := s[pos]
		if c < utf8.RuneSelf {
			if one.low[c>>6]>>(c&63)&1 == 0 {
				break
			}
			pos++
		} else {
			r, n := wtf8.Decode(s, pos)
			if !one.has(r) {
				break
			}
			pos += n
		}
		count++
	}
	return pos, count
}

// at reports whether the position code holds at pos.
func (m *machine) at(code int32, pos int) bool {
	switch code {
	case atBeginning, atBeginningString:
		return pos == 0
	case atBeginningLine:
		return pos == 0 || m.s[pos-1] == '\n'
	case atEnd:
		return pos == len(m.s) || pos == len(m.s)-1 && m.s[pos] == '\n'
	case atEndLine:
		return pos == len(m.s) || m.s[pos] == '\n'
	case atEndString:
		return pos == len(m.s)
	}
	unicode := code >= atUniBoundary
	before := pos > 0 && isWord(m.before(pos), unicode)
	after := false
	if pos < len(m.s) {
		r, _ := m.decode(pos)
		after = isWord(r, unicode)
	}
	switch code {
	case atBoundary, atLocBoundary, atUniBoundary:
		return before != after
	}
	return before == after
}

func isWord(r rune, unicode bool) bool {
	if r < utf8.RuneSelf || !unicode {
		return isWordASCII(r)
	}
	return unidata.IsAlnum(r)
}

// sameText returns how far the text at pos equals ref but for case, or -1.
func (m *machine) sameText(ref string, pos int, f fold) int {
	for i := 0; i < len(ref); {
		if pos >= len(m.s) {
			return -1
		}
		var a rune
		an := 1
		if a = rune(ref[i]); a >= utf8.RuneSelf && !m.narrow {
			a, an = wtf8.Decode(ref, i)
		}
		b, bn := m.decode(pos)
		if a != b && f.lower(a) != f.lower(b) {
			return -1
		}
		i += an
		pos += bn
	}
	return pos
}

// run matches from pos on. err is what interrupt returned, or ErrTooDeep.
func (m *machine) run(pos int) (end int, ok bool, err error) {
	code := m.p.code
	s := m.s
	m.stack = m.stack[:0]
	m.trail = m.trail[:0]
	pc := int32(0)
	for {
		in := &code[pc]
		switch in.op {
		case opSuccess:
			if m.whole && pos != len(s) || pos == m.mustAdvance {
				goto fail
			}
			return pos, true, nil
		case opFail:
			goto fail
		case opString:
			if len(s)-pos < len(in.text) || s[pos:pos+len(in.text)] != in.text {
				goto fail
			}
			pos += len(in.text)
			pc++
		case opOne:
			if pos >= len(s) {
				goto fail
			}
			if c := s[pos]; c < utf8.RuneSelf || m.narrow {
				if in.one.low[c>>6]>>(c&63)&1 == 0 {
					goto fail
				}
				pos++
			} else {
				r, n := wtf8.Decode(s, pos)
				if !in.one.has(r) {
					goto fail
				}
				pos += n
			}
			pc++
		case opAt:
			if !m.at(in.a, pos) {
				goto fail
			}
			pc++
		case opMark:
			if in.a&1 != 0 {
				m.setReg(int32(m.p.lastIndexReg()), int(in.a)/2+1)
			}
			m.setReg(in.a, pos)
			pc++
		case opJump:
			pc = in.target
		case opBranch:
			k := m.viable(in, 0, pos)
			if k < 0 {
				goto fail
			}
			if next := m.viable(in, k+1, pos); next >= 0 {
				m.stack = append(m.stack, frame{kind: frameBranch, pc: pc, alt: int32(next), pos: pos, trail: len(m.trail)})
			}
			pc = in.alts[k].pc
		case opRepeatOne:
			start := pos
			var count int
			pos, count = m.take(in.one, pos, in.max, in.min)
			least := start
			if in.min > 0 {
				if count < int(in.min) {
					goto fail
				}
				least = m.forward(start, int(in.min))
			}
			if pos > least {
				m.stack = append(m.stack, frame{kind: frameRepeatOne, pc: pc, pos: pos, trail: len(m.trail), least: least})
				if in.first != nil && (pos >= len(s) || !in.first.has(s[pos])) {
					goto fail
				}
			}
			pc++
		case opKeepOne:
			var count int
			pos, count = m.take(in.one, pos, in.max, in.min)
			if in.min > 0 && count < int(in.min) {
				goto fail
			}
			pc++
		case opLazyOne:
			if in.min > 0 {
				var count int
				if pos, count = m.take(in.one, pos, in.min, in.min); count < int(in.min) {
					goto fail
				}
			}
			if in.max > in.min {
				m.stack = append(m.stack, frame{kind: frameLazyOne, pc: pc, pos: pos, trail: len(m.trail), least: int(in.min)})
				if in.first != nil && (pos >= len(s) || !in.first.has(s[pos])) {
					goto fail
				}
			}
			pc++
		case opLoop:
			m.setReg(in.a, -1)
			m.setReg(in.a+1, -1)
			pc = in.target
		case opMax:
			if m.steps++; m.steps&(interruptEvery-1) == 0 {
				if err := m.pause(); err != nil {
					return 0, false, err
				}
			}
			count := m.regs[in.a] + 1
			switch {
			case count < int(in.min):
				m.setReg(in.a, count)
				pc = in.target
			case (count < int(in.max) || in.max == MaxRepeat) && pos != m.regs[in.a+1]:
				if in.first == nil || pos < len(s) && in.first.has(s[pos]) {
					m.stack = append(m.stack, frame{kind: frameGo, pc: pc + 1, pos: pos, trail: len(m.trail)})
				}
				m.setReg(in.a, count)
				m.setReg(in.a+1, pos)
				pc = in.target
			default:
				pc++
			}
		case opMin:
			if m.steps++; m.steps&(interruptEvery-1) == 0 {
				if err := m.pause(); err != nil {
					return 0, false, err
				}
			}
			count := m.regs[in.a] + 1
			if count < int(in.min) {
				m.setReg(in.a, count)
				pc = in.target
				break
			}
			m.stack = append(m.stack, frame{kind: frameMin, pc: pc, pos: pos, trail: len(m.trail)})
			if in.first != nil && (pos >= len(s) || !in.first.has(s[pos])) {
				goto fail
			}
			pc++
		case opKeep:
			if m.steps++; m.steps&(interruptEvery-1) == 0 {
				if err := m.pause(); err != nil {
					return 0, false, err
				}
			}
			count := m.regs[in.a] + 1
			if count < int(in.min) {
				m.setReg(in.a, count)
				m.setReg(in.a+2, len(m.stack))
				pc = in.target
				break
			}
			if (count < int(in.max) || in.max == MaxRepeat) && pos != m.regs[in.a+1] {
				m.setReg(in.a, count)
				m.setReg(in.a+1, pos)
				m.setReg(in.a+2, len(m.stack))
				m.stack = append(m.stack, frame{kind: frameGo, pc: pc + 1, pos: pos, trail: len(m.trail)})
				pc = in.target
				break
			}
			pc++
		case opKeepEnd:
			m.stack = m.stack[:m.regs[in.a+2]]
			pc = in.target
		case opAtomic:
			m.setReg(in.a, len(m.stack))
			pc++
		case opCut:
			m.stack = m.stack[:m.regs[in.a]]
			pc++
		case opAhead:
			back := m.stepBack(pos, int(in.min))
			if back < 0 {
				goto fail
			}
			m.setReg(in.a, len(m.stack))
			m.setReg(in.a+1, pos)
			pos = back
			pc++
		case opAheadEnd:
			m.stack = m.stack[:m.regs[in.a]]
			pos = m.regs[in.a+1]
			pc++
		case opNot:
			back := m.stepBack(pos, int(in.min))
			if back < 0 {
				pc = in.target
				break
			}
			m.setReg(in.a, len(m.stack))
			m.stack = append(m.stack, frame{kind: frameGo, pc: in.target, pos: pos, trail: len(m.trail)})
			pos = back
			pc++
		case opNotEnd:
			m.stack = m.stack[:m.regs[in.a]]
			goto fail
		case opRef:
			start, stop := m.regs[in.a], m.regs[in.a+1]
			if start < 0 || stop < start {
				goto fail
			}
			ref := s[start:stop]
			if in.fold == foldNone {
				if !strings.HasPrefix(s[pos:], ref) {
					goto fail
				}
				pos += len(ref)
			} else if pos = m.sameText(ref, pos, in.fold); pos < 0 {
				goto fail
			}
			pc++
		case opIfGroup:
			if start, stop := m.regs[in.a], m.regs[in.a+1]; start < 0 || stop < start {
				pc = in.target
			} else {
				pc++
			}
		}
		continue

	fail:
		if m.steps++; m.steps&(interruptEvery-1) == 0 {
			if err := m.pause(); err != nil {
				return 0, false, err
			}
		}
		top := len(m.stack) - 1
		if top < 0 {
			return 0, false, nil
		}
		f := &m.stack[top]
		for k := len(m.trail) - 1; k >= f.trail; k-- {
			m.regs[m.trail[k].reg] = m.trail[k].old
		}
		m.trail = m.trail[:f.trail]
		pc, pos = f.pc, f.pos
		switch f.kind {
		case frameGo:
			m.stack = m.stack[:top]
		case frameBranch:
			in := &code[pc]
			k := int(f.alt)
			if next := m.viable(in, k+1, pos); next >= 0 {
				f.alt = int32(next)
			} else {
				m.stack = m.stack[:top]
			}
			pc = in.alts[k].pc
		case frameRepeatOne:
			pos = m.giveBack(f, code[pc].first)
			if pos < 0 {
				m.stack = m.stack[:top]
				goto fail
			}
			if pos == f.least {
				m.stack = m.stack[:top]
			} else {
				f.pos = pos
			}
			pc++
		case frameLazyOne:
			if pos = m.takeMore(f, &code[pc]); pos < 0 {
				m.stack = m.stack[:top]
				goto fail
			}
			f.pos = pos
			pc++
		case frameMin:
			m.stack = m.stack[:top]
			in := &code[pc]
			count := m.regs[in.a] + 1
			if count >= int(in.max) && in.max != MaxRepeat || pos == m.regs[in.a+1] {
				goto fail
			}
			m.setReg(in.a, count)
			m.setReg(in.a+1, pos)
			pc = in.target
		}
	}
}

// pause is called every so many steps.
func (m *machine) pause() error {
	if len(m.stack) > maxFrames || len(m.trail) > maxChanges {
		return ErrTooDeep
	}
	if m.interrupt != nil {
		return m.interrupt(m.arg)
	}
	return nil
}

// viable returns the first alternative from k on that may match at pos, or -1.
func (m *machine) viable(in *inst, k, pos int) int {
	for ; k < len(in.alts); k++ {
		f := in.alts[k].first
		if f == nil || pos < len(m.s) && f.has(m.s[pos]) {
			return k
		}
	}
	return -1
}

// forward returns the position n characters after pos, which there are.
func (m *machine) forward(pos, n int) int {
	if m.narrow {
		return pos + n
	}
	return pos + wtf8.Offset(m.s[pos:], n)
}

// giveBack returns the next position, going back from f.pos, where what follows
// a repeat may begin; -1 where there is none.
func (m *machine) giveBack(f *frame, first *firstBytes) int {
	pos := f.pos
	for pos > f.least {
		pos--
		if !m.narrow {
			for m.s[pos]&0xC0 == 0x80 {
				pos--
			}
		}
		if first == nil || first.has(m.s[pos]) {
			return pos
		}
	}
	return -1
}

// takeMore returns the next position, going on from f.pos, where what follows a
// lazy repeat may begin; -1 where there is none.
func (m *machine) takeMore(f *frame, in *inst) int {
	pos := f.pos
	for f.least < int(in.max) || in.max == MaxRepeat {
		if pos >= len(m.s) {
			return -1
		}
		r, n := m.decode(pos)
		if !in.one.has(r) {
			return -1
		}
		pos += n
		f.least++
		if in.first == nil || pos < len(m.s) && in.first.has(m.s[pos]) {
			return pos
		}
	}
	return -1
}
