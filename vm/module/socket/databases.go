//go:build linux

package socket

import (
	"os"
	"strconv"
	"strings"
)

// The C library's databases of names are files, one entry a line: the hosts of
// /etc/hosts, the services of /etc/services, the protocols of /etc/protocols. They
// are read anew for each question, since they may change.

// records calls f with the fields of each entry of a database until it says stop.
func records(path string, f func(fields []string) (stop bool)) {
	data, err := os.ReadFile(path)
	if err != nil {
		return // a database that is not there has no entries
	}
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(line, "#")
		if fields := strings.Fields(line); len(fields) >= 2 && f(fields) {
			return
		}
	}
}

// hostEntry is a line of /etc/hosts.
type hostEntry struct {
	addr  string
	names []string // the official one first
}

func findHost(match func(e hostEntry) bool) (found hostEntry, ok bool) {
	records("/etc/hosts", func(fields []string) bool {
		if e := (hostEntry{fields[0], fields[1:]}); match(e) {
			found, ok = e, true
		}
		return ok
	})
	return found, ok
}

func hostByName(name string) (hostEntry, bool) {
	return findHost(func(e hostEntry) bool { return contains(e.names, name) })
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}

// serviceByName returns the port of a service; with an empty protocol, that of the
// first protocol listed.
func serviceByName(name, proto string) (port int, ok bool) {
	records("/etc/services", func(fields []string) bool {
		number, p, _ := strings.Cut(fields[1], "/")
		if proto != "" && p != proto || fields[0] != name && !exactly(fields[2:], name) {
			return false
		}
		n, err := strconv.Atoi(number)
		port, ok = n, err == nil
		return ok
	})
	return port, ok
}

func exactly(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

func serviceByPort(port int, proto string) (name string, ok bool) {
	want := strconv.Itoa(port)
	records("/etc/services", func(fields []string) bool {
		number, p, _ := strings.Cut(fields[1], "/")
		if number == want && (proto == "" || p == proto) {
			name, ok = fields[0], true
		}
		return ok
	})
	return name, ok
}

func protocolByName(name string) (number int, ok bool) {
	records("/etc/protocols", func(fields []string) bool {
		if fields[0] != name && !exactly(fields[2:], name) {
			return false
		}
		n, err := strconv.Atoi(fields[1])
		number, ok = n, err == nil
		return ok
	})
	return number, ok
}
