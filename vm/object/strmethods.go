package object

import (
	"strings"

	"github.com/adder-vm/adder/vm/object/wtf8"
)

var strMethods = []Def{
	{Name: "encode", Sig: "(self, /, encoding='utf-8', errors='strict')", FV: strEncode},
	{Name: "replace", Sig: "(self, old, new, /, count=-1)", FV: strReplace},
	{Name: "split", Sig: "(self, /, sep=None, maxsplit=-1)", FV: strSplit},
	{Name: "rsplit", Sig: "(self, /, sep=None, maxsplit=-1)", FV: strRSplit},
	{Name: "join", Sig: "(self, iterable, /)", F2: StrJoin},
	{Name: "capitalize", Sig: "(self, /)", F1: strCapitalize},
	{Name: "casefold", Sig: "(self, /)", F1: strCasefold},
	{Name: "title", Sig: "(self, /)", F1: strTitle},
	{Name: "center", Sig: "(self, width, fillchar=' ', /)", FV: strCenter},
	{Name: "count", Text: "($self, sub[, start[, end]], /)", Sig: "(self, sub, start=None, end=None, /)", FV: strCount},
	{Name: "expandtabs", Sig: "(self, /, tabsize=8)", FV: strExpandTabs},
	{Name: "find", Text: "($self, sub[, start[, end]], /)", Sig: "(self, sub, start=None, end=None, /)", FV: strFind},
	{Name: "partition", Sig: "(self, sep, /)", F2: strPartition},
	{Name: "index", Text: "($self, sub[, start[, end]], /)", Sig: "(self, sub, start=None, end=None, /)", FV: strIndex},
	{Name: "ljust", Sig: "(self, width, fillchar=' ', /)", FV: strLJust},
	{Name: "lower", Sig: "(self, /)", F1: strLower},
	{Name: "lstrip", Sig: "(self, chars=None, /)", FV: strLStrip},
	{Name: "rfind", Text: "($self, sub[, start[, end]], /)", Sig: "(self, sub, start=None, end=None, /)", FV: strRFind},
	{Name: "rindex", Text: "($self, sub[, start[, end]], /)", Sig: "(self, sub, start=None, end=None, /)", FV: strRIndex},
	{Name: "rjust", Sig: "(self, width, fillchar=' ', /)", FV: strRJust},
	{Name: "rstrip", Sig: "(self, chars=None, /)", FV: strRStrip},
	{Name: "rpartition", Sig: "(self, sep, /)", F2: strRPartition},
	{Name: "splitlines", Sig: "(self, /, keepends=False)", FV: strSplitLines},
	{Name: "strip", Sig: "(self, chars=None, /)", FV: strStrip},
	{Name: "swapcase", Sig: "(self, /)", F1: strSwapCase},
	{Name: "translate", Sig: "(self, table, /)", F2: strTranslate},
	{Name: "upper", Sig: "(self, /)", F1: strUpper},
	{Name: "startswith", Text: "($self, prefix[, start[, end]], /)", Sig: "(self, prefix, start=None, end=None, /)", FV: strStartsWith},
	{Name: "endswith", Text: "($self, suffix[, start[, end]], /)", Sig: "(self, suffix, start=None, end=None, /)", FV: strEndsWith},
	{Name: "removeprefix", Sig: "(self, prefix, /)", F2: strRemovePrefix},
	{Name: "removesuffix", Sig: "(self, suffix, /)", F2: strRemoveSuffix},
	{Name: "isascii", Sig: "(self, /)", F1: strIsASCII},
	{Name: "islower", Sig: "(self, /)", F1: strIsLower},
	{Name: "isupper", Sig: "(self, /)", F1: strIsUpper},
	{Name: "istitle", Sig: "(self, /)", F1: strIsTitle},
	{Name: "isspace", Sig: "(self, /)", F1: strIsSpace},
	{Name: "isdecimal", Sig: "(self, /)", F1: strIsDecimal},
	{Name: "isdigit", Sig: "(self, /)", F1: strIsDigit},
	{Name: "isnumeric", Sig: "(self, /)", F1: strIsNumeric},
	{Name: "isalpha", Sig: "(self, /)", F1: strIsAlpha},
	{Name: "isalnum", Sig: "(self, /)", F1: strIsAlnum},
	{Name: "isidentifier", Sig: "(self, /)", F1: strIsIdentifier},
	{Name: "isprintable", Sig: "(self, /)", F1: strIsPrintable},
	{Name: "zfill", Sig: "(self, width, /)", F2: strZfill},
	{Name: "format", Sig: "(self, /, *args, **kwargs)", FK: strFormat},
	{Name: "format_map", Sig: "(self, mapping, /)", F2: strFormatMap},
	{Name: "__format__", Sig: "(self, format_spec, /)", F2: strFormatSpec},
	{Name: "maketrans", FV: strMakeTrans, Min: 1, Max: 3, Kind: DefStatic},
	{Name: "__getnewargs__", Sig: "(self, /)", F1: strGetNewArgs},
	{Name: "__sizeof__", Sig: "(self, /)", F1: strSizeof},
}

