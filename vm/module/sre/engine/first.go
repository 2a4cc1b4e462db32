package engine

import "github.com/adder-vm/adder/vm/object/wtf8"

// firstBytes is the set of bytes some text may begin with.
type firstBytes [4]uint64

func (f *firstBytes) has(c byte) bool { return f[c>>6]>>(c&63)&1 != 0 }
func (f *firstBytes) add(c byte)      { f[c>>6] |= 1 << (c & 63) }

// addSingle adds the bytes that the characters of one begin with: in text all
// that begin a character beyond ASCII, should one of them match.
func (f *firstBytes) addSingle(one *single, isBytes bool) {
	if isBytes {
		for k, w := range one.low {
			f[k] |= w
		}
		return
	}
	f[0] |= one.low[0]
	f[1] |= one.low[1]
	if one.kind == singleLiteral && one.fold == foldNone {
		var buf [4]byte
		f.add(wtf8.AppendRune(buf[:0], one.literal)[0])
		return
	}
	f[3] = ^uint64(0)
}

// firstFinder finds out by which bytes a match from some instruction on begins.
type firstFinder struct {
	p      *Program
	set    firstBytes
	budget int // instructions it may look at: branches multiply
}

// from adds the bytes that a match from pc on may begin with; it returns false
// where it may begin with any, or be empty.
func (f *firstFinder) from(pc int32) bool {
	for {
		if f.budget--; f.budget < 0 {
			return false
		}
		in := &f.p.code[pc]
		switch in.op {
		case opFail:
			return true
		case opString:
			f.set.add(in.text[0])
			return true
		case opOne:
			f.set.addSingle(in.one, f.p.bytes)
			return true
		case opAt, opMark, opAtomic:
			pc++
		case opJump:
			pc = in.target
		case opAhead, opNot:
			pc = in.target // where the text goes on
		case opBranch:
			for _, alt := range in.alts {
				if !f.from(alt.pc) {
					return false
				}
			}
			return true
		case opRepeatOne, opLazyOne, opKeepOne:
			f.set.addSingle(in.one, f.p.bytes)
			if in.min > 0 {
				return true
			}
			pc++
		case opLoop:
			check := &f.p.code[in.target]
			if check.min > 0 {
				pc = check.target
				break
			}
			if !f.from(check.target) {
				return false
			}
			pc = in.target + 1
		case opMax, opMin, opKeep:
			// The end of a round: another, or what follows.
			if in.max > 1 && !f.from(in.target) {
				return false
			}
			pc++
		default:
			// The end of a group that is not gone back into: what follows it has
			// no say in how the group matches.
			return false
		}
	}
}

const firstBudget = 300

func (p *Program) firstFrom(pc int32) *firstBytes {
	f := firstFinder{p: p, budget: firstBudget}
	if !f.from(pc) || f.set == (firstBytes{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}) {
		return nil
	}
	set := f.set
	return &set
}

// annotate notes by which bytes alternatives, what follows repeats and the whole
// match begin.
func (p *Program) annotate() {
	for i := range p.code {
		in := &p.code[i]
		switch in.op {
		case opBranch:
			for k := range in.alts {
				in.alts[k].first = p.firstFrom(in.alts[k].pc)
			}
		case opRepeatOne, opLazyOne, opMax, opMin:
			in.first = p.firstFrom(int32(i) + 1)
		}
	}
	p.start = p.firstFrom(0)
	pc := 0
	for p.code[pc].op == opMark {
		pc++
	}
	in := &p.code[pc]
	p.anchored = in.op == opAt && (in.a == atBeginning || in.a == atBeginningString)
}
