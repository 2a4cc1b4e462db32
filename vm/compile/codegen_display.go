package compile

import (
	"math"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// displayOps are the instructions that build a display.
type displayOps struct {
	build, add, extend bytecode.Opcode
	tuple              bool // the list becomes a tuple at the end
}

var (
	listDisplay  = displayOps{bytecode.BUILD_LIST, bytecode.LIST_APPEND, bytecode.LIST_EXTEND, false}
	tupleDisplay = displayOps{bytecode.BUILD_LIST, bytecode.LIST_APPEND, bytecode.LIST_EXTEND, true}
	setDisplay   = displayOps{bytecode.BUILD_SET, bytecode.SET_ADD, bytecode.SET_UPDATE, false}
)

// display builds a collection of pushed values on the stack, elts and, unless it
// is nameNone, a variable.
func (c *compiler) display(loc location, elts []syntax.Expr, extra nameID, pushed int32, d displayOps) {
	n := int32(len(elts))
	total := n + pushed
	if extra != nameNone {
		total++
	}
	big := total > stackGuideline
	if !big && !hasStarred(elts) {
		c.exprs(elts)
		if extra != nameNone {
			c.loadID(loc, extra)
		}
		if d.tuple {
			c.opArg(loc, bytecode.BUILD_TUPLE, total)
		} else {
			c.opArg(loc, d.build, total)
		}
		return
	}
	built := big
	if big {
		c.opArg(loc, d.build, pushed)
	}
	for i, e := range elts {
		if star, ok := e.(*syntax.Starred); ok {
			if !built {
				c.opArg(loc, d.build, int32(i)+pushed)
				built = true
			}
			c.expr(star.Value)
			c.opArg(loc, d.extend, 1)
			continue
		}
		c.expr(e)
		if built {
			c.opArg(loc, d.add, 1)
		}
	}
	if extra != nameNone {
		c.loadID(loc, extra)
		c.opArg(loc, d.add, 1)
	}
	if d.tuple {
		c.opArg(loc, bytecode.CALL_INTRINSIC_1, intrinsicListToTuple)
	}
}

func hasStarred(elts []syntax.Expr) bool {
	for _, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			return true
		}
	}
	return false
}

// unpack assigns the items of what is on the stack to targets.
func (c *compiler) unpack(loc location, targets []syntax.Expr) {
	seen := false
	for i, t := range targets {
		if _, ok := t.(*syntax.Starred); !ok {
			continue
		}
		if seen {
			c.fail(loc, "multiple starred expressions in assignment")
		}
		after := len(targets) - i - 1
		if i >= 1<<8 || after >= math.MaxInt32>>8 {
			c.fail(loc, "too many expressions in star-unpacking assignment")
		}
		c.opArg(loc, bytecode.UNPACK_EX, int32(i+after<<8))
		seen = true
	}
	if !seen {
		c.opArg(loc, bytecode.UNPACK_SEQUENCE, int32(len(targets)))
	}
	for _, t := range targets {
		if star, ok := t.(*syntax.Starred); ok {
			t = star.Value
		}
		c.expr(t)
	}
}

func (c *compiler) dict(e *syntax.Dict) {
	started := false
	merge := func() {
		if started {
			c.opArg(e.Pos, bytecode.DICT_UPDATE, 1)
		}
		started = true
	}
	waiting := 0 // items seen since the last that were built
	for i, k := range e.Keys {
		if k == nil {
			if waiting > 0 {
				c.dictItems(e, i-waiting, i)
				merge()
				waiting = 0
			}
			if !started {
				c.opArg(e.Pos, bytecode.BUILD_MAP, 0)
				started = true
			}
			c.expr(e.Values[i])
			c.opArg(e.Pos, bytecode.DICT_UPDATE, 1)
			continue
		}
		if waiting*2 > stackGuideline {
			c.dictItems(e, i-waiting, i+1)
			merge()
			waiting = 0
		} else {
			waiting++
		}
	}
	if waiting > 0 {
		c.dictItems(e, len(e.Keys)-waiting, len(e.Keys))
		merge()
	}
	if !started {
		c.opArg(e.Pos, bytecode.BUILD_MAP, 0)
	}
}

// dictItems builds a dict of some of a display's items.
func (c *compiler) dictItems(e *syntax.Dict, begin, end int) {
	n := end - begin
	big := n*2 > stackGuideline
	if big {
		c.opArg(e.Pos, bytecode.BUILD_MAP, 0)
	}
	for i := begin; i < end; i++ {
		c.expr(e.Keys[i])
		c.expr(e.Values[i])
		if big {
			c.opArg(e.Pos, bytecode.MAP_ADD, 1)
		}
	}
	if !big {
		c.opArg(e.Pos, bytecode.BUILD_MAP, int32(n))
	}
}
