package bytecode

import (
	"encoding/binary"
	"strconv"
	"sync"
	"testing"
)

// module is a compiled module of the standard library.
type module struct {
	path string
	data []byte // marshal.dumps of its code
}

var corpora [3]struct {
	once    sync.Once
	modules []module
}

// standardLibrary returns every module of the standard library as CPython
// compiles it at an optimisation level.
func standardLibrary(t testing.TB, level int) []module {
	c := &corpora[level]
	c.once.Do(func() {
		out := askPython(t, `
import sys, os, marshal
for d, _, fs in sorted(os.walk(os.path.dirname(os.__file__))):
    for f in sorted(fs):
        if f.endswith(".py"):
            p = os.path.join(d, f)
            code = compile(open(p, "rb").read(), p, "exec", dont_inherit=True, optimize=int(sys.argv[1]))
            for b in p.encode(), marshal.dumps(code):
                sys.stdout.buffer.write(len(b).to_bytes(4, "little") + b)
`, nil, strconv.Itoa(level))
		next := func() []byte {
			n := binary.LittleEndian.Uint32(out)
			b := out[4 : 4+n]
			out = out[4+n:]
			return b
		}
		for len(out) > 0 {
			c.modules = append(c.modules, module{string(next()), next()})
		}
	})
	if len(c.modules) < 500 {
		t.Fatalf("only %d modules compiled", len(c.modules))
	}
	return c.modules
}

// eachCode calls f for a code object and those among its constants.
func eachCode(c *Code, f func(*Code)) {
	f(c)
	for _, k := range c.Consts {
		if k, ok := k.(*Code); ok {
			eachCode(k, f)
		}
	}
}
