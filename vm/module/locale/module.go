// Package locale is the native module _locale for the locales that need no C
// library: "C", "POSIX" and "C.UTF-8". Setting any other is the error it is on a
// machine where that locale is not installed.
package locale

import (
	"os"
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _locale module.
var Module = vm.NativeModule{
	Name: "_locale",
	Doc:  "The conventions of the C locale.",
	Funcs: []object.Def{
		{Name: "setlocale", Text: "($module, category, locale=<unrepresentable>, /)", Sig: "(category, locale=None, /)", Doc: "Set or return the locale of a category.", FV: setLocale},
		{Name: "localeconv", Sig: "($module, /)", Doc: "Return the conventions for numbers and money.", F0: localeConv},
		{Name: "strcoll", Sig: "($module, os1, os2, /)", Doc: "Compare two strings as the locale orders them.", F2: strColl},
		{Name: "strxfrm", Sig: "($module, string, /)", Doc: "Return a string that orders as the locale orders the argument.", F1: strXfrm},
		{Name: "nl_langinfo", Sig: "($module, key, /)", Doc: "Return a piece of the locale's information.", F1: langInfo},
		{Name: "getencoding", Sig: "($module, /)", Doc: "Return the locale's encoding.", F0: getEncoding},
		{Name: "gettext", Sig: "($module, msg, /)", Doc: "Return the translation of a message.", F1: func(t *object.Thread, msg object.Value) (object.Value, error) {
			return translate(t, "gettext", msg)
		}},
		{Name: "dgettext", Sig: "($module, domain, msg, /)", Doc: "Return a domain's translation of a message.", F2: func(t *object.Thread, _, msg object.Value) (object.Value, error) {
			return translate(t, "dgettext", msg)
		}},
		{Name: "dcgettext", Sig: "($module, domain, msg, category, /)", Doc: "Return a domain's translation of a message for a category.", F3: func(t *object.Thread, _, msg, _ object.Value) (object.Value, error) {
			return translate(t, "dcgettext", msg)
		}},
		{Name: "textdomain", Sig: "($module, domain, /)", Doc: "Set or return the current domain.", F1: textDomain},
		{Name: "bindtextdomain", Sig: "($module, domain, dir, /)", Doc: "Set or return the directory of a domain's messages.", F2: bindTextDomain},
		{Name: "bind_textdomain_codeset", Sig: "($module, domain, codeset, /)", Doc: "Set or return the encoding of a domain's messages.", F2: bindCodeset},
	},
	Init: initModule,
}

var (
	errorKey = object.TypeKey{Name: "locale.Error"}
)

// categories are the C library's categories by number.
var categories = [...]string{
	"LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "LC_ALL",
	"LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION",
}

const (
	categoryAll   = 6
	namedByPython = 7 // the rest have no constants
)

// state is a VM's setting of the categories, and its message domains.
type state struct {
	set      [len(categories)]string
	domain   string
	dirs     map[string]string
	codesets map[string]string
}

type stateKey struct{}

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	s := &state{domain: "messages", dirs: map[string]string{}, codesets: map[string]string{}}
	for i := range s.set {
		s.set[i] = "C"
	}
	s.set[0] = "C.UTF-8"
	t.RT.SetState(stateKey{}, s)
	for i, name := range categories[:namedByPython] {
		m.Dict.SetString(t, name, object.Int(int64(i)))
	}
	m.Dict.SetString(t, "CHAR_MAX", object.Int(127))
	for _, x := range information {
		m.Dict.SetString(t, x.name, object.Int(x.key))
	}
	typ, err := t.NewExceptionType("locale.Error", t.RT.T.Exc.Exception.Value())
	if err != nil {
		return err
	}
	t.RT.RegisterType(&errorKey, typ)
	m.Dict.SetString(t, "Error", typ.Value())
	return nil
}

func stateOf(t *object.Thread) *state { return t.RT.State(stateKey{}).(*state) }

// canonical returns the name setlocale gives a locale it knows.
func canonical(name string) (string, bool) {
	switch name {
	case "C", "POSIX":
		return "C", true
	case "C.UTF-8", "C.utf8":
		return name, true
	}
	return "", false
}

// fromEnvironment is the locale the environment asks for in a category.
func fromEnvironment(category string) string {
	for _, v := range [...]string{"LC_ALL", category, "LANG"} {
		if s := os.Getenv(v); s != "" {
			return s
		}
	}
	return "C"
}

// query is what setlocale returns for a category.
func (s *state) query(category int) string {
	if category != categoryAll {
		return s.set[category]
	}
	same := true
	var parts []string
	for i, name := range categories {
		if i == categoryAll {
			continue
		}
		same = same && s.set[i] == s.set[0]
		parts = append(parts, name+"="+s.set[i])
	}
	if same {
		return s.set[0]
	}
	return strings.Join(parts, ";")
}

// change sets a category, or all of them, and reports whether it could.
func (s *state) change(category int, name string) bool {
	next := s.set
	if category == categoryAll && strings.Contains(name, "=") {
		for part := range strings.SplitSeq(name, ";") {
			key, value, _ := strings.Cut(part, "=")
			known := false
			for i, c := range categories {
				if c == key && i != categoryAll {
					next[i], known = canonical(value)
				}
			}
			if !known {
				return false
			}
		}
		s.set = next
		return true
	}
	for i, c := range categories {
		if i == categoryAll || category != categoryAll && i != category {
			continue
		}
		want := name
		if want == "" {
			want = fromEnvironment(c)
		}
		var ok bool
		if next[i], ok = canonical(want); !ok {
			return false
		}
	}
	s.set = next
	return true
}

