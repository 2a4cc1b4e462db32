package bench

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adder-vm/adder/bench/formats"
)

// EnginePlaceholder, in a file's name, stands for an engine's name.
const EnginePlaceholder = "{engine}"

// PyperfFiles returns, by file name, the suites that hold the record's
// measurements. A name with EnginePlaceholder in it makes one file an engine,
// whose benchmarks have the programs' names, so that pyperf compares the engines;
// any other name makes one file with all of them, whose benchmarks are called
// PROGRAM@ENGINE when there are several engines, as pyperf wants names to be
// unique. Failed runs are in neither: pyperf has no place for them.
func PyperfFiles(r *Record, name string) map[string]*formats.Suite {
	files := map[string]*formats.Suite{}
	add := func(name string, engines []Engine, label func(program, engine string) string) {
		suite := &formats.Suite{Metadata: suiteMetadata(r), Version: formats.Version}
		for _, program := range r.Plan.Programs {
			for _, engine := range engines {
				if b, ok := pyperfSeries(r, program, engine); ok {
					b.Metadata[formats.KeyName] = label(program.Name, engine.Name)
					suite.Benchmarks = append(suite.Benchmarks, b)
				}
			}
		}
		if len(suite.Benchmarks) > 0 { // pyperf refuses a suite without any
			suite.Link()
			files[name] = suite
		}
	}
	plain := func(program, _ string) string { return program }
	if strings.Contains(name, EnginePlaceholder) {
		for _, e := range r.Plan.Engines {
			add(strings.ReplaceAll(name, EnginePlaceholder, e.Name), []Engine{e}, plain)
		}
		return files
	}
	label := plain
	if len(r.Plan.Engines) > 1 {
		label = func(program, engine string) string { return program + "@" + engine }
	}
	add(name, r.Plan.Engines, label)
	return files
}

func suiteMetadata(r *Record) formats.Metadata {
	m := formats.Metadata{
		formats.KeyCPUs:      r.Machine.CPUs,
		formats.KeyProcessor: r.Machine.Processor,
		formats.KeyPlatform:  r.Machine.Platform,
		formats.KeyGoVersion: r.Machine.GoVersion,
		formats.KeyUnit:      "second",
		"timer":              "time.perf_counter",
		"tool":               "adder bench",
	}
	m.Put(formats.KeyHostname, r.Machine.Hostname)
	m.Put(formats.KeyCommit, r.Machine.Commit)
	if len(r.Plan.CPUs) > 0 {
		m[formats.KeyAffinity] = strings.Trim(strings.ReplaceAll(fmt.Sprint(r.Plan.CPUs), " ", ","), "[]")
	}
	return m
}

// pyperfSeries makes a benchmark of a series; ok is false when it has no values.
func pyperfSeries(r *Record, program Program, engine Engine) (b *formats.Benchmark, ok bool) {
	s := series{program.Name, engine.Name}
	if r.failure(s) != nil {
		return nil, false
	}
	b = &formats.Benchmark{Metadata: formats.Metadata{
		formats.KeyEngine:   engine.Name,
		formats.KeyCategory: program.Category,
		formats.KeyCommand:  filepath.Base(engine.Command[0]) + suffixed(engine.Command[1:]),
	}}
	b.Metadata.Put(formats.KeyVersion, engine.Version)
	b.Metadata.Put(formats.KeyLayers, strings.Join(engine.Layers, ","))
	b.Metadata.Put(formats.KeyEnvironment, strings.Join(engine.Env, " "))
	for _, run := range r.runs(s) {
		m := formats.Metadata{
			formats.KeyDate:     run.Start.Format(formats.DateLayout),
			formats.KeyDuration: run.Duration.Seconds(),
			formats.KeyLoops:    run.Loops,
			"user_time":         run.User.Seconds(),
			"system_time":       run.System.Seconds(),
			formats.KeySteady:   fmt.Sprint(run.Steady),
		}
		if run.Peak > 0 {
			m[formats.KeyPeak] = run.Peak
		}
		if !math.IsNaN(run.Load) {
			m[formats.KeyLoad] = run.Load
		}
		run.Counts.metadata(m)
		if !math.IsNaN(run.Others) {
			m["busy_elsewhere"] = run.Others
		}
		out := &formats.Run{Metadata: m, Values: run.Kept()}
		for _, v := range run.Values[:run.Warmups] {
			out.Warmups = append(out.Warmups, formats.Warmup{Loops: run.Loops, Value: v})
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
	var written []string
	for file, suite := range PyperfFiles(r, name) {
		if err := suite.WriteFile(file); err != nil {
			return written, err
		}
		written = append(written, file)
	}
	return written, nil
}

// WriteGobench writes a record in the Go benchmark format, whole or not at all,
// and returns the file's name, or none when there is nothing to write.
func WriteGobench(r *Record, name string) ([]string, error) {
	suites := slices.Collect(maps.Values(PyperfFiles(r, name)))
	if len(suites) == 0 {
		return nil, nil
	}
	var text bytes.Buffer
	if err := formats.WriteGo(&text, suites); err != nil {
		return nil, fmt.Errorf("writing %s: %w", name, err)
	}
	if err := formats.WriteWhole(name, text.Bytes()); err != nil {
		return nil, err
	}
	return []string{name}, nil
}
