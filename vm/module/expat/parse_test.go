package expat

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// outline parses a document in pieces of a size and tells what was found; text is
// joined, since pieces may cut it.
func outline(doc string, size int, names bool) (string, fault) {
	p := newParser("", names, "}")
	var out strings.Builder
	inText := false
	drain := func() bool {
		for {
			e, ok := p.event()
			if !ok {
				return p.halted == nil
			}
			if p.decoder.wanted != "" {
				p.stop(unknownEncoding, e.at)
				return false
			}
			switch e.kind {
			case otherText, doctypePiece:
				continue
			case charData:
				if !inText {
					out.WriteString("\ntext ")
				}
				inText = true
				out.WriteString(e.name)
				continue
			}
			inText = false
			fmt.Fprintf(&out, "\n%d %q %v %v %d", e.kind, e.name, e.args, e.attrs, e.n)
		}
	}
	for i := 0; i < len(doc); i += size {
		p.feed([]byte(doc[i:min(i+size, len(doc))]), false)
		if !drain() {
			return out.String(), p.halted.fault
		}
	}
	p.feed(nil, true)
	if !drain() {
		return out.String(), p.halted.fault
	}
	return out.String(), 0
}

var documents = []string{
	`<a/>`, `<a b="1">text<c/>&amp;&#65;</a>`, `<?xml version="1.0" encoding="utf-8"?><a><![CDATA[x]]]></a><!-- c -->`,
	`<!DOCTYPE a SYSTEM "s" [<!ENTITY e "v<b/>w"><!ELEMENT a (b|c)*><!ATTLIST a k (x|y) "x" i ID #IMPLIED>%p;]><a>&e;&f;</a>`,
	`<a xmlns="u" xmlns:p="v" p:k="1"><p:b/></a>`, "<a>\r\n\r]]&#x20ac;\u20ac</a>", `<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a b="&x;"/>`,
	"\xff\xfe<\x00a\x00/\x00>\x00", `<?xml version="1.0" encoding="iso-8859-1"?><a>` + "\xe9</a>", `<a`, `<a></b>`, `x`,
}

// Pieces do not change what is found.
func TestPieces(t *testing.T) {
	for _, doc := range documents {
		for _, names := range []bool{false, true} {
			want, f := outline(doc, len(doc), names)
			for _, size := range []int{1, 2, 3, 7} {
				got, g := outline(doc, size, names)
				if got != want || f != g {
					t.Errorf("%q in pieces of %d: %d\n%s\nwant %d\n%s", doc, size, g, got, f, want)
				}
			}
		}
	}
}

func TestAmplification(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE a [<!ENTITY e0 "0123456789">`)
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, `<!ENTITY e%d "%s">`, i, strings.Repeat(fmt.Sprintf("&e%d;", i-1), 10))
	}
	b.WriteString(`]><a>&e11;</a>`)
	p := newParser("", false, "")
	p.feed([]byte(b.String()), true)
	for {
		if _, ok := p.event(); !ok {
			break
		}
	}
	if p.halted == nil || p.halted.fault != tooAmplified {
		t.Fatalf("halted: %v", p.halted)
	}
}

func FuzzParse(f *testing.F) {
	for _, doc := range documents {
		f.Add(doc, true)
	}
	f.Fuzz(func(t *testing.T, doc string, names bool) {
		want, fault := outline(doc, len(doc)+1, names)
		got, other := outline(doc, 1, names)
		// Where a document is at fault, how much is told before may differ.
		if fault == 0 && other == 0 && got != want && utf8.ValidString(doc) {
			t.Errorf("%q:\n%s\nin pieces:\n%s", doc, want, got)
		}
		if (fault == 0) != (other == 0) {
			t.Errorf("%q: fault %d, in pieces %d", doc, fault, other)
		}
	})
}
