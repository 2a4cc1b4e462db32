package identical

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

//go:embed answer.py
var answerScript string

// Compiler compiles a file's text at an optimisation level of 0, 1 or 2. A
// rejected text is a *syntax.Error.
type Compiler func(text []byte, filename string, level int) (*bytecode.Code, error)

// A Result is what was found about one file.
type Result struct {
	File       string
	Difference *Difference // between code objects; nil when there are none to compare
	Problem    string      // any other difference, in words
}

// Identical tells whether nothing differs.
func (r Result) Identical() bool { return r.Difference == nil && r.Problem == "" }

// Check compiles the files, in order, by compile and by CPython and hands what
// it finds about each to found. Both see the same bytes under the same name.
func Check(ctx context.Context, python string, files []string, level int, compile Compiler, found func(Result)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cmd := exec.CommandContext(ctx, python, "-I", "-B", "-X", "utf8", "-c", answerScript, strconv.Itoa(level))
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	in, err := cmd.StdinPipe()
	if err != nil {
		return fmt.Errorf("starting CPython: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("starting CPython: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("starting CPython: %w", err)
	}

	// A reader of the questions that stops reading would block the writer, and
	// the other way round, so that each has its own goroutine.
	type question struct {
		name string
		text []byte
	}
	asked := make(chan question, 16)
	wrote := make(chan error, 1)
	go func() {
		defer close(asked)
		defer in.Close()
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err == nil {
				err = writeFrames(in, []byte(strings.ToValidUTF8(file, "?")), text)
			}
			if err != nil {
				wrote <- err
				return
			}
			select {
			case asked <- question{strings.ToValidUTF8(file, "?"), text}:
			case <-ctx.Done():
				wrote <- ctx.Err()
				return
			}
		}
		wrote <- nil
	}()
	answers := bufio.NewReader(out)
	var readErr error
	for q := range asked {
		got, gotErr := compile(q.text, q.name, level)
		var answer []byte
		if answer, readErr = readFrame(answers); readErr != nil {
			break
		}
		found(judge(q.name, got, gotErr, answer))
	}
	if readErr != nil {
		cancel()
	}
	wroteErr := <-wrote
	waitErr := cmd.Wait()
	switch {
	case readErr != nil && complaint.Len() > 0:
		return fmt.Errorf("CPython: %s", bytes.TrimSpace(complaint.Bytes()))
	case readErr != nil:
		return fmt.Errorf("reading CPython's answer: %w", readErr)
	case wroteErr != nil:
		return wroteErr
	case waitErr != nil:
		return fmt.Errorf("CPython: %w: %s", waitErr, bytes.TrimSpace(complaint.Bytes()))
	}
	return nil
}

// judge compares one file's outcomes. The answer's first byte says whether code
// or an error follows.
func judge(file string, got *bytecode.Code, gotErr error, answer []byte) Result {
	r := Result{File: file}
	if len(answer) == 0 {
		r.Problem = "CPython gave an empty answer"
		return r
	}
	kind, payload := answer[0], answer[1:]
	if kind == 'e' {
		var want rejection
		if err := json.Unmarshal(payload, &want); err != nil {
			r.Problem = fmt.Sprintf("CPython's error cannot be read: %v", err)
			return r
		}
		if mine := rejectionOf(gotErr); mine != want {
			r.Problem = fmt.Sprintf("%v, CPython has %v", mine, want)
		}
		return r
	}
	if gotErr != nil {
		r.Problem = fmt.Sprintf("%v, CPython compiles it", gotErr)
		return r
	}
	want, err := bytecode.UnmarshalCode(payload)
	if err != nil {
		r.Problem = fmt.Sprintf("CPython's code cannot be read: %v", err)
		return r
	}
	r.Difference = Compare(got, want)
	return r
}

// A rejection is an exception that compiling raised. Places are those of the
// exception's attributes, 0 where they are None.
type rejection struct {
	Class                    string
	Text                     string
	Line, Col, EndLine, End1 int
}

func (r rejection) String() string {
	if r.Class == "" {
		return "compiled"
	}
	if r.Line == 0 {
		return fmt.Sprintf("%s: %s", r.Class, r.Text)
	}
	return fmt.Sprintf("%s at %d:%d to %d:%d: %s", r.Class, r.Line, r.Col, r.EndLine, r.End1, r.Text)
}

func rejectionOf(err error) rejection {
	var e *syntax.Error
	switch {
	case err == nil:
		return rejection{}
	case !errors.As(err, &e):
		return rejection{Class: "error", Text: err.Error()}
	case !e.Kind.IsSyntax():
		return rejection{Class: e.Kind.String(), Text: e.Msg}
	}
	return rejection{e.Kind.String(), e.Msg, e.Line, e.Col, e.EndLine, e.EndCol}
}

// writeFrames writes each text after its length.
func writeFrames(w io.Writer, texts ...[]byte) error {
	for _, text := range texts {
		var size [8]byte
		binary.LittleEndian.PutUint64(size[:], uint64(len(text)))
		if _, err := w.Write(size[:]); err != nil {
			return fmt.Errorf("asking CPython: %w", err)
		}
		if _, err := w.Write(text); err != nil {
			return fmt.Errorf("asking CPython: %w", err)
		}
	}
	return nil
}

// maxFrame bounds an answer: no code object comes near.
const maxFrame = 1 << 30

func readFrame(r io.Reader) ([]byte, error) {
	var size [8]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return nil, err
	}
	n := binary.LittleEndian.Uint64(size[:])
	if n > maxFrame {
		return nil, fmt.Errorf("an answer of %d bytes", n)
	}
	frame := make([]byte, n)
	_, err := io.ReadFull(r, frame)
	return frame, err
}
