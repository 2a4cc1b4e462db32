package bytecode

// The verifier's view of each instruction: what it takes from the stack and
// leaves there.

// pop takes an entry that can be nothing but the given kinds.
func (v *verifier) pop(kinds entry) entry {
	n := len(v.stack) - 1
	if n < 0 {
		v.fail("%v on an empty stack", v.opcode())
		return kinds
	}
	e := v.stack[n]
	v.stack = v.stack[:n]
	if n < v.low {
		v.low = n
		if n < v.below {
			v.joined = -1
		}
	}
	if !e.only(kinds) {
		v.fail("%v of %v, which has to be %v", v.opcode(), e, kinds)
	}
	return e
}

// popObjects takes n objects.
func (v *verifier) popObjects(n int) {
	if n > len(v.stack) {
		v.fail("%v of %d entries on a stack of %d", v.opcode(), n, len(v.stack))
		return
	}
	for range n {
		v.pop(objects)
	}
}

func (v *verifier) push(e entry) {
	if len(v.stack) >= v.code.StackSize {
		v.fail("%v on a full stack of %d", v.opcode(), v.code.StackSize)
		return
	}
	v.stack = append(v.stack, e)
}

func (v *verifier) pushObjects(n int) {
	if n > v.code.StackSize-len(v.stack) {
		v.fail("%v leaves %d entries on a stack of %d that holds %d", v.opcode(), n, v.code.StackSize, len(v.stack))
		return
	}
	for range n {
		v.stack = append(v.stack, isObject)
	}
}

// peek checks the entry at a depth, of which 1 is the top.
func (v *verifier) peek(depth int, kinds entry) entry {
	if depth > len(v.stack) {
		v.fail("%v looks at entry %d of a stack of %d", v.opcode(), depth, len(v.stack))
		return kinds
	}
	e := v.stack[len(v.stack)-depth]
	if !e.only(kinds) {
		v.fail("%v looks at %v, which has to be %v", v.opcode(), e, kinds)
	}
	return e
}

// opcode is that of the instruction at hand, for messages.
func (v *verifier) opcode() Opcode {
	if v.offset < 0 {
		return CACHE
	}
	in := v.decode(v.offset)
	return in.op
}

// String names kinds, for messages.
func (e entry) String() string {
	names := [...]string{"NULL", "an object", "None", "a bool", "a list", "a set", "a dict", "a tuple", "a tuple of names", "a tuple of cells", "a cell",
		"a code object", "a function", "a function without its cells", "an exception", "a saved exception", "an instruction's offset"}
	if e.only(objects) && e&isObject != 0 {
		return "an object"
	}
	s := ""
	for i, name := range names {
		if e>>i&1 != 0 {
			if s != "" {
				s += " or "
			}
			s += name
		}
	}
	return s
}

// load pushes what a variable holds, which must not be empty.
func (v *verifier) load(i int) {
	e := v.locals.load(i)
	if e&isNull != 0 {
		v.fail("%v of variable %d, which may be empty", v.opcode(), i)
		return
	}
	v.push(e)
}

func (v *verifier) store(i int, e entry) {
	if !e.only(objects | isNull) {
		v.fail("%v into a variable of %v", v.opcode(), e)
		return
	}
	v.joined = -1
	v.locals.store(i, e, v.cellable.has(i))
}

// cell checks that a variable holds a cell.
func (v *verifier) cell(i int) {
	if v.locals.load(i) != isCell {
		v.fail("%v of variable %d, which may hold no cell", v.opcode(), i)
	}
}

