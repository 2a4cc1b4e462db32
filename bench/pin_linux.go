package bench

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// pin restricts the calling thread, and the processes it starts from now on, to
// the processors, and returns what undoes that.
func pin(cpus []int) (restore func(), err error) {
	var before, wanted unix.CPUSet
	if err := unix.SchedGetaffinity(0, &before); err != nil {
		return nil, fmt.Errorf("pinning to processors: %w", err)
	}
	for _, cpu := range cpus {
		if !before.IsSet(cpu) {
			return nil, fmt.Errorf("pinning to processors: processor %d is not there or may not be used", cpu)
		}
		wanted.Set(cpu)
	}
	if err := unix.SchedSetaffinity(0, &wanted); err != nil {
		return nil, fmt.Errorf("pinning to processors: %w", err)
	}
	return func() { _ = unix.SchedSetaffinity(0, &before) }, nil
}

// IsolatedCPUs returns the processors the kernel keeps free of other work, if the
// machine was set up to have any and this process may use them.
func IsolatedCPUs() []int {
	text, err := os.ReadFile("/sys/devices/system/cpu/isolated")
	if err != nil {
		return nil
	}
	cpus, err := ParseCPUs(strings.TrimSpace(string(text)))
	if err != nil {
		return nil
	}
	var allowed unix.CPUSet
	if err := unix.SchedGetaffinity(0, &allowed); err != nil {
		return nil
	}
	return slices.DeleteFunc(cpus, func(cpu int) bool { return !allowed.IsSet(cpu) })
}
