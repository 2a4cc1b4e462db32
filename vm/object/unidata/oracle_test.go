package unidata

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/stdlib/oracle"
)

// sampled are the code points the tests look at: every one up to the end of the
// assigned ideographs, the tags, and some of the rest.
const sampled = `
def sampled():
    yield from range(0x32400)
    yield from range(0xe0000, 0xe0200)
    yield from range(0x32400, 0x110000, 4099)
`

func eachSampled(f func(r rune)) {
	for r := rune(0); r < 0x32400; r++ {
		f(r)
	}
	for r := rune(0xe0000); r < 0xe0200; r++ {
		f(r)
	}
	for r := rune(0x32400); r < 0x110000; r += 4099 {
		f(r)
	}
}

func compareLines(t *testing.T, want []byte, got *bytes.Buffer) {
	t.Helper()
	w, g := strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")
	if len(w) != len(g) {
		t.Errorf("%d lines, want %d", len(g), len(w))
	}
	bad := 0
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			if bad++; bad > 20 {
				t.Fatal("and more")
			}
			t.Errorf("got  %q\nwant %q", g[i], w[i])
		}
	}
}

func bits(values ...bool) string {
	b := make([]byte, len(values))
	for i, v := range values {
		b[i] = '0'
		if v {
			b[i] = '1'
		}
	}
	return string(b)
}

func TestTypesAgainstOracle(t *testing.T) {
	want := oracle.Run(t, sampled+`
import sys, _sre, unicodedata as u
def h(s): return " ".join("%x" % ord(c) for c in s)
out = []
for i in sampled():
    c = chr(i)
    out.append("%x %s %d %d %s|%s|%s|%s|%s|%x" % (i, "".join("01"[b] for b in (
        c.isalpha(), c.isalnum(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isspace(), c.isupper(), c.islower(),
        c.istitle(), c.isprintable(), c.isidentifier(), ("a"+c).isidentifier())),
        u.decimal(c, -1), u.digit(c, -1), float(u.numeric(c, -1)).hex(), h(c.upper()), h(c.lower()), h(c.title()),
        h(c.casefold()), _sre.unicode_tolower(i)))
sys.stdout.write("\n".join(out) + "\n")
`, nil)
	var got bytes.Buffer
	hex := func(b []byte) string {
		var out []string
		for s := string(b); s != ""; {
			r, n := decodeRune(s)
			out = append(out, fmt.Sprintf("%x", r))
			s = s[n:]
		}
		return strings.Join(out, " ")
	}
	eachSampled(func(r rune) {
		value, ok := Numeric(r)
		if !ok {
			value = -1
		}
		fmt.Fprintf(&got, "%x %s %d %d %s|%s|%s|%s|%s|%x\n", r, bits(IsAlpha(r), IsAlnum(r), IsDecimal(r), IsDigit(r),
			IsNumeric(r), IsSpace(r), IsUpper(r), IsLower(r), IsTitle(r) || IsUpper(r), IsPrintable(r),
			IsXIDStart(r), IsXIDContinue(r)), Decimal(r), Digit(r), pyHex(value),
			hex(AppendUpper(nil, r)), hex(AppendLower(nil, r)), hex(AppendTitle(nil, r)), hex(AppendFold(nil, r)), SimpleLower(r))
	})
	compareLines(t, want, &got)
}

// pyHex writes v as float.hex does, for the few forms met here.
func pyHex(v float64) string {
	if v == 0 {
		return "0x0.0p+0"
	}
	s := fmt.Sprintf("%.13x", v)
	mantissa, exp, _ := strings.Cut(s, "p")
	sign, digits := exp[:1], strings.TrimLeft(exp[1:], "0")
	if digits == "" {
		digits = "0"
	}
	return mantissa + "p" + sign + digits
}

func TestDatabaseAgainstOracle(t *testing.T) {
	want := oracle.Run(t, sampled+`
import sys, unicodedata as u
out = []
for i in sampled():
    c = chr(i)
    out.append("%x %s %s %d %d %s %s|%s" % (i, u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c),
        u.east_asian_width(c), u.decomposition(c), u.name(c, "")))
sys.stdout.write("\n".join(out) + "\n")
`, nil)
	var got bytes.Buffer
	eachSampled(func(r rune) {
		mirrored := 0
		if Mirrored(r) {
			mirrored = 1
		}
		name, _ := AppendName(nil, r)
		fmt.Fprintf(&got, "%x %s %s %d %d %s %s|%s\n", r, Category(r), Bidirectional(r), Combining(r), mirrored,
			EastAsianWidth(r), AppendDecomposition(nil, r), name)
		if len(name) > 0 {
			if c, ok := Lookup(strings.ToLower(string(name))); !ok || c != r {
				t.Errorf("Lookup(%q) = %x, %t, want %x", name, c, ok, r)
			}
		}
	})
	compareLines(t, want, &got)
}

