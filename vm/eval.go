package vm

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// loop is the baseline engine: it executes the frame f and every frame pushed from
// entry until that returns, yields or raises. The bytecode has been verified, so
// operands are in range and the stack is as deep as an instruction needs.
//
// Each case ends in continue when the instruction succeeded; a case that breaks
// out of the switch has raised.
func (vm *VM) loop(t *object.Thread, f, entry *frame) (object.Value, error) {
	code := codeBytes(f.code)
	w := f.values()
	sp := int(f.sp)
	ip := int(f.ip)
	var result object.Value
	reraise := false // the pending exception goes on from where it was raised first
	if !f.raise.IsEmpty() {
		exc := f.raise
		f.raise = object.Empty()
		_ = t.RaiseValue(exc)
		if f = vm.unwind(t, f, entry, int(f.ip), false); f == nil {
			return object.Empty(), t.PendingError()
		}
		code, w, sp, ip = codeBytes(f.code), f.values(), int(f.sp), int(f.ip)
	}
	for {
		op := bytecode.Opcode(code[ip])
		arg := int(code[ip+1])
		for op == bytecode.EXTENDED_ARG {
			ip += 2
			op = bytecode.Opcode(code[ip])
			arg = arg<<8 | int(code[ip+1])
		}
		f.ip = int32(ip)
		at := ip
		ip += 2
		switch op {
		case bytecode.NOP, bytecode.NOT_TAKEN, bytecode.CACHE:
			continue
		case bytecode.RESUME:
			if vm.interrupt.Load() {
				f.sp = int32(sp)
				if err := vm.safepoint(t); err != nil {
					break
				}
			}
			continue

		// Locals and constants.
		case bytecode.LOAD_FAST, bytecode.LOAD_FAST_BORROW:
			w[sp] = w[arg]
			sp++
			continue
		case bytecode.LOAD_FAST_BORROW_LOAD_FAST_BORROW, bytecode.LOAD_FAST_LOAD_FAST:
			w[sp] = w[arg>>4]
			w[sp+1] = w[arg&15]
			sp += 2
			continue
		case bytecode.LOAD_FAST_CHECK:
			if w[arg].IsEmpty() {
				_ = unboundLocal(t, f, arg)
				break
			}
			w[sp] = w[arg]
			sp++
			continue
		case bytecode.LOAD_FAST_AND_CLEAR:
			w[sp] = w[arg]
			w[arg] = object.Empty()
			sp++
			continue
		case bytecode.STORE_FAST:
			sp--
			w[arg] = w[sp]
			continue
		case bytecode.STORE_FAST_LOAD_FAST:
			w[arg>>4] = w[sp-1]
			w[sp-1] = w[arg&15]
			continue
		case bytecode.STORE_FAST_STORE_FAST:
			w[arg>>4] = w[sp-1]
			w[arg&15] = w[sp-2]
			sp -= 2
			continue
		case bytecode.DELETE_FAST:
			if w[arg].IsEmpty() {
				_ = unboundLocal(t, f, arg)
				break
			}
			w[arg] = object.Empty()
			continue
		case bytecode.LOAD_CONST:
			w[sp] = f.code.Consts.Items()[arg]
			sp++
			continue
		case bytecode.LOAD_SMALL_INT:
			w[sp] = object.Int(int64(arg))
			sp++
			continue
		case bytecode.LOAD_COMMON_CONSTANT:
			w[sp] = vm.commonConstant(t, arg)
			sp++
			continue

		// The stack itself.
		case bytecode.POP_TOP, bytecode.POP_ITER, bytecode.END_FOR:
			sp--
			continue
		case bytecode.PUSH_NULL:
			w[sp] = object.Empty()
			sp++
			continue
		case bytecode.COPY:
			w[sp] = w[sp-arg]
			sp++
			continue
		case bytecode.SWAP:
			w[sp-1], w[sp-arg] = w[sp-arg], w[sp-1]
			continue
		case bytecode.END_SEND:
			w[sp-2] = w[sp-1]
			sp--
			continue

		// Cells and free variables.
		case bytecode.MAKE_CELL:
			w[arg] = t.NewCell(w[arg]).Value()
			continue
		case bytecode.COPY_FREE_VARS:
			copy(w[int(f.code.NLocalsPlus)-arg:int(f.code.NLocalsPlus)], f.fn.Closure.Items())
			continue
		case bytecode.LOAD_DEREF:
			v := object.Cast[object.Cell](w[arg]).V
			if v.IsEmpty() {
				_ = unboundDeref(t, f, arg)
				break
			}
			w[sp] = v
			sp++
			continue
		case bytecode.STORE_DEREF:
			sp--
			object.Cast[object.Cell](w[arg]).V = w[sp]
			continue
		case bytecode.DELETE_DEREF:
			c := object.Cast[object.Cell](w[arg])
			if c.V.IsEmpty() {
				_ = unboundDeref(t, f, arg)
				break
			}
			c.V = object.Empty()
			continue
		case bytecode.LOAD_FROM_DICT_OR_DEREF:
			v, err := mappingGet(t, w[sp-1], f.code.LocalsPlusNames.Items()[arg])
			if err != nil {
				break
			}
			if v.IsEmpty() {
				if v = object.Cast[object.Cell](w[arg]).V; v.IsEmpty() {
					_ = unboundDeref(t, f, arg)
					break
				}
			}
			w[sp-1] = v
			continue

		// Names.
		case bytecode.LOAD_NAME:
			v, err := vm.loadName(t, f, f.code.Names.Items()[arg])
			if err != nil {
				break
			}
			w[sp] = v
			sp++
			continue
		case bytecode.STORE_NAME:
			if f.locals.IsEmpty() {
				_ = t.SystemErrorf("no locals found when storing %s", object.StringOf(f.code.Names.Items()[arg]))
				break
			}
			if storeName(t, f.locals, f.code.Names.Items()[arg], w[sp-1]) != nil {
				break
			}
			sp--
			continue
		case bytecode.DELETE_NAME:
			if deleteName(t, f, f.code.Names.Items()[arg]) != nil {
				break
			}
			continue
		case bytecode.LOAD_GLOBAL:
			v, err := vm.loadGlobal(t, f, f.code.Names.Items()[arg>>1])
			if err != nil {
				break
			}
			w[sp] = v
			sp++
			if arg&1 != 0 {
				w[sp] = object.Empty()
				sp++
			}
			continue
		case bytecode.STORE_GLOBAL:
			if f.globals.Set(t, f.code.Names.Items()[arg], w[sp-1]) != nil {
				break
			}
			sp--
			continue
		case bytecode.DELETE_GLOBAL:
			name := f.code.Names.Items()[arg]
			old, err := f.globals.Delete(t, name)
			if err != nil {
				break
			}
			if old.IsEmpty() {
				_ = t.NameErrorFor(t.RT.T.Exc.NameError, name, "name '%s' is not defined", object.StringOf(name))
				break
			}
			continue
		case bytecode.LOAD_LOCALS:
			if f.locals.IsEmpty() {
				_ = t.SystemErrorf("no locals")
				break
			}
			w[sp] = f.locals
			sp++
			continue
		case bytecode.LOAD_FROM_DICT_OR_GLOBALS:
			name := f.code.Names.Items()[arg]
			v, err := mappingGet(t, w[sp-1], name)
			if err == nil && v.IsEmpty() {
				v, err = vm.loadGlobal(t, f, name)
			}
			if err != nil {
				break
			}
			w[sp-1] = v
			continue
		case bytecode.LOAD_BUILD_CLASS:
			v, err := vm.loadBuildClass(t, f)
			if err != nil {
				break
			}
			w[sp] = v
			sp++
			continue
		case bytecode.SETUP_ANNOTATIONS:
			if setupAnnotations(t, f) != nil {
				break
			}
			continue

		// Operators.
		case bytecode.BINARY_OP:
			ip += 10
			var v object.Value
			var err error
			if arg == int(object.OpSubscript) {
				v, err = t.GetItem(w[sp-2], w[sp-1])
			} else {
				v, err = t.Binary(w[sp-2], w[sp-1], object.BinaryOp(arg))
			}
			if err != nil {
				break
			}
			w[sp-2] = v
			sp--
			continue
		case bytecode.BINARY_SLICE:
			v, err := t.GetItem(w[sp-3], t.NewSlice(w[sp-2], w[sp-1], object.None()))
			if err != nil {
				break
			}
			sp -= 2
			w[sp-1] = v
			continue
		case bytecode.STORE_SLICE:
			if t.SetItem(w[sp-3], t.NewSlice(w[sp-2], w[sp-1], object.None()), w[sp-4]) != nil {
				break
			}
			sp -= 4
			continue
		case bytecode.STORE_SUBSCR:
			ip += 2
			if t.SetItem(w[sp-2], w[sp-1], w[sp-3]) != nil {
				break
			}
			sp -= 3
			continue
		case bytecode.DELETE_SUBSCR:
			if t.SetItem(w[sp-2], w[sp-1], object.Empty()) != nil {
				break
			}
			sp -= 2
			continue
		case bytecode.UNARY_NEGATIVE, bytecode.UNARY_INVERT:
			k := object.OpNeg
			if op == bytecode.UNARY_INVERT {
				k = object.OpInvert
			}
			v, err := t.Unary(w[sp-1], k)
			if err != nil {
				break
			}
			w[sp-1] = v
			continue
		case bytecode.UNARY_NOT:
			w[sp-1] = object.Bool(!w[sp-1].AsBool())
			continue
		case bytecode.TO_BOOL:
			ip += 6
			b, err := t.Truth(w[sp-1])
			if err != nil {
				break
			}
			w[sp-1] = object.Bool(b)
			continue
		case bytecode.COMPARE_OP:
			ip += 2
			v, err := t.RichCompare(w[sp-2], w[sp-1], object.CompareOp(arg>>5))
			if err == nil && arg&16 != 0 {
				var b bool
				b, err = t.Truth(v)
				v = object.Bool(b)
			}
			if err != nil {
				break
			}
			w[sp-2] = v
			sp--
			continue
		case bytecode.IS_OP:
			w[sp-2] = object.Bool((w[sp-2] == w[sp-1]) != (arg != 0))
			sp--
			continue
		case bytecode.CONTAINS_OP:
			ip += 2
			in, err := t.Contains(w[sp-1], w[sp-2])
			if err != nil {
				break
			}
			w[sp-2] = object.Bool(in != (arg != 0))
			sp--
			continue

		// Attributes.
		case bytecode.LOAD_ATTR:
			ip += 18
			name := f.code.Names.Items()[arg>>1]
			if arg&1 != 0 {
				m, bound, err := t.LoadMethod(w[sp-1], name)
				if err != nil {
					break
				}
				if bound {
					w[sp] = w[sp-1]
				} else {
					w[sp] = object.Empty()
				}
				w[sp-1] = m
				sp++
				continue
			}
			v, err := t.GetAttr(w[sp-1], name)
			if err != nil {
				break
			}
			w[sp-1] = v
			continue
		case bytecode.STORE_ATTR:
			ip += 8
			if t.SetAttr(w[sp-1], f.code.Names.Items()[arg], w[sp-2]) != nil {
				break
			}
			sp -= 2
			continue
		case bytecode.DELETE_ATTR:
			if t.SetAttr(w[sp-1], f.code.Names.Items()[arg], object.Empty()) != nil {
				break
			}
			sp--
			continue
		case bytecode.LOAD_SUPER_ATTR:
			ip += 2
			if vm.loadSuperAttr(t, f, w[sp-3:sp], arg) != nil {
				break
			}
			sp -= 2
			if arg&1 != 0 {
				sp++
			}
			continue
		case bytecode.LOAD_SPECIAL:
			if loadSpecial(t, w[sp-1:sp+1], arg) != nil {
				break
			}
			sp++
			continue

		// Building.
		case bytecode.BUILD_TUPLE:
			v := t.NewTuple(w[sp-arg : sp]).Value()
			sp -= arg
			w[sp] = v
			sp++
			continue
		case bytecode.BUILD_LIST:
			v := t.NewListFrom(w[sp-arg : sp]).Value()
			sp -= arg
			w[sp] = v
			sp++
			continue
		case bytecode.BUILD_SET:
			s := t.NewSet()
			var err error
			for _, v := range w[sp-arg : sp] {
				if err = s.Add(t, v); err != nil {
					break
				}
			}
			if err != nil {
				break
			}
			sp -= arg
			w[sp] = s.Value()
			sp++
			continue
		case bytecode.BUILD_MAP:
			d := t.NewDict()
			var err error
			for i := sp - 2*arg; i < sp; i += 2 {
				if err = d.Set(t, w[i], w[i+1]); err != nil {
					break
				}
			}
			if err != nil {
				break
			}
			sp -= 2 * arg
			w[sp] = d.Value()
			sp++
			continue
		case bytecode.BUILD_SLICE:
			step := object.None()
			if arg == 3 {
				sp--
				step = w[sp]
			}
			w[sp-2] = t.NewSlice(w[sp-2], w[sp-1], step)
			sp--
			continue
		case bytecode.BUILD_STRING:
			v, err := t.JoinStrs(w[sp-arg : sp])
			if err != nil {
				break
			}
			sp -= arg
			w[sp] = v
			sp++
			continue
		case bytecode.BUILD_INTERPOLATION:
			spec := t.NewStr("")
			k := sp
			if arg&1 != 0 {
				k--
				spec = w[k]
			}
			v, err := vm.buildInterpolation(t, w[k-2], w[k-1], arg>>2, spec)
			if err != nil {
				break
			}
			sp = k - 1
			w[sp-1] = v
			continue
		case bytecode.BUILD_TEMPLATE:
			v, err := vm.buildTemplate(t, w[sp-2], w[sp-1])
			if err != nil {
				break
			}
			sp--
			w[sp-1] = v
			continue
		case bytecode.LIST_APPEND:
			sp--
			w[sp-arg].AsList().Append(t, w[sp])
			continue
		case bytecode.SET_ADD:
			if w[sp-1-arg].AsSet().Add(t, w[sp-1]) != nil {
				break
			}
			sp--
			continue
		case bytecode.MAP_ADD:
			if w[sp-2-arg].AsDict().Set(t, w[sp-2], w[sp-1]) != nil {
				break
			}
			sp -= 2
			continue
		case bytecode.LIST_EXTEND:
			if listExtend(t, w[sp-1-arg].AsList(), w[sp-1]) != nil {
				break
			}
			sp--
			continue
		case bytecode.SET_UPDATE:
			if w[sp-1-arg].AsSet().Update(t, w[sp-1]) != nil {
				break
			}
			sp--
			continue
		case bytecode.DICT_UPDATE:
			if dictUpdate(t, w[sp-1-arg].AsDict(), w[sp-1]) != nil {
				break
			}
			sp--
			continue
		case bytecode.DICT_MERGE:
			if dictMerge(t, w[sp-1-arg].AsDict(), w[sp-1], w[sp-4-arg]) != nil {
				break
			}
			sp--
			continue
		case bytecode.FORMAT_SIMPLE:
			if !w[sp-1].IsExactStr() {
				v, err := t.Format(w[sp-1], t.NewStr(""))
				if err != nil {
					break
				}
				w[sp-1] = v
			}
			continue
		case bytecode.FORMAT_WITH_SPEC:
			v, err := t.Format(w[sp-2], w[sp-1])
			if err != nil {
				break
			}
			sp--
			w[sp-1] = v
			continue
		case bytecode.CONVERT_VALUE:
			v, err := convertValue(t, w[sp-1], arg)
			if err != nil {
				break
			}
			w[sp-1] = v
			continue

		// Unpacking and iteration.
		case bytecode.UNPACK_SEQUENCE:
			ip += 2
			if unpackSequence(t, w[sp-1:sp-1+arg], w[sp-1]) != nil {
				break
			}
			sp += arg - 1
			continue
		case bytecode.UNPACK_EX:
			n := arg&0xff + 1 + arg>>8
			if unpackEx(t, w[sp-1:sp-1+n], w[sp-1], arg&0xff, arg>>8) != nil {
				break
			}
			sp += n - 1
			continue
		case bytecode.GET_ITER:
			v, err := t.Iter(w[sp-1])
			if err != nil {
				break
			}
			w[sp-1] = v
			continue
		case bytecode.GET_YIELD_FROM_ITER:
			v, err := getYieldFromIter(t, f, w[sp-1])
			if err != nil {
				break
			}
			w[sp-1] = v
			continue
		case bytecode.FOR_ITER:
			ip += 2
			if g := asGenerator(w[sp-1]); g != nil && g.canResume(t) {
				f.sp = int32(sp)
				f.jump = int32(arg)
				n, err := g.resume(t, object.None())
				if err != nil {
					break
				}
				n.deliver = toForIter
				f = n
				code, w, sp, ip = codeBytes(f.code), f.values(), int(f.sp), int(f.ip)
				continue
			}
			v, err := t.Next(w[sp-1])
			if err != nil {
				break
			}
			if v.IsEmpty() {
				ip += arg*2 + 2
				continue
			}
			w[sp] = v
			sp++
			continue
		case bytecode.GET_LEN:
			n, err := t.Len(w[sp-1])
			if err != nil {
				break
			}
			w[sp] = object.Int(int64(n))
			sp++
			continue

		// Jumps.
		case bytecode.JUMP_FORWARD:
			ip += arg * 2
			continue
		case bytecode.JUMP_BACKWARD:
			ip += 2 - arg*2
			if vm.interrupt.Load() {
				f.sp = int32(sp)
				if err := vm.safepoint(t); err != nil {
					break
				}
			}
			continue
		case bytecode.JUMP_BACKWARD_NO_INTERRUPT:
			ip -= arg * 2
			continue
		case bytecode.POP_JUMP_IF_FALSE:
			ip += 2
			sp--
			if w[sp].IsFalse() {
				ip += arg * 2
			}
			continue
		case bytecode.POP_JUMP_IF_TRUE:
			ip += 2
			sp--
			if w[sp].IsTrue() {
				ip += arg * 2
			}
			continue
		case bytecode.POP_JUMP_IF_NONE:
			ip += 2
			sp--
			if w[sp].IsNone() {
				ip += arg * 2
			}
			continue
		case bytecode.POP_JUMP_IF_NOT_NONE:
			ip += 2
			sp--
			if !w[sp].IsNone() {
				ip += arg * 2
			}
			continue

		// Calls.
		case bytecode.CALL, bytecode.CALL_KW:
			ip += 6
			var kw *object.Tuple
			if op == bytecode.CALL_KW {
				sp--
				kw = w[sp].AsTuple()
			}
			first := sp - arg
			callee := w[first-2]
			if !w[first-1].IsEmpty() {
				first--
			}
			if callee.Kind() == object.KindMethod {
				if m := object.Cast[object.Method](callee); w[first-1].IsEmpty() && first == sp-arg && m.Func.Kind() == object.KindFunction {
					first--
					w[first] = m.Self
					callee = m.Func
				}
			}
			f.sp = int32(sp)
			if callee.Kind() == object.KindFunction {
				n, err := enter(t, object.Cast[object.Function](callee), w[first:sp], kw, f.gen == nil)
				if err != nil {
					break
				}
				f.sp = int32(sp - arg - 2)
				f = n
				f.deliver = toCaller
				code, w, sp, ip = codeBytes(f.code), f.values(), int(f.sp), 0
				continue
			}
			v, err := t.Call(callee, w[first:sp], kw)
			if err != nil {
				break
			}
			sp -= arg + 2
			w[sp] = v
			sp++
			continue
		case bytecode.CALL_FUNCTION_EX:
			f.sp = int32(sp)
			callee, args, kwargs := w[sp-4], w[sp-2], w[sp-1]
			v, err := vm.callEx(t, callee, args, kwargs)
			if err != nil {
				break
			}
			sp -= 3
			w[sp-1] = v
			continue
		case bytecode.CALL_INTRINSIC_1:
			v, err := vm.intrinsic1(t, f, arg, w[sp-1])
			if err != nil {
				break
			}
			w[sp-1] = v
			continue
		case bytecode.CALL_INTRINSIC_2:
			v, err := vm.intrinsic2(t, arg, w[sp-2], w[sp-1])
			if err != nil {
				break
			}
			sp--
			w[sp-1] = v
			continue
		case bytecode.MAKE_FUNCTION:
			fn := t.NewPyFunction(object.Cast[object.Code](w[sp-1]), f.globals)
			fn.Builtins = f.builtins
			w[sp-1] = fn.Value()
			continue
		case bytecode.SET_FUNCTION_ATTRIBUTE:
			setFunctionAttribute(t, object.Cast[object.Function](w[sp-1]), arg, w[sp-2])
			w[sp-2] = w[sp-1]
			sp--
			continue

		// Leaving the frame.
		case bytecode.RETURN_VALUE:
			result = w[sp-1]
			goto leave
		case bytecode.RETURN_GENERATOR:
			f.ip = int32(ip)
			f.sp = int32(sp)
			result = vm.makeGenerator(t, f)
			goto leave
		case bytecode.YIELD_VALUE:
			result = w[sp-1]
			f.sp = int32(sp - 1)
			f.ip = int32(ip)
			{
				d := f.deliver
				f.gen.suspend(t, f)
				n := f.prev
				if d == toNative {
					return result, nil
				}
				f = n
				code, w, sp, ip = codeBytes(f.code), f.values(), int(f.sp), nextIP(codeBytes(f.code), int(f.ip))
				if d == toForIter {
					w[sp] = result
					sp++
				} else { // SEND: over the value sent
					w[sp-1] = result
				}
			}
			continue

		// Generators and coroutines.
		case bytecode.SEND:
			ip += 2
			if g := asGenerator(w[sp-2]); g != nil && g.canResume(t) && g.kind != asyncGenerator {
				f.sp = int32(sp)
				f.jump = int32(arg)
				n, err := g.resume(t, w[sp-1])
				if err != nil {
					break
				}
				n.deliver = toSend
				f = n
				code, w, sp, ip = codeBytes(f.code), f.values(), int(f.sp), int(f.ip)
				continue
			}
			v, done, err := send(t, w[sp-2], w[sp-1])
			if err != nil {
				break
			}
			w[sp-1] = v
			if done {
				ip += arg * 2
			}
			continue
		case bytecode.CLEANUP_THROW:
			if !isStopIteration(t, w[sp-1]) {
				_ = t.Reraise(w[sp-1])
				break
			}
			w[sp-2] = stopIterationValue(t, w[sp-1])
			w[sp-3] = object.None()
			sp--
			continue
		case bytecode.GET_AWAITABLE:
			v, err := getAwaitable(t, w[sp-1], arg)
			if err != nil {
				break
			}
			w[sp-1] = v
			continue
		case bytecode.GET_AITER:
			v, err := getAIter(t, w[sp-1])
			if err != nil {
				break
			}
			w[sp-1] = v
			continue
		case bytecode.GET_ANEXT:
			v, err := getANext(t, w[sp-1])
			if err != nil {
				break
			}
			w[sp] = v
			sp++
			continue
		case bytecode.END_ASYNC_FOR:
			if !t.IsType(w[sp-1], t.RT.T.Exc.StopAsyncIteration) {
				_ = t.Reraise(w[sp-1])
				break
			}
			sp -= 2
			continue

		// Exceptions.
		case bytecode.PUSH_EXC_INFO:
			exc := w[sp-1]
			w[sp-1] = t.Handled
			if t.Handled.IsEmpty() {
				w[sp-1] = object.None()
			}
			w[sp] = exc
			sp++
			t.Handled = exc
			continue
		case bytecode.POP_EXCEPT:
			sp--
			t.Handled = w[sp]
			if t.Handled.IsNone() {
				t.Handled = object.Empty()
			}
			continue
		case bytecode.CHECK_EXC_MATCH:
			m, err := checkExcMatch(t, w[sp-2], w[sp-1])
			if err != nil {
				break
			}
			w[sp-1] = object.Bool(m)
			continue
		case bytecode.CHECK_EG_MATCH:
			if vm.checkGroupMatch(t, w[sp-2:sp]) != nil {
				break
			}
			continue
		case bytecode.RAISE_VARARGS:
			reraise = doRaise(t, w[sp-arg:sp])
		case bytecode.RERAISE:
			exc := w[sp-1]
			if arg != 0 {
				f.ip = int32(w[sp-1-arg].AsInt()) * 2
			}
			_ = t.Reraise(exc)
			reraise = true
		case bytecode.WITH_EXCEPT_START:
			v, err := withExceptStart(t, w[sp-5:sp])
			if err != nil {
				break
			}
			w[sp] = v
			sp++
			continue

		// Imports.
		case bytecode.IMPORT_NAME:
			v, err := vm.importName(t, f, f.code.Names.Items()[arg], w[sp-1], w[sp-2])
			if err != nil {
				break
			}
			sp--
			w[sp-1] = v
			continue
		case bytecode.IMPORT_FROM:
			v, err := vm.importFrom(t, f, w[sp-1], f.code.Names.Items()[arg])
			if err != nil {
				break
			}
			w[sp] = v
			sp++
			continue

		// Pattern matching.
		case bytecode.MATCH_MAPPING:
			w[sp] = object.Bool(t.TypeOf(w[sp-1]).HasFlag(object.TypeMapping))
			sp++
			continue
		case bytecode.MATCH_SEQUENCE:
			w[sp] = object.Bool(t.TypeOf(w[sp-1]).HasFlag(object.TypeSequence))
			sp++
			continue
		case bytecode.MATCH_KEYS:
			v, err := matchKeys(t, w[sp-2], w[sp-1].AsTuple())
			if err != nil {
				break
			}
			w[sp] = v
			sp++
			continue
		case bytecode.MATCH_CLASS:
			v, err := matchClass(t, w[sp-3], w[sp-2], arg, w[sp-1].AsTuple())
			if err != nil {
				break
			}
			sp -= 2
			w[sp-1] = v
			continue

		default:
			_ = t.SystemErrorf("unknown opcode %d", op)
		}

		// An exception is pending: go on in the frame that handles it.
		if f = vm.unwind(t, f, entry, at, reraise); f == nil {
			return object.Empty(), t.PendingError()
		}
		reraise = false
		code, w, sp, ip = codeBytes(f.code), f.values(), int(f.sp), int(f.ip)
		continue

	leave:
		d, prev := f.deliver, f.prev
		vm.leaveFrame(t, f)
		if d == toNative {
			return result, nil
		}
		f = prev
		code, w, sp = codeBytes(f.code), f.values(), int(f.sp)
		ip = nextIP(code, int(f.ip))
		switch d {
		case toCaller:
			w[sp] = result
			sp++
		case toForIter:
			ip += int(f.jump)*2 + 2
		case toSend:
			w[sp-1] = result
			ip += int(f.jump) * 2
		}
	}
}

