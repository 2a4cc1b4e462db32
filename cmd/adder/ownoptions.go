package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/heap"
)

// ownOptions understands the -X options that are adder's own.
func (p *pythonCommand) ownOptions() error {
	for _, x := range p.config.XOptions {
		name, value, _ := strings.Cut(x, "=")
		switch name {
		case "adder:home":
			p.home = value
		case "adder:engine", "adder:specialize", "adder:caches", "adder:fuse":
			if err := p.engine.Set(strings.TrimPrefix(name, "adder:"), value); err != nil {
				return err
			}
		case "adder:cpuprofile":
			if value == "" {
				return fmt.Errorf("-X adder:cpuprofile: the name of a file to write is needed")
			}
			p.profile = value
		case "adder:image":
			if value != "on" && value != "off" {
				return fmt.Errorf("-X adder:image: on or off is needed, not %q", value)
			}
			p.noImage = value == "off"
		case "adder:gcstress":
			n, err := strconv.Atoi(value)
			if err != nil || n < 1 {
				return fmt.Errorf("-X adder:gcstress: collect at every how many allocations? a number of 1 or more is needed, not %q", value)
			}
			p.gcStress = n
		case "adder:memory":
			n, err := strconv.ParseUint(value, 10, 32)
			if err != nil || n < 16 {
				return fmt.Errorf("-X adder:memory: the heap's limit in MiB, 16 or more, is needed, not %q", value)
			}
			p.memory = n << 20
		default:
			if strings.HasPrefix(name, "adder:") {
				return fmt.Errorf("-X %s: there is no such option; there are adder:caches, adder:cpuprofile, adder:engine, adder:fuse, adder:gcstress, adder:home, adder:image, adder:memory and adder:specialize", name)
			}
		}
	}
	return nil
}

// imageDir is where images of the start-up are kept: beside the unpacked library.
func (p *pythonCommand) imageDir() string {
	cache, err := os.UserCacheDir()
	if err != nil || p.noImage {
		return ""
	}
	return filepath.Join(cache, "adder")
}

// heap is how -X adder:gcstress and adder:memory want the heap.
func (p *pythonCommand) heap() heap.Options {
	o := heap.Options{Limit: p.memory, Stress: p.gcStress}
	if p.gcStress > 0 {
		o.Poison, o.Verify = true, true
	}
	return o
}

// startProfile starts the Go CPU profile that -X adder:cpuprofile asks for, and
// returns what ends it.
func (p *pythonCommand) startProfile() (stop func(), err error) {
	if p.profile == "" {
		return func() {}, nil
	}
	f, err := os.Create(p.profile)
	if err != nil {
		return nil, fmt.Errorf("-X adder:cpuprofile: %w", err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, fmt.Errorf("-X adder:cpuprofile: %w", err)
	}
	return func() {
		pprof.StopCPUProfile()
		if err := f.Close(); err != nil {
			fmt.Fprintf(os.Stderr, "adder: -X adder:cpuprofile: %v\n", err)
		}
	}, nil
}
