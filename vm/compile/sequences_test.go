package compile

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	bc "github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/stdlib"
)

// sample is one code object of the oracle: the sequence its code generator made,
// and what became of it.
type sample struct {
	file string
	unit unit
	seq  sequence
	want bc.Code
}

// readSamples reads what testdata/sequences.py prints.
func readSamples(r io.Reader, each func(*sample)) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<20), 1<<28)
	var s *sample
	file := ""
	codes := map[string]*bc.Code{}
	for sc.Scan() {
		f := strings.Fields(sc.Text())
		if len(f) == 0 {
			continue
		}
		strs := func() (out []string) {
			for _, h := range f[1:] {
				out = append(out, unhex(h))
			}
			return out
		}
		num := func(i int) int {
			n, err := strconv.Atoi(f[i])
			if err != nil {
				panic(err)
			}
			return n
		}
		readConst := func() bc.Const {
			rest := f[1:]
			return parseConst(&rest, codes)
		}
		switch f[0] {
		case "file":
			file = unhex(f[1])
		case "unit":
			clear(codes)
			s = &sample{file: file}
			s.unit = unit{name: unhex(f[1]), qualName: unhex(f[2]), filename: file, argCount: num(3), posOnlyArgCount: num(4), kwOnlyArgCount: num(5), flags: bc.Flags(num(6)), firstLine: num(7)}
		case "const":
			// By position, as the oracle numbered them.
			c := readConst()
			s.unit.consts.append(c, hashConst(c))
		case "names":
			s.unit.names = strs()
		case "varnames":
			s.unit.varNames = strs()
		case "cellvars":
			s.unit.cellVars = strs()
		case "freevars":
			s.unit.freeVars = strs()
		case "hidden":
			s.unit.hidden = map[string]bool{}
			for _, n := range strs() {
				s.unit.hidden[n] = true
			}
		case "i":
			s.seq.add(bc.Opcode(num(1)), int32(num(2)), location{Line: int32(num(3)), EndLine: int32(num(4)), Col: int32(num(5)), EndCol: int32(num(6))})
		case "stack":
			s.want.StackSize = num(1)
		case "code":
			s.want.Code = []byte(unhex(f[1]))
		case "exc":
			s.want.ExceptionTable = []byte(unhex(f[1]))
		case "line":
			s.want.LineTable = []byte(unhex(f[1]))
		case "rconst":
			s.want.Consts = append(s.want.Consts, readConst())
		case "plus":
			s.want.LocalsPlusNames = strs()
		case "kinds":
			for i := range f[1:] {
				s.want.LocalsPlusKinds = append(s.want.LocalsPlusKinds, bc.LocalKind(num(i+1)))
			}
		case "end":
			// The oracle's jumps hold positions: make labels of them.
			s.seq.labels = make([]int32, len(s.seq.instrs))
			for i := range s.seq.labels {
				s.seq.labels[i] = int32(i)
			}
			s.want.FirstLine = s.unit.firstLine
			each(s)
		}
	}
	return sc.Err()
}

