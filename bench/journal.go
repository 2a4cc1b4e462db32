package bench

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// JournalSuffix ends the names of journals.
const JournalSuffix = ".unfinished"

// journalVersion changes when old journals can no longer be read.
const journalVersion = 1

// A Journal is a file that holds the runs of a measurement as they are made, so
// that one which was interrupted, in whatever way, can go on. Its first line says
// what is measured; each further one is a run.
type Journal struct {
	Name string
	file *os.File
}

// A journalHead tells whether a run of now can be set beside those in a journal.
type journalHead struct {
	Version  int      `json:"adder_bench_journal"`
	Words    []string `json:"words"`  // the command line that started the measurement
	Folder   string   `json:"folder"` // and where
	Machine  string   `json:"machine"`
	Programs string   `json:"programs"` // a hash of their texts
	Engines  []string `json:"engines"`  // everything known of each
	Amounts  string   `json:"amounts"`
}

// head describes the plan.
func (p Plan) head(words []string) (journalHead, error) {
	h := journalHead{Version: journalVersion, Words: words, Machine: ThisMachine().String()}
	var err error
	if h.Folder, err = os.Getwd(); err != nil {
		return h, err
	}
	sum := sha256.New()
	for _, program := range p.Programs {
		text, err := program.text()
		if err != nil {
			return h, err
		}
		fmt.Fprintf(sum, "%s %q %q %d %s\n", program.Name, program.Args, program.Env, len(text), text)
	}
	h.Programs = hex.EncodeToString(sum.Sum(nil)[:16])
	for _, e := range p.Engines {
		about := fmt.Sprintf("%s: %q %q %s", e.Name, e.Command, e.Env, e.Version)
		if path, err := exec.LookPath(e.Command[0]); err == nil {
			if info, err := os.Stat(path); err == nil {
				about += fmt.Sprintf(" %d bytes of %v", info.Size(), info.ModTime().UTC())
			}
		}
		h.Engines = append(h.Engines, about)
	}
	h.Amounts = fmt.Sprintf("%d to %d processes, precision %v, %d values, %v s, processors %v",
		p.Processes, p.MaxProcesses, p.Precision, p.Values, p.Seconds, p.CPUs)
	return h, nil
}

// differs says in what a measurement is another one, or "".
func (h journalHead) differs(now journalHead) string {
	switch {
	case h.Machine != now.Machine:
		return "it was on another machine: " + h.Machine
	case h.Programs != now.Programs:
		return "the programs have changed since"
	case h.Amounts != now.Amounts:
		return "it measured " + h.Amounts + ", and this would be " + now.Amounts
	case !slices.Equal(h.Engines, now.Engines):
		for _, e := range h.Engines {
			if !slices.Contains(now.Engines, e) {
				name, _, _ := strings.Cut(e, ":")
				return "the engine " + name + " has changed since"
			}
		}
		return "it had fewer engines"
	}
	return ""
}

// A storedRun is a run as a line of a journal: what JSON has no form for stands
// beside it.
type storedRun struct {
	Run
	Err     string
	Waiting string
	Load    *float64
	Others  *float64
}

func finite(x float64) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	return &x
}

func orNaN(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}

// NewJournal starts a journal of that name for the plan, which the words of a
// command line asked for. A journal that is there already is an error: it holds
// measurements.
func NewJournal(name string, p Plan, words []string) (*Journal, error) {
	head, err := p.head(words)
	if err != nil {
		return nil, err
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%s holds the measurements of a run that did not end: go on with adder bench --resume %s, or remove it", name, name)
	}
	if err != nil {
		return nil, err
	}
	j := &Journal{Name: name, file: file}
	if err := j.write(head); err != nil {
		_ = j.Remove()
		return nil, err
	}
	return j, nil
}

// write adds a line.
func (j *Journal) write(line any) error {
	text, err := json.Marshal(line)
	if err != nil {
		return err
	}
	_, err = j.file.Write(append(text, '\n'))
	return err
}

