package regcode

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// List writes the register code of a code object and of those among its constants,
// one instruction a line:
//
//	LINE  OFFSET  LABEL  OPERATION  FIELDS
//
// OFFSET is that of the bytecode instruction it stands for. A field is shown by
// its role in the operation's table; plain registers by their letters, A, B and C,
// which the definitions of the instructions speak of. A register is a variable's
// name, or [N] for position N of the evaluation stack. What has not been translated
// is said to be so.
func List(w io.Writer, t *object.Thread, code *object.Code) error {
	l := lister{t: t, code: code, text: new(strings.Builder)}
	l.head()
	if Has(code) {
		l.block = BlockOf(code)
		l.all()
	} else {
		l.text.WriteString("  not translated: it was never called\n")
	}
	if _, err := io.WriteString(w, l.text.String()); err != nil {
		return err
	}
	for _, k := range code.Consts.Items() {
		if k.Kind() != object.KindCode {
			continue
		}
		if _, err := io.WriteString(w, "\n"); err != nil {
			return err
		}
		if err := List(w, t, object.Cast[object.Code](k)); err != nil {
			return err
		}
	}
	return nil
}

// TranslateAll translates a code object and those among its constants.
func TranslateAll(t *object.Thread, code *object.Code, o Options) {
	if !Has(code) {
		Translate(t, code, o)
	}
	for _, k := range code.Consts.Items() {
		if k.Kind() == object.KindCode {
			TranslateAll(t, object.Cast[object.Code](k), o)
		}
	}
}

// lister lists one code object.
type lister struct {
	t      *object.Thread
	code   *object.Code
	block  *Block
	labels map[int]int // from the number of an instruction to that of its label
	text   *strings.Builder
}

func (l *lister) head() {
	c := l.code
	fmt.Fprintf(l.text, "Register code of %s, file %q, line %d:\n", object.GoString(c.QualName), object.GoString(c.Filename), int(c.FirstLine))
}

func (l *lister) all() {
	l.findLabels()
	plain := l.code.Data(l.t.RT)
	offsetWidth := len(strconv.Itoa(max(len(plain.Code), 999)))
	line := -1
	for i := range int(l.block.N) {
		pc := l.block.At(i)
		offset := l.block.Offset(pc)
		shown := ""
		if n := plain.LineAt(offset); n > 0 && n != line {
			line, shown = n, strconv.Itoa(n)
			if i > 0 {
				l.text.WriteByte('\n')
			}
		}
		label := ""
		if n, ok := l.labels[i]; ok {
			label = fmt.Sprintf("L%d:", n)
		}
		row := fmt.Sprintf("%5s  %*d  %5s  %-20s", shown, offsetWidth, offset, label, pc.Op)
		l.text.WriteString(row)
		for _, f := range strings.Fields(opTable[pc.Op].fields) {
			letter, role, _ := strings.Cut(f, ":")
			if shown := l.field(pc, letter, role); shown != "" {
				l.text.WriteByte(' ')
				l.text.WriteString(shown)
			}
		}
		l.text.WriteByte('\n')
	}
	l.handlers(plain)
}

// findLabels numbers the instructions that are jumped to, by jumps and by the
// exception table.
func (l *lister) findLabels() {
	n := int(l.block.N)
	targets := make([]bool, n+1)
	for i := range n {
		pc := l.block.At(i)
		if strings.Contains(opTable[pc.Op].fields, "D:jump") {
			targets[l.block.Index(pc.Target())] = true
		}
	}
	for it := l.code.Data(l.t.RT).Exceptions(); it.Next(); {
		if pc := l.block.Find(it.Target); pc != nil {
			targets[l.block.Index(pc)] = true
		}
	}
	l.labels = map[int]int{}
	for i, is := range targets {
		if is {
			l.labels[i] = len(l.labels) + 1
		}
	}
}

// handlers writes the exception table, whose ranges are of bytecode.
func (l *lister) handlers(c *bytecode.Code) {
	title := "exceptions from the bytecode at\n"
	for it := c.Exceptions(); it.Next(); {
		pc := l.block.Find(it.Target)
		if pc == nil {
			continue // nothing in the range can be come to
		}
		l.text.WriteString(title)
		title = ""
		lasti := ""
		if it.Lasti {
			lasti = " lasti"
		}
		fmt.Fprintf(l.text, "  %d to %d -> L%d depth %d%s\n", it.Start, it.End, l.labels[l.block.Index(pc)], it.Depth, lasti)
	}
}

