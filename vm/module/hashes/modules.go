// Package hashes holds the native modules _md5, _sha1, _sha2, _sha3 and _blake2,
// on which hashlib is built. The computations are Go's, but for BLAKE2's
// (package blake2).
package hashes

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"hash"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// algorithm is a running computation, attached to a hash object.
type algorithm struct {
	kind  *kind
	fixed hash.Hash   // of a fixed digest size
	shake *sha3.SHAKE // of any digest size
}

// kind describes one algorithm.
type kind struct {
	name  string
	key   object.TypeKey
	block int
	size  int // of the digest; 0 for the extendable ones
	make  func() algorithm
}

func fixed(make func() hash.Hash) func() algorithm {
	return func() algorithm { return algorithm{fixed: make()} }
}

var (
	md5Kind    = kind{name: "md5", key: object.TypeKey{Name: "_md5.md5"}, block: 64, size: 16, make: fixed(md5.New)}
	sha1Kind   = kind{name: "sha1", key: object.TypeKey{Name: "_sha1.sha1"}, block: 64, size: 20, make: fixed(sha1.New)}
	sha224Kind = kind{name: "sha224", key: object.TypeKey{Name: "_sha2.SHA224Type"}, block: 64, size: 28, make: fixed(sha256.New224)}
	sha256Kind = kind{name: "sha256", key: object.TypeKey{Name: "_sha2.SHA256Type"}, block: 64, size: 32, make: fixed(sha256.New)}
	sha384Kind = kind{name: "sha384", key: object.TypeKey{Name: "_sha2.SHA384Type"}, block: 128, size: 48, make: fixed(sha512.New384)}
	sha512Kind = kind{name: "sha512", key: object.TypeKey{Name: "_sha2.SHA512Type"}, block: 128, size: 64, make: fixed(sha512.New)}
	sha3Kinds  = [...]kind{
		{name: "sha3_224", key: object.TypeKey{Name: "_sha3.sha3_224"}, block: 144, size: 28, make: fixed(func() hash.Hash { return sha3.New224() })},
		{name: "sha3_256", key: object.TypeKey{Name: "_sha3.sha3_256"}, block: 136, size: 32, make: fixed(func() hash.Hash { return sha3.New256() })},
		{name: "sha3_384", key: object.TypeKey{Name: "_sha3.sha3_384"}, block: 104, size: 48, make: fixed(func() hash.Hash { return sha3.New384() })},
		{name: "sha3_512", key: object.TypeKey{Name: "_sha3.sha3_512"}, block: 72, size: 64, make: fixed(func() hash.Hash { return sha3.New512() })},
		{name: "shake_128", key: object.TypeKey{Name: "_sha3.shake_128"}, block: 168, make: func() algorithm { return algorithm{shake: sha3.NewSHAKE128()} }},
		{name: "shake_256", key: object.TypeKey{Name: "_sha3.shake_256"}, block: 136, make: func() algorithm { return algorithm{shake: sha3.NewSHAKE256()} }},
	}
)

// The modules' definitions.
var (
	MD5 = vm.NativeModule{Name: "_md5", Init: initMD5, Funcs: []object.Def{
		{Name: "md5", Sig: constructorSig, FV: newMD5},
	}}
	SHA1 = vm.NativeModule{Name: "_sha1", Init: initSHA1, Funcs: []object.Def{
		{Name: "sha1", Sig: constructorSig, FV: newSHA1},
	}}
	SHA2 = vm.NativeModule{Name: "_sha2", Init: initSHA2, Funcs: []object.Def{
		{Name: "sha224", Sig: constructorSig, FV: newSHA224},
		{Name: "sha256", Sig: constructorSig, FV: newSHA256},
		{Name: "sha384", Sig: constructorSig, FV: newSHA384},
		{Name: "sha512", Sig: constructorSig, FV: newSHA512},
	}}
	SHA3 = vm.NativeModule{Name: "_sha3", Init: initSHA3}
)

