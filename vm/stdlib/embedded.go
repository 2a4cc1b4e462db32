package stdlib

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/kluctl/go-embed-python/python"
)

// version names the distribution; it is part of the unpacked folder's name, so
// that two builds of adder with different distributions do not meet.
const version = "3.14.6-20260610-1"

func openEmbedded() (*Home, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	root := filepath.Join(cache, "adder")
	dir := filepath.Join(root, "cpython-"+version)
	marker := filepath.Join(root, "cpython-"+version+".complete")
	if _, err := os.Stat(marker); err == nil {
		return &Home{Dir: dir, Unpacked: true}, nil
	}
	if err := os.MkdirAll(root, 0o755); err != nil {
		return nil, fmt.Errorf("unpacking the standard library: %w; set ADDERHOME to a CPython 3.14 installation to use that instead", err)
	}
	if _, err := python.NewEmbeddedPythonWithTmpDir(dir, false); err != nil {
		return nil, fmt.Errorf("unpacking the standard library into %s: %w; set ADDERHOME to a CPython 3.14 installation to use that instead", dir, err)
	}
	if err := os.WriteFile(marker, []byte(version+"\n"), 0o644); err != nil {
		return nil, fmt.Errorf("unpacking the standard library: %w", err)
	}
	return &Home{Dir: dir, Unpacked: true}, nil
}
