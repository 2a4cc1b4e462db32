//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// fileSizeLimitIsError makes writing beyond the limit of a file's size, as the
// shell's ulimit sets it, an error of the write like a full disk, and not the end
// of the process.
func fileSizeLimitIsError() { signal.Notify(make(chan os.Signal, 1), syscall.SIGXFSZ) }
