package formats

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
)

// maxFile bounds a file of measurements, unpacked: 40 programs on 10 engines with
// all their values are less than a tenth of it.
const maxFile = 1 << 28

// maxCount bounds the numbers in a file that are not times, above which they
// would no longer be exact.
const maxCount = 1 << 53

// An Error says what is wrong with a file, what was expected, and what to do.
type Error struct {
	File     string
	Problem  string
	Expected string
	Remedy   string
	Err      error // the cause, when another package found the problem
}

func (e *Error) Error() string {
	text := e.File + ": " + e.Problem
	if e.Expected != "" {
		text += "; expected " + e.Expected
	}
	if e.Remedy != "" {
		text += "; " + e.Remedy
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }

const (
	anyFile    = "a result file of `adder bench --json` or of pyperf"
	measureNew = "measure again, or copy the file again from where it is whole"
)

// ReadFile reads a file of measurements; "-" is standard input.
func ReadFile(name string) (*Suite, error) {
	if name == "-" {
		return Read("standard input", os.Stdin)
	}
	file, err := os.Open(name)
	if err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return nil, &Error{File: name, Problem: err.Error(), Expected: anyFile, Err: err}
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return nil, &Error{File: name, Problem: "it is a directory", Expected: anyFile, Remedy: "name the files in it"}
	}
	return Read(name, file)
}

// Read reads a file of measurements, gzip-compressed or not; name says in errors
// which.
func Read(name string, from io.Reader) (*Suite, error) {
	text, err := unpacked(name, from)
	if err != nil {
		return nil, err
	}
	trimmed := bytes.TrimSpace(text)
	switch {
	case len(trimmed) == 0:
		return nil, &Error{File: name, Problem: "the file is empty", Expected: anyFile, Remedy: measureNew}
	case trimmed[0] != '{':
		remedy := ""
		if bytes.Contains(trimmed, []byte("Benchmark")) {
			remedy = "benchstat compares files in the Go benchmark format"
		}
		return nil, &Error{File: name, Problem: "it is not a JSON object", Expected: anyFile, Remedy: remedy}
	}
	var outline struct{ Benchmarks, Metadata, Version json.RawMessage }
	if err := decode(name, text, &outline); err != nil {
		return nil, err
	}
	if outline.Benchmarks == nil || outline.Version == nil {
		return nil, &Error{File: name, Problem: `it has no "benchmarks" and "version"`, Expected: anyFile}
	}
	if version := string(outline.Version); version != `"`+Version+`"` {
		return nil, &Error{
			File: name, Problem: fmt.Sprintf("its format has version %.40s", version), Expected: "version " + Version,
			Remedy: "write it again with pyperf 1.0 or newer, or with `adder bench`",
		}
	}
	suite := &Suite{Source: name}
	if err := decode(name, text, suite); err != nil {
		return nil, err
	}
	problem := suite.null()
	if problem == "" {
		suite.Link()
		problem = suite.problem()
	}
	if problem != "" {
		return nil, &Error{File: name, Problem: problem, Expected: anyFile}
	}
	return suite, nil
}

// unpacked returns all of a file's text.
func unpacked(name string, from io.Reader) ([]byte, error) {
	buffered := bufio.NewReader(from)
	var reader io.Reader = buffered
	compressed := false
	if magic, _ := buffered.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		unzip, err := gzip.NewReader(buffered)
		if err != nil {
			return nil, &Error{File: name, Problem: "its gzip compression is damaged: " + err.Error(), Remedy: measureNew, Err: err}
		}
		reader, compressed = unzip, true
	}
	text, err := io.ReadAll(io.LimitReader(reader, maxFile+1))
	switch {
	case err != nil && compressed:
		return nil, &Error{File: name, Problem: "its gzip compression is damaged or cut off: " + err.Error(), Remedy: measureNew, Err: err}
	case err != nil:
		return nil, &Error{File: name, Problem: "reading failed: " + err.Error(), Expected: anyFile, Err: err}
	case len(text) > maxFile:
		return nil, &Error{File: name, Problem: fmt.Sprintf("it is larger than %d MB", maxFile>>20), Expected: anyFile}
	}
	return text, nil
}

