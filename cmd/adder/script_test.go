package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/adder-vm/adder/vm/stdlib"
)

// TestMain lets the scripts run adder itself, and a peer that misbehaves on
// demand.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"adder":    main,
		"fakepeer": fakePeer,
	})
}

func TestScripts(t *testing.T) {
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	home, err := stdlib.Open("")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			// The standard library is unpacked once, not for every script.
			env.Setenv("XDG_CACHE_HOME", cache)
			env.Setenv("CPYTHON", home.Python())
			return nil
		},
	})
}

// fakePeer plays an engine: its first argument says what kind, the second is the
// program it is asked to run.
func fakePeer() {
	if len(os.Args) < 3 || os.Args[2] == "-V" {
		fmt.Println("Fake 1.0")
		return
	}
	kind := os.Args[1]
	name := strings.TrimSuffix(filepath.Base(os.Args[2]), ".py")
	value, result := 0.1, "right"
	switch kind {
	case "fast":
		value = 0.01
	case "wrong":
		result = "wrong"
	case "crash":
		fmt.Fprintln(os.Stderr, "Traceback (most recent call last):\nNameError: name 'x' is not defined")
		os.Exit(1)
	case "kill":
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			_ = self.Kill()
		}
		time.Sleep(time.Minute)
	case "hang":
		time.Sleep(time.Minute)
	case "chatter":
		fmt.Println("hello")
		time.Sleep(time.Minute)
	case "interrupt": // as if Ctrl-C were pressed while this runs
		parent, err := os.FindProcess(os.Getppid())
		if err == nil {
			_ = parent.Signal(os.Interrupt)
		}
		time.Sleep(time.Minute)
	}
	fmt.Printf("name %s\nloops 1\n", name)
	for i := range 8 {
		fmt.Println("value", value*(1+0.001*float64(i)))
	}
	fmt.Printf("result %s\ndone 8\n", result)
}
