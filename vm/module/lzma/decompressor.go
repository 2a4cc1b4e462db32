package lzma

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math"
	"math/bits"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/module/pull"
	"github.com/adder-vm/adder/vm/object"
	"github.com/ulikunitz/xz"
	"github.com/ulikunitz/xz/lzma"
)

var decompressorSpec = object.TypeSpec{
	Name: "_lzma.LZMADecompressor", Kind: object.KindOpaque, Size: object.SizeOf[stream](), Flags: object.TypeBase,
	Doc:    "Decompresses a stream piece by piece.",
	NewSig: "(format=FORMAT_AUTO, memlimit=None, filters=None)",
	Slots:  object.Slots{New: newDecompressor, Del: release},
	Methods: []object.Def{
		{Name: "decompress", Sig: "(self, data, max_length=-1)", Doc: "Decompress a piece; return what is ready, at most so many bytes if that is not negative.", FV: decompress},
	},
	Getters: []object.GetSet{
		{Name: "check", Doc: "The integrity check of the stream.", Get: func(t *thread, v value) (value, error) {
			return object.Int(int64(decoder(t, v).check)), nil
		}},
		{Name: "eof", Doc: "Whether the stream has ended.", Get: func(t *thread, v value) (value, error) {
			return object.Bool(decoder(t, v).Ended()), nil
		}},
		{Name: "needs_input", Doc: "Whether nothing can come out before more goes in.", Get: func(t *thread, v value) (value, error) {
			return object.Bool(decoder(t, v).NeedsInput()), nil
		}},
		{Name: "unused_data", Doc: "What stood behind the end of the stream.", Get: func(t *thread, v value) (value, error) {
			d := decoder(t, v)
			if !d.Ended() {
				return t.NewBytes(""), nil
			}
			return t.NewBytes(string(d.Unused())), nil
		}},
	},
}

var decompressorDef = object.Def{Name: "LZMADecompressor", Sig: "(format=FORMAT_AUTO, memlimit=None, filters=None)"}

// decompressor is a decompressor's state.
type decompressor struct {
	*pull.Decoder
	*header
}

// header is what a decompressor and its coroutine share.
type header struct {
	format   int
	f        filter
	memLimit uint64
	check    int
	xz       bool // the stream is one of xz, whose end can be seen
}

// fault is a way a stream can be wrong, beside being corrupt.
type fault string

func (f fault) Error() string { return string(f) }

const (
	errFormat fault = textFormat
	errMemory fault = textMemory
)

func decoder(t *thread, v value) *decompressor {
	return object.Cast[stream](v).box.Get(t).(*decompressor)
}

func newDecompressor(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	w := t.Push(3)
	defer t.Pop(3)
	if err := t.BindArgs(&decompressorDef, w, args, kw); err != nil {
		return value{}, err
	}
	h := &header{memLimit: math.MaxUint64, check: checkUnknown}
	var err error
	if h.format, err = intArg(t, w[0], formatAuto); err != nil {
		return value{}, err
	}
	if !w[1].IsEmpty() && !w[1].IsNone() {
		if h.format == formatRaw {
			return value{}, t.ValueErrorf("Cannot specify memory limit with FORMAT_RAW")
		}
		if h.memLimit, err = unsigned(t, w[1], math.MaxInt64); err != nil {
			return value{}, err
		}
	}
	hasFilters := !w[2].IsEmpty() && !w[2].IsNone()
	switch {
	case h.format == formatRaw && !hasFilters:
		return value{}, t.ValueErrorf("Must specify filters for FORMAT_RAW")
	case h.format != formatRaw && hasFilters:
		return value{}, t.ValueErrorf("Cannot specify filters except with FORMAT_RAW")
	case h.format < formatAuto || h.format > formatRaw:
		return value{}, t.ValueErrorf("Invalid container format: %d", h.format)
	}
	if hasFilters {
		chain, err := parseChain(t, w[2])
		if err != nil {
			return value{}, err
		}
		if len(chain) == 0 || !chain[len(chain)-1].isLZMA() || !chain[len(chain)-1].decodable() {
			return value{}, raise(t, textInternal)
		}
		if len(chain) > 1 {
			return value{}, raise(t, textOptions)
		}
		h.f, h.check = chain[0], checkNone
	}
	if h.format == formatAlone {
		h.check = checkNone
	}
	v := object.ValueOf(object.New[stream](t, cls))
	object.Cast[stream](v).box.Put(t, v, &decompressor{pull.New(h.open, h.ended), h})
	return v, nil
}

// xzMagic begins a stream of xz.
const xzMagic = "\xfd7zXZ\x00"

