package bench

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParsePeer(t *testing.T) {
	got, err := ParsePeer(`mine=env A=1 '/opt/my python/bin/python3' -I`)
	if err != nil {
		t.Fatal(err)
	}
	want := Engine{Name: "mine", Command: []string{"env", "A=1", "/opt/my python/bin/python3", "-I"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"mine", "mine=", "mine=  ", "mine='open"} {
		if e, err := ParsePeer(bad); err == nil {
			t.Errorf("ParsePeer(%q) = %+v, want an error", bad, e)
		}
	}
}

func TestCheckEngines(t *testing.T) {
	good := Engine{Name: "go", Command: []string{"go"}}
	for _, tt := range []struct {
		engines []Engine
		want    string
	}{
		{nil, "no engine"},
		{[]Engine{good, good}, `two engines are called "go"`},
		{[]Engine{{Name: "a/b", Command: []string{"go"}}}, `engine name "a/b"`},
		{[]Engine{{Name: "", Command: []string{"go"}}}, `engine name ""`},
		{[]Engine{good, {Name: "gone", Command: []string{"no-such-program-anywhere"}}}, "engine gone: "},
	} {
		if err := CheckEngines(tt.engines); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: error %v, want one with %q", tt.engines, err, tt.want)
		}
	}
	if err := CheckEngines([]Engine{good}); err != nil {
		t.Error(err)
	}
}

func TestEnvironmentIsClean(t *testing.T) {
	t.Setenv("PYTHONPATH", "/somewhere")
	t.Setenv("PYTHON_JIT", "0")
	env := Engine{Env: []string{"PYTHON_JIT=1"}}.environment()
	if slices.Contains(env, "PYTHONPATH=/somewhere") || slices.Contains(env, "PYTHON_JIT=0") {
		t.Error("the runner's PYTHON variables reach the engines")
	}
	if !slices.Contains(env, "PYTHON_JIT=1") {
		t.Error("the engine's own variable is missing")
	}
}

func TestParseCPUs(t *testing.T) {
	for text, want := range map[string][]int{"": nil, "3": {3}, "0,2-4": {0, 2, 3, 4}} {
		got, err := ParseCPUs(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
	for _, bad := range []string{",", "-1", "2-1", "x", "1-", "0-9999999999", "1024"} {
		if got, err := ParseCPUs(bad); err == nil {
			t.Errorf("%q: got %v, want an error", bad, got)
		}
	}
}