func unhex(s string) string {
	if s == "-" {
		return ""
	}
	b, err := hex.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func parseConst(rest *[]string, codes map[string]*bc.Code) bc.Const {
	w := (*rest)[0]
	*rest = (*rest)[1:]
	items := func(end string) (out []bc.Const) {
		for (*rest)[0] != end {
			out = append(out, parseConst(rest, codes))
		}
		*rest = (*rest)[1:]
		return out
	}
	float := func(h string) float64 {
		u, err := strconv.ParseUint(h, 16, 64)
		if err != nil {
			panic(err)
		}
		return math.Float64frombits(u)
	}
	switch w[0] {
	case 'N':
		return bc.None
	case 'E':
		return bc.Ellipsis
	case 'T':
		return bc.Bool(true)
	case 'F':
		return bc.Bool(false)
	case 'i':
		v, ok := new(big.Int).SetString(w[1:], 10)
		if !ok {
			panic(w)
		}
		return newInt(v)
	case 'f':
		return bc.Float(float(w[1:]))
	case 'c':
		return bc.Complex(complex(float(w[1:17]), float(w[17:])))
	case 's':
		return bc.Str(unhex(w[1:]))
	case 'b':
		return bc.Bytes(unhex(w[1:]))
	case '(':
		return bc.Tuple(items(")"))
	case '{':
		return bc.FrozenSet(items("}"))
	case 'l':
		s := &bc.Slice{}
		s.Start = parseConst(rest, codes)
		s.Stop = parseConst(rest, codes)
		s.Step = parseConst(rest, codes)
		return s
	case 'C':
		if codes[w] == nil {
			codes[w] = &bc.Code{Name: w}
		}
		return codes[w]
	}
	panic(w)
}

// codeDifference returns the first field in which two code objects differ.
func codeDifference(got, want *bc.Code) string {
	switch {
	case got.StackSize != want.StackSize:
		return fmt.Sprintf("stack size %d, want %d", got.StackSize, want.StackSize)
	case !bytes.Equal(got.Code, want.Code):
		return "code"
	case !sameStrings(got.LocalsPlusNames, want.LocalsPlusNames):
		return fmt.Sprintf("locals %q, want %q", got.LocalsPlusNames, want.LocalsPlusNames)
	case !bytes.Equal(kindBytes(got), kindBytes(want)):
		return fmt.Sprintf("kinds of locals %x, want %x", kindBytes(got), kindBytes(want))
	case !sameConsts(got.Consts, want.Consts):
		return fmt.Sprintf("consts %#v, want %#v", got.Consts, want.Consts)
	case !bytes.Equal(got.ExceptionTable, want.ExceptionTable):
		return "exception table"
	case !bytes.Equal(got.LineTable, want.LineTable):
		return "location table"
	}
	return ""
}

func kindBytes(c *bc.Code) (b []byte) {
	for _, k := range c.LocalsPlusKinds {
		b = append(b, byte(k))
	}
	return b
}

// listing prints code with locations and handlers.
func listing(c *bc.Code) string {
	var sb strings.Builder
	for i := 0; i < len(c.Code); i += 2 {
		op := bc.Opcode(c.Code[i])
		if op == bc.CACHE {
			continue
		}
		loc := c.LocationAt(i)
		fmt.Fprintf(&sb, "%4d %v %d  %v", i, op, c.Code[i+1], loc)
		if h, ok := c.HandlerAt(i); ok {
			fmt.Fprintf(&sb, " -> %d depth %d lasti %v", h.Target, h.Depth, h.Lasti)
		}
		sb.WriteByte('\n')
	}
	return sb.String()
}

// partingLines trims two listings to where they part.
func partingLines(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	// Handlers' offsets change with any difference behind.
	head := func(s string) string { s, _, _ = strings.Cut(s, " -> "); return s }
	for i < len(g) && i < len(w) && head(g[i]) == head(w[i]) {
		i++
	}
	from := max(i-6, 0)
	cut := func(l []string) string { return strings.Join(l[min(from, len(l)):min(i+8, len(l))], "\n") }
	return "got:\n" + cut(g) + "\nwant:\n" + cut(w)
}

// TestAssembleOracleSequences assembles what the oracle's own code generator
// makes of modules of the standard library, and compares with its code objects.
func TestAssembleOracleSequences(t *testing.T) {
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	pattern := os.Getenv("SEQ_FILES")
	if pattern == "" {
		pattern = "[a-c]*.py"
	}
	files, err := filepath.Glob(filepath.Join(home.Lib(), pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("no modules: %v", err)
	}
	for level := 0; level <= 2; level += 2 {
		cmd := exec.Command(home.Python(), append([]string{"testdata/sequences.py", strconv.Itoa(level)}, files...)...)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var a assembler
		total, bad := 0, 0
		err = readSamples(out, func(s *sample) {
			total++
			got, err := a.assemble(&s.unit, &s.seq)
			if err != nil {
				t.Errorf("%s: %s: %v", s.file, s.unit.qualName, err)
				bad++
				return
			}
			if diff := codeDifference(got, &s.want); diff != "" {
				bad++
				if bad <= 10 {
					t.Errorf("%s:%d: %s: %s differs\n%s", s.file, s.unit.firstLine, s.unit.qualName, diff, partingLines(listing(got), listing(&s.want)))
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
		t.Logf("level %d: %d of %d identical", level, total-bad, total)
		if total == 0 {
			t.Error("no sequences")
		}
	}
}
