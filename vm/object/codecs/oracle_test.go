package codecs

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/object/fault"
	"github.com/adder-vm/adder/vm/object/wtf8"
	"github.com/adder-vm/adder/vm/stdlib/oracle"
)

// A question is encode, decode or partly (decode what there is so far), the
// codec, the error handler and the input in hexadecimal.
type question [4]string

const script = `
import codecs, json, sys, warnings
warnings.simplefilter("ignore")
table = "".join(map(chr, range(128))) + "\ufffe" * 64 + "".join(map(chr, range(0x3b1, 0x3b1 + 60))) + "a\U0001f40d\ufffe\u20ac"
charmap = codecs.charmap_build(table)
def mine(e):
    if isinstance(e, UnicodeEncodeError): return ("<%d>" % (e.end - e.start), e.end)
    return ("[%s]" % e.object[e.start:e.end].hex(), e.end)
codecs.register_error("mine", mine)
DECODE = {
    "utf-8": codecs.utf_8_decode, "utf-16": codecs.utf_16_decode, "utf-16-le": codecs.utf_16_le_decode,
    "utf-16-be": codecs.utf_16_be_decode, "utf-32": codecs.utf_32_decode, "utf-32-le": codecs.utf_32_le_decode,
    "utf-32-be": codecs.utf_32_be_decode, "utf-7": codecs.utf_7_decode,
    "unicode_escape": codecs.unicode_escape_decode, "raw_unicode_escape": codecs.raw_unicode_escape_decode,
    "ascii": lambda b, h, f: codecs.ascii_decode(b, h), "latin-1": lambda b, h, f: codecs.latin_1_decode(b, h),
    "charmap": lambda b, h, f: codecs.charmap_decode(b, h, table),
    "escape": lambda b, h, f: (codecs.escape_decode(b, h)[0].decode("latin-1"), len(b)),
}
ENCODE = {
    "utf-8": codecs.utf_8_encode, "utf-16": codecs.utf_16_encode, "utf-16-le": codecs.utf_16_le_encode,
    "utf-16-be": codecs.utf_16_be_encode, "utf-32": codecs.utf_32_encode, "utf-32-le": codecs.utf_32_le_encode,
    "utf-32-be": codecs.utf_32_be_encode, "utf-7": codecs.utf_7_encode,
    "unicode_escape": codecs.unicode_escape_encode, "raw_unicode_escape": codecs.raw_unicode_escape_encode,
    "ascii": codecs.ascii_encode, "latin-1": codecs.latin_1_encode,
    "charmap": lambda s, h: codecs.charmap_encode(s, h, charmap),
}
out = []
for op, codec, handler, data in json.load(sys.stdin):
    data = bytes.fromhex(data)
    try:
        if op == "encode":
            out.append(ENCODE[codec](data.decode("utf-8", "surrogatepass"), handler)[0].hex())
        else:
            text, used = DECODE[codec](data, handler, op == "decode")
            out.append("%s %d" % (text.encode("utf-8", "surrogatepass").hex(), used))
    except UnicodeError as e:
        out.append("%s %d %d %s" % (e.encoding, e.start, e.end, e.reason))
    except Exception as e:
        out.append(str(e))
json.dump(out, sys.stdout)
`

// mine is the error handler of that name in the script.
type mine struct{}

func (mine) Decode(dst []byte, in string, e *Error) ([]byte, int, error) {
	return fmt.Appendf(dst, "[%x]", in[e.Start:e.End]), e.End, nil
}

func (mine) Encode(in string, e *Error) (string, bool, int, error) {
	return fmt.Sprintf("<%d>", wtf8.Count(in[e.Start:e.End])), false, e.End, nil
}

func testTable() []rune {
	var t []rune
	for i := range rune(128) {
		t = append(t, i)
	}
	for range 64 {
		t = append(t, Undefined)
	}
	for i := range rune(60) {
		t = append(t, 0x3b1+i)
	}
	return append(t, 'a', 0x1f40d, Undefined, 0x20ac)
}

