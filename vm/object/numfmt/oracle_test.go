package numfmt

import (
	"encoding/hex"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/object/fault"
	"github.com/adder-vm/adder/vm/object/wtf8"
	"github.com/adder-vm/adder/vm/stdlib/oracle"
)

// A question is an operation and its arguments: text in hexadecimal, ints in
// decimal, floats as the bits of their representation in decimal.
type question [4]string

// script answers each question with the result's text in hexadecimal, or with
// '!', the exception's name and its text in hexadecimal.
const script = `
import json, struct, sys
def text(h): return bytes.fromhex(h).decode("utf-8", "surrogatepass")
def flt(b): return struct.unpack("<d", struct.pack("<Q", int(b)))[0]
def bits(f): return "nan" if f != f else str(struct.unpack("<Q", struct.pack("<d", f))[0])
sys.set_int_max_str_digits(0)
def value(kind, v):
    if kind == "float": return flt(v)
    if kind == "int": return int(v)
    if kind == "str": return text(v)
    re, im = v.split()
    return complex(flt(re), flt(im))
def limited(f):
    sys.set_int_max_str_digits(4300)
    try: return f()
    finally: sys.set_int_max_str_digits(0)
OPS = {
    "format": lambda kind, v, spec: limited(lambda v=value(kind, v): format(v, text(spec))),
    "repr": lambda kind, v, _: repr(value(kind, v)),
    "percent": lambda kind, v, spec: limited(lambda v=value(kind, v): text(spec) % (v,)),
    "float": lambda s, *_: bits(float(text(s))),
    "complex": lambda s, *_: (lambda c: bits(c.real) + " " + bits(c.imag))(complex(text(s))),
    "int": lambda s, base, _: "%x" % limited(lambda: int(text(s), int(base))),
    "fromhex": lambda s, *_: bits(float.fromhex(text(s))),
    "hex": lambda f, *_: flt(f).hex(),
    "round": lambda f, n, _: bits(round(flt(f), int(n))),
    "roundint": lambda v, n, _: str(round(int(v), -int(n))),
    "ratio": lambda f, *_: "%d/%d" % flt(f).as_integer_ratio(),
    "trunc": lambda f, *_: str(int(flt(f))),
    "div": lambda a, b, _: bits(int(a) / int(b)),
    "tofloat": lambda a, *_: bits(float(int(a))),
    "hash": lambda kind, v, _: str(hash(value(kind, v))),
}
out = []
for op, *args in json.load(sys.stdin):
    try:
        out.append(OPS[op](*args).encode("utf-8", "surrogatepass").hex())
    except Exception as e:
        out.append("!" + type(e).__name__ + ":" + str(e).encode("utf-8", "surrogatepass").hex())
json.dump(out, sys.stdout)
`

func ask(t *testing.T, questions []question) []string {
	t.Helper()
	var raw []string
	oracle.Ask(t, script, questions, &raw)
	for i, r := range raw {
		if rest, ok := strings.CutPrefix(r, "!"); ok {
			kind, text, _ := strings.Cut(rest, ":")
			raw[i] = kind + ": " + unhex(text)
		} else {
			raw[i] = "ok: " + unhex(r)
		}
	}
	return raw
}

func unhex(s string) string {
	b, err := hex.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func tohex(s string) string { return hex.EncodeToString([]byte(s)) }

func result[T string | []byte](s T, err error) string {
	if err != nil {
		f := err.(*fault.Error)
		return f.Kind.String() + ": " + f.Text
	}
	return "ok: " + string(s)
}

func bitsText(f float64) string {
	if f != f {
		return "nan"
	}
	return strconv.FormatUint(math.Float64bits(f), 10)
}

func floatOf(s string) float64 {
	u, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		panic(err)
	}
	return math.Float64frombits(u)
}

func bigOf(s string) *big.Int {
	v, ok := new(big.Int).SetString(s, 10)
	if !ok {
		panic(s)
	}
	return v
}

func intOf(s string) Int {
	if v, err := strconv.ParseInt(s, 10, 64); err == nil {
		return Int{Small: v}
	}
	return Int{Big: bigOf(s)}
}

func complexOf(s string) complex128 {
	re, im, _ := strings.Cut(s, " ")
	return complex(floatOf(re), floatOf(im))
}