const constructorSig = "(data=b'', *, usedforsecurity=True, string=None)"

// hashObject is a hash object; its state is attached to it.
//
//adder:heap
type hashObject struct{ object.Header }

var hashMethods = []object.Def{
	{Name: "update", Sig: "(self, obj, /)", F2: update},
	{Name: "digest", Sig: "(self, /)", F1: digest},
	{Name: "hexdigest", Sig: "(self, /)", F1: hexDigest},
	{Name: "copy", Sig: "(self, /)", F1: copyHash},
}

var shakeMethods = []object.Def{
	{Name: "update", Sig: "(self, obj, /)", F2: update},
	{Name: "digest", Sig: "(self, /, length)", FV: shakeDigest},
	{Name: "hexdigest", Sig: "(self, /, length)", FV: shakeHexDigest},
	{Name: "copy", Sig: "(self, /)", F1: copyHash},
}

var hashGetters = []object.GetSet{
	{Name: "name", Get: getName}, {Name: "block_size", Get: getBlock}, {Name: "digest_size", Get: getSize},
}

func state(t *object.Thread, v object.Value) *algorithm { return t.GoValue(v).(*algorithm) }

func getName(t *object.Thread, v object.Value) (object.Value, error) {
	return t.NewStr(state(t, v).kind.name), nil
}
func getBlock(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(state(t, v).kind.block)), nil
}
func getSize(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(state(t, v).kind.size)), nil
}

// register makes the type of one algorithm's objects.
func register(t *object.Thread, k *kind, new object.NewFunc) *object.Type {
	spec := &object.TypeSpec{
		Name: k.key.Name, Kind: object.KindOpaque, Size: object.SizeOf[hashObject](),
		Methods: hashMethods, Getters: hashGetters, Slots: object.Slots{New: new},
	}
	if k.size == 0 {
		spec.Methods = shakeMethods
	}
	if new == nil {
		spec.Flags = object.TypeNoNew
	}
	typ := t.NewBuiltinType(spec, t.RT.T.Object)
	t.RT.RegisterType(&k.key, typ)
	return typ
}

func initMD5(_ *vm.VM, t *object.Thread, m *object.Module) error {
	m.Dict.SetString(t, "MD5Type", register(t, &md5Kind, nil).Value())
	return nil
}

func initSHA1(_ *vm.VM, t *object.Thread, m *object.Module) error {
	m.Dict.SetString(t, "SHA1Type", register(t, &sha1Kind, nil).Value())
	return nil
}

func initSHA2(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for _, k := range [...]*kind{&sha224Kind, &sha256Kind, &sha384Kind, &sha512Kind} {
		m.Dict.SetString(t, k.key.Name[len("_sha2."):], register(t, k, nil).Value())
	}
	return nil
}

func initSHA3(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for i := range sha3Kinds {
		k := &sha3Kinds[i]
		m.Dict.SetString(t, k.name, register(t, k, sha3New).Value())
	}
	m.Dict.SetString(t, "implementation", t.NewStr("Go"))
	return nil
}

// bytesOf reads data to hash.
func bytesOf(t *object.Thread, v object.Value) (string, error) {
	if v.IsStr() {
		return "", t.TypeErrorf("Strings must be encoded before hashing")
	}
	if !t.IsBytesLike(v) {
		return "", t.TypeErrorf("object supporting the buffer API required")
	}
	return t.BytesView(v)
}

func (a *algorithm) write(s string) {
	if a.fixed != nil {
		a.fixed.Write([]byte(s))
	} else {
		_, _ = a.shake.Write([]byte(s)) // never fails before the first read
	}
}

// newHash is the constructor of an algorithm; args are data, usedforsecurity and
// string.
func newHash(t *object.Thread, k *kind, args []object.Value) (object.Value, error) {
	data := args[0]
	if !args[2].IsEmpty() && !args[2].IsNone() {
		if !data.IsEmpty() {
			return object.Value{}, t.TypeErrorf("'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.")
		}
		data = args[2]
	}
	a := k.make()
	a.kind = k
	if !data.IsEmpty() {
		s, err := bytesOf(t, data)
		if err != nil {
			return object.Value{}, err
		}
		a.write(s)
	}
	return wrap(t, &a), nil
}

