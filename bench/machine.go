package bench

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/klauspost/cpuid/v2"
)

// A Machine is what a result must say about where it was measured.
type Machine struct {
	Processor string
	CPUs      int
	Platform  string // operating system and architecture, in Go's words
	Hostname  string
	GoVersion string // the Go release the runner, and Adder, were built with
	Commit    string // the commit they were built from; empty when not known
}

// ThisMachine describes the machine and the build.
func ThisMachine() Machine {
	m := Machine{
		Processor: strings.TrimSpace(cpuid.CPU.BrandName),
		CPUs:      runtime.NumCPU(),
		Platform:  runtime.GOOS + "/" + runtime.GOARCH,
		GoVersion: runtime.Version(),
	}
	if m.Processor == "" {
		m.Processor = "unknown processor"
	}
	if name, err := os.Hostname(); err == nil {
		m.Hostname = name
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				m.Commit = s.Value + m.Commit
			case s.Key == "vcs.modified" && s.Value == "true":
				m.Commit += "+changes"
			}
		}
	}
	return m
}

func (m Machine) String() string {
	return fmt.Sprintf("%s, %d processors, %s, %s", m.Processor, m.CPUs, m.Platform, m.GoVersion)
}

// loadAverage returns the number of processes that wanted to run, averaged over
// the last minute, or NaN where the system does not say.
func loadAverage() float64 {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return math.NaN()
	}
	first, _, _ := strings.Cut(string(text), " ")
	load, err := strconv.ParseFloat(first, 64)
	if err != nil {
		return math.NaN()
	}
	return load
}

// residentPeak returns the most memory a running process has had resident, in
// bytes, or 0 where the system does not say or the process is gone.
func residentPeak(pid int) int64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		rest, ok := strings.CutPrefix(line, "VmHWM:")
		if !ok {
			continue
		}
		kilobytes, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 10, 64)
		if err != nil {
			return 0
		}
		return kilobytes * 1024
	}
	return 0
}
