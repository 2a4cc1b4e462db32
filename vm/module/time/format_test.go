package time

import (
	"strings"
	"testing"
	"time"

	"github.com/adder-vm/adder/vm/stdlib/oracle"
)

// formatScript formats each [layout, nine fields, zone, offset] as CPython does.
const formatScript = `
import json, sys, time
answers = []
for layout, fields, zone, offset in json.load(sys.stdin):
    answers.append(time.strftime(layout, time.struct_time(fields + [zone, offset])))
json.dump(answers, sys.stdout)
`

func TestFormatMatchesCPython(t *testing.T) {
	var layouts []string
	for c := byte('!'); c <= '~'; c++ {
		if strings.IndexByte("_-0^#+EO123456789s", c) < 0 { // %s asks for the local zone
			layouts = append(layouts, "<%"+string(c)+">")
		}
	}
	for _, flag := range []string{"-", "_", "0", "^", "#", "5", "010", "_6", "-4", "E", "O", "^#", "#9"} {
		for _, letter := range "aAbBcdDeFHIjklmMnpPrRSTuUVwWyYzZGgC" {
			layouts = append(layouts, "%"+flag+string(letter))
		}
	}
	layouts = append(layouts, "", "%", "100%", "%-", "%E", "a%%b%Yc", "caf\u00e9 %d \U0001f40d", "%Q %! %~")
	days := []time.Time{
		time.Unix(0, 0).UTC(),
		time.Date(1999, 12, 31, 23, 59, 59, 0, time.UTC),
		time.Date(2000, 2, 29, 12, 0, 0, 0, time.UTC),
		time.Date(2024, 12, 30, 1, 2, 3, 0, time.UTC),
		time.Date(2027, 1, 3, 13, 30, 0, 0, time.UTC),
		time.Date(123, 4, 5, 6, 7, 8, 0, time.UTC),
		time.Date(12345, 4, 5, 6, 7, 8, 0, time.UTC),
	}
	for year := 1995; year < 2025; year++ {
		days = append(days, time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC))
	}
	var cases [][]any
	var got []string
	for i, day := range days {
		some := layouts
		if i > 6 {
			some = []string{"%G %g %V %U %W %u %w %j"}
		}
		f := fields{day.Year(), int(day.Month()) - 1, day.Day(), day.Hour(), day.Minute(), day.Second(),
			int(day.Weekday()), day.YearDay() - 1, 0, "CEST", 7200}
		if i%2 == 1 {
			f.zone, f.offset = "NST", -12600
		}
		for _, layout := range some {
			cases = append(cases, []any{layout,
				[]int{f.year, f.mon + 1, f.mday, f.hour, f.min, f.sec, (f.wday + 6) % 7, f.yday + 1, 0}, f.zone, f.offset})
			text, ok := f.format(layout)
			if !ok {
				t.Errorf("%q is refused", layout)
			}
			got = append(got, text)
		}
	}
	var want []string
	oracle.Ask(t, formatScript, cases, &want)
	for i := range cases {
		if got[i] != want[i] {
			t.Errorf("strftime(%q, %v) = %q, want %q", cases[i][0], cases[i][1:], got[i], want[i])
		}
	}
}

func TestFormatIsBounded(t *testing.T) {
	for _, layout := range []string{"%99999999999999999999d", "%16777217Y", strings.Repeat("%9999999d", 100)} {
		if text, ok := new(fields).format(layout); ok {
			t.Errorf("%.30q gives %d bytes", layout, len(text))
		}
	}
}

func TestAscMatchesCPython(t *testing.T) {
	f := fields{year: 2000, mon: 0, mday: 1, wday: 6}
	if got, want := f.asc(), "Sat Jan  1 00:00:00 2000"; got != want {
		t.Errorf("asc() = %q, want %q", got, want)
	}
}