func TestLookupAgainstOracle(t *testing.T) {
	names := []string{
		"NULL", "lf", "ESCAPE", "CJK UNIFIED IDEOGRAPH-4e00", "CJK UNIFIED IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-4E0",
		"CJK UNIFIED IDEOGRAPH-E000", "HANGUL SYLLABLE ", "HANGUL SYLLABLE A", "HANGUL SYLLABLE GAX", "", " SPACE",
		"SPACE ", "LATIN SMALL LETTER E WITH VERTICAL LINE BELOW AND ACUTE", "TAMIL SYLLABLE NNNII", "VS80", "no such",
		"KHMER CONSONANT SIGN COENG NO", "MODIFIER LETTER EXTRA-HIGH EXTRA-LOW CONTOUR TONE BAR", "SPACE;20",
		"NULL;0", "A\nB", strings.Repeat("A", 300), "NUSHU CHARACTER-1B2FC", "TANGUT IDEOGRAPH-187F8", "é",
	}
	var want []string
	oracle.Ask(t, `
import json, sys, unicodedata as u
def find(n):
    try: return u.lookup(n)
    except KeyError: return ""
json.dump([find(n) for n in json.load(sys.stdin)], sys.stdout)
`, names, &want)
	for i, n := range names {
		got, _ := AppendLookup(nil, n)
		if string(got) != want[i] {
			t.Errorf("AppendLookup(%.40q) = %q, want %q", n, got, want[i])
		}
		if c, ok := Lookup(n); ok != (len([]rune(want[i])) == 1) || ok && string(c) != want[i] {
			t.Errorf("Lookup(%.40q) = %x, %t", n, c, ok)
		}
	}
}

func TestNormalFormsAgainstOracle(t *testing.T) {
	// Single code points, and random strings of those that do something.
	want := oracle.Run(t, `
import random, sys, unicodedata as u
r = random.Random(5)
marks = [chr(i) for i in range(0x20000) if u.combining(chr(i))]
busy = [chr(i) for i in range(0x30000) if u.decomposition(chr(i))] + list(map(chr, range(0x1100, 0x1200)))
starters = [chr(i) for i in (*range(0x20, 0x250), *range(0x900, 0xe00), *range(0x1b00, 0x1c00), *range(0x11000, 0x11a00))]
cases = [chr(i) for i in range(0x300000 >> 4) if u.normalize("NFKD", chr(i)) != chr(i)]
for _ in range(20000):
    cases.append("".join(r.choice(r.choice((marks, marks, busy, starters))) for _ in range(r.randrange(1, 9))))
cases += ["a\ud800\u0301", "\u0344" * 3, "a" + "\u0301\u0316" * 500]
out = []
for c in cases:
    out.append("\0".join([c] + [u.normalize(f, c) for f in ("NFC", "NFD", "NFKC", "NFKD")] +
        ["".join("01"[u.is_normalized(f, c)] for f in ("NFC", "NFD", "NFKC", "NFKD"))]))
sys.stdout.buffer.write("\1".join(out).encode("utf-8", "surrogatepass"))
`, nil)
	bad := 0
	for line := range strings.SplitSeq(string(want), "\x01") {
		parts := strings.Split(line, "\x00")
		for f := NFC; f <= NFKD; f++ {
			got := string(AppendNormal(nil, parts[0], f))
			normal := IsNormal(parts[0], f)
			if got != parts[1+f] || normal != (parts[5][f] == '1') {
				if bad++; bad < 20 {
					t.Errorf("form %d of %+q: got %+q, want %+q; normal: %t", f, parts[0], got, parts[1+f], normal)
				}
			}
		}
	}
}

func TestRunesOutsideUnicode(t *testing.T) {
	for _, r := range []rune{-1, 0x110000, 1<<31 - 1} {
		if IsAlpha(r) || IsSpace(r) || Decimal(r) != -1 || Category(r) != "Cn" || len(AppendDecomposition(nil, r)) != 0 {
			t.Errorf("%x has properties", r)
		}
		if name, ok := AppendName(nil, r); ok {
			t.Errorf("%x is named %q", r, name)
		}
	}
}

func TestOldVersionAgainstOracle(t *testing.T) {
	want := oracle.Run(t, sampled+`
import sys, unicodedata
u = unicodedata.ucd_3_2_0
out = []
for i in sampled():
    c = chr(i)
    if 0xd800 <= i < 0xe000: continue
    out.append("%x %s %s %d %d %s %d %s|%s|%s" % (i, u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c),
        u.east_asian_width(c), u.decimal(c, -1), u.decomposition(c), u.normalize("NFKC", c), u.normalize("NFD", c)))
sys.stdout.buffer.write(("\n".join(out) + "\n").encode())
`, nil)
	// Some of what is sampled normalizes to a line end of its own.
	var got bytes.Buffer
	eachSampled(func(r rune) {
		if r >= 0xd800 && r < 0xe000 {
			return
		}
		mirrored := 0
		if Mirrored32(r) {
			mirrored = 1
		}
		fmt.Fprintf(&got, "%x %s %s %d %d %s %d %s|%s|%s\n", r, Category32(r), Bidirectional32(r), Combining32(r), mirrored,
			EastAsianWidth32(r), Decimal32(r), AppendDecomposition32(nil, r), AppendNormal32(nil, string(r), NFKC), AppendNormal32(nil, string(r), NFD))
	})
	compareLines(t, want, &got)
}
