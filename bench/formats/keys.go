package formats

import "strings"

// The keys of metadata that Adder writes and understands. Those in the first group
// are pyperf's own.
const (
	KeyName      = "name"           // of a benchmark, unique in its file
	KeyUnit      = "unit"           // of a benchmark's values: second, byte or integer
	KeyPeak      = "mem_max_rss"    // of a run: most resident memory, in bytes
	KeyLoad      = "load_avg_1min"  // of a run: the machine's load when it started
	KeyDate      = "date"           // of a run: when it started
	KeyDuration  = "duration"       // of a run: seconds
	KeyLoops     = "loops"          // of a run: how often a value's work was done
	KeyTags      = "tags"           // of a benchmark: a list; the first serves as category
	KeyProcessor = "cpu_model_name" // of a file
	KeyCPUs      = "cpu_count"      // of a file
	KeyAffinity  = "cpu_affinity"   // of a file: the processors measured on
	KeyPlatform  = "platform"       // of a file: operating system and architecture
	KeyHostname  = "hostname"       // of a file

	KeyEngine      = "engine"             // of a benchmark: what ran it
	KeyVersion     = "engine_version"     // what that calls itself
	KeyCommand     = "command"            // its command line, without the Python file
	KeyEnvironment = "engine_environment" // NAME=value pairs set for it
	KeyCategory    = "category"           // of a benchmark
	KeyGoVersion   = "go_version"         // of a file: the Go release adder was built with
	KeyCommit      = "adder_commit"       // of a file: the commit it was built from
	KeySteady      = "steady_state"       // of a run: "true" when one was seen after warm-up

	// KeyLayers names the layers that are on in an engine, between commas, as in
	// "register,threaded,caches". Two engines whose layers differ by one say what
	// that one is worth.
	KeyLayers = "engine_layers"
)

// Counters are metadata of runs: a number under a key that begins with one of
// these. What follows CounterPrefix names the counter, and its ending gives the
// unit: _bytes, _seconds, _ratio; anything else is a count. What follows
// OpcodePrefix is an instruction's name, as `adder dis` prints it, specialized
// forms included, and the number is how often it was executed.
const (
	CounterPrefix = "counter_"
	OpcodePrefix  = "opcode_"
)

// The units of measurements, in the words of the Go benchmark format.
const (
	UnitSeconds = "sec"
	UnitBytes   = "B"
	UnitCount   = "count"
	UnitRatio   = "ratio"
)

// pyperfUnits are pyperf's words for units.
var pyperfUnits = map[string]string{"second": UnitSeconds, "byte": UnitBytes, "integer": UnitCount}

// CounterUnit returns the unit of a counter from its name.
func CounterUnit(name string) string {
	switch {
	case strings.HasSuffix(name, "_bytes"):
		return UnitBytes
	case strings.HasSuffix(name, "_seconds"):
		return UnitSeconds
	case strings.HasSuffix(name, "_ratio"):
		return UnitRatio
	}
	return UnitCount
}
