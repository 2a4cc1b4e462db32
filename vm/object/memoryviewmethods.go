package object

import (
	"encoding/binary"
	"math"
	"math/big"
	"strings"
)

func memoryViewRelease(t *Thread, v Value) (Value, error) {
	m := asView(v)
	if !m.base.IsEmpty() {
		t.unexport(m)
		m.base = Value{}
		m.unguard(t)
	}
	return None(), nil
}

func memoryViewEnter(t *Thread, v Value) (Value, error) {
	_, err := asView(v).memory(t)
	return v, err
}

func memoryViewExit(t *Thread, args []Value) (Value, error) { return memoryViewRelease(t, args[0]) }

func memoryViewToBytes(t *Thread, args []Value) (Value, error) {
	if order := args[1]; !order.IsEmpty() && !order.IsNone() {
		if !order.IsStr() {
			return Value{}, t.TypeErrorf("tobytes() argument 'order' must be str or None, not %s", t.TypeName(order))
		}
		if s := StringOf(order); s != "C" && s != "F" && s != "A" {
			return Value{}, t.ValueErrorf("order must be 'C', 'F' or 'A'")
		}
	}
	m := asView(args[0])
	if m.ndim() < 2 || !args[1].IsStr() || StringOf(args[1]) != "F" {
		return t.viewBytes(m)
	}
	data, err := m.memory(t)
	if err != nil {
		return Value{}, err
	}
	return t.NewBytes(bytesAsString(m.appendFortran(make([]byte, 0, m.nbytes()), data))), nil
}

// appendFortran appends the view's bytes in the order in which the first index
// changes fastest.
func (m *MemoryView) appendFortran(dst, data []byte) []byte {
	n := m.ndim()
	steps, at := make([]int, n), make([]int, n)
	steps[0] = m.stride
	for d, step := n-1, m.itemSize; d > 0; d-- {
		steps[d] = step
		step *= int(m.shape.Items()[d].AsInt())
	}
	for range m.nbytes() / m.itemSize {
		from := m.off
		for d := range n {
			from += at[d] * steps[d]
		}
		dst = append(dst, data[from:from+m.itemSize]...)
		for d := range n {
			if at[d]++; at[d] < int(m.shape.Items()[d].AsInt()) {
				break
			}
			at[d] = 0
		}
	}
	return dst
}

// viewBytes returns the bytes that a view shows, in order.
func (t *Thread) viewBytes(m *MemoryView) (Value, error) {
	data, err := m.memory(t)
	if err != nil {
		return Value{}, err
	}
	return t.NewBytes(bytesAsString(m.appendTo(make([]byte, 0, m.nbytes()), data))), nil
}

func memoryViewHex(t *Thread, args []Value) (Value, error) {
	b, err := t.viewBytes(asView(args[0]))
	if err != nil {
		return b, err
	}
	return t.HexOf(BytesOf(b), args[1], args[2])
}

func memoryViewToList(t *Thread, v Value) (Value, error) {
	m := asView(v)
	data, err := m.memory(t)
	if err != nil {
		return Value{}, err
	}
	if m.ndim() == 0 {
		return t.viewItem(m, data[m.off:])
	}
	return t.viewList(m, data, m.off, 0)
}

// viewList lists dimension d of a view from offset at on.
func (t *Thread) viewList(m *MemoryView, data []byte, at, d int) (Value, error) {
	n, step := m.n, m.stride
	if d > 0 {
		n = int(m.shape.Items()[d].AsInt())
		step = m.itemSize
		for _, x := range m.shape.Items()[d+1:] {
			step *= int(x.AsInt())
		}
	}
	l := t.NewList(n)
	for i := range n {
		var x Value
		var err error
		if d+1 < m.ndim() {
			x, err = t.viewList(m, data, at+i*step, d+1)
		} else {
			x, err = t.viewItem(m, data[at+i*step:])
		}
		if err != nil {
			return Value{}, err
		}
		l.Append(t, x)
	}
	return l.Value(), nil
}

func memoryViewToReadOnly(t *Thread, v Value) (Value, error) {
	m := asView(v)
	if _, err := m.memory(t); err != nil {
		return Value{}, err
	}
	r := t.copyView(m)
	r.readOnly = true
	return ValueOf(r), nil
}

func memoryViewCount(t *Thread, v, item Value) (Value, error) {
	n := int64(0)
	it, err := memoryViewIter(t, v)
	if err != nil {
		return Value{}, err
	}
	for {
		x, err := memoryViewNext(t, it)
		if err != nil {
			return Value{}, err
		}
		if x.IsEmpty() {
			return Int(n), nil
		}
		eq, err := t.Equal(x, item)
		if err != nil {
			return Value{}, err
		}
		if eq {
			n++
		}
	}
}

