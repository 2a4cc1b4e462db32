package wtf8

import (
	"encoding/hex"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/stdlib/oracle"
)

// A question is a method, its subject and its arguments, text in hexadecimal.
type question [5]string

const script = `
import json, sys
def text(h): return bytes.fromhex(h).decode("utf-8", "surrogatepass")
def enc(v):
    if isinstance(v, str): return v.encode("utf-8", "surrogatepass").hex()
    if isinstance(v, bytes): return v.hex()
    if isinstance(v, (list, tuple)): return "[" + ",".join(map(enc, v)) + "]"
    return str(v)
OPS = {
    "repr": repr, "ascii": ascii, "count_points": len,
    "strip_chars": lambda s, c: (s.strip(c), s.lstrip(c), s.rstrip(c)),
    "strips": lambda s: (s.strip(), s.lstrip(), s.rstrip()),
    "is": lambda s: "".join("01"[f()] for f in (s.isalpha, s.isalnum, s.isdecimal, s.isdigit, s.isnumeric, s.isspace,
        s.isprintable, s.isidentifier, s.isupper, s.islower, s.istitle, s.isascii)),
    "bytes_is": lambda s: "".join("01"[f()] for f in (s.isalpha, s.isalnum, s.isdigit, s.isspace, s.isupper, s.islower, s.istitle)),
    "less": lambda a, b: str((a > b) - (a < b)),
    "replace": lambda s, a, b, n: s.replace(a, b, int(n)),
    "split": lambda s, a, n: s.split(a, int(n)),
    "rsplit": lambda s, a, n: s.rsplit(a, int(n)),
    "split_space": lambda s, n: s.split(None, int(n)),
    "rsplit_space": lambda s, n: s.rsplit(None, int(n)),
    "splitlines": lambda s, k: s.splitlines(k == "1"),
    "expandtabs": lambda s, n: s.expandtabs(int(n)),
    "center": lambda s, n, f: s.center(int(n), f),
    "zfill": lambda s, n: s.zfill(int(n)),
    "bytes_repr": repr,
}
out = []
for op, subject, *args in json.load(sys.stdin):
    raw = op.startswith("bytes_")
    conv = bytes.fromhex if raw else text
    subject = conv(subject)
    args = [a if a.lstrip("-").isdigit() and len(a) < 3 else conv(a[1:]) for a in args if a]
    name = op[6:] if raw and op not in OPS else op
    out.append(enc(OPS[op](subject, *args) if op in OPS else OPS[name](subject, *args) if name in OPS else getattr(subject, name)(*args)))
json.dump(out, sys.stdout)
`

func unhex(s string) string {
	b, err := hex.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func tohex[T string | []byte](s T) string { return hex.EncodeToString([]byte(s)) }

func list(parts []string) string {
	for i, p := range parts {
		parts[i] = tohex(p)
	}
	return "[" + strings.Join(parts, ",") + "]"
}

func collect(p Splitter, back bool) string {
	var parts []string
	for {
		s, ok := p.Next()
		if !ok {
			break
		}
		parts = append(parts, s)
	}
	if back {
		for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
			parts[i], parts[j] = parts[j], parts[i]
		}
	}
	return list(parts)
}

func flags(values ...bool) string {
	b := make([]byte, len(values))
	for i, v := range values {
		b[i] = '0'
		if v {
			b[i] = '1'
		}
	}
	return tohex(b)
}

