package syntax

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// The grammar of the second reading is data: diagnose.gram, read once into the
// rules below and interpreted by diagnosis.

//go:embed diagnose.gram
var grammarText string

type gramOp uint8

const (
	opToken   gramOp = iota // a token of a kind
	opSoft                  // a soft keyword
	opAnySoft               // any soft keyword
	opRule                  // a rule
	opOpt                   // sub?
	opStar                  // sub*
	opPlus                  // sub+
	opList                  // sub, separated by tokens of a kind
	opAnd                   // &sub
	opNot                   // !sub
	opForce                 // a token of a kind, or an error
	opCut                   // no further alternatives
	opGroup                 // alternatives
)

type gramItem struct {
	op    gramOp
	kind  kind
	label int8 // slot its node is kept in, or -1
	name  uint32
	rule  int32
	sub   *gramItem
	alts  []gramAlt
}

type gramAlt struct {
	items   []gramItem
	act     action
	mistake bool // only tried when looking for mistakes
	single  bool // one item takes tokens, and its node is the alternative's
}

type gramRule struct {
	name     string
	alts     []gramAlt
	memo     bool
	leftRec  bool
	noFaults bool // reads without looking for mistakes
}

// action is what an alternative means once it has matched.
type action struct {
	verb   string // empty: the only item's node, or a sequence of all of them
	node   nodeKind
	a, b   int8
	format string
	do     func(*diagnosis, *slots) *node
}

type grammar struct {
	rules []gramRule
	index map[string]int32
}

func (g *grammar) rule(name string) int32 { return g.index[name] }

// tokenNames are the words of the grammar for kinds without a spelling.
var tokenNames = map[string]kind{
	"END": tEnd, "NAME": tName, "NUMBER": tNumber, "STRING": tString, "NEWLINE": tNewline,
	"INDENT": tIndent, "DEDENT": tDedent, "TYPE_COMMENT": tTypeComment, "NOTEQ": tNotEqual,
	"FSTRING_START": tFStringStart, "FSTRING_MIDDLE": tFStringMiddle, "FSTRING_END": tFStringEnd,
	"TSTRING_START": tTStringStart, "TSTRING_MIDDLE": tTStringMiddle, "TSTRING_END": tTStringEnd,
}

var softNames = map[string]uint32{"match": nameMatch, "case": nameCase, "type": nameType, "_": nameUnderscore}

// theGrammar parses the grammar at the first invalid program.
var theGrammar = sync.OnceValue(func() *grammar {
	g := &grammar{index: map[string]int32{}}
	r := gramReader{g: g, kinds: map[string]kind{}}
	for k := tLpar; k < kindCount; k++ {
		r.kinds[kindNames[k]] = k
	}
	for line := range strings.Lines(grammarText) {
		if line[0] != '#' {
			r.text += line
		}
	}
	r.scan()
	for i := 0; i+1 < len(r.words); i++ {
		if i == 0 || r.words[i-1] == ";" {
			g.index[r.words[i]] = int32(len(g.rules))
			g.rules = append(g.rules, gramRule{name: r.words[i]})
		}
	}
	for r.at < len(r.words) {
		r.rule()
	}
	return g
})

// gramReader reads the grammar's own notation.
type gramReader struct {
	g     *grammar
	text  string
	words []string
	at    int
	kinds map[string]kind
}

// scan splits the text into words; an action is one word.
func (r *gramReader) scan() {
	s := r.text
	for {
		s = strings.TrimLeft(s, " \n")
		if s == "" {
			return
		}
		n := 1
		switch c := s[0]; {
		case c == '\'' || c == '"':
			n = strings.IndexByte(s[1:], c) + 2
		case c == '{':
			quoted := false
			for n = 1; s[n] != '}' || quoted; n++ {
				if s[n] == '\\' {
					n++
				} else if s[n] == '"' {
					quoted = !quoted
				}
			}
			n++
		case charClass[c]&chIdentStart != 0:
			for n < len(s) && charClass[s[n]]&chIdent != 0 {
				n++
			}
		}
		r.words = append(r.words, s[:n])
		s = s[n:]
	}
}

func (r *gramReader) word() string { return r.words[r.at] }

func (r *gramReader) take(w string) bool {
	if r.word() == w {
		r.at++
		return true
	}
	return false
}

