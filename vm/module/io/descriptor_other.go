//go:build !unix

package io

import (
	"errors"
	"syscall"
)

// fileState is what is asked of an open file.
type fileState struct {
	regular, dir bool
	size         int64
	blockSize    int
}

func errnoOf(err error) syscall.Errno {
	if err == nil {
		return 0
	}
	var e syscall.Errno
	if errors.As(err, &e) {
		return e
	}
	return syscall.EIO
}

func sysOpen(path string, flags int, mode uint32) (int, syscall.Errno) {
	fd, err := syscall.Open(path, flags, mode)
	return int(fd), errnoOf(err)
}

func sysRead(fd int, p []byte) (int, syscall.Errno) {
	n, err := syscall.Read(syscall.Handle(fd), p)
	return n, errnoOf(err)
}

func sysWrite(fd int, p []byte) (int, syscall.Errno) {
	n, err := syscall.Write(syscall.Handle(fd), p)
	return n, errnoOf(err)
}

func sysSeek(fd int, to int64, whence int) (int64, syscall.Errno) {
	at, err := syscall.Seek(syscall.Handle(fd), to, whence)
	return at, errnoOf(err)
}

func sysClose(fd int) syscall.Errno { return errnoOf(syscall.Close(syscall.Handle(fd))) }

func sysTruncate(fd int, size int64) syscall.Errno {
	return errnoOf(syscall.Ftruncate(syscall.Handle(fd), size))
}

func sysStat(fd int) (fileState, syscall.Errno) {
	kind, err := syscall.GetFileType(syscall.Handle(fd))
	return fileState{regular: kind == syscall.FILE_TYPE_DISK}, errnoOf(err)
}

func sysIsatty(fd int) bool {
	kind, err := syscall.GetFileType(syscall.Handle(fd))
	return err == nil && kind == syscall.FILE_TYPE_CHAR
}

// sysReady cannot tell; reading then waits.
func sysReady(int, int) bool { return true }
