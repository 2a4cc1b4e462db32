package json

import (
	"strings"

	"github.com/adder-vm/adder/vm/module/json/scan"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/numfmt"
)

// scanner holds the settings of a JSONDecoder.
//
//adder:heap
type scanner struct {
	object.Header
	objectHook, pairsHook, parseFloat, parseInt, parseConstant object.Value
	strict                                                     object.Value
}

var scannerSpec = object.TypeSpec{
	Name: "_json.Scanner", Kind: object.KindOpaque, Size: object.SizeOf[scanner](), Flags: object.TypeBase,
	Slots: object.Slots{New: scannerNew, Call: scannerCall},
	Getters: []object.GetSet{
		{Name: "strict", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asScanner(v).strict, nil }},
		{Name: "object_hook", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asScanner(v).objectHook, nil }},
		{Name: "object_pairs_hook", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asScanner(v).pairsHook, nil }},
		{Name: "parse_float", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asScanner(v).parseFloat, nil }},
		{Name: "parse_int", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asScanner(v).parseInt, nil }},
		{Name: "parse_constant", Get: func(t *object.Thread, v object.Value) (object.Value, error) { return asScanner(v).parseConstant, nil }},
	},
}

func asScanner(v object.Value) *scanner { return object.Cast[scanner](v) }

var scannerNewDef = object.Def{Name: "make_scanner", Sig: "(context)"}

func scannerNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	if err := t.BindArgs(&scannerNewDef, w, args, kw); err != nil {
		return object.Value{}, err
	}
	o := object.New[scanner](t, cls)
	for _, x := range [...]struct {
		name string
		dst  *object.Value
	}{
		{"strict", &o.strict}, {"object_hook", &o.objectHook}, {"object_pairs_hook", &o.pairsHook},
		{"parse_float", &o.parseFloat}, {"parse_int", &o.parseInt}, {"parse_constant", &o.parseConstant},
	} {
		v, err := t.GetAttrString(w[0], x.name)
		if err != nil {
			return v, err
		}
		*x.dst = v
	}
	truth, err := t.Truth(o.strict)
	o.strict = object.Bool(truth)
	return object.ValueOf(o), err
}

var scannerCallDef = object.Def{Name: "scan_once", Sig: "(string, idx)"}

func scannerCall(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&scannerCallDef, w, args, kw); err != nil {
		return object.Value{}, err
	}
	str := w[0]
	if !str.IsStr() {
		return object.Value{}, t.TypeErrorf("first argument must be a string, not %s", t.TypeName(str))
	}
	idx, err := t.IndexInt(w[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Value{}, err
	}
	if idx < 0 {
		return object.Value{}, t.ValueErrorf("idx cannot be negative")
	}
	n := str.AsStr().Len()
	if idx >= n {
		return object.Value{}, t.StopIteration(object.Int(int64(idx)))
	}
	r := reading{t: t, str: str, s: object.StringOf(str), sc: asScanner(self), memo: t.NewDict()}
	v, next, err := r.value(t.StrOffset(str, idx))
	if err != nil {
		return object.Value{}, err
	}
	return t.Tuple2(v, object.Int(int64(t.StrIndex(str, next)))), nil
}

// reading is one document being read. It lives on the Go stack.
type reading struct {
	t    *object.Thread
	str  object.Value
	s    string // views str
	sc   *scanner
	memo *object.Dict // keys seen, so that equal ones are one object
}

func (r *reading) stop(i int) (object.Value, int, error) {
	return object.Value{}, 0, r.t.StopIteration(object.Int(int64(r.t.StrIndex(r.str, i))))
}

// value reads the value at s[i].
func (r *reading) value(i int) (object.Value, int, error) {
	s := r.s
	if i >= len(s) {
		return r.stop(i)
	}
	t := r.t
	switch s[i] {
	case '"':
		return literal(t, r.str, i+1, r.sc.strict.IsTrue())
	case '{', '[':
		if err := t.EnterNative(); err != nil {
			return object.Value{}, 0, err
		}
		defer t.LeaveNative()
		if s[i] == '{' {
			return r.object(i + 1)
		}
		return r.array(i + 1)
	case 'n':
		if strings.HasPrefix(s[i:], "null") {
			return object.None(), i + 4, nil
		}
	case 't':
		if strings.HasPrefix(s[i:], "true") {
			return object.True(), i + 4, nil
		}
	case 'f':
		if strings.HasPrefix(s[i:], "false") {
			return object.False(), i + 5, nil
		}
	case 'N':
		if strings.HasPrefix(s[i:], "NaN") {
			return r.constant("NaN", i)
		}
	case 'I':
		if strings.HasPrefix(s[i:], "Infinity") {
			return r.constant("Infinity", i)
		}
	case '-':
		if strings.HasPrefix(s[i:], "-Infinity") {
			return r.constant("-Infinity", i)
		}
	}
	end, isFloat, ok := scan.Number(s, i)
	if !ok {
		return r.stop(i)
	}
	v, err := r.number(s[i:end], isFloat)
	return v, end, err
}