// open finds out what the stream is and returns its decoder.
func (h *header) open(src *pull.Source) (io.Reader, error) {
	format := h.format
	if format == formatAuto {
		c, err := src.Peek()
		if err != nil {
			return nil, err
		}
		if format = formatAlone; c == xzMagic[0] {
			format = formatXZ
		}
	}
	switch format {
	case formatXZ:
		return h.openXZ(src)
	case formatAlone:
		return h.openAlone(src)
	}
	dict := int(min(max(h.f.dictSize, lzma.MinDictCap), math.MaxInt32))
	if h.f.id == filterLZMA2 {
		return lzma.Reader2Config{DictCap: dict}.NewReader2(src)
	}
	head := binary.LittleEndian.AppendUint32([]byte{h.f.propByte()}, uint32(dict))
	head = binary.LittleEndian.AppendUint64(head, math.MaxUint64) // up to the mark at its end
	return lzma.NewReader(&prefixed{head, src})
}

// prefixed reads what was read already, and then the rest.
type prefixed struct {
	head []byte
	*pull.Source
}

func (p *prefixed) Read(b []byte) (int, error) {
	if len(p.head) > 0 {
		n := copy(b, p.head)
		p.head = p.head[n:]
		return n, nil
	}
	return p.Source.Read(b)
}

func (p *prefixed) ReadByte() (byte, error) {
	if len(p.head) > 0 {
		c := p.head[0]
		p.head = p.head[1:]
		return c, nil
	}
	return p.Source.ReadByte()
}

// The sizes of the head of a stream of xz, and of its foot.
const xzHead, xzFoot = 12, 12

func (h *header) openXZ(src *pull.Source) (io.Reader, error) {
	head := make([]byte, xzHead)
	if _, err := io.ReadFull(src, head); err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(head, []byte(xzMagic)) {
		return nil, errFormat
	}
	h.check = int(head[7] & 15)
	h.xz = true
	if h.memLimit != math.MaxUint64 {
		// The first block says how large its dictionary is.
		size, err := src.Peek()
		if err != nil {
			return nil, err
		}
		block := make([]byte, int(size)*4+4)
		if size == 0 {
			block = block[:0] // there is no block
		}
		if _, err := io.ReadFull(src, block); err != nil {
			return nil, err
		}
		head = append(head, block...)
		if i := bytes.Index(block, []byte{filterLZMA2, 1}); i >= 0 && i+2 < len(block) {
			if dict, ok := dictOf(block[i+2]); ok && dict+workspace > h.memLimit {
				return nil, errMemory
			}
		}
	}
	return xz.ReaderConfig{SingleStream: true}.NewReader(&prefixed{head, src})
}

// workspace is what decompression takes beside the dictionary.
const workspace = 64 << 10

func (h *header) openAlone(src *pull.Source) (io.Reader, error) {
	// There is no mark of the format: only likely values are taken for it, and
	// others refused as soon as they are seen.
	head := make([]byte, lzma.HeaderLen)
	if _, err := io.ReadFull(src, head[:1]); err != nil {
		return nil, err
	}
	if b := head[0]; b >= 9*5*5 || b%9+b/9%5 > 4 {
		return nil, errFormat
	}
	if _, err := io.ReadFull(src, head[1:5]); err != nil {
		return nil, err
	}
	dict := binary.LittleEndian.Uint32(head[1:])
	if n := bits.OnesCount32(dict); n > 2 && dict != math.MaxUint32 || n == 2 && dict&(dict<<1) == 0 {
		return nil, errFormat
	}
	if _, err := io.ReadFull(src, head[5:]); err != nil {
		return nil, err
	}
	if size := binary.LittleEndian.Uint64(head[5:]); size != math.MaxUint64 && size >= 1<<38 {
		return nil, errFormat
	}
	h.check = checkNone
	if uint64(dict)+workspace > h.memLimit {
		return nil, errMemory
	}
	return lzma.NewReader(&prefixed{head, src})
}

// ended tells whether what was read last is the foot of a stream of xz.
func (h *header) ended(last []byte) bool {
	if !h.xz || len(last) < xzFoot || last[len(last)-1] != 'Z' || last[len(last)-2] != 'Y' {
		return false
	}
	foot := last[len(last)-xzFoot:]
	return crc32.ChecksumIEEE(foot[4:10]) == binary.LittleEndian.Uint32(foot)
}

func decompress(t *thread, args []value) (value, error) {
	view, err := t.BytesView(args[1])
	if err != nil {
		return value{}, err
	}
	limit, err := intArg(t, args[2], -1)
	if err != nil {
		return value{}, err
	}
	d, b := decoder(t, args[0]), []byte(view)
	var out []byte
	var failed error
	vm.Of(t).Blocking(t, func() { out, failed = d.Decode(b, limit) })
	switch {
	case errors.Is(failed, pull.ErrEnd):
		return value{}, t.Raise(t.RT.T.Exc.EOFError, "Already at end of stream")
	case errors.Is(failed, errFormat) || errors.Is(failed, errMemory):
		return value{}, raise(t, failed.Error())
	case failed != nil:
		return value{}, raise(t, textCorrupt)
	}
	return t.NewBytes(string(out)), nil
}
