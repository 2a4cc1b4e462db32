package formats

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Version is the version of pyperf's file format that is read and written.
const Version = "1.0"

// DateLayout is how pyperf writes the time a run began.
const DateLayout = "2006-01-02 15:04:05.000000"

// A Suite is a file of measurements. Its metadata holds for everything inside,
// and a benchmark's for its runs, unless they say otherwise.
type Suite struct {
	Source     string       `json:"-"` // where it was read from
	Benchmarks []*Benchmark `json:"benchmarks"`
	Metadata   Metadata     `json:"metadata"`
	Version    string       `json:"version"`
}

// A Benchmark is the runs of one program on one engine.
type Benchmark struct {
	Metadata Metadata `json:"metadata"`
	Runs     []*Run   `json:"runs"`

	in *Suite
}

// A Run is what one process measured. One that only calibrated has no values.
type Run struct {
	Metadata Metadata  `json:"metadata"`
	Values   []float64 `json:"values,omitempty"`  // for one loop, after warm-up
	Warmups  []Warmup  `json:"warmups,omitempty"` // before that

	of *Benchmark
}

// A Warmup is a value measured before the steady state.
type Warmup struct {
	Loops int
	Value float64 // for one loop
}

// MarshalJSON writes the pair that pyperf does.
func (w Warmup) MarshalJSON() ([]byte, error) { return json.Marshal([2]any{w.Loops, w.Value}) }

// UnmarshalJSON reads the pair that pyperf writes.
func (w *Warmup) UnmarshalJSON(text []byte) error {
	var pair []float64
	if err := json.Unmarshal(text, &pair); err != nil {
		return err
	}
	if len(pair) != 2 || pair[0] < 0 || pair[0] != float64(int(pair[0])) {
		return fmt.Errorf("warm-up %s is not a pair of a number of loops and a time", text)
	}
	w.Loops, w.Value = int(pair[0]), pair[1]
	return nil
}

// Metadata are texts, numbers and, for tags, lists of texts by key.
type Metadata map[string]any

// Put sets a key unless the text is empty: pyperf refuses empty metadata.
func (m Metadata) Put(key, text string) {
	if text = strings.TrimSpace(text); text != "" {
		m[key] = text
	}
}

// text returns what stands under the key as a text.
func (m Metadata) text(key string) (string, bool) {
	switch v := m[key].(type) {
	case string:
		return v, true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	case int:
		return strconv.Itoa(v), true
	case bool:
		return strconv.FormatBool(v), true
	case []any:
		var words []string
		for _, x := range v {
			words = append(words, fmt.Sprint(x))
		}
		return strings.Join(words, ","), true
	}
	return "", false
}

// number returns what stands under the key as a number.
func (m Metadata) number(key string) (float64, bool) {
	switch v := m[key].(type) {
	case float64:
		return v, true
	case int:
		return float64(v), true
	case int64:
		return float64(v), true
	}
	return 0, false
}

// Link tells the parts of a suite what they are part of, as a suite that was put
// together in memory needs before it is asked anything.
func (s *Suite) Link() {
	for _, b := range s.Benchmarks {
		b.in = s
		for _, r := range b.Runs {
			r.of = b
		}
	}
}

// Text returns a suite's metadata, or "".
func (s *Suite) Text(key string) string {
	text, _ := s.Metadata.text(key)
	return text
}

// Text returns a benchmark's metadata, its own or its suite's, or "".
func (b *Benchmark) Text(key string) string {
	if text, ok := b.Metadata.text(key); ok {
		return text
	}
	if b.in != nil {
		return b.in.Text(key)
	}
	return ""
}

// Text returns a run's metadata, its own or what holds for it, or "".
func (r *Run) Text(key string) string {
	if text, ok := r.Metadata.text(key); ok {
		return text
	}
	if r.of != nil {
		return r.of.Text(key)
	}
	return ""
}

// Number returns a number of a run's metadata, its own or what holds for it.
func (r *Run) Number(key string) (float64, bool) {
	if n, ok := r.Metadata.number(key); ok || r.of == nil {
		return n, ok
	}
	if n, ok := r.of.Metadata.number(key); ok || r.of.in == nil {
		return n, ok
	}
	return r.of.in.Metadata.number(key)
}

// Numbers returns the numbers whose keys begin with the prefix, by what follows
// it, of the run and of what holds for it.
func (r *Run) Numbers(prefix string) map[string]float64 {
	found := map[string]float64{}
	take := func(m Metadata) {
		for key := range m {
			name, ok := strings.CutPrefix(key, prefix)
			if !ok || name == "" {
				continue
			}
			if n, ok := m.number(key); ok {
				found[name] = n
			}
		}
	}
	if r.of != nil {
		if r.of.in != nil {
			take(r.of.in.Metadata)
		}
		take(r.of.Metadata)
	}
	take(r.Metadata)
	return found
}

// Counters returns the run's counters by name.
func (r *Run) Counters() map[string]float64 { return r.Numbers(CounterPrefix) }

// Series returns all the run's values in the order measured, and how many of them
// were warm-up.
func (r *Run) Series() (values []float64, warmups int) {
	for _, w := range r.Warmups {
		values = append(values, w.Value)
	}
	return append(values, r.Values...), len(r.Warmups)
}

// Name returns the benchmark's name, which is unique in its file.
func (b *Benchmark) Name() string { return b.Text(KeyName) }

// Program returns the name of what was measured: the benchmark's name without the
// engine, which follows an @ where a file holds several engines.
func (b *Benchmark) Program() string {
	name := b.Name()
	if e := b.Text(KeyEngine); e != "" {
		name = strings.TrimSuffix(name, "@"+e)
	}
	return name
}

// Category returns the benchmark's category, or its first tag, or "".
func (b *Benchmark) Category() string {
	if c := b.Text(KeyCategory); c != "" {
		return c
	}
	first, _, _ := strings.Cut(b.Text(KeyTags), ",")
	return first
}

// Engine returns what ran the benchmark: what the file calls it, or else the kind
// of Python that pyperf recorded, or "".
func (b *Benchmark) Engine() string {
	if e := b.Text(KeyEngine); e != "" {
		return e
	}
	return b.Text("python_implementation")
}

// Unit returns the unit of the benchmark's values.
func (b *Benchmark) Unit() string {
	if unit, ok := pyperfUnits[b.Text(KeyUnit)]; ok {
		return unit
	}
	return UnitSeconds
}

// Values returns the values of all runs, after warm-up.
func (b *Benchmark) Values() []float64 {
	var values []float64
	for _, r := range b.Runs {
		values = append(values, r.Values...)
	}
	return values
}

// Engines returns the names of the suite's engines in their order.
func (s *Suite) Engines() []string {
	var found []string
	for _, b := range s.Benchmarks {
		if e := b.Engine(); !slices.Contains(found, e) {
			found = append(found, e)
		}
	}
	return found
}

// Keys returns the keys of metadata, sorted.
func (m Metadata) Keys() []string { return slices.Sorted(maps.Keys(m)) }
