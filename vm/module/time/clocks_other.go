//go:build !linux

package time

import "github.com/adder-vm/adder/vm/object"

// initClocks adds nothing: clock_gettime is used on Linux only.
func initClocks(*object.Thread, *object.Dict) error { return nil }

// systemSteady is where the monotonic clock begins: at the process's start.
func systemSteady() int64 { return 0 }

// processTime and threadTime stand in for the system's accounts with the time
// since the process began, which bounds both.
func processTime() int64 { return steady() }
func threadTime() int64  { return steady() }