// subStr returns the str of v's bytes from i to j, which lie between code points.
func (t *Thread) subStr(v Value, i, j int) Value {
	s := v.str()
	if i == 0 && j == s.nb && s.flags&FlagExact != 0 {
		return v
	}
	part := s.String()[i:j]
	if s.flags&FlagASCII == 0 || len(part) <= 1 {
		return t.NewStr(part)
	}
	o := t.newStr(len(part), len(part))
	copy(bytesAt(o.data, o.nb), part)
	return o.Value()
}

// partOf is subStr for a part that an algorithm has cut out of v.
func (t *Thread) partOf(v Value, part string) Value {
	s := v.str()
	if len(part) == s.nb && s.flags&FlagExact != 0 {
		return v
	}
	if s.flags&FlagASCII == 0 || len(part) <= 1 {
		return t.NewStr(part)
	}
	o := t.newStr(len(part), len(part))
	copy(bytesAt(o.data, o.nb), part)
	return o.Value()
}

// mustBeStr raises TypeError for an argument that must be a str.
func (t *Thread) mustBeStr(v Value, where string) error {
	if v.IsStr() {
		return nil
	}
	return t.TypeErrorf("%s must be str, not %s", where, t.ArgTypeName(v))
}

// ArgTypeName is TypeName that calls None's type by its value, as argument
// errors do.
func (t *Thread) ArgTypeName(v Value) string {
	if v.IsNone() {
		return "None"
	}
	return t.TypeName(v)
}

// StrJoin is str.join.
func StrJoin(t *Thread, sep, iterable Value) (Value, error) {
	var items []Value
	switch {
	case iterable.isKind(KindList) && iterable.Header().Exact():
		items = iterable.list().Items()
	case iterable.isKind(KindTuple) && iterable.Header().Exact():
		items = iterable.tuple().Items()
	default:
		l, err := t.ListFrom(iterable)
		if err != nil {
			if t.Matches(t.RT.T.Exc.TypeError) && t.TypeOf(iterable).slots.Iter == nil && t.TypeOf(iterable).slots.GetItem == nil {
				t.ClearError()
				return Value{}, t.TypeErrorf("can only join an iterable")
			}
			return Value{}, err
		}
		items = l.Items()
	}
	if len(items) == 0 {
		return t.NewStr(""), nil
	}
	if len(items) == 1 && items[0].IsExactStr() {
		return items[0], nil
	}
	s := sep.str()
	nb, n := s.nb*(len(items)-1), s.n*(len(items)-1)
	for i, v := range items {
		if !v.IsStr() {
			return Value{}, t.TypeErrorf("sequence item %d: expected str instance, %s found", i, t.TypeName(v))
		}
		nb += v.str().nb
		n += v.str().n
	}
	if nb == 0 {
		return t.NewStr(""), nil
	}
	o := t.newStr(nb, n)
	dst := bytesAt(o.data, nb)
	between := s.String()
	for i, v := range items {
		if i > 0 {
			dst = dst[copy(dst, between):]
		}
		dst = dst[copy(dst, v.str().String()):]
	}
	return o.Value(), nil
}