// decode reads one JSON value that is all of the text.
func decode(name string, text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	err := decoder.Decode(into)
	if err == nil {
		rest := bytes.TrimSpace(text[decoder.InputOffset():])
		if len(rest) > 0 {
			return &Error{
				File: name, Problem: fmt.Sprintf("more follows its JSON value, on line %d: %.40q", line(text, len(text)-len(rest)), rest),
				Expected: "one JSON value", Remedy: "compare files one by one rather than joined",
			}
		}
		return nil
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &Error{
			File: name, Problem: fmt.Sprintf("the file ends in the middle, after %d bytes", len(text)),
			Expected: "whole JSON", Remedy: measureNew, Err: err,
		}
	case errors.As(err, &syntax):
		return &Error{
			File: name, Problem: fmt.Sprintf("line %d is not JSON: %v", line(text, int(syntax.Offset)), err),
			Expected: anyFile, Remedy: measureNew, Err: err,
		}
	case errors.As(err, &kind):
		return &Error{
			File: name, Problem: fmt.Sprintf("%s, on line %d, is a %s", place(kind.Field), line(text, int(kind.Offset)), kind.Value),
			Expected: "a " + kindName(kind.Type.Kind().String()) + " there, in pyperf's format", Err: err,
		}
	}
	return &Error{File: name, Problem: err.Error(), Expected: anyFile, Err: err}
}

func place(field string) string {
	if field == "" {
		return "a part of it"
	}
	return `"` + field + `"`
}

// kindName says in JSON's words what a Go kind is read from.
func kindName(kind string) string {
	switch kind {
	case "struct", "map", "ptr":
		return "object"
	case "slice", "array":
		return "list"
	case "float64", "int":
		return "number"
	}
	return kind
}

// line returns the number of the line that a byte of the text is on.
func line(text []byte, offset int) int {
	return 1 + bytes.Count(text[:min(max(offset, 0), len(text))], []byte("\n"))
}

// null says which part of a suite is null, or "".
func (s *Suite) null() string {
	for i, b := range s.Benchmarks {
		if b == nil {
			return fmt.Sprintf("benchmark %d is null", i+1)
		}
		for k, r := range b.Runs {
			if r == nil {
				return fmt.Sprintf("run %d of benchmark %d is null", k+1, i+1)
			}
		}
	}
	return ""
}

// problem says what keeps a suite from being one, or "".
func (s *Suite) problem() string {
	if len(s.Benchmarks) == 0 {
		return "it has no benchmarks"
	}
	if problem := s.Metadata.problem(); problem != "" {
		return problem
	}
	seen := map[string]bool{}
	for i, b := range s.Benchmarks {
		name := b.Name()
		switch {
		case strings.TrimSpace(name) == "":
			return fmt.Sprintf("benchmark %d has no name", i+1)
		case seen[name]:
			return fmt.Sprintf("two benchmarks are called %q", name)
		}
		seen[name] = true
		if problem := b.problem(); problem != "" {
			return fmt.Sprintf("benchmark %q: %s", name, problem)
		}
	}
	return ""
}

func (b *Benchmark) problem() string {
	if unit := b.Text(KeyUnit); unit != "" && pyperfUnits[unit] == "" {
		return fmt.Sprintf("its unit is %q, where pyperf has second, byte and integer", unit)
	}
	if problem := b.Metadata.problem(); problem != "" {
		return problem
	}
	values := 0
	for i, r := range b.Runs {
		if problem := r.Metadata.problem(); problem != "" {
			return fmt.Sprintf("run %d: %s", i+1, problem)
		}
		all, _ := r.Series()
		for _, v := range all {
			// A time of nothing would make a ratio of nothing.
			if !(v > 0) || math.IsInf(v, 0) {
				return fmt.Sprintf("run %d has the value %v, which is not more than 0", i+1, v)
			}
		}
		values += len(r.Values)
	}
	if values == 0 {
		return "it has no values"
	}
	return ""
}

// problem says what in metadata cannot be understood, or "".
func (m Metadata) problem() string {
	for key, value := range m {
		switch v := value.(type) {
		case string, bool, nil, []any:
		case float64:
			if (strings.HasPrefix(key, CounterPrefix) || strings.HasPrefix(key, OpcodePrefix) || key == KeyPeak) && !(v >= 0 && v <= maxCount) {
				return fmt.Sprintf("%s is %v, which no counter can be", key, v)
			}
		default:
			return fmt.Sprintf("its metadata %s is an object, where pyperf has texts and numbers", key)
		}
	}
	return ""
}
