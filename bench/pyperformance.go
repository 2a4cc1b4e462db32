package bench

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// standIn is our module that takes pyperf's place.
//
//go:embed standin/pyperf.py
var standIn []byte

// standInFolder is where it stands in the folder that the suite is unpacked into:
// apart, so that the suite's programs do not find it.
const standInFolder = "standin"

// benchmarkFolders are where a pyperformance checkout, or an installed package,
// has its benchmarks.
var benchmarkFolders = []string{"pyperformance/data-files/benchmarks", "data-files/benchmarks", "."}

// A Skipped is a benchmark of pyperformance's that cannot be run, and why.
type Skipped struct{ Name, Why string }

// A pyperformanceFile is what a benchmark's TOML file says, as far as it matters.
type pyperformanceFile struct {
	Project struct {
		Dependencies []string `toml:"dependencies"`
	} `toml:"project"`
	Tool struct {
		Pyperformance struct {
			Name      string   `toml:"name"`
			Tags      any      `toml:"tags"` // a text or a list of them
			ExtraOpts []string `toml:"extra_opts"`
			RunScript string   `toml:"runscript"`
		} `toml:"pyperformance"`
	} `toml:"tool"`
}

// Pyperformance returns the benchmarks of a checkout of pyperformance as programs,
// one for each line of its manifest, and those that cannot be run because they
// need packages from elsewhere. What a script measures is not known before it
// runs: see Expand.
func Pyperformance(dir string) ([]Program, []Skipped, error) {
	root, manifest, err := readManifest(dir)
	if err != nil {
		return nil, nil, err
	}
	var programs []Program
	var skipped []Skipped
	for _, entry := range manifest {
		p, missing, err := pyperformanceProgram(root, entry)
		if err != nil {
			return nil, nil, fmt.Errorf("--pyperformance %s: %w", dir, err)
		}
		if len(missing) > 0 {
			skipped = append(skipped, Skipped{p.Name, "needs " + strings.Join(missing, ", ")})
			continue
		}
		programs = append(programs, p)
	}
	if len(programs)+len(skipped) == 0 {
		return nil, nil, fmt.Errorf("--pyperformance %s: its manifest names no benchmarks", dir)
	}
	return programs, skipped, nil
}

// A manifestEntry names a benchmark and the folder it shares with its kin.
type manifestEntry struct{ name, base string }

var localMeta = regexp.MustCompile(`^<local(?::([A-Za-z0-9_.-]+))?>$`)

// readManifest finds the folder of the benchmarks and what its MANIFEST lists.
func readManifest(dir string) (root string, entries []manifestEntry, err error) {
	var text []byte
	for _, folder := range benchmarkFolders {
		root = filepath.Join(dir, filepath.FromSlash(folder))
		if text, err = os.ReadFile(filepath.Join(root, "MANIFEST")); err == nil {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", nil, fmt.Errorf("--pyperformance %s: %w", dir, err)
		}
	}
	if err != nil {
		return "", nil, fmt.Errorf("--pyperformance %s: it is no checkout of pyperformance: there is no %s/MANIFEST", dir, benchmarkFolders[0])
	}
	if root, err = filepath.Abs(root); err != nil {
		return "", nil, err
	}
	inBenchmarks := false
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0:
		case strings.HasPrefix(fields[0], "["):
			inBenchmarks = strings.TrimSpace(line) == "[benchmarks]"
		case !inBenchmarks || fields[0] == "name" && len(fields) == 2 && fields[1] == "metafile":
		default:
			e := manifestEntry{name: fields[0], base: fields[0]}
			if len(fields) != 2 || !engineName.MatchString(e.name) {
				return "", nil, fmt.Errorf("--pyperformance %s: line %d of MANIFEST: want a name and a metafile", dir, number)
			}
			found := localMeta.FindStringSubmatch(fields[1])
			if found == nil {
				return "", nil, fmt.Errorf("--pyperformance %s: line %d of MANIFEST: %s: only <local> and <local:NAME> are known", dir, number, fields[1])
			}
			if found[1] != "" {
				e.base = found[1]
			}
			entries = append(entries, e)
		}
	}
	return root, entries, nil
}

