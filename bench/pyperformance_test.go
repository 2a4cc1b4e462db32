package bench

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPackageName(t *testing.T) {
	for requirement, want := range map[string]string{
		"Django==5.0":                        "django",
		"sqlalchemy>=2 ; python_version>'3'": "sqlalchemy",
		"zope.interface[test]":               "zope.interface",
		"  # a comment":                      "",
		"":                                   "",
		"-r other.txt":                       "",
	} {
		if got := packageName(requirement); got != want {
			t.Errorf("%q: %q, want %q", requirement, got, want)
		}
	}
}

func TestFirstTag(t *testing.T) {
	for _, tt := range []struct {
		tags any
		want string
	}{
		{"math", "math"},
		{"apps serialize", "apps"},
		{"regex,startup", "regex"},
		{[]any{"math", "apps"}, "math"},
		{"", ""},
		{[]any{}, ""},
		{nil, ""},
		{int64(3), ""},
	} {
		if got := firstTag(tt.tags); got != tt.want {
			t.Errorf("%#v: %q, want %q", tt.tags, got, tt.want)
		}
	}
}

// FuzzManifest looks for a manifest that crashes the reader, or that names
// benchmarks which could not stand in tables and file names.
func FuzzManifest(f *testing.F) {
	f.Add("[benchmarks]\nname\tmetafile\na\t<local>\nb_c\t<local:b> # x\n[group default]\na\n")
	f.Add("[benchmarks]\n../up\t<local>\n")
	f.Add("[benchmarks]\na\t<local:../up>\n")
	f.Fuzz(func(t *testing.T, text string) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "MANIFEST"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, entries, err := readManifest(dir)
		if err != nil {
			return
		}
		for _, e := range entries {
			if !engineName.MatchString(e.name) || strings.ContainsAny(e.base, "/\\") {
				t.Errorf("entry %+v", e)
			}
		}
	})
}
