package compile

import "strings"

// nameID stands for an identifier during one compilation, so that scopes and
// code units compare and look up numbers in place of strings.
type nameID int32

// The identifiers the compiler itself mentions; newNames interns them in this
// order.
const (
	nameNone nameID = iota // the empty string, never looked up
	nameClass
	nameClassDict
	nameCondAnnotations
	nameSuper
	nameDebug
	nameFormat
	nameTypeParams
	nameGenericBase
	nameDefaults
	nameKwDefaults
	nameDunderTypeParams
	nameImplicitArg
	nameDoc
	nameDunderName
	nameModule
	nameQualname
	nameFirstLine
	nameStaticAttributes
	nameClassDictCell
	nameClassCell
	nameAnnotate
	nameAnnotateFunc
	nameAnnotations
)

var knownNames = [...]string{
	nameNone:             "",
	nameClass:            "__class__",
	nameClassDict:        "__classdict__",
	nameCondAnnotations:  "__conditional_annotations__",
	nameSuper:            "super",
	nameDebug:            "__debug__",
	nameFormat:           ".format",
	nameTypeParams:       ".type_params",
	nameGenericBase:      ".generic_base",
	nameDefaults:         ".defaults",
	nameKwDefaults:       ".kwdefaults",
	nameDunderTypeParams: "__type_params__",
	nameImplicitArg:      ".0",
	nameDoc:              "__doc__",
	nameDunderName:       "__name__",
	nameModule:           "__module__",
	nameQualname:         "__qualname__",
	nameFirstLine:        "__firstlineno__",
	nameStaticAttributes: "__static_attributes__",
	nameClassDictCell:    "__classdictcell__",
	nameClassCell:        "__classcell__",
	nameAnnotate:         "__annotate__",
	nameAnnotateFunc:     "__annotate_func__",
	nameAnnotations:      "__annotations__",
}

// nameTable interns identifiers.
type nameTable struct {
	ids     map[string]nameID
	strings []string
}

func newNames() nameTable {
	t := nameTable{ids: make(map[string]nameID, 512), strings: make([]string, 0, 512)}
	for i, s := range knownNames {
		t.ids[s] = nameID(i)
		t.strings = append(t.strings, s)
	}
	return t
}

func (t *nameTable) id(s string) nameID {
	if id, ok := t.ids[s]; ok {
		return id
	}
	id := nameID(len(t.strings))
	t.strings = append(t.strings, s)
	t.ids[s] = id
	return id
}

func (t *nameTable) string(id nameID) string { return t.strings[id] }

// needsMangling reports whether a name is private to the class it stands in.
func needsMangling(name string) bool {
	return len(name) > 2 && name[0] == '_' && name[1] == '_' &&
		!strings.HasSuffix(name, "__") && strings.IndexByte(name, '.') < 0
}

// mangle spells a private name of a class as its namespace holds it.
func mangle(class, name string) string {
	if class == "" || !needsMangling(name) {
		return name
	}
	class = strings.TrimLeft(class, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}

// pairTable maps pairs of small numbers, such as a scope and a name, to a small
// number. One table serves all scopes of a compilation, which spares each its
// own map.
type pairTable struct {
	keys []uint64 // 0 marks a free slot
	vals []int32
	used int
	mask uint64
}

func newPairTable() pairTable {
	const size = 1024
	return pairTable{keys: make([]uint64, size), vals: make([]int32, size), mask: size - 1}
}

func pairKey(a, b int32) uint64 { return uint64(uint32(a))<<32 | uint64(uint32(b)) + 1 }

func pairHash(k uint64) uint64 {
	k *= 0x9e3779b97f4a7c15
	return k ^ k>>29
}

func (t *pairTable) get(a, b int32) (int32, bool) {
	k := pairKey(a, b)
	for i := pairHash(k) & t.mask; ; i = (i + 1) & t.mask {
		switch t.keys[i] {
		case k:
			return t.vals[i], true
		case 0:
			return 0, false
		}
	}
}

// put adds a pair that the table does not hold, or replaces its value.
func (t *pairTable) put(a, b, v int32) {
	if uint64(t.used)*2 >= t.mask {
		t.grow()
	}
	k := pairKey(a, b)
	i := pairHash(k) & t.mask
	for t.keys[i] != 0 && t.keys[i] != k {
		i = (i + 1) & t.mask
	}
	if t.keys[i] == 0 {
		t.used++
	}
	t.keys[i], t.vals[i] = k, v
}

func (t *pairTable) grow() {
	old := *t
	size := 2 * len(old.keys)
	t.keys, t.vals, t.mask = make([]uint64, size), make([]int32, size), uint64(size-1)
	for j, k := range old.keys {
		if k == 0 {
			continue
		}
		i := pairHash(k) & t.mask
		for t.keys[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.keys[i], t.vals[i] = k, old.vals[j]
	}
}
