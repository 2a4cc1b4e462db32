package engine

import (
	"strings"
)

// Mode is how a match lies in the subject.
type Mode uint8

const (
	Match     Mode = iota // it begins at the start position
	FullMatch             // and ends at the end position
	Search                // it begins at the start position or later
)

// Subject is what to match, and where.
type Subject struct {
	Text       string // str as WTF-8, or bytes
	ASCII      bool   // of a str: it is all ASCII
	Start, End int    // byte offsets with 0 <= Start <= End <= len(Text), on characters
	// NonEmpty refuses an empty match at Start, as a scanner does after an empty
	// match there.
	NonEmpty bool
	// Interrupt, where it is not nil, is called with Arg now and then; an error it
	// returns ends the match.
	Interrupt func(arg any) error
	Arg       any
}

// Match matches subject. Where it does, it appends to dst the byte offsets of
// the start and end of the whole match and of each group, -1 for a group that
// did not take part, and returns the number of the group that closed last, or
// -1. An error is ErrTooDeep or what Interrupt returned.
func (p *Program) Match(dst []int, subject Subject, mode Mode) (_ []int, lastIndex int, ok bool, err error) {
	m := p.free.Swap(nil)
	if m == nil {
		m = &machine{p: p, regs: make([]int, p.regs)}
	}
	m.s = subject.Text[:subject.End]
	m.narrow = p.bytes || subject.ASCII
	m.interrupt, m.arg = subject.Interrupt, subject.Arg
	m.whole = mode == FullMatch
	m.mustAdvance = -1
	if subject.NonEmpty {
		m.mustAdvance = subject.Start
	}
	m.reset()
	start, end := subject.Start, 0
	if mode == Search {
		start, end, ok, err = m.search(start)
	} else {
		end, ok, err = m.run(start)
	}
	lastIndex = -1
	if ok {
		dst = append(dst, start, end)
		for g := range p.groups {
			a, b := m.regs[2*g], m.regs[2*g+1]
			if a < 0 || b < 0 {
				a, b = -1, -1
			}
			dst = append(dst, a, b)
		}
		lastIndex = m.regs[p.lastIndexReg()]
	}
	m.s, m.interrupt, m.arg = "", nil, nil
	if cap(m.stack) > keepFrames {
		m.stack, m.trail = nil, nil
	}
	p.free.Store(m)
	return dst, lastIndex, ok, err
}

// keepFrames is how large a stack is kept for the next match.
const keepFrames = 1 << 14

// reset makes all registers unset.
func (m *machine) reset() {
	for i := range m.regs {
		m.regs[i] = -1
	}
}

// search tries one position after the other.
func (m *machine) search(pos int) (start, end int, ok bool, err error) {
	p := m.p
	if p.whole && m.mustAdvance < 0 {
		i := strings.Index(m.s[pos:], p.literal)
		if i < 0 {
			return 0, 0, false, nil
		}
		return pos + i, pos + i + len(p.literal), true, nil
	}
	for {
		// A match is at least as many bytes long as characters.
		if len(m.s)-pos < p.minWidth {
			return 0, 0, false, nil
		}
		switch {
		case p.literal != "":
			i := strings.Index(m.s[pos:], p.literal)
			if i < 0 {
				return 0, 0, false, nil
			}
			pos += i
		case p.start != nil:
			for pos < len(m.s) && !p.start.has(m.s[pos]) {
				pos++
			}
			if pos == len(m.s) {
				return 0, 0, false, nil
			}
		}
		end, ok, err = m.run(pos)
		if ok || err != nil {
			return pos, end, ok, err
		}
		if pos >= len(m.s) || p.anchored {
			return 0, 0, false, nil
		}
		m.undo()
		if m.mustAdvance >= 0 {
			m.mustAdvance = -1
		}
		if m.narrow {
			pos++
		} else {
			pos++
			for pos < len(m.s) && m.s[pos]&0xC0 == 0x80 {
				pos++
			}
		}
	}
}

// undo resets the registers that a match that failed has left changed.
func (m *machine) undo() {
	for k := len(m.trail) - 1; k >= 0; k-- {
		m.regs[m.trail[k].reg] = m.trail[k].old
	}
	m.trail = m.trail[:0]
}