func answer(q question) string {
	switch op, a, b, c := q[0], q[1], q[2], q[3]; op {
	case "format":
		switch a {
		case "float":
			return result(AppendFloatFormat(nil, floatOf(b), unhex(c), "float"))
		case "int":
			return result(AppendIntFormat(nil, intOf(b), unhex(c), "int", DefaultMaxStrDigits))
		case "str":
			return result(AppendStrFormat(nil, unhex(b), unhex(c), "str"))
		default:
			return result(AppendComplexFormat(nil, complexOf(b), unhex(c), "complex"))
		}
	case "repr":
		if a == "float" {
			return result(AppendFloatRepr(nil, floatOf(b)), nil)
		}
		return result(AppendComplexRepr(nil, complexOf(b)), nil)
	case "percent":
		return result(percent(a, b, unhex(c)))
	case "float":
		s := unhex(a)
		f, ok := ParseFloat(s)
		if !ok {
			return result("", InvalidFloat(string(wtf8.AppendRepr(nil, s))))
		}
		return result(bitsText(f), nil)
	case "complex":
		v, err := ParseComplex(unhex(a))
		return result(bitsText(real(v))+" "+bitsText(imag(v)), err)
	case "int":
		s := unhex(a)
		base, _ := strconv.Atoi(b)
		v, ok, err := ParseInt(s, base, DefaultMaxStrDigits)
		if err == nil && !ok {
			err = InvalidInt(string(wtf8.AppendRepr(nil, s)), base)
		}
		if v.Big != nil {
			if v.Big.IsInt64() {
				return "a small int in Big"
			}
			return result(v.Big.Text(16), err)
		}
		return result(strconv.FormatInt(v.Small, 16), err)
	case "fromhex":
		f, err := ParseFloatHex(unhex(a))
		return result(bitsText(f), err)
	case "hex":
		return result(AppendFloatHex(nil, floatOf(a)), nil)
	case "round":
		n, _ := strconv.Atoi(b)
		f, err := RoundFloat(floatOf(a), n)
		return result(bitsText(f), err)
	case "roundint":
		n, _ := strconv.Atoi(b)
		return result(RoundBig(bigOf(a), n).String(), nil)
	case "ratio":
		num, den, err := FloatRatio(floatOf(a))
		return result(fmt.Sprintf("%d/%d", num, den), err)
	case "trunc":
		v, err := FloatToInt(floatOf(a))
		if v.Big != nil {
			return result(v.Big.String(), err)
		}
		return result(strconv.FormatInt(v.Small, 10), err)
	case "div":
		x, y := intOf(a), intOf(b)
		f, err := DivBig(bigOf(a), bigOf(b))
		if x.Big == nil && y.Big == nil && y.Small != 0 {
			if g := DivInt(x.Small, y.Small); g != f {
				return fmt.Sprintf("DivInt gives %v, DivBig %v", g, f)
			}
		}
		return result(bitsText(f), err)
	case "tofloat":
		f, err := BigToFloat(bigOf(a))
		return result(bitsText(f), err)
	case "hash":
		switch a {
		case "float":
			h, _ := HashFloat(floatOf(b))
			return result(strconv.FormatInt(h, 10), nil)
		case "int":
			v := bigOf(b)
			h := HashBig(v.Bits(), v.Sign() < 0)
			if v.IsInt64() {
				if small := HashInt(v.Int64()); small != h {
					return fmt.Sprintf("HashInt gives %d, HashBig %d", small, h)
				}
			}
			return result(strconv.FormatInt(h, 10), nil)
		}
		c := complexOf(b)
		re, _ := HashFloat(real(c))
		im, _ := HashFloat(imag(c))
		return result(strconv.FormatInt(HashComplex(re, im), 10), nil)
	}
	panic(q[0])
}

