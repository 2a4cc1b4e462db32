package json

import (
	"math"
	"strconv"

	"github.com/adder-vm/adder/vm/module/json/scan"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/numfmt"
)

// encoder holds the settings of a JSONEncoder.
//
//adder:heap
type encoder struct {
	object.Header
	markers, defaultFn, encoderFn, indent, keySeparator, itemSeparator object.Value
	sortKeys, skipKeys, allowNaN                                       bool
	fast                                                               uint8 // how strings are written
}

// What encoder.fast says of strings.
const (
	fastNot uint8 = iota // by calling encoderFn
	fastASCII
	fastPlain
)

var encoderSpec = object.TypeSpec{
	Name: "_json.Encoder", Kind: object.KindOpaque, Size: object.SizeOf[encoder](), Flags: object.TypeBase,
	Slots: object.Slots{New: encoderNew, Call: encoderCall},
	Getters: []object.GetSet{
		{Name: "markers", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asEncoder(v).markers, nil }},
		{Name: "default", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asEncoder(v).defaultFn, nil }},
		{Name: "encoder", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asEncoder(v).encoderFn, nil }},
		{Name: "indent", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asEncoder(v).indent, nil }},
		{Name: "key_separator", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asEncoder(v).keySeparator, nil }},
		{Name: "item_separator", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asEncoder(v).itemSeparator, nil }},
		{Name: "sort_keys", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return object.Bool(asEncoder(v).sortKeys), nil
		}},
		{Name: "skipkeys", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return object.Bool(asEncoder(v).skipKeys), nil
		}},
	},
}

func asEncoder(v object.Value) *encoder { return object.Cast[encoder](v) }

var encoderNewDef = object.Def{Name: "make_encoder", Sig: "(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)"}

func encoderNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(9)
	defer t.Pop(9)
	if err := t.BindArgs(&encoderNewDef, w, args, kw); err != nil {
		return object.Value{}, err
	}
	if !w[0].IsNone() && !w[0].IsDict() {
		return object.Value{}, t.TypeErrorf("make_encoder() argument 1 must be dict or None, not %s", t.ArgTypeName(w[0]))
	}
	for i := 4; i <= 5; i++ {
		if !w[i].IsStr() {
			return object.Value{}, t.TypeErrorf("make_encoder() argument %d must be str, not %s", i+1, t.ArgTypeName(w[i]))
		}
	}
	o := object.New[encoder](t, cls)
	o.markers, o.defaultFn, o.encoderFn, o.indent, o.keySeparator, o.itemSeparator = w[0], w[1], w[2], w[3], w[4], w[5]
	for i, dst := range [...]*bool{&o.sortKeys, &o.skipKeys, &o.allowNaN} {
		var err error
		if *dst, err = t.Truth(w[6+i]); err != nil {
			return object.Value{}, err
		}
	}
	switch t.NativeName(o.encoderFn) {
	case "encode_basestring_ascii":
		o.fast = fastASCII
	case "encode_basestring":
		o.fast = fastPlain
	}
	return object.ValueOf(o), nil
}

var encoderCallDef = object.Def{Name: "_iterencode", Sig: "(obj, _current_indent_level)"}

func encoderCall(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&encoderCallDef, w, args, kw); err != nil {
		return object.Value{}, err
	}
	level, err := t.IndexInt(w[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Value{}, err
	}
	wr := writer{t: t, out: t.TakeText(0), level: level}
	if err := wr.value(asEncoder(self), w[0]); err != nil {
		return object.Value{}, err
	}
	r := t.Tuple1(t.NewStrBytes(wr.out))
	t.GiveText(wr.out)
	return r, nil
}

// writer is one document being written.
type writer struct {
	t     *object.Thread
	out   []byte
	level int
	// The outermost containers being written; those further in stand in the
	// encoder's markers.
	open [maxOpen]uintptr
	n    int
}

// maxOpen is small enough to be searched from end to end.
const maxOpen = 16

