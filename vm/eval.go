package vm

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// loop is the baseline engine: it executes the innermost frame and every frame
// pushed from it until one that native code entered returns, yields or raises; again says that it left off because the
// innermost frame is one that another engine runs. The bytecode has been verified,
// so operands are in range and the stack is as deep as an instruction needs.
//
// Each case ends in continue when the instruction succeeded; a case that breaks
// out of the switch has raised.
func (vm *VM) loop(t *object.Thread) (v object.Value, err error, again bool) {
	f, ok := vm.begin(t)
	if !ok {
		return object.Empty(), t.PendingError(), false
	}
	if f.pc != nil {
		return object.Empty(), nil, true
	}
	code := codeBytes(f.code)
	w := f.values()
	sp := int(f.sp)
	ip := int(f.ip)
	at := ip
	var result object.Value
	reraise := false // the pending exception goes on from where it was raised first
	for {
		op := bytecode.Opcode(code[ip])
		arg := int(code[ip+1])
		for op == bytecode.EXTENDED_ARG {
			ip += 2
			op = bytecode.Opcode(code[ip])
			arg = arg<<8 | int(code[ip+1])
		}
		f.ip = int32(ip)
		at = ip
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

		// Names.
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
		case bytecode.STORE_SUBSCR:
			ip += 2
			if t.SetItem(w[sp-2], w[sp-1], w[sp-3]) != nil {
				break
			}
			sp -= 3
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
		case bytecode.LIST_APPEND:
			sp--
			w[sp-arg].AsList().Append(t, w[sp])
			continue

		// Unpacking and iteration.
		case bytecode.UNPACK_SEQUENCE:
			ip += 2
			if unpackSequence(t, w[sp-1:sp-1+arg], w[sp-1]) != nil {
				break
			}
			sp += arg - 1
			continue
		case bytecode.GET_ITER:
			v, err := t.Iter(w[sp-1])
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
				if f = n; f.pc != nil {
					return object.Empty(), nil, true
				}
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
				n, err := vm.enter(t, object.Cast[object.Function](callee), w[first:sp], kw, f.flags&ofGenerator == 0)
				if err != nil {
					break
				}
				f.sp = int32(sp - arg - 2)
				f = n
				f.deliver = toCaller
				if f.flags |= fromBelow; f.pc != nil {
					return object.Empty(), nil, true
				}
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
				d, prev := f.deliver, f.prev
				f.gen.suspend(t, f)
				if d == toNative {
					return result, nil, false
				}
				if f = prev; f.pc != nil {
					f.pc = deliverYield(f, d, result)
					return object.Empty(), nil, true
				}
				f.yielded(d, result)
				code, w, sp, ip = codeBytes(f.code), f.values(), int(f.sp), int(f.ip)
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
				if f = n; f.pc != nil {
					return object.Empty(), nil, true
				}
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

		// Exceptions.
		case bytecode.RAISE_VARARGS:
			reraise = doRaise(t, w[sp-arg:sp])
		case bytecode.RERAISE:
			exc := w[sp-1]
			if arg != 0 {
				f.ip = int32(w[sp-1-arg].AsInt()) * 2
			}
			_ = t.Reraise(exc)
			reraise = true

		// Imports.

		// Pattern matching.
		default:
			var ok bool
			ip += op.Caches() * 2
			if sp, ok = vm.cold(t, f, w, sp, op, arg); ok {
				continue
			}
			reraise = op == bytecode.CLEANUP_THROW
		}

	raised:
		// An exception is pending: go on in the frame that handles it.
		if f = vm.unwind(t, f, at, reraise); f == nil {
			return object.Empty(), t.PendingError(), false
		}
		reraise = false
		if f.pc != nil {
			return object.Empty(), nil, true
		}
		code, w, sp, ip = codeBytes(f.code), f.values(), int(f.sp), int(f.ip)
		continue

	leave:
		d, prev := f.deliver, f.prev
		vm.leaveFrame(t, f)
		if d == toNative {
			return result, nil, false
		}
		if f = prev; f.pc != nil {
			if f.pc = vm.deliverReturn(t, f, d, result); f.pc == nil {
				goto raised
			}
			return object.Empty(), nil, true
		}
		f.returned(d, result)
		code, w, sp, ip = codeBytes(f.code), f.values(), int(f.sp), int(f.ip)
	}
}

// returned gives a frame of the baseline engine what a frame called from it, or a
// generator resumed from it, returned, and moves it on.
func (f *frame) returned(d delivery, v object.Value) {
	ip := nextIP(codeBytes(f.code), int(f.ip))
	switch d {
	case toCaller:
		*f.value(int(f.sp)) = v
		f.sp++
	case toForIter:
		ip += int(f.jump)*2 + 2
	case toSend:
		*f.value(int(f.sp) - 1) = v
		ip += int(f.jump) * 2
	}
	f.ip = int32(ip)
}

// yielded gives a frame of the baseline engine what a generator resumed from it
// yielded, and moves it on.
func (f *frame) yielded(d delivery, v object.Value) {
	if d == toForIter {
		*f.value(int(f.sp)) = v
		f.sp++
	} else { // SEND: over the value sent
		*f.value(int(f.sp) - 1) = v
	}
	f.ip = int32(nextIP(codeBytes(f.code), int(f.ip)))
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
func (vm *VM) unwind(t *object.Thread, f *frame, at int, reraise bool) *frame {
	lasti := int(f.ip)
	if f.pc != nil && !reraise {
		lasti = at
	}
	for {
		if !reraise {
			vm.addTraceback(t, f)
		}
		reraise = false
		if h, ok := f.code.HandlerAt(at); ok {
			sp := int(f.code.NLocalsPlus) + h.Depth
			if h.Lasti {
				*f.value(sp) = object.Int(int64(lasti / 2))
				sp++
			}
			*f.value(sp) = t.TakeError()
			f.sp, f.ip = int32(sp+1), int32(h.Target)
			if f.pc != nil {
				f.pc = regcode.BlockOf(f.code).Find(h.Target)
			}
			// A handler can raise to itself, so this is a place to be interrupted: the
			// handler gets the interrupt in the place of what it was to handle.
			if vm.interrupt.Load() {
				if err := vm.safepoint(t); err != nil {
					*f.value(sp) = t.TakeError()
				}
			}
			return f
		}
		d, prev := f.deliver, f.prev
		vm.leaveFrame(t, f)
		if d == toNative {
			return nil
		}
		f = prev
		at = f.at()
		lasti = at
	}
}
