package syntax

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/stdlib"
)

// listTokens is what CPython's tokenize says of the files named on its input,
// one token a line, each file's list ended by an empty line.
const listTokens = `
import sys, tokenize
for name in sys.stdin.read().split('\n'):
    with open(name, 'rb') as f:
        try:
            for t in tokenize.tokenize(f.readline):
                if t.type != tokenize.ENCODING:
                    print(t.type, t.exact_type, ascii(t.string), *t.start, *t.end, ascii(t.line))
        except (tokenize.TokenError, SyntaxError) as e:
            print(type(e).__name__, e.args[0])
    print()
`

func asciiRepr(s string) string {
	var b strings.Builder
	for _, r := range ReprString(s) {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}

// TestTokens compares the tokens of every tenth module of the standard library,
// and of the programs of the table.
func TestTokens(t *testing.T) {
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var files []string
	for i, f := range stdlibFiles(t) {
		if i%10 == 0 {
			files = append(files, f)
		}
	}
	for _, table := range []string{"testdata/valid.txt"} {
		data, err := os.ReadFile(table)
		if err != nil {
			t.Fatal(err)
		}
		for i, src := range strings.Split(string(data), "===\n") {
			for j, s := range []string{src, strings.TrimSuffix(src, "\n"), strings.ReplaceAll(src, "\n", "\r\n")} {
				if j == 2 && strings.Contains(src, "'''") || strings.Contains(src, "\"\"\"") || strings.Contains(src, "\\\n") {
					continue // newlines within tokens are lone ones here
				}
				f := fmt.Sprintf("%s/%d-%d.py", dir, i, j)
				if err := os.WriteFile(f, []byte(s), 0o600); err != nil {
					t.Fatal(err)
				}
				files = append(files, f)
			}
		}
	}
	cmd := exec.Command(home.Python(), "-I", "-c", listTokens)
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n"))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<26)
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text, derr := decodeBytes(string(src), &Options{})
		if derr != nil {
			t.Fatal(derr)
		}
		z := NewTokenizer(text, f, true)
		bad := false
		ended := false
		for lines.Scan() && lines.Text() != "" {
			got := "end"
			if !ended {
				tok, err := z.Next()
				if err != nil {
					got = err.Error()
					if e, ok := err.(*Error); ok {
						got = "TokenError " + e.Msg
					}
					ended = true
				} else {
					got = fmt.Sprintln(tok.Type, tok.ExactType, asciiRepr(tok.Text), tok.Line, tok.Col, tok.EndLine, tok.EndCol, asciiRepr(tok.Source))
					got = got[:len(got)-1]
				}
			}
			if want := lines.Text(); got != want && !bad {
				bad = true
				t.Errorf("%s\n got %s\nwant %s", f, clip(got), clip(want))
			}
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}
