package expat

import "strings"

// declaration is one that is being parsed, as its tokens.
type declaration struct {
	p     *parser
	in    *input
	list  []token
	close int  // where its '>' is
	heard bool // a handler of its own gets it
}

// fail ends parsing with a fault at a place in the text.
func (d *declaration) fail(f fault, i int) { d.p.stop(f, d.in.pos(i)) }

// wrong is fail at the next token.
func (d *declaration) wrong(f fault) {
	if len(d.list) > 0 {
		if d.list[0].s == "%" {
			f = paramEntityRef
		}
		d.fail(f, d.list[0].at)
	} else {
		d.fail(f, d.close)
	}
}

// take takes the next token if it is the one.
func (d *declaration) take(s string) bool {
	if len(d.list) > 0 && d.list[0].s == s {
		d.list = d.list[1:]
		return true
	}
	return false
}

// name takes a name, empty where there is none.
func (d *declaration) name() string {
	if len(d.list) == 0 || d.list[0].literal() || !isName(d.list[0].s) {
		return ""
	}
	s := d.list[0].s
	d.list = d.list[1:]
	return s
}

func (d *declaration) emit(e event, i int) {
	e.at = d.in.pos(i)
	e.raw = ""
	d.heard = true
	d.p.emit(e)
}

func (d *declaration) entity() {
	param := d.take("%")
	name := d.name()
	if name == "" {
		d.wrong(syntaxError)
		return
	}
	isParam := 0
	known := d.p.dtd.entities
	if param {
		isParam, known = 1, d.p.dtd.paramEnts
	}
	e := &entity{base: d.p.dtd.base}
	_, again := known[name] // the first declaration counts
	if len(d.list) > 0 && d.list[0].literal() {
		t := d.list[0]
		var f fault
		if e.value, f = entityValue(t.text()); f != 0 {
			d.fail(f, t.at)
			return
		}
		if d.list = d.list[1:]; len(d.list) > 0 {
			d.wrong(syntaxError)
			return
		}
		if !again {
			known[name] = e
			d.emit(event{kind: entityDecl, name: name, n: isParam, args: [4]text{some(e.value)}}, t.at)
		}
		return
	}
	var f fault
	e.external = true
	if e.system, e.public, d.list, f = externalID(d.list); f != 0 || !e.system.ok {
		d.wrong(max(f, syntaxError))
		return
	}
	at := d.close
	if !param && d.take("NDATA") {
		if len(d.list) > 0 {
			at = d.list[0].at
		}
		if e.notation = d.name(); e.notation == "" {
			d.wrong(syntaxError)
			return
		}
	}
	if len(d.list) > 0 {
		d.wrong(syntaxError)
		return
	}
	if again {
		return
	}
	known[name] = e
	if e.notation != "" {
		d.emit(event{kind: unparsedEntity, name: name, args: [4]text{e.base, e.system, e.public, some(e.notation)}}, at)
		return
	}
	d.emit(event{kind: entityDecl, name: name, n: isParam, args: [4]text{{}, e.base, e.system, e.public}}, at)
}

func (d *declaration) notation() {
	name := d.name()
	if name == "" {
		d.wrong(syntaxError)
		return
	}
	at := d.close
	if len(d.list) > 0 {
		at = d.list[len(d.list)-1].at
	}
	var system, public text
	if len(d.list) == 2 && d.list[0].s == "PUBLIC" && d.list[1].literal() {
		public, at = some(d.list[1].text()), d.close
		d.list = nil
	} else {
		var f fault
		if system, public, d.list, f = externalID(d.list); f != 0 || !system.ok || len(d.list) > 0 {
			d.wrong(max(f, syntaxError))
			return
		}
	}
	d.emit(event{kind: notationDecl, name: name, args: [4]text{d.p.dtd.base, system, public}}, at)
}

