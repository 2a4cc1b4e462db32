package vm

import (
	"fmt"
	"strings"

	"github.com/adder-vm/adder/specialize"
	"github.com/adder-vm/adder/vm/regcode"
)

// EngineOptions say how Python code is executed. The zero value is the switch
// engine with every layer on.
type EngineOptions struct {
	Strategy Strategy
	// NoSpecialize leaves every instruction generic.
	NoSpecialize bool
	// Mono gives each inline cache one entry.
	Mono bool
	// NoCaches leaves instructions generic that an inline cache would specialize:
	// attributes, methods, globals.
	NoCaches bool
	// NoFusion makes one register instruction of each bytecode instruction.
	NoFusion bool
}

// Strategy is a way to dispatch instructions.
type Strategy uint8

// The strategies.
const (
	Switch   Strategy = iota // register code, one switch
	Threaded                 // register code, a function for each instruction
	Baseline                 // bytecode as it stands
	Counted                  // Switch that counts what it executes, for statistics
)

// Strategies names the strategies, in the order of their constants.
var Strategies = [...]string{Switch: "switch", Threaded: "threaded", Baseline: "baseline", Counted: "counted"}

// String returns the strategy's name.
func (s Strategy) String() string { return Strategies[s] }

func (vm *VM) chooseEngine(o EngineOptions) {
	vm.translation = regcode.Options{NoFusion: o.NoFusion}
	if o.Strategy == Counted {
		vm.counts = new(specialize.Counts)
	}
	vm.spec = specialize.New(specialize.Options{Off: o.NoSpecialize, Mono: o.Mono, NoCaches: o.NoCaches, Counts: vm.counts})
	switch o.Strategy {
	case Switch:
		vm.register = runSwitch
	case Counted:
		vm.register = runCounted
	case Threaded:
		vm.register = runThreaded
		vm.handlers = newHandlers()
	}
}

// Set changes the option that -X adder:NAME=VALUE names. A name or value that does
// not exist is an error that lists those that do.
func (o *EngineOptions) Set(name, value string) error {
	choose := func(values ...string) (int, error) {
		for i, v := range values {
			if v == value {
				return i, nil
			}
		}
		return 0, fmt.Errorf("-X adder:%s=%s: there is no such choice; there are %s", name, value, strings.Join(values, ", "))
	}
	var i int
	var err error
	switch name {
	case "engine":
		if i, err = choose(Strategies[:]...); err == nil {
			o.Strategy = Strategy(i)
		}
	case "specialize":
		i, err = choose("on", "off")
		o.NoSpecialize = i == 1
	case "caches":
		i, err = choose("poly", "mono", "off")
		o.Mono, o.NoCaches = i > 0, i == 2
	case "fuse":
		i, err = choose("on", "off")
		o.NoFusion = i == 1
	default:
		return fmt.Errorf("-X adder:%s: there is no such option of the engine; there are %s", name, strings.Join(EngineOptionNames[:], ", "))
	}
	return err
}

// EngineOptionNames are the names that Set knows.
var EngineOptionNames = [...]string{"engine", "specialize", "caches", "fuse"}

// Counts returns what the counted engine has counted; nil on any other.
func (vm *VM) Counts() *specialize.Counts { return vm.counts }
