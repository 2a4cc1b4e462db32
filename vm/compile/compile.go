package compile

import (
	"errors"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// Options say how to compile.
type Options struct {
	Filename string

	// Optimize is the level that -O and -OO raise: at 1 assertions go and
	// __debug__ is false, at 2 docstrings go too.
	Optimize int

	// Future holds the __future__ features in force before the source's own
	// statements; other bits are ignored.
	Future bytecode.Flags

	// TopLevelAwait lets modules await (ast.PyCF_ALLOW_TOP_LEVEL_AWAIT).
	TopLevelAwait bool

	// Warn, when set, receives the SyntaxWarnings. An error it returns ends
	// the compilation; an *syntax.Error is returned as it is.
	Warn func(*syntax.Warning) error
}

const futureAnnotations = bytecode.FutureAnnotations

// futureMask has the bits of a code object's flags that __future__ sets.
const futureMask = bytecode.FutureDivision | bytecode.FutureAbsImport | bytecode.FutureWith |
	bytecode.FuturePrint | bytecode.FutureUnicode | bytecode.FutureBarryAsBDFL |
	bytecode.FutureStopIter | bytecode.FutureAnnotations

// maxNesting is how deep the nodes of a tree may nest, about as deep as
// CPython's own stack lets them.
const maxNesting = 29000

// Source parses and compiles src. The error is a *syntax.Error, or what a Warn
// function returned.
func Source(src []byte, mode syntax.Mode, o *Options) (*bytecode.Code, error) {
	if o == nil {
		o = &Options{}
	}
	po := syntax.Options{Filename: o.Filename, Mode: mode, Warn: o.Warn}
	if o.Future&bytecode.FutureBarryAsBDFL != 0 {
		po.Flags |= syntax.BarryAsBDFL
	}
	mod, err := syntax.Parse(src, &po)
	if err != nil {
		return nil, err
	}
	return Compile(mod, src, o)
}

// Compile compiles a tree, which it rewrites in places: a tree serves for one
// compilation. Errors quote src, the text of the file named in the options; nil
// where there is none. The error is a *syntax.Error, or what Warn returned.
func Compile(mod syntax.Mod, src []byte, o *Options) (code *bytecode.Code, err error) {
	c := newCompiler(src, o)
	defer c.recoverFailure(&err)
	c.prepare(mod)
	c.symbols = c.buildSymbols(mod)
	return c.module(mod), nil
}

// compiler is one compilation.
type compiler struct {
	opts       *Options
	src        []byte
	future     bytecode.Flags // features in force
	lastFuture location       // of the last __future__ statement that counts
	names      nameTable
	symbols    *symTable
	nesting    int

	generator
}

func newCompiler(src []byte, o *Options) *compiler {
	if o == nil {
		o = &Options{}
	}
	return &compiler{opts: o, src: src, future: o.Future & futureMask, lastFuture: noLocation, names: newNames()}
}

// failure carries an error from where it is found to Compile.
type failure struct{ err error }

func (c *compiler) recoverFailure(err *error) {
	switch r := recover().(type) {
	case nil:
	case failure:
		*err = r.err
	default:
		panic(r)
	}
}

// fail ends the compilation with a SyntaxError.
func (c *compiler) fail(loc location, format string, args ...any) {
	panic(failure{syntax.NewError(syntax.SyntaxError, c.opts.Filename, c.src, loc, format, args...)})
}

// refuse is fail for what CPython finds before it generates code: the exception's
// args are then the message alone, and its attributes have the place.
func (c *compiler) refuse(loc location, format string, args ...any) {
	e := syntax.NewError(syntax.SyntaxError, c.opts.Filename, c.src, loc, format, args...)
	e.Bare = true
	panic(failure{e})
}

// failPlain ends the compilation with an error of another kind.
func (c *compiler) failPlain(kind syntax.ErrorKind, msg string) {
	panic(failure{&syntax.Error{Kind: kind, Msg: msg, Filename: c.opts.Filename}})
}

// check ends the compilation when err is one.
func (c *compiler) check(err error) {
	if err != nil {
		panic(failure{err})
	}
}

// warn reports a SyntaxWarning.
func (c *compiler) warn(loc location, msg string) {
	if c.opts.Warn == nil {
		return
	}
	err := c.opts.Warn(&syntax.Warning{Msg: msg, Filename: c.opts.Filename, Line: int(loc.Line), Pos: loc})
	if err == nil {
		return
	}
	var se *syntax.Error
	if errors.As(err, &se) && se.Kind.IsSyntax() && !se.HasText && c.src != nil {
		se = syntax.NewError(se.Kind, c.opts.Filename, c.src, loc, "%s", se.Msg)
		err = se
	}
	panic(failure{err})
}

// enterNesting counts one level of the tree, so that hostile input ends in a
// RecursionError.
func (c *compiler) enterNesting() {
	c.nesting++
	if c.nesting > maxNesting {
		c.failPlain(syntax.RecursionError, "maximum recursion depth exceeded during compilation")
	}
}

func (c *compiler) leaveNesting() { c.nesting-- }

// hasDocstring reports whether a body starts with a string.
func hasDocstring(body []syntax.Stmt) bool {
	_, ok := docstring(body)
	return ok
}

func docstring(body []syntax.Stmt) (*syntax.Constant, bool) {
	if len(body) == 0 {
		return nil, false
	}
	s, ok := body[0].(*syntax.ExprStmt)
	if !ok {
		return nil, false
	}
	k, ok := s.Value.(*syntax.Constant)
	if !ok {
		return nil, false
	}
	_, ok = k.Value.(string)
	return k, ok
}
