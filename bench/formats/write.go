package formats

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Encode returns the suite as pyperf's JSON.
func (s *Suite) Encode() ([]byte, error) {
	if len(s.Benchmarks) == 0 {
		return nil, fmt.Errorf("a suite without benchmarks, which pyperf refuses")
	}
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(text, '\n'), nil
}

// WriteFile writes the suite to a file, whole or not at all; one whose name ends
// in .gz is compressed.
func (s *Suite) WriteFile(name string) error {
	text, err := s.Encode()
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if strings.HasSuffix(name, ".gz") {
		var packed bytes.Buffer
		zip := gzip.NewWriter(&packed)
		if _, err = zip.Write(text); err == nil {
			err = zip.Close()
		}
		if err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		text = packed.Bytes()
	}
	return WriteWhole(name, text)
}

// WriteWhole writes a file under another name first, so that a full disk leaves
// what was there before.
func WriteWhole(name string, text []byte) error {
	partial := fmt.Sprintf("%s.%d-%d.partial", name, os.Getpid(), time.Now().UnixNano())
	err := os.WriteFile(partial, text, 0o644)
	if err == nil {
		err = os.Rename(partial, name)
	}
	if err == nil {
		return nil
	}
	_ = os.Remove(partial)
	// The partial file's name would say nothing to whoever reads this.
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("writing %s: %w; make room, or write it somewhere else: what was there before is unchanged", name, err)
}

// CheckWritable fails when a file of that name could not be written, before there
// is anything to write.
func CheckWritable(name string) error {
	info, err := os.Stat(name)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("writing %s: it is not a regular file", name)
	case err == nil || os.IsNotExist(err):
	default:
		return fmt.Errorf("writing %s: %w", name, err)
	}
	probe, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.partial")
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	_ = probe.Close()
	return os.Remove(probe.Name())
}
