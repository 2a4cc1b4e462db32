package regcode

// opInfo describes an operation.
type opInfo struct {
	name    string
	generic Op     // the form that a specialized one falls back to; itself otherwise
	family  string // what kind of specializable instruction a generic form is
	fields  string // the fields of Inst it uses and the role of each
}

// String returns the operation's name.
func (op Op) String() string {
	if op < NumOps {
		return opTable[op].name
	}
	return "?"
}

// Generic returns the form that the operation falls back to when what it was
// specialized for is not there; itself for one that is not specialized.
func (op Op) Generic() Op { return opTable[op].generic }

// Family returns the kind of specializable instruction that op belongs to, or "".
func (op Op) Family() string { return opTable[op.Generic()].family }
