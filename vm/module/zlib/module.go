// Package zlib is the native module zlib: compression and decompression of the
// formats of RFC 1950 to 1952, at once and in pieces, and their checksums.
//
// Decompression is this package's own, since it must stop and go on at any bit.
// Compression is Go's: what it writes any zlib reads, but zlib itself would write
// other bytes.
package zlib

import (
	"hash/crc32"
	"math"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the zlib module.
var Module = vm.NativeModule{
	Name: "zlib",
	Doc:  "Compression and decompression in zlib's formats.",
	Funcs: []object.Def{
		{Name: "compress", Sig: "(data, /, level=-1, wbits=15)", Doc: "Return the data compressed.", FV: compress},
		{Name: "decompress", Sig: "(data, /, wbits=15, bufsize=16384)", Doc: "Return the data decompressed.", FV: decompress},
		{Name: "compressobj", Text: "($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)", Sig: "(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)", Doc: "Return an object that compresses data piece by piece.", FV: compressObj},
		{Name: "decompressobj", Text: "($module, /, wbits=MAX_WBITS, zdict=b'')", Sig: "(wbits=15, zdict=b'')", Doc: "Return an object that decompresses data piece by piece.", FV: decompressObj},
		{Name: "crc32", Text: "($module, data, value=0, /)", Doc: "Return the CRC-32 checksum of data, going on from a value.", FV: crc, Min: 1, Max: 2},
		{Name: "adler32", Text: "($module, data, value=1, /)", Doc: "Return the Adler-32 checksum of data, going on from a value.", FV: adler, Min: 1, Max: 2},
	},
	Init: initModule,
}

var (
	errorKey = object.TypeKey{Name: "zlib.error"}
)

const (
	maxWBits       = 15
	defaultLevel   = -1
	methodDeflated = 8
	noFlush        = 0
	finishFlush    = 4
)

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for name, n := range map[string]int{
		"DEFLATED": methodDeflated, "DEF_BUF_SIZE": 16384, "DEF_MEM_LEVEL": 8, "MAX_WBITS": maxWBits,
		"Z_BEST_COMPRESSION": 9, "Z_BEST_SPEED": 1, "Z_BLOCK": 5, "Z_DEFAULT_COMPRESSION": defaultLevel,
		"Z_DEFAULT_STRATEGY": 0, "Z_FILTERED": 1, "Z_FINISH": finishFlush, "Z_FIXED": 4, "Z_FULL_FLUSH": 3,
		"Z_HUFFMAN_ONLY": 2, "Z_NO_COMPRESSION": 0, "Z_NO_FLUSH": noFlush, "Z_PARTIAL_FLUSH": 1, "Z_RLE": 3,
		"Z_SYNC_FLUSH": 2, "Z_TREES": 6,
	} {
		m.Dict.SetString(t, name, object.Int(int64(n)))
	}
	m.Dict.SetString(t, "ZLIB_VERSION", t.NewStr("1.3.1"))
	m.Dict.SetString(t, "ZLIB_RUNTIME_VERSION", t.NewStr("1.3.1"))
	for _, x := range []struct {
		spec *object.TypeSpec
		key  *object.TypeKey
	}{{&compressSpec, &compressKey}, {&decompressSpec, &decompressKey}} {
		t.RT.RegisterType(x.key, t.NewBuiltinType(x.spec, t.RT.T.Object))
	}
	plain := t.NewBuiltinType(&plainSpec, t.RT.T.Object)
	m.Dict.SetString(t, "_ZlibDecompressor", plain.Value())
	typ, err := t.NewExceptionType("zlib.error", t.RT.T.Exc.Exception.Value())
	if err != nil {
		return err
	}
	t.RT.RegisterType(&errorKey, typ)
	m.Dict.SetString(t, "error", typ.Value())
	return nil
}

func raise(t *object.Thread, format string, args ...any) error {
	return t.Raisef(t.RT.Type(&errorKey), format, args...)
}

// view views the bytes of an argument, until Python code runs.
func view(t *object.Thread, v object.Value) (string, error) { return t.BytesView(v) }

