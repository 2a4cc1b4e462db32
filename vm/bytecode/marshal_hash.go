package bytecode

// Which objects of marshal data can be hashed: CPython refuses the others as
// elements of sets and keys of dicts.

type hashState uint8

const (
	hashing hashState = iota + 1
	hashes
)

// checkHashable returns the error that CPython raises when c is made a set's
// element or a dict's key.
func (r *marshalReader) checkHashable(c Const, as string) error {
	bad, err := r.unhashable(c)
	if err != nil || bad == "" {
		return err
	}
	return marshalError("TypeError", "cannot use '%s' as a %s (unhashable type: '%s')", typeName(c), as, bad)
}

// unhashable returns the type that keeps c from being hashed, "" if none does.
func (r *marshalReader) unhashable(c Const) (string, error) {
	switch c := c.(type) {
	case *List, *Dict, *Set:
		return typeName(c), nil
	case Tuple:
		return r.unhashableIn(c)
	case *Slice:
		return r.unhashableIn([]Const{c.Start, c.Stop, c.Step})
	case *Code:
		return r.unhashableIn(c.Consts)
	}
	return "", nil
}

// unhashableIn looks into a sequence, once for each, however often it occurs.
func (r *marshalReader) unhashableIn(elems []Const) (string, error) {
	if len(elems) == 0 {
		return "", nil
	}
	switch r.hashable[&elems[0]] {
	case hashes:
		return "", nil
	case hashing:
		// It holds itself. CPython overruns its stack here.
		return "", marshalError("RecursionError", "maximum recursion depth exceeded")
	}
	if r.hashable == nil {
		r.hashable = map[*Const]hashState{}
	}
	r.hashable[&elems[0]] = hashing
	for _, e := range elems {
		if e == nil {
			// An element of a tuple that is still being read.
			return "", marshalError("RecursionError", "maximum recursion depth exceeded")
		}
		if bad, err := r.unhashable(e); err != nil || bad != "" {
			return bad, err
		}
	}
	r.hashable[&elems[0]] = hashes
	return "", nil
}

// typeName returns the name of a constant's Python type.
func typeName(c Const) string {
	switch c.(type) {
	case NoneType:
		return "NoneType"
	case EllipsisType:
		return "ellipsis"
	case StopIterationType:
		return "type"
	case Bool:
		return "bool"
	case Int, *BigInt:
		return "int"
	case Float:
		return "float"
	case Complex:
		return "complex"
	case Str:
		return "str"
	case Bytes:
		return "bytes"
	case Tuple:
		return "tuple"
	case FrozenSet:
		return "frozenset"
	case *Slice:
		return "slice"
	case *Code:
		return "code"
	case *List:
		return "list"
	case *Dict:
		return "dict"
	case *Set:
		return "set"
	}
	return "object"
}
