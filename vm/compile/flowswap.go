package compile

import bc "github.com/adder-vm/adder/vm/bytecode"

// orderSwaps shortens runs of SWAPs, and does away with those that can be had by
// reordering the stores and pops that follow instead.
func orderSwaps(code []node) {
	var scratch [16]int
	for i := 0; i < len(code); i++ {
		if code[i].op == bc.SWAP {
			i = shortenSwaps(code, i, scratch[:])
			applySwaps(code, i)
		}
	}
}

// shortenSwaps replaces the run of SWAPs and NOPs from i on by the shortest run of
// SWAPs with the same effect and returns the position of the run's end.
func shortenSwaps(code []node, i int, scratch []int) int {
	depth, swaps, end := 0, 0, i
	for end < len(code) && (code[end].op == bc.SWAP || code[end].op == bc.NOP) {
		if code[end].op == bc.SWAP {
			depth = max(depth, int(code[end].arg))
			swaps++
		}
		end++
	}
	if swaps == 1 {
		return i
	}
	// perm[p] is the item that ends at depth p, counted from the top.
	perm := scratch[:0]
	for p := 0; p < depth; p++ {
		perm = append(perm, p)
	}
	for _, in := range code[i:end] {
		if in.op == bc.SWAP {
			perm[0], perm[in.arg-1] = perm[in.arg-1], perm[0]
		}
	}
	// A permutation falls into cycles; a cycle of n items takes n-1 swaps with the
	// top if the top is one of them and n+1 if not. They are written backwards from
	// the run's end, each cycle being undone from there.
	const done = -1
	at := end
	put := func(p int) {
		if p > 0 {
			at--
			code[at].set(bc.SWAP, int32(p+1))
		}
	}
	for start := 0; start < depth; start++ {
		if perm[start] == done || perm[start] == start {
			continue
		}
		p := start
		for perm[p] != done {
			put(p)
			p, perm[p] = perm[p], done
		}
		put(p)
	}
	for at > i {
		at--
		code[at].clear()
	}
	return end - 1
}

// applySwaps takes the SWAPs from i backwards and exchanges, for each that allows
// it, the two instructions that consume the values it would exchange.
func applySwaps(code []node, i int) {
	for ; i >= 0; i-- {
		in := &code[i]
		if in.op != bc.SWAP {
			if in.op == bc.NOP || consumesTop(in.op) {
				continue
			}
			return
		}
		first := nextConsumer(code, i, -1)
		if first < 0 {
			return
		}
		line := code[first].loc.Line
		second := first
		for n := in.arg; n > 1; n-- {
			if second = nextConsumer(code, second, line); second < 0 {
				return
			}
		}
		// Two stores to one local must keep their order.
		a, b := storesTo(&code[first]), storesTo(&code[second])
		if a >= 0 || b >= 0 {
			if a == b {
				return
			}
			for _, between := range code[first+1 : second] {
				if s := storesTo(&between); s >= 0 && (s == a || s == b) {
					return
				}
			}
		}
		in.clear()
		code[first], code[second] = code[second], code[first]
	}
}

// consumesTop reports whether op does no more than take the top of the stack.
func consumesTop(op bc.Opcode) bool {
	return op == bc.STORE_FAST || op == bc.STORE_FAST_MAYBE_NULL || op == bc.POP_TOP
}

// storesTo returns the local that in stores to, -1 for none.
func storesTo(in *node) int32 {
	if in.op == bc.STORE_FAST || in.op == bc.STORE_FAST_MAYBE_NULL {
		return in.arg
	}
	return -1
}

// nextConsumer returns the position of the next instruction after i if it only
// takes the top of the stack, passing over NOPs; -1 if it does not or, where line
// is not negative, if the line is another on the way.
func nextConsumer(code []node, i int, line int32) int {
	for i++; i < len(code); i++ {
		in := &code[i]
		if line >= 0 && in.loc.Line != line {
			return -1
		}
		if in.op != bc.NOP {
			if consumesTop(in.op) {
				return i
			}
			return -1
		}
	}
	return -1
}
