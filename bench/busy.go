package bench

import (
	"math"
	"os"
	"strconv"
	"strings"
	"time"
)

// clockTick is the unit of /proc/stat, which Linux fixes for programs whatever
// the kernel's own is.
const clockTick = time.Second / 100

// busyTime returns how long the machine's processors have been at work since it
// started, summed up, or a negative time where the system does not say.
func busyTime() time.Duration {
	text, err := os.ReadFile("/proc/stat")
	if err != nil {
		return -1
	}
	first, _, _ := strings.Cut(string(text), "\n")
	fields := strings.Fields(first)
	if len(fields) < 9 || fields[0] != "cpu" {
		return -1
	}
	ticks := int64(0)
	// user, nice, system, idle, iowait, irq, softirq, steal; guests are in the first two.
	for _, at := range []int{1, 2, 3, 6, 7, 8} {
		n, err := strconv.ParseInt(fields[at], 10, 64)
		if err != nil {
			return -1
		}
		ticks += n
	}
	return time.Duration(ticks) * clockTick
}

// leastWatched is the time below which ticks of a hundredth of a second are too
// coarse to tell other work from our own.
const leastWatched = 200 * time.Millisecond

// othersBusy returns how many processors were at work for others, from what
// the machine had worked before and after, less our process's share; NaN when that is not known.
func othersBusy(before, after, ours, elapsed time.Duration) float64 {
	if before < 0 || after < 0 || elapsed < leastWatched {
		return math.NaN()
	}
	return max(0, (after-before-ours).Seconds()/elapsed.Seconds())
}

// othersAtWork returns the processors that others kept busy, over the whole
// measurement and in the run where they were most; NaN when not known.
func (r *Record) othersAtWork() (mean, most float64) {
	most = math.Inf(-1)
	sum, time := 0.0, 0.0
	for _, run := range r.Runs {
		if !math.IsNaN(run.Others) {
			sum += run.Others * run.Duration.Seconds()
			time += run.Duration.Seconds()
			most = max(most, run.Others)
		}
	}
	if time == 0 {
		return math.NaN(), math.NaN()
	}
	return sum / time, most
}