// sepAndLimit reads the arguments of split and rsplit; sep is empty for white
// space.
func (t *Thread) sepAndLimit(args []Value) (sep Value, limit int, err error) {
	limit = -1
	if !args[2].IsEmpty() {
		if limit, err = t.SizeArg(args[2]); err != nil {
			return
		}
	}
	if args[1].IsEmpty() || args[1].IsNone() {
		return Value{}, limit, nil
	}
	if !args[1].IsStr() {
		return Value{}, 0, t.TypeErrorf("must be str or None, not %s", t.TypeName(args[1]))
	}
	if args[1].str().nb == 0 {
		return Value{}, 0, t.ValueErrorf("empty separator")
	}
	return args[1], limit, nil
}

func strSplit(t *Thread, args []Value) (Value, error) {
	sep, limit, err := t.sepAndLimit(args)
	if err != nil {
		return Value{}, err
	}
	v := args[0]
	s := StringOf(v)
	if sep.IsEmpty() {
		return t.pieces(v, wtf8.SplitSpace(s, limit)), nil
	}
	return t.pieces(v, wtf8.Split(s, StringOf(sep), limit)), nil
}

func strRSplit(t *Thread, args []Value) (Value, error) {
	sep, limit, err := t.sepAndLimit(args)
	if err != nil {
		return Value{}, err
	}
	v := args[0]
	s := StringOf(v)
	var l Value
	if sep.IsEmpty() {
		l = t.pieces(v, wtf8.SplitSpaceBack(s, limit))
	} else {
		l = t.pieces(v, wtf8.SplitBack(s, StringOf(sep), limit))
	}
	reverseItems(l.list().Items())
	return l, nil
}

func reverseItems(items []Value) {
	for i, j := 0, len(items)-1; i < j; i, j = i+1, j-1 {
		items[i], items[j] = items[j], items[i]
	}
}

// pieces returns the list of the parts of v that a splitter finds.
func (t *Thread) pieces(v Value, p wtf8.Splitter) Value {
	l := t.NewList(4)
	for {
		part, ok := p.Next()
		if !ok {
			return l.Value()
		}
		l.Append(t, t.partOf(v, part))
	}
}

func strSplitLines(t *Thread, args []Value) (Value, error) {
	keep := false
	if !args[1].IsEmpty() {
		var err error
		if keep, err = t.Truth(args[1]); err != nil {
			return Value{}, err
		}
	}
	return t.pieces(args[0], wtf8.Lines(StringOf(args[0]), keep)), nil
}

func strReplace(t *Thread, args []Value) (Value, error) {
	if err := t.mustBeStr(args[1], "replace() argument 1"); err != nil {
		return Value{}, err
	}
	if err := t.mustBeStr(args[2], "replace() argument 2"); err != nil {
		return Value{}, err
	}
	limit := -1
	if !args[3].IsEmpty() {
		var err error
		if limit, err = t.SizeArg(args[3]); err != nil {
			return Value{}, err
		}
	}
	s, old, with := args[0].str(), args[1].str(), args[2].str()
	count := wtf8.CountOf(s.String(), old.String())
	if limit >= 0 {
		count = min(count, limit)
	}
	if count == 0 {
		return t.exactStr(args[0]), nil
	}
	if with.nb > 0 && count > (1<<59)/with.nb {
		return Value{}, t.OverflowErrorf("replace string is too long")
	}
	nb := s.nb + count*(with.nb-old.nb)
	if nb == 0 {
		return t.NewStr(""), nil
	}
	o := t.newStr(nb, s.n+count*(with.n-old.n))
	wtf8.AppendReplace(bytesAt(o.data, nb)[:0], s.String(), old.String(), with.String(), count)
	return o.Value(), nil
}

// pos reads the start or end of a part of a sequence, which None or nothing
// leaves at def.
func (t *Thread) pos(v Value, n, def int) (int, error) {
	if v.IsEmpty() || v.IsNone() {
		return def, nil
	}
	i, err := t.sliceInt(v)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i = max(i+n, 0)
	}
	return i, nil
}

// window returns the bytes of s between two positions in code points, and how
// many code points stand before them. ok is false where there is no such part.
func (t *Thread) window(s *Str, start, end Value) (part string, before int, ok bool, err error) {
	text := s.String()
	if start.IsEmpty() && end.IsEmpty() {
		return text, 0, true, nil
	}
	i, err := t.pos(start, s.n, 0)
	if err != nil {
		return "", 0, false, err
	}
	j, err := t.pos(end, s.n, s.n)
	if err != nil {
		return "", 0, false, err
	}
	j = min(j, s.n)
	if i > j {
		return "", 0, false, nil
	}
	if s.flags&FlagASCII != 0 {
		return text[i:j], i, true, nil
	}
	lo, hi := s.offset(t, i), s.offset(t, j)
	return text[lo:hi], i, true, nil
}