func wrap(t *object.Thread, a *algorithm) object.Value {
	v := object.ValueOf(object.New[hashObject](t, t.RT.Type(&a.kind.key)))
	t.AttachGo(v, a)
	return v
}

func newMD5(t *object.Thread, args []object.Value) (object.Value, error) {
	return newHash(t, &md5Kind, args)
}
func newSHA1(t *object.Thread, args []object.Value) (object.Value, error) {
	return newHash(t, &sha1Kind, args)
}
func newSHA224(t *object.Thread, args []object.Value) (object.Value, error) {
	return newHash(t, &sha224Kind, args)
}
func newSHA256(t *object.Thread, args []object.Value) (object.Value, error) {
	return newHash(t, &sha256Kind, args)
}
func newSHA384(t *object.Thread, args []object.Value) (object.Value, error) {
	return newHash(t, &sha384Kind, args)
}
func newSHA512(t *object.Thread, args []object.Value) (object.Value, error) {
	return newHash(t, &sha512Kind, args)
}

var sha3NewDef = object.Def{Name: "sha3", Sig: constructorSig}

func sha3New(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(3)
	defer t.Pop(3)
	if err := t.BindArgs(&sha3NewDef, w, args, kw); err != nil {
		return object.Value{}, err
	}
	for i := range sha3Kinds {
		if t.RT.Type(&sha3Kinds[i].key) == cls {
			return newHash(t, &sha3Kinds[i], w)
		}
	}
	return object.Value{}, t.TypeErrorf("cannot create '%s' instances", cls.NameString())
}

func update(t *object.Thread, v, data object.Value) (object.Value, error) {
	s, err := bytesOf(t, data)
	if err != nil {
		return object.Value{}, err
	}
	state(t, v).write(s)
	return object.None(), nil
}

func digest(t *object.Thread, v object.Value) (object.Value, error) {
	var buf [64]byte
	return t.NewBytes(string(state(t, v).fixed.Sum(buf[:0]))), nil
}

func hexDigest(t *object.Thread, v object.Value) (object.Value, error) {
	b, err := digest(t, v)
	if err != nil {
		return b, err
	}
	return t.HexOf(object.BytesOf(b), object.Value{}, object.Value{})
}

func shakeDigest(t *object.Thread, args []object.Value) (object.Value, error) {
	n, err := t.IndexInt(args[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Value{}, err
	}
	if n < 0 {
		return object.Value{}, t.ValueErrorf("value must be positive")
	}
	if n >= 1<<29 {
		return object.Value{}, t.ValueErrorf("length is too large")
	}
	r, out := t.NewBytesN(n)
	c := clone(state(t, args[0]))
	_, _ = c.shake.Read(out)
	return r, nil
}

func shakeHexDigest(t *object.Thread, args []object.Value) (object.Value, error) {
	b, err := shakeDigest(t, args)
	if err != nil {
		return b, err
	}
	return t.HexOf(object.BytesOf(b), object.Value{}, object.Value{})
}

// clone forks a computation.
func clone(a *algorithm) *algorithm {
	c := *a
	if a.fixed != nil {
		h, err := a.fixed.(hash.Cloner).Clone()
		if err != nil {
			panic("hashes: " + err.Error())
		}
		c.fixed = h
		return &c
	}
	state, err := a.shake.MarshalBinary()
	if err == nil {
		c.shake = a.kind.make().shake
		err = c.shake.UnmarshalBinary(state)
	}
	if err != nil {
		panic("hashes: " + err.Error())
	}
	return &c
}

func copyHash(t *object.Thread, v object.Value) (object.Value, error) {
	return wrap(t, clone(state(t, v))), nil
}
