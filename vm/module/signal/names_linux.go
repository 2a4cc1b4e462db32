package signal

import (
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

const (
	numSignals  = 65
	realTimeMin = 34 // the C library keeps the first two for itself
)

// ignoredAtStart are the signals a Python process ignores from the start.
var ignoredAtStart = [...]syscall.Signal{syscall.SIGPIPE, syscall.SIGXFSZ}

var signalNames = [...]struct {
	name   string
	number syscall.Signal
}{
	{"SIGHUP", syscall.SIGHUP}, {"SIGINT", syscall.SIGINT}, {"SIGQUIT", syscall.SIGQUIT},
	{"SIGILL", syscall.SIGILL}, {"SIGTRAP", syscall.SIGTRAP}, {"SIGIOT", syscall.SIGIOT},
	{"SIGABRT", syscall.SIGABRT}, {"SIGFPE", syscall.SIGFPE}, {"SIGKILL", syscall.SIGKILL},
	{"SIGBUS", syscall.SIGBUS}, {"SIGSEGV", syscall.SIGSEGV}, {"SIGSYS", syscall.SIGSYS},
	{"SIGPIPE", syscall.SIGPIPE}, {"SIGALRM", syscall.SIGALRM}, {"SIGTERM", syscall.SIGTERM},
	{"SIGUSR1", syscall.SIGUSR1}, {"SIGUSR2", syscall.SIGUSR2}, {"SIGCLD", syscall.SIGCHLD},
	{"SIGCHLD", syscall.SIGCHLD}, {"SIGPWR", syscall.SIGPWR}, {"SIGIO", syscall.SIGIO},
	{"SIGURG", syscall.SIGURG}, {"SIGWINCH", syscall.SIGWINCH}, {"SIGPOLL", syscall.SIGIO},
	{"SIGSTOP", syscall.SIGSTOP}, {"SIGTSTP", syscall.SIGTSTP}, {"SIGCONT", syscall.SIGCONT},
	{"SIGTTIN", syscall.SIGTTIN}, {"SIGTTOU", syscall.SIGTTOU}, {"SIGVTALRM", syscall.SIGVTALRM},
	{"SIGPROF", syscall.SIGPROF}, {"SIGXCPU", syscall.SIGXCPU}, {"SIGXFSZ", syscall.SIGXFSZ},
	{"SIGSTKFLT", syscall.SIGSTKFLT}, {"SIGRTMIN", realTimeMin}, {"SIGRTMAX", numSignals - 1},
}

// descriptions are the texts of the C library's strsignal.
var descriptions = [realTimeMin]string{
	syscall.SIGHUP: "Hangup", syscall.SIGINT: "Interrupt", syscall.SIGQUIT: "Quit",
	syscall.SIGILL: "Illegal instruction", syscall.SIGTRAP: "Trace/breakpoint trap",
	syscall.SIGABRT: "Aborted", syscall.SIGBUS: "Bus error", syscall.SIGFPE: "Floating point exception",
	syscall.SIGKILL: "Killed", syscall.SIGUSR1: "User defined signal 1", syscall.SIGSEGV: "Segmentation fault",
	syscall.SIGUSR2: "User defined signal 2", syscall.SIGPIPE: "Broken pipe", syscall.SIGALRM: "Alarm clock",
	syscall.SIGTERM: "Terminated", syscall.SIGSTKFLT: "Stack fault", syscall.SIGCHLD: "Child exited",
	syscall.SIGCONT: "Continued", syscall.SIGSTOP: "Stopped (signal)", syscall.SIGTSTP: "Stopped",
	syscall.SIGTTIN: "Stopped (tty input)", syscall.SIGTTOU: "Stopped (tty output)",
	syscall.SIGURG: "Urgent I/O condition", syscall.SIGXCPU: "CPU time limit exceeded",
	syscall.SIGXFSZ: "File size limit exceeded", syscall.SIGVTALRM: "Virtual timer expired",
	syscall.SIGPROF: "Profiling timer expired", syscall.SIGWINCH: "Window changed",
	syscall.SIGIO: "I/O possible", syscall.SIGPWR: "Power failure", syscall.SIGSYS: "Bad system call",
}

// timer reads one of the process's interval timers and, if told to, sets it.
func timer(which int, value, interval time.Duration, set bool) (timerValue, syscall.Errno) {
	var old unix.Itimerval
	var err error
	if set {
		old, err = unix.Setitimer(unix.ItimerWhich(which), unix.Itimerval{
			Interval: unix.NsecToTimeval(int64(interval)), Value: unix.NsecToTimeval(int64(value)),
		})
	} else {
		old, err = unix.Getitimer(unix.ItimerWhich(which))
	}
	if err != nil {
		e, _ := err.(syscall.Errno)
		return timerValue{}, e
	}
	return timerValue{time.Duration(old.Value.Nano()), time.Duration(old.Interval.Nano())}, 0
}
