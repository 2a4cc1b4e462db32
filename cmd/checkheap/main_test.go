package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const testAllow = `
root example.org/mod/object.Thread  marked by its owner
func example.org/mod/good.Listed    to see that functions can be allowed
`

// wants reads the comments "// want "regexp"" of the files below dir.
func wants(t *testing.T, dir string) map[string]*regexp.Regexp {
	t.Helper()
	out := map[string]*regexp.Regexp{}
	comment := regexp.MustCompile(`// want "(.*)"`)
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		rel, _ := filepath.Rel(dir, path)
		lines := bufio.NewScanner(f)
		for n := 1; lines.Scan(); n++ {
			if m := comment.FindStringSubmatch(lines.Text()); m != nil {
				out[fmt.Sprintf("%s:%d", rel, n)] = regexp.MustCompile(strings.ReplaceAll(m[1], `\\`, `\`))
			}
		}
		return lines.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFindings(t *testing.T) {
	const dir = "testdata/mod"
	got, err := check(dir, "example.org/mod/object.Value", testAllow, []string{"./..."})
	if err != nil {
		t.Fatal(err)
	}
	want := wants(t, dir)
	for _, f := range got {
		at := fmt.Sprintf("%s:%d", f.file, f.line)
		if re := want[at]; re == nil {
			t.Errorf("unexpected: %s", f)
		} else if !re.MatchString(f.reason) {
			t.Errorf("%s\n\twant a reason like %q", f, re)
		}
		delete(want, at)
	}
	for at, re := range want {
		t.Errorf("%s: nothing found, want %q", at, re)
	}
}

// What one look alone must find: the other may not hide that it lost its sight.
func TestEachLookAlone(t *testing.T) {
	allow, err := parseAllow(testAllow)
	if err != nil {
		t.Fatal(err)
	}
	p, err := load("testdata/mod", "example.org/mod/object.Value", allow, []string{"./bad"})
	if err != nil {
		t.Fatal(err)
	}
	byType, err := p.checkTypes()
	if err != nil {
		t.Fatal(err)
	}
	byEscape, err := p.checkEscapes()
	if err != nil {
		t.Fatal(err)
	}
	count := func(fs []finding, file string) (n int) {
		for _, f := range fs {
			if filepath.Base(f.file) == file {
				n++
			}
		}
		return n
	}
	if n := count(byType, "types.go"); n < 30 {
		t.Errorf("by types: %d findings in types.go", n)
	}
	if n := count(byEscape, "escape.go"); n < 13 {
		t.Errorf("by escape analysis: %d findings in escape.go", n)
	}
}

func TestUnlistedRoot(t *testing.T) {
	got, err := check("testdata/mod", "example.org/mod/object.Value", "func example.org/mod/good.Listed for the test", []string{"./object", "./good"})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || !strings.Contains(got[0].reason, "root example.org/mod/object.Thread REASON") {
		t.Errorf("found %v, want one about the unlisted root", got)
	}
}

func TestAllowList(t *testing.T) {
	for _, bad := range []string{"root a.B", "type a.B why", "x"} {
		if _, err := parseAllow(bad); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
	if _, err := parseAllow(builtinAllow); err != nil {
		t.Error(err)
	}
}

// A question that cannot be answered may not read as "nothing found".
func TestRefusals(t *testing.T) {
	for _, c := range []struct{ value, pattern, want string }{
		{"example.org/mod/object.Value", "./nowhere", "nowhere"},
		{"example.org/mod/object.Walue", "./...", "no type Walue"},
		{"Value", "./...", "path.Name"},
	} {
		if _, err := check("testdata/mod", c.value, testAllow, []string{c.pattern}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("check of %s for %s: %v, want an error with %q", c.pattern, c.value, err, c.want)
		}
	}
	if got, err := check("testdata/mod", "example.org/mod/object.Value", testAllow, []string{"./user"}); err != nil || len(got) > 0 {
		t.Errorf("a package without Values: %v, %v", got, err)
	}
}