func memoryViewIndex(t *Thread, args []Value) (Value, error) {
	m := asView(args[0])
	if _, err := m.memory(t); err != nil {
		return Value{}, err
	}
	i, j, err := t.searchBounds(args[2], args[3], m.n)
	if err != nil {
		return Value{}, err
	}
	for ; i < min(j, m.n); i++ {
		x, err := memoryViewGetItem(t, args[0], Int(int64(i)))
		if err != nil {
			return Value{}, err
		}
		eq, err := t.Equal(x, args[1])
		if err != nil {
			return Value{}, err
		}
		if eq {
			return Int(int64(i)), nil
		}
	}
	return Value{}, t.ValueErrorf("memoryview.index(x): x not found")
}

// itemSizes are the sizes of the codes a view's items may have.
var itemSizes = map[byte]int{
	'b': 1, 'B': 1, 'c': 1, '?': 1, 'h': 2, 'H': 2, 'e': 2, 'i': 4, 'I': 4, 'f': 4,
	'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'n': 8, 'N': 8, 'd': 8, 'P': 8,
}

func memoryViewCast(t *Thread, args []Value) (Value, error) {
	m := asView(args[0])
	if _, err := m.memory(t); err != nil {
		return Value{}, err
	}
	if !args[1].IsStr() {
		return Value{}, t.TypeErrorf("cast() argument 'format' must be str, not %s", t.ArgTypeName(args[1]))
	}
	if m.stride != m.rowBytes() && m.n > 1 {
		return Value{}, t.TypeErrorf("memoryview: casts are restricted to C-contiguous views")
	}
	if !args[2].IsEmpty() && m.ndim() != 1 {
		return Value{}, t.TypeErrorf("memoryview: cast must be 1D -> ND or ND -> 1D")
	}
	code := strings.TrimPrefix(StringOf(args[1]), "@")
	size := 0
	if len(code) == 1 {
		size = itemSizes[code[0]]
	}
	if size == 0 {
		return Value{}, t.ValueErrorf("memoryview: destination format must be a native single character format prefixed with an optional '@'")
	}
	isByte := func(c byte) bool { return c == 'b' || c == 'B' || c == 'c' }
	if !isByte(code[0]) && !isByte(m.code()) {
		return Value{}, t.TypeErrorf("memoryview: cannot cast between two non-byte formats")
	}
	total := m.nbytes()
	if total%size != 0 {
		return Value{}, t.TypeErrorf("memoryview: length is not a multiple of itemsize")
	}
	r := t.copyView(m)
	r.format, r.itemSize, r.stride, r.n, r.shape = t.exactStr(args[1]), size, size, total/size, nil
	if args[2].IsEmpty() {
		return ValueOf(r), nil
	}
	if !args[2].IsTuple() && !args[2].IsList() {
		return Value{}, t.TypeErrorf("shape must be a list or a tuple")
	}
	shape, err := t.TupleFrom(args[2])
	if err != nil {
		return Value{}, err
	}
	count := 1
	for _, d := range shape.Items() {
		if !d.IsInt() {
			return Value{}, t.TypeErrorf("memoryview.cast(): elements of shape must be integers")
		}
		n := int(d.AsInt())
		if n <= 0 {
			return Value{}, t.ValueErrorf("memoryview.cast(): elements of shape must be integers > 0")
		}
		if count > 1<<40/n {
			return Value{}, t.ValueErrorf("memoryview.cast(): product(shape) > SSIZE_MAX")
		}
		count *= n
	}
	if count*size != total {
		return Value{}, t.TypeErrorf("memoryview: product(shape) * itemsize != buffer size")
	}
	r.shape = shape
	if shape.n > 0 {
		r.n = int(shape.Items()[0].AsInt())
		r.stride = r.rowBytes()
	} else {
		r.n = 1
	}
	return ValueOf(r), nil
}

func (m *MemoryView) alive(t *Thread, v Value) (Value, error) {
	if m.base.IsEmpty() {
		return Value{}, t.ValueErrorf("operation forbidden on released memoryview object")
	}
	return v, nil
}

func memoryViewObj(t *Thread, v Value) (Value, error) {
	if g := asView(v).guard; g != nil {
		return ValueOf(g), nil
	}
	return asView(v).alive(t, asView(v).base)
}

func memoryViewNBytes(t *Thread, v Value) (Value, error) {
	return asView(v).alive(t, Int(int64(asView(v).nbytes())))
}
func memoryViewReadOnly(t *Thread, v Value) (Value, error) {
	return asView(v).alive(t, Bool(asView(v).readOnly))
}
func memoryViewItemSize(t *Thread, v Value) (Value, error) {
	return asView(v).alive(t, Int(int64(asView(v).itemSize)))
}
func memoryViewFormat(t *Thread, v Value) (Value, error) {
	return asView(v).alive(t, asView(v).format)
}
func memoryViewNDim(t *Thread, v Value) (Value, error) {
	return asView(v).alive(t, Int(int64(asView(v).ndim())))
}
func memoryViewSubOffsets(t *Thread, v Value) (Value, error) {
	return asView(v).alive(t, t.NewTupleN(0).Value())
}

