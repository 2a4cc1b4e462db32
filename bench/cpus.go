package bench

import (
	"fmt"
	"strconv"
	"strings"
)

// maxCPU bounds processor numbers: Linux's own sets end there.
const maxCPU = 1023

// ParseCPUs reads a list of processors as Linux writes them: numbers and ranges
// between commas, as in 0,2-3. An empty text is an empty list.
func ParseCPUs(text string) ([]int, error) {
	if text == "" {
		return nil, nil
	}
	var cpus []int
	for part := range strings.SplitSeq(text, ",") {
		from, to, isRange := strings.Cut(part, "-")
		first, err := strconv.Atoi(from)
		last := first
		if err == nil && isRange {
			last, err = strconv.Atoi(to)
		}
		if err != nil || first < 0 || last < first || last > maxCPU {
			return nil, fmt.Errorf("processors %q: want numbers and ranges up to %d, as in 0,2-3", text, maxCPU)
		}
		for cpu := first; cpu <= last; cpu++ {
			cpus = append(cpus, cpu)
		}
	}
	return cpus, nil
}
