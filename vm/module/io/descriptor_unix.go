//go:build unix

package io

import (
	"errors"
	"syscall"

	"golang.org/x/sys/unix"
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
	return fd, errnoOf(err)
}

func sysRead(fd int, p []byte) (int, syscall.Errno) {
	n, err := syscall.Read(fd, p)
	return n, errnoOf(err)
}

func sysWrite(fd int, p []byte) (int, syscall.Errno) {
	if len(p) > 0x7ffff000 {
		p = p[:0x7ffff000]
	}
	n, err := syscall.Write(fd, p)
	return n, errnoOf(err)
}

func sysSeek(fd int, to int64, whence int) (int64, syscall.Errno) {
	at, err := syscall.Seek(fd, to, whence)
	return at, errnoOf(err)
}

func sysClose(fd int) syscall.Errno { return errnoOf(syscall.Close(fd)) }

func sysTruncate(fd int, size int64) syscall.Errno { return errnoOf(syscall.Ftruncate(fd, size)) }

func sysStat(fd int) (fileState, syscall.Errno) {
	var st syscall.Stat_t
	if err := syscall.Fstat(fd, &st); err != nil {
		return fileState{}, errnoOf(err)
	}
	kind := uint32(st.Mode) & syscall.S_IFMT
	return fileState{regular: kind == syscall.S_IFREG, dir: kind == syscall.S_IFDIR, size: st.Size, blockSize: int(st.Blksize)}, 0
}

func sysIsatty(fd int) bool {
	_, err := unix.IoctlGetTermios(fd, getTermios)
	return err == nil
}

// sysReady waits for input, or the end or failure of the file, so many milliseconds;
// a descriptor that does not block is always ready to say that there is nothing.
func sysReady(fd, milliseconds int) bool {
	if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0); err != nil || flags&unix.O_NONBLOCK != 0 {
		return true
	}
	fds := [1]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
	n, err := unix.Poll(fds[:], milliseconds)
	if err != nil {
		return !errors.Is(err, syscall.EINTR)
	}
	return n > 0
}