func (r *gramReader) rule() {
	name := r.word()
	rule := &r.g.rules[r.g.index[name]]
	r.at++
	rule.memo = r.take("*")
	r.at++ // "="
	rule.alts = r.alts(true)
	rule.noFaults = name == "expression_without_invalid"
	first := rule.alts[0].items[0]
	rule.leftRec = first.op == opRule && r.g.rules[first.rule].name == name
	r.at++ // ";"
}

func (r *gramReader) alts(top bool) []gramAlt {
	var alts []gramAlt
	for {
		var alt gramAlt
		takers := 0
		for {
			w := r.word()
			if w == "/" || w == ")" || w == ";" || w[0] == '{' {
				break
			}
			it := r.item()
			alt.items = append(alt.items, it)
			if it.op != opAnd && it.op != opNot && it.op != opCut {
				takers++
			}
		}
		if w := r.word(); w[0] == '{' {
			alt.act = r.action(w[1 : len(w)-1])
			r.at++
		}
		alt.single = takers == 1
		// As in CPython, a mistake in the midst of an alternative is looked
		// for in the first round, too.
		if it := &alt.items[0]; len(alt.items) == 1 && it.op == opRule {
			alt.mistake = strings.HasPrefix(r.g.rules[it.rule].name, "invalid_")
		}
		alts = append(alts, alt)
		if !r.take("/") {
			return alts
		}
	}
}

func (r *gramReader) item() gramItem {
	label := int8(-1)
	if w := r.word(); len(w) == 1 && w[0] >= 'a' && w[0] <= 'd' && r.words[r.at+1] == ":" {
		label = int8(w[0] - 'a')
		r.at += 2
	}
	var it gramItem
	switch w := r.word(); w {
	case "&", "!":
		r.at++
		sub := r.item()
		it = gramItem{op: opAnd, sub: &sub}
		if w == "!" {
			it.op = opNot
		}
	case "^":
		r.at++
		it = r.item()
		it.op = opForce
	case "~":
		r.at++
		it = gramItem{op: opCut}
	default:
		it = r.atom()
	}
	switch r.word() {
	case "?", "*", "+":
		sub := it
		it = gramItem{op: map[string]gramOp{"?": opOpt, "*": opStar, "+": opPlus}[r.word()], sub: &sub}
		r.at++
	case "%":
		sub := it
		r.at++
		it = gramItem{op: opList, sub: &sub, kind: r.atom().kind}
	}
	it.label = label
	return it
}

func (r *gramReader) atom() gramItem {
	w := r.word()
	r.at++
	switch {
	case w == "(":
		alts := r.alts(false)
		r.at++
		return gramItem{op: opGroup, alts: alts, label: -1}
	case w[0] == '\'':
		k, ok := r.kinds[w[1:len(w)-1]]
		if !ok {
			panic("grammar: no token " + w)
		}
		return gramItem{op: opToken, kind: k, label: -1}
	case w[0] == '"':
		return gramItem{op: opSoft, name: softNames[w[1:len(w)-1]], label: -1}
	case w == "SOFT_KEYWORD":
		return gramItem{op: opAnySoft, label: -1}
	}
	if k, ok := tokenNames[w]; ok {
		return gramItem{op: opToken, kind: k, label: -1}
	}
	i, ok := r.g.index[w]
	if !ok {
		panic("grammar: no rule " + w)
	}
	return gramItem{op: opRule, rule: i, label: -1}
}

// action reads a verb, the labels it concerns and its message.
func (r *gramReader) action(s string) action {
	var a action
	a.a, a.b = -1, -1
	if i := strings.IndexByte(s, '"'); i >= 0 {
		f, err := strconv.Unquote(s[i:])
		if err != nil {
			panic(fmt.Sprintf("grammar: %s: %v", s, err))
		}
		a.format = f
		s = s[:i]
	}
	words := strings.Fields(s)
	a.verb = words[0]
	for i, w := range words[1:] {
		if i == 0 {
			a.a = int8(w[0] - 'a')
		} else {
			a.b = int8(w[0] - 'a')
		}
	}
	switch {
	case a.verb[0] == '=':
		k, ok := nodeKinds[a.verb[1:]]
		if !ok {
			panic("grammar: no node " + a.verb)
		}
		a.verb, a.node = "=", k
	case len(a.verb) == 1:
		a.a = int8(a.verb[0] - 'a')
		a.verb = "keep"
	case a.format == "":
		do, ok := actions[a.verb]
		if !ok {
			panic("grammar: no action " + a.verb)
		}
		a.do = do
	}
	return a
}