func (d *declaration) attlist() {
	el := d.name()
	if el == "" {
		d.wrong(syntaxError)
		return
	}
	l := d.p.dtd.attlists[el]
	if l == nil {
		l = &attlist{}
		d.p.dtd.attlists[el] = l
	}
	for len(d.list) > 0 {
		a := attDef{name: d.name()}
		if a.name == "" {
			d.wrong(syntaxError)
			return
		}
		if a.typ = d.attType(); a.typ == "" {
			d.wrong(syntaxError)
			return
		}
		required, at := 0, d.close
		if len(d.list) > 0 {
			at = d.list[0].at
		}
		switch {
		case d.take("#REQUIRED"):
			required = 1
		case d.take("#IMPLIED"):
		default:
			if d.take("#FIXED") {
				required = 1
			}
			if len(d.list) == 0 || !d.list[0].literal() {
				d.wrong(syntaxError)
				return
			}
			at = d.list[0].at
			v, f := d.p.dtd.attrValue(d.p, d.list[0].text(), a.typ != "CDATA", 0)
			if f != 0 {
				d.fail(f, at)
				return
			}
			a.def = some(v)
			d.list = d.list[1:]
		}
		again := false
		for _, old := range l.defs {
			again = again || old.name == a.name
		}
		if !again {
			l.defs = append(l.defs, a)
		}
		d.emit(event{kind: attlistDecl, name: el, n: required, args: [4]text{some(a.name), some(a.typ), a.def}}, at)
	}
}

// attType takes the type of an attribute.
func (d *declaration) attType() string {
	for _, t := range [...]string{"CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"} {
		if d.take(t) {
			return t
		}
	}
	typ := ""
	if d.take("NOTATION") {
		typ = "NOTATION"
	}
	if !d.take("(") {
		return ""
	}
	var names []string
	for len(d.list) > 0 && !d.list[0].literal() {
		names = append(names, d.list[0].s)
		d.list = d.list[1:]
		if d.take(")") {
			return typ + "(" + strings.Join(names, "|") + ")"
		}
		if !d.take("|") {
			return ""
		}
	}
	return ""
}

// model is what an element may consist of.
type model struct {
	kind, quant int
	name        text
	parts       []*model
}

// The kinds of models and their quantifiers.
const (
	modelEmpty = iota + 1
	modelAny
	modelMixed
	modelName
	modelChoice
	modelSeq
)

const (
	quantNone = iota
	quantOpt
	quantRep
	quantPlus
)

func (d *declaration) element() {
	name := d.name()
	if name == "" {
		d.wrong(syntaxError)
		return
	}
	at := d.close
	if n := len(d.list); n > 0 {
		// A quantifier belongs to the parenthesis before it.
		if at = d.list[n-1].at; n > 1 && strings.Contains("?*+", d.list[n-1].s) {
			at = d.list[n-2].at
		}
	}
	var m *model
	switch {
	case d.take("EMPTY"):
		m = &model{kind: modelEmpty}
	case d.take("ANY"):
		m = &model{kind: modelAny}
	case d.take("("):
		if m = d.group(0); m == nil {
			if d.p.halted == nil {
				d.wrong(syntaxError)
			}
			return
		}
	}
	if m == nil || len(d.list) > 0 {
		d.wrong(syntaxError)
		return
	}
	d.emit(event{kind: elementDecl, name: name, model: m}, at)
}

// quant takes a quantifier.
func (d *declaration) quant() int {
	switch {
	case d.take("?"):
		return quantOpt
	case d.take("*"):
		return quantRep
	case d.take("+"):
		return quantPlus
	}
	return quantNone
}

// maxGroupDepth bounds how deep groups stand in each other.
const maxGroupDepth = 500

// group takes what follows an opening parenthesis; nil where that is no model.
func (d *declaration) group(depth int) *model {
	m := &model{kind: modelSeq}
	if d.take("#PCDATA") {
		m.kind = modelMixed
		for d.take("|") {
			name := d.name()
			if name == "" {
				return nil
			}
			m.parts = append(m.parts, &model{kind: modelName, name: some(name)})
		}
		if !d.take(")") {
			return nil
		}
		if m.quant = d.quant(); m.quant != quantRep && (m.quant != quantNone || len(m.parts) > 0) {
			return nil
		}
		return m
	}
	between := ""
	for {
		var part *model
		if d.take("(") {
			if depth == maxGroupDepth {
				return nil
			}
			if part = d.group(depth + 1); part == nil {
				return nil
			}
		} else {
			name := d.name()
			if name == "" {
				return nil
			}
			part = &model{kind: modelName, name: some(name), quant: d.quant()}
		}
		m.parts = append(m.parts, part)
		switch {
		case d.take(")"):
			m.quant = d.quant()
			return m
		case between != "|" && d.take(","):
			between = ","
		case between != "," && d.take("|"):
			between, m.kind = "|", modelChoice
		default:
			return nil
		}
	}
}
