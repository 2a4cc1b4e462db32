package syntax

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The grammar of the second reading is data: language.gram and mistakes.gram,
// read once into the rules below and interpreted by diagnosis.

//go:embed language.gram
var languageText string

//go:embed mistakes.gram
var mistakesText string

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

// theGrammar reads the grammar at the first invalid program.
var theGrammar = sync.OnceValue(func() *grammar {
	g := &grammar{index: map[string]int32{}}
	kinds := map[string]kind{}
	for k := tLpar; k < kindCount; k++ {
		kinds[kindNames[k]] = k
	}
	defs := map[string]*ruleDef{}
	for _, text := range []string{languageText, mistakesText} {
		define(defs, gramWords(text))
	}
	for name, def := range defs {
		if len(def.params) == 0 {
			build(g, kinds, defs, name)
		}
	}
	return g
})

// A ruleDef is a rule as it is written, perhaps with parameters.
type ruleDef struct {
	params []string
	mark   string   // "*" remembers, "-" looks for no mistakes
	words  []string // behind the equals sign, with the semicolon
}

// define enters the rules of a text.
func define(defs map[string]*ruleDef, words []string) {
	for len(words) > 0 {
		name, params := splitWord(words[0])
		if defs[name] != nil {
			panic("grammar: two rules " + name)
		}
		def := &ruleDef{params: params}
		words = words[1:]
		if words[0] != "=" {
			def.mark = words[0]
			words = words[1:]
		}
		end := slices.Index(words, ";")
		def.words = words[1 : end+1]
		defs[name] = def
		words = words[end+1:]
	}
}

// build returns the index of the rule that a word names, with its arguments.
func build(g *grammar, kinds map[string]kind, defs map[string]*ruleDef, word string) int32 {
	name, args := splitWord(word)
	full := name
	if len(args) > 0 {
		full += "<" + strings.Join(args, " ") + ">"
	}
	if at, ok := g.index[full]; ok {
		return at
	}
	def := defs[name]
	if def == nil || len(args) != len(def.params) {
		panic("grammar: no rule " + word)
	}
	at := int32(len(g.rules))
	g.index[full] = at
	g.rules = append(g.rules, gramRule{})
	r := gramReader{g: g, kinds: kinds, defs: defs}
	for _, w := range def.words {
		r.words = append(r.words, substitute(w, def.params, args))
	}
	rule := gramRule{name: full, memo: def.mark == "*", noFaults: def.mark == "-", alts: r.alts()}
	first := rule.alts[0].items[0]
	rule.leftRec = first.op == opRule && first.rule == at
	g.rules[at] = rule
	return at
}

// splitWord takes a word name<a b> apart.
func splitWord(word string) (name string, args []string) {
	i := strings.IndexByte(word, '<')
	if i <= 0 {
		return word, nil
	}
	return word[:i], gramWords(word[i+1 : len(word)-1])
}

// substitute puts arguments where a word names parameters. An action gets an
// argument's text without quotes.
func substitute(word string, params, args []string) string {
	if word[0] == '\'' || word[0] == '"' {
		return word
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(word, '$')
		if i < 0 {
			b.WriteString(word)
			return b.String()
		}
		b.WriteString(word[:i])
		word = word[i+1:]
		n := 0
		for n < len(word) && charClass[word[n]]&chIdent != 0 {
			n++
		}
		k := slices.Index(params, word[:n])
		if k < 0 {
			panic("grammar: no parameter $" + word[:n])
		}
		arg := args[k]
		if b.Len() > 0 && b.String()[0] == '{' {
			arg = strings.Trim(arg, `"`)
		}
		b.WriteString(arg)
		word = word[n:]
	}
}

// gramWords splits a text into words; an action is one word, and so is a name
// with its arguments.
func gramWords(text string) []string {
	var words []string
	for {
		text = strings.TrimLeft(text, " \n")
		if text == "" {
			return words
		}
		n := 1
		switch c := text[0]; {
		case c == '#':
			text = text[strings.IndexByte(text, '\n')+1:]
			continue
		case c == '\'' || c == '"':
			n = strings.IndexByte(text[1:], c) + 2
		case c == '{':
			n = bracketEnd(text, '{', '}', `"`)
		case c == '$' || charClass[c]&chIdentStart != 0:
			for n < len(text) && charClass[text[n]]&chIdent != 0 {
				n++
			}
			if n < len(text) && text[n] == '<' {
				n += bracketEnd(text[n:], '<', '>', `"'`)
			}
		}
		words = append(words, text[:n])
		text = text[n:]
	}
}

// bracketEnd finds the end of what a bracket opens, past quoted text.
func bracketEnd(text string, open, shut byte, quotes string) int {
	depth := 0
	var quote byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case strings.IndexByte(quotes, c) >= 0:
			quote = c
		case c == open:
			depth++
		case c == shut:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	panic("grammar: unclosed " + text)
}

// gramReader reads the alternatives of one rule.
type gramReader struct {
	g     *grammar
	words []string
	at    int
	kinds map[string]kind
	defs  map[string]*ruleDef
}

func (r *gramReader) word() string { return r.words[r.at] }

func (r *gramReader) take(w string) bool {
	if r.word() == w {
		r.at++
		return true
	}
	return false
}

func (r *gramReader) alts() []gramAlt {
	var alts []gramAlt
	for {
		alt := gramAlt{mistake: r.take("?")}
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
		alts := r.alts()
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
	return gramItem{op: opRule, rule: build(r.g, r.kinds, r.defs, w), label: -1}
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