func setLocale(t *object.Thread, args []object.Value) (object.Value, error) {
	category, err := t.IndexInt(args[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	s := stateOf(t)
	ok := category >= 0 && category < len(categories)
	if args[1].IsEmpty() || args[1].IsNone() {
		if !ok {
			return object.Empty(), t.Raise(t.RT.Type(&errorKey), "locale query failed")
		}
		return t.NewStr(s.query(category)), nil
	}
	if !args[1].IsStr() {
		return object.Empty(), t.TypeErrorf("setlocale() argument 2 must be str or None, not %s", t.ArgTypeName(args[1]))
	}
	if !ok || !s.change(category, object.GoString(args[1])) {
		return object.Empty(), t.Raise(t.RT.Type(&errorKey), "unsupported locale setting")
	}
	return t.NewStr(s.query(category)), nil
}

// localeConv describes numbers and money of the C locale, which leaves most of it
// open: 127 stands for what it does not say.
func localeConv(t *object.Thread) (object.Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	d := t.NewDict()
	w[0] = d.Value()
	for _, k := range strings.Fields("int_curr_symbol currency_symbol mon_decimal_point mon_thousands_sep") {
		d.SetString(t, k, t.NewStr(""))
	}
	d.SetString(t, "mon_grouping", t.NewList(0).Value())
	d.SetString(t, "positive_sign", t.NewStr(""))
	d.SetString(t, "negative_sign", t.NewStr(""))
	for _, k := range strings.Fields("int_frac_digits frac_digits p_cs_precedes p_sep_by_space n_cs_precedes n_sep_by_space p_sign_posn n_sign_posn") {
		d.SetString(t, k, object.Int(127))
	}
	d.SetString(t, "decimal_point", t.NewStr("."))
	d.SetString(t, "thousands_sep", t.NewStr(""))
	d.SetString(t, "grouping", t.NewList(0).Value())
	return d.Value(), nil
}

// text reads a string argument without NUL characters.
func text(t *object.Thread, v object.Value, function string, i int) (string, error) {
	if !v.IsStr() {
		return "", t.TypeErrorf("%s() argument %d must be str, not %s", function, i, t.ArgTypeName(v))
	}
	s := object.GoString(v)
	if strings.IndexByte(s, 0) >= 0 {
		return "", t.ValueErrorf("embedded null character")
	}
	return s, nil
}

func strColl(t *object.Thread, a, b object.Value) (object.Value, error) {
	x, err := text(t, a, "strcoll", 1)
	if err != nil {
		return object.Empty(), err
	}
	y, err := text(t, b, "strcoll", 2)
	if err != nil {
		return object.Empty(), err
	}
	return object.Int(int64(strings.Compare(x, y))), nil
}

func strXfrm(t *object.Thread, v object.Value) (object.Value, error) {
	if !v.IsStr() {
		return object.Empty(), t.TypeErrorf("strxfrm() argument must be str, not %s", t.ArgTypeName(v))
	}
	_, err := text(t, v, "strxfrm", 1)
	return v, err
}

func langInfo(t *object.Thread, key object.Value) (object.Value, error) {
	n, err := t.IndexInt(key, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	for _, x := range information {
		if x.key == int64(n) {
			if x.name == "CODESET" && stateOf(t).set[0] == "C" {
				return t.NewStr("ANSI_X3.4-1968"), nil
			}
			return t.NewStr(x.text), nil
		}
	}
	return object.Empty(), t.ValueErrorf("unsupported langinfo constant")
}

func getEncoding(t *object.Thread) (object.Value, error) { return t.NewStr("UTF-8"), nil }

// translate returns a message as it is: the C locale has no translations.
func translate(t *object.Thread, function string, msg object.Value) (object.Value, error) {
	_, err := text(t, msg, function, 1)
	return msg, err
}

func textDomain(t *object.Thread, domain object.Value) (object.Value, error) {
	s := stateOf(t)
	if !domain.IsNone() {
		name, err := text(t, domain, "textdomain", 1)
		if err != nil {
			return object.Empty(), err
		}
		if name == "" {
			name = "messages"
		}
		s.domain = name
	}
	return t.NewStr(s.domain), nil
}

func bindTextDomain(t *object.Thread, domain, dir object.Value) (object.Value, error) {
	name, err := text(t, domain, "bindtextdomain", 1)
	if err != nil {
		return object.Empty(), err
	}
	if name == "" {
		return object.Empty(), t.Raise(t.RT.Type(&errorKey), "domain must be a non-empty string")
	}
	s := stateOf(t)
	if !dir.IsNone() {
		path, err := text(t, dir, "bindtextdomain", 2)
		if err != nil {
			return object.Empty(), err
		}
		s.dirs[name] = path
	}
	if path, ok := s.dirs[name]; ok {
		return t.NewStr(path), nil
	}
	return t.NewStr("/usr/share/locale"), nil
}

func bindCodeset(t *object.Thread, domain, codeset object.Value) (object.Value, error) {
	name, err := text(t, domain, "bind_textdomain_codeset", 1)
	if err != nil {
		return object.Empty(), err
	}
	s := stateOf(t)
	if !codeset.IsNone() {
		c, err := text(t, codeset, "bind_textdomain_codeset", 2)
		if err != nil {
			return object.Empty(), err
		}
		s.codesets[name] = c
	}
	if c, ok := s.codesets[name]; ok {
		return t.NewStr(c), nil
	}
	return object.None(), nil
}
