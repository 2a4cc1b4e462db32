package expat

import "strings"

const (
	xmlNamespace   = "http://www.w3.org/XML/1998/namespace"
	xmlnsNamespace = "http://www.w3.org/2000/xmlns/"
)

// binding is a prefix that stands for a namespace; the empty prefix is that of
// names without one.
type binding struct{ prefix, uri string }

func prefixText(prefix string) text {
	if prefix == "" {
		return text{}
	}
	return some(prefix)
}

// bind binds the prefix that an attribute declares.
func (p *parser) bind(prefix, uri string) fault {
	switch {
	case prefix == "xmlns":
		return reservedXMLNS
	case (prefix == "xml") != (uri == xmlNamespace):
		if prefix == "xml" {
			return reservedXML
		}
		return reservedURI
	case uri == xmlnsNamespace:
		return reservedURI
	case prefix != "" && uri == "":
		return undeclaredPrefix
	case p.separator != "" && strings.Contains(uri, p.separator) && !strings.ContainsAny(p.separator, uriChars):
		return syntaxError
	}
	p.bindings = append(p.bindings, binding{prefix, uri})
	return 0
}

// uriChars are characters that a namespace's name may have, separator or not.
const uriChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"

// lookup finds the namespace of a prefix.
func (p *parser) lookup(prefix string) (string, bool) {
	for i := len(p.bindings) - 1; i >= 0; i-- {
		if p.bindings[i].prefix == prefix {
			return p.bindings[i].uri, p.bindings[i].uri != ""
		}
	}
	return "", false
}

// expanded is a name with its namespace as handlers get it.
func (p *parser) expandedName(uri, local, prefix string) string {
	name := uri + p.separator + local
	if p.triplets && prefix != "" {
		name += p.separator + prefix
	}
	return name
}

// resolve binds the prefixes that a tag declares, and puts namespaces into its
// names.
func (p *parser) resolve(el *element, e *event) fault {
	kept := e.attrs[:0]
	given := e.given
	for i, a := range e.attrs {
		prefix, declares := strings.CutPrefix(a.name, "xmlns:")
		if !declares && a.name == "xmlns" {
			prefix, declares = "", true
		}
		if !declares {
			kept = append(kept, a)
			continue
		}
		if i < e.given {
			given--
		}
		if f := p.bind(prefix, a.value); f != 0 {
			return f
		}
		uri := some(a.value)
		if a.value == "" {
			uri = text{}
		}
		p.emit(event{kind: startNamespace, at: e.at, args: [4]text{prefixText(prefix), uri}})
	}
	e.attrs, e.given = kept, given
	for i := range e.attrs {
		prefix, local, ok := strings.Cut(e.attrs[i].name, ":")
		if !ok {
			continue
		}
		uri, bound := p.lookup(prefix)
		if !bound {
			return unboundPrefix
		}
		e.attrs[i].name = p.expandedName(uri, local, prefix)
		for _, other := range e.attrs[:i] {
			if other.name == e.attrs[i].name {
				return duplicateAttr
			}
		}
	}
	prefix, local, ok := strings.Cut(el.tag, ":")
	if !ok {
		prefix, local = "", el.tag
	}
	uri, bound := p.lookup(prefix)
	switch {
	case bound:
		el.name = p.expandedName(uri, local, prefix)
	case prefix != "":
		return unboundPrefix
	}
	return 0
}