func (w *writer) text(s string) { w.out = append(w.out, s...) }

// newline begins a line where there is an indent.
func (w *writer) newline(e *encoder) {
	if e.indent.IsNone() {
		return
	}
	w.out = append(w.out, '\n')
	for range w.level {
		w.out = append(w.out, object.StringOf(e.indent)...)
	}
}

func (w *writer) str(e *encoder, v object.Value) error {
	switch e.fast {
	case fastASCII:
		w.out = scan.AppendQuotedASCII(w.out, object.StringOf(v))
		return nil
	case fastPlain:
		w.out = scan.AppendQuoted(w.out, object.StringOf(v))
		return nil
	}
	r, err := w.t.Call1(e.encoderFn, v)
	if err != nil {
		return err
	}
	if !r.IsStr() {
		return w.t.TypeErrorf("encoder() must return a string, not %s", w.t.TypeName(r))
	}
	w.text(object.StringOf(r))
	return nil
}

// float appends a float, with the names JavaScript has for what JSON lacks.
func (w *writer) float(e *encoder, v object.Value) error {
	f := object.FloatOf(v)
	if f-f != 0 {
		if !e.allowNaN {
			r, err := w.t.ReprString(v)
			if err != nil {
				return err
			}
			return w.t.ValueErrorf("Out of range float values are not JSON compliant: %s", r)
		}
		switch {
		case f != f:
			w.text("NaN")
		case math.IsInf(f, 1):
			w.text("Infinity")
		default:
			w.text("-Infinity")
		}
		return nil
	}
	w.out = numfmt.AppendFloatRepr(w.out, f)
	return nil
}

func (w *writer) int(v object.Value) error {
	if v.IsInt() {
		w.out = strconv.AppendInt(w.out, v.AsInt(), 10)
		return nil
	}
	r, err := w.t.RT.T.Int.Slots().Repr(w.t, v)
	if err != nil {
		return err
	}
	w.text(object.StringOf(r))
	return nil
}

// value appends v.
func (w *writer) value(e *encoder, v object.Value) error {
	switch {
	case v.IsNone():
		w.text("null")
		return nil
	case v.IsBool():
		if v.AsBool() {
			w.text("true")
		} else {
			w.text("false")
		}
		return nil
	case v.IsStr():
		return w.str(e, v)
	case v.IsInteger():
		return w.int(v)
	case v.IsFloatLike():
		return w.float(e, v)
	}
	t := w.t
	if err := t.EnterNative(); err != nil {
		return err
	}
	defer t.LeaveNative()
	switch {
	case v.IsList() || v.IsTuple():
		return w.list(e, v)
	case v.IsDict():
		return w.dict(e, v)
	}
	if err := w.mark(e, v); err != nil {
		return err
	}
	r, err := t.Call1(e.defaultFn, v)
	if err != nil {
		return err
	}
	if err := w.value(e, r); err != nil {
		return w.note("when serializing " + t.TypeFullName(t.TypeOf(v)) + " object")
	}
	return w.unmark(e, v)
}

// note adds a note to the pending exception.
func (w *writer) note(text string) error {
	exc := w.t.TakeError()
	if exc.IsException() {
		if err := w.t.AddNote(exc, text); err != nil {
			return err
		}
	}
	return w.t.Reraise(exc)
}

// mark notes that v is being written, and refuses what contains itself.
func (w *writer) mark(e *encoder, v object.Value) error {
	if e.markers.IsNone() {
		return nil
	}
	for _, a := range w.open[:min(w.n, maxOpen)] {
		if a == v.Addr() {
			return w.t.ValueErrorf("Circular reference detected")
		}
	}
	w.n++
	if w.n <= maxOpen {
		w.open[w.n-1] = v.Addr()
		return nil
	}
	key := object.Int(int64(v.Addr()))
	old, err := e.markers.AsDict().Get(w.t, key)
	if err != nil {
		return err
	}
	if !old.IsEmpty() {
		return w.t.ValueErrorf("Circular reference detected")
	}
	return e.markers.AsDict().Set(w.t, key, v)
}

