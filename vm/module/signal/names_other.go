//go:build unix && !linux

package signal

import (
	"syscall"
	"time"
)

const (
	numSignals  = 32
	realTimeMin = numSignals
)

// ignoredAtStart are the signals a Python process ignores from the start.
var ignoredAtStart = [...]syscall.Signal{syscall.SIGPIPE, syscall.SIGXFSZ}

var signalNames = [...]struct {
	name   string
	number syscall.Signal
}{
	{"SIGHUP", syscall.SIGHUP}, {"SIGINT", syscall.SIGINT}, {"SIGQUIT", syscall.SIGQUIT},
	{"SIGILL", syscall.SIGILL}, {"SIGTRAP", syscall.SIGTRAP}, {"SIGABRT", syscall.SIGABRT},
	{"SIGFPE", syscall.SIGFPE}, {"SIGKILL", syscall.SIGKILL}, {"SIGBUS", syscall.SIGBUS},
	{"SIGSEGV", syscall.SIGSEGV}, {"SIGSYS", syscall.SIGSYS}, {"SIGPIPE", syscall.SIGPIPE},
	{"SIGALRM", syscall.SIGALRM}, {"SIGTERM", syscall.SIGTERM}, {"SIGUSR1", syscall.SIGUSR1},
	{"SIGUSR2", syscall.SIGUSR2}, {"SIGCHLD", syscall.SIGCHLD}, {"SIGIO", syscall.SIGIO},
	{"SIGURG", syscall.SIGURG}, {"SIGWINCH", syscall.SIGWINCH}, {"SIGSTOP", syscall.SIGSTOP},
	{"SIGTSTP", syscall.SIGTSTP}, {"SIGCONT", syscall.SIGCONT}, {"SIGTTIN", syscall.SIGTTIN},
	{"SIGTTOU", syscall.SIGTTOU}, {"SIGVTALRM", syscall.SIGVTALRM}, {"SIGPROF", syscall.SIGPROF},
	{"SIGXCPU", syscall.SIGXCPU}, {"SIGXFSZ", syscall.SIGXFSZ},
}

// descriptions are what the system calls its signals.
var descriptions = func() (d [realTimeMin]string) {
	for _, s := range signalNames {
		d[s.number] = s.number.String()
	}
	return
}()

// timer has no interval timers to offer here.
func timer(int, time.Duration, time.Duration, bool) (timerValue, syscall.Errno) {
	return timerValue{}, syscall.ENOSYS
}