// nextIP returns the offset behind the instruction at ip and its caches.
func nextIP(code []byte, ip int) int {
	return ip + 2 + bytecode.Opcode(code[ip]).Caches()*2
}

// unwind finds the handler of the pending exception, from frame f outwards, and
// returns the frame that has it, ready to go on there; nil when the exception
// leaves the frame that run was entered with. at is the offset that raised: RERAISE
// makes f.ip, which tracebacks show, that of the instruction that raised first. A
// reraised exception gets no entry for f in its traceback.
func (vm *VM) unwind(t *object.Thread, f, entry *frame, at int, reraise bool) *frame {
	for {
		if !reraise {
			vm.addTraceback(t, f)
		}
		reraise = false
		if h, ok := f.code.Data(t.RT).HandlerAt(at); ok {
			w := f.values()
			sp := int(f.code.NLocalsPlus) + h.Depth
			if h.Lasti {
				w[sp] = object.Int(int64(f.ip / 2))
				sp++
			}
			w[sp] = t.TakeError()
			f.sp, f.ip = int32(sp+1), int32(h.Target)
			// A handler can raise to itself, so this is a place to be interrupted: the
			// handler gets the interrupt in the place of what it was to handle.
			if vm.interrupt.Load() {
				if err := vm.safepoint(t); err != nil {
					f.values()[sp] = t.TakeError()
				}
			}
			return f
		}
		d, prev := f.deliver, f.prev
		vm.leaveFrame(t, f)
		if f == entry || d == toNative {
			return nil
		}
		f = prev
		at = int(f.ip)
	}
}