// percent does what the % operator does around one conversion.
func percent(kind, v, format string) ([]byte, error) {
	i := strings.IndexByte(format, '%')
	p, _, err := ParsePercent(format, i+1)
	if err != nil {
		return nil, err
	}
	out := []byte(format[:i])
	switch p.Verb {
	case 'd', 'i', 'u':
		if kind == "float" {
			n, err := FloatToInt(floatOf(v))
			if err != nil {
				return nil, err
			}
			return p.AppendInt(out, n, DefaultMaxStrDigits)
		}
		return p.AppendInt(out, intOf(v), DefaultMaxStrDigits)
	case 'x', 'X', 'o':
		if kind == "float" {
			return nil, fault.New(fault.TypeError, "%%%c format: an integer is required, not float", p.Verb)
		}
		return p.AppendInt(out, intOf(v), DefaultMaxStrDigits)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		if kind == "float" {
			return p.AppendFloat(out, floatOf(v))
		}
		f, err := BigToFloat(bigOf(v))
		if err != nil {
			return nil, err
		}
		return p.AppendFloat(out, f)
	}
	return nil, p.UnsupportedVerb(format, false)
}

func compare(t *testing.T, questions []question) {
	t.Helper()
	bad := 0
	for i, want := range ask(t, questions) {
		if got := answer(questions[i]); got != want {
			q := questions[i]
			for k := 1; k < 4; k++ {
				if s, err := hex.DecodeString(q[k]); err == nil && len(s) > 0 && (k == 3 || q[0] == "float" || q[0] == "int" || q[0] == "complex" || q[0] == "fromhex") {
					q[k] = string(s)
				} else if q[k] != "" && (q[0] == "round" || q[0] == "hex" || q[1] == "float") && len(q[k]) > 10 {
					q[k] = fmt.Sprint(floatOf(q[k]))
				}
			}
			t.Errorf("%.300q\n got %.300q\nwant %.300q", q, got, want)
			if bad++; bad > 15 {
				t.Fatal("and more")
			}
		}
	}
}

func newRand() *rand.Rand { return rand.New(rand.NewPCG(3, 14)) }

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

var notableFloats = []float64{
	0, math.Copysign(0, -1), 1, -1, 0.5, 1.5, 2.5, -0.5, 0.1, 1e16, 1e15, 9999999999999998, 1e-4, 0.00012345, 9.999e-5,
	1e22, 1e23, 5e-324, math.MaxFloat64, -math.MaxFloat64, 2.2250738585072014e-308, 2.225073858507201e-308, math.Inf(1), math.Inf(-1), math.NaN(),
	123456789, 1234567.891, 0.001234, 999999.5, 9999995, 1e6, 1e5, 99999.95, 2.675, 1.005, 0.045, 1e300, 4503599627370496.5,
	9007199254740993, 1 << 62, 1 << 63, -1 << 63, 1 << 64, 8.5e-5, 1234567890123456789, 0.3, 1.0 / 3, 6.25e-2, 255, 256,
}

func randomFloat(r *rand.Rand) float64 {
	switch r.IntN(5) {
	case 0:
		return pick(r, notableFloats...)
	case 1:
		return math.Float64frombits(r.Uint64())
	case 2:
		f, _ := strconv.ParseFloat(fmt.Sprintf("%.*e", r.IntN(6), (r.Float64()-0.5)*math.Pow(10, float64(r.IntN(40)-20))), 64)
		return f
	case 3:
		return float64(r.IntN(2000000)-1000000) / pick(r, 1.0, 2, 4, 8, 10, 100, 1000, 16)
	}
	return (r.Float64() - 0.5) * math.Pow(10, float64(r.IntN(30)-10))
}

func randomInt(r *rand.Rand) string {
	switch r.IntN(5) {
	case 0:
		return pick(r, "0", "-1", "1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551616",
			"2305843009213693951", "2305843009213693950", "-2305843009213693952", "1114111", "1114112", "65", "8364", "55296", "1000", "999999")
	case 1:
		return strconv.Itoa(r.IntN(2000) - 1000)
	case 2:
		return strconv.FormatInt(int64(r.Uint64())>>r.IntN(64), 10)
	}
	v := new(big.Int)
	for range 1 + r.IntN(6) {
		v.Lsh(v, 64)
		v.Add(v, new(big.Int).SetUint64(r.Uint64()))
	}
	v.Rsh(v, uint(r.IntN(64)))
	if r.IntN(2) == 0 {
		v.Neg(v)
	}
	return v.String()
}

func floatText(f float64) string { return strconv.FormatUint(math.Float64bits(f), 10) }