// step follows an instruction, and reports whether control goes on behind it.
// covered is the handler of what it raises, -1 for none.
func (v *verifier) step(in *instruction, covered int) bool {
	arg := in.arg
	switch in.op {

	// Instructions that never raise.
	case NOP, NOT_TAKEN:
		return true
	case POP_TOP:
		v.pop(anyKind)
		return true
	case POP_ITER, END_FOR:
		v.pop(objects)
		return true
	case END_SEND:
		v.pop(objects)
		v.pop(objects)
		v.push(isObject)
		return true
	case COPY:
		v.push(v.peek(arg, anyKind))
		return true
	case SWAP:
		n := len(v.stack)
		if arg > n {
			v.fail("SWAP %d on a stack of %d", arg, n)
			return false
		}
		if n-arg < v.below {
			v.joined = -1
		}
		v.stack[n-1], v.stack[n-arg] = v.stack[n-arg], v.stack[n-1]
		return true
	case PUSH_NULL:
		v.push(isNull)
		return true
	case LOAD_CONST:
		v.push(v.consts[arg])
		return true
	case LOAD_SMALL_INT, LOAD_COMMON_CONSTANT:
		v.push(isObject)
		return true
	case LOAD_FAST, LOAD_FAST_BORROW:
		v.load(arg)
		return true
	case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW:
		v.load(arg >> 4)
		v.load(arg & 15)
		return true
	case LOAD_FAST_AND_CLEAR:
		v.push(v.locals.load(arg))
		v.store(arg, isNull)
		return true
	case STORE_FAST:
		v.store(arg, v.pop(anyKind))
		return true
	case STORE_FAST_LOAD_FAST:
		v.store(arg>>4, v.pop(anyKind))
		v.load(arg & 15)
		return true
	case STORE_FAST_STORE_FAST:
		v.store(arg>>4, v.pop(anyKind))
		v.store(arg&15, v.pop(anyKind))
		return true
	case IS_OP:
		v.popObjects(2)
		v.push(isBool)
		return true
	case UNARY_NOT:
		v.pop(isBool)
		v.push(isBool)
		return true
	case PUSH_EXC_INFO:
		v.pop(isExc)
		v.push(isSaved)
		v.push(isExc)
		return true
	case POP_EXCEPT:
		v.pop(isSaved)
		return true
	case JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT:
		v.enter(in.jumpTarget(), v.stack)
		return false
	case POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE:
		v.pop(objects)
		v.enter(in.jumpTarget(), v.stack)
		return true
	case RETURN_VALUE:
		v.pop(objects)
		if len(v.stack) > 0 {
			v.fail("RETURN_VALUE leaves %d entries", len(v.stack))
		}
		return false
	case SET_FUNCTION_ATTRIBUTE:
		v.setAttribute(arg)
		return true
	case COPY_FREE_VARS:
		for i, k := range v.code.LocalsPlusKinds {
			if k&KindFree != 0 {
				v.store(i, isCell)
			}
		}
		return true

	// Instructions that change variables raise before they do.
	case LOAD_FAST_CHECK:
		v.raise(covered)
		e := v.locals.load(arg) &^ isNull
		if e == 0 {
			e = isObject // never got to
		}
		v.push(e)
		v.store(arg, e)
		return true
	case DELETE_FAST:
		v.raise(covered)
		v.store(arg, isNull)
		return true
	case MAKE_CELL:
		if v.code.LocalsPlusKinds[arg]&(KindCell|KindFree) == 0 {
			v.fail("MAKE_CELL of variable %d, which is no cell", arg)
		}
		v.raise(covered)
		v.store(arg, isCell)
		return true

	// Where exceptions are thrown into generators, with a value sent.
	case RETURN_GENERATOR:
		v.push(isObject)
		v.low = len(v.stack)
		v.raise(covered)
		return true
	case YIELD_VALUE:
		v.pop(objects)
		v.push(isObject)
		v.low = len(v.stack)
		v.raise(covered)
		return true
	}

	goesOn := v.mayRaise(in)
	v.raise(covered)
	return goesOn
}

// setAttribute follows SET_FUNCTION_ATTRIBUTE. Cells have to be as many as the
// function's code has free variables.
func (v *verifier) setAttribute(flag int) {
	f := v.pop(isFunction | isOpen)
	if v.err != nil {
		return
	}
	if flag != 8 {
		v.pop(objects)
		v.push(f)
		return
	}
	cells := v.pop(isCells)
	if v.err != nil {
		return
	}
	if n := v.freeVars(f); n < 0 || entry(n) != cells.number() {
		v.fail("a closure of %d cells for a function of %d free variables", int32(cells.number()), n)
		return
	}
	v.push(isFunction | f&^anyKind)
}

// freeVars returns how many free variables the code has of which e knows the
// number among the constants, -1 if it does not.
func (v *verifier) freeVars(e entry) int {
	if e.number() >= entry(len(v.code.Consts)) {
		return -1
	}
	c, ok := v.code.Consts[e.number()].(*Code)
	if !ok {
		return -1
	}
	n := 0
	for _, k := range c.LocalsPlusKinds {
		if k&KindFree != 0 {
			n++
		}
	}
	return n
}

