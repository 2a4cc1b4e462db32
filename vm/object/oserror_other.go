//go:build !linux

package object

const runtimeIsLinux = false