func randomSpec(r *rand.Rand, types string) string {
	var b strings.Builder
	maybe := func(n int, s ...string) {
		if r.IntN(n) == 0 {
			b.WriteString(pick(r, s...))
		}
	}
	maybe(4, "", "*", "0", " ", "€", "\U0001F40D", "\xed\xa0\x80", "<")
	maybe(3, "<", ">", "=", "^")
	maybe(3, "+", "-", " ")
	maybe(8, "z")
	maybe(5, "#")
	maybe(5, "0")
	maybe(2, "1", "5", "8", "12", "20", "21", "22", "٣")
	maybe(5, ",", "_", ",_")
	maybe(3, ".0", ".1", ".2", ".3", ".6", ".10", ".17", ".25", ".60", ".", ".4,", ".9_", "._", ".,", ".,_")
	if r.IntN(6) > 0 {
		b.WriteByte(types[r.IntN(len(types))])
	}
	maybe(60, "d", "\x00", "é", "x!", "99999999999999999999")
	return b.String()
}

func TestFormatAgainstOracle(t *testing.T) {
	r := newRand()
	var qs []question
	add := func(kind, value, spec string) { qs = append(qs, question{"format", kind, value, tohex(spec)}) }
	for range 12000 {
		add("float", floatText(randomFloat(r)), randomSpec(r, "eEfFgGn%eEfFgGn%eEfFgGn%dsxq"))
	}
	for range 8000 {
		add("int", randomInt(r), randomSpec(r, "bcdoxXnbcdoxXneEfFgG%sq"))
	}
	for range 4000 {
		add("complex", floatText(randomFloat(r))+" "+floatText(randomFloat(r)), randomSpec(r, "eEfFgGneEfFgGn%ds"))
	}
	for range 3000 {
		add("str", tohex(pick(r, "", "a", "hello", "héllo wörld", "\U0001F40Dx", "a\xed\xb2\x80b", "日本語", "12")), randomSpec(r, "sssssssd"))
	}
	for _, spec := range []string{"99999999999999999999", ".99999999999999999999f", ".2147483648f", "1.f", "x\x01", "é", "\x01", ",,", "__", "_,", ".3,_f", "010", "<010", "=10", "0=10", "020,", "#b", "_b", ",b", "_c", ",n", "_n", ",s", "z", "#", "c", "#c", "+c", "10c", "^10c", "0c", ".f", ".,f", "%%"} {
		add("float", floatText(1234567.890625), spec)
		add("int", "1234567", spec)
		add("int", "8364", spec)
		add("str", tohex("text"), spec)
		add("complex", floatText(1.5)+" "+floatText(-2.25), spec)
	}
	for _, spec := range []string{".800f", ".1100f", ".1100e", ".1100g", "#.1100g", ".900_f", "2000", "02000,", "e", "#x", "_b"} {
		for _, f := range notableFloats {
			add("float", floatText(f), spec)
		}
	}
	long := strings.Repeat("9", 4301)
	for _, spec := range []string{"", "d", "n", ",", "x", "f", "c"} {
		add("int", long, spec)
		add("int", "-"+long[1:], spec)
	}
	compare(t, qs)
}

func TestReprAndTextAgainstOracle(t *testing.T) {
	r := newRand()
	var qs []question
	for _, f := range notableFloats {
		qs = append(qs, question{"repr", "float", floatText(f)}, question{"hex", floatText(f)}, question{"ratio", floatText(f)},
			question{"trunc", floatText(f)})
		if f == f {
			qs = append(qs, question{"hash", "float", floatText(f)})
		}
		for _, g := range notableFloats {
			qs = append(qs, question{"repr", "complex", floatText(f) + " " + floatText(g)})
		}
		for n := -330; n <= 330; n++ {
			if n > -30 && n < 30 || n%10 == 3 || n > 318 || n < -306 {
				qs = append(qs, question{"round", floatText(f), strconv.Itoa(n)})
			}
		}
	}
	for range 10000 {
		f := floatText(randomFloat(r))
		qs = append(qs, question{"repr", "float", f}, question{"round", f, strconv.Itoa(r.IntN(40) - 18)})
	}
	for range 3000 {
		f := randomFloat(r)
		if f != f {
			continue
		}
		qs = append(qs, question{"hex", floatText(f)}, question{"ratio", floatText(f)}, question{"trunc", floatText(f)},
			question{"hash", "float", floatText(f)}, question{"hash", "complex", floatText(f) + " " + floatText(f/3)})
	}
	compare(t, qs)
}

