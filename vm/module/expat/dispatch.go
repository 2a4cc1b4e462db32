package expat

import (
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

func parse(t *thread, args []value) (value, error) {
	self, data := args[0], args[1]
	s := stateOf(t, self)
	final := false
	if !args[2].IsEmpty() {
		var err error
		if final, err = t.Truth(args[2]); err != nil {
			return value{}, err
		}
	}
	var b []byte
	if data.IsStr() {
		// What is str already is in no encoding that the document could name.
		e, err := t.Encode(data, "utf-8", "strict")
		if err != nil {
			return value{}, err
		}
		b = []byte(object.BytesOf(e))
		s.p.decoder.fixed = "utf-8"
	} else {
		view, err := t.BytesView(data)
		if err != nil {
			return value{}, err
		}
		b = []byte(view)
	}
	return feed(t, self, b, final)
}

// feed parses a piece of the document and calls the handlers.
func feed(t *thread, self value, data []byte, final bool) (value, error) {
	s := stateOf(t, self)
	if s.busy {
		return value{}, t.RuntimeErrorf("cannot call Parse() from within a handler")
	}
	if s.finished {
		return value{}, s.raise(t, halt{parsingFinished, s.at})
	}
	s.started, s.busy = true, true
	defer func() { s.busy = false }()
	s.p.feed(data, final)
	for {
		e, ok := s.p.event()
		if !ok {
			break
		}
		s.at = e.at
		if err := dispatch(t, self, s, &e); err != nil {
			if s.p.halted == nil {
				s.p.halted = &halt{35, s.at}
			}
			return value{}, err
		}
	}
	if s.p.halted != nil {
		return value{}, s.raise(t, *s.p.halted)
	}
	s.finished = final
	if final {
		s.at = s.p.in.at + s.p.in.i
	}
	if err := flushText(t, self); err != nil {
		return value{}, err
	}
	return object.Int(1), nil
}

// readSize is how much ParseFile reads at once.
const readSize = 2048

func parseFile(t *thread, self, file value) (value, error) {
	read, err := t.GetAttrOpt(file, t.InternString("read"))
	if err != nil {
		return value{}, err
	}
	if read.IsEmpty() {
		return value{}, t.TypeErrorf("argument must have 'read' attribute")
	}
	for {
		piece, err := t.Call1(read, object.Int(readSize))
		if err != nil {
			return value{}, err
		}
		if piece.Kind() != object.KindBytes && piece.Kind() != object.KindByteArray {
			return value{}, t.TypeErrorf("read() did not return a bytes object (type=%s)", t.TypeName(piece))
		}
		view, err := t.BytesView(piece)
		if err != nil {
			return value{}, err
		}
		if len(view) > readSize {
			return value{}, t.ValueErrorf("read() returned too much data: %d bytes requested, %d returned", readSize, len(view))
		}
		v, err := feed(t, self, []byte(view), view == "")
		if err != nil || view == "" {
			return v, err
		}
	}
}

// str makes a str that may be kept for the next time.
func (o *xmlParser) str(t *thread, s string) (value, error) {
	v := t.NewStr(strings.ToValidUTF8(s, "\ufffd"))
	if o.intern.IsEmpty() {
		return v, nil
	}
	d := o.intern.AsDict()
	known, err := d.Get(t, v)
	if err != nil || !known.IsEmpty() {
		return known, err
	}
	return v, t.SetItem(o.intern, v, v)
}

// handlerOf are the handlers of the kinds of events.
var handlerOf = [...]int8{
	startElement: hStartElement, endElement: hEndElement, charData: hCharacterData, processingInstruction: hProcessingInstruction,
	comment: hComment, startCDATA: hStartCdataSection, endCDATA: hEndCdataSection, startNamespace: hStartNamespaceDecl,
	endNamespace: hEndNamespaceDecl, startDoctype: hStartDoctypeDecl, endDoctype: hEndDoctypeDecl, xmlDecl: hXMLDecl,
	elementDecl: hElementDecl, attlistDecl: hAttlistDecl, entityDecl: hEntityDecl, unparsedEntity: hUnparsedEntityDecl,
	notationDecl: hNotationDecl, externalRef: hExternalEntityRef, skippedEntity: hSkippedEntity, notStandaloneDoc: hNotStandalone,
	otherText: -1, doctypePiece: -1,
}

// dispatch calls the handler of an event.
func dispatch(t *thread, self value, s *state, e *event) error {
	o := of(self)
	if e.kind == xmlDecl && s.p.decoder.wanted != "" {
		defer func() { s.p.decoder.wanted = "" }()
	}
	h := int(handlerOf[e.kind])
	if h < 0 || o.handlers[h].IsNone() {
		if err := byDefault(t, self, s, e); err != nil {
			return err
		}
		if e.kind == xmlDecl {
			return loadEncoding(t, s, e)
		}
		return nil
	}
	if e.kind == charData {
		return textData(t, self, s, e.name)
	}
	if err := flushText(t, self); err != nil {
		return err
	}
	w := t.Push(7)
	defer t.Pop(7)
	n, err := o.arguments(t, s, e, w)
	if err != nil {
		return err
	}
	r, err := t.Call(o.handlers[h], w[:n], nil)
	if err != nil {
		return err
	}
	switch e.kind {
	case xmlDecl:
		return loadEncoding(t, s, e)
	case externalRef, notStandaloneDoc:
		ok, err := t.IndexInt(r, t.RT.T.Exc.OverflowError)
		if err != nil {
			return err
		}
		if ok == 0 {
			f := externalHandling
			if e.kind == notStandaloneDoc {
				f = notStandalone
			}
			s.p.halted = &halt{f, e.at}
			return s.raise(t, *s.p.halted)
		}
	}
	return nil
}

// byDefault gives an event that has no handler to the handler for such.
func byDefault(t *thread, self value, s *state, e *event) error {
	o := of(self)
	h := o.handlers[hDefaultExpand]
	if h.IsNone() {
		h = o.handlers[hDefault]
	}
	if h.IsNone() || e.raw == "" || e.kind == doctypePiece && s.p.dtd.seen && !o.handlers[hStartDoctypeDecl].IsNone() {
		return nil
	}
	if err := flushText(t, self); err != nil {
		return err
	}
	_, err := t.Call1(h, t.NewStr(strings.ToValidUTF8(e.raw, "\ufffd")))
	return err
}

// textData hands text over, or keeps it for more to come.
func textData(t *thread, self value, s *state, data string) error {
	if !s.bufferText {
		_, err := t.Call1(of(self).handlers[hCharacterData], t.NewStr(data))
		return err
	}
	if len(s.buffer)+len(data) > s.bufferSize {
		if err := flushText(t, self); err != nil {
			return err
		}
		if len(data) > s.bufferSize {
			if h := of(self).handlers[hCharacterData]; !h.IsNone() {
				_, err := t.Call1(h, t.NewStr(data))
				return err
			}
			return nil
		}
	}
	s.buffer = append(s.buffer, data...)
	return nil
}

// flushText hands over the text that was kept.
func flushText(t *thread, self value) error {
	s := stateOf(t, self)
	if len(s.buffer) == 0 {
		return nil
	}
	v := t.NewStr(string(s.buffer))
	s.buffer = s.buffer[:0]
	h := of(self).handlers[hCharacterData]
	if h.IsNone() {
		return nil
	}
	_, err := t.Call1(h, v)
	return err
}

// arguments puts the arguments of an event's handler into w.
func (o *xmlParser) arguments(t *thread, s *state, e *event, w []value) (n int, err error) {
	named := func() error {
		w[0], err = o.str(t, e.name)
		return err
	}
	switch e.kind {
	case startElement:
		if err := named(); err != nil {
			return 0, err
		}
		w[1], err = o.attributes(t, s, e)
		return 2, err
	case processingInstruction:
		err = named()
		w[1] = textValue(t, e.args[0])
		return 2, err
	case endElement:
		return 1, named()
	case comment:
		w[0] = t.NewStr(e.name)
		return 1, nil
	case startCDATA, endCDATA, endDoctype, notStandaloneDoc:
		return 0, nil
	case startNamespace:
		w[0], w[1] = textValue(t, e.args[0]), textValue(t, e.args[1])
		return 2, nil
	case endNamespace:
		w[0] = textValue(t, e.args[0])
		return 1, nil
	case startDoctype:
		err = named()
		w[1], w[2], w[3] = textValue(t, e.args[0]), textValue(t, e.args[1]), object.Int(int64(e.n))
		return 4, err
	case xmlDecl:
		w[0], w[1], w[2] = textValue(t, e.args[0]), textValue(t, e.args[1]), object.Int(int64(e.n))
		return 3, nil
	case elementDecl:
		err = named()
		w[1] = e.model.value(t)
		return 2, err
	case skippedEntity:
		err = named()
		w[1] = object.Int(int64(e.n))
		return 2, err
	case attlistDecl:
		err = named()
		w[1], w[2], w[3], w[4] = textValue(t, e.args[0]), textValue(t, e.args[1]), textValue(t, e.args[2]), object.Int(int64(e.n))
		return 5, err
	case entityDecl:
		err = named()
		w[1] = object.Int(int64(e.n))
		for i, x := range e.args {
			w[2+i] = textValue(t, x)
		}
		w[6] = object.None() // what has a notation is another event
		return 7, err
	case notationDecl:
		err = named()
		w[1], w[2], w[3] = textValue(t, e.args[0]), textValue(t, e.args[1]), textValue(t, e.args[2])
		return 4, err
	case unparsedEntity:
		err = named()
		for i, x := range e.args {
			w[1+i] = textValue(t, x)
		}
		return 5, err
	case externalRef:
		w[0] = object.None()
		if e.n == 0 {
			w[0] = t.NewStr(e.name)
		}
		w[1], w[2], w[3] = textValue(t, e.args[0]), textValue(t, e.args[1]), textValue(t, e.args[2])
		return 4, nil
	}
	return 0, t.SystemErrorf("an event of an unknown kind: %d", e.kind)
}

// attributes are those of a tag, as a dict or a list.
func (o *xmlParser) attributes(t *thread, s *state, e *event) (value, error) {
	attrs := e.attrs
	if s.specified {
		attrs = attrs[:e.given]
	}
	w := t.Push(2)
	defer t.Pop(2)
	list, dict := t.NewList(0), t.NewDict()
	w[0], w[1] = list.Value(), dict.Value()
	for _, a := range attrs {
		name, err := o.str(t, a.name)
		if err != nil {
			return value{}, err
		}
		v := t.NewStr(a.value)
		if s.ordered {
			list.Append(t, name)
			list.Append(t, v)
		} else if err := t.SetItem(w[1], name, v); err != nil {
			return value{}, err
		}
	}
	if s.ordered {
		return w[0], nil
	}
	return w[1], nil
}

// value shows a model as a tuple of its kind, quantifier, name and parts.
func (m *model) value(t *thread) value {
	parts := t.NewTupleN(len(m.parts))
	for i, p := range m.parts {
		parts.Items()[i] = p.value(t)
	}
	out := t.NewTupleN(4)
	w := out.Items()
	w[0], w[1], w[2], w[3] = object.Int(int64(m.kind)), object.Int(int64(m.quant)), textValue(t, m.name), parts.Value()
	return out.Value()
}

// loadEncoding finds out what an encoding that Python knows, and the parser does
// not, makes of each byte.
func loadEncoding(t *thread, s *state, e *event) error {
	if s.p.decoder.wanted == "" {
		return nil
	}
	w := t.Push(2)
	defer t.Pop(2)
	var table [256]rune
	for i := range table {
		w[0], w[1] = t.NewStr(s.p.decoder.wanted), t.NewStr("replace")
		r, err := t.CallMethod(t.NewBytes(string([]byte{byte(i)})), t.InternString("decode"), w, nil)
		if err != nil {
			if t.Matches(t.RT.T.Exc.LookupError) {
				t.ClearError()
				s.p.halted = &halt{unknownEncoding, e.at + strings.Index(e.raw, s.p.decoder.wanted)}
				return s.raise(t, *s.p.halted)
			}
			return err
		}
		n, err := t.Len(r)
		if err != nil {
			return err
		}
		table[i] = -1
		if n == 1 {
			if c := []rune(object.StringOf(r))[0]; c != '\ufffd' {
				table[i] = c
			}
		}
	}
	s.p.useTable(&table)
	return nil
}
