package pack

import (
	"encoding/hex"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/object/fault"
	"github.com/adder-vm/adder/vm/stdlib/oracle"
)

func TestParseAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	cases := []string{"", "5", "99999999999999999999i", "9223372036854775807i", "9223372036854775807s", "9223372036854775807sb", "i\x00", "2 i", "0i", "b0q", "i<", " \t\n\v\f\ri", "9223372036854775801xq", "0s0p", "y"}
	const codes = "xcbB?hHiIlLqQnNefdspPFD0123 @<>=!"
	for range 5000 {
		var b strings.Builder
		b.WriteString([]string{"", "@", "=", "<", ">", "!"}[r.IntN(6)])
		for range r.IntN(8) {
			b.WriteByte(codes[r.IntN(len(codes)-5+5*(r.IntN(10)/9))])
		}
		cases = append(cases, b.String())
	}
	type answer struct {
		Error       string
		Size, Items int
	}
	var want []answer
	oracle.Ask(t, `
import json, re, struct, sys
out = []
for f in json.load(sys.stdin):
    try:
        s = struct.Struct(f)
        try: s.pack(*[None] * 8000); n = 8000
        except struct.error as e:
            m = re.match("pack expected ([0-9]+) items", str(e)); n = int(m[1]) if m else -1
        out.append({"size": s.size, "items": n})
    except struct.error as e: out.append({"error": str(e)})
json.dump(out, sys.stdout)
`, cases, &want)
	for i, c := range cases {
		var got answer
		f, err := Parse(c)
		if err != nil {
			got.Error = err.(*fault.Error).Text
		} else {
			got.Size, got.Items = f.Size, f.Args
		}
		if got != want[i] {
			t.Errorf("%q: got %v, want %v", c, got, want[i])
		}
	}
}

func TestValuesAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	type question struct{ Format, Kind, Value string }
	var qs []question
	ints := []string{"0", "1", "-1", "9223372036854775808", "18446744073709551615", "-9223372036854775808"}
	for _, bits := range []int{7, 8, 15, 16, 31, 32, 63} {
		for _, d := range []int{-1, 0, 1} {
			if bits == 63 && d >= 0 {
				continue
			}
			v := 1<<bits + d
			ints = append(ints, strconv.Itoa(v), strconv.Itoa(-v))
		}
	}
	floats := []float64{0, math.Copysign(0, -1), 1, -2.5, math.Inf(1), math.Inf(-1), math.NaN(), 65504, 65519.99, 65520, -65520, 6e-8, 2.98e-8, 2.9802322387695312e-8, 2.98023223876953125e-8, 1e-5, 6.1035e-05, 6.097555160522461e-05, 3.4028235e38, 3.4028235677973366e38, 3.4e39, 1e-46, 0.1, 2049, 2051, 1.00048828125, 1.00146484375}
	for range 500 {
		floats = append(floats, math.Float64frombits(r.Uint64()), (r.Float64()-0.5)*math.Pow(2, float64(r.IntN(60)-35)))
	}
	for _, order := range []string{"@", "<", ">"} {
		for _, c := range "bBhHiIlLqQ" {
			for _, v := range ints {
				qs = append(qs, question{order + string(c), "int", v})
			}
		}
		for _, c := range "efd" {
			for _, f := range floats {
				qs = append(qs, question{order + string(c), "float", strconv.FormatUint(math.Float64bits(f), 10)})
			}
		}
		for _, f := range floats[:40] {
			qs = append(qs, question{order + "D", "complex", strconv.FormatUint(math.Float64bits(f), 10)}, question{order + "F", "complex", strconv.FormatUint(math.Float64bits(f), 10)})
		}
		for _, c := range []string{"0s", "1s", "3s", "9s", "0p", "1p", "3p", "9p"} {
			qs = append(qs, question{order + c, "bytes", ""}, question{order + c, "bytes", "616263"}, question{order + c, "bytes", "6162636465660a"})
		}
	}
	for _, v := range ints {
		qs = append(qs, question{"P", "int", v}, question{"n", "int", v}, question{"N", "int", v})
	}
	qs = append(qs, question{"300p", "bytes", strings.Repeat("61", 400)})
	for h := range 1 << 16 {
		qs = append(qs, question{"<e", "half", strconv.Itoa(h)})
	}
	var want []string
	oracle.Ask(t, `
import json, struct, sys
def flt(b): return struct.unpack("<d", struct.pack("<Q", int(b)))[0]
KINDS = {"int": int, "float": flt, "complex": lambda b: complex(flt(b), -flt(b)), "bytes": bytes.fromhex}
out = []
for q in json.load(sys.stdin):
    f, kind, v = q["Format"], q["Kind"], q["Value"]
    try:
        if kind == "half":
            x, = struct.unpack(f, int(v).to_bytes(2, "little"))
            out.append("%r" % x)
            continue
        raw = struct.pack(f, KINDS[kind](v))
        back, = struct.unpack(f, raw)
        out.append(raw.hex() + " " + (back.hex() if kind == "bytes" else repr(int(back)) if kind == "int" else ""))
    except Exception as e: out.append(str(e))
json.dump(out, sys.stdout)
`, qs, &want)
	bad := 0
	for i, q := range qs {
		if got := answer(t, q.Format, q.Kind, q.Value); got != want[i] {
			t.Errorf("%v: got %s, want %s", q, got, want[i])
			if bad++; bad > 10 {
				t.Fatal("and more")
			}
		}
	}
}