// pyperformanceProgram reads what describes a benchmark, and returns which packages
// it needs beside pyperf.
func pyperformanceProgram(root string, entry manifestEntry) (p Program, missing []string, err error) {
	folder := filepath.Join(root, "bm_"+entry.base)
	var about, shared pyperformanceFile
	if _, err := toml.DecodeFile(filepath.Join(folder, "pyproject.toml"), &shared); err != nil {
		return p, nil, fmt.Errorf("benchmark %s: %w", entry.name, err)
	}
	about = shared
	if entry.base != entry.name {
		about = pyperformanceFile{}
		if _, err := toml.DecodeFile(filepath.Join(folder, "bm_"+entry.name+".toml"), &about); err != nil {
			return p, nil, fmt.Errorf("benchmark %s: %w", entry.name, err)
		}
	}
	own, of := about.Tool.Pyperformance, shared.Tool.Pyperformance
	script := firstText(own.RunScript, of.RunScript, "run_benchmark.py")
	p = Program{
		Name:      entry.name,
		File:      script,
		Path:      filepath.Join(folder, filepath.FromSlash(script)),
		Measures:  "what pyperformance's benchmark of that name does",
		Origin:    "pyperformance, unmodified",
		Category:  firstText(firstTag(own.Tags), firstTag(of.Tags), "pyperformance"),
		Size:      "as pyperformance has it",
		Args:      own.ExtraOpts,
		Needs:     []string{"what it imports"},
		Unchecked: true,
		StandIn:   true,
	}
	needs := slices.Concat(about.Project.Dependencies, shared.Project.Dependencies)
	if text, err := os.ReadFile(filepath.Join(folder, "requirements.txt")); err == nil {
		needs = append(needs, strings.Split(string(text), "\n")...)
	}
	for _, need := range needs {
		name := packageName(need)
		if name != "" && name != "pyperf" && !slices.Contains(missing, name) {
			missing = append(missing, name)
		}
	}
	if _, err := os.Stat(p.Path); err != nil {
		return p, nil, fmt.Errorf("benchmark %s: %w", entry.name, err)
	}
	return p, missing, nil
}

func firstText(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

// firstTag returns the first of the tags, which stand in a list or between blanks.
func firstTag(tags any) string {
	switch tags := tags.(type) {
	case string:
		if fields := strings.Fields(strings.ReplaceAll(tags, ",", " ")); len(fields) > 0 {
			return fields[0]
		}
	case []any:
		if len(tags) > 0 {
			return fmt.Sprint(tags[0])
		}
	}
	return ""
}

var packageStart = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*`)

// packageName is the name that a requirement (PEP 508) begins with, in lower case,
// or "" for a comment or nothing.
func packageName(requirement string) string {
	return strings.ToLower(packageStart.FindString(strings.TrimSpace(requirement)))
}

// listLimit bounds how long a script may take to say what it measures.
const listLimit = time.Minute

// Expand puts, in the place of each of pyperformance's programs, one for each
// benchmark that its script measures, as the script itself says when one of the
// engines runs it without measuring. Those that no engine can run to that point
// are skipped.
func Expand(ctx context.Context, programs []Program, engines []Engine) ([]Program, []Skipped, error) {
	dir, err := os.MkdirTemp("", "adder-bench-")
	if err != nil {
		return nil, nil, fmt.Errorf("unpacking the suite: %w", err)
	}
	defer os.RemoveAll(dir)
	if err := unpack(dir); err != nil {
		return nil, nil, err
	}
	var expanded []Program
	var skipped []Skipped
	seen := map[string]bool{}
	for _, p := range programs {
		names, why := p.scriptNames(ctx, dir, engines)
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if len(names) == 0 {
			skipped = append(skipped, Skipped{p.Name, why})
		}
		for _, name := range names {
			if seen[name] {
				continue // two entries of the manifest whose scripts measure the same
			}
			seen[name] = true
			one := p
			one.Name = name
			one.Env = append(slices.Clone(p.Env), "ADDER_PYPERF="+name)
			expanded = append(expanded, one)
		}
	}
	return expanded, skipped, nil
}

// scriptNames asks one engine after another what the program's script measures.
func (p Program) scriptNames(ctx context.Context, dir string, engines []Engine) (names []string, why string) {
	for _, e := range engines {
		limited, cancel := context.WithTimeout(ctx, listLimit)
		asked := p
		asked.Env = append(slices.Clone(p.Env), "ADDER_PYPERF=*")
		out, err := e.output(limited, asked, dir)
		cancel()
		if err != nil {
			why = fmt.Sprintf("%s cannot run it: %v", e.Name, err)
			continue
		}
		for line := range strings.Lines(out) {
			name, ok := strings.CutPrefix(strings.TrimSpace(line), "benchmark ")
			if ok && engineName.MatchString(name) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			return names, ""
		}
		why = "its script measures nothing through pyperf's Runner"
	}
	return nil, why
}
