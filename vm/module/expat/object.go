package expat

import (
	"fmt"
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

// xmlParser is a parser object.
//
//adder:heap
type xmlParser struct {
	object.Header
	box      object.GoBox // state
	intern   value        // dict, or empty
	handlers [numHandlers]value
}

// state is what a parser object keeps in Go's memory.
type state struct {
	p          *parser
	at         int    // of the event under way
	started    bool   // something was parsed
	finished   bool   // all was
	busy       bool   // parsing, or calling a handler
	buffer     []byte // text not yet handed over
	bufferText bool
	bufferSize int
	ordered    bool // attributes come as a list
	specified  bool // without those that are only declared
}

// The handlers, by their places.
const (
	hStartElement = iota
	hEndElement
	hProcessingInstruction
	hCharacterData
	hUnparsedEntityDecl
	hNotationDecl
	hStartNamespaceDecl
	hEndNamespaceDecl
	hComment
	hStartCdataSection
	hEndCdataSection
	hDefault
	hDefaultExpand
	hNotStandalone
	hExternalEntityRef
	hStartDoctypeDecl
	hEndDoctypeDecl
	hEntityDecl
	hXMLDecl
	hElementDecl
	hAttlistDecl
	hSkippedEntity
	numHandlers
)

var handlerNames = [numHandlers]string{
	"StartElementHandler", "EndElementHandler", "ProcessingInstructionHandler", "CharacterDataHandler", "UnparsedEntityDeclHandler",
	"NotationDeclHandler", "StartNamespaceDeclHandler", "EndNamespaceDeclHandler", "CommentHandler", "StartCdataSectionHandler",
	"EndCdataSectionHandler", "DefaultHandler", "DefaultHandlerExpand", "NotStandaloneHandler", "ExternalEntityRefHandler",
	"StartDoctypeDeclHandler", "EndDoctypeDeclHandler", "EntityDeclHandler", "XmlDeclHandler", "ElementDeclHandler",
	"AttlistDeclHandler", "SkippedEntityHandler",
}

// defaultBuffer is the size of a text buffer when nothing was said.
const defaultBuffer = 8192

var parserSpec = object.TypeSpec{
	Name: "pyexpat.xmlparser", Kind: object.KindOpaque, Size: object.SizeOf[xmlParser](), Flags: object.TypeNoNew,
	Doc:   "XML parser",
	Slots: object.Slots{Del: func(t *thread, v value) error { of(v).box.Release(t); return nil }},
	Methods: []object.Def{
		{Name: "Parse", Sig: "(self, data, isfinal=False, /)", Doc: "Parse a piece of a document; isfinal says that it is the last.", FV: parse},
		{Name: "ParseFile", Sig: "($self, file, /)", Doc: "Parse what a file holds.", F2: parseFile},
		{Name: "SetBase", Sig: "($self, base, /)", Doc: "Set what addresses are relative to.", F2: setBase},
		{Name: "GetBase", Sig: "($self, /)", Doc: "Return what addresses are relative to.", F1: getBase},
		{Name: "GetInputContext", Sig: "($self, /)", Doc: "Return the input from the current event on; None outside of handlers.", F1: inputContext},
		{Name: "ExternalEntityParserCreate", Sig: "(self, context, encoding=<unrepresentable>, /)", Doc: "Return a parser for an entity that is elsewhere.", FV: externalParser},
		{Name: "SetParamEntityParsing", Sig: "($self, flag, /)", Doc: "Say whether parameter entities that are elsewhere are asked for.", F2: setParams},
		{Name: "UseForeignDTD", Sig: "(self, flag=True, /)", Doc: "Ask for a DTD where the document has none.", FV: useForeignDTD},
		{Name: "GetReparseDeferralEnabled", Sig: "($self, /)", Doc: "Return whether tokens that are not whole wait for more input.", F1: func(*thread, value) (value, error) { return object.False(), nil }},
		{Name: "SetReparseDeferralEnabled", Sig: "($self, enabled, /)", Doc: "Take note: here tokens never wait longer than they must.", F2: setDeferral},
	},
	Getters: append([]object.GetSet{
		{Name: "intern", Get: func(_ *thread, v value) (value, error) {
			if d := of(v).intern; !d.IsEmpty() {
				return d, nil
			}
			return object.None(), nil
		}},
		flagAttr("buffer_text", func(s *state) *bool { return &s.bufferText }),
		flagAttr("ordered_attributes", func(s *state) *bool { return &s.ordered }),
		flagAttr("specified_attributes", func(s *state) *bool { return &s.specified }),
		flagAttr("namespace_prefixes", func(s *state) *bool { return &s.p.triplets }),
		{Name: "buffer_size", Get: numberAttr(func(s *state) int { return s.bufferSize }), Set: setBufferSize},
		{Name: "buffer_used", Get: numberAttr(func(s *state) int { return len(s.buffer) })},
		{Name: "ErrorCode", Get: numberAttr(func(s *state) int {
			if s.p.halted != nil {
				return int(s.p.halted.fault)
			}
			return 0
		})},
		{Name: "CurrentLineNumber", Get: numberAttr((*state).line)}, {Name: "ErrorLineNumber", Get: numberAttr((*state).line)},
		{Name: "CurrentColumnNumber", Get: numberAttr((*state).column)}, {Name: "ErrorColumnNumber", Get: numberAttr((*state).column)},
		{Name: "CurrentByteIndex", Get: numberAttr((*state).byteIndex)}, {Name: "ErrorByteIndex", Get: numberAttr((*state).byteIndex)},
	}, handlerAttrs()...),
}

func of(v value) *xmlParser { return object.Cast[xmlParser](v) }

func stateOf(t *thread, v value) *state { return of(v).box.Get(t).(*state) }

func newObject(t *thread, s *state, intern value) value {
	o := object.New[xmlParser](t, t.RT.Type(&parserKey))
	o.intern = intern
	for i := range o.handlers {
		o.handlers[i] = object.None()
	}
	v := object.ValueOf(o)
	o.box.Put(t, v, s)
	return v
}

func (s *state) line() int   { s.p.count(s.at); return s.p.line }
func (s *state) column() int { s.p.count(s.at); return s.p.col }
func (s *state) byteIndex() int {
	if !s.started {
		return -1
	}
	s.p.count(s.at)
	return s.p.byteIndex()
}

func numberAttr(get func(s *state) int) object.UnaryFunc {
	return func(t *thread, v value) (value, error) { return object.Int(int64(get(stateOf(t, v)))), nil }
}

func flagAttr(name string, flag func(s *state) *bool) object.GetSet {
	return object.GetSet{
		Name: name,
		Get:  func(t *thread, v value) (value, error) { return object.Bool(*flag(stateOf(t, v))), nil },
		Set: func(t *thread, self, v value) error {
			if v.IsEmpty() {
				return t.RuntimeErrorf("Cannot delete attribute")
			}
			on, err := t.Truth(v)
			if err != nil {
				return err
			}
			if name == "buffer_text" && !on {
				if err := flushText(t, self); err != nil {
					return err
				}
			}
			*flag(stateOf(t, self)) = on
			return nil
		},
	}
}

func handlerAttrs() []object.GetSet {
	var list []object.GetSet
	for i, name := range handlerNames {
		list = append(list, object.GetSet{
			Name: name,
			Get:  func(_ *thread, v value) (value, error) { return of(v).handlers[i], nil },
			Set: func(t *thread, self, v value) error {
				if v.IsEmpty() {
					return t.RuntimeErrorf("Cannot delete attribute")
				}
				if i == hCharacterData {
					// Text that came before belongs to the handler before.
					if err := flushText(t, self); err != nil {
						return err
					}
				}
				of(self).handlers[i] = v
				if i == hDefault || i == hDefaultExpand {
					stateOf(t, self).p.dtd.noExpand = !of(self).handlers[hDefault].IsNone()
				}
				return nil
			},
		})
	}
	return list
}

func setBufferSize(t *thread, self, v value) error {
	if v.IsEmpty() {
		return t.RuntimeErrorf("Cannot delete attribute")
	}
	if !v.IsInteger() {
		return t.TypeErrorf("buffer_size must be an integer")
	}
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	switch {
	case err != nil:
		return err
	case n <= 0:
		return t.ValueErrorf("buffer_size must be greater than zero")
	case n > 1<<31-1:
		return t.ValueErrorf("buffer_size must not be greater than %d", 1<<31-1)
	}
	if err := flushText(t, self); err != nil {
		return err
	}
	stateOf(t, self).bufferSize = n
	return nil
}

// raise raises the ExpatError of a fault.
func (s *state) raise(t *thread, h halt) error {
	s.at = h.at
	text := fmt.Sprintf("%s: line %d, column %d", faultNames[h.fault].text, s.line(), s.column())
	exc, err := t.Call1(t.RT.Type(&errorKey).Value(), t.NewStr(text))
	if err != nil {
		return err
	}
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = exc
	for _, a := range []struct {
		name string
		n    int
	}{{"code", int(h.fault)}, {"offset", s.column()}, {"lineno", s.line()}} {
		if err := t.SetAttrString(exc, a.name, object.Int(int64(a.n))); err != nil {
			return err
		}
	}
	return t.RaiseValue(exc)
}

func setBase(t *thread, self, v value) (value, error) {
	s, err := optionalStr(t, v, "SetBase", "base")
	if err != nil {
		return value{}, err
	}
	stateOf(t, self).p.dtd.base = text{s, !v.IsNone()}
	return object.None(), nil
}

func getBase(t *thread, self value) (value, error) {
	return textValue(t, stateOf(t, self).p.dtd.base), nil
}

func textValue(t *thread, x text) value {
	if !x.ok {
		return object.None()
	}
	return t.NewStr(strings.ToValidUTF8(x.s, "\ufffd"))
}

func inputContext(t *thread, self value) (value, error) {
	s := stateOf(t, self)
	if i := s.at - s.p.in.at; s.busy && i >= 0 && i <= len(s.p.in.s) {
		return t.NewBytes(s.p.in.s[i:]), nil
	}
	return object.None(), nil
}

func setParams(t *thread, self, v value) (value, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return value{}, err
	}
	s := stateOf(t, self)
	if s.started || n < 0 || n > 2 {
		return object.Int(0), nil
	}
	s.p.dtd.params = n == 2 || n == 1 && !s.p.dtd.standalone
	return object.Int(1), nil
}

