package hashes

import (
	"math"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/module/hashes/blake2"
	"github.com/adder-vm/adder/vm/object"
)

// BLAKE2 is the definition of module _blake2.
var BLAKE2 = vm.NativeModule{Name: "_blake2", Init: initBLAKE2}

var (
	blake2bKey = object.TypeKey{Name: "_blake2.blake2b"}
	blake2sKey = object.TypeKey{Name: "_blake2.blake2s"}
)

func blakeSpec(name string, new object.NewFunc) object.TypeSpec {
	return object.TypeSpec{
		Name: name, Kind: object.KindOpaque, Size: object.SizeOf[hashObject](),
		Slots: object.Slots{New: new},
		Methods: []object.Def{
			{Name: "update", Sig: "(self, obj, /)", F2: blakeUpdate},
			{Name: "digest", Sig: "(self, /)", F1: blakeDigest},
			{Name: "hexdigest", Sig: "(self, /)", F1: blakeHexDigest},
			{Name: "copy", Sig: "(self, /)", F1: blakeCopy},
		},
		Getters: []object.GetSet{
			{Name: "name", Get: blakeName}, {Name: "block_size", Get: blakeBlock}, {Name: "digest_size", Get: blakeSize},
		},
	}
}

var blake2bSpec, blake2sSpec = blakeSpec("_blake2.blake2b", blake2bNew), blakeSpec("_blake2.blake2s", blake2sNew)

func initBLAKE2(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for _, x := range [...]struct {
		key    *object.TypeKey
		spec   *object.TypeSpec
		name   string
		prefix string
		limits [4]int64 // salt, person, key, digest
	}{
		{&blake2bKey, &blake2bSpec, "blake2b", "BLAKE2B_", [4]int64{16, 16, 64, 64}},
		{&blake2sKey, &blake2sSpec, "blake2s", "BLAKE2S_", [4]int64{8, 8, 32, 32}},
	} {
		typ := t.NewBuiltinType(x.spec, t.RT.T.Object)
		t.RT.RegisterType(x.key, typ)
		m.Dict.SetString(t, x.name, typ.Value())
		for i, name := range [...]string{"SALT_SIZE", "PERSON_SIZE", "MAX_KEY_SIZE", "MAX_DIGEST_SIZE"} {
			m.Dict.SetString(t, x.prefix+name, object.Int(x.limits[i]))
			typ.Dict.SetString(t, name, object.Int(x.limits[i]))
		}
	}
	return nil
}

var blakeNewDef = object.Def{Name: "blake2", Sig: "(data=b'', *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)"}

func blake2bNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return blakeNew(t, &blake2bKey, args, kw, 64, 16)
}

func blake2sNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return blakeNew(t, &blake2sKey, args, kw, 32, 8)
}

