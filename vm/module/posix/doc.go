//go:build linux

// Package posix is the native module posix, on which os is built: files and
// directories by path and descriptor, processes, identities, the environment.
//
// It goes to the system's calls directly, with descriptors as plain numbers: nothing
// here is wrapped in Go's own files, whose poller would make descriptors non-blocking
// under the program. Calls that can block let other Python threads run meanwhile.
// fork is missing: a Go process cannot go on in a child that has one thread only.
package posix