func answer(q question, table []rune, charmap *Charmap) string {
	data, err := hex.DecodeString(q[3])
	if err != nil {
		panic(err)
	}
	in := string(data)
	h := Errors{Policy: Custom, Handler: mine{}}
	if q[2] != "mine" {
		h.Policy, _ = PolicyByName(q[2])
	}
	orders := map[string]Order{"utf-16": Native, "utf-16-le": LittleEndian, "utf-16-be": BigEndian, "utf-32": Native, "utf-32-le": LittleEndian, "utf-32-be": BigEndian}
	var out []byte
	if q[0] == "encode" {
		switch q[1] {
		case "utf-8":
			out, err = EncodeUTF8(nil, in, h)
		case "utf-16", "utf-16-le", "utf-16-be":
			out, err = EncodeUTF16(nil, in, h, orders[q[1]])
		case "utf-32", "utf-32-le", "utf-32-be":
			out, err = EncodeUTF32(nil, in, h, orders[q[1]])
		case "utf-7":
			out = EncodeUTF7(nil, in)
		case "latin-1":
			out, err = EncodeLatin1(nil, in, h)
		case "ascii":
			out, err = EncodeASCII(nil, in, h)
		case "charmap":
			out, err = EncodeCharmap(nil, in, charmap, h)
		case "unicode_escape":
			out = EncodeUnicodeEscape(nil, in)
		case "raw_unicode_escape":
			out = EncodeRawUnicodeEscape(nil, in)
		}
		var e *Error
		if errors.As(err, &e) {
			return fmt.Sprintf("%s %d %d %s", e.Encoding, wtf8.Count(in[:e.Start]), wtf8.Count(in[:e.End]), e.Reason)
		}
		return hex.EncodeToString(out)
	}
	final := q[0] == "decode"
	used := len(in)
	switch q[1] {
	case "utf-8":
		out, used, err = DecodeUTF8(nil, in, h, final)
	case "utf-16", "utf-16-le", "utf-16-be":
		out, used, _, err = DecodeUTF16(nil, in, h, orders[q[1]], final)
	case "utf-32", "utf-32-le", "utf-32-be":
		out, used, _, err = DecodeUTF32(nil, in, h, orders[q[1]], final)
	case "utf-7":
		out, used, err = DecodeUTF7(nil, in, h, final)
	case "latin-1":
		out = DecodeLatin1(nil, in)
	case "ascii":
		out, err = DecodeASCII(nil, in, h)
	case "charmap":
		out, err = DecodeCharmap(nil, in, table, h)
	case "unicode_escape":
		out, used, _, err = DecodeUnicodeEscape(nil, in, h, final)
	case "raw_unicode_escape":
		out, used, err = DecodeRawUnicodeEscape(nil, in, h, final)
	case "escape":
		out, _, err = DecodeBytesEscape(nil, in, h.Policy)
		out = DecodeLatin1(nil, string(out))
	}
	var e *Error
	if errors.As(err, &e) {
		return fmt.Sprintf("%s %d %d %s", e.Encoding, e.Start, e.End, e.Reason)
	}
	var f *fault.Error
	if errors.As(err, &f) {
		return f.Text
	}
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%x %d", out, used)
}

func TestAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	handlers := []string{"strict", "ignore", "replace", "surrogateescape", "surrogatepass", "backslashreplace", "xmlcharrefreplace", "namereplace", "mine"}
	bytePieces := []string{"a", "\\", "\x80", "\xc3", "\xa9", "\xed", "\xa0", "\xb2", "\xe0", "\xf0", "\x9f", "\x90", "\x8d", "\xf4", "\xff", "\xfe", "\x00", "\xd8", "\xdc", "\x00\x00", "\x10", "\xc0", "\xe2\x82\xac", "\xed\xa0\x80", "\xf5", "z", "\xef\xbb\xbf"}
	escapes := []string{"a", `\`, `\x`, `\u`, `\U`, `\N`, `{`, `}`, "SPACE", "4", "1", "0", "000", "f", "g", "\n", `\\`, `\'`, `\n`, `\777`, "\xe9", `\N{DIGIT ONE}`, "00110000", `\q`, `\0`, "8"}
	sevens := []string{"a", "+", "-", "+-", "A", "AG", "IKw", "2D3eAA", "/", "=", "\x80", "~", "\\", "+AOk-", "+2AA", "Z", " ", "\n", "b", "3AA", "+AGEAYg"}
	texts := []string{"a", "é", "ÿ", "Ā", "€", "\U0001F40D", "\xed\xa0\x80", "\xed\xb2\x80", "\xed\xb3\xbf", "\\", "\n", "\x7f", "\t", "α", "+", "-", "A", "/", "~", "zz"}
	var qs []question
	build := func(from []string, n int) string {
		var b strings.Builder
		for range r.IntN(n) {
			b.WriteString(pick(from))
		}
		return hex.EncodeToString([]byte(b.String()))
	}
	wide := []string{"utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}
	for range 700 {
		for _, c := range wide {
			qs = append(qs, question{"decode", c, pick(handlers), build(bytePieces, 12)}, question{"partly", c, pick(handlers), build(bytePieces, 12)})
		}
		for _, c := range []string{"ascii", "latin-1", "charmap"} {
			qs = append(qs, question{"decode", c, pick(handlers), build(bytePieces, 8)})
		}
		for _, c := range []string{"unicode_escape", "raw_unicode_escape"} {
			qs = append(qs, question{"decode", c, pick(handlers), build(escapes, 9)}, question{"partly", c, pick(handlers), build(escapes, 9)})
		}
		qs = append(qs, question{"decode", "escape", pick(handlers[:3]), build(escapes, 9)})
		qs = append(qs, question{"decode", "utf-7", pick(handlers), build(sevens, 9)}, question{"partly", "utf-7", pick(handlers[:3]), build(sevens, 9)})
		for _, c := range append(wide, "ascii", "latin-1", "charmap", "unicode_escape", "raw_unicode_escape", "utf-7") {
			qs = append(qs, question{"encode", c, pick(handlers), build(texts, 9)})
		}
	}
	for i := range 0x1100 {
		qs = append(qs, question{"decode", "utf-8", "strict", fmt.Sprintf("%02x%02x", i>>4&0xff, i&0xff)})
	}
	var want []string
	oracle.Ask(t, script, qs, &want)
	table := testTable()
	charmap := NewCharmap(table)
	bad := 0
	for i, q := range qs {
		if got := answer(q, table, charmap); got != want[i] {
			in, _ := hex.DecodeString(q[3])
			t.Errorf("%q %q\n got %s\nwant %s", q[:3], in, got, want[i])
			if bad++; bad > 12 {
				t.Fatal("and more")
			}
		}
	}
}

// FuzzDecode feeds arbitrary bytes to every decoder, whose text must then encode
// without loss where nothing was malformed.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"\xff\xfea\x00", "+AGE-", `\N{DIGIT ONE}\x4`, "\xf0\x9f\x90", "\xed\xa0\x80"} {
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, in string, final bool) {
		for p := Strict; p < Custom; p++ {
			h := Errors{Policy: p}
			if out, _, err := DecodeUTF8(nil, in, h, true); err == nil && p == Strict && string(out) != in {
				t.Errorf("%q decodes as %q", in, out)
			}
			for o := LittleEndian; o <= BigEndian; o++ {
				_, _, _, _ = DecodeUTF16(nil, in, h, o, final)
				_, _, _, _ = DecodeUTF32(nil, in, h, o, final)
			}
			if out, used, err := DecodeUTF7(nil, in, h, final); err == nil && used > len(in) {
				t.Errorf("%q: %d of %d bytes used for %q", in, used, len(in), out)
			}
			_, _ = DecodeASCII(nil, in, h)
			_, _, _, _ = DecodeUnicodeEscape(nil, in, h, final)
			_, _, _ = DecodeRawUnicodeEscape(nil, in, h, final)
			_, _, _ = DecodeBytesEscape(nil, in, p)
		}
	})
}
