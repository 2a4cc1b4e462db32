// Package csv is the native module _csv: reading and writing rows of fields in the
// many dialects that go by the name of comma separated values.
//
// A reader takes lines, strs, from any iterator and gives lists of strs; a writer
// takes rows of anything and hands strs to a write method. Both look for the few
// characters that mean something in their dialect and take what stands between
// them as it is.
package csv

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
)

type (
	value  = object.Value
	thread = object.Thread
)

// The ways of quoting.
const (
	quoteMinimal = iota
	quoteAll
	quoteNonNumeric
	quoteNone
	quoteStrings
	quoteNotNull
)

// Module is the definition of the _csv module.
var Module = vm.NativeModule{
	Name: "_csv",
	Doc:  "Reading and writing rows of separated fields.",
	Funcs: []object.Def{
		{Name: "reader", Sig: "($module, iterable, /, dialect='excel', **fmtparams)", Doc: "Return an iterator over the rows that an iterable's lines hold.\n\nKeywords override settings of the dialect.", FK: newReader},
		{Name: "writer", Sig: "($module, fileobj, /, dialect='excel', **fmtparams)", Doc: "Return an object that writes rows by an object's write method.\n\nKeywords override settings of the dialect.", FK: newWriter},
		{Name: "list_dialects", Sig: "($module, /)", Doc: "Return the names of the registered dialects.", F0: listDialects},
		{Name: "register_dialect", Sig: "($module, name, /, dialect='excel', **fmtparams)", Doc: "Give a dialect a name.\n\nKeywords override settings of the dialect.", FK: registerDialect},
		{Name: "unregister_dialect", Sig: "(name)", Doc: "Take a dialect's name away.", FV: unregisterDialect},
		{Name: "get_dialect", Sig: "(name)", Doc: "Return the dialect of a name.", FV: getDialect},
		{Name: "field_size_limit", Sig: "(new_limit=<unrepresentable>)", Doc: "Return the most characters a field read may have, and change it if told to.", FV: fieldSizeLimit},
	},
	Init: initModule,
}

var (
	dialectKey = object.TypeKey{Name: "_csv.Dialect"}
	readerKey  = object.TypeKey{Name: "_csv.reader"}
	writerKey  = object.TypeKey{Name: "_csv.writer"}
	errorKey   = object.TypeKey{Name: "_csv.Error"}
)

// defaultLimit is the most characters a field may have when nothing else was said.
const defaultLimit = 128 << 10

// state is what one VM's module knows.
//
//adder:root
type state struct {
	dialects *object.Dict // by name
	limit    int
}

type stateKey struct{}

func stateOf(t *thread) *state { return t.RT.State(stateKey{}).(*state) }

func initModule(_ *vm.VM, t *thread, m *object.Module) error {
	s := &state{dialects: t.NewDict(), limit: defaultLimit}
	t.RT.SetState(stateKey{}, s)
	t.RT.AddRoots(func(m *heap.Marker) { m.Mark(s.dialects.Value().Addr()) })
	m.Dict.SetString(t, "_dialects", s.dialects.Value())
	for i, name := range []string{"QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL"} {
		m.Dict.SetString(t, name, object.Int(int64(i)))
	}
	for _, x := range []struct {
		name string
		key  *object.TypeKey
		spec *object.TypeSpec
	}{{"Dialect", &dialectKey, &dialectSpec}, {"Reader", &readerKey, &readerSpec}, {"Writer", &writerKey, &writerSpec}} {
		typ := t.NewBuiltinType(x.spec, t.RT.T.Object)
		t.RT.RegisterType(x.key, typ)
		m.Dict.SetString(t, x.name, typ.Value())
	}
	typ, err := t.NewExceptionType("_csv.Error", t.RT.T.Exc.Exception.Value())
	if err != nil {
		return err
	}
	t.RT.RegisterType(&errorKey, typ)
	m.Dict.SetString(t, "Error", typ.Value())
	return nil
}

func raise(t *thread, format string, args ...any) error {
	return t.Raisef(t.RT.Type(&errorKey), format, args...)
}

func listDialects(t *thread) (value, error) {
	list, err := t.ListFrom(stateOf(t).dialects.Value())
	if err != nil {
		return value{}, err
	}
	return list.Value(), nil
}

// positional checks the count of positional arguments of a function that takes one
// and a dialect, and returns them.
func positional(t *thread, name string, args []value, kw *object.Tuple) ([]value, error) {
	pos := args[:len(args)-kw.Len()]
	switch {
	case len(pos) < 1:
		return nil, t.TypeErrorf("%s expected at least 1 argument, got 0", name)
	case len(pos) > 2:
		return nil, t.TypeErrorf("%s expected at most 2 arguments, got %d", name, len(pos))
	}
	return pos, nil
}

func registerDialect(t *thread, args []value, kw *object.Tuple) (value, error) {
	pos, err := positional(t, "register_dialect", args, kw)
	if err != nil {
		return value{}, err
	}
	if !pos[0].IsStr() {
		return value{}, t.TypeErrorf("dialect name must be a string")
	}
	d, err := makeDialect(t, args[1:], kw)
	if err != nil {
		return value{}, err
	}
	return object.None(), t.SetItem(stateOf(t).dialects.Value(), args[0], d)
}

// find returns the dialect of a name.
func find(t *thread, name value) (value, error) {
	d, err := stateOf(t).dialects.Get(t, name)
	if err == nil && d.IsEmpty() {
		err = raise(t, "unknown dialect")
	}
	return d, err
}

func getDialect(t *thread, args []value) (value, error) { return find(t, args[0]) }

func unregisterDialect(t *thread, args []value) (value, error) {
	if _, err := find(t, args[0]); err != nil {
		return value{}, err
	}
	return object.None(), t.SetItem(stateOf(t).dialects.Value(), args[0], object.Empty())
}

func fieldSizeLimit(t *thread, args []value) (value, error) {
	s := stateOf(t)
	old := s.limit
	if v := args[0]; !v.IsEmpty() {
		if v.Kind() != object.KindInt && v.Kind() != object.KindBigInt {
			return value{}, t.TypeErrorf("limit must be an integer")
		}
		if v.Kind() == object.KindBigInt {
			return value{}, t.OverflowErrorf("Python int too large to convert to C ssize_t")
		}
		s.limit = int(v.AsInt())
	}
	return object.Int(int64(old)), nil
}
