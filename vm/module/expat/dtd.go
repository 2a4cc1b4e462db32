package expat

import "strings"

// entity is what a name stands for.
type entity struct {
	value                string
	external             bool
	base, system, public text
	notation             string // of data that is no XML
	open                 bool   // being parsed
}

// attDef is a declared attribute.
type attDef struct {
	name, typ string
	def       text
}

// attlist is what is declared of an element's attributes; it may be nil.
type attlist struct{ defs []attDef }

// tokenized tells whether white space in an attribute's values only separates.
func (l *attlist) tokenized(name string) bool {
	if l != nil {
		for _, d := range l.defs {
			if d.name == name {
				return d.typ != "CDATA"
			}
		}
	}
	return false
}

// withDefaults adds the declared values of attributes that are not given.
func (l *attlist) withDefaults(attrs []attr) []attr {
	if l == nil {
		return attrs
	}
next:
	for _, d := range l.defs {
		if !d.def.ok {
			continue
		}
		for _, a := range attrs {
			if a.name == d.name {
				continue next
			}
		}
		attrs = append(attrs, attr{d.name, d.def.s})
	}
	return attrs
}

// dtd is what a document declares.
type dtd struct {
	seen       bool // there is a document type declaration
	open       bool // and it has not ended
	external   bool // parts of it are elsewhere
	standalone bool
	noExpand   bool // references are left to a handler
	params     bool // parameter entities that are elsewhere are asked for
	entities   map[string]*entity
	paramEnts  map[string]*entity
	attlists   map[string]*attlist
	base       text
}

func newDTD() *dtd {
	return &dtd{entities: map[string]*entity{}, paramEnts: map[string]*entity{}, attlists: map[string]*attlist{}}
}

// complete tells whether all declarations that count were read.
func (d *dtd) complete() bool { return !d.external || d.standalone }

// maxEntityDepth bounds how deep entities stand in attribute values.
const maxEntityDepth = 64

// attrValue is the value of an attribute, of what stands between its quotes.
func (d *dtd) attrValue(p *parser, raw string, tokenized bool, depth int) (string, fault) {
	if !tokenized && !strings.ContainsAny(raw, "&\t\n\r") {
		return raw, 0
	}
	out, f := d.appendValue(p, make([]byte, 0, len(raw)), raw, depth)
	v := string(out)
	if tokenized {
		v = strings.Join(strings.FieldsFunc(v, func(r rune) bool { return r == ' ' }), " ")
	}
	return v, f
}

func (d *dtd) appendValue(p *parser, out []byte, raw string, depth int) ([]byte, fault) {
	for i := 0; i < len(raw); {
		if raw[i] != '&' {
			r, n, result := runeAt(raw, i)
			if result != found {
				return out, invalidToken
			}
			if r == '\r' && i+1 < len(raw) && raw[i+1] == '\n' {
				n = 2
			}
			out = appendChar(out, r)
			i += n
			continue
		}
		name, r, end, result := scanReference(raw, i)
		if result != found {
			return out, invalidToken
		}
		i = end
		if name == "" {
			if r < 0 {
				return out, badCharRef
			}
			out = append(out, string(r)...)
			continue
		}
		if s, ok := predefined(name); ok {
			out = append(out, s...)
			continue
		}
		e := d.entities[name]
		switch {
		case e == nil && d.complete():
			return out, undefinedEntity
		case e == nil:
			continue
		case e.open || depth > maxEntityDepth:
			return out, recursiveEntity
		case e.notation != "":
			return out, binaryEntity
		case e.external:
			return out, attrExternal
		case !p.expand(len(e.value)):
			return out, tooAmplified
		}
		e.open = true
		var f fault
		out, f = d.appendValue(p, out, e.value, depth+1)
		e.open = false
		if f != 0 {
			return out, f
		}
	}
	return out, 0
}

// entityValue is what an entity stands for, of what stands between the quotes of
// its declaration: references to entities stay, those to characters do not.
func entityValue(raw string) (string, fault) {
	raw = newlines(raw)
	if !strings.ContainsAny(raw, "&%") {
		return raw, 0
	}
	var out []byte
	for i := 0; i < len(raw); {
		switch raw[i] {
		case '%':
			return "", paramEntityRef
		case '&':
			name, r, end, result := scanReference(raw, i)
			switch {
			case result != found:
				return "", invalidToken
			case name != "":
				out = append(out, raw[i:end]...)
			case r < 0:
				return "", badCharRef
			default:
				out = append(out, string(r)...)
			}
			i = end
		default:
			out = append(out, raw[i])
			i++
		}
	}
	return string(out), 0
}
