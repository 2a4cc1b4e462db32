package vm_test

import (
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// absent are the native modules of CPython that Adder does not have. A module that
// cannot be imported for want of one of these is known; any other is a fault.
var absent = []string{
	"_asyncio", "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw", "_ctypes",
	"_curses", "_curses_panel", "_datetime", "_dbm", "_decimal", "_elementtree", "_hashlib", "_hmac",
	"_interpchannels", "_interpqueues", "_interpreters", "_lsprof", "_multibytecodec", "_multiprocessing", "_pickle",
	"_remote_debugging", "_sqlite3", "_ssl", "_statistics", "_sysconfig", "_tkinter",
	"_zoneinfo", "_zstd", "faulthandler", "readline", "syslog",
}

// unready are the modules that cannot be imported for other reasons, with these.
var unready = map[string]string{
	"bdb":     "module 'sys' has no attribute 'monitoring'",
	"doctest": "module 'sys' has no attribute 'monitoring'",
	"pdb":     "module 'sys' has no attribute 'monitoring'",
}

// importAll imports every module of the standard library but those that do
// something when they are imported, and prints those that fail.
const importAll = `
import os, pkgutil, sys, warnings
warnings.simplefilter('ignore')
skip = {'antigravity', 'this', 'idlelib', 'test', 'turtledemo', '__main__'}
names = set(sys.stdlib_module_names) - skip
home = os.path.dirname(os.__file__)
for name in sorted(names):
    path = os.path.join(home, name)
    if os.path.isdir(path):
        names |= {m.name for m in pkgutil.walk_packages([path], name + '.') if '__main__' not in m.name and '.test' not in m.name}
for name in sorted(names):
    try:
        __import__(name)
    except BaseException as e:
        print(name, type(e).__name__, str(e).replace('\n', ' '), sep='|')
`

var noModule = regexp.MustCompile(`^No module named '(.*)'$`)

// TestImportEverything imports all modules of the standard library: what CPython
// can import, Adder can, but for what is known to be missing.
func TestImportEverything(t *testing.T) {
	failures := func(python string) map[string][2]string {
		cmd := exec.Command(python, "-c", importAll)
		cmd.Env = passedOn("PATH", "HOME", "XDG_CACHE_HOME", "ADDERHOME")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", python, err, out)
		}
		found := map[string][2]string{}
		for line := range strings.Lines(string(out)) {
			if f := strings.SplitN(strings.TrimSpace(line), "|", 3); len(f) == 3 {
				found[f[0]] = [2]string{f[1], f[2]}
			}
		}
		return found
	}
	want, got := failures(oraclePath(t)), failures(adderPath(t))
	for name, f := range got {
		if _, ok := want[name]; ok {
			continue
		}
		if m := noModule.FindStringSubmatch(f[1]); m != nil && slices.Contains(absent, m[1]) {
			continue
		}
		if text, ok := unready[name]; !ok || text != f[1] {
			t.Errorf("%s: %s: %s", name, f[0], f[1])
		}
	}
	for _, name := range absent {
		if _, ok := got[name]; !ok {
			t.Errorf("%s can be imported: it is absent no longer", name)
		}
	}
	for name := range unready {
		if _, ok := got[name]; !ok {
			t.Errorf("%s can be imported: it is unready no longer", name)
		}
	}
}
