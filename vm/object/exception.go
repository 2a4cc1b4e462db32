package object

// baseExceptionSpec defines BaseException; the others are made from a table.
var baseExceptionSpec = TypeSpec{
	Name:  "BaseException",
	Doc:   "Common base class for all exceptions",
	Kind:  KindException,
	Size:  exceptionSize,
	Flags: TypeBase | TypeHasDict | TypeExceptionSub,
	Slots: Slots{New: exceptionNew, Init: exceptionInit, Str: exceptionStr, Repr: exceptionRepr},
	Getters: []GetSet{
		{Name: "args", Get: exceptionArgs, Set: exceptionSetArgs},
		{Name: "__dict__", Get: instanceDictGet, Set: instanceDictSet},
		{Name: "__traceback__", Get: exceptionTraceback, Set: exceptionSetTraceback},
		{Name: "__context__", Get: exceptionContext, Set: exceptionSetContext, Doc: "exception context"},
		{Name: "__cause__", Get: exceptionCause, Set: exceptionSetCause, Doc: "exception cause"},
		{Name: "__suppress_context__", Get: exceptionSuppress, Set: exceptionSetSuppress},
	},
	Methods: []Def{
		{Name: "__reduce__", F1: exceptionReduce},
		{Name: "__setstate__", Text: "($self, state, /)", Sig: "(self, object, /)", F2: exceptionSetState},
		{Name: "with_traceback", Text: "($self, tb, /)", Sig: "(self, object, /)", Doc: "Set self.__traceback__ to the given traceback and return self.", F2: exceptionWithTraceback},
		{Name: "add_note", Sig: "(self, note, /)", Doc: "Add a note to the exception.", F2: exceptionAddNote},
	},
}

func exceptionNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	e := New[Exception](t, cls)
	e.Args = t.NewTuple(args[:len(args)-kw.Len()]).Value()
	return e.Value(), nil
}

func exceptionInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if kw.Len() > 0 {
		return t.TypeErrorf("%s() takes no keyword arguments", t.TypeName(self))
	}
	self.exception().Args = t.NewTuple(args).Value()
	return nil
}

func exceptionArgs(t *Thread, v Value) (Value, error) { return v.exception().Args, nil }

func exceptionSetArgs(t *Thread, v, value Value) error {
	if value.IsEmpty() {
		return t.TypeErrorf("args may not be deleted")
	}
	args, err := t.TupleFrom(value)
	if err == nil {
		v.exception().Args = args.Value()
	}
	return err
}

func exceptionStr(t *Thread, v Value) (Value, error) {
	args := v.exception().Args.tuple().Items()
	switch len(args) {
	case 0:
		return t.NewStr(""), nil
	case 1:
		return t.Str(args[0])
	}
	return t.Str(v.exception().Args)
}

func exceptionRepr(t *Thread, v Value) (Value, error) {
	args := v.exception().Args
	name := t.TypeOf(v).NameString()
	if args.tuple().Len() == 1 {
		r, err := t.Repr(args.tuple().Items()[0])
		if err != nil {
			return Value{}, err
		}
		return t.NewStr(name + "(" + StringOf(r) + ")"), nil
	}
	r, err := t.Repr(args)
	if err != nil {
		return Value{}, err
	}
	return t.NewStr(name + StringOf(r)), nil
}

// exceptionType describes a built-in exception type.
//
//adder:root
type exceptionType struct {
	dst     **Type
	name    string
	base    **Type
	members []string // Values behind the struct, readable as attributes
}

