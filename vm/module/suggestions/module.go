// Package suggestions is the native module _suggestions: the name that comes
// nearest to a mistyped one, for "Did you mean" in tracebacks.
package suggestions

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _suggestions module.
var Module = vm.NativeModule{
	Name: "_suggestions",
	Funcs: []object.Def{
		{Name: "_generate_suggestions", Sig: "($module, candidates, item, /)", Doc: "Return the candidate nearest to a name, or None if none is near.", F2: nearest},
	},
}

const maxCandidates = 750 // more take too long to compare

func nearest(t *object.Thread, candidates, item object.Value) (object.Value, error) {
	if candidates.Kind() != object.KindList {
		return object.Value{}, t.TypeErrorf("candidates must be a list")
	}
	list := candidates.AsList()
	for i := 0; i < list.Len(); i++ {
		if !list.Items()[i].IsStr() {
			return object.Value{}, t.TypeErrorf("all elements in 'candidates' must be strings")
		}
	}
	if !item.IsStr() {
		return object.Value{}, t.TypeErrorf("_generate_suggestions() argument 2 must be str, not %s", t.ArgTypeName(item))
	}
	if list.Len() >= maxCandidates {
		return object.None(), nil
	}
	name := object.StringOf(item)
	best, bestCost := object.None(), len(name)*object.MoveCost+1
	for i := 0; i < list.Len(); i++ {
		c := object.StringOf(list.Items()[i])
		if c == name {
			continue
		}
		// A suggestion differs in no more than a third of the characters.
		limit := (len(name) + len(c) + 3) * object.MoveCost / 6
		limit = min(limit, bestCost-1)
		if cost := object.EditDistance(name, c, limit); cost <= limit {
			best, bestCost = list.Items()[i], cost
		}
	}
	return best, nil
}
