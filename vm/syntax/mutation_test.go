package syntax

import (
	"flag"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

var (
	mutations    = flag.Int("mutations", 1500, "how many mutated programs to compare")
	mutationSeed = flag.Uint64("mutationseed", 1, "which of them")
	wholeFiles   = flag.Bool("mutatefiles", false, "mutate whole files, not a few statements of each")
)

// TestMutations damages the standard library, a token at a time, and compares
// the errors. The few that differ are bounded, so that a regression shows.
func TestMutations(t *testing.T) {
	o := startOracle(t)
	rng := rand.New(rand.NewPCG(*mutationSeed, 2))
	files := stdlibFiles(t)
	different, invalid := 0, 0
	for range *mutations {
		src := snippet(t, rng, files)
		if src == "" {
			continue
		}
		src = mutate(rng, src)
		a := o.ask(t, question{Src: src, Mode: "exec", Dump: false})
		want := a.errorText()
		if want != "" {
			invalid++
		}
		got := ""
		if _, err := Parse([]byte(src), &Options{Filename: "<string>", Flags: IgnoreCookie}); err != nil {
			got = describe(err)
		}
		if got != want {
			different++
			if different <= 20 {
				t.Logf("%s\n got %s\nwant %s", src, got, want)
			}
		}
	}
	t.Logf("of %d mutations, %d are invalid, and %d differ", *mutations, invalid, different)
	if invalid < *mutations/2 {
		t.Errorf("too few mutations are invalid")
	}
	if different > *mutations/200 {
		t.Errorf("%d of %d mutations differ", different, *mutations)
	}
}

// snippet cuts some top-level statements from a random file.
func snippet(t *testing.T, rng *rand.Rand, files []string) string {
	data, err := os.ReadFile(files[rng.IntN(len(files))])
	if err != nil {
		t.Fatal(err)
	}
	m, err := Parse(data, nil)
	if err != nil {
		return ""
	}
	if *wholeFiles && len(data) < 50000 && utf8.Valid(data) {
		return string(data)
	}
	body := m.(*Module).Body
	if len(body) < 4 {
		return ""
	}
	i := rng.IntN(len(body) - 2)
	lines := strings.SplitAfter(string(data), "\n")
	first, last := body[i].Position().Line, body[i+2].Position().Line
	if int(last) > len(lines) {
		return ""
	}
	if last > first+60 {
		last = first + 60
	}
	return strings.Join(lines[first-1:last-1], "")
}

// inserted are the tokens a mutation may put in.
var inserted = strings.Split("( ) [ ] { } , : ; . = == := + - * ** / // % @ ! != < > -> ... ~ & | ^ += "+
	"if else elif for in not and or is lambda def class return yield await async with as try except finally raise "+
	"from import global del pass break None True print x 1 0x 1_ 'a' \"b f'{x}' f'{x!} f\"{a b}\" t'{x}' b'c' \\ # $ ? é € \n \t", " ")

// mutate deletes, doubles, swaps, replaces or inserts one to three tokens.
func mutate(rng *rand.Rand, src string) string {
	for range 1 + rng.IntN(3)/2 {
		var names nameTable
		names.init(0)
		all, _ := readTokens(src+"\n\x00", &Options{}, &names, nil)
		var toks []token
		for _, t := range all[1:] {
			if t.kind != tError && t.end > t.start && int(t.end) <= len(src) {
				toks = append(toks, t)
			}
		}
		if len(toks) < 4 {
			return src
		}
		i := rng.IntN(len(toks) - 2)
		a, b := toks[i], toks[i+1]
		text := func(t token) string { return src[t.start:t.end] }
		switch rng.IntN(6) {
		case 0:
			src = src[:a.start] + src[a.end:]
		case 1:
			src = src[:a.end] + " " + text(a) + src[a.end:]
		case 2:
			src = src[:a.start] + text(b) + src[a.end:b.start] + text(a) + src[b.end:]
		case 3:
			src = src[:a.start] + inserted[rng.IntN(len(inserted))] + src[a.end:]
		case 4:
			src = src[:a.start] + inserted[rng.IntN(len(inserted))] + " " + src[a.start:]
		case 5:
			src = src[:a.start] + text(toks[rng.IntN(len(toks)-2)]) + src[a.end:]
		}
	}
	return src
}
