package lzma

import (
	"encoding/binary"
	"math"
	"math/bits"

	"github.com/adder-vm/adder/vm/object"
	"github.com/ulikunitz/xz/lzma"
)

// filter is a filter with its settings.
type filter struct {
	id         uint64
	dictSize   uint64 // LZMA
	lc, lp, pb uint64 // LZMA
	mode, mf   uint64 // LZMA, of the compressor
	nice       uint64 // LZMA, of the compressor
	dist       uint64 // delta
	start      uint64 // the filters for machine code
}

// presetDicts are the sizes of the presets' dictionaries, as powers of two.
var presetDicts = [10]uint{18, 20, 21, 22, 22, 23, 23, 24, 25, 26}

// preset makes an LZMA filter of a preset; ok is false where there is none.
func preset(id, n uint64) (f filter, ok bool) {
	n &^= presetExtreme
	if n >= uint64(len(presetDicts)) {
		return f, false
	}
	return filter{id: id, dictSize: 1 << presetDicts[n], lc: 3, pb: 2, mode: 2, mf: 0x14, nice: 64}, true
}

// lookup returns an item of a filter's dict, empty where there is none.
func lookup(t *thread, spec value, name string) (value, error) {
	v, err := t.GetItem(spec, t.InternString(name))
	if err != nil && t.Matches(t.RT.T.Exc.KeyError) {
		t.ClearError()
		return value{}, nil
	}
	return v, err
}

// parseFilter reads a filter, a dict.
func parseFilter(t *thread, spec value) (f filter, err error) {
	if t.TypeOf(spec).Slots().GetItem == nil {
		return f, t.TypeErrorf("Filter specifier must be a dict or dict-like object")
	}
	id, err := lookup(t, spec, "id")
	if err != nil {
		return f, err
	}
	if id.IsEmpty() {
		return f, t.ValueErrorf("Filter specifier must have an \"id\" entry")
	}
	if f.id, err = unsigned(t, id, math.MaxInt64); err != nil {
		return f, err
	}
	type setting struct {
		name string
		to   *uint64
	}
	var settings []setting
	what := ""
	switch f.id {
	case filterLZMA1, filterLZMA2:
		what = "LZMA"
		n := uint64(presetDefault)
		v, err := lookup(t, spec, "preset")
		if err != nil {
			return f, err
		}
		if !v.IsEmpty() {
			if n, err = unsigned(t, v, math.MaxUint32); err != nil {
				return f, err
			}
		}
		var ok bool
		if f, ok = preset(f.id, n); !ok {
			return f, t.Raisef(t.RT.Type(&errorKey), "Invalid compression preset: %d", n)
		}
		var depth, again uint64
		settings = []setting{
			{"preset", &again}, {"dict_size", &f.dictSize}, {"lc", &f.lc}, {"lp", &f.lp}, {"pb", &f.pb},
			{"mode", &f.mode}, {"nice_len", &f.nice}, {"mf", &f.mf}, {"depth", &depth},
		}
	case filterDelta:
		what = "delta"
		f.dist = 1
		settings = []setting{{"dist", &f.dist}}
	case filterX86, filterPowerPC, filterIA64, filterARM, filterARMThumb, filterSPARC:
		what = "BCJ"
		settings = []setting{{"start_offset", &f.start}}
	default:
		return f, t.ValueErrorf("Invalid filter ID: %d", f.id)
	}
	given := 1
	for _, s := range settings {
		v, err := lookup(t, spec, s.name)
		if err != nil {
			return f, err
		}
		if v.IsEmpty() {
			continue
		}
		given++
		if *s.to, err = unsigned(t, v, math.MaxUint32); err != nil {
			return f, err
		}
	}
	n, err := t.Len(spec)
	if err == nil && n != given {
		err = t.ValueErrorf("Invalid filter specifier for %s filter", what)
	}
	return f, err
}

// maxFilters is how many filters a chain may have.
const maxFilters = 4

// parseChain reads a sequence of filters.
func parseChain(t *thread, v value) ([]filter, error) {
	n, err := t.Len(v)
	if err != nil {
		return nil, err
	}
	if n > maxFilters {
		return nil, t.ValueErrorf("Too many filters - liblzma supports a maximum of %d", maxFilters)
	}
	chain := make([]filter, n)
	for i := range chain {
		spec, err := t.GetItem(v, object.Int(int64(i)))
		if err != nil {
			return nil, err
		}
		if chain[i], err = parseFilter(t, spec); err != nil {
			return nil, err
		}
	}
	return chain, nil
}

