package csv

import (
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// byteSet is a set of bytes.
type byteSet [4]uint64

func (s *byteSet) has(c byte) bool { return s[c>>6]>>(c&63)&1 != 0 }

func (s *byteSet) add(c byte) { s[c>>6] |= 1 << (c & 63) }

// addRune adds a character; one that is not ASCII adds every byte such a
// character may begin with.
func (s *byteSet) addRune(r rune) {
	if r >= 0x80 {
		s[2], s[3] = ^uint64(0), ^uint64(0)
	} else if r >= 0 {
		s.add(byte(r))
	}
}

// dialect is how fields are told apart.
//
//adder:heap
type dialect struct {
	object.Header
	terminator       value // a str
	delimiter        rune
	quote            rune // noChar where there is none
	escape           rune // noChar where there is none
	quoting          int
	doubleQuote      bool
	skipInitialSpace bool
	strict           bool
	reading          byteSet // what a reader must look at
	writing          byteSet // what a writer must look at
}

// noChar stands for a character that is None.
const noChar rune = -1

// dialectSig names the settings; the positions of their values are below.
var dialectSig = object.Def{
	Sig: "(dialect='', delimiter=',', doublequote=True, escapechar=None, lineterminator='\\r\\n', " +
		"quotechar='\"', quoting=0, skipinitialspace=False, strict=False)",
}

const (
	argDialect = iota
	argDelimiter
	argDoubleQuote
	argEscapeChar
	argLineTerminator
	argQuoteChar
	argQuoting
	argSkipInitialSpace
	argStrict
	numArgs
)

// settings are the attributes a dialect is copied from.
var settings = [numArgs]string{
	argDelimiter: "delimiter", argDoubleQuote: "doublequote", argEscapeChar: "escapechar", argLineTerminator: "lineterminator",
	argQuoteChar: "quotechar", argQuoting: "quoting", argSkipInitialSpace: "skipinitialspace", argStrict: "strict",
}

var dialectSpec = object.TypeSpec{
	Name: "_csv.Dialect", Kind: object.KindOpaque, Size: object.SizeOf[dialect](), Flags: object.TypeBase,
	Doc:   "The settings by which fields are told apart.",
	Slots: object.Slots{New: newDialect},
	Methods: []object.Def{
		{Name: "__reduce__", Doc: "raises an exception to avoid pickling", FV: noPickle, Max: -1},
		{Name: "__reduce_ex__", Doc: "raises an exception to avoid pickling", FV: noPickle, Max: -1},
	},
	Getters: []object.GetSet{
		{Name: "delimiter", Get: func(t *thread, v value) (value, error) { return char(t, of(v).delimiter), nil }},
		{Name: "escapechar", Get: func(t *thread, v value) (value, error) { return char(t, of(v).escape), nil }},
		{Name: "quotechar", Get: func(t *thread, v value) (value, error) { return char(t, of(v).quote), nil }},
		{Name: "lineterminator", Get: func(_ *thread, v value) (value, error) { return of(v).terminator, nil }},
		{Name: "quoting", Get: func(_ *thread, v value) (value, error) { return object.Int(int64(of(v).quoting)), nil }},
		{Name: "doublequote", Get: func(_ *thread, v value) (value, error) { return object.Bool(of(v).doubleQuote), nil }, Set: readOnly},
		{Name: "skipinitialspace", Get: func(_ *thread, v value) (value, error) { return object.Bool(of(v).skipInitialSpace), nil }, Set: readOnly},
		{Name: "strict", Get: func(_ *thread, v value) (value, error) { return object.Bool(of(v).strict), nil }, Set: readOnly},
	},
}

func of(v value) *dialect { return object.Cast[dialect](v) }

func readOnly(t *thread, _, _ value) error { return t.AttributeErrorf("readonly attribute") }

func char(t *thread, r rune) value {
	if r == noChar {
		return object.None()
	}
	return t.Char(r)
}

func noPickle(t *thread, args []value) (value, error) {
	return value{}, t.TypeErrorf("cannot pickle '%s' instances", t.TypeOf(args[0]).NameString())
}

// makeDialect makes the dialect that the optional first argument and keywords ask
// for.
func makeDialect(t *thread, args []value, kw *object.Tuple) (value, error) {
	return t.Call(t.RT.Type(&dialectKey).Value(), args, kw)
}

func newDialect(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	w := t.Push(numArgs)
	defer t.Pop(numArgs)
	if err := t.BindArgs(&dialectSig, w, args, kw); err != nil {
		return value{}, err
	}
	if base := w[argDialect]; !base.IsEmpty() && !base.IsNone() {
		if base.IsStr() {
			var err error
			if base, err = find(t, base); err != nil {
				return value{}, err
			}
			w[argDialect] = base
		}
		if cls == t.RT.Type(&dialectKey) && t.IsType(base, cls) && nothingElse(w) {
			return base, nil
		}
		for i := argDelimiter; i < numArgs; i++ {
			if !w[i].IsEmpty() {
				continue
			}
			v, err := t.GetAttrOpt(base, t.InternString(settings[i]))
			if err != nil {
				return value{}, err
			}
			w[i] = v
		}
	}
	d := object.New[dialect](t, cls)
	if err := d.set(t, w); err != nil {
		return value{}, err
	}
	return object.ValueOf(d), nil
}

func nothingElse(w []value) bool {
	for _, v := range w[argDelimiter:] {
		if !v.IsEmpty() {
			return false
		}
	}
	return true
}

// set takes the settings over, where they are given and make sense together.
func (d *dialect) set(t *thread, w []value) error {
	var err error
	if d.delimiter, err = charArg(t, w[argDelimiter], "delimiter", ',', false); err != nil {
		return err
	}
	if d.doubleQuote, err = boolArg(t, w[argDoubleQuote], true); err != nil {
		return err
	}
	if d.escape, err = charArg(t, w[argEscapeChar], "escapechar", noChar, true); err != nil {
		return err
	}
	d.terminator = w[argLineTerminator]
	if d.terminator.IsEmpty() {
		d.terminator = t.NewStr("\r\n")
	} else if !d.terminator.IsStr() {
		return t.TypeErrorf("\"lineterminator\" must be a string, not %s", t.TypeName(d.terminator))
	}
	if d.quote, err = charArg(t, w[argQuoteChar], "quotechar", '"', true); err != nil {
		return err
	}
	if v := w[argQuoting]; !v.IsEmpty() {
		if v.Kind() != object.KindInt && v.Kind() != object.KindBigInt {
			return t.TypeErrorf("\"quoting\" must be an integer, not %s", t.TypeName(v))
		}
		if v.Kind() == object.KindBigInt || v.AsInt() != int64(int32(v.AsInt())) {
			return t.OverflowErrorf("Python int too large to convert to C int")
		}
		d.quoting = int(v.AsInt())
	}
	if d.skipInitialSpace, err = boolArg(t, w[argSkipInitialSpace], false); err != nil {
		return err
	}
	if d.strict, err = boolArg(t, w[argStrict], false); err != nil {
		return err
	}
	if d.quoting < quoteMinimal || d.quoting > quoteNotNull {
		return t.TypeErrorf("bad \"quoting\" value")
	}
	if w[argQuoteChar].IsNone() && w[argQuoting].IsEmpty() {
		d.quoting = quoteNone
	}
	if d.quoting != quoteNone && d.quote == noChar {
		return t.TypeErrorf("quotechar must be set if quoting enabled")
	}
	if err := d.check(t); err != nil {
		return err
	}
	for _, r := range []rune{d.delimiter, d.quote, d.escape, '\n', '\r'} {
		d.reading.addRune(r)
		d.writing.addRune(r)
	}
	for _, r := range object.StringOf(d.terminator) {
		d.writing.addRune(r)
	}
	return nil
}

// check refuses characters that would have to mean two things.
func (d *dialect) check(t *thread) error {
	special := [...]struct {
		r     rune
		name  string
		space bool // may be the space that is skipped
	}{{d.delimiter, "delimiter", true}, {d.escape, "escapechar", false}, {d.quote, "quotechar", false}}
	for _, c := range special {
		if c.r == '\n' || c.r == '\r' || c.r == ' ' && d.skipInitialSpace && !c.space {
			return t.ValueErrorf("bad %s value", c.name)
		}
	}
	for i, c := range special {
		for _, other := range special[i+1:] {
			if c.r == other.r && c.r != noChar {
				return t.ValueErrorf("bad %s or %s value", c.name, other.name)
			}
		}
	}
	end := object.StringOf(d.terminator)
	for _, c := range special {
		for i := 0; i < len(end); {
			r, n := wtf8.Decode(end, i)
			if r == c.r {
				return t.ValueErrorf("bad %s or lineterminator value", c.name)
			}
			i += n
		}
	}
	return nil
}

// charArg reads a setting that is a single character.
func charArg(t *thread, v value, name string, def rune, optional bool) (rune, error) {
	orNone := ""
	if optional {
		orNone = " or None"
	}
	switch {
	case v.IsEmpty():
		return def, nil
	case v.IsNone() && optional:
		return noChar, nil
	case !v.IsStr():
		return 0, t.TypeErrorf("\"%s\" must be a unicode character%s, not %s", name, orNone, t.TypeName(v))
	}
	s := object.StringOf(v)
	if n := wtf8.Count(s); n != 1 {
		return 0, t.TypeErrorf("\"%s\" must be a unicode character%s, not a string of length %d", name, orNone, n)
	}
	r, _ := wtf8.Decode(s, 0)
	return r, nil
}

func boolArg(t *thread, v value, def bool) (bool, error) {
	if v.IsEmpty() {
		return def, nil
	}
	return t.Truth(v)
}
