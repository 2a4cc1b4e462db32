package syntax

import (
	"os"
	"strings"
	"testing"
)

var flagBits = map[Flags]int{
	TypeComments:         0x1000,
	DontImplyDedent:      0x200,
	AllowIncompleteInput: 0x4000,
	IgnoreCookie:         0x100,
	BarryAsBDFL:          0x400000,
}

// compare parses a source here and in CPython and reports any difference in
// tree, error or warnings. It tells whether CPython accepts the source.
func compare(t *testing.T, o *oracle, src string, mode Mode, flags Flags) (accepted, same bool) {
	t.Helper()
	q := question{Src: src, Mode: mode.String(), Dump: true}
	for f, bit := range flagBits {
		if flags&f != 0 {
			q.Flags |= bit
		}
	}
	a := o.ask(t, q)
	var warnings []string
	opts := &Options{Filename: "<string>", Mode: mode, Flags: flags | IgnoreCookie, Warn: func(w *Warning) error {
		warnings = append(warnings, w.text())
		return nil
	}}
	m, err := Parse([]byte(src), opts)
	want := a.errorText()
	got := ""
	if err != nil {
		got = describe(err)
	}
	if got != want {
		t.Errorf("%s %q\n got %s\nwant %s", mode, clip(src), got, want)
		return a.Error == nil, false
	}
	if err == nil {
		if d := Dump(m, DumpOptions{Attributes: true}); d != a.Dump {
			t.Errorf("%s %q differs %s", mode, clip(src), firstDifference(d, a.Dump))
			return true, false
		}
	}
	if g, w := strings.Join(warnings, "\n"), a.warnText(); g != w {
		t.Errorf("%s %q warns\n got %s\nwant %s", mode, clip(src), g, w)
		return a.Error == nil, false
	}
	return a.Error == nil, true
}

func clip(s string) string {
	if len(s) > 400 {
		return s[:400] + "..."
	}
	return s
}

// TestValid compares the trees of sources that show each construct, whole and
// statement by statement.
func TestValid(t *testing.T) {
	o := startOracle(t)
	data, err := os.ReadFile("testdata/valid.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range strings.Split(string(data), "===\n") {
		compare(t, o, src, ModeExec, 0)
		compare(t, o, strings.TrimSuffix(src, "\n"), ModeExec, 0)
		if strings.Contains(src, "\n ") {
			continue
		}
		for _, line := range strings.Split(src, "\n") {
			compare(t, o, line, ModeExec, 0)
			compare(t, o, line, ModeEval, 0)
		}
	}
}