// makeExceptionTypes makes the exception hierarchy.
func (t *Thread) makeExceptionTypes() {
	e := &t.RT.T.Exc
	e.BaseException = t.NewBuiltinType(&baseExceptionSpec, t.RT.T.Object)
	osMembers := []string{"errno", "strerror", "filename", "filename2", "characters_written"}
	syntaxMembers := []string{"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line", "_metadata"}
	unicodeMembers := []string{"encoding", "object", "start", "end", "reason"}
	for _, x := range []exceptionType{
		{&e.BaseExceptionGroup, "BaseExceptionGroup", &e.BaseException, []string{"message", "exceptions"}},
		{&e.GeneratorExit, "GeneratorExit", &e.BaseException, nil},
		{&e.KeyboardInterrupt, "KeyboardInterrupt", &e.BaseException, nil},
		{&e.SystemExit, "SystemExit", &e.BaseException, []string{"code"}},
		{&e.Exception, "Exception", &e.BaseException, nil},
		{&e.ArithmeticError, "ArithmeticError", &e.Exception, nil},
		{&e.FloatingPointError, "FloatingPointError", &e.ArithmeticError, nil},
		{&e.OverflowError, "OverflowError", &e.ArithmeticError, nil},
		{&e.ZeroDivisionError, "ZeroDivisionError", &e.ArithmeticError, nil},
		{&e.AssertionError, "AssertionError", &e.Exception, nil},
		{&e.AttributeError, "AttributeError", &e.Exception, []string{"name", "obj"}},
		{&e.BufferError, "BufferError", &e.Exception, nil},
		{&e.EOFError, "EOFError", &e.Exception, nil},
		{&e.ImportError, "ImportError", &e.Exception, []string{"msg", "name", "path", "name_from"}},
		{&e.ModuleNotFoundError, "ModuleNotFoundError", &e.ImportError, nil},
		{&e.LookupError, "LookupError", &e.Exception, nil},
		{&e.IndexError, "IndexError", &e.LookupError, nil},
		{&e.KeyError, "KeyError", &e.LookupError, nil},
		{&e.MemoryError, "MemoryError", &e.Exception, nil},
		{&e.NameError, "NameError", &e.Exception, []string{"name"}},
		{&e.UnboundLocalError, "UnboundLocalError", &e.NameError, nil},
		{&e.OSError, "OSError", &e.Exception, osMembers},
		{&e.BlockingIOError, "BlockingIOError", &e.OSError, nil},
		{&e.ChildProcessError, "ChildProcessError", &e.OSError, nil},
		{&e.ConnectionError, "ConnectionError", &e.OSError, nil},
		{&e.BrokenPipeError, "BrokenPipeError", &e.ConnectionError, nil},
		{&e.ConnectionAbortedError, "ConnectionAbortedError", &e.ConnectionError, nil},
		{&e.ConnectionRefusedError, "ConnectionRefusedError", &e.ConnectionError, nil},
		{&e.ConnectionResetError, "ConnectionResetError", &e.ConnectionError, nil},
		{&e.FileExistsError, "FileExistsError", &e.OSError, nil},
		{&e.FileNotFoundError, "FileNotFoundError", &e.OSError, nil},
		{&e.InterruptedError, "InterruptedError", &e.OSError, nil},
		{&e.IsADirectoryError, "IsADirectoryError", &e.OSError, nil},
		{&e.NotADirectoryError, "NotADirectoryError", &e.OSError, nil},
		{&e.PermissionError, "PermissionError", &e.OSError, nil},
		{&e.ProcessLookupError, "ProcessLookupError", &e.OSError, nil},
		{&e.TimeoutError, "TimeoutError", &e.OSError, nil},
		{&e.ReferenceError, "ReferenceError", &e.Exception, nil},
		{&e.RuntimeError, "RuntimeError", &e.Exception, nil},
		{&e.NotImplementedError, "NotImplementedError", &e.RuntimeError, nil},
		{&e.PythonFinalizationError, "PythonFinalizationError", &e.RuntimeError, nil},
		{&e.RecursionError, "RecursionError", &e.RuntimeError, nil},
		{&e.StopAsyncIteration, "StopAsyncIteration", &e.Exception, nil},
		{&e.StopIteration, "StopIteration", &e.Exception, []string{"value"}},
		{&e.SyntaxError, "SyntaxError", &e.Exception, syntaxMembers},
		{&e.IndentationError, "IndentationError", &e.SyntaxError, nil},
		{&e.TabError, "TabError", &e.IndentationError, nil},
		{&e.IncompleteInputError, "_IncompleteInputError", &e.SyntaxError, nil},
		{&e.SystemError, "SystemError", &e.Exception, nil},
		{&e.TypeError, "TypeError", &e.Exception, nil},
		{&e.ValueError, "ValueError", &e.Exception, nil},
		{&e.UnicodeError, "UnicodeError", &e.ValueError, nil},
		{&e.UnicodeDecodeError, "UnicodeDecodeError", &e.UnicodeError, unicodeMembers},
		{&e.UnicodeEncodeError, "UnicodeEncodeError", &e.UnicodeError, unicodeMembers},
		{&e.UnicodeTranslateError, "UnicodeTranslateError", &e.UnicodeError, unicodeMembers},
		{&e.Warning, "Warning", &e.Exception, nil},
		{&e.BytesWarning, "BytesWarning", &e.Warning, nil},
		{&e.DeprecationWarning, "DeprecationWarning", &e.Warning, nil},
		{&e.EncodingWarning, "EncodingWarning", &e.Warning, nil},
		{&e.FutureWarning, "FutureWarning", &e.Warning, nil},
		{&e.ImportWarning, "ImportWarning", &e.Warning, nil},
		{&e.PendingDeprecationWarning, "PendingDeprecationWarning", &e.Warning, nil},
		{&e.ResourceWarning, "ResourceWarning", &e.Warning, nil},
		{&e.RuntimeWarning, "RuntimeWarning", &e.Warning, nil},
		{&e.SyntaxWarning, "SyntaxWarning", &e.Warning, nil},
		{&e.UnicodeWarning, "UnicodeWarning", &e.Warning, nil},
		{&e.UserWarning, "UserWarning", &e.Warning, nil},
	} {
		spec := exceptionSpecs[x.name]
		spec.Name = x.name
		spec.Flags |= TypeBase
		if n := len(x.members); n > 0 {
			spec.Size = uintptr((*x.base).fixedEnd) + uintptr(n)*ValueSize
		}
		typ := t.NewBuiltinType(&spec, *x.base)
		*x.dst = typ
		for i, m := range x.members {
			if !typ.Dict.getInterned(t, t.InternString(m)).IsEmpty() {
				continue // computed
			}
			typ.Dict.setInterned(t, t.InternString(m), t.newMember(typ, m, exceptionSize+uintptr(i)*ValueSize, false, true, ""))
		}
	}
	t.makeExceptionGroup()
}

