package scan

import (
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/object/wtf8"
	"github.com/adder-vm/adder/vm/stdlib/oracle"
)

type answers struct{ Strict, Lax, Number, ASCII, Quoted string }

func tohex[T string | []byte](s T) string { return hex.EncodeToString([]byte(s)) }

func scanned(s string, strict bool) string {
	buf, text, plain, next, err := String(nil, s, 0, strict)
	if err != nil {
		e := err.(*Error)
		at := -1
		if e.At >= 0 {
			at = wtf8.Count(s[:e.At])
		}
		return fmt.Sprintf("%s %d", e.Text, at)
	}
	if !plain {
		text = string(buf)
	}
	return fmt.Sprintf("%s %d", tohex(text), wtf8.Count(s[:next]))
}

func TestAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	pieces := strings.Split("a|b|\"|\"|\\|\\\\|\\n|\\u|\\u00e9|\\ud83d|\\ude00|\\uD83D\\uDE00|\\x|/|\\/|\x01|\n|\x7f|é|日|\U0001F40D|\xed\xa0\xbd|\xed\xb8\x80|0|1|9|-|.|e|E|+|12|g|\\b\\f\\r\\t", "|")
	var cases []string
	for range 6000 {
		var b strings.Builder
		for range r.IntN(8) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		cases = append(cases, tohex(b.String()))
	}
	numbers := []rune("0019-.eE+x")
	for range 3000 {
		var b strings.Builder
		for range r.IntN(9) {
			b.WriteRune(numbers[r.IntN(len(numbers))])
		}
		cases = append(cases, tohex(b.String()))
	}
	var want []answers
	oracle.Ask(t, `
import _json, json, re, sys
NUMBER = re.compile(json.scanner.NUMBER_RE.pattern, json.scanner.NUMBER_RE.flags)
def enc(s): return s.encode("utf-8", "surrogatepass").hex()
def scan(s, strict):
    try:
        text, end = _json.scanstring(s, 0, strict)
        return "%s %d" % (enc(text), end)
    except json.JSONDecodeError as e:
        return "%s %d" % (e.msg, e.pos)
out = []
for h in json.load(sys.stdin):
    s = bytes.fromhex(h).decode("utf-8", "surrogatepass")
    m = NUMBER.match(s)
    number = "%d %s" % (m.end(), "float" if m[2] or m[3] else "int") if m else "none"
    out.append({"strict": scan(s, True), "lax": scan(s, False), "number": number,
        "ascii": _json.encode_basestring_ascii(s), "quoted": enc(_json.encode_basestring(s))})
json.dump(out, sys.stdout)
`, cases, &want)
	bad := 0
	for i, c := range cases {
		raw, _ := hex.DecodeString(c)
		s := string(raw)
		number := "none"
		if end, isFloat, ok := Number(s, 0); ok {
			number = fmt.Sprintf("%d %s", end, map[bool]string{true: "float", false: "int"}[isFloat])
		}
		got := answers{scanned(s, true), scanned(s, false), number, string(AppendQuotedASCII(nil, s)), tohex(AppendQuoted(nil, s))}
		if got != want[i] {
			t.Errorf("%q\n got %q\nwant %q", s, got, want[i])
			if bad++; bad > 10 {
				t.Fatal("and more")
			}
		}
	}
}

// FuzzString reads back what AppendQuoted writes.
func FuzzString(f *testing.F) {
	for _, s := range []string{"a\"\\\n", "é\U0001F40D", "\xff\xed\xa0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := string(AppendQuoted(nil, s))
		buf, text, plain, next, err := String(nil, q, 1, true)
		if !plain {
			text = string(buf)
		}
		if err != nil || text != s || next != len(q) {
			t.Errorf("%q reads back as %q, %v", q, text, err)
		}
		_, _, _, _, _ = String(nil, s, 0, false)
		_, _, _ = Number(s, 0)
		_ = AppendQuotedASCII(nil, s)
	})
}