func memoryViewShape(t *Thread, v Value) (Value, error) {
	m := asView(v)
	if m.shape != nil {
		return m.alive(t, m.shape.Value())
	}
	return m.alive(t, t.Tuple1(Int(int64(m.n))))
}

func memoryViewStrides(t *Thread, v Value) (Value, error) {
	m := asView(v)
	r := t.NewTupleN(m.ndim())
	step := m.itemSize
	for d := r.n - 1; d > 0; d-- {
		r.Items()[d] = Int(int64(step))
		step *= int(m.shape.Items()[d].AsInt())
	}
	if r.n > 0 {
		r.Items()[0] = Int(int64(m.stride))
	}
	return m.alive(t, r.Value())
}

func memoryViewContiguous(t *Thread, v Value) (Value, error) {
	m := asView(v)
	return m.alive(t, Bool(m.n <= 1 || m.stride == m.rowBytes()))
}

func memoryViewFContiguous(t *Thread, v Value) (Value, error) {
	m := asView(v)
	return m.alive(t, Bool(m.ndim() <= 1 && (m.n <= 1 || m.stride == m.itemSize)))
}

// loadItem reads an item of a native format; ok is false for formats there are
// not.
func loadItem(t *Thread, code byte, b []byte) (v Value, ok bool) {
	le := binary.LittleEndian
	switch code {
	case 'B':
		return Int(int64(b[0])), true
	case 'b':
		return Int(int64(int8(b[0]))), true
	case 'c':
		return t.NewBytes(string(b[:1])), true
	case '?':
		return Bool(b[0] != 0), true
	case 'h':
		return Int(int64(int16(le.Uint16(b)))), true
	case 'H':
		return Int(int64(le.Uint16(b))), true
	case 'i':
		return Int(int64(int32(le.Uint32(b)))), true
	case 'I':
		return Int(int64(le.Uint32(b))), true
	case 'l', 'q', 'n':
		return Int(int64(le.Uint64(b))), true
	case 'L', 'Q', 'N', 'P':
		u := le.Uint64(b)
		if u < 1<<63 {
			return Int(int64(u)), true
		}
		return t.NewBig(new(big.Int).SetUint64(u)), true
	case 'f':
		return Float(float64(math.Float32frombits(le.Uint32(b)))), true
	case 'd':
		return Float(math.Float64frombits(le.Uint64(b))), true
	}
	return Value{}, false
}

// storeItem writes an item of a view's format.
func (t *Thread) storeItem(m *MemoryView, b []byte, v Value) error {
	le := binary.LittleEndian
	code := m.code()
	badType := func() error {
		return t.TypeErrorf("memoryview: invalid type for format '%s'", StringOf(m.format))
	}
	badValue := func() error {
		return t.ValueErrorf("memoryview: invalid value for format '%s'", StringOf(m.format))
	}
	switch code {
	case 'c':
		if !v.isKind(KindBytes) {
			return badType()
		}
		if v.bytes().n != 1 {
			return badValue()
		}
		b[0] = BytesOf(v)[0]
		return nil
	case '?':
		truth, err := t.Truth(v)
		if truth {
			b[0] = 1
		}
		return err
	case 'f', 'd':
		f, err := t.RealFloat(v)
		if err != nil {
			if t.Matches(t.RT.T.Exc.TypeError) {
				t.ClearError()
				return badType()
			}
			return err
		}
		if code == 'd' {
			le.PutUint64(b, math.Float64bits(f))
		} else {
			le.PutUint32(b, math.Float32bits(float32(f)))
		}
		return nil
	}
	if itemSizes[code] == 0 || code == 'e' {
		return t.Raisef(t.RT.T.Exc.NotImplementedError, "memoryview: format %s not supported", StringOf(m.format))
	}
	if !v.IsInteger() && t.TypeOf(v).slots.Index == nil {
		return badType()
	}
	i, err := t.Index(v)
	if err != nil {
		return err
	}
	signed := strings.IndexByte("bhilqn", code) >= 0
	var u uint64
	if n, ok := smallOf(i); ok {
		bits := 8 * len(b)
		if signed && n>>(bits-1) != n>>63 || !signed && (n < 0 || bits < 64 && n>>bits != 0) {
			return badValue()
		}
		u = uint64(n)
	} else {
		x := i.BigInt(new(big.Int))
		if signed || len(b) < 8 || !x.IsUint64() {
			return badValue()
		}
		u = x.Uint64()
	}
	for k := range b {
		b[k] = byte(u >> (8 * k))
	}
	return nil
}
