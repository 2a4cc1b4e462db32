// Package random is the native module _random: the class Random that Python's
// module random builds on, over the Mersenne Twister of package mt.
package random

import (
	"crypto/rand"
	"encoding/binary"
	"math"
	"math/big"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/module/random/mt"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _random module.
var Module = vm.NativeModule{
	Name: "_random",
	Doc:  "Module implements the Mersenne Twister random number generator.",
	Init: func(_ *vm.VM, t *object.Thread, m *object.Module) error {
		m.Dict.SetString(t, "Random", t.NewBuiltinType(&randomSpec, t.RT.T.Object).Value())
		return nil
	},
}

// generator is an instance of Random.
//
//adder:heap
type generator struct {
	object.Header
	source mt.Source
}

var randomSpec = object.TypeSpec{
	Name: "_random.Random", Kind: object.KindOpaque, Size: object.SizeOf[generator](), Flags: object.TypeBase,
	Doc:   "Random() -> create a random number generator with its own internal state.",
	Slots: object.Slots{New: newRandom, Init: initRandom},
	Methods: []object.Def{
		{Name: "random", Sig: "(self, /)", Doc: "random() -> x in the interval [0, 1).", F1: next},
		{Name: "seed", Sig: "(self, n=None, /)", Doc: "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier.", FV: seed},
		{Name: "getstate", Sig: "(self, /)", Doc: "getstate() -> tuple containing the current state.", F1: getState},
		{Name: "setstate", Sig: "(self, state, /)", Doc: "setstate(state) -> None.  Restores generator state.", F2: setState},
		{Name: "getrandbits", Sig: "(self, k, /)", Doc: "getrandbits(k) -> x.  Generates an int with k random bits.", F2: getRandBits},
	},
}

func source(v object.Value) *mt.Source { return &object.Cast[generator](v).source }

func newRandom(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	g := object.New[generator](t, cls)
	g.source.SeedWord(5489) // until it is seeded
	return object.ValueOf(g), nil
}

func initRandom(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	if kw.Len() > 0 {
		return t.TypeErrorf("Random() takes no keyword arguments")
	}
	if len(args) > 1 {
		return t.TypeErrorf("Random expected at most 1 argument, got %d", len(args))
	}
	n := object.None()
	if len(args) == 1 {
		n = args[0]
	}
	return reseed(t, self, n)
}

func seed(t *object.Thread, args []object.Value) (object.Value, error) {
	n := args[1]
	if n.IsEmpty() {
		n = object.None()
	}
	return object.None(), reseed(t, args[0], n)
}

func reseed(t *object.Thread, self, n object.Value) error {
	switch {
	case n.IsNone():
		var b [4 * mt.N]byte
		if _, err := rand.Read(b[:]); err != nil {
			return t.RuntimeErrorf("no random numbers from the system: %v", err)
		}
		var key [mt.N]uint32
		for i := range key {
			key[i] = binary.LittleEndian.Uint32(b[4*i:])
		}
		source(self).SeedArray(key[:])
	case n.IsInteger():
		var z big.Int
		source(self).Seed(new(big.Int).Abs(n.BigInt(&z)))
	default:
		h, err := t.Hash(n)
		if err != nil {
			return err
		}
		source(self).SeedUint64(uint64(h))
	}
	return nil
}

func next(t *object.Thread, self object.Value) (object.Value, error) {
	return object.Float(source(self).Float64()), nil
}

func getRandBits(t *object.Thread, self, k object.Value) (object.Value, error) {
	n, err := t.IndexInt(k, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Value{}, err
	}
	switch {
	case n < 0:
		return object.Value{}, t.ValueErrorf("Cannot convert negative int")
	case n < 64:
		return object.Int(int64(source(self).Bits(n))), nil
	case n > math.MaxInt32*32:
		return object.Value{}, t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	return t.NewBig(source(self).BigBits(n)), nil
}

func getState(t *object.Thread, self object.Value) (object.Value, error) {
	var words [mt.N]uint32
	index := source(self).State(&words)
	tuple := t.NewTupleN(mt.N + 1)
	for i, w := range words {
		tuple.Items()[i] = object.Int(int64(w))
	}
	tuple.Items()[mt.N] = object.Int(int64(index))
	return tuple.Value(), nil
}

func setState(t *object.Thread, self, state object.Value) (object.Value, error) {
	if state.Kind() != object.KindTuple {
		return object.Value{}, t.TypeErrorf("state vector must be a tuple")
	}
	items := state.AsTuple().Items()
	if len(items) != mt.N+1 {
		return object.Value{}, t.ValueErrorf("state vector is the wrong size")
	}
	var words [mt.N]uint32
	for i := range words {
		if !items[i].IsInteger() {
			return object.Value{}, t.TypeErrorf("an integer is required")
		}
		var z big.Int
		x := items[i].BigInt(&z)
		if x.Sign() < 0 {
			return object.Value{}, t.OverflowErrorf("can't convert negative value to unsigned int")
		}
		words[i] = uint32(x.Uint64())
	}
	index, err := t.IndexInt(items[mt.N], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Value{}, err
	}
	if !source(self).SetState(&words, index) {
		return object.Value{}, t.ValueErrorf("invalid state")
	}
	return object.None(), nil
}
