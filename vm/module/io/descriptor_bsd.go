//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package io

import "golang.org/x/sys/unix"

const getTermios = unix.TIOCGETA
