package builtins

import (
	"strings"
	"unicode/utf8"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/module/ast"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// The flags of compile() that are no __future__ features (ast.PyCF_...).
const (
	flagSourceIsUTF8    = 0x0100
	flagDontImplyDedent = 0x0200
	flagOnlyAST         = 0x0400
	flagIgnoreCookie    = 0x0800
	flagTypeComments    = 0x1000
	flagTopLevelAwait   = 0x2000
	flagAllowIncomplete = 0x4000
	flagOptimizedAST    = 0x8400
	flagsOfCompiler     = flagSourceIsUTF8 | flagDontImplyDedent | flagOnlyAST | flagIgnoreCookie |
		flagTypeComments | flagTopLevelAwait | flagAllowIncomplete | flagOptimizedAST
	flagsOfFuture = bytecode.FutureDivision | bytecode.FutureAbsImport | bytecode.FutureWith |
		bytecode.FuturePrint | bytecode.FutureUnicode | bytecode.FutureBarryAsBDFL |
		bytecode.FutureStopIter | bytecode.FutureAnnotations
	flagNested = 0x10 // of old: nested scopes, always on
)

// compileBuiltin is compile().
func compileBuiltin(t *object.Thread, args []object.Value) (object.Value, error) {
	source, filename, mode := args[0], args[1], args[2]
	name, err := fileName(t, filename)
	if err != nil {
		return object.Empty(), err
	}
	if !mode.IsStr() {
		return object.Empty(), t.TypeErrorf("compile() argument 'mode' must be str, not %s", t.ArgTypeName(mode))
	}
	flags, err := intArg(t, args[3], 0)
	if err != nil {
		return object.Empty(), err
	}
	inherit := true
	if !args[4].IsEmpty() {
		dont, err := t.Truth(args[4])
		if err != nil {
			return object.Empty(), err
		}
		inherit = !dont
	}
	level, err := intArg(t, args[5], -1)
	if err != nil {
		return object.Empty(), err
	}
	if flags&^(flagsOfCompiler|int(flagsOfFuture)|flagNested) != 0 {
		return object.Empty(), t.ValueErrorf("compile(): unrecognised flags")
	}
	if level < -1 || level > 2 {
		return object.Empty(), t.ValueErrorf("compile(): invalid optimize value")
	}
	m := vm.Of(t)
	if level < 0 {
		level = m.Options.Config.Optimize
	}
	var how syntax.Mode
	switch object.StringOf(mode) {
	case "exec":
		how = syntax.ModeExec
	case "eval":
		how = syntax.ModeEval
	case "single":
		how = syntax.ModeSingle
	case "func_type":
		if flags&flagOnlyAST == 0 {
			return object.Empty(), t.ValueErrorf("compile() mode 'func_type' requires flag PyCF_ONLY_AST")
		}
		how = syntax.ModeFuncType
	default:
		if flags&flagOnlyAST != 0 {
			return object.Empty(), t.ValueErrorf("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
		}
		return object.Empty(), t.ValueErrorf("compile() mode must be 'exec', 'eval' or 'single'")
	}
	o := compile.Options{Filename: name, Optimize: level, Future: bytecode.Flags(flags) & flagsOfFuture, TopLevelAwait: flags&flagTopLevelAwait != 0}
	if inherit {
		o.Future |= m.FutureFlags(t)
	}
	if ast.IsNode(t, source) {
		if flags&flagOnlyAST != 0 && flags&flagOptimizedAST != flagOptimizedAST {
			return source, nil
		}
		tree, err := ast.FromPython(t, source, how)
		if err != nil {
			return object.Empty(), err
		}
		return treeOrCode(t, m, tree, nil, flags, &o)
	}
	text, isText, err := sourceText(t, source, "compile", "string, bytes or AST object")
	if err != nil {
		return object.Empty(), err
	}
	var reading syntax.Flags
	for _, f := range []struct {
		bit  int
		flag syntax.Flags
	}{
		{flagIgnoreCookie, syntax.IgnoreCookie},
		{flagSourceIsUTF8, syntax.IgnoreCookie},
		{flagTypeComments, syntax.TypeComments},
		{flagAllowIncomplete, syntax.AllowIncompleteInput},
		{flagDontImplyDedent, syntax.DontImplyDedent},
	} {
		if flags&f.bit != 0 {
			reading |= f.flag
		}
	}
	if isText {
		reading |= syntax.IgnoreCookie
	}
	tree, err := m.ParseText(t, text, how, reading, &o)
	if err != nil {
		return object.Empty(), err
	}
	return treeOrCode(t, m, tree, text, flags, &o)
}

// treeOrCode is what compile() returns of a tree: itself, as nodes of ast, or its
// code object.
func treeOrCode(t *object.Thread, m *vm.VM, tree syntax.Mod, text []byte, flags int, o *compile.Options) (object.Value, error) {
	if flags&flagOnlyAST != 0 {
		return ast.ToPython(t, tree)
	}
	code, err := m.CompileTree(t, tree, o)
	if err != nil {
		return object.Empty(), err
	}
	return code.Value(), nil
}

func intArg(t *object.Thread, v object.Value, missing int) (int, error) {
	if v.IsEmpty() {
		return missing, nil
	}
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err == nil && int(int32(n)) != n {
		err = t.OverflowErrorf("Python int too large to convert to C int")
	}
	return n, err
}

// fileName is a code object's file name: str, bytes or a path.
func fileName(t *object.Thread, v object.Value) (string, error) {
	switch v.Kind() {
	case object.KindStr:
		return object.GoString(v), nil
	case object.KindBytes:
		return object.Cast[object.Bytes](v).String(), nil
	}
	p, found, err := callFSPath(t, v)
	if err != nil {
		return "", err
	}
	if !found {
		return "", t.TypeErrorf("expected str, bytes or os.PathLike object, not %s", t.TypeName(v))
	}
	return fileName(t, p)
}

// callFSPath calls v's __fspath__ when its type has one.
func callFSPath(t *object.Thread, v object.Value) (path object.Value, found bool, err error) {
	method := t.LookupType(t.TypeOf(v), t.InternString("__fspath__"))
	if method.IsEmpty() {
		return method, false, nil
	}
	path, err = t.Call1(method, v)
	return path, true, err
}

// sourceText returns the text of source code; isText says that it came as str.
func sourceText(t *object.Thread, v object.Value, function, what string) (text []byte, isText bool, err error) {
	switch v.Kind() {
	case object.KindStr:
		text, isText = []byte(object.StringOf(v)), true
		if !utf8.Valid(text) { // lone surrogates: the codec words the error
			_, err := callMethod1(t, v, "encode", t.InternString("utf-8"))
			return nil, false, err
		}
	case object.KindBytes:
		text = []byte(object.Cast[object.Bytes](v).String())
	case object.KindByteArray, object.KindMemoryView:
		b, err := t.Call1(t.RT.T.Bytes.Value(), v)
		if err != nil {
			return nil, false, err
		}
		text = []byte(object.Cast[object.Bytes](b).String())
	default:
		return nil, false, t.TypeErrorf("%s() arg 1 must be a %s", function, what)
	}
	if strings.IndexByte(string(text), 0) >= 0 {
		return nil, false, t.Raise(t.RT.T.Exc.SyntaxError, "source code string cannot contain null bytes")
	}
	return text, isText, nil
}

// namespaces fills in the globals and locals that eval and exec were not given.
// The arguments stand in w[0] and w[1].
func namespaces(t *object.Thread, w []object.Value, function string) error {
	m := vm.Of(t)
	g, l := &w[0], &w[1]
	if l.IsNone() {
		*l = object.Empty()
	}
	if !l.IsEmpty() && l.Kind() != object.KindDict && t.TypeOf(*l).Slots().GetItem == nil {
		if function == "eval" {
			return t.TypeErrorf("locals must be a mapping")
		}
		return t.TypeErrorf("locals must be a mapping or None, not %s", t.TypeName(*l))
	}
	if g.IsEmpty() || g.IsNone() {
		current := m.Globals(t)
		if current == nil {
			return t.SystemErrorf("globals and locals cannot be NULL")
		}
		*g = current.Value()
		if l.IsEmpty() {
			scope, err := m.Locals(t)
			if err != nil {
				return err
			}
			*l = scope
		}
	} else if g.Kind() != object.KindDict {
		if function == "eval" {
			if t.TypeOf(*g).Slots().GetItem != nil {
				return t.TypeErrorf("globals must be a real dict; try eval(expr, {}, mapping)")
			}
			return t.TypeErrorf("globals must be a dict")
		}
		return t.TypeErrorf("exec() globals must be a dict, not %s", t.TypeName(*g))
	}
	if l.IsEmpty() {
		*l = *g
	}
	return nil
}

// eval is eval(): the value of an expression.
func eval(t *object.Thread, args []object.Value) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	w[0], w[1] = args[1], args[2]
	if err := namespaces(t, w, "eval"); err != nil {
		return object.Empty(), err
	}
	m := vm.Of(t)
	if args[0].Kind() == object.KindCode {
		code := object.Cast[object.Code](args[0])
		if code.NFree > 0 {
			return object.Empty(), t.TypeErrorf("code object passed to eval() may not contain free variables")
		}
		return m.RunCode(t, code, w[0].AsDict(), w[1], nil)
	}
	text, isText, err := sourceText(t, args[0], "eval", "string, bytes or code object")
	if err != nil {
		return object.Empty(), err
	}
	trimmed := strings.TrimLeft(string(text), " \t")
	code, err := m.CompileText(t, []byte(trimmed), syntax.ModeEval, isText, &compile.Options{Filename: "<string>", Optimize: m.Options.Config.Optimize, Future: m.FutureFlags(t)})
	if err != nil {
		return object.Empty(), err
	}
	return m.RunCode(t, code, w[0].AsDict(), w[1], nil)
}

// exec is exec(): statements, run for what they do.
func exec(t *object.Thread, args []object.Value) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	w[0], w[1] = args[1], args[2]
	if err := namespaces(t, w, "exec"); err != nil {
		return object.Empty(), err
	}
	closure := args[3]
	if closure.IsNone() {
		closure = object.Empty()
	}
	m := vm.Of(t)
	if args[0].Kind() == object.KindCode {
		code := object.Cast[object.Code](args[0])
		var cells *object.Tuple
		switch {
		case code.NFree == 0 && !closure.IsEmpty():
			return object.Empty(), t.TypeErrorf("cannot use a closure with this code object")
		case code.NFree > 0:
			if !closure.IsTuple() || closure.AsTuple().Len() != int(code.NFree) {
				return object.Empty(), t.TypeErrorf("code object requires a closure of exactly length %d", code.NFree)
			}
			cells = closure.AsTuple()
			for _, c := range cells.Items() {
				if c.Kind() != object.KindCell {
					return object.Empty(), t.TypeErrorf("code object requires a closure of exactly length %d", code.NFree)
				}
			}
		}
		_, err := m.RunCode(t, code, w[0].AsDict(), w[1], cells)
		return object.None(), err
	}
	text, isText, err := sourceText(t, args[0], "exec", "string, bytes or code object")
	if err != nil {
		return object.Empty(), err
	}
	if !closure.IsEmpty() {
		return object.Empty(), t.TypeErrorf("closure can only be used when source is a code object")
	}
	code, err := m.CompileText(t, text, syntax.ModeExec, isText, &compile.Options{Filename: "<string>", Optimize: m.Options.Config.Optimize, Future: m.FutureFlags(t)})
	if err != nil {
		return object.Empty(), err
	}
	_, err = m.RunCode(t, code, w[0].AsDict(), w[1], nil)
	return object.None(), err
}

// importBuiltin is __import__().
func importBuiltin(t *object.Thread, args []object.Value) (object.Value, error) {
	var globals *object.Dict
	if args[1].Kind() == object.KindDict {
		globals = args[1].AsDict()
	}
	level, err := intArg(t, args[4], 0)
	if err != nil {
		return object.Empty(), err
	}
	return vm.Of(t).Import(t, args[0], globals, args[3], level)
}
