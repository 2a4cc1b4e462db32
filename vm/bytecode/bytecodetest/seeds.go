package bytecodetest

import (
	_ "embed"
	"fmt"
	"os/exec"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/stdlib"
)

//go:embed seeds.py
var seedSource []byte

// compileSeeds also compiles what needs a feature that changes other code.
const compileSeeds = `
import sys, marshal, __future__
modules = (compile(sys.argv[1], "seeds.py", "exec"),
           compile("x: int = 1", "annotations.py", "exec", flags=__future__.annotations.compiler_flag))
sys.stdout.buffer.write(marshal.dumps(modules))
`

// Seeds returns code objects of all constructs of the language, those nested in
// others among them, as the CPython of vm/stdlib compiles them.
func Seeds() ([]*bytecode.Code, error) {
	home, err := stdlib.Open("")
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(home.Python(), "-I", "-W", "ignore", "-c", compileSeeds, string(seedSource))
	data, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("compiling seeds.py with %s: %w", home.Python(), err)
	}
	modules, err := bytecode.Unmarshal(data)
	if err != nil {
		return nil, err
	}
	var all []*bytecode.Code
	var add func(c *bytecode.Code)
	add = func(c *bytecode.Code) {
		all = append(all, c)
		for _, k := range c.Consts {
			if k, ok := k.(*bytecode.Code); ok {
				add(k)
			}
		}
	}
	for _, m := range modules.(bytecode.Tuple) {
		add(m.(*bytecode.Code))
	}
	return all, nil
}
