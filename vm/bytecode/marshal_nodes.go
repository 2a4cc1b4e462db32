package bytecode

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
)

// node is an object to be written. CPython marks the objects that are referred to
// more than once and later writes a reference to them; what it goes by are
// reference counts and identities, which constants here do not have. So objects
// of equal type and value count as one, as CPython's compiler makes them within
// a module, and those that CPython never frees (small ints, interned strings,
// the empty tuple and so on) count as shared in any case. For what the compiler
// makes, that gives the same bytes as marshal.dumps.
type node struct {
	id       int
	c        Const
	interned bool // a string of the interpreter's table of interned ones
	immortal bool // shared, however many refer to it
	refs     int
	children []*node
	sortKey  []byte // its own marshal data, by which a set's elements are ordered
}

// nodeTable makes nodes, one for equal objects.
type nodeTable struct {
	byKey map[string]*node
	byPtr map[any]*node // by pointer: mutable objects, and a memo for the others
	count int
	depth int
	key   []byte
}

var errTooDeep = &MarshalError{Exception: "ValueError", Text: "object too deeply nested to marshal"}

// node returns the node of c.
func (t *nodeTable) node(c Const) (*node, error) {
	if t.depth++; t.depth > maxMarshalDepth {
		return nil, errTooDeep
	}
	defer func() { t.depth-- }()
	switch c := c.(type) {
	case Str:
		return t.str(string(c), isNameLike(string(c))), nil
	case Bytes:
		return t.leaf(append(t.start('s'), c...), c, len(c) <= 1), nil
	case Int:
		return t.leaf(binary.LittleEndian.AppendUint64(t.start('i'), uint64(c)), c, c >= -5 && c <= 256), nil
	case *BigInt:
		if c.IsInt64() {
			return t.node(Int(c.Int64()))
		}
		key := t.start('l')
		key = append(key, byte(c.Sign()))
		return t.leaf(append(key, c.Bytes()...), c, false), nil
	case Float:
		return t.leaf(appendFloat(t.start('g'), float64(c)), c, false), nil
	case Complex:
		key := appendFloat(t.start('y'), real(c))
		return t.leaf(appendFloat(key, imag(c)), c, false), nil
	case Tuple:
		return t.sequence('(', c, c)
	case FrozenSet:
		return t.sequence('>', c, c)
	case *Slice:
		return t.memo(c, func() (*node, error) { return t.slice(c) })
	case *Code:
		return t.memo(c, func() (*node, error) { return t.code(c) })
	case *List:
		return t.mutable(c, c, c.Elems)
	case *Set:
		return t.mutable(c, c, c.Elems)
	case *Dict:
		elems := make([]Const, 0, 2*len(c.Keys))
		for i, k := range c.Keys {
			if i < len(c.Values) {
				elems = append(elems, k, c.Values[i])
			}
		}
		return t.mutable(c, c, elems)
	case NoneType, EllipsisType, StopIterationType:
		return t.leaf(append(t.start('N'), typeName(c)...), c, true), nil
	case Bool:
		if c {
			return t.leaf(t.start('T'), c, true), nil
		}
		return t.leaf(t.start('F'), c, true), nil
	}
	return nil, marshalError("ValueError", "unmarshallable object")
}

func appendFloat(b []byte, f float64) []byte {
	return binary.LittleEndian.AppendUint64(b, math.Float64bits(f))
}

func (t *nodeTable) start(kind byte) []byte { return append(t.key[:0], kind) }

func (t *nodeTable) leaf(key []byte, c Const, immortal bool) *node {
	t.key = key
	n := t.byKey[string(key)]
	if n == nil {
		n = t.add(c, nil)
		n.immortal = immortal
		t.byKey[string(key)] = n
	}
	return n
}

func (t *nodeTable) add(c Const, children []*node) *node {
	n := &node{id: t.count, c: c, children: children}
	t.count++
	for _, child := range children {
		child.refs++
	}
	return n
}

