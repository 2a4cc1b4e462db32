package vm

import (
	"fmt"
	"strings"
	"time"

	"github.com/adder-vm/adder/vm/object"
)

// importClock measures imports for -X importtime.
type importClock struct {
	begun  bool
	depth  int
	nested time.Duration // spent in what the module being imported imports
}

// timedImport imports a module with f and reports how long that took, without and
// with what it imported in turn.
func (vm *VM) timedImport(t *object.Thread, name object.Value, f func() (object.Value, error)) (object.Value, error) {
	c := &vm.importClock
	if !c.begun {
		c.begun = true
		vm.WriteError(t, "import time: self [us] | cumulative | imported package\n")
	}
	outer := c.nested
	c.nested = 0
	c.depth++
	begin := time.Now()
	m, err := f()
	all := time.Since(begin)
	c.depth--
	if err == nil {
		vm.WriteError(t, fmt.Sprintf("import time: %9d | %10d | %s%s\n", (all-c.nested).Microseconds(), all.Microseconds(), strings.Repeat("  ", c.depth), object.GoString(name)))
	}
	c.nested = outer + all
	return m, err
}

// reportImported reports an import of what has been imported before.
func (vm *VM) reportImported(t *object.Thread, name object.Value) {
	vm.WriteError(t, fmt.Sprintf("import time: cached    | cached     | %s%s\n", strings.Repeat("  ", vm.importClock.depth), object.GoString(name)))
}