// find is the search of find, index, rfind and rindex.
func (t *Thread) strSearch(args []Value, name string, last bool) (int, error) {
	if !args[1].IsStr() {
		return -1, t.TypeErrorf("%s() argument 1 must be str, not %s", name, t.ArgTypeName(args[1]))
	}
	s := args[0].str()
	part, before, ok, err := t.window(s, args[2], args[3])
	if err != nil || !ok {
		return -1, err
	}
	var i int
	if last {
		i = strings.LastIndex(part, StringOf(args[1]))
	} else {
		i = strings.Index(part, StringOf(args[1]))
	}
	if i < 0 {
		return -1, nil
	}
	if s.flags&FlagASCII == 0 {
		i = wtf8.Count(part[:i])
	}
	return before + i, nil
}

func strFind(t *Thread, args []Value) (Value, error) {
	i, err := t.strSearch(args, "find", false)
	return Int(int64(i)), err
}

func strRFind(t *Thread, args []Value) (Value, error) {
	i, err := t.strSearch(args, "rfind", true)
	return Int(int64(i)), err
}

func strIndex(t *Thread, args []Value) (Value, error) {
	i, err := t.strSearch(args, "index", false)
	if err == nil && i < 0 {
		err = t.ValueErrorf("substring not found")
	}
	return Int(int64(i)), err
}

func strRIndex(t *Thread, args []Value) (Value, error) {
	i, err := t.strSearch(args, "rindex", true)
	if err == nil && i < 0 {
		err = t.ValueErrorf("substring not found")
	}
	return Int(int64(i)), err
}

func strCount(t *Thread, args []Value) (Value, error) {
	if err := t.mustBeStr(args[1], "count() argument 1"); err != nil {
		return Value{}, err
	}
	part, _, ok, err := t.window(args[0].str(), args[2], args[3])
	if err != nil || !ok {
		return Int(0), err
	}
	return Int(int64(wtf8.CountOf(part, StringOf(args[1])))), nil
}

func strStartsWith(t *Thread, args []Value) (Value, error) {
	return t.affix(args, "startswith", strings.HasPrefix)
}

func strEndsWith(t *Thread, args []Value) (Value, error) {
	return t.affix(args, "endswith", strings.HasSuffix)
}

func (t *Thread) affix(args []Value, name string, has func(s, affix string) bool) (Value, error) {
	part, _, ok, err := t.window(args[0].str(), args[2], args[3])
	if err != nil {
		return Value{}, err
	}
	if args[1].IsTuple() {
		for _, v := range args[1].tuple().Items() {
			if !v.IsStr() {
				return Value{}, t.TypeErrorf("tuple for %s must only contain str, not %s", name, t.TypeName(v))
			}
			if ok && has(part, StringOf(v)) {
				return True(), nil
			}
		}
		return False(), nil
	}
	if !args[1].IsStr() {
		return Value{}, t.TypeErrorf("%s first arg must be str or a tuple of str, not %s", name, t.TypeName(args[1]))
	}
	return Bool(ok && has(part, StringOf(args[1]))), nil
}

func strRemovePrefix(t *Thread, v, prefix Value) (Value, error) {
	if err := t.mustBeStr(prefix, "removeprefix() argument"); err != nil {
		return Value{}, err
	}
	s := StringOf(v)
	if p := StringOf(prefix); strings.HasPrefix(s, p) {
		return t.subStr(v, len(p), len(s)), nil
	}
	return t.exactStr(v), nil
}

func strRemoveSuffix(t *Thread, v, suffix Value) (Value, error) {
	if err := t.mustBeStr(suffix, "removesuffix() argument"); err != nil {
		return Value{}, err
	}
	s := StringOf(v)
	if p := StringOf(suffix); strings.HasSuffix(s, p) {
		return t.subStr(v, 0, len(s)-len(p)), nil
	}
	return t.exactStr(v), nil
}

