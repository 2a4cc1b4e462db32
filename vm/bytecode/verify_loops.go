package bytecode

// The part of the verifier that sees to it that every loop can be interrupted.

// loops refuses loops in which an engine never looks for interrupts: those of
// forward jumps and JUMP_BACKWARD_NO_INTERRUPT alone. The compiler makes such
// jumps where a generator yields on the way, or out of handlers.
func (v *verifier) loops() {
	if !v.quietJumps {
		return
	}
	// The edges between blocks on which no interrupt is noticed.
	first := make([]int32, len(v.blocks)+1)
	var edges []int32
	for i := range v.blocks {
		first[i] = int32(len(edges))
		if v.blocks[i].depth >= 0 {
			edges = v.quietEdges(i, edges)
		}
	}
	first[len(v.blocks)] = int32(len(edges))

	// A depth-first search, whose path is kept on a stack of its own.
	const (
		onPath = 1
		done   = 2
	)
	state := make([]uint8, len(v.blocks))
	next := make([]int32, len(v.blocks))
	copy(next, first)
	var path []int32
	for start := range v.blocks {
		if state[start] != 0 {
			continue
		}
		path = append(path[:0], int32(start))
		state[start] = onPath
		for len(path) > 0 {
			at := path[len(path)-1]
			if next[at] == first[at+1] {
				state[at] = done
				path = path[:len(path)-1]
				continue
			}
			to := edges[next[at]]
			next[at]++
			switch state[to] {
			case onPath:
				v.offset = v.blocks[to].offset
				v.fail("a loop that cannot be interrupted")
				return
			case 0:
				state[to] = onPath
				path = append(path, to)
			}
		}
	}
}

// quietEdges appends where control goes from a block without a chance to be
// interrupted.
func (v *verifier) quietEdges(index int, edges []int32) []int32 {
	end := len(v.code.Code)
	if index+1 < len(v.blocks) {
		end = v.blocks[index+1].offset
	}
	for at := v.blocks[index].offset; at < end; {
		in := v.decode(at)
		switch in.op {
		case YIELD_VALUE, JUMP_BACKWARD, RETURN_VALUE, RAISE_VARARGS, RERAISE:
			return edges
		case END_ASYNC_FOR:
		case JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT:
			return append(edges, v.blockAt[in.jumpTarget()/2]-1)
		default:
			if in.op.HasJump() {
				edges = append(edges, v.blockAt[in.jumpTarget()/2]-1)
			}
		}
		at = in.next
	}
	return append(edges, int32(index+1))
}