func (r *reading) constant(name string, i int) (object.Value, int, error) {
	v, err := r.t.Call1(r.sc.parseConstant, r.t.InternString(name))
	return v, i + len(name), err
}

func (r *reading) number(text string, isFloat bool) (object.Value, error) {
	t := r.t
	if isFloat {
		if r.sc.parseFloat == t.RT.T.Float.Value() {
			f, _ := numfmt.ParseFloat(text)
			return object.Float(f), nil
		}
		return t.Call1(r.sc.parseFloat, t.NewStr(text))
	}
	if r.sc.parseInt == t.RT.T.Int.Value() {
		v, _, err := numfmt.ParseInt(text, 10, t.RT.IntMaxStrDigits)
		if err != nil {
			return object.Value{}, t.RaiseFault(err)
		}
		if v.Big != nil {
			return t.NewBig(v.Big), nil
		}
		return object.Int(v.Small), nil
	}
	return t.Call1(r.sc.parseInt, t.NewStr(text))
}

func (r *reading) fail(text string, i int) (object.Value, int, error) {
	return object.Value{}, 0, decodeError(r.t, text, r.str, i)
}

func (r *reading) at(i int, c byte) bool { return i < len(r.s) && r.s[i] == c }

// array reads the items behind a bracket.
func (r *reading) array(i int) (object.Value, int, error) {
	t, s := r.t, r.s
	l := t.NewList(0)
	if i = scan.Space(s, i); r.at(i, ']') {
		return l.Value(), i + 1, nil
	}
	for {
		v, next, err := r.value(i)
		if err != nil {
			return v, 0, err
		}
		l.Append(t, v)
		i = scan.Space(s, next)
		if r.at(i, ']') {
			return l.Value(), i + 1, nil
		}
		if !r.at(i, ',') {
			return r.fail("Expecting ',' delimiter", i)
		}
		comma := i
		if i = scan.Space(s, i+1); r.at(i, ']') {
			return r.fail("Illegal trailing comma before end of array", comma)
		}
	}
}

// key reads the key whose quote stands before s[i]. One that came before is found
// by its text, and no str is made for it.
func (r *reading) key(i int) (object.Value, int, error) {
	t, s := r.t, r.s
	end := i
	for end < len(s) && s[end] != '"' && s[end] != '\\' && s[end] >= ' ' && s[end] < 0x80 {
		end++
	}
	if end < len(s) && s[end] == '"' {
		if known := r.memo.KeyOf(t, s[i:end]); !known.IsEmpty() {
			return known, end + 1, nil
		}
	}
	key, next, err := literal(t, r.str, i, r.sc.strict.IsTrue())
	if err != nil {
		return key, 0, err
	}
	known, err := r.memo.SetDefault(t, key, key)
	return known, next, err
}

// object reads the members behind a brace.
func (r *reading) object(i int) (object.Value, int, error) {
	t, s := r.t, r.s
	var pairs *object.List
	var dict *object.Dict
	if r.sc.pairsHook.IsNone() {
		dict = t.NewDict()
	} else {
		pairs = t.NewList(0)
	}
	i = scan.Space(s, i)
	if !r.at(i, '}') {
		for {
			if !r.at(i, '"') {
				return r.fail("Expecting property name enclosed in double quotes", i)
			}
			key, next, err := r.key(i + 1)
			if err != nil {
				return key, 0, err
			}
			if i = scan.Space(s, next); !r.at(i, ':') {
				return r.fail("Expecting ':' delimiter", i)
			}
			v, next, err := r.value(scan.Space(s, i+1))
			if err != nil {
				return v, 0, err
			}
			if pairs != nil {
				pairs.Append(t, t.Tuple2(key, v))
			} else if err := dict.Set(t, key, v); err != nil {
				return v, 0, err
			}
			if i = scan.Space(s, next); r.at(i, '}') {
				break
			}
			if !r.at(i, ',') {
				return r.fail("Expecting ',' delimiter", i)
			}
			comma := i
			if i = scan.Space(s, i+1); r.at(i, '}') {
				return r.fail("Illegal trailing comma before end of object", comma)
			}
		}
	}
	if pairs != nil {
		v, err := t.Call1(r.sc.pairsHook, pairs.Value())
		return v, i + 1, err
	}
	if !r.sc.objectHook.IsNone() {
		v, err := t.Call1(r.sc.objectHook, dict.Value())
		return v, i + 1, err
	}
	return dict.Value(), i + 1, nil
}