func answer(t *testing.T, format, kind, value string) string {
	f, err := Parse(format)
	if err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, f.Size)
	it := &f.Items[0]
	float := func() float64 {
		u, _ := strconv.ParseUint(value, 10, 64)
		return math.Float64frombits(u)
	}
	back := ""
	switch kind {
	case "half":
		h, _ := strconv.Atoi(value)
		x := it.GetFloat([]byte{byte(h), byte(h >> 8)})
		if x == x {
			if h2, ok := halfBits(x); !ok || int(h2) != h {
				t.Errorf("%x is %v and goes back to %x", h, x, h2)
			}
		}
		switch {
		case math.IsInf(x, 1):
			return "inf"
		case math.IsInf(x, -1):
			return "-inf"
		case x != x:
			return "nan"
		case x == math.Trunc(x):
			return strconv.FormatFloat(x, 'f', 1, 64)
		case math.Abs(x) < 1e-4:
			return strconv.FormatFloat(x, 'e', -1, 64)
		}
		return strconv.FormatFloat(x, 'f', -1, 64)
	case "int":
		if v, e := strconv.ParseInt(value, 10, 64); e == nil {
			err = it.PutInt(buf, v)
		} else if u, e := strconv.ParseUint(value, 10, 64); e == nil {
			err = it.PutUint(buf, u)
		} else {
			err = it.OutOfRange()
		}
		if v := it.GetInt(buf); v < 0 && !it.Signed() {
			back = strconv.FormatUint(uint64(v), 10)
		} else {
			back = strconv.FormatInt(v, 10)
		}
	case "float":
		err = it.PutFloat(buf, float())
		if x := it.GetFloat(buf); err == nil && it.Code == 'd' && math.Float64bits(x) != math.Float64bits(float()) {
			t.Errorf("%v reads back as %v", float(), x)
		}
	case "complex":
		err = it.PutComplex(buf, complex(float(), -float()))
		if c := it.GetComplex(buf); it.Code == 'D' && !math.IsNaN(float()) && c != complex(float(), -float()) {
			t.Errorf("%v reads back as %v", float(), c)
		}
	case "bytes":
		b, _ := hex.DecodeString(value)
		it.PutBytes(buf, string(b))
		back = hex.EncodeToString(it.GetBytes(buf))
	}
	if err != nil {
		return err.(*fault.Error).Text
	}
	return fmt.Sprintf("%x %s", buf, back)
}

// FuzzParse looks for formats that crash or lie about their size.
func FuzzParse(f *testing.F) {
	f.Add("<3sbq")
	f.Add("@0q999999999999999999xP")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Parse(s)
		if err != nil {
			return
		}
		for _, it := range p.Items {
			if it.Offset < 0 || it.Offset+it.Size*it.Count > p.Size {
				t.Errorf("%q: %+v of %d", s, it, p.Size)
			}
		}
	})
}