func strPartition(t *Thread, v, sep Value) (Value, error) {
	if err := t.partitionSep(sep); err != nil {
		return Value{}, err
	}
	s, p := StringOf(v), StringOf(sep)
	i := strings.Index(s, p)
	if i < 0 {
		empty := t.NewStr("")
		return t.Tuple3(t.exactStr(v), empty, empty), nil
	}
	a := t.subStr(v, 0, i)
	b := t.subStr(v, i+len(p), len(s))
	return t.Tuple3(a, sep, b), nil
}

func strRPartition(t *Thread, v, sep Value) (Value, error) {
	if err := t.partitionSep(sep); err != nil {
		return Value{}, err
	}
	s, p := StringOf(v), StringOf(sep)
	i := strings.LastIndex(s, p)
	if i < 0 {
		empty := t.NewStr("")
		return t.Tuple3(empty, empty, t.exactStr(v)), nil
	}
	a := t.subStr(v, 0, i)
	b := t.subStr(v, i+len(p), len(s))
	return t.Tuple3(a, sep, b), nil
}

func (t *Thread) partitionSep(sep Value) error {
	if !sep.IsStr() {
		return t.TypeErrorf("must be str, not %s", t.TypeName(sep))
	}
	if sep.str().nb == 0 {
		return t.ValueErrorf("empty separator")
	}
	return nil
}

func strStrip(t *Thread, args []Value) (Value, error)  { return t.strip(args, "strip", true, true) }
func strLStrip(t *Thread, args []Value) (Value, error) { return t.strip(args, "lstrip", true, false) }
func strRStrip(t *Thread, args []Value) (Value, error) { return t.strip(args, "rstrip", false, true) }

func (t *Thread) strip(args []Value, name string, left, right bool) (Value, error) {
	v := args[0]
	if args[1].IsEmpty() || args[1].IsNone() {
		return t.partOf(v, wtf8.StripSpace(StringOf(v), left, right)), nil
	}
	if !args[1].IsStr() {
		return Value{}, t.TypeErrorf("%s arg must be None or str", name)
	}
	return t.partOf(v, wtf8.Strip(StringOf(v), StringOf(args[1]), left, right)), nil
}

// mapped returns the str that f makes of v's text.
func (t *Thread) mapped(v Value, f func(dst []byte, s string) []byte) Value {
	s := StringOf(v)
	return t.NewStrBytes(f(make([]byte, 0, len(s)+len(s)/8+8), s))
}

func strLower(t *Thread, v Value) (Value, error) {
	s := v.str()
	if s.flags&FlagASCII == 0 {
		return t.mapped(v, wtf8.AppendLower), nil
	}
	if s.nb == 0 {
		return t.NewStr(""), nil
	}
	o := t.newStr(s.nb, s.n)
	wtf8.AppendASCIILower(bytesAt(o.data, o.nb)[:0], s.String())
	return o.Value(), nil
}

func strUpper(t *Thread, v Value) (Value, error) {
	s := v.str()
	if s.flags&FlagASCII == 0 {
		return t.mapped(v, wtf8.AppendUpper), nil
	}
	if s.nb == 0 {
		return t.NewStr(""), nil
	}
	o := t.newStr(s.nb, s.n)
	wtf8.AppendASCIIUpper(bytesAt(o.data, o.nb)[:0], s.String())
	return o.Value(), nil
}

func strCasefold(t *Thread, v Value) (Value, error) {
	if v.str().flags&FlagASCII != 0 {
		return strLower(t, v)
	}
	return t.mapped(v, wtf8.AppendFold), nil
}

func strCapitalize(t *Thread, v Value) (Value, error) { return t.mapped(v, wtf8.AppendCapitalize), nil }
func strTitle(t *Thread, v Value) (Value, error)      { return t.mapped(v, wtf8.AppendTitle), nil }
func strSwapCase(t *Thread, v Value) (Value, error)   { return t.mapped(v, wtf8.AppendSwapCase), nil }

// padding reads the arguments of center, ljust and rjust and returns how many
// fill characters are missing.
func (t *Thread) padding(args []Value) (pad, width int, fill rune, err error) {
	if width, err = t.SizeArg(args[1]); err != nil {
		return
	}
	fill = ' '
	if f := args[2]; !f.IsEmpty() {
		if !f.IsStr() {
			return 0, 0, 0, t.TypeErrorf("The fill character must be a unicode character, not %s", t.TypeName(f))
		}
		if f.str().n != 1 {
			return 0, 0, 0, t.TypeErrorf("The fill character must be exactly one character long")
		}
		fill, _ = wtf8.Decode(StringOf(f), 0)
	}
	return max(width-args[0].str().n, 0), width, fill, nil
}