func (w *writer) unmark(e *encoder, v object.Value) error {
	if e.markers.IsNone() {
		return nil
	}
	w.n--
	if w.n < maxOpen {
		return nil
	}
	_, err := e.markers.AsDict().Delete(w.t, object.Int(int64(v.Addr())))
	return err
}

func (w *writer) list(e *encoder, v object.Value) error {
	t := w.t
	items := func() []object.Value { // anew each time: a list may change meanwhile
		if v.IsTuple() {
			return v.AsTuple().Items()
		}
		return v.AsList().Items()
	}
	if len(items()) == 0 {
		w.text("[]")
		return nil
	}
	if err := w.mark(e, v); err != nil {
		return err
	}
	w.text("[")
	w.level++
	for i := 0; i < len(items()); i++ {
		if i > 0 {
			w.text(object.StringOf(e.itemSeparator))
		}
		w.newline(e)
		if err := w.value(e, items()[i]); err != nil {
			return w.note("when serializing " + t.TypeFullName(t.TypeOf(v)) + " item " + strconv.Itoa(i))
		}
	}
	w.level--
	w.newline(e)
	w.text("]")
	return w.unmark(e, v)
}

func (w *writer) dict(e *encoder, v object.Value) error {
	t := w.t
	if v.AsDict().Len(t) == 0 {
		w.text("{}")
		return nil
	}
	if err := w.mark(e, v); err != nil {
		return err
	}
	w.text("{")
	w.level++
	first := true
	if v.Header().Exact() && !e.sortKeys {
		for pos := 0; ; {
			k, x, ok := v.AsDict().Next(t, &pos)
			if !ok {
				break
			}
			if err := w.member(e, v, k, x, &first); err != nil {
				return err
			}
		}
	} else {
		items, err := t.CallMethod(v, t.InternString("items"), nil, nil)
		if err != nil {
			return err
		}
		list, err := t.ListFrom(items)
		if err != nil {
			return err
		}
		if e.sortKeys {
			if err := t.SortList(list, object.None(), false); err != nil {
				return err
			}
		}
		for i := 0; i < list.Len(); i++ {
			pair := list.Items()[i]
			if !pair.IsTuple() || pair.AsTuple().Len() != 2 {
				return t.ValueErrorf("items must return 2-tuples")
			}
			if err := w.member(e, v, pair.AsTuple().Items()[0], pair.AsTuple().Items()[1], &first); err != nil {
				return err
			}
		}
	}
	w.level--
	if !first {
		w.newline(e)
	}
	w.text("}")
	return w.unmark(e, v)
}

// member appends one item of the dict v; first tells whether none came before.
func (w *writer) member(e *encoder, v, k, x object.Value, first *bool) error {
	t := w.t
	mark := len(w.out)
	if !*first {
		w.text(object.StringOf(e.itemSeparator))
	}
	w.newline(e)
	var err error
	switch {
	case k.IsStr():
		err = w.str(e, k)
	case k.IsFloatLike(), k.IsBool(), k.IsNone(), k.IsInteger():
		from := len(w.out)
		if err = w.value(e, k); err == nil {
			key := t.NewStrBytes(w.out[from:])
			w.out = w.out[:from]
			err = w.str(e, key)
		}
	case e.skipKeys:
		w.out = w.out[:mark]
		return nil
	default:
		return t.TypeErrorf("keys must be str, int, float, bool or None, not %s", t.TypeName(k))
	}
	if err != nil {
		return err
	}
	*first = false
	w.text(object.StringOf(e.keySeparator))
	if err := w.value(e, x); err != nil {
		exc := t.TakeError()
		r, rerr := t.ReprString(k)
		if rerr != nil {
			return rerr
		}
		_ = t.Reraise(exc)
		return w.note("when serializing " + t.TypeFullName(t.TypeOf(v)) + " item " + r)
	}
	return nil
}
