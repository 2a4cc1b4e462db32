package warnings

import (
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// warning is one warning on its way. Its Values lie in a window of the value
// stack.
type warning struct {
	w []object.Value
}

// The places in a warning's window.
const (
	wText = iota
	wCategory
	wMessage // the instance
	wFilename
	wModule
	wRegistry // dict, or None
	wSource
	wKey
	wItem // the filter that applies
	wSize
)

// warner is Runtime.Warner.
func warner(t *object.Thread, category *object.Type, text string, level int) error {
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = t.NewStr(text)
	return issue(t, w[0], category.Value(), level, object.Empty(), nil)
}

func warn(t *object.Thread, args []object.Value) (object.Value, error) {
	message, category := args[0], args[1]
	level := 1
	if !args[2].IsEmpty() {
		var err error
		if level, err = t.IndexInt(args[2], t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	category, err := categoryOf(t, message, category)
	if err != nil {
		return category, err
	}
	var skip []string
	if p := args[4]; !p.IsEmpty() {
		if !p.IsTuple() {
			return object.Empty(), t.TypeErrorf("warn() argument 'skip_file_prefixes' must be tuple, not %s", t.ArgTypeName(p))
		}
		for _, s := range p.AsTuple().Items() {
			if !s.IsStr() {
				return object.Empty(), t.TypeErrorf("Found non-str '%s' in skip_file_prefixes.", t.TypeName(s))
			}
			skip = append(skip, object.GoString(s))
		}
		if len(skip) > 0 && level < 2 {
			level = 2
		}
	}
	return object.None(), issue(t, message, category, level, args[3], skip)
}

// categoryOf is the class a warning has: its instance's, what was given, or
// UserWarning.
func categoryOf(t *object.Thread, message, category object.Value) (object.Value, error) {
	e := &t.RT.T.Exc
	switch {
	case t.IsType(message, e.Warning):
		return t.TypeOf(message).Value(), nil
	case category.IsEmpty() || category.IsNone():
		return e.UserWarning.Value(), nil
	}
	if category.Kind() != object.KindType || !category.AsType().IsSubtype(e.Warning) {
		return object.Empty(), t.TypeErrorf("category must be a Warning subclass, not '%s'", t.TypeName(category))
	}
	return category, nil
}

// internal tells whether a frame belongs to the import system, which stack levels
// do not count.
func internal(code *object.Code) bool {
	if !code.Filename.IsStr() {
		return false
	}
	name := object.StringOf(code.Filename)
	return strings.Contains(name, "importlib") && strings.Contains(name, "_bootstrap")
}

func skipped(code *object.Code, prefixes []string) bool {
	if !code.Filename.IsStr() {
		return false
	}
	name := object.StringOf(code.Filename)
	for _, p := range prefixes {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// issue warns at the frame that level names, 1 being the running one.
func issue(t *object.Thread, message, category object.Value, level int, source object.Value, skip []string) error {
	w := t.Push(wSize)
	defer t.Pop(wSize)
	clear(w)
	w[wMessage], w[wCategory], w[wSource] = message, category, source
	var globals *object.Dict
	line := 0
	first, plain, found := true, false, false
	left := level
	vm.Of(t).WalkFrames(t, func(code *object.Code, g *object.Dict, at int) bool {
		if first {
			first = false
			plain = level <= 0 || internal(code)
		} else if !plain && (internal(code) || skipped(code, skip)) {
			return true
		}
		if left--; left > 0 {
			return true
		}
		found = true
		globals, line = g, at
		w[wFilename] = code.Filename
		return false
	})
	if !found {
		globals = t.RT.Sys.Dict
		w[wFilename] = t.NewStr("<sys>")
	}
	registry := globals.GetString(t, "__warningregistry__")
	if registry.IsEmpty() {
		registry = t.NewDict().Value()
		globals.SetString(t, "__warningregistry__", registry)
	}
	w[wRegistry] = registry
	w[wModule] = globals.GetString(t, "__name__")
	if !w[wModule].IsStr() {
		w[wModule] = t.NewStr("<string>")
	}
	return explicit(t, warning{w}, line)
}

func warnExplicitFunc(t *object.Thread, args []object.Value) (object.Value, error) {
	category, err := categoryOf(t, args[0], args[1])
	if err != nil {
		return category, err
	}
	if !args[2].IsStr() {
		return object.Empty(), t.TypeErrorf("warn_explicit() argument 'filename' must be str, not %s", t.ArgTypeName(args[2]))
	}
	line, err := t.IndexInt(args[3], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	registry := args[5]
	if registry.IsEmpty() {
		registry = object.None()
	}
	if !registry.IsNone() && !registry.IsDict() {
		return object.Empty(), t.TypeErrorf("'registry' must be a dict or None")
	}
	if g := args[6]; !g.IsEmpty() && !g.IsNone() && !g.IsDict() {
		return object.Empty(), t.TypeErrorf("module_globals must be a dict, not '%s'", t.TypeName(g))
	}
	w := t.Push(wSize)
	defer t.Pop(wSize)
	clear(w)
	w[wMessage], w[wCategory], w[wFilename], w[wModule], w[wRegistry], w[wSource] = args[0], category, args[2], args[4], registry, args[7]
	if w[wModule].IsEmpty() || w[wModule].IsNone() {
		w[wModule] = moduleOf(t, args[2])
	}
	return object.None(), explicit(t, warning{w}, line)
}

// moduleOf makes a module's name of its file's.
func moduleOf(t *object.Thread, filename object.Value) object.Value {
	name := object.StringOf(filename)
	if name == "" {
		return t.NewStr("<unknown>")
	}
	return t.NewStr(strings.TrimSuffix(object.GoString(filename), ".py"))
}

// explicit lets the filters decide on a warning whose place is known.
func explicit(t *object.Thread, x warning, line int) error {
	w := x.w
	e := &t.RT.T.Exc
	if t.IsType(w[wMessage], e.Warning) {
		text, err := t.Str(w[wMessage])
		if err != nil {
			return err
		}
		w[wText] = text
		w[wCategory] = t.TypeOf(w[wMessage]).Value()
	} else {
		w[wText] = w[wMessage]
		m, err := t.Call1(w[wCategory], w[wText])
		if err != nil {
			return err
		}
		w[wMessage] = m
	}
	if w[wSource].IsNone() {
		w[wSource] = object.Empty()
	}
	k := t.Push(3)
	k[0], k[1], k[2] = w[wText], w[wCategory], object.Int(int64(line))
	w[wKey] = t.NewTuple(k).Value()
	t.Pop(3)
	if w[wRegistry].IsDict() {
		if seen, err := alreadyWarned(t, w[wRegistry].AsDict(), w[wKey], false); err != nil || seen {
			return err
		}
	}
	action, err := filterFor(t, x, line)
	if err != nil {
		return err
	}
	switch action {
	case "error":
		return t.RaiseValue(w[wMessage])
	case "ignore":
		return nil
	case "always", "all":
	default:
		if w[wRegistry].IsDict() {
			if err := w[wRegistry].AsDict().Set(t, w[wKey], object.True()); err != nil {
				return err
			}
		}
		seen := false
		switch action {
		case "default":
		case "once":
			registry := w[wRegistry]
			if !registry.IsDict() {
				if registry = attribute(t, "onceregistry", "_onceregistry"); !registry.IsDict() {
					return t.TypeErrorf("_warnings.onceregistry must be a dict, not '%s'", t.TypeName(registry))
				}
			}
			seen, err = alreadyWarned(t, registry.AsDict(), t.Tuple2(w[wText], w[wCategory]), true)
		case "module":
			if w[wRegistry].IsDict() {
				k := t.Push(3)
				k[0], k[1], k[2] = w[wText], w[wCategory], object.Int(0)
				key := t.NewTuple(k).Value()
				t.Pop(3)
				seen, err = alreadyWarned(t, w[wRegistry].AsDict(), key, true)
			}
		default:
			item, rerr := t.ReprString(w[wItem])
			if rerr != nil {
				return rerr
			}
			return t.RuntimeErrorf("Unrecognized action ('%s') in warnings.filters:\n %s", action, item)
		}
		if err != nil || seen {
			return err
		}
	}
	return show(t, x, line)
}

// alreadyWarned tells whether a registry has a key, and may enter it. A registry
// that other filters have filled starts anew.
func alreadyWarned(t *object.Thread, registry *object.Dict, key object.Value, enter bool) (bool, error) {
	s := stateOf(t)
	w := t.Push(2)
	defer t.Pop(2)
	w[0], w[1] = registry.Value(), key
	version := registry.GetString(t, "version")
	if !version.IsInt() || version.AsInt() != s.version {
		registry.Clear(t)
		registry.SetString(t, "version", object.Int(s.version))
	} else {
		v, err := registry.Get(t, key)
		if err != nil {
			return false, err
		}
		if !v.IsEmpty() {
			if yes, err := t.Truth(v); err != nil || yes {
				return yes, err
			}
		}
	}
	if enter {
		return false, registry.Set(t, key, object.True())
	}
	return false, nil
}

// attribute is an attribute of the warnings module or, while that is not there,
// of this one.
func attribute(t *object.Thread, name, own string) object.Value {
	if m := t.RT.Modules.GetString(t, "warnings"); !m.IsEmpty() {
		v, err := t.GetAttrString(m, name)
		if err == nil {
			return v
		}
		t.ClearError()
	}
	return stateOf(t).mod.Dict.GetString(t, own)
}

// filterFor returns the action of the first filter that applies.
func filterFor(t *object.Thread, x warning, line int) (string, error) {
	w := x.w
	list := t.Push(1)
	defer t.Pop(1)
	list[0] = attribute(t, "filters", "filters")
	if !list[0].IsList() {
		return "", t.ValueErrorf("warnings.filters must be a list")
	}
	for i := 0; i < list[0].AsList().Len(); i++ {
		item := list[0].AsList().Items()[i]
		if !item.IsTuple() || item.AsTuple().Len() != 5 {
			return "", t.ValueErrorf("warnings.filters item %d isn't a 5-tuple", i)
		}
		w[wItem] = item
		f := item.AsTuple()
		if !f.Items()[0].IsStr() {
			return "", t.TypeErrorf("action must be a string, not '%s'", t.TypeName(f.Items()[0]))
		}
		at, err := t.IndexInt(f.Items()[4], t.RT.T.Exc.OverflowError)
		if err != nil {
			return "", err
		}
		if at != 0 && at != line {
			continue
		}
		ok, err := t.IsSubclass(w[wCategory], f.Items()[2])
		if err == nil && ok {
			ok, err = matches(t, f.Items()[1], w[wText])
		}
		if err == nil && ok {
			ok, err = matches(t, f.Items()[3], w[wModule])
		}
		if err != nil {
			return "", err
		}
		if ok {
			return object.GoString(f.Items()[0]), nil
		}
	}
	action := attribute(t, "defaultaction", "_defaultaction")
	if !action.IsStr() {
		return "", t.TypeErrorf("_warnings.defaultaction must be a string, not '%s'", t.TypeName(action))
	}
	w[wItem] = object.None()
	return object.GoString(action), nil
}

// matches compares a part of a filter: None matches all, a str itself, a compiled
// pattern what it matches.
func matches(t *object.Thread, pattern, arg object.Value) (bool, error) {
	switch {
	case pattern.IsNone():
		return true, nil
	case pattern.IsExactStr():
		return t.Equal(pattern, arg)
	}
	m, err := t.GetAttrString(pattern, "match")
	if err != nil {
		return false, err
	}
	r, err := t.Call1(m, arg)
	if err != nil {
		return false, err
	}
	return t.Truth(r)
}

// show has the warnings module show the warning, or writes it itself where that
// has not been imported.
func show(t *object.Thread, x warning, line int) error {
	w := x.w
	m := t.RT.Modules.GetString(t, "warnings")
	if m.IsEmpty() && !w[wSource].IsEmpty() {
		var err error
		if m, err = vm.Of(t).Import(t, t.InternString("warnings"), nil, object.Empty(), 0); err != nil {
			t.ClearError()
			m = object.Empty()
		}
	}
	if m.IsEmpty() {
		return write(t, x, line)
	}
	f, err := t.GetAttrString(m, "_showwarnmsg")
	if err != nil {
		if t.Matches(t.RT.T.Exc.AttributeError) {
			t.ClearError()
			return write(t, x, line)
		}
		return err
	}
	if !t.Callable(f) {
		return t.TypeErrorf("warnings._showwarnmsg() must be set to a callable")
	}
	cls, err := t.GetAttrString(m, "WarningMessage")
	if err != nil {
		return err
	}
	a := t.Push(8)
	defer t.Pop(8)
	a[0], a[1], a[2], a[3], a[4], a[5], a[6] = w[wMessage], w[wCategory], w[wFilename], object.Int(int64(line)), object.None(), object.None(), w[wSource]
	if a[6].IsEmpty() {
		a[6] = object.None()
	}
	if a[7], err = t.Call(cls, a[:7], nil); err != nil {
		return err
	}
	_, err = t.Call1(f, a[7])
	return err
}

// write writes a warning to sys.stderr as the warnings module would.
func write(t *object.Thread, x warning, line int) error {
	w := x.w
	out := t.RT.Sys.Dict.GetString(t, "stderr")
	if out.IsEmpty() || out.IsNone() {
		return nil
	}
	text, err := t.Str(w[wText])
	if err != nil {
		return err
	}
	name := w[wCategory].AsType().NameString()
	where := object.GoString(w[wFilename])
	msg := t.NewStr(where + ":" + itoa(line) + ": " + name + ": " + object.GoString(text) + "\n" + sourceLine(where, line))
	m, err := t.GetAttrString(out, "write")
	if err != nil {
		return err
	}
	_, err = t.Call1(m, msg)
	return err
}
