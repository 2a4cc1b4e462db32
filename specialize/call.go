package specialize

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// takesExactly tells whether a function takes n positional arguments and has no
// other parameter, so that they are its first variables as they stand.
func takesExactly(fn *object.Function, n int) bool {
	c := fn.Code
	return int(c.ArgCount) == n && c.NArgs == c.ArgCount && regcode.Has(c)
}

// Call looks at a call. r holds what is called, a place for the receiver, and the
// arguments; method says that a receiver can stand there.
func (s *Specializer) Call(t *object.Thread, pc *regcode.Inst, r []object.Value, method bool) {
	s.decide(pc, s.call(t, pc, r, method))
}

func (s *Specializer) call(t *object.Thread, pc *regcode.Inst, r []object.Value, method bool) regcode.Op {
	callee := r[0]
	if !callee.IsObject() {
		return s.no(OddCallee)
	}
	if method {
		if r[1].IsEmpty() {
			return s.no(OddReceiver)
		}
		return s.callMethod(t, pc, callee, r[1:])
	}
	args := r[2:]
	pc.P = uint64(callee.Addr())
	switch callee.Kind() {
	case object.KindFunction:
		fn := object.Cast[object.Function](callee)
		if takesExactly(fn, len(args)) {
			if old := pc.Op; old == regcode.OpCallPython || old == regcode.OpCallPythonAny {
				return regcode.OpCallPythonAny
			}
			pc.Ver = t.FunctionVersion(fn)
			return regcode.OpCallPython
		}
		return s.no(ManyArguments)
	case object.KindType:
		return s.callClass(t, pc, callee.AsType(), len(args))
	case object.KindNative:
		return s.callNative(pc, object.Cast[object.Native](callee), len(args))
	}
	return s.no(OddCallee)
}

// callClass looks at the making of an instance.
func (s *Specializer) callClass(t *object.Thread, pc *regcode.Inst, typ *object.Type, args int) regcode.Op {
	init, ok := t.PlainInit(typ)
	if !ok {
		return s.no(OddClass)
	}
	if !takesExactly(init, args+1) || init.Code.Flags&(bytecode.Generator|bytecode.Coroutine|bytecode.AsyncGenerator) != 0 {
		return s.no(ManyArguments)
	}
	pc.Ver, pc.Ver2, pc.Q = typ.Version(), t.FunctionVersion(init), uint64(init.Value().Addr())
	return regcode.OpCallClass
}

// callNative looks at a call of a built-in function.
func (s *Specializer) callNative(pc *regcode.Inst, n *object.Native, args int) regcode.Op {
	pc.P = uint64(n.DefAddr())
	switch {
	case n.IsBound() && args == 1 && n.Direct(2):
		return regcode.OpCallBound1
	case n.IsBound():
		return s.no(NativeSignature)
	case args == 1 && n.Direct(1):
		if n.Def.Name == "len" && n.IsModuleFunction("builtins") {
			return regcode.OpCallLen
		}
		return regcode.OpCallNative1
	case args == 2 && n.Direct(2):
		return regcode.OpCallNative2
	}
	return s.no(NativeSignature)
}

// callMethod looks at a call with a receiver; r begins with that.
func (s *Specializer) callMethod(t *object.Thread, pc *regcode.Inst, callee object.Value, r []object.Value) regcode.Op {
	pc.P = uint64(callee.Addr())
	switch callee.Kind() {
	case object.KindFunction:
		fn := object.Cast[object.Function](callee)
		if takesExactly(fn, len(r)) {
			if old := pc.Op; old == regcode.OpCallMethodPython || old == regcode.OpCallMethodPythonAny {
				return regcode.OpCallMethodPythonAny
			}
			pc.Ver = t.FunctionVersion(fn)
			return regcode.OpCallMethodPython
		}
		return s.no(ManyArguments)
	case object.KindNative:
		n := object.Cast[object.Native](callee)
		if n.IsBound() || !r[0].IsObject() || !n.Accepts(t, r[0]) {
			return s.no(OddReceiver)
		}
		pc.Ver = t.TypeOf(r[0]).Version()
		switch {
		case len(r) == 1 && n.Direct(1):
			return regcode.OpCallMethodNative0
		case len(r) == 2 && n.Direct(2):
			if r[0].IsExactList() && n.Def.Name == "append" && n.Owner == t.RT.T.List {
				return regcode.OpCallListAppend
			}
			return regcode.OpCallMethodNative1
		}
		return s.no(NativeSignature)
	}
	return s.no(OddCallee)
}
