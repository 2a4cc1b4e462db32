package formats

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/perf/benchfmt"
)

// WriteGo writes suites in the Go benchmark format: a line for each value, one for
// each run's memory and counters, and the machine as configuration. Where there
// are several engines, /engine=NAME follows the program's name, so that
// `benchstat -col /engine` sets them side by side. What else is known of engines
// stands in lines that benchstat skips: as configuration it would keep engines out
// of each other's tables.
func WriteGo(w io.Writer, suites []*Suite) error {
	engines := map[string]bool{}
	for _, s := range suites {
		for _, e := range s.Engines() {
			engines[e] = true
		}
	}
	out := benchfmt.NewWriter(w)
	for _, s := range suites {
		for _, about := range s.aboutEngines() {
			if _, err := fmt.Fprintf(w, "# %s\n", about); err != nil {
				return err
			}
		}
		config := s.goConfig()
		for _, b := range s.Benchmarks {
			name := goWord(b.Program())
			if len(engines) > 1 {
				name += "/engine=" + goWord(b.Engine())
			}
			for _, r := range b.Runs {
				if err := writeRun(out, r, config, benchfmt.Name(name)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func writeRun(out *benchfmt.Writer, r *Run, config []benchfmt.Config, name benchfmt.Name) error {
	iterations := 1
	if n, ok := r.Number(KeyLoops); ok && n >= 1 && n <= maxCount {
		iterations = int(n)
	}
	write := func(n int, values ...benchfmt.Value) error {
		return out.Write(&benchfmt.Result{Config: config, Name: name, Iters: n, Values: values})
	}
	unit := r.of.Unit()
	for _, v := range r.Values {
		value := benchfmt.Value{Value: v, Unit: unit + "/op"}
		if unit == UnitSeconds {
			value.OrigValue, value.OrigUnit = v*1e9, "ns/op"
		}
		if err := write(iterations, value); err != nil {
			return err
		}
	}
	var values []benchfmt.Value
	if peak, ok := r.Number(KeyPeak); ok && len(r.Values) > 0 {
		values = append(values, benchfmt.Value{Value: peak, Unit: "peak-bytes"})
	}
	counters := r.Counters()
	for _, counter := range slices.Sorted(maps.Keys(counters)) {
		values = append(values, benchfmt.Value{Value: counters[counter], Unit: goWord(strings.ReplaceAll(counter, "_", "-"))})
	}
	if len(values) == 0 {
		return nil
	}
	return write(1, values...)
}

// goConfig is what a file says of the machine, in the words that `go test` uses
// where it has some.
func (s *Suite) goConfig() []benchfmt.Config {
	var config []benchfmt.Config
	add := func(key, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			config = append(config, benchfmt.Config{Key: key, Value: []byte(value), File: true})
		}
	}
	if system, architecture, ok := strings.Cut(s.Text(KeyPlatform), "/"); ok {
		add("goos", system)
		add("goarch", architecture)
	} else {
		add("platform", system)
	}
	add("cpu", s.Text(KeyProcessor))
	add("go", s.Text(KeyGoVersion))
	add("commit", s.Text(KeyCommit))
	return config
}

// aboutEngines describes each engine in a line.
func (s *Suite) aboutEngines() []string {
	var lines []string
	seen := map[string]bool{}
	for _, b := range s.Benchmarks {
		engine := b.Engine()
		if seen[engine] {
			continue
		}
		seen[engine] = true
		text := "engine " + engine
		for _, part := range []struct{ before, key string }{{": ", KeyVersion}, {", run as ", KeyCommand}, {", with ", KeyEnvironment}, {", layers ", KeyLayers}} {
			if value := strings.Join(strings.Fields(b.Text(part.key)), " "); value != "" {
				text += part.before + value
			}
		}
		lines = append(lines, text)
	}
	return lines
}

// goWord makes a text one word of the Go benchmark format.
func goWord(text string) string { return strings.Join(strings.Fields(text), "_") }
