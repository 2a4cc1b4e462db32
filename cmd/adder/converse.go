package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

func platformName() string { return runtime.GOOS }

// A prompter asks for lines of standard input.
type prompter struct {
	r          *run
	in         *bufio.Reader
	lines      chan line
	reading    bool // somebody waits for a line already
	interrupts chan os.Signal
}

type line struct {
	text string
	err  error
}

// converse reads statements from standard input, one after the other, runs each
// and shows what it gives, until the input ends or a statement ends the process.
// When nothing has run before, what PYTHONSTARTUP names is run first.
func (r *run) converse(d *object.Dict, fresh bool) int {
	m, t := r.m, r.t
	if fresh {
		if err := r.setMain(d, "BuiltinImporter", ""); err != nil {
			return m.Uncaught(t)
		}
		if status := r.startup(d); m.Exiting() {
			return status
		}
		r.interactiveHook()
	}
	for _, x := range [2][2]string{{"ps1", ">>> "}, {"ps2", "... "}} {
		if t.RT.Sys.Dict.GetString(t, x[0]).IsEmpty() {
			t.RT.Sys.Dict.SetString(t, x[0], t.NewStr(x[1]))
		}
	}
	in := &prompter{r: r, in: bufio.NewReader(os.Stdin), lines: make(chan line, 1), interrupts: make(chan os.Signal, 1)}
	signal.Notify(in.interrupts, os.Interrupt)
	defer signal.Stop(in.interrupts)
	for n := 0; ; {
		text, ended := in.statement()
		if text == "" && ended {
			return 0
		}
		if text == "" {
			continue
		}
		done, err := r.statement(d, text, n)
		if done {
			n++
		}
		if err != nil {
			if status := m.Uncaught(t); m.Exiting() {
				return status
			}
		}
		m.FlushStandard(t)
	}
}

// statement compiles and runs what was typed as the prompt's n-th statement. It
// reports whether it could be compiled.
func (r *run) statement(d *object.Dict, text string, n int) (bool, error) {
	m, t := r.m, r.t
	o := &compile.Options{Filename: "<stdin>", Optimize: m.Options.Config.Optimize, Future: r.future}
	tree, err := m.ParseText(t, []byte(text), syntax.ModeSingle, syntax.IgnoreCookie|syntax.Prompted, o)
	if err != nil {
		return false, err
	}
	o.Filename = fmt.Sprintf("<stdin-%d>", n)
	code, err := m.CompileTree(t, tree, o)
	if err != nil {
		return false, err
	}
	r.future |= vm.FutureOf(code)
	if err := m.KeepSource(t, code, text, "<stdin>"); err != nil {
		return true, err
	}
	_, err = m.RunCode(t, code, d, object.Empty(), nil)
	return true, err
}

// startup runs the file that PYTHONSTARTUP names, in the namespace of __main__.
func (r *run) startup(d *object.Dict) int {
	name := r.p.startup
	if name == "" {
		return 0
	}
	text, err := os.ReadFile(name)
	if err != nil {
		fmt.Fprintln(os.Stderr, "Could not open PYTHONSTARTUP")
		var n syscall.Errno
		errors.As(err, &n)
		_ = r.t.RaiseErrno(int(n), r.t.FSDecode(name), object.Empty()) // pending from now on
		return r.m.Uncaught(r.t)
	}
	if err := r.setMain(d, "SourceFileLoader", name); err != nil {
		return r.m.Uncaught(r.t)
	}
	status := r.text(d, source{text: text, name: name})
	r.forgetFile(d)
	return status
}

// forgetFile takes away what names a file that has been run to its end.
func (r *run) forgetFile(d *object.Dict) {
	for _, name := range [2]string{"__file__", "__cached__"} {
		if _, err := d.Delete(r.t, r.t.InternString(name)); err != nil {
			r.t.ClearError()
		}
	}
}

// interactiveHook calls sys.__interactivehook__.
func (r *run) interactiveHook() {
	t := r.t
	hook := t.RT.Sys.Dict.GetString(t, "__interactivehook__")
	if hook.IsEmpty() {
		return
	}
	if _, err := t.Call0(hook); err != nil {
		r.m.WriteError(t, "Failed calling sys.__interactivehook__\n")
		r.m.Uncaught(t)
	}
}

// statement reads a statement; ended says that there is no more input.
func (p *prompter) statement() (text string, ended bool) {
	name := "ps1"
	for {
		p.show(name)
		l, interrupted := p.line()
		if interrupted {
			fmt.Fprintln(os.Stderr, "\nKeyboardInterrupt")
			return "", false
		}
		text += l.text
		if l.err != nil && l.text == "" {
			fmt.Fprintln(os.Stderr)
			return text, true
		}
		if strings.HasSuffix(text, "\n") && !incomplete(text) {
			return text, false
		}
		name = "ps2"
	}
}

// show writes one of the two prompts.
func (p *prompter) show(name string) {
	t := p.r.t
	v := t.RT.Sys.Dict.GetString(t, name)
	if v.IsEmpty() {
		return
	}
	s, err := t.Str(v)
	if err != nil {
		t.ClearError()
		return
	}
	fmt.Fprint(os.Stderr, object.GoString(s))
}

// line reads a line. An interrupt that raises KeyboardInterrupt ends the waiting,
// though not the reading: what is typed next answers the next prompt.
func (p *prompter) line() (l line, interrupted bool) {
	if !p.reading {
		p.reading = true
		go func() {
			text, err := p.in.ReadString('\n')
			p.lines <- line{text, err}
		}()
	}
	for {
		signaled := false
		p.r.m.Blocking(p.r.t, func() {
			select {
			case l = <-p.lines:
			case <-p.interrupts:
				signaled = true
			}
		})
		if !signaled {
			p.reading = false
			return l, false
		}
		// The handler is called at a safepoint, once the signal has come to it.
		for range 20 {
			if err := p.r.m.Checkpoint(p.r.t); err != nil {
				p.r.t.ClearError()
				return l, true
			}
			time.Sleep(time.Millisecond)
		}
	}
}

// incomplete tells whether a statement goes on in the next line.
func incomplete(text string) bool {
	_, err := syntax.Parse([]byte(text), &syntax.Options{Filename: "<stdin>", Mode: syntax.ModeSingle,
		Flags: syntax.AllowIncompleteInput | syntax.IgnoreCookie | syntax.Prompted})
	var se *syntax.Error
	return errors.As(err, &se) && se.Kind == syntax.IncompleteInput
}
