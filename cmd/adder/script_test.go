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
	if kind == "adder" {
		playAdder(os.Args[2:])
		return
	}
	name := strings.TrimSuffix(filepath.Base(os.Args[2]), ".py")
	value, result := 0.1, "right"
	switch kind {
	case "count": // in a file, how often it was run
		calls, err := os.OpenFile("calls", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err == nil {
			fmt.Fprintln(calls, name)
			err = calls.Close()
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	case "vanish": // and with it the folder that a result was to stand in
		if err := os.RemoveAll("gone"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	case "lacks":
		fmt.Fprintln(os.Stderr, "Traceback (most recent call last):\nModuleNotFoundError: No module named '_socket'")
		os.Exit(1)
	case "once": // as if Ctrl-C were pressed while this runs for the first time
		if _, err := os.Stat("stopped"); err == nil {
			break
		}
		if err := os.WriteFile("stopped", nil, 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if parent, err := os.FindProcess(os.Getppid()); err == nil {
			_ = parent.Signal(os.Interrupt)
		}
		time.Sleep(time.Minute)
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
	playProgram(name, value, result)
}

func playProgram(name string, value float64, result string) {
	fmt.Printf("name %s\nloops 1\n", name)
	for i := range 8 {
		fmt.Println("value", value*(1+0.001*float64(i)))
	}
	fmt.Printf("result %s\ndone 8\n", result)
}

// playAdder plays an adder that has two engines and some layers: without
// specialization it takes twice as long, and half as long again without fusion.
func playAdder(words []string) {
	value := 0.1
	for len(words) > 1 && words[0] == "-X" {
		switch words[1] {
		case "adder:engine=baseline", "adder:caches=on":
		case "adder:specialize=off":
			value *= 2
		case "adder:fuse=off":
			value *= 1.5
		default:
			fmt.Fprintf(os.Stderr, "adder: -X %s: there is no such option\n", words[1])
			os.Exit(1)
		}
		words = words[2:]
	}
	switch words[0] {
	case "version":
		fmt.Println("adder 0.0, Python 3.14")
	case "-I": // -c pass
	default:
		playProgram(strings.TrimSuffix(filepath.Base(words[0]), ".py"), value, "right")
	}
}
