// Package stdlib says where the pure-Python standard library comes from: the
// CPython 3.14 distribution that a Go module carries, unpacked once into the
// user's cache directory, or an installation named by the user.
//
// The same distribution's interpreter is the oracle of the tests and the peer of
// the benchmarks. The package knows nothing of objects or execution and imports
// no other package of this module.
package stdlib

import (
	"fmt"
	"os"
	"path/filepath"
)

// Home is a CPython 3.14 installation.
type Home struct {
	Dir string // prefix, holding bin and lib
	// Unpacked is set for the embedded one, which nobody is to change.
	Unpacked bool
}

// Lib returns the folder of the standard library's modules.
func (h *Home) Lib() string { return filepath.Join(h.Dir, "lib", "python3.14") }

// Python returns the path of the installation's interpreter.
func (h *Home) Python() string { return filepath.Join(h.Dir, "bin", "python3.14") }

// Open returns the installation in dir or, where dir is empty, the one that
// ADDERHOME names or, where that is empty too, the embedded one, which it
// unpacks (144 MB, about two seconds) when no earlier call has.
func Open(dir string) (*Home, error) {
	if dir == "" {
		dir = os.Getenv("ADDERHOME")
	}
	if dir == "" {
		return openEmbedded()
	}
	h := &Home{Dir: dir}
	if _, err := os.Stat(filepath.Join(h.Lib(), "os.py")); err != nil {
		return nil, fmt.Errorf("%s is not a CPython 3.14 installation: %w; name a folder that holds lib/python3.14/os.py", dir, err)
	}
	return h, nil
}