func TestIntsAgainstOracle(t *testing.T) {
	r := newRand()
	var qs []question
	near := func() string { // close to where the quotient is halfway between floats
		v := new(big.Int).SetUint64(r.Uint64()>>11 | 1<<52)
		v.Lsh(v, 1)
		v.Add(v, big.NewInt(1))
		v.Lsh(v, uint(r.IntN(1100)))
		return v.Add(v, big.NewInt(int64(r.IntN(3)-1))).String()
	}
	huge := new(big.Int).Lsh(big.NewInt(1), 1024)
	qs = append(qs, question{"div", huge.String(), "1"}, question{"div", "1", huge.String()}, question{"div", "-7", "0"},
		question{"div", "0", "-5"}, question{"tofloat", huge.String()}, question{"tofloat", new(big.Int).Sub(huge, big.NewInt(1)).String()})
	for range 4000 {
		a, b := randomInt(r), randomInt(r)
		if r.IntN(2) == 0 {
			a = near()
		}
		if r.IntN(3) == 0 {
			b = near()
		}
		if r.IntN(4) == 0 {
			x := bigOf(a)
			b = x.Lsh(x, uint(1020+r.IntN(60))).String()
		}
		qs = append(qs, question{"div", a, b}, question{"hash", "int", a}, question{"tofloat", a}, question{"roundint", a, strconv.Itoa(1 + r.IntN(30))})
	}
	qs = append(qs, question{"roundint", "5", "1"}, question{"roundint", "15", "1"}, question{"roundint", "-25", "1"}, question{"roundint", "50", "2"},
		question{"roundint", "51", "2"}, question{"roundint", "99", "2"}, question{"roundint", "99", "100000"})
	compare(t, qs)
}

