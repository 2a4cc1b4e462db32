// Package bisect is the native module _bisect: binary search in sorted sequences.
package bisect

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

const sig = "(a, x, lo=0, hi=None, *, key=None)"

// Module is the definition of the _bisect module.
var Module = vm.NativeModule{
	Name: "_bisect",
	Doc:  "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort the list after each insertion. For long lists of items with\nexpensive comparison operations, this can be an improvement over the more\ncommon approach.",
	Funcs: []object.Def{
		{Name: "bisect_right", Sig: sig, Doc: "Return the index where to insert item x in list a, assuming a is sorted.", FV: bisectRight},
		{Name: "insort_right", Sig: sig, Doc: "Insert item x in list a, and keep it sorted assuming a is sorted.", FV: insortRight},
		{Name: "bisect_left", Sig: sig, Doc: "Return the index where to insert item x in list a, assuming a is sorted.", FV: bisectLeft},
		{Name: "insort_left", Sig: sig, Doc: "Insert item x in list a, and keep it sorted assuming a is sorted.", FV: insortLeft},
	},
}

// The places of the arguments.
const (
	argSeq = iota
	argItem
	argLo
	argHi
	argKey
)

// search finds the place for x, which stands for an item whose key it is. right
// tells whether it goes behind equal items.
func search(t *object.Thread, args []object.Value, x object.Value, right bool) (int, error) {
	lo := 0
	var err error
	if !args[argLo].IsEmpty() {
		if lo, err = t.SizeArg(args[argLo]); err != nil {
			return 0, err
		}
	}
	if lo < 0 {
		return 0, t.ValueErrorf("lo must be non-negative")
	}
	hi := 0
	if args[argHi].IsEmpty() || args[argHi].IsNone() {
		hi, err = t.Len(args[argSeq])
	} else if v := args[argHi]; !v.IsInteger() && t.TypeOf(v).Slots().Index == nil {
		return 0, t.TypeErrorf("argument should be integer or None, not '%s'", t.TypeName(v))
	} else {
		hi, err = t.IndexInt(v, t.RT.T.Exc.OverflowError)
	}
	if err != nil {
		return 0, err
	}
	seq, key := args[argSeq], args[argKey]
	switch k := seq.Kind(); {
	case t.TypeOf(seq).Slots().GetItem == nil:
		return 0, t.TypeErrorf("'%s' object does not support indexing", t.TypeName(seq))
	case k == object.KindDict || k == object.KindMappingProxy:
		return 0, t.TypeErrorf("%s is not a sequence", t.TypeName(seq))
	}
	keyed := !key.IsEmpty() && !key.IsNone()
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		var item object.Value
		if seq.Kind() == object.KindList && seq.Header().Exact() && mid < seq.AsList().Len() {
			item = seq.AsList().Items()[mid]
		} else if item, err = t.GetItem(seq, object.Int(int64(mid))); err != nil {
			return 0, err
		}
		if keyed {
			if item, err = t.Call1(key, item); err != nil {
				return 0, err
			}
		}
		var before bool // x goes before item
		if right {
			before, err = t.CompareBool(x, item, object.LT)
		} else {
			before, err = t.CompareBool(item, x, object.LT)
			before = !before
		}
		if err != nil {
			return 0, err
		}
		if before {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo, nil
}

func bisectRight(t *object.Thread, args []object.Value) (object.Value, error) {
	i, err := search(t, args, args[argItem], true)
	return object.Int(int64(i)), err
}

func bisectLeft(t *object.Thread, args []object.Value) (object.Value, error) {
	i, err := search(t, args, args[argItem], false)
	return object.Int(int64(i)), err
}

func insort(t *object.Thread, args []object.Value, right bool) (object.Value, error) {
	x := args[argItem]
	if key := args[argKey]; !key.IsEmpty() && !key.IsNone() {
		var err error
		if x, err = t.Call1(key, x); err != nil {
			return object.Value{}, err
		}
	}
	i, err := search(t, args, x, right)
	if err != nil {
		return object.Value{}, err
	}
	insert, err := t.GetAttrString(args[argSeq], "insert")
	if err != nil {
		return object.Value{}, err
	}
	if _, err := t.Call2(insert, object.Int(int64(i)), args[argItem]); err != nil {
		return object.Value{}, err
	}
	return object.None(), nil
}

func insortRight(t *object.Thread, args []object.Value) (object.Value, error) {
	return insort(t, args, true)
}

func insortLeft(t *object.Thread, args []object.Value) (object.Value, error) {
	return insort(t, args, false)
}
