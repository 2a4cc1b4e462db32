package object

// exceptionSpecs holds what exception types define beyond their base, by name.
var exceptionSpecs = map[string]TypeSpec{
	"BaseExceptionGroup":    baseExceptionGroupSpec,
	"ExceptionGroup":        {Flags: TypeHasWeak},
	"SystemExit":            {Slots: Slots{Init: systemExitInit}},
	"AttributeError":        {Slots: Slots{Init: attributeErrorInit}, Methods: attributeErrorMethods},
	"ImportError":           {Slots: Slots{Init: importErrorInit, Str: importErrorStr}, Methods: importErrorMethods},
	"KeyError":              {Slots: Slots{Str: keyErrorStr}},
	"NameError":             {Slots: Slots{Init: nameErrorInit}},
	"OSError":               osErrorSpec,
	"StopIteration":         {Slots: Slots{Init: stopIterationInit}},
	"SyntaxError":           {Slots: Slots{Init: syntaxErrorInit, Str: syntaxErrorStr}},
	"UnicodeDecodeError":    {Slots: Slots{Init: unicodeDecodeInit, Str: unicodeDecodeStr}, Getters: unicodePositions},
	"UnicodeEncodeError":    {Slots: Slots{Init: unicodeEncodeInit, Str: unicodeEncodeStr}, Getters: unicodePositions},
	"UnicodeTranslateError": {Slots: Slots{Init: unicodeTranslateInit, Str: unicodeTranslateStr}, Getters: unicodePositions},
}

// Lists in a map's literal would be made when the process starts; these are the
// program's data, at the same place in every process (see image.go).
var (
	attributeErrorMethods = []Def{
		{Name: "__getstate__", F1: attributeErrorGetState}, {Name: "__reduce__", F1: attributeErrorReduce},
	}
	importErrorMethods = []Def{{Name: "__reduce__", F1: importErrorReduce}}
)

func systemExitInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if err := exceptionInit(t, self, args, kw); err != nil {
		return err
	}
	switch len(args) {
	case 0:
	case 1:
		t.setMember(self, 0, args[0])
	default:
		t.setMember(self, 0, self.exception().Args)
	}
	return nil
}

func stopIterationInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if err := exceptionInit(t, self, args, kw); err != nil {
		return err
	}
	v := None()
	if len(args) > 0 {
		v = args[0]
	}
	t.setMember(self, stopIterationValue, v)
	return nil
}

func keyErrorStr(t *Thread, v Value) (Value, error) {
	if args := v.exception().Args.tuple(); args.Len() == 1 {
		return t.Repr(args.Items()[0])
	}
	return exceptionStr(t, v)
}

// exceptionKeywords sets an exception's args from the positional arguments and its
// first members from the keyword arguments that d, all keyword-only, allows.
func (t *Thread) exceptionKeywords(d *Def, self Value, args []Value, kw *Tuple, members int, first int) error {
	npos := len(args) - kw.Len()
	self.exception().Args = t.NewTuple(args[:npos]).Value()
	w := t.Push(members)
	err := t.BindArgs(d, w, args[npos:], kw)
	if err == nil {
		for i, v := range w {
			t.setMember(self, first+i, v)
		}
	}
	t.Pop(members)
	return err
}

var (
	attributeErrorDef = Def{Name: "AttributeError", Sig: "(*, name=None, obj=None)"}
	nameErrorDef      = Def{Name: "NameError", Sig: "(*, name=None)"}
	importErrorDef    = Def{Name: "ImportError", Sig: "(*, name=None, path=None, name_from=None)"}
)

func attributeErrorInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	return t.exceptionKeywords(&attributeErrorDef, self, args, kw, 2, attributeErrorName)
}

func nameErrorInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	return t.exceptionKeywords(&nameErrorDef, self, args, kw, 1, nameErrorName)
}