func TestParsingAgainstOracle(t *testing.T) {
	r := newRand()
	var qs []question
	floats := []string{"", " ", "1", "1.", ".5", ".", "1e5", "1e", "1e+", "+1", "-1", "--1", "+-1", "inf", "-inf", "Infinity", "INFINITY", "infinit",
		"nan", "-nan", "+NaN", "nanx", "1_000", "1__0", "_1", "1_", "1_.5", "1._5", "1.5_5", "1e1_0", "1e_10", "1_e1", "0x10", "1 2", " 1.5\t\n", "\u2003 1.5\u3000",
		"١٢.٣", "1\x00", "\x001", "é", "1é", "\xed\xa0\x80", "1e400", "-1e400", "1e-400", "9007199254740993", "123456789012345", "1234567890123456",
		"1e99999999999999999999", "0e99999999999999999999", "1e-99999999999999999999", "1\x1c", "in f", "1_0_0.2_5e1_0", "\u06f1e\u06f5", "1e5.", "i", "n", "infinityx", "0_0", "00", "-0", "-0.0",
		"2.2250738585072011e-308", "1.7976931348623159e308", "4.9e-324", "2.4e-324", "179769313486231580793728971405301e276", strings.Repeat("1", 400), "0." + strings.Repeat("0", 400) + "1e400", "it's", "\"", "'\"", "a\nb"}
	const alphabet = "0123456789._eE+- infatyxX\u0663"
	runes := []rune(alphabet)
	for range 6000 {
		var b strings.Builder
		for range r.IntN(8) {
			b.WriteRune(runes[r.IntN(len(runes))])
		}
		floats = append(floats, b.String())
	}
	for range 1500 {
		floats = append(floats, strconv.FormatFloat(randomFloat(r), 'e', r.IntN(25), 64))
	}
	for _, s := range floats {
		qs = append(qs, question{"float", tohex(s)})
	}
	complexes := append(floats[:60:60], "1j", "j", "-j", "+J", "1+j", "1+1j", "1-1j", "(1+1j)", "( 1+1j )", "(1", "1)", "()", "1 + 1j", "1+1", "1j+1", "infj", "nan+infj",
		"1e5j", "1e5+1e-5j", "-0-0j", "1_0+2_0j", "1+_2j", "((1))", " (1) ", "infinity+nanj", "1jj", "j1", "1++j", "1+-j", "1+-1j", "inf+j")
	calpha := []rune("0123.e+-jJ() _infan")
	for range 4000 {
		var b strings.Builder
		for range r.IntN(8) {
			b.WriteRune(calpha[r.IntN(len(calpha))])
		}
		complexes = append(complexes, b.String())
	}
	for _, s := range complexes {
		qs = append(qs, question{"complex", tohex(s)})
	}
	ints := []string{"", " ", "0", "00", "-0", "010", "0_0", "0_1", "1_0", "_1", "1_", "1__0", "0x1F", "0X_1f", "0x", "0x_", "0b101", "0B2", "0o17", "0o8", "0_x1", " 12 ", "- 1",
		"+1", "--1", "z", "Z9", "١٢٣", "1\u0663", "\u00b2", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "1\x00", "\xed\xb0\x80", "é", "0x-1", "0b", "0o_7", "1e5", "1.0", "\u20031\u2003",
		strings.Repeat("1", 4300), strings.Repeat("1", 4301), "-" + strings.Repeat("12_", 2000) + "3", strings.Repeat("f", 5000), strings.Repeat("z", 3000), strings.Repeat("7", 9001)}
	ialpha := []rune("0123456789abfxXoOzB_+- \u0663")
	for range 5000 {
		var b strings.Builder
		for range r.IntN(7) {
			b.WriteRune(ialpha[r.IntN(len(ialpha))])
		}
		ints = append(ints, b.String())
	}
	for _, s := range ints {
		bases := []string{"10", "0", "2", "8", "16", "36", "3", "32", "7"}
		if len(s) < 10 {
			bases = append(bases, "1", "37", "-1")
		}
		for _, base := range bases {
			qs = append(qs, question{"int", tohex(s), base})
		}
	}
	hexes := []string{"", "0x1p0", "1", "0x", ".", "0x.", "0x.8", "0x1.", "0x1.8p", "0x1.8p+", "inf", "-nan", "0x1p1024", "0x1.fffffffffffffp1023", "0x1.fffffffffffff7p1023",
		"0x1.fffffffffffff8p1023", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x0.8p-1074", "0x1.00000000000008p0", "0x1.000000000000080001p0", "0x1.00000000000018p0",
		"0x0.0000000000001p-1022", "  0x1p0 ", "0x1p99999999999999999999", "0x0p99999999999999999999", "0x1p-99999999999999999999", "1g", "0x1 p0", "-0x0", "\u0661", "0x" + strings.Repeat("0", 500) + "1", "0x" + strings.Repeat("1", 300), "0x." + strings.Repeat("0", 300) + "1p1200", "ffffffffffffffffffff.fp-20", "1.2.3"}
	halpha := []rune("0018f.pP+-x")
	for range 4000 {
		var b strings.Builder
		for range r.IntN(24) {
			b.WriteRune(halpha[r.IntN(len(halpha))])
		}
		hexes = append(hexes, b.String())
	}
	for _, s := range hexes {
		qs = append(qs, question{"fromhex", tohex(s)})
	}
	compare(t, qs)
}

func TestPercentAgainstOracle(t *testing.T) {
	r := newRand()
	var qs []question
	flags := []rune("-+ #0")
	for range 8000 {
		var b strings.Builder
		b.WriteByte('%')
		for range r.IntN(4) {
			b.WriteRune(flags[r.IntN(len(flags))])
		}
		b.WriteString(pick(r, "", "", "1", "6", "12", "30"))
		b.WriteString(pick(r, "", "", "", ".0", ".", ".1", ".5", ".12", ".20"))
		b.WriteString(pick(r, "", "", "", "", "l", "h", "L"))
		b.WriteString(pick(r, "d", "i", "u", "x", "X", "o", "e", "E", "f", "F", "g", "G", "d", "x", "f", "q", "\x01", "€", ""))
		if r.IntN(2) == 0 {
			qs = append(qs, question{"percent", "float", floatText(randomFloat(r)), tohex(b.String())})
		} else {
			qs = append(qs, question{"percent", "int", randomInt(r), tohex(b.String())})
		}
	}
	for _, f := range []string{"%", "%99999999999999999999d", "%.99999999999999999999d", "%.2147483647d", "é%y", "%ll"} {
		qs = append(qs, question{"percent", "int", "5", tohex(f)})
	}
	compare(t, qs)
}