// intArg reads an optional int.
func intArg(t *object.Thread, v object.Value, def int) (int, error) {
	if v.IsEmpty() {
		return def, nil
	}
	return t.IndexInt(v, t.RT.T.Exc.OverflowError)
}

// formatOf reads the window bits of compression or decompression; ok is false if
// they name no format.
func formatOf(wbits int, decompress bool) (f format, ok bool) {
	switch {
	case wbits >= 9 && wbits <= maxWBits, decompress && (wbits == 8 || wbits == 0):
		return formatZlib, true
	case wbits <= -9 && wbits >= -maxWBits, decompress && wbits == -8:
		return formatRaw, true
	case wbits >= 16+9 && wbits <= 16+maxWBits, decompress && wbits == 16+8:
		return formatGzip, true
	case decompress && wbits >= 32+8 && wbits <= 32+maxWBits:
		return formatAuto, true
	}
	return 0, false
}

func compress(t *object.Thread, args []object.Value) (object.Value, error) {
	data, err := view(t, args[0])
	if err != nil {
		return object.Empty(), err
	}
	level, err := intArg(t, args[1], defaultLevel)
	if err != nil {
		return object.Empty(), err
	}
	wbits, err := intArg(t, args[2], maxWBits)
	if err != nil {
		return object.Empty(), err
	}
	f, ok := formatOf(wbits, false)
	if !ok || level < -1 || level > 9 {
		return object.Empty(), raise(t, "Bad compression level")
	}
	z, zerr := newDeflater(f, level, nil)
	if zerr == nil {
		zerr = z.write([]byte(data))
	}
	if zerr == nil {
		zerr = z.finish()
	}
	if zerr != nil {
		return object.Empty(), raise(t, "Error -2 while compressing data: %v", zerr)
	}
	return t.NewBytes(string(z.take())), nil
}

func decompress(t *object.Thread, args []object.Value) (object.Value, error) {
	data, err := view(t, args[0])
	if err != nil {
		return object.Empty(), err
	}
	wbits, err := intArg(t, args[1], maxWBits)
	if err != nil {
		return object.Empty(), err
	}
	size, err := intArg(t, args[2], 16384)
	if err != nil {
		return object.Empty(), err
	}
	if size < 0 {
		return object.Empty(), t.ValueErrorf("bufsize must be non-negative")
	}
	f, ok := formatOf(wbits, true)
	if !ok {
		return object.Empty(), raise(t, "Error -2 while preparing to decompress data: inconsistent stream state")
	}
	z := &inflater{format: f, in: []byte(data)}
	z.run(-1)
	switch {
	case z.fault != "":
		return object.Empty(), raise(t, "Error -3 while decompressing data: %s", z.fault)
	case z.needs:
		return object.Empty(), raise(t, "Error 2 while decompressing data")
	case !z.done:
		return object.Empty(), raise(t, "Error -5 while decompressing data: incomplete or truncated stream")
	}
	return t.NewBytes(string(z.output(-1))), nil
}

// checksum reads the arguments of crc32 and adler32.
func checksum(t *object.Thread, args []object.Value, start uint32) (string, uint32, error) {
	if len(args) > 1 {
		v, err := t.Index(args[1])
		if err != nil {
			return "", 0, err
		}
		if v.IsInt() {
			start = uint32(v.AsInt())
		} else if v, err = t.Binary(v, object.Int(math.MaxUint32), object.OpAnd); err != nil {
			return "", 0, err
		} else {
			start = uint32(v.AsInt())
		}
	}
	data, err := view(t, args[0])
	return data, start, err
}

func crc(t *object.Thread, args []object.Value) (object.Value, error) {
	data, start, err := checksum(t, args, 0)
	if err != nil {
		return object.Empty(), err
	}
	return object.Int(int64(crc32.Update(start, crc32.IEEETable, []byte(data)))), nil
}

func adler(t *object.Thread, args []object.Value) (object.Value, error) {
	data, start, err := checksum(t, args, 1)
	if err != nil {
		return object.Empty(), err
	}
	return object.Int(int64(updateAdler(start, []byte(data)))), nil
}