// Add keeps a run.
func (j *Journal) Add(run *Run) error {
	stored := storedRun{Run: *run, Load: finite(run.Load), Others: finite(run.Others)}
	var module waiting
	switch {
	case errors.As(run.Err, &module):
		stored.Waiting = string(module)
	case run.Err != nil:
		stored.Err = run.Err.Error()
	}
	if err := j.write(stored); err != nil {
		return fmt.Errorf("keeping measurements: %w", err)
	}
	return nil
}

// Close leaves the journal for later.
func (j *Journal) Close() error { return j.file.Close() }

// Remove is for a journal that has served.
func (j *Journal) Remove() error {
	_ = j.file.Close()
	return os.Remove(j.Name)
}

// An Unfinished is what a journal holds.
type Unfinished struct {
	Name   string
	Words  []string // of the command line that started it
	Folder string   // where that was
	Runs   []*Run
	head   journalHead
	size   int64 // of the lines that are whole
}

// ReadJournal reads a journal. What was being written when the measurement broke
// off is left out.
func ReadJournal(name string) (*Unfinished, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	u := &Unfinished{Name: name}
	for line := range bytes.Lines(text) {
		if !bytes.HasSuffix(line, []byte("\n")) {
			break
		}
		if u.size == 0 {
			if err := json.Unmarshal(line, &u.head); err != nil || u.head.Version == 0 {
				return nil, fmt.Errorf("%s is not a journal of adder bench", name)
			}
			if u.head.Version != journalVersion {
				return nil, fmt.Errorf("%s is a journal of version %d, and this adder reads version %d", name, u.head.Version, journalVersion)
			}
			u.Words, u.Folder = u.head.Words, u.head.Folder
		} else {
			run, err := readRun(line)
			if err != nil {
				return nil, fmt.Errorf("%s: run %d cannot be read: %w", name, len(u.Runs)+1, err)
			}
			u.Runs = append(u.Runs, run)
		}
		u.size += int64(len(line))
	}
	if u.size == 0 {
		return nil, fmt.Errorf("%s is not a journal of adder bench", name)
	}
	return u, nil
}

func readRun(line []byte) (*Run, error) {
	var stored storedRun
	if err := json.Unmarshal(line, &stored); err != nil {
		return nil, err
	}
	run := stored.Run
	run.Load, run.Others = orNaN(stored.Load), orNaN(stored.Others)
	switch {
	case stored.Waiting != "":
		run.Err = waiting(stored.Waiting)
	case stored.Err != "":
		run.Err = errors.New(stored.Err)
	case len(run.Values) == 0 || run.Warmups < 0 || run.Warmups >= len(run.Values):
		return nil, errors.New("it has no values")
	}
	return &run, nil
}

// Resume gives the plan the runs made so far and returns the journal, for more.
// The plan must be the same measurement.
func (u *Unfinished) Resume(p *Plan) (*Journal, error) {
	now, err := p.head(u.Words)
	if err != nil {
		return nil, err
	}
	if why := u.head.differs(now); why != "" {
		return nil, fmt.Errorf("%s: its %d runs cannot stand beside new ones: %s", u.Name, len(u.Runs), why)
	}
	file, err := os.OpenFile(u.Name, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	if err := file.Truncate(u.size); err != nil {
		_ = file.Close()
		return nil, err
	}
	if _, err := file.Seek(u.size, 0); err != nil {
		_ = file.Close()
		return nil, err
	}
	p.Earlier = u.Runs
	return &Journal{Name: u.Name, file: file}, nil
}

// text is the program's own text.
func (p Program) text() ([]byte, error) {
	if p.Path != "" {
		return os.ReadFile(p.Path)
	}
	for _, folder := range programFolders {
		if text, err := suiteFiles.ReadFile(folder + "/" + p.File); err == nil {
			return text, nil
		}
	}
	return nil, fmt.Errorf("the suite has no file %s", filepath.Base(p.File))
}
