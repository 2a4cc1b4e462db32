package compile

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/syntax"
)

// sequenceScript prints, for each file named on a line of input, the
// unoptimised instruction sequences that CPython's compiler makes of it.
const sequenceScript = `
import sys, ast, _testinternalcapi, warnings, opcode
warnings.simplefilter("ignore")
def show(seq, out, depth):
    out.append(f"@{depth}")
    for op, arg, *loc in seq.get_instructions():
        out.append(f"{op} {arg or 0} {loc[0]} {loc[1]} {loc[2]} {loc[3]}")
    for n in seq.get_nested():
        show(n, out, depth + 1)
level = int(sys.argv[1])
for line in sys.stdin:
    name = line.rstrip("\n")
    with open(name, "rb") as f:
        src = f.read()
    out = []
    try:
        seq, meta = _testinternalcapi.compiler_codegen(ast.parse(src), name, level)
        show(seq, out, 0)
    except Exception as e:
        out.append(f"! {type(e).__name__}: {e}")
    print(len(out))
    print("\n".join(out))
`

// sketchCode makes a code object that is equal to others where the sequences
// are.
func sketchCode(u *codeUnit) *bytecode.Code {
	var b []byte
	for _, in := range u.seq.instrs {
		arg := in.arg
		if in.op.HasJump() || in.op.Pseudo() && in.op.HasArg() {
			arg = 0
		}
		b = binary.AppendVarint(b, int64(in.op))
		b = binary.AppendVarint(b, int64(arg))
		b = fmt.Append(b, in.loc)
	}
	return &bytecode.Code{Name: u.name, FirstLine: u.firstLine, Flags: u.flags, Code: b, Consts: u.consts.values, Names: u.names}
}

func targetsLabel(op bytecode.Opcode) bool {
	switch op {
	case bytecode.SETUP_CLEANUP, bytecode.SETUP_FINALLY, bytecode.SETUP_WITH, bytecode.END_ASYNC_FOR,
		bytecode.JUMP, bytecode.JUMP_NO_INTERRUPT, bytecode.JUMP_IF_FALSE, bytecode.JUMP_IF_TRUE,
		bytecode.POP_JUMP_IF_FALSE, bytecode.POP_JUMP_IF_TRUE, bytecode.POP_JUMP_IF_NONE, bytecode.POP_JUMP_IF_NOT_NONE,
		bytecode.FOR_ITER, bytecode.SEND:
		return true
	}
	return false
}

func showSequence(out []string, s *sequence, depth int) []string {
	out = append(out, fmt.Sprintf("@%d", depth))
	for _, in := range s.instrs {
		arg := in.arg
		if targetsLabel(in.op) {
			arg = s.labels[arg]
		}
		l := in.loc
		out = append(out, fmt.Sprintf("%d %d %d %d %d %d", in.op, arg, l.Line, l.EndLine, l.Col, l.EndCol))
	}
	for _, n := range s.nested {
		out = showSequence(out, n, depth+1)
	}
	return out
}

func sequencesOf(src []byte, name string, level int) (out []string, err error) {
	mod, err := syntax.Parse(src, &syntax.Options{Filename: name})
	if err != nil {
		return nil, err
	}
	c := newCompiler(src, &Options{Filename: name, Optimize: level})
	var top *sequence
	c.sketch = func(u *codeUnit) *bytecode.Code {
		top = u.seq
		return sketchCode(u)
	}
	defer c.recoverFailure(&err)
	c.prepare(mod)
	c.symbols = c.buildSymbols(mod)
	c.module(mod)
	// The oracle leaves a module's own trailing return in as well.
	return showSequence(nil, top, 0), nil
}

func libraryFiles(t testing.TB) []string {
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	err = filepath.WalkDir(home.Lib(), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestSequences compares the instruction sequences before optimisation with
// CPython's, over the standard library.
func TestSequences(t *testing.T) {
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	files := libraryFiles(t)
	cmd := exec.Command(home.Python(), "-I", "-c", sequenceScript, "0")
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n"))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewScanner(pipe)
	in.Buffer(nil, 1<<20)
	same, shown := 0, 0
	for _, name := range files {
		if !in.Scan() {
			t.Fatalf("oracle ended early: %s", stderr.Bytes())
		}
		n := 0
		fmt.Sscan(in.Text(), &n)
		want := make([]string, 0, n)
		for range n {
			in.Scan()
			want = append(want, in.Text())
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := sequencesOf(src, name, 0)
		if err != nil {
			got = []string{"! " + err.Error()}
		}
		if d := firstDifference(got, want); d != "" {
			if shown++; shown <= 15 {
				t.Errorf("%s:\n%s", name, d)
			}
			continue
		}
		same++
	}
	t.Logf("%d of %d", same, len(files))
	if err := cmd.Wait(); err != nil {
		t.Fatal(err, stderr.String())
	}
}

func firstDifference(got, want []string) string {
	for i := 0; i < len(got) || i < len(want); i++ {
		if i < len(got) && i < len(want) && got[i] == want[i] {
			continue
		}
		var b strings.Builder
		for j := max(0, i-6); j < i+6; j++ {
			mark := "  "
			if j == i {
				mark = "> "
			}
			fmt.Fprintf(&b, "%s%-40s | %s\n", mark, opLine(got, j), opLine(want, j))
		}
		return b.String()
	}
	return ""
}

func opLine(list []string, i int) string {
	if i >= len(list) {
		return "(end)"
	}
	op, rest, ok := strings.Cut(list[i], " ")
	n := 0
	if _, err := fmt.Sscan(op, &n); err == nil && ok {
		return bytecode.Opcode(n).String() + " " + rest
	}
	return list[i]
}
