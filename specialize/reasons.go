package specialize

// A Reason says why an instruction was left generic when it was looked at.
type Reason uint8

// The reasons.
const (
	NoReason        Reason = iota
	Switched               // the layer is switched off
	OperandTypes           // no form for operands of such types
	ConstantOperand        // the constant needs the generic form
	NotFound               // there is no such attribute or name
	OddGetAttr             // the class looks up attributes in its own way
	OddDescriptor          // a descriptor of a kind there is no form for
	NotAnObject            // an int, float, bool or None
	InstanceDict           // the attributes stand in a dict, not in slots
	OddDict                // the namespace is not an exact dict
	ManyArguments          // a function that does not take just these arguments
	NativeSignature        // a built-in that does not take its arguments directly
	OddClass               // a class whose instances are not made plainly
	OddCallee              // something else is called
	OddReceiver            // a method without a receiver, or of another class
	OddIterator            // an iterator of a kind there is no form for
	ShapeLimit             // no further shape
	NumReasons
)

var reasonTexts = [NumReasons]string{
	NoReason:        "",
	Switched:        "switched off",
	OperandTypes:    "types of the operands",
	ConstantOperand: "constant operand",
	NotFound:        "no such name",
	OddGetAttr:      "class with its own lookup",
	OddDescriptor:   "kind of descriptor",
	NotAnObject:     "immediate value",
	InstanceDict:    "attributes in a dict",
	OddDict:         "namespace of another kind",
	ManyArguments:   "parameters do not fit exactly",
	NativeSignature: "signature of the built-in",
	OddClass:        "making of instances",
	OddCallee:       "kind of callee",
	OddReceiver:     "kind of receiver",
	OddIterator:     "kind of iterator",
	ShapeLimit:      "too many shapes",
}

// String returns the reason in words.
func (r Reason) String() string {
	if r < NumReasons {
		return reasonTexts[r]
	}
	return "?"
}
