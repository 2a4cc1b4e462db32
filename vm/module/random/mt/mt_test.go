package mt

import (
	"math/big"
	"testing"

	"github.com/adder-vm/adder/vm/stdlib/oracle"
)

type sequence struct {
	Seed   string
	Floats []float64
	Bits   []string
	State  []uint32
}

func TestAgainstOracle(t *testing.T) {
	var want []sequence
	oracle.Ask(t, `
import json, random, sys
sys.set_int_max_str_digits(0)
out = []
for seed in (0, 1, -1, 42, 2**31, 2**32 - 1, 2**32, 2**64 - 1, 2**64, 12345678901234567890123456789, 7**4000):
    r = random.Random(seed)
    floats = [r.random() for _ in range(700)]
    bits = [str(r.getrandbits(k)) for k in list(range(1, 200)) + [1000, 19937]]
    out.append({"seed": hex(seed), "floats": floats, "bits": bits, "state": r.getstate()[1]})
json.dump(out, sys.stdout)
`, nil, &want)
	for _, w := range want {
		seed, ok := new(big.Int).SetString(w.Seed, 0)
		if !ok {
			t.Fatal(w.Seed)
		}
		var s Source
		s.Seed(seed)
		if seed.IsUint64() {
			var u Source
			u.SeedUint64(seed.Uint64())
			if u != s {
				t.Errorf("SeedUint64(%s) differs from Seed", w.Seed)
			}
		}
		for i, f := range w.Floats {
			if got := s.Float64(); got != f {
				t.Fatalf("seed %.40s: float %d is %v, want %v", w.Seed, i, got, f)
			}
		}
		sizes := []int{1000, 19937}
		for i, b := range w.Bits {
			n := i + 1
			if n >= 200 {
				n = sizes[n-200]
			}
			var got string
			if n <= 64 {
				got = new(big.Int).SetUint64(s.Bits(n)).String()
			} else {
				got = s.BigBits(n).String()
			}
			if got != b {
				t.Fatalf("seed %.40s: %d bits are %s, want %s", w.Seed, n, got, b)
			}
		}
		var words [N]uint32
		index := s.State(&words)
		for i := range words {
			if words[i] != w.State[i] {
				t.Fatalf("seed %.40s: state word %d is %d, want %d", w.Seed, i, words[i], w.State[i])
			}
		}
		if index != int(w.State[N]) {
			t.Errorf("seed %.40s: index is %d, want %d", w.Seed, index, w.State[N])
		}
		var again Source
		if !again.SetState(&words, index) || again.Uint32() != s.Uint32() {
			t.Error("a copy of the state goes on differently")
		}
	}
	var s Source
	if s.SetState(new([N]uint32), N+1) || s.SetState(new([N]uint32), -1) {
		t.Error("an index out of range is accepted")
	}
}
