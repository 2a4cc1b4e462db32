package main

import (
	"fmt"
	"os"
	"path/filepath"
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
				return fmt.Errorf("-X %s: there is no such option; there are adder:caches, adder:engine, adder:fuse, adder:gcstress, adder:home, adder:image, adder:memory and adder:specialize", name)
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