func answer(q question) string {
	s := unhex(q[1])
	arg := func(k int) string { return unhex(q[2+k][1:]) }
	num := func(k int) int {
		n, err := strconv.Atoi(q[2+k])
		if err != nil {
			panic(err)
		}
		return n
	}
	switch q[0] {
	case "repr":
		return tohex(AppendRepr(nil, s))
	case "ascii":
		return tohex(AppendASCII(nil, s))
	case "bytes_repr":
		return tohex(AppendBytesRepr(nil, s))
	case "count_points":
		return strconv.Itoa(Count(s))
	case "count":
		return strconv.Itoa(CountOf(s, arg(0)))
	case "find":
		if i := Index(s, arg(0)); i >= 0 {
			return strconv.Itoa(Count(s[:i]))
		}
		return "-1"
	case "rfind":
		if i := LastIndex(s, arg(0)); i >= 0 {
			return strconv.Itoa(Count(s[:i]))
		}
		return "-1"
	case "strips":
		return list([]string{StripSpace(s, true, true), StripSpace(s, true, false), StripSpace(s, false, true)})
	case "strip_chars":
		return list([]string{Strip(s, arg(0), true, true), Strip(s, arg(0), true, false), Strip(s, arg(0), false, true)})
	case "bytes_strips":
		return list([]string{StripBytesSpace(s, true, true), StripBytesSpace(s, true, false), StripBytesSpace(s, false, true)})
	case "bytes_strip_chars":
		return list([]string{StripBytes(s, arg(0), true, true), StripBytes(s, arg(0), true, false), StripBytes(s, arg(0), false, true)})
	case "is":
		return flags(IsAlpha(s), IsAlnum(s), IsDecimal(s), IsDigit(s), IsNumeric(s), IsSpace(s), IsPrintable(s), IsIdentifier(s),
			IsUpper(s), IsLower(s), IsTitle(s), IsASCII(s))
	case "bytes_is":
		return flags(IsBytesAlpha(s), IsBytesAlnum(s), IsBytesDigit(s), IsBytesSpace(s), IsBytesUpper(s), IsBytesLower(s), IsBytesTitle(s))
	case "less":
		return tohex(strconv.Itoa(Compare(s, arg(0))))
	case "replace":
		return tohex(AppendReplace(nil, s, arg(0), arg(1), num(2)))
	case "split":
		return collect(Split(s, arg(0), num(1)), false)
	case "rsplit":
		return collect(SplitBack(s, arg(0), num(1)), true)
	case "split_space":
		return collect(SplitSpace(s, num(0)), false)
	case "rsplit_space":
		return collect(SplitSpaceBack(s, num(0)), true)
	case "bytes_split_space":
		return collect(SplitBytesSpace(s, num(0)), false)
	case "bytes_rsplit_space":
		return collect(SplitBytesSpaceBack(s, num(0)), true)
	case "splitlines":
		return collect(Lines(s, num(0) == 1), false)
	case "bytes_splitlines":
		return collect(BytesLines(s, num(0) == 1), false)
	case "partition":
		a, b, ok := Partition(s, arg(0))
		return list([]string{a, map[bool]string{true: arg(0)}[ok], b})
	case "rpartition":
		a, b, ok := PartitionLast(s, arg(0))
		return list([]string{a, map[bool]string{true: arg(0)}[ok], b})
	case "expandtabs":
		out, _ := AppendExpandTabs(nil, s, num(0), 1<<20)
		return tohex(out)
	case "center":
		r, _ := Decode(arg(1), 0)
		return tohex(AppendCenter(nil, s, Count(s), num(0), r))
	case "zfill":
		return tohex(AppendZfill(nil, s, Count(s), num(0)))
	}
	f, ok := map[string]func([]byte, string) []byte{
		"lower": AppendLower, "upper": AppendUpper, "casefold": AppendFold, "swapcase": AppendSwapCase, "title": AppendTitle,
		"capitalize": AppendCapitalize, "bytes_lower": AppendASCIILower, "bytes_upper": AppendASCIIUpper,
		"bytes_swapcase": AppendBytesSwapCase, "bytes_title": AppendBytesTitle, "bytes_capitalize": AppendBytesCapitalize,
	}[q[0]]
	if !ok {
		panic(q[0])
	}
	return tohex(f(nil, s))
}

var pieces = strings.Split("a|b|A|Z|Hello|wORLD| |  |\t|\n|\r\n|\r|\v|\f|\x1c|\x1d|\x1e|\x1f|\u0085|\u2028|\u2029|\u3000|\u00a0|ß|é|É|ﬁ|ǅ|ʼn|İ|ı|Σ|ΑΣ|σ|ς|.|'|\"|\\|0|9|²|½|٣|日本|\U0001F40D|\U00010400|\xed\xa0\x80|\xed\xb2\x80|\x00|\x7f|\u0301|\u200b|\ufeff|_|x1|aa|ab|-|+|ΐ|ŉ|ʰ|\u0345|Ⅷ|ⅷ", "|")

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	limit := len(pieces)
	if r.IntN(3) == 0 {
		limit = 18 // ASCII
	}
	for range r.IntN(n) {
		b.WriteString(pieces[r.IntN(limit)])
	}
	return b.String()
}

func randomBytes(r *rand.Rand, n int) string {
	b := make([]byte, r.IntN(n))
	const some = "abAZ09 \t\n\r\v\f\x1c'\"\\-+\x00\x80\xff"
	for i := range b {
		b[i] = some[r.IntN(len(some))]
	}
	return string(b)
}

func TestAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var qs []question
	arg := func(s string) string { return "x" + tohex(s) }
	limit := func() string { return strconv.Itoa(r.IntN(6) - 1) }
	for range 2500 {
		s := randomText(r, 12)
		h := tohex(s)
		sub := randomText(r, 3)
		if r.IntN(2) == 0 && s != "" {
			i, j := r.IntN(Count(s)+1), r.IntN(Count(s)+1)
			sub = s[Offset(s, min(i, j)):Offset(s, max(i, j))]
		}
		for _, op := range []string{"repr", "ascii", "count_points", "strips", "is", "lower", "upper", "casefold", "swapcase", "title", "capitalize"} {
			qs = append(qs, question{op, h})
		}
		for _, op := range []string{"find", "rfind", "count", "strip_chars", "less"} {
			qs = append(qs, question{op, h, arg(sub)})
		}
		qs = append(qs, question{"replace", h, arg(sub), arg(randomText(r, 3)), limit()}, question{"split_space", h, limit()},
			question{"rsplit_space", h, limit()}, question{"splitlines", h, strconv.Itoa(r.IntN(2))}, question{"expandtabs", h, strconv.Itoa(r.IntN(10) - 1)},
			question{"center", h, strconv.Itoa(r.IntN(30)), arg([]string{" ", "*", "é", "\U0001F40D"}[r.IntN(4)])}, question{"zfill", h, strconv.Itoa(r.IntN(30))})
		if sub != "" {
			qs = append(qs, question{"split", h, arg(sub), limit()}, question{"rsplit", h, arg(sub), limit()}, question{"partition", h, arg(sub)}, question{"rpartition", h, arg(sub)})
		}
		b := tohex(randomBytes(r, 12))
		for _, op := range []string{"bytes_repr", "bytes_strips", "bytes_is", "bytes_lower", "bytes_upper", "bytes_swapcase", "bytes_title", "bytes_capitalize"} {
			qs = append(qs, question{op, b})
		}
		qs = append(qs, question{"bytes_split_space", b, limit()}, question{"bytes_rsplit_space", b, limit()},
			question{"bytes_splitlines", b, strconv.Itoa(r.IntN(2))}, question{"bytes_strip_chars", b, arg(randomBytes(r, 4))})
	}
	for i := range 256 {
		qs = append(qs, question{"repr", tohex(string(rune(i)))}, question{"bytes_repr", tohex([]byte{byte(i)})})
	}
	var want []string
	oracle.Ask(t, script, qs, &want)
	bad := 0
	for i, q := range qs {
		if got := answer(q); got != want[i] {
			t.Errorf("%s of %q %q\n got %.200s\nwant %.200s", q[0], unhex(q[1]), q[2:], got, want[i])
			if bad++; bad > 10 {
				t.Fatal("and more")
			}
		}
	}
}

func TestPositions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		s := randomText(r, 200)
		starts := []int{}
		for i := range len(s) {
			if s[i]&0xC0 != 0x80 {
				starts = append(starts, i)
			}
		}
		if n := Count(s); n != len(starts) {
			t.Fatalf("Count(%q) = %d, want %d", s, n, len(starts))
		}
		table := make([]uint32, IndexSize(len(starts)))
		FillIndex(table, s)
		for k, at := range append(starts, len(s)) {
			if got := Offset(s, k); got != at {
				t.Fatalf("Offset(%q, %d) = %d, want %d", s, k, got, at)
			}
			if got := IndexedOffset(table, s, k); got != at {
				t.Fatalf("IndexedOffset(%q, %d) = %d, want %d", s, k, got, at)
			}
			if got := IndexedCount(table, s, at); got != k {
				t.Fatalf("IndexedCount(%q, %d) = %d, want %d", s, at, got, k)
			}
			if k < len(starts) {
				c, n := Decode(s, at)
				if back, m := DecodeLast(s, at+n); back != c || m != n || string(AppendRune(nil, c)) != s[at:at+n] || RuneLen(c) != n {
					t.Fatalf("%q at %d: decoded %x, %d, backwards %x, %d", s, at, c, n, back, m)
				}
			}
		}
		if p := ASCIIPrefix(s); IsASCII(s) != (p == len(s)) || p < len(s) && s[p] < 0x80 {
			t.Fatalf("ASCIIPrefix(%q) = %d", s, p)
		}
	}
}

func TestExpandTabsRefusesTooLong(t *testing.T) {
	if _, ok := AppendExpandTabs(nil, "a\t\tb", 1<<40, 1<<20); ok {
		t.Error("a terabyte of spaces was not refused")
	}
}

// FuzzIllFormed feeds bytes that are no WTF-8, which must not crash.
func FuzzIllFormed(f *testing.F) {
	for _, s := range []string{"\xed\xa0", "\xf0\x9f", "\xc3", "\x80\x80", "aΣ\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{"repr", "ascii", "is", "lower", "upper", "casefold", "swapcase", "title", "capitalize", "strips"} {
			if out := answer(question{name, tohex(s)}); out == "" && s != "" {
				t.Errorf("%s of %q is empty", name, s)
			}
		}
		n := 0
		for p := SplitSpace(s, -1); n <= len(s); n++ {
			if _, ok := p.Next(); !ok {
				break
			}
		}
		for p := Lines(s, false); n <= 2*len(s)+2; n++ {
			if _, ok := p.Next(); !ok {
				break
			}
		}
		if n > 2*len(s)+1 {
			t.Errorf("%q splits into %d", s, n)
		}
	})
}