func useForeignDTD(t *thread, args []value) (value, error) {
	on := true
	if !args[1].IsEmpty() {
		var err error
		if on, err = t.Truth(args[1]); err != nil {
			return value{}, err
		}
	}
	if s := stateOf(t, args[0]); s.started {
		return value{}, s.raise(t, halt{26, s.at})
	} else {
		s.p.dtd.external = on
	}
	return object.None(), nil
}

func setDeferral(t *thread, _, v value) (value, error) {
	_, err := t.Truth(v)
	return object.None(), err
}

func externalParser(t *thread, args []value) (value, error) {
	self := args[0]
	if !args[1].IsNone() && !args[1].IsStr() {
		return value{}, t.TypeErrorf("ExternalEntityParserCreate() argument 1 must be str or None, not %s", t.TypeName(args[1]))
	}
	encoding, err := optionalStr(t, args[2], "ExternalEntityParserCreate", "encoding")
	if err != nil {
		return value{}, err
	}
	s := stateOf(t, self)
	p := newParser(encoding, s.p.names, s.p.separator)
	p.dtd, p.triplets, p.fragment = s.p.dtd, s.p.triplets, true
	p.declarations = args[1].IsNone()
	p.bindings = append([]binding(nil), s.p.bindings...)
	v := newObject(t, &state{
		p: p, bufferText: s.bufferText, bufferSize: s.bufferSize, ordered: s.ordered, specified: s.specified,
	}, of(self).intern)
	of(v).handlers = of(self).handlers
	return v, nil
}