// str returns the node of a string. Single characters up to U+00FF and the empty
// string are interned from the start.
func (t *nodeTable) str(s string, interned bool) *node {
	interned = interned || len(s) <= 1 || len(s) == 2 && (s[0] == 0xc2 || s[0] == 0xc3)
	kind := byte('u')
	if interned {
		kind = 't'
	}
	n := t.leaf(append(t.start(kind), s...), Str(s), interned)
	n.interned = interned
	return n
}

func (t *nodeTable) nodes(elems []Const) ([]*node, error) {
	children := make([]*node, len(elems))
	for i, e := range elems {
		n, err := t.node(e)
		if err != nil {
			return nil, err
		}
		children[i] = n
	}
	return children, nil
}

// composite returns the node of an immutable object with parts; a frozenset is
// known by its elements in whatever order.
func (t *nodeTable) composite(key []byte, c Const, children []*node) *node {
	ids := make([]int, len(children))
	for i, child := range children {
		ids[i] = child.id
	}
	if _, ok := c.(FrozenSet); ok {
		slices.Sort(ids)
	}
	for _, id := range ids {
		key = binary.AppendUvarint(key, uint64(id))
	}
	t.key = key
	n := t.byKey[string(key)]
	if n == nil || t.copied(n) {
		n = t.add(c, children)
		t.byKey[string(key)] = n
	}
	return n
}

// copied reports whether n is a frozenset of which each code object that holds
// it has its own: interning replaced strings in it. (Where the process had not
// met those strings before, it keeps the first, and CPython's bytes differ.)
func (t *nodeTable) copied(n *node) bool {
	if _, ok := n.c.(FrozenSet); !ok {
		return false
	}
	return slices.ContainsFunc(n.children, func(e *node) bool {
		s, ok := e.c.(Str)
		return ok && e.interned && len(s) > 1
	})
}

func (t *nodeTable) sequence(kind byte, c Const, elems []Const) (*node, error) {
	if len(elems) == 0 {
		return t.leaf(t.start(kind), c, kind == '('), nil
	}
	if kind == '>' {
		children, err := t.nodes(elems)
		if err != nil {
			return nil, err
		}
		return t.composite(t.start(kind), c, children), nil
	}
	// A slice's first element and its length tell what it holds; a shorter slice
	// of the same array would be another tuple.
	n, err := t.memo(&elems[0], func() (*node, error) {
		children, err := t.nodes(elems)
		if err != nil {
			return nil, err
		}
		return t.composite(t.start(kind), c, children), nil
	})
	if err == nil && len(n.children) != len(elems) {
		delete(t.byPtr, &elems[0])
		return t.sequence(kind, c, elems)
	}
	return n, err
}

// memo saves looking through the same object again.
func (t *nodeTable) memo(p any, make func() (*node, error)) (*node, error) {
	if n := t.byPtr[p]; n != nil {
		return n, nil
	}
	n, err := make()
	if err == nil {
		t.byPtr[p] = n
	}
	return n, err
}

// slice returns the node of a slice. The compiler merges slices, but not their
// parts, and does not intern strings in them.
func (t *nodeTable) slice(c *Slice) (*node, error) {
	children, err := t.nodes([]Const{c.Start, c.Stop, c.Step})
	if err != nil {
		return nil, err
	}
	key := t.start(':')
	for _, child := range children {
		key = binary.AppendUvarint(key, uint64(child.id))
	}
	t.key = key
	if n := t.byKey[string(key)]; n != nil {
		return n, nil
	}
	key = bytes.Clone(key)
	for i, child := range children {
		_, isString := child.c.(Str)
		if len(child.children) == 0 && (!child.immortal || isString && len(child.c.(Str)) > 2) {
			children[i] = t.add(child.c, nil)
		}
	}
	n := t.add(c, children)
	t.byKey[string(key)] = n
	return n, nil
}

// mutable returns the node of an object that is equal to itself only, and may
// hold itself.
func (t *nodeTable) mutable(p any, c Const, elems []Const) (*node, error) {
	if n := t.byPtr[p]; n != nil {
		return n, nil
	}
	n := t.add(c, nil)
	t.byPtr[p] = n
	children, err := t.nodes(elems)
	n.children = children
	for _, child := range children {
		child.refs++
	}
	return n, err
}

