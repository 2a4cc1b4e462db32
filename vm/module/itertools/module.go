// Package itertools is the native module itertools: iterators that combine other
// iterators. Each type is a small struct in the VM's heap whose Next does one step;
// nothing is computed before it is asked for.
package itertools

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the itertools module.
var Module = vm.NativeModule{
	Name: "itertools",
	Doc:  "Iterators that combine, repeat, select and group the items of others.",
	Funcs: []object.Def{
		{Name: "tee", Sig: "(iterable, n=2, /)", Doc: "Return n independent iterators over one iterable.", FV: tee},
	},
	Init: initModule,
}

var (
	grouperKey = object.TypeKey{Name: "itertools._grouper"}
	teeKey     = object.TypeKey{Name: "itertools._tee"}
	teeDataKey = object.TypeKey{Name: "itertools._tee_dataobject"}
	chainKey   = object.TypeKey{Name: "itertools.chain"}
)

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for _, x := range []struct {
		name string
		spec *object.TypeSpec
		key  *object.TypeKey
	}{
		{"count", &countSpec, nil}, {"cycle", &cycleSpec, nil}, {"repeat", &repeatSpec, nil},
		{"accumulate", &accumulateSpec, nil}, {"chain", &chainSpec, &chainKey}, {"compress", &compressSpec, nil},
		{"dropwhile", &dropWhileSpec, nil}, {"takewhile", &takeWhileSpec, nil}, {"filterfalse", &filterFalseSpec, nil},
		{"starmap", &starMapSpec, nil}, {"islice", &isliceSpec, nil}, {"groupby", &groupBySpec, nil},
		{"_grouper", &grouperSpec, &grouperKey}, {"_tee", &teeSpec, &teeKey}, {"_tee_dataobject", &teeDataSpec, &teeDataKey},
		{"zip_longest", &zipLongestSpec, nil}, {"pairwise", &pairwiseSpec, nil}, {"batched", &batchedSpec, nil},
		{"product", &productSpec, nil}, {"permutations", &permutationsSpec, nil},
		{"combinations", &combinationsSpec, nil}, {"combinations_with_replacement", &combinationsReplSpec, nil},
	} {
		typ := t.NewBuiltinType(x.spec, t.RT.T.Object)
		if x.key != nil {
			t.RT.RegisterType(x.key, typ)
		}
		m.Dict.SetString(t, x.name, typ.Value())
	}
	return nil
}

// selfIter is the Iter of every type here.
func selfIter(_ *object.Thread, v object.Value) (object.Value, error) { return v, nil }

// given tells whether an optional argument was passed and is not None.
func given(v object.Value) bool { return !v.IsEmpty() && !v.IsNone() }

// nonNegative reads a count argument; what names it in the ValueError.
func nonNegative(t *object.Thread, v object.Value, what string) (int, error) {
	n, err := t.SizeArg(v)
	if err == nil && n < 0 {
		err = t.ValueErrorf("%s", what)
	}
	return n, err
}
