package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// converse reads statements from standard input, one after the other, runs each
// and shows what it gives, until the input ends or a statement ends the process.
func converse(m *vm.VM, t *object.Thread, d *object.Dict, quiet bool) int {
	if !quiet {
		fmt.Fprintf(os.Stderr, "Python 3.14.6 (adder %s)\n", buildVersion())
	}
	in := bufio.NewReader(os.Stdin)
	prompt := func(name, standard string) {
		text := standard
		if v := t.RT.Sys.Dict.GetString(t, name); !v.IsEmpty() {
			if s, err := t.Str(v); err == nil {
				text = object.GoString(s)
			} else {
				t.ClearError()
			}
		}
		fmt.Fprint(os.Stderr, text)
	}
	for {
		prompt("ps1", ">>> ")
		var text strings.Builder
		for {
			line, err := in.ReadString('\n')
			text.WriteString(line)
			if err != nil && (!errors.Is(err, io.EOF) || text.Len() == 0) {
				fmt.Fprintln(os.Stderr)
				return 0
			}
			if err != nil || !incomplete(text.String()) {
				break
			}
			prompt("ps2", "... ")
		}
		if strings.TrimSpace(text.String()) == "" {
			continue
		}
		code, err := m.CompileText(t, []byte(text.String()), syntax.ModeSingle, true, &compile.Options{Filename: "<stdin>", Optimize: m.Options.Config.Optimize})
		if err == nil {
			_, err = m.RunCode(t, code, d, object.Empty(), nil)
		}
		if err != nil {
			exit := t.Matches(t.RT.T.Exc.SystemExit)
			if status := m.Uncaught(t); exit {
				return status
			}
		}
	}
}

// incomplete tells whether a statement goes on in the next line.
func incomplete(text string) bool {
	_, err := syntax.Parse([]byte(text), &syntax.Options{Filename: "<stdin>", Mode: syntax.ModeSingle,
		Flags: syntax.AllowIncompleteInput | syntax.DontImplyDedent | syntax.IgnoreCookie})
	var se *syntax.Error
	return errors.As(err, &se) && se.Kind == syntax.IncompleteInput
}