// attributeErrorGetState leaves obj out: it need not be picklable.
func attributeErrorGetState(t *Thread, v Value) (Value, error) {
	state := t.NewDict()
	if d := t.ownAttributes(v); d != nil {
		if err := state.Update(t, d.Value()); err != nil {
			return Value{}, err
		}
	}
	if name := t.member(v, attributeErrorName); !name.IsEmpty() {
		state.setInterned(t, t.RT.Name(Nname), name)
	}
	state.setInterned(t, t.RT.Name(Nargs), v.exception().Args)
	return state.Value(), nil
}

func attributeErrorReduce(t *Thread, v Value) (Value, error) {
	state, err := attributeErrorGetState(t, v)
	if err != nil {
		return Value{}, err
	}
	return t.Tuple3(t.TypeOf(v).Value(), v.exception().Args, state), nil
}

// The members of ImportError.
const (
	importErrorMsg = iota
	importErrorName
	importErrorPath
	importErrorNameFrom
)

func importErrorInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if err := t.exceptionKeywords(&importErrorDef, self, args, kw, 3, importErrorName); err != nil {
		return err
	}
	msg := Value{}
	if len(args)-kw.Len() == 1 {
		msg = args[0]
	}
	t.setMember(self, importErrorMsg, msg)
	return nil
}

func importErrorStr(t *Thread, v Value) (Value, error) {
	if msg := t.member(v, importErrorMsg); msg.IsExactStr() {
		return msg, nil
	}
	return exceptionStr(t, v)
}

func importErrorReduce(t *Thread, v Value) (Value, error) {
	state := t.NewDict()
	if d := t.ownAttributes(v); d != nil {
		if err := state.Update(t, d.Value()); err != nil {
			return Value{}, err
		}
	}
	for i, name := range [...]string{"name", "path", "name_from"} {
		if x := t.member(v, importErrorName+i); !x.IsEmpty() {
			state.SetString(t, name, x)
		}
	}
	if state.Len(t) == 0 {
		return t.Tuple2(t.TypeOf(v).Value(), v.exception().Args), nil
	}
	return t.Tuple3(t.TypeOf(v).Value(), v.exception().Args, state.Value()), nil
}

// The members of SyntaxError.
const (
	syntaxMsg = iota
	syntaxFilename
	syntaxLine
	syntaxOffset
	syntaxText
	syntaxEndLine
	syntaxEndOffset
	syntaxPrint
	syntaxMetadata
)

func syntaxErrorInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if err := exceptionInit(t, self, args, kw); err != nil {
		return err
	}
	if len(args) >= 1 {
		t.setMember(self, syntaxMsg, args[0])
	}
	if len(args) != 2 {
		return nil
	}
	info, err := t.TupleFrom(args[1])
	if err != nil {
		return err
	}
	n := info.Len()
	if n < 4 {
		return t.TypeErrorf("function takes at least 4 arguments (%d given)", n)
	}
	if n > 7 {
		return t.TypeErrorf("function takes at most 7 arguments (%d given)", n)
	}
	for i, v := range info.Items() {
		switch i {
		case 6:
			t.setMember(self, syntaxMetadata, v)
		default:
			t.setMember(self, syntaxFilename+i, v)
		}
	}
	if n == 5 {
		return t.TypeErrorf("end_offset must be provided when end_lineno is provided")
	}
	return nil
}

func syntaxErrorStr(t *Thread, v Value) (Value, error) {
	msg, err := t.Str(orNone(t.member(v, syntaxMsg)))
	if err != nil {
		return Value{}, err
	}
	file, line := t.member(v, syntaxFilename), t.member(v, syntaxLine)
	where := ""
	if file.IsStr() {
		where = GoString(file)
		for i := len(where) - 1; i >= 0; i-- {
			if where[i] == '/' {
				where = where[i+1:]
				break
			}
		}
	}
	if line.IsInt() {
		if where != "" || file.IsStr() {
			where += ", "
		}
		n, err := t.Str(line)
		if err != nil {
			return Value{}, err
		}
		where += "line " + GoString(n)
	} else if !file.IsStr() {
		return msg, nil
	}
	return t.NewStr(StringOf(msg) + " (" + where + ")"), nil
}
