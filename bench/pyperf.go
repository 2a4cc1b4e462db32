package bench

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// EnginePlaceholder, in a file's name, stands for an engine's name.
const EnginePlaceholder = "{engine}"

// pyperfVersion is the version of the file format, which pyperf checks.
const pyperfVersion = "1.0"

// pyperfDate is how pyperf writes the time a run began.
const pyperfDate = "2006-01-02 15:04:05.000000"

// A pyperfSuite is a file of pyperf's: JSON with metadata at three levels, of
// which the outer ones hold for everything inside.
type pyperfSuite struct {
	Benchmarks []pyperfBenchmark `json:"benchmarks"`
	Metadata   map[string]any    `json:"metadata"`
	Version    string            `json:"version"`
}

type pyperfBenchmark struct {
	Metadata map[string]any `json:"metadata"`
	Runs     []pyperfRun    `json:"runs"`
}

type pyperfRun struct {
	Metadata map[string]any `json:"metadata"`
	Values   []float64      `json:"values"`            // seconds for one loop
	Warmups  [][2]float64   `json:"warmups,omitempty"` // number of loops, seconds for one of them
}

// PyperfFiles returns, by file name, the pyperf files that hold the record's
// measurements. A name with EnginePlaceholder in it makes one file an engine,
// whose benchmarks have the programs' names, so that pyperf compares the engines;
// any other name makes one file with all of them, whose benchmarks are called
// PROGRAM@ENGINE when there are several engines, as pyperf wants names to be
// unique. Failed runs are in neither: pyperf has no place for them.
func PyperfFiles(r *Record, name string) (map[string][]byte, error) {
	files := map[string][]byte{}
	add := func(name string, engines []Engine, label func(program, engine string) string) error {
		suite := pyperfSuite{Metadata: suiteMetadata(r), Version: pyperfVersion, Benchmarks: []pyperfBenchmark{}}
		for _, program := range r.Plan.Programs {
			for _, engine := range engines {
				if b, ok := pyperfSeries(r, program, engine); ok {
					b.Metadata["name"] = label(program.Name, engine.Name)
					suite.Benchmarks = append(suite.Benchmarks, b)
				}
			}
		}
		if len(suite.Benchmarks) == 0 {
			return nil // pyperf refuses a suite without benchmarks
		}
		text, err := json.MarshalIndent(suite, "", "  ")
		if err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		files[name] = append(text, '\n')
		return nil
	}
	plain := func(program, _ string) string { return program }
	if strings.Contains(name, EnginePlaceholder) {
		for _, e := range r.Plan.Engines {
			if err := add(strings.ReplaceAll(name, EnginePlaceholder, e.Name), []Engine{e}, plain); err != nil {
				return nil, err
			}
		}
		return files, nil
	}
	label := plain
	if len(r.Plan.Engines) > 1 {
		label = func(program, engine string) string { return program + "@" + engine }
	}
	return files, add(name, r.Plan.Engines, label)
}

func suiteMetadata(r *Record) map[string]any {
	m := map[string]any{
		"cpu_count":      r.Machine.CPUs,
		"cpu_model_name": r.Machine.Processor,
		"platform":       r.Machine.Platform,
		"go_version":     r.Machine.GoVersion,
		"unit":           "second",
		"timer":          "time.perf_counter",
		"tool":           "adder bench",
	}
	put(m, "hostname", r.Machine.Hostname)
	put(m, "adder_commit", r.Machine.Commit)
	if len(r.Plan.CPUs) > 0 {
		m["cpu_affinity"] = strings.Trim(strings.ReplaceAll(fmt.Sprint(r.Plan.CPUs), " ", ","), "[]")
	}
	return m
}

// put sets a key unless the text is empty: pyperf refuses empty metadata.
func put(m map[string]any, key, text string) {
	if text != "" {
		m[key] = text
	}
}

// pyperfSeries makes a benchmark of a series; ok is false when it has no values.
func pyperfSeries(r *Record, program Program, engine Engine) (b pyperfBenchmark, ok bool) {
	s := series{program.Name, engine.Name}
	if r.failure(s) != nil {
		return b, false
	}
	b.Metadata = map[string]any{
		"engine":   engine.Name,
		"category": program.Category,
		"command":  filepath.Base(engine.Command[0]) + suffixed(engine.Command[1:]),
	}
	put(b.Metadata, "engine_version", engine.Version)
	put(b.Metadata, "engine_environment", strings.Join(engine.Env, " "))
	for _, run := range r.runs(s) {
		m := map[string]any{
			"date":         run.Start.Format(pyperfDate),
			"duration":     run.Duration.Seconds(),
			"loops":        run.Loops,
			"user_time":    run.User.Seconds(),
			"system_time":  run.System.Seconds(),
			"steady_state": fmt.Sprint(run.Steady),
		}
		if run.Peak > 0 {
			m["mem_max_rss"] = run.Peak
		}
		if !math.IsNaN(run.Load) {
			m["load_avg_1min"] = run.Load
		}
		out := pyperfRun{Metadata: m, Values: run.Kept()}
		for _, v := range run.Values[:run.Warmups] {
			out.Warmups = append(out.Warmups, [2]float64{float64(run.Loops), v})
		}
		b.Runs = append(b.Runs, out)
	}
	return b, len(b.Runs) > 0
}

func suffixed(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " ")
}

// WritePyperf writes a record's pyperf files, each whole or not at all, and
// returns their names.
func WritePyperf(r *Record, name string) ([]string, error) {
	files, err := PyperfFiles(r, name)
	if err != nil {
		return nil, err
	}
	var written []string
	for file, text := range files {
		if err := writeWhole(file, text); err != nil {
			return written, err
		}
		written = append(written, file)
	}
	return written, nil
}

// writeWhole writes a file under another name first, so that a full disk leaves
// what was there before.
func writeWhole(name string, text []byte) error {
	partial := fmt.Sprintf("%s.%d-%d.partial", name, os.Getpid(), time.Now().UnixNano())
	if err := os.WriteFile(partial, text, 0o644); err != nil {
		_ = os.Remove(partial)
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if err := os.Rename(partial, name); err != nil {
		_ = os.Remove(partial)
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

// CheckWritable fails when a file of that name could not be written, before
// anything is measured.
func CheckWritable(name string) error {
	info, err := os.Stat(name)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("writing %s: it is not a regular file", name)
	case err == nil || os.IsNotExist(err):
	default:
		return fmt.Errorf("writing %s: %w", name, err)
	}
	probe, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.partial")
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	_ = probe.Close()
	return os.Remove(probe.Name())
}
