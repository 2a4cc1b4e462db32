package vm

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

const imagesSupported = true

// anchor is a variable whose address differs where the program is loaded elsewhere.
var anchor byte

// programIdentity returns the path of the running program's file, and what tells
// it from any other that has stood or will stand there.
func programIdentity() (path, id string, err error) {
	if path, err = os.Executable(); err != nil {
		return "", "", err
	}
	var s syscall.Stat_t
	if err := syscall.Stat("/proc/self/exe", &s); err != nil {
		return "", "", err
	}
	return path, fmt.Sprint(s.Dev, s.Ino, s.Size, s.Mtim, s.Ctim, &anchor), nil
}

// headMapped bounds what is mapped of an image's head: far more than it takes.
const headMapped = 16 << 20

// openImage opens an image, which must be a file that no other user can write. It
// does without os.File, which has the descriptor watched.
func openImage(path string) (*imageFile, error) {
	fd, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	f := &imageFile{fd: fd}
	var s syscall.Stat_t
	if err = syscall.Fstat(fd, &s); err == nil && (s.Mode&syscall.S_IFMT != syscall.S_IFREG || s.Mode&0o022 != 0 || int(s.Uid) != os.Geteuid() || s.Size == 0) {
		err = errors.New("not a file of this user's alone")
	}
	if err == nil {
		f.size = s.Size
		f.head, err = syscall.Mmap(fd, 0, int(min(s.Size, headMapped)), syscall.PROT_READ, syscall.MAP_PRIVATE)
	}
	if err != nil {
		_ = syscall.Close(fd) // it was only read
		return nil, err
	}
	return f, nil
}

func (f *imageFile) close() {
	_ = syscall.Munmap(f.head) // the range is one that Mmap gave
	_ = syscall.Close(f.fd)
}

// fixedAddresses returns a function that tells whether an address is of the
// program's own code and data, which every process of it has at the same place.
// What lies in no mapping at all is no address, and so fixed too.
func fixedAddresses() (func(uintptr) bool, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	f, err := os.Open("/proc/self/maps")
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	type mapping struct{ start, end uintptr }
	var others []mapping
	var last uintptr // end of the program's file, as far as mapped
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		from, to, _ := strings.Cut(fields[0], "-")
		start, err1 := strconv.ParseUint(from, 16, 64)
		end, err2 := strconv.ParseUint(to, 16, 64)
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("/proc/self/maps: %q", lines.Text())
		}
		name := ""
		if len(fields) > 5 {
			name = strings.Join(fields[5:], " ")
		}
		if name == exe || name == "" && last != 0 && uintptr(start) == last { // and its bss
			last = uintptr(end)
			continue
		}
		last = 0
		others = append(others, mapping{uintptr(start), uintptr(end)})
	}
	return func(a uintptr) bool {
		_, found := slices.BinarySearchFunc(others, a, func(m mapping, a uintptr) int {
			switch {
			case m.end <= a:
				return -1
			case m.start > a:
				return 1
			}
			return 0
		})
		return !found
	}, nil
}
