// Package opcode is the native module _opcode: what the interpreter knows of its
// opcodes, from vm/bytecode's table.
package opcode

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _opcode module.
var Module = vm.NativeModule{
	Name: "_opcode",
	Doc:  "Opcode support module.",
	Funcs: []object.Def{
		{Name: "stack_effect", Sig: "(opcode, oparg=None, /, *, jump=None)", Doc: "Compute the stack effect of the opcode.", FV: stackEffect},
		{Name: "is_valid", Sig: "(opcode)", Doc: "Return True if opcode is valid, False otherwise.", FV: isValid},
		{Name: "has_arg", Sig: "(opcode)", Doc: "Return True if the opcode uses its oparg, False otherwise.", FV: hasArg},
		{Name: "has_const", Sig: "(opcode)", Doc: "Return True if the opcode accesses a constant, False otherwise.", FV: hasConst},
		{Name: "has_name", Sig: "(opcode)", Doc: "Return True if the opcode accesses an attribute by name, False otherwise.", FV: hasName},
		{Name: "has_jump", Sig: "(opcode)", Doc: "Return True if the opcode has a jump target, False otherwise.", FV: hasJump},
		{Name: "has_free", Sig: "(opcode)", Doc: "Return True if the opcode accesses a free variable, False otherwise.", FV: hasFree},
		{Name: "has_local", Sig: "(opcode)", Doc: "Return True if the opcode accesses a local variable, False otherwise.", FV: hasLocal},
		{Name: "has_exc", Sig: "(opcode)", Doc: "Return True if the opcode sets an exception handler, False otherwise.", FV: hasExc},
		{Name: "get_nb_ops", Sig: "()", Doc: "Return array of symbols of binary ops.", F0: binaryOps},
		{Name: "get_intrinsic1_descs", Sig: "()", Doc: "Return a list of names of the unary intrinsics.", F0: intrinsics1},
		{Name: "get_intrinsic2_descs", Sig: "()", Doc: "Return a list of names of the binary intrinsics.", F0: intrinsics2},
		{Name: "get_special_method_names", Sig: "()", Doc: "Return a list of special method names.", F0: specialMethods},
		{Name: "get_executor", Text: "($module, /, code, offset)", Sig: "(*, code, offset)", Doc: "Return the executor object at offset in code if exists, None otherwise.", FV: executor},
		{Name: "get_specialization_stats", Sig: "()", Doc: "Return the specialization stats", F0: stats},
	},
	Init: func(_ *vm.VM, t *object.Thread, m *object.Module) error {
		m.Dict.SetString(t, "ENABLE_SPECIALIZATION", object.False())
		m.Dict.SetString(t, "ENABLE_SPECIALIZATION_FT", object.False())
		return nil
	},
}

// opcode reads an opcode; a number that is none gives one that is not valid.
func opcode(t *object.Thread, v object.Value) (bytecode.Opcode, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return 0, err
	}
	if n < 0 || n > 1<<15 {
		return 1<<16 - 1, nil
	}
	return bytecode.Opcode(n), nil
}

func has(t *object.Thread, args []object.Value, f func(bytecode.Opcode) bool) (object.Value, error) {
	op, err := opcode(t, args[0])
	return object.Bool(err == nil && f(op)), err
}

func isValid(t *object.Thread, args []object.Value) (object.Value, error) {
	return has(t, args, func(op bytecode.Opcode) bool { return op.Valid() || op.Specialized() })
}

func hasArg(t *object.Thread, args []object.Value) (object.Value, error) {
	return has(t, args, bytecode.Opcode.HasArg)
}

func hasConst(t *object.Thread, args []object.Value) (object.Value, error) {
	return has(t, args, bytecode.Opcode.HasConst)
}

func hasName(t *object.Thread, args []object.Value) (object.Value, error) {
	return has(t, args, bytecode.Opcode.HasName)
}

func hasJump(t *object.Thread, args []object.Value) (object.Value, error) {
	return has(t, args, bytecode.Opcode.HasJump)
}

func hasFree(t *object.Thread, args []object.Value) (object.Value, error) {
	return has(t, args, bytecode.Opcode.HasFree)
}

func hasLocal(t *object.Thread, args []object.Value) (object.Value, error) {
	return has(t, args, bytecode.Opcode.HasLocal)
}

func hasExc(t *object.Thread, args []object.Value) (object.Value, error) {
	return has(t, args, bytecode.Opcode.HasExc)
}

func stackEffect(t *object.Thread, args []object.Value) (object.Value, error) {
	op, err := opcode(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	arg := 0
	if !args[1].IsEmpty() && !args[1].IsNone() {
		if arg, err = t.IndexInt(args[1], t.RT.T.Exc.OverflowError); err != nil {
			return object.Value{}, err
		}
	}
	jump := args[2]
	if !jump.IsEmpty() && !jump.IsNone() && !jump.IsBool() {
		return object.Value{}, t.ValueErrorf("stack_effect: jump must be False, True or None")
	}
	if !op.Valid() {
		return object.Value{}, t.ValueErrorf("invalid opcode or oparg")
	}
	with, without := bytecode.StackEffect(op, arg, true), bytecode.StackEffect(op, arg, false)
	switch {
	case jump.IsTrue():
		return object.Int(int64(with)), nil
	case jump.IsFalse():
		return object.Int(int64(without)), nil
	}
	return object.Int(int64(max(with, without))), nil
}

// names lists what f names from 0 on.
func names(t *object.Thread, f func(int) string) (object.Value, error) {
	l := t.NewList(0)
	for i := 0; f(i) != ""; i++ {
		l.Append(t, t.NewStr(f(i)))
	}
	return l.Value(), nil
}

func intrinsics1(t *object.Thread) (object.Value, error) { return names(t, bytecode.Intrinsic1Name) }
func intrinsics2(t *object.Thread) (object.Value, error) { return names(t, bytecode.Intrinsic2Name) }
func specialMethods(t *object.Thread) (object.Value, error) {
	return names(t, bytecode.SpecialMethodName)
}

func binaryOps(t *object.Thread) (object.Value, error) {
	l := t.NewList(0)
	for i := 0; bytecode.BinaryOpSymbol(i) != ""; i++ {
		name := t.NewStr(bytecode.BinaryOpName(i))
		l.Append(t, t.Tuple2(name, t.NewStr(bytecode.BinaryOpSymbol(i))))
	}
	return l.Value(), nil
}

// executor answers for code that has been compiled further, as none here is.
func executor(t *object.Thread, args []object.Value) (object.Value, error) {
	return object.None(), nil
}

func stats(t *object.Thread) (object.Value, error) { return object.None(), nil }