// padded returns v with left and right fill characters around it.
func (t *Thread) padded(v Value, left, right int, fill rune) (Value, error) {
	if left == 0 && right == 0 {
		return t.exactStr(v), nil
	}
	s := v.str()
	size := wtf8.RuneLen(fill)
	if left+right > 1<<40/size {
		return Value{}, t.OverflowErrorf("padded string is too long")
	}
	o := t.newStr(s.nb+(left+right)*size, s.n+left+right)
	dst := wtf8.AppendFill(bytesAt(o.data, o.nb)[:0], fill, left)
	wtf8.AppendFill(append(dst, s.String()...), fill, right)
	return o.Value(), nil
}

func strCenter(t *Thread, args []Value) (Value, error) {
	pad, width, fill, err := t.padding(args)
	if err != nil {
		return Value{}, err
	}
	left := pad/2 + pad&width&1
	return t.padded(args[0], left, pad-left, fill)
}

func strLJust(t *Thread, args []Value) (Value, error) {
	pad, _, fill, err := t.padding(args)
	if err != nil {
		return Value{}, err
	}
	return t.padded(args[0], 0, pad, fill)
}

func strRJust(t *Thread, args []Value) (Value, error) {
	pad, _, fill, err := t.padding(args)
	if err != nil {
		return Value{}, err
	}
	return t.padded(args[0], pad, 0, fill)
}

func strZfill(t *Thread, v, width Value) (Value, error) {
	w, err := t.SizeArg(width)
	if err != nil {
		return Value{}, err
	}
	s := v.str()
	pad := w - s.n
	if pad <= 0 {
		return t.exactStr(v), nil
	}
	if pad > 1<<40 {
		return Value{}, t.OverflowErrorf("padded string is too long")
	}
	o := t.newStr(s.nb+pad, w)
	wtf8.AppendZfill(bytesAt(o.data, o.nb)[:0], s.String(), s.n, w)
	return o.Value(), nil
}

func strExpandTabs(t *Thread, args []Value) (Value, error) {
	size := 8
	if !args[1].IsEmpty() {
		var err error
		if size, err = t.IntArg(args[1]); err != nil {
			return Value{}, err
		}
	}
	s := StringOf(args[0])
	if strings.IndexByte(s, '\t') < 0 {
		return t.exactStr(args[0]), nil
	}
	out, ok := wtf8.AppendExpandTabs(make([]byte, 0, len(s)+16), s, size, 1<<40)
	if !ok {
		return Value{}, t.OverflowErrorf("new string is too long")
	}
	return t.NewStrBytes(out), nil
}

func strIsASCII(t *Thread, v Value) (Value, error)   { return Bool(v.str().flags&FlagASCII != 0), nil }
func strIsLower(t *Thread, v Value) (Value, error)   { return Bool(wtf8.IsLower(StringOf(v))), nil }
func strIsUpper(t *Thread, v Value) (Value, error)   { return Bool(wtf8.IsUpper(StringOf(v))), nil }
func strIsTitle(t *Thread, v Value) (Value, error)   { return Bool(wtf8.IsTitle(StringOf(v))), nil }
func strIsSpace(t *Thread, v Value) (Value, error)   { return Bool(wtf8.IsSpace(StringOf(v))), nil }
func strIsDecimal(t *Thread, v Value) (Value, error) { return Bool(wtf8.IsDecimal(StringOf(v))), nil }
func strIsDigit(t *Thread, v Value) (Value, error)   { return Bool(wtf8.IsDigit(StringOf(v))), nil }
func strIsNumeric(t *Thread, v Value) (Value, error) { return Bool(wtf8.IsNumeric(StringOf(v))), nil }
func strIsAlpha(t *Thread, v Value) (Value, error)   { return Bool(wtf8.IsAlpha(StringOf(v))), nil }
func strIsAlnum(t *Thread, v Value) (Value, error)   { return Bool(wtf8.IsAlnum(StringOf(v))), nil }

