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

const (
	maxCandidates = 750 // more take too long to compare
	maxLength     = 40
	moveCost      = 2 // of inserting, deleting or replacing a character
	caseCost      = 1 // of replacing it by the same letter in the other case
)

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
		return object.Value{}, t.TypeErrorf("_generate_suggestions() argument 2 must be str, not %s", t.TypeName(item))
	}
	if list.Len() >= maxCandidates {
		return object.None(), nil
	}
	name := object.StringOf(item)
	best, bestCost := object.None(), len(name)*moveCost+1
	for i := 0; i < list.Len(); i++ {
		c := object.StringOf(list.Items()[i])
		if c == name {
			continue
		}
		// A suggestion differs in no more than a third of the characters.
		limit := (len(name) + len(c) + 3) * moveCost / 6
		limit = min(limit, bestCost-1)
		if cost := distance(name, c, limit); cost <= limit {
			best, bestCost = list.Items()[i], cost
		}
	}
	return best, nil
}

// distance is the cost of turning a into b, or something above limit.
func distance(a, b string, limit int) int {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if a == "" || b == "" {
		return (len(a) + len(b)) * moveCost
	}
	if len(a) > maxLength || len(b) > maxLength {
		return limit + 1
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if (len(b)-len(a))*moveCost > limit {
		return limit + 1
	}
	var row [maxLength]int
	for i := range a {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for j := 0; j < len(b); j++ {
		left := j * moveCost
		diagonal := left
		least := limit + 1
		result = left
		for i := 0; i < len(a); i++ {
			replace := diagonal + replaceCost(b[j], a[i])
			diagonal = row[i]
			result = min(replace, min(result, diagonal)+moveCost)
			row[i] = result
			least = min(least, result)
		}
		if least > limit {
			return limit + 1
		}
	}
	return result
}

func replaceCost(a, b byte) int {
	switch {
	case a == b:
		return 0
	case a^b == 0x20 && a|0x20 >= 'a' && a|0x20 <= 'z':
		return caseCost
	}
	return moveCost
}
