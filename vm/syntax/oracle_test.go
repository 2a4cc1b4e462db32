package syntax

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/stdlib"
)

// oracle is a CPython that answers questions, one line of JSON each way.
type oracle struct {
	in  io.WriteCloser
	out *bufio.Reader
}

// oracleProgram reads requests: a length and that many bytes of JSON.
const oracleProgram = `
import ast, json, struct, sys, warnings
def ask(q):
    src = q['src'].encode('latin-1') if q.get('bytes') else q['src']
    flags = ast.PyCF_ONLY_AST | q.get('flags', 0)
    caught = []
    with warnings.catch_warnings():
        warnings.simplefilter('always')
        warnings.showwarning = lambda m, c, f, l, *a: caught.append([l, str(m)])
        try:
            t = compile(src, q.get('file', '<string>'), q.get('mode', 'exec'), flags, dont_inherit=True)
        except SyntaxError as e:
            return {'error': [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text], 'warn': caught}
        except BaseException as e:
            return {'error': [type(e).__name__, str(e), 0, 0, 0, 0, None], 'warn': caught}
    r = {'warn': caught}
    if q.get('dump', True):
        r['dump'] = ast.dump(t, include_attributes=True, indent=q.get('indent'))
    return r
stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
while head := stdin.read(4):
    a = json.dumps(ask(json.loads(stdin.read(struct.unpack('<I', head)[0])))).encode()
    stdout.write(struct.pack('<I', len(a)) + a)
    stdout.flush()
`

type question struct {
	Src   string `json:"src"`
	Bytes bool   `json:"bytes,omitempty"`
	File  string `json:"file,omitempty"`
	Mode  string `json:"mode,omitempty"`
	Flags int    `json:"flags,omitempty"`
	Dump  bool   `json:"dump"`
	Ind   *int   `json:"indent,omitempty"`
}

type answer struct {
	Dump  string
	Error []any
	Warn  [][]any
}

func startOracle(t testing.TB) *oracle {
	t.Helper()
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(home.Python(), "-I", "-S", "-c", oracleProgram)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		cmd.Wait()
	})
	return &oracle{in, bufio.NewReaderSize(out, 1<<20)}
}

func (o *oracle) ask(t testing.TB, q question) answer {
	t.Helper()
	data, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	msg := binary.LittleEndian.AppendUint32(nil, uint32(len(data)))
	if _, err := o.in.Write(append(msg, data...)); err != nil {
		t.Fatal(err)
	}
	var head [4]byte
	if _, err := io.ReadFull(o.out, head[:]); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, binary.LittleEndian.Uint32(head[:]))
	if _, err := io.ReadFull(o.out, buf); err != nil {
		t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(buf, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// stdlibFiles lists the sources of the embedded standard library.
func stdlibFiles(t testing.TB) []string {
	t.Helper()
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	filepath.WalkDir(home.Lib(), func(path string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return err
	})
	if len(files) < 400 {
		t.Fatalf("only %d files of the standard library", len(files))
	}
	return files
}

// firstDifference shows where two dumps part.
func firstDifference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, min(i-200, len(s))):min(len(s), i+120)] }
	return fmt.Sprintf("at %d\n got ...%s\nwant ...%s", i, cut(got), cut(want))
}

// latin1 passes arbitrary bytes through JSON.
func latin1(b []byte) string {
	var s strings.Builder
	for _, c := range b {
		s.WriteRune(rune(c))
	}
	return s.String()
}

// errorText lays out CPython's error as describe does ours.
func (a *answer) errorText() string {
	if a.Error == nil {
		return ""
	}
	e := a.Error
	text := "None"
	if s, ok := e[6].(string); ok {
		text = fmt.Sprintf("%q", s)
	}
	out := fmt.Sprintf("%v: %v at %v:%v-%v:%v in %s", e[0], e[1], e[2], e[3], e[4], e[5], text)
	return strings.ReplaceAll(out, "<nil>", "None")
}

func (a *answer) warnText() string {
	var lines []string
	for _, w := range a.Warn {
		lines = append(lines, fmt.Sprintf("%v: %v", w[0], w[1]))
	}
	return strings.Join(lines, "\n")
}

// describe lays an error out for comparison.
func describe(err error) string {
	e, ok := err.(*Error)
	if !ok {
		return err.Error()
	}
	text := "None"
	if e.HasText {
		text = fmt.Sprintf("%q", e.Text)
	}
	switch {
	case e.Bare:
		return fmt.Sprintf("%s: %s at None:None-None:None in None", e.Kind, e.Msg)
	case e.NoEnd:
		return fmt.Sprintf("%s: %s at %d:%d-None:None in None", e.Kind, e.Msg, e.Line, e.Col)
	}
	return fmt.Sprintf("%s: %s at %d:%d-%d:%d in %s", e.Kind, e.Msg, e.Line, e.Col, e.EndLine, e.EndCol, text)
}

func (w *Warning) text() string { return fmt.Sprintf("%d: %s", w.Line, w.Msg) }
