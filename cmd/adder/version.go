package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
)

// runVersion prints the version, the commit when the build knows it, and the
// Go release and platform it was built with.
func runVersion(args []string) int {
	if len(args) > 0 {
		fmt.Fprintf(os.Stderr, "adder version: takes no arguments, got %q\n", args)
		return 2
	}
	fmt.Printf("adder %s, Python 3.14, %s %s/%s\n", buildVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return 0
}

// buildVersion returns the module's version or, for a build from a working
// tree, "devel" with the commit, marked "+changes" when the tree was not clean.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	version := info.Main.Version
	if version == "" || version == "(devel)" {
		version = "devel"
	}
	revision, changed := "", false
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			revision = s.Value
		case "vcs.modified":
			changed = s.Value == "true"
		}
	}
	if version == "devel" && revision != "" {
		version += " " + revision[:min(12, len(revision))]
		if changed {
			version += "+changes"
		}
	}
	return version
}
