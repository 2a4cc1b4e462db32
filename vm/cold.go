package vm

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// cold executes one of the instructions that neither jump nor push a frame and
// that programs do not spend their time in. All engines share it: the operands
// stand on the frame's evaluation stack, of which w[sp] is the first free slot.
// It returns the new sp and whether the instruction succeeded; when it did not, an
// exception is pending.
func (vm *VM) cold(t *object.Thread, f *frame, w []object.Value, sp int, op bytecode.Opcode, arg int) (int, bool) {
	switch op {
	case bytecode.LOAD_COMMON_CONSTANT:
		w[sp] = vm.commonConstant(t, arg)
		sp++
		return sp, true
	case bytecode.COPY_FREE_VARS:
		copy(w[int(f.code.NLocalsPlus)-arg:int(f.code.NLocalsPlus)], f.fn.Closure.Items())
		return sp, true
	case bytecode.DELETE_DEREF:
		c := object.Cast[object.Cell](w[arg])
		if c.V.IsEmpty() {
			_ = unboundDeref(t, f, arg)
			return sp, false
		}
		c.V = object.Empty()
		return sp, true
	case bytecode.LOAD_FROM_DICT_OR_DEREF:
		v, err := mappingGet(t, w[sp-1], f.code.LocalsPlusNames.Items()[arg])
		if err != nil {
			return sp, false
		}
		if v.IsEmpty() {
			if v = object.Cast[object.Cell](w[arg]).V; v.IsEmpty() {
				_ = unboundDeref(t, f, arg)
				return sp, false
			}
		}
		w[sp-1] = v
		return sp, true
	case bytecode.LOAD_NAME:
		v, err := vm.loadName(t, f, f.code.Names.Items()[arg])
		if err != nil {
			return sp, false
		}
		w[sp] = v
		sp++
		return sp, true
	case bytecode.STORE_NAME:
		if f.locals.IsEmpty() {
			_ = t.SystemErrorf("no locals found when storing %s", object.StringOf(f.code.Names.Items()[arg]))
			return sp, false
		}
		if storeName(t, f.locals, f.code.Names.Items()[arg], w[sp-1]) != nil {
			return sp, false
		}
		sp--
		return sp, true
	case bytecode.DELETE_NAME:
		if deleteName(t, f, f.code.Names.Items()[arg]) != nil {
			return sp, false
		}
		return sp, true
	case bytecode.STORE_GLOBAL:
		if f.globals.Set(t, f.code.Names.Items()[arg], w[sp-1]) != nil {
			return sp, false
		}
		sp--
		return sp, true
	case bytecode.DELETE_GLOBAL:
		name := f.code.Names.Items()[arg]
		old, err := f.globals.Delete(t, name)
		if err != nil {
			return sp, false
		}
		if old.IsEmpty() {
			_ = t.NameErrorFor(t.RT.T.Exc.NameError, name, "name '%s' is not defined", object.StringOf(name))
			return sp, false
		}
		return sp, true
	case bytecode.LOAD_LOCALS:
		if f.locals.IsEmpty() {
			_ = t.SystemErrorf("no locals")
			return sp, false
		}
		w[sp] = f.locals
		sp++
		return sp, true
	case bytecode.LOAD_FROM_DICT_OR_GLOBALS:
		name := f.code.Names.Items()[arg]
		v, err := mappingGet(t, w[sp-1], name)
		if err == nil && v.IsEmpty() {
			v, err = vm.loadGlobal(t, f, name)
		}
		if err != nil {
			return sp, false
		}
		w[sp-1] = v
		return sp, true
	case bytecode.LOAD_BUILD_CLASS:
		v, err := vm.loadBuildClass(t, f)
		if err != nil {
			return sp, false
		}
		w[sp] = v
		sp++
		return sp, true
	case bytecode.SETUP_ANNOTATIONS:
		if setupAnnotations(t, f) != nil {
			return sp, false
		}
		return sp, true
	case bytecode.BINARY_SLICE:
		v, err := t.GetItem(w[sp-3], t.NewSlice(w[sp-2], w[sp-1], object.None()))
		if err != nil {
			return sp, false
		}
		sp -= 2
		w[sp-1] = v
		return sp, true
	case bytecode.STORE_SLICE:
		if t.SetItem(w[sp-3], t.NewSlice(w[sp-2], w[sp-1], object.None()), w[sp-4]) != nil {
			return sp, false
		}
		sp -= 4
		return sp, true
	case bytecode.DELETE_SUBSCR:
		if t.SetItem(w[sp-2], w[sp-1], object.Empty()) != nil {
			return sp, false
		}
		sp -= 2
		return sp, true
	case bytecode.DELETE_ATTR:
		if t.SetAttr(w[sp-1], f.code.Names.Items()[arg], object.Empty()) != nil {
			return sp, false
		}
		sp--
		return sp, true
	case bytecode.LOAD_SUPER_ATTR:
		if vm.loadSuperAttr(t, f, w[sp-3:sp], arg) != nil {
			return sp, false
		}
		sp -= 2
		if arg&1 != 0 {
			sp++
		}
		return sp, true
	case bytecode.LOAD_SPECIAL:
		if loadSpecial(t, w[sp-1:sp+1], arg) != nil {
			return sp, false
		}
		sp++
		return sp, true
	case bytecode.BUILD_SET:
		s := t.NewSet()
		for _, v := range w[sp-arg : sp] {
			if s.Add(t, v) != nil {
				return sp, false
			}
		}
		sp -= arg
		w[sp] = s.Value()
		sp++
		return sp, true
	case bytecode.BUILD_MAP:
		d := t.NewDict()
		for i := sp - 2*arg; i < sp; i += 2 {
			if d.Set(t, w[i], w[i+1]) != nil {
				return sp, false
			}
		}
		sp -= 2 * arg
		w[sp] = d.Value()
		sp++
		return sp, true
	case bytecode.BUILD_SLICE:
		step := object.None()
		if arg == 3 {
			sp--
			step = w[sp]
		}
		w[sp-2] = t.NewSlice(w[sp-2], w[sp-1], step)
		sp--
		return sp, true
	case bytecode.BUILD_STRING:
		v, err := t.JoinStrs(w[sp-arg : sp])
		if err != nil {
			return sp, false
		}
		sp -= arg
		w[sp] = v
		sp++
		return sp, true
	case bytecode.BUILD_INTERPOLATION:
		spec := t.NewStr("")
		k := sp
		if arg&1 != 0 {
			k--
			spec = w[k]
		}
		v, err := vm.buildInterpolation(t, w[k-2], w[k-1], arg>>2, spec)
		if err != nil {
			return sp, false
		}
		sp = k - 1
		w[sp-1] = v
		return sp, true
	case bytecode.BUILD_TEMPLATE:
		v, err := vm.buildTemplate(t, w[sp-2], w[sp-1])
		if err != nil {
			return sp, false
		}
		sp--
		w[sp-1] = v
		return sp, true
	case bytecode.SET_ADD:
		if w[sp-1-arg].AsSet().Add(t, w[sp-1]) != nil {
			return sp, false
		}
		sp--
		return sp, true
	case bytecode.MAP_ADD:
		if w[sp-2-arg].AsDict().Set(t, w[sp-2], w[sp-1]) != nil {
			return sp, false
		}
		sp -= 2
		return sp, true
	case bytecode.LIST_EXTEND:
		if listExtend(t, w[sp-1-arg].AsList(), w[sp-1]) != nil {
			return sp, false
		}
		sp--
		return sp, true
	case bytecode.SET_UPDATE:
		if w[sp-1-arg].AsSet().Update(t, w[sp-1]) != nil {
			return sp, false
		}
		sp--
		return sp, true
	case bytecode.DICT_UPDATE:
		if dictUpdate(t, w[sp-1-arg].AsDict(), w[sp-1]) != nil {
			return sp, false
		}
		sp--
		return sp, true
	case bytecode.DICT_MERGE:
		if dictMerge(t, w[sp-1-arg].AsDict(), w[sp-1], w[sp-4-arg]) != nil {
			return sp, false
		}
		sp--
		return sp, true
	case bytecode.FORMAT_SIMPLE:
		if !w[sp-1].IsExactStr() {
			v, err := t.Format(w[sp-1], t.NewStr(""))
			if err != nil {
				return sp, false
			}
			w[sp-1] = v
		}
		return sp, true
	case bytecode.FORMAT_WITH_SPEC:
		v, err := t.Format(w[sp-2], w[sp-1])
		if err != nil {
			return sp, false
		}
		sp--
		w[sp-1] = v
		return sp, true
	case bytecode.CONVERT_VALUE:
		v, err := convertValue(t, w[sp-1], arg)
		if err != nil {
			return sp, false
		}
		w[sp-1] = v
		return sp, true
	case bytecode.UNPACK_EX:
		n := arg&0xff + 1 + arg>>8
		if unpackEx(t, w[sp-1:sp-1+n], w[sp-1], arg&0xff, arg>>8) != nil {
			return sp, false
		}
		sp += n - 1
		return sp, true
	case bytecode.GET_YIELD_FROM_ITER:
		v, err := getYieldFromIter(t, f, w[sp-1])
		if err != nil {
			return sp, false
		}
		w[sp-1] = v
		return sp, true
	case bytecode.GET_LEN:
		n, err := t.Len(w[sp-1])
		if err != nil {
			return sp, false
		}
		w[sp] = object.Int(int64(n))
		sp++
		return sp, true
	case bytecode.CALL_FUNCTION_EX:
		f.sp = int32(sp)
		callee, args, kwargs := w[sp-4], w[sp-2], w[sp-1]
		v, err := vm.callEx(t, callee, args, kwargs)
		if err != nil {
			return sp, false
		}
		sp -= 3
		w[sp-1] = v
		return sp, true
	case bytecode.CALL_INTRINSIC_1:
		v, err := vm.intrinsic1(t, f, arg, w[sp-1])
		if err != nil {
			return sp, false
		}
		w[sp-1] = v
		return sp, true
	case bytecode.CALL_INTRINSIC_2:
		v, err := vm.intrinsic2(t, arg, w[sp-2], w[sp-1])
		if err != nil {
			return sp, false
		}
		sp--
		w[sp-1] = v
		return sp, true
	case bytecode.MAKE_FUNCTION:
		fn := t.NewPyFunction(object.Cast[object.Code](w[sp-1]), f.globals)
		fn.Builtins = f.builtins
		w[sp-1] = fn.Value()
		return sp, true
	case bytecode.SET_FUNCTION_ATTRIBUTE:
		setFunctionAttribute(t, object.Cast[object.Function](w[sp-1]), arg, w[sp-2])
		w[sp-2] = w[sp-1]
		sp--
		return sp, true
	case bytecode.CLEANUP_THROW:
		if !isStopIteration(t, w[sp-1]) {
			_ = t.Reraise(w[sp-1])
			return sp, false
		}
		w[sp-2] = stopIterationValue(t, w[sp-1])
		w[sp-3] = object.None()
		sp--
		return sp, true
	case bytecode.GET_AWAITABLE:
		v, err := getAwaitable(t, w[sp-1], arg)
		if err != nil {
			return sp, false
		}
		w[sp-1] = v
		return sp, true
	case bytecode.GET_AITER:
		v, err := getAIter(t, w[sp-1])
		if err != nil {
			return sp, false
		}
		w[sp-1] = v
		return sp, true
	case bytecode.GET_ANEXT:
		v, err := getANext(t, w[sp-1])
		if err != nil {
			return sp, false
		}
		w[sp] = v
		sp++
		return sp, true
	case bytecode.END_ASYNC_FOR:
		if !t.IsType(w[sp-1], t.RT.T.Exc.StopAsyncIteration) {
			_ = t.Reraise(w[sp-1])
			return sp, false
		}
		sp -= 2
		return sp, true
	case bytecode.PUSH_EXC_INFO:
		exc := w[sp-1]
		w[sp-1] = t.Handled
		if t.Handled.IsEmpty() {
			w[sp-1] = object.None()
		}
		w[sp] = exc
		sp++
		t.Handled = exc
		return sp, true
	case bytecode.POP_EXCEPT:
		sp--
		t.Handled = w[sp]
		if t.Handled.IsNone() {
			t.Handled = object.Empty()
		}
		return sp, true
	case bytecode.CHECK_EXC_MATCH:
		m, err := checkExcMatch(t, w[sp-2], w[sp-1])
		if err != nil {
			return sp, false
		}
		w[sp-1] = object.Bool(m)
		return sp, true
	case bytecode.CHECK_EG_MATCH:
		if vm.checkGroupMatch(t, w[sp-2:sp]) != nil {
			return sp, false
		}
		return sp, true
	case bytecode.WITH_EXCEPT_START:
		v, err := withExceptStart(t, w[sp-5:sp])
		if err != nil {
			return sp, false
		}
		w[sp] = v
		sp++
		return sp, true
	case bytecode.IMPORT_NAME:
		v, err := vm.importName(t, f, f.code.Names.Items()[arg], w[sp-1], w[sp-2])
		if err != nil {
			return sp, false
		}
		sp--
		w[sp-1] = v
		return sp, true
	case bytecode.IMPORT_FROM:
		v, err := vm.importFrom(t, f, w[sp-1], f.code.Names.Items()[arg])
		if err != nil {
			return sp, false
		}
		w[sp] = v
		sp++
		return sp, true
	case bytecode.MATCH_MAPPING:
		w[sp] = object.Bool(t.TypeOf(w[sp-1]).HasFlag(object.TypeMapping))
		sp++
		return sp, true
	case bytecode.MATCH_SEQUENCE:
		w[sp] = object.Bool(t.TypeOf(w[sp-1]).HasFlag(object.TypeSequence))
		sp++
		return sp, true
	case bytecode.MATCH_KEYS:
		v, err := matchKeys(t, w[sp-2], w[sp-1].AsTuple())
		if err != nil {
			return sp, false
		}
		w[sp] = v
		sp++
		return sp, true
	case bytecode.MATCH_CLASS:
		v, err := matchClass(t, w[sp-3], w[sp-2], arg, w[sp-1].AsTuple())
		if err != nil {
			return sp, false
		}
		sp -= 2
		w[sp-1] = v
		return sp, true

	default:
		_ = t.SystemErrorf("unknown opcode %d", op)
	}
	return sp, false
}