// isLZMA tells whether a filter compresses.
func (f *filter) isLZMA() bool { return f.id == filterLZMA1 || f.id == filterLZMA2 }

// decodable tells whether the settings of an LZMA filter are possible ones.
func (f *filter) decodable() bool { return f.lc+f.lp <= 4 && f.pb <= 4 }

// encodable tells whether a compressor can have the settings of an LZMA filter.
func (f *filter) encodable() bool {
	switch f.mf {
	case 3, 4, 0x12, 0x13, 0x14:
	default:
		return false
	}
	return f.decodable() && f.dictSize >= lzma.MinDictCap && f.dictSize <= 1<<30+1<<29 &&
		(f.mode == 1 || f.mode == 2) && f.nice >= f.mf&15 && f.nice <= 273
}

func (f *filter) properties() *lzma.Properties {
	return &lzma.Properties{LC: int(f.lc), LP: int(f.lp), PB: int(f.pb)}
}

// propByte is how an LZMA1 filter's settings stand in files, the dictionary apart.
func (f *filter) propByte() byte { return byte((f.pb*5+f.lp)*9 + f.lc) }

// encode returns a filter's settings as they stand in files; ok is false where they
// cannot.
func (f *filter) encode() (props []byte, ok bool) {
	switch f.id {
	case filterLZMA1:
		return binary.LittleEndian.AppendUint32([]byte{f.propByte()}, uint32(f.dictSize)), f.decodable()
	case filterLZMA2:
		return []byte{dictByte(f.dictSize)}, true
	case filterDelta:
		return []byte{byte(f.dist - 1)}, f.dist >= 1 && f.dist <= 256
	}
	if f.start == 0 {
		return nil, true
	}
	return binary.LittleEndian.AppendUint32(nil, uint32(f.start)), true
}

// dictByte is the byte for a dictionary's size: 2^n or 3·2^(n-1), the next that is
// no smaller.
func dictByte(size uint64) byte {
	if size >= math.MaxUint32 {
		return 40
	}
	size = max(size, 1<<12)
	n := bits.Len64(size - 1) // 2^n is no smaller
	if half := uint64(3) << (n - 2); half >= size && n > 12 {
		return byte(2*(n-12) - 1)
	}
	return byte(2 * (n - 12))
}

// dictOf is the size that dictByte made b of.
func dictOf(b byte) (size uint64, ok bool) {
	switch {
	case b > 40:
		return 0, false
	case b == 40:
		return math.MaxUint32, true
	}
	return uint64(2|b&1) << (b/2 + 11), true
}

func encodeProperties(t *thread, spec value) (value, error) {
	f, err := parseFilter(t, spec)
	if err != nil {
		return value{}, err
	}
	props, ok := f.encode()
	if !ok {
		return value{}, raise(t, textInternal)
	}
	return t.NewBytes(string(props)), nil
}

func decodeProperties(t *thread, id, props value) (value, error) {
	n, err := unsigned(t, id, math.MaxInt64)
	if err != nil {
		return value{}, err
	}
	p, err := t.BytesView(props)
	if err != nil {
		return value{}, err
	}
	type setting struct {
		name  string
		value uint64
	}
	var settings []setting
	ok := false
	switch n {
	case filterLZMA1:
		if ok = len(p) == 5 && p[0] < 9*5*5; ok {
			b := uint64(p[0])
			settings = []setting{{"lc", b % 9}, {"lp", b / 9 % 5}, {"pb", b / 45}, {"dict_size", uint64(binary.LittleEndian.Uint32([]byte(p[1:])))}}
			ok = settings[0].value+settings[1].value <= 4
		}
	case filterLZMA2:
		if len(p) == 1 {
			var size uint64
			size, ok = dictOf(p[0])
			settings = []setting{{"dict_size", size}}
		}
	case filterDelta:
		if ok = len(p) == 1; ok {
			settings = []setting{{"dist", uint64(p[0]) + 1}}
		}
	case filterX86, filterPowerPC, filterIA64, filterARM, filterARMThumb, filterSPARC:
		ok = len(p) == 0 || len(p) == 4
		if len(p) == 4 {
			if start := binary.LittleEndian.Uint32([]byte(p)); start != 0 {
				settings = []setting{{"start_offset", uint64(start)}}
			}
		}
	}
	if !ok {
		return value{}, raise(t, textOptions)
	}
	d := t.NewDict()
	d.SetString(t, "id", object.Int(int64(n)))
	for _, s := range settings {
		d.SetString(t, s.name, object.Int(int64(s.value)))
	}
	return d.Value(), nil
}