func strIsIdentifier(t *Thread, v Value) (Value, error) {
	return Bool(wtf8.IsIdentifier(StringOf(v))), nil
}

func strIsPrintable(t *Thread, v Value) (Value, error) {
	return Bool(wtf8.IsPrintable(StringOf(v))), nil
}

func strGetNewArgs(t *Thread, v Value) (Value, error) { return t.Tuple1(t.exactStr(v)), nil }

func strSizeof(t *Thread, v Value) (Value, error) {
	s := v.str()
	return Int(int64(strSize) + int64(s.nb)), nil
}

// strTranslate looks each code point up in a table of ordinals.
func strTranslate(t *Thread, v, table Value) (Value, error) {
	s := StringOf(v)
	out := make([]byte, 0, len(s)+16)
	var known [128]int32 // what ASCII characters become: 0 unknown, 1 deleted, 2+r
	for i := 0; i < len(s); {
		r, n := wtf8.Decode(s, i)
		i += n
		if r < 128 && known[r] != 0 {
			if k := known[r]; k > 1 {
				out = wtf8.AppendRune(out, k-2)
			}
			continue
		}
		x, err := t.GetItem(table, Int(int64(r)))
		to := int32(-1)
		switch {
		case err != nil:
			if !t.Matches(t.RT.T.Exc.LookupError) {
				return Value{}, err
			}
			t.ClearError()
			to = 2 + r
		case x.IsNone():
			to = 1
		case x.IsStr():
			if x.str().n == 1 {
				c, _ := wtf8.Decode(StringOf(x), 0)
				to = 2 + c
			} else {
				out = append(out, StringOf(x)...)
				continue
			}
		case x.IsInteger():
			c, fits := smallOf(x)
			if !fits || c < 0 || c > wtf8.RuneMax {
				return Value{}, t.ValueErrorf("character mapping must be in range(0x110000)")
			}
			to = 2 + int32(c)
		default:
			return Value{}, t.TypeErrorf("character mapping must return integer, None or str")
		}
		if r < 128 {
			known[r] = to
		}
		if to > 1 {
			out = wtf8.AppendRune(out, to-2)
		}
	}
	return t.NewStrBytes(out), nil
}

func strMakeTrans(t *Thread, args []Value) (Value, error) {
	d := t.NewDict()
	if len(args) == 1 {
		if !args[0].isKind(KindDict) {
			return Value{}, t.TypeErrorf("if you give only one argument to maketrans it must be a dict")
		}
		src := args[0].dict()
		for pos := 0; ; {
			k, x, ok := src.Next(t, &pos)
			if !ok {
				return d.Value(), nil
			}
			if k.IsStr() {
				if k.str().n != 1 {
					return Value{}, t.ValueErrorf("string keys in translatetable must be of length 1")
				}
				r, _ := wtf8.Decode(StringOf(k), 0)
				k = Int(int64(r))
			} else if !k.IsInteger() {
				return Value{}, t.TypeErrorf("keys in translate table must be strings or integers")
			}
			if err := d.Set(t, k, x); err != nil {
				return Value{}, err
			}
		}
	}
	for i, v := range args[1:] {
		if !v.IsStr() {
			return Value{}, t.TypeErrorf("maketrans() argument %d must be str, not %s", i+2, t.ArgTypeName(v))
		}
	}
	if !args[0].IsStr() {
		return Value{}, t.TypeErrorf("first maketrans argument must be a string if there is a second argument")
	}
	x, y := args[0].str(), args[1].str()
	if x.n != y.n {
		return Value{}, t.ValueErrorf("the first two maketrans arguments must have equal length")
	}
	a, b := x.String(), y.String()
	for i, j := 0, 0; i < len(a); {
		p, n := wtf8.Decode(a, i)
		q, m := wtf8.Decode(b, j)
		i, j = i+n, j+m
		if err := d.Set(t, Int(int64(p)), Int(int64(q))); err != nil {
			return Value{}, err
		}
	}
	if len(args) == 3 {
		z := StringOf(args[2])
		for i := 0; i < len(z); {
			r, n := wtf8.Decode(z, i)
			i += n
			if err := d.Set(t, Int(int64(r)), None()); err != nil {
				return Value{}, err
			}
		}
	}
	return d.Value(), nil
}
