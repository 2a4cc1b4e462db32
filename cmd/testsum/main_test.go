package main

import (
	"strings"
	"testing"
)

func TestSummary(t *testing.T) {
	tests := []struct {
		name   string
		events string
		well   bool
		wants  []string
	}{
		{
			name: "all pass",
			events: `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"chatter\n"}
{"Action":"pass","Package":"p","Test":"TestA","Elapsed":0.1}
{"Action":"skip","Package":"p","Test":"TestB"}
{"Action":"pass","Package":"p","Elapsed":0.2}
`,
			well:  true,
			wants: []string{"ok        p  0.2s\n", "1 passed, 0 failed, 1 skipped\n"},
		},
		{
			name: "a test fails and says why",
			events: `{"Action":"output","Package":"p","Test":"TestA","Output":"it was wrong\n"}
{"Action":"fail","Package":"p","Test":"TestA"}
{"Action":"pass","Package":"p","Test":"TestB"}
{"Action":"fail","Package":"p","Elapsed":0.2}
`,
			wants: []string{"it was wrong\n", "FAIL      p", "1 passed, 1 failed, 0 skipped\n"},
		},
		{
			name: "a package that does not build",
			events: `{"ImportPath":"p","Action":"build-output","Output":"p.go:1: oops\n"}
{"ImportPath":"p","Action":"build-fail"}
{"Action":"fail","Package":"p","FailedBuild":"p"}
{"Action":"pass","Package":"q","Test":"TestA"}
`,
			wants: []string{"p.go:1: oops\n", "NO BUILD  p", "1 passed, 1 failed, 0 skipped\n"},
		},
		{
			name: "a crash in the middle of a test",
			events: `{"Action":"output","Package":"p","Test":"TestA","Output":"panic: no\n"}
{"Action":"fail","Package":"p"}
`,
			wants: []string{"panic: no\n", "0 passed, 1 failed, 0 skipped\n"},
		},
		{
			name:   "nothing ran",
			events: `{"Action":"skip","Package":"p"}` + "\n",
			wants:  []string{"no test ran\n", "0 passed, 0 failed, 0 skipped\n"},
		},
		{
			name:   "what is no event is shown",
			events: "go: cannot find module\n",
			wants:  []string{"go: cannot find module\n", "no test ran\n"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out strings.Builder
			s := newSummary(&out)
			if err := s.read(strings.NewReader(tt.events)); err != nil {
				t.Fatal(err)
			}
			if well := s.finish(); well != tt.well {
				t.Errorf("finish() = %v, want %v", well, tt.well)
			}
			for _, want := range tt.wants {
				if !strings.Contains(out.String(), want) {
					t.Errorf("output lacks %q:\n%s", want, &out)
				}
			}
			if strings.Contains(out.String(), "chatter") {
				t.Errorf("output of a passing test is shown:\n%s", &out)
			}
		})
	}
}
