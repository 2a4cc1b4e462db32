package bench

import (
	"bytes"
	"embed"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed suite/*.py bars/*.py
var suiteFiles embed.FS

// The folders of programs. Those of the bars measure a single thing that Adder
// has to reach, and run only when they are named.
var programFolders = []string{"suite", "bars"}

// isModule tells whether a file is a module that programs import, like the
// protocol's measure.py: it begins with a docstring, where a program has its header.
func isModule(text []byte) bool { return bytes.HasPrefix(text, []byte(`"""`)) }

// A Program is one file of the suite with what its header says about it.
type Program struct {
	Name     string // the file's name without .py
	File     string // the file's name
	Measures string // what the time is spent on
	Origin   string // the algorithm and where it comes from
	Category string // one word; programs can be chosen by it
	Size     string // how much work one value is

	// Needs are modules that an engine may lack without being at fault: the
	// program then waits for them.
	Needs []string

	OnlyNamed    bool // measured only when it is asked for by name or category
	WholeProcess bool // a value is the time of a whole process, not what it prints

	Path      string   // where the file is, if it is not one of those carried inside
	Args      []string // words of its own on the command line, before the runner's
	Env       []string // NAME=value, in addition to the engine's
	Unchecked bool     // it gives no result that could be wrong
	StandIn   bool     // it imports pyperf, whose place our stand-in takes
}

// environment is what the program adds to an engine's, when the suite is in dir.
func (p Program) environment(dir string) []string {
	if !p.StandIn {
		return p.Env
	}
	return append(slices.Clone(p.Env), "PYTHONPATH="+filepath.Join(dir, standInFolder))
}

// path is where the program's file is when the suite's are in dir.
func (p Program) path(dir string) string {
	if p.Path != "" {
		return p.Path
	}
	return filepath.Join(dir, p.File)
}

// Programs returns the programs of all folders, each folder's in the order of
// their names.
func Programs() ([]Program, error) {
	var programs []Program
	err := eachFile(func(folder, name string, text []byte) error {
		if isModule(text) {
			return nil
		}
		p, err := parseHeader(name, string(text))
		p.OnlyNamed = folder != "suite"
		programs = append(programs, p)
		return err
	})
	return programs, err
}

// eachFile calls do with every file of the program folders.
func eachFile(do func(folder, name string, text []byte) error) error {
	for _, folder := range programFolders {
		entries, err := suiteFiles.ReadDir(folder)
		if err != nil {
			return fmt.Errorf("reading the suite: %w", err)
		}
		for _, e := range entries {
			text, err := suiteFiles.ReadFile(path.Join(folder, e.Name()))
			if err != nil {
				return fmt.Errorf("reading the suite: %w", err)
			}
			if err := do(folder, e.Name(), text); err != nil {
				return err
			}
		}
	}
	return nil
}

// parseHeader reads the comment lines "# key: value" a program begins with. The
// four keys that describe it must be there, once; "needs: MODULE, MODULE" is for
// those that wait for modules where an engine lacks them, and "value: process"
// for those that are measured from outside.
func parseHeader(file, text string) (Program, error) {
	p := Program{Name: strings.TrimSuffix(file, ".py"), File: file}
	fields := map[string]*string{
		"measures": &p.Measures,
		"origin":   &p.Origin,
		"category": &p.Category,
		"size":     &p.Size,
	}
	for line := range strings.Lines(text) {
		comment, ok := strings.CutPrefix(line, "# ")
		if !ok {
			break
		}
		key, value, ok := strings.Cut(strings.TrimSpace(comment), ": ")
		field := fields[key]
		switch {
		case key == "value" && value == "process":
			p.WholeProcess = true
			continue
		case key == "needs" && ok && p.Needs == nil:
			p.Needs = strings.Split(value, ", ")
			continue
		case !ok || field == nil:
			return p, fmt.Errorf("suite program %s: header line %q is not one of measures, origin, category, size", file, comment)
		case *field != "":
			return p, fmt.Errorf("suite program %s: header has two lines for %q", file, key)
		}
		*field = value
	}
	for key, field := range fields {
		if *field == "" {
			return p, fmt.Errorf("suite program %s: header has no line for %q", file, key)
		}
	}
	return p, nil
}

// Select returns the programs that at least one of the patterns names, in their
// order; no pattern selects all that need no naming. A pattern is a program's
// name, a category, or a glob over names. A pattern that fits nothing is an error.
func Select(programs []Program, patterns []string) ([]Program, error) {
	if len(patterns) == 0 {
		return slices.DeleteFunc(slices.Clone(programs), func(p Program) bool { return p.OnlyNamed }), nil
	}
	chosen := make([]bool, len(programs))
	for _, pattern := range patterns {
		if _, err := path.Match(pattern, ""); err != nil {
			return nil, fmt.Errorf("benchmark pattern %q: %w", pattern, err)
		}
		fits := false
		for i, p := range programs {
			matched, _ := path.Match(pattern, p.Name)
			if matched && !(p.OnlyNamed && pattern != p.Name) || pattern == p.Category {
				chosen[i], fits = true, true
			}
		}
		if !fits {
			return nil, fmt.Errorf("no benchmark is called %q; there are %s, and the categories %s",
				pattern, strings.Join(names(programs), ", "), strings.Join(categories(programs), ", "))
		}
	}
	var selected []Program
	for i, p := range programs {
		if chosen[i] {
			selected = append(selected, p)
		}
	}
	return selected, nil
}

func names(programs []Program) []string {
	found := make([]string, len(programs))
	for i, p := range programs {
		found[i] = p.Name
	}
	return found
}

func categories(programs []Program) []string {
	var found []string
	for _, p := range programs {
		if !slices.Contains(found, p.Category) {
			found = append(found, p.Category)
		}
	}
	slices.Sort(found)
	return found
}

// unpack writes the files of all folders into dir, where engines can run them.
func unpack(dir string) error {
	if err := os.MkdirAll(filepath.Join(dir, standInFolder), 0o755); err != nil {
		return fmt.Errorf("unpacking the suite: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, standInFolder, "pyperf.py"), standIn, 0o644); err != nil {
		return fmt.Errorf("unpacking the suite: %w", err)
	}
	return eachFile(func(_, name string, text []byte) error {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return fmt.Errorf("unpacking the suite: %w", err)
		}
		return nil
	})
}
