package vm

import (
	"strings"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// enter pushes the frame of a call of fn. args holds the arguments in vectorcall
// form; when it lies on the value stack at or above the point where Top may be
// lowered to, inPlace tells so, and the callee's locals begin right there: nothing
// is copied. Otherwise the window is made at Top.
func (vm *VM) enter(t *object.Thread, fn *object.Function, args []object.Value, kw *object.Tuple, inPlace bool) (*frame, error) {
	code := fn.Code
	window := t.Top
	if inPlace && len(args) > 0 {
		window = windowOf(args)
	}
	nlocals := int(code.NLocalsPlus)
	missing := int(code.ArgCount) - len(args) // that defaults may stand in for
	simple := kw.Len() == 0 && code.NArgs == code.ArgCount && missing >= 0 && missing <= fn.Defaults.Len()
	if !simple {
		window = t.Top // above the arguments
	}
	if uintptr(window)+uintptr(nlocals+int(code.StackSize))*object.ValueSize > uintptr(t.Limit) {
		return nil, t.RecursionError("")
	}
	w := windowAt(window, nlocals)
	if simple {
		if window != windowOf(args) || len(args) == 0 {
			copy(w, args)
		}
		if missing > 0 {
			copy(w[len(args):], fn.Defaults.Items()[fn.Defaults.Len()-missing:])
		}
		for i := int(code.ArgCount); i < nlocals; i++ {
			w[i] = object.Empty()
		}
	} else {
		// The window is in use from here on: what binding allocates or calls stays
		// above it.
		t.Push(nlocals)
		err := bind(t, fn, w, args, kw)
		t.Pop(nlocals)
		if err != nil {
			return nil, err
		}
	}
	f, err := pushFrame(t, code, window)
	if err != nil {
		return nil, err
	}
	f.fn, f.globals, f.builtins = fn, fn.Globals, fn.Builtins
	f.sp = code.NLocalsPlus
	vm.makeReady(t, f)
	return f, nil
}

// bind puts arguments in the places of fn's parameters (language reference 6.3.4).
// w is the window's locals, empty, below Top; args does not overlap them.
func bind(t *object.Thread, fn *object.Function, w, args []object.Value, kw *object.Tuple) error {
	code := fn.Code
	argc, kwonly := int(code.ArgCount), int(code.KwOnlyArgCount)
	names := code.LocalsPlusNames.Items()
	npos := len(args) - kw.Len()
	given := min(npos, argc)
	copy(w, args[:given])
	next := argc + kwonly
	if code.Flags&bytecode.VarArgs != 0 {
		w[next] = t.NewTuple(args[given:npos]).Value()
		next++
	}
	var extra *object.Dict
	if code.Flags&bytecode.VarKeywords != 0 {
		extra = t.NewDict()
		w[next] = extra.Value()
	}
	for i := 0; i < kw.Len(); i++ {
		name, v := kw.Items()[i], args[npos+i]
		at := findParam(names, name, int(code.PosOnlyArgCount), argc+kwonly)
		if at < 0 {
			if extra != nil {
				if err := extra.Set(t, name, v); err != nil {
					return err
				}
				continue
			}
			return unexpectedKeyword(t, fn, kw, name)
		}
		if !w[at].IsEmpty() {
			return t.TypeErrorf("%s() got multiple values for argument '%s'", object.StringOf(fn.QualName), object.StringOf(name))
		}
		w[at] = v
	}
	if npos > argc && code.Flags&bytecode.VarArgs == 0 {
		return tooManyPositional(t, fn, npos, w)
	}
	if npos < argc {
		ndef := fn.Defaults.Len()
		required := argc - ndef
		missing := 0
		for i := npos; i < required; i++ {
			if w[i].IsEmpty() {
				missing++
			}
		}
		if missing > 0 {
			return missingArguments(t, fn, "positional", names[:required], w, missing)
		}
		for i := max(npos, required); i < argc; i++ {
			if w[i].IsEmpty() {
				w[i] = fn.Defaults.Items()[i-required]
			}
		}
	}
	if kwonly > 0 {
		missing := 0
		for i := argc; i < argc+kwonly; i++ {
			if !w[i].IsEmpty() {
				continue
			}
			if fn.KwDefaults != nil {
				d, err := fn.KwDefaults.Get(t, names[i])
				if err != nil {
					return err
				}
				if !d.IsEmpty() {
					w[i] = d
					continue
				}
			}
			missing++
		}
		if missing > 0 {
			return missingArguments(t, fn, "keyword-only", names[argc:argc+kwonly], w[argc:], missing)
		}
	}
	return nil
}

// findParam returns the place of a parameter that a keyword may name, or -1.
func findParam(names []object.Value, name object.Value, from, to int) int {
	for i := from; i < to; i++ {
		if names[i] == name {
			return i
		}
	}
	s := object.StringOf(name)
	for i := from; i < to; i++ {
		if object.StringOf(names[i]) == s {
			return i
		}
	}
	return -1
}

func unexpectedKeyword(t *object.Thread, fn *object.Function, kw *object.Tuple, name object.Value) error {
	code := fn.Code
	names := code.LocalsPlusNames.Items()
	var posOnly []string
	for _, k := range kw.Items() {
		if findParam(names, k, 0, int(code.PosOnlyArgCount)) >= 0 {
			posOnly = append(posOnly, object.GoString(k))
		}
	}
	if len(posOnly) > 0 {
		return t.TypeErrorf("%s() got some positional-only arguments passed as keyword arguments: '%s'", object.StringOf(fn.QualName), strings.Join(posOnly, ", "))
	}
	var candidates []string
	for _, n := range names[code.PosOnlyArgCount : code.ArgCount+code.KwOnlyArgCount] {
		candidates = append(candidates, object.GoString(n))
	}
	if hint := object.Suggest(object.GoString(name), candidates); hint != "" {
		return t.TypeErrorf("%s() got an unexpected keyword argument '%s'. Did you mean '%s'?", object.StringOf(fn.QualName), object.StringOf(name), hint)
	}
	return t.TypeErrorf("%s() got an unexpected keyword argument '%s'", object.StringOf(fn.QualName), object.StringOf(name))
}

func tooManyPositional(t *object.Thread, fn *object.Function, given int, w []object.Value) error {
	code := fn.Code
	argc, ndef := int(code.ArgCount), fn.Defaults.Len()
	kwGiven := 0
	for i := argc; i < argc+int(code.KwOnlyArgCount); i++ {
		if !w[i].IsEmpty() {
			kwGiven++
		}
	}
	plural := "s"
	takes := ""
	if ndef > 0 {
		takes = "from " + itoa(argc-ndef) + " to " + itoa(argc)
	} else {
		takes = itoa(argc)
		if argc == 1 {
			plural = ""
		}
	}
	kwText := ""
	if kwGiven > 0 {
		s, ks := "s", "s"
		if given == 1 {
			s = ""
		}
		if kwGiven == 1 {
			ks = ""
		}
		kwText = " positional argument" + s + " (and " + itoa(kwGiven) + " keyword-only argument" + ks + ")"
	}
	was := "were"
	if given == 1 && kwGiven == 0 {
		was = "was"
	}
	return t.TypeErrorf("%s() takes %s positional argument%s but %d%s %s given", object.StringOf(fn.QualName), takes, plural, given, kwText, was)
}

func missingArguments(t *object.Thread, fn *object.Function, kind string, names, w []object.Value, missing int) error {
	var list []string
	for i, n := range names {
		if w[i].IsEmpty() {
			r, err := t.ReprString(n)
			if err != nil {
				return err
			}
			list = append(list, r)
		}
	}
	text := ""
	switch len(list) {
	case 1:
		text = list[0]
	case 2:
		text = list[0] + " and " + list[1]
	default:
		text = strings.Join(list[:len(list)-1], ", ") + ", and " + list[len(list)-1]
	}
	s := "s"
	if missing == 1 {
		s = ""
	}
	return t.TypeErrorf("%s() missing %d required %s argument%s: %s", object.StringOf(fn.QualName), missing, kind, s, text)
}