func blakeNew(t *object.Thread, key *object.TypeKey, args []object.Value, kw *object.Tuple, most, saltSize int) (object.Value, error) {
	w := t.Push(14)
	defer t.Pop(14)
	if err := t.BindArgs(&blakeNewDef, w, args, kw); err != nil {
		return object.Value{}, err
	}
	fail := func(err error) (object.Value, error) { return object.Value{}, err }
	number := func(i, def int) (int, error) {
		if w[i].IsEmpty() {
			return def, nil
		}
		return t.IndexInt(w[i], t.RT.T.Exc.OverflowError)
	}
	var n [7]int // digest_size, then fanout to inner_size
	for k, x := range [7][2]int{{1, most}, {5, 1}, {6, 1}, {7, 0}, {8, 0}, {9, 0}, {10, 0}} {
		var err error
		if n[k], err = number(x[0], x[1]); err != nil {
			return fail(err)
		}
	}
	if n[0] <= 0 || n[0] > most {
		return fail(t.ValueErrorf("digest_size for %s must be between 1 and %d bytes, here it is %d", map[int]string{64: "Blake2b", 32: "Blake2s"}[most], most, n[0]))
	}
	p := blake2.Params{DigestSize: n[0]}
	for i, x := range [...]struct {
		name string
		dst  *[]byte
		most int
	}{{"key", &p.Key, most}, {"salt", &p.Salt, saltSize}, {"person", &p.Person, saltSize}} {
		v := w[2+i]
		if v.IsEmpty() {
			continue
		}
		s, err := t.BytesView(v)
		if err != nil {
			return fail(err)
		}
		if len(s) > x.most {
			return fail(t.ValueErrorf("maximum %s length is %d bytes", x.name, x.most))
		}
		*x.dst = []byte(s)
	}
	switch {
	case n[1] < 0 || n[1] > 255:
		return fail(t.ValueErrorf("fanout must be between 0 and 255"))
	case n[2] <= 0 || n[2] > 255:
		return fail(t.ValueErrorf("depth must be between 1 and 255"))
	case n[3] < 0:
		return fail(t.ValueErrorf("value must be positive"))
	case n[3] > math.MaxUint32:
		return fail(t.OverflowErrorf("leaf_size is too large"))
	case n[4] < 0:
		return fail(t.ValueErrorf("value must be positive"))
	case most == 32 && n[4] > 1<<48-1:
		return fail(t.OverflowErrorf("node_offset is too large"))
	case n[5] < 0 || n[5] > 255:
		return fail(t.ValueErrorf("node_depth must be between 0 and 255"))
	case n[6] < 0 || n[6] > most:
		return fail(t.ValueErrorf("inner_size must be between 0 and is %d", most))
	}
	p.Fanout, p.Depth, p.LeafSize, p.NodeOffset, p.NodeDepth, p.InnerSize = n[1], n[2], uint32(n[3]), uint64(n[4]), n[5], n[6]
	if !w[11].IsEmpty() {
		var err error
		if p.LastNode, err = t.Truth(w[11]); err != nil {
			return fail(err)
		}
	}
	h := blake2.NewS(p)
	if most == 64 {
		h = blake2.NewB(p)
	}
	data := w[0]
	if data.IsEmpty() && !w[13].IsEmpty() && !w[13].IsNone() {
		data = w[13]
	}
	if !data.IsEmpty() {
		s, err := bytesOf(t, data)
		if err != nil {
			return fail(err)
		}
		h.Write(s)
	}
	return blakeWrap(t, key, h), nil
}

func blakeWrap(t *object.Thread, key *object.TypeKey, h blake2.Hash) object.Value {
	v := object.ValueOf(object.New[hashObject](t, t.RT.Type(key)))
	t.AttachGo(v, &h)
	return v
}

func blakeState(t *object.Thread, v object.Value) *blake2.Hash { return t.GoValue(v).(*blake2.Hash) }

func blakeUpdate(t *object.Thread, v, data object.Value) (object.Value, error) {
	s, err := bytesOf(t, data)
	if err != nil {
		return object.Value{}, err
	}
	blakeState(t, v).Write(s)
	return object.None(), nil
}

func blakeDigest(t *object.Thread, v object.Value) (object.Value, error) {
	return t.NewBytes(string(blakeState(t, v).Sum(nil))), nil
}

func blakeHexDigest(t *object.Thread, v object.Value) (object.Value, error) {
	return t.HexOf(string(blakeState(t, v).Sum(nil)), object.Value{}, object.Value{})
}

func blakeCopy(t *object.Thread, v object.Value) (object.Value, error) {
	key := &blake2bKey
	if blakeState(t, v).BlockSize() == 64 {
		key = &blake2sKey
	}
	return blakeWrap(t, key, *blakeState(t, v)), nil
}

func blakeName(t *object.Thread, v object.Value) (object.Value, error) {
	if blakeState(t, v).BlockSize() == 64 {
		return t.NewStr("blake2s"), nil
	}
	return t.NewStr("blake2b"), nil
}

func blakeBlock(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(blakeState(t, v).BlockSize())), nil
}

func blakeSize(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(blakeState(t, v).Size())), nil
}
