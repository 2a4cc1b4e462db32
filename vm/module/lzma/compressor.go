package lzma

import (
	"bytes"
	"io"
	"math"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"github.com/ulikunitz/xz"
	"github.com/ulikunitz/xz/lzma"
)

// stream is an object of either type; its state is in Go's memory.
//
//adder:heap
type stream struct {
	object.Header
	box object.GoBox
}

func release(t *thread, v value) error {
	object.Cast[stream](v).box.Release(t)
	return nil
}

var compressorSpec = object.TypeSpec{
	Name: "_lzma.LZMACompressor", Kind: object.KindOpaque, Size: object.SizeOf[stream](), Flags: object.TypeBase,
	Doc:   "Compresses a stream piece by piece.",
	Slots: object.Slots{New: newCompressor, Del: release},
	Methods: []object.Def{
		{Name: "compress", Sig: "($self, data, /)", Doc: "Compress a piece; return what is ready.", F2: compress},
		{Name: "flush", Sig: "($self, /)", Doc: "End the stream; return what was left.", F1: flush},
	},
}

var compressorDef = object.Def{Name: "LZMACompressor", Sig: "(format=FORMAT_XZ, check=-1, preset=None, filters=None)"}

// compressor is a compressor's state.
type compressor struct {
	format, check int
	f             filter
	out           bytes.Buffer
	waiting       []byte // what came before there was a writer
	w             io.Writer
	finished      bool
}

// enough is how much a compressor waits for before it makes its tables: for less,
// smaller ones will do.
const enough = 1 << 20

func newCompressor(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	w := t.Push(4)
	defer t.Pop(4)
	if err := t.BindArgs(&compressorDef, w, args, kw); err != nil {
		return value{}, err
	}
	c := &compressor{}
	var err error
	if c.format, err = intArg(t, w[0], formatXZ); err != nil {
		return value{}, err
	}
	if c.check, err = intArg(t, w[1], -1); err != nil {
		return value{}, err
	}
	hasPreset := !w[2].IsEmpty() && !w[2].IsNone()
	hasFilters := !w[3].IsEmpty() && !w[3].IsNone()
	if hasPreset && hasFilters {
		return value{}, t.ValueErrorf("Cannot specify both preset and filter chain")
	}
	level := uint64(presetDefault)
	if hasPreset {
		if level, err = unsigned(t, w[2], math.MaxUint32); err != nil {
			return value{}, err
		}
	}
	if c.format != formatXZ && c.check != -1 && c.check != checkNone {
		return value{}, t.ValueErrorf("Integrity checks are only supported by FORMAT_XZ")
	}
	if c.format < formatXZ || c.format > formatRaw {
		return value{}, t.ValueErrorf("Invalid container format: %d", c.format)
	}
	if c.format == formatRaw && !hasFilters {
		return value{}, t.ValueErrorf("Must specify filters for FORMAT_RAW")
	}
	if hasFilters {
		chain, err := parseChain(t, w[3])
		if err != nil {
			return value{}, err
		}
		if err := c.choose(t, chain); err != nil {
			return value{}, err
		}
	} else {
		id := uint64(filterLZMA2)
		if c.format == formatAlone {
			id = filterLZMA1
		}
		var ok bool
		if c.f, ok = preset(id, level); !ok {
			if c.format == formatAlone {
				return value{}, t.Raisef(t.RT.Type(&errorKey), "Invalid compression preset: %d", level)
			}
			return value{}, raise(t, textOptions)
		}
	}
	if c.format == formatXZ {
		switch {
		case c.check == -1:
			c.check = checkCRC64
		case c.check < 0 || c.check > checkMax:
			return value{}, raise(t, textInternal)
		case !supported(c.check):
			return value{}, raise(t, "Unsupported integrity check")
		}
	}
	v := object.ValueOf(object.New[stream](t, cls))
	object.Cast[stream](v).box.Put(t, v, c)
	return v, nil
}

// choose takes the filter of a chain that there can be.
func (c *compressor) choose(t *thread, chain []filter) error {
	if c.format == formatAlone && (len(chain) != 1 || chain[0].id != filterLZMA1) {
		return t.ValueErrorf("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter")
	}
	if len(chain) == 0 || c.format == formatXZ && chain[len(chain)-1].id != filterLZMA2 || !chain[len(chain)-1].isLZMA() {
		return raise(t, textInternal)
	}
	c.f = chain[len(chain)-1]
	if len(chain) > 1 || !c.f.encodable() {
		return raise(t, textOptions)
	}
	return nil
}

// start makes the writer, for so many bytes or more.
func (c *compressor) start(size int) (err error) {
	dict := int(c.f.dictSize)
	for dict/2 >= max(size, lzma.MinDictCap) {
		dict /= 2
	}
	props := c.f.properties()
	switch {
	case c.format == formatXZ:
		c.w, err = xz.WriterConfig{
			Properties: props, DictCap: dict, CheckSum: byte(c.check), NoCheckSum: c.check == checkNone,
		}.NewWriter(&c.out)
	case c.f.id == filterLZMA1:
		c.w, err = lzma.WriterConfig{Properties: props, DictCap: dict, EOSMarker: true}.NewWriter(&c.out)
		if c.format == formatRaw {
			c.out.Reset() // the header
		}
	default:
		c.w, err = lzma.Writer2Config{Properties: props, DictCap: dict}.NewWriter2(&c.out)
	}
	return err
}

func (c *compressor) write(b []byte) error {
	if c.w == nil {
		c.waiting = append(c.waiting, b...)
		if len(c.waiting) < enough {
			return nil
		}
		if err := c.start(math.MaxInt); err != nil {
			return err
		}
		b, c.waiting = c.waiting, nil
	}
	_, err := c.w.Write(b)
	return err
}

func (c *compressor) close() error {
	if c.w == nil {
		if err := c.start(len(c.waiting)); err != nil {
			return err
		}
		if _, err := c.w.Write(c.waiting); err != nil {
			return err
		}
		c.waiting = nil
	}
	return c.w.(io.Closer).Close()
}

// take returns what is ready, after an operation that the VM need not wait for.
func (c *compressor) take(t *thread, f func() error) (value, error) {
	var failed error
	vm.Of(t).Blocking(t, func() { failed = f() })
	if failed != nil {
		return value{}, raise(t, textInternal)
	}
	v := t.NewBytes(c.out.String())
	c.out.Reset()
	return v, nil
}

func compress(t *thread, self, data value) (value, error) {
	view, err := t.BytesView(data)
	if err != nil {
		return value{}, err
	}
	c := object.Cast[stream](self).box.Get(t).(*compressor)
	if c.finished {
		return value{}, t.ValueErrorf("Compressor has been flushed")
	}
	b := []byte(view)
	return c.take(t, func() error { return c.write(b) })
}

func flush(t *thread, self value) (value, error) {
	c := object.Cast[stream](self).box.Get(t).(*compressor)
	if c.finished {
		return value{}, t.ValueErrorf("Repeated call to flush()")
	}
	c.finished = true
	return c.take(t, c.close)
}