// The children of a code object's node are its ten fields that are objects, in
// the order of marshal data.
const (
	codeFields          = 10
	codeFieldsFirstLine = 8 // the first line stands before this one
)

func (t *nodeTable) code(c *Code) (*node, error) {
	consts, err := t.constants(c)
	if err != nil {
		return nil, err
	}
	kinds := make([]byte, len(c.LocalsPlusKinds))
	for i, k := range c.LocalsPlusKinds {
		kinds[i] = byte(k)
	}
	kindsNode := t.leaf(t.start('s'), Bytes(""), true)
	if len(kinds) > 0 {
		kindsNode = t.add(Bytes(kinds), nil) // made anew for each code object
	}
	names, locals := t.names(c.Names), t.names(c.LocalsPlusNames)
	if isAnnotationScope(c) {
		locals = t.add(locals.c, locals.children)
	}
	bytesNode := func(b []byte) *node { n, _ := t.node(Bytes(b)); return n }
	fields := []*node{nil, consts, names, locals, kindsNode, t.str(c.Filename, true), t.str(c.Name, true), t.str(c.QualName, true),
		bytesNode(c.LineTable), bytesNode(c.ExceptionTable)}
	key := t.start('c')
	for _, v := range [...]int{c.ArgCount, c.PosOnlyArgCount, c.KwOnlyArgCount, c.StackSize, int(c.Flags), c.FirstLine} {
		key = binary.AppendVarint(key, int64(v))
	}
	for i, f := range fields {
		if i != 0 && i != 4 {
			key = binary.AppendUvarint(key, uint64(f.id))
		}
	}
	key = append(append(key, kinds...), c.Code...)
	t.key = key
	if n := t.byKey[string(key)]; n != nil {
		return n, nil
	}
	// The bytes of co_code are made when asked for and kept beside the code.
	fields[0] = t.add(Bytes(c.Code), nil)
	fields[0].immortal = true
	n := t.add(c, fields)
	t.byKey[string(key)] = n
	return n, nil
}

// isAnnotationScope reports whether c is an __annotate__ function or another that
// the compiler makes for PEP 649: one that refuses any format but those it knows.
// The compiler renames its argument afterwards, in a tuple of its own.
func isAnnotationScope(c *Code) bool {
	if len(c.LocalsPlusNames) == 0 || c.LocalsPlusNames[0] != "format" || c.PosOnlyArgCount != 1 {
		return false
	}
	raise := []byte{byte(LOAD_COMMON_CONSTANT), CONSTANT_NOTIMPLEMENTEDERROR, byte(RAISE_VARARGS), 1}
	at := bytes.Index(c.Code, raise)
	return at >= 0 && at <= 32
}

// constants returns the node of co_consts. A class body's qualified name, which
// is among its constants, is the interned string that names the code.
func (t *nodeTable) constants(c *Code) (*node, error) {
	if len(c.Consts) == 0 {
		return t.node(Tuple(nil))
	}
	children := make([]*node, len(c.Consts))
	for i, e := range c.Consts {
		if s, ok := e.(Str); ok && c.Flags&Optimized == 0 && string(s) == c.QualName {
			children[i] = t.str(string(s), true)
			continue
		}
		n, err := t.node(e)
		if err != nil {
			return nil, err
		}
		children[i] = n
	}
	return t.composite(t.start('('), Tuple(c.Consts), children), nil
}

func (t *nodeTable) names(names []string) *node {
	if len(names) == 0 {
		return t.leaf(t.start('('), Tuple(nil), true)
	}
	children := make([]*node, len(names))
	elems := make(Tuple, len(names))
	for i, s := range names {
		children[i] = t.str(s, true)
		elems[i] = Str(s)
	}
	return t.composite(t.start('('), elems, children)
}

// isNameLike reports whether a string constant consists of the characters of
// ASCII names, in which case CPython interns it.
func isNameLike(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c != '_' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}
