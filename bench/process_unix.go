//go:build unix

package bench

import (
	"os"
	"os/exec"
	"runtime"
	"syscall"
)

// inOwnGroup puts the command's process into a process group of its own, and has
// the whole group killed when the command's context ends: a Ctrl-C at the
// terminal then reaches the runner alone, which decides what to keep, and what an
// engine started does not outlive it.
func inOwnGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error {
		return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	}
}

// peakMemory returns the most memory a finished process had resident, in bytes.
//
// The kernel carries the high-water mark of the address space a process had
// before exec into its resource usage, and before exec the child shares the
// runner's. A figure above the runner's own is thus the child's; any other may be
// the runner's, and what was seen while the child ran is used instead.
func peakMemory(state *os.ProcessState, seen int64) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return seen
	}
	var own syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &own); err != nil {
		return seen
	}
	if seen > 0 && usage.Maxrss <= own.Maxrss {
		return seen
	}
	peak := int64(usage.Maxrss)
	if runtime.GOOS != "darwin" && runtime.GOOS != "ios" {
		peak *= 1024 // kilobytes everywhere but on Apple's systems
	}
	return max(peak, seen)
}
