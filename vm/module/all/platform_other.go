//go:build !linux

package all

import "github.com/adder-vm/adder/vm"

// platform are the modules that only this system has.
var platform []*vm.NativeModule
