package specialize

import (
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// exactDict tells whether d is a dict whose places may be remembered.
func exactDict(d *object.Dict) bool { return d.Value().IsExactDict() && !d.IsView() }

// Global looks at the load of a global or built-in name.
func (s *Specializer) Global(t *object.Thread, pc *regcode.Inst, globals, builtins *object.Dict, name object.Value) {
	if s.none {
		s.decide(pc, s.no(Switched))
		return
	}
	if !exactDict(globals) || !exactDict(builtins) {
		s.decide(pc, s.no(OddDict))
		return
	}
	op := regcode.OpLoadGlobalModule
	at := globals.Place(t, name)
	if at == 0 {
		op = regcode.OpLoadGlobalBuiltin
		if at = builtins.Place(t, name); at == 0 {
			s.decide(pc, s.no(NotFound))
			return
		}
		pc.Ver2 = builtins.AskKeysVersion(t)
	}
	pc.Ver = globals.AskKeysVersion(t)
	pc.P = uint64(at)
	s.decide(pc, op)
}
