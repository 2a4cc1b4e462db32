package bytecode

import (
	"testing"
)

func TestStandardLibraryVerifies(t *testing.T) {
	for level := range 3 {
		count := 0
		for _, m := range standardLibrary(t, level) {
			code, err := UnmarshalCode(m.data)
			if err != nil {
				t.Fatal(err)
			}
			if err := Verify(code); err != nil {
				t.Errorf("-O%d %s: %v", level, m.path, err)
			}
			eachCode(code, func(*Code) { count++ })
		}
		t.Logf("-O%d: %d code objects", level, count)
	}
}

func BenchmarkVerifyStandardLibrary(b *testing.B) {
	var codes []*Code
	count := 0
	for _, m := range standardLibrary(b, 0) {
		code, err := UnmarshalCode(m.data)
		if err != nil {
			b.Fatal(err)
		}
		codes = append(codes, code)
		eachCode(code, func(*Code) { count++ })
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range codes {
			if err := Verify(c); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(count), "codes/op")
}
