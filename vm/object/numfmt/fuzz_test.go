package numfmt

import (
	"math/big"
	"testing"

	"github.com/adder-vm/adder/vm/object/wtf8"
)

// FuzzFormat looks for specifications that crash or lose a str's characters.
func FuzzFormat(f *testing.F) {
	for _, s := range []string{"", "010,.3_f", "é^+#020_b", "=z", ".17g", "<<", "\xed\xa0\x80>5"} {
		f.Add(s, 1234.5, int64(-99))
	}
	f.Fuzz(func(t *testing.T, spec string, x float64, n int64) {
		if s, err := ParseSpec(spec, "float", 0, '>'); err != nil || s.Width > 1<<16 || s.Prec > 1<<16 {
			return
		}
		if out, err := AppendFloatFormat(nil, x, spec, "float"); err == nil && len(out) == 0 {
			t.Errorf("%q: nothing comes out", spec)
		}
		if out, err := AppendIntFormat(nil, Int{Small: n}, spec, "int", 0); err == nil && len(out) == 0 {
			t.Errorf("%q: nothing comes out", spec)
		}
		big := Int{Big: new(big.Int).Lsh(big.NewInt(n), 100)}
		if out, err := AppendIntFormat(nil, big, spec, "int", 0); err == nil && len(out) == 0 {
			t.Errorf("%q: nothing comes out", spec)
		}
		_, _ = AppendComplexFormat(nil, complex(x, x), spec, "complex")
		if out, err := AppendStrFormat(nil, "text", spec, "str"); err == nil && wtf8.Count(string(out)) > 1<<17 {
			t.Errorf("%q: %d bytes", spec, len(out))
		}
	})
}

// FuzzParse looks for text that crashes the parsers, and reads back what they
// read.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"1_0.5e-3", "0x_ff", "(1+2j)", "١٢", "inf", "0x1.8p-1074", "\xff", "\xed\xa0"} {
		f.Add(s, 10)
	}
	f.Fuzz(func(t *testing.T, s string, base int) {
		if x, ok := ParseFloat(s); ok {
			if y, ok := ParseFloat(string(AppendFloatRepr(nil, x))); !ok || x == x && x != y {
				t.Errorf("%q reads as %v, its repr as %v", s, x, y)
			}
		}
		if x, err := ParseFloatHex(s); err == nil {
			if y, err := ParseFloatHex(string(AppendFloatHex(nil, x))); err != nil || x == x && x != y {
				t.Errorf("%q reads as %v, its hex as %v", s, x, y)
			}
		}
		_, _ = ParseComplex(s)
		_, _, _ = ParseInt(s, base, 4300)
		_, _, _ = ParsePercent(s, 0)
	})
}
