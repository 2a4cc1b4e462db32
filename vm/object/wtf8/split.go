package wtf8

import (
	"strings"

	"github.com/adder-vm/adder/vm/object/unidata"
)

// A Splitter cuts a string into pieces, which are parts of it; Next returns one
// after the other. It lives on the stack and allocates nothing.
type Splitter struct {
	rest, sep string
	limit     int // cuts left, negative for no limit
	kind      splitKind
	keepEnds  bool
	done      bool
}

type splitKind uint8

const (
	bySep splitKind = iota
	bySepBack
	bySpace
	bySpaceBack
	byByteSpace
	byByteSpaceBack
	byLine
	byByteLine
)

// Split cuts s at sep, which must not be empty, at most limit times where limit
// is not negative.
func Split(s, sep string, limit int) Splitter {
	return Splitter{rest: s, sep: sep, limit: limit, kind: bySep}
}

// SplitBack is Split that cuts from the end; the pieces come last one first.
func SplitBack(s, sep string, limit int) Splitter {
	return Splitter{rest: s, sep: sep, limit: limit, kind: bySepBack}
}

// SplitSpace cuts s at runs of white space and gives no empty pieces.
func SplitSpace(s string, limit int) Splitter {
	if IsASCII(s) {
		return Splitter{rest: s, limit: limit, kind: byByteSpace, sep: strSpace}
	}
	return Splitter{rest: s, limit: limit, kind: bySpace}
}

// SplitSpaceBack is SplitSpace from the end; the pieces come last one first.
func SplitSpaceBack(s string, limit int) Splitter {
	if IsASCII(s) {
		return Splitter{rest: s, limit: limit, kind: byByteSpaceBack, sep: strSpace}
	}
	return Splitter{rest: s, limit: limit, kind: bySpaceBack}
}

// SplitBytesSpace cuts bytes at runs of ASCII white space.
func SplitBytesSpace(b string, limit int) Splitter {
	return Splitter{rest: b, limit: limit, kind: byByteSpace, sep: bytesSpace}
}

// SplitBytesSpaceBack is SplitBytesSpace from the end; the pieces come last one
// first.
func SplitBytesSpaceBack(b string, limit int) Splitter {
	return Splitter{rest: b, limit: limit, kind: byByteSpaceBack, sep: bytesSpace}
}

// Lines cuts s after each line end, which the pieces keep where keepEnds says
// so.
func Lines(s string, keepEnds bool) Splitter {
	return Splitter{rest: s, keepEnds: keepEnds, kind: byLine}
}

// BytesLines is Lines for bytes, where only \n, \r and \r\n end lines.
func BytesLines(b string, keepEnds bool) Splitter {
	return Splitter{rest: b, keepEnds: keepEnds, kind: byByteLine}
}

// ASCII white space: tables of 256 bytes, 1 where the byte is one.
var (
	strSpace   = spaceTable("\t\n\v\f\r\x1c\x1d\x1e\x1f ")
	bytesSpace = spaceTable("\t\n\v\f\r ")
)

func spaceTable(chars string) string {
	var t [256]byte
	for i := 0; i < len(chars); i++ {
		t[chars[i]] = 1
	}
	return string(t[:])
}

// Next returns the next piece; ok is false when there is none.
func (p *Splitter) Next() (piece string, ok bool) {
	switch p.kind {
	case bySep:
		if p.done {
			return "", false
		}
		if p.limit != 0 {
			if i := strings.Index(p.rest, p.sep); i >= 0 {
				piece, p.rest = p.rest[:i], p.rest[i+len(p.sep):]
				p.limit--
				return piece, true
			}
		}
		p.done = true
		return p.rest, true
	case bySepBack:
		if p.done {
			return "", false
		}
		if p.limit != 0 {
			if i := strings.LastIndex(p.rest, p.sep); i >= 0 {
				piece, p.rest = p.rest[i+len(p.sep):], p.rest[:i]
				p.limit--
				return piece, true
			}
		}
		p.done = true
		return p.rest, true
	case byByteSpace:
		return p.nextWord()
	case byByteSpaceBack:
		return p.lastWord()
	case bySpace:
		p.rest = StripSpace(p.rest, true, false)
		if p.rest == "" {
			return "", false
		}
		if p.limit == 0 {
			piece, p.rest = p.rest, ""
			return piece, true
		}
		p.limit--
		i := 0
		for i < len(p.rest) {
			r, n := Decode(p.rest, i)
			if unidata.IsSpace(r) {
				break
			}
			i += n
		}
		piece, p.rest = p.rest[:i], p.rest[i:]
		return piece, true
	case bySpaceBack:
		p.rest = StripSpace(p.rest, false, true)
		if p.rest == "" {
			return "", false
		}
		if p.limit == 0 {
			piece, p.rest = p.rest, ""
			return piece, true
		}
		p.limit--
		i := len(p.rest)
		for i > 0 {
			r, n := DecodeLast(p.rest, i)
			if unidata.IsSpace(r) {
				break
			}
			i -= n
		}
		piece, p.rest = p.rest[i:], p.rest[:i]
		return piece, true
	}
	return p.nextLine()
}

func (p *Splitter) nextWord() (string, bool) {
	s, space := p.rest, p.sep
	i := 0
	for i < len(s) && space[s[i]] != 0 {
		i++
	}
	if i == len(s) {
		p.rest = ""
		return "", false
	}
	if p.limit == 0 {
		p.rest = ""
		return s[i:], true
	}
	p.limit--
	end := i
	for ; end < len(s) && space[s[end]] == 0; end++ {
	}
	p.rest = s[end:]
	return s[i:end], true
}

func (p *Splitter) lastWord() (string, bool) {
	s, space := p.rest, p.sep
	end := len(s)
	for end > 0 && space[s[end-1]] != 0 {
		end--
	}
	if end == 0 {
		p.rest = ""
		return "", false
	}
	if p.limit == 0 {
		p.rest = ""
		return s[:end], true
	}
	p.limit--
	i := end
	for ; i > 0 && space[s[i-1]] == 0; i-- {
	}
	p.rest = s[:i]
	return s[i:end], true
}

func (p *Splitter) nextLine() (string, bool) {
	s := p.rest
	if s == "" {
		return "", false
	}
	i, n := 0, 0
	for ; i < len(s); i += n {
		c := s[i]
		n = 1
		if c >= 0x80 && p.kind == byLine {
			var r rune
			if r, n = Decode(s, i); unidata.IsLineBreak(r) {
				break
			}
			continue
		}
		if c == '\n' || c == '\r' || p.kind == byLine && c < 0x20 && unidata.IsLineBreak(rune(c)) {
			if c == '\r' && i+1 < len(s) && s[i+1] == '\n' {
				n = 2
			}
			break
		}
	}
	if i >= len(s) {
		p.rest = ""
		return s, true
	}
	p.rest = s[i+n:]
	if p.keepEnds {
		i += n
	}
	return s[:i], true
}