// names checks a tuple of names for an instruction that has n arguments.
func (v *verifier) names(n int) {
	e := v.pop(isNames)
	if v.err == nil && e.number() > entry(n) {
		v.fail("%v has %d names for %d arguments", v.opcode(), int32(e.number()), n)
	}
}

// mayRaise follows an instruction that leaves variables alone and may raise.
func (v *verifier) mayRaise(in *instruction) bool {
	arg := in.arg
	switch in.op {
	case RESUME, DELETE_NAME, DELETE_GLOBAL, SETUP_ANNOTATIONS:
	case JUMP_BACKWARD:
		v.enter(in.jumpTarget(), v.stack)
		return false
	case RAISE_VARARGS:
		v.popObjects(arg)
		return false
	case RERAISE:
		v.pop(excOrNil)
		if arg > 0 {
			v.peek(arg, isLasti)
		}
		return false

	// Objects in, one object out.
	case UNARY_NEGATIVE, UNARY_INVERT, FORMAT_SIMPLE, CONVERT_VALUE, GET_ITER, GET_YIELD_FROM_ITER, GET_AITER, GET_AWAITABLE, LOAD_FROM_DICT_OR_GLOBALS:
		v.objects(1)
	case BINARY_OP, FORMAT_WITH_SPEC, IMPORT_NAME:
		v.objects(2)
	case BINARY_SLICE:
		v.objects(3)
	case BUILD_SLICE, BUILD_STRING:
		v.objects(arg)
	case BUILD_INTERPOLATION:
		v.objects(2 + arg&1)
	case BUILD_TEMPLATE:
		v.pop(tuples)
		v.pop(tuples)
		v.push(isObject)
	case LOAD_BUILD_CLASS, LOAD_LOCALS, LOAD_NAME:
		v.push(isObject)
	case LOAD_DEREF:
		v.cell(arg)
		v.push(isObject)
	case LOAD_FROM_DICT_OR_DEREF:
		v.cell(arg)
		v.objects(1)

	// Objects in, none out.
	case STORE_NAME, STORE_GLOBAL, DELETE_ATTR:
		v.popObjects(1)
	case STORE_ATTR, DELETE_SUBSCR:
		v.popObjects(2)
	case STORE_SUBSCR:
		v.popObjects(3)
	case STORE_SLICE:
		v.popObjects(4)
	case STORE_DEREF:
		v.cell(arg)
		v.popObjects(1)
	case DELETE_DEREF:
		v.cell(arg)

	// One more than there was.
	case GET_LEN, GET_ANEXT, IMPORT_FROM:
		v.peek(1, objects)
		v.push(isObject)
	case MATCH_MAPPING, MATCH_SEQUENCE:
		v.peek(1, objects)
		v.push(isBool)
	case MATCH_KEYS:
		v.peek(1, tuples)
		v.peek(2, objects)
		v.push(isObject)
	case MATCH_CLASS:
		v.pop(isNames)
		v.objects(2)

	// Bools.
	case TO_BOOL:
		v.popObjects(1)
		v.push(isBool)
	case CONTAINS_OP:
		v.popObjects(2)
		v.push(isBool)
	case COMPARE_OP:
		v.popObjects(2)
		if arg&16 != 0 {
			v.push(isBool)
		} else {
			v.push(isObject)
		}

	// Attributes and globals, perhaps with a place for self.
	case LOAD_GLOBAL:
		v.push(isObject)
		if arg&1 != 0 {
			v.push(isNull)
		}
	case LOAD_ATTR:
		v.attribute(1, arg&1 != 0)
	case LOAD_SUPER_ATTR:
		v.attribute(3, arg&1 != 0)
	case LOAD_SPECIAL:
		v.attribute(1, true)

	// Containers.
	case BUILD_LIST:
		v.popObjects(arg)
		v.push(isList)
	case BUILD_SET:
		v.popObjects(arg)
		v.push(isSet)
	case BUILD_MAP:
		v.popObjects(2 * arg)
		v.push(isDict)
	case BUILD_TUPLE:
		v.buildTuple(arg)
	case LIST_APPEND, LIST_EXTEND:
		v.popObjects(1)
		v.peek(arg, isList)
	case SET_ADD:
		v.popObjects(1)
		v.peek(arg, objects)
	case SET_UPDATE:
		v.popObjects(1)
		v.peek(arg, isSet)
	case MAP_ADD:
		v.popObjects(2)
		v.peek(arg, isDict)
	case DICT_UPDATE:
		v.popObjects(1)
		v.peek(arg, isDict)
	case DICT_MERGE:
		v.popObjects(1)
		v.peek(arg, isDict)
		v.peek(arg+3, objects)
	case UNPACK_SEQUENCE:
		v.popObjects(1)
		v.pushObjects(arg)
	case UNPACK_EX:
		v.popObjects(1)
		v.pushObjects(arg&0xff + 1 + arg>>8)

	// Calls.
	case CALL:
		v.call(arg)
	case CALL_KW:
		v.names(arg)
		v.call(arg)
	case CALL_FUNCTION_EX:
		if e := v.pop(isNull | isDict); e.kinds() == isNull|isDict {
			v.fail("CALL_FUNCTION_EX of NULL or a dict")
		}
		v.popObjects(1)
		v.call(0)
	case CALL_INTRINSIC_1:
		switch arg {
		case INTRINSIC_STOPITERATION_ERROR:
			v.pop(isExc)
			v.push(isExc)
		default:
			v.objects(1)
		}
	case CALL_INTRINSIC_2:
		switch arg {
		case INTRINSIC_PREP_RERAISE_STAR:
			v.pop(isList)
			v.pop(isExc)
			v.push(excOrNil)
		default:
			v.objects(2)
		}
	case MAKE_FUNCTION:
		if e := v.pop(isCode); v.err == nil {
			switch n := v.freeVars(e); {
			case n < 0:
				v.fail("MAKE_FUNCTION of one of several code objects")
			case n == 0:
				v.push(isFunction | e&^anyKind)
			default:
				v.push(isOpen | e&^anyKind)
			}
		}

	// Iteration.
	case FOR_ITER:
		v.peek(1, objects)
		v.push(isObject)
		v.enter(in.jumpTarget(), v.stack)
	case SEND:
		v.popObjects(1)
		v.peek(1, objects)
		v.push(isObject)
		v.enter(in.jumpTarget(), v.stack)

	// Exceptions.
	case CHECK_EXC_MATCH:
		v.popObjects(1)
		v.peek(1, isExc)
		v.push(isBool)
	case CHECK_EG_MATCH:
		v.popObjects(1)
		v.pop(excOrNil)
		v.push(excOrNil)
		v.push(excOrNil)
	case WITH_EXCEPT_START:
		v.peek(1, isExc)
		v.peek(2, isSaved)
		v.peek(3, isLasti)
		v.peek(4, objects|isNull)
		v.peek(5, objects)
		v.push(isObject)
	case CLEANUP_THROW:
		v.pop(isExc)
		v.popObjects(2)
		v.push(isNone)
		v.push(isObject)
	case END_ASYNC_FOR:
		v.pop(isExc)
		v.popObjects(1)

	default:
		v.fail("%v is not known to the verifier", in.op)
	}
	return true
}

// objects follows an instruction that makes one object of n.
func (v *verifier) objects(n int) {
	v.popObjects(n)
	v.push(isObject)
}

// attribute follows an instruction that makes an attribute of n objects, and a
// NULL or self of it.
func (v *verifier) attribute(n int, self bool) {
	v.objects(n)
	if self {
		v.push(isObject | isNull)
	}
}

// call follows a call of n arguments, self's place and the callable below them.
func (v *verifier) call(n int) {
	v.popObjects(n)
	v.pop(objects | isNull)
	v.objects(1)
}

// buildTuple follows BUILD_TUPLE: a tuple of cells is a closure.
func (v *verifier) buildTuple(n int) {
	cells := n > 0 && n <= len(v.stack)
	for i := 0; i < n && cells; i++ {
		cells = v.stack[len(v.stack)-1-i] == isCell
	}
	v.popObjects(n)
	if cells {
		v.push(isCells.with(n))
	} else {
		v.push(isTuple)
	}
}