// field shows one field of an instruction.
func (l *lister) field(pc *Inst, letter, role string) string {
	n := l.number(pc, letter)
	switch role {
	case "dst":
		return "dst=" + l.register(n)
	case "reg":
		return letter + "=" + l.register(n)
	case "jump":
		return fmt.Sprintf("jump=L%d", l.labels[l.block.Index(pc.Target())])
	case "name":
		names := l.code.Names.Items()
		if n < 0 || n >= int64(len(names)) {
			return fmt.Sprintf("name=%d", n)
		}
		return "name=" + object.GoString(names[n])
	case "comparison":
		return "comparison=" + object.CompareOp(n&7).String() + sense(n)
	case "not":
		if n&1 != 0 {
			return "not=yes" + sense(n)
		}
		return "not=no" + sense(n)
	case "operator":
		if pc.Op == OpUnary {
			return "operator=" + unarySymbols[n]
		}
		return "operator=" + object.BinaryOp(n).String()
	case "bytecode":
		return "bytecode=" + bytecode.Opcode(n).String() + l.named(bytecode.Opcode(n), int(pc.D))
	case "bits":
		return "value=" + l.value(object.FromBits(uintptr(pc.N), pc.P))
	case "address":
		return "value=" + l.constant(uintptr(pc.P))
	case "tag": // shown with the bits
		return ""
	case "imm":
		if letter == "C" {
			n = int64(int32(pc.C))
		}
		return fmt.Sprintf("%s=%d", letter, n)
	}
	return fmt.Sprintf("%s=%d", role, n)
}

// named shows the name or variable that a bytecode instruction's operand means.
func (l *lister) named(op bytecode.Opcode, arg int) string {
	names := l.code.Names.Items()
	switch {
	case op.HasLocal() || op.HasFree():
		names = l.code.LocalsPlusNames.Items()
	case !op.HasName():
		return ""
	case op == bytecode.LOAD_GLOBAL || op == bytecode.LOAD_ATTR:
		arg >>= 1
	case op == bytecode.LOAD_SUPER_ATTR:
		arg >>= 2
	}
	if arg < 0 || arg >= len(names) {
		return ""
	}
	return "(" + object.GoString(names[arg]) + ")"
}

// sense says of a test that is a jump's when that is taken.
func sense(n int64) string {
	if n&SenseTrue != 0 {
		return " taken=true"
	}
	return ""
}

func (l *lister) number(pc *Inst, letter string) int64 {
	switch letter {
	case "A":
		return int64(pc.A)
	case "B":
		return int64(pc.B)
	case "C":
		return int64(pc.C)
	case "D":
		return int64(pc.D)
	case "N":
		return int64(pc.N)
	}
	return int64(pc.P)
}

// register names the register at a byte offset of the window.
func (l *lister) register(off int64) string {
	i := off / int64(object.ValueSize)
	if i < int64(l.code.NLocalsPlus) {
		return object.GoString(l.code.LocalsPlusNames.Items()[i])
	}
	return fmt.Sprintf("[%d]", i-int64(l.code.NLocalsPlus))
}

// constant shows the constant at an address.
func (l *lister) constant(addr uintptr) string {
	for _, k := range l.code.Consts.Items() {
		if k.IsObject() && k.Addr() == addr {
			return l.value(k)
		}
	}
	return "?"
}

var unarySymbols = map[int64]string{int64(object.OpNeg): "-", int64(object.OpInvert): "~"}

// maxValue is how much of a constant is shown, in bytes.
const maxValue = 60

func (l *lister) value(v object.Value) string {
	if v.Kind() == object.KindCode {
		return "code of " + object.GoString(object.Cast[object.Code](v).QualName)
	}
	s, err := l.t.ReprString(v)
	if err != nil {
		l.t.ClearError()
		return "?"
	}
	if len(s) > maxValue {
		s = strings.ToValidUTF8(s[:maxValue], "") + "..."
	}
	return s
}
