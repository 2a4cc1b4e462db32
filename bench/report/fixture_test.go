package report

import (
	"fmt"
	"math/rand/v2"

	"github.com/adder-vm/adder/bench/formats"
)

// standIns are the engines of the measurements that the tests make up, with how
// fast they are beside the reference at the start of the random walk, what memory
// they take, and their layers.
var standIns = []struct {
	name, layers string
	speed        float64
	peak         float64
}{
	{"cpython", "", 1, 12e6},
	{"cpython-jit", "", 1.04, 13e6},
	{"pypy", "", 4, 66e6},
	{"adder-baseline", "baseline", 0.4, 25e6},
	{"adder-registers", "baseline,registers", 0.8, 26e6},
	{"adder-caches", "baseline,registers,caches", 1.5, 27e6},
}

// programs are those of the made-up measurements, by category.
var programs = map[string][]string{
	"calls":      {"fib", "callforms", "dispatch1", "dispatch8", "supercalls"},
	"containers": {"sudoku", "lrucache", "heapqueue", "sorting"},
	"floats":     {"nbody", "mandelbrot", "spectralnorm", "raytracer"},
	"strings":    {"textforms", "jsonencode", "tokenising"},
	"memory":     {"binarytrees", "cyclicgarbage"},
}

// categoryOrder is the order they stand in in the file.
var categoryOrder = []string{"calls", "containers", "floats", "memory", "strings"}

var opcodes = []string{
	"LOAD_FAST_BORROW", "STORE_FAST", "LOAD_SMALL_INT", "POP_JUMP_IF_FALSE", "COMPARE_OP_INT", "BINARY_OP_ADD_INT", "BINARY_OP_MULTIPLY_FLOAT",
	"LOAD_ATTR_INSTANCE_VALUE", "LOAD_ATTR_METHOD_WITH_VALUES", "CALL_PY_EXACT_ARGS", "RETURN_VALUE", "FOR_ITER_RANGE", "JUMP_BACKWARD", "LOAD_GLOBAL_MODULE",
	"LOAD_CONST", "STORE_SUBSCR_LIST_INT", "BINARY_OP_SUBSCR_LIST_INT", "BUILD_TUPLE", "UNPACK_SEQUENCE_TWO_TUPLE", "POP_TOP", "COPY", "SWAP", "YIELD_VALUE", "SEND_GEN", "LIST_APPEND", "CONTAINS_OP_DICT",
}

// measured makes up measurements of some engines, as adder bench writes them: six
// processes of up to ten values with warm-up, memory, counters and opcodes.
func measured(engines int) *formats.Suite {
	random := rand.New(rand.NewPCG(3, 14))
	s := &formats.Suite{Source: "results.json", Version: formats.Version, Metadata: formats.Metadata{
		formats.KeyProcessor: "A processor of some kind", formats.KeyCPUs: 2.0, formats.KeyPlatform: "linux/amd64",
		formats.KeyHostname: "lab", formats.KeyGoVersion: "go1.26", formats.KeyCommit: "0123456789abcdef", formats.KeyUnit: "second",
		"tool": "adder bench", "timer": "time.perf_counter",
	}}
	for _, category := range categoryOrder {
		for _, program := range programs[category] {
			base := 0.04 + 0.1*random.Float64()
			for e, engine := range standIns[:engines] {
				b := &formats.Benchmark{Metadata: formats.Metadata{
					formats.KeyName: program + "@" + engine.name, formats.KeyEngine: engine.name, formats.KeyCategory: category,
					formats.KeyCommand: "python3.14", formats.KeyVersion: engine.name + " 1.0",
				}}
				b.Metadata.Put(formats.KeyLayers, engine.layers)
				speed := engine.speed
				if e > 0 {
					speed *= 0.6 + 0.9*random.Float64()
				}
				weights := make([]float64, len(opcodes))
				for i := range weights {
					weights[i] = random.Float64() * random.Float64()
				}
				for process := range 6 {
					r := &formats.Run{Metadata: formats.Metadata{
						formats.KeyDate: fmt.Sprintf("2026-06-10 01:%02d:03.000000", process), formats.KeyDuration: 1.1, formats.KeyLoops: 1.0,
						formats.KeySteady: "true", formats.KeyLoad: 0.2 + 0.1*float64(process),
						formats.KeyPeak: engine.peak * (1 + 0.5*base + 0.002*random.Float64()),
					}}
					middle := base / speed * (1 + 0.01*random.NormFloat64())
					for k := range 3 {
						r.Warmups = append(r.Warmups, formats.Warmup{Loops: 1, Value: middle * (1 + (0.4+0.3*float64(e))/float64(k+1))})
					}
					for range 7 + random.IntN(3) {
						r.Values = append(r.Values, middle*(1+0.012*random.ExpFloat64()))
					}
					if engine.layers != "" {
						r.Metadata[formats.CounterPrefix+"instructions"] = float64(int(1e9 * base))
						for i, name := range opcodes {
							r.Metadata[formats.OpcodePrefix+name] = float64(int(1e8 * base * weights[i]))
						}
					}
					b.Runs = append(b.Runs, r)
				}
				s.Benchmarks = append(s.Benchmarks, b)
			}
		}
	}
	s.Link()
	return s
}