// makeExceptionGroup makes ExceptionGroup, which has two bases.
func (t *Thread) makeExceptionGroup() {
	e := &t.RT.T.Exc
	spec := exceptionSpecs["ExceptionGroup"]
	spec.Name = "ExceptionGroup"
	spec.Flags |= TypeBase
	typ := t.NewBuiltinType(&spec, e.BaseExceptionGroup)
	e.ExceptionGroup = typ
	typ.Bases = t.Tuple2(e.BaseExceptionGroup.Value(), e.Exception.Value()).tuple()
	mro := t.NewTupleN(5)
	for i, c := range [...]*Type{typ, e.BaseExceptionGroup, e.Exception, e.BaseException, t.RT.T.Object} {
		mro.Items()[i] = c.Value()
	}
	typ.MRO = mro
	t.addSubclass(e.Exception, typ)
	t.modified(typ)
}

// EachException calls f with every built-in exception type.
func (t *Thread) EachException(f func(name string, typ *Type)) {
	var walk func(typ *Type)
	walk = func(typ *Type) {
		f(typ.NameString(), typ)
		for i := 0; i < typ.subclassCount(); i++ {
			if s := typ.subclassAt(i); s.flags&TypeHeap == 0 && len(s.MRO.Items()) > 0 {
				walk(s)
			}
		}
	}
	walk(t.RT.T.Exc.BaseException)
}
